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
    with pytest.raises(KeyboardInterrupt), whole_folder(target) as new:
        (new / "a.txt").write_text("two")
        raise KeyboardInterrupt
    assert texts(target) == {"one"}
    assert [p.name for p in tmp_path.iterdir()] == ["edition"]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is sent")
@pytest.mark.parametrize("moment", ["filling", "between the renames", "before clearing up"])
def test_after_a_kill_the_next_run_finds_a_whole_folder_and_clears_up(tmp_path: Path, moment: str) -> None:
    target = tmp_path / "edition"
    with whole_folder(target) as new:
        fill(new, "one")
    program = textwrap.dedent(
        """
        import os, pathlib, shutil, signal, sys
        from briefings.edition import whole_folder
        moment, target = sys.argv[1], pathlib.Path(sys.argv[2])
        def die(*_args, **_kw):
            os.kill(os.getpid(), signal.SIGKILL)
        rename = pathlib.Path.rename
        if moment == "between the renames":
            def one_rename(self, to):
                rename(self, to)
                die()
            pathlib.Path.rename = one_rename
        if moment == "before clearing up":
            shutil.rmtree = die
        with whole_folder(target) as new:
            (new / "a.txt").write_text("two")
            if moment == "filling":
                die()
            (new / "b.txt").write_text("two")
        """
    )
    done = subprocess.run(
        [sys.executable, "-c", program, moment, str(target)], check=False, env=os.environ | {"PYTHONPATH": "."}
    )
    assert done.returncode == -signal.SIGKILL
    with pytest.raises(RuntimeError, match="stop here"), whole_folder(target):
        raise RuntimeError("stop here")
    assert texts(target) == ({"two"} if moment == "before clearing up" else {"one"})
    assert [p.name for p in tmp_path.iterdir()] == ["edition"]


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
