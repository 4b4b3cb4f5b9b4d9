"""A report file in, a ``Document`` out: its text, and the blocks that the text is made of."""

from __future__ import annotations

import hashlib
from pathlib import Path

from briefings.document import Document, Source
from briefings.errors import InputError, NoTextError

__all__ = ["read_document"]


def read_document(path: Path) -> Document:
    """Read a report. Raises InputError, or NoTextError where the file opens but holds no words."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the name and try again") from error
    from briefings.readers.text import read_text

    text, blocks = read_text(data.decode("utf-8", "replace"))
    if not blocks:
        raise NoTextError(f"{path.name}: no words in this file; is it the right one?")
    source = Source(path.name, hashlib.sha256(data).hexdigest(), "text/plain")
    return Document(source, text, blocks)
