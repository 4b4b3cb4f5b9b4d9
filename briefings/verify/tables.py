"""The checker's own word lists, read once from ``words.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Tables:
    """``classes`` leads from a word to the class of mark it is; the rest as ``words.toml`` says."""

    function: frozenset[str]
    frame: frozenset[str]
    saying: frozenset[str]
    people: frozenset[str]
    opposites: dict[str, frozenset[str]]  # both ways
    synonyms: tuple[frozenset[str], ...]
    own_cues: tuple[str, ...]
    own_never: frozenset[str]
    judging: frozenset[str]
    grades: tuple[str, ...]
    classes: dict[str, str]
    irregular: dict[str, str]


@cache
def tables() -> Tables:
    """The lists, loaded when first asked for."""
    raw = tomllib.loads((files("briefings.verify") / "words.toml").read_text(encoding="utf-8"))
    return Tables(
        function=frozenset(raw["function"]),
        frame=frozenset(raw["frame"]),
        saying=frozenset(raw["saying"]),
        people=frozenset(raw["people"]),
        opposites=_both_ways(raw["opposites"]),
        synonyms=tuple(map(frozenset, raw["synonyms"])),
        own_cues=tuple(raw["own_cues"]),
        own_never=frozenset(raw["own_never"]),
        judging=frozenset(raw["judging"]),
        grades=tuple(sorted(raw["grades"], key=len, reverse=True)),
        classes={word: name for name, members in raw["classes"].items() for word in members},
        irregular=dict(raw["irregular"]),
    )


def _both_ways(pairs: list[list[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, two in pairs:
        found.setdefault(one, set()).add(two)
        found.setdefault(two, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}
