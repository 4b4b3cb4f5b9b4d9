"""Chunks of plain text into blocks: which are headings, list items and table rows, by how they stand together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from briefings.document import Block, BlockKind, Span
from briefings.readers.chunks import Chunk
from briefings.readers.lines import (
    is_dashed,
    is_terminal,
    label_and_value,
    looks_like_heading,
    names_columns,
    table_columns,
)

_IN_COLUMNS = re.compile(r"[\t|]|\S {2,}\S|\.{4}|\. \. ")
_LONG = 100  # characters: a paragraph, not a line
_LONGEST_ALTERNATING_TABLE = 60  # chunks
_DATE = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+\d{4}")
_ENDS_IN_A_VALUE = re.compile(r".*[a-z)\d] [A-Z][a-z]+(?: [a-z]+){0,4}")


def blocks_of(text: str, chunks: Sequence[Chunk]) -> tuple[Block, ...]:
    """The blocks of a text, from its chunks, in order."""
    return _Layout(text, chunks).read()


class _Layout:
    """Goes over the chunks once. Each method reads one kind of thing at a chunk: the next place, or 0."""

    def __init__(self, text: str, chunks: Sequence[Chunk]) -> None:
        self.text = text
        self.chunks = chunks
        self.words = [text[chunk.start : chunk.end] for chunk in chunks]
        self.headingish = [
            chunk.marker is None and not chunk.cells and chunk.lines <= 3 and looks_like_heading(words)
            for chunk, words in zip(chunks, self.words, strict=True)
        ]
        self.blocks: list[Block] = []
        self.tables = 0
        self.list_kinds: list[tuple[str, int]] = []  # the bullets of the list that we are in, outermost first
        self.numbered_prose = self._numbers_are_paragraphs()

    def read(self) -> tuple[Block, ...]:
        at = 0
        while at < len(self.chunks):
            at = (
                self._alternating_table(at)
                or self._table(at)
                or self._list_item(at)
                or self._label(at)
                or self._headings(at)
                or self._plain(at)
            )
        return _without_loose_headings(self.blocks)

    def _put(self, at: int, kind: BlockKind, level: int = 0) -> int:
        if kind is not BlockKind.LIST_ITEM:
            self.list_kinds.clear()
        self.blocks.append(Block(kind, Span(self.chunks[at].start, self.chunks[at].end), level))
        return at + 1

    def _put_rows(self, rows: Sequence[tuple[Sequence[Span], Sequence[int]]]) -> None:
        self.tables += 1
        self.list_kinds.clear()
        for number, (cells, columns) in enumerate(rows):
            words = [self.text[cell.start : cell.end] for cell in cells]
            self.blocks.append(
                Block(
                    BlockKind.TABLE_ROW,
                    Span(cells[0].start, cells[-1].end),
                    cells=tuple(cells),
                    columns=tuple(columns),
                    table=self.tables,
                    header=number == 0 and len(rows) > 1 and names_columns(words),
                )
            )

    def _plain(self, at: int) -> int:
        """A paragraph; a figure alone between two paragraphs is a footnote's or a paragraph's number, and no words."""
        if self.words[at].isdigit() and at and is_terminal(self.words[at - 1]) and self._is_prose(at + 1):
            return at + 1
        return self._put(at, BlockKind.PARAGRAPH)

    def _is_prose(self, at: int) -> bool:
        """There is a chunk at ``at`` and it is running words: long, or ended as a sentence is."""
        if at >= len(self.chunks) or self.chunks[at].cells:
            return False
        return len(self.words[at]) > _LONG or is_terminal(self.words[at])

    # Tables

    def _alternating_table(self, at: int) -> int:
        run = self._alternating_run(at)
        if not run:
            return 0
        spans = [Span(self.chunks[n].start, self.chunks[n].end) for n in run]
        self._put_rows([(spans[n : n + 2], (0, 1)) for n in range(0, len(spans), 2)])
        return run[-1] + 1

    def _alternating_run(self, at: int) -> range:
        """A table that was copied out cell by cell: label, blank line, value, blank line, label …

        It is one if the values are short, one of them comes twice, and no label does.
        """
        labels: set[str] = set()
        values: set[str] = set()
        end, again = at, False
        for number in range(at, min(at + _LONGEST_ALTERNATING_TABLE, len(self.chunks)) - 1, 2):
            if not (self._is_cell(number, at) and self._is_cell(number + 1, at)):
                break
            label, value = self.words[number].casefold(), self.words[number + 1].casefold()
            if len(value.split()) > 6 or label.isdigit() or label in labels:
                break
            again = again or value in values
            labels.add(label)
            values.add(value)
            if not labels.isdisjoint(values):
                break
            if again:
                end = number + 2
        return range(at, end)

    def _is_cell(self, number: int, first: int) -> bool:
        """A short chunk on its own, such as a cell copied out of a table."""
        chunk, words = self.chunks[number], self.words[number]
        alone = (chunk.space_before or number == first) and not chunk.marker and not chunk.cells
        return alone and len(words) <= 140 and (not is_terminal(words) or words[-1] == "?")

    def _table(self, at: int) -> int:
        rows: list[Chunk] = []
        for number in range(at, len(self.chunks)):
            chunk = self.chunks[number]
            if not chunk.cells or (rows and chunk.space_before and len(chunk.cells) != len(rows[0].cells)):
                break
            if rows and self._columned(chunk) != self._columned(rows[0]):
                break  # "Moor Hospital: ratings" over a table is no row of it
            rows.append(chunk)
        if not rows:
            return 0
        columns = self._counted_columns(rows) or table_columns(
            [[cell.start - row.start + row.indent for cell in row.cells] for row in rows]
        )
        self._put_rows([(row.cells, places) for row, places in zip(rows, columns, strict=True)])
        return at + len(rows)

    def _columned(self, row: Chunk) -> bool:
        """Whether tabs, pipes or wide gaps part its cells, and not a colon or a dash."""
        return _IN_COLUMNS.search(self.text, row.start, row.end) is not None

    def _counted_columns(self, rows: Sequence[Chunk]) -> list[tuple[int, ...]]:
        """The columns as tabs or pipes before each cell count them, where every full row bears that out; else []."""
        lines = [(self.text.rfind("\n", 0, row.start) + 1, row) for row in rows]
        for mark in ("\t", "|"):
            bordered = mark == "|" and all(self.text[start : row.end].lstrip().startswith("|") for start, row in lines)
            counted = [
                tuple(self.text.count(mark, start, cell.start) - bordered for cell in row.cells) for start, row in lines
            ]
            widest = max(len(row.cells) for row in rows)
            full = [places for places in counted if len(places) == widest]
            if widest > 1 and all(places == tuple(range(widest)) for places in full):
                good = all(list(places) == sorted(set(places)) and places[-1] < widest for places in counted)
                return counted if good else []
        return []

    def _label(self, at: int) -> int:
        """``Area: Grade`` on a line of its own: the heading of the prose after it, else a row."""
        chunk, words = self.chunks[at], self.words[at]
        cells = label_and_value(words) if chunk.lines == 1 and not chunk.marker and not is_dashed(words) else None
        if cells is None:
            return 0
        if self._is_prose(at + 1) or (at + 1 < len(self.chunks) and self.chunks[at + 1].marker):
            return self._put(at, BlockKind.HEADING, self._level())
        self._put_rows([([Span(chunk.start + start, chunk.start + end) for start, end in cells], (0, 1))])
        return at + 1

    # Lists

    def _numbers_are_paragraphs(self) -> bool:
        """The report numbers its paragraphs, as inspectorates do: many numbers, and long texts behind them."""
        lengths = [
            len(words.split())
            for chunk, words in zip(self.chunks, self.words, strict=True)
            if chunk.marker and chunk.marker.mark[:1].isdigit()
        ]
        return len(lengths) >= 6 and median(lengths) > 25

    def _list_item(self, at: int) -> int:
        chunk, words = self.chunks[at], self.words[at]
        if chunk.unmarked_item:
            return self._put(at, BlockKind.LIST_ITEM)
        if chunk.marker is None:
            return 0
        if chunk.marker.numbered and chunk.marker.mark[0].isdigit():
            before = self.chunks[at - 1].marker if at else None
            if looks_like_heading(words) and not (before and before.numbered) and self._opens_prose(at):
                return self._put(at, BlockKind.HEADING, self._level())
            if self.numbered_prose:
                return self._put(at, BlockKind.PARAGRAPH)
        kind = ("number" if chunk.marker.numbered else chunk.marker.mark, chunk.indent // 2)
        if kind in self.list_kinds:
            del self.list_kinds[self.list_kinds.index(kind) + 1 :]
        else:
            self.list_kinds.append(kind)
        return self._put(at, BlockKind.LIST_ITEM, len(self.list_kinds) - 1)

    def _opens_prose(self, at: int) -> bool:
        return self._is_prose(at + 1) and self.chunks[at + 1].marker is None

    # Headings

    def _headings(self, at: int) -> int:
        """Short lines over something. Three and more together are a list of lines; the last may head what follows."""
        end = at
        while end < len(self.chunks) and self.headingish[end] and (end == at or not self.chunks[end].space_before):
            labelled = label_and_value(self.words[end]) is not None and not is_dashed(self.words[end])
            if end > at and (labelled or self._alternating_run(end)):
                break
            end += 1
        if end == at:
            return 0
        heads = self._heads_in(at, end)
        for number in range(at, end):
            if number in heads:
                self._put(number, BlockKind.HEADING, self._level())
            else:
                self._put(number, BlockKind.PARAGRAPH)
        return end

    def _heads_in(self, at: int, end: int) -> frozenset[int]:
        run = range(at, end)
        heads = {number for number in run if len(run) <= 2 or number == end - 1}
        last, before = self.words[end - 1], self.words[end - 2] if len(run) > 1 else ""
        alike = len(run) > 2 and _ENDS_IN_A_VALUE.fullmatch(last) and _ENDS_IN_A_VALUE.fullmatch(before)
        if alike or (before != last and before.split()[-1:] == last.split()[-1:]):
            heads.clear()
        if end == len(self.chunks) or (len(run) > 2 and self.chunks[end].space_before):
            heads.clear()
        if at and self.words[at - 1].endswith(":") and not self.chunks[at].space_before:
            heads.discard(at)
        if at == 0 and end < len(self.chunks):
            heads.add(0)  # the title
        return frozenset(number for number in heads if not _DATE.fullmatch(self.words[number]))

    def _level(self) -> int:
        """1 for the title; a heading right under another is one level deeper; all others are at level 2."""
        if not self.blocks:
            return 1
        last = self.blocks[-1]
        return min(last.level + 1, 6) if last.kind is BlockKind.HEADING else 2


def _without_loose_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Headings over nothing (a signature, an address at the end) made paragraphs; so are all but the last of four."""
    kept: list[Block] = []
    stack = 0  # headings in a row just before the next block
    for block in [*blocks, None]:
        if block is not None and block.kind is BlockKind.HEADING:
            stack += 1
        else:
            loose = stack if block is None else stack - 1 if stack > 3 else 0
            for number in range(len(kept) - stack, len(kept) - stack + loose):
                if number:  # the title stays
                    kept[number] = replace(kept[number], kind=BlockKind.PARAGRAPH, level=0)
            if loose and loose < stack:
                kept[-1] = replace(kept[-1], level=2)
            stack = 0
        if block is not None:
            kept.append(block)
    return tuple(kept)
