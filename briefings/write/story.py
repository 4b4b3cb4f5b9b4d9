"""What every chapter's writer is given: the report, its findings, our words for them, and the templates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from briefings import inflect, syllables, tables
from briefings.briefing import FromCount, FromData, FromReport, Sentence
from briefings.document import Document, Span
from briefings.findings import (
    Absence,
    Concern,
    Findings,
    NextStep,
    Opinion,
    Outcome,
    Quoted,
    Rating,
    SaidBy,
    Strength,
    When,
)
from briefings.frameworks import Framework
from briefings.sentences import sentences
from briefings.write.options import WriteOptions

_Finding = Rating | Concern | Strength | Outcome | Opinion | NextStep | Quoted | Absence
GENERAL_BODY = "the organisation"


@dataclass(frozen=True)
class Story:
    document: Document
    findings: Findings
    framework: Framework | None
    options: WriteOptions

    @property
    def family(self) -> str | None:
        """The id of the inspectorate's table, by which topics and glosses are chosen."""
        return self.framework.id if self.framework else None

    def framework_grade(self, text: str) -> bool:
        """Whether words are a grade of the inspectorate's scale."""
        return bool(self.framework and self.framework.grade(text.lower()))

    @cached_property
    def body(self) -> str:
        """What to call the inspected body after its name was said: "the force"."""
        nouns = self.framework.body_nouns if self.framework else ()
        name = (self.findings.organisation or "").lower()
        return f"the {next((noun for noun in nouns if noun in name), nouns[0])}" if nouns else GENERAL_BODY

    @cached_property
    def body_words(self) -> frozenset[str]:
        """Small letters, no article: what the inspected body may be called."""
        nouns = self.framework.body_nouns if self.framework else ()
        names = (*self.findings.organisations, self.organisation, self.body.removeprefix("the "), *nouns)
        return frozenset(name.lower() for name in names)

    @cached_property
    def organisation(self) -> str:
        return self.findings.organisation or self.body

    @cached_property
    def inspectors(self) -> str:
        """Who inspected, by the short name, or just "inspectors"."""
        return self.findings.inspectorate or "inspectors"

    @cached_property
    def long_forms(self) -> Mapping[str, tuple[str, str]]:
        """Acronym to what it is short for, and the table that says so."""
        found = {short: (row[0], "glosses") for short, row in tables.lists("glosses", "acronyms", 2).items()}
        for row in self.framework.inspectorates if self.framework else ():
            if row.short.isupper():
                found[row.short] = (row.long, "inspectorates")
        return found

    @cached_property
    def one_inspector(self) -> bool:
        """Whether one inspector tells the findings as their own ("I am pleased …")."""
        findings = self.findings
        places = [f.evidence for f in findings.concerns] + [f.evidence for f in findings.strengths]
        sentences = [self.document.quote(span) for evidence in places for span in evidence]
        own = sum(1 for text in sentences if re.search(r"\bI\b", text))
        return own > sum(1 for text in sentences if re.search(r"\b[Ww]e\b", text))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Official names that the briefing may have: they cannot be made plainer; the gate scores each as one word."""
        found: list[str] = []
        findings = self.findings
        found += [name for name in (findings.organisation, findings.inspectorate, *findings.organisations) if name]
        found += [rating.organisation for rating in findings.ratings if rating.organisation]
        for opinion in findings.opinions:
            found += [opinion.who, opinion.who.split(",")[0].strip()]
        if self.framework:
            used = {rating.area_id for rating in findings.ratings}
            for area in self.framework.areas:
                if area.id in used:
                    found += [area.name, *(r.area for r in findings.ratings if r.area_id == area.id)]
            found += [grade.name for grade in self.framework.grades]
            found += [name for i in self.framework.inspectorates for name in (i.short, i.long, *i.variants)]
        found += [rating.grade for rating in findings.ratings]
        return tuple(dict.fromkeys(name for name in found if name and name != "overall"))

    @cached_property
    def organisation_spans(self) -> tuple[Span, ...]:
        spans = (self.findings.organisation_span, self.findings.inspectorate_span)
        return tuple(span for span in spans if span)

    @cached_property
    def single_body(self) -> bool:
        """Whether the inspectorate's ratings of now are all of one body."""
        own = (r for r in self.findings.ratings if r.when is When.CURRENT and r.said_by is SaidBy.INSPECTORATE)
        return len({rating.organisation or self.findings.organisation for rating in own}) <= 1

    @cached_property
    def single_rated_body(self) -> bool:
        """Whether its ratings of now and before are all of one body."""
        own = (r for r in self.findings.ratings if r.said_by is SaidBy.INSPECTORATE)
        return len({rating.organisation or self.findings.organisation for rating in own}) <= 1

    @cached_property
    def rated_body(self) -> str:
        """The one body that the ratings of now are of."""
        own = (r for r in self.findings.ratings if r.when is When.CURRENT and r.said_by is SaidBy.INSPECTORATE)
        return next((rating.organisation for rating in own if rating.organisation), self.organisation)

    @cached_property
    def sentences(self) -> tuple[tuple[int, Span], ...]:
        """Every sentence of the report, with the number of its block."""
        return tuple((found.block, found.span) for found in sentences(self.document))

    @cached_property
    def _found(self) -> tuple[tuple[object, tuple[Span, ...]], ...]:
        findings = self.findings
        rows: tuple[_Finding, ...] = (
            *findings.ratings, *findings.concerns, *findings.strengths, *findings.outcomes, *findings.opinions,
            *findings.next_steps, *findings.quoted, *findings.no_concerns,
        )  # fmt: skip
        return tuple((row, row.evidence) for row in rows)

    def finding_at(self, span: Span, own: object) -> bool:
        """Whether a finding other than ``own`` stands at a place of the report."""
        return any(row is not own and any(span.overlaps(place) for place in places) for row, places in self._found)

    @cached_property
    def several_bodies(self) -> bool:
        """Whether the findings are of more bodies than one, so that each must say whose it is."""
        rows: tuple[Concern | Strength, ...] = (*self.findings.concerns, *self.findings.strengths)
        return not self.single_body or len({row.organisation for row in rows if row.organisation}) > 1

    def other_body(self, name: str | None) -> str | None:
        """A finding's body, where a sentence that did not name it could mislead; else None."""
        return name if name and (self.several_bodies or name != self.findings.organisation) else None

    @cached_property
    def _lower(self) -> frozenset[str]:
        return frozenset(re.findall(r"(?<![\w’'])[a-z][a-z’']*", self.document.text))

    @cached_property
    def _capitals(self) -> frozenset[str]:
        """Words that the report prints with a capital inside a sentence."""
        return frozenset(re.findall(r"(?<=[a-z,] )[A-Z][a-z’']+", self.document.text))

    def _name(self, word: str) -> bool:
        """Whether a word that opens a sentence keeps its capital inside one."""
        if word in ("I", "A") or not word[1:].islower():
            return word != "A"
        lower = word.lower().split("’")[0].split("'")[0]
        if lower in self._lower or lower in ("the", "an", "this", "it", "there"):
            return False
        named = any(name.split()[0] == word for name in self.names if name[:1].isupper())
        return named or word in self._capitals or lower not in syllables.known()

    @cached_property
    def _misprinted(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """Names of bodies that the text prints without their capitals."""
        names = [*self.findings.organisations, *([self.findings.inspectorate] if self.findings.inspectorate else [])]
        lower = [n for n in names if n not in self.document.text and n.lower() in self.document.text.lower()]
        return tuple((re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE), name) for name in lower)

    def with_names(self, text: str) -> str:
        """The text with the capitals of names that the report's own print has lost; quotations stay as they are."""
        pieces = re.split(r"(“[^”]*”|\"[^\"]*\")", text) if self._misprinted else [text]
        for pattern, name in self._misprinted:
            pieces = [piece if n % 2 else pattern.sub(name.replace("\\", ""), piece) for n, piece in enumerate(pieces)]
        return "".join(pieces)

    def inside(self, text: str) -> str:
        """Words as they stand inside a sentence: no closing stop, and a small first letter unless it begins a name."""
        text = re.sub(r"\s+", " ", text).strip().rstrip(".;:,").strip()
        first = re.match(r"[A-Z][\w’']*", text)
        if first and not self._name(first[0]):
            text = text[:1].lower() + text[1:]
        return text


def words(section: str, key: str, turn: int = 0, **values: object) -> str:
    """A template filled in: the ``turn``-th of its alternatives, with a capital first and one stop last."""
    choices = tables.lists("templates", section)[key]
    return finished(choices[turn % len(choices)].format(**values))


def finished(text: str) -> str:
    """White space folded, a capital first, one full stop last."""
    text = re.sub(r"\s+", " ", text).strip().rstrip(" ,;:")
    text = re.sub(r"([.!?])([”\"']?)\.+$", r"\1\2", text)
    if not re.search(r"[.!?][”\"’']?$", text):
        text += "."
    return text[:1].upper() + text[1:]


def told(section: str, key: str, spans: Iterable[Span], turn: int = 0, **values: object) -> Sentence:
    """A template whose facts stand at ``spans`` of the report; the template's own words are its row's."""
    sources = (FromReport(tuple(dict.fromkeys(spans))), FromData(section, key))
    return Sentence(words(section, key, turn, **values), sources)


def ours(section: str, key: str, turn: int = 0, **values: object) -> Sentence:
    """A template with nothing of the report in it."""
    return Sentence(words(section, key, turn, **values), (FromData(section, key),))


def signpost(key: str, turn: int = 0, **values: object) -> Sentence:
    """A sentence of our own."""
    return ours("signposts", key, turn, **values)


def signposts(key: str, **values: object) -> tuple[Sentence, ...]:
    """Every line of a signpost's row, one after the other."""
    return tuple(signpost(key, turn, **values) for turn in range(len(tables.lists("templates", "signposts")[key])))


def counted(text: str, what: str, value: int) -> Sentence:
    return Sentence(text, (FromCount(what, value),))


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number(value: int) -> str:
    """ "three", "12": a small number as a word."""
    return _NUMBERS[value] if value < len(_NUMBERS) else str(value)


def joined(parts: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def gerund(text: str) -> str:
    """ "prevents crime" as "preventing crime", so that it can stand after "for"."""
    parts = re.split(r"(,? and |, )", text)
    ing = _ing(parts[0])
    if ing == parts[0]:
        return text
    return ing + "".join(part if n % 2 == 0 else _ing(part) for n, part in enumerate(parts[1:]))


def _ing(clause: str) -> str:
    """ "tackles crime" as "tackling crime"; words that begin with no verb come back as they are."""
    first, _, rest = clause.partition(" ")
    if first in inflect.bases() and first not in inflect.noun_like() and rest:
        return f"{inflect.verb(first).ing} {rest}"
    base = next((b for b in sorted(inflect.bases()) if inflect.verb(b).third == first), None)
    return clause if base is None or not rest else f"{inflect.verb(base).ing} {rest}"
