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
    from voices.spoken import to_spoken

    said = to_spoken(mask(sentence, names)).replace("’", "'")
    said = re.sub(r"(?<=\w)\.(?=\w)|[-‐‑–—/]", " ", said)
    said = re.sub(r"[^\w\s',]|_", "", said)
    said = re.sub(r"(?<!\w)'|'(?!\w)", "", said)
    said = re.sub(r"\s+", " ", said).strip(" ,")
    return f"{said}." if said else ""


def view(sentences: Sequence[str], names: Sequence[str] = ()) -> tuple[str, ...]:
    """The sentences to be scored. Those of two words or fewer ("Yes.") are left out: textstat would count their words
    and not the sentence."""
    lines = (spoken(sentence, names) for sentence in sentences)
    return tuple(line for line in lines if len(line.split()) > 2)
