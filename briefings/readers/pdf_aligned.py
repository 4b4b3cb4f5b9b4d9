"""Tables on a PDF page that only stand in aligned columns, and lists of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefings.readers.lines import is_terminal, label_and_value, marker
from briefings.readers.pdf_lines import Line
from briefings.readers.pdf_page import Piece
from briefings.readers.pdf_tables import Row, Table

_SLACK = 5.0  # points: how far the cells of one column may start apart
_LAST_CONTENTS_PAGE = 8
_FEWEST_CONTENTS = 3  # entries, under the word "contents"
_FAR_ROWS = 3.2  # times the letters' size between the base lines of two rows of one table
_CONTENTS = re.compile(r"(?:\d{1,4}|[ivxl]{1,6})\Z")
_LEADERS = re.compile(r"(?:\s*\.){4,}\s*\d{0,4}\Z")


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
