"""The audio stage alone: an edition's briefing.md, as its editor left it, proved afresh and spoken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from briefings.briefing import Briefing
from briefings.editing import Edited, apply_edit
from briefings.edition import (
    Edition,
    clean_edit,
    locked,
    parse_markdown,
    read_edition,
    sha256_of,
    source_text,
    whole_folder,
)
from briefings.edition.folder import recover
from briefings.edition.places import FILES
from briefings.editions import BRIEFING, Made
from briefings.errors import EditionError, InputError, UnprovenError
from briefings.finishing import Contents, fill, reading_json, settings_json
from briefings.making import level_of_briefing, shortfalls, versions
from briefings.settings import Settings
from briefings.speaking import Delivery, Progress, deliver, speak


def speak_edition(
    path: Path,
    *,
    voice: str | None = None,
    rate: int | None = None,
    jobs: int | None = None,
    allow_unproven: bool = False,
    on_progress: Progress | None = None,
) -> Made:
    """Speak the briefing.md at ``path`` (or in the folder ``path``). What is not chosen is as the edition was made.

    Numbered headings and counts that an edit left behind are put right in the file, and a note says so. Only chapters
    that changed are spoken. Raises UnprovenError, with a line for each changed line that the report does
    not bear out (unless ``allow_unproven``); InputError, EditionError, UsageError, OutputError or MachineError: the
    edition is then as it was.
    """
    folder = path if path.is_dir() else path.parent
    if not path.is_dir() and path.name != BRIEFING:
        raise InputError(f"{path}: give the {BRIEFING} of an edition, or the edition's folder.")
    folder = folder.resolve()
    if not folder.parent.is_dir():
        raise InputError(f"{path}: there is no such file. Check the name and the folder.")
    with locked(folder.parent, None):
        recover(folder, FILES)
        edition = read_edition(folder)
        source = _untouched(edition)
        settings = _settings(edition.record)
        delivery = deliver(voice or settings.voice, rate or settings.rate, jobs)
        data, cleaned = _words_alone(edition, _bytes(folder / BRIEFING))
        edited = _edited(edition, data, source, allow_unproven)
        with whole_folder(folder, FILES, None) as new:
            briefing, recording = speak(edited.briefing, delivery, on_progress)
            with recording:
                contents = _contents(edition, edited, briefing, data, settings, delivery)
                record = fill(new, contents, recording, delivery)
    notes = [*_put_right(data, edited)]
    if edited.refusals:
        notes.append("Lines that could not be proved were spoken as they stand, and are marked.")
    return Made(path if path.is_dir() else path.parent, edition.facts, record, (*cleaned, *notes))


def _untouched(edition: Edition) -> str:
    """The report's text. EditionError where what proves the words is not what the words were made from."""
    files = edition.record.get("files", {})
    for name in ("source.txt", "facts.json"):
        if sha256_of(_bytes(edition.folder / name)) != files.get(name):
            raise EditionError(
                f"{edition.folder / name}: changed since the edition was made, so nothing can be proved from it. "
                "Make the edition again from the report: plainspoken make REPORT --force"
            )
    return source_text(edition.folder)


def _words_alone(edition: Edition, data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The editor's file without marks and hidden characters, so that what is proved is what is spoken; and a note."""
    path = edition.folder / BRIEFING
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise InputError(f"{path}: not saved as UTF-8 text. Save it as UTF-8 and run this again.") from None
    briefing = edition.briefing
    own = {
        briefing.title,
        *(c.title for c in briefing.chapters),
        *(s.text for c in briefing.chapters for s in c.sentences),
    }
    cleaned = clean_edit(text, {" ".join(line.split()) for line in own}, str(path))
    if not cleaned.changed:
        return cleaned.text.encode("utf-8"), ()
    lines = ", ".join(map(str, cleaned.changed[:5])) + (" and more" if len(cleaned.changed) > 5 else "")
    note = f"Marks, bullets or hidden characters were taken off in {BRIEFING}, line {lines}."
    return cleaned.text.encode("utf-8"), (note,)


def _edited(edition: Edition, data: bytes, source: str, allow_unproven: bool) -> Edited:
    path = edition.folder / BRIEFING
    edited = apply_edit(edition.briefing, parse_markdown(data.decode("utf-8-sig"), str(path)), source, edition.facts)
    if edited.refusals and not allow_unproven:
        lines = sum(1 for refusal in edited.refusals if not refusal.gone)
        gone = len(edited.refusals) - lines
        what = [f"{lines} line{'s' * (lines > 1)} could not be proved from the report"] if lines else []
        what += (
            [f"{gone} rating{'s' * (gone > 1)} or formal concern{'s' * (gone > 1)} would not be told"] if gone else []
        )
        raise UnprovenError(
            f"{path}: {' and '.join(what)}, so nothing was spoken. Put back what is named above, or nearer to the "
            "report’s words; or speak it as it stands, and marked, with --allow-unproven.",
            lines=tuple(f"{BRIEFING}{': ' if refusal.gone else ', '}{refusal}" for refusal in edited.refusals),
        )
    return edited


def _contents(
    edition: Edition,
    edited: Edited,
    briefing: Briefing,
    data: bytes,
    settings: Settings,
    delivery: Delivery,
) -> Contents:
    record = edition.record
    level = level_of_briefing(briefing, settings.target)
    unproven = [f"not proved from the report: {refusal}" for refusal in edited.refusals]
    return Contents(
        text={
            "source.txt": _bytes(edition.folder / "source.txt"),
            "facts.json": _bytes(edition.folder / "facts.json"),
            BRIEFING: _with_new_length(_with_lines(data, edited.lines), edited.briefing, briefing),
        },
        briefing=briefing,
        source=record["source"],
        settings=settings_json(settings, delivery),
        reading=reading_json(level, record["reading"]["report"], (*shortfalls(briefing, edition.facts), *unproven)),
        versions=versions(),
        edits={**_earlier_edits(record, edited.renamed), **edited.edits},
        left_out=record.get("left_out", ()),
        edited=bool(record.get("edited")) or sha256_of(data) != record["files"].get(BRIEFING),
        year=edition.facts.get("year"),
        cover=_cover(edition.folder),
    )


def _with_lines(data: bytes, lines: Mapping[int, str | None]) -> bytes:
    """The editor's file with the lines of these numbers, from 1, made anew; None takes one out."""
    rows = data.split(b"\n")
    for number in sorted(lines, reverse=True):
        text, row = lines[number], rows[number - 1]
        ending = b"\r" if row.endswith(b"\r") else b""
        rows[number - 1 : number] = [] if text is None else [text.encode() + ending]
    return b"\n".join(rows)


def _put_right(data: bytes, edited: Edited) -> Iterator[str]:
    """One line on what we changed in the editor's file, where we did."""
    rows = data.decode("utf-8-sig").split("\n")
    headings = sum(1 for text in edited.lines.values() if text and text.startswith("## "))
    told = [f"{headings} heading{'s' * (headings > 1)} numbered afresh"] if headings else []
    for number, text in sorted(edited.lines.items()):
        was = rows[number - 1].strip()
        if text is None:
            told.append(f"“{was.removeprefix('## ')}” taken out")
        elif not text.startswith("## "):
            told.append(f"“{was}” is now “{text}”")
    if told:
        yield f"After your edit, put right in {BRIEFING}: {'; '.join(told)}."


def _with_new_length(data: bytes, before: Briefing, after: Briefing) -> bytes:
    """The editor's file as it stands, but for our own sentence about the length."""
    for old, new in zip(before.chapters, after.chapters, strict=True):
        for was, now in zip(old.sentences, new.sentences, strict=True):
            if was != now:
                data = data.replace(f"\n{was.text}".encode(), f"\n{now.text}".encode(), 1)
    return data


def _earlier_edits(record: Mapping[str, Any], renamed: Mapping[str, str]) -> dict[str, str]:
    """What earlier edits left in the words: a sentence or title, as it now is, to "proved" or "unproven"."""
    rows = [(c["title"], c) for c in record["chapters"]]
    rows += [(s["text"], s) for c in record["chapters"] for s in c["sentences"]]
    return {renamed.get(text, text): row["edited"] for text, row in rows if "edited" in row}


def _settings(record: Mapping[str, Any]) -> Settings:
    """The choices that the edition was made with."""
    chosen = record["settings"]
    return Settings(**{f.name: chosen[f.name] for f in fields(Settings) if chosen.get(f.name) is not None})


def _cover(folder: Path) -> bytes | None:
    """The cover that is there: a charity may have put its own in its place."""
    path = folder / "cover.png"
    data = path.read_bytes() if path.is_file() else b""
    return data if data.startswith(b"\x89PNG") else None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise EditionError(f"{path}: missing from the edition. Make it again from the report.") from None
    except OSError as error:
        raise EditionError(f"{path}: cannot be read ({error.strerror}). Check its permissions.") from error
