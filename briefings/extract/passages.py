"""The sentences in which a finding may stand: the inspectorate's own words, cut into clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefings.document import BlockKind, Span
from briefings.extract.clauses import Clause, clauses
from briefings.extract.grammar import has_verb, main_verb
from briefings.extract.once import once
from briefings.extract.reading import Reading
from briefings.extract.signs import grade_words, weakness_words, without_grades
from briefings.extract.words import folded
from briefings.sentences import SourceSentence

MOST_WORDS = 80  # of one quotation


@dataclass(frozen=True, slots=True)
class Passage:
    """One clause in the inspectorate's mouth."""

    index: int  # of the sentence
    sentence: SourceSentence
    span: Span
    text: str  # folded, lower case, grades blanked
    join: str
    alone: bool  # the whole sentence is this clause
    explicit: bool  # the text says that the inspectorate says it


@once
def passages(reading: Reading) -> tuple[Passage, ...]:
    """Every clause that the inspectorate says in prose, in a list or in a heading that is a statement, in order."""
    return tuple(_passages(reading))


def _passages(reading: Reading) -> Iterator[Passage]:
    words = grade_words(reading.framework)
    for index, sentence in enumerate(reading.sentences):
        kind = reading.block(sentence).kind
        if kind in (BlockKind.NOTE, BlockKind.TABLE_ROW) or skipped(reading, sentence):
            continue
        raw = folded(reading.text(sentence))
        if kind is BlockKind.HEADING and not states(raw):
            continue
        if kind is BlockKind.PARAGRAPH and raw.rstrip(" \"')")[-1:].isalnum() and not has_verb(raw):
            continue  # a name, an address, a title
        if raw.rstrip(" \"'").endswith("?"):
            continue
        lowered = raw.lower()
        voice = reading.voices[index]
        if voice.inspectorate():
            parts = [Span(sentence.span.start, sentence.span.end)]
        else:
            parts = list(_joined(reading, index))
        for part in parts:
            offset = part.start - sentence.span.start
            text = raw[offset : offset + part.end - part.start]
            if any(word in lowered for word in words):
                text = without_grades(text, reading.framework)
            cut = clauses(text)
            explicit = voice.speaker(part).explicit
            for clause in cut:
                yield Passage(
                    index,
                    sentence,
                    Span(part.start + clause.start, part.start + clause.end),
                    text[clause.start : clause.end],
                    clause.join,
                    len(cut) == 1,
                    explicit,
                )


def states(heading: str) -> bool:
    """Whether a heading is a whole statement: “The force needs to answer calls sooner”."""
    words = len(heading.split())
    tells = has_verb(heading) if words >= 5 else words == 4 and main_verb(heading) is not None
    return tells and not _ASKS.match(heading)


_ASKS = re.compile(r"\W*(?:how|what|why|when|where|who|whether|about)\b", re.IGNORECASE)


def _joined(reading: Reading, index: int) -> Iterator[Span]:
    """Stretches of one sentence that the inspectorate says, neighbours joined."""
    run: Span | None = None
    for part in reading.voices[index].parts:
        if part.speaker.inspectorate:
            run = Span(run.start if run else part.span.start, part.span.end)
        elif run:
            yield run
            run = None
    if run:
        yield run


def skipped(reading: Reading, sentence: SourceSentence) -> bool:
    """Whether the sentence stands under a heading such as “About this inspection”.

    The introduction to a report on a prison is the chief inspector's own summary of what was found.
    """
    prison = reading.framework is not None and "prison" in reading.framework.id
    return any(
        not (prison and heading.lower().strip(" .0123456789") == "introduction") and _skips(heading)
        for heading in reading.headings(sentence)[-1:]
    )


@cache
def _skips(heading: str) -> bool:
    text = " ".join(folded(heading).lower().split()).lstrip("0123456789. ").rstrip(" :?.")
    return any(text == row or text.startswith(row.rstrip("*")) for row in weakness_words().skip_headings)


def evidence(reading: Reading, span: Span) -> Span:
    """``span`` cut to a quotation of ``MOST_WORDS`` words at the most."""
    text = reading.document.quote(span)
    words = text.split()
    if len(words) <= MOST_WORDS - 5:
        return span
    cut = 0
    for count, word in enumerate(words, 1):
        cut = text.index(word, cut) + len(word)
        if count >= MOST_WORDS - 10 and (word[-1] in ",;:" or count >= MOST_WORDS - 5):
            break
    return Span(span.start, span.start + cut)


def clause_of(clause: Clause, start: int) -> Span:
    return Span(start + clause.start, start + clause.end)
