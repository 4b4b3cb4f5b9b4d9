"""When the words of a report change, what is stated changes in step, or is not stated."""

from __future__ import annotations

import pytest
from graded import document_of, graded, rows
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.extract.ratings.merging import REPORTED
from briefings.findings import SaidBy
from briefings.frameworks import framework

FORMS = (
    "{body} was rated {grade} for {area}.",
    "{body} has been judged to be {grade} in {area}.",
    "Inspectors gave {body} a rating of {grade} for {area}.",
    "HMICFRS graded {body} as {grade} for {area}.",
    "The force’s rating for {area} is {grade}.",
    "For {area}, {body} was graded ‘{grade}’.",
    "We rated {area} as {grade}.",
    "{area}: {grade}",
    "Police in the county learned today that {body} has been rated “{grade}” for {area} by HMICFRS.",
)
GRADES = ("outstanding", "good", "adequate", "requires improvement", "inadequate")
AREAS = {"efficiency": "efficiency", "leadership": "leadership", "vetting": "vetting", "victims": "victims"}
BODIES = ("Westmarch Police", "Eastvale Constabulary", "Northmoor Police", "the force")

SCRAPS = (
    "good ",
    "adequate ",
    "inadequate",
    " requires improvement ",
    "rated ",
    "was ",
    "the force ",
    "for ",
    "vetting ",
    "not ",
    "(",
    ")",
    "“",
    "’",
    ", ",
    ". ",
    ": ",
    "; ",
    " – ",
    "\n",
    "\n\n",
    "- ",
    "\t",
    "HMICFRS ",
    "gave ",
    "and ",
    "from ",
    "to ",
    "in 2021 ",
    "Westmarch Police ",
)

forms, grades, bodies = st.sampled_from(FORMS), st.sampled_from(GRADES), st.sampled_from(BODIES)
names = st.sampled_from(sorted(AREAS))


def made(form: str, body: str, grade: str, area: str) -> str:
    text = form.format(body=body, grade=grade, area=area)
    return text[0].upper() + text[1:]


@settings(max_examples=60, deadline=None)
@given(forms, bodies, grades, names)
def test_the_grade_and_the_area_stated_are_those_of_the_words(form: str, body: str, grade: str, area: str) -> None:
    assert rows(made(form, body, grade, area)) <= {(AREAS[area], grade, "current")}


def test_nearly_every_form_is_understood_for_every_grade() -> None:
    told = [rows(made(f, "Westmarch Police", g, "efficiency")) for f in FORMS for g in GRADES]
    assert sum(map(bool, told)) >= 0.85 * len(told)


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(FORMS[:7]),
    grades,
    names,
    st.sampled_from(["not", "never", "nearly", "allegedly", "possibly", "wrongly", "far from"]),
    st.integers(0, 12),
)
def test_a_word_of_denial_or_doubt_anywhere_never_leaves_the_rating_stated(
    form: str, grade: str, area: str, word: str, place: int
) -> None:
    words = made(form, "Westmarch Police", grade, area).split()
    changed = " ".join([*words[: min(place, len(words) - 1)], word, *words[min(place, len(words) - 1) :]])
    assert (AREAS[area], grade, "current") not in rows(changed)


@pytest.mark.parametrize("form", FORMS[:7])
def test_a_condition_before_it_never_leaves_the_rating_stated(form: str) -> None:
    text = made(form, "Westmarch Police", "good", "efficiency")
    assert rows(f"If {text[0].lower()}{text[1:-1]}, the council would be pleased.") == set()


@pytest.mark.parametrize("form", FORMS[:6])
@pytest.mark.parametrize(
    "mouth",
    [
        "“{said}” said the police and crime commissioner, Tom Hale.",
        "The police and crime commissioner, Tom Hale, said: “{said}”",
        "Councillor Ida Marsh said: “{said}”",
    ],
)
def test_in_an_outsiders_mouth_it_is_only_reported_or_theirs(form: str, mouth: str) -> None:
    text = made(form, "Westmarch Police", "good", "efficiency")
    for one in graded(mouth.format(said=text)).ratings:
        assert one.said_by is SaidBy.OTHER or one.rule == REPORTED


def test_an_outsiders_opinion_is_never_the_inspectorates_rating() -> None:
    for mouth in ("The commissioner, Tom Hale, said: “{}”", "Councillor Ida Marsh said: “{}”"):
        for said in (
            "The force is outstanding at vetting.",
            "I think the force is inadequate.",
            "We are good at this.",
        ):
            assert rows(mouth.format(said)) == set()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(names, grades), min_size=1, max_size=4, unique_by=lambda pair: pair[0]))
def test_a_table_states_each_of_its_rows(pairs: list[tuple[str, str]]) -> None:
    text = "Area\tGrade\n" + "\n".join(f"{area.capitalize()}\t{grade.capitalize()}" for area, grade in pairs)
    stated = rows(text)
    assert stated <= {(AREAS[area], grade, "current") for area, grade in pairs}
    assert len(pairs) == 1 or len(stated) == len(pairs)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SCRAPS), max_size=40))
def test_no_text_breaks_the_reading_and_every_span_stands_in_it(scraps: list[str]) -> None:
    text = "".join(scraps)
    document = document_of(text + " x")
    found = graded(text + " x")
    for span in [s for r in found.ratings for s in (*r.evidence, r.grade_span)] + [
        s for q in found.quoted for s in q.evidence
    ]:
        assert document.quote(span)


def test_every_grade_of_the_table_is_read_by_every_wording() -> None:
    police = framework("hmicfrs-police")
    assert police is not None
    for grade in police.grades:
        for wording in (grade.name, *grade.wordings):
            assert {g for _, g, _ in rows(f"Westmarch Police was rated ‘{wording}’ for efficiency.")} == {grade.name}, (
                wording
            )


def test_every_area_of_the_table_is_known_by_every_wording() -> None:
    police = framework("hmicfrs-police")
    assert police is not None
    for area in police.areas:
        for wording in (area.name, *area.wordings):
            stated = rows(f"{wording[0].upper()}{wording[1:]}\tInadequate\nOther matters\tGood")
            assert (area.id, "inadequate", "current") in stated, wording
