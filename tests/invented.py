"""Invented briefings for tests: places that do not exist, in our own words."""

from __future__ import annotations

from briefings.briefing import (
    Briefing,
    Chapter,
    ChapterKind,
    FromCount,
    FromData,
    FromReport,
    Sentence,
)
from briefings.document import Span

SOURCE = (
    "Westmarch Police is good at preventing crime. The force takes too long to answer calls. "
    "Inspectors will return in March 2026."
)


def span(words: str) -> FromReport:
    """The place in SOURCE where ``words`` stand."""
    start = SOURCE.index(words)
    return FromReport((Span(start, start + len(words)),))


def a_briefing() -> Briefing:
    """Three chapters, one of each kind of source."""
    return Briefing(
        title="Westmarch Police: what inspectors found",
        organisation="Westmarch Police",
        inspectorate="HMICFRS",
        language="en-GB",
        names=("Westmarch Police", "HMICFRS"),
        chapters=(
            Chapter(
                ChapterKind.IN_SHORT,
                "In short",
                (
                    Sentence("Westmarch Police is good at preventing crime.", (span("Westmarch Police is good"),)),
                    Sentence("It has one rating.", (FromCount("current ratings", 1),)),
                ),
            ),
            Chapter(
                ChapterKind.RATING,
                "Rating 1 of 1. Preventing crime.",
                (
                    Sentence("The rating is good.", (span("good at preventing crime"),)),
                    Sentence("Good means that it does well.", (FromData("grades", "good"),)),
                ),
            ),
            Chapter(
                ChapterKind.QUOTED,
                "In the report’s own words",
                (
                    Sentence(
                        "“The force takes too long to answer calls.”",
                        (span("The force takes too long to answer calls."),),
                        quotation=True,
                        too_hard=True,
                    ),
                ),
            ),
        ),
    )
