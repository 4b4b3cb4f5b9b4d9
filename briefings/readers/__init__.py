"""A report file in, a ``Document`` out: its text, and the blocks that the text is made of.

Nothing inside a file is run or fetched.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from briefings.document import Document, Source
from briefings.errors import NoTextError
from briefings.letters import printable
from briefings.readers.files import MediaType, decode, media_type, read_bytes

__all__ = ["read_document"]


def read_document(path: Path) -> Document:
    """Read a report: PDF, DOCX, HTML, Markdown or plain text, known by what it holds.

    Raises InputError, or NoTextError where the file opens but holds no words.
    """
    data = read_bytes(path)
    kind = media_type(path, data)
    pages: int | None = None
    warnings: tuple[str, ...] = ()
    if kind is MediaType.PDF:
        from briefings.readers.pdf import read_pdf

        text, blocks, pages, warnings = read_pdf(path.name, data)
    elif kind is MediaType.DOCX:
        from briefings.readers.docx import read_docx

        text, blocks = read_docx(path.name, data)
    elif kind is MediaType.HTML:
        from briefings.readers.html import read_html

        text, blocks = read_html(decode(path, data))
    elif kind is MediaType.MARKDOWN:
        from briefings.readers.markdown import read_markdown

        text, blocks = read_markdown(decode(path, data))
    else:
        from briefings.readers.text import read_text

        text, blocks = read_text(decode(path, data))
    if not any(character.isalpha() for character in text) or not blocks:
        raise NoTextError(f"{path.name}: there are no words in this file; check that it is the right one")
    source = Source(printable(path.name), hashlib.sha256(data).hexdigest(), kind.value, pages)
    return Document(source, text, blocks, warnings)
