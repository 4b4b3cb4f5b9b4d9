"""Whether a sentence stands in the right kind of chapter: a concern is no strength, and an opinion no finding."""

from __future__ import annotations

from collections.abc import Iterator

from briefings.briefing import ChapterKind
from briefings.verify.checks import Finding, short
from briefings.verify.frames import explains_short_form
from briefings.verify.ground import Ground
from briefings.verify.records import Record
from briefings.verify.tables import tables
from briefings.verify.words import words

_ALLOWED = {
    ChapterKind.RATING: {"ratings", "outcomes"},
    ChapterKind.CONCERN: {"concerns", "no_concerns", "next_steps"},
    ChapterKind.STRENGTHS: {"strengths", "no_concerns", "outcomes"},
    ChapterKind.OPINIONS: {"opinions", "ratings"},
    ChapterKind.NEXT: {"next_steps"},
}
_NAMES = {
    "ratings": "a rating",
    "concerns": "a concern",
    "no_concerns": "an absence of concern",
    "strengths": "a strength",
    "outcomes": "an outcome",
    "opinions": "somebody's opinion",
    "next_steps": "a next step",
    "quoted": "words that could only be quoted",
    "dates": "a date",
}


def home_holds(ground: Ground) -> Iterator[Finding]:
    """Where the records know the place as another kind of finding, the sentence may not stand in this chapter."""
    allowed = _ALLOWED.get(ground.chapter)
    if allowed is None or explains_short_form(ground):
        return
    own = [r for r in ground.records if r.kind in allowed or _closed(ground, r)]
    others = [r for r in ground.records if r not in own and r.kind != "dates"]
    here = " or ".join(_NAMES[kind] for kind in sorted(allowed))
    if not own:
        there = ", ".join(sorted({_NAMES[r.kind] for r in others})) or "none of these there"
        yield "place", f"this as {here}", f"it as {there}: {short(ground.passage)}"
        return
    best = max((_fit(ground, r) for r in own), default=0.0)
    rival = max(others, key=lambda r: _fit(ground, r), default=None)
    if rival is not None and _fit(ground, rival) >= 0.6 and best < 0.4:
        yield "place", f"this as {here}", f"it as {_NAMES[rival.kind]}: {short(ground.passage)}"


def _closed(ground: Ground, record: Record) -> bool:
    """A concern that was put right is good news."""
    return ground.chapter is ChapterKind.STRENGTHS and record.kind == "concerns" and record.text("status") == "closed"


def _fit(ground: Ground, record: Record) -> float:
    """The share of what the record describes that the sentence has, 0 to 1; 1 where the record describes nothing."""
    what = {w.stem for w in words(record.text("what")) if w.text not in tables().function}
    if not what:
        return 1.0
    said = {w.stem for w in ground.words}
    covered = {
        slot.word.stem
        for n, slot in enumerate(ground.alignment.slots)
        if slot.word is not None and (n in ground.alignment.used or slot.region is not None)
    }
    return len(what & (said | covered)) / len(what)
