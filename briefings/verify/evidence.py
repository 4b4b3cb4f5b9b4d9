"""The records against the report: an own reading of the words that each record says it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefings.verify.failure import Failure
from briefings.verify.labelled import concern_read
from briefings.verify.passages import Reading, evidence
from briefings.verify.rated import rating_read
from briefings.verify.records import Facts, Record, evidence_failures
from briefings.verify.words import fold


@dataclass(frozen=True, slots=True)
class Doubt:
    """A record that the report does not bear out: its list in ``facts.json`` and its place there, from 0."""

    kind: str  # "organisation" is the main body's name, and has no place
    index: int | None
    says: str


def doubts(source: str, facts: Facts) -> Iterator[Doubt]:
    """Each record that is read otherwise, once."""
    unplaced = {id(record) for record, _ in evidence_failures(source, facts)}
    seen: dict[str, int] = {}
    for record in facts.records:
        index = seen[record.kind] = seen.get(record.kind, -1) + 1
        if id(record) in unplaced:
            yield Doubt(record.kind, index, f"{record.kind}: its words do not stand where it says")
            continue
        readings = [*_words(source, record), *_own(source, facts, record)]
        named = record.text("organisation")
        if named and not _is_named(fold(source), named):
            readings.append((f"“{named}”", "no such name", "name"))
        if readings:
            says, report, kind = readings[0]
            yield Doubt(record.kind, index, f"{record.kind} ({kind}): {says}; the report says {report}")
    if facts.organisation and not _is_named(fold(source), facts.organisation):
        yield Doubt("organisation", None, f"organisation: “{facts.organisation}”; the report has no such name")


def record_failures(source: str, facts: Facts, title: str) -> Iterator[Failure]:
    """Records that the report does not bear out, read afresh: quotation, grade, area, time, speaker, label, status."""
    for record, quote in evidence_failures(source, facts):
        yield Failure(title, f"facts.json, {record.kind}", f"“{quote}”", "something else at that place", "source")
    for record in facts.records:
        if record.spans and all(span.end <= len(source) for span in record.spans):
            for says, report, kind in (*_words(source, record), *_own(source, facts, record)):
                yield Failure(title, f"facts.json, {record.kind}", says, report, kind)
    yield from _names(source, facts, title)


def _own(source: str, facts: Facts, record: Record) -> Iterator[Reading]:
    if record.kind == "ratings":
        yield from rating_read(source, facts, record)
    elif record.kind == "concerns":
        yield from concern_read(source, facts, record)
    elif record.kind == "opinions":
        yield from _stands(source, record.text("who").split(",")[0], "name")
    elif record.kind == "next_steps":
        yield from _stands(source, record.text("by"), "date")
    elif record.kind == "dates":
        yield from _stands(evidence(source, record), record.text("text"), "date")


def _words(source: str, record: Record) -> Iterator[Reading]:
    """``what`` is the words at ``what_spans``."""
    spans = record.row.get("what_spans") or ()
    if spans:
        there = " ".join(" ".join(source[a:b].split()) for a, b in spans)
        if fold(there) != fold(record.text("what")):
            yield f"“{record.text('what')}”", f"“{there}”", "source"


def _stands(text: str, words_: str, kind: str) -> Iterator[Reading]:
    if words_ and fold(words_).strip(" .,") not in fold(text):
        yield f"“{words_}”", "nothing of it", kind


def _names(source: str, facts: Facts, title: str) -> Iterator[Failure]:
    folded = fold(source)
    bodies = {facts.organisation, *(r.text("organisation") for r in facts.records)}
    for name in sorted(bodies - {""}):
        if not _is_named(folded, name):
            yield Failure(title, "facts.json, organisation", f"“{name}”", "no such name", "name")


def _is_named(folded: str, name: str) -> bool:
    return all(re.search(rf"(?<!\w){re.escape(part)}", folded) for part in fold(name).split())
