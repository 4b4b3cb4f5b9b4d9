"""What the report says right beside a concern: the figures that show it, what it leads to, and what must be done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefings.briefing import FromData, FromReport, Sentence, SentenceSource
from briefings.document import BlockKind, Span, Spans
from briefings.findings import Concern, Form, NextStep, Rating, Strength
from briefings.plain import make_plain
from briefings.plain.clauses import PAST, PRESENT
from briefings.write.clauses import too_long
from briefings.write.impersonal import impersonal
from briefings.write.story import Story, finished, words

_MOST = 3  # sentences beside one concern
_FIGURE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten) in (?:\w+)\b"
    r"|\b(?:half|third|quarter|most|many|some|nobody|none|every|all) of\b",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"(?:This|That) (?:means|meant|puts?|leaves?|left|leads?|led|causes?|caused|creates?|has led|may|could|can)\b"
    r"|As a result,"
)
_SAID = re.compile(
    r"[“”\"]|\b(?:said|says|told|added|claim(?:s|ed)|argue[sd]?|believes?|according to)\b", re.IGNORECASE
)
_BACK = re.compile(r"(?:He|She|His|Her|They|Their|These|Those|Such|Both|However|But|Yet|Instead|Although|While)\b")


def beside(story: Story, concern: Concern) -> Iterator[tuple[Sentence, ...]]:
    """The sentences that follow a concern and show it, each made plain: its own evidence first, then its neighbours.

    Each has a figure, or says what the concern leads to; the first that does neither, or that is another finding or
    somebody's words, ends them.
    """
    for span in list(_following(story, concern))[:_MOST]:
        text = impersonal(re.sub(r"\s+", " ", story.document.quote(span)).strip(), story.one_inspector)
        source = FromReport((concern.what.spans[0], span))
        parts = make_plain(text, story.names, story.options.target).sentences
        yield tuple(s for part in parts for s in _time_apart(story, _sentence(story, part, (source,))))


_TIME = re.compile(r"((?:In|During|Over|Between|For|At)\s(?=[^,]*\d)[^,]{3,60}),\s+(?=\S)")


def _time_apart(story: Story, sentence: Sentence) -> tuple[Sentence, ...]:
    """ "In the year to March 2024, it answered …" as two sentences where it is too long for one."""
    time = _TIME.match(sentence.text)
    if not sentence.too_hard or time is None:
        return (sentence,)
    rest = _sentence(story, sentence.text[time.end() :], sentence.sources)
    if rest.too_hard or PRESENT.search(rest.text) or not PAST.search(rest.text):
        return (sentence,)
    when = words("concern", "when", date=time[1][:1].lower() + time[1][1:])
    return rest, Sentence(when, (*sentence.sources, FromData("concern", "when")))


def _following(story: Story, concern: Concern) -> Iterator[Span]:
    last = max(span.end for span in concern.what.spans)
    what = Spans(concern.what.spans)
    own = {block for block, span in story.sentences if what.overlap(span)}
    home = max(own, default=None)
    if home is None:
        return
    blocks = story.document.blocks
    for block, span in story.sentences:
        if span.start < last:
            continue
        if block != home:
            # Under a heading that states the concern, the next paragraph is about it; nothing else is so sure.
            under = block == home + 1 and home in own and _heading_like(story, home)
            if not under or blocks[block].kind is not BlockKind.PARAGRAPH:
                return
            home = block
        text = re.sub(r"\s+", " ", story.document.quote(span)).strip()
        evidence = concern.severity.formal and any(span in place for place in concern.evidence)
        shows = evidence or _RESULT.match(text) or (_FIGURE.search(text) and not _BACK.match(text))
        if not shows or _SAID.search(text) or not text.endswith(".") or story.finding_at(span, concern):
            return
        yield span


def heading_over(story: Story, one: Concern, two: Concern) -> bool:
    """Whether a concern is stated as a heading, and the other opens what stands under it."""
    at = [next((b for b, s in story.sentences if s.overlaps(c.what.spans[0])), None) for c in (one, two)]
    return at[0] is not None and at[1] == at[0] + 1 and _heading_like(story, at[0])


def _heading_like(story: Story, block: int) -> bool:
    """Whether a block is a heading, or a line that stands as one: a single sentence with no stop."""
    found = story.document.blocks[block]
    return found.kind is BlockKind.HEADING or not re.search(r"[.!?:;]\W*$", story.document.quote(found.span))


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to be done about a concern, as it stands first and as it stands after another."""

    first: tuple[Sentence, ...]
    later: tuple[Sentence, ...]
    when: tuple[Sentence, ...]  # its date, where that has a sentence of its own; the second is for several tasks
    key: tuple[str, str]  # who, and by when: tasks that share them are told as one


_TASK = re.compile(
    r"(?P<date>(?:By|Within|Before)\s[^,]{3,40},\s+|(?:By the end of|With immediate effect|Immediately)[^,]{0,40},\s+)?"
    r"(?P<actor>[A-Z][^,.;:]{2,60}?)\s+(?P<modal>should|must|needs to)\s+(?P<what>\S.*)",
    re.DOTALL,
)
_KEYS = {"should": "should", "must": "must", "needs to": "need"}


def task(story: Story, step: NextStep, turn: int = 0) -> Task | None:
    """A next step as a task of a concern; None where it is no "the force should …"."""
    text = re.sub(r"\s+", " ", step.what.text).strip()
    match = _TASK.fullmatch(text)
    if match is None or step.what.form is not Form.SENTENCE or _doers(story, match["actor"]) is None:
        return None
    first, when = _first(story, step, text, match)
    key = f"again_{_KEYS[match['modal']]}"
    start = _place(story, step, match.start("modal"))
    if start is None:
        return None
    spans = tuple(Span(max(span.start, start), span.end) for span in step.what.spans if span.end > start)
    again = words("action", key, turn, what=story.inside(match["what"]))
    parts = make_plain(impersonal(again, story.one_inspector), story.names, story.options.target).sentences
    if len(parts) != 1:
        return Task(first, first, when, (match["actor"], match["date"] or ""))
    later = (_sentence(story, parts[0], (FromReport(spans), FromData("action", key))),)
    return Task(first, later, when, (match["actor"], match["date"] or ""))


def _first(
    story: Story, step: NextStep, text: str, match: re.Match[str]
) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    """The task with its doer and its date; and the date apart, where that is too long for one sentence."""
    source = FromReport(step.what.spans)

    def plain(words_: str) -> tuple[Sentence, ...]:
        whole = finished(impersonal(words_, story.one_inspector))
        parts = make_plain(whole, story.names, story.options.target).sentences
        return tuple(_sentence(story, part, (source,)) for part in parts)

    first = plain(text)
    date = re.match(r"(By|Within)\s+([^,]+)", match["date"] or "")
    place = _place(story, step, date.start(2)) if date else None
    if date is None or place is None or not any(sentence.too_hard for sentence in first):
        return first, ()
    end = place + len(re.sub(r"\s+", " ", date[2]).strip())
    keys = (f"{date[1].lower()}_told", f"{date[1].lower()}_all_told")
    when = tuple(
        Sentence(words("action", key, date=date[2].strip()), (FromReport((Span(place, end),)), FromData("action", key)))
        for key in keys
    )
    return plain(text[match.start("actor") :]), when


def _doers(story: Story, actor: str) -> str | None:
    """The actor, where "it" can stand for it afterwards: the one body that was inspected."""
    same = {story.body.lower(), story.organisation.lower(), "the force", "the constabulary"}
    return actor if actor.lower() in same else None


def _place(story: Story, step: NextStep, at: int) -> int | None:
    """Where in the report the ``at``-th character of the description's folded text stands."""
    for span in step.what.spans:
        raw = story.document.quote(span)
        folded = re.sub(r"\s+", " ", raw).strip()
        if at < len(folded):
            words_before = len(folded[:at].split())
            found = list(re.finditer(r"\S+", raw))
            return span.start + found[words_before].start() if words_before < len(found) else None
        at -= len(folded) + 1
    return None


def _sentence(story: Story, text: str, sources: tuple[SentenceSource, ...]) -> Sentence:
    text = finished(story.with_names(text))
    return Sentence(text, sources, too_hard=too_long(story, text))


def steps_of(story: Story, concern: Concern) -> tuple[NextStep, ...]:
    """The next steps that answer a cause of concern: those after it, before another finding or part of the report."""
    start = max(span.end for span in (*concern.what.spans, *concern.evidence))
    end = _section_end(story, concern, start)
    found = [step for step in story.findings.next_steps if start <= min(s.start for s in step.evidence) < end]
    return tuple(found)


def _section_end(story: Story, concern: Concern, start: int) -> int:
    end = len(story.document.text)
    rows: tuple[Concern | Rating | Strength, ...] = (
        *story.findings.concerns, *story.findings.ratings, *story.findings.strengths,
    )  # fmt: skip
    for other in rows:
        places = [s.start for s in other.evidence if s.start >= start]
        if other is not concern and places:
            end = min(end, *places)
    for block in story.document.blocks:
        text = story.document.quote(block.span)
        if block.kind is BlockKind.HEADING and block.span.start >= start and not _RECOMMENDS.match(text):
            return min(end, block.span.start)
        if start <= block.span.start and _CLOSES.match(text.strip()):
            return min(end, block.span.start)
    return end


_RECOMMENDS = re.compile(r"\W*(?:recommendations?|what (?:the \w+|it) (?:must|should|needs to) do)\b", re.IGNORECASE)
_CLOSES = re.compile(r"(?:areas? for improvement|next steps?|causes? of concern|main findings)\W*$", re.IGNORECASE)
