"""Whether a clause states a weakness, praise or neither."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.extract.clauses import clauses
from briefings.extract.polarity import praise, weakness


@pytest.mark.parametrize(
    "clause",
    [
        "the records are incomplete",
        "the force lacks a plan",
        "officers do not always wear their cameras",
        "there is no system for counting keys",
        "too few officers speak welsh",
        "the force should count its keys",
        "there are delays because of a shortage of drivers",
        "inspectors were concerned about the cells",
        "staff are not confident that they will be heard",
        "the risk is not reduced",
        "replies are not only too slow but rude",
        "complaints have doubled",
        "morale is low",
    ],
)
def test_a_weakness_is_seen(clause: str) -> None:
    assert weakness(clause) is not None


@pytest.mark.parametrize(
    "clause",
    [
        "the force has no backlog",
        "plans for visits are not too vague",
        "the parking is no longer too limited",
        "the force has reduced its backlog",
        "delays are rare",
        "poor practice is challenged",
        "we did not inspect the dog section",
        "when progress is too slow, sergeants step in",
        "the grades should not be compared",
        "the force has overcome its shortage of drivers",
        "officers protect people from harassment",
        "nine forces were told to count their keys",
        "complaints have fallen",
        "further work is under way",
        "officers recognise the need to count keys",
        "the force does not tolerate bullying",
    ],
)
def test_a_thing_put_right_denied_supposed_or_elsewhere_is_no_weakness(clause: str) -> None:
    assert weakness(clause) is None


@pytest.mark.parametrize(
    "clause",
    ["officers are well trained", "the plan is effective", "we were impressed by the dogs", "there are no delays"],
)
def test_praise_is_seen(clause: str) -> None:
    assert praise(clause) is not None


@pytest.mark.parametrize(
    "clause",
    [
        "officers are not well trained",
        "the force should be effective",
        "the plan would be effective",
        "we looked at how well officers are trained",
        "the force hopes to be effective",
        "the plan is never effective",
    ],
)
def test_denied_hoped_or_asked_praise_is_none(clause: str) -> None:
    assert praise(clause) is None


@given(st.text(alphabet=st.sampled_from("abc ,;.-—'\"?\n"), max_size=80))
def test_clauses_are_in_order_and_hold_words(text: str) -> None:
    end = 0
    for clause in clauses(text):
        assert end <= clause.start < clause.end <= len(text)
        assert any(c.isalnum() for c in text[clause.start : clause.end])
        end = clause.end


def test_a_sentence_that_blames_and_praises_is_two_clauses() -> None:
    text = "While the cells are clean, the records are incomplete, but the staff are kind"
    assert [text[c.start : c.end] for c in clauses(text)] == [
        "the cells are clean",
        "the records are incomplete",
        "the staff are kind",
    ]
