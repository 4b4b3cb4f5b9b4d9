"""Invented reports with findings made by hand, and generators of more, for the tests of the writer.

Every sentence is our own, about places that do not exist.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hypothesis import strategies as st

from briefings.briefing import Briefing, Chapter, ChapterKind, FromReport, Sentence
from briefings.document import Block, BlockKind, Document, Source, Span
from briefings.findings import (
    Absence,
    Concern,
    Description,
    Findings,
    Form,
    NextStep,
    Opinion,
    Quoted,
    Rating,
    SaidBy,
    Severity,
    StatedDate,
    Status,
    Strength,
    When,
)

FORCE = "Westmarch Police"
FIRST = f"HMICFRS inspected {FORCE}."


@dataclass
class Report:
    """A report that grows by sentences; each finding stands on the sentence that was added for it."""

    text: str = FIRST
    ratings: list[Rating] = field(default_factory=list)
    concerns: list[Concern] = field(default_factory=list)
    no_concerns: list[Absence] = field(default_factory=list)
    strengths: list[Strength] = field(default_factory=list)
    opinions: list[Opinion] = field(default_factory=list)
    next_steps: list[NextStep] = field(default_factory=list)
    quoted: list[Quoted] = field(default_factory=list)
    dates: list[StatedDate] = field(default_factory=list)

    def add(self, sentence: str) -> Span:
        """The sentence as a paragraph of its own, and where it stands."""
        start = len(self.text) + 2
        self.text += f"\n\n{sentence}"
        return Span(start, start + len(sentence))

    def within(self, home: Span, words: str) -> Span:
        found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", self.text[home.start : home.end])
        assert found, (words, self.text[home.start : home.end])
        return Span(home.start + found.start(), home.start + found.end())

    def what(self, home: Span, words: str, form: Form = Form.SENTENCE, actor: str | None = None) -> Description:
        return Description(words, (self.within(home, words),), form, self.within(home, actor) if actor else None)

    def rating(self, area: str, grade: str, when: When = When.CURRENT, year: int | None = None) -> None:
        if grade == "not rated":
            home, words = self.add(f"We did not grade {area} this time."), "did not grade"
        elif when is When.PREVIOUS:
            home, words = self.add(f"In {year or 2019} we graded {FORCE} as {grade} at {area}."), grade
        else:
            home, words = self.add(f"{FORCE} is {grade} at {area}."), grade
        place = self.within(home, words)
        self.ratings.append(Rating(grade, area, when, SaidBy.INSPECTORATE, FORCE, (home,), place, "by hand",
                                   area_span=self.within(home, area), year=year))  # fmt: skip

    def claim(self, who: str, area: str, grade: str) -> None:
        """A grade that somebody else claims, among their words."""
        home = self.add(f"{who} said that the force was {grade} at {area}.")
        self.ratings.append(Rating(grade, area, When.CURRENT, SaidBy.OTHER, FORCE, (home,), self.within(home, grade),
                                   "by hand", area_span=self.within(home, area), speaker=who))  # fmt: skip
        self.opinions.append(Opinion(who, None, (home,), self.within(home, who), direct=False))

    def concern(self, sentence: str, severity: Severity, status: Status = Status.OPEN) -> None:
        label = f"{severity.value[:1].upper()}{severity.value[1:]}: " if severity.formal else ""
        closed = " That is now closed." if status is Status.CLOSED else ""
        home = self.add(f"{label}{sentence}{closed}")
        what = self.what(home, sentence.rstrip("."))
        self.concerns.append(Concern(what, severity, status, FORCE, (home,), "by hand"))

    def strength(self, sentence: str) -> None:
        home = self.add(sentence)
        self.strengths.append(Strength(self.what(home, sentence.rstrip(".")), FORCE, (home,), "by hand"))

    def says(self, who: str, words: str) -> None:
        home = self.add(f"{who} said: “{words}”")
        self.opinions.append(Opinion(who, None, (self.within(home, words),), self.within(home, who)))

    def abstained(self, sentence: str) -> None:
        self.quoted.append(Quoted("condition", (self.add(sentence),)))

    def step(self, question: str) -> None:
        home = self.add(f"Next year we will look at {question}.")
        self.next_steps.append(NextStep(self.what(home, question, Form.MANNER), None, (home,)))

    def none(self) -> None:
        home = self.add("We found no causes of concern.")
        self.no_concerns.append(Absence((home,), self.within(home, "no causes of concern")))

    def published(self, date: str) -> None:
        home = self.add(f"Published on {date}.")
        self.dates.append(StatedDate("published", date, (self.within(home, date),)))

    def document(self) -> Document:
        blocks = []
        start = 0
        for paragraph in self.text.split("\n\n"):
            blocks.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(paragraph))))
            start += len(paragraph) + 2
        return Document(Source("westmarch.txt", "0" * 64, "text/plain"), self.text, tuple(blocks))

    def findings(self) -> Findings:
        return Findings(
            inspectorate="HMICFRS",
            organisation=FORCE,
            framework="hmicfrs-police",
            organisations=(FORCE,),
            inspectorate_span=Span(0, 7),
            organisation_span=Span(FIRST.index(FORCE), FIRST.index(FORCE) + len(FORCE)),
            kind="report",
            dates=tuple(self.dates),
            ratings=tuple(self.ratings),
            concerns=tuple(self.concerns),
            no_concerns=tuple(self.no_concerns),
            strengths=tuple(self.strengths),
            opinions=tuple(self.opinions),
            next_steps=tuple(self.next_steps),
            quoted=tuple(self.quoted),
        )


AREAS = ("preventing crime", "investigating crime", "responding to the public", "managing offenders",
         "protecting vulnerable people", "supporting victims", "building a diverse workforce")  # fmt: skip
GRADES = ("outstanding", "good", "adequate", "requires improvement", "inadequate", "not rated")
WEAK = (
    "The force takes too long to answer calls.",
    "Officers do not always record what children tell them.",
    "Victims are not told why their cases end.",
    "Supervisors do not check every plan.",
    "The force does not know how many detectives it needs.",
    "Custody staff do not keep full records of the use of force.",
    "The force has a backlog of digital devices to examine.",
    "Some officers have not had any training in how to deal with stalking.",
)
STRONG = (
    "The force works well with schools.",
    "Neighbourhood teams know their streets.",
    "Call handlers are polite and calm.",
    "The force gives victims a named officer.",
    "Officers share what they learn with social workers every day.",
)
SPOKEN = ("We are proud of our officers.", "People in Westmarch want a quick answer when they ring.",
          "This report does not show how hard our members work.")  # fmt: skip
SPEAKERS = ("Chief Constable Mary Example", "Tom Sample", "Councillor Ann Invented")
DOUBTFUL = ("The force would be good at this if it had more staff.", "Its grade may yet change after the review.")
QUESTIONS = ("how the force answers calls", "how the force finds missing children", "whether victims are told more")


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Reports of many shapes: with and without each kind of finding, in any order of severity."""
    report = Report()
    for area in draw(st.lists(st.sampled_from(AREAS), unique=True, max_size=6)):
        report.rating(area, draw(st.sampled_from(GRADES)))
    for area in draw(st.lists(st.sampled_from(AREAS), unique=True, max_size=2)):
        report.rating(area, draw(st.sampled_from(GRADES[:5])), When.PREVIOUS, draw(st.sampled_from([2017, 2019])))
    for sentence in draw(st.lists(st.sampled_from(WEAK), unique=True, max_size=8)):
        status = draw(st.sampled_from([Status.OPEN, Status.OPEN, Status.OPEN, Status.CLOSED]))
        severity = draw(st.sampled_from(Severity))
        report.concern(sentence, severity, status if severity.formal else Status.OPEN)
    for sentence in draw(st.lists(st.sampled_from(STRONG), unique=True, max_size=5)):
        report.strength(sentence)
    for n, sentence in enumerate(draw(st.lists(st.sampled_from(SPOKEN), unique=True, max_size=3))):
        report.says(SPEAKERS[n], sentence)
    for sentence in draw(st.lists(st.sampled_from(DOUBTFUL), unique=True, max_size=2)):
        report.abstained(sentence)
    for question in draw(st.lists(st.sampled_from(QUESTIONS), unique=True, max_size=3)):
        report.step(question)
    if draw(st.booleans()):
        report.published("3 March 2024")
    return report


def sentences(briefing: Briefing) -> list[Sentence]:
    return [sentence for chapter in briefing.chapters for sentence in chapter.sentences]


def of_kind(briefing: Briefing, kind: ChapterKind) -> list[Chapter]:
    return [chapter for chapter in briefing.chapters if chapter.kind is kind]


def spans(chapter: Chapter) -> list[Span]:
    return [span for s in chapter.sentences for x in s.sources if isinstance(x, FromReport) for span in x.spans]


def text(chapter: Chapter) -> str:
    return " ".join(sentence.text for sentence in chapter.sentences)
