"""Reads ratings out of a few invented words, for tests."""

from __future__ import annotations

from briefings.document import Document, Source
from briefings.extract.ratings import Graded, find_ratings
from briefings.extract.reading import read
from briefings.findings import SaidBy
from briefings.readers.text import read_text

HEAD = "A report by HMICFRS.\n\n"


def document_of(text: str, head: str = HEAD) -> Document:
    """The words as a plain text file that names its inspectorate."""
    whole, blocks = read_text(f"{head}{text}\n")
    return Document(Source("report.txt", "0" * 64, "text/plain"), whole, blocks)


def graded(text: str, head: str = HEAD) -> Graded:
    return find_ratings(read(document_of(text, head)))


def rows(text: str, head: str = HEAD) -> set[tuple[str, str, str]]:
    """What is stated as the inspectorate's: (area, grade, when)."""
    return {
        (r.area_id or r.area, r.grade, r.when.value)
        for r in graded(text, head).ratings
        if r.said_by is SaidBy.INSPECTORATE
    }


def whys(text: str, head: str = HEAD) -> set[str]:
    """Why sentences are quoted."""
    return {q.why for q in graded(text, head).quoted}
