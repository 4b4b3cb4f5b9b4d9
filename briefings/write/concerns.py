"""A chapter for each concern, worst first; and what the report says that it has no concern about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefings.briefing import FromData, Sentence
from briefings.findings import Concern, Severity, Status
from briefings.write import topics
from briefings.write.clauses import tell
from briefings.write.story import Story, finished, ours, told

_ORDER = {severity: place for place, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class ConcernPart:
    """One concern's chapter, before it is known which others the briefing has room for."""

    concern: Concern
    title: str  # what it is about, with a capital
    about: str | None  # its topic, a row of ``topics.toml``
    sentences: tuple[Sentence, ...]

    @property
    def must(self) -> bool:
        return self.concern.severity.formal


def open_concerns(story: Story) -> tuple[Concern, ...]:
    """Worst first; among equals in the report's order. A smaller one that repeats another word for word is left out."""
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
    turns: dict[str, int] = {}
    used: set[str] = set()
    found: list[ConcernPart] = []
    for concern in open_concerns(story):
        about = topics.topic(concern.what, used) if not unnamed(concern) else None
        name, _ = topics.label(story, concern.severity, concern.label)
        fallback = name if concern.severity.formal else "something else"
        ways = (*_titles(concern, about), fallback)
        title = next((way for way in ways[:-1] if way.lower() not in used), ways[0])
        used.add(title.lower())
        form = concern.what.form.value
        turn = turns[form] = turns.get(form, -1) + 1
        sentences = (
            *_label(story, concern, explained, len(found)),
            *_body(story, concern),
            *_detail(story, concern, turn),
        )
        found.append(ConcernPart(concern, title[:1].upper() + title[1:], about, sentences))
    return tuple(found)


def _titles(concern: Concern, about: str | None) -> Iterator[str]:
    """What a concern's chapter may be called, best first."""
    if unnamed(concern):
        yield "areas to improve"
        return
    wide = None if about else topics.general(concern.what)
    yield from (title for title in (about, wide, topics.subject(concern.what)) if title)


def _detail(story: Story, concern: Concern, turn: int) -> tuple[Sentence, ...]:
    if unnamed(concern):
        return (*_unnamed(story, concern), ours("concern", "unnamed_which"))
    return tell(story, "concern", concern.what, concern.evidence, turn, formal=concern.severity.formal)


def unnamed(concern: Concern) -> bool:
    """Whether the report only counts or mentions concerns and does not say what they are."""
    return (
        concern.count is not None
        or bool(re.search(r"\(unnamed\)|\bnot named\b", concern.what.text))
        or bool(
            re.fullmatch(
                r"(?:an?|the|some|several|other|further|\d+|\w+)?(?: number of)? ?"
                r"(?:areas?|causes?|matters?|things|issues)\b(?! of policing\b).{0,60}",
                concern.what.text.strip(),
                re.IGNORECASE,
            )
        )
    )


def unnamed_words(story: Story, concern: Concern) -> str:
    """ "a number of areas that need improvement": the report's own words for what it does not name."""
    return story.inside(re.sub(r"\s*\(unnamed\)", "", re.sub(r"\s+", " ", concern.what.text)))


def _unnamed(story: Story, concern: Concern) -> Iterator[Sentence]:
    spans = (*concern.what.spans, *concern.evidence)
    yield told("concern", "unnamed_label", spans, words=unnamed_words(story, concern))


def _label(story: Story, concern: Concern, explained: set[str], turn: int) -> Iterator[Sentence]:
    if (not concern.severity.formal and concern.label is None) or unnamed(concern):
        return
    name, key = topics.label(story, concern.severity, concern.label)
    if (key or name) in explained:
        yield told("concern", "label_again", concern.evidence, turn, label=topics.with_article(name), name=name)
        return
    yield told("concern", "label", concern.evidence, label=topics.with_article(name))
    explained.add(key or name)
    row = next((row for row in story.framework.labels if row.label == key), None) if story.framework else None
    if row:
        yield Sentence(finished(row.meaning), (FromData("labels", row.label),))


def _body(story: Story, concern: Concern) -> Iterator[Sentence]:
    bodies = {c.organisation for c in story.findings.concerns if c.organisation}
    if (len(bodies) > 1 or not story.single_body) and concern.organisation:
        yield told("concern", "organisation", concern.evidence, organisation=concern.organisation)


def absences(story: Story) -> Iterator[Sentence]:
    """ "HMIC reported no areas of concern", in the report's own words of absence."""
    seen: set[str] = set()
    for absence in story.findings.no_concerns:
        said = re.sub(r"\s+", " ", story.document.quote(absence.words)).strip().rstrip(".,;:")
        if said.lower() in seen:
            continue
        seen.add(said.lower())
        key = "none" if re.match(r"(?:no|any|few)\b", said, re.IGNORECASE) else "none_said"
        spans = (absence.words, *absence.evidence)
        yield told("strength", key, spans, inspectors=story.inspectors, words=story.inside(said))


def closed(story: Story) -> Iterator[Sentence]:
    for turn, concern in enumerate(c for c in story.findings.concerns if c.status is Status.CLOSED):
        name, _ = topics.label(story, concern.severity, concern.label)
        about = topics.topic(concern.what)
        if about:
            sentence = told("strength", "closed_about", concern.evidence, turn, label=name, topic=about)
            yield topics.with_row(sentence, about)
        else:
            yield told("strength", "closed", concern.evidence, turn, label=name)
