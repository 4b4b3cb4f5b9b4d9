"""A script spoken: chapters in a file, with exact marks.

Positions are counted in MP3 frames (chapters) and samples (lines). They become milliseconds in `Recording.times` alone.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import IO

from voices import mp3
from voices.chapter import LineMark
from voices.engine import VoiceFacts
from voices.id3 import ChapterTag, Tags, tag, tag_v1


@dataclass(frozen=True, slots=True)
class RecordedChapter:
    """A chapter's place. ``marks`` has the spoken title first."""

    id: str
    title: str
    first_frame: int
    frames: int
    offset: int  # bytes into the recording
    length: int  # bytes
    marks: tuple[LineMark, ...]


@dataclass(frozen=True, slots=True)
class LineTimes:
    """When a line is heard in the finished file, in milliseconds from its start."""

    show: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class ChapterTimes:
    """A chapter's milliseconds. ``lines`` has the spoken title first; ``end_ms`` is the next chapter's start."""

    id: str
    title: str
    start_ms: int
    end_ms: int
    lines: tuple[LineTimes, ...]


@dataclass(frozen=True)
class Recording:
    """A finished recording; its sound is in memory or a temporary file, which goes away with it."""

    title: str
    language: str
    voice: VoiceFacts
    sample_rate: int  # Hz of the samples that marks count
    out_rate: int  # Hz of the MP3
    chapters: tuple[RecordedChapter, ...]
    spoken: int  # chapters made for this recording; the rest came from the cache
    body: IO[bytes]

    def __enter__(self) -> Recording:
        return self

    def __exit__(self, *_: object) -> None:
        self.body.close()

    @property
    def frames(self) -> int:
        return sum(each.frames for each in self.chapters)

    @property
    def seconds(self) -> float:
        return self.frames * mp3.frame_samples(self.out_rate) / self.out_rate

    def times(self) -> tuple[ChapterTimes, ...]:
        """Every mark in milliseconds as heard: a line `mp3.DECODER_DELAY` samples after where it was put."""
        frame = Fraction(1000 * mp3.frame_samples(self.out_rate), self.out_rate)
        delay = Fraction(1000 * mp3.DECODER_DELAY, self.out_rate)
        sample = Fraction(1000, self.sample_rate)
        result = []
        for each in self.chapters:
            start = each.first_frame * frame
            heard = start + delay
            lines = tuple(
                LineTimes(mark.show, round(heard + mark.start * sample), round(heard + mark.end * sample))
                for mark in each.marks
            )
            end = (each.first_frame + each.frames) * frame
            result.append(ChapterTimes(each.id, each.title, round(start), round(end), lines))
        return tuple(result)

    def sound(self, index: int) -> bytes:
        """The MP3 frames of one chapter."""
        each = self.chapters[index]
        self.body.seek(each.offset)
        return self.body.read(each.length)


def write_mp3(recording: Recording, target: Path | IO[bytes], tags: Tags) -> None:
    """The recording as a tagged MP3 with chapters. A path is written beside and renamed: whole or absent."""
    from importlib.metadata import version

    times = recording.times()
    chapters = [ChapterTag(each.title, each.start_ms, each.end_ms) for each in times]
    head = tag(tags, chapters, times[-1].end_ms, encoder=f"Plainspoken, lameenc {version('lameenc')}")
    if not isinstance(target, Path):
        _write(recording, target, head, tag_v1(tags))
        return
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
        beside = Path(file.name)
        try:
            _write(recording, file, head, tag_v1(tags))
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            file.close()
            beside.unlink()
            raise
    beside.chmod(0o644)
    beside.replace(target)


def _write(recording: Recording, file: IO[bytes], head: bytes, foot: bytes) -> None:
    file.write(head)
    for index in range(len(recording.chapters)):
        file.write(recording.sound(index))
    file.write(foot)
