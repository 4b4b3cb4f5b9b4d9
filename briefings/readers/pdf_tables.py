"""Tables on a PDF page: those drawn with lines, and those that only stand in aligned columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from briefings.readers.lines import is_terminal, label_and_value, marker
from briefings.readers.pdf_lines import Line, join_words, lines_of, split_piece
from briefings.readers.pdf_page import Page, Piece

_NEAR = 3.0  # points: two edges that are one
_SLACK = 5.0  # points: how far the cells of one column may start apart
_LAST_CONTENTS_PAGE = 8
_FEWEST_CONTENTS = 3  # entries, under the word "contents"
_FAR_ROWS = 3.2  # times the letters' size between the base lines of two rows of one table
_CONTENTS = re.compile(r"(?:\d{1,4}|[ivxl]{1,6})\Z")
_LEADERS = re.compile(r"(?:\s*\.){4,}\s*\d{0,4}\Z")


@dataclass(slots=True)
class Row:
    """A table row: the lines of each cell, a column each (empty where nothing is printed)."""

    cells: list[list[Line]]

    def words(self, known: frozenset[str]) -> list[str]:
        return [join_words([line.text for line in cell], known) for cell in self.cells]

    @property
    def bold(self) -> bool:
        return all(line.bold for cell in self.cells for line in cell)


@dataclass(slots=True)
class Table:
    """Rows that stand together. ``top`` and ``bottom`` in points from the top of the page."""

    page: int
    top: float
    bottom: float
    rows: list[Row]
    x0: float = 0.0
    x1: float = 0.0
    contents: bool = False  # a list of contents: an entry a row


@dataclass(slots=True)
class _Frame:
    """Lines drawn across the page, one under another, with about the same ends."""

    x0: float
    x1: float
    ys: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)


def ruled_tables(page: Page) -> tuple[list[Table], list[Piece]]:
    """The tables that lines are drawn around, and the pieces that stand in none of them."""
    tables: list[Table] = []
    left = list(page.pieces)
    for frame in _frames(page):
        inside = [one for one in left if frame.ys[0] < one.y <= frame.ys[-1] + 1 and _within(one, frame.x0, frame.x1)]
        table = _table(page, frame, inside)
        if table is not None:
            inside = [one for one in inside if table.top < one.y <= table.bottom + 1]
        if table is not None:
            tables.append(table)
            taken = {id(piece) for piece in inside}
            left = [piece for piece in left if id(piece) not in taken]
    return tables, left


def _frames(page: Page) -> list[_Frame]:
    levels: list[tuple[float, float, float, list[float]]] = []  # y, x0, x1, ends of the strokes
    for y, x0, x1 in sorted(page.rules):
        if levels and y - levels[-1][0] < _NEAR and x0 <= levels[-1][2] + 12:
            last = levels[-1]
            levels[-1] = (last[0], min(last[1], x0), max(last[2], x1), [*last[3], x0, x1])
        else:
            levels.append((y, x0, x1, [x0, x1]))
    frames: list[_Frame] = []
    for y, x0, x1, ends in levels:
        frame = frames[-1] if frames else None
        near = frame is not None and y - frame.ys[-1] < 0.45 * page.height
        if frame and near and _is_inner(frame, x0, x1):
            continue
        if frame and near and _alike(frame, x0, x1):
            frame.ys.append(y)
            frame.ends += ends
            frame.x0, frame.x1 = min(frame.x0, x0), max(frame.x1, x1)
        else:
            frames.append(_Frame(x0, x1, [y], list(ends)))
    return [frame for frame in frames if len(frame.ys) >= 2 and frame.x1 - frame.x0 > 0.15 * page.width]


def _alike(frame: _Frame, x0: float, x1: float) -> bool:
    shared = min(frame.x1, x1) - max(frame.x0, x0)
    return shared > 0.8 * max(frame.x1 - frame.x0, x1 - x0)


def _is_inner(frame: _Frame, x0: float, x1: float) -> bool:
    """A stroke inside a cell: an underline, or the shade behind a line of words."""
    return frame.x0 + 1 < x0 and x1 < frame.x1 - 1 and x1 - x0 < 0.75 * (frame.x1 - frame.x0)


def _within(piece: Piece, x0: float, x1: float) -> bool:
    return x0 - 2 <= (piece.x0 + piece.x1) / 2 <= x1 + 2


def _table(page: Page, frame: _Frame, pieces: Sequence[Piece]) -> Table | None:
    edges = _edges(page, frame, pieces)
    if len(edges) < 3:
        return None
    pieces = [part for piece in pieces for part in _cut(piece, edges)]
    rows: list[tuple[float, float, Row]] = []
    for high, low in pairwise(frame.ys):
        inside = [piece for piece in pieces if high < piece.y <= low + 1]
        rows += [(high, low, row) for row in _rows_between(inside, edges, page.number) if any(row.cells)]
    # A line across the whole frame, above or below the rows, is words in a box: a heading, a paragraph.
    while rows and _is_across(rows[0][2], edges):
        rows.pop(0)
    while rows and _is_across(rows[-1][2], edges):
        rows.pop()
    filled = [row for _, _, row in rows if sum(map(bool, row.cells)) > 1]
    if len(rows) < 2 or len(filled) * 2 < len(rows):
        return None
    return Table(page.number, rows[0][0], rows[-1][1], [row for _, _, row in rows], frame.x0, frame.x1)


def _cut(piece: Piece, edges: Sequence[float]) -> list[Piece]:
    """The piece parted where a wide space in it lies over a column's edge."""
    for place, before, after in piece.gaps:
        if any(before - 1 <= edge <= after + 1 for edge in edges[1:-1]):
            left, rest = split_piece(piece, place, before, after)
            later = [(at - place, one, two) for at, one, two in piece.gaps if at > place]
            return [left, *_cut(replace(rest, gaps=later), edges)]
    return [piece]


def _is_across(row: Row, edges: Sequence[float]) -> bool:
    """Only the first cell is filled, and its words run on past the column, or over lines."""
    first, *others = row.cells
    return bool(first) and not any(others) and (max(line.x1 for line in first) > edges[1] + 3 or len(first) > 1)


def _edges(page: Page, frame: _Frame, pieces: Sequence[Piece]) -> list[float]:
    """Where the columns part, from left to right, with the table's own sides."""
    height = frame.ys[-1] - frame.ys[0]
    drawn: Counter[float] = Counter()
    for x in frame.ends:
        if frame.x0 + 8 < x < frame.x1 - 8:
            drawn[x] += 1
    places: list[float] = []
    for x, y0, y1 in page.downs:
        long = min(y1, frame.ys[-1]) - max(y0, frame.ys[0])
        if frame.x0 + 8 < x < frame.x1 - 8 and long > 0.4 * height:
            places.append(x)
    run: list[float] = []
    for x in [*sorted(drawn), float("inf")]:
        if run and x - run[-1] > _NEAR:
            if sum(drawn[one] for one in run) >= 0.5 * len(frame.ys):
                places.append(sum(run) / len(run))
            run = []
        run.append(x)
    places = places or _gutters(frame, pieces)
    inner: list[float] = []
    for x in sorted(places):
        if not inner or x - inner[-1] > 10:
            inner.append(x)
    return [frame.x0, *inner, frame.x1]


def _gutters(frame: _Frame, pieces: Sequence[Piece]) -> list[float]:
    """Where no columns are drawn: the empty strips that run down through every row of the table."""
    bars = sorted((piece.x0, piece.x1) for piece in pieces if not marker(piece.text + " "))
    places: list[float] = []
    reach = bars[0][1] if bars else 0.0
    for x0, x1 in bars[1:]:
        if x0 - reach > 9:
            places.append((reach + x0) / 2)
        reach = max(reach, x1)
    return [x for x in places if frame.x0 < x < frame.x1]


def _rows_between(pieces: Sequence[Piece], edges: Sequence[float], page: int) -> list[Row]:
    """The rows between two drawn lines: one, unless the lines stand well apart and several columns break there."""
    columns: list[list[Piece]] = [[] for _ in edges[1:]]
    for piece in pieces:
        middle = (max(piece.x0, edges[0]) + min(piece.x1, edges[-1])) / 2
        at = next((n for n, edge in enumerate(edges[1:]) if piece.x0 < edge - 2 and middle <= edge), len(columns) - 1)
        start = next((n for n, edge in enumerate(edges[1:]) if piece.x0 < edge - 2), len(columns) - 1)
        columns[min(at, start)].append(piece)
    cells = [lines_of(column, page) for column in columns]
    ys = sorted({round(line.y) for cell in cells for line in cell})
    size = max((line.size for cell in cells for line in cell), default=0.0)
    breaks = [two for one, two in pairwise(ys) if two - one > 1.75 * size]
    parts = [
        [[line for line in cell if low <= line.y + 1 < high] for cell in cells]
        for low, high in pairwise([-1.0, *breaks, float("inf")])
    ]
    if len(parts) > 1 and all(sum(map(bool, part)) > 1 for part in parts):
        return [Row(part) for part in parts]
    return [Row(cells)]


# Tables with no lines


def aligned_tables(lines: Sequence[Line]) -> list[Table | Line]:
    """Lines from the top, with the runs of them that stand in aligned columns made tables."""
    if (place := _contents(lines)) is not None:
        start, end = place
        inside = _contents_table(lines[start:end])
        return [*aligned_tables(lines[:start]), inside, *aligned_tables(lines[end:])]
    out: list[Table | Line] = []
    at = 0
    while at < len(lines):
        run = _aligned_run(lines, at)
        if run is None:
            out.append(lines[at])
            at += 1
        else:
            out.append(run[0])
            at = run[1]
    return out


def parts_of(line: Line) -> list[Piece]:
    """The cells that a line may be of; a bullet or number before the words is no cell."""
    pieces = line.pieces
    if len(pieces) > 1 and (found := marker(pieces[0].text + " ")) and found.end >= len(pieces[0].text):
        pieces = pieces[1:]
    return pieces


def _aligned_run(lines: Sequence[Line], at: int) -> tuple[Table, int] | None:
    first = parts_of(lines[at])
    if len(first) < 2:
        return None
    if len(first) < len(lines[at].pieces) and not _is_contents(first):
        first = lines[at].pieces  # "1." in a column of its own
    rows: list[list[Line]] = [[lines[at]]]
    starts = [piece.x0 for piece in first]
    ends = [piece.x1 for piece in first]
    end = at + 1
    while end < len(lines):
        line, last = lines[end], lines[end - 1]
        gap = line.y - last.y
        if gap > _FAR_ROWS * max(line.size, last.size):
            break
        cells = parts_of(line)
        if len(cells) > 1 and _same_column(cells, starts, ends):
            rows.append([line])
            if len(cells) > len(starts):
                starts, ends = [cell.x0 for cell in cells], [cell.x1 for cell in cells]
        elif len(cells) == 1 and gap < 1.45 * line.size and _wraps(cells[0], starts, rows[-1], line):
            rows[-1].append(line)
        else:
            break
        end += 1
    if len(rows) < 2 and not _is_pair(first):
        return None
    table = Table(lines[at].page, lines[at].y, lines[end - 1].y, [_row(row, starts) for row in rows])
    return table, end


def _same_column(cells: Sequence[Piece], starts: Sequence[float], ends: Sequence[float]) -> bool:
    """A cell after the first begins, or ends, where a cell of the rows before does; or none crosses into another's."""
    if len(cells) == len(starts) and all(
        cell.x0 > stop + 6 and before.x1 < start - 6 and abs(cell.x0 - start) < 40
        for before, cell, stop, start in zip(cells, cells[1:], ends, starts[1:], strict=False)
    ):
        return True
    return any(
        abs(cell.x0 - start) <= _SLACK or abs(cell.x1 - stop) <= _SLACK
        for cell in cells[1:]
        for start, stop in zip(starts[1:], ends[1:], strict=True)
    )


def _wraps(piece: Piece, starts: Sequence[float], row: Sequence[Line], line: Line) -> bool:
    """A lone piece goes on from a cell of the row above: it stands in its column, and the cell was full or broken."""
    column = min(range(len(starts)), key=lambda n: abs(starts[n] - piece.x0))
    if abs(starts[column] - piece.x0) > 12:
        return False
    if column:
        return True
    above = next((p for one in reversed(row) for p in one.pieces if abs(p.x0 - starts[0]) <= 12), None)
    if above is None:
        return False
    full = above.x1 + 0.25 * line.size + piece.first_word > starts[1] - 4
    return piece.x1 < starts[1] and (piece.text[:1].islower() or full) and above.bold == piece.bold


def _row(lines: Sequence[Line], starts: Sequence[float]) -> Row:
    cells: list[list[Line]] = [[] for _ in starts]
    for line in lines:
        at = -1
        for piece in line.pieces:
            near = min(range(len(starts)), key=lambda n: abs(starts[n] - piece.x0))
            at = max(near, min(at + 1, len(starts) - 1)) if len(line.pieces) > 1 else near
            cells[at].append(Line(line.page, [piece]))
    return Row(cells)


def _is_pair(cells: Sequence[Piece]) -> bool:
    """One line alone that is a row: a label with a colon, or in bold, and its value."""
    if len(cells) != 2:
        return False
    label, value = cells
    if label.text.endswith(":") or (label.bold and not value.bold):
        return len(label.text.split()) <= 12 and len(value.text.split()) <= 12
    return False


def _is_contents(cells: Sequence[Piece]) -> bool:
    return len(cells) >= 2 and _CONTENTS.match(cells[-1].text) is not None


def is_contents_line(text: str) -> bool:
    """A line of a list of contents with dots that lead to its page number."""
    return _LEADERS.search(text) is not None


def _contents(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Where a list of contents begins and ends: page numbers under one another that never go down.

    Lines between them are the beginnings of entries that take more than one line.
    """
    if not lines or lines[0].page > _LAST_CONTENTS_PAGE:
        return None
    found = [
        (at, int(cells[-1].text), cells[-1].x1)
        for at, line in enumerate(lines)
        if len(cells := parts_of(line)) > 1 and cells[-1].text.isdecimal() and len(cells[-1].text) < 4
    ]
    run: list[tuple[int, int, float]] = []
    for one in found:
        if run and (one[1] < run[-1][1] or abs(one[2] - run[-1][2]) > 4 or one[0] - run[-1][0] > 3):
            if len(run) >= _FEWEST_CONTENTS:
                break
            run = []
        run.append(one)
    announced = any(line.text.casefold().startswith("contents") for line in lines)
    if len(run) < (_FEWEST_CONTENTS if announced else 2 * _FEWEST_CONTENTS):
        return None
    start = run[0][0]
    while (
        start
        and lines[start - 1].size == lines[start].size
        and lines[start].y - lines[start - 1].y < 1.3 * lines[start].size
        and not is_terminal(lines[start - 1].text)
    ):
        start -= 1
    return start, run[-1][0] + 1


def _contents_table(lines: Sequence[Line]) -> Table:
    rows: list[list[Line]] = [[]]
    for line in lines:
        rows[-1].append(line)
        if _is_contents(parts_of(line)):
            rows.append([])
    table = Table(lines[0].page, lines[0].y, lines[-1].y, [Row([row]) for row in rows if row])
    table.contents = True
    return table


def label_row(text: str) -> tuple[str, str] | None:
    """``Published: 3 July 2026`` in two cells, where the value holds a figure; None for anything else."""
    cells = label_and_value(text)
    if cells is None or ":" not in text:
        return None
    label, value = (text[start:end] for start, end in cells)
    return (label, value) if any(map(str.isdigit, value)) and len(label.split()) <= 5 else None
