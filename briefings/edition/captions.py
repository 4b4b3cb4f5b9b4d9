"""``briefing.vtt`` and ``chapters.json``: the marks of a recording as other programs read them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voices.recording import ChapterTimes


def vtt(chapters: Sequence[ChapterTimes]) -> str:
    """WebVTT: one cue a line as it is heard, the spoken titles among them."""
    out = ["WEBVTT", ""]
    number = 0
    for chapter in chapters:
        for line in chapter.lines:
            number += 1
            out += [str(number), f"{stamp(line.start_ms)} --> {stamp(line.end_ms)}", escaped(line.show), ""]
    return "\n".join(out)


def chapters_json(chapters: Sequence[ChapterTimes], title: str) -> str:
    """Chapters as Podcasting 2.0 has them (version 1.2.0), times in seconds."""
    rows = [{"startTime": c.start_ms / 1000, "title": c.title, "endTime": c.end_ms / 1000} for c in chapters]
    return json.dumps({"version": "1.2.0", "title": title, "chapters": rows}, ensure_ascii=False, indent=1) + "\n"


def stamp(milliseconds: int) -> str:
    """A WebVTT time: 00:01:05.250."""
    seconds, ms = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{ms:03}"


def escaped(text: str) -> str:
    """Cue text: one line, in which nothing is markup."""
    text = " ".join(text.split())
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
