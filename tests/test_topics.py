"""What a finding is about, in a few words."""

from __future__ import annotations

import pytest

from briefings import tables
from briefings.document import Span
from briefings.findings import Description, Form
from briefings.write.topics import general, subject, topic, with_article


def about(text: str, form: Form = Form.SENTENCE) -> Description:
    return Description(text, (Span(0, len(text)),), form)


@pytest.mark.parametrize("row", tables.lists("topics", "topics"))
def test_every_topic_can_be_reached(row: str) -> None:
    words = tables.lists("topics", "topics")[row]
    assert row in {topic(about(f"There is something to say of {word.strip()} here.")) for word in words}


@pytest.mark.parametrize("row", tables.lists("topics", "general"))
def test_a_wide_topic_stands_for_its_own_word(row: str) -> None:
    for word in tables.lists("topics", "general")[row]:
        assert general(about(f"This is {word}.")) is not None
        assert row.split()[-1].rstrip("s")[:4] in word


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
