"""In short: five sentences at most. The verdict, the worst concern, the best thing, how many concerns, what is next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefings.briefing import FromCount, FromData, Sentence
from briefings.findings import Rating, Severity, Strength
from briefings.frameworks import NOT_RATED
from briefings.write import ratings, topics
from briefings.write.clauses import too_long
from briefings.write.concerns import ConcernPart, absences, unnamed, unnamed_words
from briefings.write.story import Story, counted, joined, number, signpost, told, words

_FEW = 3  # ratings of several bodies that the summary can tell one by one
_LONG_AREAS = 7  # words: two areas that are longer are heard in their own chapters


def in_short(
    story: Story, concerns: Sequence[ConcernPart], strengths: Sequence[Strength], next_told: bool
) -> tuple[Sentence, ...]:
    """The summary of a briefing that has chapters for ``concerns`` and tells of ``strengths``."""
    found = [*_verdict(story), *_worst(story, concerns), *_best(story, strengths)]
    if len(concerns) > 1:
        text = words("in_short", "concerns", number=number(len(concerns)))
        found.append(counted(text, "concern chapters", len(concerns)))
    if next_told:
        found.append(signpost("next_told"))
    return tuple(found[:5])


def _verdict(story: Story) -> Iterator[Sentence]:
    current = ratings.current(story)
    rated = [r for r in current if r.grade != NOT_RATED]
    areas = joined(ratings.area_words(story, r) for r in rated) if rated else ""
    if not current:
        lost = any(w.key == "grades lost" for w in story.findings.warnings)
        key = "no_ratings_sure" if story.findings.quoted or lost else "no_ratings"
        key = "no_ratings_unread" if story.framework is None else key  # it may give some, on a scale that is not ours
        key = "no_ratings_now" if ratings.previous(story) else key
        yield counted(words("in_short", key), "current ratings", 0)
    elif not story.single_body and len(current) <= _FEW and all(r.count is None and r.organisation for r in current):
        yield from (_single(story, rating, 0) for rating in current)
    elif not story.single_body or any(r.count is not None for r in current):
        key = "ratings_only_one" if len(current) == 1 else "ratings_only"
        yield counted(words("in_short", key, number=number(len(current))), "current ratings", len(current))
    elif len(current) <= 2 and len(areas.split()) <= _LONG_AREAS:
        yield from _few(story, current, areas)
    else:
        whole = [r for r in rated if r.area == "overall"]
        yield from (_single(story, r, 0) for r in whole)
        yield from _grades(story, current, after=bool(whole))


def _few(story: Story, current: Sequence[Rating], areas: str) -> Iterator[Sentence]:
    """One rating or two, each with its area."""
    first, last = current[0], current[-1]
    if len(current) == 2 and first.grade == last.grade != NOT_RATED and first.area != "overall":
        spans = [span for rating in current for span in ratings.places(rating)]
        yield told("in_short", "rated", spans, inspectors=story.inspectors, organisation=story.organisation,
                   grade=first.grade, area=areas)  # fmt: skip
    else:
        yield from (_single(story, rating, turn) for turn, rating in enumerate(current))


def _single(story: Story, rating: Rating, turn: int) -> Sentence:
    other = story.other_body(rating.organisation)
    key = ("not_rated" if rating.grade == NOT_RATED else "rated") + ("_overall" if rating.area == "overall" else "")
    if ratings.question(ratings.area_words(story, rating)):
        key += "_question"
    elif other and key == "not_rated":
        key = "not_rated_body"
    return told(
        "in_short",
        key,
        ratings.places(rating),
        inspectors=story.inspectors,
        organisation=other or (story.organisation if turn == 0 else story.body),
        grade=rating.grade,
        area=ratings.area_words(story, rating),
    )


def _grades(story: Story, current: Sequence[Rating], *, after: bool) -> Iterator[Sentence]:
    """One sentence for all the ratings, whose numbers are counted again; two where one would be too long."""
    counts = ratings.grade_counts(story, current)
    one = len(counts) == 1 and NOT_RATED not in counts
    grades = joined(f"{number(many)} {grade}" for grade, many in counts.items())

    def sentence(key: str) -> Sentence:
        text = words(
            "in_short",
            key,
            inspectors=story.inspectors,
            organisation=story.body if after else story.organisation,
            number=number(len(current)),
            grades=grades,
            grade=current[0].grade,
        )
        return Sentence(text, (FromCount("current ratings", len(current)), FromData("in_short", key)))

    whole = sentence(("same" if one else "ratings") + ("_after" if after else ""))
    if not one and not after and too_long(story, whole.text):
        yield from (sentence("ratings_many"), sentence("ratings_many_grades"))
    else:
        yield whole


def _worst(story: Story, concerns: Sequence[ConcernPart]) -> Iterator[Sentence]:
    named = next((part for part in concerns if not unnamed(part.concern)), None)
    if named is None:
        yield from list(absences(story))[:1]
    if not concerns:
        return
    if named is None:
        unclear = concerns[0].concern
        spans = (*unclear.what.spans, *unclear.evidence)
        yield told("in_short", "concern_unnamed", spans, words=unnamed_words(story, unclear))
        return
    worst = named.concern
    if named.about:
        cause = worst.severity in (Severity.ACCELERATED, Severity.CAUSE)
        key = "concern_single" if len(concerns) == 1 else "cause" if cause else "concern"
        name = story.other_body(worst.organisation)
        if name:
            key = "cause_body" if key == "cause" else "concern_body"
        sentence = told("in_short", key, worst.what.spans, topic=named.about, organisation=name)
        yield topics.with_row(sentence, named.about)
    elif worst.severity.formal:
        name, _ = topics.label(story, worst.severity, worst.label)
        yield told("in_short", "concern_label", worst.evidence, label=topics.with_article(name))


def _best(story: Story, strengths: Sequence[Strength]) -> Iterator[Sentence]:
    worries = {topics.topic(concern.what) for concern in story.findings.concerns}
    for strength in strengths:
        topic = topics.topic(strength.what)
        if topic and topic not in worries:
            name = story.other_body(strength.organisation)
            spans = strength.what.spans
            sentence = told("in_short", "strength", spans, int(name is not None), topic=topic, organisation=name)
            yield topics.with_row(sentence, topic)
            return
