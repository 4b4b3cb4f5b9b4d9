"""A clause's description with what its pronouns stand for: “It also lacks …” as “The force also lacks …”."""

from __future__ import annotations

import re

from briefings.document import BlockKind, Span
from briefings.extract.clauses import hangs
from briefings.extract.describe import describe, plain_span, said
from briefings.extract.grammar import has_verb, is_thing, main_verb
from briefings.extract.reading import Reading
from briefings.extract.words import folded
from briefings.findings import Description, Form

_DANGLES = re.compile(
    r"(?:this|that|these|those|it|they|he|she|its|their|his|her|such|them|both|neither|some|others?|many|few|all"
    r"|none|most)\b(?!\s+(?:of\s+the|is\s+(?:a\s+)?(?:lack|evidence|scope))\b)",
    re.IGNORECASE,
)
_OWN_NOUN = re.compile(r"(?:this|these|its|their|that|those|such|some|many|few|most|all|both)\s+[\w-]+", re.IGNORECASE)
_NO_SUBJECT = re.compile(
    r"(?:is|are|was|were|has|have|had|does|do|did|can|could|may|might|will|would|should|must|needs?|who|which"
    r"|where|not(?!\s+(?:(?:all|every|many)(?!\s+of\s+(?:these|them|those|this|it)\b)|enough|one|everyone|everybody)\b)|including|leading|leaving|meaning|making|causing|resulting)\b",
    re.IGNORECASE,
)
_MOST = 48  # words of a description that takes in the sentence before


def dangling(text: str) -> bool:
    """Whether words make no sense without what stands before them."""
    if _NO_SUBJECT.match(text):
        return True
    if re.match(r"(?:some|many|few|all|most|both|none|others?)\b", text, re.IGNORECASE):
        return not _OWN_NOUN.match(text) or bool(
            re.match(r"\w+\s+(?:is|are|was|were|have|had|do|did|of\s+(?:these|them|those|this))\b", text, re.IGNORECASE)
        )
    return bool(_DANGLES.match(text)) and not re.match(
        r"it\s+(?:is|was)\s+(?:\w+\s+){1,3}(?:that|to)\b", text, re.IGNORECASE
    )


def standing(reading: Reading, index: int, clause: Span) -> Description:
    """The description that a clause gives, with what its pronouns stand for, where the text is near enough.

    ``index`` is the sentence that holds the clause.
    """
    document = reading.document
    what = describe(document, clause)
    sentence = reading.sentences[index]
    if clause.start <= sentence.span.start + 2:
        what = _unowned(what)
    listed = reading.block(sentence).kind is BlockKind.LIST_ITEM
    if what.form is Form.SENTENCE and listed and not has_verb(what.text) and is_thing(reading.text(sentence)):
        return Description(what.text, what.spans, Form.THING)
    if what.form is not Form.SENTENCE or not (
        dangling(what.text)
        or not (has_verb(what.text) or clause == sentence.span)
        or _breaks_off(what.text, clause.end >= sentence.span.end - 2)
    ):
        return what
    if clause.start > sentence.span.start + 2:
        inner = said(document, sentence.span)
        span = plain_span(document, inner.start, clause.end)
        if span is not None and not dangling(document.quote(span)):
            return Description(" ".join(document.quote(span).split()), (span,), Form.SENTENCE)
    subject = _subject_before(reading, index, what)
    if subject is not None:
        return subject
    if index > 0:
        before = reading.sentences[index - 1]
        words = len(document.quote(Span(before.span.start, clause.end)).split())
        if before.block == sentence.block and words <= _MOST and reading.voices[index - 1].inspectorate():
            start = plain_span(document, *_ends(said(document, before.span)))
            own = plain_span(document, sentence.span.start, clause.end)
            if start is not None and own is not None and not _LEADS.search(document.quote(before.span)):
                span = Span(start.start, own.end)
                if not dangling(document.quote(span)):
                    return Description(" ".join(document.quote(span).split()), (span,), Form.SENTENCE)
    return what


def _breaks_off(text: str, last: bool) -> bool:
    """Whether words end where they cannot; a sentence may: “… in all the calls that we listened to.”"""
    return hangs(text) and not (last and _MAY_END.search(text))


_MAY_END = re.compile(r"\b(?:to|of|in|with|for|by|from)\W*$", re.IGNORECASE)
_OWNED = re.compile(
    r"[\"“]?(?:its|their|your)\s+(?=(?:[a-z-]+\s+){0,2}(?:[a-z-]+s|staff|people)\s+(?:also\s+|now\s+|still\s+)?"
    r"(?:are|were|have|do|don't|weren't|aren't|haven't)\b)",
    re.IGNORECASE,
)


def _unowned(what: Description) -> Description:
    """“Its officers are trusted” as “officers are trusted”: whose they are is plain."""
    found = _OWNED.match(folded(what.text))
    if found is None or what.form is not Form.SENTENCE or len(what.spans) != 1:
        return what
    span = Span(what.spans[0].start + found.end(), what.spans[0].end)
    return Description(what.text[found.end() :], (span,), what.form)


_PRONOUN = re.compile(r"(it|they)\s+(?=(?:\w+\s+)?[a-z']+)", re.IGNORECASE)
_PLURAL = re.compile(r"(?:\w+s|staff|people|police|children|men|women)$", re.IGNORECASE)


def _subject_before(reading: Reading, index: int, what: Description) -> Description | None:
    """“It also lacks …” as “The force also lacks …”, where the sentence before has that subject."""
    pronoun = _PRONOUN.match(what.text)
    if pronoun is None or index == 0 or len(what.spans) != 1:
        return None
    before = reading.sentences[index - 1]
    if before.block != reading.sentences[index].block or not reading.voices[index - 1].inspectorate():
        return None
    inner = said(reading.document, before.span)
    start = plain_span(reading.document, inner.start, inner.end)
    if start is None:
        return None
    text = folded(reading.document.quote(start))
    many = pronoun.group(1).lower() == "they"
    verb = main_verb(text)
    if verb is None:
        return None
    subject = text[: verb.start()].rstrip()
    if many and (len(subject.split()) > 5 or not _PLURAL.search(subject) or dangling(subject)):
        return None
    if not many and not _is_body(reading, subject):
        return None
    place = Span(start.start, start.start + len(subject))
    own = what.spans[0]
    rest = Span(own.start + pronoun.end(), own.end)
    words = f"{reading.document.quote(place)} {reading.document.quote(rest)}"
    return Description(" ".join(words.split()), (place, rest), Form.SENTENCE)


_BODY = re.compile(
    r"(?:the|this)\s+(?:police\s+)?(?:force|service|constabulary|school|academy|college|trust|council|prison"
    r"|jail|home|hospital|provider|partnership|local\s+authority|brigade)$",
    re.IGNORECASE,
)


def _is_body(reading: Reading, subject: str) -> bool:
    return _BODY.match(subject) is not None or any(subject == folded(name) for name in reading.organisations)


_LEADS = re.compile(r":\s*$")


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
