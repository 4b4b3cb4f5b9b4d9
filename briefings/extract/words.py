"""Word tables of the extractors, loaded once and made into patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from briefings.frameworks.schema import load

T = TypeVar("T")

_FOLD = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\n", " "), ("\t", " "), ("\u00a0", " "), ("\u00ad", " "))


def table(name: str, kind: type[T]) -> T:
    """``data/<name>.toml`` as one ``kind``. DataError, with file, line and remedy, when it breaks the schema."""
    return load(Path(__file__).parent / "data" / f"{name}.toml", kind)


def folded(text: str) -> str:
    """Straight quotation marks and single spaces for line ends; every character keeps its place."""
    if text.isascii():  # most sentences, and this is asked of each of them many times
        return text.replace("\n", " ").replace("\t", " ")
    for written, plain in _FOLD:
        text = text.replace(written, plain)
    return text


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, longest first.

    ``*`` ends an open word, ``_`` stands for up to two words between. Words with a capital match that case alone.
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    strict = [word for word in ordered if any(c.isupper() for c in word)]
    loose = [word for word in ordered if word not in strict]
    if {word[0] for word in loose} & {word[0].lower() for word in strict} or any(word[0] in "*_" for word in ordered):
        return "(?:" + "|".join(_pattern(word) for word in ordered) + ")"  # the longest goes first, of either sort
    pieces = [f"(?i:{by_first_letter(map(_literal, loose))})"] if loose else []
    return "(?:" + "|".join([*pieces, *map(_pattern, strict)]) + ")"


def by_first_letter(patterns: Iterable[str]) -> str:
    """The patterns as alternatives, each tried only where its first letter stands, for matching in either case,
    or for patterns all in capitals.

    Two with one first letter keep their order. Several times faster than all of them in a row, and finds the same.
    """
    grouped: dict[str, list[str]] = {}
    for pattern in patterns:
        first = pattern[:1].lower()
        key = first if first.isascii() and first.isalpha() else pattern
        grouped.setdefault(key, []).append(pattern)
    return "|".join(
        f"{group[0][0]}(?:{'|'.join(pattern[1:] for pattern in group)})" if len(group) > 1 else group[0]
        for group in grouped.values()
    )


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """``one_of`` between word boundaries, for folded text."""
    return re.compile(rf"(?<![\w-]){one_of(words)}(?![\w-])")


def lower_one_of(words: Iterable[str]) -> str:
    """``one_of`` for text in lower case: several times faster, since only words with the right first letter are "
    "tried."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[0].lower(), []).append(_literal(word.lower()))
    groups = []
    for letter, patterns in by_letter.items():
        first = re.escape(letter)
        if all(p.startswith(first) for p in patterns):
            groups.append(f"{first}(?:{'|'.join(p[len(first) :] for p in patterns)})")
        else:
            groups += patterns
    return f"(?:{'|'.join(groups)})"


def lower_any_of(words: Iterable[str]) -> re.Pattern[str]:
    """``lower_one_of`` between word boundaries."""
    return re.compile(rf"(?<![\w-]){lower_one_of(words)}(?![\w-])")


def _pattern(word: str) -> str:
    pattern = _literal(word)
    return pattern if any(c.isupper() for c in word) else f"(?i:{pattern})"


def _literal(word: str) -> str:
    pattern = re.escape(word).replace(r"\*", r"[\w'-]*").replace(r"\ ", r"\s+").replace("_", r"(?:[\w'-]+\s+){0,2}?")
    return pattern.replace(r"?\s+", "?") if "_" in word else pattern
