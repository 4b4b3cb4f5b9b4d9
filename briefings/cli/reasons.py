"""Why a sentence was kept in the report's own words, said plainly. The README explains each."""

from __future__ import annotations

REASONS = {
    "condition": "says “if” or “should”",
    "wish": "a hope or an aim",
    "negation": "says “not”",
    "doubt": "in doubt",
    "comparison": "compares",
    "question": "asks",
    "not explained": "not understood",
    "not on the scale": "not one of its grades",
    "which body": "whose grade is unclear",
    "two places disagree": "two places disagree",
    "two readings differ": "can be read in two ways",
}


def plain_reason(why: str) -> str:
    """The reason in plain words; one that has none stands as it is."""
    return REASONS.get(why, why)
