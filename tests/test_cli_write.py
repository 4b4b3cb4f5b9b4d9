"""``plainspoken write``: the words alone; sound that is still right is left where it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from reports import a_report, everything, json_lines

from briefings.cli import main

TEXT_FILES = {"source.txt", "facts.json", "briefing.md", "edition.json"}


def test_it_makes_the_text_files_alone(work: Path) -> None:
    assert main(["write", str(a_report(work))]) in (0, 1)
    folder = work / "editions" / "westmarch"
    assert {p.name for p in folder.iterdir()} == TEXT_FILES
    assert main(["verify", str(folder)]) == 0


def test_speaking_finishes_it(work: Path) -> None:
    main(["write", str(a_report(work))])
    folder = work / "editions" / "westmarch"
    assert main(["speak", "--voice", "silent", str(folder / "briefing.md")]) in (0, 1)
    spoken = everything(folder)
    main(["make", "--voice", "silent", "--to", "other", str(work / "westmarch.md")])
    assert everything(work / "other" / "westmarch") == spoken


def test_the_same_words_leave_the_sound_where_it_is(work: Path) -> None:
    report = a_report(work)
    main(["make", "--voice", "silent", str(report)])
    before = everything(work)
    main(["write", str(report)])
    assert everything(work) == before


def test_other_words_take_the_sound_of_the_old_ones_away(work: Path) -> None:
    report = a_report(work)
    main(["make", "--voice", "silent", str(report)])
    (work / "plainspoken.toml").write_text('publisher = "Westmarch Talking News"\n')
    main(["write", str(report)])
    folder = work / "editions" / "westmarch"
    assert {p.name for p in folder.iterdir()} == TEXT_FILES
    assert "Westmarch Talking News" in (folder / "briefing.md").read_text("utf-8")


def test_an_edited_briefing_stops_it(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = a_report(work)
    main(["write", str(report)])
    briefing = work / "editions" / "westmarch" / "briefing.md"
    briefing.write_text(briefing.read_text("utf-8") + "mine\n", "utf-8")
    assert main(["write", str(report)]) == 2
    assert "--force" in capsys.readouterr().err
    assert briefing.read_text("utf-8").endswith("mine\n")


def test_its_json_has_no_times(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["write", "--json", str(a_report(work))])
    (row,) = json_lines(capsys.readouterr().out)
    assert row["sound"] is None
    assert all(set(chapter) == {"id", "title"} for chapter in row["chapters"])


WALK = "# A walk\n\nWe walked by the river at Westmarch. The sun was out. We had tea at the mill.\n"


def test_where_nothing_is_found_the_briefing_and_a_note_say_so(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["write", str(a_report(work, text=WALK))]) == 0
    said = " ".join(capsys.readouterr()[0].split())
    assert "Nothing was found in westmarch.md that an inspection report says" in said
    assert "no ratings" in (work / "editions" / "westmarch" / "briefing.md").read_text("utf-8")


def test_a_program_is_no_report(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = Path(__file__).read_text("utf-8")  # it speaks of Westmarch Police and of ratings
    assert main(["write", str(a_report(work, "tests.txt", code))]) == 2
    assert "not text that reads as a report" in capsys.readouterr().err
    assert not (work / "editions" / "tests").exists()
