"""Inspections of other things than police forces: told by their own tables, with their own grades or with none."""

# A row of a text and what it states reads better whole than cut into lines:
# ruff: noqa: E501

from __future__ import annotations

import pytest
from graded import document_of

from briefings.extract import extract
from briefings.extract.bodies import find_bodies
from briefings.extract.ratings import find_ratings
from briefings.extract.reading import read
from briefings.frameworks import Framework, frameworks


def family(text: str) -> str | None:
    found = find_bodies(document_of(text, head="")).framework
    return found.id if found else None


def ratings(text: str) -> set[tuple[str, str, str]]:
    """(area's id or words, grade, time) of each rating that is the inspectorate's."""
    found = find_ratings(read(document_of(text, head=""))).ratings
    return {(r.area_id or r.area, r.grade, r.when.value) for r in found if r.said_by.value == "inspectorate"}


# ---------------------------------------------------------------- which family

TEXTS = {
    "hmicfrs-police": "HMICFRS inspected Westmarch Police. Its officers helped victims of crime.",
    "hmicfrs-fire": "HMICFRS inspected Westmarch Fire and Rescue Service. Its firefighters helped.",
    "cqc": "The Care Quality Commission visited Larkfield Care Home and spoke to residents.",
    "ofsted-schools": "Ofsted visited Hazel Primary School. Inspectors watched lessons and spoke to pupils.",
    "ofsted-childrens-services": "Inspection of Westmarch local authority children’s services\n\nOfsted looked at social "
    "work with children in care and care leavers.",
    "area-send": "Area SEND inspection of Westmarch Local Area Partnership\n\nOfsted and the Care Quality Commission "
    "looked at EHC plans.",
    "joint-targeted": "Joint targeted area inspection of Westmarch\n\nOfsted, the Care Quality Commission and HMICFRS "
    "looked at how police, schools and social workers act together.",
    "hmi-prisons": "HM Inspectorate of Prisons went to HMP Thornwick and met prisoners.",
    "hmi-probation": "HM Inspectorate of Probation went to Westmarch Youth Justice Service and read court reports.",
    "estyn": "Estyn went to Ysgol Nant Glas in Wales and met pupils.",
}


def test_every_table_has_a_text_here() -> None:
    assert set(TEXTS) == {table.id for table in frameworks()}


@pytest.mark.parametrize(("name", "text"), TEXTS.items(), ids=list(TEXTS))
def test_a_text_is_told_by_what_was_inspected(name: str, text: str) -> None:
    assert family(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("HMICFRS graded the force. A fire at a shop was looked into by Westmarch Police.", "hmicfrs-police"),
        (
            "HM Inspectorate of Prisons inspected HMP Thornwick. Ofsted looked at education there, and the Care "
            "Quality Commission at health care for prisoners.",
            "hmi-prisons",
        ),
        (
            "Ofsted inspected Hazel Primary School. Pupils who live in care do well in lessons, and teachers know "
            "them. HMICFRS was not there.",
            "ofsted-schools",
        ),
    ],
)
def test_a_mention_of_another_body_changes_nothing(text: str, name: str) -> None:
    assert family(text) == name


@pytest.mark.parametrize("text", ["Westmarch held a fair.", "A panel of parents rated Hazel Primary School good."])
def test_a_text_of_no_known_body_has_no_family_and_no_grades(text: str) -> None:
    assert family(text) is None
    assert ratings(text) == set()


def test_an_inspection_without_grades_states_none_whatever_words_stand_in_it() -> None:
    for name in ("joint-targeted", "area-send"):
        text = f"{TEXTS[name]}\n\nThe partnership is good at sharing what it knows. Overall effectiveness: Good"
        assert ratings(text) == set(), name


# ---------------------------------------------------------------- what each states

STATED: tuple[tuple[str, str, set[tuple[str, str, str]]], ...] = (
    ("hmicfrs-fire", "Prevention: Adequate\n\nProtection: Inadequate", {("prevention", "adequate", "current"), ("protection", "inadequate", "current")}),
    ("hmicfrs-fire", "The service requires improvement at promoting the right values and culture.", {("values", "requires improvement", "current")}),
    ("hmicfrs-fire", "Each service is graded good or better for prevention.", set()),
    ("hmicfrs-fire", "Responding to fires and other emergencies: Good (2022: requires improvement)", {("response", "good", "current"), ("response", "requires improvement", "previous")}),
    ("hmicfrs-fire", "The brigade has good kit and outstanding training rooms.", set()),
    ("cqc", "CQC rated Larkfield Care Home inadequate for being safe and good for being caring.", {("safe", "inadequate", "current"), ("caring", "good", "current")}),
    ("cqc", "Is the service well-led?\n\nRequires improvement", {("well-led", "requires improvement", "current")}),
    ("cqc", "Overall rating for this service: Outstanding", {("overall", "outstanding", "current")}),
    ("cqc", "Surgery – Good\n\nMaternity – Inadequate", {("surgery", "good", "current"), ("maternity", "inadequate", "current")}),
    ("cqc", "Good: the service is performing well and meeting our expectations.", set()),
    ("cqc", "CQC does not rate dental practices.", set()),
    ("cqc", "Half of all care homes were rated good last year.", set()),
    ("cqc", "The daughter of a resident said: “The care here is outstanding.”", set()),
    ("ofsted-schools", "Hazel Primary School remains a good school.", {("overall", "good", "current")}),
    ("ofsted-schools", "Hazel Primary School has a good library and an outstanding choir.", set()),
    ("ofsted-schools", "Quality of education: Good\n\nBehaviour and attitudes: Outstanding", {("quality-of-education", "good", "current"), ("behaviour-attitudes", "outstanding", "current")}),
    ("ofsted-schools", "Inclusion: Strong standard\n\nAchievement: Needs attention\n\nSafeguarding: Met", {("inclusion", "strong standard", "current"), ("achievement", "needs attention", "current"), ("safeguarding", "met", "current")}),
    ("ofsted-schools", "Attendance: Met\n\nPupils met the mayor. The school fence needs attention from a joiner.", set()),
    ("ofsted-schools", "Safeguarding: Not met", {("safeguarding", "not met", "current")}),
    ("ofsted-schools", "Only two in five schools held on to a good grade.", set()),
    ("ofsted-schools", "The report card has no overall grade.", {("overall", "not rated", "current")}),
    ("ofsted-childrens-services", "Care leavers: Requires improvement to be good\n\nOverall effectiveness: Inadequate", {("care-leavers", "requires improvement", "current"), ("overall", "inadequate", "current")}),
    ("ofsted-childrens-services", "This was a focused visit, so Ofsted gave the council no graded judgement.", {("overall", "not rated", "current")}),
    ("ofsted-childrens-services", "Children’s services in Eastvale were judged good by Ofsted.", {("overall", "good", "current")}),
    ("ofsted-childrens-services", "Children’s services in England were judged good by Ofsted.", set()),
    ("hmi-prisons", "Safety: not sufficiently good\n\nRespect: reasonably good\n\nPurposeful activity: poor", {("safety", "not sufficiently good", "current"), ("respect", "reasonably good", "current"), ("purposeful-activity", "poor", "current")}),
    ("hmi-prisons", "Outcomes were poor in the fourth, preparation for release.", {("release", "poor", "current")}),
    ("hmi-prisons", "Respect\n\nOutcomes for prisoners were reasonably good against this healthy prison test.", {("respect", "reasonably good", "current")}),
    ("hmi-prisons", "Outcomes for prisoners were poor.", set()),
    ("hmi-prisons", "Outcomes were good for respect in just two of the 14 women’s prisons.", set()),
    ("hmi-prisons", "Cells were in poor repair, and food was not good.", set()),
    ("hmi-prisons", "Education, skills and work: Inadequate", {("education", "inadequate", "current")}),
    ("hmi-prisons", "Safety was judged to be inadequate by a visitor.", set()),
    ("hmi-probation", "Staffing: Inadequate\n\nResettlement: Outstanding", {("staffing", "inadequate", "current"), ("resettlement", "outstanding", "current")}),
    ("estyn", "Ysgol Nant Glas was judged excellent for standards.", {("standards", "excellent", "current")}),
    ("estyn", "Pupils have excellent manners.", set()),
)  # fmt: skip


@pytest.mark.parametrize(("name", "said", "stated"), STATED, ids=[f"{n}: {s[:50]}" for n, s, _ in STATED])
def test_a_text_of_this_family_states_these_ratings_and_no_others(
    name: str, said: str, stated: set[tuple[str, str, str]]
) -> None:
    assert ratings(f"{TEXTS[name]}\n\n{said}") == stated


def test_a_grade_that_came_later_is_not_read_in_an_older_report() -> None:
    for year, there in ((2010, {("overall", "satisfactory", "current")}), (2019, {("overall", "good", "current")})):
        text = f"{TEXTS['ofsted-schools']}\n\nInspection dates: 3 March {year}\n\n"
        assert ratings(f"{text}Hazel Primary School was judged {next(iter(there))[1]}.") == there
    text = f"{TEXTS['ofsted-schools']}\n\nInspection dates: 3 March 2019\n\n"
    assert ratings(f"{text}Curriculum and teaching: Expected standard") == set()


GRADED: list[tuple[Framework, str]] = [(table, grade.name) for table in frameworks() for grade in table.grades]


@pytest.mark.parametrize(("table", "grade"), GRADED, ids=[f"{t.id}: {g}" for t, g in GRADED])
def test_every_grade_of_every_table_is_read_beside_an_area(table: Framework, grade: str) -> None:
    row = table.grade(grade)
    assert row is not None
    area = next(a for a in table.areas if not row.areas or a.id in row.areas)
    assert (area.id, grade, "current") in ratings(f"{TEXTS[table.id]}\n\n{area.name}: {grade.capitalize()}")


def test_who_runs_several_homes_has_none_of_their_grades() -> None:
    text = (
        "The CQC has looked at three homes run by Penfold Care. The Larkfield home in Northmoor was rated inadequate.\n\n"
        "It was rated good before. Penfold Care said that it was sorry."
    )
    found = extract(document_of(text, head=""))
    assert found.organisation == "Penfold Care"
    assert "Penfold Care" not in {r.organisation for r in found.ratings}
    assert None not in {r.organisation for r in found.ratings}


def test_the_result_of_a_send_inspection_is_a_sentence_and_no_grade() -> None:
    text = (
        f"{TEXTS['area-send']}\n\nThe local area partnership’s arrangements lead to inconsistent experiences and "
        "outcomes for children and young people with SEND."
    )
    found = extract(document_of(text, head=""))
    assert len(found.outcomes) == 1
    assert found.ratings == ()


def test_a_title_over_two_lines_names_the_body_whole() -> None:
    text = (
        "Inspection of Westmarch,\nEastvale and Northmoor local authority\nchildren’s services\n\nOfsted visited.\n\n"
        * 2
    )
    assert find_bodies(document_of(text, head="")).organisation == (
        "Westmarch, Eastvale and Northmoor local authority children’s services"
    )


def test_a_joint_inspection_is_by_those_whom_its_text_names_at_the_top() -> None:
    text = f"{TEXTS['joint-targeted']}\n\n{'The partnership meets each week. ' * 150}HMI Probation sent a letter."
    assert find_bodies(document_of(text, head="")).inspectorate == "Ofsted, CQC and HMICFRS"
    assert find_bodies(document_of(TEXTS["area-send"], head="")).inspectorate == "Ofsted and CQC"
