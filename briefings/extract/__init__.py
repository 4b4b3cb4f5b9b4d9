"""From a document to its findings."""

from __future__ import annotations

from briefings.document import Document
from briefings.extract.concerns import find_absences, find_concerns
from briefings.extract.next_steps import find_next_steps
from briefings.extract.opinions import find_opinions
from briefings.extract.outcomes import find_outcomes
from briefings.extract.ratings import find_ratings
from briefings.extract.reading import read
from briefings.extract.strengths import find_strengths
from briefings.findings import Findings

__all__ = ["extract"]


def extract(document: Document) -> Findings:
    """Everything that the document states about the inspected body, each finding with its place in the text."""
    reading = read(document)
    graded = find_ratings(reading)
    return Findings(
        inspectorate=reading.inspectorate,
        organisation=reading.organisation,
        framework=reading.framework.id if reading.framework else None,
        organisations=reading.organisations,
        inspectorate_span=reading.inspectorate_span,
        organisation_span=reading.organisation_span,
        kind=reading.kind,
        year=reading.year,
        dates=reading.dates,
        ratings=graded.ratings,
        concerns=find_concerns(reading),
        no_concerns=find_absences(reading),
        strengths=find_strengths(reading),
        outcomes=find_outcomes(reading),
        opinions=find_opinions(reading),
        next_steps=find_next_steps(reading),
        quoted=graded.quoted,
        warnings=graded.warnings,
    )
