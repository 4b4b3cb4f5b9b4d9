"""``plainspoken verify``: a finished edition proved again."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefings.cli.options import AsJson, Tally
from briefings.cli.show import complain, json_line, show
from briefings.errors import EditionError

if TYPE_CHECKING:
    from briefings.verify import Examination

NAME = "verify"
SUMMARY = "Prove a finished edition again."

Editions = Annotated[
    list[Path], typer.Argument(metavar="EDITION", help="The folders of finished editions.", show_default=False)
]


def command(editions: Editions, json: AsJson = False) -> None:
    """Prove a finished edition again: its words from the report's text, its chapters, sound and hashes."""
    from briefings.edition import is_edition
    from briefings.verify import examine_edition

    tally = Tally(editions, json=json)
    for folder in editions:
        with tally.trying(folder, "edition"):
            if not is_edition(folder):
                raise EditionError(f"{folder}: not an edition. Give the folder that plainspoken make made.")
            found = examine_edition(folder)
            _show(folder, found, json)
            tally.codes.append(1 if found.failures else 0)
    raise typer.Exit(tally.exit_code())


def _show(folder: Path, found: Examination, json: bool) -> None:
    if json:
        rows = [dataclasses.asdict(f) for f in found.failures]
        json_line({"edition": str(folder), "proved": not rows, "checked": list(found.checked), "failures": rows})
    else:
        show(f"{folder}: {'NOT proved' if found.failures else 'proved'}")
        for line in found.checked:
            show(f"  {line}")
    for failure in found.failures:
        complain(f"{folder}: {failure}")
