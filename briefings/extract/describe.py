"""Cut the words that say what a finding is about, so that a template can speak them."""

from __future__ import annotations

import re
from functools import cache

from briefings.document import Document, Span
from briefings.extract.grammar import has_verb
from briefings.extract.people import speaker_words
from briefings.extract.words import folded, one_of
from briefings.findings import Description, Form

_LEAD = re.compile(
    r"[\s\"“'‘(]*(?:(?:however|but|and|also|meanwhile|overall|additionally|furthermore|moreover|in addition"
    r"|nevertheless|nonetheless"
    r"|more positively|for example|for instance|in particular|similarly|equally|unfortunately|conversely|finally"
    r"|firstly|secondly|yet|still"
    r"|as a result|consequently|positively|encouragingly|worryingly|crucially|importantly|further|therefore|so"
    r"|because(?!\s+of)|that)\b,?\s+)+",
    re.IGNORECASE,
)
_WHILE = re.compile(r"[\s\"“'‘(]*(?:while|whilst|although|though|whereas)\b,?\s+(?=[^,]*$)", re.IGNORECASE)
_LOOSE_END = re.compile(r"[\s,;:.]+(?:and|but|or|because|while|although|which)\s*$", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:concerns?|concerned|worried|worries|worry|disappointed|disappointment|criticism|critical|unease"
    r"|troubled|dismayed"
    r"|pleased|encouraged|impressed|reassured|praise|satisfied|(?<=be )commended|(?<=was )praised"
    r"|(?<=were )praised|(?<=was )criticised|(?<=were )criticised|(?<=also )criticised)\b[\"']?"
    r"(?:\s+(?:[\w'-]+,?\s+){0,3}?(?P<link>about|over|regarding|around|with|that|by|of|for|to\s+find\s+that"
    r"|to\s+see\s+that|at|in)\s+)"
    r"|\b(?:criticised|criticising|criticises|praised|praises|praising|welcome|welcomed|welcomes|commend"
    r"|commends|commended|applaud|applauded|congratulate|congratulated)\s+(?:both\s+)?(?=(?!for\b|by\b"
    r"|that\b)[a-z\"'])",
    re.IGNORECASE,
)
_FOR_DOING = re.compile(
    r"^(?:not\s|failing\s|having\s)|\bfor\s+(?:not|failing|having|their|its|his|her)\s", re.IGNORECASE
)
# “They are kept safe when there are concerns about them”: what is said comes before the “when”.
_WHEN_BEFORE = re.compile(
    r"\b(?:when|where|if|once|whenever|wherever|after|as|while|although|though|unless|until|because|so\s+that)\b",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"^\W*there\s+(?:is|are|was|were|remains?|has\s+been|have\s+been|had\s+been|appears?\s+to\s+be)\s+(?:also\s+"
    r"|still\s+|however,?\s+|,\s+however,\s+|currently\s+|now\s+|clearly\s+)*",
    re.IGNORECASE,
)
_NEEDS = re.compile(
    r"^(?P<actor>[^,;:]{2,110}?),?\s+(?:(?:also|still|now|urgently|clearly|therefore)\s+)?(?:needs?\s+to|should"
    r"|must|ha(?:s|ve)\s+to|ought\s+to|will\s+need\s+to"
    r"|(?:has|have|had|was|were|is|are)\s+(?:been\s+)?(?:told|asked|ordered|required"
    r"|instructed)\s+(?:that\s+it\s+must|that\s+they\s+must|to))\s+(?:(?:also|still|now"
    r"|urgently)\s+)*(?P<what>(?!be\b)[a-z][\w-]*\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_NOBODY = re.compile(
    r"\b(?:work|action|improvements?|efforts?|more|this|that|there|attention|progress)$", re.IGNORECASE
)
_VERB_IN_ACTOR = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|that|which|who|because|when|if|said"
    r"|says|told|found|means|\w+n't|not)\b",
    re.IGNORECASE,
)
_MANNER = re.compile(r"(?:how|whether|why|when|what|where)\b", re.IGNORECASE)


@cache
def _attribution() -> re.Pattern[str]:
    words = speaker_words()
    verbs = one_of((*words.say, *words.find, "judge*", "consider*"))
    return re.compile(
        rf"^\W*(?:(?:in|at|on|after|following"
        rf"|during)\b[^,]{{2,80}},\s+)?(?:(?!\bthat\b)[^,;:]){{1,80}}?(?:,[^,]{{2,80}},)?\s+(?:has\s+|have\s+"
        rf"|had\s+)?(?:also\s+)?(?:{verbs}|think|believe|find|found)\s+(?:(?:us|inspectors|also)\s+)?(?:that\s+"
        rf"|:\s*)",
    )


_INSPECTS = (
    r"(?:inspect\w*|we|i|it|they|he|she|ofsted|cqc|hmic\w*|hmip|estyn|watchdogs?|inspectorates?"
    r"|reports?|regulators?|commission|commission's|letter)"
)
_BARE_SAID = re.compile(
    rf"^\W*(?=[^.;\"]{{0,130}}?\b{_INSPECTS}\b[^.;\"]{{0,60}}?\s(?:said|says|found|wrote|added|noted|reported"
    rf"|concluded|stated)[\s:])"
    r"(?:(?!\b(?:is|are|was|were|has|have|had|that)\b)[^.;\"]){1,130}?"
    r"\s+(?:also\s+|has\s+|have\s+)?(?:said|says|found|wrote|added|noted|reported|concluded|stated)"
    r"(?:\s*:)?\s+(?=[a-z\"'])",
    re.IGNORECASE,
)


def _only_says(words: str) -> bool:
    """Whether words before a statement say only that the inspectors make it: they deny nothing, and nobody else "
    "speaks."""
    first = re.match(r"\W*(?:also\s+)?(?:said|says|noted|found|concluded)\b", words, re.IGNORECASE)
    ours = first is not None or re.search(rf"\b{_INSPECTS}\b", words, re.IGNORECASE) is not None
    return ours and not _DENIES.search(words) and not _SOME_SAY.search(words)


_SOME_SAY = re.compile(
    r"\b(?:only|half|third|quarter|most|many|some|several|percent|per\s+cent|staff|officers|people|children"
    r"|victims|parents|residents|pupils|patients|who)\b|\d|%",
    re.IGNORECASE,
)
# Words that deny what follows: to cut them off would turn the finding round.
_DENIES = re.compile(
    r"\b(?:not|no|never|nor|neither|nobody|few|little|without|unable|cannot|fail\w*|hardly|less|lacks?|doubt\w*"
    r"|whether|if|would|could|may|might|den(?:y|ied|ies))\b|n't\b",
    re.IGNORECASE,
)
_SAID_FIRST = re.compile(
    r"^\W*(?:also\s+)?(?:said|says|noted|found|concluded)\s+(?:that\s+)?(?=[a-z\"'])", re.IGNORECASE
)
_SAID_LAST = re.compile(
    r",?[\"']?\s+(?:(?:the|its|their|a)\s+(?:[\w'-]+\s+){0,3}?(?:inspectors?|report|watchdog|inspectorate"
    r"|regulator|letter|commission)|inspectors?|they|he|she|it|we|ofsted|cqc|hmic\w*|estyn)\s+"
    r"(?:(?:also|has|have|had)\s+)*(?:said|says|found|wrote|added|noted|reported|concluded|stated|claimed)\W*$"
    r"|,?[\"']?\s+it\s+was\s+(?:said|claimed|found|noted)\W*$",
    re.IGNORECASE,
)
# “the concerns that we found”, “what they said”: no words of who is speaking, but a part of the sentence.
_OF_THEM = re.compile(
    r"(?:\b(?:that|which|what|whom|as|than|everything|anything)|[a-z]+s)\s+(?:we|they|he|she|it)\s+(?:(?:also|has|have|had)\s+)*(?:\w+)\W*$",
    re.IGNORECASE,
)
_SAID_BY = re.compile(  # “…,” said HM Inspector Ann Lee
    r",?[\"']\s+(?:said|says|added|adds|wrote|noted|concluded|explained|warned)\s+(?:[A-Z]|the\s|his\s|her\s|chief\s|lead\s)"
    r"[^.;:\"]{2,90}\W*$"
)
_GRADED = re.compile(
    r",?\s+(?:and\s+)?(?:rating|grading|judging)\s+[^,]*$|,?\s+and\s+(?:[\w'-]+\s+){0,4}?(?:rated|graded"
    r"|judged)\s+(?:it|them|both|the)\b.*$|\s+and\s+(?:said|says|added)\s.*$",
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
    found = _SAID_FIRST.match(text) or _attribution().match(text) or _BARE_SAID.match(text)
    start = found.end() if found and len(text) - found.end() > 12 and _only_says(found.group()) else 0
    end = len(text)
    for tail in (_SAID_LAST, _SAID_BY, _GRADED):
        last = tail.search(text, start, end)
        if last and not _OF_THEM.search(text, start, last.end()) and last.start() - start > 12:
            end = last.start()
    return Span(span.start + start, span.start + end)


def describe(document: Document, clause: Span) -> Description:
    """The description that a clause gives of its own weakness or praise."""
    inner = said(document, clause)
    span = plain_span(document, inner.start, inner.end) or inner
    text = folded(document.quote(span))
    about = _ABOUT.search(text)
    if (
        about
        and about.start() < 90
        and not _WHEN_BEFORE.search(text[: about.start()])
        and not _DENIES.search(text[: about.end()])
    ):
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
    if there and len(text) - there.end() > 3 and _names_a_thing(text[there.end() :]):
        return whole(document, span.start + there.end(), span.end, Form.THING)
    found_it = inner.start > clause.start and _FOUND.search(document.quote(Span(clause.start, inner.start)))
    if found_it and not has_verb(text):
        return whole(document, span.start, span.end, Form.THING)  # “Inspectors found examples of …”
    return action(document, span) or _sentence(document, span, text)


def _names_a_thing(rest: str) -> bool:
    """Whether what follows “There is” is one noun phrase, and no “no …” and no second clause."""
    if re.match(r"(?:not|no|little|few|nothing|nobody|neither|none)\b", rest, re.IGNORECASE):
        return False
    for joined in re.finditer(r"\b(?:and|but)\s+", rest):
        relative = re.search(r"\b(?:that|which|who|where|how|when)\b", rest[: joined.start()])
        if not relative and has_verb(rest[joined.end() :]):
            return False
    return True


_FOUND = re.compile(r"\b(?:found|saw|identified|noted)\s+$", re.IGNORECASE)
_AND_THAT = re.compile(r"\b(?:and|but)\s+(?P<that>that)\s+(?=[a-z])", re.IGNORECASE)


def _sentence(document: Document, span: Span, text: str) -> Description:
    """The words of ``span``, less the “that” of a second clause whose “found that” has been cut off."""
    description = whole(document, span.start, span.end)
    again = _AND_THAT.search(text)
    if again is None or len(description.spans) != 1 or not has_verb(text[: again.start()]):
        return description
    only = description.spans[0]
    pieces = (Span(only.start, span.start + again.start("that") - 1), Span(span.start + again.end(), only.end))
    return Description(" ".join(" ".join(document.quote(s) for s in pieces).split()), pieces, description.form)


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
