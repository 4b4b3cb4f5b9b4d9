"""A chapter for each concern, worst first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefings.briefing import FromData, FromReport, Sentence
from briefings.findings import Concern, Description, Form, Severity, Status
from briefings.write import naming, topics
from briefings.write.beside import Task, beside, steps_of, task
from briefings.write.clauses import tell
from briefings.write.formal import ENFORCED, STEP, apart, enforced, rank, says_little, says_none, unnamed, unnamed_words
from briefings.write.grounded import grounded
from briefings.write.same import parents_of
from briefings.write.story import Story, finished, ours, told


@dataclass(frozen=True, slots=True)
class ConcernPart:
    """One concern's chapter, before it is known which others the briefing has room for."""

    concern: Concern
    title: str  # what it is about, with a capital
    about: str | None  # its topic, a row of ``topics.toml``
    sentences: tuple[Sentence, ...]
    more: tuple[tuple[Sentence, ...], ...] = ()  # pieces that show it or follow from it, in the report's order
    tasks: tuple[Task, ...] = ()  # what must be done about it
    label: str = ""  # the formal label that its title has; "" for an ordinary concern

    @property
    def must(self) -> bool:
        return bool(self.label) or self.concern.severity.formal or enforced(self.concern)


def open_concerns(story: Story) -> tuple[Concern, ...]:
    """Worst first; among equals in the report's order. A smaller one that repeats another word for word is left out."""
    seen: set[str] = set()
    found = []
    open_ = (c for c in story.findings.concerns if c.status is Status.OPEN and not says_none(c))
    for concern in sorted((apart(story, c) for c in open_), key=rank):
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
    concerns = open_concerns(story)
    parents = parents_of(story, concerns, titles)
    for n, concern in enumerate(concerns):
        if n in parents or says_little(story, concern):
            continue
        about = topics.topic(concern.what, used, story.family) if not unnamed(concern) else None
        name = topics.title_label(story, concern.severity, concern.label)
        name = name or (STEP if enforced(concern) else "")
        name = "" if unnamed(concern) else name
        ways = (*titles(story, concern, about), "another point" if name else "another concern")
        # A subject that two share is said of both: a title that says nothing would be worse.
        title = next((way for way in ways[:-1] if way.lower() not in used), ways[0])
        used.add(title.lower())
        form = concern.what.form.value
        turn = turns[form] = turns.get(form, -1) + 1
        sentences = (
            *_label(story, concern, explained),
            *_body(story, concern),
            *_detail(story, concern, turn),
        )
        if name or enforced(concern):
            sentences = grounded(story, concern, sentences)
        title = title[:1].upper() + title[1:]
        children = [concerns[m] for m in sorted(parents) if parents[m] == n]
        for child in (c for c in children if c.severity.formal or c.label):  # it may not be left out
            said = {sentence.text for sentence in sentences}
            sentences += tuple(s for s in _detail(story, child, 0) if s.text not in said)
        rest = [child for child in children if not (child.severity.formal or child.label)]
        more = _more(story, concern, rest, sentences)
        found.append(ConcernPart(concern, title, about, sentences, more, tuple(_tasks(story, concern)), name))
    return tuple(found)


def _more(
    story: Story, concern: Concern, children: list[Concern], told_already: tuple[Sentence, ...]
) -> tuple[tuple[Sentence, ...], ...]:
    """What shows a concern or follows from it, each once, in the report's order."""
    said = {sentence.text for sentence in told_already}
    found: list[tuple[Sentence, ...]] = []
    rows = [concern, *sorted(children, key=lambda c: c.what.spans[0].start)]
    for n, row in enumerate(rows):
        own = [_detail(story, row, 0)] if n else []
        for piece in (*own, *(() if unnamed(row) else beside(story, row))):
            fresh = tuple(sentence for sentence in piece if sentence.text not in said)
            said |= {sentence.text for sentence in fresh}
            if fresh:
                found.append(fresh)
    return tuple(found)


def _tasks(story: Story, concern: Concern) -> Iterator[Task]:
    if concern.severity in (Severity.ACCELERATED, Severity.CAUSE):
        for turn, step in enumerate(steps_of(story, concern), 1):
            found = task(story, step, turn)
            if found:
                yield found


def titles(story: Story, concern: Concern, about: str | None) -> Iterator[str]:
    """What a concern's chapter may be called, best first."""
    if unnamed(concern):
        yield "areas to improve"
        return
    own = naming.subject(concern.what, story.body_words)
    first = (about, own) if about and topics.early(concern.what, about, story.family) else (own, about)
    thing, wide = naming.object_of(concern.what, story.body_words), topics.general(concern.what)
    yield from (t for t in (*first, *((thing, wide) if thing and " " in thing else (wide, thing))) if t)


def _step(story: Story, concern: Concern) -> Iterator[Sentence]:
    """The sentence of a concern's evidence that tells the law's own step: "We have issued a warning notice …"."""
    for span in concern.evidence:
        text = re.sub(r"\s+", " ", story.document.quote(span)).strip()
        if ENFORCED.search(text) and not any(span.overlaps(own) for own in concern.what.spans):
            what = Description(text.rstrip("."), (span,), Form.SENTENCE)
            sentences = tell(story, "concern", what, (span,))
            yield from (replace(s, sources=(FromReport((span, *concern.what.spans)),)) for s in sentences)


def _detail(story: Story, concern: Concern, turn: int) -> tuple[Sentence, ...]:
    if unnamed(concern):
        return (*_unnamed(story, concern), ours("concern", "unnamed_which"))
    if enforced(concern) and concern.label:
        plain = tell(story, "concern", concern.what, concern.evidence, turn, formal=concern.severity.formal)
        return (*_step(story, concern), *plain)
    return tell(story, "concern", concern.what, concern.evidence, turn, formal=concern.severity.formal)


def _unnamed(story: Story, concern: Concern) -> Iterator[Sentence]:
    spans = (*concern.what.spans, *concern.evidence)
    yield told("concern", "unnamed_label", spans, words=unnamed_words(story, concern))


def _label(story: Story, concern: Concern, explained: set[str]) -> Iterator[Sentence]:
    if (not concern.severity.formal and concern.label is None) or unnamed(concern):
        return
    name, key = topics.label(story, concern.severity, concern.label)
    if (key or name) in explained:
        return  # the chapter's title says it
    yield told("concern", "label", concern.evidence, label=topics.with_article(name))
    explained.add(key or name)
    row = next((row for row in story.framework.labels if row.label == key), None) if story.framework else None
    if row:
        yield Sentence(finished(row.meaning), (FromData("labels", row.label),))


def _body(story: Story, concern: Concern) -> Iterator[Sentence]:
    name = story.other_body(concern.organisation)
    actor = story.document.quote(concern.what.actor) if concern.what.actor else ""
    if name and name.lower() in re.sub(r"\s+", " ", actor).lower():
        return
    doubtful = any(a.overlaps(b) for q in story.findings.quoted for a in q.evidence for b in concern.evidence)
    if name and not doubtful and name.lower() not in re.sub(r"\s+", " ", concern.what.text).lower():
        yield told("concern", "organisation", concern.evidence, organisation=name)
