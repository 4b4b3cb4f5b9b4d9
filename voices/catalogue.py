"""What can speak here, and choosing one by name."""

from __future__ import annotations

from difflib import get_close_matches
from importlib.metadata import version

from voices.engine import VoiceFacts
from voices.engines import ENGINES, module
from voices.engines import provenance as engine_provenance
from voices.errors import EngineMissingError, UnknownVoiceError

_NOT_BY_DEFAULT = "silent"


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
    near = get_close_matches(name, [voice.name for voice in here], n=3, cutoff=0.4)
    hint = f"did you mean {' or '.join(near)}? " if near else ""
    raise UnknownVoiceError(f"no voice here is called {name!r}; {hint}run: plainspoken voices")


def provenance() -> tuple[tuple[str, str, str], ...]:
    """(library, version, where it came from) of all that makes sound here."""
    engines = [engine_provenance(engine) for engine in ENGINES]
    libraries = [(name, version(name), "Python package") for name in ("pyttsx3", "pydub", "lameenc", "numpy")]
    return (*engines, *libraries)
