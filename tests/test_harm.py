"""Of the harmful edits of two halves, all but a few in a hundred are stopped, with the sentence named."""

from __future__ import annotations

import random
from collections.abc import Mapping

import pytest
from harm import Generator, Harm, Scene, harms
from harm_first import FIRST
from harm_second import SECOND
from harm_third import THIRD
from proved import Case, statement
from proved_more import lists, news

from briefings.verify import verify_words

HALVES = {
    "first": (FIRST, 0.985),
    "second": (SECOND, 0.975),
    "third": (THIRD, 0.98),
}  # the least rates; tools/harm_rates.py has the true ones
CASES = (statement(), news(), lists())


def named(case: Case, harm: Harm) -> bool:
    found = verify_words(case.source, harm.briefing, case.facts)
    if not harm.now:
        return bool(found)
    return any(f.sentence == harm.now or harm.chapter in (f.chapter, f.sentence) for f in found)


def made(kinds: Mapping[str, Generator], most: int) -> list[tuple[Case, Harm]]:
    scenes = [(case, Scene(case.source, case.facts, case.briefing, random.Random(n))) for n, case in enumerate(CASES)]
    return [(case, harm) for case, scene in scenes for harm in harms(scene, kinds, most)]


@pytest.mark.parametrize("half", HALVES)
def test_nearly_every_harm_is_stopped_and_named(half: str) -> None:
    kinds, least = HALVES[half]
    every = made(kinds, 4)
    missed = [f"{harm.kind}: {harm.was!r} -> {harm.now!r}" for case, harm in every if not named(case, harm)]
    assert len(every) > 150
    assert len(missed) <= (1 - least) * len(every), "\n".join(missed)


GRADES = [kind for kind in (*FIRST, *SECOND, *THIRD) if "grade" in kind or "rating" in kind]


@pytest.mark.parametrize("kind", GRADES)
def test_no_harm_to_a_grade_gets_through(kind: str) -> None:
    """A wrong rating spoken aloud is the worst thing that can happen: of these kinds none may be missed."""
    generator = (FIRST | SECOND | THIRD)[kind]
    every = made({kind: generator}, 25)
    assert every, "no scene has a place for this kind"
    assert [f"{harm.was!r} -> {harm.now!r}" for case, harm in every if not named(case, harm)] == []


def test_each_kind_but_a_few_has_a_place_in_the_scenes() -> None:
    kinds = FIRST | SECOND | THIRD
    used = {harm.kind for _, harm in made(kinds, 1)}
    assert len(used) >= len(kinds) - 6, set(kinds) - used


def test_the_halves_share_no_kind() -> None:
    assert len(SECOND) >= 25
    assert not set(FIRST) & set(SECOND)
