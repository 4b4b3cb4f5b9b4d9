"""A PDF that cannot be read says what is wrong and what to do, in one line, and never takes us down with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pdfs
import pytest

from briefings.errors import InputError, NoTextError
from briefings.readers import pdf, read_document

WHOLE = pdfs.report(pdfs.prose(8))


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def no_pages() -> bytes:
    data = pdfs.drawn([[]])
    start = data.index(b"/Count 1")
    kids = data[data.index(b"/Kids [") : data.index(b"]", data.index(b"/Kids [")) + 1]
    assert start > 0
    return data.replace(b"/Count 1", b"/Count 0").replace(kids, b"/Kids [" + b" " * (len(kids) - 8) + b"]")


@pytest.mark.parametrize(
    ("name", "data", "error", "said"),
    [
        ("locked.pdf", pdfs.locked(WHOLE, user="secret"), InputError, ("locked with a password", "without one")),
        ("cut-short.pdf", WHOLE[:-1500], InputError, ("cut short", "fetch or save it again")),
        ("half.pdf", WHOLE[: len(WHOLE) // 2], InputError, ("cut short", "fetch or save it again")),
        ("head-only.pdf", b"%PDF-1.7\n%%EOF\n", InputError, ("damaged", "fetch or save it again")),
        ("noise.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"\n%%EOF", InputError, ("damaged", "again")),
        ("scanned.pdf", pdfs.scanned(), NoTextError, ("scanned?", "OCR", "publisher")),
        ("garbled.pdf", pdfs.garbled(WHOLE), NoTextError, ("garbled", "OCR", "publisher")),
        ("no-pages.pdf", no_pages(), InputError, ("again",)),
        ("few-words.pdf", pdfs.drawn([[(60, 90, "Westmarch")]]), NoTextError, ("hardly any words",)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_defect_has_its_own_line(
    tmp_path: Path, name: str, data: bytes, error: type[InputError], said: tuple[str, ...]
) -> None:
    with pytest.raises(error) as caught:
        read_document(write(tmp_path, name, data))
    line = str(caught.value)
    assert line.startswith(name)
    assert "\n" not in line
    for words in said:
        assert words in line


def test_an_owner_password_alone_keeps_nobody_out(tmp_path: Path) -> None:
    document = read_document(write(tmp_path, "owner.pdf", pdfs.locked(WHOLE)))
    assert document.text == read_document(write(tmp_path, "open.pdf", WHOLE)).text


def test_more_pages_than_the_limit_are_refused_with_both_numbers(tmp_path: Path) -> None:
    path = write(tmp_path, "endless.pdf", pdfs.drawn([[]] * 1001))
    with pytest.raises(InputError, match=r"endless\.pdf: 1,001 pages, more than the 1,000"):
        read_document(path)


def test_a_reader_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "LONGEST", 0.001)
    with pytest.raises(InputError, match=r"slow\.pdf: not read after .* split it"):
        read_document(write(tmp_path, "slow.pdf", WHOLE))


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for Python is a shell script")
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("kill -SEGV $$", "stops the reader"),
        ("exit 0", "stops the reader"),
        ("echo '{\"pages\": 3}'", "only in part"),
        ("echo MemoryError >&2; exit 1", "GB of memory"),
    ],
)
def test_a_reader_that_breaks_is_an_error_not_half_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    python = write(tmp_path, "python", f"#!/bin/sh\ncat >/dev/null\n{script}\n".encode())
    python.chmod(0o755)
    monkeypatch.setattr("briefings.readers.pdf.sys.executable", str(python))
    with pytest.raises(InputError, match=said):
        read_document(write(tmp_path, "report.pdf", WHOLE))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits of this kind; the clock counts there")
def test_the_process_that_opens_a_pdf_has_limits_and_may_write_no_file() -> None:
    script = (
        "from briefings.readers.pdf_child import limit_this_process; import resource\n"
        "limit_this_process()\n"
        "print(resource.getrlimit(resource.RLIMIT_CPU)[0], resource.getrlimit(resource.RLIMIT_FSIZE)[0])\n"
        "try:\n    b = bytearray(3 * 2**30)\n    print('no limit')\nexcept MemoryError:\n    print('limited')\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    first, second = done.stdout.splitlines()
    assert first == "90 0"
    if sys.platform == "linux":  # macOS does not hold a process to its address space
        assert second == "limited"


def test_reading_a_pdf_opens_no_window_on_the_callers_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module of ours found beside the report is not imported: the folder may be anybody's."""
    (tmp_path / "pypdfium2.py").write_text("raise SystemExit(7)\n")
    (tmp_path / "json.py").write_text("raise SystemExit(7)\n")
    monkeypatch.chdir(tmp_path)
    assert read_document(write(tmp_path, "report.pdf", WHOLE)).blocks
