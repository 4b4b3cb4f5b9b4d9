"""Word tables of the extractors, loaded once and made into patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from briefings.frameworks.schema import load

T = TypeVar("T")

_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\n": " ", "\t": " ", "\u00a0": " ", "\u00ad": " "})


def table(name: str, kind: type[T]) -> T:
    """``data/<name>.toml`` as one ``kind``. DataError, with file, line and remedy, when it breaks the schema."""
    return load(Path(__file__).parent / "data" / f"{name}.toml", kind)


def folded(text: str) -> str:
    """Straight quotation marks and single spaces for line ends; every character keeps its place."""
    return text.translate(_FOLD)


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, longest first.

    ``*`` ends an open word, ``_`` stands for up to two words between. Words with a capital match that case alone.
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(_pattern(word) for word in ordered) + ")"


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """``one_of`` between word boundaries, for folded text."""
    return re.compile(rf"(?<![\w-]){one_of(words)}(?![\w-])")


def _pattern(word: str) -> str:
    pattern = re.escape(word).replace(r"\*", r"[\w'-]*").replace(r"\ ", r"\s+").replace("_", r"(?:[\w'-]+\s+){0,2}?")
    pattern = pattern.replace(r"?\s+", "?") if "_" in word else pattern
    return pattern if any(c.isupper() for c in word) else f"(?i:{pattern})"
