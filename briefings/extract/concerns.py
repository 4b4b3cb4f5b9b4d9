"""Weaknesses that the inspectorate states, formal ones and others, and what it says that it has no concern about."""

from __future__ import annotations

from briefings.extract.reading import Reading
from briefings.findings import Absence, Concern


def find_concerns(reading: Reading) -> tuple[Concern, ...]:
    return ()


def find_absences(reading: Reading) -> tuple[Absence, ...]:
    return ()
