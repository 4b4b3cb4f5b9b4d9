"""A briefing has its chapters in order, all that must be in it, and nothing that the second program cannot prove."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from written import FORCE, STRONG, WEAK, Report, of_kind, reports, sentences, spans, text

from briefings.briefing import ChapterKind
from briefings.facts_json import facts_json
from briefings.findings import Concern, Form, Rating, SaidBy, Severity, StatedDate, Status, Warning, When
from briefings.verify import verify_words
from briefings.write import WriteOptions, write_briefing

few = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


def full() -> Report:
    """One finding of each kind."""
    report = Report()
    report.rating("preventing crime", "good")
    report.rating("investigating crime", "inadequate")
    report.rating("preventing crime", "adequate", When.PREVIOUS, 2019)
    report.concern(WEAK[3], Severity.CONCERN)
    report.concern(WEAK[1], Severity.IMPROVEMENT)
    report.concern(WEAK[0], Severity.CAUSE)
    report.concern(WEAK[5], Severity.CAUSE, Status.CLOSED)
    report.strength(STRONG[0])
    report.says("Tom Sample", "We are proud of our officers.")
    report.step("how the force answers calls")
    report.published("3 March 2024")
    return report


@few
@given(reports())
def test_chapters_stand_in_their_order(report: Report) -> None:
    order = list(ChapterKind)
    places = [order.index(c.kind) for c in write_briefing(report.document(), report.findings()).chapters]
    assert places == sorted(places)


@few
@given(reports())
def test_every_chapter_has_something_to_say_and_every_sentence_a_source(report: Report) -> None:
    briefing = write_briefing(report.document(), report.findings())
    assert all(chapter.sentences for chapter in briefing.chapters)
    assert all(sentence.sources for sentence in sentences(briefing))


@few
@given(reports())
def test_each_current_rating_has_a_chapter_that_states_its_grade_from_where_it_stands(report: Report) -> None:
    briefing = write_briefing(report.document(), report.findings())
    current = [r for r in report.ratings if r.when is When.CURRENT and r.said_by is SaidBy.INSPECTORATE]
    chapters = [c for c in of_kind(briefing, ChapterKind.RATING) if "arlier rating" not in c.title]
    assert len(chapters) == len(current)
    for rating in current:
        own = [c for c in chapters if any(rating.grade_span in span for span in spans(c))]
        assert len(own) == 1
        stated = "no rating" if rating.grade == "not rated" else rating.grade
        assert stated in text(own[0])
        assert rating.area in own[0].title.lower()


@few
@given(reports())
def test_each_open_formal_concern_has_a_chapter_worst_first(report: Report) -> None:
    briefing = write_briefing(report.document(), report.findings())
    chapters = of_kind(briefing, ChapterKind.CONCERN)
    order = list(Severity)
    severities = []
    for chapter in chapters:
        own = [c for c in report.concerns if any(c.evidence[0].overlaps(span) for span in spans(chapter))]
        assert len(own) == 1
        assert own[0].status is Status.OPEN
        severities.append(order.index(own[0].severity))
    assert severities == sorted(severities)
    formal = [c for c in report.concerns if c.severity.formal and c.status is Status.OPEN]
    assert sum(order[n].formal for n in severities) == len(formal)


@few
@given(reports())
def test_the_second_program_proves_all_of_it(report: Report) -> None:
    document, findings = report.document(), report.findings()
    briefing = write_briefing(document, findings)
    assert [str(f) for f in verify_words(document.text, briefing, facts_json(document, findings))] == []


@few
@given(reports())
def test_quotations_are_at_most_fifteen_in_a_hundred_words(report: Report) -> None:
    told = sentences(write_briefing(report.document(), report.findings()))
    quoted = sum(len(s.text.split()) for s in told if s.quotation)
    assert quoted <= 0.15 * sum(len(s.text.split()) for s in told)


@few
@given(reports())
def test_in_short_has_five_sentences_at_most(report: Report) -> None:
    chapters = of_kind(write_briefing(report.document(), report.findings()), ChapterKind.IN_SHORT)
    assert all(1 <= len(chapter.sentences) <= 5 for chapter in chapters)


@few
@given(reports(), st.data())
def test_a_briefing_follows_the_grade_of_its_source(report: Report, data: st.DataObject) -> None:
    if not any(r.when is When.CURRENT and r.grade == "good" for r in report.ratings):
        report.rating("tackling fraud", "good")
    other = data.draw(st.sampled_from(["outstanding", "adequate", "inadequate"]))
    changed = Report()
    for rating in report.ratings:
        if rating.when is When.CURRENT:
            changed.rating(rating.area, other if rating.grade == "good" else rating.grade)
    briefing = write_briefing(changed.document(), changed.findings())
    said = " ".join(text(c) for c in briefing.chapters)
    meaning = "Good means that the force does this well."
    assert meaning not in said
    assert "a rating of good" not in said
    for chapter in of_kind(briefing, ChapterKind.RATING):
        assert "rating is good" not in text(chapter)


def test_one_finding_of_each_kind_gives_each_chapter() -> None:
    report = full()
    briefing = write_briefing(report.document(), report.findings())
    assert [c.title for c in briefing.chapters] == [
        f"{FORCE}: what inspectors found.",
        "In short.",
        "Rating 1 of 2. Preventing crime.",
        "Rating 2 of 2. Investigating crime.",
        "Cause of concern. Answering calls.",
        "Area for improvement. Children.",
        "A smaller concern. Supervisors.",
        "What is going well.",
        "What others said.",
        "What happens next.",
        *(["Words explained."] if of_kind(briefing, ChapterKind.WORDS) else []),
        "About this briefing.",
    ]


def test_a_text_with_no_findings_gives_a_short_briefing_that_says_so() -> None:
    report = Report()
    briefing = write_briefing(report.document(), report.findings())
    assert [c.kind for c in briefing.chapters] == [ChapterKind.OPENING, ChapterKind.ABOUT]
    assert "We found no ratings in it. We found no concerns in it either." in text(briefing.chapters[0])


def test_the_last_rating_says_that_there_is_no_other() -> None:
    report = full()
    last = of_kind(write_briefing(report.document(), report.findings()), ChapterKind.RATING)[-1]
    assert last.sentences[-1].text == "The text gives no other ratings."


def test_where_a_sentence_could_only_be_quoted_no_other_rating_is_ruled_out() -> None:
    report = full()
    report.abstained("The force would be good at this if it had more staff.")
    briefing = write_briefing(report.document(), report.findings())
    last = of_kind(briefing, ChapterKind.RATING)[-1]
    assert last.sentences[-1].text == "We found no other ratings that we are sure of."
    assert "“The force would be good at this if it had more staff.”" in text(of_kind(briefing, ChapterKind.QUOTED)[0])


def test_an_earlier_rating_is_said_to_be_earlier() -> None:
    report = full()
    chapter = of_kind(write_briefing(report.document(), report.findings()), ChapterKind.RATING)[0]
    assert "In 2019, the rating was adequate." in text(chapter)


def test_what_was_not_rated_is_neither_good_nor_bad() -> None:
    report = Report()
    report.rating("preventing crime", "not rated")
    chapter = of_kind(write_briefing(report.document(), report.findings()), ChapterKind.RATING)[0]
    assert "no rating for preventing crime. That does not mean that it is good or bad." in text(chapter)


def test_a_title_never_counts_as_a_rating_what_was_not_rated() -> None:
    report = Report()
    report.rating("preventing crime", "good")
    report.rating("managing offenders", "not rated")
    report.rating("investigating crime", "adequate")
    chapters = of_kind(write_briefing(report.document(), report.findings()), ChapterKind.RATING)
    assert [c.title for c in chapters] == [
        "Rating 1 of 2. Preventing crime.",
        "Not rated. Managing offenders.",
        "Rating 2 of 2. Investigating crime.",
    ]


def test_a_closed_concern_is_good_news_and_has_no_chapter() -> None:
    report = Report()
    report.concern(WEAK[5], Severity.CAUSE, Status.CLOSED)
    briefing = write_briefing(report.document(), report.findings())
    assert not of_kind(briefing, ChapterKind.CONCERN)
    assert "An earlier cause of concern about the use of force is now closed." in text(
        of_kind(briefing, ChapterKind.STRENGTHS)[0]
    )


def test_no_concerns_are_reported_in_the_words_of_the_report() -> None:
    report = Report()
    report.none()
    briefing = write_briefing(report.document(), report.findings())
    assert "HMICFRS reported no causes of concern." in text(of_kind(briefing, ChapterKind.STRENGTHS)[0])


def test_a_grade_that_somebody_else_claims_is_theirs_alone() -> None:
    report = Report()
    report.rating("preventing crime", "adequate")
    report.claim("Tom Sample", "preventing crime", "outstanding")
    briefing = write_briefing(report.document(), report.findings())
    for chapter in briefing.chapters:
        for sentence in chapter.sentences:
            if "outstanding" in sentence.text.lower():
                assert chapter.kind is ChapterKind.OPINIONS
                assert "Tom Sample" in sentence.text


def test_a_claim_that_is_told_in_the_speakers_words_is_not_told_twice() -> None:
    report = Report()
    report.rating("preventing crime", "adequate")
    report.claim("Tom Sample", "preventing crime", "outstanding")
    [chapter] = of_kind(write_briefing(report.document(), report.findings()), ChapterKind.OPINIONS)
    assert [s.text for s in chapter.sentences[2:]] == [
        "Tom Sample said that the force was outstanding at preventing crime.",
        "For the ratings that inspectors gave, go by the parts before this one.",
    ]


def test_a_text_with_only_earlier_ratings_is_not_said_to_have_none() -> None:
    report = Report()
    report.rating("preventing crime", "good", When.PREVIOUS, 2019)
    briefing = write_briefing(report.document(), report.findings())
    said = text(of_kind(briefing, ChapterKind.IN_SHORT)[0])
    assert said == "The text gives no current ratings, only earlier ones."
    [chapter] = of_kind(briefing, ChapterKind.RATING)
    assert chapter.title == "An earlier rating. Preventing crime."


def test_areas_that_are_only_counted_are_one_rating() -> None:
    report = Report()
    home = report.add("The force is good in four areas.")
    grade = report.within(home, "good")
    report.ratings.append(
        Rating("good", "four areas (unnamed)", When.CURRENT, SaidBy.INSPECTORATE, FORCE, (home,), grade, "x", count=4)
    )
    [chapter] = of_kind(write_briefing(report.document(), report.findings()), ChapterKind.RATING)
    assert "a rating of good for four areas, and it does not say which" in text(chapter)


def test_grades_lost_from_the_text_are_said_to_be_lost() -> None:
    report = Report()
    home = report.add("We make graded judgments as follows:")
    findings = replace(report.findings(), warnings=(Warning("grades lost", "grades announced, none given", (home,)),))
    opening = text(write_briefing(report.document(), findings).chapters[0])
    assert "The text says that grades follow, but it does not show them." in opening


def test_concerns_that_the_report_only_counts_are_not_described() -> None:
    report = Report()
    home = report.add("We found three areas for improvement.")
    what = report.what(home, "three areas for improvement", Form.THING)
    report.concerns.append(Concern(what, Severity.IMPROVEMENT, Status.OPEN, FORCE, (home,), "by hand", count=3))
    [chapter] = of_kind(write_briefing(report.document(), report.findings()), ChapterKind.CONCERN)
    assert text(chapter) == "The text speaks of three areas for improvement. That line does not say which."


def test_where_bodies_are_several_each_rating_names_its_own() -> None:
    report = Report()
    report.rating("preventing crime", "good")
    home = report.add("Northmoor Police is inadequate at preventing crime.")
    report.ratings.append(
        Rating("inadequate", "preventing crime", When.CURRENT, SaidBy.INSPECTORATE, "Northmoor Police", (home,),
               report.within(home, "inadequate"), "x")
    )  # fmt: skip
    findings = replace(report.findings(), organisation=None, organisation_span=None)
    for chapter in of_kind(write_briefing(report.document(), findings), ChapterKind.RATING):
        body = "Northmoor Police" if "inadequate" in text(chapter) else FORCE
        assert body in chapter.title
        assert body in chapter.sentences[0].text


def test_each_sentence_of_what_others_said_has_its_speaker() -> None:
    report = full()
    report.says("Councillor Ann Invented", "People in Westmarch want a quick answer when they ring.")
    briefing = write_briefing(report.document(), report.findings())
    said = [s for s in of_kind(briefing, ChapterKind.OPINIONS)[0].sentences if s.quotation]
    assert [s.text.split(" said: ")[0] for s in said] == ["Tom Sample", "Councillor Ann Invented"]


def test_lines_of_the_settings_are_there_only_when_given() -> None:
    report = full()
    plain = " ".join(text(c) for c in write_briefing(report.document(), report.findings()).chapters)
    options = WriteOptions(
        publisher="Westmarch Talking News", mistakes="01234 567890", report_address="example.org/report", lasts=3
    )
    told = " ".join(text(c) for c in write_briefing(report.document(), report.findings(), options).chapters)
    for line in (
        "This recording comes from Westmarch Talking News.",
        "If you find a mistake, please tell us: 01234 567890.",
        "You can find the full report here: example.org/report.",
        "This briefing lasts about 3 minutes.",
    ):
        assert line in told
        assert line not in plain


def test_the_date_is_said_and_so_is_its_absence() -> None:
    report = full()
    opening = text(write_briefing(report.document(), report.findings()).chapters[0])
    assert "The report came out on 3 March 2024." in opening
    assert "The text does not say when the inspection was." in opening


def test_each_day_of_an_inspection_is_said() -> None:
    report = full()
    days = "11 May 2024, 13 May 2024 and 19 May 2024"
    home = report.add(f"Dates of inspection visits: {days}.")
    report.dates.append(StatedDate("inspected", days, (report.within(home, days),)))
    opening = text(write_briefing(report.document(), report.findings()).chapters[0])
    assert "The text gives this date for the inspection: 11 May 2024." in opening
    assert "It was also on 13 May 2024. It was also on 19 May 2024." in opening


def test_a_warning_and_helplines_stand_before_findings_on_abuse() -> None:
    report = full()
    assert "Please take care" not in text(write_briefing(report.document(), report.findings()).chapters[0])
    report.concern("The force does not do enough for victims of domestic abuse.", Severity.CAUSE)
    opening = write_briefing(report.document(), report.findings()).chapters[0]
    assert "Please take care: this briefing talks about abuse at home." in text(opening)
    assert "There is a National Domestic Abuse Helpline. Its number is 0808 2000 247." in text(opening)


def test_an_acronym_is_explained_once_by_the_report_itself() -> None:
    report = Report()
    report.add("There is a multi-agency safeguarding hub (MASH) in Sandmere.")
    report.strength("The MASH shares what it knows with schools.")
    report.strength("Staff in the MASH are calm.")
    briefing = write_briefing(report.document(), report.findings())
    told = [s.text for s in of_kind(briefing, ChapterKind.STRENGTHS)[0].sentences]
    assert told[1] == "MASH is short for multi-agency safeguarding hub."
    assert sum(text.startswith("MASH is short for") for text in told) == 1


def digest(report: Report) -> str:
    return hashlib.sha256(repr(write_briefing(report.document(), report.findings())).encode()).hexdigest()


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_the_same_findings_give_the_same_briefing_whatever_the_order_of_hashes(seed: str) -> None:
    command = "from test_write import digest, full; print(digest(full()))"
    here = str(Path(__file__).parent)
    run = subprocess.run(
        [sys.executable, "-c", command],
        capture_output=True,
        text=True,
        check=True,
        cwd=here,
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": f"{here}:{Path(here).parent}"},
    )
    assert run.stdout.strip() == digest(full()) == digest(full())
