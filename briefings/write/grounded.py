"""A concern that may not be left out, with what its sentences point back to."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.briefing import FromData, FromReport, Sentence
from briefings.document import BlockKind
from briefings.findings import Concern, Form
from briefings.write.clauses import quotation
from briefings.write.pointing import broken, dangles
from briefings.write.story import Story


def grounded(story: Story, concern: Concern, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences of a concern that may not be left out, after the report's sentence that they point back to.

    One that is cut off is quoted whole.
    """
    detail = [n for n, s in enumerate(sentences) if isinstance(s.sources[0], FromReport) and not _ours(s)]
    if not detail or sentences[detail[0]].quotation:
        return sentences
    first = detail[0]
    places = [span for _, span in story.sentences]
    start = concern.what.spans[0].start
    at = next((n for n, span in enumerate(places) if span.start <= start < span.end), None)
    if at is None:
        return sentences
    astray = concern.what.form is Form.THING and re.match(
        r"(?:at|in|on|during|following|after)\s", concern.what.text, re.IGNORECASE
    )
    if astray or any(broken(sentences[n].text) for n in detail):
        whole = [
            replace(q, sources=(FromReport((places[at], *concern.what.spans)),))
            for q in quotation(story, (places[at],))
        ]
        return (*sentences[:first], *whole)
    if not dangles(re.sub(r"^Its?\b", "The body", sentences[first].text)) or not at:
        return sentences
    near = story.sentences[at][0] - story.sentences[at - 1][0]
    if near > 1 or (near and story.document.blocks[story.sentences[at - 1][0]].kind is not BlockKind.PARAGRAPH):
        return sentences
    others = (c for c in story.findings.concerns if c is not concern)
    if any(places[at - 1].overlaps(span) for other in others for span in (*other.what.spans, *other.evidence)):
        return sentences  # it would seem to be this one's
    before = [
        replace(quoted, sources=(FromReport((places[at - 1], *concern.what.spans)),))
        for quoted in quotation(story, (places[at - 1],))
        if len(quoted.text.split()) <= _LONGEST_BEFORE
    ]
    return (*sentences[:first], *before, *sentences[first:])


_LONGEST_BEFORE = 30  # words


def _ours(sentence: Sentence) -> bool:
    """Whether a sentence is one of the frame: a label, or whose concern it is."""
    return any(
        isinstance(s, FromData) and s.key in ("label", "organisation", "unnamed_label") for s in sentence.sources
    )
