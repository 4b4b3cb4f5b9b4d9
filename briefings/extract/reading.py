"""A document made ready for the extractors, once: its sentences, who speaks in them, whose report it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefings.document import Block, Document, Span
from briefings.frameworks import Framework
from briefings.sentences import SourceSentence

if TYPE_CHECKING:
    from briefings.extract.speakers import Voice


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
    organisations: tuple[str, ...] = ()  # all inspected bodies that the text names, whole names
    year: int | None = None

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
