"""Perturbations of a report: its words change in one way, and its findings must follow or abstain.

A kind is a function from a ``Scene`` (a document and what was found in it) to ``Perturbed`` documents. Each says what
must no longer be found in it (the old fact) and what may be found instead; whatever else is found and was not found
before is a third fact. The kinds are in ``perturb_ratings``, ``perturb_findings`` and ``perturb_whole``.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from briefings.agreement import agree
from briefings.document import Document, Span
from briefings.extract import extract
from briefings.extract.reading import read
from briefings.frameworks import Framework, framework
from briefings.sentences import SourceSentence, sentences

Json = Mapping[str, Any]
Row = dict[str, Any]

SORTS = ("ratings", "concerns", "no_concerns", "strengths", "opinions")


@dataclass(frozen=True, slots=True)
class Fact:
    """A pattern of found rows: those of ``sort`` that stand on ``at`` (anywhere: None) and have each of ``values``."""

    sort: str
    at: Span | None = None
    values: tuple[tuple[str, Any], ...] = ()

    def matches(self, sort: str, row: Row) -> bool:
        return (
            sort == self.sort
            and (self.at is None or any(span.overlaps(self.at) for span in spans(row)))
            and all(row.get(name) == value for name, value in self.values)
        )


@dataclass(frozen=True, slots=True)
class Edit:
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Perturbed:
    """``document`` has been changed; ``was`` and ``now`` are the words around the change, for a person to read."""

    kind: str
    document: Document
    was: str
    now: str
    gone: tuple[Fact, ...] = ()
    may: tuple[Fact, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()  # changed everywhere, in what was found before too; ``may`` is then less


@dataclass(frozen=True)
class Scene:
    """A document and its findings, as ``facts.json`` has them."""

    document: Document
    facts: Json

    @cached_property
    def framework(self) -> Framework | None:
        return framework(self.facts["framework"])

    @cached_property
    def sentences(self) -> tuple[SourceSentence, ...]:
        return sentences(self.document)

    @cached_property
    def quoted(self) -> frozenset[SourceSentence]:
        """The sentences of which some stands between quotation marks, whoever is quoted."""
        made = read(self.document)
        pairs = zip(made.sentences, made.voices, strict=True)
        return frozenset(s for s, voice in pairs if any(part.speaker.direct for part in voice.parts))

    def rows(self, sort: str) -> Sequence[Row]:
        rows: Sequence[Row] = self.facts[sort]
        return rows

    def sentence(self, place: Span) -> SourceSentence | None:
        """The sentence that holds ``place``, where one does."""
        at = bisect_right([s.span.start for s in self.sentences], place.start) - 1
        return self.sentences[at] if at >= 0 and place in self.sentences[at].span else None

    def perturbed(self, kind: str, edits: Sequence[Edit], view: Span, **facts: Any) -> Perturbed:
        """The document with ``edits``; ``view`` holds them, and the patterns ``gone_at``/``may_at`` stand on it."""
        document = edited(self.document, edits)
        now = moved(view, edits)
        at = Span(*_trimmed(document.text, now))
        placed: dict[str, Any] = {}
        for name, value in facts.items():
            here = tuple(replace(f, at=at) for f in value) if name.endswith("_at") else value
            placed[name.removesuffix("_at")] = placed.get(name.removesuffix("_at"), ()) + here
        return Perturbed(kind, document, folded(self.document.quote(view)), folded(document.quote(now)), **placed)


Generator = Callable[[Scene], Iterator[Perturbed]]


def folded(text: str) -> str:
    return " ".join(text.split())


def spans(row: Row) -> list[Span]:
    return [Span(e["start"], e["end"]) for e in row["evidence"]]


def edited(document: Document, edits: Sequence[Edit]) -> Document:
    """``document`` with ``edits`` made, its blocks moved along. An edit lies inside one block or none."""
    text, last = [], 0
    for edit in sorted(edits, key=lambda e: e.start):
        text += [document.text[last : edit.start], edit.words]
        last = edit.end
    blocks = tuple(
        replace(b, span=moved(b.span, edits), cells=tuple(moved(c, edits) for c in b.cells)) for b in document.blocks
    )
    return replace(document, text="".join([*text, document.text[last:]]), blocks=blocks)


def moved(span: Span, edits: Sequence[Edit]) -> Span:
    """Where ``span`` stands after ``edits``; words put in at its very edges are inside it."""
    start = span.start + sum(len(e.words) - (e.end - e.start) for e in edits if e.start < span.start)
    end = span.end + sum(len(e.words) - (e.end - e.start) for e in edits if e.start <= span.end and e.end <= span.end)
    return Span(start, end)


def found(document: Document) -> Json:
    """``facts.json`` of a document, as the whole program gives it: what both readings bear out."""
    facts: Json = json.loads(json.dumps(agree(document, extract(document)).facts))
    return facts


FOLLOWED, ABSTAINED, KEPT, INVENTED = "followed", "abstained", "old fact kept", "third fact invented"


def outcome(scene: Scene, case: Perturbed) -> tuple[str, list[str]]:
    """One of the four outcomes of a case, and the rows that are to blame."""
    known = {_key(sort, row, case.renamed) for sort in SORTS for row in scene.rows(sort)}
    theirs = {folded(e["quote"]) for row in scene.rows("opinions") for e in row["evidence"]}
    before = {folded(scene.document.quote(s.span)) for s in scene.sentences} - theirs
    facts = found(case.document)
    kept, third, followed = [], [], False
    for sort in SORTS:
        for row in facts[sort]:
            if any(fact.matches(sort, row) for fact in case.gone):
                kept.append(_shown(sort, row))
            elif any(fact.matches(sort, row) for fact in case.may):
                followed = True
            elif _key(sort, row, ()) not in known and not _untouched(sort, row, before, scene):
                third.append(_shown(sort, row))
    if kept:
        return KEPT, kept
    if third:
        return INVENTED, third
    return (FOLLOWED if followed != bool(case.renamed) else ABSTAINED), []


_TOLD = {
    "ratings": ("area", "grade", "when", "year", "count", "organisation", "said_by"),
    "concerns": ("what", "severity", "status", "count", "organisation"),
    "no_concerns": ("words", "organisation"),
    "strengths": ("what", "organisation"),
    "opinions": ("who",),
}


def _key(sort: str, row: Row, renamed: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """What a row tells, its places aside."""
    row = row | {"area": row["area_id"] or row["area"]} if sort == "ratings" else row
    values = [folded(str(row.get(name))).lower() for name in _TOLD[sort]]
    for was, now in renamed:
        values = [re.sub(rf"(?<!\w){re.escape(was.lower())}(?!\w)", now.lower(), value) for value in values]
    return sort, *values


def _untouched(sort: str, row: Row, before: set[str], scene: Scene) -> bool:
    """A weakness or strength of sentences that nobody changed: it was left out as a repeat of what is gone.

    Or a finding that stands on another of its places alone, and is named in the words of that one.
    """
    words = [folded(e["quote"]) for e in row["evidence"]]
    same = ("grade", "severity", "status", "when", "organisation", "said_by")
    if any(
        all(row.get(name) == old.get(name) for name in same)
        and {*words} <= {folded(e["quote"]) for e in old["evidence"]}
        for old in scene.rows(sort)
    ):
        return True
    if sort not in ("concerns", "strengths") or row.get("severity", "concern") != "concern":
        return False
    return all(any(quote in sentence for sentence in before) for quote in words)


def _shown(sort: str, row: Row) -> str:
    told = ", ".join(str(row.get(name)) for name in _TOLD[sort] if row.get(name) is not None)
    return f"{sort}: {told} « {' / '.join(folded(e['quote']) for e in row['evidence'])}"


def _trimmed(text: str, span: Span) -> tuple[int, int]:
    words = text[span.start : span.end]
    return span.start + len(words) - len(words.lstrip()), span.end - (len(words) - len(words.rstrip()))
