"""``plainspoken voices``."""

from __future__ import annotations

from briefings.cli.options import AsJson
from briefings.errors import MachineError

NAME = "voices"


def command(json: AsJson = False) -> None:
    """What can speak here."""
    raise MachineError("this command is not built yet.")
