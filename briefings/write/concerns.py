"""A chapter for each concern, worst first; and what the report says that it has no concern about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from briefings.briefing import FromData, Sentence
from briefings.findings import Concern, Severity, Status
from briefings.write import topics
from briefings.write.beside import Task, beside, heading_over, steps_of, task
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
    more: tuple[tuple[Sentence, ...], ...] = ()  # pieces that show it or follow from it, in the report's order
    tasks: tuple[Task, ...] = ()  # what must be done about it

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
    concerns = open_concerns(story)
    parents = parents_of(story, concerns)
    for n, concern in enumerate(concerns):
        if n in parents:
            continue
        about = topics.topic(concern.what, used) if not unnamed(concern) else None
        ways = (*_titles(story, concern, about), "something else")
        title = next((way for way in ways if way.lower() not in used), ways[0])
        used.add(title.lower())
        form = concern.what.form.value
        turn = turns[form] = turns.get(form, -1) + 1
        sentences = (
            *_label(story, concern, explained, len(found)),
            *_body(story, concern),
            *_detail(story, concern, turn),
        )
        title = title[:1].upper() + title[1:]
        children = [concerns[m] for m in sorted(parents) if parents[m] == n]
        more = _more(story, concern, children, sentences)
        found.append(ConcernPart(concern, title, about, sentences, more, tuple(_tasks(story, concern))))
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


def parents_of(story: Story, concerns: tuple[Concern, ...]) -> dict[int, int]:
    """Smaller concerns that only carry on what another says, told in its chapter: place to the place of that other."""
    found: dict[int, int] = {}
    order = sorted(range(len(concerns)), key=lambda n: concerns[n].what.spans[0].start)
    for before, n in pairwise(order):
        one, two = concerns[before], concerns[n]
        if two.severity.formal or unnamed(two) or unnamed(one):
            continue
        between = story.document.text[_reach(one)[1] : _reach(two)[0]]
        close = re.fullmatch(r"\W*(?:and\W+|but\W+)?", between)  # nothing but stops and space stands between
        text = two.what.text
        under = heading_over(story, one, two)
        if close and (
            under or _CARRIES_ON.match(text) or _about_same(one, two) or not any(_titles(story, two, _topic(two)))
        ):
            found[n] = found.get(before, before)
    return found


def _reach(concern: Concern) -> tuple[int, int]:
    """From where to where a concern's own words stand, with the sentence that they stand in."""
    what = concern.what.spans
    own = [place for place in concern.evidence if any(place.overlaps(span) for span in what)]
    begins = min([what[0].start, *(place.start for place in own if place.start > what[0].start - _LEAD)])
    return begins, what[-1].end


_LEAD = 40  # characters: "The force needs to", "However,"
_CARRIES_ON = re.compile(
    r"(?:This|That|These|Some (?:had|have|hang|wait|were|are|did|do)|In (?:some|many|most) cases|As a result)\b"
)


def _topic(concern: Concern) -> str | None:
    return topics.topic(concern.what)


def _about_same(one: Concern, two: Concern) -> bool:
    return _topic(one) is not None and _topic(one) == _topic(two)


def _titles(story: Story, concern: Concern, about: str | None) -> Iterator[str]:
    """What a concern's chapter may be called, best first."""
    if unnamed(concern):
        yield "areas to improve"
        return
    wide = topics.general(concern.what)
    own = topics.subject(concern.what, story.body_words)
    yield from (
        title for title in (about, *((wide,) if not about else ()), own, wide, topics.object_of(concern.what)) if title
    )


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
    name = story.other_body(concern.organisation)
    doubtful = any(a.overlaps(b) for q in story.findings.quoted for a in q.evidence for b in concern.evidence)
    if name and not doubtful and name.lower() not in re.sub(r"\s+", " ", concern.what.text).lower():
        yield told("concern", "organisation", concern.evidence, organisation=name)


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
