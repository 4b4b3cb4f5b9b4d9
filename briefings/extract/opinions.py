"""Views of others about the body, its grade or the inspection."""

from __future__ import annotations

from briefings.extract.reading import Reading
from briefings.findings import Opinion


def find_opinions(reading: Reading) -> tuple[Opinion, ...]:
    return ()
