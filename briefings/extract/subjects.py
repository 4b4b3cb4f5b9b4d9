"""Which of several inspected bodies a finding is about, where a text is about more than one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from briefings.document import Span
from briefings.extract.once import once
from briefings.extract.reading import Reading
from briefings.extract.words import folded
from briefings.findings import Absence, Concern, Strength

Finding = TypeVar("Finding", Concern, Strength, Absence)

_ALL = re.compile(r"\b(?:both|neither|either|all\s+(?:of\s+)?(?:the|these)|each\s+of)\b", re.IGNORECASE)


def with_bodies(reading: Reading, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """``found``, each with the body that it is about where there are several and the text tells which."""
    if len(reading.organisations) < 2:
        return tuple(found)
    return tuple(
        f if f.organisation is not None else replace(f, organisation=body_of(reading, f.evidence[0])) for f in found
    )


def body_of(reading: Reading, place: Span) -> str | None:
    """The whole name of the one body that the words at ``place`` are about; None where the text does not tell.

    Its own sentence tells, or the nearest sentence before it in its paragraph, or the nearest heading that names one.
    """
    index = _sentence_at(reading, place.start)
    if index is None:
        return None
    sentence = reading.sentences[index]
    before = index
    while before >= 0 and reading.sentences[before].block == sentence.block:
        span = reading.sentences[before].span
        named = named_in(reading, Span(span.start, max(span.end, place.end) if before == index else span.end))
        if named or _ALL.search(folded(reading.document.quote(span))):
            return named[0] if len(named) == 1 else None
        before -= 1
    for heading in reversed(sentence.headings):
        span = reading.document.blocks[heading].span
        named = named_in(reading, span)
        if named:
            return named[0] if len(named) == 1 else None
        if _ALL.search(folded(reading.document.quote(span))):
            return None
    return None


def named_in(reading: Reading, span: Span) -> list[str]:
    """The whole names of the inspected bodies that a stretch of the text names, each once, in order."""
    starts = _starts(reading)
    names: list[str] = []
    at = bisect_left(starts, span.start)
    while at < len(starts) and starts[at] < span.end:
        name = reading.mentions[at].name
        if name in reading.organisations and name not in names:
            names.append(name)
        at += 1
    return names


@once
def _starts(reading: Reading) -> tuple[int, ...]:
    return tuple(m.span.start for m in reading.mentions)


def _sentence_at(reading: Reading, place: int) -> int | None:
    index = bisect_left(_ends(reading), place + 1)
    return index if index < len(reading.sentences) and reading.sentences[index].span.start <= place else None


@once
def _ends(reading: Reading) -> tuple[int, ...]:
    return tuple(s.span.end for s in reading.sentences)
