"""A finished edition proved again, from what is in its folder alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefings.edition import Edition, parse_markdown, read_edition, sha256_of, source_text
from briefings.edition.places import SOUND_FILES, TEXT_FILES
from briefings.errors import InputError
from briefings.verify import verify_words


@dataclass(frozen=True, slots=True)
class Proof:
    """What was looked at, and what of it failed, each in a line for a person."""

    what: str
    failures: tuple[str, ...]


def prove_edition(folder: Path) -> Proof:
    """Prove the edition in ``folder``. Raises EditionError where it is none, or is too damaged to read."""
    edition = read_edition(folder)
    sentences = sum(len(c.sentences) for c in edition.briefing.chapters)
    what = f"{sentences} sentences in {len(edition.briefing.chapters)} chapters, {len(edition.record['files'])} files"
    return Proof(what if edition.has_sound else f"{what}; it has no sound yet", tuple(_failures(edition)))


def _failures(edition: Edition) -> Iterator[str]:
    yield from _files(edition)
    yield from _markdown(edition)
    for failure in verify_words(source_text(edition.folder), edition.briefing, edition.facts):
        yield str(failure)


def _files(edition: Edition) -> Iterator[str]:
    """Every file that an edition has is there and is as the record says."""
    files = edition.record["files"]
    for name in (*TEXT_FILES, *(SOUND_FILES if edition.has_sound else ())):
        path = edition.folder / name
        if name not in files:
            yield f"{name}: not among the files of the record. Make the edition again."
        elif not path.is_file():
            yield f"{name}: missing. Make the edition again."
        elif sha256_of(path.read_bytes()) != files[name]:
            again = "speak it again" if name == "briefing.md" else "make the edition again"
            yield f"{name}: changed since it was made (its hash is another). If you changed it, {again}."


def _markdown(edition: Edition) -> Iterator[str]:
    """briefing.md has the words that were proved and spoken."""
    path = edition.folder / "briefing.md"
    if not path.is_file():
        return
    try:
        read = parse_markdown(path.read_text("utf-8-sig"))
    except (InputError, UnicodeDecodeError) as error:
        yield f"briefing.md: cannot be read ({error}). Speak or make it again."
        return
    said = [(c.title, [" ".join(s.text.split()) for s in c.sentences]) for c in edition.briefing.chapters]
    if [(c.title.text, [line.text for line in c.lines]) for c in read.chapters] != said:
        yield "briefing.md: its words are not those of edition.json. Speak it again: plainspoken speak briefing.md"
