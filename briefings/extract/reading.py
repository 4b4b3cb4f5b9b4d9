"""A document made ready for the extractors, once: its sentences, who speaks in them, whose report it is."""

from __future__ import annotations

from dataclasses import dataclass

from briefings.document import Block, Document, Span
from briefings.extract.bodies import find_bodies
from briefings.extract.names import Mention
from briefings.extract.speakers import Voice, attribute
from briefings.findings import StatedDate
from briefings.frameworks import Framework
from briefings.sentences import SourceSentence, sentences


@dataclass(frozen=True, slots=True)
class Reading:
    """What every extractor is given: ``find_x(reading) -> tuple[X, ...]``.

    ``voices[i]`` says who speaks in ``sentences[i]``.
    """

    document: Document
    sentences: tuple[SourceSentence, ...]
    voices: tuple[Voice, ...]
    framework: Framework | None
    inspectorate: str | None  # the short name as the text has it
    organisation: str | None  # the inspected body, whole name, when there is one
    organisations: tuple[str, ...] = ()  # all inspected bodies that the text names, whole names, the main one first
    mentions: tuple[Mention, ...] = ()  # every place that names one of them, in order
    several: bool = False  # the main one only runs the bodies that were inspected: no grade is its own
    year: int | None = None  # of the inspection or the publication, where the text states it
    kind: str | None = None
    dates: tuple[StatedDate, ...] = ()
    inspectorate_span: Span | None = None
    organisation_span: Span | None = None

    def text(self, sentence: SourceSentence) -> str:
        """The sentence as it stands, line breaks and all: offsets in it count from ``sentence.span.start``."""
        return self.document.quote(sentence.span)

    def block(self, sentence: SourceSentence) -> Block:
        return self.document.blocks[sentence.block]

    def headings(self, sentence: SourceSentence) -> tuple[str, ...]:
        """The headings that the sentence stands under, outermost first."""
        return tuple(self.document.quote(self.document.blocks[i].span) for i in sentence.headings)

    def span(self, sentence: SourceSentence, start: int, end: int) -> Span:
        """The span of the document for a place inside a sentence's text."""
        return Span(sentence.span.start + start, sentence.span.start + end)


def read(document: Document) -> Reading:
    """Prepare a document for the extractors."""
    bodies = find_bodies(document)
    found = sentences(document)
    return Reading(
        document=document,
        sentences=found,
        voices=attribute(document, found, bodies.framework),
        framework=bodies.framework,
        inspectorate=bodies.inspectorate,
        organisation=bodies.organisation,
        organisations=bodies.organisations,
        mentions=bodies.mentions,
        several=bodies.several,
        year=bodies.year,
        kind=bodies.kind,
        dates=bodies.dates,
        inspectorate_span=bodies.inspectorate_span,
        organisation_span=bodies.organisation_span,
    )
