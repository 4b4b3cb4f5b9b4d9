"""Pico, the British woman's voice of the py-nanotts package (Linux and Windows), through pyttsx3."""

from __future__ import annotations

from voices import component
from voices.component import Component
from voices.engine import Manner, VoiceFacts
from voices.engines.door import DriverEngine

_VOICE = VoiceFacts("pico", "pico", "en-GB", "en-GB", "female", "Apache-2.0", 16_000, 0.4, "SVOX Pico")


class PicoEngine(DriverEngine):
    """Pico, ready to speak."""

    def __init__(self, voice: VoiceFacts, manner: Manner) -> None:
        from voices.drivers import pico

        super().__init__(pico.NAME, voice, manner)


def library() -> Component:
    """The library, as it is installed."""
    return component.package("speech", "Pico", "py_nanotts", "py-nanotts")


def voices() -> tuple[VoiceFacts, ...]:
    return (_VOICE,) if library().works else ()
