"""What is going well, the report's own words, and what happens next."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from briefings.briefing import FromData, FromReport, Sentence
from briefings.document import Span
from briefings.findings import Form, NextStep, Status, Strength
from briefings.write.clauses import quotation, tell, too_long
from briefings.write.story import Story, finished, told

Piece = tuple[Sentence, ...]  # the sentences that tell one finding: all of them are in a briefing, or none


def strengths(story: Story) -> tuple[tuple[Strength, Piece], ...]:
    """What is going well, a piece each; none twice."""
    found: list[tuple[Strength, Piece]] = []
    worries = [s for c in story.findings.concerns if c.status is Status.OPEN for s in c.what.spans]
    seen: set[str] = set()
    for strength in story.findings.strengths:
        key = re.sub(r"\W+", " ", strength.what.text.lower()).strip()
        if key in seen or strength.what.form is Form.ACTION:  # a thing to do is no praise
            continue
        if _FURNITURE.search(strength.what.text) or _NO_PRAISE.search(strength.what.text):
            continue
        if any(a.overlaps(b) for a in strength.what.spans for b in worries):  # told as a concern
            continue
        seen.add(key)
        piece = tell(story, "strength", strength.what, strength.evidence, len(found))
        name = story.other_body(strength.organisation)
        if name and piece and name.lower() not in piece[0].text.lower():
            piece = (told("strength", "organisation", strength.evidence, organisation=name), *piece)
        found.append((strength, piece))
    return tuple(found)


# Lines that say how a report is made, and what its words mean: no praise.
_FURNITURE = re.compile(
    r"\b(?:details?|findings|section|table|chart|figure|annex)\b.*\b(?:below|above|overleaf)\b"
    r"|^[\w-]+ [–—-] this means\b|\bthis means we looked for\b",
    re.IGNORECASE,
)


# Words that no praise has: such a sentence heard under "What is going well" would mislead, whatever its record says.
_NO_PRAISE = re.compile(
    r"\b(?:(?:of|is|are|was|were|too|remains?) (?:very |too )?(?:poor|weak|low|slow|variable|varied|inconsistent)"
    r"|too (?:few|many|long|late|little)|more varied|poor quality|inadequate|ineffective|unsafe)\b",
    re.IGNORECASE,
)


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
    """ "By 31 March 2023, the force should …", where it is too long, as two sentences; the second is the deadline."""
    date = re.match(r"(By|Within)\s([^,]{3,40}),\s+(?=\S)", sentence.text)
    if not sentence.too_hard or date is None:
        return (sentence,)
    rest = finished(sentence.text[date.end() :])
    place = _found(story, sentence, date[2])
    if place is None:
        return (sentence,)
    when = told("next", date[1].lower(), (place,), date=date[2])
    return (replace(sentence, text=rest, too_hard=too_long(story, rest)), when)


def _found(story: Story, sentence: Sentence, text: str) -> Span | None:
    """Where some words of a sentence stand in the report."""
    pattern = re.compile(r"\s+".join(map(re.escape, text.split())), re.IGNORECASE)
    for source in sentence.sources:
        for span in source.spans if isinstance(source, FromReport) else ():
            match = pattern.search(story.document.quote(span))
            if match:
                return Span(span.start + match.start(), span.start + match.end())
    return None


_FIRM = re.compile(
    r"\b(?:revisit\w*|return\w*|re-?inspect\w*|re-?visit\w*|re-?assess\w*|inspect\w* [^.]*\bagain|visit\w* [^.]*\bagain"
    r"|action plans?|special measures|warning notices?|comply|statement of action|monitoring (?:visit|inspection)s?"
    r"|follow-up|review\b[^.]*\bagain|within (?:\w+) (?:days|weeks|months)|by \d{1,2} [A-Z][a-z]+|by [A-Z][a-z]+ \d{4}"
    r"|deadline|time limit)\b",
    re.IGNORECASE,
)


def firm(piece: Piece) -> bool:
    """Whether a next step is one that no listener should miss: a visit, a plan that is due, a deadline."""
    return any(_FIRM.search(sentence.text) for sentence in piece)


_OPENS_BACK = re.compile(
    r"(?:(?:This means|It follows|As a result|Therefore|However|In addition|Accordingly),?\s+(?:that\s+)?)(?=\w)"
)


def _standing_alone(step: NextStep) -> NextStep:
    """ "This means that we will inspect again" without the words that point back to what is not told here."""
    opens = _OPENS_BACK.match(step.what.text)
    first = step.what.spans[0]
    if opens is None or step.what.form is not Form.SENTENCE or opens.end() >= first.end - first.start:
        return step
    text = step.what.text[opens.end() :]
    spans = (Span(first.start + opens.end(), first.end), *step.what.spans[1:])
    return replace(step, what=replace(step.what, text=text[:1].upper() + text[1:], spans=spans))


def next_steps(story: Story, elsewhere: Collection[Span] = ()) -> tuple[Piece, ...]:
    """What happens next, a piece each; none twice, and none that is told ``elsewhere`` in the briefing."""
    found: list[Piece] = []
    seen: set[str] = set()
    asked = 0
    for step in map(_standing_alone, story.findings.next_steps):
        key = re.sub(r"\W+", " ", step.what.text.lower()).strip()
        if key in seen or step.what.spans[-1] in elsewhere:
            continue
        seen.add(key)
        asked += step.what.form is Form.MANNER
        piece = tell(story, "next", step.what, step.evidence, asked - 1 if asked else 0)
        piece = tuple(part for s in piece for part in _date_apart(story, _without_this_area(story, s)))
        date = re.sub(r"^(?:by|within|in|on)\s+", "", step.by or "", flags=re.IGNORECASE)
        if date and not re.search(re.escape(date), " ".join(s.text for s in piece), re.IGNORECASE):
            piece = _with_time(story, piece, step)
        found.append(piece)
    return tuple(found)


def _with_time(story: Story, piece: Piece, step: NextStep) -> Piece:
    """The piece with its time: in its sentence where a template has a place for it, else after it."""
    then = story.inside(step.by or "")
    first = piece[0]
    spans = tuple(span for source in first.sources if isinstance(source, FromReport) for span in source.spans)
    if FromData("next", "manner") in first.sources:
        text = finished(f"{then}, {first.text[:1].lower()}{first.text[1:]}")
        place = _found(story, Sentence("", (FromReport(step.evidence),)), step.by or "")
        if place and not too_long(story, text):
            sources = (FromReport((place, *spans)), FromData("next", "manner_when"))
            return (replace(first, text=text, sources=sources), *piece[1:])
    time = re.match(r"(by|within|in|before|during|over|from|after|at|on)\s+(?=\w)", then)
    key = {"by": "by", "within": "within"}.get(time[1] if time else "", "time")
    return (*piece, told("next", key, step.evidence, date=then[time.end() :] if time else then))
