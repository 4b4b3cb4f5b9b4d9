"""Cut the words that say what a finding is about, so that a template can speak them."""

from __future__ import annotations

import re
from functools import cache

from briefings import inflect
from briefings.document import BlockKind, Document, Span
from briefings.extract.people import speaker_words
from briefings.extract.reading import Reading
from briefings.extract.words import folded, one_of
from briefings.findings import Description, Form

_LEAD = re.compile(
    r"[\s\"“'‘(]*(?:(?:however|but|and|also|meanwhile|overall|additionally|furthermore|moreover|in addition|nevertheless|nonetheless"
    r"|more positively|for example|for instance|in particular|similarly|equally|unfortunately|conversely|finally|firstly|secondly|yet|still"
    r"|as a result|consequently|positively|encouragingly|worryingly|crucially|importantly|further|therefore|so|because(?!\s+of)|that)\b,?\s+)+",
    re.IGNORECASE,
)
_WHILE = re.compile(r"[\s\"“'‘(]*(?:while|whilst|although|though|whereas)\b,?\s+(?=[^,]*$)", re.IGNORECASE)
_LOOSE_END = re.compile(r"[\s,;:.]+(?:and|but|or|yet|so|while|although|which)\s*$", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:concerns?|concerned|worried|worries|worry|disappointed|disappointment|criticism|critical|unease|troubled|dismayed"
    r"|pleased|encouraged|impressed|reassured|praise|satisfied|(?<=be )commended|(?<=was )praised|(?<=were )praised|(?<=was )criticised|(?<=were )criticised|(?<=also )criticised)\b"
    r"(?:\s+(?:[\w'-]+,?\s+){0,3}?(?P<link>about|over|regarding|around|with|that|by|of|for|to\s+find\s+that|to\s+see\s+that|at|in)\s+)"
    r"|\b(?:criticised|criticising|criticises|praised|praises|praising|welcome|welcomed|welcomes|commend|commends|commended|applaud|applauded|congratulate|congratulated)\s+(?:both\s+)?(?=(?!for\b|by\b|that\b)[a-z\"'])",
    re.IGNORECASE,
)
_FOR_DOING = re.compile(r"^(?:not\s|failing\s|having\s)|\bfor\s+(?:not\s|failing\s|having\s)", re.IGNORECASE)
_WHEN = re.compile(r"^\W*(?:when|where|if|once|whenever|after|as|while|although|though)\b", re.IGNORECASE)
_THERE = re.compile(
    r"^\W*there\s+(?:is|are|was|were|remains?|has\s+been|have\s+been|had\s+been|appears?\s+to\s+be)\s+(?:also\s+|still\s+|however,?\s+|,\s+however,\s+|currently\s+|now\s+|clearly\s+)*",
    re.IGNORECASE,
)
_NEEDS = re.compile(
    r"^(?P<actor>[^,;:]{2,110}?),?\s+(?:(?:also|still|now|urgently|clearly|therefore)\s+)?(?:needs?\s+to|should|must|ha(?:s|ve)\s+to|ought\s+to|will\s+need\s+to"
    r"|(?:has|have|had|was|were|is|are)\s+(?:been\s+)?(?:told|asked|ordered|required|instructed)\s+(?:that\s+it\s+must|that\s+they\s+must|to))\s+(?:(?:also|still|now|urgently)\s+)*(?P<what>(?!be\b)[a-z][\w-]*\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_NOBODY = re.compile(
    r"\b(?:work|action|improvements?|efforts?|more|this|that|there|attention|progress)$", re.IGNORECASE
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


_INSPECTS = r"(?:inspect\w*|we|i|it|they|he|she|ofsted|cqc|hmic\w*|hmip|estyn|watchdogs?|inspectorates?|reports?|regulators?|commission|commission's|letter)"
_BARE_SAID = re.compile(
    rf"^\W*(?=[^.;\"]{{0,130}}?\b{_INSPECTS}\b[^.;\"]{{0,60}}?\s(?:said|says|found|wrote|added|noted|reported|concluded|stated)\s)"
    r"(?:(?!\b(?:is|are|was|were|has|have|had|that)\b)[^.;\"]){1,130}?"
    r"\s+(?:also\s+|has\s+|have\s+)?(?:said|says|found|wrote|added|noted|reported|concluded|stated)\s+(?=[a-z\"'])",
    re.IGNORECASE,
)
_SAID_LAST = re.compile(
    r",?[\"']?\s+(?:(?:the|its|their|a)\s+(?:[\w'-]+\s+){0,3}?(?:inspectors?|report|watchdog|inspectorate|regulator|letter|commission)|inspectors?|they|he|she|it|we|ofsted|cqc|hmic\w*|estyn)\s+"
    r"(?:also\s+)?(?:said|says|found|wrote|added|noted|reported|concluded|stated|claimed)\W*$|,?[\"']?\s+it\s+was\s+(?:said|claimed|found|noted)\W*$",
    re.IGNORECASE,
)
_GRADED = re.compile(
    r",?\s+(?:and\s+)?(?:rating|grading|judging)\s+[^,]*$|,?\s+and\s+(?:[\w'-]+\s+){0,4}?(?:rated|graded|judged)\s+(?:it|them|both|the)\b.*$|\s+and\s+(?:said|says|added)\s.*$",
    re.IGNORECASE | re.DOTALL,
)


def plain_span(document: Document, start: int, end: int) -> Span | None:
    """``start..end`` without leading joins, loose marks or the final stop; None when no words are left."""
    text = folded(document.text[start:end])
    lead = _LEAD.match(text)
    begin = lead.end() if lead else 0
    turn = _WHILE.match(text, begin)  # of a clause cut from its main one
    begin = turn.end() if turn else begin
    while begin < len(text) and not (text[begin].isalnum() or text[begin] in "\"'(£"):
        begin += 1
    loose = _LOOSE_END.search(text)
    stop = loose.start() if loose else len(text)
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
    spans = _unmarked(document, span)
    return Description(" ".join(" ".join(document.quote(s) for s in spans).split()), spans, form, actor)


def _unmarked(document: Document, span: Span) -> tuple[Span, ...]:
    """``span`` in pieces without its double quotation marks, where one of them has lost its partner."""
    text = document.quote(span)
    if text.count("“") == text.count("”") and text.count('"') % 2 == 0:
        return (span,)
    spans = []
    start = 0
    for mark in (*re.finditer('["“”]', text), None):
        end = mark.start() if mark else len(text)
        while start < end and text[start].isspace():
            start += 1
        stop = end
        while stop > start and (text[stop - 1].isspace() or (mark is None and text[stop - 1] in ",.;")):
            stop -= 1
        if start < stop and any(c.isalnum() for c in text[start:stop]):
            spans.append(Span(span.start + start, span.start + stop))
        start = mark.end() if mark else end
    return tuple(spans) or (span,)


def said(document: Document, span: Span) -> Span:
    """``span`` without the words that only say who said it (“Inspectors found that …”)."""
    text = folded(document.quote(span))
    found = _attribution().match(text) or _BARE_SAID.match(text)
    start = found.end() if found and len(text) - found.end() > 12 else 0
    end = len(text)
    for tail in (_SAID_LAST, _GRADED):
        last = tail.search(text, start, end)
        if last and last.start() - start > 12:
            end = last.start()
    return Span(span.start + start, span.start + end)


def describe(document: Document, clause: Span) -> Description:
    """The description that a clause gives of its own weakness or praise."""
    inner = said(document, clause)
    span = plain_span(document, inner.start, inner.end) or inner
    text = folded(document.quote(span))
    about = _ABOUT.search(text)
    if about and about.start() < 90 and not _WHEN.match(text):
        rest = text[about.end() :]
        if len(rest.split()) >= 2:
            link = " ".join((about.group("link") or "").lower().split())
            at = span.start + about.end()
            if _MANNER.match(rest):
                return whole(document, at, span.end, Form.MANNER)
            if link.endswith("that"):
                return whole(document, at, span.end)
            if link in ("about", "over", "regarding", "around", "with", "by", "of", "for", "at", "in", "") and (
                not has_verb(rest) and not _FOR_DOING.search(rest)
            ):
                return whole(document, at, span.end, Form.THING)
    there = _THERE.match(text)
    if there and len(text) - there.end() > 3 and not re.match(r"(?:not|no)\b", text[there.end() :]):
        return whole(document, span.start + there.end(), span.end, Form.THING)
    return action(document, span) or whole(document, span.start, span.end)


def action(document: Document, span: Span) -> Description | None:
    """“The force needs to improve …” as what is to be done, and by whom."""
    text = folded(document.quote(span))
    needs = _NEEDS.match(text)
    if needs is not None and _NOBODY.search(needs.group("actor")):
        return None
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
    sentence = reading.sentences[index]
    listed = reading.block(sentence).kind is BlockKind.LIST_ITEM
    if what.form is Form.SENTENCE and listed and not has_verb(what.text) and is_thing(reading.text(sentence)):
        return Description(what.text, what.spans, Form.THING)
    if what.form is not Form.SENTENCE or not (dangling(what.text) or not has_verb(what.text)):
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


def is_thing(item: str, most: int = 10) -> bool:
    """Whether an item of a list, which has no verb that we know, may be spoken as a noun phrase."""
    return not item.rstrip().endswith(".") or len(item.split()) <= most


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
    r"(?:the|this)\s+(?:police\s+)?(?:force|service|constabulary|school|academy|college|trust|council|prison|jail|home|hospital|provider|partnership|local\s+authority|brigade)$",
    re.IGNORECASE,
)


def _is_body(reading: Reading, subject: str) -> bool:
    return _BODY.match(subject) is not None or any(subject == folded(name) for name in reading.organisations)


_LEADS = re.compile(r":\s*$")


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


_VERB = re.compile(
    r"\b(?:is|are|was|were|isn't|aren't|wasn't|weren't|has|have|had|hasn't|haven't|hadn't|do|does|doesn't|don't|did|didn't|can|cannot|can't|could|should|must|needs?(?=\s+(?:to|a|an|more|better|further|urgent\w*)\b)|may|might|will|would"
    r"|remains?|lacks|fails?|failed|vary|varies|receives?|takes)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:which|that|who|whom|whose|where|when|how|if|whether|(?<=\w\s)(?:they|it|he|she|we)|while|as|because|before|after|than|what)\b(?:\s+[\w'’-]+){0,6}\s*$",
    re.IGNORECASE,
)


_AGENTS = frozenset(
    "inspectors staff officers police force service managers leaders supervisors people children victims "
    "crews pupils teachers patients prisoners councillors partners agencies governors nobody everyone".split()
)
_RELATIVES = frozenset("that which who whom whose how where when whether while as because if than what the a an of for by with in to and or".split())
_PRONOUN_VERB = re.compile(r"(?:^|[,;]\s+)(?:they|it|we|i|he|she|you|this|these|those)\s+(?:then\s+|also\s+)?([a-z]+)", re.IGNORECASE)
_ADVERB = re.compile(
    r"\b(?:also|often|always|routinely|regularly|usually|still|now|generally|only|rarely|never|not|consistently|currently)\s+\w+(?:s|ed)\b",
    re.IGNORECASE,
)


@cache
def _verb_forms() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Forms of verbs: all finite ones; “-s” forms that are no nouns; base forms that are no nouns."""
    sure = [inflect.verb(b) for b in inflect.bases() if b not in inflect.noun_like()]
    every = [inflect.verb(b) for b in inflect.bases()]
    forms = frozenset(f for v in every for f in (v.base, v.third, v.past))
    return forms, frozenset(v.third for v in sure), frozenset(v.base for v in sure)


def has_verb(text: str) -> bool:
    """Whether words have a finite verb of their own, as far as their forms show."""
    if main_verb(text) is not None or _ADVERB.search(text):
        return True
    forms, thirds, bases = _verb_forms()
    if any(m.group(1).lower() in forms for m in _PRONOUN_VERB.finditer(folded(text))):
        return True
    words = re.findall(r"[a-z'-]+", folded(text).lower())
    for place in range(1, len(words)):
        word, before = words[place], words[place - 1]
        if before in _RELATIVES or _RELATIVES.intersection(words[max(0, place - 5) : place]) & _CLAUSES:
            continue
        if word in thirds or (word in forms and before in _AGENTS):
            return True
        if word in bases and before.endswith("s") and before not in thirds:
            return True
    return False


_CLAUSES = frozenset("that which who whom whose how where when whether if than what way ways".split())


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
