"""The scoring view: sentences as they will be spoken, in a form that a readability formula counts rightly.

One sentence a line, one full stop each; no stop, hyphen, quotation mark or digit inside; an official name, which cannot
be made plainer, as one two-syllable word where the caller gives the names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

NAME = "river"  # stands for an official name: two syllables, five letters, an easy word


@lru_cache(maxsize=64)
def _names(names: tuple[str, ...]) -> re.Pattern[str] | None:
    wanted = sorted({name.strip() for name in names if name.strip()}, key=lambda name: (-len(name), name))
    if not wanted:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, wanted))})(?:['’]s)?(?!\w)", re.IGNORECASE)


def mask(sentence: str, names: Sequence[str]) -> str:
    """The sentence with each official name as one two-syllable word."""
    pattern = _names(tuple(names))
    return pattern.sub(NAME, sentence) if pattern else sentence


def spoken(sentence: str, names: Sequence[str] = ()) -> str:
    """One sentence of the scoring view: words, apostrophes, commas and one full stop; "" when it has no words."""
    return _line(mask(sentence, names))


def both(sentences: Sequence[str], names: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Each sentence of the scoring view, with the names as one word, and with the names as they are."""
    masked = [mask(sentence, names) for sentence in sentences]
    plain = tuple(map(_line, sentences))
    pairs = zip(sentences, masked, plain, strict=True)
    return tuple(line if less == sentence else _line(less) for sentence, less, line in pairs), plain


def scored(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines to be scored. Those of two words or fewer ("Yes.") are left out: textstat would count their words and
    not the sentence."""
    return tuple(line for line in lines if len(line.split()) > 2)


def view(sentences: Sequence[str], names: Sequence[str] = ()) -> tuple[str, ...]:
    """The sentences to be scored, as ``scored`` has it."""
    return scored([spoken(sentence, names) for sentence in sentences])


_SIMPLE = re.compile(r"[A-Za-z ,]+\.?")  # words and commas: nothing to mend but the ends
_JOINTS = re.compile(r"(?<=\w)\.(?=\w)|[-‐‑–—/]")
_SIGNS = re.compile(r"[^\w\s',]|_")
_QUOTES = re.compile(r"(?<!\w)'|'(?!\w)")


@lru_cache(maxsize=4096)  # writing tries a briefing's sentences in many choices of them
def _line(sentence: str) -> str:
    from voices.spoken import to_spoken

    said = to_spoken(sentence).replace("’", "'")
    if _SIMPLE.fullmatch(said):
        said = said.removesuffix(".")
    else:
        said = _JOINTS.sub(" ", said)
        said = _SIGNS.sub("", said)
        said = _QUOTES.sub("", said)
    said = " ".join(said.split()).strip(" ,")
    return f"{said}." if said else ""
