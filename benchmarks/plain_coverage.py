"""How much of a report the plain stage reaches, on documents that it was written with and on others.

    PLAINSPOKEN_CORPUS=folder python benchmarks/plain_coverage.py

The phrase table was grown from counts over every other document ("seen"); the rest ("unseen") were not looked at. A
hard word has three syllables or more and no capital inside a sentence; a long sentence has more than 22 words. No line
of the corpus is printed.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefings import readability, scoring_view, syllables
from briefings.checking import prose
from briefings.plain import make_plain
from briefings.readers import read_document

LONG = 22


@dataclass(frozen=True, slots=True)
class Count:
    """Figures of some texts, before or after."""

    words: int
    sentences: int
    hard: int  # words
    long: int  # sentences
    grade: float  # Flesch-Kincaid of the whole


@dataclass(frozen=True, slots=True)
class Coverage:
    before: Count
    after: Count
    changes: int
    changed: int  # sentences with a change or a split
    seconds: float  # of one processor


def count(sentences: Sequence[str]) -> Count:
    lines = scoring_view.view(sentences)
    words = [word for line in lines for word in line.rstrip(".").replace(",", "").split()]
    beats = sum(map(syllables.count, words))
    grade = 0.39 * len(words) / max(len(lines), 1) + 11.8 * beats / max(len(words), 1) - 15.59
    hard = sum(map(_hard, sentences))
    long = sum(len(line.split()) > LONG for line in lines)
    return Count(len(words), len(lines), hard, long, grade)


def _hard(sentence: str) -> int:
    inside = re.findall(r"(?<![.“‘])(?<!^)\b[a-z][a-z’']*", sentence)
    return sum(syllables.count(word) >= 3 for word in inside)


def coverage(sentences: Sequence[str]) -> Coverage:
    """What making the sentences plain changes."""
    start = time.process_time()
    made = [make_plain(sentence) for sentence in sentences]
    seconds = time.process_time() - start
    return Coverage(
        count(sentences),
        count([part for plain in made for part in plain.sentences]),
        sum(len(plain.changes) for plain in made),
        sum(bool(plain.changes) or len(plain.sentences) > 1 for plain in made),
        seconds,
    )


def _sentences(paths: Iterable[Path]) -> list[str]:
    # A "sentence" of 90 words or more is a page's furniture that was read as one.
    return [s for path in paths for s in prose(read_document(path)) if len(s.split()) < 90 and readability.has_verb(s)]


def main() -> int:
    folder = os.environ.get("PLAINSPOKEN_CORPUS")
    if not folder:
        print("Set PLAINSPOKEN_CORPUS to the folder of the corpus.", file=sys.stderr)
        return 2
    paths = sorted((Path(folder) / "dev" / "docs").glob("*.txt"))
    heads = [("sentences", 10), ("words", 8), ("hard words", 18), ("long sentences", 16), ("grade", 14), ("changed", 9)]
    print(" " * 8 + "".join(f"{head:>{width}}" for head, width in [*heads, ("CPU s", 7)]))
    for name, half in (("seen", paths[0::2]), ("unseen", paths[1::2])):
        found = coverage(_sentences(half))
        before, after = found.before, found.after
        hard = f"{before.hard / before.words:.1%} -> {after.hard / after.words:.1%}"
        long = f"{before.long / before.sentences:.0%} -> {after.long / after.sentences:.0%}"
        grade = f"{before.grade:.1f} -> {after.grade:.1f}"
        changed = f"{found.changed / before.sentences:.0%}"
        print(
            f"{name:8}{before.sentences:>10}{before.words:>8}{hard:>18}{long:>16}{grade:>14}{changed:>9}{found.seconds:>7.2f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
