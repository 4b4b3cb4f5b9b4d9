"""The engines, one a module. Each module has:

- `voices() -> tuple[VoiceFacts, ...]`: the voices that can speak here, none when its library is missing;
- `library() -> Component`: its library, found without loading it;
- a class that takes a voice and a manner and has `say`, the contract of `voices.engine.Engine`.

To add an engine, write such a module and name it in `ENGINES`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from voices.component import Component
from voices.engine import Engine, Manner, VoiceFacts
from voices.errors import EngineMissingError


@dataclass(frozen=True, slots=True)
class EngineFacts:
    """How an engine behaves, known without importing it."""

    module: str
    maker: str  # the class in the module
    isolated: bool = True  # may crash or hang: speaks in a process of its own
    stateful: bool = False  # what it has said changes what it says: a fresh process for each chapter


_SYSTEM = {"system": EngineFacts("voices.engines.system", "SystemEngine", stateful=True)}
# In order of preference: the first that can speak the wanted language is the default. Windows and macOS have good
# voices of their own. Of the bundled ones Pico is the clearer: of 281 words of a briefing a recogniser (Whisper
# tiny.en) misheard 2 in a hundred of Pico's and 10 in a hundred of eSpeak's.
ENGINES: dict[str, EngineFacts] = {
    **(_SYSTEM if sys.platform in ("win32", "darwin") else {}),
    "pico": EngineFacts("voices.engines.pico", "PicoEngine"),
    "espeak": EngineFacts("voices.engines.espeak", "EspeakEngine", stateful=True),
    "silent": EngineFacts("voices.engines.silent", "SilentEngine", isolated=False),
}


def module(engine: str) -> ModuleType:
    """The module of an engine; importing it is cheap and needs no speech library."""
    return import_module(ENGINES[engine].module)


def library(engine: str) -> Component:
    """The engine's library, found without loading it."""
    found: Component = module(engine).library()
    return found


def open_engine(voice: VoiceFacts, manner: Manner) -> Engine:
    """The voice, ready to speak. Raises `EngineMissingError` when its library or data is missing or will not start."""
    facts = ENGINES[voice.engine]
    try:
        engine: Engine = getattr(module(voice.engine), facts.maker)(voice, manner)
    except (ImportError, OSError, RuntimeError) as error:
        raise EngineMissingError(
            f"the voice {voice.name!r} cannot start ({error}); reinstall plainspoken, or choose another with --voice"
        ) from error
    return engine
