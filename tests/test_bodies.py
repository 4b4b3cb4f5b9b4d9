"""Whose report a text is, and about whom."""

from __future__ import annotations

import pytest
from graded import document_of

from briefings.document import Document
from briefings.extract.bodies import find_bodies
from briefings.frameworks import framework


def bodies_of(text: str) -> tuple[str | None, str | None, str | None]:
    """(framework, inspectorate, main body)"""
    found = find_bodies(document_of(text, head=""))
    return (found.framework.id if found.framework else None), found.inspectorate, found.organisation


POLICE = framework("hmicfrs-police")
assert POLICE is not None
FORMS = [(i.short, form) for i in POLICE.inspectorates for form in (i.short, i.long, *i.variants)]


@pytest.mark.parametrize(("short", "form"), FORMS, ids=[form for _, form in FORMS])
def test_the_inspectorate_is_known_by_every_name_that_it_has_had(short: str, form: str) -> None:
    text = f"{form} has published its report on Westmarch Police.\n\nThe force took part."
    assert bodies_of(text) == ("hmicfrs-police", short, "Westmarch Police")
    assert bodies_of(text.replace("'", "’"))[1] == short


def test_a_known_force_is_named_whole_whatever_the_text_calls_it() -> None:
    assert bodies_of("HMICFRS has inspected GMP. Officers at GMP were told.")[2] == "Greater Manchester Police"


def test_two_forces_in_one_breath_leave_no_main_body() -> None:
    found = find_bodies(document_of("HMIC reports on Westmarch Police and Eastvale Police. Both took part.", head=""))
    assert found.organisation is None
    assert found.organisations == ("Westmarch Police", "Eastvale Police")


def test_a_year_is_no_part_of_a_name() -> None:
    assert bodies_of("HMIC went back. In 2014 Westmarch Police was small.")[2] == "Westmarch Police"


def test_a_word_that_opens_a_sentence_is_no_part_of_a_name() -> None:
    for word in ("Unlike", "Only", "Yesterday", "Inspectors", "However"):
        assert bodies_of(f"HMICFRS wrote. {word} Westmarch Police took part.")[2] == "Westmarch Police"


@pytest.mark.parametrize(
    ("text", "inspectorate", "body"),
    [
        (
            "The Regulation and Quality Improvement Authority inspected Larkfield Care Home. RQIA spoke to residents.",
            "RQIA",
            "Larkfield Care Home",
        ),
        ("The Care Inspectorate visited Hazel Nursery.", "Care Inspectorate", "Hazel Nursery"),
    ],
)
def test_an_inspectorate_without_a_table_is_named_and_read_with_no_framework(
    text: str, inspectorate: str, body: str
) -> None:
    assert bodies_of(text) == (None, inspectorate, body)


def test_a_joint_report_that_is_chiefly_anothers_is_not_a_police_report() -> None:
    text = (
        "Joint inspection of Westmarch Council\n\nOfsted, the Care Quality Commission and HMICFRS inspected the "
        "council and Westmarch Police. Ofsted led the inspection."
    )
    assert bodies_of(text)[0] is None


def test_a_police_report_that_mentions_another_inspectorate_stays_one() -> None:
    text = (
        "PEEL inspection of Westmarch Police\n\nHMICFRS graded the force. HMICFRS worked with HM Inspectorate of "
        "Prisons on custody. HMICFRS will return."
    )
    assert bodies_of(text)[:2] == ("hmicfrs-police", "HMICFRS")


def test_a_text_that_names_no_inspectorate_has_no_framework() -> None:
    assert bodies_of("Westmarch Police held an open day.") == (None, None, None)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("HMICFRS\n\nInspection dates: 3 to 14 March 2023\n\nPublished on 9 June 2024", 2023),
        ("HMICFRS\n\nReport published on 9 June 2024", 2024),
        ("HMICFRS will be back in June 2030.", None),
    ],
)
def test_the_year_is_the_one_that_the_report_gives_itself(text: str, year: int | None) -> None:
    assert find_bodies(document_of(text, head="")).year == year


def test_every_mention_and_span_stands_where_it_says(corpus: object) -> None:
    from pathlib import Path

    from briefings.readers import read_document

    for path in sorted(Path(str(corpus), "dev", "docs").glob("*.txt")):
        document: Document = read_document(path)
        found = find_bodies(document)
        for mention in found.mentions:
            assert document.quote(mention.span).strip()
        if found.organisation_span is not None:
            assert any(m.span == found.organisation_span and m.name == found.organisation for m in found.mentions)


def test_a_word_that_only_opens_its_line_makes_no_name_with_a_small_police() -> None:
    text = "HMICFRS inspected Westmarch Police.\n\nUsing police powers\tInadequate\nOther matters\tGood"
    assert bodies_of(text)[2] == "Westmarch Police"
