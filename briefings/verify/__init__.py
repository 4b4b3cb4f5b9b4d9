"""The second program: proves a finished briefing from the report's text and the records.

It knows nothing of how the briefing was made: it imports neither the extraction nor the writing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefings.briefing import Briefing, FromCount, Sentence
from briefings.verify.counted import count_failures, right_values
from briefings.verify.coverage import coverage
from briefings.verify.editions import Examination, examine
from briefings.verify.edits import prove_edit, verify_line
from briefings.verify.evidence import Doubt, doubts, record_failures
from briefings.verify.failure import Failure
from briefings.verify.own import PUBLISHER
from briefings.verify.records import Facts, read_facts
from briefings.verify.reworded import HEADING
from briefings.verify.sentence import sentence_failures
from briefings.verify.titles import briefing_title_failures, title_failures

__all__ = [
    "HEADING",
    "PUBLISHER",
    "Doubt",
    "Examination",
    "Failure",
    "counts_that_hold",
    "doubted",
    "examine_edition",
    "prove_edit",
    "verify_edition",
    "verify_line",
    "verify_words",
]


def verify_words(source_text: str, briefing: Briefing, facts: Mapping[str, Any]) -> tuple[Failure, ...]:
    """What in ``briefing`` the report's text and the parsed ``facts.json`` do not bear out; () when all is proved."""
    return tuple(_failures(source_text, briefing, read_facts(facts)))


def doubted(source_text: str, facts: Mapping[str, Any]) -> tuple[Doubt, ...]:
    """The records of the parsed ``facts.json`` that the report, read afresh, does not bear out."""
    return tuple(doubts(source_text, read_facts(facts)))


def counts_that_hold(
    source_text: str, facts: Mapping[str, Any], briefing: Briefing, sentence: Sentence, what: str
) -> frozenset[int]:
    """The numbers that are true of the count ``what`` in this briefing; none where it cannot be counted again."""
    return right_values(source_text, read_facts(facts), briefing, sentence, what) or frozenset()


def verify_edition(folder: Path) -> tuple[Failure, ...]:
    """What is wrong in a finished folder; () when all of it is proved."""
    return examine_edition(folder).failures


def examine_edition(folder: Path) -> Examination:
    """The failures of a finished folder, and what was checked, in words for a person."""
    return examine(folder, verify_words)


def _failures(source: str, briefing: Briefing, facts: Facts) -> Iterator[Failure]:
    yield from record_failures(source, facts, briefing.title)
    yield from briefing_title_failures(source, briefing, facts)
    yield from coverage(briefing, facts)
    for chapter in briefing.chapters:
        yield from title_failures(source, facts, chapter)
        for sentence in chapter.sentences:
            yield from sentence_failures(source, facts, chapter, sentence)
            for count in (s for s in sentence.sources if isinstance(s, FromCount)):
                yield from count_failures(source, facts, briefing, chapter, sentence, count.what, count.value)
