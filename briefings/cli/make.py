"""``plainspoken make``: the whole way, from report to edition."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from briefings.cli.options import (
    EDITIONS,
    AsJson,
    Config,
    Force,
    Jobs,
    Rate,
    ReportAddress,
    Reports,
    Tally,
    Target,
    To,
    Voice,
    checked_address,
    settings_for,
)
from briefings.cli.progress import progress
from briefings.cli.show import complain, json_line, note

if TYPE_CHECKING:
    from briefings.editions import Made
    from briefings.settings import Settings
    from briefings.speaking import Delivery

NAME = "make"
SUMMARY = "Make a report into a spoken edition: the whole way."


def command(
    reports: Reports,
    to: To = EDITIONS,
    voice: Voice = None,
    rate: Rate = None,
    target: Target = None,
    jobs: Jobs = None,
    json: AsJson = False,
    config: Config = None,
    force: Force = False,
    report_address: ReportAddress = None,
) -> None:
    """Make a report into an edition: plain words that are proved, and a spoken MP3 with chapters."""
    from dataclasses import replace

    from briefings.speaking import deliver

    settings = replace(settings_for(config, target), report_address=checked_address(report_address, reports))
    delivery = deliver(voice or settings.voice, rate or settings.rate, jobs)
    raise typer.Exit(make_all(reports, to, settings, delivery, json=json, force=force))


def make_all(
    reports: list[Path],
    to: Path,
    settings: Settings,
    delivery: Delivery | None,
    *,
    json: bool,
    force: bool,
) -> int:
    """Make each edition, one after the other; return the exit code. One that fails does not stop the rest."""
    from briefings.editions import make_edition

    tally = Tally(reports, json=json)
    for report in reports:
        with tally.trying(report, "report"):
            with progress(report.name) as step:
                made = make_edition(report, to, settings, delivery, force=force, on_progress=step)
            tally.codes.append(finish(report, made, json=json))
    return tally.exit_code()


def finish(report: Path, made: Made, *, json: bool) -> int:
    """Print what was made; return 1 where it does not pass, and then say so on standard error too."""
    from briefings.cli.summary import made_json, show_made

    if json:
        json_line(made_json(str(report), made))
        for line in made.notes:
            note(line)
    else:
        show_made(made)
    if made.plain:
        return 0
    reading = made.record["reading"]
    hardest = f" Hardest: {reading['too_hard'][0]}" if reading["too_hard"] else ""
    why = "; ".join(reading["failures"])
    complain(
        f"{report}: made, but it does not pass for age {reading['target']}: {why}.{hardest} "
        f"Mend {made.folder / 'briefing.md'}, then: plainspoken speak {made.folder / 'briefing.md'}"
    )
    return 1
