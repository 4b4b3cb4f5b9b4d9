"""Findings as ``facts.json``: the published form of what a report says (version 1).

Every ``quote`` stands in the text word for word, at ``start`` to ``end``, counted in characters of the text as read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from briefings.document import Document, Span
from briefings.findings import Absence, Concern, Description, Findings, Opinion, Quoted, Rating, Strength
from briefings.readers.furniture import PAGE_BREAK

VERSION = 1

Json = dict[str, Any]


def facts_json(document: Document, findings: Findings) -> Json:
    """The JSON object of one report, in a fixed order of keys."""
    return _Writer(document).facts(findings)


class _Writer:
    def __init__(self, document: Document) -> None:
        self.document = document

    def facts(self, f: Findings) -> Json:
        source = self.document.source
        return {
            "version": VERSION,
            "source": {
                "file": source.file,
                "sha256": source.sha256,
                "media_type": source.media_type,
                "pages": source.pages,
                "characters": len(self.document.text),
                "words": len(self.document.text.split()),
            },
            "inspectorate": f.inspectorate,
            "organisation": f.organisation,
            "organisations": list(f.organisations),
            "framework": f.framework,
            "kind": f.kind,
            "year": f.year,
            "dates": [{"kind": d.kind, "text": d.text, "evidence": self.evidence(d.evidence)} for d in f.dates],
            "ratings": [self.rating(r) for r in f.ratings],
            "concerns": [self.concern(c) for c in f.concerns],
            "no_concerns": [self.absence(a) for a in f.no_concerns],
            "strengths": [self.strength(s) for s in f.strengths],
            "outcomes": [self.described(o.what) | {"evidence": self.evidence(o.evidence)} for o in f.outcomes],
            "opinions": [self.opinion(o) for o in f.opinions],
            "next_steps": [
                self.described(n.what) | {"by": n.by, "evidence": self.evidence(n.evidence)} for n in f.next_steps
            ],
            "quoted": [self.quoted(q) for q in f.quoted],
            "warnings": [w.message for w in f.warnings] + list(self.document.warnings),
        }

    def evidence(self, spans: Iterable[Span]) -> list[Json]:
        return [
            {"quote": self.document.quote(s), "start": s.start, "end": s.end}
            for whole in spans
            for s in self.pages(whole)
        ]

    def pages(self, span: Span) -> Iterator[Span]:
        """``span`` in two where a page of the file ends in it, so that each quotation stands in the file as printed."""
        start = span.start
        for found in re.finditer(PAGE_BREAK, self.document.quote(span)):
            yield Span(start, span.start + found.start())
            start = span.start + found.end()
        yield Span(start, span.end)

    def described(self, what: Description) -> Json:
        """``what`` in the report's words, and where in the report they stand."""
        return {"what": what.text, "form": what.form.value, "what_spans": [[s.start, s.end] for s in what.spans]}

    def rating(self, r: Rating) -> Json:
        return {
            "area": r.area,
            "area_id": r.area_id,
            "grade": r.grade,
            "grade_span": [r.grade_span.start, r.grade_span.end],
            "when": r.when.value,
            "year": r.year,
            "count": r.count,
            "organisation": r.organisation,
            "said_by": r.said_by.value,
            "speaker": r.speaker,
            "evidence": self.evidence(r.evidence),
            "rule": r.rule,
        }

    def concern(self, c: Concern) -> Json:
        return self.described(c.what) | {
            "severity": c.severity.value,
            "label": c.label,
            "status": c.status.value,
            "count": c.count,
            "organisation": c.organisation,
            "evidence": self.evidence(c.evidence),
            "rule": c.rule,
        }

    def absence(self, a: Absence) -> Json:
        return {
            "words": self.document.quote(a.words),
            "organisation": a.organisation,
            "evidence": self.evidence(a.evidence),
            "rule": a.rule,
        }

    def strength(self, s: Strength) -> Json:
        return self.described(s.what) | {
            "organisation": s.organisation,
            "evidence": self.evidence(s.evidence),
            "rule": s.rule,
        }

    def opinion(self, o: Opinion) -> Json:
        return {"who": o.who, "role": o.role, "direct": o.direct, "evidence": self.evidence(o.evidence)}

    def quoted(self, q: Quoted) -> Json:
        return {"why": q.why, "evidence": self.evidence(q.evidence)}
