"""Whatever it is given, one line says what to do, the exit code is right, and nothing is left half-made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from reports import EDITION_FILES, REPORT, a_report, everything

from briefings.cli import main


def pdf(folder: Path, draw: Callable[..., None], name: str, **options: object) -> Path:
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, invariant=1, **options)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    path = folder / name
    path.write_bytes(out.getvalue())
    return path


def words_on_it(canvas: object) -> None:
    for n, line in enumerate(REPORT.splitlines() * 4):
        canvas.drawString(72, 800 - 14 * n, line)  # type: ignore[attr-defined]  # reportlab ships no types


def missing(folder: Path) -> Path:
    return folder / "missing.md"


def a_folder(folder: Path) -> Path:
    (folder / "reports").mkdir()
    return folder / "reports"


def empty(folder: Path) -> Path:
    return a_report(folder, "empty.md", "")


def no_words(folder: Path) -> Path:
    return a_report(folder, "blank.txt", " \n\n 1 2 3 \n")


def binary(folder: Path) -> Path:
    path = folder / "binary.txt"
    path.write_bytes(bytes(range(256)) * 40)
    return path


def no_encoding(folder: Path) -> Path:
    path = folder / "encoding.txt"
    path.write_bytes(b"Westmarch Police is good. " * 9 + b"\x81\x8d\x8f\x90\x9d \xff\xc3")
    return path


def password(folder: Path) -> Path:
    from reportlab.lib.pdfencrypt import StandardEncryption

    return pdf(folder, words_on_it, "locked.pdf", encrypt=StandardEncryption("secret", strength=128))


def truncated(folder: Path) -> Path:
    path = pdf(folder, words_on_it, "cut.pdf")
    path.write_bytes(path.read_bytes()[:300])
    return path


def scanned(folder: Path) -> Path:
    def picture(canvas: object) -> None:
        canvas.rect(50, 50, 400, 600, fill=1)  # type: ignore[attr-defined]  # reportlab ships no types

    return pdf(folder, picture, "scanned.pdf")


def huge(folder: Path) -> Path:
    path = folder / "huge.txt"
    path.write_bytes(b"Westmarch Police is good at preventing crime.\n" * (50 * 2**20 // 46))
    return path


def a_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.txt")
    return folder / "pipe.txt"


INPUTS = {
    "a missing file": (missing, "no such file"),
    "a folder": (a_folder, "is a folder"),
    "an empty file": (empty, "empty"),
    "a file with no words": (no_words, "no words"),
    "a binary file": (binary, "not text"),
    "no known encoding": (no_encoding, "save it again as UTF-8"),
    "a PDF with a password": (password, "password"),
    "a truncated PDF": (truncated, "fetch or save it again"),
    "a scanned PDF": (scanned, "scan"),
    "50 MB of text": (huge, "split it"),
}
if sys.platform != "win32":
    INPUTS["a pipe"] = (a_pipe, "not a file")


@pytest.mark.parametrize("command", ["make", "write", "facts", "check"])
@pytest.mark.parametrize("name", INPUTS)
def test_what_cannot_be_read_is_said_in_one_line(
    work: Path, name: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    build, words = INPUTS[name]
    path = build(work)
    before = set(work.rglob("*"))
    voice = ["--voice", "silent"] if command == "make" else []
    assert main([command, *voice, str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("plainspoken: ")
    assert err.count("\n") == 1
    assert words in err
    assert path.name in err
    assert set(work.rglob("*")) == before


def test_windows_text_is_read(work: Path) -> None:
    path = work / "old.txt"
    path.write_bytes(REPORT.replace("#", "").replace("does not", "doesn’t").encode("cp1252"))
    assert main(["make", "--voice", "silent", str(path)]) in (0, 1)
    assert "doesn’t" in (work / "editions" / "old" / "source.txt").read_text("utf-8")


def test_an_unknown_voice_is_two_with_near_names(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["make", "--voice", "silnt", str(a_report(work))]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "silent" in err
    assert not (work / "editions").exists()


def test_a_file_in_the_way_of_the_destination(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "editions").write_text("theirs")
    assert main(["make", "--voice", "silent", str(a_report(work))]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "in the way" in err
    assert (work / "editions").read_text() == "theirs"


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are others there")
def test_a_destination_that_cannot_be_written(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = work / "locked"
    place.mkdir()
    place.chmod(0o500)
    to = place / "editions"
    if os.geteuid() == 0:
        to = Path("/proc/editions")  # root may write anywhere but here
    assert main(["make", "--voice", "silent", str(a_report(work)), "--to", str(to)]) == 2
    err = capsys.readouterr().err
    place.chmod(0o700)
    assert err.count("\n") == 1
    assert "--to" in err
    assert list(place.iterdir()) == []


def run(*arguments: str | Path, prepare: str = "") -> subprocess.CompletedProcess[str]:
    program = f"{prepare}\nimport sys; from briefings.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on a file's size there")
def test_a_destination_that_fills_up_leaves_what_was_there(work: Path) -> None:
    report = a_report(work)
    main(["make", "--voice", "silent", str(report)])
    before = everything(work / "editions")
    # No file may grow over 40,000 bytes: the MP3 and the cover do.
    limit = (
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))"
    )
    done = run("make", "--voice", "silent", "--rate", "120", report, prepare=limit)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert everything(work / "editions") == before
    assert [p.name for p in (work / "editions").iterdir()] == ["westmarch"]


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None, reason="only root may mount a disk"
)
def test_a_full_disk_is_said_and_nothing_is_left(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    disk = work / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", str(disk)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip(f"mounting is not allowed here: {mounted.stderr!r}")
    try:
        assert main(["make", "--voice", "silent", str(a_report(work)), "--to", str(disk)]) == 2
        err = capsys.readouterr().err
        assert err.count("\n") == 1
        assert "the disk is full. Free some space" in err
        assert list(disk.iterdir()) == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_results_alone_are_on_standard_output(work: Path) -> None:
    done = run("make", "--voice", "silent", "--json", a_report(work))
    assert done.stdout.count("\n") == 1
    assert {p.name for p in (work / "editions" / "westmarch").iterdir()} == EDITION_FILES


def test_a_reader_that_goes_away_is_no_error(work: Path) -> None:
    reports = [a_report(work, f"r{n}.md") for n in range(3)]
    program = "import sys; from briefings.cli import main; sys.exit(main(sys.argv[1:]))"
    child = subprocess.Popen(
        [sys.executable, "-c", program, "facts", "--json", *map(str, reports)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    child.stdout.close()
    assert child.stderr is not None
    with child.stderr as errors:
        assert errors.read() == ""
    assert child.wait() == 0
