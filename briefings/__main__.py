"""``python -m briefings`` and the console command ``plainspoken``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from briefings import stopping


def run() -> None:
    """Run the command line and leave with its exit code. Being told to stop (SIGTERM) is as Ctrl-C: it clears up."""
    try:
        stopping.listen()
        closed = _open_what_is_closed()
        if "stdout" in closed:
            message = "standard output is closed, so nothing can be shown. Send it somewhere: > results.txt"
            print(f"plainspoken: {message}", file=sys.stderr)
            sys.exit(2)
        from briefings.cli import main

        code = main(sys.argv[1:])
    except KeyboardInterrupt:  # while it still started, or while it ended
        code = stopping.CODE
        stopping.deaf()
        print(f"plainspoken: {stopping.WORDS}", file=sys.stderr)
    stopping.deaf()
    sys.exit(code)


def _open_what_is_closed() -> tuple[str, ...]:
    """Have the three standard streams lead somewhere: else the next file to be opened takes the place of one."""
    closed = []
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # it gets the lowest number that is free
        if getattr(sys, name) is None:
            closed.append(name)
            nowhere = Path(os.devnull).open("r" if number == 0 else "w", encoding="utf-8")  # noqa: SIM115  # for the run
            setattr(sys, name, nowhere)
    return tuple(closed)


if __name__ == "__main__":
    run()
