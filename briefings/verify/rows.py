"""Our own tables as the checker reads them: plainer phrases, and the rows that a sentence names as its source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from briefings import tables
from briefings.errors import DataError
from briefings.verify.align import Swap, counts, phrase
from briefings.verify.words import fold, words

PHRASES = ("phrases", "verbs", "nouns")  # sections of phrases.toml


@cache
def swaps() -> tuple[Swap, ...]:
    """Each phrase of our table with the plainer one that may stand for it, as stems."""
    rows = tables.read("phrases")
    pairs = ((old, new[0]) for heading in PHRASES for old, new in rows.get(heading, {}).items())
    return tuple((phrase(old), tuple(w.stem for w in words(new) if counts(w))) for old, new in pairs)


def row_texts(table: str, key: str) -> tuple[str, ...]:
    """All texts that the row ``key`` of ``briefings/data/<table>.toml`` holds; () when there is no such row."""
    try:
        found = tables.read(table)
    except (DataError, FileNotFoundError):
        return ()
    return tuple(text for row in _rows(found, key) for text in _texts(row))


def says_row(sentence: str, texts: tuple[str, ...]) -> bool:
    """Whether ``sentence`` is one of ``texts``, or a sentence of one, with anything in its {slots}."""
    said = fold(sentence).rstrip(".")
    return any(_pattern(part).fullmatch(said) for text in texts for part in (text, *_SENTENCES.split(text)))


_SENTENCES = re.compile(r"(?<=[.!?])\s+")


@cache
def _pattern(text: str) -> re.Pattern[str]:
    pieces = re.split(r"\{[^{}]*\}", fold(text).rstrip("."))
    return re.compile(r"(.+?)".join(re.escape(piece) for piece in pieces))


def _rows(found: Mapping[str, Any], key: str) -> Iterator[Any]:
    for name, value in found.items():
        if name.lower() == key.lower():
            yield value
        elif isinstance(value, Mapping):
            yield from _rows(value, key)
        elif isinstance(value, list):
            yield from (row for row in value if isinstance(row, Mapping) and key.lower() in _keys(row))


def _keys(row: Mapping[str, Any]) -> set[str]:
    return {str(row[name]).lower() for name in ("key", "id", "name", "word") if name in row}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
