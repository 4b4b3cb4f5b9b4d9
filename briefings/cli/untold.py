"""What was found of ratings and formal concerns, and is not in the briefing: somebody should know of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefings.cli.reasons import plain_reason

Json = Mapping[str, Any]
Places = Sequence[tuple[int, int]]


def told_places(record: Json) -> Places:
    """The places of the report on which the sentences of an edition stand."""
    sources = (s for c in record["chapters"] for sentence in c["sentences"] for s in sentence["sources"])
    return sorted({(start, end) for source in sources for start, end in source.get("report", ())})


def is_told(row: Json, told: Places) -> bool:
    """Whether a sentence of the edition stands on any of a finding's words."""
    own = [(e["start"], e["end"]) for e in row["evidence"]]
    return any(a < end and start < b for start, end in own for a, b in told)


def untold(record: Json, facts: Json) -> tuple[str, ...]:
    """Formal findings, and sentences that may hold one, of which the briefing says nothing; each once, in words."""
    return tuple(dict.fromkeys(_untold(told_places(record), facts)))


def _untold(told: Places, facts: Json) -> Iterator[str]:
    for r in facts["ratings"]:
        if r["said_by"] == "inspectorate" and not is_told(r, told):
            when = " before" if r["when"] == "previous" else ""
            yield f"the rating {r['grade']}{when} for {r['area']}"
    for c in facts["concerns"]:
        if c["severity"] != "concern" and not is_told(c, told):
            closed = ", now closed" if c["status"] == "closed" else ""
            yield f"the {c['label'] or c['severity']}{closed}: {c['what']}"
    for q in facts["quoted"]:
        if not is_told(q, told):
            words = " ".join(" ".join(place["quote"].split()) for place in q["evidence"])
            yield f"“{words}” may hold a rating ({plain_reason(q['why'])})"
