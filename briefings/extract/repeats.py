"""One finding that a text states twice is one finding, with both places as its evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefings.document import Span
from briefings.findings import Concern, Status

_SAME = 0.7  # of the shorter one's telling words stand in the longer one
_SAME_FORMAL = 0.9  # two items of formal lists are two findings, unless they hardly differ
_FEWEST = 3  # telling words, or nothing can be said of sameness
_ENOUGH = 3  # words in common, or two texts are not worth comparing
_COMMON = frozenset(
    "the a an of and to in for with on by at from that this these those its their it they is are was were be "
    "been has have had "
    "not no should must need needs will would can could may also as or how which who when more all some any do "
    "does did force "
    "service school council inspectors we i our there where than into through about over such so but improve "
    "ensure make sure".split()
)


def telling(text: str) -> frozenset[str]:
    """The words of a text that tell what it is about, cut to their first six letters."""
    return frozenset(w[:6] for w in re.findall(r"[a-z0-9£%]+", text.lower()) if w not in _COMMON and len(w) > 1)


class Sameness:
    """Which of the texts added so far say much the same as another."""

    def __init__(self) -> None:
        self.words: list[frozenset[str]] = []
        self.places: dict[str, list[int]] = {}

    def add(self, words: frozenset[str]) -> None:
        for word in words:
            self.places.setdefault(word, []).append(len(self.words))
        self.words.append(words)

    def shared(self, words: frozenset[str]) -> Iterator[tuple[int, int]]:
        """The number of each text that shares several words with ``words``, and how many, in order."""
        counts = Counter(place for word in words for place in self.places.get(word, ()))
        enough = min(_ENOUGH, len(words))
        return iter(sorted((place, both) for place, both in counts.items() if both >= enough))


def merged(concerns: Sequence[Concern]) -> tuple[Concern, ...]:
    """``concerns`` with repeats joined. Formal beats loose, the earlier beats the later; order stays."""
    kept: list[Concern] = []
    places: list[int] = []
    seen = Sameness()
    for index in sorted(range(len(concerns)), key=lambda i: (not concerns[i].severity.formal, i)):
        concern = concerns[index]
        words = telling(concern.what.text)
        same = None
        if concern.count is None and concern.status is Status.OPEN:
            shared = seen.shared(words)
            same = next((n for n, both in shared if _same(kept[n], seen.words[n], concern, words, both)), None)
        if same is None:
            kept.append(concern)
            seen.add(words)
            places.append(index)
        else:
            kept[same] = replace(kept[same], evidence=_joined(kept[same].evidence, concern.evidence))
    return tuple(c for _, c in sorted(zip(places, kept, strict=True), key=lambda pair: pair[0]))


def _same(known: Concern, words: frozenset[str], other: Concern, others: frozenset[str], shared: int) -> bool:
    if known.count is not None or known.status is not other.status:
        return False
    short, long = sorted((len(words), len(others)))
    if short < _FEWEST:
        return words == others and known.what.text.lower() == other.what.text.lower()
    if known.severity.formal and other.severity.formal:
        return known.severity is other.severity and shared >= _SAME_FORMAL * long
    return shared >= _SAME * short


def _joined(first: Iterable[Span], second: Iterable[Span]) -> tuple[Span, ...]:
    spans = list(first)
    for span in second:
        if not any(span.overlaps(known) for known in spans):
            spans.append(span)
    return tuple(spans)
