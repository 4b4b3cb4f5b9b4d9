"""Every error ends as one line on standard error and the right exit code; never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefings import errors
from briefings.cli import main
from briefings.cli.app import app


def every_error(kind: type[errors.PlainspokenError] = errors.PlainspokenError) -> list[type[errors.PlainspokenError]]:
    return [kind, *(e for sub in kind.__subclasses__() for e in every_error(sub))]


@pytest.mark.parametrize("kind", every_error())
def test_each_of_our_errors_becomes_one_line_and_its_exit_code(
    kind: type[errors.PlainspokenError], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_path: Path) -> None:
        raise kind("what happened.\nWhat to do.")

    monkeypatch.setattr("briefings.readers.read_document", fail)
    assert main(["facts", "x.txt"]) == kind.exit_code
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "plainspoken: what happened. What to do.\n"


def test_the_error_tree_is_drawn_in_the_docstring_with_its_exit_codes() -> None:
    drawn = errors.__doc__ or ""
    for kind in every_error()[1:]:
        line = next(line for line in drawn.splitlines() if kind.__name__ in line)
        assert f"({kind.exit_code})" in line


def test_a_fault_of_ours_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_path: Path) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("briefings.readers.read_document", fail)
    assert main(["facts", "x.txt"]) == 3
    assert capsys.readouterr().err == (
        "plainspoken: a fault in plainspoken: ZeroDivisionError: oh. Run it again with --debug and report that.\n"
    )


@pytest.mark.parametrize("arguments", [["--debug", "facts", "x.txt"], ["facts", "x.txt", "--debug"]])
def test_with_debug_the_traceback_is_shown_too(
    arguments: list[str], work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    err = capsys.readouterr().err
    assert "Traceback" in err
    assert "plainspoken: x.txt: there is no such file" in err
    assert main(["facts", str(work / "x.txt")]) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["fcats", "x.txt"], "fcats"),
        (["facts"], "Missing argument"),
        (["facts", "--jsn", "x.txt"], "--jsn"),
        (["check", "--target", "10", "x.txt"], "--target is a reading age"),
        (["make", "--rate", "7", "x.txt"], "80"),
    ],
)
@pytest.mark.usefixtures("work")
def test_bad_usage_is_one_line_and_two(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert words in err


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    names = [c.name for c in app.registered_commands]
    assert {"make", "facts", "write", "check", "speak", "verify", "voices", "doctor"} <= set(names)
    for name in names:
        assert name is not None
        assert main([name, "--help"]) == 0
        assert "Exit codes" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["--help"], ["make", "--help"], ["check", "--help"], ["doctor", "--help"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    heavy = ["textstat", "nltk", "numpy", "pydub", "pyttsx3", "pypdfium2", "PIL", "lameenc", "lxml"]
    program = (
        f"import sys; from briefings.cli import main; code = main({arguments}); "
        f"print([m for m in {heavy} if m in sys.modules]); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_console_of_few_letters_stops_nothing(work: Path) -> None:
    (work / "report.txt").write_text("Westmarch Police is good at preventing crime – “really good”.\n", "utf-8")
    for more in ([], ["--json"]):
        done = subprocess.run(
            [sys.executable, "-m", "briefings", "facts", "report.txt", "missing–.txt", *more],
            env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(Path(__file__).parent.parent)},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr
        assert b"no such file" in done.stderr
        if more:
            first = json.loads(done.stdout.decode("ascii").splitlines()[0])
            assert first["source"]["file"] == "report.txt"
            assert "no such file" in json.loads(done.stdout.splitlines()[1])["error"]


def test_a_failure_of_the_machine_is_said_with_its_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_path: Path) -> None:
        raise OSError(28, "No space left on device", "/tmp/x")

    monkeypatch.setattr("briefings.readers.read_document", fail)
    assert main(["facts", "x.txt"]) == 3
    assert capsys.readouterr().err.startswith("plainspoken: /tmp/x: No space left on device. Check the place")
