"""What can go wrong with speech.

VoiceError
├── UnknownVoiceError    nobody here is called that (the message lists near names)
├── EngineMissingError   the engine's library or data is not installed, or will not start
├── ScriptError          the script cannot be made into a recording (empty, too many chapters)
├── LexiconError         a pronunciation file or a profile that cannot be read
├── LineFailedError      a line came out silent, clipped, cut off or of the wrong length, twice
├── WorkFailedError      the process that spoke a chapter crashed or hung, twice
└── AudioFileError       a finished MP3 is not what it should be

Each message says what happened and what to do next, in one line.
"""

from __future__ import annotations


class VoiceError(Exception):
    """Base of everything that `voices` raises on purpose."""


class UnknownVoiceError(VoiceError):
    """No voice of that name can speak here."""


class EngineMissingError(VoiceError):
    """The machine lacks the engine, its data, or its voice."""


class ScriptError(VoiceError):
    """The script cannot be recorded as it is."""


class LexiconError(VoiceError):
    """A file of pronunciations or profiles is malformed."""


class LineFailedError(VoiceError):
    """An engine returned sound that is not the line."""


class WorkFailedError(VoiceError):
    """A worker process crashed, hung or was killed."""


class AudioFileError(VoiceError):
    """A finished sound file is damaged."""
