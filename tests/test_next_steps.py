"""What inspectors will come back for, and what has to be done by when."""

from __future__ import annotations

import pytest
from found import findings

from briefings.findings import Form


@pytest.mark.parametrize(
    ("text", "form", "words", "by"),
    [
        (
            "Next year I will be interested to see how the force trains its drivers.",
            Form.MANNER,
            "how the force trains its drivers",
            "Next year",
        ),
        (
            "We will look again at whether the cells are clean.",
            Form.MANNER,
            "whether the cells are clean",
            None,
        ),
        (
            "Inspectors will return in March 2031.",
            Form.SENTENCE,
            "Inspectors will return in March 2031",
            "in March 2031",
        ),
        (
            "The force should send us a plan within 28 days.",
            Form.SENTENCE,
            "The force should send us a plan within 28 days",
            "within 28 days",
        ),
        (
            "Westmarch Police must fit new locks by 1 May 2031.",
            Form.SENTENCE,
            "Westmarch Police must fit new locks by 1 May 2031",
            "by 1 May 2031",
        ),
        (
            "By the end of the year, the force must publish its records.",
            Form.SENTENCE,
            "By the end of the year, the force must publish its records",
            "By the end of the year",
        ),
    ],
)
def test_what_comes_next_is_told_with_the_time_in_the_texts_own_words(
    text: str, form: Form, words: str, by: str | None
) -> None:
    found = findings(text).next_steps
    assert [(s.what.form, s.what.text, s.by) for s in found] == [(form, words, by)]


@pytest.mark.parametrize(
    "text",
    [
        "Each year we will inspect every force.",
        "If the force does not improve, we will return.",
        "The chief constable said that he would look at it by June 2031.",
        "Will inspectors return in March?",
        "The force should answer letters.",
        "The force will open a new station in March 2031.",
    ],
)
def test_general_rules_conditions_and_other_peoples_plans_are_no_next_steps(text: str) -> None:
    assert not findings(text).next_steps
