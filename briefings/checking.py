"""The reading level of a file: its sentences as they would be read out, headings and tables left aside."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from briefings.document import BlockKind, Document
from briefings.errors import NoTextError
from briefings.readability import ReadingLevel, read_level

_READ_OUT = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION}


def level_of_file(path: Path, target: int) -> ReadingLevel:
    """The reading level of the file at ``path``; ``-`` is standard input. Raises InputError, NoTextError."""
    from briefings.readers import read_document

    if str(path) != "-":
        return level_of(read_document(path), target)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "standard input"
        copy.write_bytes(sys.stdin.buffer.read())
        return level_of(read_document(copy), target)


def level_of(document: Document, target: int) -> ReadingLevel:
    """The reading level of a document's prose. NoTextError where it has none."""
    from briefings.frameworks import frameworks

    sentences = prose(document)
    if not sentences:
        raise NoTextError(f"{document.source.file}: there are no sentences in it to check.")
    text = document.text
    names = tuple(o.name for f in frameworks() for o in f.organisations if o.name in text)
    return read_level(sentences, names=names, target=target)


def prose(document: Document) -> tuple[str, ...]:
    """The sentences that somebody would read out, white space folded."""
    from briefings.sentences import sentences

    return tuple(
        " ".join(document.quote(s.span).split())
        for s in sentences(document)
        if document.blocks[s.block].kind in _READ_OUT
    )
