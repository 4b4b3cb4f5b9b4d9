"""Weaknesses that the inspectorate states, formal ones and others."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from briefings.document import Span
from briefings.extract.absences import find_absences
from briefings.extract.clauses import clauses
from briefings.extract.describe import describe, plain_span, whole
from briefings.extract.formal_lists import FormalLists, Item, formal_lists, whose
from briefings.extract.formal_sentences import UNNAMED, formal_sentences
from briefings.extract.grammar import has_verb, imperative
from briefings.extract.loose import loose_concerns
from briefings.extract.measures import measures
from briefings.extract.once import once
from briefings.extract.passages import evidence
from briefings.extract.polarity import weakness
from briefings.extract.reading import Reading
from briefings.extract.repeats import merged
from briefings.extract.standing import standing
from briefings.extract.subjects import with_bodies
from briefings.extract.words import folded
from briefings.findings import Concern, Description, Form, Status

__all__ = ["find_absences", "find_concerns", "listed_description"]

_MOST_QUOTES = 3  # of a formal item's sentences


@once
def find_concerns(reading: Reading) -> tuple[Concern, ...]:
    """Formal findings and other weaknesses, in the text's order; what it repeats is one."""
    lists = formal_lists(reading)
    found = list(_listed(reading, lists))
    taken = {i for i, s in enumerate(reading.sentences) if s.block in lists.used}
    for formal in formal_sentences(reading, lists.used):
        if formal.concern.count is not None and lists.items:
            taken.update(formal.sentences)
            continue  # "two areas for improvement", which the text then lists
        found.append(formal.concern)
        taken.update(formal.sentences)
    found += loose_concerns(reading, frozenset(taken), lists.used)
    found += measures(reading, frozenset(taken))
    found.sort(key=lambda c: c.evidence[0].start)
    if any(c.status is Status.OPEN and c.rule != UNNAMED for c in found):
        found = [c for c in found if c.rule != UNNAMED]
    return with_bodies(reading, merged(found))


def _listed(reading: Reading, lists: FormalLists) -> Iterator[Concern]:
    by_block: dict[int, list[Span]] = {}
    for sentence in reading.sentences:
        by_block.setdefault(sentence.block, []).append(sentence.span)
    for item in lists.items:
        if item.recommendation:
            continue
        spans = [s for block in item.blocks for s in by_block.get(block, ()) if s.end > item.start]
        if not spans:
            continue
        spans[0] = Span(max(spans[0].start, item.start), spans[0].end)
        if _somebody_elses(reading, spans[0]):
            continue
        what = listed_description(reading, item, spans)
        quotes = tuple(evidence(reading, s) for s in spans[:_MOST_QUOTES])
        text = folded(reading.document.quote(Span(spans[0].start, spans[-1].end)))
        status = Status.CLOSED if _CLOSED.search(text) else Status.OPEN
        yield Concern(
            what, item.kind.severity, status, whose(reading, item.blocks[0]), quotes, "formal list", item.kind.label
        )


def _somebody_elses(reading: Reading, span: Span) -> bool:
    """Whether an outsider says most of a listed sentence: a councillor quoted under “Areas for improvement”."""
    index = _index_at(reading, span.start)
    if index is None:
        return False
    speaker = reading.voices[index].speaker(span)
    return speaker.outside and speaker.role != "informant"


_CLOSED = re.compile(
    r"\b(?:has|have)\s+(?:now\s+)?been\s+(?:closed|discharged|lifted|withdrawn|removed)\b(?!.{0,40}\b(?:not|until)\b)"
    r"|^\W*(?:closed|discharged)\b|\((?:closed|discharged)\)",
    re.IGNORECASE,
)
_MODAL_END = re.compile(
    r"\b(?:(?:do|does|did|is|are|was|were|has|have|had|can|could)(?:n't|\s+not)|cannot|fail(?:s|ed)?\s+to"
    r"|should|must|needs?\s+to|ha(?:s|ve)\s+to|ought\s+to)\b(?:(?!\bfollowing\b)[^:;.])*:?\s*$",
    re.IGNORECASE,
)


def _telling_part(reading: Reading, spans: list[Span]) -> Span:
    """The first sentence, or the clause or the later sentence that holds the weakness where the first has none."""
    document = reading.document
    for span in spans:
        text = folded(document.quote(span))
        if weakness(text.lower()) is None:
            continue
        parts = clauses(text)
        if len(parts) > 1 and parts[0].join == "while":
            weak = next((p for p in parts[1:] if weakness(text[p.start : p.end].lower()) is not None), None)
            if weak is not None:
                return Span(span.start + weak.start, span.start + weak.end)
        return span
    return spans[0]


def listed_description(reading: Reading, item: Item, spans: list[Span]) -> Description:
    """An item in the words of its own, after the stem that leads into it where it needs one."""
    document = reading.document
    first = _telling_part(reading, spans)
    inner = plain_span(document, first.start, first.end) or first
    text = document.quote(inner)
    if item.stem is not None:
        stem = _stem(reading, item.stem)
        if stem is not None and text[:1].islower():
            words = f"{document.quote(stem)} {_without_and(text)}"
            tail = Span(inner.start, inner.start + len(_without_and(text)))
            return Description(" ".join(words.split()), (stem, tail), Form.SENTENCE)
    cut = _without_and(text)
    inner = Span(inner.start, inner.start + len(cut))
    if re.match(r"(?:how|whether|when|why|where)\b", cut, re.IGNORECASE):
        return whole(document, inner.start, inner.end, Form.MANNER)
    if _TELLS.match(cut):
        return whole(document, inner.start, inner.end, Form.ACTION)
    if re.match(r"(?:to\s+)?[a-z]+", cut, re.IGNORECASE) and not has_verb(cut):
        if imperative(cut) or (item.kind.severity.formal and _DOES.match(cut)):
            start = inner.start + (3 if cut.lower().startswith("to ") else 0)
            return whole(document, start, inner.end, Form.ACTION)
        return whole(document, inner.start, inner.end, Form.THING)
    index = _index_at(reading, first.start)
    return describe(document, inner) if index is None else standing(reading, index, inner)


_TELLS = re.compile(r"(?:ensure|make\s+sure|improve|strengthen|develop)\s", re.IGNORECASE)  # whatever verbs come after
# “Report on …”, “Review the …”: what an item of such a list tells the body to do, though the word may be a noun.
_DOES = re.compile(
    r"(?:report|review|audit|plan|monitor|challenge|target|record|support|train|check|test|address|benefit|focus|share|increase|access|review|process)\s+"
    r"(?:on\s+|with\s+)?(?:the|a|an|all|its|their|how|whether|every|each|any|those|more|staff|information)\s",
    re.IGNORECASE,
)


@once
def _starts(reading: Reading) -> tuple[int, ...]:
    return tuple(s.span.start for s in reading.sentences)


def _index_at(reading: Reading, place: int) -> int | None:
    """The number of the sentence that holds a place, where one does."""
    index = bisect_right(_starts(reading), place) - 1
    return index if index >= 0 and place < reading.sentences[index].span.end else None


def _without_and(text: str) -> str:
    return re.sub(r"[\s,;]+(?:and|or)?\s*$", "", text)


def _stem(reading: Reading, block: int) -> Span | None:
    """The last sentence of a stem, less its colon, where it ends as an instruction does."""
    span = reading.document.blocks[block].span
    last = next((s.span for s in reversed(reading.sentences) if s.block == block and s.span in span), span)
    if not _MODAL_END.search(folded(reading.document.quote(last))):
        return None
    return plain_span(reading.document, last.start, last.end)
