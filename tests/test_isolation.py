"""A speech library that crashes, hangs, lies or will not start ends in an error by name, never in a silent file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import broken_pico
import pytest
import units_of_work
from spoken_lines import line, script

from voices import Part, Recording, Script, choose, isolation, record, recorder
from voices.errors import EngineMissingError, LineFailedError, VoiceError, WorkFailedError

SHORT = Script("T", "en-GB", (Part("a", line("Preventing crime."), (line("The force is good at this."),)),))
PROC = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="finds processes by way of /proc")


def _bytes(recording: Recording) -> bytes:
    with recording:
        return b"".join(recording.sound(n) for n in range(len(recording.chapters)))


@pytest.mark.parametrize(
    ("defect", "kind", "words"),
    [
        ("crashes", WorkFailedError, r"chapter 'Preventing crime.' crashed \(SIGSEGV\)"),
        ("exits", WorkFailedError, r"ended its process \(exit code 7\)"),
        ("hangs", WorkFailedError, "took longer than 3 seconds"),
        ("is silent", LineFailedError, "'Preventing crime.' is silent"),
        ("says nothing", LineFailedError, "is silent"),
        ("stops early", LineFailedError, "'Preventing crime.' is cut off at its end"),
        ("says too little", LineFailedError, r"lasts 0\.\d seconds where its words take"),
        ("says too much", LineFailedError, r"lasts \d+\.\d seconds where its words take"),
        ("clips", LineFailedError, "is clipped"),
        ("refuses", EngineMissingError, "'pico' failed .no such voice."),
        ("does not load", EngineMissingError, "'pico' cannot start .the extension failed to load."),
    ],
)
def test_a_defect_is_an_error_by_name(
    defect: str, kind: type[VoiceError], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(broken_pico.install(tmp_path / "broken", defect))
    monkeypatch.setattr(recorder, "_timeout", lambda _: 3.0)
    with pytest.raises(kind, match=words) as caught:
        record(SHORT, choose("pico"))
    message = str(caught.value)
    assert "\n" not in message
    assert ("--voice" in message) or ("voice" in message)


@pytest.mark.parametrize("defect", ["crashes once", "hangs once", "prints"])
def test_a_defect_that_passes_changes_no_byte(defect: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = _bytes(record(SHORT, choose("pico")))
    monkeypatch.syspath_prepend(broken_pico.install(tmp_path / "broken", defect))
    monkeypatch.setattr(recorder, "_timeout", lambda _: 5.0)
    assert _bytes(record(SHORT, choose("pico"))) == sound


def _with_mark(mark: str) -> list[int]:
    """The processes in whose environment ``mark`` stands."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if mark.encode() in (entry / "environ").read_bytes():
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


@PROC
def test_a_worker_killed_in_the_middle_of_a_chapter_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    long = script(chapters=6, lines=8)
    whole = _bytes(record(long, choose("pico")))
    mark = f"plainspoken-test={os.getpid()}-killed"
    monkeypatch.setenv(*mark.split("="))
    killed: list[int] = []

    def kill_one(done: int, _: int, __: str) -> None:
        if done == 1:
            killed.extend(pid for pid in _with_mark(mark) if pid != os.getpid())
            os.kill(killed[0], signal.SIGKILL)

    assert _bytes(record(long, choose("pico"), workers=2, on_progress=kill_one)) == whole
    assert killed


@PROC
def test_control_c_leaves_no_process_and_no_file(tmp_path: Path) -> None:
    mark = f"PLAINSPOKEN_TEST={os.getpid()}-control-c"
    program = """
import sys
from spoken_lines import script
from voices import choose, record
record(script(60, 8), choose(sys.argv[1]), workers=2, on_progress=lambda n, *_: print(n, flush=True))
"""
    name, value = mark.split("=")
    environment = os.environ | {name: value, "TMPDIR": str(tmp_path), "PYTHONPATH": str(Path(__file__).parent)}
    for voice in ("pico", "espeak"):
        process = subprocess.Popen(
            [sys.executable, "-c", program, voice],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        with process:
            assert process.stdout is not None
            assert process.stderr is not None
            assert process.stdout.readline().strip() == b"1"
            process.send_signal(signal.SIGINT)
            assert b"KeyboardInterrupt" in process.stderr.read()
        until = time.monotonic() + 5
        while _with_mark(mark) and time.monotonic() < until:
            time.sleep(0.05)
        assert _with_mark(mark) == []
        assert list(tmp_path.iterdir()) == []


@PROC
def test_workers_end_when_the_caller_is_killed(tmp_path: Path) -> None:
    mark = f"PLAINSPOKEN_TEST={os.getpid()}-orphans"
    name, value = mark.split("=")
    program = """
from spoken_lines import script
from voices import choose, record
record(script(60, 3), choose("espeak"), workers=2, on_progress=lambda n, *_: print(n, flush=True))
"""
    environment = os.environ | {name: value, "TMPDIR": str(tmp_path), "PYTHONPATH": str(Path(__file__).parent)}
    with subprocess.Popen([sys.executable, "-c", program], env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.kill()
    until = time.monotonic() + 20
    while _with_mark(mark) and time.monotonic() < until:
        time.sleep(0.1)
    assert _with_mark(mark) == []


def _run(do: Callable[[Any], Any], fresh: bool, workers: int, units: int = 12) -> list[object]:
    work = isolation.Work(units_of_work.nothing, None, do, fresh)
    return list(isolation.run(work, range(units), workers=workers, timeout=lambda _: 60.0, name=str))


@pytest.mark.parametrize("workers", [1, 3])
@pytest.mark.parametrize("fresh", [True, False])
def test_results_come_in_the_order_of_the_units(workers: int, fresh: bool) -> None:
    assert _run(units_of_work.echo, fresh, workers) == list(range(12))


def test_each_unit_has_a_process_of_its_own_when_it_must() -> None:
    assert len(set(_run(units_of_work.process_id, True, 1))) == 12
    assert len(set(_run(units_of_work.process_id, False, 1))) == 1
    assert os.getpid() not in _run(units_of_work.process_id, False, 1)


def test_a_fault_of_ours_in_a_worker_is_an_error_in_words() -> None:
    with pytest.raises(VoiceError, match="ZeroDivisionError: unit 0"):
        _run(units_of_work.fail, False, 1)
