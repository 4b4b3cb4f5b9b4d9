"""``plainspoken speak``."""

from __future__ import annotations

from briefings.cli.options import Reports
from briefings.errors import MachineError

NAME = "speak"


def command(briefings: Reports) -> None:
    """The audio stage alone, after an edit of briefing.md."""
    raise MachineError("this command is not built yet.")
