"""The contract of a speech engine: one method, `say`; and what is known of a voice before it speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Audio:
    """Sound in one channel: ``pcm`` is signed 16-bit little-endian samples."""

    pcm: bytes
    sample_rate: int  # Hz

    @property
    def samples(self) -> int:
        return len(self.pcm) // 2

    @property
    def seconds(self) -> float:
        return self.samples / self.sample_rate


@dataclass(frozen=True, slots=True)
class VoiceFacts:
    """What is known of a voice without starting its engine."""

    name: str  # what the user types: "pico"
    engine: str  # a key of `voices.engines.ENGINES`
    key: str  # the engine's own name for it: "en-GB", "gmw/en+f3", a file
    language: str  # BCP 47: "en-GB"
    sex: str  # "female", "male" or "neutral"
    licence: str  # SPDX, of the voice as it is installed
    sample_rate: int  # Hz; 0 when only the engine can tell
    gain_db: float | None  # from the engine's level to -19 LUFS; None: measured when the voice is opened
    description: str = ""

    @property
    def british(self) -> bool:
        return self.language in ("en-GB", "cy-GB", "gd-GB")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a voice is to speak. ``rate`` is nominal words a minute (eSpeak's scale: 165 is a calm reader)."""

    rate: int = 165
    pitch: int = 100  # per cent of the voice's own


class Engine(Protocol):
    """A voice ready to speak."""

    def say(self, text: str) -> Audio:
        """The sound of exactly ``text``, with whatever silence the engine puts round it; no file, no playback.

        The same text gives the same sound in a fresh process. Raises `voices.errors.EngineMissingError` when the engine
        cannot speak at all. The caller checks the sound.
        """
        ...
