"""Set sentences of a result that is no grade."""

from __future__ import annotations

from briefings.extract.reading import Reading
from briefings.findings import Outcome


def find_outcomes(reading: Reading) -> tuple[Outcome, ...]:
    return ()
