"""The sentence's template, where it is one of ours: which words of it are the template's own, and what it asserts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from briefings.briefing import ChapterKind
from briefings.verify.rows import Row, row_texts, templates
from briefings.verify.slots import INSPECTORS, frame_failures, is_body, is_inspectorate

if TYPE_CHECKING:
    from briefings.verify.ground import Ground

Finding = tuple[str, str, str]

SECTIONS: dict[ChapterKind, tuple[str, ...]] = {
    ChapterKind.OPENING: ("opening", "signposts"),
    ChapterKind.IN_SHORT: ("in_short", "strength", "outcome"),
    ChapterKind.RATING: ("rating",),
    ChapterKind.CONCERN: ("concern", "action"),
    ChapterKind.STRENGTHS: ("strength", "outcome", "action"),
    ChapterKind.OPINIONS: ("opinion",),
    ChapterKind.QUOTED: ("signposts",),
    ChapterKind.NEXT: ("next", "action"),
    ChapterKind.WORDS: ("signposts",),
    ChapterKind.ABOUT: ("signposts", "about"),
}

# Slots whose words are no part of the report's: each has a check of its own.
_OWN_SLOTS = frozenset(
    {
        "short",
        "grade",
        "grades",
        "number",
        "label",
        "name",
        "kind",
        "are",
        "have",
        "were",
        "topic",
        "year",
        "organisations",
    }
)


@dataclass(frozen=True, slots=True)
class Frame:
    """How the sentence fills a template: ``told`` are the places of its words that come from the report."""

    row: Row
    slots: tuple[tuple[str, str], ...]
    told: tuple[tuple[int, int], ...]
    filled: tuple[tuple[int, int], ...]  # the places of all slots; the rest are the template's own words


def frames(ground: Ground) -> tuple[Frame, ...]:
    """Every way in which the sentence is one of our templates; the named ones alone where it names any."""
    named = named_rows(ground)
    own = [row for row in named if row.section in _sections(ground.chapter)]
    rows = own if named else templates(*_sections(ground.chapter))
    found = tuple(frame for row in rows if (frame := _fill(row, ground)) is not None)
    # A sentence that names no template is one of ours only where all that the template says holds.
    return found if named else tuple(frame for frame in found if not frame_failures(ground, frame))


def _sections(kind: ChapterKind) -> tuple[str, ...]:
    return (*SECTIONS[kind], "signposts")


def explains_short_form(ground: Ground) -> bool:
    """Whether the sentence says what an acronym of the report is short for."""
    return any(frame.row.key == "short_for" for frame in ground.frames)


def named_rows(ground: Ground) -> tuple[Row, ...]:
    """The templates that the sentence names as a source."""
    rows = (
        row for source in ground.rows if source.table != "edits" for row in row_texts(source, ground.facts.framework)
    )
    return tuple(row for row in rows if "{" in row.text)


def frames_hold(ground: Ground) -> Iterator[Finding]:
    """The template is one of this chapter's; what it asserts is a record there; its slots hold what they must."""
    found, named = ground.frames, named_rows(ground)
    if named and not any(row.section in _sections(ground.chapter) for row in named):
        yield "place", f"“{named[0].text}” in this chapter", "it has another place"
    if not found:
        return
    yield from min((frame_failures(ground, frame) for frame in found), key=len)


_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


def _fill(row: Row, ground: Ground) -> Frame | None:
    """The template laid over the sentence, with the case and places of the sentence's own letters."""
    text = ground.text.translate(_FOLD).rstrip()
    pieces, names = _pieces(row.text)
    lower = text.lower()
    if not all(piece in lower for piece in pieces):
        return None
    out = [re.escape(pieces[0])]
    for name, piece in zip(names, pieces[1:], strict=True):
        out += [f"({_slot_pattern(name, ground)})", re.escape(piece)]
    match = re.compile(r"\s*" + "".join(out) + r"[.!?]?\s*", re.IGNORECASE | re.DOTALL).fullmatch(text)
    if match is None:
        return None
    slots = tuple((name, match[n].strip()) for n, name in enumerate(names, 1))
    if row.section == "action" and not row.key.endswith("_told"):
        whole = ((0, len(text)),)
        return Frame(row, slots, whole, whole)  # its "should", "must" and "will" are the report's
    told = [match.span(n) for n, name in enumerate(names, 1) if not _is_own(name, match[n], ground)]
    return Frame(row, slots, tuple(told), tuple(match.span(n) for n in range(1, len(names) + 1)))


@cache
def _pieces(template: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A template's fixed parts, folded to lower case, and the names of the slots between them."""
    parts = re.split(r"\{([^{}]*)\}", template.translate(_FOLD).rstrip(".").lower())
    return tuple(parts[::2]), tuple(parts[1::2])


_PATTERNS = {
    "are": "is|are", "have": "has|have", "were": "was|were", "kind": r"[\w-]*", "words": ".*?", "number": r"[\w,]+",
    "year": r"\d{4}",
}  # fmt: skip


def _slot_pattern(name: str, ground: Ground) -> str:
    """What may stand in a slot. Known names and grades are tried first, so that slots side by side part well."""
    if name in _PATTERNS:
        return _PATTERNS[name]
    if name == "grades":  # "two good, one inadequate and one not rated"
        grades = {r.text("grade") for r in ground.records if r.kind == "ratings"} - {""}
        numbers = r"\d+|no|one|two|three|four|five|six|seven|eight|nine|ten"
        return rf"(?:(?:{'|'.join([numbers, *map(re.escape, sorted(grades)), 'and'])})(?:,? |(?![\w])))+"
    known: list[str] = []
    if name == "grade":
        known = [r.text("grade") for r in ground.records if r.kind == "ratings"]
    elif name in ("inspectors", "they"):
        known = [ground.facts.inspectorate, *INSPECTORS]
    elif name in ("organisation", "actor"):
        known = [ground.facts.organisation, *(r.text("organisation") for r in ground.records)]
    ordered = sorted({k.translate(_FOLD) for k in known if k}, key=len, reverse=True)
    return "|".join([*map(re.escape, ordered), *([] if name == "grade" else [".+?"])]) or r"(?!)"


def _is_own(name: str, value: str, ground: Ground) -> bool:
    if name in _OWN_SLOTS:
        return True
    if name in ("inspectors", "they"):
        return is_inspectorate(value, ground)
    if name in ("organisation", "actor"):
        return is_body(value, ground)
    return False


def best(found: Sequence[Frame]) -> Frame | None:
    """The template with most words of its own: it is the one that was meant. None where it is none of ours."""
    return min(found, key=lambda f: sum(b - a for a, b in f.told), default=None)


def in_places(start: int, places: Sequence[tuple[int, int]] | None) -> bool:
    return places is None or any(a <= start < b for a, b in places)
