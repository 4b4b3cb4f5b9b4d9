"""The sentence's template, where it is one of ours: which words of it are the template's own, and what it asserts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from briefings.briefing import ChapterKind
from briefings.frameworks import framework
from briefings.verify.rows import Row, row_texts, templates, topic_words
from briefings.verify.words import fold, words

if TYPE_CHECKING:
    from briefings.verify.ground import Ground

Finding = tuple[str, str, str]

SECTIONS: dict[ChapterKind, tuple[str, ...]] = {
    ChapterKind.OPENING: ("opening", "signposts"),
    ChapterKind.IN_SHORT: ("in_short", "strength"),
    ChapterKind.RATING: ("rating",),
    ChapterKind.CONCERN: ("concern", "action"),
    ChapterKind.STRENGTHS: ("strength", "outcome", "action"),
    ChapterKind.OPINIONS: ("opinion",),
    ChapterKind.QUOTED: ("signposts",),
    ChapterKind.NEXT: ("next", "action"),
    ChapterKind.WORDS: ("signposts",),
    ChapterKind.ABOUT: ("signposts", "about"),
}

# What a template asserts: kinds of record, one of which must stand where the sentence does. The first that fits is taken.
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
_INSPECTORS = frozenset({"inspectors", "the inspector", "they", "inspectorate", "the inspectorate"})


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
    return found if named else tuple(frame for frame in found if not _frame_failures(ground, frame))


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
    yield from min((_frame_failures(ground, frame) for frame in found), key=len)


def _frame_failures(ground: Ground, frame: Frame) -> list[Finding]:
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
        if name in ("inspectors", "they") and not _is_inspectorate(value, ground):
            yield "name", f"“{value}” as the inspectorate", ground.facts.inspectorate or "inspectors"
        elif name == "organisation" and not _is_body(value, ground):
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


def _is_inspectorate(value: str, ground: Ground) -> bool:
    known = framework(ground.facts.framework)
    names = {fold(ground.facts.inspectorate)}
    for row in known.inspectorates if known else ():
        same = {fold(name) for name in (row.short, row.long, *row.variants)}
        if names & same:
            names |= same
    value = fold(value)
    return value in _INSPECTORS or value.removeprefix("the ") in names - {""}


def _is_body(value: str, ground: Ground) -> bool:
    value = fold(value)
    names = {ground.facts.organisation, *(r.text("organisation") for r in ground.records)}
    if value == "it" or value.removeprefix("the ") in {fold(n).removeprefix("the ") for n in names if n}:
        return True
    known = framework(ground.facts.framework)
    nouns = {fold(noun) for noun in known.body_nouns} if known else {"organisation"}
    return value.removeprefix("the ") in nouns


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
    """What may stand in a slot; names and grades that are known are tried first, so that slots side by side part well."""
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
        known = [ground.facts.inspectorate, *_INSPECTORS]
    elif name in ("organisation", "actor"):
        known = [ground.facts.organisation, *(r.text("organisation") for r in ground.records)]
    ordered = sorted({k.translate(_FOLD) for k in known if k}, key=len, reverse=True)
    return "|".join([*map(re.escape, ordered), *([] if name == "grade" else [".+?"])]) or r"(?!)"


def _is_own(name: str, value: str, ground: Ground) -> bool:
    if name in _OWN_SLOTS:
        return True
    if name in ("inspectors", "they"):
        return _is_inspectorate(value, ground)
    if name in ("organisation", "actor"):
        return _is_body(value, ground)
    return False


def best(found: Sequence[Frame]) -> Frame | None:
    """The template with most words of its own: it is the one that was meant. None where it is none of ours."""
    return min(found, key=lambda f: sum(b - a for a, b in f.told), default=None)


def in_places(start: int, places: Sequence[tuple[int, int]] | None) -> bool:
    return places is None or any(a <= start < b for a, b in places)


def content(text: str) -> frozenset[str]:
    return frozenset(w.stem for w in words(text))
