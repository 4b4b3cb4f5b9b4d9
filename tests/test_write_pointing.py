"""A sentence is told only with what its words point to; what is no thing is told as what it is."""

from __future__ import annotations

import pytest

from briefings.document import Span
from briefings.findings import Description, Form
from briefings.plain import plain_words
from briefings.write.forms import true_form
from briefings.write.impersonal import impersonal
from briefings.write.pointing import broken, dangles


@pytest.mark.parametrize(
    "text",
    [
        "It did so again.",
        "The pace of this has been too slow.",
        "The systems did not support this practice.",
        "Only 9 of 38 such thefts were solved.",
        "There is praise for the early steps she has taken.",
        "The council has no plan for these children.",
        "Quality and timeliness are improving.",
        "Practice varies.",
        "Some are very detailed.",
        "For others, their plans lack dates.",
        "Work is needed to improve the quality of these.",
        "Another good point is their safety or welfare.",
        "The child was not asked what happened.",
        "The checks failed to find the faults that.",
        "stretched, is very effective.",
    ],
)
def test_a_sentence_that_points_to_what_is_not_told_dangles(text: str) -> None:
    assert dangles(text)


@pytest.mark.parametrize(
    "text",
    [
        "Officers do not always record what children tell them.",
        "The force has improved since this inspection.",
        "The chief constable keeps the promises that she made.",
        "Parents like the help that they are given.",
        "The quality of care plans is improving.",
        "Children in the home were asked what they like to eat.",
        "A child was hurt, and nobody told the child what would happen next.",
        "It is clear that staff care.",
        "Staff share tools such as maps.",
        "The officer whom inspectors met knew whom to ask.",
    ],
)
def test_a_sentence_that_stands_alone_does_not_dangle(text: str) -> None:
    assert not dangles(text)


def test_what_was_told_before_is_no_longer_missing() -> None:
    assert dangles("These children wait for months.")
    assert not dangles("These children wait for months.", "Many children need a new home.")
    assert dangles("Such delays put people at risk.", "The council has no plan.")


def test_a_sentence_that_ends_with_a_joining_word_is_broken() -> None:
    assert broken("It has no plan for the people that.")
    assert broken("It was told which of the.")
    assert not broken("The force has no plan.")


def form(text: str) -> Form:
    return true_form(Description(text, (Span(0, len(text)),), Form.THING)).form


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("report on the work of all partners", Form.ACTION),
        ("review the service for older people", Form.ACTION),
        ("increase looked after children’s part in planning", Form.ACTION),
        ("some young people wait too long to be seen", Form.SENTENCE),
        ("the timeliness and quality of first decisions", Form.THING),
        ("weaknesses in the way that it records crime", Form.THING),
        ("the service that children receive when they leave care", Form.THING),
    ],
)
def test_a_thing_is_told_as_what_its_words_are(text: str, right: Form) -> None:
    assert form(text) is right


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("The oversight is clear and evident.", "clear and clear"),
        ("Training is done by identified staff.", "found staff"),
        ("The new tool is increasingly used well.", "more and more used"),
    ],
)
def test_a_plainer_word_never_spoils_the_sense(text: str, never: str) -> None:
    assert never not in plain_words(text)


def test_inspectors_are_they_when_they_are_named_again() -> None:
    text = "We have asked the force to send us a plan, and we will return in May."
    assert impersonal(text) == "Inspectors have asked the force to send them a plan, and they will return in May."
    assert impersonal("It uses the Mark I system.") == "It uses the Mark I system."
    assert impersonal("We told them that we will return.") == "Inspectors told them that inspectors will return."
