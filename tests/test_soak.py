"""A soak's cases are the same in every run, and whatever becomes of one is seen for what it is."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from random import Random

import pytest

pytest.importorskip("resource", reason="a soak needs the limits and the fork of a POSIX system")

from briefings.errors import InputError, UsageError
from briefings.readers import read_document
from briefings.sentences import split
from soak.cases import case
from soak.child import MEMORY, Limits, Outcome, run
from soak.patterns import attack, patterns
from soak.smaller import smaller
from soak.targets import TARGETS

LIMITS = Limits(5.0, 400 * MEMORY)


def crash() -> str:
    raise ZeroDivisionError("a fault")


def refuse() -> str:
    raise InputError("a damaged file; fetch it again")


def two_lines() -> str:
    raise UsageError("one line\nand another")


def hang() -> str:
    while True:
        try:
            sum(range(100_000))
        except Exception:  # noqa: BLE001  # as careless code does
            continue


def eat() -> str:
    return str(len([bytes(MEMORY) for _ in range(4_000)]))


def die() -> str:
    os.kill(os.getpid(), signal.SIGTERM)
    return "not reached"


@pytest.mark.parametrize(
    ("work", "kind", "failed"),
    [
        (lambda: "a document", "fine", False),
        (refuse, "refused", False),
        (crash, "crash", True),
        (two_lines, "crash", True),
        (eat, "memory", True),
        (die, "died", True),
    ],
)
def test_how_a_piece_of_work_ends_is_seen_from_outside(work: object, kind: str, failed: bool) -> None:
    assert callable(work)
    found = run(work, LIMITS)
    assert (found.kind, found.failed) == (kind, failed), found


def test_work_that_does_not_end_is_ended_though_it_swallows_every_exception() -> None:
    assert run(hang, Limits(0.2, None)).kind == "hang"


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_a_case_is_the_same_in_every_run_and_others_are_others(target: object) -> None:
    found = TARGETS[getattr(target, "name")]  # noqa: B009  # the parameter's type is not told to the checker
    made = [case(found, 7, number) for number in range(12)]
    assert made == [case(found, 7, number) for number in range(12)]
    assert len(set(made)) > 6
    assert made != [case(found, 8, number) for number in range(12)]


@pytest.mark.parametrize("name", TARGETS)
def test_the_document_that_is_harmed_is_read_when_it_is_not_harmed(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"report{TARGETS[name].suffix}"
    path.write_bytes(TARGETS[name].valid)
    assert "Westmarch" in read_document(path).text


@pytest.mark.parametrize("name", TARGETS)
def test_the_first_cases_end_as_they_should(name: str, tmp_path: Path) -> None:
    target = TARGETS[name]
    path = tmp_path / f"report{target.suffix}"
    for number in range(4):
        path.write_bytes(case(target, 3, number))
        found = target.outcome(path)
        assert not found.failed, found


def test_a_failure_is_made_small_while_it_fails_in_the_same_way() -> None:
    def attempt(data: bytes) -> Outcome:
        return Outcome("crash", "") if b"x" in data and b"y" in data else Outcome("fine", "")

    assert smaller(b"a" * 50 + b"x" + b"b" * 70 + b"y" + b"c", attempt(b"xy"), attempt) == b"xy"


def test_texts_are_made_from_the_regular_expressions_of_every_part() -> None:
    every = patterns()
    assert len(every) > 200
    choose = Random(1)
    assert all(len(attack(choose, pattern, 500)) <= 500 for pattern in every)


@pytest.mark.parametrize(
    "row", ["*" * 300, "1" * 300, "12,3-" * 100, "¹" * 300], ids=["stars", "ones", "notes", "small"]
)
def test_a_row_of_marks_after_a_stop_is_no_riddle(row: str) -> None:
    text = f"The force is good at leadership.{row}x and more."
    found = run(lambda: str(len(split(text))), Limits(5.0, None))
    assert found.kind == "fine", found
