"""Folders are whole or absent, whatever happens while they are written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from briefings.edition import locked, whole_folder, write_errors
from briefings.errors import OutputError


def fill(folder: Path, text: str) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(text)


def texts(folder: Path) -> set[str]:
    return {path.read_text() for path in folder.iterdir()}


def test_a_new_folder_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "edition"
    with whole_folder(target) as new:
        fill(new, "one")
        assert not target.exists()
    assert texts(target) == {"one"}
    assert [p.name for p in tmp_path.iterdir()] == ["edition"]


def test_an_error_leaves_the_old_folder_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "edition"
    with whole_folder(target) as new:
        fill(new, "one")

    def stopped() -> None:
        with whole_folder(target) as new:
            (new / "a.txt").write_text("two")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert texts(target) == {"one"}
    assert [p.name for p in tmp_path.iterdir()] == ["edition"]


MOMENTS = {  # what is done n times before the kill, and what stands there after the next run
    "filling": ("fill", 1, "one"),
    "all is whole": ("rename", 1, "two"),
    "about to move": ("rename", 2, "two"),
    "half moved": ("replace", 1, "two"),
    "all moved": ("replace", 2, "two"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is sent")
@pytest.mark.parametrize("moment", MOMENTS)
def test_after_a_kill_the_next_run_finds_a_whole_folder_and_clears_up(tmp_path: Path, moment: str) -> None:
    target = tmp_path / "edition"
    what, times, left = MOMENTS[moment]
    with whole_folder(target) as new:
        fill(new, "one")
        (new / "stale.txt").write_text(left)
    program = textwrap.dedent(
        """
        import os, pathlib, signal, sys
        from briefings.edition import whole_folder
        what, times, target = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3])
        done = []
        def die():
            done.append(1)
            if len(done) == times:
                os.kill(os.getpid(), signal.SIGKILL)
        def then_die(act):
            def both(*arguments):
                found = act(*arguments)
                die()
                return found
            return both
        if what != "fill":
            setattr(pathlib.Path, what, then_die(getattr(pathlib.Path, what)))
        with whole_folder(target, ("a.txt", "b.txt", "stale.txt")) as new:
            (new / "a.txt").write_text("two")
            if what == "fill":
                die()
            (new / "b.txt").write_text("two")
        """
    )
    done = subprocess.run(
        [sys.executable, "-c", program, what, str(times), str(target)],
        check=False,
        env=os.environ | {"PYTHONPATH": "."},
    )
    assert done.returncode == -signal.SIGKILL
    with pytest.raises(RuntimeError, match="stop here"), whole_folder(target, ("a.txt", "b.txt", "stale.txt")):
        raise RuntimeError("stop here")
    assert texts(target) == {left}
    assert {p.name for p in target.iterdir()} == {"a.txt", "b.txt", *(["stale.txt"] if left == "one" else [])}
    assert [p.name for p in tmp_path.iterdir()] == ["edition"]


def test_it_stays_the_folder_that_somebody_has_open(tmp_path: Path) -> None:
    target = tmp_path / "edition"
    with whole_folder(target) as new:
        fill(new, "one")
    (target / "mine.txt").write_text("mine")
    before = target.stat().st_ino
    with whole_folder(target) as new:
        fill(new, "two")
    assert target.stat().st_ino == before
    assert texts(target) == {"two", "mine"}


def test_a_run_that_makes_nothing_leaves_not_even_the_folder(tmp_path: Path) -> None:
    with pytest.raises(OutputError), locked(tmp_path / "a" / "b"):
        raise OutputError("no")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a directory cannot be locked there")
def test_a_second_run_on_the_same_place_says_so(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(OutputError, match="another run"), locked(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"the disk is full\. Free some space"), write_errors(tmp_path):
        raise OSError(28, "No space left on device")


def test_a_file_in_the_way_is_said_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="a file is in the way"), locked(tmp_path / "file"):
        pass
