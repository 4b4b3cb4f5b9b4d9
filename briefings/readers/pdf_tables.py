"""Tables that lines are drawn around on a PDF page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from briefings.readers.lines import marker
from briefings.readers.pdf_lines import Line, join_words, lines_of, split_piece
from briefings.readers.pdf_page import Page, Piece

_MOST_LINES_ACROSS = 2  # of a heading inside a table
_NEAR = 3.0  # points: two edges that are one


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
    for frame in [part for whole in _frames(page) for part in _with_sides(whole, page)]:
        inside = [one for one in left if frame.ys[0] < one.y <= frame.ys[-1] + 1 and _within(one, frame.x0, frame.x1)]
        for table in _tables(page, frame, inside):
            tables.append(table)
            taken = {id(one) for one in inside if table.top < one.y <= table.bottom + 1}
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


def _with_sides(frame: _Frame, page: Page) -> list[_Frame]:
    """The frame in parts where lines are drawn downwards: two boxes of one width on a page are not one."""
    downs = [
        (y0, y1)
        for x, y0, y1 in page.downs
        if frame.x0 - _NEAR <= x <= frame.x1 + _NEAR and y1 > frame.ys[0] + _NEAR and y0 < frame.ys[-1] - _NEAR
    ]
    if not downs:
        return [frame]
    parts: list[_Frame] = []
    going = False
    for high, low in pairwise(frame.ys):
        held = any(y0 <= high + 4 and y1 >= low - 4 for y0, y1 in downs)
        if held and going:
            parts[-1].ys.append(low)
        elif held:
            parts.append(_Frame(frame.x0, frame.x1, [high, low], frame.ends))
        going = held
    return parts


def _alike(frame: _Frame, x0: float, x1: float) -> bool:
    shared = min(frame.x1, x1) - max(frame.x0, x0)
    return shared > 0.8 * max(frame.x1 - frame.x0, x1 - x0)


def _is_inner(frame: _Frame, x0: float, x1: float) -> bool:
    """A stroke inside a cell: an underline, or the shade behind a line of words."""
    return frame.x0 + 1 < x0 and x1 < frame.x1 - 1 and x1 - x0 < 0.75 * (frame.x1 - frame.x0)


def _within(piece: Piece, x0: float, x1: float) -> bool:
    return x0 - 2 <= (piece.x0 + piece.x1) / 2 <= x1 + 2


def _tables(page: Page, frame: _Frame, pieces: Sequence[Piece]) -> list[Table]:
    edges = _edges(page, frame, pieces)
    if len(edges) < 3:
        return []
    pieces = [part for piece in pieces for part in _cut(piece, edges)]
    runs: list[list[tuple[float, float, Row]]] = [[]]
    for high, low in pairwise(frame.ys):
        inside = [piece for piece in pieces if high < piece.y <= low + 1]
        for row in _rows_between(inside, edges, page.number):
            if _is_across(row, edges) and len(row.cells[0]) > _MOST_LINES_ACROSS:
                runs.append([])  # running words between two tables
            elif any(row.cells):
                runs[-1].append((high, low, row))
    tables: list[Table] = []
    for rows in runs:
        # A line across the whole frame, above or below the rows, is words in a box: a heading, a paragraph.
        while rows and _is_across(rows[0][2], edges):
            rows.pop(0)
        while rows and _is_across(rows[-1][2], edges):
            rows.pop()
        filled = [row for _, _, row in rows if sum(map(bool, row.cells)) > 1]
        if len(rows) > 1 and len(filled) * 2 >= len(rows):
            made = [row for _, _, row in rows]
            tables.append(Table(page.number, rows[0][0], rows[-1][1], made, frame.x0, frame.x1))
    return tables


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
