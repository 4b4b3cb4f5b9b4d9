"""``facts.json`` as the checker reads it: rows that know where in the report they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from briefings.document import Span, Spans

KINDS = ("ratings", "concerns", "no_concerns", "strengths", "outcomes", "opinions", "next_steps", "quoted", "dates")


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a list of ``facts.json``, with all the places where it stands."""

    kind: str  # the list's name: "ratings", "concerns", …
    row: Mapping[str, Any]
    spans: tuple[Span, ...]
    places: Spans = field(compare=False, repr=False)  # the same, to be asked
    start: int = 0  # of the first of its places
    end: int = 0  # of the last

    def text(self, field: str) -> str:
        """A field as text, "" where it is null or missing."""
        value = self.row.get(field)
        return "" if value is None else str(value)

    def touches(self, spans: Spans) -> bool:
        return self.places.meet(spans)


@dataclass(frozen=True, slots=True)
class Facts:
    organisation: str
    inspectorate: str
    organisations: tuple[str, ...]
    framework: str
    warnings: tuple[str, ...]
    records: tuple[Record, ...]

    def of(self, kind: str) -> tuple[Record, ...]:
        return tuple(record for record in self.records if record.kind == kind)

    def near(self, spans: Iterable[Span], kind: str | None = None) -> tuple[Record, ...]:
        """The records that stand where ``spans`` are."""
        spans = tuple(spans)
        if not spans:
            return ()
        low, high, places = min(span.start for span in spans), max(span.end for span in spans), Spans(spans)
        return tuple(
            r
            for r in self.records
            if r.spans and r.start < high and low < r.end and (kind is None or r.kind == kind) and r.touches(places)
        )


def read_facts(facts: Mapping[str, Any]) -> Facts:
    """Facts from the parsed JSON; a missing list is an empty one."""
    records = tuple(_record(kind, row) for kind in KINDS for row in facts.get(kind) or ())
    return Facts(
        organisation=facts.get("organisation") or "",
        inspectorate=facts.get("inspectorate") or "",
        organisations=tuple(facts.get("organisations") or ()),
        framework=facts.get("framework") or "",
        warnings=tuple(facts.get("warnings") or ()),
        records=records,
    )


def _record(kind: str, row: Mapping[str, Any]) -> Record:
    spans = _spans(row)
    start, end = min((s.start for s in spans), default=0), max((s.end for s in spans), default=0)
    return Record(kind, row, spans, Spans(spans), start, end)


def evidence_failures(source: str, facts: Facts) -> Iterable[tuple[Record, str]]:
    """Records whose quotation does not stand in the source at its place."""
    for record in facts.records:
        for place in record.row.get("evidence") or ():
            start, end = place.get("start", -1), place.get("end", -1)
            if not 0 <= start < end <= len(source) or source[start:end] != place.get("quote"):
                yield record, str(place.get("quote"))


def _spans(row: Mapping[str, Any]) -> tuple[Span, ...]:
    places = [(p["start"], p["end"]) for p in row.get("evidence") or ()] + [
        tuple(p) for p in row.get("what_spans") or ()
    ]
    return tuple(Span(a, b) for a, b in places if 0 <= a < b)
