"""Cut the words that say what a finding is about, so that a template can speak them."""

from __future__ import annotations

import re
from functools import cache

from briefings import inflect
from briefings.document import Document, Span
from briefings.extract.people import speaker_words
from briefings.extract.reading import Reading
from briefings.extract.words import folded, one_of
from briefings.findings import Description, Form

_LEAD = re.compile(
    r"[\s\"“'‘(]*(?:(?:however|but|and|also|meanwhile|overall|additionally|furthermore|moreover|in addition|nevertheless|nonetheless"
    r"|more positively|for example|for instance|in particular|similarly|equally|unfortunately|conversely|finally|firstly|secondly|yet|still|though|although"
    r"|as a result|consequently|positively|encouragingly|worryingly|crucially|importantly|further|therefore|so|while|whilst|because|that)\b,?\s+)+",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:concerns?|concerned|worried|worries|worry|disappointed|disappointment|criticism|criticised|critical|unease|troubled|dismayed"
    r"|pleased|encouraged|impressed|reassured|praised?|welcome|welcomed|commend(?:ed)?|satisfied)\b"
    r"(?:\s+(?:[\w'-]+,?\s+){0,3}?(?P<link>about|over|regarding|around|with|that|by|of|for|to\s+find\s+that|to\s+see\s+that|at|in)\s+|\s+(?=the\b|its\b|their\b))",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"^\W*there\s+(?:is|are|was|were|remains?|has\s+been|have\s+been|had\s+been|appears?\s+to\s+be)\s+(?:also\s+|still\s+|however,?\s+|,\s+however,\s+|currently\s+|now\s+|clearly\s+)*",
    re.IGNORECASE,
)
_NEEDS = re.compile(
    r"^(?P<actor>[^,;:]{2,110}?),?\s+(?:(?:also|still|now|urgently|clearly|therefore)\s+)?(?:needs?\s+to|should|must|ha(?:s|ve)\s+to|ought\s+to|will\s+need\s+to"
    r"|(?:has|have|had|was|were|is|are)\s+(?:been\s+)?(?:told|asked|ordered|required|instructed)\s+(?:that\s+it\s+must|that\s+they\s+must|to))\s+(?:(?:also|still|now|urgently)\s+)*(?P<what>(?!be\b)[a-z][\w-]*\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_VERB_IN_ACTOR = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|that|which|who|because|when|if|said|says|told|found|means|\w+n't|not)\b",
    re.IGNORECASE,
)
_MANNER = re.compile(r"(?:how|whether|why|when|what|where)\b", re.IGNORECASE)


@cache
def _attribution() -> re.Pattern[str]:
    words = speaker_words()
    verbs = one_of((*words.say, *words.find, "judge*", "consider*"))
    return re.compile(
        rf"^\W*(?:(?:in|at|on|after|following|during)\b[^,]{{2,80}},\s+)?(?:(?!\bthat\b)[^,;:]){{1,80}}?(?:,[^,]{{2,80}},)?\s+(?:has\s+|have\s+|had\s+)?(?:also\s+)?(?:{verbs}|think|believe|find|found)\s+(?:(?:us|inspectors|also)\s+)?(?:that\s+|:\s*)",
    )


_BARE_SAID = re.compile(
    r"^\W*(?:(?:inspectors?|we|it|they|he|she|ofsted|cqc|hmicfrs?|estyn|the\s+(?:[\w'-]+\s+){0,3}?(?:watchdog|inspectorate|report|regulator|commission|cqc|hmic|inspectors?))\b(?:\s+(?:on|by|from|into)\s+[\w\s'-]{2,30}?)?)"
    r"\s+(?:also\s+|has\s+|have\s+)?(?:said|says|found|wrote|added|noted|reported|concluded|stated)\s+(?=[a-z\"'])",
    re.IGNORECASE,
)


def plain_span(document: Document, start: int, end: int) -> Span | None:
    """``start..end`` without leading joins, loose marks or the final stop; None when no words are left."""
    text = folded(document.text[start:end])
    lead = _LEAD.match(text)
    begin = lead.end() if lead else 0
    while begin < len(text) and not (text[begin].isalnum() or text[begin] in "\"'(£"):
        begin += 1
    stop = len(text)
    while stop > begin and text[stop - 1] in " .,;:\n":
        stop -= 1
    inner = document.text[start + begin : start + stop]
    if inner.count("“") != inner.count("”") or inner.count('"') % 2:
        while begin < stop and document.text[start + begin] in '"“':
            begin += 1
        while stop > begin and document.text[start + stop - 1] in '"”':
            stop -= 1
        while stop > begin and text[stop - 1] in " .,;:\n":
            stop -= 1
    return Span(start + begin, start + stop) if any(c.isalnum() for c in text[begin:stop]) else None


def whole(
    document: Document, start: int, end: int, form: Form = Form.SENTENCE, actor: Span | None = None
) -> Description:
    """A description that is all of ``start..end``, less joins and stop."""
    span = plain_span(document, start, end) or Span(start, end)
    return Description(" ".join(document.quote(span).split()), (span,), form, actor)


def said(document: Document, span: Span) -> Span:
    """``span`` without the words that only say who said it (“Inspectors found that …”)."""
    text = folded(document.quote(span))
    found = _attribution().match(text) or _BARE_SAID.match(text)
    if found and len(text) - found.end() > 12:
        return Span(span.start + found.end(), span.end)
    return span


def describe(document: Document, clause: Span) -> Description:
    """The description that a clause gives of its own weakness or praise."""
    inner = said(document, clause)
    span = plain_span(document, inner.start, inner.end) or inner
    text = folded(document.quote(span))
    about = _ABOUT.search(text)
    if about and about.start() < 90:
        rest = text[about.end() :]
        if len(rest.split()) >= 2:
            link = " ".join((about.group("link") or "").lower().split())
            at = span.start + about.end()
            if _MANNER.match(rest):
                return whole(document, at, span.end, Form.MANNER)
            if link.endswith("that"):
                return whole(document, at, span.end)
            if link in ("about", "over", "regarding", "around", "with", "by", "of", "for", "at", "in", ""):
                return whole(document, at, span.end, Form.THING)
    there = _THERE.match(text)
    if there and len(text) - there.end() > 3 and not re.match(r"(?:not|no)\b", text[there.end() :]):
        return whole(document, span.start + there.end(), span.end, Form.THING)
    return action(document, span) or whole(document, span.start, span.end)


def action(document: Document, span: Span) -> Description | None:
    """“The force needs to improve …” as what is to be done, and by whom."""
    text = folded(document.quote(span))
    needs = _NEEDS.match(text)
    if needs is None or _VERB_IN_ACTOR.search(needs.group("actor")) or len(needs.group("actor").split()) > 14:
        return None
    actor = plain_span(document, span.start, span.start + needs.end("actor"))
    return whole(document, span.start + needs.start("what"), span.end, Form.ACTION, actor)


_DANGLES = re.compile(
    r"(?:this|that|these|those|it|they|he|she|its|their|his|her|such|them|both|neither|some|others?|many|few|all|none|most)\b(?!\s+(?:of\s+the|is\s+(?:a\s+)?(?:lack|evidence|scope))\b)",
    re.IGNORECASE,
)
_OWN_NOUN = re.compile(r"(?:this|these|its|their|that|those|such|some|many|few|most|all|both)\s+[\w-]+", re.IGNORECASE)
_NO_SUBJECT = re.compile(
    r"(?:is|are|was|were|has|have|had|does|do|did|can|could|may|might|will|would|should|must|needs?|who|which|where|not|including|leading|leaving|meaning|making|causing|resulting)\b",
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
    if what.form is not Form.SENTENCE or not dangling(what.text):
        return what
    sentence = reading.sentences[index]
    if clause.start > sentence.span.start + 2:
        inner = said(document, sentence.span)
        span = plain_span(document, inner.start, clause.end)
        if span is not None and not dangling(document.quote(span)):
            return Description(" ".join(document.quote(span).split()), (span,), Form.SENTENCE)
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


_LEADS = re.compile(r":\s*$")


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


_VERB = re.compile(
    r"\b(?:is|are|was|were|isn't|aren't|wasn't|weren't|has|have|hasn't|haven't|do|does|doesn't|don't|did|didn't|can|cannot|can't|could|should|must|needs?|may|might|will|would"
    r"|remains?|lacks?|fails?|failed|vary|varies|receives?|takes?|waits?)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:which|that|who|whom|whose|where|when|how|if|whether|(?<=\w\s)(?:they|it|he|she|we)|while|as|because|before|after|than|what)\b(?:\s+[\w'’-]+){0,6}\s*$",
    re.IGNORECASE,
)


def main_verb(text: str) -> re.Match[str] | None:
    """The finite verb of a folded sentence's own subject; None for a noun phrase, whatever its relative clauses."""
    for verb in _VERB.finditer(folded(text)):
        if verb.start() > 0 and not _RELATIVE.search(folded(text)[: verb.start()]):
            return verb
    return None


def imperative(text: str) -> bool:
    """Whether words begin with a bare verb: “improve the way …”."""
    first = re.match(
        r"(?:to\s+)?(?:immediately\s+|urgently\s+|further\s+|fully\s+|better\s+)?([a-z]+)", text, re.IGNORECASE
    )
    return (
        first is not None
        and first.group(1).lower() in inflect.bases()
        and (text.lower().startswith("to ") or first.group(1).lower() not in inflect.noun_like())
    )
