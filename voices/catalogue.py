"""What can speak here, and choosing one by name."""

from __future__ import annotations

import time
from dataclasses import replace
from difflib import get_close_matches

from voices import component
from voices.component import Component
from voices.engine import VoiceFacts
from voices.engines import ENGINES, library, module
from voices.errors import EngineMissingError, UnknownVoiceError, VoiceError
from voices.recorder import record
from voices.script import Line, Part, Script

_NOT_BY_DEFAULT = "silent"
_TRIAL = Script("Trial", "en-GB", (Part("trial", Line("This is a trial of the voice.", "Trial"), ()),))


def voices() -> tuple[VoiceFacts, ...]:
    """Every voice that can speak on this machine, the preferred engine's first."""
    return tuple(voice for engine in ENGINES for voice in module(engine).voices())


def choose(name: str | None = None, language: str = "en-GB") -> VoiceFacts:
    """The voice called ``name``, or the preferred one for ``language``.

    Raises `UnknownVoiceError` with near names, and `EngineMissingError` when nothing here can speak.
    """
    here = voices()
    if name is None:
        audible = [voice for voice in here if voice.engine != _NOT_BY_DEFAULT]
        for wanted in (language, language.partition("-")[0]):
            for voice in audible:
                if voice.language == wanted or voice.language.partition("-")[0] == wanted:
                    return voice
        raise EngineMissingError(f"no voice here speaks {language}; run: plainspoken doctor")
    for voice in here:
        if voice.name == name:
            return voice
    near = get_close_matches(name, [voice.name for voice in here], n=3, cutoff=0.6)
    hint = f"did you mean {' or '.join(near)}? " if near else ""
    raise UnknownVoiceError(f"no voice here is called {name!r}; {hint}run: plainspoken voices")


def provenance() -> tuple[Component, ...]:
    """All that makes sound here: each speech library tried on a few words, the encoder, and what joins them."""
    speech = [_tried(engine) for engine in ENGINES]
    return (
        *speech,
        component.package("encoder", "LAME", "lameenc", "lameenc"),
        component.package("library", "pyttsx3", "pyttsx3", "pyttsx3"),
        component.package("library", "pydub", "pydub", "pydub"),
        component.package("library", "NumPy", "numpy", "numpy"),
    )


def _tried(engine: str) -> Component:
    """An engine's library, and what came of having its first voice speak."""
    found = library(engine)
    voices_of_it = module(engine).voices()
    if not found.works or not voices_of_it:
        return found
    began = time.perf_counter()
    try:
        with record(_TRIAL, voices_of_it[0]) as recording:
            seconds = recording.seconds
    except VoiceError as error:
        return replace(found, works=False, detail=str(error))
    took = time.perf_counter() - began
    return replace(found, detail=f"spoke {seconds:.1f} seconds in {took:.1f}, with its start")
