"""One sentence against its sources, whatever kind they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefings.briefing import Chapter, FromCount, FromData, FromReport, Sentence
from briefings.verify.checks import (
    Finding,
    bounds_stand,
    connectives_stand,
    marks_stand,
    names_stand,
    opposites_stand,
    parts_stand,
    quantities_stand,
    quotes_stand,
    short,
    spans_stand,
    words_stand,
)
from briefings.verify.claims import extremes_hold, grades_hold, severities_hold, speakers_hold
from briefings.verify.disguise import disguises, letters_stand
from briefings.verify.failure import Failure
from briefings.verify.frames import frames_hold
from briefings.verify.ground import Ground
from briefings.verify.homes import home_holds
from briefings.verify.own import OWN, own_failures
from briefings.verify.quotations import split_quotes
from briefings.verify.records import Facts
from briefings.verify.reworded import by, row_failures
from briefings.verify.rows import data_holds, row_texts, swaps
from briefings.verify.verdicts import verdicts_stand

REWORDED = FromData("edits", "reworded")  # a person put it in other words: its facts are proved, its words are free

CHECKS: tuple[Callable[[Ground], Iterator[Finding]], ...] = (
    letters_stand,
    spans_stand,
    quotes_stand,
    quantities_stand,
    bounds_stand,
    connectives_stand,
    opposites_stand,
    parts_stand,
    names_stand,
    grades_hold,
    severities_hold,
    speakers_hold,
    extremes_hold,
    home_holds,
    frames_hold,
    marks_stand,
    words_stand,
    verdicts_stand,
)


def sentence_failures(source: str, facts: Facts, chapter: Chapter, sentence: Sentence) -> Iterator[Failure]:
    """What the sentence says that its sources do not bear out. Counts are checked elsewhere: they need the briefing."""
    if not sentence.sources:
        yield Failure(chapter.title, sentence.text, f"“{sentence.text}”", "nothing: it has no source", "source")
        return
    if OWN in sentence.sources:
        yield from own_failures(facts, chapter, sentence.text)
        return
    if not any(isinstance(s, FromReport) for s in sentence.sources):
        for kind, says, report in disguises(sentence.text, source, facts.framework):
            yield Failure(chapter.title, sentence.text, says, report, kind)
    rows = [s for s in sentence.sources if isinstance(s, FromData) and s != REWORDED]
    reworded = REWORDED in sentence.sources
    if not any(isinstance(s, FromReport) for s in sentence.sources):
        counted = any(isinstance(s, FromCount) for s in sentence.sources)
        if rows and not counted and reworded:
            yield from row_failures(facts, chapter, sentence.text, rows)
        elif rows and not counted and not data_holds(sentence.text, rows, facts.framework):
            texts = [row.text for source in rows for row in row_texts(source, facts.framework)]
            yield Failure(
                chapter.title,
                sentence.text,
                f"“{sentence.text}”",
                " / ".join(texts[:3]) or "no such row",
                "data",
                by(rows),
            )
        return
    texts = [row.text for source in rows for row in row_texts(source, facts.framework) if "{" not in row.text]
    text, quotes = split_quotes(sentence.text)
    if not sentence.quotation:
        text = sentence.text  # words that it quotes by the way are laid along the source like the others
    ground = Ground(
        source, facts, chapter.kind, chapter.title, text, quotes, sentence.sources, sentence.quotation, swaps(),
        reworded=reworded, plain=" ".join(texts),
    )  # fmt: skip
    for check in CHECKS:
        for kind, says, report in check(ground):
            if reworded and kind in {"new words", "order"}:
                continue
            yield Failure(chapter.title, sentence.text, says, report or short(ground.passage), kind)
