"""What a report says, as typed records. Each record stands on spans of the document (``evidence``).

Names follow the inspectorates' own: a *rating* is a grade given to an organisation as a whole or in an area; a *cause
of concern* and an *area for improvement* are formal findings; an *opinion* is somebody else's view, never a finding.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from briefings.document import Span


class When(StrEnum):
    CURRENT = "current"
    PREVIOUS = "previous"


class SaidBy(StrEnum):
    INSPECTORATE = "inspectorate"
    OTHER = "other"


class Severity(StrEnum):
    """Worst first."""

    ACCELERATED = "accelerated cause of concern"
    CAUSE = "cause of concern"
    IMPROVEMENT = "area for improvement"
    CONCERN = "concern"  # any other weakness that the inspectorate states

    @property
    def formal(self) -> bool:
        return self is not Severity.CONCERN


class Status(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class Form(StrEnum):
    """The grammar of a description, so that a template can hold it."""

    SENTENCE = "sentence"  # stands alone: "The force takes too long to answer calls."
    THING = "thing"  # a noun phrase: "weaknesses in the way it records crime"
    ACTION = "action"  # a bare infinitive: "improve its understanding of demand"
    MANNER = "manner"  # a how/whether clause: "how the force safeguards victims"


@dataclass(frozen=True, slots=True)
class Description:
    """A description clause, in the report's own words: ``spans`` in order, joined by a space."""

    text: str  # the words at ``spans``, white space folded
    spans: tuple[Span, ...]
    form: Form
    actor: Span | None = None  # ACTION: who is to do it, where the text says ("the force", "leaders")


@dataclass(frozen=True, slots=True)
class Rating:
    grade: str  # lower case, a grade of the framework's scale, or "not rated"
    area: str  # the text's own words, lower case, shortened; "overall" for the whole
    when: When
    said_by: SaidBy
    organisation: str | None
    evidence: tuple[Span, ...]  # the sentence, or table row, or less
    grade_span: Span  # the grade word itself
    rule: str  # which rule of extraction found it
    area_id: str | None = None  # the framework's area, where its table knows the words
    area_span: Span | None = None
    speaker: str | None = None  # said_by OTHER: who claims it
    year: int | None = None  # where the text dates the grade ("good in 2021")
    count: int | None = None  # areas counted but not named ("good in four areas")


@dataclass(frozen=True, slots=True)
class Concern:
    what: Description
    severity: Severity
    status: Status
    organisation: str | None
    evidence: tuple[Span, ...]
    rule: str
    label: str | None = None  # the body's own label, where it is not ``severity`` ("priority action")
    count: int | None = None  # counted but not named ("two areas for improvement")


@dataclass(frozen=True, slots=True)
class Absence:
    """The inspectorate says that it has no concern, as a whole or on one topic."""

    evidence: tuple[Span, ...]
    words: Span  # the words of absence: "no areas of concern"
    organisation: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Strength:
    what: Description
    organisation: str | None
    evidence: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Opinion:
    who: str  # the name and role as the text gives them: "Stephen Mold, police and crime commissioner"
    role: str | None  # the kind of speaker, a key of the framework's roles ("commissioner", "chief", "union", …)
    evidence: tuple[Span, ...]  # their words, a sentence or less each
    speaker: Span | None = None  # where the text names them
    direct: bool = True  # quoted word for word, not reported


@dataclass(frozen=True, slots=True)
class NextStep:
    what: Description
    by: str | None  # a date or period, in the text's own words
    evidence: tuple[Span, ...]
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome sentence that is not a grade (SEND area inspections, "special measures")."""

    what: Description
    evidence: tuple[Span, ...]
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence that may hold a finding, kept word for word because stating it was not safe."""

    why: str  # a key of our table of reasons ("condition", "comparison", "two places disagree", …)
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Warning:
    key: str  # of our table of warnings ("grades lost")
    message: str  # for the producer
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date that the report gives of itself."""

    kind: str  # "inspected" | "published" | "other"
    text: str  # in the text's own words
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    inspectorate: str | None  # the short name as the text has it ("HMIC")
    organisation: str | None  # the inspected body, whole
    framework: str | None  # the id of a frameworks/*.toml
    organisations: tuple[str, ...] = ()
    inspectorate_span: Span | None = None
    organisation_span: Span | None = None
    kind: str | None = None  # "report" | "statement" | "news": what sort of text it is
    year: int | None = None
    dates: tuple[StatedDate, ...] = ()
    ratings: tuple[Rating, ...] = ()
    concerns: tuple[Concern, ...] = ()
    no_concerns: tuple[Absence, ...] = ()
    strengths: tuple[Strength, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    quoted: tuple[Quoted, ...] = ()
    warnings: tuple[Warning, ...] = field(default=())
