"""Printing: results on standard output, everything else on standard error."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from briefings.errors import OutputError

if TYPE_CHECKING:
    from rich.table import Table


_LONG_QUOTE = re.compile(r"“([^“”]{240})[^“”]{60,}”")
_LONGEST_CELL = 800  # characters of one cell of a table
_LONGEST = 3000  # characters of a message


def complain(message: str) -> None:
    """One line on standard error, however the message was wrapped; what it quotes is cut short."""
    line = cut(" ".join(message.split()))
    with suppress(OSError):  # nobody hears it: the exit code says it too
        print(f"plainspoken: {line}", file=sys.stderr)


def cut(message: str, longest: int = _LONGEST) -> str:
    """The message without the inside of very long quotations."""
    message = _LONG_QUOTE.sub(lambda m: f"“{m[1].rstrip()} …”", message)
    return message if len(message) <= longest else f"{message[: longest * 3 // 4]} … {message[-longest // 5 :]}"


@contextmanager
def printing() -> Iterator[None]:
    """Turn an error of standard output (a full disk) into ours; a reader that went away is the boundary's business."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(error) from error


def unwritable(error: OSError) -> OutputError:
    """The error for a standard output that takes nothing; what is still to come goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains again when it ends
    return OutputError(f"standard output: it cannot be written ({error.strerror or error}). Send it to another place.")


def note(message: str) -> None:
    """Something the producer should know, on standard error."""
    print(cut(" ".join(message.split())), file=sys.stderr)


def json_line(value: Any) -> None:
    """One JSON object on standard output."""
    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    with printing():
        print(json.dumps(value, ensure_ascii=not unicode), flush=True)


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on standard output; whole words, whatever the width."""
    from rich import box
    from rich.table import Table

    made: Table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        made.add_column(column, overflow="fold")
    for row in rows:
        made.add_row(*(cut(cell, _LONGEST_CELL) for cell in row))
    show(made)


def show(thing: Table | str) -> None:
    """Print for a person: in the terminal's width, or 100 columns into a file; no markup of the report's is obeyed."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else 100
    with printing():
        Console(width=width, markup=False, highlight=False).print(thing, soft_wrap=isinstance(thing, str))


def clock(milliseconds: int) -> str:
    """1:05 or 1:02:05, rounded down to the second."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
