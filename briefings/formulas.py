"""The formulas of readability, from the counts of a text that is gone through once.

Who judges a word (its syllables, whether it is hard) is the caller's affair; the same word is judged once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """What the formulas ask of one word of a line."""

    words: int  # 1, or 0 for a comma that stands alone
    syllables: int
    long: int  # 1 with three syllables or more
    hard: int  # 1 where Gunning Fog calls it hard
    unlisted: int  # 1 where Dale and Chall do not list it as easy


@dataclass(frozen=True, slots=True)
class Counts:
    """The sums over a text; the fields are those of ``Word``, but for the first three."""

    sentences: int
    characters: int  # but for white space
    pieces: int  # between white space
    words: int
    syllables: int
    long: int
    hard: int
    unlisted: int


def count(lines: Sequence[str], judge: Callable[[str], Word]) -> Counts:
    """The counts of lines that each hold one sentence and one full stop, at its end; one of two words is none."""
    split = [line.split() for line in lines]
    times = Counter(piece for pieces in split for piece in pieces)
    judged = {piece: judge(piece.rstrip(",.")) for piece in times}
    empty = {piece for piece, word in judged.items() if not word.words}
    sentences = sum(1 for pieces in split if len(pieces) - (sum(map(empty.__contains__, pieces)) if empty else 0) > 2)
    found = [(number, judged[piece]) for piece, number in times.items()]
    return Counts(
        sentences=max(sentences, min(1, len(times))),
        characters=sum(number * len(piece) for piece, number in times.items()),
        pieces=sum(times.values()),
        words=sum(number * word.words for number, word in found),
        syllables=sum(number * word.syllables for number, word in found),
        long=sum(number * word.long for number, word in found),
        hard=sum(number * word.hard for number, word in found),
        unlisted=sum(number * word.unlisted for number, word in found),
    )


# Each formula is worked in the order in which textstat works it, so that the figures are equal and not only near.


def flesch_kincaid(counts: Counts) -> float:
    """The United States grade of Flesch and Kincaid; 0 for no words, as all of these are."""
    if not counts.syllables:
        return 0.0
    return (0.39 * (counts.words / counts.sentences)) + (11.8 * (counts.syllables / counts.words)) - 15.59


def reading_ease(counts: Counts) -> float:
    """Flesch's reading ease: 0 hard to 100 easy."""
    if not counts.syllables:
        return 0.0
    return 206.835 - 1.015 * (counts.words / counts.sentences) - 84.6 * (counts.syllables / counts.words)


def ari(counts: Counts) -> float:
    """The grade of the automated readability index."""
    if not counts.words:
        return 0.0
    return (4.71 * (counts.characters / counts.pieces)) + (0.5 * (counts.words / counts.sentences)) - 21.43


def fog(counts: Counts) -> float:
    """The grade of Gunning's fog index."""
    if not counts.words:
        return 0.0
    return 0.4 * (counts.words / counts.sentences + 100 * counts.hard / counts.words)


def smog(counts: Counts) -> float:
    """McLaughlin's grade, made for thirty sentences."""
    if not counts.sentences:
        return 0.0
    found: float = (1.043 * (30 * (counts.long / counts.sentences)) ** 0.5) + 3.1291
    return found


def dale_chall(counts: Counts) -> float:
    """The score of Dale and Chall."""
    if not counts.words:
        return 0.0
    share = 100 * counts.unlisted / counts.words
    score = (0.1579 * share) + (0.0496 * (counts.words / counts.sentences))
    return score + 3.6365 if share > 5 else score
