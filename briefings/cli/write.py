"""``plainspoken write``: the text stage alone."""

from __future__ import annotations

import typer

from briefings.cli.make import make_all
from briefings.cli.options import EDITIONS, AsJson, Config, Force, Reports, Target, To, settings_for

NAME = "write"
SUMMARY = "Write the words alone, to read and edit first."


def command(
    reports: Reports,
    to: To = EDITIONS,
    target: Target = None,
    json: AsJson = False,
    config: Config = None,
    force: Force = False,
) -> None:
    """Write the words alone (facts.json, source.txt, briefing.md), to read and edit before they are spoken."""
    raise typer.Exit(make_all(reports, to, settings_for(config, target), None, json=json, force=force))
