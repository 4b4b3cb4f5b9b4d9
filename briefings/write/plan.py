"""The plan of a briefing: its pieces, told once, and the chapters that they make when some of them are chosen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefings.briefing import Briefing, Chapter, ChapterKind, FromReport, Sentence
from briefings.document import Span, Spans
from briefings.findings import Severity, Status, Strength
from briefings.write import closing, concerns, formal, opinions, others, ratings
from briefings.write.beside import steps_of, task
from briefings.write.concerns import ConcernPart
from briefings.write.ending import about, acronyms, words_explained
from briefings.write.in_short import in_short
from briefings.write.opening import opening
from briefings.write.opinions import Voice
from briefings.write.others import Piece
from briefings.write.story import Story, signpost, signposts, words


@dataclass(frozen=True, slots=True, order=True)
class Detail:
    """A piece that a briefing may leave out: its kind ("concerns", "more" and "tasks" of a concern, "strengths",
    "opinions", "quoted", "next"), and its place among the pieces of that kind; an opinion's speaker, or the concern
    that a piece is about, stands before its place."""

    kind: str
    place: int
    speaker: int = 0


Choice = frozenset[Detail]
_MOST_FIRM = 8  # next steps that no length drops: visits, plans and dates


@dataclass(frozen=True)
class Plan:
    """All that could be told."""

    story: Story
    ratings: tuple[Chapter, ...]
    concerns: tuple[ConcernPart, ...]
    absences: tuple[Sentence, ...]
    closed: tuple[Sentence, ...]
    strengths: tuple[tuple[Strength, Piece], ...]
    voices: tuple[Voice, ...]
    claims: tuple[Sentence, ...]
    quoted: tuple[Sentence, ...]
    steps: tuple[Piece, ...]
    firm: frozenset[int]  # the places of those steps that may not be left out

    def pieces(self) -> dict[Detail, Piece]:
        """Every piece that may be left out, in the order of the briefing."""
        found: dict[Detail, Piece] = {}
        for n, part in enumerate(self.concerns):
            if not part.must:
                found[Detail("concerns", n)] = part.sentences
            for m, piece in enumerate(part.more):
                found[Detail("more", m, n)] = piece
            for m, item in enumerate(part.tasks):
                found[Detail("tasks", m, n)] = item.first
        for n, (_, piece) in enumerate(self.strengths):
            found[Detail("strengths", n)] = piece
        for m, voice in enumerate(self.voices):
            for n, quote in enumerate(voice.quotes):
                found[Detail("opinions", n, m)] = (quote,)
        for n, quote in enumerate(self.quoted):
            found[Detail("quoted", n)] = (quote,)
        for n, piece in enumerate(self.steps):
            if n not in self.firm:
                found[Detail("next", n)] = piece
        return found


def plan(story: Story) -> Plan:
    steps = others.next_steps(story, _told_with_concerns(story))
    return Plan(
        story=story,
        ratings=tuple(ratings.chapters(story)),
        concerns=concerns.parts(story),
        absences=tuple(closing.absences(story)),
        closed=tuple(closing.closed(story)),
        strengths=others.strengths(story),
        voices=opinions.opinions(story),
        claims=opinions.other_ratings(story),
        quoted=others.quoted(story),
        steps=steps,
        firm=frozenset([n for n, piece in enumerate(steps) if others.firm(piece)][:_MOST_FIRM]),
    )


def _told_with_concerns(story: Story) -> frozenset[Span]:
    """The next steps, by their last span, that the chapters of concerns tell: what a cause of concern leads to, and a
    concern that is itself what must be done by a time."""
    findings = story.findings
    still = [concern for concern in findings.concerns if concern.status is Status.OPEN]
    of_causes = {
        step.what.spans[-1]
        for concern in still
        if concern.severity in (Severity.ACCELERATED, Severity.CAUSE)
        for step in steps_of(story, concern)
        if task(story, step)
    }
    same = {
        step.what.spans[-1]
        for step in findings.next_steps
        for concern in still
        if concern.severity.formal
        and step.by
        and step.by in concern.what.text
        and step.what.spans[-1].overlaps(concern.what.spans[-1])
    }
    return frozenset(of_causes | same)


def assemble(whole: Plan, choice: Choice) -> Briefing:
    """The briefing that has the pieces of ``choice`` and all that may not be left out."""
    story = whole.story
    kept = tuple(
        replace(part, sentences=(*part.sentences, *_beside(part, n, choice)))
        for n, part in enumerate(whole.concerns)
        if part.must or Detail("concerns", n) in choice
    )
    middle = tuple(_middle(whole, choice, kept))
    praised = [strength for strength, _ in _strengths(whole, choice)]
    short = in_short(story, kept, praised, any(c.kind is ChapterKind.NEXT for c in middle))
    nothing = not middle and not story.findings.outcomes and not list(closing.nones(story))
    body = [*([] if nothing else [Chapter(ChapterKind.IN_SHORT, words("titles", "in_short"), short)]), *middle]
    told = [sentence for chapter in body for sentence in chapter.sentences]
    glosses = words_explained(story, told)
    if glosses:
        body.append(Chapter(ChapterKind.WORDS, words("titles", "words"), (signpost("words"), *glosses)))
    hard = any(sentence.too_hard for sentence in told)
    body.append(
        Chapter(ChapterKind.ABOUT, words("titles", "about"), about(story, _left_out(whole, choice, told), hard))
    )
    title = _title(story)
    first = Chapter(ChapterKind.OPENING, f"{title}.", opening(story, told, nothing=nothing))
    explained: set[str] = set()
    chapters = tuple(Chapter(c.kind, c.title, tuple(acronyms(story, c.sentences, explained))) for c in (first, *body))
    findings = story.findings
    return Briefing(title, findings.organisation, findings.inspectorate, "en-GB", chapters, story.names)


def _beside(part: ConcernPart, n: int, choice: Choice) -> Iterator[Sentence]:
    """What shows a concern, and what must be done about it, as far as it was chosen."""
    for m, piece in enumerate(part.more):
        if Detail("more", m, n) not in choice:
            break  # what follows may point back to it
        yield from piece
    tasks = [item for m, item in enumerate(part.tasks) if Detail("tasks", m, n) in choice]
    for _, group in groupby(tasks, key=lambda item: item.key):
        first, *later = group
        yield from first.first
        for item in later:
            yield from item.later
        yield from first.when[bool(later) :][:1]


def _title(story: Story) -> str:
    key = "briefing" if story.findings.organisation else "briefing_unnamed"
    return words("titles", key, organisation=story.organisation).removesuffix(".")


def _left_out(whole: Plan, choice: Choice, told: Sequence[Sentence]) -> list[tuple[str, int]]:
    """How many findings of each kind no sentence stands on: those that repeat another count once."""
    findings = whole.story.findings
    spans = Spans(_spans(tuple(told)))
    open_ = [c for c in findings.concerns if c.status is Status.OPEN]
    described = (("concerns", open_), ("strengths", findings.strengths), ("next", findings.next_steps))
    found = [
        (kind, _missing([(f.what.text, (*f.evidence, *f.what.spans)) for f in rows], spans)) for kind, rows in described
    ]
    texts = [(" ".join(whole.story.document.quote(span) for span in q.evidence), q.evidence) for q in findings.quoted]
    found.append(("quoted", _missing(texts, spans)))
    silent = sum(d.kind == "opinions" and d not in choice for d in whole.pieces())
    return [*found, ("opinions", silent)]


def _missing(rows: Iterable[tuple[str, tuple[Span, ...]]], told: Spans) -> int:
    """How many different texts none of whose places is told."""
    said: set[str] = set()
    silent: set[str] = set()
    for text, places in rows:
        key = re.sub(r"\W+", " ", text.lower()).strip()
        (said if any(map(told.overlap, places)) else silent).add(key)
    return len(silent - said)


def _middle(whole: Plan, choice: Choice, kept: tuple[ConcernPart, ...]) -> Iterator[Chapter]:
    """The chapters of findings; one with nothing to say is not there."""
    yield from whole.ratings
    labelled = any(part.label for part in kept)
    unnamed = [part for part in kept if formal.unnamed(part.concern) and len(kept) > 1]
    totals = Counter(part.label for part in kept if part not in unnamed)
    places: Counter[str] = Counter()
    for part in kept:
        if part in unnamed:
            yield Chapter(ChapterKind.CONCERN, words("titles", "unnamed", topic=part.title), part.sentences)
            continue
        places[part.label] += 1
        key = "labelled" if part.label else "smaller" if labelled else "concern"
        key += "" if totals[part.label] > 1 else "_single"
        title = words("titles", key, place=places[part.label], number=totals[part.label], topic=part.title,
                      label=part.label)  # fmt: skip
        yield Chapter(ChapterKind.CONCERN, title, part.sentences)
    strengths = [s for _, piece in _strengths(whole, choice) for s in piece]
    yield from _chapter(ChapterKind.STRENGTHS, "strengths", [*whole.absences, *whole.closed, *strengths])
    voices = list(_voices(whole, choice))
    if voices:
        yield Chapter(ChapterKind.OPINIONS, words("titles", "opinions"), (*signposts("opinions"), *voices))
    quoted = [quote for n, quote in enumerate(whole.quoted) if Detail("quoted", n) in choice]
    if quoted:
        yield Chapter(ChapterKind.QUOTED, words("titles", "quoted"), (*signposts("quoted"), *quoted))
    steps = [s for n, piece in enumerate(whole.steps) if n in whole.firm or Detail("next", n) in choice for s in piece]
    yield from _chapter(ChapterKind.NEXT, "next", steps)


def _strengths(whole: Plan, choice: Choice) -> list[tuple[Strength, Piece]]:
    return [strength for n, strength in enumerate(whole.strengths) if Detail("strengths", n) in choice]


def _voices(whole: Plan, choice: Choice) -> Iterator[Sentence]:
    for m, voice in enumerate(whole.voices):
        quotes = [quote for n, quote in enumerate(voice.quotes) if Detail("opinions", n, m) in choice]
        if quotes:
            if any(quote.quotation for quote in quotes):  # reported speech names its own speaker
                yield from voice.intro
            # The report's order, whatever order they were chosen in.
            first, *more = sorted(quotes, key=_place)
            yield first
            yield from map(opinions.again, more)
    told = [
        span for d, piece in whole.pieces().items() if d.kind == "opinions" and d in choice for span in _spans(piece)
    ]
    *claims, last = whole.claims or (None,)
    yield from (c for c in claims if c and not any(a.overlaps(b) for a in told for b in _spans((c,))))
    if last:
        yield last


def _spans(piece: Piece) -> list[Span]:
    return [span for s in piece for source in s.sources if isinstance(source, FromReport) for span in source.spans]


def _place(sentence: Sentence) -> int:
    source = sentence.sources[0]
    return max(span.start for span in source.spans) if hasattr(source, "spans") else 0


def _chapter(kind: ChapterKind, title: str, sentences: list[Sentence]) -> Iterator[Chapter]:
    if sentences:
        yield Chapter(kind, words("titles", title), tuple(sentences))
