"""What a run made, as a table for people and as one JSON object for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefings.cli.reasons import plain_reason
from briefings.cli.show import clock, cut, show, table
from briefings.cli.untold import is_told, told_places, untold
from briefings.editions import Made

Json = dict[str, Any]
_MOST_NAMED = 5  # hard sentences


def made_json(report: str, made: Made) -> Json:
    """One object a report, its keys in a fixed order."""
    record, facts = made.record, made.facts
    return {
        "report": report,
        "edition": str(made.folder),
        "organisation": facts["organisation"],
        "inspectorate": facts["inspectorate"],
        "ratings": [
            {key: r[key] for key in ("area", "grade", "when", "organisation", "said_by")} for r in facts["ratings"]
        ],
        "concerns": [
            {key: c[key] for key in ("what", "severity", "status", "organisation")} for c in facts["concerns"]
        ],
        "reading": record["reading"],
        "passes": record["reading"]["passes"],
        "abstained": [quoted_words(row) for row in facts["quoted"]],
        "not_told": list(untold(record, facts)),
        "left_out": list(record["left_out"]),
        "edited": record["edited"],
        "warnings": list(facts["warnings"]),
        "chapters": [
            {key: c[key] for key in ("id", "title", "start_ms", "end_ms") if key in c} for c in record["chapters"]
        ],
        "sound": record.get("sound"),
        "files": [*sorted(record["files"]), "edition.json"],
        "notes": list(made.notes),
    }


def show_made(made: Made) -> None:
    """The table that a run ends with."""
    record, facts = made.record, made.facts
    rows = [("edition", str(made.folder)), ("organisation", facts["organisation"] or "none is named")]
    rows += list(_found(facts))
    sound = record.get("sound")
    if sound:
        rows.append(("length", f"{clock(sound['duration_ms'])}, voice {sound['voice']}"))
    rows.append(("reading level", _verdict(record["reading"])))
    rows += [("", failure) for failure in record["reading"]["failures"]]
    told = told_places(record)
    rows += [("in the report's words", quoted_words(row)) for row in facts["quoted"] if is_told(row, told)]
    rows += [("warning: not told", words) for words in untold(record, facts)]
    rows += [("left out, not proved", row["sentence"]) for row in record["left_out"]]
    rows += [("warning", warning) for warning in facts["warnings"]]
    rows += [("note", note) for note in made.notes]
    rows.append(("files", ", ".join([*sorted(record["files"]), "edition.json"])))
    table(record["title"], ("what", ""), rows)
    if facts["quoted"]:
        show("In brackets: why a sentence was not put in plain words (the README lists the reasons).")
    _levels(record["reading"])
    if sound:
        table(
            "Chapters",
            ("starts", "lasts", "chapter"),
            [(clock(c["start_ms"]), clock(c["end_ms"] - c["start_ms"]), c["title"]) for c in record["chapters"]],
        )
    hard = record["reading"]["too_hard"]
    if hard:
        show("The hardest sentences, to mend in briefing.md:")
        for sentence in hard[:_MOST_NAMED]:
            show(cut(f"  {sentence}", 400))
        if len(hard) > _MOST_NAMED:
            show(f"  and {len(hard) - _MOST_NAMED} more, in edition.json")
    if sound:
        show(f"Listen: {made.folder / 'briefing.mp3'}")
    else:
        show(f"Read: {made.folder / 'briefing.md'}; then: plainspoken speak {made.folder / 'briefing.md'}")


def _found(facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    ratings = [_rating(r) for r in facts["ratings"]]
    concerns = [
        f"{c['severity']}: {c['what']}{' (closed)' if c['status'] == 'closed' else ''}" for c in facts["concerns"]
    ]
    for name, found in (("rating", ratings), ("concern", concerns)):
        if not found:
            yield f"{name}s", "none found"
        for n, words in enumerate(found, 1):
            yield (f"{name}s" if n == 1 else ""), words


def _rating(row: Mapping[str, Any]) -> str:
    words = f"{row['area']}: {row['grade']}"
    if row["when"] == "previous":
        words += " (previous)"
    return words if row["said_by"] == "inspectorate" else f"{words} (said by {row['speaker'] or 'somebody else'})"


def _verdict(reading: Mapping[str, Any]) -> str:
    return f"{'passes' if reading['passes'] else 'does NOT pass'} for age {reading['target']}"


def quoted_words(row: Mapping[str, Any]) -> str:
    """An abstained sentence, on one line, with why it was left as it stands."""
    words = " ".join(" ".join(place["quote"].split()) for place in row["evidence"])
    return f"“{words}” ({plain_reason(row['why'])})"


def _levels(reading: Mapping[str, Any]) -> None:
    from briefings.cli.check import scores_table
    from briefings.readability import Scores

    def scores(of: str, which: str) -> Scores | None:
        row = reading[of][which]
        return Scores(**row) if row else None

    columns = {
        "report": scores("report", "scores"),
        "briefing": scores("briefing", "scores"),
        "briefing, names as they stand": scores("briefing", "raw"),
    }
    if any(columns.values()):
        words = f"{reading['report']['words']:,} words became {reading['briefing']['words']:,}"
        scores_table(f"Reading level ({words}; textstat {reading['textstat']})", columns, reading["target"])
