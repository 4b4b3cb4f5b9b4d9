"""The voices of Windows (SAPI 5) and macOS (NSSpeechSynthesizer), through pyttsx3's own drivers.

Written to pyttsx3's public interface; there are none on Linux, whose own driver loses sound (see `voices.drivers`).
"""

from __future__ import annotations

import io
import re
import struct
import sys
import tempfile
import warnings
import wave
from functools import cache
from pathlib import Path
from typing import Any

from voices import component
from voices.component import Component
from voices.engine import Audio, Manner, VoiceFacts
from voices.errors import EngineMissingError

SAMPLE_RATE = 22_050  # Hz that every system voice is brought to
_SYSTEMS = ("win32", "darwin")
_LONG_NAMES = re.compile(r"^(microsoft|apple|com\.apple\.\S+\.) ?| desktop.*$| - .*$", re.IGNORECASE)


class SystemEngine:
    """A voice of the system. pyttsx3 writes a file a line; its format is the system's."""

    def __init__(self, voice: VoiceFacts, manner: Manner) -> None:
        self._name = voice.name
        self._errors: list[Exception] = []
        self._engine = _start()
        self._engine.connect("error", lambda exception, **_: self._errors.append(exception))
        self._engine.setProperty("voice", voice.key)
        self._engine.setProperty("rate", manner.rate)
        self._engine.setProperty("volume", 1.0)

    def say(self, text: str) -> Audio:
        self._errors.clear()
        with tempfile.TemporaryDirectory(prefix="plainspoken-") as folder:
            path = Path(folder) / "line.wav"
            self._engine.save_to_file(text, str(path))
            self._engine.runAndWait()
            data = path.read_bytes() if path.exists() else b""
        if self._errors or not data:
            why = self._errors[0] if self._errors else "it wrote no sound"
            raise EngineMissingError(
                f"the voice {self._name!r} failed ({why}); run: plainspoken doctor, or choose another voice"
            )
        return _brought_to(SAMPLE_RATE, *read_sound(data))


def _start() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of Python, about the sources of pyttsx3 and of what it imports
        import pyttsx3

        return pyttsx3.init()


def read_sound(data: bytes) -> tuple[bytes, int, int]:
    """Little-endian 16-bit samples, Hz and channels of a WAV, AIFF or AIFF-C file.

    Raises EngineMissingError for any other format.
    """

    if data[:4] == b"RIFF":
        with wave.open(io.BytesIO(data), "rb") as file:
            if file.getsampwidth() == 2:
                return file.readframes(file.getnframes()), file.getframerate(), file.getnchannels()
    elif data[:4] == b"FORM" and data[8:12] in (b"AIFF", b"AIFC"):
        chunks = dict(_chunks(data))
        channels, _, bits = struct.unpack(">hIh", chunks[b"COMM"][:8])
        exponent, mantissa = struct.unpack(">HQ", chunks[b"COMM"][8:18])  # an 80-bit float
        order = chunks[b"COMM"][18:22] or b"NONE"
        samples = chunks[b"SSND"][8:]
        if bits == 16 and order in (b"NONE", b"twos", b"sowt"):
            if order != b"sowt":
                swapped = bytearray(len(samples) // 2 * 2)
                swapped[0::2], swapped[1::2] = samples[1::2], samples[: len(swapped) : 2]
                samples = bytes(swapped)
            return samples, round(mantissa * 2.0 ** (exponent - 16383 - 63)), channels
    raise EngineMissingError(
        "the system's voice wrote sound in a format that is not known; choose another with --voice"
    )


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], 12
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "big")
        found.append((data[at : at + 4], data[at + 8 : at + 8 + size]))
        at += 8 + size + size % 2
    return found


def _brought_to(rate: int, samples: bytes, found_rate: int, channels: int) -> Audio:
    if (found_rate, channels) == (rate, 1):
        return Audio(samples, rate)
    from voices.assembly import converted

    return Audio(converted(samples, found_rate, channels, rate), rate)


def library() -> Component:
    """pyttsx3 itself: the voices belong to the system."""
    found = component.package("speech", "system voices", "pyttsx3", "pyttsx3")
    if sys.platform in _SYSTEMS:
        return found
    return Component("library", "system voices", found.version, "", False, "not used on this system")


@cache
def voices() -> tuple[VoiceFacts, ...]:
    """What the system offers; British voices first, since the first is the default."""
    if sys.platform not in _SYSTEMS or not library().works:
        return ()
    try:
        found = _start().getProperty("voices")
    except Exception:  # noqa: BLE001  # pyttsx3's drivers raise whatever COM and Cocoa do; then there are no such voices
        return ()
    facts = [_facts(each) for each in found]
    return tuple(sorted(facts, key=lambda voice: (not voice.british, voice.name)))


def _facts(described: Any) -> VoiceFacts:
    name = "-".join(re.findall(r"\w+", _LONG_NAMES.sub("", described.name or described.id).lower()))
    languages = described.languages or ["en"]
    language = str(languages[0]).replace("_", "-")
    sex = str(described.gender or "").lower()
    sex = next((one for one in ("female", "male") if one in sex), "neutral")
    return VoiceFacts(name, "system", described.id, language, sex, "", SAMPLE_RATE, None, str(described.name))
