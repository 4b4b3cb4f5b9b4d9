"""Pronunciations: how a voice is to be given a word that it would say wrong."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from voices.engine import VoiceFacts
from voices.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Word:
    """A word or name as printed, and a respelling for each engine that says it wrong ("*": for all)."""

    written: str
    said: tuple[tuple[str, str], ...]  # (engine, respelling)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words in the order in which they were given; a later word replaces an earlier one."""

    words: tuple[Word, ...] = ()

    def apply(self, text: str, voice: VoiceFacts) -> str:
        """``text`` with each word respelled for ``voice``. Whole words only, capitals as in the lexicon."""
        table = _respellings(self, voice.engine)
        if not table:
            return text
        return _pattern(tuple(table)).sub(lambda match: table[match[0]], text)

    def __add__(self, other: Lexicon) -> Lexicon:
        return Lexicon(self.words + other.words)


@lru_cache(maxsize=32)
def _respellings(lexicon: Lexicon, engine: str) -> dict[str, str]:
    table = {}
    for word in lexicon.words:
        said = dict(word.said)
        respelling = said.get(engine, said.get("*"))
        if respelling is not None:
            table[word.written] = respelling
    return table


@lru_cache(maxsize=32)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def read_toml(text: str, name: str) -> Lexicon:
    """A lexicon from TOML: `Word = "respelling"`, or `Word = {engine = "respelling"}`. ``name`` is for errors."""
    try:
        table: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f'{name}: {error}; write each word as: Alnwick = "Annick"') from None
    words = []
    for written, said in table.items():
        rows = {"*": said} if isinstance(said, str) else said
        if not isinstance(rows, dict) or not all(isinstance(value, str) and value.strip() for value in rows.values()):
            line = next((i for i, row in enumerate(text.splitlines(), 1) if row.lstrip("\" '").startswith(written)), 0)
            raise LexiconError(f'{name}, line {line}: {written!r} needs a respelling, as in: Alnwick = "Annick"')
        words.append(Word(written, tuple(sorted(rows.items()))))
    return Lexicon(tuple(words))


def read(path: Path) -> Lexicon:
    """A user's lexicon file."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"cannot read the lexicon {path}: {error}") from None
    return read_toml(text, str(path))


@cache
def built_in() -> Lexicon:
    """`data/lexicon.toml`."""
    return read_toml(
        (files("voices") / "data" / "lexicon.toml").read_text(encoding="utf-8"), "voices/data/lexicon.toml"
    )
