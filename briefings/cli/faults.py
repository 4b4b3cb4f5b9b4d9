"""Errors made into lines for a person and an exit code. Nobody sees a traceback, but with --debug."""

from __future__ import annotations

import traceback
from contextvars import ContextVar

from briefings.cli.show import complain
from briefings.errors import PlainspokenError, UnprovenError

debugging: ContextVar[bool] = ContextVar("debugging", default=False)


def say(error: Exception) -> int:
    """Say on standard error what went wrong and what to do; return the exit code."""
    if debugging.get():
        traceback.print_exception(error)
    for line in error.lines if isinstance(error, UnprovenError) else ():
        complain(line)
    complain(words(error))
    return error.exit_code if isinstance(error, PlainspokenError) else 3


def words(error: Exception) -> str:
    """The error in one line."""
    if isinstance(error, PlainspokenError):
        return " ".join(str(error).split())
    if isinstance(error, MemoryError):
        return "there is not enough memory for this report. Close other programs, or split the report."
    if isinstance(error, OSError) and error.strerror:  # not where an edition goes: that has its own words
        where = error.filename or "a file"
        return f"{where}: {error.strerror}. Check the place and its free space (temporary files too); run it again."
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return f"a fault in plainspoken: {what}. Run it again with --debug and report that."
