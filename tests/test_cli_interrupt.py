"""Ctrl-C in the middle: 130, nothing half-written, nothing lost, and no process left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path

import pytest
from reports import REPORT, a_report, everything

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")

LONG = (
    REPORT
    + "\n## What we found\n\n"
    + "\n\n".join(
        f"The force is good at working with {who} to keep people safe." for who in ("schools", "councils", "charities")
    )
)


def processes(mark: str) -> list[int]:
    """The processes whose environment has ``mark``."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (folder / "environ").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def wait_for(what: object, seconds: float = 60) -> None:
    assert callable(what)
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


def start(report: Path, mark: str, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "briefings", "make", str(report), *more],
        env=os.environ | {"PLAINSPOKEN_TEST_MARK": mark},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_stopped_while_it_speaks(work: Path, how: signal.Signals) -> None:
    report = a_report(work, text=LONG)
    mark = uuid.uuid4().hex
    first = start(report, mark, "--voice", "silent")
    assert first.wait() in (0, 1), first.communicate()
    first.communicate()
    before = everything(work / "editions")
    # A slow voice and one worker: the words are ready, the speaking has begun.
    child = start(report, mark, "--jobs", "1", "--rate", "80")
    wait_for(lambda: (work / "editions" / ".westmarch.new").exists() and len(processes(mark)) > 1)
    os.killpg(child.pid, how)  # as a terminal does: the whole group
    out, err = child.communicate(timeout=60)
    assert child.returncode == 130, err
    assert out == ""
    assert "stopped. Nothing was left half-written" in err
    assert "Traceback" not in err
    assert everything(work / "editions") == before
    wait_for(lambda: processes(mark) == [])


def test_killed_outright_the_next_run_makes_it(work: Path) -> None:
    report = a_report(work, text=LONG)
    mark = uuid.uuid4().hex
    child = start(report, mark, "--jobs", "1", "--rate", "80")
    wait_for(lambda: (work / "editions" / ".westmarch.new").exists() and len(processes(mark)) > 1)
    child.kill()
    child.communicate()
    wait_for(lambda: processes(mark) == [])
    again = start(report, mark, "--voice", "silent")
    again.communicate()
    assert again.returncode in (0, 1)
    assert [p.name for p in (work / "editions").iterdir()] == ["westmarch"]
