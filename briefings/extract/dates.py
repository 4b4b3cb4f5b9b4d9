"""When the inspection was, and when the report came out, where the text says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.document import Document, Span
from briefings.findings import StatedDate

_HEAD = 8000  # characters: a report dates itself near its front
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SEASON = r"(?:(?:early |late |mid-)?(?:spring|summer|autumn|winter)(?: of)?)"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:{_DAY}\s+{_MONTH}(?:,?\s+{_YEAR})?|{_MONTH}\s+{_YEAR}|{_SEASON}\s+{_YEAR})"
_RANGE = rf"(?:{_DATE}|{_DAY}|{_MONTH})(?:\s*(?:–|-|to|and)\s*{_DATE})?"
_DATED = re.compile(rf"{_RANGE}|(?<![\d/-]){_YEAR}(?![\d/–-])", re.IGNORECASE)
_FULL = re.compile(rf"{_YEAR}\b")
_INSPECTED = re.compile(r"\b(?:inspect(?:ed|ion|ions)|visit(?:ed|s)?|fieldwork|on-site)\b", re.IGNORECASE)
_WHEN = re.compile(  # what may stand between the inspection and its date
    r"(?:\s+(?:dates?|took\s+place|was\s+carried\s+out|was\s+conducted|was|were|of\s+[\w'’& -]{3,60}?"
    r"|[A-Z][\w'’& -]{2,60}?|the\s+[\w'’ -]{3,40}?|its\s+[\w'’ -]{3,30}?|it|them|us))*"
    r"\s*(?::|between|from|in|on|during|over)?\s*(?:the\s+week\s+of\s+)?\Z",
    re.IGNORECASE,
)
_LABELLED = re.compile(rf"\b(?:inspection|fieldwork|visit)\s+dates?\s*:?\s*(?P<date>{_RANGE})", re.IGNORECASE)
_OTHER_TIME = re.compile(
    r"\b(?:last|previous(?:ly)?|earlier|prior|first|next|following|future|again|since|until|before|after|another|every|annual"
    r"|will|would|shall|should|due|plans?|planned|expects?|return|re-?inspect\w*|revisit\w*|ago)\b",
    re.IGNORECASE,
)
_PUBLISHED = (
    re.compile(
        rf"(?<!be )(?<!to )\b(?:published|publication(?:\s+date)?|released|issued|came\s+out)[^\S\n]*(?:on|in|:)?"
        rf"\s*(?:All\s+)?(?P<date>{_DATE})",
        re.IGNORECASE,
    ),
    re.compile(rf"\A(?:[^\n]*\n){{0,8}}?(?P<date>\d{{1,2}}\s+{_MONTH}\s+{_YEAR})[^\S\n]*\n"),
)
_SENTENCE = re.compile(r"[^\n.]+(?:\.(?!\s+[A-Z]|\s*\n|\Z)[^\n.]*|\n(?!\s*\n)[^\n.]+)*")


# “In March 2023, HMICFRS inspected …”
_FRONTED = re.compile(r"\W*(?:in|during|between|from|on|over)?\s*", re.IGNORECASE)
_THEY_CAME = re.compile(r",?\s+(?:we|inspectors|the\s+inspectorate|[A-Z][A-Za-z]+)\s+(?:inspected|visited)\b")


# “11 May 2024, 13 May 2024 and 19 May 2024”: the days of one inspection, one after the other.
_ALSO = re.compile(rf"(?:\s*,\s*(?:and\s+)?{_DATE}|\s+and\s+{_DATE})*", re.IGNORECASE)


def find_dates(document: Document) -> tuple[StatedDate, ...]:
    """The dates of the inspection and of the report, in the text's own words, one of a kind.

    A date that stands beside an inspection, but perhaps another one, has the kind "other": it dates nothing, and is a
    reason not to say that the text gives no date.
    """
    head = document.text[:_HEAD]
    found: dict[str, StatedDate] = {}
    for kind, start, end in (*_inspected(head), *_published(head)):
        told = any(date.evidence[0].overlaps(Span(start, end)) for date in found.values())
        if kind not in found and not (kind == "other" and told):
            more = _ALSO.match(head, end)
            end = more.end() if more and kind == "inspected" else end
            words = " ".join(document.text[start:end].split())
            found[kind] = StatedDate(kind, words, (Span(start, end),))
    order = ("inspected", "published", "other")
    return tuple(found[kind] for kind in order if kind in found)


def _published(head: str) -> Iterator[tuple[str, int, int]]:
    for pattern in _PUBLISHED:
        match = pattern.search(head)
        if match:
            yield "published", match.start("date"), match.end("date")


def _inspected(head: str) -> Iterator[tuple[str, int, int]]:
    label = _LABELLED.search(head)
    if label and _FULL.search(label["date"]):
        yield "inspected", label.start("date"), label.end("date")
    for sentence in _SENTENCE.finditer(head):
        words = sentence.group()
        about = _INSPECTED.search(words)
        if about is None:
            continue
        for date in _DATED.finditer(words):
            if not _FULL.search(date.group()):
                continue
            kind = "inspected" if _of_this_one(words, date) else "other"
            start = date.start()
            if words[:start].lower().endswith("between "):
                start -= len("between ")  # else "31 October and 4 November" would be two days
            yield kind, sentence.start() + start, sentence.start() + date.end()


def _of_this_one(words: str, date: re.Match[str]) -> bool:
    """Whether the sentence plainly gives ``date`` as the time of the inspection that the text is about."""
    if _OTHER_TIME.search(words) or not re.search(_MONTH + "|" + _SEASON, date.group(), re.IGNORECASE):
        return False
    before = words[: date.start()]
    told = [m for m in _INSPECTED.finditer(before) if _WHEN.match(before[m.end() :])]
    if told:
        return True
    # “In March 2023, HMICFRS inspected …”
    return bool(re.fullmatch(r"\W*(?:in|during|between|from|on|over)?\s*", before, re.IGNORECASE)) and bool(
        re.match(
            r",?\s+(?:we|inspectors|the\s+inspectorate|[A-Z][A-Za-z]+)\s+(?:inspected|visited)\b", words[date.end() :]
        )
    )
