"""Which sentences and words of a text are the hardest, and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefings import syllables


@dataclass(frozen=True, slots=True)
class HardSentence:
    index: int  # in the sentences given
    text: str
    words: int
    grade: float  # Flesch-Kincaid of this sentence alone
    why: tuple[str, ...]  # in words for the producer


@dataclass(frozen=True, slots=True)
class HardWord:
    word: str  # lower case
    syllables: int
    times: int


def grade(line: str) -> float:
    """Flesch-Kincaid of one line of the scoring view: 0.39 words + 11.8 syllables a word - 15.59."""
    found = _bare(line)
    if not found:
        return 0.0
    return 0.39 * len(found) + 11.8 * sum(map(syllables.count, found)) / len(found) - 15.59


def _bare(line: str) -> list[str]:
    return line.rstrip(".").replace(",", "").split()


def hardest(sentences: Sequence[str], spoken: Sequence[str], longest: int, most: float) -> tuple[HardSentence, ...]:
    """The ten hardest of the sentences, by the line of the scoring view that each of them has.

    First comes the one whose mending would do the most for the text: how far its grade is over ``most``, times its
    words. So a long hard sentence stands before a short one in which one long word makes the grade.
    """
    found = []
    for index, line in enumerate(spoken):
        words = _bare(line)
        if len(words) > 2:
            found.append(((most - grade(line)) * len(words), index))
    return tuple(_hard(index, sentences[index], spoken[index], longest, most) for _, index in sorted(found)[:10])


def _hard(index: int, sentence: str, line: str, longest: int, most: float) -> HardSentence:
    words, its_grade = _bare(line), grade(line)
    why = tuple(_why(sentence, words, longest))
    if not why and its_grade > most:
        beats = sum(map(syllables.count, words)) / len(words)
        why = (f"syllables: {beats:.1f} a word",)
    return HardSentence(index, sentence, len(words), its_grade, why)


def _why(sentence: str, words: Sequence[str], longest: int) -> Iterator[str]:
    if len(words) > longest:
        yield f"length: {len(words)} words, and {longest} is the most"
    elif len(words) > longest * 0.7:
        yield f"length: {len(words)} words"
    # A number's words count too, but nobody would find "seventy" in "71".
    written = set(re.findall(r"[a-z]+(?:'[a-z]+)?", sentence.lower().replace("’", "'")))
    long_words = sorted({word.lower() for word in words if syllables.count(word) >= 3 and word.lower() in written})
    if long_words:
        yield f"syllables: {', '.join(long_words)}"
    joins = len(_JOINS.findall(sentence))
    if joins >= 3:
        yield f"nesting: {joins} joins in one sentence"


_JOINS = re.compile(r"[,;:(–—](?!\d)|\b(?:which|that|who|whose|where|because|although|while)\b")


def hard_words(lines: Sequence[str]) -> tuple[HardWord, ...]:
    """The words of three syllables or more, most frequent first."""
    times = Counter(re.findall(r"[a-z']+", "\n".join(lines).lower()))
    hard = [(word, number) for word, number in times.items() if syllables.count(word) >= 3]
    ranked = sorted(hard, key=lambda item: (-item[1], item[0]))
    return tuple(HardWord(word, syllables.count(word), number) for word, number in ranked)
