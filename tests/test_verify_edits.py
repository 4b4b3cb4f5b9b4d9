"""An editor may put a line in other words; what it says may not change."""

from __future__ import annotations

import pytest
from proved import Case, statement

from briefings.briefing import Chapter, Sentence
from briefings.verify import Failure, prove_edit
from briefings.verify.tables import tables


@pytest.fixture(scope="module")
def case() -> Case:
    return statement()


def edited(case: Case, old: str, new: str) -> Sentence | Failure:
    chapter, sentence = find(case, old)
    return prove_edit(case.source, case.facts, sentence, sentence.text.replace(old, new), chapter)


def find(case: Case, words: str) -> tuple[Chapter, Sentence]:
    return next((c, s) for c in case.briefing.chapters for s in c.sentences if words in s.text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("works well with Sandmere Council to protect", "and Sandmere Council work well to protect"),
        (
            "Officers explain the reasons for most searches clearly",
            "Officers are clear about the reasons for most searches",
        ),
        ("Some victims were not told why", "Some victims were not told the reason why"),
    ],
)
def test_other_words_for_the_same_are_proved(case: Case, old: str, new: str) -> None:
    assert isinstance(edited(case, old, new), Sentence)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("works well", "works badly", "opposite"),
        ("by June 2024", "after June 2024", "opposite"),
        ("30 minutes", "30 hours", "number"),
        ("12 of the 40", "40 of the 12", "number"),
        ("Officers explain", "Victims explain", "doer"),
        ("HMICFRS rated", "Ofsted rated", "doer"),
        ("Some victims", "Victims", "hedge"),
        ("may be moved", "will be moved", "modal"),
        ("searches clearly", "searches very clearly", "hedge"),
    ],
)
def test_a_changed_fact_is_refused(case: Case, old: str, new: str, kind: str) -> None:
    found = edited(case, old, new)
    assert isinstance(found, Failure)
    assert found.kind == kind


def test_everyday_synonyms_are_no_marks_grades_people_or_opposites() -> None:
    lists = tables()
    every = {word for group in lists.synonyms for word in group}
    assert not every & lists.classes.keys()
    assert not every & set(lists.grades)
    assert not every & lists.people
    for group in lists.synonyms:
        for word in group:
            assert not lists.opposites.get(word, frozenset()) & group
