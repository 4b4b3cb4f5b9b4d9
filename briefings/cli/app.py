"""The commands, gathered; and the boundary that every error ends at."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from briefings import __version__, stopping
from briefings.cli import check, doctor, facts, make, speak, verify, voices, write
from briefings.cli.faults import debugging, say
from briefings.cli.show import complain, printing, unwritable

EPILOG = "Exit codes: 0 done; 1 a check failed; 2 bad usage or unreadable input; 3 the machine lacks something."

app = typer.Typer(
    name="plainspoken",
    help="Public inspection reports, in plain English, out loud.",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: a screen reader can follow it, and it is there a tenth of a second sooner
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"plainspoken {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Public inspection reports, in plain English, out loud."""


for module in (make, facts, write, check, speak, verify, voices, doctor):
    app.command(name=module.NAME, short_help=module.SUMMARY, epilog=EPILOG)(module.command)

_USAGE: type[Exception] = typer.BadParameter.__mro__[2]  # the root of the errors of typer's own parsing


def main(arguments: Sequence[str]) -> int:
    """Run one command; return its exit code. Nothing but an exit code leaves this function."""
    debugging.set("--debug" in arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console of few letters must not stop the work
            stream.reconfigure(errors="replace")
    try:
        if not _has_folder():
            complain("the folder that this runs in is gone. Change to another one (cd) and run it again.")
            return 2
        # --debug may stand anywhere: the line that asks for it is read at the end of another command.
        code = app([a for a in arguments if a != "--debug"], prog_name="plainspoken", standalone_mode=False)
        with printing():
            sys.stdout.flush()
        if code == stopping.CODE or stopping.asked():
            return _stopped()
        return code if isinstance(code, int) else 0
    except _USAGE as error:
        message = error.format_message() if hasattr(error, "format_message") else str(error)
        if message:  # no message: the help was printed in its place
            complain(f"{' '.join(message.split()).rstrip('.')}. {_remedy(arguments)}")
        return 2
    except typer.Exit as stop:
        return stop.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return _stopped()
    except (BrokenPipeError, SystemExit):
        # The reader of our output went away (as "head" does): no error. Typer and rich then leave with SystemExit.
        return _reader_gone()
    except OSError as error:
        full = error.filename is None and error.errno == errno.ENOSPC  # only our own printing names no file
        return say(unwritable(error) if full else error)
    except Exception as error:  # noqa: BLE001  # the last line of defence
        return say(error)


def _has_folder() -> bool:
    try:
        Path.cwd()
    except FileNotFoundError:
        return False
    return True


def _remedy(arguments: Sequence[str]) -> str:
    """What to do after bad usage: a file whose name begins with a dash is taken for options."""
    files = [name for name in arguments if name.startswith("-") and Path(name).is_file()]
    return f"For the file of that name: ./{files[0]}" if files else "See: plainspoken --help"


def _stopped() -> int:
    stopping.deaf()
    complain(stopping.WORDS)
    return stopping.CODE


def _reader_gone() -> int:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains again when it ends
    return 0
