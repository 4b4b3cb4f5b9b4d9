"""``plainspoken write``: the text stage alone."""

from __future__ import annotations

import typer

from briefings.cli.make import make_all
from briefings.cli.options import (
    EDITIONS,
    AsJson,
    Config,
    Force,
    ReportAddress,
    Reports,
    Target,
    To,
    checked_address,
    settings_for,
)

NAME = "write"
SUMMARY = "Write the words alone, to read and edit first."


def command(
    reports: Reports,
    to: To = EDITIONS,
    target: Target = None,
    json: AsJson = False,
    config: Config = None,
    force: Force = False,
    report_address: ReportAddress = None,
) -> None:
    """Write the words alone (facts.json, source.txt, briefing.md), to read and edit before they are spoken."""
    from dataclasses import replace

    settings = replace(settings_for(config, target), report_address=checked_address(report_address, reports))
    raise typer.Exit(make_all(reports, to, settings, None, json=json, force=force))
