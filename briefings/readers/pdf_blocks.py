"""Pages of a PDF into blocks: headings by size and weight, wrapped lines joined, lists, tables and notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefings.document import Block, BlockKind
from briefings.readers.building import Builder
from briefings.readers.lines import names_columns
from briefings.readers.pdf_aligned import aligned_tables
from briefings.readers.pdf_columns import streams
from briefings.readers.pdf_flow import groups_of
from briefings.readers.pdf_furniture import footnotes, without_furniture
from briefings.readers.pdf_groups import Group
from briefings.readers.pdf_lines import Line, join_words, known_words, lines_of, tidy
from briefings.readers.pdf_page import Page
from briefings.readers.pdf_tables import Table, ruled_tables

_GLUED_MARK = re.compile(r"(\d{1,2})(?:\s+(?=\S)|(?=[A-Z‘“]))")  # a footnote's number in the note's own letters
_LEADERS = re.compile(r"(?:\s*\.){4,}\s*")


def blocks_of_pages(pages: Sequence[Page]) -> tuple[str, tuple[Block, ...]]:
    """The words of the pages and their blocks, in reading order; a page's footnotes come after its other words."""
    pages = without_furniture([tidy(page) for page in pages])
    known = known_words([line for page in pages for line in lines_of(page.pieces, page.number)])
    body = _body_size(pages)
    flow: list[list[Table | Line]] = []  # streams, in reading order
    notes: dict[int, list[Line]] = {}
    for page in pages:
        page_streams, notes[page.number] = _read(page, body)
        flow += page_streams
    groups = groups_of(flow, body, known)
    return _built(groups, notes, known)


def _body_size(pages: Sequence[Page]) -> float:
    letters: Counter[float] = Counter()
    for page in pages:
        for piece in page.pieces:
            letters[piece.size] += len(piece.text)
    return max(letters, key=lambda size: (letters[size], size), default=12.0)


def _read(page: Page, body: float) -> tuple[list[list[Table | Line]], list[Line]]:
    """The page's streams of lines and tables, and the lines of its footnotes."""
    tables, left = ruled_tables(page)
    notes: list[Line] = []
    out: list[list[Table | Line]] = []
    for table in [*sorted(tables, key=lambda table: table.top), None]:
        above = [piece for piece in left if table is None or piece.y <= table.top + 1]
        taken = {id(piece) for piece in above}
        left = [piece for piece in left if id(piece) not in taken]
        for stream in streams(above, page.number):
            count = footnotes(stream, page, body)
            notes += stream[len(stream) - count :]
            out.append(aligned_tables(stream[: len(stream) - count]))
        if table is not None:
            if out:
                out[-1].append(table)
            else:
                out.append([table])
    return out, notes


def _built(
    groups: Sequence[Group], notes: dict[int, list[Line]], known: frozenset[str]
) -> tuple[str, tuple[Block, ...]]:
    builder = Builder()
    waiting = sorted(notes)
    for group in groups:
        while waiting and waiting[0] < group.page:
            _add_notes(builder, notes[waiting.pop(0)], known)
        if group.table is not None:
            _add_table(builder, group.table, known)
        else:
            words = _LEADERS.sub(" ", group.words) if group.kind is BlockKind.NOTE else group.words
            builder.add(group.kind, words, level=group.level, page=group.page, bullet=group.bullet)
    for page in waiting:
        _add_notes(builder, notes[page], known)
    return builder.text, tuple(builder.blocks)


def _add_notes(builder: Builder, lines: Sequence[Line], known: frozenset[str]) -> None:
    """Footnotes: each begins with its mark; lines before the first go on from the page before."""
    held: list[list[Line]] = []
    for line in lines:
        glued = _GLUED_MARK.match(line.text)
        if glued and not line.note:
            first = replace(line.pieces[0], text=line.pieces[0].text[glued.end() :].lstrip())
            line = Line(line.page, [first, *line.pieces[1:]], glued.group(1))
        if line.note or not held:
            held.append([])
        held[-1].append(line)
    for note in held:
        words = join_words([line.text for line in note], known)
        builder.add(BlockKind.NOTE, words, page=note[0].page, bullet=note[0].note)


def _add_table(builder: Builder, table: Table, known: frozenset[str]) -> None:
    if table.contents:
        for row in table.rows:
            entry = " ".join(filter(None, row.words(known)))
            builder.add(BlockKind.NOTE, _LEADERS.sub(" ", entry), page=table.page)
        return
    number = builder.new_table()
    bold = [row.bold for row in table.rows]
    for at, row in enumerate(table.rows):
        words = row.words(known)
        filled = [cell for cell in words if cell]
        named = len(filled) > 1 and (names_columns(filled) or (bold[0] and not any(bold[1:])))
        builder.row(words, table=number, header=at == 0 and len(table.rows) > 1 and named, page=table.page)
