"""Texts made to be hard to read: nested, endless, repeated, crowded with grades, or only words in no order."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random

import briefings
from soak.patterns import attack, patterns
from soak.seeds import TEXTS

_GRADES = (
    "good", "outstanding", "inadequate", "requires improvement", "adequate", "not rated", "reasonably good",
    "exceptional", "strong standard", "needs attention", "Requires Improvement", "RI", "good (previously inadequate)",
)  # fmt: skip
_AREAS = ("preventing crime", "leadership", "safe", "the quality of education", "well-led", "use of force")
_BODIES = ("Westmarch Police", "Northmoor House", "Eastvale Primary School", "HMP Tarn", "the force", "it", "we")
_JOINS = (" and ", ", ", "; ", " but not ", " or ", " – ", ": ", "\n", ", which was ", " than ", " (", " because ", "/")
_OPENERS = ("“", "(", "‘", "[", "> ", "  ", "\t", "- ", "• ", "1.", "a) ", "i. ", "# ", "“‘", "<b>", "**")
_MARKS = ".,;:!?’'“”‘()[]{}|/\\-–—…•*#_>~`&%£@\t\n\r\f\v\x0b\u2028\u00ad\u200b\u200f\u202e\u0301\ufeff\ufffdﬁ0½²٣İßǅ😀"


@cache
def vocabulary() -> tuple[str, ...]:
    """Every string of the package's own tables: what the rules look for."""
    found: set[str] = set()
    for path in sorted(Path(briefings.__file__).parent.rglob("*.toml")):
        found.update(s for s in _strings(tomllib.loads(path.read_text(encoding="utf-8"))) if len(s) < 200)
    return tuple(sorted(found))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _strings(inner)


def text(choose: Random) -> str:
    """One hard text: mostly short, now and then as long as a report."""
    most = choose.choice((400, 400, 2_000, 2_000, 8_000, 30_000, 120_000))
    made = choose.choice(_KINDS)(choose, most)[:most]
    if choose.random() < 0.5:  # under the name of a body, so that its rules are used
        made = f"{choose.choice(TEXTS).split(chr(10) * 2)[0]}\n\n{made}"
    return made


def _words(choose: Random, most: int) -> str:
    """Words of the tables in no order."""
    known = vocabulary()
    count = min(most // 12 + 1, 4_000)
    return "".join(
        choose.choice(known) + choose.choice((" ", " ", " ", ", ", ". ", "\n", "\n\n")) for _ in range(count)
    )


def _sentences(choose: Random, most: int) -> str:
    return " ".join(_sentence(choose) for _ in range(min(most // 60 + 1, 1_500)))


def _sentence(choose: Random) -> str:
    said = [
        f"{choose.choice(_BODIES)} {choose.choice(('is', 'was', 'is not', 'remains', 'had been', 'will be'))} "
        f"{choose.choice(_GRADES)} at {choose.choice(_AREAS)}"
        for _ in range(choose.choice((1, 1, 2, 5)))
    ]
    start = choose.choice(("", "", "In 2021, ", "Although ", "The chief constable said: “", "If ", "We found that "))
    return start + choose.choice(_JOINS).join(said) + choose.choice((".", ".", ".", "?", "”", "", ".1", "…"))


def _grades(choose: Random, most: int) -> str:
    """Thousands of grades in one sentence or one list."""
    join = choose.choice(_JOINS)
    few = [choose.choice(_GRADES) for _ in range(choose.randint(1, 4))]
    subject = f"{choose.choice(_BODIES)} was graded "
    return subject + join.join(choose.choice(few) for _ in range(min(most // 10 + 1, 8_000)))


def _table(choose: Random, most: int) -> str:
    columns = choose.choice((2, 3, 5, 40, 400))
    between = choose.choice((" | ", "\t", "    ", "|", ": "))
    cells = [*_GRADES, *_AREAS, *_BODIES, "", "-", "2021", "Grade", "Area", "Overall"]
    rows = (between.join(choose.choice(cells) for _ in range(columns)) for _ in range(most // (columns * 8) + 2))
    return "\n".join(rows)


def _endless(choose: Random, most: int) -> str:
    """One sentence with no end."""
    known = vocabulary()
    few = [choose.choice(known) for _ in range(choose.choice((2, 5, 50)))]
    return choose.choice(_JOINS).join(choose.choice(few) for _ in range(min(most // 10 + 1, 8_000)))


def _again(choose: Random, most: int) -> str:
    """A phrase said again and again, and then something else."""
    sources: tuple[Callable[[], str], ...] = (
        lambda: choose.choice(vocabulary()),
        lambda: choose.choice(_MARKS),
        lambda: choose.choice(("A. ", "Mr ", "A&B ", "3 March 2025 ", "the ", "of the ", "not ", "’s ", "1,", "no. ")),
        lambda: choose.choice(("Westmarch ", "Northmoor and ", "W", "a", " ", "“a” ", "said ", "good ", "1", "A-")),
        lambda: _sentence(choose),
        lambda: "".join(choose.choice(_MARKS + "aA ") for _ in range(choose.randint(1, 6))),
    )
    phrase = "".join(choose.choice(sources)() for _ in range(choose.randint(1, 3))) or "a"
    end = choose.choice(("", ".", "!", " is good.", "\n\nThe force is good at leadership."))
    return phrase * ((most - len(end)) // len(phrase) + 1) + end


def _nested(choose: Random, most: int) -> str:
    """Brackets, quotations or lists inside each other, closed or not."""
    opener = choose.choice(_OPENERS)
    depth = choose.choice((10, 100, 1_000, 10_000))
    if opener in "“(‘[“‘<b>**":
        inner = choose.choice(("", "a ", "said ", "good ", "He said "))
        deep = min(depth, most // (len(opener + inner) + 1))
        closing = {"“": "”", "(": ")", "‘": "’", "[": "]", "“‘": "’”"}.get(opener, opener)
        return (opener + inner) * deep + _sentence(choose) + closing * choose.choice((0, deep, deep // 2))
    lines = min(depth, 300)
    return "\n".join(opener * (n if choose.random() < 0.9 else n // 2) + _sentence(choose) for n in range(1, lines))


def _soup(choose: Random, most: int) -> str:
    """Marks, letters of every script and odd spaces."""
    some = [choose.choice(_MARKS) for _ in range(choose.choice((2, 5, 40)))]
    some += ["a", "Good", " ", "1"]
    return "".join(choose.choice(some) for _ in range(min(most, 20_000)))


def _shuffled(choose: Random, most: int) -> str:
    """One of our own reports with its words or lines moved, dropped and doubled."""
    report = choose.choice(TEXTS)
    between = choose.choice(("\n", " ", "\n\n", ". "))
    parts = report.split(between)
    for _ in range(choose.choice((1, 3, 20))):
        at, to = choose.randrange(len(parts)), choose.randrange(len(parts))
        manner = choose.randrange(4)
        if manner == 0 and len(parts) > 2:
            del parts[at]
        elif manner == 1:
            parts[at], parts[to] = parts[to], parts[at]
        elif manner == 2:
            parts.insert(to, parts[at])
        else:
            parts[at] = choose.choice((*vocabulary(), *_GRADES, _sentence(choose)))
    made = between.join(parts)
    return made * max(1, min(most // max(len(made), 1), 40))


def _spoilt(choose: Random, most: int) -> str:
    """What one of our regular expressions looks for, over and over."""
    made = attack(choose, choose.choice(patterns()), most)
    return made if choose.random() < 0.5 else f"{_sentence(choose)} {made} {_sentence(choose)}"


_KINDS: tuple[Callable[[Random, int], str], ...] = (
    _words,
    _sentences,
    _grades,
    _table,
    _endless,
    _again,
    _again,
    _nested,
    _soup,
    _shuffled,
    _shuffled,
    _spoilt,
    _spoilt,
)
