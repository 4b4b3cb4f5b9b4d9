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


def hardest(sentences: Sequence[str], spoken: Sequence[str], longest: int) -> tuple[HardSentence, ...]:
    """The ten hardest of the sentences, by the line of the scoring view that each of them has."""
    graded = [(-grade(line), index) for index, line in enumerate(spoken) if len(_bare(line)) > 2]
    found = []
    for less, index in sorted(graded)[:10]:
        sentence, words = sentences[index], _bare(spoken[index])
        found.append(HardSentence(index, sentence, len(words), -less, tuple(_why(sentence, words, longest))))
    return tuple(found)


def _why(sentence: str, words: Sequence[str], longest: int) -> Iterator[str]:
    if len(words) > longest:
        yield f"length: {len(words)} words, and {longest} is the most"
    elif len(words) > longest * 0.7:
        yield f"length: {len(words)} words"
    long_words = sorted({word.lower() for word in words if syllables.count(word) >= 3})
    if long_words:
        yield f"long words: {', '.join(long_words)}"
    joins = len(re.findall(r"[,;:(–—]|\b(?:which|that|who|whose|where|because|although|while)\b", sentence))
    if joins >= 3:
        yield f"nesting: {joins} joins in one sentence"


def hard_words(lines: Sequence[str]) -> tuple[HardWord, ...]:
    """The words of three syllables or more, most frequent first."""
    times = Counter(re.findall(r"[a-z']+", "\n".join(lines).lower()))
    hard = [(word, number) for word, number in times.items() if syllables.count(word) >= 3]
    ranked = sorted(hard, key=lambda item: (-item[1], item[0]))
    return tuple(HardWord(word, syllables.count(word), number) for word, number in ranked)
