"""Weaknesses that the inspectorate states: what is one, how grave it is, and in what words."""

from __future__ import annotations

import pytest
from found import findings, quotes

from briefings.findings import Form, Severity, Status

LISTED = """Areas for improvement

- The force should answer letters within a week.
- The force should give new sergeants a mentor.
"""

CAUSE = """Cause of concern

The force does not know where its wanted suspects are. It has no plan to look for them.

Recommendations

Within three months, Westmarch Police should:
- keep a list of its wanted suspects; and
- make sure that a senior officer reads the list each day.

Main findings

Officers treat visitors with great respect.
"""

STATEMENTS = """Areas for improvement

The force should improve how it looks after stolen bicycles

The bicycle store was poorly lit. Owners waited too long to hear anything.

The force should make sure that its drones are flown lawfully

Two pilots had no licence.

Main findings

The force keeps its dogs well, and its handlers are well trained.
"""


def test_each_item_of_a_formal_list_is_one_area_for_improvement() -> None:
    found = findings(LISTED).concerns
    assert [c.severity for c in found] == [Severity.IMPROVEMENT, Severity.IMPROVEMENT]
    assert [c.what.text for c in found] == ["answer letters within a week", "give new sergeants a mentor"]
    assert {c.what.form for c in found} == {Form.ACTION}
    assert all(c.what.actor is not None for c in found)


def test_a_cause_of_concern_is_its_statement_and_not_what_is_recommended() -> None:
    found = findings(CAUSE)
    assert [(c.severity, c.what.text) for c in found.concerns] == [
        (Severity.CAUSE, "The force does not know where its wanted suspects are")
    ]
    steps = {(s.what.text, s.by) for s in found.next_steps}
    assert (
        "Within three months, Westmarch Police should keep a list of its wanted suspects",
        "Within three months",
    ) in steps
    assert len(steps) == 2


def test_statements_under_a_plural_heading_are_one_finding_each_and_their_explanation_is_none() -> None:
    found = findings(STATEMENTS)
    assert [c.severity for c in found.concerns] == [Severity.IMPROVEMENT, Severity.IMPROVEMENT]
    assert [c.what.text for c in found.concerns] == [
        "improve how it looks after stolen bicycles",
        "make sure that its drones are flown lawfully",
    ]


@pytest.mark.parametrize(
    ("text", "severity", "status"),
    [
        ("The way the force stores evidence is a cause of concern.", Severity.CAUSE, Status.OPEN),
        ("Custody remains an accelerated cause of concern.", Severity.ACCELERATED, Status.OPEN),
        ("We have given the force a cause of concern about its firearms store.", Severity.CAUSE, Status.OPEN),
        ("We have issued a cause of concern because exhibits go missing.", Severity.CAUSE, Status.OPEN),
        ("The force has one area for improvement, about its dog vans.", Severity.IMPROVEMENT, Status.OPEN),
        ("The cause of concern about vetting has been discharged.", Severity.CAUSE, Status.CLOSED),
        ("We have closed the area for improvement relating to bail.", Severity.IMPROVEMENT, Status.CLOSED),
        ("The cause of concern about vetting has not yet been discharged.", Severity.CAUSE, Status.OPEN),
        ("The cause of concern about vetting is still open.", Severity.CAUSE, Status.OPEN),
        ("There are weaknesses in how the force trains its drivers.", Severity.CONCERN, Status.OPEN),
        ("We are worried about the number of unanswered letters.", Severity.CONCERN, Status.OPEN),
        ("The force needs to improve how it answers letters.", Severity.CONCERN, Status.OPEN),
        ("The force does not keep a list of its keys.", Severity.CONCERN, Status.OPEN),
        ("Too many victims wait a month for a visit.", Severity.CONCERN, Status.OPEN),
        ("Supervision is poor on the night shift.", Severity.CONCERN, Status.OPEN),
    ],
)
def test_a_sentence_states_one_concern_of_its_severity(text: str, severity: Severity, status: Status) -> None:
    found = findings(text).concerns
    assert [(c.severity, c.status) for c in found] == [(severity, status)]


@pytest.mark.parametrize(
    "text",
    [
        "A cause of concern is raised when we find a serious failing that puts people at risk.",
        "An area for improvement is less serious than a cause of concern.",
        "If we find a serious failing, we may issue a cause of concern.",
        "Across England and Wales, nine forces were given a cause of concern for vetting.",
        "Officers had gone to the house after a concern for welfare was reported.",
        "As far as parking is concerned, the force has a new policy.",
        "Residents told us that they had concerns about parking.",
        "Is the force slow to answer its letters?",
        "We looked at how the force deals with poor performance.",
        "The force had no backlog of cases.",
        "The backlog of cases has been cleared.",
        "Bullying is rare and is dealt with quickly.",
        "The force has overcome its shortage of detectives.",
        "If the dog vans had failed, prisoners would have been at risk.",
        "Westmarch Police is inadequate at responding to the public.",
    ],
)
def test_a_sentence_that_states_no_weakness_of_this_body_now_is_no_open_concern(text: str) -> None:
    assert not [c for c in findings(text).concerns if c.status is Status.OPEN]


@pytest.mark.parametrize(
    ("text", "form", "words"),
    [
        ("We are worried about the state of the cells.", Form.THING, "the state of the cells"),
        ("I have some concerns about how the force stores cash.", Form.MANNER, "how the force stores cash"),
        ("There are gaps in the force’s records of keys.", Form.THING, "gaps in the force’s records of keys"),
        ("However, the force should fit more locks.", Form.ACTION, "fit more locks"),
        (
            "Inspectors found that call handlers do not always ask for an address.",
            Form.SENTENCE,
            "call handlers do not always ask for an address",
        ),
        (
            "While the new cells are clean, the old cells are filthy.",
            Form.SENTENCE,
            "the old cells are filthy",
        ),
        (
            "The force has a dog section. It does not train the dogs.",
            Form.SENTENCE,
            "The force does not train the dogs",
        ),
    ],
)
def test_what_is_wrong_is_told_in_words_that_a_template_can_hold(text: str, form: Form, words: str) -> None:
    found = findings(text).concerns
    assert [(c.what.form, c.what.text) for c in found] == [(form, words)]


def test_a_sentence_that_tells_what_follows_belongs_to_the_concern_before_it() -> None:
    text = "The force does not count its keys. This means that prisoners are left at risk. It limits trust."
    found = findings(text).concerns
    assert [c.what.text for c in found] == ["The force does not count its keys"]
    assert "This means that prisoners are left at risk." in quotes(text, found[0].evidence)


def test_counted_but_unnamed_areas_are_counted() -> None:
    found = findings("HMICFRS told the force that it has four areas for improvement.").concerns
    assert [(c.severity, c.count) for c in found] == [(Severity.IMPROVEMENT, 4)]


def test_counted_areas_that_the_next_sentence_names_are_named() -> None:
    found = findings("Westmarch Police has two causes of concern. They relate to vetting and to lost keys.").concerns
    assert [(c.severity, c.what.text, c.count) for c in found] == [
        (Severity.CAUSE, "vetting", None),
        (Severity.CAUSE, "lost keys", None),
    ]


def test_areas_that_nothing_names_are_told_as_the_text_does() -> None:
    found = findings("HMICFRS said that there were a number of areas that need improvement.").concerns
    assert [(c.what.text, c.what.form) for c in found] == [("a number of areas that need improvement", Form.THING)]


def test_a_repeat_is_one_finding_and_the_formal_one_stays() -> None:
    text = (
        "The force does not record all of its burglaries promptly.\n\n"
        "Area for improvement\n\nThe force should record all of its burglaries promptly.\n"
    )
    found = findings(text).concerns
    assert [c.severity for c in found] == [Severity.IMPROVEMENT]
    assert len(found[0].evidence) == 2


@pytest.mark.parametrize("ending", ["has now been closed", "is no longer a concern", "has been resolved"])
def test_a_thing_that_is_over_never_leaves_an_open_concern(ending: str) -> None:
    for subject in ("The shortage of detectives", "The cause of concern about lost keys", "The backlog of letters"):
        assert not [c for c in findings(f"{subject} {ending}.").concerns if c.status is Status.OPEN]


@pytest.mark.parametrize(
    "text",
    ["The force does not count its keys.", "Supervision is weak.", "We are worried about the cells.", LISTED, CAUSE],
)
def test_the_words_of_every_finding_stand_in_the_text(text: str) -> None:
    found = findings(text)
    for concern in found.concerns:
        for quote in quotes(text, concern.evidence):
            assert 0 < len(quote.split()) <= 80
        assert " ".join(quotes(text, concern.what.spans)) == concern.what.text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("HMICFRS said there were no areas of concern.", "no areas of concern"),
        ("We found no causes of concern.", "no causes of concern"),
        ("Inspectors had no concerns about the cells.", "no concerns"),
        ("We are no longer concerned about the firearms store.", "We are no longer concerned"),
        ("There is nothing to worry inspectors in the way that keys are kept.", "nothing to worry inspectors"),
    ],
)
def test_an_absence_of_concern_is_told_and_is_no_concern(text: str, words: str) -> None:
    found = findings(text)
    assert [quotes(text, [a.words])[0] for a in found.no_concerns] == [words]
    assert not found.concerns


@pytest.mark.parametrize(
    "text",
    [
        "There is little of concern in the cells.",
        "We would have had no concerns if the cells were clean.",
        "Many forces had no causes of concern.",
        "Staff had no concerns about parking.",
        "The chief constable said that he had no concerns about parking.",
        "We cannot say that there are no concerns.",
        "The cause of concern has been discharged.",
        "Do inspectors have no concerns?",
        "We had no concerns until the roof fell in.",
    ],
)
def test_an_absence_is_never_claimed_where_the_inspectorate_does_not_state_it(text: str) -> None:
    assert not findings(text).no_concerns


def test_areas_for_improvement_none_is_an_absence() -> None:
    found = findings("Areas for improvement: none\n\nOfficers are polite.")
    assert len(found.no_concerns) == 1
    assert not found.concerns


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Inspectors were not satisfied that the cells are clean.", "not satisfied that the cells are clean"),
        ("We were not assured that keys are counted.", "not assured that keys are counted"),
        ("The records have not yet improved.", "not yet improved"),
        ("Only half of the sergeants felt that they had enough support, which is too few.", "Only half"),
        ("The report did not say that the cells are safe, and they are dirty.", "they are dirty"),
        ("While some dogs are well trained, a great many are not.", "While some dogs are well trained"),
        ("There are no drivers who can drive the new vans.", "no drivers"),
        ("The force may be missing the chance to count its keys, and its records are poor.", "may"),
    ],
)
def test_no_description_loses_the_words_that_deny_or_limit_it(text: str, kept: str) -> None:
    told = " ".join(c.what.text for c in findings(text).concerns)
    assert not told or kept in told


@pytest.mark.parametrize("ending", [" not", " has", " are", "n’t", " the", " of", " and"])
def test_no_description_breaks_off(ending: str) -> None:
    text = (
        "The keys are not counted and the cells are not. The vans have not yet been mended, yet drivers are not told. "
        "Dogs that bite are not muzzled, although they should be, and cats are not always fed, but they are well."
    )
    for concern in findings(text).concerns:
        assert not concern.what.text.endswith(ending) or concern.what.text.endswith("cells are not")


def test_findings_are_the_same_each_time() -> None:
    assert findings(CAUSE + STATEMENTS) == findings(CAUSE + STATEMENTS)


@pytest.mark.parametrize(
    ("text", "severity", "status", "count", "words"),
    [
        (
            "We have lifted two of the three causes of concern.",
            Severity.CAUSE,
            Status.CLOSED,
            2,
            "two of the three causes of concern",
        ),
        (
            "We upgraded the area for improvement on dog vans to a cause of concern.",
            Severity.CAUSE,
            Status.OPEN,
            None,
            "dog vans",
        ),
        (
            "Inspectors identified failings in the way that keys are kept as a cause of concern.",
            Severity.CAUSE,
            Status.OPEN,
            None,
            "failings in the way that keys are kept",
        ),
        (
            "We issued a cause of concern about lost keys. Since then, the force has done well and we have closed it.",
            Severity.CAUSE,
            Status.CLOSED,
            None,
            "lost keys",
        ),
        (
            "We issued an accelerated cause of concern in April, because nobody counted the keys.",
            Severity.ACCELERATED,
            Status.OPEN,
            None,
            "nobody counted the keys",
        ),
    ],
)
def test_a_label_is_told_with_what_it_is_about_as_it_stands_now(
    text: str, severity: Severity, status: Status, count: int | None, words: str
) -> None:
    found = findings(text).concerns
    assert [(c.severity, c.status, c.count, c.what.text) for c in found] == [(severity, status, count, words)]


@pytest.mark.parametrize(
    "between",
    ["", "The force has made good progress. ", "The force has hired staff. It has trained them. "],
)
def test_a_cause_of_concern_that_a_later_sentence_closes_is_closed(between: str) -> None:
    text = (
        "In 2022, we issued a cause of concern about how the force protected victims. "
        f"{between}That cause of concern is now closed."
    )
    (found,) = findings(text).concerns
    assert found.status is Status.CLOSED
    assert found.what.text == "how the force protected victims"


def test_a_cause_of_concern_stays_open_when_something_else_is_closed() -> None:
    text = "We issued a cause of concern about vetting. The force has hired staff. It has closed two stations."
    (found,) = findings(text).concerns
    assert found.status is Status.OPEN


def test_a_grade_denied_is_a_weakness_only_where_it_is_not_so_much_as_good_or_adequate() -> None:
    def weak(text: str) -> int:
        return len(findings(text).concerns)

    assert weak("Westmarch Police is not good at vetting.") == 1
    assert weak("Westmarch Police is not inadequate at vetting.") == 0
    assert weak("Westmarch Police is not outstanding at vetting.") == 0
    assert weak("Westmarch Police does not require improvement in the way that it vets its officers.") == 0


def test_a_closed_concern_is_never_about_the_grade_that_stands_over_it() -> None:
    text = "# HMICFRS on Westmarch Police\n\n## Finding missing dogs\n\n### Adequate\n\n{}"
    for words in (
        "The cause of concern that we issued in 2022 is now closed.",
        "The force has made good progress in finding dogs. The cause of concern about this is now closed.",
    ):
        for concern in findings(text.format(words), head="").concerns:
            assert concern.what.text != "Adequate"


def test_what_a_councillor_says_in_a_formal_list_is_no_finding() -> None:
    said = "Councillor Ida Marsh said: “The force should answer letters within a week.”"
    found = findings(f"Areas for improvement\n\n- {said}\n- The force should give new sergeants a mentor.\n").concerns
    assert [c.what.text for c in found] == ["give new sergeants a mentor"]
