"""What the producer may choose about a briefing's words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """Without a value, the spoken line that would hold it is left out."""

    target: int = 11  # reading age: 9, 11 or 14
    minutes: int = 8  # detail shrinks until the briefing lasts about so long; ratings and formal concerns stay
    lasts: int | None = None  # how long the finished recording lasts, in whole minutes, once that is known
    publisher: str | None = None
    contact: str | None = None  # where a listener reaches the publisher
    mistakes: str | None = None  # where to report a mistake
    report_address: str | None = None  # the report's public address
