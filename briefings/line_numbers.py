"""On which line of a text file each sentence begins, for those who go there to mend it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

_FEWEST, _ENOUGH = 3, 6  # words that must agree: marks and links may stand between the later ones


def line_numbers(raw: str, sentences: Sequence[str]) -> tuple[int | None, ...]:
    """The line, from 1, of each sentence in turn; None where its words do not stand there in that order."""
    words, lines = [], []
    for number, line in enumerate(raw.splitlines(), 1):
        found = _words(line)
        words += found
        lines += [number] * len(found)
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        places.setdefault(word, []).append(place)
    numbers: list[int | None] = []
    at = 0
    for sentence in sentences:
        wanted = _words(sentence)
        after = places.get(wanted[0], []) if wanted else []
        found_at = _find(words, wanted, after[bisect_left(after, at) :])
        numbers.append(None if found_at is None else lines[found_at])
        at = at if found_at is None else found_at + 1
    return tuple(numbers)


def _find(words: Sequence[str], wanted: Sequence[str], places: Sequence[int]) -> int | None:
    for size in (_ENOUGH, _FEWEST):
        some = wanted[:size]
        for place in places:
            if words[place : place + len(some)] == some:
                return place
    return None


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())
