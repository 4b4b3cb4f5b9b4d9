"""Invented reports with their records and honest briefings, for the tests of verification.

The briefings are written by hand, so that the checker is tried on words that our own writer did not choose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from briefings.briefing import Briefing, Chapter, ChapterKind, FromCount, FromData, FromReport, Sentence
from briefings.document import Span

Json = dict[str, Any]


@dataclass(frozen=True)
class Case:
    source: str
    facts: Json
    briefing: Briefing


def span(source: str, quote: str) -> Span:
    """Where ``quote`` stands in ``source``, whatever its line breaks: it must stand there once."""
    found = list(re.finditer(r"\s+".join(map(re.escape, quote.split())), source))
    assert len(found) == 1, quote
    return Span(*found[0].span())


OTHERS = Sentence("They are not what inspectors found.", (FromData("signposts", "opinions"),))


class Maker:
    """Makes records and sentences that point into one source by its words."""

    def __init__(self, source: str, organisation: str) -> None:
        self.source = source
        self.organisation = organisation

    def evidence(self, *quotes: str) -> list[Json]:
        spans = [span(self.source, quote) for quote in quotes]
        return [{"quote": self.source[s.start : s.end], "start": s.start, "end": s.end} for s in spans]

    def rating(self, area: str, grade: str, quote: str, when: str = "current", said_by: str = "inspectorate") -> Json:
        return {"area": area, "grade": grade, "when": when, "organisation": self.organisation, "said_by": said_by,
                "evidence": self.evidence(quote), "rule": "by hand"}  # fmt: skip

    def concern(self, what: str, severity: str, *quotes: str, status: str = "open") -> Json:
        return {"what": what, "severity": severity, "status": status, "organisation": self.organisation,
                "evidence": self.evidence(*quotes)}  # fmt: skip

    def found(self, what: str, quote: str, **more: Any) -> Json:
        return {"what": what, "evidence": self.evidence(quote), **more}

    def says(self, text: str, *quotes: str, quotation: bool = False) -> Sentence:
        return Sentence(text, (FromReport(tuple(span(self.source, quote) for quote in quotes)),), quotation=quotation)


STATEMENT = """HMICFRS: our assessment of Westmarch Police

I am pleased with how Westmarch Police keeps people safe, but some of its work must get better.

Westmarch Police is good at preventing crime. It requires improvement in the way it investigates crime. In
2019 we rated the force inadequate at investigating crime. We did not grade leadership.

Cause of concern. The force does not always identify vulnerable callers when they first contact the control
room. Officers took more than 30 minutes to reach 12 of the 40 emergency calls that we reviewed, and some
victims were not told why.

Area for improvement. The force should make sure that supervisors check every investigation plan before it is
closed.

Our earlier cause of concern about the custody records has been closed, because the force now keeps them well.

I also worry that neighbourhood officers may be moved to other duties too often.

The force works well with Sandmere Council to protect children. Its officers explain the reasons for most
searches clearly. The force has spent £1.2 million on new call handling systems since March 2022.

The chief constable, Mary Example, said: “We are proud of our staff and we will never be complacent.”

Police federation chair Tom Sample said that the inspection had ignored the pressure on officers.

The rating for legitimacy would be good if the force had enough trained staff.

We will visit the force again by June 2024 to review its progress.
"""


def statement() -> Case:
    m = Maker(STATEMENT, "Westmarch Police")
    good = "Westmarch Police is good at preventing crime."
    requires = "It requires improvement in the way it investigates crime."
    was = "In 2019 we rated the force inadequate at investigating crime."
    ungraded = "We did not grade leadership."
    callers = "The force does not always identify vulnerable callers when they first contact the control room."
    slow = (
        "Officers took more than 30 minutes to reach 12 of the 40 emergency calls that we reviewed, "
        "and some victims were not told why."
    )
    plans = "The force should make sure that supervisors check every investigation plan before it is closed."
    custody = (
        "Our earlier cause of concern about the custody records has been closed, because the force now keeps them well."
    )
    moved = "I also worry that neighbourhood officers may be moved to other duties too often."
    children = "The force works well with Sandmere Council to protect children."
    searches = "Its officers explain the reasons for most searches clearly."
    money = "The force has spent £1.2 million on new call handling systems since March 2022."
    chief = "We are proud of our staff and we will never be complacent."
    chair = "Police federation chair Tom Sample said that the inspection had ignored the pressure on officers."
    doubtful = "The rating for legitimacy would be good if the force had enough trained staff."
    again = "We will visit the force again by June 2024 to review its progress."
    facts: Json = {
        "source": {}, "inspectorate": "HMICFRS", "organisation": "Westmarch Police",
        "organisations": ["Westmarch Police"], "framework": "hmicfrs-police", "year": None,
        "ratings": [
            m.rating("preventing crime", "good", good),
            m.rating("investigates crime", "requires improvement", requires),
            m.rating("investigating crime", "inadequate", was, when="previous"),
            m.rating("leadership", "not rated", ungraded),
        ],
        "concerns": [
            m.concern("does not always identify vulnerable callers", "cause of concern", callers, slow),
            m.concern("supervisors check every investigation plan", "area for improvement", plans),
            m.concern("custody records", "cause of concern", custody, status="closed"),
            m.concern("neighbourhood officers may be moved to other duties too often", "concern", moved),
        ],
        "no_concerns": [],
        "strengths": [m.found("works well with Sandmere Council to protect children", children),
                      m.found("explain the reasons for most searches clearly", searches),
                      m.found("has spent £1.2 million on new call handling systems", money)],
        "outcomes": [],
        "opinions": [m.found("", chief, who="Mary Example, chief constable", role="chief"),
                     m.found("", chair, who="Tom Sample, police federation chair", role="union")],
        "next_steps": [m.found("visit the force again", again, by="June 2024")],
        "quoted": [m.found("", doubtful, why="condition")],
        "warnings": [],
    }  # fmt: skip
    chapters = (
        Chapter(ChapterKind.OPENING, "Westmarch Police: what inspectors found", (
            m.says("This is about Westmarch Police.", "HMICFRS: our assessment of Westmarch Police"),)),
        Chapter(ChapterKind.IN_SHORT, "In short", (
            m.says("Inspectors rated Westmarch Police good at preventing crime.", good),
            m.says("There is a cause of concern.", callers),
            m.says("The force does not always identify vulnerable callers.", callers),
            Sentence("This chapter lists three ratings.", (FromCount("current ratings", 3),)))),
        Chapter(ChapterKind.RATING, "Rating 1 of 3. Preventing crime.", (
            m.says("HMICFRS rated Westmarch Police good at preventing crime.", good),)),
        Chapter(ChapterKind.RATING, "Rating 2 of 3. Investigating crime.", (
            m.says("The force requires improvement in the way it investigates crime.", requires),
            m.says("In 2019 inspectors rated the force inadequate at investigating crime.", was))),
        Chapter(ChapterKind.RATING, "Rating 3 of 3. Leadership.", (
            m.says("Inspectors did not grade leadership.", ungraded),)),
        Chapter(ChapterKind.CONCERN, "Concern 1 of 3. Vulnerable callers.", (
            m.says("This is a cause of concern.", callers),
            m.says(callers, callers),
            m.says("Officers took more than 30 minutes to reach 12 of the 40 emergency calls.", slow),
            m.says("Some victims were not told why.", slow))),
        Chapter(ChapterKind.CONCERN, "Concern 2 of 3. Investigation plans.", (
            m.says("This is an area for improvement.", plans),
            m.says(plans, plans))),
        Chapter(ChapterKind.CONCERN, "Concern 3 of 3. Neighbourhood officers.", (
            m.says("Inspectors worry that neighbourhood officers may be moved to other duties too often.", moved),
            m.says("An earlier cause of concern about the custody records has been closed.", custody))),
        Chapter(ChapterKind.STRENGTHS, "What is going well", (
            m.says("The force works well with Sandmere Council to protect children.", children),
            m.says("Officers explain the reasons for most searches clearly.", searches),
            m.says("The force has spent £1.2 million on new call handling systems since March 2022.", money))),
        Chapter(ChapterKind.OPINIONS, "What others said", (
            OTHERS,
            m.says(f"The chief constable, Mary Example, said: “{chief}”", chief, quotation=True),
            m.says(chair, chair))),
        Chapter(ChapterKind.QUOTED, "In the report's own words", (
            m.says(f"The report says: “{doubtful}”", doubtful, quotation=True),)),
        Chapter(ChapterKind.NEXT, "What happens next", (
            m.says("Inspectors will visit the force again by June 2024.", again),)),
    )  # fmt: skip
    briefing = Briefing("Westmarch Police: what inspectors found", "Westmarch Police", "HMICFRS", "en-GB", chapters)
    return Case(STATEMENT, facts, briefing)
