"""The door to pyttsx3: a text in, the sound of a driver out. Shared by the engines whose drivers are ours."""

from __future__ import annotations

import atexit
import io
import warnings
import wave
import weakref
from typing import Any

from voices.drivers.synchronous import NORMAL_PITCH
from voices.engine import Audio, Manner, VoiceFacts
from voices.errors import EngineMissingError


class DriverEngine:
    """A voice spoken by one of our drivers through pyttsx3's public interface."""

    def __init__(self, driver: str, voice: VoiceFacts, manner: Manner, volume: float = 1.0) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of Python, about pyttsx3's source
            import pyttsx3

        self._name = voice.name
        self._engine: Any = pyttsx3.init(driver)
        atexit.register(_let_go, weakref.ref(self))
        self._properties: dict[str, Any] = {
            "voice": voice.key,
            "rate": manner.rate,
            "pitch": NORMAL_PITCH * manner.pitch / 100,
            "volume": volume,
        }

    def say(self, text: str) -> Audio:
        # pyttsx3 gives two voices of one driver the same engine, so each says how it speaks every time.
        for name, value in self._properties.items():
            self._engine.setProperty(name, value)
        file = io.BytesIO()
        errors: list[Exception] = []
        token = self._engine.connect("error", lambda exception, **_: errors.append(exception))
        try:
            self._engine.save_to_file(text, file)
            self._engine.runAndWait()
        finally:
            self._engine.disconnect(token)
        if errors:
            raise EngineMissingError(
                f"the voice {self._name!r} failed ({errors[0]}); run: plainspoken doctor, or choose another voice"
            )
        file.seek(0)
        with wave.open(file, "rb") as sound:
            return Audio(sound.readframes(sound.getnframes()), sound.getframerate())


def _let_go(engine: weakref.ref[DriverEngine]) -> None:
    """Give up pyttsx3's engine before Python takes its modules apart, or it complains on the way out."""
    here = engine()
    if here is not None:
        here._engine = None
