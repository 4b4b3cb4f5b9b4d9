"""From a document to its findings."""

from __future__ import annotations

from briefings.document import Document
from briefings.extract.reading import read
from briefings.findings import Findings

__all__ = ["extract"]


def extract(document: Document) -> Findings:
    """Everything that the document states about the inspected body, each finding with its place in the text."""
    reading = read(document)
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
    )
