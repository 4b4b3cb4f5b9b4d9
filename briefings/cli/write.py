"""``plainspoken write``."""

from __future__ import annotations

from briefings.cli.options import EDITIONS, AsJson, Config, Force, Reports, Target, To
from briefings.errors import MachineError

NAME = "write"


def command(
    reports: Reports,
    to: To = EDITIONS,
    target: Target = None,
    json: AsJson = False,
    config: Config = None,
    force: Force = False,
) -> None:
    """The text stage alone: facts.json, source.txt, briefing.md."""
    raise MachineError("this command is not built yet.")
