"""A line that an editor has changed: its sources are found afresh, and its facts proved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from briefings import sentences
from briefings.briefing import Chapter, ChapterKind, FromData, FromReport, Sentence, SentenceSource
from briefings.document import Span
from briefings.verify.align import counts
from briefings.verify.failure import Failure
from briefings.verify.own import OWN, PUBLISHER, is_own, own_failures
from briefings.verify.records import Facts, read_facts
from briefings.verify.reworded import unknown
from briefings.verify.sentence import REWORDED, sentence_failures
from briefings.verify.tables import tables
from briefings.verify.words import words

_ENOUGH = 0.5  # of an edited line's words must stand in its source or in the line that it replaces
_ENOUGH_ADDED = 0.75  # the same of a line that was added: nobody has said it yet
_NEW_IN_SAME = 0.25  # of a line's words may be new, and it is still the old line in other words


def prove_edit(
    source_text: str, facts: Mapping[str, Any], old: Sentence | None, new_text: str, chapter: Chapter
) -> Sentence | Failure:
    """The changed line as a sentence with its sources, or what it says that the report does not.

    ``old`` is the sentence that the line stands in place of; None for a line that was added. A rewording passes; a
    changed rating, number, name, date or negation does not. A line of the publisher's own (thanks, credits) passes in
    its place when it says nothing of the report.
    """
    known = read_facts(facts)
    own = Sentence(new_text, (OWN,))
    if is_own(new_text) and (old is None or chapter.kind is ChapterKind.ABOUT):
        outside = next(own_failures(known, chapter, new_text), None)
        if outside is None:
            return own
        if not any(isinstance(s, FromReport) for s in (old.sources if old else ())):
            return outside
    candidates: list[tuple[SentenceSource, ...]] = [old.sources] if old else []
    if old is None or not _same_words(new_text, old.text):  # else it says what the old line said, or is wrong
        candidates += [(FromReport((span,)),) for span in _places(source_text, known, chapter, new_text)]
    first: Failure | None = None
    for sources in candidates:
        sentence = _reworded(new_text, sources, old)
        failures = _failures(source_text, known, sentence, chapter, old)
        if not failures:
            return sentence
        first = first or failures[0]
    if chapter.title.rstrip(".") == PUBLISHER:
        return next(own_failures(known, chapter, new_text), own)
    return first or Failure(chapter.title, new_text, f"“{new_text}”", "nothing like it", "source")


def verify_line(
    source_text: str, facts: Mapping[str, Any], sentence_text: str, sources: Iterable[SentenceSource], chapter: Chapter
) -> tuple[Failure, ...]:
    """What a reworded sentence with known ``sources`` says that the report does not; () when proved."""
    sentence = _reworded(sentence_text, tuple(sources), None)
    return tuple(sentence_failures(source_text, read_facts(facts), chapter, sentence))


def _reworded(text: str, sources: tuple[SentenceSource, ...], old: Sentence | None) -> Sentence:
    if not any(isinstance(s, FromReport | FromData) and s != OWN for s in sources):
        return Sentence(text, sources)
    marked = sources if REWORDED in sources else (*sources, REWORDED)
    return Sentence(text, marked, quotation=bool(old and old.quotation and "“" in text))


def _failures(source: str, facts: Facts, sentence: Sentence, chapter: Chapter, old: Sentence | None) -> list[Failure]:
    found = list(sentence_failures(source, facts, chapter, sentence))
    passages = " ".join(
        source[span.start : span.end] for s in sentence.sources if isinstance(s, FromReport) for span in s.spans
    )
    there = words(f"{passages} {old.text if old else ''} {chapter.title}")
    said = [w for w in words(sentence.text) if counts(w)]
    new = unknown(said, there)
    enough = _ENOUGH if old else _ENOUGH_ADDED
    judging = [w for w in said if w.text in tables().judging and w in new]
    if not found and passages and judging:
        found.append(Failure(chapter.title, sentence.text, f"“{judging[0].text}”", "no such word there", "judging"))
    if not found and passages and said and len(new) > (1 - enough) * len(said):
        found.append(Failure(chapter.title, sentence.text, f"“{sentence.text}”", "nothing like it there", "new words"))
    return found


def _same_words(new: str, old: str) -> bool:
    """Whether nearly all that the new line says is said in words of the old one."""
    said = [w for w in words(new) if counts(w)]
    return len(unknown(said, words(old))) <= _NEW_IN_SAME * len(said)


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
