"""The tables of the inspectorates: every row is usable, and every kind of mistake names file, line and remedy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefings.errors import DataError
from briefings.findings import Severity
from briefings.frameworks import Framework, framework, frameworks
from briefings.frameworks.schema import load

GOOD = """
id = "invented"
name = "invented inspections"
body_nouns = ["force"]

[[inspectorates]]
short = "HMII"
long = "His Majesty's Inspectorate of Inventions"

[[grades]]
name = "good"
meaning = "Good means that it works."

[[eras]]
id = "now"
grades = ["good"]

[[areas]]
id = "wheels"
name = "Wheels"
plain = "things that turn"
eras = ["now"]

[[labels]]
severity = "cause of concern"
label = "cause of concern"
meaning = "A cause of concern is serious."

[organisations]
"Westmarch Police" = ["Westmarch"]
"""

MISTAKES = (
    ("this is not TOML", 'id = "invented"', 'id = "invented', 2, "Mend that line"),
    ("a key that there is not", 'name = "invented inspections"', 'nmae = "x"', 3, "Use one of"),
    ("a key that is missing", 'name = "invented inspections"\n', "", None, "Add a line"),
    ("a number for words", 'id = "wheels"', "id = 7", 19, "must be words in quotation marks"),
    ("words for a list", 'body_nouns = ["force"]', 'body_nouns = "force"', 4, "must be a list"),
    ("a list for a table", '[[eras]]\nid = "now"\ngrades = ["good"]', "eras = [1]", None, ""),
    ("empty words", 'plain = "things that turn"', 'plain = " "', 21, "is empty"),
    ("a grade of an era without a row", 'grades = ["good"]', 'grades = ["good", "superb"]', None, "superb"),
    ("an era of an area without a row", 'eras = ["now"]', 'eras = ["then"]', None, "then"),
    ("a severity that there is not", 'severity = "cause of concern"', 'severity = "worry"', None, "Use one of"),
    (
        "aliases that are no list",
        '"Westmarch Police" = ["Westmarch"]',
        '"Westmarch Police" = "Westmarch"',
        30,
        "must be a list",
    ),
    ("words for a year", 'id = "now"', 'id = "now"\nfirst = "2021"', 16, "must be a whole number"),
)


def test_the_sample_itself_is_right(tmp_path: Path) -> None:
    path = tmp_path / "invented.toml"
    path.write_text(GOOD, encoding="utf-8")
    made = load(path, Framework)
    assert (made.id, made.areas[0].id, made.organisations[0].aliases) == ("invented", "wheels", ("Westmarch",))


@pytest.mark.parametrize(("what", "right", "wrong", "line", "remedy"), MISTAKES, ids=[m[0] for m in MISTAKES])
def test_a_mistake_in_a_table_names_file_line_and_remedy(
    tmp_path: Path, what: str, right: str, wrong: str, line: int | None, remedy: str
) -> None:
    assert right in GOOD, what
    path = tmp_path / "invented.toml"
    path.write_text(GOOD.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load(path, Framework)
    message = str(caught.value)
    assert message.startswith("invented.toml")
    assert "\n" not in message
    assert remedy in message
    assert re.search(r"line \d+", message), message
    if line is not None:
        assert f"line {line}" in message


def test_the_same_id_twice_is_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "invented.toml"
    path.write_text(GOOD + '\n[[areas]]\nid = "wheels"\nname = "More wheels"\nplain = "more"\n', encoding="utf-8")
    with pytest.raises(DataError, match=r"wheels.*twice"):
        load(path, Framework)


# ---------------------------------------------------------------- the tables that ship


@pytest.mark.parametrize("table", frameworks(), ids=lambda f: f.id)
def test_every_row_of_a_framework_is_usable(table: Framework) -> None:
    assert framework(table.id) is table
    assert table.inspectorates
    assert table.body_nouns
    for grade in table.grades:
        assert grade.name == grade.name.lower()
        assert grade.meaning.endswith(".")
        assert table.grade(grade.name) is grade
    for area in table.areas:
        assert area.plain[:1].islower()
        assert table.area(area.id) is area
    for label in table.labels:
        assert label.severity in set(Severity)
        assert label.meaning.endswith(".")
    for era in table.eras:
        assert (era.first or 0) <= (era.last or 9999)


@pytest.mark.parametrize("table", frameworks(), ids=lambda f: f.id)
def test_no_year_has_two_scales_and_no_word_two_meanings(table: Framework) -> None:
    for year in range(1990, 2040):
        assert sum((e.first or 0) <= year <= (e.last or 9999) for e in table.eras) <= 1, year
    forms = [form.lower() for grade in table.grades for form in (grade.name, *grade.wordings)]
    assert len(forms) == len(set(forms))
    names = [form.lower() for o in table.organisations for form in (o.name, *o.aliases)]
    assert len(names) == len(set(names))
    for area in table.areas:
        theirs = {form.lower() for form in (area.name, *area.wordings)}
        for other in table.areas:
            if other is not area:
                assert not theirs & {form.lower() for form in (other.name, *other.wordings)}, (area.id, other.id)


def test_no_framework_by_another_name() -> None:
    assert framework("no such table") is None
    assert framework(None) is None
