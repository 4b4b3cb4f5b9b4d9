"""SVOX Pico, from the py-nanotts package, as a driver of pyttsx3: `pyttsx3.init("plainspoken_pico")`.

Pico is given raw memory by the package's ``malloc`` and reads parts of it before writing them, so the same words differ
by some samples once that memory is used twice. Memory fresh from the system is all zeros: `_always_fresh_memory` sees
to it that every call gets such. Pico reads "<" and ">" as marks of its own, and the package does not release Python's
lock.
"""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress
from functools import cache
from typing import Any

from voices.drivers.synchronous import NORMAL_PITCH, SynchronousDriver, register

NAME = "plainspoken_pico"
VOICE = "en-GB"
SAMPLE_RATE = 16_000
NATURAL_RATE = 165  # words a minute, counted as eSpeak counts them, at Pico's own speed
_LOUDEST = 0.45  # of Pico's own scale: above it, sound is clipped
_MMAP_THRESHOLD = -3  # M_MMAP_THRESHOLD of <malloc.h>
_FROM = 2_000_000  # bytes; Pico's memory is 2,500,000
_MARKS = str.maketrans("<>&", "   ", "\0")


class PicoLibrary:
    """py-nanotts. Raises ImportError or OSError when it is missing or broken."""

    sample_rate = SAMPLE_RATE

    def __init__(self) -> None:
        from py_nanotts import NanoTTS

        _always_fresh_memory()
        self._pico = NanoTTS()

    def names(self) -> list[str]:
        return [VOICE]

    def synthesise(self, text: str, *, voice: str, rate: int, pitch: float, volume: float) -> bytes:
        samples = self._pico.speak(
            text.translate(_MARKS),
            voice=voice,
            speed=rate / NATURAL_RATE,
            pitch=pitch / NORMAL_PITCH,
            volume=_LOUDEST * volume,
        )
        assert isinstance(samples, bytes)
        return samples


def _always_fresh_memory() -> None:
    """Have glibc take every large block from the system instead of from what was used before.

    Other C libraries of Linux, and Windows, do so of themselves for blocks as large as Pico's (2.5 MB).
    """
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):
            ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _FROM)


@cache
def _library() -> PicoLibrary:
    return PicoLibrary()


def _build(proxy: Any) -> SynchronousDriver:
    return SynchronousDriver(proxy, _library(), VOICE)


register(NAME, _build)
