"""``verify``, ``voices``, ``doctor``, ``facts`` on the command line."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from reports import a_report, json_lines

from briefings.cli import main
from voices.component import Component


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    assert main(["make", "--voice", "silent", "--to", str(folder), str(a_report(folder))]) in (0, 1)
    return folder / "westmarch"


@pytest.fixture
def folder(made: Path, work: Path) -> Path:
    shutil.copytree(made, work / "westmarch")
    return work / "westmarch"


def swap_grade(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("Police good for", "Police outstanding for"), "utf-8")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4000])


def remove(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    ("name", "harm"),
    [
        *((name, remove) for name in ("briefing.mp3", "briefing.vtt", "chapters.json", "source.txt", "facts.json")),
        ("briefing.mp3", cut),
        ("briefing.md", swap_grade),
        ("edition.json", swap_grade),
        ("briefing.vtt", swap_grade),
    ],
)
def test_verify_names_what_is_wrong_and_exits_with_one(
    folder: Path, name: str, harm: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    harm(folder / name)
    assert main(["verify", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert "NOT proved" in out
    assert err.startswith("plainspoken: ")
    assert name in err or "outstanding" in err


def test_verify_goes_on_after_what_is_no_edition(folder: Path, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(work), str(folder), "--json"]) == 1
    none, good = json_lines(capsys.readouterr().out)
    assert (none["edition"], "not an edition" in none["error"]) == (str(work), True)
    assert good["proved"]
    assert main(["verify", str(work)]) == 2


def test_voices_lists_what_can_speak_the_default_first(capsys: pytest.CaptureFixture[str]) -> None:
    import voices

    assert main(["voices", "--json"]) == 0
    rows = json_lines(capsys.readouterr().out)
    assert [row["name"] for row in rows] == [voice.name for voice in voices.voices()]
    assert main(["voices"]) == 0
    out = capsys.readouterr().out
    assert all(row["name"] in out for row in rows)


def test_a_voice_can_be_tried(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["voices", "--try", "silent"]) == 0
    assert (work / "voice-trial.mp3").stat().st_size > 10_000
    assert "voice-trial.mp3" in capsys.readouterr().out
    assert main(["voices", "--try", "silnt"]) == 2


def test_doctor_names_each_part_its_version_and_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 0
    parts = json.loads(capsys.readouterr().out)["parts"]
    kinds = {part["kind"] for part in parts}
    assert {"program", "python", "speech", "encoder", "library"} <= kinds
    for part in parts:
        assert part["version"]
        assert Path(part["path"]).exists()
        assert part["works"]
    assert main(["doctor"]) == 0
    out = capsys.readouterr().out
    assert all(part["path"] in out for part in parts)


def broken(parts: tuple[Component, ...], kind: str) -> tuple[Component, ...]:
    return tuple(replace(p, works=False, detail="not installed") if p.kind == kind else p for p in parts)


@pytest.mark.parametrize("kind", ["speech", "encoder"])
def test_doctor_says_what_is_missing_and_the_command_that_mends_it(
    kind: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import voices

    parts = broken(voices.provenance(), kind)
    monkeypatch.setattr(voices, "provenance", lambda: parts)
    assert main(["doctor"]) == 3
    out, err = capsys.readouterr()
    assert "does NOT work" in out
    assert "pip install" in err


def test_one_voice_that_works_is_enough(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import voices

    parts = voices.provenance()
    first = next(p for p in parts if p.kind == "speech")
    monkeypatch.setattr(voices, "provenance", lambda: tuple(replace(p, works=p is not first) for p in parts))
    assert main(["doctor"]) == 0
    assert capsys.readouterr().err == ""


def test_facts_are_one_line_a_report_in_the_order_given(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = a_report(work)
    assert main(["facts", "--json", str(work / "none.md"), str(report)]) == 1
    missing, found = json_lines(capsys.readouterr().out)
    assert "no such file" in missing["error"]
    assert [(r["area"], r["grade"]) for r in found["ratings"]] == [
        ("preventing crime", "good"),
        ("investigating crime", "requires improvement"),
    ]
    assert main(["facts", str(report)]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "preventing crime: good" in out
