"""The reading level of a file: its sentences as they would be read out, headings and tables left aside."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefings.document import BlockKind, Document
from briefings.errors import NoTextError
from briefings.readability import ReadingLevel, limits, read_level

if TYPE_CHECKING:
    from briefings.advice import Acronym, Advice

_READ_OUT = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION}


@dataclass(frozen=True, slots=True)
class Checked:
    """A file, its reading level, and what would make it plainer."""

    file: str  # as it was given
    sentences: tuple[str, ...]
    level: ReadingLevel
    hardest: tuple[Advice, ...]  # as in the level, with advice
    acronyms: tuple[Acronym, ...]
    plainer: Mapping[str, tuple[str, ...]]  # hard word to what our table has for it
    warnings: tuple[str, ...]  # what could not be read
    lines: tuple[int | None, ...] = ()  # of each sentence, in a file that has lines


def check_file(path: Path, target: int) -> Checked:
    """What there is to say of the file at ``path``; ``-`` is standard input. Raises InputError, NoTextError."""
    if str(path) != "-":
        return _check_file(path, str(path), target)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "standard input"
        copy.write_bytes(sys.stdin.buffer.read())
        return _check_file(copy, copy.name, target)


def _check_file(path: Path, file: str, target: int) -> Checked:
    from briefings.line_numbers import line_numbers
    from briefings.readers import read_document
    from briefings.readers.files import decode, read_bytes

    document = read_document(path)
    checked = check(document, file, target)
    if not document.source.media_type.startswith("text/"):
        return checked
    return replace(checked, lines=line_numbers(decode(path, read_bytes(path)), checked.sentences))


def check(document: Document, file: str, target: int) -> Checked:
    """The reading level of a document's prose, with advice. NoTextError where it has none."""
    from briefings import advice

    sentences, verbless = _judged(document)
    if not sentences:
        raise NoTextError(f"{file}: there are no sentences in it to check. Headings and tables alone are not judged.")
    names = official_names(document.text)
    level = read_level(sentences, names=names, target=target, verbless=verbless)
    longest = int(limits(target)["longest"]["most"])
    return Checked(
        file=file,
        sentences=sentences,
        level=level,
        hardest=advice.advise(level.hardest, names, " ".join(sentences), longest),
        acronyms=advice.acronyms(level.acronyms),
        plainer=plainer_words(level),
        warnings=document.warnings,
    )


_ENDS = re.compile(r"[.!?…][)\]”’\"']*$")


def _judged(document: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sentences of any text that are judged, and those of them that lack a verb.

    A line that neither ends as a sentence nor has a verb is a label, an address, a greeting or a signature: left aside.
    A point of a list is judged, but need not have a verb: the words before the list have it. Nor need "Hello.", which
    the scores leave out too.
    """
    from briefings.readability import has_verb

    judged, verbless = [], []
    for kind, sentence in _prose(document):
        point = kind is BlockKind.LIST_ITEM
        if not point and not _ENDS.search(sentence) and not has_verb(sentence):
            continue
        if not point and len(sentence.split()) > 2 and not has_verb(sentence, broadly=True):
            verbless.append(sentence)
        judged.append(sentence)
    return tuple(judged), tuple(verbless)


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
    return tuple(sentence for _, sentence in _prose(document))


def _prose(document: Document) -> Iterator[tuple[BlockKind, str]]:
    from briefings.sentences import sentences

    for sentence in sentences(document):
        kind = document.blocks[sentence.block].kind
        if kind in _READ_OUT:
            yield kind, " ".join(document.quote(sentence.span).split())
