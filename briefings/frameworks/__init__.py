"""What each family of inspections calls things: its names, eras, grades, areas, formal concerns and people, as data.

One family is one TOML file beside this module. Adding a family is adding a file: nothing else names them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefings.frameworks.schema import Organisation, load

__all__ = [
    "Area",
    "Era",
    "Framework",
    "Grade",
    "Inspectorate",
    "Label",
    "Organisation",
    "Role",
    "framework",
    "frameworks",
]

NOT_RATED = "not rated"


@dataclass(frozen=True, slots=True)
class Inspectorate:
    """One name that the inspectorate has had. ``short`` is what a text is most likely to call it."""

    short: str  # "HMICFRS"
    long: str  # "His Majesty's Inspectorate of Constabulary and Fire & Rescue Services"
    variants: tuple[str, ...] = ()  # other spellings, and misspellings that occur


@dataclass(frozen=True, slots=True)
class Grade:
    name: str  # lower case: "requires improvement"
    meaning: str  # one plain sentence
    wordings: tuple[
        str, ...
    ] = ()  # other forms of the same grade: "requires improvement to be good", "required improvement"
    areas: tuple[str, ...] = ()  # ids; a grade that is given for these alone: "met", of safeguarding. Empty: any


@dataclass(frozen=True, slots=True)
class Era:
    """A span of years in which one scale was in force."""

    id: str
    grades: tuple[str, ...]  # names of grades, best first; empty: an inspection that gives no grades
    first: int | None = None  # years, both included; None: open
    last: int | None = None
    note: str = ""  # for the next editor of the table


@dataclass(frozen=True, slots=True)
class Area:
    """What a grade is given for."""

    id: str
    name: str  # as the inspectorate prints it: "Preventing crime and anti-social behaviour"
    plain: str  # in plain words, for a listener: "stopping crime before it happens"
    wordings: tuple[str, ...] = ()  # other ways in which texts put it: "prevents crime"
    eras: tuple[str, ...] = ()  # ids; empty: all
    body: str | None = None  # it is no part of the inspected body's work, but a body of this name, graded as a whole


@dataclass(frozen=True, slots=True)
class Label:
    """A formal label under which the inspectorate lists what is wrong."""

    severity: str  # a value of findings.Severity
    label: str  # the body's own label, singular: "cause of concern", "priority action"
    meaning: str  # one plain sentence
    wordings: tuple[str, ...] = ()  # plurals, older and misspelt forms, headings that announce such a list


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of person or group who speaks in reports and news about this family."""

    key: str  # "commissioner"
    name: str  # "police and crime commissioner"
    wordings: tuple[str, ...] = ()  # "PCC", …
    inspectorate: bool = False  # speaks for the inspectorate: their words count as its own


@dataclass(frozen=True, slots=True)
class OutcomeWording:
    """A set sentence of a result that is not a grade."""

    wording: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Framework:
    id: str  # "hmicfrs-police"
    name: str  # "Police inspections by HMICFRS"
    inspectorates: tuple[Inspectorate, ...]  # newest name first
    body_nouns: tuple[
        str, ...
    ]  # what texts call the inspected body: "force", "constabulary"; the first is the plainest
    wholes: tuple[str, ...] = ()  # what stands for that body where grades are given: "outcomes for prisoners"
    grades: tuple[Grade, ...] = ()
    eras: tuple[Era, ...] = ()  # newest first
    areas: tuple[Area, ...] = ()
    labels: tuple[Label, ...] = ()
    roles: tuple[Role, ...] = ()
    outcomes: tuple[OutcomeWording, ...] = ()
    products: tuple[str, ...] = ()  # words by which a text shows that it is of this family and not a sister: "PEEL"
    sisters: tuple[
        str, ...
    ] = ()  # words by which a text shows that it is of a sister family: "fire and rescue service"
    titles: tuple[str, ...] = ()  # what its documents call themselves; where given, a text without one is not its own
    together: bool = False  # an inspection is by all of its inspectorates that the text names, and not by one of them
    usual: bool = False  # of families of one inspectorate that a text fits equally well, this one is meant
    announcements: tuple[str, ...] = ()  # phrases after which grades must follow: "graded judgments in"
    endings: tuple[str, ...] = ()  # last words of such bodies' names: "Police", "Constabulary"
    beginnings: tuple[str, ...] = ()  # first words of such bodies' names: "HMP", "Ysgol"
    organisations: tuple[Organisation, ...] = ()
    named_in_title: bool = (
        False  # a title's words after "inspection of" are a name, whatever they end in ("Inspection of Kent")
    )

    def grade(self, name: str) -> Grade | None:
        """The grade called ``name`` (lower case), or None."""
        return next((g for g in self.grades if g.name == name), None)

    def area(self, area_id: str) -> Area | None:
        return next((a for a in self.areas if a.id == area_id), None)

    def __post_init__(self) -> None:
        names = [g.name for g in self.grades]
        for era in self.eras:
            for name in era.grades:
                if name not in names:
                    raise ValueError(
                        f"“eras” has the grade “{name}”, which has no [[grades]] row. Add one, or mend the name."
                    )
        eras = {era.id for era in self.eras}
        for area in self.areas:
            for era_id in area.eras:
                if era_id not in eras:
                    raise ValueError(
                        f"“areas” has the era “{era_id}”, which has no [[eras]] row. Add one, or mend the id."
                    )
        for grade in self.grades:
            for area_id in grade.areas:
                if self.area(area_id) is None:
                    raise ValueError(
                        f"“grades” has the area “{area_id}”, which has no [[areas]] row. Add one, or mend the id."
                    )
        severities = ("accelerated cause of concern", "cause of concern", "area for improvement", "concern")
        for label in self.labels:
            if label.severity not in severities:
                raise ValueError(f"“labels” has the severity “{label.severity}”. Use one of: {', '.join(severities)}.")
        for rows, what in (
            (names, "grades"),
            ([a.id for a in self.areas], "areas"),
            ([r.key for r in self.roles], "roles"),
        ):
            twice = next((row for row in rows if rows.count(row) > 1), None)
            if twice:
                raise ValueError(f"“{what}” has “{twice}” twice. Take one out, or give it another name.")


@cache
def frameworks() -> tuple[Framework, ...]:
    """All families, in the order of their files' names. Raises DataError when a file breaks the schema."""
    return tuple(load(path, Framework) for path in sorted(Path(__file__).parent.glob("*.toml")))


def framework(framework_id: str | None) -> Framework | None:
    """The family with this id, or None."""
    return next((f for f in frameworks() if f.id == framework_id), None)
