"""``plainspoken speak``: the audio stage alone, after an edit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefings.cli.make import finish
from briefings.cli.options import AsJson, Jobs, Rate, Tally, Voice
from briefings.cli.progress import progress

NAME = "speak"
SUMMARY = "Speak an edition again, after an edit of its words."

Briefings = Annotated[
    list[Path],
    typer.Argument(metavar="BRIEFING.md", help="The briefing.md of an edition, or its folder.", show_default=False),
]
AllowUnproven = Annotated[
    bool,
    typer.Option("--allow-unproven", help="Speak lines that the report does not bear out, and mark them."),
]


def command(
    briefings: Briefings,
    voice: Voice = None,
    rate: Rate = None,
    jobs: Jobs = None,
    allow_unproven: AllowUnproven = False,
    json: AsJson = False,
) -> None:
    """Speak an edited briefing.md. Changed lines are proved afresh; numbered headings and counts are put right.

    Only chapters that changed are spoken again.
    """
    from briefings.respeaking import speak_edition

    tally = Tally(briefings, json=json)
    for path in briefings:
        with tally.trying(path, "report"):
            with progress(str(path)) as step:
                made = speak_edition(
                    path, voice=voice, rate=rate, jobs=jobs, allow_unproven=allow_unproven, on_progress=step
                )
            tally.codes.append(finish(path, made, json=json))
    raise typer.Exit(tally.exit_code())
