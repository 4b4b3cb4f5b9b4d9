"""An engine that says nothing, for exactly as long as a voice would need: for tests, and to try a layout at once.

Its "speech" is a quiet hum between two silences, so that every check on a real voice runs on it too.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from voices.component import Component
from voices.engine import Audio, Manner, VoiceFacts

SAMPLE_RATE = 16_000
SAMPLES_A_LETTER = 960  # 60 ms at rate 165
_EDGE = bytes(2 * 320)  # 20 ms before and after
_PERIOD = 160  # a 100 Hz hum
_LEVEL = 3000

VOICE = VoiceFacts(
    "silent", "silent", "hum", "en-GB", "neutral", "GPL-3.0-or-later", SAMPLE_RATE, 0.0, "no words: a hum"
)


@cache
def _hum() -> bytes:
    """One period of a triangle wave."""
    quarter = _PERIOD // 4
    values = [_LEVEL * (quarter - abs((i + quarter) % _PERIOD - 2 * quarter)) // quarter for i in range(_PERIOD)]
    return b"".join(value.to_bytes(2, "little", signed=True) for value in values)


def length(text: str, rate: int) -> int:
    """Samples of hum for ``text``: whole periods, in proportion to its letters and figures."""
    letters = sum(character.isalnum() for character in text)
    return letters * SAMPLES_A_LETTER * 165 // (rate * _PERIOD) * _PERIOD


class SilentEngine:
    """`say` gives `length` samples of hum."""

    def __init__(self, _: VoiceFacts, manner: Manner) -> None:
        self._rate = manner.rate

    def say(self, text: str) -> Audio:
        return Audio(_EDGE + _hum() * (length(text, self._rate) // _PERIOD) + _EDGE, SAMPLE_RATE)


def voices() -> tuple[VoiceFacts, ...]:
    return (VOICE,)


def library() -> Component:
    """The engine is part of this package."""
    from importlib.metadata import version

    return Component("library", "silent", version("plainspoken"), str(Path(__file__)), True, "a hum, for tests")
