"""Lays a sentence's words along its source's words, in order, and says what does not fit.

A word of the sentence fits when the source has it at that place, or has a phrase there for which our tables give a
plainer one. Order matters: "officers arrested the man" does not lie along "the man arrested officers".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from briefings.verify.quantities import quantities
from briefings.verify.tables import tables
from briefings.verify.words import Word, words

_NO_SYNONYMS: Mapping[str, frozenset[str]] = MappingProxyType({})

Swap = tuple[tuple[str, ...], tuple[str, ...]]  # stems of a phrase of the source, stems of a plainer one


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the source: a word that stands there, or one that a plainer phrase would put there."""

    keys: frozenset[str]
    word: Word | None  # None: from a plainer phrase
    mark: str | None = None
    region: int | None = None  # slots of one replaceable phrase, and of its replacements, share a number
    part: int = 0  # which span


@dataclass(frozen=True, slots=True)
class Alignment:
    sentence: tuple[Word, ...]  # the words that count
    slots: tuple[Slot, ...]
    pairs: dict[int, int]  # index in ``sentence`` to index in ``slots``
    sources: tuple[str, ...] = ()

    @property
    def loose(self) -> tuple[Word, ...]:
        """Words of the sentence that lie nowhere."""
        return tuple(word for n, word in enumerate(self.sentence) if n not in self.pairs)

    @property
    def used(self) -> frozenset[int]:
        return frozenset(self.pairs.values())

    def in_place(self, i: int, j: int) -> bool:
        """Whether a mark of the sentence bears on the same word in the source; other words are in place anywhere."""
        if mark(self.sentence[i]) is None:
            return True
        after = (m for m in range(i + 1, len(self.sentence)) if mark(self.sentence[m]) is None)
        there = self._head(j, over_stops=True)
        if there is None and (i == len(self.sentence) - 1 or self._alone(j)):
            return True
        here = next(after, None)
        if here is not None and here not in self.pairs:
            return False  # it bears on a word that the source has not
        if here is not None and there is not None and abs(self.pairs[here] - there) <= _NEAR:
            return True
        return self.pairs.get(i - 1) == j - 1

    def _alone(self, j: int) -> bool:
        """Whether a source is nothing but this mark: the "should" that the items of a list share."""
        part = self.slots[j].part
        return all(slot.mark is not None for slot in self.slots if slot.part == part)

    def _shared(self, n: int) -> bool:
        """Whether the mark at ``n`` is the "should" of a list, and the item that it begins is in the sentence."""
        if not self._alone(n):
            return False
        part = self.slots[n].part
        item = next((m for m in range(n + 1, len(self.slots)) if self.slots[m].part != part), None)
        return item is not None and item in self.used

    def dropped(self) -> tuple[Word, ...]:
        """Marks of the source (a negation, a hedge) that stood right before a word which the sentence took over."""
        used = self.used
        regions = {slot.region for n, slot in enumerate(self.slots) if n in used and slot.word is None}
        lost = []
        gaps = self._gaps()
        for n, slot in enumerate(self.slots):
            if slot.mark not in _BINDING or slot.word is None or n in used or slot.region in regions - {None}:
                continue
            head = self._head(n)
            if n in gaps or self._shared(n) or self._left_at_an_end(n, head):
                lost.append(slot.word)
                continue
            if head is None:
                continue
            taken = head in used or (self.slots[head].region is not None and self.slots[head].region in regions)
            bound = slot.mark not in _ONLY_NEGATED or (n > 0 and self.slots[n - 1].mark == "not")
            if taken and bound:
                lost.append(slot.word)
        return tuple(lost)

    def _left_at_an_end(self, n: int, head: int | None) -> bool:
        """Whether a mark is cut off with a phrase at either end: "in some cases", "for most people", "unless …"."""
        if (
            n
            and n - 1 in self.used
            and self._joined_by(n - 1, n, _CONDITION if self.slots[n].mark == "if" else _PHRASE)
        ):
            return True
        after = head + 1 if head is not None else None
        if after is None or after >= len(self.slots) or after not in self.used or head in self.used:
            return False
        return self._opens(n) and self._joined_by(head, after, _NEXT)

    def _joined_by(self, a: int | None, b: int, between: re.Pattern[str]) -> bool:
        """Whether nothing but what ``between`` allows stands in the source from one slot to the next."""
        one, two = self.slots[a].word if a is not None else None, self.slots[b].word
        if a is None or one is None or two is None or self.slots[a].part != self.slots[b].part:
            return False
        return between.fullmatch(self.sources[self.slots[b].part][one.end : two.start]) is not None

    def _opens(self, n: int) -> bool:
        word = self.slots[n].word
        before = self.sources[self.slots[n].part][: word.start] if word else ""
        return (
            re.search(r"(?:^|[.,;:]\s+|\b(?:that|and|but)\s+)(?:in|for|at|among|during|on|with)\s+$", before, re.I)
            is not None
        )

    def _gaps(self) -> frozenset[int]:
        """Slots left out between two neighbours of the sentence, where the source has no stop or comma there."""
        out: set[int] = set()
        order = sorted(self.pairs.items())
        for (i, j), (p, q) in pairwise(order):
            between = range(j + 1, q)
            if p == i + 1 and between and all(self._joined(n, self.slots[j].part) for n in range(j + 1, q + 1)):
                out.update(between)
        return frozenset(out)

    def _joined(self, n: int, part: int) -> bool:
        slot = self.slots[n]
        return slot.part == part and slot.word is not None and not slot.word.first and not slot.word.apart

    def _head(self, n: int, *, over_stops: bool = False) -> int | None:
        """The word that the mark at ``n`` bears on: the next that is no mark."""
        for m in range(n + 1, len(self.slots)):
            slot = self.slots[m]
            if slot.part != self.slots[n].part or (slot.word is not None and slot.word.first and not over_stops):
                return None
            if slot.word is not None and slot.mark is None:
                return m
        return None


_PHRASE = re.compile(r"\s+(?:in|for|at|of|during|among|on|by|to|with|from)\s+(?:the\s+)?")
_CONDITION = re.compile(r",?\s+(?:only\s+)?")
_NEXT = re.compile(r",?\s+(?:the\s+)?")
_NEAR = 3  # places between a mark's word in the source and the one that the sentence has instead
_ONLY_NEGATED = frozenset({"all", "always"})
_BINDING = frozenset(
    {"not", "may", "should", "must", "some", "sometimes", "often", "most", "many", "few", "only", "almost", "about",
     "likely", "if", "too", "by", "will", "would", *_ONLY_NEGATED}
)  # fmt: skip


def align(
    sentence: str | Sequence[Word],
    sources: Iterable[str],
    swaps: Sequence[Swap] = (),
    same: Mapping[str, frozenset[str]] = _NO_SYNONYMS,
) -> Alignment:
    """Lay ``sentence`` along the words of ``sources`` (the text of each span, in order).

    ``same`` leads from the stem of a word of the sources to those of other words that may stand for it.
    """
    given = words(sentence) if isinstance(sentence, str) else sentence
    said = tuple(w for w in given if counts(w))
    sources = tuple(sources)
    slots = tuple(slot for n, text in enumerate(sources) for slot in _slots(words(text), swaps, n, same))
    pairs = _longest(said, slots)
    laid = Alignment(said, slots, pairs, sources)
    return Alignment(said, slots, {i: j for i, j in pairs.items() if laid.in_place(i, j)}, sources)


def mark(word: Word) -> str | None:
    """The class of mark that a word is (a negation, a modal, a hedge, a quantity), or None."""
    return tables().classes.get(word.text)


def counts(word: Word) -> bool:
    """Whether a word carries a fact."""
    return word.text not in tables().function


def key(word: Word) -> str:
    """What two words must share to be taken for one."""
    kind = mark(word)
    if kind:
        return f"<{kind}>"
    figures = quantities(word.text)
    return figures[0].value if len(figures) == 1 else word.stem


def phrase(text: str) -> tuple[str, ...]:
    """The stems of a phrase, for ``Swap``."""
    return tuple(w.stem for w in words(text))


_INDEXES: dict[int, tuple[Sequence[Swap], dict[str, list[Swap]]]] = {}  # by identity: the table is made once


def _by_first(swaps: Sequence[Swap]) -> dict[str, list[Swap]]:
    """Swaps by the first stem of what they replace."""
    known = _INDEXES.get(id(swaps))
    if known is None or known[0] is not swaps:
        starts: dict[str, list[Swap]] = {}
        for swap in swaps:
            starts.setdefault(swap[0][0], []).append(swap)
        known = _INDEXES[id(swaps)] = (swaps, starts)
    return known[1]


def _slots(
    source: Sequence[Word], swaps: Sequence[Swap], part: int, same: Mapping[str, frozenset[str]]
) -> Iterable[Slot]:
    stems = [w.stem for w in source]
    starts = _by_first(swaps)
    region_of: dict[int, int] = {}
    after: dict[int, list[tuple[int, tuple[str, ...]]]] = {}
    number = 0
    for n, first in enumerate(stems):
        for old, new in starts.get(first, ()):
            if tuple(stems[n : n + len(old)]) == old:
                number += 1
                region = region_of.get(n, part * 10_000 + number)
                region_of.update(dict.fromkeys(range(n, n + len(old)), region))
                after.setdefault(n + len(old) - 1, []).append((region, new))
    for n, word in enumerate(source):
        if counts(word):
            keys = frozenset({key(word)}) | (same.get(word.stem, frozenset()) if mark(word) is None else frozenset())
            yield Slot(keys, word, mark(word), region_of.get(n), part)
        for region, new in after.get(n, ()):
            for plain in new:
                yield Slot(frozenset({plain}), None, None, region, part)


def _longest(said: Sequence[Word], slots: Sequence[Slot]) -> dict[int, int]:
    """The longest chain of matches in order; among equals the one that keeps neighbours together."""
    places: dict[str, list[int]] = {}
    for n, slot in enumerate(slots):
        for name in slot.keys:
            places.setdefault(name, []).append(n)
    matches = [(i, j) for i, word in enumerate(said) for j in places.get(key(word), ())]
    best: list[float] = []
    back: list[int] = []
    for n, (i, j) in enumerate(matches):
        top, link = 1.0, -1
        for m in range(n):
            p, q = matches[m]
            if p < i and q < j:
                score = best[m] + 1.0 + (0.2 if (i - p, j - q) == (1, 1) else 0.0) - 0.001 * min(j - q, 50)
                if score > top:
                    top, link = score, m
        best.append(top)
        back.append(link)
    pairs: dict[int, int] = {}
    at = max(range(len(best)), key=best.__getitem__, default=-1)
    while at >= 0:
        pairs[matches[at][0]] = matches[at][1]
        at = back[at]
    return pairs
