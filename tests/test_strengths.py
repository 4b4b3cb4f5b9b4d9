"""Praise by the inspectorate of what is done now."""

from __future__ import annotations

import pytest
from found import findings, quotes

from briefings.findings import Form


@pytest.mark.parametrize(
    ("text", "form", "words"),
    [
        (
            "I am pleased by the way the force works with its schools.",
            Form.THING,
            "the way the force works with its schools",
        ),
        (
            "We welcome the leadership of the new chief constable.",
            Form.THING,
            "the leadership of the new chief constable",
        ),
        ("Inspectors praised how the force looks after its dogs.", Form.MANNER, "how the force looks after its dogs"),
        (
            "The force has strong links with the fire service.",
            Form.SENTENCE,
            "The force has strong links with the fire service",
        ),
        (
            "While the cells are dirty, officers treat prisoners with great respect.",
            Form.SENTENCE,
            "officers treat prisoners with great respect",
        ),
    ],
)
def test_praise_is_a_strength_in_words_that_a_template_can_hold(text: str, form: Form, words: str) -> None:
    assert [(s.what.form, s.what.text) for s in findings(text).strengths] == [(form, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Westmarch Police is good at preventing crime.",
        "We have graded Westmarch Police as outstanding for investigating crime.",
        "Good means that the force meets what we expect.",
        "The force should be clear about its aims.",
        "If the force trains its staff well, victims will be safer.",
        "We looked at how well the force supports its staff.",
        "The force hopes to build a strong team.",
        "The work is not effective.",
        "Staff told us that their sergeants are excellent.",
        "The chief constable said: “Our officers do excellent work every day.”",
        "The commissioner praised the excellent work of the dog section.",
        "The force does not answer letters well. This limits its ability to give a good service.",
        "My report sets out our detailed findings.",
    ],
)
def test_grades_hopes_definitions_and_other_peoples_praise_are_no_strengths(text: str) -> None:
    assert not findings(text).strengths


def test_the_items_under_a_heading_of_praise_are_strengths_whether_or_not_they_have_a_verb() -> None:
    text = "What is working well\n\n- Visits by the dog section to village halls\n- Sergeants know their teams.\n"
    found = findings(text).strengths
    assert [(s.what.form, s.what.text) for s in found] == [
        (Form.THING, "Visits by the dog section to village halls"),
        (Form.SENTENCE, "Sergeants know their teams"),
    ]


def test_praise_said_twice_is_one_strength() -> None:
    text = (
        "The force works closely with farmers and the coastguard.\n\n"
        "Officers are polite and helpful to visitors.\n\nThe force works closely with farmers and with the coastguard."
    )
    assert len(findings(text).strengths) == 2


def test_praise_that_leans_on_words_out_of_reach_is_left_out() -> None:
    assert not findings("Dog section\n\nThis is impressive.").strengths


def test_the_words_of_every_strength_stand_in_the_text() -> None:
    text = "I am impressed by the force’s dogs. The force has strong links with\nthe fire service."
    for strength in findings(text).strengths:
        assert " ".join(quotes(text, strength.what.spans)) == strength.what.text
        assert quotes(text, strength.evidence)


def test_a_weakness_under_a_heading_of_praise_is_no_strength() -> None:
    for words in ("Residents do not benefit from the new station.", "Residents are not supported by the new station."):
        text = f"Strengths\n\n- Officers know their villages.\n- {words}\n"
        assert not any("Residents" in s.what.text for s in findings(text).strengths)
