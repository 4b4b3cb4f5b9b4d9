"""What a listener should not miss or mistake: formal concerns, what happens next, whose rating it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from written import FORCE, WEAK, Report, of_kind, text

from briefings.briefing import Briefing, Chapter, ChapterKind, FromCount, Sentence
from briefings.document import Span
from briefings.facts_json import facts_json
from briefings.findings import (
    Concern,
    Description,
    Findings,
    Form,
    NextStep,
    Outcome,
    Rating,
    SaidBy,
    Severity,
    Status,
    When,
)  # fmt: skip
from briefings.plain import make_plain
from briefings.verify import verify_words
from briefings.write import WriteOptions, write_briefing


def told(report: Report, more: Callable[[Findings], Findings] = lambda findings: findings) -> Briefing:
    """The briefing, which the second program proves. ``more``: what the report's builder cannot say."""
    document, findings = report.document(), more(report.findings())
    briefing = write_briefing(document, findings)
    assert [str(f) for f in verify_words(document.text, briefing, facts_json(document, findings))] == []
    return briefing


def step(report: Report, sentence: str, by: str | None) -> None:
    home = report.add(sentence)
    report.next_steps.append(NextStep(report.what(home, sentence.rstrip(".")), by, (home,)))


def labelled(report: Report, sentence: str, label: str) -> None:
    home = report.add(sentence)
    what = report.what(home, sentence.rstrip("."))
    report.concerns.append(Concern(what, Severity.CONCERN, Status.OPEN, FORCE, (home,), "by hand", label=label))


def titles(briefing: Briefing) -> list[str]:
    return [chapter.title for chapter in of_kind(briefing, ChapterKind.CONCERN)]


def test_formal_concerns_are_told_apart_in_titles_and_in_the_summary() -> None:
    report = Report()
    report.concern(WEAK[0], Severity.CAUSE)
    report.concern(WEAK[2], Severity.IMPROVEMENT)
    report.concern(WEAK[6], Severity.IMPROVEMENT)
    report.concern(WEAK[3], Severity.CONCERN)
    report.concern(WEAK[4], Severity.CONCERN)
    briefing = told(report)
    assert [title.split(".")[0] for title in titles(briefing)] == [
        "Cause of concern", "Area for improvement 1 of 2", "Area for improvement 2 of 2",
        "Smaller concern 1 of 2", "Smaller concern 2 of 2",
    ]  # fmt: skip
    summary = text(of_kind(briefing, ChapterKind.IN_SHORT)[0])
    assert "There is one cause of concern, two areas for improvement and two smaller concerns." in summary


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("one cause of concern", "two causes of concern"),
        ("two areas for improvement", "one area for improvement"),
        ("one smaller concern", "three smaller concerns"),
    ],
)
def test_a_wrong_number_of_formal_concerns_is_found_out(old: str, new: str) -> None:
    report = Report()
    report.concern(WEAK[0], Severity.CAUSE)
    report.concern(WEAK[2], Severity.IMPROVEMENT)
    report.concern(WEAK[6], Severity.IMPROVEMENT)
    report.concern(WEAK[3], Severity.CONCERN)
    briefing = told(report)
    document, findings = report.document(), report.findings()
    changed = replace(briefing, chapters=tuple(_swapped(c, old, new) for c in briefing.chapters))
    assert changed != briefing
    assert verify_words(document.text, changed, facts_json(document, findings))


def _swapped(chapter: Chapter, old: str, new: str) -> Chapter:
    def swap(sentence: Sentence) -> Sentence:
        counted = any(isinstance(source, FromCount) for source in sentence.sources)
        return replace(sentence, text=sentence.text.replace(old, new)) if counted else sentence

    return replace(chapter, sentences=tuple(map(swap, chapter.sentences)))


def test_a_title_may_not_make_a_formal_concern_small_nor_a_small_one_formal() -> None:
    report = Report()
    report.concern(WEAK[0], Severity.CAUSE)
    report.concern(WEAK[3], Severity.CONCERN)
    briefing = told(report)
    document, facts = report.document(), facts_json(report.document(), report.findings())
    for old, new in (("Cause of concern.", "A smaller concern."), ("A smaller concern.", "Cause of concern.")):
        chapters = tuple(replace(c, title=c.title.replace(old, new)) for c in briefing.chapters)
        assert verify_words(document.text, replace(briefing, chapters=chapters), facts)


def test_a_step_of_the_law_comes_before_every_other_concern() -> None:
    report = Report()
    report.concern(WEAK[0], Severity.IMPROVEMENT)
    report.concern("The service is now in special measures.", Severity.CONCERN)
    assert titles(told(report))[0] == "Formal step. Special measures."


def test_a_record_that_says_there_is_none_is_told_so_and_never_as_a_concern() -> None:
    report = Report()
    labelled(report, "There are no priority actions.", "priority action")
    briefing = told(report)
    assert not of_kind(briefing, ChapterKind.CONCERN)
    assert "There are no priority actions." in text(of_kind(briefing, ChapterKind.IN_SHORT)[0])


def test_two_concerns_that_say_the_same_share_a_chapter() -> None:
    report = Report()
    report.concern("The force takes far too long to answer emergency calls from the public.", Severity.CAUSE)
    report.concern("Emergency calls from the public take far too long to answer.", Severity.CONCERN)
    report.concern("Supervisors do not check every plan.", Severity.CONCERN)
    assert titles(told(report)) == ["Cause of concern. Emergency calls.", "A smaller concern. Supervisors."]


def test_a_visit_a_plan_and_a_deadline_are_told_however_short_the_briefing() -> None:
    report = Report()
    for sentence in WEAK:
        report.concern(sentence, Severity.CONCERN)
    step(report, "Inspectors will return to the force in May 2031.", "in May 2031")
    step(report, "The force should send inspectors an action plan by 3 June 2030.", "by 3 June 2030")
    document, findings = report.document(), report.findings()
    said = text(of_kind(write_briefing(document, findings, WriteOptions(minutes=1)), ChapterKind.NEXT)[0])
    assert "in May 2031" in said
    assert "by 3 June 2030" in said


def test_a_date_stays_in_its_sentence() -> None:
    report = Report()
    step(report, "By 3 June 2030, the force should write a plan.", "By 3 June 2030")
    [chapter] = of_kind(told(report), ChapterKind.NEXT)
    assert [s.text for s in chapter.sentences] == ["By 3 June 2030, the force should write a plan."]


def test_a_date_that_stands_before_a_question_is_told_with_it() -> None:
    report = Report()
    home = report.add("In the year ahead, we will look at how the force answers calls.")
    what = report.what(home, "how the force answers calls", Form.MANNER)
    report.next_steps.append(NextStep(what, "In the year ahead", (home,)))
    [chapter] = of_kind(told(report), ChapterKind.NEXT)
    assert text(chapter) == "In the year ahead, inspectors will look at how the force answers calls."


def test_a_next_step_that_opens_with_what_it_means_stands_alone() -> None:
    report = Report()
    step(report, "This means that inspectors will visit the force again in May 2031.", "in May 2031")
    [chapter] = of_kind(told(report), ChapterKind.NEXT)
    assert text(chapter).startswith("Inspectors will visit")


def test_an_outcome_that_is_no_grade_is_told_in_the_summary() -> None:
    report = Report()
    sentence = "The partnership’s work leads to good lives for most children"
    home = report.add(f"{sentence}.")
    outcome = Outcome(Description(sentence, (Span(home.start, home.end - 1),), Form.SENTENCE), (home,))
    briefing = told(report, lambda findings: replace(findings, outcomes=(outcome,)))
    assert f"{sentence}." in text(of_kind(briefing, ChapterKind.IN_SHORT)[0])


def test_an_earlier_rating_of_another_body_names_it() -> None:
    report = Report()
    report.rating("preventing crime", "good")
    home = report.add("In 2019 Northmoor Police was inadequate overall.")
    place = report.within(home, "inadequate")
    report.ratings.append(
        Rating("inadequate", "overall", When.PREVIOUS, SaidBy.INSPECTORATE, "Northmoor Police", (home,), place, "x")
    )
    for chapter in of_kind(told(report), ChapterKind.RATING):
        for sentence in chapter.sentences:
            if "inadequate" in sentence.text:
                assert "Northmoor Police" in sentence.text
                assert FORCE not in chapter.title


def test_the_last_lines_say_what_sort_of_text_it_was() -> None:
    report = Report()
    report.rating("preventing crime", "good")
    said = text(of_kind(told(report, lambda findings: replace(findings, kind="news")), ChapterKind.ABOUT)[0])
    assert "each fact from the news story" in said
    assert "report" not in said
    assert "each fact from the report" in text(of_kind(told(report), ChapterKind.ABOUT)[0])


def test_a_great_number_of_things_left_out_is_many() -> None:
    report = Report()
    for n in range(40):
        report.strength(f"Team {n + 100} knows its streets.")
    said = text(of_kind(told(report), ChapterKind.ABOUT)[0])
    assert "We left out many other good points." in said


def test_a_sentence_with_a_second_condition_is_split_where_it_holds() -> None:
    text_ = "Inspectors will keep the home under review and, if nothing gets better in time, they will visit it again."
    assert make_plain(text_).sentences == (
        "Inspectors will keep the home under review.",
        "If nothing gets better in time, they will visit it again.",
    )


def test_of_several_bodies_the_summary_tells_each_overall_rating_with_its_body() -> None:
    report = Report()
    for area in ("preventing crime", "investigating crime", "managing offenders"):
        report.rating(area, "good")
    home = report.add("The Local Safety Board is outstanding overall.")
    place = report.within(home, "outstanding")
    board = "Local Safety Board"
    report.ratings.append(
        Rating("outstanding", "overall", When.CURRENT, SaidBy.INSPECTORATE, board, (home,), place, "x")
    )
    briefing = told(report)
    summary = of_kind(briefing, ChapterKind.IN_SHORT)[0]
    assert summary.sentences[0].text == "HMICFRS rated the Local Safety Board outstanding overall."
    for chapter in of_kind(briefing, ChapterKind.RATING):
        assert (board in chapter.title) != (FORCE in chapter.title)
        assert (board in text(chapter)) == (board in chapter.title)
