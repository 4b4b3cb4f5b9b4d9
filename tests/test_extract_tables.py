"""The word tables of the extractors: they load, and a mistake is named by file, line and remedy."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from found import findings

import briefings.extract
from briefings.errors import DataError
from briefings.extract.bodies import Others
from briefings.extract.labels import FormalWords, labels
from briefings.extract.opinions import ViewWords
from briefings.extract.people import SpeakerWords
from briefings.extract.signs import PraiseWords, WeaknessWords
from briefings.findings import Severity, Status
from briefings.frameworks import frameworks
from briefings.frameworks.schema import load

DATA = Path(briefings.extract.__file__).parent / "data"
KINDS: dict[str, type[Any]] = {
    "formal": FormalWords,
    "inspectorates": Others,
    "praise": PraiseWords,
    "speakers": SpeakerWords,
    "views": ViewWords,
    "weakness": WeaknessWords,
}


def test_every_table_is_tried_here() -> None:
    assert {path.stem for path in DATA.glob("*.toml")} == set(KINDS)


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_table_loads(name: str) -> None:
    load(DATA / f"{name}.toml", KINDS[name])


def first_row(text: str) -> str:
    found = re.search(r"^([a-z_]+) = \[", text, re.MULTILINE)
    assert found is not None
    return found.group(1)


@pytest.mark.parametrize("name", sorted(KINDS))
@pytest.mark.parametrize(
    ("mistake", "remedy"),
    [
        ("renamed", "Use one of"),
        ("missing", "is missing"),
        ("not a list", "must be a list"),
        ("a number in it", "must be words"),
        ("an empty word", "is empty"),
        ("not TOML", "not TOML"),
    ],
)
def test_each_kind_of_mistake_is_named_with_file_line_and_remedy(
    name: str, mistake: str, remedy: str, tmp_path: Path
) -> None:
    text = (DATA / f"{name}.toml").read_text(encoding="utf-8")
    row = first_row(text)
    whole = re.search(rf"^{row} = \[.*?\]$", text, re.MULTILINE | re.DOTALL)
    assert whole is not None
    changed = {
        "renamed": whole.group().replace(row, f"{row}x", 1),
        "missing": "",
        "not a list": f'{row} = "word"',
        "a number in it": f"{row} = [3]",
        "an empty word": f'{row} = [" "]',
        "not TOML": f"{row} = [",
    }[mistake]
    broken = tmp_path / f"{name}.toml"
    broken.write_text(text.replace(whole.group(), changed, 1), encoding="utf-8")
    if mistake == "missing" and any(f.name == row and f.default == () for f in fields(KINDS[name])):
        load(broken, KINDS[name])  # a row that may be left out
        return
    with pytest.raises(DataError) as raised:
        load(broken, KINDS[name])
    message = str(raised.value)
    assert message.startswith(f"{name}.toml")
    assert remedy in message
    assert "\n" not in message
    assert re.search(r"line \d+|end of document", message)


def test_a_severity_that_does_not_exist_is_named(tmp_path: Path) -> None:
    text = (DATA / "formal.toml").read_text(encoding="utf-8")
    broken = tmp_path / "formal.toml"
    broken.write_text(text.replace('severity = "concern"', 'severity = "dire"', 1), encoding="utf-8")
    with pytest.raises(DataError, match=r"formal\.toml, line \d+: .*dire.*Use one of"):
        load(broken, FormalWords)


def formal_labels() -> list[tuple[str, Severity]]:
    return [
        (wording, Severity(label.severity))
        for framework in frameworks()
        for label in framework.labels
        for wording in (label.label, *label.wordings)
    ]


@pytest.mark.parametrize(("wording", "severity"), formal_labels())
def test_every_label_of_a_framework_announces_a_list_as_a_heading(wording: str, severity: Severity) -> None:
    for framework in frameworks():
        if any(wording in (label.label, *label.wordings) for label in framework.labels):
            heading = labels(framework).heading(wording.capitalize())
            assert heading is not None
            assert heading.kind.severity is severity


@pytest.mark.parametrize("label", ["cause of concern", "accelerated cause of concern", "area for improvement"])
def test_a_label_under_denial_condition_or_definition_gives_no_finding(label: str) -> None:
    for text in (
        f"We did not issue any new {label}.",
        f"If the cells are dirty, we may issue a {label}.",
        f"A {label} is raised when we find a failing.",
        f"Should we issue a {label}?",
    ):
        assert not [c for c in findings(text).concerns if c.status is Status.OPEN]
