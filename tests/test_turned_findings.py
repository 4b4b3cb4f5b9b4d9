"""What turns a finding round, or makes it none: instructions, buts, asides, boilerplate, allowances."""

from __future__ import annotations

import pytest
from found import findings


def strengths(text: str) -> list[str]:
    return [" ".join(s.what.text.split()) for s in findings(text).strengths]


def concerns(text: str) -> list[str]:
    return [" ".join(c.what.text.split()) for c in findings(text).concerns]


@pytest.mark.parametrize(
    "text",
    [
        "Ensure that every plan names one worker, and that the words used are clearly understood by families.",
        "Leaders should make sure that letters are prompt, and that they are clear and helpful.",
        "There is work to be done to ensure that plans are shared, and that crews have sufficient time to train.",
        "This leads to uncertainty about outstanding work to keep tenants safe.",
        "The board has experienced frequent changes of its members over a long time.",
        "Regular planning meetings are held, but these do not include housing officers.",
        "The partners completed a rapid review in May.",
        "We have identified breaches in relation to safe staffing at this inspection.",
        "Details are in our effective findings below.",
        "Safe – this means we looked for evidence that people were protected from harm.",
        "I am grateful for the positive way in which staff worked with our team.",
        "In several cases, risks to children could have been seen sooner and reduced.",
    ],
)
def test_no_strength_is_made_of_what_is_none(text: str) -> None:
    assert strengths(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The dispatch team, although stretched, is very effective.",
        "Leaders know the strengths and weaknesses of the service well.",
        "We recognise the pressures on a small force that does not have many officers.",
        "There are clear expectations that all officers should write down what the victim wants.",
        "Response officers are seldom taken away from their towns.",
        "Control room staff use the domestic abuse, stalking and harassment checklist.",
        "Staff could raise concerns without fear.",
        "The provider must comply by 4 March 2026.",
        "The school does not have a sixth form.",
    ],
)
def test_no_concern_is_made_of_praise_or_plain_facts(text: str) -> None:
    assert concerns(text) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Officers are seldom taken away from their towns.", "Officers are seldom taken away from their towns"),
        (
            "Children are kept safe when there are concerns about their safety.",
            "Children are kept safe when there are concerns about their safety",
        ),
        ("Repeat callers are usually identified.", "Repeat callers are usually identified"),
        ("Every officer we met could describe the new plan.", "Every officer we met could describe the new plan"),
        ("The force has a good wellbeing programme.", "The force has a good wellbeing programme"),
        ("Staff were kind.", "Staff were kind"),
        (
            "Meals were well cooked in all the homes that we went to.",
            "Meals were well cooked in all the homes that we went to",
        ),
    ],
)
def test_praise_is_told_whole(text: str, what: str) -> None:
    assert strengths(text) == [what]


@pytest.mark.parametrize(
    "text",
    [
        "Senior officers knew of some of the gaps but had not put them right",
        "Senior managers were aware of some of the weaknesses, but have not put them right",
        "Risks from the old boilers had not been assessed",
        "We identified gaps in the training of new recruits",
        "The backlog is large: the station had 212 outstanding repairs",
        "In several cases, risks to children could have been seen sooner",
        "The service does less to hear from people in the villages",
        "The home had four managers in two years",
    ],
)
def test_a_weakness_is_told_with_the_clause_that_makes_it_one(text: str) -> None:
    assert concerns(text + ".") == [text]


def test_a_thing_not_yet_done_is_no_outstanding_thing() -> None:
    text = "There are outstanding assessments for 40 children."
    assert strengths(text) == []
    assert concerns(text) == ["outstanding assessments for 40 children"]


def test_the_reason_after_because_is_no_second_concern() -> None:
    assert concerns("Victims are let down because supervision is weak.") == ["Victims are let down"]


def test_what_journalists_hear_from_inspectors_counts_wherever_the_sentence_says_so() -> None:
    head = "Westmarch Police criticised by HMICFRS\n\n"
    text = "Victims in Westmarch are being let down, a police watchdog has said.\n\nThe force said it would improve."
    found = findings(text, head)
    assert [" ".join(c.what.text.split()) for c in found.concerns if "let down" in c.what.text] == [
        "Victims in Westmarch are being let down"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "When cases are complex, while risk is seen, workers are less able to show why they acted.",
        "The difficulties in finding foster carers with the right skills affect where children live.",
        "Records are of poor quality and completion rates are low.",
    ],
)
def test_a_failing_is_no_strength_whatever_good_words_it_holds(text: str) -> None:
    assert strengths(text) == []
    assert len(concerns(text)) == 1


def test_words_that_end_a_sentence_are_cut_only_where_they_say_who_speaks() -> None:
    assert concerns("The force's own checks had failed to find the faults that we found.") == [
        "The force's own checks had failed to find the faults that we found"
    ]
    assert concerns("The force's own checks had failed, we found.") == ["The force's own checks had failed"]


def test_a_text_that_states_nothing_is_read_to_its_end() -> None:
    found = findings("Contents", head="")
    assert (found.concerns, found.strengths, found.ratings) == ((), (), ())
