"""CPU seconds of the text stage: a report read, its findings extracted, a briefing written, proved and scored.

The reports are invented, made from a seed, and always the same. The stages are timed in one process after a small
report has loaded every table, so imports do not count. The ratios say how the work grows: ten times the words should
cost about ten times as much. The last line is the most memory that the process has held so far, with what importing
took. ``python -m benchmarks text --long`` measures a report of 200,000 words too, and ``--chart``
does so and draws ``docs/time.svg``.
"""

from __future__ import annotations

import itertools
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.chart import Point, draw

LENGTHS = (2_000, 20_000)  # words: a statement with its findings, and a full report
LONG = 200_000  # more than any one report has
CHART = Path(__file__).parent.parent / "docs" / "time.svg"
ROUNDS = 3  # the best of them counts: the machine may be busy with other things

_FORCE = "Westmarch Police"
_AREAS = (
    "preventing crime and antisocial behaviour",
    "responding to the public",
    "investigating crime",
    "protecting vulnerable people",
    "managing offenders and suspects",
    "supporting its workforce",
    "leadership and force management",
    "recording data about crime",
)
_GRADES = ("good", "adequate", "outstanding", "inadequate", "requires improvement")
_WHO = (
    "The force",
    "Supervisors",
    "Neighbourhood teams",
    "Officers in the control room",
    "Detectives",
    "The public protection unit",
    "Senior leaders",
    "Call handlers",
)
_DOES = (
    "understand the demand that they face",
    "record what victims tell them",
    "review each risk assessment before the end of the shift",
    "work with the council, the health trust and local charities",
    "share what they learn from complaints",
    "answer most emergency calls within ten seconds",
    "do not always recognise when a person is vulnerable",
    "wait too long for the results of digital examinations",
    "know which children go missing most often",
    "have enough time to visit repeat callers",
)
_TAILS = (
    "which means that fewer people are left at risk",
    "although this differs between the north and the south of the county",
    "and they have done so since April 2023",
    "because too few of them have been trained",
    "in 38 of the 52 cases that we read",
    "but not at weekends",
    "as we said in our report of 2021",
    "at a cost of £1.2m a year",
)
_CONCERNS = (
    "ensure that every risk assessment is checked by a supervisor",
    "reduce the time that callers wait before somebody answers",
    "make sure that victims are told when an investigation ends",
    "improve how it records the views of children",
)

Result = TypeVar("Result")


def report(words: int, seed: int = 1) -> str:
    """An invented report of about ``words`` words, as plain text wrapped at 90 letters or so."""
    choose = random.Random(seed)
    parts = [
        f"{_FORCE}: effectiveness, efficiency and legitimacy, an inspection by HMICFRS",
        f"We inspected {_FORCE} between 3 March 2025 and 14 April 2025.",
    ]
    count = sum(len(part.split()) for part in parts)
    number = 0
    while count < words:
        made = _section(choose, number)
        parts += made
        count += sum(len(part.split()) for part in made)
        number += 1
    return "\n\n".join(_wrapped(part) for part in parts) + "\n"


def _section(choose: random.Random, number: int) -> list[str]:
    area = _AREAS[number % len(_AREAS)]
    made = [area.capitalize()]
    if number < len(_AREAS):
        made.append(f"{_FORCE} is {_GRADES[number % len(_GRADES)]} at {area}.")
    made += [" ".join(_sentence(choose) for _ in range(choose.randint(4, 7))) for _ in range(3)]
    if number % 3 == 0:
        made.append("Areas for improvement")
        made += [f"• The force should {concern}." for concern in choose.sample(_CONCERNS, 2)]
    if number % 5 == 4:
        made.append(f"The chief constable said: “We accept what the inspectors found about {area}.”")
    return made


def _sentence(choose: random.Random) -> str:
    words = f"{choose.choice(_WHO)} {choose.choice(_DOES)}"
    if choose.random() < 0.6:
        words += f", {choose.choice(_TAILS)}"
    return words + "."


def _wrapped(part: str) -> str:
    lines, line = [], ""
    for word in part.split():
        if len(line) + len(word) > 90:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def measure(path: Path) -> dict[str, float]:
    """CPU seconds of each stage for one report."""
    from briefings.agreement import agree
    from briefings.checking import prose
    from briefings.extract import extract
    from briefings.making import level_of_briefing, proved
    from briefings.readability import read_level
    from briefings.readers import read_document
    from briefings.write import WriteOptions, write_briefing

    spent: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], Result]) -> Result:
        start = time.process_time()
        result = work()
        spent[stage] = time.process_time() - start
        return result

    document = timed("read", lambda: read_document(path))
    found = timed("extract", lambda: extract(document))
    agreed = timed("agree", lambda: agree(document, found))
    findings, facts = agreed.findings, agreed.facts
    written = timed("write", lambda: write_briefing(document, findings, WriteOptions(target=11, lasts=1)))
    briefing, _ = timed("prove", lambda: proved(written, facts, document.text))
    timed(
        "score", lambda: (read_level(prose(document), names=briefing.names, target=11), level_of_briefing(briefing, 11))
    )
    return spent


def main() -> None:
    """Measure each length and print them side by side."""
    lengths = (*LENGTHS, LONG) if {"--long", "--chart"} & set(sys.argv) else LENGTHS
    best: list[dict[str, float]] = []
    counts: list[int] = []
    held: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(report(400), encoding="utf-8")
        measure(path)  # imports and tables
        bare = _megabytes()
        for length in lengths:
            text = report(length)
            counts.append(len(text.split()))
            path.write_text(text, encoding="utf-8")
            rounds = [measure(path) for _ in range(ROUNDS)]
            best.append(min(rounds, key=lambda spent: sum(spent.values())))
            held.append(_megabytes())
    print(f"Text stage, CPU seconds after imports (best of {ROUNDS})")
    print(f"{'words':>10}" + "".join(f" {count:>10,}" for count in counts) + "   ratio" * (len(counts) - 1))
    for stage in best[0]:
        print(_line(stage, [spent[stage] for spent in best]))
    totals = [sum(spent.values()) for spent in best]
    print(_line("all", totals))
    rates = [round(count / max(spent, 1e-9)) for count, spent in zip(counts, totals, strict=True)]
    print(f"{'words/s':>10}" + "".join(f" {rate:>10,}" for rate in rates))
    print(f"{'MB':>10}" + "".join(f" {megabytes:>10.0f}" for megabytes in held) + f"   ({bare:.0f} before the first)")
    if "--chart" in sys.argv:
        points = [Point(*row) for row in zip(counts, totals, held, strict=True)]
        CHART.write_text(draw(points), encoding="utf-8")
        print(f"drawn: {CHART}")


def _line(name: str, seconds: list[float]) -> str:
    """A stage's seconds at each length, and how many times those of the length before each is."""
    ratios = [after / max(before, 1e-9) for before, after in itertools.pairwise(seconds)]
    return f"{name:>10}" + "".join(f" {s:>10.3f}" for s in seconds) + "".join(f" {ratio:>7.1f}" for ratio in ratios)


def _megabytes() -> float:
    """The most resident memory that this process has had."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most / 1e3


if __name__ == "__main__":
    main()
