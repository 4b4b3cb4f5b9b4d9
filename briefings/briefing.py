"""A briefing: chapters of sentences, each of which says where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefings.document import Span


class ChapterKind(StrEnum):
    """In the order in which a briefing has them."""

    OPENING = "opening"  # title and what this is
    IN_SHORT = "in short"
    RATING = "rating"  # one each
    CONCERN = "concern"  # one each, worst first
    STRENGTHS = "strengths"
    OPINIONS = "opinions"
    QUOTED = "quoted"  # in the report's own words
    NEXT = "next"
    WORDS = "words"  # words explained
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class FromReport:
    """The sentence's facts stand at these spans of the report."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FromData:
    """The sentence is a keyed row of our own data: a gloss, a signpost, what a grade means."""

    table: str  # "glosses", "signposts", "grades", "helplines", "settings", …
    key: str


@dataclass(frozen=True, slots=True)
class FromCount:
    """A count, length or absence that ``verify`` works out again."""

    what: str  # "current ratings", "formal concerns", "other ratings", "minutes", …
    value: int


SentenceSource = FromReport | FromData | FromCount


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence for the eye: digits stay digits. It ends with its own full stop."""

    text: str
    sources: tuple[SentenceSource, ...]  # never empty
    quotation: bool = False  # the report's own words, verbatim between quotation marks
    too_hard: bool = False  # could not be made plain safely: kept, and marked


@dataclass(frozen=True, slots=True)
class Chapter:
    kind: ChapterKind
    title: str  # "Rating 2 of 4. Preventing crime."; spoken first, and the chapter's name in every format
    sentences: tuple[Sentence, ...]
    reworded: bool = False  # its title is in an editor's words


@dataclass(frozen=True, slots=True)
class Briefing:
    title: str  # "Northamptonshire Police: what inspectors found"
    organisation: str | None
    inspectorate: str | None
    language: str  # BCP 47: "en-GB"
    chapters: tuple[Chapter, ...]
    names: tuple[
        str, ...
    ] = ()  # official names in it (bodies, forces, places, people, grades, areas): scored as one word
