"""Texts made from a regular expression of ours, to be hard for it: what it looks for again and again, then spoilt."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from random import Random
from re import _constants as c  # type: ignore[attr-defined]  # the parser of the standard library has no other door
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import briefings

_SPOILERS = ("\x01", "§", " zq", "”", ".", "\n\n", "")
_DEEPEST = 12


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """Every regular expression that stands in a module of the package, or that a table was made into."""
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(briefings.__path__, "briefings."):
        if module.name.endswith("__main__"):
            continue
        for value in vars(importlib.import_module(module.name)).values():
            for pattern in _within(value, 3):
                if isinstance(pattern.pattern, str):
                    found.setdefault(f"{pattern.flags} {pattern.pattern}", pattern)
    return tuple(found[key] for key in sorted(found))


def _within(value: object, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (tuple, list)) and depth:
        for inner in value:
            yield from _within(inner, depth - 1)
    elif isinstance(value, dict) and depth:
        for inner in value.values():
            yield from _within(inner, depth - 1)


def attack(choose: Random, pattern: re.Pattern[str], most: int) -> str:
    """A text of at most ``most`` letters that begins to match again and again, and mostly does not."""
    tree = _tree(pattern)
    long = _made(choose, tree, choose.choice((3, 40, most // 8 or 1)), 0)
    short = _made(choose, tree, 2, 0)
    manner = choose.randrange(4)
    if manner == 0:
        text = long + choose.choice(_SPOILERS)
    elif manner == 1:
        text = (short[: choose.randint(1, max(len(short), 1))] or "a") * most
    elif manner == 2:
        text = (short + choose.choice((" ", "", ", ", "\n"))) * (most // max(len(short), 1) + 1)
    else:
        at = choose.randint(0, len(long))
        text = long[:at] + choose.choice(_SPOILERS) + long[at:] + choose.choice(_SPOILERS)
    return text[:most]


@cache
def _tree(pattern: re.Pattern[str]) -> Any:
    return _parser.parse(pattern.pattern, pattern.flags)


def _made(choose: Random, tree: Any, times: int, depth: int) -> str:
    """Letters that the tree matches, its loops run ``times`` times where they may be."""
    return "".join(_piece(choose, op, given, times, depth) for op, given in tree)


def _piece(choose: Random, op: Any, given: Any, times: int, depth: int) -> str:
    if op is c.LITERAL:
        return chr(given)
    if op is c.NOT_LITERAL:
        return "a" if given != ord("a") else "b"
    if op is c.ANY:
        return choose.choice("a .")
    if op is c.IN:
        return _one_of(choose, given)
    if op is c.BRANCH:
        return _made(choose, choose.choice(given[1]), times, depth + 1)
    if op is c.SUBPATTERN:
        return _made(choose, given[3], times, depth + 1)
    if op is c.ATOMIC_GROUP:
        return _made(choose, given, times, depth + 1)
    if op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
        low, high, inner = given
        many: int = max(low, min(int(high), times if depth < _DEEPEST else 1))
        if depth > 2:
            many = max(low, min(many, 50))
        # The same letters over and over confuse a pattern most; other ones take it to other places.
        if many > 3 and choose.random() < 0.7:
            return _made(choose, inner, 1, depth + 1) * many
        return "".join(_made(choose, inner, min(times, 3), depth + 1) for _ in range(min(many, 200)))
    return ""  # what looks around and takes nothing, and groups said again


def _one_of(choose: Random, given: Any) -> str:
    negated = bool(given) and given[0][0] is c.NEGATE
    if negated:
        return choose.choice("a A1,")
    op, value = choose.choice(given)
    if op is c.LITERAL:
        return chr(value)
    if op is c.RANGE:
        return chr(choose.randint(value[0], value[1]))
    if op is c.CATEGORY:
        kinds: dict[Any, str] = {c.CATEGORY_DIGIT: "0123456789", c.CATEGORY_SPACE: "  \n", c.CATEGORY_WORD: "aBz_9"}
        return choose.choice(kinds.get(value, "-’(“"))
    return "a"
