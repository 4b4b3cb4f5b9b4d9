"""Make ``briefings/data/syllables.txt.gz`` from CMUdict's ``cmudict.dict``.

    python tools/make_syllables.py path/to/cmudict.dict

The dictionary's data is BSD-licensed (see ``briefings/data/NOTICES.md``). Only the number of syllables of each word's
first pronunciation is kept: one line for each number, "2: abbey abbot …".
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).parent.parent / "briefings" / "data" / "syllables.txt.gz"


def counts(lines: list[str]) -> dict[str, int]:
    """Word to syllables. A syllable is a phone that carries a stress mark (it ends in a digit)."""
    found: dict[str, int] = {}
    for line in lines:
        word, _, phones = line.partition("#")[0].strip().partition(" ")
        if re.fullmatch(r"[a-z]+(?:'[a-z]+)*", word):  # variants are "word(2)", and come after the first
            found.setdefault(word, sum(phone[-1].isdigit() for phone in phones.split()))
    return found


def main(source: str) -> None:
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for word, number in counts(Path(source).read_text(encoding="utf-8").splitlines()).items():
        groups[number].append(word)
    text = "\n".join(f"{number}: {' '.join(sorted(groups[number]))}" for number in sorted(groups))
    TARGET.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{TARGET}: {sum(map(len, groups.values()))} words")


if __name__ == "__main__":
    main(sys.argv[1])
