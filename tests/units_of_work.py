"""Work for the worker processes of the tests, which import it by this module's name."""

from __future__ import annotations

import os


def nothing(_: object) -> None:
    """Prepare for nothing."""


def process_id(_: object) -> int:
    return os.getpid()


def echo(unit: object) -> object:
    return unit


def fail(unit: object) -> object:
    raise ZeroDivisionError(f"unit {unit}")
