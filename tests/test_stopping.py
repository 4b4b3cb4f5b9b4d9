"""Streams that are closed or full, a folder that is gone, and a Ctrl-C that Python would lose: one line, one code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from reports import a_report

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell closes the streams")

SWALLOWED = """
import os, signal, time
from briefings import stopping
stopping.listen()
class Lost:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(1000): pass
try:
    Lost()
    time.sleep(20)
    print("went on")
except KeyboardInterrupt:
    print("stopped", stopping.asked())
"""


def run(shell: str, *arguments: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    program = f'"{sys.executable}" -m briefings'
    return subprocess.run(
        ["/bin/sh", "-c", shell.replace("PLAINSPOKEN", program), "sh", *arguments],
        cwd=cwd, capture_output=True, text=True, env=os.environ | env, timeout=120, check=False,
    )  # fmt: skip


def test_a_stop_that_is_lost_in_a_destructor_is_heard_all_the_same() -> None:
    done = subprocess.run([sys.executable, "-c", SWALLOWED], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("stopped True\n", "")


def test_a_closed_standard_output_is_said_before_anything_is_made(work: Path) -> None:
    report = a_report(work)
    done = run('PLAINSPOKEN write "$1" >&-', str(report), cwd=work)
    assert done.returncode == 2
    assert done.stderr == (
        "plainspoken: standard output is closed, so nothing can be shown. Send it somewhere: > results.txt\n"
    )
    assert not (work / "editions").exists()


def test_a_closed_standard_error_takes_nothing_from_the_work(work: Path) -> None:
    report = a_report(work)
    assert run('PLAINSPOKEN facts --json "$1" 2>&-', str(report), cwd=work).returncode == 0
    assert run("PLAINSPOKEN facts none.txt 2>&-", cwd=work).returncode == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", ["facts", "facts --json", "write"])
def test_a_full_standard_output_is_named(work: Path, command: str) -> None:
    report = a_report(work)
    done = run(f'PLAINSPOKEN {command} "$1" >/dev/full', str(report), cwd=work)
    assert done.returncode == 2
    assert done.stderr.startswith("plainspoken: standard output: it cannot be written")
    assert done.stderr.count("\n") == 1


def test_a_folder_that_is_gone_is_said(work: Path) -> None:
    report = a_report(work)
    (work / "gone").mkdir()
    done = run('cd gone && rmdir ../gone && PLAINSPOKEN facts "$1"', str(report), cwd=work)
    assert done.returncode == 2
    assert done.stderr.startswith("plainspoken: the folder that this runs in is gone.")


def test_a_file_whose_name_begins_with_a_dash_is_told_how_to_be_given(work: Path) -> None:
    a_report(work).rename(work / "-dash.txt")
    done = run("PLAINSPOKEN facts -dash.txt", cwd=work)
    assert done.returncode == 2
    assert "./-dash.txt" in done.stderr


def test_sound_is_put_together_without_a_path() -> None:
    code = (
        "import os; os.environ.pop('PATH', None); from voices.assembly import join; print(len(join([b'\\0\\0'], 8000)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.returncode) == ("2\n", 0)
