"""A PDF into blocks. The file is opened in a child process under limits; its pages are laid out here."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

from briefings.document import Block
from briefings.errors import InputError, MachineError, NoTextError
from briefings.readers.pdf_blocks import blocks_of_pages
from briefings.readers.pdf_child import MOST_CPU, MOST_MEMORY, MOST_PAGES
from briefings.readers.pdf_page import Page, Piece

LONGEST = 240  # seconds by the clock, whatever the system
FEWEST_LETTERS = 200  # on the page in the middle: below it the words are pictures
_WORD = re.compile(r"[A-Za-z]{2,}")
_VOWEL = re.compile(r"[AEIOUYaeiouy]")
_LENGTH = re.compile(rb"/Linearized\b.{0,200}?/L\s+(\d{1,12})", re.DOTALL)
_SIGXCPU = -24  # the child's exit code when its processor time is used up


def read_pdf(name: str, data: bytes) -> tuple[str, tuple[Block, ...], int, tuple[str, ...]]:
    """The words of a PDF, their blocks, the number of pages, and warnings for the producer.

    Raises InputError where the file is locked, damaged, cut short or too large; NoTextError where it holds no words.
    """
    _refuse_cut_short(name, data)
    pages = _pages(name, _run(name, data))
    _refuse_no_text(name, pages)
    text, blocks = blocks_of_pages(pages)
    return text, blocks, len(pages), tuple(_warnings(pages))


def _refuse_cut_short(name: str, data: bytes) -> None:
    """PDFium mends a file that has lost its end, silently, from what is left: half a report would read as a whole."""
    whole = _LENGTH.search(data[:2048])
    if b"%%EOF" not in data[-4096:] or (whole and len(data) < int(whole.group(1))):
        raise InputError(f"{name}: the PDF is cut short (its end is missing); fetch or save it again")


def _run(name: str, data: bytes) -> list[dict[str, Any]]:
    """What the child says about the file, line by line."""
    package = str(Path(__file__).resolve().parents[2])
    search = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-P", "-X", "utf8", "-m", "briefings.readers.pdf_child"]
    try:
        child = subprocess.run(
            command,
            input=data,
            capture_output=True,
            timeout=LONGEST,
            env={**os.environ, "PYTHONPATH": search},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _too_slow(name, f"{LONGEST} seconds") from None
    except OSError as error:
        raise MachineError(f"{name}: cannot start Python to read it ({error.strerror}); run it again") from None
    if child.returncode == _SIGXCPU:
        raise _too_slow(name, f"{MOST_CPU} seconds of processor time")
    if b"ModuleNotFoundError" in child.stderr and b"pypdfium2" in child.stderr:
        raise MachineError(f"{name}: pypdfium2, which reads PDFs, is not installed; run: pip install pypdfium2")
    lines = child.stdout.splitlines()
    if b"MemoryError" in child.stderr:
        lines = [b'{"failed": "memory"}']
    elif child.returncode or not lines:
        lines = [b'{"failed": "crash"}']
    return [json.loads(line) for line in lines]


def _too_slow(name: str, limit: str) -> InputError:
    return InputError(f"{name}: not read after {limit}; print it to a new PDF, or split it, and try again")


def _pages(name: str, said: list[dict[str, Any]]) -> list[Page]:
    last = said[-1]
    match last.get("failed"):
        case "password":
            what = "locked with a password; open it with the password, save it without one, and try again"
        case "damaged":
            what = "a damaged PDF that cannot be opened; fetch or save it again"
        case "page":
            what = f"page {last['number']} of the PDF is damaged; fetch or save it again"
        case "pages":
            what = f"{last['pages']:,} pages, more than the {MOST_PAGES:,} that are read; split it into its reports"
        case "letters":
            what = "more words than a report holds; split it into its reports"
        case "memory":
            what = f"needs more than {MOST_MEMORY // 2**30} GB of memory to read; print it to a new PDF and try again"
        case "crash":
            what = "a damaged PDF that stops the reader; print it to a new PDF, or fetch it again"
        case _ if last.get("pages") != len(said) - 1:
            what = "the PDF was read only in part; try again, or fetch it again"
        case _:
            what = ""
    if what:
        raise InputError(f"{name}: {what}")
    pages = [
        Page(**{**page, "pieces": [Piece(**piece) for piece in page["pieces"]]} | _lines(page)) for page in said[:-1]
    ]
    if not pages:
        raise NoTextError(f"{name}: the PDF has no pages; fetch or save it again")
    return pages


def _lines(page: dict[str, Any]) -> dict[str, list[tuple[float, ...]]]:
    return {name: [tuple(line) for line in page[name]] for name in ("rules", "downs")}


def _refuse_no_text(name: str, pages: list[Page]) -> None:
    if median(page.letters for page in pages) < FEWEST_LETTERS:
        remedy = "read the words in with OCR first, or ask the publisher for a text version"
        raise NoTextError(f"{name}: hardly any words on its pages (scanned?); {remedy}")
    letters = "".join(piece.text + "\n" for page in pages for piece in page.pieces)
    printed = sum(not letter.isspace() for letter in letters)
    unknown = sum(letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" for letter in letters)
    words = _WORD.findall(letters)
    spoken = sum(_VOWEL.search(word) is not None for word in words)
    latin = sum(letter.isascii() and letter.isalpha() for letter in letters)
    if unknown * 10 > printed or (len(words) >= 50 and spoken * 10 < len(words) * 7) or latin * 4 < printed:
        raise NoTextError(
            f"{name}: the letters behind its pages are garbled; print it to a new PDF and read that with OCR, "
            "or ask the publisher for a text version"
        )


def _warnings(pages: list[Page]) -> list[str]:
    empty = [str(page.number) for page in pages if not page.letters]
    if not empty:
        return []
    which = f"page {empty[0]} holds" if len(empty) == 1 else f"pages {', '.join(empty)} hold"
    return [f"{which} no words that can be read (a picture, or empty)"]
