"""The order in which the columns of a PDF page are read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefings.readers.pdf_lines import Line, lines_of
from briefings.readers.pdf_page import Piece

_FEWEST_LINES = 4  # of each column of a stretch that is read column by column


def streams(pieces: Sequence[Piece], page: int, depth: int = 0) -> list[list[Line]]:
    """Lines in reading order, in streams: a stretch of one column each."""
    gutter = _gutter(pieces, page) if depth < 2 else None
    out: list[list[Line]] = []
    held: list[Piece] = []  # a stretch that is not in columns

    def close() -> None:
        if held:
            out.append(lines_of(held, page))
            held.clear()

    for left, across, right in _bands(pieces, gutter) if gutter is not None else []:
        held += across
        if _is_prose(left, page) and _is_prose(right, page):
            close()
            out += streams(left, page, depth + 1) + streams(right, page, depth + 1)
        else:
            held += [*left, *right]
    if gutter is None:
        held += pieces
    close()
    return out


def _gutter(pieces: Sequence[Piece], page: int) -> float | None:
    """The middle of an empty strip with columns of prose on both sides, crossed by few lines; None if there is none."""
    if not pieces:
        return None
    x0, x1 = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    wide = x1 - x0
    best: tuple[int, float] | None = None
    for piece in {round(piece.x0): piece for piece in pieces}.values():
        at = piece.x0 - 4.0
        if not x0 + 0.22 * wide < at < x1 - 0.22 * wide:
            continue
        crossing = sum(one.x0 < at - 2 and one.x1 > at + 2 for one in pieces)
        if best is None or crossing < best[0]:
            best = (crossing, at)
    if best is None or best[0] * 2 > len(pieces):
        return None
    left = [one for one in pieces if one.x1 <= best[1] + 2]
    right = [one for one in pieces if one.x0 >= best[1] - 2]
    return best[1] if _is_prose(left, page) and _is_prose(right, page) else None


def _is_prose(pieces: Sequence[Piece], page: int) -> bool:
    """Several lines, most of them nearly as wide as their column and of several words."""
    if len(pieces) < _FEWEST_LINES:
        return False
    lines = lines_of(pieces, page)
    if len(lines) < _FEWEST_LINES:
        return False
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    wide = sum(line.x1 - line.x0 >= 0.7 * (x1 - x0) for line in lines)
    words = sum(len(line.text.split()) >= 4 for line in lines)
    close = sum(two.y - one.y < 1.6 * two.size for one, two in pairwise(lines))
    return wide * 2 >= len(lines) and words * 2 >= len(lines) and close * 2 >= len(lines) - 1


def _bands(pieces: Sequence[Piece], gutter: float) -> list[tuple[list[Piece], list[Piece], list[Piece]]]:
    """The page from the top in bands: left of the gutter, across it (printed above the two), right of it."""
    bands: list[tuple[list[Piece], list[Piece], list[Piece]]] = [([], [], [])]
    for piece in sorted(pieces, key=lambda piece: (piece.y, piece.x0)):
        left, across, right = bands[-1]
        if piece.x0 < gutter - 2 and piece.x1 > gutter + 2:
            if left or right:
                bands.append(([], [piece], []))
            else:
                across.append(piece)
        elif piece.x1 <= gutter + 2:
            left.append(piece)
        else:
            right.append(piece)
    return bands
