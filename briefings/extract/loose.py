"""Weaknesses that the inspectorate states with no formal label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import zip_longest

from briefings.document import BlockKind, Span
from briefings.extract.passages import Passage, evidence, passages
from briefings.extract.polarity import Sign, weakness
from briefings.extract.reading import Reading
from briefings.extract.signs import weakness_words
from briefings.extract.standing import standing
from briefings.extract.words import folded, one_of
from briefings.findings import Concern, Severity, Status

_CLOSED = re.compile(
    r"\b(?:(?:has|have|had|is|are|was|were|been|now)\s+(?:also\s+|all\s+|since\s+|now\s+|been\s+)*(?:closed"
    r"|discharged|lifted|resolved|cleared|rectified|put\s+right|remedied|fixed|withdrawn|overcome|addressed)"
    r"|no\s+longer|in\s+the\s+past|used\s+to|now\s+(?:been\s+)?(?:met|compliant|in\s+place))\b",
    re.IGNORECASE,
)
# “The first was that …”: what earlier causes of concern were about.
_ONE_WAS = re.compile(
    r"\W*(?:the\s+)?(?:first|second|third|fourth|former|latter|other|one)\s+(?:was|had\s+been)\b", re.IGNORECASE
)
_CASE_CLOSED = re.compile(
    r"\b(?:cases?|calls?|crimes?|investigations?|inquiries|enquiries|complaints?|allegations?|referrals?|incidents?|stations?|logs?|records?|offices?|counters?|suites?)\s+"
    r"(?:\w+\s+){1,3}(?:closed|withdrawn|discharged)$",
    re.IGNORECASE,
)
_STILL = re.compile(
    r"\b(?:still|before|not\s+yet|not\s+been|remains?|yet|but|however|although|has\s+not|have\s+not|cannot|not\s+have)\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"^\W*(?:if|unless|should\s+(?:the|we|it|any)\b|where\s+(?:we|this|there)|when\s+(?:we|inspectors|a|an)"
    r"|whenever|in\s+order\s+to|to\s+(?:be|get|achieve|improve))\b",
    re.IGNORECASE,
)
_WOULD = re.compile(
    r"\b(?:would\s+(?:have|be|lead|mean|cause|expect)|could\s+(?:have\s+)?(?:lead|led|been\s+worse)|might\s+have"
    r"|had\s+it\s+not|were\s+it\s+not)\b",
    re.IGNORECASE,
)
_METHOD = re.compile(
    r"\b(?:we|inspectors|i|hmic\w*|ofsted|cqc|estyn|the\s+inspectorate)\s+(?:will|look(?:ed)?\s+(?:at|for|into)|assess(?:es|ed)?|examin\w+|consider(?:ed)?"
    r"|ask(?:ed)?|test(?:ed)?|inspect(?:s|ed)?|visit(?:ed)?|spoke|interview\w*|review(?:ed)?|sampled|read|held|met"
    r"|chose|use[ds]?|grade|rate|judge)\b"
    r"|\bto\s+(?:check|see|assess|confirm)\s+(?:that|whether|if)\b"
    r"|\b(?:our|this|my|the)\s+(?:inspection|report|letter|assessment|programme|methodology)\s+(?:sets?\s+out"
    r"|contains?|looked|looks|examin\w+|consider\w*|focus\w*|is\s+part|covers?|covered|assess\w+|summarises?"
    r"|will|aims?|was)\b",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"\b(?:used\s+to\s+mean|means\s+that\s+(?:the|a|an)\s+(?:force|service|school|provider|organisation)\s+(?:is|has|does)"
    r"|is\s+(?:raised|issued|given|used)\s+when|is\s+where\s+(?:an?|the)|is\s+defined\s+as|refers?\s+to|is\s+the\s+term|stands\s+for"
    r"|^\W*the\s+(?:term|word|phrase|label|expression)\b"
    r"|each\s+(?:force|service|school|provider)\s+is)\b"
    r"|^\W*(?:an?\s+)?(?:accelerated\s+)?(?:causes?\s+of\s+concern|areas?\s+for\s+improvement|priority\s+concerns?)\s+"
    r"(?:is|are|means?|may|can|must|will|describes?|arises?|should)\b"
    r"|^\W*outcomes\s+(?:[\w-]+\s+){0,4}(?:is|are)\s+[\w\s\x03-]{3,30}:"
    r"|^\W*['\"]?\x03+['\"]?\s*(?:[:–—=-]|means|is\s+when|describes)",
    re.IGNORECASE,
)
_DESIGNED = re.compile(
    r"\b(?:rare|rarely|few|less|reduced|reducing|improved|better|tackl\w+|overcom\w+|despite|determined"
    r"|prevent\w*)\b",
    re.IGNORECASE,
)


def loose_concerns(reading: Reading, taken: frozenset[int], blocks: frozenset[int]) -> Iterator[Concern]:
    """Every weakness stated in prose or lists, but for the sentences ``taken`` and those of ``blocks``."""
    last: tuple[int, Concern] | None = None
    told = 0  # where the last concern's own words end
    every = passages(reading)
    for passage, after in zip_longest(every, every[1:]):
        if passage.span.end <= told:
            continue
        if passage.index in taken or passage.sentence.block in blocks:
            continue
        sign = sign_of(passage)
        if sign is None or _over(reading, passage):
            continue
        if last is not None and passage.join == "because" and last[0] == passage.index:
            continue  # why it is so
        if last is not None and follows(reading, passage, last[0]):
            concern = last[1]
            if not any(passage.sentence.span.overlaps(s) for s in concern.evidence):
                held = Concern(
                    concern.what,
                    concern.severity,
                    concern.status,
                    concern.organisation,
                    (*concern.evidence, evidence(reading, passage.sentence.span)),
                    concern.rule,
                    concern.label,
                    concern.count,
                )
                last = (passage.index, held)
            continue
        if last is not None:
            yield last[1]
        if after is not None and _goes_on(passage, after):
            passage = replace(passage, span=Span(passage.span.start, after.span.end))
            told = after.span.end
        what = standing(reading, passage.index, passage.span)
        whole = _evidence(reading, passage)
        last = (passage.index, Concern(what, Severity.CONCERN, Status.OPEN, None, (whole,), f"weakness: {sign.kind}"))
    if last is not None:
        yield last[1]


def _goes_on(passage: Passage, after: Passage) -> bool:
    """Whether the clause after says what the same subject did not do about it: “… but had not put them right”."""
    return after.index == passage.index and after.join == "but" and _UNDONE.match(after.text) is not None


_UNDONE = re.compile(
    r"\W*(?:(?:has|have|had|did|do|does|is|are|was|were|can|could)(?:n't|\s+(?:\w+\s+)?not\b|\s+yet\s+to\b)"
    r"|fail(?:s|ed)?\s+to\b|never\b)",
    re.IGNORECASE,
)


def _over(reading: Reading, passage: Passage) -> bool:
    """Whether a passage tells of an earlier year: “In 2021 we were worried about …”, and the text is of a later one."""
    dated = _IN_YEAR.match(passage.text)
    if dated is None or _STILL.search(passage.text):
        return False
    if reading.year is not None:
        return int(dated.group("year")) < reading.year
    after = passage.index + 1
    if after == len(reading.sentences) or reading.sentences[after].block != passage.sentence.block:
        return False
    return _SINCE.search(folded(reading.text(reading.sentences[after]))) is not None


_IN_YEAR = re.compile(
    r"\W*(?:in|during)\s+(?:[a-z]+\s+)?(?P<year>(?:19|20)\d\d)\b(?=.*\b(?:was|were|had|did|found|said|gave|lacked|failed)\b)",
    re.IGNORECASE | re.DOTALL,
)
_SINCE = re.compile(r"\bno\s+longer\b|\bsince\s+then\b|\b(?:has|have)\s+(?:now|since)\b", re.IGNORECASE)


def sign_of(passage: Passage) -> Sign | None:
    """The sign of weakness in a passage that states one of this body, now."""
    text = passage.text
    lowered = text.lower()
    if len(lowered.split()) < 3:
        return None
    sign = weakness(lowered)
    if sign is None:
        return None
    if defines(passage) or _ONE_WAS.match(text):
        return None
    if _WISH.match(text) or _WOULD.search(text):
        return None
    if sign.kind != "worry" and tells_method(text, sign):
        return None
    closed = _CLOSED.search(text)
    if closed and not _CASE_CLOSED.search(text[: closed.end()]) and not _STILL.search(text):
        return None
    return sign


def tells_method(text: str, sign: Sign) -> bool:
    """Whether a sign stands in what inspectors looked at, and not in what they found."""
    return any(
        method.start() < sign.start and not _WHICH.search(text[: method.start()]) for method in _METHOD.finditer(text)
    )


_WHICH = re.compile(r"\b(?:that|which|whom|files|cases|calls|records|people|officers|staff)\s+$", re.IGNORECASE)


def defines(passage: Passage) -> bool:
    """Whether a passage only says what a word means, or when it is used."""
    return _DEFINES.search(passage.text) is not None


def follows(reading: Reading, passage: Passage, last: int) -> bool:
    """Whether a passage only tells what comes of the weakness in sentence ``last``, the one before it."""
    above = reading.sentences[last].block
    if (
        reading.document.blocks[above].kind is BlockKind.HEADING
        and passage.sentence.block == above + 1
        and passage.index - last > 1
    ):
        return tells_consequence(reading, passage)
    if passage.index - last != 1 or reading.sentences[last].block != passage.sentence.block:
        return False
    return tells_consequence(reading, passage)


def tells_consequence(reading: Reading, passage: Passage) -> bool:
    """Whether the sentence begins as one that goes on from the sentence before: “This means that …”."""
    return bool(_consequence().match(folded(reading.text(passage.sentence))))


def _evidence(reading: Reading, passage: Passage) -> Span:
    """The whole sentence where it is short enough, else the clause."""
    span = passage.sentence.span
    if reading.block(passage.sentence).kind is BlockKind.TABLE_ROW:
        return evidence(reading, passage.span)
    if len(reading.document.quote(span).split()) <= 45 and passage.alone:
        return span
    return evidence(reading, passage.span if not passage.alone else span)


@cache
def _consequence() -> re.Pattern[str]:
    return re.compile(
        rf"^\W*(?:(?:however|and|but),?\s+)?{one_of(weakness_words().consequence)}(?![\w-])", re.IGNORECASE
    )
