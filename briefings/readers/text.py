"""Plain text into blocks: wrapped lines joined, and lines that stand alone left alone."""

from __future__ import annotations

from briefings.document import Block
from briefings.readers.chunks import chunks_of
from briefings.readers.furniture import without_furniture
from briefings.readers.layout import blocks_of
from briefings.readers.normalise import close_hyphens, plain_characters


def read_text(raw: str) -> tuple[str, tuple[Block, ...]]:
    """The text as read, and its blocks. The words are the file's own, in the file's order.

    Page numbers and running heads are left out.
    """
    text = close_hyphens(without_furniture(plain_characters(raw)))
    return text, blocks_of(text, chunks_of(text))
