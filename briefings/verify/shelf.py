"""A finished folder read by the second program itself: its record, its words, its facts."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefings.briefing import Briefing, Chapter, ChapterKind, FromCount, FromData, FromReport, Sentence, SentenceSource
from briefings.document import Span
from briefings.verify.failure import Failure, of_file

RECORD = "edition.json"
TEXTS = ("source.txt", "facts.json", "briefing.md")
SOUNDS = ("briefing.mp3", "briefing.vtt", "chapters.json")

Json = Mapping[str, Any]


class UnreadableError(ValueError):
    """A file of the folder cannot be read; ``failure`` says which and why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(str(failure))
        self.failure = failure


@dataclass(frozen=True, slots=True)
class Times:
    """When a chapter is heard, and each of its sentences, in milliseconds; None where the record gives no time."""

    chapter: tuple[int, int] | None
    sentences: tuple[tuple[int, int] | None, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    folder: Path
    record: Json
    facts: Json
    source: str
    briefing: Briefing
    times: tuple[Times, ...]  # one a chapter
    unproven: tuple[str, ...]  # lines that an editor changed and that were let through, marked

    @property
    def sound(self) -> Json | None:
        found = self.record.get("sound")
        return found if isinstance(found, Mapping) else None


def open_shelf(folder: Path) -> Shelf:
    """Read the folder. Raises UnreadableError where there is nothing to prove."""
    record = read_json(folder / RECORD)
    if record.get("version") != 1:
        raise UnreadableError(
            of_file(RECORD, f"it is of version {record.get('version')}", "version 1, or another program")
        )
    facts = read_json(folder / "facts.json")
    source = read_text(folder / "source.txt")
    try:
        chapters = tuple(_chapter(row) for row in record["chapters"])
        briefing = Briefing(
            _str(record["title"]), _str(record["organisation"], none=True), _str(record["inspectorate"], none=True),
            _str(record["language"]), chapters, tuple(_str(name) for name in record["names"]),
        )  # fmt: skip
        times = tuple(Times(_time(c), tuple(_time(s) for s in c["sentences"])) for c in record["chapters"])
        unproven = tuple(_unproven(record))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise UnreadableError(of_file(RECORD, f"it is damaged ({error!r})", "a whole record")) from error
    return Shelf(folder, record, facts, source, briefing, times, unproven)


def hash_failures(shelf: Shelf) -> Iterator[Failure]:
    """Every file that the record lists is there with its hash; every file of an edition is listed."""
    files = shelf.record.get("files")
    if not isinstance(files, Mapping):
        yield of_file(RECORD, "it lists no files", "every file with its SHA-256")
        return
    for name, wanted in files.items():
        path = shelf.folder / name
        if Path(name).name != name:
            yield of_file(RECORD, f"it lists “{name}”, which is outside the folder", "files of this folder alone")
        elif not path.is_file():
            yield of_file(name, "it is missing", "the file that was made")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != wanted:
            yield of_file(name, "it was changed after it was made", "the bytes whose hash edition.json has")
    for name in (*TEXTS, *(SOUNDS if shelf.sound is not None else ())):
        if name not in files:
            yield of_file(name, "edition.json does not list it", "its hash in edition.json")
    if shelf.sound is None:
        for name in SOUNDS:
            if (shelf.folder / name).exists():
                yield of_file(name, "it is there, but edition.json knows of no sound", "no such file")


def agreement_failures(shelf: Shelf) -> Iterator[Failure]:
    """source.txt, facts.json, briefing.md and edition.json tell of one report in one set of words."""
    told, own = _object(shelf.facts, "source"), _object(shelf.record, "source")
    for field, value in (("characters", len(shelf.source)), ("words", len(shelf.source.split()))):
        if field in told and told[field] != value:
            yield of_file("source.txt", f"{value} {field}", f"the {told[field]} that facts.json counts", "agreement")
    for field in ("file", "sha256", "characters", "words"):
        if field in told and field in own and told[field] != own[field]:
            yield of_file(
                RECORD, f"its report has {field} “{own[field]}”", f"“{told[field]}”, as facts.json", "agreement"
            )
    for field in ("organisation", "inspectorate"):
        if shelf.record.get(field) != shelf.facts.get(field):
            yield of_file(
                RECORD, f"its {field} is “{shelf.record.get(field)}”", f"“{shelf.facts.get(field)}”, as facts.json has",
                "agreement",
            )  # fmt: skip
    yield from _id_failures(shelf)
    yield from _markdown_failures(shelf, str(told.get("sha256") or ""))


def _id_failures(shelf: Shelf) -> Iterator[Failure]:
    """Every chapter has a name of its own, by which its sound is found: its kind, and its number where it has one."""
    ids = [row.get("id") for row in shelf.record["chapters"]]
    for row, name in zip(shelf.record["chapters"], ids, strict=True):
        kind = str(row["kind"]).replace(" ", "-")
        if not (isinstance(name, str) and re.fullmatch(rf"{re.escape(kind)}(?:-\d+)?", name) and ids.count(name) == 1):
            title = row["title"]
            yield of_file(RECORD, f"chapter “{title}” has the id {name!r}", f"“{kind}”, or “{kind}-1”", "agreement")


def _markdown_failures(shelf: Shelf, sha256: str) -> Iterator[Failure]:
    lines = read_text(shelf.folder / "briefing.md").removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    front: list[str] = []
    if lines[0] == "---" and "---" in lines[1:]:
        end = lines.index("---", 1)
        front, lines = lines[1:end], lines[end + 1 :]
    for line in front:
        name, _, value = line.partition(": ")
        if name == "report-sha256" and sha256 and value.strip('"') != sha256:
            yield of_file("briefing.md", "it was made from another report", "the report of facts.json", "agreement")
    found = [" ".join(line.split()) for line in lines if line.strip()]
    wanted = [f"# {_folded(shelf.briefing.title)}"]
    for chapter in shelf.briefing.chapters:
        wanted += [f"## {_folded(chapter.title)}", *(_as_line(s.text) for s in chapter.sentences)]
    for n in range(max(len(found), len(wanted))):
        here = found[n] if n < len(found) else "nothing more"
        there = wanted[n] if n < len(wanted) else "nothing more"
        if here != there:
            yield of_file("briefing.md", f"it says “{here}”", f"“{there}”, as edition.json has", "agreement")
            return


def _object(row: Json, name: str) -> Json:
    found = row.get(name)
    return found if isinstance(found, Mapping) else {}


def _as_line(sentence: str) -> str:
    """A sentence that begins with "#" stands behind a stroke, or it would be a heading; so does one with strokes."""
    line = _folded(sentence)
    return f"\\{line}" if line.lstrip("\\").startswith("#") else line


def _folded(text: str) -> str:
    return " ".join(text.split())


def read_text(path: Path) -> str:
    """A file's text, with its line breaks as they are. Raises UnreadableError."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise UnreadableError(of_file(path.name, "it is missing", "the file that was made")) from None
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(of_file(path.name, f"it cannot be read ({error})", "UTF-8 text")) from error


def read_json(path: Path) -> Json:
    """A file's JSON object. Raises UnreadableError."""
    text = read_text(path)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:  # nested deeper than any record is
        raise UnreadableError(of_file(path.name, f"it is damaged ({error})", "a JSON object")) from error
    if not isinstance(value, dict):
        raise UnreadableError(of_file(path.name, "it is damaged", "a JSON object"))
    return value


def _chapter(row: Json) -> Chapter:
    sentences = tuple(_sentence(s) for s in row["sentences"])
    return Chapter(ChapterKind(row["kind"]), _str(row["title"]), sentences, "edited" in row)


def _sentence(row: Json) -> Sentence:
    sources = tuple(_source(s) for s in row["sources"])
    return Sentence(_str(row["text"]), sources, bool(row.get("quotation")), bool(row.get("too_hard")))


def _source(row: Json) -> SentenceSource:
    if set(row) == {"report"}:
        return FromReport(tuple(Span(_int(a), _int(b)) for a, b in row["report"]))
    if set(row) == {"table", "key"}:
        return FromData(_str(row["table"]), _str(row["key"]))
    if set(row) == {"count", "value"}:
        return FromCount(_str(row["count"]), _int(row["value"]))
    raise ValueError(f"a source of no kind that we know: {sorted(row)}")


def _str(value: Any, *, none: bool = False) -> Any:
    if not isinstance(value, str) and not (none and value is None):
        raise TypeError(f"{value!r} where a text should be")
    return value


def _int(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{value!r} where a whole number should be")
    return value


def _time(row: Json) -> tuple[int, int] | None:
    if "start_ms" not in row and "end_ms" not in row:
        return None
    return _int(row["start_ms"]), _int(row["end_ms"])


def _unproven(record: Json) -> Iterator[str]:
    for chapter in record["chapters"]:
        if chapter.get("edited") == "unproven":
            yield chapter["title"]
        yield from (s["text"] for s in chapter["sentences"] if s.get("edited") == "unproven")
