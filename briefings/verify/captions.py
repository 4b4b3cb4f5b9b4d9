"""The transcript with times and the list of chapters beside the sound: both say what the record says."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefings.verify.failure import Failure, of_file
from briefings.verify.shelf import Shelf, read_json, read_text

VTT, LIST = "briefing.vtt", "chapters.json"

_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?")


@dataclass(frozen=True, slots=True)
class Cue:
    start_ms: int
    end_ms: int
    text: str


def vtt_failures(shelf: Shelf) -> Iterator[Failure]:
    """Every sentence is there in its order with its time; nothing is there but sentences and titles."""
    try:
        left = list(cues(read_text(shelf.folder / VTT)))
    except ValueError as error:
        yield of_file(VTT, str(error), "WebVTT", "captions")
        return
    for chapter, times in zip(shelf.briefing.chapters, shelf.times, strict=True):
        if left and _same(left[0].text, chapter.title):
            cue = left.pop(0)
            if times.chapter and not times.chapter[0] <= cue.start_ms < cue.end_ms <= times.chapter[1]:
                yield of_file(VTT, f"“{cue.text}” outside its chapter", f"a time in {times.chapter}", "captions")
        for sentence, wanted in zip(chapter.sentences, times.sentences, strict=True):
            taken: list[Cue] = []
            while left and not _same(" ".join(c.text for c in taken), sentence.text) and len(taken) < 12:
                if not _folded(sentence.text).startswith(_folded(" ".join([*(c.text for c in taken), left[0].text]))):
                    break
                taken.append(left.pop(0))
            if not taken or not _same(" ".join(c.text for c in taken), sentence.text):
                there = f"“{left[0].text}”" if left else "nothing more"
                yield of_file(VTT, there, f"“{sentence.text}”", "captions")
                return
            heard = (taken[0].start_ms, taken[-1].end_ms)
            if wanted is not None and heard != wanted:
                yield of_file(
                    VTT, f"“{sentence.text}” at {heard[0]} to {heard[1]} ms", f"{wanted[0]} to {wanted[1]}", "captions"
                )
    if left:
        yield of_file(VTT, f"“{left[0].text}” after the end", "nothing more", "captions")


def cues(text: str) -> Iterator[Cue]:
    """The cues of a WebVTT text, in order. Raises ValueError where it is none."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        raise ValueError("it does not begin with WEBVTT")
    before = -1
    header = lines.index("") if "" in lines else len(lines)  # the header's own lines end at the first empty one
    if any("-->" in line for line in lines[:header]):
        raise ValueError("no empty line after WEBVTT")
    for block in re.split(r"\n{2,}", "\n".join(lines[header:]).strip("\n")):
        rows = block.strip("\n").split("\n")
        if rows[0].startswith(("NOTE", "STYLE", "REGION")) or rows == [""]:
            continue
        at = next((n for n, row in enumerate(rows[:2]) if "-->" in row), None)
        match = _TIMING.fullmatch(rows[at].strip()) if at is not None else None
        if at is None or match is None:
            raise ValueError(f"a cue has no time: “{rows[0]}”")
        start, end = _ms(match.groups()[:4]), _ms(match.groups()[4:])
        if not before <= start < end:
            raise ValueError(f"a cue is out of its order: “{rows[at]}”")
        before = start
        yield Cue(start, end, html.unescape(re.sub(r"<[^>]*>", "", " ".join(rows[at + 1 :]))))


def list_failures(shelf: Shelf) -> Iterator[Failure]:
    """chapters.json (Podcasting 2.0) has the record's titles and times."""
    found = read_json(shelf.folder / LIST).get("chapters")
    rows = found if isinstance(found, list) else []
    if len(rows) != len(shelf.briefing.chapters):
        yield of_file(LIST, f"{len(rows)} chapters", str(len(shelf.briefing.chapters)), "chapters")
    for row, chapter, times in zip(rows, shelf.briefing.chapters, shelf.times, strict=False):
        if not isinstance(row, dict) or row.get("title") != chapter.title:
            yield of_file(LIST, f"“{row.get('title') if isinstance(row, dict) else row}”", chapter.title, "chapters")
            continue
        for field, wanted in zip(("startTime", "endTime"), times.chapter or (), strict=False):
            value = row.get(field)
            missing = value is None and field == "endTime"
            if not missing and not (isinstance(value, int | float) and abs(value * 1000 - wanted) < 1):
                yield of_file(LIST, f"“{chapter.title}” has {field} {value}", f"{wanted / 1000}", "chapters")


def _ms(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


def _folded(text: str) -> str:
    return " ".join(text.split())


def _same(a: str, b: str) -> bool:
    return _folded(a) == _folded(b)
