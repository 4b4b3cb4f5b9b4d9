"""``plainspoken verify``."""

from __future__ import annotations

from briefings.cli.options import AsJson, Reports
from briefings.errors import MachineError

NAME = "verify"


def command(editions: Reports, json: AsJson = False) -> None:
    """Prove a finished edition again: facts, chapters, sound, hashes."""
    raise MachineError("this command is not built yet.")
