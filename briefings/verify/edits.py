"""A line that an editor has changed: its sources are found afresh, and its facts proved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from briefings import sentences
from briefings.briefing import Chapter, ChapterKind, FromReport, Sentence, SentenceSource
from briefings.document import Span
from briefings.verify.align import counts
from briefings.verify.failure import Failure
from briefings.verify.records import Facts, read_facts
from briefings.verify.sentence import REWORDED, sentence_failures
from briefings.verify.words import words

_ENOUGH = 0.5  # of an edited line's words must stand in its source or in the line that it replaces


def prove_edit(
    source_text: str, facts: Mapping[str, Any], old: Sentence | None, new_text: str, chapter: Chapter
) -> Sentence | Failure:
    """The changed line as a sentence with its sources, or what it says that the report does not.

    ``old`` is the sentence that the line stands in place of; None for a line that was added. A rewording passes; a
    changed rating, number, name, date or negation does not.
    """
    known = read_facts(facts)
    candidates: list[tuple[SentenceSource, ...]] = [old.sources] if old else []
    candidates += [(FromReport((span,)),) for span in _places(source_text, known, chapter, new_text)]
    first: Failure | None = None
    for sources in candidates:
        sentence = _reworded(new_text, sources, old)
        failures = _failures(source_text, known, sentence, chapter, old)
        if not failures:
            return sentence
        first = first or failures[0]
    return first or Failure(chapter.title, new_text, f"“{new_text}”", "nothing like it", "source")


def verify_line(
    source_text: str, facts: Mapping[str, Any], sentence_text: str, sources: Iterable[SentenceSource], chapter: Chapter
) -> tuple[Failure, ...]:
    """What a reworded sentence with known ``sources`` says that the report does not; () when proved."""
    sentence = _reworded(sentence_text, tuple(sources), None)
    return tuple(sentence_failures(source_text, read_facts(facts), chapter, sentence))


def _reworded(text: str, sources: tuple[SentenceSource, ...], old: Sentence | None) -> Sentence:
    if not any(isinstance(source, FromReport) for source in sources):
        return Sentence(text, sources)
    marked = sources if REWORDED in sources else (*sources, REWORDED)
    return Sentence(text, marked, quotation=bool(old and old.quotation and "“" in text))


def _failures(source: str, facts: Facts, sentence: Sentence, chapter: Chapter, old: Sentence | None) -> list[Failure]:
    found = list(sentence_failures(source, facts, chapter, sentence))
    passages = " ".join(
        source[span.start : span.end] for s in sentence.sources if isinstance(s, FromReport) for span in s.spans
    )
    there = {w.stem for w in words(f"{passages} {old.text if old else ''} {chapter.title}")}
    said = [w for w in words(sentence.text) if counts(w)]
    known = sum(1 for w in said if w.stem in there)
    if not found and said and known < _ENOUGH * len(said):
        found.append(Failure(chapter.title, sentence.text, f"“{sentence.text}”", "nothing like it there", "new words"))
    return found


def _places(source: str, facts: Facts, chapter: Chapter, text: str) -> list[Span]:
    """The sentences of the report that share most words with ``text``, best first."""
    said = {w.stem for w in words(text) if counts(w)}
    spans = [span for record in facts.records for span in record.spans]
    if chapter.kind not in {ChapterKind.RATING, ChapterKind.CONCERN, ChapterKind.STRENGTHS, ChapterKind.OPINIONS}:
        spans += sentences.split(source)
    scored = []
    for span in dict.fromkeys(spans):
        there = {w.stem for w in words(source[span.start : span.end])}
        share = len(said & there) / max(1, len(said))
        if share >= _ENOUGH:
            scored.append((share, span))
    return [span for _, span in sorted(scored, key=lambda pair: (-pair[0], pair[1].start))[:3]]
