"""``plainspoken verify``: a finished edition proved again."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated

import typer

from briefings.cli.options import AsJson, Tally
from briefings.cli.show import complain, json_line, show
from briefings.errors import EditionError

NAME = "verify"

Editions = Annotated[list[Path], typer.Argument(help="The folders of finished editions.", show_default=False)]


def command(editions: Editions, json: AsJson = False) -> None:
    """Prove a finished edition again: its words from the report's text, its chapters, sound and hashes."""
    from briefings.edition import is_edition
    from briefings.verify import examine_edition

    tally = Tally(editions)
    for folder in tally.each():
        if not is_edition(folder):
            error = EditionError(f"{folder}: not an edition. Give the folder that plainspoken make made.")
            if json:
                json_line({"edition": str(folder), "proved": False, "error": str(error)})
            tally.failed(error)
            continue
        found = examine_edition(folder)
        if json:
            rows = [dataclasses.asdict(f) for f in found.failures]
            json_line({"edition": str(folder), "proved": not rows, "checked": list(found.checked), "failures": rows})
        else:
            show(f"{folder}: {'NOT proved' if found.failures else 'proved'}")
            for line in found.checked:
                show(f"  {line}")
        for failure in found.failures:
            complain(f"{folder}: {failure}")
        tally.codes.append(1 if found.failures else 0)
    raise typer.Exit(tally.exit_code())
