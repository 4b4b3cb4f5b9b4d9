"""``plainspoken make``."""

from __future__ import annotations

from briefings.cli.options import EDITIONS, AsJson, Config, Force, Jobs, Rate, Reports, Target, To, Voice
from briefings.errors import MachineError

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
    """A report made into an edition: words, sound and all."""
    raise MachineError("this command is not built yet.")
