"""The second program: proves a finished briefing from the report's text and the records.

It knows nothing of how the briefing was made: it imports neither the extraction nor the writing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefings.briefing import Briefing, Chapter, FromReport, Sentence
from briefings.verify.checks import (
    marks_stand,
    names_stand,
    quantities_stand,
    quotes_stand,
    short,
    spans_stand,
    words_stand,
)
from briefings.verify.claims import grades_hold, severities_hold, speakers_hold
from briefings.verify.coverage import coverage
from briefings.verify.failure import Failure
from briefings.verify.ground import Ground
from briefings.verify.quotations import split_quotes
from briefings.verify.records import Facts, evidence_failures, read_facts

__all__ = ["Failure", "verify_words"]

CHECKS = (
    spans_stand,
    quotes_stand,
    quantities_stand,
    names_stand,
    grades_hold,
    severities_hold,
    speakers_hold,
    marks_stand,
    words_stand,
)


def verify_words(source_text: str, briefing: Briefing, facts: Mapping[str, Any]) -> tuple[Failure, ...]:
    """What in ``briefing`` the report's text and the parsed ``facts.json`` do not bear out; () when all is proved."""
    known = read_facts(facts)
    return tuple(_failures(source_text, briefing, known))


def _failures(source: str, briefing: Briefing, facts: Facts) -> Iterator[Failure]:
    for record, quote in evidence_failures(source, facts):
        yield Failure(
            briefing.title, f"facts.json, {record.kind}", f"“{quote}”", "something else at that place", "source"
        )
    yield from coverage(briefing, facts)
    for chapter in briefing.chapters:
        for sentence in chapter.sentences:
            yield from _sentence(source, facts, chapter, sentence)


def _sentence(source: str, facts: Facts, chapter: Chapter, sentence: Sentence) -> Iterator[Failure]:
    if not any(isinstance(s, FromReport) for s in sentence.sources):
        return
    text, quotes = split_quotes(sentence.text)
    ground = Ground(source, facts, chapter.kind, chapter.title, text, quotes, sentence.sources)
    for check in CHECKS:
        for kind, says, report in check(ground):
            yield Failure(chapter.title, sentence.text, says, report or short(ground.passage), kind)
