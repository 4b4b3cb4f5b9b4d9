"""When the inspection was, and when the report came out."""

from __future__ import annotations

import pytest
from found import document
from invented import a_briefing

from briefings.briefing import Chapter, ChapterKind, FromCount, Sentence
from briefings.extract.dates import find_dates
from briefings.verify.counted import count_failures
from briefings.verify.records import read_facts


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("HMICFRS inspected Westmarch Police in March 2023.", {"inspected": "March 2023"}),
        ("In March 2023, HMICFRS inspected Westmarch Police.", {"inspected": "March 2023"}),
        ("We inspected the force between 4 and 15 March 2016.", {"inspected": "between 4 and 15 March 2016"}),
        ("The inspection took place in autumn 2022.", {"inspected": "autumn 2022"}),
        ("The force, which was inspected during May 2016, has new cars.", {"inspected": "May 2016"}),
        ("Inspection dates:\n\n3 – 14 March 2023\n\nNotes", {"inspected": "3 – 14 March 2023"}),
        ("Dates of visits\t3 May 2024, 5 May 2024", {"inspected": "3 May 2024, 5 May 2024"}),
        ("The report came out in June 2017.", {"published": "June 2017"}),
        ("The report will be published in June 2017.", {}),
        ("Our last inspection was in May 2019.", {"other": "May 2019"}),
        ("Inspectors will visit the force again in May 2027.", {"other": "May 2027"}),
        ("The force closed two stations in May 2019.", {}),
        ("The inspection found that 2,019 calls were lost.", {}),
    ],
)  # fmt: skip
def test_a_date_is_this_inspections_only_where_the_text_plainly_says_so(text: str, dates: dict[str, str]) -> None:
    made = document(text)
    found = find_dates(made)
    assert {d.kind: d.text for d in found} == dates
    for date in found:
        assert [" ".join(made.quote(span).split()) for span in date.evidence] == [date.text]


@pytest.mark.parametrize(
    ("source", "fails"),
    [
        ("HMICFRS inspected Westmarch Police in March 2023. It found gaps.", True),
        ("HMICFRS inspected Westmarch Police. It closed two stations in March 2023.", False),
        ("HMICFRS inspected Westmarch Police.", False),
    ],
)
def test_a_briefing_may_not_say_that_there_is_no_date_where_the_report_has_one(source: str, fails: bool) -> None:
    sentence = Sentence("The text does not say when the inspection was.", (FromCount("inspection dates", 0),))
    chapter = Chapter(ChapterKind.OPENING, "Westmarch Police", (sentence,))
    facts = read_facts({"organisation": "Westmarch Police"})
    found = list(count_failures(source, facts, a_briefing(), chapter, sentence, "inspection dates", 0))
    assert bool(found) is fails
