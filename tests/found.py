"""Findings of an invented report given as a string."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from briefings.document import Document, Source, Span
from briefings.extract import extract
from briefings.extract.reading import Reading, read
from briefings.findings import Findings
from briefings.readers.text import read_text

HEAD = "HMICFRS inspection of Westmarch Police\n\n"  # says whose report it is


def document(text: str, head: str = HEAD) -> Document:
    whole, blocks = read_text(head + text)
    digest = hashlib.sha256(whole.encode()).hexdigest()
    return Document(Source(Path("report.txt").name, digest, "text/plain"), whole, blocks)


def reading(text: str, head: str = HEAD) -> Reading:
    return read(document(text, head))


def findings(text: str, head: str = HEAD) -> Findings:
    return extract(document(text, head))


def quotes(text: str, spans: Iterable[Span], head: str = HEAD) -> list[str]:
    """The words of the report at ``spans``, white space folded."""
    made = document(text, head)
    return [" ".join(made.quote(span).split()) for span in spans]
