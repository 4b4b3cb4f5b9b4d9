"""The second program passes what the report bears out and names what it does not."""

from __future__ import annotations

import dataclasses

import pytest
from proved import Case, statement

from briefings.briefing import Briefing, ChapterKind, Sentence
from briefings.verify import verify_words


@pytest.fixture(scope="module")
def case() -> Case:
    return statement()


def test_an_honest_briefing_is_proved(case: Case) -> None:
    assert verify_words(case.source, case.briefing, case.facts) == ()


def changed(case: Case, old: str, new: str) -> Briefing:
    """The briefing with ``old`` made ``new`` in the one sentence or more that hold it."""

    def edit(sentence: Sentence) -> Sentence:
        return dataclasses.replace(sentence, text=sentence.text.replace(old, new))

    chapters = tuple(
        dataclasses.replace(c, sentences=tuple(edit(s) for s in c.sentences)) for c in case.briefing.chapters
    )
    briefing = dataclasses.replace(case.briefing, chapters=chapters)
    assert briefing != case.briefing
    return briefing


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("good at preventing", "inadequate at preventing", "rating"),
        ("requires improvement in the way", "is good in the way", "rating"),
        ("did not grade leadership", "graded leadership good", "rating"),
        ("In 2019 inspectors rated", "Inspectors rated", "time"),
        ("does not always", "does always", "negation"),
        ("30 minutes", "20 minutes", "number"),
        ("£1.2 million", "£1.2 billion", "number"),
        ("June 2024", "July 2024", "date"),
        ("Westmarch Police good", "Northdale Police good", "name"),
        ("Some victims", "Victims", "hedge"),
        ("may be moved", "will be moved", "modal"),
        ("should make sure", "must make sure", "modal"),
        ("This is a cause of concern", "This is an area for improvement", "severity"),
        ("has been closed", "is still there", "status"),
        ("never be complacent", "be complacent", "quotation"),
        ("The force works well with Sandmere Council", "Sandmere Council works well with the force", "order"),
        ("searches clearly", "searches clearly because leaders changed", "reason"),
    ],
)
def test_a_changed_fact_is_named(case: Case, old: str, new: str, kind: str) -> None:
    failures = verify_words(case.source, changed(case, old, new), case.facts)
    assert kind in {f.kind for f in failures}
    assert all(new in f.sentence for f in failures if f.kind == kind)


@pytest.mark.parametrize("kind", [ChapterKind.RATING, ChapterKind.CONCERN])
def test_a_lost_chapter_of_a_rating_or_formal_concern_is_named(case: Case, kind: ChapterKind) -> None:
    first = next(c for c in case.briefing.chapters if c.kind is kind)
    briefing = dataclasses.replace(case.briefing, chapters=tuple(c for c in case.briefing.chapters if c is not first))
    assert "coverage" in {f.kind for f in verify_words(case.source, briefing, case.facts)}
