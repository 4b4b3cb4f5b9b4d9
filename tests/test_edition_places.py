"""Where an edition goes, and what of it is somebody's own work."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefings.edition import sha256_of
from briefings.edition.places import keep_beside, place_for, was_edited

ONE, TWO, THREE = (letter * 64 for letter in "abc")


def an_edition(folder: Path, sha256: str, *, edited: bool = False) -> Path:
    folder.mkdir()
    (folder / "briefing.md").write_text("words")
    record = {"source": {"sha256": sha256}, "files": {"briefing.md": sha256_of(b"words")}, "edited": edited}
    (folder / "edition.json").write_text(json.dumps(record))
    return folder


def test_a_new_report_gets_its_own_name(tmp_path: Path) -> None:
    assert place_for(tmp_path, Path("x/report.pdf"), ONE) == tmp_path / "report"


def test_a_report_finds_its_edition_again_whatever_its_number(tmp_path: Path) -> None:
    an_edition(tmp_path / "report", ONE)
    an_edition(tmp_path / "report-2", TWO)
    for sha256, name in ((ONE, "report"), (TWO, "report-2"), (THREE, "report-3")):
        assert place_for(tmp_path, Path("report.pdf"), sha256).name == name


def test_a_gap_in_the_numbers_hides_nothing(tmp_path: Path) -> None:
    an_edition(tmp_path / "report-2", TWO)
    assert place_for(tmp_path, Path("report.pdf"), TWO).name == "report-2"
    assert place_for(tmp_path, Path("report.pdf"), ONE).name == "report"


@pytest.mark.parametrize("kind", ["file", "folder", "damaged"])
def test_what_is_no_edition_is_passed_by(tmp_path: Path, kind: str) -> None:
    taken = tmp_path / "report"
    if kind == "file":
        taken.write_text("theirs")
    else:
        taken.mkdir()
        (taken / ("edition.json" if kind == "damaged" else "theirs.txt")).write_text("{")
    assert place_for(tmp_path, Path("report.pdf"), ONE).name == "report-2"


def test_an_empty_folder_is_free(tmp_path: Path) -> None:
    (tmp_path / "report").mkdir()
    assert place_for(tmp_path, Path("report.pdf"), ONE).name == "report"


def test_a_changed_file_is_somebodys_work(tmp_path: Path) -> None:
    folder = an_edition(tmp_path / "report", ONE)
    assert was_edited(folder) == ()
    (folder / "briefing.md").write_text("other words")
    assert was_edited(folder) == ("briefing.md",)


def test_words_that_were_edited_and_spoken_are_somebodys_work(tmp_path: Path) -> None:
    assert was_edited(an_edition(tmp_path / "report", ONE, edited=True)) == ("briefing.md",)


def test_nothing_that_was_kept_is_overwritten(tmp_path: Path) -> None:
    folder = an_edition(tmp_path / "report", ONE)
    for name in ("briefing.old.md", "briefing.old-2.md"):
        (folder / name).write_text("kept")
    new = tmp_path / "new"
    new.mkdir()
    assert keep_beside(folder, new, ("briefing.md",)) == ("briefing.old-3.md",)
    assert (new / "briefing.old-3.md").read_text() == "words"


def test_a_name_that_is_too_long_or_no_utf8_still_gives_a_folder(tmp_path: Path) -> None:
    long = place_for(tmp_path, Path("é" * 120 + ".txt"), "0")
    assert long.name == "é" * 100
    odd = place_for(tmp_path, Path("caf\udce9.txt"), "0")
    assert odd.name == "caf\ufffd"
