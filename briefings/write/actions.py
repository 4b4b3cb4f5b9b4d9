"""What is to be done, as one sentence an action, with the report's own "should", "must" or "needs to"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings import inflect
from briefings.briefing import FromData
from briefings.document import Span
from briefings.findings import Description
from briefings.plain.protect import NEGATION
from briefings.write.story import Story, finished, words

_MODALS = re.compile(r"\b(should|must|needs?\s+to|required\s+to|ha(?:s|ve)\s+to|ought\s+to|will)\b", re.IGNORECASE)
_FAR = 240  # characters before an item of a list in which its "the force should:" is looked for


def action_sentences(
    story: Story, what: Description, evidence: tuple[Span, ...], turn: int
) -> Iterator[tuple[str, tuple[Span, ...], FromData | None]]:
    """ "improve X and reduce Y" as (sentence, where it stands, the template's row)."""
    modal, place = _modal(story, what, evidence)
    actor, many = _actor(story, what)
    suffix = "needs" if many and modal == "need" else modal
    spans = (*((what.actor,) if what.actor else ()), *((place,) if place else ()), *what.spans)
    inside = story.inside(what.text)
    if inside.split(" ")[0].lower() in inflect.bases() and inside[1:2].islower():
        inside = inside[:1].lower() + inside[1:]  # a command, whatever its capital
    parts = _parts(inside, modal)
    yield (
        words("action", f"action_{suffix}", turn, actor=actor, what=parts[0]),
        spans,
        FromData("action", f"action_{suffix}"),
    )
    for number, part in enumerate(parts[1:]):
        spans = (*((place,) if place else ()), *_spans(story, what, part))
        if part.startswith(_PURPOSE):
            yield finished(f"This is {part}"), spans, None
            continue
        key = f"again_{suffix}"
        sentence = words("action", key, number, what=part)
        if many and suffix in ("should", "must", "will"):
            sentence = re.sub(r"^It\b", "They", sentence)
        yield sentence, spans, FromData("action", key)


def _actor(story: Story, what: Description) -> tuple[str, bool]:
    """Who is to do it, and whether they are several."""
    actor = story.document.quote(what.actor) if what.actor else story.body
    actor = story.inside(re.sub(r"\s+", " ", actor))
    if actor.lower() in ("it", "they", "he", "she", "its", "their", "this"):
        return story.body, False
    last = re.split(r"\s+(?:of|in|at|from|for)\s+", actor)[0].split()[-1]
    many = bool(re.search(r"(?:s|people|staff|children|police|men|women)$", last)) and not (
        re.search(r"(?:ss|us|is)$", last) or (last[:1].isupper() and not actor.startswith(last))
    )
    return actor, many


def _modal(story: Story, what: Description, evidence: tuple[Span, ...]) -> tuple[str, Span | None]:
    """ "should", "must", "need" or "will", and where it stands; "told" where the report has no such word before it."""
    start = what.spans[0].start
    home = [span.start for span in evidence if span.start < start]
    near = max(0, start - 60)
    for first in (near, min([start - _FAR, *home])):
        first = max(0, first)
        before = story.document.text[first:start]
        if first == near:
            before = re.split(r"[.!?;:]\s", before)[-1]
            first = start - len(before)
        elif not re.search(r":\s", before):  # a list's items share the words before its colon
            continue
        found = list(_MODALS.finditer(before))
        if found:
            word = " ".join(found[-1][1].lower().split())
            kind = {"should": "should", "must": "must", "ought to": "should", "will": "will"}.get(word, "need")
            return kind, Span(first + found[-1].start(), first + found[-1].end())
    return "told", None


def _spans(story: Story, what: Description, part: str) -> tuple[Span, ...]:
    """Where a part of the description stands: all of its places, where it cannot be found."""
    pattern = re.compile(r"\s+".join(map(re.escape, part.split())), re.IGNORECASE)
    for span in what.spans:
        found = pattern.search(story.document.quote(span))
        if found:
            return (Span(span.start + found.start(), span.start + found.end()),)
    return what.spans


_SAME = {"should": "should", "must": "must", "need": r"needs?\s+to", "will": "will"}
_PURPOSE = "so that "


def _parts(text: str, modal: str) -> list[str]:
    """ "improve X and reduce Y" as its actions; only where the second begins with a verb that is hardly ever a noun.

    Where the same modal is said again, or a purpose follows, that is a part too.
    """
    if len(text.split()) <= 12:
        return [text]
    again = re.search(rf",\s+and\s+{_SAME.get(modal, '(?!)')}\s+(?=[a-z]+\s)", text)
    if again and not NEGATION.search(text[: again.start()]):  # the same doer, said again
        return [*_parts(text[: again.start()], modal), *_parts(text[again.end() :], modal)]
    purpose = re.search(r",?\s+(?=so that\s)", text)
    if purpose and len(text.split()) > 16 and not NEGATION.search(text[: purpose.start()]):
        return [*_parts(text[: purpose.start()], modal), text[purpose.end() :]]
    for match in re.finditer(r"(?:,|;)?\s+and\s+(?:to\s+)?(?=([a-z]+)\s)", text):
        left, right = text[: match.start()], text[match.end() :]
        first = text.split()[0].lower()
        if match[1] not in inflect.bases() or match[1] in inflect.noun_like() or first not in inflect.bases():
            continue
        short = len(left.split()) < 3 or len(right.split()) < 3
        if not short and not re.search(r"\b(?:that|who|which|how|to)\b", left) and not NEGATION.search(left):
            return [left, *_parts(right, modal)]
    return [text]
