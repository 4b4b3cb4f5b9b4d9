"""What can go wrong, and the exit code that says so.

PlainspokenError                 one line: what happened, and what to do next
├── UsageError            (2)    the command line or a settings file is wrong
├── InputError            (2)    a file that we were given cannot be read
│   └── NoTextError       (2)    it opens, but holds no words (a scan, an empty file)
├── DataError             (2)    a table of ours, or a user's, breaks its schema: file, line, remedy
├── EditionError          (2)    a folder is not an edition, or is damaged
├── EditedError           (2)    somebody edited the briefing; we do not overwrite that
├── OutputError           (2)    the destination is full, read-only or in the way
├── CheckError            (1)    it was made, but a check failed (too hard, not proved)
│   └── UnprovenError     (1)    a line says what the report does not say
└── MachineError          (3)    a library, voice or tool that the work needs is missing or broken
"""


class PlainspokenError(Exception):
    """The root of our errors. ``str(error)`` is one line for a person: what happened and what to do next."""

    exit_code = 1


class UsageError(PlainspokenError):
    """The command line or a settings file is wrong."""

    exit_code = 2


class InputError(PlainspokenError):
    """A file that we were given cannot be read."""

    exit_code = 2


class NoTextError(InputError):
    """A file opens but holds no words: a scan, a garbled PDF, an empty file."""


class DataError(PlainspokenError):
    """A data table breaks its schema; the message names file, line and remedy."""

    exit_code = 2


class EditionError(PlainspokenError):
    """A folder is not a finished edition, or is damaged."""

    exit_code = 2


class EditedError(PlainspokenError):
    """A briefing that somebody edited would be overwritten."""

    exit_code = 2


class OutputError(PlainspokenError):
    """The destination is full, read-only or in the way."""

    exit_code = 2


class CheckError(PlainspokenError):
    """The work was done, but a check failed."""

    exit_code = 1


class UnprovenError(CheckError):
    """Lines of a briefing say what the report does not say: each of them in ``lines``."""

    def __init__(self, message: str, lines: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.lines = lines


class MachineError(PlainspokenError):
    """A library, voice or tool that the work needs is missing or broken."""

    exit_code = 3
