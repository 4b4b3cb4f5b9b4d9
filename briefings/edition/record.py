"""``edition.json``: what a finished folder holds, sentence by sentence."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefings.briefing import (
    Briefing,
    Chapter,
    ChapterKind,
    FromCount,
    FromData,
    FromReport,
    Sentence,
    SentenceSource,
)
from briefings.document import Span
from briefings.edition.folder import RECORD
from briefings.errors import EditionError

VERSION = 1

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sound:
    """When each chapter and sentence is heard, in milliseconds from the start; and how it was made."""

    facts: Mapping[str, Any]  # voice, engine, sample rate, seconds, …
    chapters: tuple[tuple[int, int], ...]  # start, end
    sentences: tuple[tuple[tuple[int, int], ...], ...]  # by chapter, the title not among them


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as read from its folder."""

    folder: Path
    briefing: Briefing
    facts: Json
    record: Json = field(repr=False)

    @property
    def has_sound(self) -> bool:
        return "sound" in self.record

    def text(self, name: str) -> str:
        """The text of one of its files."""
        return _read(self.folder / name)


def edition_json(
    briefing: Briefing,
    *,
    source: Mapping[str, Any],
    settings: Mapping[str, Any],
    reading: Mapping[str, Any],
    versions: Mapping[str, str],
    sound: Sound | None,
    edits: Mapping[str, str],
    files: Mapping[str, str],
    left_out: Sequence[Mapping[str, str]] = (),
    edited: bool = False,
) -> Json:
    """The record. ``edits`` maps an edited sentence to "proved" or "unproven"; ``files`` a name to its SHA-256.

    ``left_out`` are sentences that could not be proved, and why; ``edited`` says that the words are no longer all ours.
    """
    chapters: list[Json] = []
    for n, chapter in enumerate(briefing.chapters):
        row: Json = {"id": chapter_ids(briefing)[n], "kind": chapter.kind.value, "title": chapter.title}
        if sound:
            row["start_ms"], row["end_ms"] = sound.chapters[n]
        if chapter.title in edits:
            row["edited"] = edits[chapter.title]
        row["sentences"] = [
            _sentence_json(s, sound.sentences[n][m] if sound else None, edits.get(s.text))
            for m, s in enumerate(chapter.sentences)
        ]
        chapters.append(row)
    record: Json = {
        "version": VERSION,
        "source": dict(source),
        "settings": dict(settings),
        "title": briefing.title,
        "organisation": briefing.organisation,
        "inspectorate": briefing.inspectorate,
        "language": briefing.language,
        "names": list(briefing.names),
        "reading": dict(reading),
        "edited": edited,
        "left_out": [dict(row) for row in left_out],
        "chapters": chapters,
        "versions": dict(sorted(versions.items())),
        "files": dict(sorted(files.items())),
    }
    if sound:
        record["sound"] = dict(sound.facts)
    return record


def chapter_ids(briefing: Briefing) -> tuple[str, ...]:
    """One id a chapter: its kind, and its number where a kind has several."""
    several = {ChapterKind.RATING, ChapterKind.CONCERN}
    seen: dict[ChapterKind, int] = {}
    ids = []
    for chapter in briefing.chapters:
        seen[chapter.kind] = number = seen.get(chapter.kind, 0) + 1
        name = chapter.kind.value.replace(" ", "-")
        ids.append(f"{name}-{number}" if chapter.kind in several or number > 1 else name)
    return tuple(ids)


def read_edition(folder: Path) -> Edition:
    """Read a folder that ``make`` or ``write`` made. Raises EditionError, saying what is missing or broken."""
    path = folder / RECORD
    if not folder.is_dir() or not path.is_file():
        raise EditionError(f"{folder}: not an edition (no {RECORD} in it). Make one with: plainspoken make REPORT")
    record = _json(path)
    version = record.get("version")
    if version != VERSION:
        raise EditionError(
            f"{path}: this edition is of version {version}; this program reads version {VERSION}. "
            "Make it again from the report, or use the program that made it."
        )
    facts = _json(folder / "facts.json")
    try:
        return Edition(folder, briefing_from_json(record), facts, record)
    except (KeyError, TypeError, ValueError) as error:
        raise EditionError(f"{path}: damaged ({error!r}). Make the edition again from the report.") from error


def briefing_from_json(record: Mapping[str, Any]) -> Briefing:
    """The briefing that a record holds."""
    chapters = tuple(
        Chapter(ChapterKind(c["kind"]), c["title"], tuple(_sentence(s) for s in c["sentences"]), "edited" in c)
        for c in record["chapters"]
    )
    return Briefing(
        title=record["title"],
        organisation=record["organisation"],
        inspectorate=record["inspectorate"],
        language=record["language"],
        chapters=chapters,
        names=tuple(record["names"]),
    )


def source_text(folder: Path) -> str:
    """The report as it was read."""
    return _read(folder / "source.txt")


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _sentence_json(sentence: Sentence, times: tuple[int, int] | None, edited: str | None) -> Json:
    row: Json = {"text": sentence.text, "sources": [_source_json(s) for s in sentence.sources]}
    if times:
        row["start_ms"], row["end_ms"] = times
    if sentence.quotation:
        row["quotation"] = True
    if sentence.too_hard:
        row["too_hard"] = True
    if edited:
        row["edited"] = edited
    return row


def _source_json(source: SentenceSource) -> Json:
    match source:
        case FromReport(spans):
            return {"report": [[s.start, s.end] for s in spans]}
        case FromData(table, key):
            return {"table": table, "key": key}
        case FromCount(what, value):
            return {"count": what, "value": value}


def _sentence(row: Mapping[str, Any]) -> Sentence:
    return Sentence(
        row["text"],
        tuple(_source(s) for s in row["sources"]),
        quotation=row.get("quotation", False),
        too_hard=row.get("too_hard", False),
    )


def _source(row: Mapping[str, Any]) -> SentenceSource:
    if "report" in row:
        spans: Sequence[Sequence[int]] = row["report"]
        return FromReport(tuple(Span(a, b) for a, b in spans))
    if "table" in row:
        return FromData(row["table"], row["key"])
    return FromCount(row["count"], row["value"])


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise EditionError(f"{path}: missing from the edition. Make it again from the report.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise EditionError(f"{path}: cannot be read ({error}). Make the edition again from the report.") from error


def _json(path: Path) -> Json:
    try:
        value = json.loads(_read(path))
    except (ValueError, RecursionError) as error:
        raise EditionError(f"{path}: damaged ({error}). Make the edition again from the report.") from error
    if not isinstance(value, dict):
        raise EditionError(f"{path}: damaged (not a JSON object). Make the edition again from the report.")
    return value
