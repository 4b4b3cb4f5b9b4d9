"""Plain words for a description clause: phrases from a table, safe splits, safe trims; else it is kept, and marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefings.plain import joins, phrases
from briefings.plain.phrases import Change

__all__ = ["Change", "Plain", "make_plain", "plain_words"]

LONGEST = {9: 18, 11: 22, 14: 28}  # words in a sentence; the table of levels says the same


@dataclass(frozen=True, slots=True)
class Plain:
    sentences: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    too_hard: bool = False  # a sentence stayed longer than the target allows


def plain_words(text: str, names: Sequence[str] = ()) -> str:
    """The text with the table's phrases made plain; grades, names, numbers, quotations and negations stay."""
    return phrases.apply(text, names)[0]


def make_plain(sentence: str, names: Sequence[str] = (), target: int = 11) -> Plain:
    """One whole sentence as one or more plain ones. ``too_hard`` when one of them is still too long for the target."""
    text, changes = phrases.apply(sentence, names)
    longest = LONGEST[target]
    found: list[str] = []
    for part in joins.split(text):
        if len(part.split()) > longest:
            part = joins.trim(part)
        found.append(part)
    return Plain(tuple(found), changes, any(len(part.split()) > longest for part in found))
