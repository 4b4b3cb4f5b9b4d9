"""Briefings as they are written are proved: the second program raises no false alarm over invented reports."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings.extract import extract
from briefings.facts_json import facts_json
from briefings.readers import read_document
from briefings.verify import verify_words
from briefings.write import write_briefing

FORCES = ("Westmarch Police", "Northmoor Constabulary", "Eastvale Police")
GRADES = ("outstanding", "good", "adequate", "requires improvement", "inadequate")
AREAS = (
    "preventing crime",
    "investigating crime",
    "responding to the public",
    "managing offenders",
    "supporting victims",
)
STATED = (
    "{force} is {grade} at {area}.",
    "We judged the force {grade} for {area}.",
    "For {area}, we graded {force} as {grade}.",
    "HMICFRS rated the force {grade} in {area}.",
    "In 2021 we rated the force {grade} at {area}.",
    "We did not grade {area}.",
    "{area}: {grade}",
)
CONCERNS = (
    "The force does not always record what victims tell it.",
    "I am concerned that officers wait more than 40 minutes for 12% of emergency calls.",
    "Cause of concern. The force fails to protect some vulnerable children, and it does not know how many are missing.",
    "Area for improvement. The force should make sure that supervisors review every case before it is closed.",
    "Detectives carry too many cases, which means that some victims wait for months.",
    "The force must reduce its backlog of 1,250 digital devices by 31 March 2025.",
    "The earlier cause of concern about custody records has been closed.",
    "It is not clear whether neighbourhood teams have enough staff.",
)
STRENGTHS = (
    "The force works well with the council to keep young people safe.",
    "I am pleased with how quickly it answers calls from the public.",
    "Officers understand their powers and explain them clearly to the people whom they stop.",
    "We were impressed by the force’s new team for victims of domestic abuse.",
    "We have no concerns about how the force manages its money.",
)
OTHERS = (
    "The chief constable, Mary Example, said: “We are working hard, but there is more to do.”",
    "Police federation chair Tom Sample said that the inspection had ignored the pressure on officers.",
    "“Nobody came when I called,” said one resident.",
    "We will return in spring 2025 to see what has changed.",
    "If the force had trained its staff, it would have been rated good for custody.",
    "The force serves about 620,000 people in an area of 900 square miles.",
)
line = st.builds(
    lambda row, grade, area: (row, grade, area),
    st.sampled_from(STATED),
    st.sampled_from(GRADES),
    st.sampled_from(AREAS),
)


@st.composite
def reports(draw: st.DrawFn) -> str:
    force = draw(st.sampled_from(FORCES))
    rated = draw(st.lists(line, max_size=5, unique_by=lambda row: row[2]))
    prose = draw(st.lists(st.sampled_from((*CONCERNS, *STRENGTHS, *OTHERS)), max_size=9, unique=True))
    lines = [row.format(force=force, grade=grade, area=area) for row, grade, area in rated]
    paragraphs = draw(st.permutations([*(text[:1].upper() + text[1:] for text in lines), *prose]))
    return "\n\n".join([f"HMICFRS: our assessment of {force}", *paragraphs]) + "\n"


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(reports())
def test_a_briefing_as_written_of_any_invented_report_is_proved(text: str) -> None:
    assert alarms(text) == []


def alarms(text: str) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(text, encoding="utf-8")
        document = read_document(path)
    findings = extract(document)
    facts = json.loads(json.dumps(facts_json(document, findings)))
    return [str(f) for f in verify_words(document.text, write_briefing(document, findings), facts)]


def test_briefings_of_the_corpus_are_proved_but_for_one_in_twenty(corpus: Path) -> None:
    """What is not proved is left out of a briefing: too many alarms would cost too much of it."""
    reports = sorted(path for path in (corpus / "dev" / "docs").iterdir() if path.suffix == ".txt")
    assert reports
    wrong = {path.name: found for path in reports if (found := alarms(path.read_text(encoding="utf-8")))}
    assert len(wrong) <= len(reports) / 20, wrong
