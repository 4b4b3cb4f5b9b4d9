"""A report as it was read: its text, and the blocks that the text is made of.

Every later stage points back into ``Document.text`` with a ``Span``; nothing else leads to the report's words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a document's text: ``text[start:end]``, in characters; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span is never empty: {self.start}..{self.end}")

    def __contains__(self, other: object) -> bool:
        return isinstance(other, Span) and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class Spans:
    """Many spans, of which it is asked whether one overlaps any: found in the logarithm of their number."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []  # of the spans with those that meet or overlap made one, in order
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def overlap(self, span: Span) -> bool:
        return self._reach(span.start, span.end)

    def meet(self, other: Spans) -> bool:
        """Whether any of these overlaps any of those."""
        few, many = (self, other) if len(self._starts) < len(other._starts) else (other, self)
        return any(many._reach(start, end) for start, end in zip(few._starts, few._ends, strict=True))

    def _reach(self, start: int, end: int) -> bool:
        before = bisect_left(self._starts, end)  # how many begin before the end
        return before > 0 and self._ends[before - 1] > start


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"
    QUOTATION = "quotation"
    NOTE = "note"  # a footnote or caption: kept, but read after the rest and never as a finding's only source


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text. ``span`` holds no bullet, list number or surrounding space.

    A printed line that the page merely wrapped does not end a block: its line breaks stay inside the span.
    """

    kind: BlockKind
    span: Span
    level: int = 0  # headings: 1 is the title; list items: 0 is the outermost
    cells: tuple[Span, ...] = ()  # table rows: the cells that hold text, in order
    columns: tuple[int, ...] = ()  # table rows: the column number of each of ``cells``
    table: int | None = None  # rows of one table share a number
    header: bool = False  # a table row that names the columns
    page: int | None = None  # counted from 1, where the file has pages


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from."""

    file: str  # the file's own name, without folders
    sha256: str  # of the file's bytes
    media_type: str  # text/plain, text/markdown, application/pdf, …
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A report as read. ``blocks`` are in reading order and do not overlap."""

    source: Source
    text: str
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()  # what reading could not do, in words for the producer

    def quote(self, span: Span) -> str:
        """The report's words at ``span``, as they stand in the text."""
        return self.text[span.start : span.end]
