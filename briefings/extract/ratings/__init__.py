"""Grades that the report gives, and the sentences about grades that it was not safe to state."""

from __future__ import annotations

from dataclasses import dataclass

from briefings.extract.reading import Reading
from briefings.findings import Quoted, Rating, Warning


@dataclass(frozen=True, slots=True)
class Graded:
    ratings: tuple[Rating, ...] = ()
    quoted: tuple[Quoted, ...] = ()
    warnings: tuple[Warning, ...] = ()


def find_ratings(reading: Reading) -> Graded:
    """Every rating that the document states, in its order; what is not plainly stated is quoted."""
    return Graded()
