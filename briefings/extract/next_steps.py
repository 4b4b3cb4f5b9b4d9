"""What the inspectorate or the body will do next, and by when."""

from __future__ import annotations

from briefings.extract.reading import Reading
from briefings.findings import NextStep


def find_next_steps(reading: Reading) -> tuple[NextStep, ...]:
    return ()
