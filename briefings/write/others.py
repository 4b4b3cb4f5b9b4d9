"""What is going well, the report's own words, and what happens next."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from briefings.briefing import Sentence
from briefings.document import Span
from briefings.findings import Form, Strength
from briefings.write.clauses import quotation, tell, too_long
from briefings.write.story import Story, finished, told

Piece = tuple[Sentence, ...]  # the sentences that tell one finding: all of them are in a briefing, or none


def strengths(story: Story) -> tuple[tuple[Strength, Piece], ...]:
    """What is going well, a piece each; none twice."""
    found: list[tuple[Strength, Piece]] = []
    seen: set[str] = set()
    for strength in story.findings.strengths:
        key = re.sub(r"\W+", " ", strength.what.text.lower()).strip()
        if key in seen or strength.what.form is Form.ACTION:  # a thing to do is no praise
            continue
        seen.add(key)
        piece = tell(story, "strength", strength.what, strength.evidence, len(found))
        name = story.other_body(strength.organisation)
        if name and piece and name.lower() not in piece[0].text.lower():
            piece = (told("strength", "organisation", strength.evidence, organisation=name), *piece)
        found.append((strength, piece))
    return tuple(found)


def outcomes(story: Story) -> Iterator[Sentence]:
    for turn, outcome in enumerate(story.findings.outcomes):
        yield from tell(story, "outcome", outcome.what, outcome.evidence, turn)


_LEAST_QUOTED = 4  # words: a lone “Good” out of a table, heard without its place, would be taken for a grade


def quoted(story: Story) -> tuple[Sentence, ...]:
    """The sentences that extraction would not state, word for word; none twice."""
    found = [sentence for item in story.findings.quoted for sentence in quotation(story, item.evidence)]
    found = [sentence for sentence in found if len(sentence.text.split()) >= _LEAST_QUOTED]
    return tuple({sentence.text: sentence for sentence in found}.values())


_AGAIN = re.compile(
    r"\b(?P<verb>(?:re-?)?(?:inspect|visit|assess|examine|review)(?:s|ed|ing)?)\s+(?:this|that|the) area\s+(?=again\b)",
    re.IGNORECASE,
)


def _without_this_area(story: Story, sentence: Sentence) -> Sentence:
    """ "Inspectors will inspect this area again" without the words that point to what is not told here."""
    text = _AGAIN.sub(lambda match: f"{match['verb']} ", sentence.text)
    return sentence if text == sentence.text else replace(sentence, text=text, too_hard=too_long(story, text))


def _date_apart(story: Story, sentence: Sentence) -> Piece:
    """ "By 31 March 2023, the force should …" as two sentences where it is too long for one."""
    date = re.match(r"((?:By|Within|Before|In|From|During|Over)\s[^,]{3,40}),\s+(?=\S)", sentence.text)
    if not sentence.too_hard or date is None:
        return (sentence,)
    rest = finished(sentence.text[date.end() :])
    when = told("next", "by_then", (), date=date[1][:1].lower() + date[1][1:])
    return (
        replace(sentence, text=rest, too_hard=too_long(story, rest)),
        replace(when, sources=(sentence.sources[0], *when.sources[1:])),
    )


def next_steps(story: Story, elsewhere: Collection[Span] = ()) -> tuple[Piece, ...]:
    """What happens next, a piece each; none twice, and none that is told ``elsewhere`` in the briefing."""
    found: list[Piece] = []
    seen: set[str] = set()
    asked = 0
    for step in story.findings.next_steps:
        key = re.sub(r"\W+", " ", step.what.text.lower()).strip()
        if key in seen or step.what.spans[-1] in elsewhere:
            continue
        seen.add(key)
        asked += step.what.form is Form.MANNER
        piece = tell(story, "next", step.what, step.evidence, asked - 1 if asked else 0)
        piece = tuple(part for s in piece for part in _date_apart(story, _without_this_area(story, s)))
        if step.by and not re.search(re.escape(step.by), " ".join(s.text for s in piece), re.IGNORECASE):
            then = story.inside(step.by)
            key = "by_then" if re.match(r"(?:by|in|within|before|during|over|from|after|at|on)\b", then) else "by"
            piece = (*piece, told("next", key, step.evidence, date=then))
        found.append(piece)
    return tuple(found)
