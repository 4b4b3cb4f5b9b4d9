"""Proper names and acronyms in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from briefings.verify.words import Word, words

_ALWAYS = frozenset({"i", "english"})  # a month or a day is a date, and checked as one


def name_words(given: Iterable[Word]) -> tuple[Word, ...]:
    """Words printed with a capital where a common word would have none; and acronyms, wherever they stand."""
    return tuple(
        w
        for w in given
        if w.capital and w.text not in _ALWAYS and not w.number and (not w.first or (w.upper and len(w.text) > 1))
    )


def capitals(text: str) -> frozenset[str]:
    """The folded words that a text prints with a capital somewhere."""
    return frozenset(w.text for w in words(text) if w.capital)
