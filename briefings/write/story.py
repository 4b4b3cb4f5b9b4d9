"""What every chapter's writer is given: the report, its findings, our words for them, and the templates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from briefings import tables
from briefings.briefing import FromCount, FromData, FromReport, Sentence, SentenceSource
from briefings.document import Document, Span
from briefings.findings import Findings, Form, When
from briefings.frameworks import Framework
from briefings.write.options import WriteOptions

GENERAL_BODY = "the organisation"


@dataclass(frozen=True)
class Story:
    document: Document
    findings: Findings
    framework: Framework | None
    options: WriteOptions

    @cached_property
    def body(self) -> str:
        """What to call the inspected body after its name was said: "the force"."""
        nouns = self.framework.body_nouns if self.framework else ()
        name = (self.findings.organisation or "").lower()
        return f"the {next((noun for noun in nouns if noun in name), nouns[0])}" if nouns else GENERAL_BODY

    @cached_property
    def organisation(self) -> str:
        return self.findings.organisation or self.body

    @cached_property
    def inspectors(self) -> str:
        """Who inspected, by the short name, or just "inspectors"."""
        return self.findings.inspectorate or "inspectors"

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Official names that can stand in the briefing: they cannot be made plainer, so the gate scores each as one word."""
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

    @property
    def single_body(self) -> bool:
        bodies = {rating.organisation for rating in self.findings.ratings if rating.when is When.CURRENT}
        return len({body for body in bodies if body}) <= 1


def words(section: str, key: str, turn: int = 0, **values: object) -> str:
    """A template filled in: the ``turn``-th of its alternatives, with a capital first and one stop last."""
    choices = tables.lists("templates", section)[key]
    text = choices[turn % len(choices)].format(**values)
    return finished(text)


def finished(text: str) -> str:
    """White space folded, a capital first, one full stop last."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"([.!?])([”\"']?)\.$", r"\1\2", text)
    if not re.search(r"[.!?][”\"’']?$", text):
        text = text.rstrip(",;:") + "."
    return text[:1].upper() + text[1:]


def signpost(key: str, turn: int = 0, **values: object) -> Sentence:
    """A sentence of our own."""
    return Sentence(words("signposts", key, turn, **values), (FromData("signposts", key),))


def signposts(key: str, **values: object) -> tuple[Sentence, ...]:
    """Every line of a signpost's row, one after the other."""
    return tuple(signpost(key, turn, **values) for turn in range(len(tables.lists("templates", "signposts")[key])))


def from_report(text: str, *spans: Span, more: tuple[SentenceSource, ...] = ()) -> Sentence:
    return Sentence(text, (FromReport(tuple(dict.fromkeys(spans))), *more))


def counted(text: str, what: str, value: int) -> Sentence:
    return Sentence(text, (FromCount(what, value),))


def inside(text: str) -> str:
    """The words as they stand inside a sentence: no closing stop, and a small first letter unless they begin with a name."""
    text = re.sub(r"\s+", " ", text).strip().rstrip(".;:,").strip()
    first = re.match(r"[A-Z][a-z’']*\b|A\b", text)
    if first and (first[0] in _SMALL or first[0].lower() in _small_words()):
        text = text[:1].lower() + text[1:]
    return text


_SMALL = {
    "The",
    "A",
    "An",
    "This",
    "That",
    "These",
    "Those",
    "There",
    "It",
    "Its",
    "They",
    "Their",
    "How",
    "Whether",
    "What",
    "Some",
}


def _small_words() -> frozenset[str]:
    """Common words that begin a finding: each may lose its capital inside a sentence."""
    from briefings import inflect, syllables

    known = syllables.known()
    return frozenset(word for word in known if word in inflect.finite()) | _COMMON


_COMMON = frozenset(
    ["weaknesses", "delays", "children", "staff", "leaders", "managers", "officers", "pupils", "people", "victims", "most", "many", "several", "few", "no", "not", "all", "poor", "weak", "strong", "effective", "good", "better", "more", "less", "inconsistent", "insufficient", "inadequate", "limited", "slow", "long", "high", "low", "working", "improving", "making", "ensuring", "reducing", "providing", "developing", "strengthening", "increasing", "protecting", "preventing", "investigating", "responding", "recording", "identifying", "sharing", "using", "building", "treating", "planning", "training", "governance", "leadership", "management", "safety", "quality", "access", "support", "care", "services", "service", "force", "oversight", "clear", "close", "excellent", "parents", "families", "patients", "residents", "prisoners", "partners", "inspectors", "social", "vulnerable", "young", "when", "where", "while"]
)

FORM_KEY = {Form.THING: "thing", Form.MANNER: "manner", Form.ACTION: "action"}
