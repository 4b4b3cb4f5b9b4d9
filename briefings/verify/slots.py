"""What a template of ours asserts, and what may stand in each of its slots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefings.frameworks import framework
from briefings.verify.rows import Row, topic_words
from briefings.verify.words import fold

if TYPE_CHECKING:
    from briefings.verify.frames import Frame
    from briefings.verify.ground import Ground

Finding = tuple[str, str, str]

# What a template asserts: kinds of record, one of which must stand where the sentence does. The first row that fits.
_ASSERTS: tuple[tuple[str, tuple[str, ...], dict[str, str]], ...] = (
    (r"strength\.none.*", ("no_concerns",), {}),
    (r"strength\.closed.*", ("concerns",), {"status": "closed"}),
    (r"strength\..*", ("strengths", "outcomes"), {}),
    (r"outcome\..*", ("outcomes",), {}),
    (r"concern\..*", ("concerns",), {"status": "open"}),
    (r"rating\.previous.*", ("ratings",), {"when": "previous"}),
    (r"rating\.not_rated.*", ("ratings",), {"grade": "not rated"}),
    (r"rating\..*", ("ratings",), {}),
    (r"opinion\.other_previous.*", ("ratings",), {"said_by": "other", "when": "previous"}),
    (r"opinion\.other.*", ("ratings",), {"said_by": "other"}),
    (r"opinion\..*", ("opinions",), {}),
    (r"next\..*", ("next_steps",), {}),
    (r"in_short\.(?:not_rated|no_other).*", ("ratings",), {"grade": "not rated"}),
    (r"in_short\.(?:rated|same|ratings).*", ("ratings",), {"when": "current"}),
    (r"in_short\.(?:cause|concern).*", ("concerns",), {"status": "open"}),
    (r"in_short\.strength", ("strengths", "outcomes"), {}),
    (r"opening\.(?:inspected|published|dated).*", ("dates",), {}),
)
INSPECTORS = frozenset({"inspectors", "the inspector", "they", "inspectorate", "the inspectorate"})


def frame_failures(ground: Ground, frame: Frame) -> list[Finding]:
    return [*_assertion(ground, frame.row), *_slots(ground, frame)]


def _assertion(ground: Ground, row: Row) -> Iterator[Finding]:
    name = f"{row.section}.{row.key}"
    needs = next(((kinds, fields) for pattern, kinds, fields in _ASSERTS if re.fullmatch(pattern, name)), None)
    if needs is None:
        return
    kinds, fields = needs
    rows = [r for r in ground.records if r.kind in kinds]
    if not rows:
        yield "place", f"this as {' or '.join(kinds)}".replace("_", " "), "nothing of the kind there"
    elif not any(all(r.text(f) == v for f, v in fields.items() if r.text(f)) for r in rows):
        there = "; ".join(", ".join(f"{f}: {r.text(f)}" for f in fields) for r in rows)
        yield "status" if "status" in fields else "rating", f"“{ground.text.strip()}”", there


def _slots(ground: Ground, frame: Frame) -> Iterator[Finding]:
    for name, value in frame.slots:
        if name in ("inspectors", "they") and not is_inspectorate(value, ground):
            yield "name", f"“{value}” as the inspectorate", ground.facts.inspectorate or "inspectors"
        elif name == "organisation" and not is_body(value, ground):
            yield "name", f"“{value}” as the body inspected", ground.facts.organisation
        elif name == "short":
            yield from _short_for(value, dict(frame.slots).get("long", ""), ground)
        elif name == "topic":
            yield from topic_holds(value, ground.passage)
        elif name == "year" and value not in {r.text("year") for r in ground.records} and value not in ground.passage:
            yield "date", value, ", ".join(r.text("year") for r in ground.records)
        elif name == "kind" and value and value not in fold(ground.passage):
            yield "severity", f"“{value} concerns”", ground.passage
        elif name in ("label", "name"):
            yield from _label(value, ground)


def _short_for(short: str, long: str, ground: Ground) -> Iterator[Finding]:
    """The acronym stands in the report, beside its long form or made of that form's first letters."""
    beside = re.compile(
        rf"{re.escape(fold(long))}\W{{0,4}}{re.escape(fold(short))}|{re.escape(fold(short))}\W{{1,4}}{re.escape(fold(long))}"
    )
    initials = "".join(part[0] for part in re.split(r"[\s-]+", long) if part[:1].isalnum() and fold(part) not in _SMALL)
    if not re.search(rf"\b{re.escape(short)}\b", ground.source):
        yield "name", f"“{short}”", "no such letters"
    elif not beside.search(fold(ground.source)) and fold(initials) != fold(short):
        yield "name", f"that {short} is {long}", "nothing of that"


_SMALL = frozenset({"and", "of", "the", "for", "in"})


def topic_holds(topic: str, passage: str) -> Iterator[Finding]:
    """A topic of our table stands for one of its words in the report."""
    there = " ".join(passage.replace("’", "'").split())
    wanted = topic_words(topic)
    if not any(re.search(rf"\b{re.escape(word.strip())}\b", there, re.IGNORECASE) for word in wanted):
        yield "topic", f"that this is about {topic}", " ".join(passage.split())[:160]


def _label(value: str, ground: Ground) -> Iterator[Finding]:
    said = re.sub(r"^(?:an?|the) ", "", fold(value))
    allowed = {fold(r.text(field)) for r in ground.records for field in ("severity", "label")}
    known = framework(ground.facts.framework)
    for row in known.labels if known else ():
        if row.label in allowed or row.severity in allowed:
            allowed |= {fold(row.label), *map(fold, row.wordings)}
    if said not in allowed and said not in fold(ground.passage):
        yield "severity", f"“{value}”", ", ".join(sorted(allowed - {""}))


def is_inspectorate(value: str, ground: Ground) -> bool:
    known = framework(ground.facts.framework)
    names = {fold(ground.facts.inspectorate)}
    for row in known.inspectorates if known else ():
        same = {fold(name) for name in (row.short, row.long, *row.variants)}
        if names & same:
            names |= same
    value = fold(value)
    return value in INSPECTORS or value.removeprefix("the ") in names - {""}


def is_body(value: str, ground: Ground) -> bool:
    value = fold(value)
    names = {ground.facts.organisation, *(r.text("organisation") for r in ground.records)}
    if value == "it" or value.removeprefix("the ") in {fold(n).removeprefix("the ") for n in names if n}:
        return True
    known = framework(ground.facts.framework)
    nouns = {fold(noun) for noun in known.body_nouns} if known else {"organisation"}
    return value.removeprefix("the ") in nouns
