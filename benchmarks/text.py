"""CPU seconds of the text stage: a report read, its findings extracted, a briefing written, proved and scored.

The reports are invented, made from a seed, and always the same. The stages are timed in one process after a small
report has loaded every table, so imports do not count. The last line says how the work grows: ten times the words
should cost about ten times as much.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

SHORT, LONG = 2_000, 20_000  # words: a statement with its findings, and a full report
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
    from briefings.checking import prose
    from briefings.extract import extract
    from briefings.facts_json import facts_json
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
    findings = timed("extract", lambda: extract(document))
    facts = timed("facts", lambda: facts_json(document, findings))
    written = timed("write", lambda: write_briefing(document, findings, WriteOptions(target=11, lasts=1)))
    briefing, _ = timed("prove", lambda: proved(written, facts, document.text))
    timed(
        "score", lambda: (read_level(prose(document), names=briefing.names, target=11), level_of_briefing(briefing, 11))
    )
    return spent


def main() -> None:
    """Measure both lengths and print them side by side."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(report(400), encoding="utf-8")
        measure(path)  # imports and tables
        best: list[dict[str, float]] = []
        counts: list[int] = []
        for length in (SHORT, LONG):
            text = report(length)
            counts.append(len(text.split()))
            path.write_text(text, encoding="utf-8")
            rounds = [measure(path) for _ in range(ROUNDS)]
            best.append(min(rounds, key=lambda spent: sum(spent.values())))
    short, long = best
    print(f"Text stage, CPU seconds after imports (best of {ROUNDS})")
    print(f"{'words':>10} {counts[0]:>10,} {counts[1]:>10,} {'ratio':>8}")
    for stage in short:
        print(_line(stage, short[stage], long[stage]))
    total = sum(short.values()), sum(long.values())
    print(_line("all", *total))
    rate = [round(count / max(spent, 1e-9)) for count, spent in zip(counts, total, strict=True)]
    print(f"{'words/s':>10} {rate[0]:>10,} {rate[1]:>10,}")


def _line(name: str, short: float, long: float) -> str:
    return f"{name:>10} {short:>10.3f} {long:>10.3f} {long / max(short, 1e-9):>8.1f}"


if __name__ == "__main__":
    main()
