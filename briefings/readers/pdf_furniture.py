"""What a page prints around its words: running heads, page numbers, and footnotes. Taken out of the flow."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from briefings.readers.pdf_lines import Line, lines_of
from briefings.readers.pdf_page import Page, Piece

_MARGIN = 0.12  # of the page's height, at the top and at the foot
_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?[-–—|]?\s*(\d{1,4}|[ivxl]{1,6})\s*(?:[-–—|]|(?:of|/)\s*\d{1,4})?\Z", re.IGNORECASE
)


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """The pages without running heads, feet and page numbers.

    They are the outermost lines, stand apart from the words, and come again: with the same words but for their
    numbers on three pages or more (two, in a report of two or three pages), or small and at the same height on most
    pages. A page number keeps step with the pages.
    """
    signs = _Signs(pages)
    kept: list[Page] = []
    for page in pages:
        lines = lines_of(page.pieces, page.number)
        drop: set[int] = set()
        for inward in (lines, lines[::-1]):
            drop |= {id(piece) for line in _outer(inward, page, signs) for piece in line.pieces}
        kept.append(replace(page, pieces=[piece for piece in page.pieces if id(piece) not in drop]))
    return kept


class _Signs:
    """What comes again at the pages' edges."""

    def __init__(self, pages: Sequence[Page]) -> None:
        words: dict[tuple[bool, str], set[int]] = defaultdict(set)
        heights: dict[tuple[bool, int], set[int]] = defaultdict(set)
        steps: Counter[int] = Counter()
        sizes: Counter[float] = Counter()
        for page in pages:
            for piece in page.pieces:
                sizes[piece.size] += len(piece.text)
                if not _at_the_edge(piece, page):
                    continue
                top = piece.y < page.height / 2
                heights[top, round(piece.y)].add(page.number)
                if any(map(str.isalpha, piece.text)):
                    words[top, _key(piece)].add(page.number)
                if (step := _step(piece, page)) is not None:
                    steps[step] += 1
        count = len(pages)
        often = 2 if count <= 3 else max(3, round(0.12 * count))
        self._words = {key for key, found in words.items() if len(found) >= often}
        most = max(4, round(0.6 * count))
        self._heights = {key for key, found in heights.items() if len(found) >= most}
        self._steps = {step for step, found in steps.items() if found >= min(3, count)} | {0}
        self._body = max(sizes, key=lambda size: sizes[size], default=0.0)

    def is_furniture(self, line: Line, page: Page) -> bool:
        top = line.y < page.height / 2
        return all(
            _at_the_edge(piece, page)
            and (
                (top, _key(piece)) in self._words
                or (_step(piece, page) in self._steps and len(line.pieces) <= 3)
                or (piece.size < 0.93 * self._body and (top, round(piece.y)) in self._heights)
            )
            for piece in line.pieces
        )

    def is_page_number(self, line: Line, page: Page) -> bool:
        """Alone on its line, in step with the pages, and at the height where the others are."""
        if len(line.pieces) > 1 or _step(line.pieces[0], page) not in self._steps:
            return False
        return (line.y < page.height / 2, round(line.y)) in self._heights


def _outer(lines: Sequence[Line], page: Page, signs: _Signs) -> Sequence[Line]:
    """The furniture among lines that are given from the edge inwards: parted from what follows by space or size."""
    count = 0
    while count < len(lines) and signs.is_furniture(lines[count], page):
        count += 1
    while 0 < count < len(lines) and not (
        _apart(lines[count - 1], lines[count]) or signs.is_page_number(lines[count - 1], page)
    ):
        count -= 1
    return lines[:count]


def _apart(one: Line, two: Line) -> bool:
    small, large = sorted((one.size, two.size))
    return abs(one.y - two.y) > 1.5 * large or small < 0.92 * large


def _at_the_edge(piece: Piece, page: Page) -> bool:
    return not _MARGIN * page.height < piece.y < (1 - _MARGIN) * page.height


def _key(piece: Piece) -> str:
    return re.sub(r"\d+", "#", " ".join(piece.text.casefold().split()))


def _step(piece: Piece, page: Page) -> int | None:
    """How far the page number that is printed runs ahead of the page's place in the file."""
    found = _PAGE_NUMBER.match(piece.text)
    if found is None or not found.group(1).isdigit():
        return None
    return int(found.group(1)) - page.number


def footnotes(lines: Sequence[Line], page: Page, body: float) -> int:
    """How many of the page's lines, from its foot, are footnotes. ``body``: the size of the running text."""
    at = len(lines)
    while at and lines[at - 1].size <= 0.92 * body:
        at -= 1
    start = next((n for n in range(at, len(lines)) if _opens_note(lines, n, page)), len(lines))
    if start < len(lines) and start * 10 < len(lines) * 3 and len(lines) > 10:
        return 0  # a page in small print, not its notes
    return len(lines) - start


def _opens_note(lines: Sequence[Line], at: int, page: Page) -> bool:
    line = lines[at]
    if line.note:
        return True
    above = lines[at - 1].y if at else 0.0
    ruled = any(above < y < line.y and x1 - x0 < 0.5 * page.width and x0 < line.x0 + 5 for y, x0, x1 in page.rules)
    return ruled and line.y > 0.5 * page.height
