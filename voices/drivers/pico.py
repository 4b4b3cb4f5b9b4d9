"""SVOX Pico, from the py-nanotts package, as a driver of pyttsx3: `pyttsx3.init("plainspoken_pico")`.

Pico is given raw memory by the package's ``malloc`` and reads parts of it before writing them, so the same words differ
once that memory is used twice: every call is given memory fresh from the system (`voices.drivers.memory`). Pico reads
"<" and ">" as marks of its own, and the package does not release Python's lock.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from voices.drivers.memory import next_block_fresh
from voices.drivers.synchronous import NORMAL_PITCH, SynchronousDriver, register

NAME = "plainspoken_pico"
VOICE = "en-GB"
SAMPLE_RATE = 16_000
NATURAL_RATE = 165  # words a minute, counted as eSpeak counts them, at Pico's own speed
_LOUDEST = 0.45  # of Pico's own scale: above it, sound is clipped
_MEMORY = 2_500_000  # bytes that the package gives to Pico
_MARKS = str.maketrans("<>&", "   ", "\0")


class PicoLibrary:
    """py-nanotts. Raises ImportError or OSError when it is missing or broken."""

    sample_rate = SAMPLE_RATE

    def __init__(self) -> None:
        from py_nanotts import NanoTTS

        self._pico = NanoTTS()

    def names(self) -> list[str]:
        return [VOICE]

    def synthesise(self, text: str, *, voice: str, rate: int, pitch: float, volume: float) -> bytes:
        with next_block_fresh(_MEMORY):
            samples = self._pico.speak(
                text.translate(_MARKS),
                voice=voice,
                speed=rate / NATURAL_RATE,
                pitch=pitch / NORMAL_PITCH,
                volume=_LOUDEST * volume,
            )
        assert isinstance(samples, bytes)
        return samples


@cache
def _library() -> PicoLibrary:
    return PicoLibrary()


def _build(proxy: Any) -> SynchronousDriver:
    return SynchronousDriver(proxy, _library(), VOICE)


register(NAME, _build)
