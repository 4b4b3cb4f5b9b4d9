"""One finding that a text states twice is one finding, with both places as its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefings.document import Span
from briefings.findings import Concern, Status

_SAME = 0.7  # of the shorter one's telling words stand in the longer one
_SAME_FORMAL = 0.9  # two items of formal lists are two findings, unless they hardly differ
_FEWEST = 4  # telling words, or nothing can be said of sameness
_COMMON = frozenset(
    "the a an of and to in for with on by at from that this these those its their it they is are was were be been has have had "
    "not no should must need needs will would can could may also as or how which who when more all some any do does did force "
    "service school council inspectors we i our there where than into through about over such so but improve ensure make sure".split()
)


def telling(text: str) -> frozenset[str]:
    """The words of a text that tell what it is about, cut to their first six letters."""
    return frozenset(w[:6] for w in re.findall(r"[a-z0-9£%]+", text.lower()) if w not in _COMMON and len(w) > 1)


def merged(concerns: Sequence[Concern]) -> tuple[Concern, ...]:
    """``concerns`` with repeats joined. Formal beats loose, the longer statement beats the shorter; order stays."""
    kept: list[Concern] = []
    sets: list[frozenset[str]] = []
    order = sorted(range(len(concerns)), key=lambda i: (not concerns[i].severity.formal, i))
    places: list[int] = []
    for index in order:
        concern = concerns[index]
        words = telling(concern.what.text)
        same = None
        if concern.count is None and concern.status is Status.OPEN:
            same = next((n for n, known in enumerate(kept) if _same(known, sets[n], concern, words)), None)
        if same is None:
            kept.append(concern)
            sets.append(words)
            places.append(index)
            continue
        first = kept[same]
        kept[same] = replace(first, evidence=_joined(first.evidence, concern.evidence))
    return tuple(c for _, c in sorted(zip(places, kept, strict=True), key=lambda pair: pair[0]))


def _same(known: Concern, words: frozenset[str], other: Concern, others: frozenset[str]) -> bool:
    if known.count is not None or known.status is not other.status:
        return False
    short = min(len(words), len(others))
    if short < _FEWEST:
        return words == others and known.what.text.lower() == other.what.text.lower()
    both = known.severity.formal and other.severity.formal
    if both and known.severity is not other.severity:
        return False
    share = len(words & others) / (max(len(words), len(others)) if both else short)
    return share >= (_SAME_FORMAL if both else _SAME)


def _joined(first: Iterable[Span], second: Iterable[Span]) -> tuple[Span, ...]:
    spans = list(first)
    for span in second:
        if not any(span.overlaps(known) for known in spans):
            spans.append(span)
    return tuple(spans)
