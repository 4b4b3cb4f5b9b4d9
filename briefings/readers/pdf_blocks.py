"""Pages of a PDF into blocks."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.document import Block
from briefings.readers.pdf_page import Page
from briefings.readers.text import read_text


def blocks_of_pages(pages: Sequence[Page]) -> tuple[str, tuple[Block, ...]]:
    """The words of the pages and their blocks, in reading order."""
    out: list[str] = []
    for page in pages:
        last = None
        for piece in page.pieces:
            if last is not None:
                gap = piece.y - last.y
                if abs(gap) < 2:
                    out.append("\t")
                elif 0 < gap < 1.4 * max(piece.size, last.size):
                    out.append("\n")
                else:
                    out.append("\n\n")
            out.append(piece.text)
            last = piece
        out.append("\n\n")
    return read_text("".join(out))
