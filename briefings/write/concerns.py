"""A chapter for each concern, worst first; and what the report says that it has no concern about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefings.briefing import FromData, Sentence
from briefings.findings import Concern, Severity, Status
from briefings.write import topics
from briefings.write.clauses import Telling, quotation, tell
from briefings.write.story import Story, finished, from_report, signpost, words

_ORDER = {severity: place for place, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class ConcernPart:
    """One concern, before it is known how much of its detail the briefing has room for."""

    concern: Concern
    topic: str  # with a capital, for the title
    lead: tuple[Sentence, ...]
    telling: Telling


def open_concerns(story: Story) -> tuple[Concern, ...]:
    """Worst first; among equals in the report's order. One that repeats another word for word is left out."""
    seen: set[str] = set()
    found = []
    for concern in sorted(
        (c for c in story.findings.concerns if c.status is Status.OPEN), key=lambda c: _ORDER[c.severity]
    ):
        key = re.sub(r"\W+", " ", concern.what.text.lower()).strip()
        if key not in seen or concern.severity.formal:
            found.append(concern)
        seen.add(key)
    return tuple(found)


def parts(story: Story) -> tuple[ConcernPart, ...]:
    explained: set[str] = set()
    found = []
    for turn, concern in enumerate(open_concerns(story)):
        about = topics.topic(concern.what)
        name, _ = topics.label(story, concern.severity, concern.label)
        title = about or (name if concern.severity.formal else "what inspectors found")
        lead = (*_label(story, concern, explained), *_body(story, concern))
        found.append(ConcernPart(concern, title[:1].upper() + title[1:], lead, _telling(story, concern, turn)))
    return tuple(found)


def _telling(story: Story, concern: Concern, turn: int) -> Telling:
    formal = concern.severity.formal
    if unnamed(concern):
        return Telling(tuple(_unnamed(concern)), (), formal)
    plain = tell(story, "concern", concern.what, turn, formal=formal)
    return Telling(plain, (signpost("quotation"), *quotation(story, concern.what.spans)), formal)


def unnamed(concern: Concern) -> bool:
    """Whether the report only counts or mentions concerns and does not say what they are."""
    return (
        concern.count is not None
        or bool(re.search(r"\(unnamed\)|\bnot named\b", concern.what.text))
        or bool(
            re.fullmatch(
                r"(?:an?|the|some|several|\d+|\w+)?(?: number of)? ?(?:areas?|causes?|matters?|things)\b.{0,60}",
                concern.what.text.strip(),
            )
        )
    )


def _unnamed(concern: Concern) -> Iterator[Sentence]:
    spans = (*concern.what.spans, *concern.evidence)
    said = re.sub(r"\s*\(unnamed\)", "", re.sub(r"\s+", " ", concern.what.text)).strip().rstrip(".")
    yield from_report(words("concern", "unnamed_label", words=said), *spans)
    yield Sentence(words("concern", "unnamed_which"), (FromData("concern", "unnamed_which"),))


def _label(story: Story, concern: Concern, explained: set[str]) -> Iterator[Sentence]:
    if not concern.severity.formal and concern.label is None:
        return
    if unnamed(concern):
        return
    name, key = topics.label(story, concern.severity, concern.label)
    yield from_report(words("concern", "label", label=topics.with_article(name)), *concern.evidence)
    row = next((row for row in story.framework.labels if row.label == key), None) if story.framework else None
    if row and row.label not in explained:
        explained.add(row.label)
        yield Sentence(finished(row.meaning), (FromData("labels", row.label),))


def _body(story: Story, concern: Concern) -> Iterator[Sentence]:
    bodies = {c.organisation for c in story.findings.concerns if c.organisation}
    if len(bodies) > 1 and concern.organisation:
        text = words("concern", "organisation", organisation=concern.organisation)
        yield from_report(text, *concern.evidence)


def absences(story: Story) -> Iterator[Sentence]:
    """ "HMIC said: there were no areas of concern", in the report's own words of absence."""
    for absence in story.findings.no_concerns:
        said = re.sub(r"\s+", " ", story.document.quote(absence.words)).strip().rstrip(".")
        key = "none" if said.lower().startswith("no ") else "none_said"
        text = words("strength", key, inspectors=story.inspectors, words=said[:1].lower() + said[1:])
        yield from_report(text, absence.words, *absence.evidence)


def closed(story: Story) -> Iterator[Sentence]:
    for turn, concern in enumerate(c for c in story.findings.concerns if c.status is Status.CLOSED):
        name, _ = topics.label(story, concern.severity, concern.label)
        yield from_report(words("strength", "closed", turn, label=name), *concern.evidence)
        yield from tell(story, "concern", concern.what, turn, formal=True)
