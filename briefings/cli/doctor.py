"""``plainspoken doctor``."""

from __future__ import annotations

from briefings.cli.options import AsJson
from briefings.errors import MachineError

NAME = "doctor"


def command(json: AsJson = False) -> None:
    """What is installed, what is missing, and the command that mends it."""
    raise MachineError("this command is not built yet.")
