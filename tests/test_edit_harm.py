"""Harmful edits of briefing.md are refused, nearly all; and of those that change a grade, all."""

from __future__ import annotations

import random
from collections.abc import Mapping

import pytest
from harm import Generator, Harm, Scene, harms
from harm_first import FIRST
from harm_second import SECOND
from proved import Case, statement
from proved_more import lists, news

from briefings.briefing import Briefing
from briefings.editing import apply_edit
from briefings.edition import parse_markdown, to_markdown
from briefings.errors import InputError

CASES = (statement(), news(), lists())
LEAST = 0.93  # tools/harm_rates.py --edits has the true rates


def text(briefing: Briefing) -> str:
    return to_markdown(briefing, report="report.txt", sha256="0" * 64)


def refused(case: Case, harm: Harm) -> bool:
    """Refused, or put right."""
    try:
        edited = apply_edit(case.briefing, parse_markdown(text(harm.briefing)), case.source, case.facts)
    except InputError:
        return True
    return bool(edited.refusals) or text(edited.briefing) == text(case.briefing)


def made(kinds: Mapping[str, Generator], most: int) -> list[tuple[Case, Harm]]:
    scenes = [(case, Scene(case.source, case.facts, case.briefing, random.Random(n))) for n, case in enumerate(CASES)]
    every = [(case, harm) for case, scene in scenes for harm in harms(scene, kinds, most)]
    return [(case, harm) for case, harm in every if text(harm.briefing) != text(case.briefing)]


def test_nearly_every_harmful_edit_is_refused() -> None:
    every = made(FIRST | SECOND, 2)
    missed = [f"{harm.kind}: {harm.was!r} -> {harm.now!r}" for case, harm in every if not refused(case, harm)]
    assert len(every) > 150
    assert len(missed) <= (1 - LEAST) * len(every), "\n".join(missed)


GRADES = [kind for kind in (*FIRST, *SECOND) if "grade" in kind or "rating" in kind]


@pytest.mark.parametrize("kind", GRADES)
def test_no_edit_of_a_grade_gets_through(kind: str) -> None:
    every = made({kind: (FIRST | SECOND)[kind]}, 12)
    assert [f"{harm.was!r} -> {harm.now!r}" for case, harm in every if not refused(case, harm)] == []
