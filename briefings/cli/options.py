"""The arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from briefings.cli.faults import say, words
from briefings.cli.show import json_line
from briefings.errors import UsageError
from briefings.settings import Settings, find_settings, is_address, read_settings

Reports = Annotated[
    list[Path],
    typer.Argument(
        metavar="REPORT", help="Report files: PDF, HTML, Word (DOCX), Markdown or plain text.", show_default=False
    ),
]
To = Annotated[Path, typer.Option("--to", metavar="FOLDER", help="The folder that editions are made in.")]
Target = Annotated[
    int | None, typer.Option("--target", metavar="AGE", help="Reading age to pass: 9, 11 or 14. [default: 11]")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
Config = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="The settings file, in place of plainspoken.toml.")
]
Voice = Annotated[str | None, typer.Option("--voice", metavar="NAME", help='The voice (see "plainspoken voices").')]
Rate = Annotated[
    int | None, typer.Option("--rate", metavar="WORDS", help="Words a minute, 80 to 400.", min=80, max=400)
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", metavar="NUMBER", help="Processes that speak at once. [default: the cores]", min=1),
]
Force = Annotated[bool, typer.Option("--force", help="Make it anew; an edited briefing is kept beside.")]
ReportAddress = Annotated[
    str | None,
    typer.Option("--report-address", metavar="URL", help="Where listeners find this report; spoken at the end."),
]

EDITIONS = Path("editions")


def settings_for(config: Path | None, target: int | None = None) -> Settings:
    """The settings file's values, with the command line's choices over them."""
    from dataclasses import replace

    settings = read_settings(config or find_settings(Path.cwd()))
    if target is None:
        return settings
    if target not in (9, 11, 14):
        raise UsageError("--target is a reading age: 9, 11 or 14.")
    return replace(settings, target=target)


def checked_address(address: str | None, reports: list[Path]) -> str | None:
    """The address of the one report that it is given for. Raises UsageError."""
    if address is None:
        return None
    if len(reports) > 1:
        raise UsageError("--report-address is for one report, and several were given: run them one at a time.")
    if not is_address(address):
        raise UsageError(f'--report-address "{address}" is no web address. Write it as www.example.org/report.')
    return address


class Tally:
    """Several files, one after the other: an error in one is said, and the others still run."""

    def __init__(self, paths: list[Path], *, json: bool = False) -> None:
        self.paths = paths
        self.json = json
        self.codes: list[int] = []

    @contextmanager
    def trying(self, path: Path, key: str) -> Iterator[None]:
        """Do one file's work. An error is said; with JSON, ``{key: file, "error": …}`` is the result."""
        try:
            yield
        except BrokenPipeError:  # nobody reads on: the boundary ends the run
            raise
        except Exception as error:  # noqa: BLE001  # said, with its exit code, whatever it is
            if self.json:
                json_line({key: str(path), "error": words(error)})
            self.codes.append(say(error))

    def exit_code(self) -> int:
        """0; the error's own code for one file; 1 where some of several failed."""
        bad = [c for c in self.codes if c]
        if not bad:
            return 0
        return bad[0] if len(self.paths) == 1 or (len(set(bad)) == 1 and len(bad) == len(self.paths)) else 1
