"""What a file is, is told by what it holds; what cannot be read says so in one line and says what to do next."""

from __future__ import annotations

import os
import tracemalloc
from pathlib import Path

import pytest

from briefings.errors import InputError, NoTextError
from briefings.readers import files, read_document

DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("empty.txt", "empty; fetch or save it again"),
        ("spaces-only.txt", "no words in this file"),
        ("figures-only.txt", "no words in this file"),
        ("utf-16-cut-in-half.txt", "damaged UTF-16 text; save it again"),
        ("lone-byte.txt", "neither UTF-8 nor Windows text; save it again"),
        ("null-bytes.txt", "not text; give the report as PDF"),
        ("binary.txt", "not text; give the report as PDF"),
        ("picture-named.txt", "a picture; read the words in it with OCR"),
        ("old-word.doc", "an old Word, Excel or Outlook file; save it as"),
        ("rich-text.rtf", "a rich text file; save it as"),
        ("text-named.pdf", "named .pdf but is none"),
        ("zip-named.docx", "named .docx but is none"),
        ("zip-of-other-things.docx", "a zip, but no Word document; unpack it"),
        ("not-there.txt", "there is no such file; check the name"),
    ],
)
def test_each_defect_has_its_own_line(name: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read_document(DATA / name)
    line = str(caught.value)
    assert name in line
    assert said in line
    assert "\n" not in line
    assert ";" in line, "it says what to do next"


def test_files_that_hold_no_words_have_an_error_of_their_own() -> None:
    for name in ("empty.txt", "spaces-only.txt", "figures-only.txt"):
        with pytest.raises(NoTextError):
            read_document(DATA / name)


def test_a_windows_file_keeps_its_pounds_quotation_marks_and_dashes() -> None:
    document = read_document(DATA / "windows-1252-pound.txt")
    assert document.text == "Westmarch Police spent £1.2m – “too late” – on its control room.\n"


@pytest.mark.parametrize("name", ["utf-16-with-mark.txt", "utf-8-with-mark.txt"])
def test_byte_order_marks_are_not_words(name: str) -> None:
    assert read_document(DATA / name).text == "Westmarch Police is good at preventing crime.\n"


def test_old_line_ends_are_line_ends() -> None:
    document = read_document(DATA / "carriage-returns.txt")
    assert next(document.quote(block.span) for block in document.blocks) == "Our findings"
    assert "\r" not in document.text


def test_a_folder_is_not_a_report(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"is a folder; give the report files in it"):
        read_document(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(InputError, match="pipe or a device"):
        read_document(tmp_path / "pipe.txt")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_a_device_that_never_ends_is_refused() -> None:
    with pytest.raises(InputError, match="pipe or a device"):
        read_document(Path("/dev/zero"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_that_we_may_not_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "private.txt"
    path.write_text("Westmarch Police is good.")
    path.chmod(0)
    with pytest.raises(InputError, match="you may not read this file; change its permissions"):
        read_document(path)


def test_a_refused_permission_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for everybody, since the superuser is never refused."""
    path = tmp_path / "private.txt"
    path.write_text("Westmarch Police is good.")

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files, "_open_without_waiting", refuse)
    with pytest.raises(InputError, match="you may not read this file; change its permissions"):
        read_document(path)


def test_a_null_in_a_name_is_no_traceback() -> None:
    with pytest.raises(InputError, match="is not a file name"):
        read_document(Path("a\x00b.txt"))


def test_fifty_megabytes_of_text_are_refused_without_being_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "fifty-megabytes.txt"
    path.write_bytes(b"The force is good at this.\n" * (51 * 2**20 // 27))
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match=r"50 MB of text, more than the 20 MB that is read; split it"):
            read_document(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 130 * 2**20, "the bytes once or twice, and nothing made of them"


def test_more_than_any_report_is_refused_at_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_FILE", 2**20)
    path = tmp_path / "large.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(2**20))
    with pytest.raises(InputError, match=r"large\.pdf: larger than 1 MB; split it"):
        read_document(path)


def test_a_web_page_saved_as_a_pdf_is_known_for_a_web_page() -> None:
    path = DATA / "web-page-named.pdf"
    assert files.media_type(path, path.read_bytes()) is files.MediaType.HTML


def test_markdown_is_known_by_its_name_alone(tmp_path: Path) -> None:
    data = b"# Westmarch Police\n\nIt is good.\n"
    assert files.media_type(Path("a.md"), data) is files.MediaType.MARKDOWN
    assert files.media_type(Path("a.txt"), data) is files.MediaType.TEXT
    (tmp_path / "a.md").write_bytes(data)
    document = read_document(tmp_path / "a.md")
    assert document.source.media_type == "text/markdown"
    assert document.source.pages is None


def test_the_source_names_the_file_without_its_folder_and_hashes_its_bytes(tmp_path: Path) -> None:
    import hashlib

    data = b"Westmarch Police is good at preventing crime.\n"
    (tmp_path / "report.txt").write_bytes(data)
    source = read_document(tmp_path / "report.txt").source
    assert source.file == "report.txt"
    assert source.sha256 == hashlib.sha256(data).hexdigest()
