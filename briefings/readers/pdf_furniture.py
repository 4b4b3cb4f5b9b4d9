"""What a page prints around its words: running heads, page numbers, and footnotes. Taken out of the flow."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from briefings.readers.pdf_lines import Line
from briefings.readers.pdf_page import Page, Piece

_MARGIN = 0.12  # of the page's height, at the top and at the foot
_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?[-–—|]?\s*(\d{1,4}|[ivxl]{1,6})\s*(?:[-–—|]|(?:of|/)\s*\d{1,4})?\Z", re.IGNORECASE
)


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """The pages without running heads, feet and page numbers.

    A running head stands at the edge of three pages or more (of two, in a report of two or three pages) with the same
    words but for their numbers; a page number keeps step with the pages.
    """
    seen: dict[tuple[bool, str], set[int]] = defaultdict(set)
    steps: Counter[int] = Counter()
    for page in pages:
        for piece, top in _at_the_edge(page):
            if any(map(str.isalpha, piece.text)):
                seen[top, _key(piece)].add(page.number)
            if step := _step(piece, page):
                steps[step] += 1
    numbered = {step for step, count in steps.items() if count >= min(3, max(2, len(pages) - 1))}
    least = 2 if len(pages) <= 3 else max(3, round(0.15 * len(pages)))
    kept: list[Page] = []
    for page in pages:
        drop = {
            id(piece)
            for piece, top in _at_the_edge(page)
            if len(seen.get((top, _key(piece)), ())) >= least
            or (_step(piece, page) in numbered and _alone(piece, page))
        }
        kept.append(replace(page, pieces=[piece for piece in page.pieces if id(piece) not in drop]))
    return kept


def _at_the_edge(page: Page) -> list[tuple[Piece, bool]]:
    high, low = _MARGIN * page.height, (1 - _MARGIN) * page.height
    return [(piece, piece.y < high) for piece in page.pieces if piece.y < high or piece.y > low]


def _key(piece: Piece) -> str:
    return re.sub(r"\d+", "#", " ".join(piece.text.casefold().split()))


def _step(piece: Piece, page: Page) -> int | None:
    """How far the number printed runs ahead of the page's place in the file (plus a thousand: never zero)."""
    found = _PAGE_NUMBER.match(piece.text)
    if found is None or not found.group(1).isdigit():
        return None
    return 1000 + int(found.group(1)) - page.number


def _alone(piece: Piece, page: Page) -> bool:
    """Nothing else of the running text stands on its line: a figure in a table's last row is no page number."""
    beside = [one for one in page.pieces if one is not piece and abs(one.y - piece.y) < 2]
    return len(beside) <= 2


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
