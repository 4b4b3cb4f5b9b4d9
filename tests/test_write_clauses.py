"""A finding's own clause becomes whole sentences that can be heard alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import FORCE, Report

from briefings.briefing import FromReport
from briefings.findings import Concern, Description, Form, Severity, Status, Strength
from briefings.frameworks import framework
from briefings.write.clauses import tell
from briefings.write.impersonal import impersonal
from briefings.write.options import WriteOptions
from briefings.write.pointing import dangles
from briefings.write.story import Story, finished, gerund, joined, number


def story(report: Report) -> Story:
    return Story(report.document(), report.findings(), framework("hmicfrs-police"), WriteOptions())


def told(report: Report, section: str, what: Description, sentence: int = -1) -> list[str]:
    whole = story(report)
    home = whole.document.blocks[sentence].span
    return [s.text for s in tell(whole, section, what, (home,))]


def test_there_are_weaknesses_stays_there_are_weaknesses() -> None:
    report = Report()
    home = report.add("There are delays in the way the force records crime.")
    what = report.what(home, "delays in the way the force records crime", Form.THING)
    assert told(report, "concern", what) == ["There are delays in the way the force records crime."]


@pytest.mark.parametrize(
    ("section", "sentence", "what", "expected"),
    [
        ("strength", "We are pleased with the new plan for Sandmere.", "the new plan for Sandmere",
         "Inspectors were pleased with the new plan for Sandmere."),
        ("strength", "We were impressed by the calm of call handlers.", "the calm of call handlers",
         "Inspectors were impressed by the calm of call handlers."),
        ("concern", "We have serious concerns about the backlog.", "the backlog",
         "Inspectors have serious concerns about the backlog."),
        ("concern", "We are concerned about the backlog.", "the backlog", "Inspectors are worried about the backlog."),
    ],
)  # fmt: skip
def test_the_inspectors_own_stance_is_kept(section: str, sentence: str, what: str, expected: str) -> None:
    report = Report()
    home = report.add(sentence)
    assert told(report, section, report.what(home, what, Form.THING)) == [expected]


@pytest.mark.parametrize(
    ("modal", "expected"),
    [
        ("should", "The force should tell victims more."),
        ("must", "The force must tell victims more."),
        ("needs to", "The force needs to tell victims more."),
    ],
)
def test_what_is_to_be_done_keeps_the_modal_of_the_report(modal: str, expected: str) -> None:
    report = Report()
    home = report.add(f"The force {modal} tell victims more.")
    assert told(report, "concern", report.what(home, "tell victims more", Form.ACTION, "The force")) == [expected]


def test_items_of_a_list_share_the_words_before_its_colon() -> None:
    report = Report()
    report.add("Within six months, the force should: answer calls in time; and call people back.")
    home = story(report).document.blocks[-1].span
    what = report.what(home, "call people back", Form.ACTION, "the force")
    assert told(report, "concern", what) == ["The force should call people back."]


def test_a_task_with_no_modal_is_given_none() -> None:
    report = Report()
    home = report.add("Mend the roof of the custody suite.")
    [sentence] = told(report, "concern", report.what(home, "Mend the roof of the custody suite", Form.ACTION))
    assert not {"should", "must", "needs"} & set(sentence.split())
    assert "mend the roof of the custody suite" in sentence


def test_it_after_a_sentence_about_the_force_is_the_force() -> None:
    report = Report()
    report.text += f"\n\n{FORCE} works hard. It has a clear plan."
    home = story(report).document.blocks[-1].span
    assert told(report, "strength", report.what(home, "It has a clear plan")) == ["The force has a clear plan."]


def test_it_after_a_sentence_about_something_else_is_left_alone() -> None:
    report = Report()
    report.text += "\n\nThe control room is busy. It has a clear plan."
    home = story(report).document.blocks[-1].span
    assert told(report, "strength", report.what(home, "It has a clear plan")) == ["It has a clear plan."]


def test_he_is_the_one_person_whom_the_sentence_before_names() -> None:
    report = Report()
    report.text += "\n\nWe welcome the new chief constable. He has set a clear course."
    whole = story(report)
    home = whole.document.blocks[-1].span
    [sentence] = tell(whole, "strength", report.what(home, "He has set a clear course"), (home,))
    assert sentence.text == "The new chief constable has set a clear course."
    source = sentence.sources[0]
    assert isinstance(source, FromReport)
    assert "the new chief constable" in [whole.document.quote(span) for span in source.spans]


@pytest.mark.parametrize(
    ("text", "one", "expected"),
    [
        ("We found that our inspectors saw little.", False, "Inspectors found that inspectors saw little."),
        ("I am pleased.", True, "The inspector is pleased."),
        ("I look forward to more.", True, "The inspector looks forward to more."),
        ("Staff told us that they were tired.", False, "Staff told inspectors that they were tired."),
        ("He said: “We are proud of us.”", False, "He said: “We are proud of us.”"),
        ("We’ve seen this before.", False, "Inspectors have seen this before."),
        ("The US model works.", False, "The US model works."),
    ],
)
def test_the_inspectors_are_spoken_of_from_outside(text: str, one: bool, expected: str) -> None:
    assert impersonal(text, one) == expected


@pytest.mark.parametrize("text", ["She was late.", "These are slow.", "Their plans vary.", "It is slow."])
def test_a_sentence_that_points_back_is_known(text: str) -> None:
    assert dangles(text)
    assert not dangles("The force is slow.")


def test_a_name_keeps_its_capital_inside_a_sentence_and_a_common_word_does_not() -> None:
    report = Report()
    report.add("Officers in Sandmere told the council.")
    whole = story(report)
    assert whole.inside("Sandmere is busy.") == "Sandmere is busy"
    assert whole.inside("Officers are busy.") == "officers are busy"
    assert whole.inside(f"{FORCE} is busy.") == f"{FORCE} is busy"
    assert whole.inside("HMICFRS is busy.") == "HMICFRS is busy"


def test_one_inspector_speaks_as_one() -> None:
    report = Report()
    report.strength("I am glad that schools are helped.")
    assert story(report).one_inspector
    report.strength("We saw good work. We liked it.")
    report.strength("We saw calm call handlers.")
    assert not story(report).one_inspector


def test_small_numbers_are_words_and_lists_have_their_and() -> None:
    assert [number(n) for n in (1, 10, 11)] == ["one", "ten", "11"]
    assert joined(["a"]) == "a"
    assert joined(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("area", "noun"),
    [
        ("prevents crime", "preventing crime"),
        ("prevents crime, and tackles fraud", "preventing crime, and tackling fraud"),
        ("legitimacy", "legitimacy"),
        ("serious and organised crime", "serious and organised crime"),
    ],
)
def test_an_area_can_stand_after_for(area: str, noun: str) -> None:
    assert gerund(area) == noun


@given(st.text(alphabet="ab “”.,;: !?", min_size=1, max_size=30))
def test_a_finished_sentence_is_finished_once(text: str) -> None:
    assert finished(finished(text)) == finished(text)


def test_a_concern_keeps_its_negation_and_stands_on_its_words() -> None:
    report = Report()
    report.concern("Officers do not always record what children tell them.", Severity.CONCERN, Status.OPEN)
    whole = story(report)
    concern: Concern = report.concerns[0]
    [sentence] = tell(whole, "concern", concern.what, concern.evidence)
    assert sentence.text == "Officers do not always record what children tell them."
    assert sentence.sources == (FromReport(concern.what.spans),)


def test_praise_has_its_own_words() -> None:
    report = Report()
    report.strength("Call handlers are calm.")
    strength: Strength = report.strengths[0]
    assert told(report, "strength", strength.what) == ["Call handlers are calm."]
