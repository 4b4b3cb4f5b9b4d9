"""Progress on a terminal, and nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Step = Callable[[int, int, str], None]  # done, of how many, what is being done


@contextmanager
def progress(name: str) -> Iterator[Step]:
    """A bar on standard error for the work on one report, gone when the work ends."""
    if not sys.stderr.isatty():
        yield lambda _done, _total, _what: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.fields[name]}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[what]}"))
    # No thread draws it: it moves when a step is done, and a Ctrl-C finds nothing in its way.
    with Progress(*columns, console=Console(stderr=True, markup=False), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=None, name=name, what="reading and writing")

        def step(done: int, total: int, what: str) -> None:
            bar.update(task, completed=done, total=total, what=what, refresh=True)

        bar.refresh()
        yield step
