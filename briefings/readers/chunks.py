"""Lines of plain text joined into chunks: a paragraph that was wrapped by hand, or a line that stands alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from briefings.document import Span
from briefings.readers.lines import (
    Marker,
    goes_on,
    is_terminal,
    label_and_value,
    looks_like_heading,
    marker,
    separated_cells,
    splits_a_date,
)

_FEWEST_WRAPS = 5
_ADDRESS = re.compile(r"@|://|www\.")


@dataclass(slots=True)
class Chunk:
    """Lines that belong together. ``start`` and ``end`` leave out the bullet and the space around."""

    start: int
    end: int
    lines: int = 1
    marker: Marker | None = None
    indent: int = 0
    space_before: bool = False
    cells: tuple[Span, ...] = ()  # a line in columns, or a label and its value
    unmarked_item: bool = False  # in small letters under a line that ends in a colon, or under another such line


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str
    indent: int


def chunks_of(text: str) -> list[Chunk]:
    """The chunks of a text, in order."""
    kept = _lines(text)
    full = _full_width(kept)
    rows = _rows(kept)
    chunks: list[Chunk] = []
    last: _Line | None = None  # the line before, if a chunk may go on from it
    space = False
    pending: tuple[Marker, _Line] | None = None  # a bullet alone on its line
    for number, line in enumerate(kept):
        if not line.words:
            space = True
            continue
        found = marker(line.words)
        if found and found.end >= len(line.words):
            pending, last, space = (found, line), None, True
            continue
        goes_with = chunks and last is not None and not found and pending is None and number not in rows
        if goes_with and last is not None and _joins(last, line, _next(kept, number), full, space, chunks):
            chunks[-1].end = line.end
            chunks[-1].lines += 1
        else:
            start, mark, indent = line.start, found, line.indent
            if pending and not found:
                mark, indent = pending[0], pending[1].indent
            elif found:
                start += found.end
            chunk = Chunk(start, line.end, 1, mark, indent, space, rows.get(number, ()))
            chunk.unmarked_item = _is_unmarked_item(chunk, line, chunks, text)
            chunks.append(chunk)
        last = None if number in rows else line
        space, pending = False, None
    return chunks


def _is_unmarked_item(chunk: Chunk, line: _Line, before: list[Chunk], text: str) -> bool:
    if chunk.marker or chunk.cells or not before or not line.words[0].islower() or _ADDRESS.search(line.words):
        return False
    stem = text[before[-1].end - 1]
    return (stem == ":" and not before[-1].marker) or (before[-1].unmarked_item and stem != ".")


def _lines(text: str) -> list[_Line]:
    lines, at = [], 0
    for line in text.split("\n"):
        words = line.strip()
        indent = len(line) - len(line.lstrip())
        lines.append(_Line(at + indent, at + indent + len(words), words, indent))
        at += len(line) + 1
    return lines


def _next(lines: list[_Line], number: int) -> str:
    return lines[number + 1].words if number + 1 < len(lines) else ""


def _full_width(lines: list[_Line]) -> int | None:
    """How long a line with its neighbour's first word must be to have been wrapped; None where nothing is wrapped.

    Learnt from the wraps that cannot be doubted: no stop before, a small letter after.
    """
    lengths = sorted(
        _with_next_word(one, two)
        for one, two in pairwise(lines)
        if 40 <= len(one.words) <= 140
        and two.words[:1].islower()
        and not is_terminal(one.words)
        and not marker(two.words)
    )
    if len(lengths) < _FEWEST_WRAPS:
        return None
    return max(lengths[len(lengths) // 10] - 2, lengths[len(lengths) * 9 // 10] * 3 // 4)


def _with_next_word(one: _Line, two: _Line) -> int:
    return len(one.words) + 1 + len(two.words.split(None, 1)[0])


def _joins(one: _Line, two: _Line, after: str, full: int | None, space: bool, chunks: list[Chunk]) -> bool:
    """Whether line ``two`` goes on from line ``one``. ``after``: the line after it; ``space``: a blank line between."""
    if two.words.isdigit() and (len(two.words) < 4 or is_terminal(one.words)):
        return False
    small = two.words[:1].islower() or (two.words[:1] in "‘“'\"(" and two.words[1:2].islower())
    wide = full is not None and _with_next_word(one, two) >= full
    if is_terminal(one.words):
        if one.words.endswith(";") and small and wide:
            return not space
        if space or not wide or one.words.endswith(":"):
            return False
        alone = looks_like_heading(two.words) and not small and not after[:1].islower()
        return not alone
    if space:
        return small and (wide or goes_on(one.words))
    if small:
        return not chunks[-1].unmarked_item or wide or chunks[-1].lines > 1 or goes_on(one.words)
    cut = goes_on(one.words) and len(one.words) > 24
    return wide or cut or splits_a_date(one.words, two.words) or two.words.startswith("(")


def _rows(lines: list[_Line]) -> dict[int, tuple[Span, ...]]:
    """The lines that are rows of a table, and their cells. One line alone is a row only if a tab or a pipe says so."""
    rows: dict[int, tuple[Span, ...]] = {}
    run: list[tuple[int, tuple[Span, ...]]] = []

    def close() -> None:
        if len(run) > 1 or any("\t" in lines[number].words or "|" in lines[number].words for number, _ in run):
            rows.update(run)
        run.clear()

    for number, line in enumerate(lines):
        cells = () if marker(line.words) else _cells(line)
        if cells:
            run.append((number, cells))
        else:
            close()
    close()
    return rows


def _cells(line: _Line) -> tuple[Span, ...]:
    cells = separated_cells(line.words) or label_and_value(line.words) or ()
    return tuple(Span(line.start + start, line.start + end) for start, end in cells)
