"""Words of a text, with their stems: the ground on which sentences are compared with their sources."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from briefings.verify.tables import tables

_WORD = re.compile(
    r"[£$€]?\d+(?:[.,/:]\d+)*(?:(?:bn|m|k|st|nd|rd|th|am|pm|s)\b)?%?"  # a number with what belongs to it
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*",
    re.UNICODE,
)
# "Góod" is heard as "good", and so is read as it.
_ACCENTS = {
    letter: plain
    for letter in map(chr, [*range(0xC0, 0x180), *range(0x1E00, 0x1F00)])
    if (plain := unicodedata.normalize("NFD", letter)[0]).isascii()
} | dict(zip("øđłıØĐŁħĦŧŦ", "odliODLhHtT", strict=True))
_FOLD = str.maketrans(_ACCENTS | {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
_OPENING = (".", ":", "!", "?", '"', "'", "\n\n")  # after these a capital says nothing
_APART = (",", ";", "(", ")", " - ", "\n-")
_CONTRACTIONS = {
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "cannot": ("can", "not"),
    "shan't": ("shall", "not"),
}


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as printed, folded to lower case, and its stem."""

    text: str
    stem: str
    start: int
    end: int
    capital: bool
    upper: bool  # all capitals: an acronym
    apart: bool  # a comma, bracket or dash stands before it
    first: bool  # it opens the text, or follows a full stop, colon or quotation mark: its capital says nothing

    @property
    def number(self) -> bool:
        return any(character.isdigit() for character in self.text)


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """Lower case, straight quotes and plain dashes; white space made single. Offsets are lost."""
    return " ".join(text.translate(_FOLD).lower().split())


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """The words of ``text`` in order. "don't" is "do" and "not"; a hyphen parts two words; "force's" is "force"."""
    found: list[Word] = []
    folded = text.translate(_FOLD)
    end = 0
    for match in _WORD.finditer(folded):
        raw = match.group()
        between = folded[end : match.start()]
        first = not found or any(mark in between for mark in _OPENING)
        apart = any(mark in between for mark in _APART)
        end = match.end()
        lower = raw.lower()
        for part in _parts(lower):
            found.append(
                Word(part, stem(part), match.start(), match.end(), raw[0].isupper(), raw.isupper(), apart, first)
            )
    return tuple(found)


@cache
def synonyms() -> Mapping[str, frozenset[str]]:
    """From a stem to the stems of the everyday words that may stand for it in an editor's line."""
    found: dict[str, frozenset[str]] = {}
    for group in tables().synonyms:
        stems = frozenset(map(stem, group))
        for name in stems:
            found[name] = found.get(name, frozenset()) | (stems - {name})
    return MappingProxyType(found)


def stem(word: str) -> str:
    """A word without its ending, so that "takes", "took" and "taking" are one; never across a negating prefix."""
    return _stem(word)


@cache
def _stem(word: str) -> str:
    irregular = tables().irregular.get(word)
    if irregular is not None:
        return irregular
    if any(character.isdigit() for character in word) or len(word) < 4:
        return word
    for ending, other in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: len(word) - len(ending)] + other
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] in "bdgmnprt":
        word = word[:-1]
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 3 and word.endswith("i"):
        word = word[:-1] + "y"
    return tables().irregular.get(word, word)


_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("sses", "ss"),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("mented", ""),
    ("menting", ""),
    ("ments", ""),
    ("ment", ""),
    ("ings", ""),
    ("ing", ""),
    ("ily", "y"),
    ("ly", ""),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
)


def _parts(word: str) -> tuple[str, ...]:
    if word in _CONTRACTIONS:
        return _CONTRACTIONS[word]
    if word.endswith("n't"):
        return (word[:-3], "not")
    if "'" in word:
        head, _, tail = word.partition("'")
        if tail in {"s", ""}:
            return (head,)
        if tail in {"ve", "re", "ll", "m", "d"}:
            return (head, {"ve": "have", "re": "are", "ll": "will", "m": "am", "d": "would"}[tail])
        return (head, tail)
    return (word,)
