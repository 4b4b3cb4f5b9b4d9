"""When the words of a report change, its findings follow or are not stated: never the old fact, never a third one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from pathlib import Path

from perturb import INVENTED, KEPT, Perturbed, Scene, edited, outcome
from perturb_ratings import RATINGS, grade_swapped
from perturbed import KINDS, LETTER, Named, corpus_reports, own_reports, scene

# The suite tries a sample, always the same; tools/perturb_rates.py tries every case (docs/perturbation.md).
EVERY_OWN, EVERY_LINE, EVERY_PLACE = 3, 5, 60


def cases(reports: Iterable[Named], every: int, seen: Counter[str]) -> Iterable[tuple[Named, Scene, Perturbed]]:
    """Every ``every``-th case of all reports, counted through; the first of each kind is always one."""
    number = 0
    for report in reports:
        before = scene(report)
        for kind, generate in KINDS.items():
            for case in generate(before):
                number += 1
                if number % every == 0 or not seen[kind]:
                    seen[kind] += 1
                    yield report, before, case


def wrong(reports: Iterable[Named], every: int, seen: Counter[str]) -> list[str]:
    found = []
    for report, before, case in cases(reports, every, seen):
        result, blame = outcome(before, case)
        if result in (KEPT, INVENTED):
            found.append(f"{report.source}: {case.kind}: {result}: {case.was!r} -> {case.now!r}: {blame}")
    return found


def test_the_findings_of_our_own_reports_follow_their_words_or_are_not_stated() -> None:
    seen = Counter[str]()
    found = wrong(own_reports(), EVERY_OWN, seen)
    assert found == []
    assert set(KINDS) - set(seen) == set(), "a kind has no place in any report"


def test_the_findings_of_the_corpus_follow_its_words_or_are_not_stated(corpus: Path) -> None:
    reports = list(corpus_reports(corpus))
    seen = Counter[str]()
    found = wrong((r for r in reports if r.path is None), EVERY_LINE, seen)
    found += wrong((r for r in reports if r.path is not None), EVERY_PLACE, seen)
    ratings = [line for line in found if any(f": {kind}: " in line for kind in RATINGS)]
    assert ratings == []
    assert len(found) <= 0.01 * seen.total(), "\n".join(found)


def test_a_reading_that_does_not_follow_is_caught() -> None:
    """Else the suite could pass by looking at nothing: of a report that nobody changed, the old fact is kept."""
    before = scene(Named("letter", None, LETTER))
    changed = list(islice(grade_swapped(before), 4))
    assert changed
    for case in changed:
        assert outcome(before, replace(case, document=before.document))[0] == KEPT


def test_a_reading_that_finds_something_else_is_caught() -> None:
    before = scene(Named("letter", None, LETTER))
    for case in islice(grade_swapped(before), 4):
        assert outcome(before, replace(case, may=()))[0] == INVENTED


def test_the_blocks_of_a_changed_report_hold_the_same_words_but_for_the_change() -> None:
    before = scene(Named("letter", None, LETTER)).document
    for case in grade_swapped(scene(Named("letter", None, LETTER))):
        pairs = zip(before.blocks, case.document.blocks, strict=True)
        changed = [b for b, a in pairs if before.quote(b.span) != case.document.quote(a.span)]
        assert 1 <= len(changed) <= 2
    assert edited(before, []) == before
