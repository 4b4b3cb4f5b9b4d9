"""``plainspoken facts``."""

from __future__ import annotations

from typing import Any

import typer

from briefings.cli.options import AsJson, Reports, Tally
from briefings.cli.reasons import plain_reason
from briefings.cli.show import json_line, table

NAME = "facts"
SUMMARY = "Show what was found, and where in the report it stands."


def command(reports: Reports, json: AsJson = False) -> None:
    """What was found, where it stands in the report, and what was left as a quotation."""
    from briefings.agreement import agree
    from briefings.extract import extract
    from briefings.readers import read_document

    tally = Tally(reports, json=json)
    for path in reports:
        with tally.trying(path, "file"):
            document = read_document(path)
            facts = agree(document, extract(document)).facts
            if json:
                json_line(facts)
            else:
                _show(path.name, facts)
    raise typer.Exit(tally.exit_code())


def _show(name: str, facts: dict[str, Any]) -> None:
    by = facts["inspectorate"] or "no inspectorate that we know"
    title = f"{name}: {by} on {facts['organisation'] or 'no organisation named'}"
    rows: list[tuple[str, str, str]] = []
    for r in facts["ratings"]:
        by = "" if r["said_by"] == "inspectorate" else f", claimed by {r['speaker'] or 'somebody else'}"
        when = " (previous)" if r["when"] == "previous" else ""
        rows.append((f"rating{when}", f"{r['area']}: {r['grade']}{by}", _where(r)))
    for c in facts["concerns"]:
        closed = " (closed)" if c["status"] == "closed" else ""
        rows.append((f"{c['severity']}{closed}", c["what"], _where(c)))
    rows += [("no concern", a["words"], _where(a)) for a in facts["no_concerns"]]
    rows += [("strength", s["what"], _where(s)) for s in facts["strengths"]]
    rows += [("outcome", o["what"], _where(o)) for o in facts["outcomes"]]
    rows += [("opinion", o["who"], _where(o)) for o in facts["opinions"]]
    rows += [("next", n["what"], _where(n)) for n in facts["next_steps"]]
    rows += [("in the report's words", plain_reason(q["why"]), _where(q)) for q in facts["quoted"]]
    rows += [("warning", w, "") for w in facts["warnings"]]
    if not rows:
        rows = [("nothing", "The text gives no rating, concern or strength that we can prove.", "")]
    table(title, ("kind", "what", "the report's words (place)"), rows)


def _where(row: dict[str, Any]) -> str:
    first = row["evidence"][0]
    words = " ".join(first["quote"].split())
    return f"“{words}” ({first['start']:,}–{first['end']:,})"
