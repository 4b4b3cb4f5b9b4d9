"""eSpeak NG from the espeakng-loader package (every system), through pyttsx3."""

from __future__ import annotations

from voices import component
from voices.component import Component
from voices.engine import Manner, VoiceFacts
from voices.engines.door import DriverEngine

_VOLUME = 0.9  # of pyttsx3's scale: at 1.0 the highest peaks come within a hair of clipping
_LICENCE = "GPL-3.0-or-later"
_VOICES = (VoiceFacts("espeak", "espeak", "gmw/en", "en-GB", "male", _LICENCE, 22_050, 3.1, "eSpeak NG, British"),)


class EspeakEngine(DriverEngine):
    """eSpeak NG, ready to speak."""

    def __init__(self, voice: VoiceFacts, manner: Manner) -> None:
        from voices.drivers import espeak

        super().__init__(espeak.NAME, voice, manner, _VOLUME)


def library() -> Component:
    """The library, as it is installed."""
    return component.package("speech", "eSpeak NG", "espeakng_loader", "espeakng-loader")


def voices() -> tuple[VoiceFacts, ...]:
    return _VOICES if library().works else ()
