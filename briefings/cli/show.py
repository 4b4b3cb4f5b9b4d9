"""Printing: results on standard output, everything else on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.table import Table


def complain(message: str) -> None:
    """One line on standard error, however the message was wrapped."""
    print(f"plainspoken: {' '.join(message.split())}", file=sys.stderr)


def note(message: str) -> None:
    """Something the producer should know, on standard error."""
    print(" ".join(message.split()), file=sys.stderr)


def json_line(value: Any) -> None:
    """One JSON object on standard output."""
    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not unicode), flush=True)


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on standard output; whole words, whatever the width."""
    from rich import box
    from rich.table import Table

    made: Table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        made.add_column(column, overflow="fold")
    for row in rows:
        made.add_row(*row)
    show(made)


def show(thing: Table | str) -> None:
    """Print for a person: in the terminal's width, or 100 columns into a file; no markup of the report's is obeyed."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else 100
    Console(width=width, markup=False, highlight=False).print(thing, soft_wrap=isinstance(thing, str))


def clock(milliseconds: int) -> str:
    """1:05 or 1:02:05, rounded down to the second."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
