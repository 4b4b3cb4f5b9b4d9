"""What was done to a body because it fails, and lists that are for somebody else."""

from __future__ import annotations

import pytest
from found import findings

NEWS = "Ofsted and HMICFRS in the news\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "All three schools run by a Northmoor trust have been put in special measures.",
        "The Care Quality Commission has served the owners of Larkfield House with a warning notice.",
        "Westmarch Police has been moved into Engage, the inspectorate's enhanced monitoring.",
    ],
)
def test_a_formal_measure_is_a_concern_though_a_journalist_tells_it(text: str) -> None:
    assert len(findings(text, NEWS).concerns) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Northmoor Academy has come out of special measures.",
        "The school could be put in special measures.",
        "Westmarch Police is no longer in special measures.",
        "An MP called for the force to be placed in special measures.",
        "We came to check that the home had met the warning notice.",
    ],
)
def test_a_measure_that_is_over_or_only_feared_is_none(text: str) -> None:
    assert findings(text, NEWS).concerns == ()


LISTS = """Ofsted inspection of Westmarch City Council children's services

What does the local authority need to improve?

There are no priority or immediate actions.

Areas for improvement

Leadership and governance

1. Extend the use of the new plan to every team.
2. Ensure that managers read case files.

Help and protection

3. Improve attendance at child protection meetings.

What does the LSCB need to improve?

Priority and immediate action

There are no priority actions.

Areas for improvement

4. Report on the work of all partners.
"""


def test_each_list_belongs_to_the_body_that_its_heading_names() -> None:
    found = findings(LISTS, "")
    assert [(c.organisation, c.what.text) for c in found.concerns] == [
        (None, "Extend the use of the new plan to every team"),
        (None, "Ensure that managers read case files"),
        (None, "Improve attendance at child protection meetings"),
        ("LSCB", "Report on the work of all partners"),
    ]
    assert {c.severity.value for c in found.concerns} == {"area for improvement"}


def test_no_priority_actions_is_no_concern_and_is_said_so() -> None:
    assert [a.organisation for a in findings(LISTS, "").no_concerns] == [None, "LSCB"]


def test_recommendations_may_be_known_by_their_numbers_alone() -> None:
    text = "The school is calm and orderly.\n\nR1 Raise standards in Welsh\nR2 Improve attendance\n"
    found = findings(text, "An inspection of Ysgol Dunmere by Estyn\n\n")
    assert [c.what.text for c in found.concerns] == ["Raise standards in Welsh", "Improve attendance"]


def test_a_breach_is_told_in_its_own_sentence() -> None:
    text = "At this inspection we found the provider remained in breach of regulations."
    found = findings(text, "Larkfield House: a report by the Care Quality Commission (CQC)\n\n")
    assert [c.what.text for c in found.concerns] == ["the provider remained in breach of regulations"]
