"""``plainspoken verify``: a finished edition proved again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefings.cli.options import AsJson, Tally
from briefings.cli.show import complain, json_line, show
from briefings.errors import PlainspokenError

NAME = "verify"

Editions = Annotated[list[Path], typer.Argument(help="The folders of finished editions.", show_default=False)]


def command(editions: Editions, json: AsJson = False) -> None:
    """Prove a finished edition again: its words from the report's text, its chapters, sound and hashes."""
    from briefings.proving import prove_edition

    tally = Tally(editions)
    for folder in tally.each():
        try:
            proof = prove_edition(folder)
        except PlainspokenError as error:
            if json:
                json_line({"edition": str(folder), "proved": False, "error": " ".join(str(error).split())})
            tally.failed(error)
            continue
        if json:
            json_line({"edition": str(folder), "proved": not proof.failures, "failures": list(proof.failures)})
        for failure in proof.failures:
            complain(f"{folder}: {failure}")
        if not json:
            show(f"{folder}: {'proved: ' + proof.what if not proof.failures else 'NOT proved'}")
        tally.codes.append(1 if proof.failures else 0)
    raise typer.Exit(tally.exit_code())
