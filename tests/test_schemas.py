"""The published JSON is as its schema says, by a validator that we did not write."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from reports import OTHER_REPORT, REPORT, a_report

from briefings.cli import main

SAMPLE = (Path(__file__).parent.parent / "samples" / "westmarch-police.md").read_text("utf-8")
NOTHING = "We walked by the river at Westmarch. The sun was out.\n"


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files("briefings") / "schemas" / f"{name}-1.json").read_text("utf-8"))
    return found


def checked(path: Path) -> dict[str, Any]:
    """The file's JSON, which its schema allows."""
    value: dict[str, Any] = json.loads(path.read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema(path.stem))
    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)] == []
    return value


@pytest.mark.parametrize("name", ["facts", "edition", "check"])
def test_each_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("text", [REPORT, OTHER_REPORT, SAMPLE, NOTHING], ids=["one", "other", "sample", "nothing"])
def test_what_write_makes_is_as_its_schema_says(work: Path, text: str) -> None:
    assert main(["write", str(a_report(work, text=text))]) in (0, 1)
    for name in ("facts.json", "edition.json"):
        checked(work / "editions" / "westmarch" / name)


def test_what_make_and_an_edit_make_is_as_its_schema_says(work: Path) -> None:
    assert main(["make", "--voice", "silent", str(a_report(work))]) in (0, 1)
    folder = work / "editions" / "westmarch"
    assert "sound" in checked(folder / "edition.json")
    briefing = folder / "briefing.md"
    briefing.write_text(briefing.read_text("utf-8").replace("not answer", "not ever answer"), "utf-8")
    assert main(["speak", "--allow-unproven", str(folder)]) == 1
    record = checked(folder / "edition.json")
    assert "unproven" in {s.get("edited") for c in record["chapters"] for s in c["sentences"]}


def test_what_check_prints_is_as_its_schema_says(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [a_report(work, f"{number}.md", text).name for number, text in enumerate([REPORT, SAMPLE, NOTHING])]
    assert main(["check", "--json", *names, "missing.md", "--target", "9"]) == 1
    assert main(["check", "--json", "--compare", *names[:2]]) == 1
    assert main(["check", "--json", "--compare", *names[1:]]) in (0, 1)
    validator = jsonschema.Draft202012Validator(schema("check"))
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [("error" in row, "verdict" in row) for row in rows] == [(False, False)] * 3 + [(True, False)] + [
        (False, True)
    ] * 2
    for row in rows:
        assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(row)] == []


def test_a_schema_catches_what_is_wrong() -> None:
    assert list(jsonschema.Draft202012Validator(schema("check")).iter_errors({"version": 1, "file": "a", "passes": 1}))
    validator = jsonschema.Draft202012Validator(schema("facts"))
    assert list(validator.iter_errors({"version": 2, "ratings": [{"grade": "Good"}]}))
