"""What the rules pass to one another: a grade as a sentence states it, and why a sentence was not understood."""

from __future__ import annotations

from dataclasses import dataclass

from briefings.extract.ratings.areas import Area
from briefings.extract.ratings.lexer import Token
from briefings.extract.ratings.words import Tag


@dataclass(frozen=True, slots=True)
class Statement:
    """One grade, where the sentence gives it. Places count from the sentence's first character."""

    grade: str
    start: int
    end: int
    bodies: tuple[str | None, ...] = (None,)  # whole names; None: the body that the text is about just there
    areas: tuple[Area, ...] = ()  # empty: none is named here
    pronoun: str | None = None
    previous: bool = False
    year: int | None = None
    dated: bool = False  # a year stands beside it, which makes it earlier when a newer grade is given too
    other: str | None = None  # who claims it, when that is not the inspectorate
    rule: str = ""
    open: bool = False  # the areas follow in a list
    heading: bool = True  # where it names no area, the heading may
    past: bool = False  # told in the past tense, with no time of its own
    had: bool = False  # earlier only because it "had been": in reported speech that may be now
    unsettled: bool = False  # "had been rated good after the inspection": the last one, or one long past
    plain: bool = False  # "is good at X": with no word of rating, so prose may mean no more than praise


class NotUnderstoodError(Exception):
    """A sentence about grades that no rule explains. ``why`` is a key of the reasons for quoting."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


GRADES = frozenset([Tag.GRADE, Tag.DOES])
_WHY = (
    (Tag.ASKED, "question"),
    (Tag.IF, "condition"),
    (Tag.MODAL, "condition"),
    (Tag.WISH, "wish"),
    (Tag.NOT, "negation"),
    (Tag.NO_LONGER, "negation"),
    (Tag.DOUBT, "doubt"),
    (Tag.MORE, "comparison"),
    (Tag.OTHER_GRADE, "comparison"),
)


def reason(tokens: list[Token]) -> str:
    """The likeliest reason why these words were not understood."""
    tags = {token.tag for token in tokens}
    return next((why for tag, why in _WHY if tag in tags), "not explained")


@dataclass(frozen=True, slots=True)
class Times:
    """When a grade was given, gathered from the words of time beside it."""

    previous: bool = False
    current: bool = False
    year: int | None = None

    def add(self, token: Token) -> Times:
        return Times(
            self.previous or token.value == "previous",
            self.current or token.value == "current",
            token.year if token.year is not None else self.year,
        )


NO_TIMES = Times()
