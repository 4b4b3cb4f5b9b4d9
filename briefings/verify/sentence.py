"""One sentence against its sources, whatever kind they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefings.briefing import Chapter, FromCount, FromData, FromReport, Sentence
from briefings.verify.checks import (
    Finding,
    marks_stand,
    names_stand,
    quantities_stand,
    quotes_stand,
    short,
    spans_stand,
    words_stand,
)
from briefings.verify.claims import grades_hold, severities_hold, speakers_hold
from briefings.verify.failure import Failure
from briefings.verify.ground import Ground
from briefings.verify.homes import home_holds
from briefings.verify.quotations import split_quotes
from briefings.verify.records import Facts
from briefings.verify.rows import row_texts, says_row, swaps

REWORDED = FromData("edits", "reworded")  # a person put it in other words: its facts are proved, its words are free

CHECKS: tuple[Callable[[Ground], Iterator[Finding]], ...] = (
    spans_stand,
    quotes_stand,
    quantities_stand,
    names_stand,
    grades_hold,
    severities_hold,
    speakers_hold,
    home_holds,
    marks_stand,
    words_stand,
)


def sentence_failures(source: str, facts: Facts, chapter: Chapter, sentence: Sentence) -> Iterator[Failure]:
    """What the sentence says that its sources do not bear out. Counts are checked elsewhere: they need the briefing."""
    if not sentence.sources:
        yield Failure(chapter.title, sentence.text, f"“{sentence.text}”", "nothing: it has no source", "source")
        return
    rows = [s for s in sentence.sources if isinstance(s, FromData) and s != REWORDED]
    texts = [text for row in rows for text in row_texts(row.table, row.key)]
    if not any(isinstance(s, FromReport) for s in sentence.sources):
        if (
            rows
            and not any(isinstance(s, FromCount) for s in sentence.sources)
            and not says_row(sentence.text, tuple(texts))
        ):
            yield Failure(
                chapter.title, sentence.text, f"“{sentence.text}”", " / ".join(texts) or "no such row", "data"
            )
        return
    text, quotes = split_quotes(sentence.text)
    ground = Ground(
        source, facts, chapter.kind, chapter.title, text, quotes, sentence.sources, sentence.quotation, swaps(),
        plain=" ".join(texts),
    )  # fmt: skip
    for check in CHECKS:
        for kind, says, report in check(ground):
            if REWORDED in sentence.sources and kind in {"new words", "order"}:
                continue
            yield Failure(chapter.title, sentence.text, says, report or short(ground.passage), kind)
