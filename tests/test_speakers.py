"""Who speaks in each sentence."""

from __future__ import annotations

import pytest
from found import reading

from briefings.extract.reading import Reading


def roles(made: Reading, starts: str) -> set[str]:
    """The roles that speak in the sentence that begins so."""
    index = next(i for i, s in enumerate(made.sentences) if made.text(s).startswith(starts))
    return {p.speaker.role for p in made.voices[index].parts}


NEWS = "HMICFRS inspected Westmarch Police.\n\nThe commissioner said that she was sorry.\n\n"


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("HMICFRS said that the cells are dirty.", "inspectorate"),
        ("Inspectors found that the cells are dirty.", "inspectorate"),
        ("The cells are dirty, according to HMICFRS.", "inspectorate"),
        ("“The cells are dirty,” said HM Inspector Jan Hale.", "inspectorate"),
        ("The force was criticised for its dirty cells.", "inspectorate"),
        ("The force has been told that it must clean its cells.", "inspectorate"),
        ("HMICFRS said that officers felt tired.", "inspectorate"),
        ("Chief Constable Lee Moss said that the cells are clean.", "chief"),
        ("Police and Crime Commissioner Ann Orr said that the cells are dirty.", "commissioner"),
        ("The Police Federation said that the cells are dirty.", "union"),
        ("Local MP Joan Blythe said that the cells are dirty.", "politician"),
        ("According to Unison, concerns raised by drivers were ignored.", "union"),
        ("A spokesman for the force said that the cells are clean.", "body"),
        ("The cells are dirty.", "journalist"),
    ],
)
def test_a_sentence_of_news_is_in_the_mouth_that_it_names(sentence: str, role: str) -> None:
    assert roles(reading(NEWS + sentence), sentence[:12]) == {role}


@pytest.mark.parametrize(
    "own", ["We found that the cells were dirty.", "Our inspection took place in May.", "I am His Majesty’s Inspector."]
)
def test_a_text_that_speaks_as_we_is_the_inspectorates_own(own: str) -> None:
    assert roles(reading(f"{own}\n\nThe keys are not counted."), "The keys") == {"inspectorate"}


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Statement from HM Inspector of Constabulary, Jan Hale", "inspectorate"),
        ("HMI Jan Hale's assessment of Westmarch Police", "inspectorate"),
        ("Chief constable's response to the assessment by HMI Jan Hale", "journalist"),
    ],
)
def test_a_title_may_say_that_an_inspector_speaks_as_i(title: str, role: str) -> None:
    told = "\n\nI am concerned that keys are lost.\n\nThe commissioner, Ann Orr, said that she was sorry."
    assert roles(reading(told, head=title), "I am") == {role}


def test_a_text_that_names_no_inspection_is_not_the_inspectorates() -> None:
    made = reading("The keys are not counted.", head="Council news\n\n")
    assert roles(made, "The keys") == {"journalist"}


def test_a_ministers_answer_is_not_the_inspectorates() -> None:
    made = reading("I welcome the recent inspection. The Government are clear that keys must be counted.")
    assert roles(made, "The Government") == {"other"}


def test_the_parts_of_every_sentence_cover_it_in_order() -> None:
    made = reading(NEWS + "“We are sorry,” said Ann Orr, “and we will mend the cells.” HMICFRS said that it was late.")
    for sentence, voice in zip(made.sentences, made.voices, strict=True):
        assert voice.parts[0].span.start == sentence.span.start
        assert voice.parts[-1].span.end == sentence.span.end
        for before, after in zip(voice.parts, voice.parts[1:], strict=False):
            assert before.span.end == after.span.start


def test_what_staff_told_inspectors_is_theirs_and_has_no_name() -> None:
    made = reading("We found that the cells were dirty. Officers told us that they feel tired.")
    assert roles(made, "Officers told us") == {"informant"}


def test_a_time_before_we_is_no_name() -> None:
    made = reading("HMICFRS inspected Westmarch Police.\n\nIn June we wrote to the chief constable about dirty cells.")
    assert roles(made, "In June") <= {"inspectorate", "journalist"}
