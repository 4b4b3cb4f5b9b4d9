"""The process that opens a PDF: bytes in on stdin, one JSON object a page out on stdout, under limits.

A PDF is a program for a large C++ library. It is opened here so that a file made to crash, to eat all memory or to
run for ever takes nothing else down. Nothing in it is run or fetched: this PDFium has no JavaScript and no network.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Any, TextIO

MOST_PAGES = 1_000
MOST_MEMORY = 2 * 2**30  # bytes of address space
MOST_CPU = 90  # seconds of processor time
_MOST_LETTERS = 20_000_000
_WRONG_PASSWORD = 4  # FPDF_ERR_PASSWORD


def limit_this_process() -> None:
    """Set the limits of memory, time and files. Windows has none of them: there only the parent's clock counts."""
    try:
        import resource
    except ImportError:
        return
    # Address space cannot be limited everywhere (macOS refuses); the clock still counts.
    for kind, most in (
        (resource.RLIMIT_CPU, MOST_CPU),
        (resource.RLIMIT_FSIZE, 0),  # no file may be written
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, MOST_MEMORY),
    ):
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            continue


def main() -> None:
    """Read a PDF from stdin and write what it holds to stdout; the last line says that it is whole, or what failed."""
    limit_this_process()
    out = sys.stdout
    try:
        _read(sys.stdin.buffer.read(), out)
    except MemoryError:
        _say(out, {"failed": "memory"})


def _read(data: bytes, out: TextIO) -> None:
    import pypdfium2

    from briefings.readers.pdf_page import read_page

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _WRONG_PASSWORD or "password" in str(error).lower()
        _say(out, {"failed": "password" if locked else "damaged"})
        return
    pages = len(document)
    if pages > MOST_PAGES:
        _say(out, {"failed": "pages", "pages": pages})
        return
    letters = 0
    for number in range(1, pages + 1):
        try:
            page = read_page(document, number)
        except pypdfium2.PdfiumError:
            _say(out, {"failed": "page", "number": number})
            return
        letters += page.letters
        if letters > _MOST_LETTERS:
            _say(out, {"failed": "letters"})
            return
        _say(out, asdict(page))
    _say(out, {"pages": pages})


def _say(out: TextIO, what: dict[str, Any]) -> None:
    out.write(json.dumps(what) + "\n")


if __name__ == "__main__":
    main()
