"""An edition's files, put together: the words, the sound where there is any, and the record of both."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefings.briefing import Briefing
from briefings.cover import cover_description, cover_png
from briefings.edition import Sound, edition_json, sha256_of
from briefings.edition.captions import chapters_json, vtt
from briefings.edition.folder import RECORD
from briefings.errors import MachineError
from briefings.making import Words, as_json, level_of_briefing, shortfalls
from briefings.settings import Settings
from briefings.speaking import Delivery

if TYPE_CHECKING:
    from briefings.readability import ReadingLevel, Scores
    from voices import Recording

Json = dict[str, Any]

_OF_FILES = ("file", "sound", "captions", "chapters", "agreement")  # kinds of failure that are not of the words


@dataclasses.dataclass(frozen=True, slots=True)
class Contents:
    """What an edition is to hold. ``text`` are the bytes of source.txt, facts.json and briefing.md."""

    text: Mapping[str, bytes]
    briefing: Briefing
    source: Mapping[str, Any]  # the report's name, hash and kind
    settings: Mapping[str, Any]
    reading: Mapping[str, Any]
    versions: Mapping[str, str]
    edits: Mapping[str, str]
    left_out: Sequence[Mapping[str, str]] = ()
    edited: bool = False
    year: int | None = None
    cover: bytes | None = None  # None: made from the briefing


def fill(folder: Path, contents: Contents, recording: Recording | None, delivery: Delivery | None) -> Json:
    """Write and check every file of an edition, the record last; return that. Raises OSError, MachineError."""
    names = list(contents.text)
    for name, data in contents.text.items():
        (folder / name).write_bytes(data)
    sound = None
    if recording is not None and delivery is not None:
        names += _write_sound(folder, contents, recording)
        sound = _sound(recording, delivery)
    record = edition_json(
        contents.briefing,
        source=contents.source,
        settings=contents.settings,
        reading=contents.reading,
        versions={**contents.versions, **(sound_versions(recording) if recording else {})},
        sound=sound,
        edits=contents.edits,
        files={name: sha256_of((folder / name).read_bytes()) for name in names},
        left_out=contents.left_out,
        edited=contents.edited,
    )
    (folder / RECORD).write_bytes(as_json(record))
    _check(folder)
    return record


def _check(folder: Path) -> None:
    """The files are looked at before anybody sees them: nothing ends well with sound that is cut off or silent."""
    from briefings.verify import verify_edition

    wrong = [f for f in verify_edition(folder) if f.kind in _OF_FILES]
    if wrong:
        raise MachineError(
            f"the finished files did not pass their check, so nothing was kept. {wrong[0]}. "
            "Try again, or with another voice; see: plainspoken doctor."
        )


def _write_sound(folder: Path, contents: Contents, recording: Recording) -> tuple[str, ...]:
    from voices import Picture, Tags, write_mp3

    briefing, times = contents.briefing, recording.times()
    cover = contents.cover or cover_png(briefing)
    (folder / "cover.png").write_bytes(cover)
    (folder / "briefing.vtt").write_bytes(vtt(times).encode("utf-8"))
    (folder / "chapters.json").write_bytes(chapters_json(times, briefing.title).encode("utf-8"))
    tags = Tags(
        briefing.title,
        artist=contents.settings.get("publisher") or "Plainspoken",
        album=briefing.organisation or briefing.title,
        date=str(contents.year or ""),
        comment="A plain-English briefing made from the text of the report. The voice is synthetic.",
        url=contents.settings.get("report_address") or "",
        cover=Picture(cover, cover_description(briefing)),
    )
    write_mp3(recording, folder / "briefing.mp3", tags)
    return ("briefing.mp3", "briefing.vtt", "chapters.json", "cover.png")


def _sound(recording: Recording, delivery: Delivery) -> Sound:
    times = recording.times()
    voice = recording.voice
    facts = {
        "voice": voice.name,
        "engine": voice.engine,
        "language": voice.language,
        "voice_licence": voice.licence,
        "rate": delivery.rate,
        "sample_rate": recording.out_rate,
        "frames": recording.frames,
        "seconds": round(recording.seconds, 3),
        "duration_ms": times[-1].end_ms,
    }
    chapters = tuple((c.start_ms, c.end_ms) for c in times)
    return Sound(facts, chapters, tuple(tuple((s.start_ms, s.end_ms) for s in c.lines[1:]) for c in times))


def sound_versions(recording: Recording) -> dict[str, str]:
    """The versions that decide the sound."""
    from importlib.metadata import version

    from voices.engines import library

    engine = library(recording.voice.engine)
    return {engine.name: engine.version or "", "lameenc": version("lameenc")}


def contents_of(words: Words, briefing: Briefing, settings: Settings, delivery: Delivery | None) -> Contents:
    """What the edition of a report holds. ``briefing`` is the one that was spoken: its length is in its words."""
    from briefings.making import text_files, versions

    words = dataclasses.replace(words, briefing=briefing, level=level_of_briefing(briefing, settings.target))
    source = words.document.source
    return Contents(
        text=text_files(words),
        briefing=briefing,
        source={"file": source.file, "sha256": source.sha256, "media_type": source.media_type, "pages": source.pages},
        settings=settings_json(settings, delivery),
        reading=reading_json(words.level, words.report_level, shortfalls(briefing, words.facts)),
        versions=versions(),
        edits={},
        left_out=tuple({"chapter": f.chapter, "sentence": f.sentence, "why": str(f)} for f in words.left_out),
        year=words.facts["year"],
    )


def settings_json(settings: Settings, delivery: Delivery | None) -> Json:
    """The choices that decide the bytes."""
    chosen = dataclasses.asdict(settings)
    if delivery:
        chosen |= {"voice": delivery.voice.name, "rate": delivery.rate}
    return chosen


def reading_json(level: ReadingLevel, report: ReadingLevel | Mapping[str, Any], more: Sequence[str] = ()) -> Json:
    """The scores before and after. ``more`` are reasons not to pass that no score shows (a rating left out, …)."""
    return {
        "target": level.target,
        "passes": level.passes and not more,
        "failures": [*level.failures, *more],
        "too_hard": [] if level.passes and not more else [h.text for h in level.hardest if h.why],
        "report": dict(report) if isinstance(report, Mapping) else _level_json(report),
        "briefing": _level_json(level),
        "textstat": level.textstat,
    }


def _level_json(level: ReadingLevel) -> Json:
    return {
        "words": level.words,
        "sentences": level.sentences,
        "scores": _scores_json(level.scores),
        "raw": _scores_json(level.raw),
    }


def _scores_json(scores: Scores | None) -> Json | None:
    return {name: round(value, 2) for name, value in dataclasses.asdict(scores).items()} if scores else None
