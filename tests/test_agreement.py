"""A finding that the second program reads otherwise is quoted and told of, and never stated."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from found import document, findings

from briefings.agreement import WHY, agree
from briefings.document import Span
from briefings.findings import Findings
from briefings.making import make_words
from briefings.settings import Settings

TEXT = (
    "HMICFRS inspected Westmarch Police.\n\nWestmarch Police is good at preventing crime. "
    "The force is inadequate at responding to the public.\n\nThe force takes too long to answer calls."
)


def found() -> Findings:
    made = findings(TEXT)
    assert [r.grade for r in made.ratings] == ["good", "inadequate"]
    return made


def test_findings_that_both_programs_read_alike_stay_as_they_are() -> None:
    made = found()
    agreed = agree(document(TEXT), made)
    assert agreed.findings == made
    assert agreed.facts["warnings"] == []


def test_a_wrong_grade_is_quoted_and_not_stated() -> None:
    made = found()
    wrong = replace(made, ratings=(replace(made.ratings[0], grade="outstanding"), made.ratings[1]))
    agreed = agree(document(TEXT), wrong)
    assert agreed.findings.ratings == (made.ratings[1],)
    (quoted,) = agreed.findings.quoted
    assert (quoted.why, quoted.evidence) == (WHY, made.ratings[0].evidence)
    (warning,) = agreed.facts["warnings"]
    assert "“outstanding”" in warning
    assert [r["grade"] for r in agreed.facts["ratings"]] == ["inadequate"]


def test_a_strength_that_does_not_stand_where_it_says_is_dropped() -> None:
    made = findings(TEXT + "\n\nInspectors praised the work of the call handlers.")
    (strength,) = made.strengths
    elsewhere = replace(strength, what=replace(strength.what, spans=(Span(0, 7),)))
    agreed = agree(
        document(TEXT + "\n\nInspectors praised the work of the call handlers."), replace(made, strengths=(elsewhere,))
    )
    assert agreed.findings.strengths == ()
    assert agreed.findings.ratings == made.ratings


def test_a_body_that_the_report_does_not_name_is_not_named() -> None:
    made = replace(found(), organisation="Northmoor Police")
    agreed = agree(document(TEXT), made)
    assert agreed.findings.organisation is None
    assert agreed.facts["organisation"] is None


def test_a_lone_grade_word_is_not_read_out_as_a_quotation(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "HMICFRS inspected Westmarch Police.\n\nKey\n\nOutstanding\n\nGood\n\nThe force has 900 officers.\n"
    )
    told = " ".join(s.text for c in make_words(report, Settings()).briefing.chapters for s in c.sentences)
    assert "Outstanding" not in told
    assert "Good" not in told
