"""A driver of pyttsx3 that has done each command when the command returns."""

from __future__ import annotations

import os
import sys
import wave
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO, Protocol

NORMAL_PITCH = 50.0  # pyttsx3 counts pitch from 0 to 100


class Voice(Protocol):
    """A speech library as a driver needs it."""

    sample_rate: int  # Hz of what `synthesise` returns

    def synthesise(self, text: str, *, voice: str, rate: int, pitch: float, volume: float) -> bytes | bytearray:
        """Signed 16-bit little-endian samples in one channel.

        ``rate`` is words a minute, ``pitch`` 0 to 100 (50 is the voice's own), ``volume`` 0 to 1. Raises RuntimeError
        or ValueError in words when the library will not.
        """
        ...

    def names(self) -> list[str]:
        """The names that ``voice`` may be."""
        ...


class SynchronousDriver:
    """What pyttsx3's proxy calls. Its queue is pumped once by `startLoop`, and every command is done on the spot."""

    def __init__(self, proxy: Any, library: Voice, first_voice: str) -> None:
        self._proxy = proxy
        self._library = library
        self._properties: dict[str, Any] = {"voice": first_voice, "rate": 165, "volume": 1.0, "pitch": NORMAL_PITCH}

    def startLoop(self) -> None:  # noqa: N802  # pyttsx3's name
        """Do all that is queued; the last of it is `endLoop`."""
        self._proxy.setBusy(False)

    def endLoop(self) -> None:  # noqa: N802  # pyttsx3's name
        """Nothing runs any more."""

    def iterate(self) -> Any:
        """For a caller with a loop of its own."""
        self._proxy.setBusy(False)
        yield

    def stop(self) -> None:
        """Nothing is ever left running."""

    def destroy(self) -> None:
        """The library stays loaded for the next engine."""

    def say(self, text: str) -> None:
        raise NotImplementedError("this driver writes sound to a file; it does not play it")

    def save_to_file(self, text: str, filename: str | os.PathLike[str] | BinaryIO) -> None:
        """``text`` as a WAV file: a path, or an open binary file."""
        self._proxy.notify("started-utterance")
        values = self._properties
        samples = self._library.synthesise(
            text,
            voice=str(values["voice"]),
            rate=int(values["rate"]),
            pitch=float(values["pitch"]),
            volume=float(values["volume"]),
        )
        if isinstance(filename, str | os.PathLike):
            with Path(filename).open("wb") as file:
                self._write(file, samples)
        else:
            self._write(filename, samples)
        self._proxy.notify("finished-utterance", completed=True)

    def _write(self, file: BinaryIO, samples: bytes | bytearray) -> None:
        with wave.open(file, "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(self._library.sample_rate)
            sound.writeframes(samples)

    def getProperty(self, name: str) -> Any:  # noqa: N802  # pyttsx3's name
        if name == "voices":
            from pyttsx3.voice import Voice as Described

            return [Described(each, each) for each in self._library.names()]
        return self._properties[name]

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802  # pyttsx3's name
        if name not in self._properties:
            raise KeyError(f"unknown property {name!r}")
        if name == "voice" and value not in self._library.names():
            raise ValueError(f"unknown voice {value!r}")
        self._properties[name] = value


def register(name: str, build: Callable[[Any], SynchronousDriver]) -> None:
    """Make ``pyttsx3.init(name)`` find a driver of ours."""
    module = ModuleType(f"pyttsx3.drivers.{name}")
    module.buildDriver = build  # type: ignore[attr-defined]  # what pyttsx3 looks for in a driver's module
    sys.modules[module.__name__] = module
