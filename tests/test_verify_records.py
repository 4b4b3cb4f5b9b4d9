"""A record that the report does not bear out fails by itself, however well the briefing agrees with it."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest
from proved import Case, Json, Maker, statement
from proved_more import lists, news

from briefings.briefing import Briefing
from briefings.verify import Failure, verify_words

SCENES: dict[str, Callable[[], Case]] = {"statement": statement, "news": news, "lists": lists}


def of_records(source: str, facts: Json) -> list[Failure]:
    """What is said of the records themselves; the briefing is empty."""
    briefing = Briefing(
        f"{facts['organisation']}: what inspectors found", facts["organisation"], "HMICFRS", "en-GB", ()
    )
    found = verify_words(source, briefing, facts)
    return [f for f in found if f.sentence.startswith("facts.json")]


@pytest.mark.parametrize("scene", SCENES)
def test_true_records_pass(scene: str) -> None:
    case = SCENES[scene]()
    assert of_records(case.source, case.facts) == []


def changed(case: Case, kind: str, n: int, **fields: object) -> list[Failure]:
    facts = copy.deepcopy(case.facts)
    facts[kind][n].update(fields)
    return of_records(case.source, facts)


@pytest.mark.parametrize("grade", ["outstanding", "inadequate", "adequate", "requires improvement", "not rated"])
def test_a_grade_that_its_evidence_has_not_is_named(grade: str) -> None:
    found = changed(statement(), "ratings", 0, grade=grade)
    assert any(f.kind == "rating" and grade in f.says for f in found)


def test_a_grade_given_where_the_report_gives_none_is_named() -> None:
    assert any(f.kind == "rating" for f in changed(statement(), "ratings", 3, grade="good"))


def test_an_earlier_grade_as_the_grade_of_now_is_named_when_the_report_says_had_been() -> None:
    assert any(f.kind == "time" for f in changed(news(), "ratings", 3, when="current"))


def test_a_grade_of_now_as_an_earlier_one_is_named() -> None:
    source = "Northmoor Police is inadequate at protecting children.\n"
    facts = only_rating(source, "protecting children", "inadequate", source.strip(), when="previous")
    assert any(f.kind == "time" for f in of_records(source, facts))


def test_two_areas_exchanged_in_one_sentence_are_named() -> None:
    case = news()
    facts = copy.deepcopy(case.facts)
    one, two = facts["ratings"][1:3]
    one["area"], two["area"] = two["area"], one["area"]
    assert [f.kind for f in of_records(case.source, facts)] == ["rating", "rating"]


def test_an_area_that_the_report_never_names_is_named() -> None:
    assert any(f.kind == "rating" for f in changed(statement(), "ratings", 0, area="running custody suites"))


def test_a_grade_span_that_is_no_grade_word_is_named() -> None:
    case = statement()
    at = case.source.index("preventing crime")
    assert any(f.kind == "rating" for f in changed(case, "ratings", 0, grade_span=[at, at + 10]))


def test_a_grade_span_outside_the_evidence_is_named() -> None:
    case = statement()
    at = case.source.rindex("good")
    assert any(f.kind == "source" for f in changed(case, "ratings", 0, grade_span=[at, at + 4]))


def test_a_quotation_that_stands_elsewhere_is_named() -> None:
    case = statement()
    facts = copy.deepcopy(case.facts)
    facts["ratings"][0]["evidence"][0]["start"] += 1
    assert any(f.kind == "source" for f in of_records(case.source, facts))


def test_a_body_that_the_report_never_names_is_named() -> None:
    assert any(f.kind == "name" for f in changed(statement(), "ratings", 0, organisation="Fenwold Police"))


def test_a_label_that_the_report_never_uses_is_named() -> None:
    found = changed(statement(), "concerns", 1, severity="accelerated cause of concern")
    assert any(f.kind == "severity" for f in found)


def test_a_concern_said_to_be_closed_with_no_word_of_it_is_named() -> None:
    assert any(f.kind == "status" for f in changed(lists(), "concerns", 3, status="closed"))


def test_a_concern_said_to_be_open_where_the_report_closes_it_is_named() -> None:
    assert any(f.kind == "status" for f in changed(statement(), "concerns", 2, status="open"))


def test_an_opinion_of_somebody_whom_the_report_never_names_is_named() -> None:
    assert any(f.kind == "name" for f in changed(statement(), "opinions", 0, who="Nia Nobody, mayor"))


def test_a_next_step_by_a_date_that_the_report_has_not_is_named() -> None:
    assert any(f.kind == "date" for f in changed(statement(), "next_steps", 0, by="June 2025"))


def test_words_that_are_not_at_their_places_are_named() -> None:
    case = statement()
    at = case.source.index("supervisors")
    found = changed(case, "concerns", 1, what="officers check every plan", what_spans=[[at, at + 11]])
    assert any(f.kind == "source" for f in found)


def only_rating(source: str, area: str, grade: str, quote: str, when: str = "current") -> Json:
    maker = Maker(source, "Northmoor Police")
    return {"inspectorate": "HMICFRS", "organisation": "Northmoor Police", "framework": "hmicfrs-police",
            "ratings": [maker.rating(area, grade, quote, when=when)]}  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("Northmoor Police is not good at recording crime.", "good"),
        ("Northmoor Police isn't good at recording crime.", "good"),
        ("Northmoor Police is no longer outstanding at recording crime.", "outstanding"),
        ("Northmoor Police is far from outstanding at recording crime.", "outstanding"),
        ("Northmoor Police would be good at recording crime if it trained more staff.", "good"),
        ("Northmoor Police hopes to be good at recording crime next year.", "good"),
        ("Northmoor Police wants its rating for recording crime to become good.", "good"),
        ("Northmoor Police could be outstanding at recording crime.", "outstanding"),
        (
            "Northmoor Police will be good at recording crime only if it hires staff and until then it should be good.",
            "good",
        ),
        ("For recording crime Northmoor Police is good only if nobody looks.", "good"),
        ("Northmoor Police has good systems for recording crime.", "good"),
        ("Northmoor Police is an outstanding employer for recording crime.", "outstanding"),
        ("The chief constable said that Northmoor Police was good at recording crime.", "good"),
        (
            "“Northmoor Police is outstanding at recording crime,” said the police and crime commissioner.",
            "outstanding",
        ),
        (
            "Unless it changes, Northmoor Police should expect to be judged inadequate for recording crime.",
            "inadequate",
        ),
    ],
)
def test_a_grade_that_is_denied_doubted_common_or_somebody_elses_is_named(sentence: str, grade: str) -> None:
    source = f"Northmoor Police: report\n\n{sentence}\n"
    facts = only_rating(source, "recording crime", grade, sentence)
    assert of_records(source, facts)


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("Northmoor Police is good at recording crime.", "good"),
        ("We judged Northmoor Police to be good at recording crime.", "good"),
        ("Northmoor Police was found to be inadequate at recording crime, and we will return.", "inadequate"),
        ("Although it should do more, Northmoor Police is good at recording crime.", "good"),
        ("Northmoor Police does not answer calls quickly, but it is good at recording crime.", "good"),
        ("Northmoor Police is not only good at recording crime but proud of it.", "good"),
        ("Northmoor Police requires improvement at recording crime.", "requires improvement"),
        ("If a crime is reported it is recorded: for recording crime, Northmoor Police is outstanding.", "outstanding"),
        ("The chief constable said that inspectors had rated Northmoor Police good for recording crime.", "good"),
        ("Recording crime: Good", "good"),
        ("Northmoor Police was given an inadequate rating for recording crime.", "inadequate"),
    ],
)
def test_a_grade_that_is_stated_passes(sentence: str, grade: str) -> None:
    source = f"Northmoor Police: report\n\n{sentence}\n"
    facts = only_rating(source, "recording crime", grade, sentence)
    assert of_records(source, facts) == []
