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
    Reports,
    Tally,
    Target,
    To,
    Voice,
    settings_for,
)
from briefings.cli.progress import progress
from briefings.cli.show import complain, json_line, note
from briefings.errors import PlainspokenError

if TYPE_CHECKING:
    from briefings.editions import Made
    from briefings.settings import Settings
    from briefings.speaking import Delivery

NAME = "make"


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
) -> None:
    """Make a report into an edition: plain words that are proved, and a spoken MP3 with chapters."""
    from briefings.speaking import deliver

    settings = settings_for(config, target)
    delivery = deliver(voice or settings.voice, rate or settings.rate, jobs)
    raise typer.Exit(make_all(reports, to, settings, delivery, json=json, force=force))


def make_all(
    reports: list[Path], to: Path, settings: Settings, delivery: Delivery | None, *, json: bool, force: bool
) -> int:
    """Make each edition, one after the other; return the exit code. One that fails does not stop the rest."""
    from briefings.cli.summary import made_json
    from briefings.editions import make_edition

    tally = Tally(reports)
    for report in tally.each():
        try:
            with progress(report.name) as step:
                made = make_edition(report, to, settings, delivery, force=force, on_progress=step)
        except PlainspokenError as error:
            if json:
                json_line({"report": str(report), "error": " ".join(str(error).split())})
            tally.failed(error)
            continue
        finish(str(report), made, json=json)
        if json:
            json_line(made_json(str(report), made))
        tally.codes.append(0 if made.plain else 1)
    return tally.exit_code()


def finish(report: str, made: Made, *, json: bool) -> None:
    """Say what was made: the table, unless it is to be JSON; and on standard error what must not be missed."""
    from briefings.cli.summary import show_made

    if not json:
        show_made(made)
    for line in made.notes if json else ():
        note(line)
    reading = made.record["reading"]
    if not made.plain:
        hardest = f" Hardest: {reading['too_hard'][0]}" if reading["too_hard"] else ""
        why = "; ".join(reading["failures"])
        complain(
            f"{report}: made, but it does not pass for age {reading['target']}: {why}.{hardest} "
            f"Mend {made.folder / 'briefing.md'}, then: plainspoken speak {made.folder / 'briefing.md'}"
        )
