"""What the report has no concern about, and the concerns that it has closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.briefing import FromReport, Sentence
from briefings.findings import Concern, Description, Form, Status
from briefings.write import naming, topics
from briefings.write.formal import says_none
from briefings.write.story import Story, finished, told


def nones(story: Story) -> Iterator[Sentence]:
    """ "There are no priority actions.": records of concerns that say that there is none."""
    seen: set[str] = set()
    for concern in story.findings.concerns:
        text = re.sub(r"\s+", " ", concern.what.text).strip()
        if (
            concern.status is Status.OPEN
            and says_none(concern)
            and text.lower().startswith("there")
            and text not in seen
        ):
            seen.add(text)
            yield Sentence(finished(text), (FromReport(concern.what.spans),))


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
    """The concerns that are put right, each with what it was about, where the report tells that."""
    for turn, concern in enumerate(c for c in story.findings.concerns if c.status is Status.CLOSED):
        name, _ = topics.label(story, concern.severity, concern.label)
        about = topics.topic(concern.what, (), story.family)
        own = naming.subject(concern.what, story.body_words) or naming.object_of(concern.what)
        if about:
            sentence = told("strength", "closed_about", concern.evidence, turn, label=name, topic=about)
            yield topics.with_row(sentence, about)
        elif own and not story.framework_grade(own):
            spans = (*concern.evidence, *concern.what.spans)
            yield told("strength", "closed_on", spans, turn, label=name, what=story.inside(own))
        else:
            yield _closed_about_this(story, concern, name, turn)


def _closed_about_this(story: Story, concern: Concern, name: str, turn: int) -> Sentence:
    """A closed concern "about this": what "this" is, the sentence before says."""
    start = min(span.start for span in concern.evidence)
    at = next((n for n, (_, span) in enumerate(story.sentences) if span.start <= start < span.end), 0)
    text = story.document.quote(story.sentences[at][1]) if story.sentences else ""
    if at and re.search(r"\b(?:about|on|for|in) (?:this|it|that)\b|\bthis (?:cause|area)\b", text, re.IGNORECASE):
        (block, before), (own, _) = story.sentences[at - 1], story.sentences[at]
        if block == own:
            what = Description(story.document.quote(before), (before,), Form.SENTENCE)
            topic = topics.topic(what, (), story.family)
            if topic:
                sentence = told("strength", "closed_about", (*concern.evidence, before), turn, label=name, topic=topic)
                return topics.with_row(sentence, topic)
    return told("strength", "closed", concern.evidence, turn, label=name)
