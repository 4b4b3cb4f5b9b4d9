"""What a sentence of a briefing stands on, gathered once for all the checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from briefings.briefing import ChapterKind, FromCount, FromData, FromReport, SentenceSource
from briefings.document import Span
from briefings.verify.align import Alignment, Swap, align
from briefings.verify.frames import Frame, best, frames, in_places
from briefings.verify.records import Facts, Record
from briefings.verify.words import Word, synonyms, words


@dataclass(frozen=True)
class Ground:
    """One sentence with its sources looked up. ``text`` is the sentence without what it quotes word for word."""

    source: str
    facts: Facts
    chapter: ChapterKind
    title: str
    text: str
    quotes: tuple[str, ...]
    sources: tuple[SentenceSource, ...]
    quotation: bool = False
    swaps: Sequence[Swap] = ()
    reworded: bool = False  # in an editor's words, among which everyday synonyms stand for one another
    plain: str = ""  # the text of the rows of our own data that the sentence names

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return words(self.text)

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """The ways in which it is one of our templates."""
        return frames(self)

    @cached_property
    def told(self) -> tuple[Word, ...]:
        """The words that are no template's own, and so must come from the report."""
        frame = best(self.frames)
        return tuple(w for w in self.words if in_places(w.start, frame.told if frame else None))

    @cached_property
    def filled(self) -> tuple[Word, ...]:
        """The words that fill a template's slots: all of them where it is no template of ours."""
        frame = best(self.frames)
        return tuple(w for w in self.words if in_places(w.start, frame.filled if frame else None))

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The spans of the report that it names; those outside the text left out."""
        return tuple(
            span for s in self.sources if isinstance(s, FromReport) for span in s.spans if span.end <= len(self.source)
        )

    @cached_property
    def passages(self) -> tuple[str, ...]:
        return tuple(self.source[span.start : span.end] for span in self.spans)

    @cached_property
    def passage(self) -> str:
        return "\n".join(self.passages)

    @cached_property
    def surroundings(self) -> str:
        """The passages with what stands around them, for what a quotation leaves out."""
        return "\n".join(self.source[max(0, s.start - 400) : s.end + 400] for s in self.spans)

    @cached_property
    def rows(self) -> tuple[FromData, ...]:
        return tuple(s for s in self.sources if isinstance(s, FromData))

    @cached_property
    def counts(self) -> tuple[FromCount, ...]:
        return tuple(s for s in self.sources if isinstance(s, FromCount))

    @cached_property
    def records(self) -> tuple[Record, ...]:
        return self.facts.near(self.spans)

    @cached_property
    def alignment(self) -> Alignment:
        if self.reworded:
            return align(self.told, self.passages, self.swaps, synonyms())
        return align(self.told, self.passages, self.swaps)
