"""A finished folder proved again: its files, its words, its sound."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefings.briefing import Briefing
from briefings.verify.captions import list_failures, vtt_failures
from briefings.verify.failure import Failure, of_file
from briefings.verify.shelf import Json, Shelf, UnreadableError, agreement_failures, hash_failures, open_shelf
from briefings.verify.sound import sound_failures

Words = Callable[[str, Briefing, Json], tuple[Failure, ...]]


@dataclass(frozen=True, slots=True)
class Examination:
    """What was looked at, in words for a person, and what was wrong with it."""

    failures: tuple[Failure, ...]
    checked: tuple[str, ...]


def examine(folder: Path, words: Words) -> Examination:
    """Prove a folder with ``words`` as the proof of its words. Never raises for what is in the folder."""
    try:
        shelf = open_shelf(folder)
    except UnreadableError as error:
        return Examination((error.failure,), ())
    failures = [*_files(shelf), *_words(shelf, words)]
    if shelf.sound is not None:
        for check in (sound_failures, vtt_failures, list_failures):
            failures += _guarded(check, shelf)
    return Examination(tuple(failures), tuple(_checked(shelf)))


def _words(shelf: Shelf, words: Words) -> tuple[Failure, ...]:
    try:
        return words(shelf.source, shelf.briefing, shelf.facts)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:  # facts.json is not of its schema
        return (of_file("facts.json", f"it is damaged ({error!r})", "the records of the report"),)


def _files(shelf: Shelf) -> Iterator[Failure]:
    yield from hash_failures(shelf)
    yield from _guarded(agreement_failures, shelf)


def _guarded(check: Callable[[Shelf], Iterator[Failure]], shelf: Shelf) -> list[Failure]:
    """A check's failures; a file that it cannot read is one."""
    found: list[Failure] = []
    try:
        found.extend(check(shelf))
    except UnreadableError as error:
        if error.failure.says != "it is missing":  # the hashes have said so
            found.append(error.failure)
    return found


def _checked(shelf: Shelf) -> Iterator[str]:
    files = shelf.record.get("files")
    sentences = sum(len(chapter.sentences) for chapter in shelf.briefing.chapters)
    records = sum(len(rows) for rows in shelf.facts.values() if isinstance(rows, list))
    yield f"{len(files) if isinstance(files, Mapping) else 0} files against their hashes"
    yield f"{sentences} sentences in {len(shelf.briefing.chapters)} chapters against {records} records and the report"
    if shelf.sound is not None:
        yield "the MP3's frames, tag, chapters and sentence times; the captions and the list of chapters"
    else:
        yield "no sound: this edition has words alone"
    if shelf.unproven:
        yield f"{len(shelf.unproven)} lines that an editor changed are marked as unproven"
