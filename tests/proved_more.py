"""Two more invented reports with honest briefings: a news story, and a report with lists and our own data in it."""

from __future__ import annotations

import re

from proved import OTHERS, Case, Json, Maker, span

from briefings import tables
from briefings.briefing import Briefing, Chapter, ChapterKind, FromCount, FromData, FromReport, Sentence
from briefings.frameworks import Framework, framework

NEWS = """Northmoor Constabulary told to improve by inspectors

Northmoor Constabulary has been rated inadequate overall by HMICFRS, after a report published on 14 March 2023.

The force was judged good for managing offenders, but inadequate for protecting vulnerable people. It had been rated
good for protecting vulnerable people in 2018.

Inspectors were concerned that about 1,400 crimes a year were not recorded. They said that only 62% of callers were
seen within the target of 20 minutes, and that in some cases officers did not return calls until the next day.

The report says that the force must put a plan in place by 30 April 2023. HMICFRS will return in September 2023.

However, inspectors praised the way in which the force supports new recruits. They found that staff were more confident
than they had been before the new training began.

Police and crime commissioner Alex Sample said: “The public deserve better, and I expect change within six months.”

Chief constable Jo Instance said that the force had already hired 45 call handlers. She described the service as good.

Robin Case, who chairs the residents’ group, said: “We feel that we are not listened to.”
"""


def police() -> Framework:
    found = framework("hmicfrs-police")
    assert found
    return found


def ours(section: str, key: str, **values: str) -> str:
    """A row of our own templates: the wording is the table's, whatever it is today."""
    return tables.lists("templates", section)[key][0].format(**values)


def meaning(grade: str) -> Sentence:
    row = police().grade(grade)
    assert row
    return Sentence(row.meaning, (FromData("grades", grade),))


def news() -> Case:
    m = Maker(NEWS, "Northmoor Constabulary")
    overall = "Northmoor Constabulary has been rated inadequate overall by HMICFRS"
    both = "The force was judged good for managing offenders, but inadequate for protecting vulnerable people."
    before = "It had been rated good for protecting vulnerable people in 2018."
    crimes = "Inspectors were concerned that about 1,400 crimes a year were not recorded."
    callers = (
        "They said that only 62% of callers were seen within the target of 20 minutes, and that in some cases officers "
        "did not return calls until the next day."
    )
    plan = "The report says that the force must put a plan in place by 30 April 2023."
    again = "HMICFRS will return in September 2023."
    recruits = "inspectors praised the way in which the force supports new recruits."
    confident = "They found that staff were more confident than they had been before the new training began."
    commissioner = "The public deserve better, and I expect change within six months."
    chief = "Chief constable Jo Instance said that the force had already hired 45 call handlers."
    resident = "We feel that we are not listened to."
    date = "a report published on 14 March 2023"
    facts: Json = {
        "source": {}, "inspectorate": "HMICFRS", "organisation": "Northmoor Constabulary",
        "organisations": ["Northmoor Constabulary"], "framework": "hmicfrs-police", "year": 2023,
        "dates": [{"kind": "published", "text": "14 March 2023", "evidence": m.evidence(date)}],
        "ratings": [
            m.rating("overall", "inadequate", overall),
            m.rating("managing offenders", "good", both),
            m.rating("protecting vulnerable people", "inadequate", both),
            {**m.rating("protecting vulnerable people", "good", before, when="previous"), "year": 2018},
        ],
        "concerns": [
            m.concern("about 1,400 crimes a year were not recorded", "concern", crimes),
            m.concern("only 62% of callers were seen within the target of 20 minutes", "concern", callers),
            m.concern("must put a plan in place", "concern", plan),
        ],
        "strengths": [m.found("the way in which the force supports new recruits", recruits),
                      m.found("staff were more confident than they had been before", confident)],
        "opinions": [m.found("", commissioner, who="Alex Sample, police and crime commissioner", role="commissioner"),
                     m.found("", chief, who="Jo Instance, chief constable", role="chief"),
                     m.found("", resident, who="Robin Case, residents’ group", role=None)],
        "next_steps": [m.found("HMICFRS will return", again, by="September 2023")],
        "no_concerns": [], "outcomes": [], "quoted": [], "warnings": [],
    }  # fmt: skip
    chapters = (
        Chapter(ChapterKind.OPENING, "Northmoor Constabulary: what inspectors found", (
            Sentence(ours("opening", "news_by", organisation="Northmoor Constabulary", inspectors="HMICFRS"), (
                FromReport((span(NEWS, overall),)), FromData("templates", "news_by"))),
            m.says("The report came out on 14 March 2023.", date))),
        Chapter(ChapterKind.IN_SHORT, "In short.", (
            m.says("HMICFRS rated Northmoor Constabulary inadequate overall.", overall),
            m.says("About 1,400 crimes a year were not recorded.", crimes))),
        Chapter(ChapterKind.RATING, "Rating 1 of 3. Overall.", (
            m.says("HMICFRS gave Northmoor Constabulary a rating of inadequate overall.", overall),
            meaning("inadequate"))),
        Chapter(ChapterKind.RATING, "Rating 2 of 3. Managing offenders.", (
            m.says("For managing offenders, the rating is good.", both),
            meaning("good"))),
        Chapter(ChapterKind.RATING, "Rating 3 of 3. Protecting vulnerable people.", (
            m.says("The force was judged inadequate for protecting vulnerable people.", both),
            m.says("In 2018, the rating was good.", before),
            Sentence("The text gives no other ratings.", (FromCount("other ratings", 0),)))),
        Chapter(ChapterKind.CONCERN, "Concern 1 of 3. Crimes not recorded.", (
            m.says("Inspectors were concerned that about 1,400 crimes a year were not recorded.", crimes),)),
        Chapter(ChapterKind.CONCERN, "Concern 2 of 3. Callers.", (
            m.says("Only 62% of callers were seen within the target of 20 minutes.", callers),
            m.says("In some cases officers did not return calls until the next day.", callers))),
        Chapter(ChapterKind.CONCERN, "Concern 3 of 3. A plan.", (
            m.says("The force must put a plan in place by 30 April 2023.", plan),)),
        Chapter(ChapterKind.STRENGTHS, "What is going well.", (
            m.says("Inspectors praised the way in which the force supports new recruits.", recruits),
            m.says("Staff were more confident than they had been before the new training began.", confident))),
        Chapter(ChapterKind.OPINIONS, "What others said.", (
            OTHERS,
            m.says(f"Alex Sample, the police and crime commissioner, said: “{commissioner}”", commissioner,
                   quotation=True),
            m.says("Jo Instance, the chief constable, said that the force had already hired 45 call handlers.", chief),
            m.says(f"Robin Case said: “{resident}”", resident, quotation=True))),
        Chapter(ChapterKind.NEXT, "What happens next.", (
            m.says("HMICFRS will return in September 2023.", again),)),
    )  # fmt: skip
    title = "Northmoor Constabulary: what inspectors found"
    return Case(NEWS, facts, Briefing(title, "Northmoor Constabulary", "HMICFRS", "en-GB", chapters))


LISTS = """Eastvale Police: PEEL assessment

Our inspection assessed how good Eastvale Police is. We make graded judgments in four areas.

Outstanding: supporting victims
Good: preventing crime
Adequate: responding to the public
Requires improvement: investigating crime

We have no serious concerns about how the force manages custody.

Cause of concern
The force does not protect repeat victims of domestic abuse well enough. Nearly a third of high-risk cases were
closed without a visit, unless the victim asked for one.

Areas for improvement
The force should review how it allocates detectives.
The force should explain to every victim why a case was closed, except where this would put them at risk.

Almost all of the 28 files that we checked were complete. The force answers 999 calls faster than most forces.

In 2019 and 2020 the force did not have enough detectives. It has since trained 30 more, and this is now better.

The chief constable has written to us. We will publish an update before the end of 2024.
"""


def lists() -> Case:
    m = Maker(LISTS, "Eastvale Police")
    victims, crime = "Outstanding: supporting victims", "Good: preventing crime"
    public, investigating = "Adequate: responding to the public", "Requires improvement: investigating crime"
    none = "We have no serious concerns about how the force manages custody."
    repeat = "The force does not protect repeat victims of domestic abuse well enough."
    third = "Nearly a third of high-risk cases were closed without a visit, unless the victim asked for one."
    detectives = "The force should review how it allocates detectives."
    explain = (
        "The force should explain to every victim why a case was closed, except where this would put them at risk."
    )
    files = "Almost all of the 28 files that we checked were complete."
    calls = "The force answers 999 calls faster than most forces."
    enough = "In 2019 and 2020 the force did not have enough detectives."
    trained = "It has since trained 30 more, and this is now better."
    update = "We will publish an update before the end of 2024."
    facts: Json = {
        "source": {}, "inspectorate": "HMICFRS", "organisation": "Eastvale Police",
        "organisations": ["Eastvale Police"], "framework": "hmicfrs-police", "year": None, "dates": [],
        "ratings": [m.rating("supporting victims", "outstanding", victims), m.rating("preventing crime", "good", crime),
                    m.rating("responding to the public", "adequate", public),
                    m.rating("investigating crime", "requires improvement", investigating)],
        "concerns": [m.concern("does not protect repeat victims of domestic abuse well enough", "cause of concern",
                               repeat, third),
                     m.concern("review how it allocates detectives", "area for improvement", detectives),
                     m.concern("explain to every victim why a case was closed", "area for improvement", explain),
                     m.concern("did not have enough detectives", "concern", enough)],
        "no_concerns": [{"words": "no serious concerns", "evidence": m.evidence(none)}],
        "strengths": [m.found("files complete", files), m.found("answers 999 calls faster than most forces", calls),
                      m.found("has since trained 30 more", trained)],
        "opinions": [], "next_steps": [m.found("publish an update", update, by="before the end of 2024")],
        "outcomes": [], "quoted": [], "warnings": [],
    }  # fmt: skip
    rated = FromReport(tuple(span(LISTS, quote) for quote in (victims, crime, public, investigating)))
    counted = (
        "HMICFRS gave Eastvale Police four ratings: "
        "one outstanding, one good, one adequate and one requires improvement."
    )
    helpline = next(s for s in re.split(r"(?<=[.]) ", tables.lists("helplines", "lines")["domestic"][1]) if "0808" in s)
    label = next(row.meaning for row in police().labels if row.label == "cause of concern")
    chapters = (
        Chapter(ChapterKind.OPENING, "Eastvale Police: what inspectors found", (
            m.says("It is about a report on Eastvale Police.", "Eastvale Police: PEEL assessment"),
            Sentence("HMICFRS is short for His Majesty's Inspectorate of Constabulary and Fire & Rescue Services.",
                     (FromData("inspectorates", "HMICFRS"),)),
            Sentence("It lasts about two minutes.", (FromCount("minutes", 2),)),
            Sentence(helpline, (FromData("helplines", "domestic"),)))),
        Chapter(ChapterKind.IN_SHORT, "In short.", (
            Sentence(counted, (FromCount("current ratings", 4), rated)),
            Sentence(ours("in_short", "cause", topic="victims of domestic abuse"), (
                FromReport((span(LISTS, repeat),)), FromData("templates", "cause"),
                FromData("topics", "victims of domestic abuse"))))),
        *(Chapter(ChapterKind.RATING, f"Rating {n} of 4. {area[:1].upper()}{area[1:]}.", (
            m.says(f"HMICFRS gave Eastvale Police a rating of {grade} for {area}.", quote),
            meaning(grade)))
          for n, (quote, area, grade) in enumerate((
              (victims, "supporting victims", "outstanding"),
              (crime, "preventing crime", "good"),
              (public, "responding to the public", "adequate"),
              (investigating, "investigating crime", "requires improvement")), 1)),
        Chapter(ChapterKind.CONCERN, "Concern 1 of 4. Victims of domestic abuse.", (
            m.says("This is a cause of concern.", repeat),
            Sentence(label, (FromData("labels", "cause of concern"),)),
            m.says(repeat, repeat), m.says(third, third))),
        Chapter(ChapterKind.CONCERN, "Concern 2 of 4. Detectives.", (
            m.says("This is an area for improvement.", detectives), m.says(detectives, detectives))),
        Chapter(ChapterKind.CONCERN, "Concern 3 of 4. Closed cases.", (
            m.says("This is also an area for improvement.", explain), m.says(explain, explain))),
        Chapter(ChapterKind.CONCERN, "Concern 4 of 4. Enough detectives.", (m.says(enough, enough),)),
        Chapter(ChapterKind.STRENGTHS, "What is going well.", (
            m.says("HMICFRS reported no serious concerns about how the force manages custody.", none),
            m.says("Almost all of the 28 files that inspectors checked were complete.", files),
            m.says(calls, calls), m.says("The force has since trained 30 more.", trained))),
        Chapter(ChapterKind.NEXT, "What happens next.", (
            m.says("Inspectors will publish an update before the end of 2024.", update),)),
        Chapter(ChapterKind.ABOUT, "About this briefing.", (
            Sentence(ours("signposts", "made"), (FromData("templates", "made"),)),)),
    )  # fmt: skip
    title = "Eastvale Police: what inspectors found"
    return Case(LISTS, facts, Briefing(title, "Eastvale Police", "HMICFRS", "en-GB", chapters))
