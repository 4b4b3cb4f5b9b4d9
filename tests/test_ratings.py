"""What sentences state as ratings, in our own words about places that do not exist."""

from __future__ import annotations

import pytest
from graded import HEAD, document_of, graded, rows, whys

from briefings.document import Document, Source
from briefings.extract.ratings import find_ratings
from briefings.extract.reading import read
from briefings.findings import SaidBy, When
from briefings.readers.markdown import read_markdown

GOOD, OUT, ADEQ, RI, INAD, NONE = "good", "outstanding", "adequate", "requires improvement", "inadequate", "not rated"
NOW, THEN = "current", "previous"

Rows = set[tuple[str, str, str]]

STATED: tuple[tuple[str, Rows], ...] = (
    # the body is, was or has been rated
    ("Westmarch Police was rated good for efficiency.", {("efficiency", GOOD, NOW)}),
    ("Westmarch Police has been judged to require improvement overall.", {("overall", RI, NOW)}),
    ("The force is outstanding at preventing crime.", {("preventing-crime", OUT, NOW)}),
    ("The force remains inadequate at recording crime.", {("recording-crime", INAD, NOW)}),
    (
        "Eastvale Constabulary requires improvement in the way it investigates crime.",
        {("investigating-crime", RI, NOW)},
    ),
    ("It was graded as requires improvement for its leadership.", {("leadership", RI, NOW)}),
    ("Westmarch Police has been told that it requires improvement for legitimacy.", {("legitimacy", RI, NOW)}),
    (
        "The force is good at managing offenders and requires improvement at supporting victims.",
        {("managing-offenders", GOOD, NOW), ("victims", RI, NOW)},
    ),
    (
        "Northmoor Police is good at preventing crime, tackling anti-social behaviour and protecting children.",
        {("preventing-crime", GOOD, NOW), ("anti-social-behaviour", GOOD, NOW), ("protecting-children", GOOD, NOW)},
    ),
    # a grade or a rating is given
    ("The inspectorate gave the force a rating of good for legitimacy.", {("legitimacy", GOOD, NOW)}),
    (
        "Inspectors handed Westmarch Police an ‘inadequate’ grade for call handling.",
        {("call-handling", INAD, NOW)},
    ),
    ("HMICFRS graded the force’s efficiency as adequate.", {("efficiency", ADEQ, NOW)}),
    ("We found the force to be good at how it supports victims.", {("victims", GOOD, NOW)}),
    (
        "We graded leadership as good and vetting as inadequate.",
        {("leadership", GOOD, NOW), ("vetting", INAD, NOW)},
    ),
    (
        "Westmarch Police received a good grade for efficiency and legitimacy.",
        {("efficiency", GOOD, NOW), ("legitimacy", GOOD, NOW)},
    ),
    ("HMICFRS has criticised the force, rating it inadequate for vetting.", {("vetting", INAD, NOW)}),
    # the rating is the subject
    ("The force’s rating for efficiency is good.", {("efficiency", GOOD, NOW)}),
    ("Both efficiency and legitimacy were rated good.", {("efficiency", GOOD, NOW), ("legitimacy", GOOD, NOW)}),
    (
        "Efficiency and legitimacy were graded good and inadequate respectively.",
        {("efficiency", GOOD, NOW), ("legitimacy", INAD, NOW)},
    ),
    ("Westmarch’s only outstanding is for vetting.", set()),  # "Westmarch" is not known to be a force here
    ("The force’s one inadequate is for vetting.", {("vetting", INAD, NOW)}),
    # the area comes first
    ("For legitimacy, inspectors judged the force to be good.", {("legitimacy", GOOD, NOW)}),
    ("In terms of efficiency, Westmarch Police was rated adequate.", {("efficiency", ADEQ, NOW)}),
    # broken quotation marks and misspelt grades
    (
        "The force was rated ‘good” for efficiency and ’requires improvement’ for legitimacy.",
        {("efficiency", GOOD, NOW), ("legitimacy", RI, NOW)},
    ),
    ("Westmarch Police was graded inadeqate for vetting.", {("vetting", INAD, NOW)}),
    # earlier grades
    (
        "Westmarch Police has gone from good to inadequate for vetting.",
        {("vetting", GOOD, THEN), ("vetting", INAD, NOW)},
    ),
    (
        "Inspectors rated the force good, up from inadequate, for efficiency.",
        {("efficiency", GOOD, NOW), ("efficiency", INAD, THEN)},
    ),
    (
        "The force was previously rated inadequate for vetting, and is now good.",
        {("vetting", INAD, THEN), ("vetting", GOOD, NOW)},
    ),
    ("Westmarch Police was rated good for efficiency last year.", {("efficiency", GOOD, THEN)}),
    (
        "At our last inspection we graded the force as good for efficiency. It is now inadequate.",
        {("efficiency", GOOD, THEN), ("efficiency", INAD, NOW)},
    ),
    (
        "In 2016 the force was good for efficiency. In 2018 it was outstanding for efficiency.",
        {("efficiency", GOOD, THEN), ("efficiency", OUT, NOW)},
    ),
    ("The force is no longer rated inadequate for vetting.", {("vetting", INAD, THEN)}),
    (
        "Westmarch Police, once outstanding for efficiency, is now merely adequate.",
        {("efficiency", OUT, THEN), ("efficiency", ADEQ, NOW)},
    ),
    # counts
    (
        "Westmarch Police was graded good in two areas and inadequate in one.",
        {("2 areas (unnamed)", GOOD, NOW), ("1 area (unnamed)", INAD, NOW)},
    ),
    (
        "The force was inadequate in two areas: vetting and leadership.",
        {("vetting", INAD, NOW), ("leadership", INAD, NOW)},
    ),
    # no grade
    ("There was no rating for leadership.", {("leadership", NONE, NOW)}),
    ("We did not grade how well the force supports victims.", {("victims", NONE, NOW)}),
    ("HMICFRS gave no grade for vetting.", {("vetting", NONE, NOW)}),
    (
        "The force’s vetting was graded good; leadership was not graded.",
        {("vetting", GOOD, NOW), ("leadership", NONE, NOW)},
    ),
    ("This inspection was not graded.", {("overall", NONE, NOW)}),
)


@pytest.mark.parametrize(("text", "expected"), STATED, ids=[t[:60] for t, _ in STATED])
def test_a_sentence_states_these_ratings_and_no_others(text: str, expected: Rows) -> None:
    assert rows(text) == expected


LAID_OUT: tuple[tuple[str, Rows], ...] = (
    (
        "Preventing crime: Good\nVetting: Inadequate\nVictims: Not graded",
        {("preventing-crime", GOOD, NOW), ("vetting", INAD, NOW), ("victims", NONE, NOW)},
    ),
    ("Preventing crime\n\nGood\n\nThe force has many volunteers.", {("preventing-crime", GOOD, NOW)}),
    ("How efficient is the force at keeping people safe?\nInadequate", {("efficiency", INAD, NOW)}),
    (
        "| Area | 2021 | 2023 |\n| Vetting | Adequate | Good |\n| Leadership | Good | Inadequate |",
        {
            ("vetting", ADEQ, THEN),
            ("vetting", GOOD, NOW),
            ("leadership", GOOD, THEN),
            ("leadership", INAD, NOW),
        },
    ),
    (
        "Area\tGrade\tPrevious grade\nVetting\tGood\tAdequate\nLeadership\tAdequate\tGood",
        {
            ("vetting", GOOD, NOW),
            ("vetting", ADEQ, THEN),
            ("leadership", ADEQ, NOW),
            ("leadership", GOOD, THEN),
        },
    ),
    (
        "We graded the force as follows:\n- Vetting – good\n- Leadership – inadequate",
        {("vetting", GOOD, NOW), ("leadership", INAD, NOW)},
    ),
    (
        "The force was graded good in the following areas:\n- vetting\n- preventing crime",
        {("vetting", GOOD, NOW), ("preventing-crime", GOOD, NOW)},
    ),
    (
        "Good:\n- vetting\n- preventing crime\n\nInadequate:\n- leadership",
        {("vetting", GOOD, NOW), ("preventing-crime", GOOD, NOW), ("leadership", INAD, NOW)},
    ),
    (
        "Outstanding: none\nGood: vetting; preventing crime\nInadequate: leadership",
        {("vetting", GOOD, NOW), ("preventing-crime", GOOD, NOW), ("leadership", INAD, NOW)},
    ),
    (
        "Efficiency (good), legitimacy (inadequate) and effectiveness (outstanding)",
        {("efficiency", GOOD, NOW), ("legitimacy", INAD, NOW), ("effectiveness", OUT, NOW)},
    ),
    ("Vetting\n\nWe have graded the force as good in this area.", {("vetting", GOOD, NOW)}),
    ("Vetting\n\nWe do not make a graded judgment in this area.", {("vetting", NONE, NOW)}),
    ("Legitimacy: good (2016: requires improvement)", {("legitimacy", GOOD, NOW), ("legitimacy", RI, THEN)}),
)


@pytest.mark.parametrize(("text", "expected"), LAID_OUT, ids=[t.split("\n")[0][:60] for t, _ in LAID_OUT])
def test_headings_rows_and_lists_state_these_ratings_and_no_others(text: str, expected: Rows) -> None:
    assert rows(text) == expected


NOTHING = (
    "Westmarch Police has a good track record of working with schools.",
    "Staffing in the control room is adequate and morale is good.",
    "Investigations are of a good standard.",
    "The force makes good use of its volunteers.",
    "Custody records require improvement.",
    "A good number of officers thought that the training was adequate.",
    "Good means that the force does this well.",
    "Forces are graded outstanding, good, adequate, requires improvement or inadequate.",
    "Across England and Wales, twelve forces were rated good and three inadequate.",
    "Inspectors will return to see whether the force is still inadequate.",
    "The force should have an adequate number of detectives.",
    "We are pleased by the outstanding bravery of two constables.",
    "Northmoor Police has areas requiring improvement.",
)


@pytest.mark.parametrize("text", NOTHING)
def test_an_ordinary_adjective_or_a_general_remark_is_no_rating_and_is_not_quoted(text: str) -> None:
    found = graded(text)
    assert (found.ratings, found.quoted) == ((), ())


UNSAFE = (
    ("If calls go unanswered, the force could be rated inadequate.", "condition"),
    ("The force was not rated inadequate for vetting.", "negation"),
    ("Westmarch Police narrowly avoided an ‘inadequate’ rating.", "doubt"),
    ("What would it take for Westmarch Police to be rated ‘good’?", "question"),
    ("Westmarch Police was graded at least good for vetting.", "comparison"),
    ("The force was rated good in everything except vetting.", "not explained"),
    ("The force was rated good, not outstanding, for efficiency.", "negation"),
    ("The grade of ‘inadequate’ for vetting was a misprint.", "doubt"),
)


@pytest.mark.parametrize(("text", "why"), UNSAFE)
def test_a_sentence_that_is_not_plain_is_quoted_with_its_reason(text: str, why: str) -> None:
    assert rows(text) == set()
    assert whys(text) == {why}


def test_an_area_that_was_fronted_is_never_lost() -> None:
    assert ("overall", GOOD, NOW) not in rows("On legitimacy, inspectors judged the force to be good.")


def test_a_pronoun_takes_the_earlier_area_only_when_nothing_else_can_be_meant() -> None:
    assert rows("The force is good at vetting. It is inadequate.") == {("vetting", GOOD, NOW)}


def test_two_places_that_disagree_state_neither_and_quote_both() -> None:
    found = graded("Westmarch Police was rated good for vetting.\n\nWestmarch Police was rated inadequate for vetting.")
    assert found.ratings == ()
    assert [q.why for q in found.quoted] == ["two places disagree"] * 2


def test_the_same_grade_said_again_is_one_rating_with_two_places() -> None:
    found = graded("Vetting: Good\nLeadership: Good\n\nWestmarch Police was rated good for vetting.")
    vetting = [r for r in found.ratings if r.area_id == "vetting"]
    assert [len(r.evidence) for r in vetting] == [2]


def test_praise_in_a_report_with_formal_grades_is_no_grade() -> None:
    text = "Vetting: Good\nLeadership: Inadequate\n\nThe force is good at running its youth clubs."
    assert rows(text) == {("vetting", GOOD, NOW), ("leadership", INAD, NOW)}


def test_each_of_two_forces_has_its_own_grade() -> None:
    found = graded(
        "Westmarch Police was rated good for vetting, while Eastvale Police was rated inadequate for vetting."
    )
    assert {(r.organisation, r.grade) for r in found.ratings} == {("Westmarch Police", GOOD), ("Eastvale Police", INAD)}


def test_it_is_not_resolved_between_two_forces() -> None:
    found = graded("Inspectors visited Westmarch Police and Eastvale Police. It was rated good for vetting.")
    assert found.ratings == ()
    assert [q.why for q in found.quoted] == ["which body"]


def test_a_vague_area_is_the_one_pillar_that_the_text_is_about() -> None:
    about = "Westmarch Police requires improvement in some of the ways it works. "
    (one,) = graded(about + "This was its annual legitimacy inspection.").ratings
    assert (one.area_id, len(one.evidence)) == ("legitimacy", 2)
    assert graded(about).ratings == ()
    for other in (
        "Its last legitimacy inspection is on the website.",
        "Eastvale Police awaits a legitimacy inspection.",
    ):
        assert graded(about + other).ratings == ()


# ---------------------------------------------------------------- whose words


def test_a_chief_who_reports_a_grade_reports_the_inspectorates() -> None:
    found = graded("Chief Constable Ada Lowe said: “We were graded ‘inadequate’ for vetting and I accept that.”")
    assert [(r.grade, r.said_by) for r in found.ratings] == [(INAD, SaidBy.INSPECTORATE)]


def test_what_a_commissioner_thinks_is_not_the_inspectorates() -> None:
    assert rows("The police and crime commissioner, Tom Hale, said: “The force is outstanding at vetting.”") == set()


def test_an_earlier_grade_that_only_an_outsider_mentions_is_not_stated() -> None:
    said = "The commissioner, Tom Hale, said: “HMICFRS had rated the force good for vetting last year.”"
    assert all(r.when is not When.PREVIOUS for r in graded(said).ratings)


def test_the_inspectors_own_quoted_words_count() -> None:
    said = "HM Inspector Jane Orr said: “I am pleased that Westmarch Police is good at preventing crime.”"
    assert rows(said) == {("preventing-crime", GOOD, NOW)}


def test_a_claim_by_consultants_is_somebody_elses() -> None:
    found = graded("Consultants judged Westmarch Police to be good at vetting.")
    assert {r.said_by for r in found.ratings} == {SaidBy.OTHER}
    assert {r.speaker for r in found.ratings} == {"Consultants"}


# ---------------------------------------------------------------- eras and families


def test_a_grade_that_was_not_on_the_scale_is_not_stated() -> None:
    head = "Her Majesty's Inspectorate of Constabulary (HMIC) published its report in November 2016.\n\n"
    assert rows("Westmarch Police was rated adequate for efficiency.", head) == set()
    assert whys("Westmarch Police was rated adequate for efficiency.", head) == {"not on the scale"}
    assert rows("Westmarch Police was rated good for efficiency.", head) == {("efficiency", GOOD, NOW)}


@pytest.mark.parametrize(
    "head",
    [
        "A report by the Regulation and Quality Improvement Authority.\n\n",
        "A report by the Care Inspectorate on Westmarch Nursery.\n\n",
        "A joint targeted area inspection of Westmarch by Ofsted, the CQC and HMICFRS.\n\n",
        "A report.\n\n",
    ],
)
def test_a_text_of_a_family_without_grades_or_of_none_has_no_ratings(head: str) -> None:
    assert rows("It was rated good for efficiency.\n\nEffectiveness: Good", head) == set()


# ---------------------------------------------------------------- grades lost


def test_grades_that_are_announced_and_do_not_follow_are_warned_of() -> None:
    found = graded("Our graded judgments are as follows:\n\nThe force has four hundred officers and two stations.")
    assert [w.key for w in found.warnings] == ["grades lost"]
    assert graded("Our graded judgments are as follows:\n\nVetting: Good").warnings == ()


# ---------------------------------------------------------------- every rating stands in the text


def test_every_rating_quotes_its_own_grade_and_area() -> None:
    for text, _ in (*STATED, *LAID_OUT):
        document = document_of(text)
        for rating in graded(text).ratings:
            words = " ".join(document.quote(rating.grade_span).split()).lower()
            if rating.grade != NONE:
                assert words[:3] == rating.grade[:3], text
            assert any(rating.grade_span in span for span in rating.evidence), text
            assert all(len(document.quote(span).split()) <= 80 for span in rating.evidence)
            if rating.area_span is not None:
                shown = " ".join(document.quote(rating.area_span).lower().split())
                assert rating.count is not None or set(rating.area.split()) & set(shown.replace("’", "'").split()), text


def test_reading_twice_gives_the_same() -> None:
    text = "\n\n".join(t for t, _ in STATED)
    assert graded(text) == graded(text)


def test_the_year_of_the_report_makes_a_much_older_grade_an_earlier_one() -> None:
    text = "Report published on 4 May 2023\n\nIn 2019 Westmarch Police was rated good for vetting."
    assert read(document_of(text)).year == 2023
    assert rows(text) == {("vetting", GOOD, THEN)}
    assert HEAD


def test_an_area_that_another_sentence_names_has_that_sentence_as_evidence() -> None:
    for text in (
        "Vetting\n\nWe have graded the force as good in this area.",
        "The force’s vetting was inspected. HMICFRS did not grade this area.",
        "Last year the force was rated good for vetting. It is now inadequate.",
        "Vetting\n\nGood",
    ):
        document = document_of(text)
        for rating in graded(text).ratings:
            assert any("vetting" in document.quote(span).lower() for span in rating.evidence), text


def test_a_grade_by_another_body_is_theirs() -> None:
    found = graded("Westmarch Police was rated good for efficiency by the county council.")
    assert {(r.said_by, r.speaker) for r in found.ratings} == {(SaidBy.OTHER, "the county council")}
    assert rows("Westmarch Police was rated good for efficiency by inspectors.") == {("efficiency", GOOD, NOW)}


@pytest.mark.parametrize(
    "text",
    [
        "The force now answers nine calls in ten, which is good.",
        "It is good that the force has hired detectives.",
        "We looked at 60 files and judged 48 to be good.",
        "All areas were graded good apart from vetting, which was inadequate.",
        "The force was rated good in each area.",
        "Northmoor Police could be one of three forces rated inadequate for vetting.",
        "Northmoor Police is one of the three forces not rated inadequate for vetting.",
    ],
)
def test_these_grade_nothing_by_name(text: str) -> None:
    assert rows(text) == set()


def test_an_inspection_may_itself_give_the_grade_and_the_year() -> None:
    (one,) = graded("Our 2019 inspection graded Westmarch Police as good for efficiency.").ratings
    assert (one.grade, one.year, one.said_by) == (GOOD, 2019, SaidBy.INSPECTORATE)


def test_grades_in_lines_over_their_areas_are_read_in_groups() -> None:
    lines = (
        "Our grades are as follows:",
        "Good",
        "Preventing crime",
        "Vetting",
        "Inadequate",
        "Supporting victims",
        "End.",
    )
    text = "\n\n".join(lines)
    expected = {("preventing-crime", GOOD, NOW), ("vetting", GOOD, NOW), ("victims", INAD, NOW)}
    assert rows(text) == expected


def test_lines_of_areas_over_their_grades_are_not_read_the_other_way() -> None:
    text = "Vetting\n\nGood\n\nPreventing crime\n\nInadequate\n\nThat is all."
    assert rows(text) == {("vetting", GOOD, NOW), ("preventing-crime", INAD, NOW)}


def test_a_grade_at_the_head_of_a_column_is_given_to_what_stands_or_is_marked_under_it() -> None:
    heads = "Outstanding\tGood\tInadequate\n"
    under = heads + "Vetting\tPreventing crime\tLeadership\nNone\tEfficiency\tNone"
    assert rows(under) == {
        ("vetting", OUT, NOW),
        ("preventing-crime", GOOD, NOW),
        ("leadership", INAD, NOW),
        ("efficiency", GOOD, NOW),
    }
    marked = "HMICFRS\n\n| Area | Good | Inadequate |\n|---|---|---|\n| Vetting | ✓ | |\n| Leadership | | ✓ |\n"
    whole, blocks = read_markdown(marked)
    found = find_ratings(read(Document(Source("report.md", "0" * 64, "text/markdown"), whole, blocks)))
    assert {(r.area_id, r.grade) for r in found.ratings} == {("vetting", GOOD), ("leadership", INAD)}
    for rating in (*graded(under).ratings, *found.ratings):
        assert any(rating.grade_span in span for span in rating.evidence)


def test_a_mark_whose_column_is_not_certain_states_nothing() -> None:
    assert rows("Area\tOutstanding\tGood\tInadequate\nVetting\t\t✓\t\nLeadership\t\t\t✓") == set()


@pytest.mark.parametrize(
    "lead",
    [
        "On vetting,",
        "As for vetting,",
        "With regard to vetting,",
        "Turning to vetting,",
        "At vetting,",
        "Over vetting,",
        "Vetting apart,",
    ],
)
def test_an_area_that_the_sentence_names_is_never_turned_into_the_whole(lead: str) -> None:
    for rest in (
        "inspectors judged the force to be good.",
        "Westmarch Police was rated good.",
        "HMICFRS gave it a good rating.",
    ):
        assert ("overall", GOOD, NOW) not in rows(f"{lead} {rest}")
        assert ("overall", GOOD, NOW) not in rows(f"The report said that, {lead[0].lower()}{lead[1:]} {rest}")


@pytest.mark.parametrize(
    "text",
    [
        "Inspectors were told that the force was good at vetting.",
        "Officers told us that the force was good at vetting.",
        "Westmarch Police was rated good in a staff survey.",
        "The force was described as inadequate in a local paper.",
        "The force believes that it is good at vetting.",
        "Residents say that the force is inadequate at vetting.",
        "Westmarch Police says it is outstanding at vetting.",
        "“It is good news,” said Ms Marsh. “We are rated good.”",
        "A local poll rated the force good.",
        "A force rated inadequate for vetting is to be inspected again.",
    ],
)
def test_what_others_told_or_thought_is_not_the_inspectorates(text: str) -> None:
    assert rows("HMICFRS inspected Westmarch Police. " + text) == set()


@pytest.mark.parametrize(
    "mark", ["previous inspection", "at the last inspection", "previously", "previous rating, 2019"]
)
def test_a_time_in_brackets_after_a_label_is_no_part_of_the_area(mark: str) -> None:
    assert rows(f"Vetting ({mark}): Good") == {("vetting", "good", "previous")}
    table = f"Vetting ({mark}): Good\nCustody: Inadequate\n"
    assert {row for row in rows(table) if row[1] == "good"} == {("vetting", "good", "previous")}


def test_a_current_grade_is_of_no_year_that_only_its_repeat_gives() -> None:
    found = graded("Westmarch Police has been rated good for vetting. In 2021 it was rated good for vetting.").ratings
    assert [r.year for r in found if r.when is When.CURRENT] in ([None], [None, 2021])
