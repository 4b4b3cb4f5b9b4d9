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
    sentences = prose(document)
    if not sentences:
        raise NoTextError(f"{document.source.file}: there are no sentences in it to check.")
    return read_level(sentences, names=official_names(document.text), target=target)


def official_names(text: str) -> tuple[str, ...]:
    """The names in a text that cannot be made plainer: of inspectorates, inspected bodies, and long names of grades and
    areas."""
    from briefings.frameworks import frameworks

    found: dict[str, None] = {}
    folded = text.casefold()
    for family in frameworks():
        bodies = [name for row in family.inspectorates for name in (row.long, row.short)]
        bodies += [row.name for row in family.organisations]
        found |= dict.fromkeys(name for name in bodies if name in text)
        scale = [grade.name for grade in family.grades if len(grade.name) > 6]
        scale += [area.name for area in family.areas if " " in area.name]
        found |= dict.fromkeys(name for name in scale if name.casefold() in folded)
    return tuple(found)


def plainer_words(level: ReadingLevel) -> dict[str, tuple[str, ...]]:
    """Each hard word of a text for which our table of phrases has a plainer one, with what it has."""
    from briefings.plain.phrases import plainer

    return {hard.word: found for hard in level.hard_words if (found := plainer(hard.word))}


def prose(document: Document) -> tuple[str, ...]:
    """The sentences that somebody would read out, white space folded."""
    from briefings.sentences import sentences

    return tuple(
        " ".join(document.quote(s.span).split())
        for s in sentences(document)
        if document.blocks[s.block].kind in _READ_OUT
    )
