"""The unit of work: one part of a script, spoken, checked line by line, laid out and encoded apart.

Nothing here knows the other chapters, so the bytes do not depend on the number of workers or the order of work.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

from voices import mp3, sound
from voices.engine import Audio, Engine, Manner, VoiceFacts
from voices.engines import open_engine
from voices.errors import LineFailedError
from voices.lexicon import Lexicon
from voices.script import Line, Part

LEAD_S = 0.100  # silence before the spoken title; heard after it and the delay of an MP3: 50 to 300 ms from the mark
LAST_PAUSE_MS = 700  # after the last line
LONGEST_PAUSE_MS = 1400  # so that with a chapter's end and start no gap reaches 2 s
_TRIES = 2
_TO_MEASURE = "This sentence is long enough, and has sounds enough, to tell how loudly a voice speaks its words."
_NOTHING_LUFS = -60.0


@dataclass(frozen=True, slots=True)
class Job:
    """All that makes a chapter's sound. ``voices`` has the recording's own voice first."""

    part: Part
    voices: tuple[VoiceFacts, ...]
    manner: Manner
    lexicon: Lexicon
    out_rate: int | None = None  # Hz of the MP3; None: the voice's own

    @property
    def lines(self) -> tuple[Line, ...]:
        """The title, then the lines."""
        return (self.part.title, *self.part.lines)


@dataclass(frozen=True, slots=True)
class LineMark:
    """Where a line is heard: samples of the voice's rate from the chapter's start, before the MP3's delay."""

    show: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ChapterSound:
    """A finished chapter. ``marks`` has the title first."""

    id: str
    title: str
    frames: int  # of MP3
    sample_rate: int  # Hz of the samples that the marks count
    out_rate: int  # Hz of the MP3
    marks: tuple[LineMark, ...]
    mp3: bytes

    def facts(self) -> dict[str, Any]:
        """All but the sound, in JSON's types."""
        facts = asdict(self)
        del facts["mp3"]
        return facts

    @classmethod
    def read(cls, facts: dict[str, Any], data: bytes) -> ChapterSound:
        """The inverse of `facts`."""
        marks = tuple(LineMark(**mark) for mark in facts["marks"])
        return cls(**(facts | {"marks": marks, "mp3": data}))


class Studio:
    """The engines of a recording, opened once in each process."""

    def __init__(self, voices: tuple[VoiceFacts, ...], manner: Manner) -> None:
        self.rate = manner.rate
        self.sample_rate = voices[0].sample_rate
        self.voices = {voice.name: voice for voice in voices}
        self._engines: dict[str, Engine] = {voice.name: open_engine(voice, manner) for voice in voices}
        self._gains = {
            voice.name: measured_gain(self._engines[voice.name]) if voice.gain_db is None else voice.gain_db
            for voice in voices
        }

    def speak(self, line: Line, voice: VoiceFacts, lexicon: Lexicon) -> bytes:
        """The line's samples, checked; a line that fails is said once more."""
        text = lexicon.apply(line.say, voice)
        for left in reversed(range(_TRIES)):
            audio = self._engines[voice.name].say(text)
            try:
                return sound.finish(
                    audio, text, rate=self.rate, sample_rate=self.sample_rate, gain_db=self._gains[voice.name]
                )
            except LineFailedError as error:
                if not left:
                    raise LineFailedError(
                        f"the line {line.show!r} {error} (voice {voice.name}); change its words or choose another voice"
                    ) from None
        raise AssertionError


def measured_gain(engine: Engine) -> float:
    """What brings a voice whose level is not known to the target, in dB; 0 when it makes no sound."""
    import numpy as np

    from voices.loudness import TARGET_LUFS, integrated_lufs

    audio = engine.say(_TO_MEASURE)
    samples = np.frombuffer(audio.pcm[: audio.samples * 2], np.dtype("<i2")).astype(np.float64) / 32768
    level = integrated_lufs(samples, audio.sample_rate)
    return TARGET_LUFS - level if level > _NOTHING_LUFS else 0.0


def make(studio: Studio, job: Job) -> ChapterSound:
    """Speak and encode a chapter. Raises `LineFailedError` naming the line that cannot be spoken."""
    from voices.assembly import join  # pydub takes a while to import

    rate = studio.sample_rate
    pieces = [sound.silence(LEAD_S, rate)]
    at = len(pieces[0]) // 2
    marks = []
    lines = job.lines
    for index, line in enumerate(lines):
        voice = studio.voices.get(line.voice or "", job.voices[0])
        spoken = studio.speak(line, voice, job.lexicon)
        pause_ms = LAST_PAUSE_MS if index == len(lines) - 1 else max(0, min(line.pause_ms, LONGEST_PAUSE_MS))
        pause = sound.silence(pause_ms / 1000, rate)
        marks.append(LineMark(line.show, at, at + len(spoken) // 2))
        pieces += [spoken, pause]
        at += (len(spoken) + len(pause)) // 2
    data, frames = mp3.encode(Audio(join(pieces, rate), rate), job.out_rate)
    return ChapterSound(job.part.id, job.part.title.show, frames, rate, job.out_rate or rate, tuple(marks), data)


@cache
def recipe() -> str:
    """SHA-256 of the code that makes a chapter's sound: what another version would make differently is made anew."""
    digest = hashlib.sha256()
    for name in _RECIPE:
        source = files("voices").joinpath(*name.split("/"))
        sources = [source] if source.is_file() else sorted(source.iterdir(), key=lambda entry: entry.name)
        for each in sources:
            if each.name.endswith(".py"):
                digest.update(each.name.encode() + each.read_bytes())
    return digest.hexdigest()


_RECIPE = (
    "assembly.py",
    "chapter.py",
    "drivers",
    "engine.py",
    "engines",
    "lexicon.py",
    "loudness.py",
    "mp3.py",
    "sound.py",
)


# What a worker does (see `voices.isolation`): it is given the studio's voices, then one job after another.
# What it imports it imports now: a child forked for each chapter would do it again and again.
_LARGEST = 24 * 2**20  # bytes
_ONCE = ("lameenc", "numpy", "voices.assembly")
_studio: dict[str, Studio] = {}


def open_studio(setup: tuple[tuple[VoiceFacts, ...], Manner]) -> None:
    for name in _ONCE:
        import_module(name)
    bytearray(_LARGEST)  # once such a block is freed, glibc keeps the memory of smaller ones: half the page faults
    _studio["open"] = Studio(*setup)


def make_here(job: Job) -> ChapterSound:
    return make(_studio["open"], job)
