"""What a finding is about, in a few words."""

from __future__ import annotations

import pytest

from briefings import tables
from briefings.document import Span
from briefings.findings import Description, Form
from briefings.frameworks import frameworks
from briefings.write.naming import subject
from briefings.write.topics import general, plural, topic, with_article


def about(text: str, form: Form = Form.SENTENCE) -> Description:
    return Description(text, (Span(0, len(text)),), form)


@pytest.mark.parametrize("row", tables.lists("topics", "topics"))
def test_every_topic_can_be_reached(row: str) -> None:
    words = tables.lists("topics", "topics")[row]
    family = tables.lists("topics", "families").get(row, [None])[0]
    assert row in {topic(about(f"There is something to say of {word.strip()} here."), (), family) for word in words}


@pytest.mark.parametrize("row", tables.lists("topics", "general"))
def test_a_wide_topic_stands_for_its_own_word(row: str) -> None:
    for word in tables.lists("topics", "general")[row]:
        assert general(about(f"This is {word}.")) is not None
        assert row.split()[-1].rstrip("s")[:4] in word


def test_a_topic_of_one_inspectorate_is_not_taken_for_another() -> None:
    text = "Staff told of stalking and harassment at work."
    assert topic(about(text), (), "hmicfrs-police") == "stalking and harassment"
    assert topic(about(text), (), "hmicfrs-fire") == "harassment"


def test_the_families_of_a_topic_are_inspectorates_and_its_name_a_topic() -> None:
    known = {family.id for family in frameworks()}
    for name, families in tables.lists("topics", "families").items():
        assert name in tables.lists("topics", "topics")
        assert set(families) <= known


def test_a_topic_says_no_more_than_its_words() -> None:
    police = "hmicfrs-police"
    assert topic(about("It takes too long to answer non-emergency calls."), (), police) == "non-emergency calls"
    assert topic(about("The force does not tell callers when officers are late."), (), police) == "callers"
    assert topic(about("It shows a clear reason for how it allocates staff."), (), "hmicfrs-fire") != "crime cases"


def test_a_word_of_a_name_is_no_topic() -> None:
    assert topic(about("Too few children see the Northmoor Community Care Team.")) is None


@pytest.mark.parametrize(
    "text",
    [
        "A small number of people wait.",
        "The service is not safe.",
        "The local area rightly says so.",
        "More is to be done.",
        "Quality is poor.",
        "The service doesn’t plan.",
    ],
)
def test_a_lone_wide_word_or_an_adverb_names_nothing(text: str) -> None:
    assert subject(about(text), {"service", "local area"}) is None


def test_a_share_of_things_gives_way_to_the_things() -> None:
    assert subject(about("A small number of enquiries are made too soon")) == "enquiries"
    assert subject(about("limited use of warning letters in the north", Form.THING)) == "limited use of warning letters"


def test_labels_in_number() -> None:
    assert plural("cause of concern") == "causes of concern"
    assert plural("area for priority action") == "areas for priority action"
    assert plural("action that must be taken") == "actions that must be taken"
    assert plural("smaller concern") == "smaller concerns"
    assert plural("breach of regulations") == "breaches of regulations"


def test_the_narrower_topic_comes_first() -> None:
    assert topic(about("It does not keep victims of domestic abuse safe.")) == "victims of domestic abuse"


def test_a_topic_that_is_taken_gives_way_to_another_of_the_same_finding() -> None:
    finding = about("The force should tell victims when an investigation ends.")
    assert topic(finding) == "investigations"
    assert topic(finding, {"investigations"}) == "victims"
    assert topic(finding, {"investigations", "victims"}) == "investigations"


def test_a_part_of_a_word_is_no_topic() -> None:
    assert topic(about("The therapeutic garden was closed.")) != "sexual abuse"


@pytest.mark.parametrize(
    ("text", "form", "named"),
    [
        ("Written plans are not always clear", Form.SENTENCE, "Written plans"),
        ("the lifts in the main block", Form.THING, "lifts"),
        ("This is too slow", Form.SENTENCE, None),
        ("Each was now thinking again", Form.SENTENCE, None),
        ("The ABCD is late", Form.SENTENCE, None),
        ("mend the roof", Form.ACTION, None),
    ],
)
def test_a_finding_names_its_thing_in_its_first_words(text: str, form: Form, named: str | None) -> None:
    assert subject(about(text, form)) == named


def test_a_label_has_its_article() -> None:
    assert with_article("area for improvement") == "an area for improvement"
    assert with_article("cause of concern") == "a cause of concern"
    assert with_article("areas for priority action") == "areas for priority action"
