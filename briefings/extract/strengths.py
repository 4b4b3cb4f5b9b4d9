"""Praise by the inspectorate of what is done now."""

from __future__ import annotations

from briefings.extract.reading import Reading
from briefings.findings import Strength


def find_strengths(reading: Reading) -> tuple[Strength, ...]:
    return ()
