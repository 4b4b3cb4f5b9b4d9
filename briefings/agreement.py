"""Where the two programs differ about a finding, it is not stated: its words are quoted, or it is left out.

Extraction and verification read the report apart. One finding that the second reading does not bear out must not stop
a whole briefing, and must not be spoken either.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefings.document import Document, Span
from briefings.facts_json import Json, facts_json
from briefings.findings import Findings, Quoted, Warning

WHY = "two readings differ"
_LONGEST = 80  # words of a quotation


@dataclass(frozen=True, slots=True)
class Agreed:
    """Findings that both programs read alike, and their ``facts.json``. A warning tells of each other one."""

    findings: Findings
    facts: Json


def agree(document: Document, findings: Findings) -> Agreed:
    """``findings`` less those that the second program reads otherwise; the words of those are kept as quotations."""
    from briefings.verify import doubted

    facts = facts_json(document, findings)
    found = doubted(document.text, facts)
    if not found:
        return Agreed(findings, facts)
    wrong: dict[str, set[int]] = {}
    for doubt in found:
        if doubt.index is not None:
            wrong.setdefault(doubt.kind, set()).add(doubt.index)
    quoted = list(findings.quoted)
    kept: dict[str, tuple[object, ...]] = {}
    for kind, places in wrong.items():
        rows: tuple[object, ...] = getattr(findings, kind)
        kept[kind] = tuple(row for n, row in enumerate(rows) if n not in places)
        if kind in ("ratings", "concerns"):
            quoted += [Quoted(WHY, spans) for n in sorted(places) if (spans := _spans(document, rows[n]))]
    warnings = [Warning(WHY, f"not stated, since two readings of the report differ: {doubt.says}") for doubt in found]
    kept |= {"quoted": tuple(quoted), "warnings": (*findings.warnings, *warnings)}
    less = replace(findings, **kept)  # type: ignore[arg-type]  # the kinds are its fields, each a tuple of its rows
    if any(doubt.kind == "organisation" for doubt in found):
        less = replace(less, organisation=None, organisation_span=None)
    return Agreed(less, facts_json(document, less))


def _spans(document: Document, row: object) -> tuple[Span, ...]:
    spans: tuple[Span, ...] = getattr(row, "evidence", ())
    return tuple(s for s in spans if s.end <= len(document.text) and len(document.quote(s).split()) <= _LONGEST)
