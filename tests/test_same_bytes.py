"""The same report gives the same bytes of every file, whatever surrounds the run (promise 7)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from reports import EDITION_FILES, REPORT, a_report, everything

ROOT = Path(__file__).parent.parent  # the same program, wherever it is run from
TEXT = REPORT + "\nWestmarch Police should answer 999 calls faster.\n\nMs Ada North said: “We will do better.”\n"


def make(report: Path, to: Path, *more: str, **surroundings: str) -> dict[str, bytes]:
    """The bytes of an edition made in a process of its own, with an empty cache."""
    done = subprocess.run(
        [sys.executable, "-m", "briefings", "make", str(report), "--to", str(to), *more],
        env=os.environ | {"PLAINSPOKEN_CACHE": str(to / "cache"), "PYTHONPATH": str(ROOT)} | surroundings,
        capture_output=True,
        text=True,
        check=False,
        cwd=surroundings.get("PWD"),
    )
    assert done.returncode in (0, 1), done.stderr
    found = everything(to / "westmarch")
    assert set(found) == EDITION_FILES
    return found


@pytest.mark.parametrize("voice", [(), ("--voice", "silent")], ids=["the default voice", "silent"])
def test_nothing_round_a_run_changes_its_bytes(tmp_path: Path, voice: tuple[str, ...]) -> None:
    report = a_report(tmp_path, text=TEXT)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    here = make(report, tmp_path / "one", "--jobs", "1", *voice, PYTHONHASHSEED="1", TZ="UTC", LANG="C.UTF-8")
    there = make(
        report,
        tmp_path / "two",
        "--jobs",
        "2",
        *voice,
        PYTHONHASHSEED="4711",
        TZ="Asia/Tokyo",
        LANG="tr_TR.UTF-8",
        LC_ALL="C",
        COLUMNS="40",
        PWD=str(elsewhere),
    )
    assert {name for name in here if here[name] != there[name]} == set()
