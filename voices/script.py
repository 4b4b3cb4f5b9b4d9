"""What is to be said: parts (a part is a chapter of the finished recording) of lines."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence. ``say`` is for the ear (numbers in words), ``show`` for the eye (captions, transcript)."""

    say: str
    show: str
    pause_ms: int = 350  # silence after it
    voice: str | None = None  # another voice for this line (quotations), where the profile has one


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter: its spoken title first, then its lines."""

    id: str  # stable: "rating-2", "concern-1", "in-short"
    title: Line
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Script:
    title: str
    language: str  # BCP 47: "en-GB"
    parts: tuple[Part, ...]
