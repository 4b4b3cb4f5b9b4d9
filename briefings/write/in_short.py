"""In short: five sentences at most. The verdict, the worst concern, the best thing, how many concerns, what is next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefings.briefing import FromCount, FromData, FromReport, Sentence
from briefings.findings import Rating, SaidBy, When
from briefings.frameworks import NOT_RATED
from briefings.write import ratings, topics
from briefings.write.concerns import ConcernPart, absences, unnamed, unnamed_words
from briefings.write.story import Story, counted, joined, number, signpost, told, words


def in_short(story: Story, concerns: Sequence[ConcernPart], next_told: bool) -> tuple[Sentence, ...]:
    """The summary of a briefing that has chapters for ``concerns``."""
    found = [*_verdict(story), *_worst(story, concerns), *_best(story)]
    if len(concerns) > 1:
        text = words("in_short", "concerns", number=number(len(concerns)))
        found.append(counted(text, "concern chapters", len(concerns)))
    if next_told:
        found.append(signpost("next_told"))
    return tuple(found[:5])


def _verdict(story: Story) -> Iterator[Sentence]:
    current = ratings.current(story)
    if not current:
        if not any(r.when is When.CURRENT and r.said_by is SaidBy.INSPECTORATE for r in story.findings.ratings):
            lost = any(w.key == "grades lost" for w in story.findings.warnings)
            key = "no_ratings_sure" if story.findings.quoted or lost else "no_ratings"
            yield counted(words("in_short", key), "current ratings", 0)
        return
    if not story.single_body or any(r.count is not None for r in current):
        yield counted(words("in_short", "ratings_only", number=number(len(current))), "current ratings", len(current))
    elif len({r.grade for r in current}) == 1 and len(current) > 2 and current[0].grade != NOT_RATED:
        yield _together(story, "same", current, number(len(current)), current[0].grade)
    elif len(current) > 3 or (len(current) > 2 and current[0].area != "overall"):
        yield _together(story, "ratings", current, number(len(current)), ratings.grade_counts(current))
        if current[0].area == "overall":
            yield _one(story, current, "rated_overall")
    elif len(current) == 2 and current[0].grade == current[1].grade != NOT_RATED:
        areas = joined(ratings.area_words(story, r) for r in current)
        if any(r.area == "overall" for r in current):
            yield from (_single(story, r, n) for n, r in enumerate(current))
        else:
            spans = [span for r in current for span in ratings.places(r)]
            yield told("in_short", "rated", spans, inspectors=story.inspectors, organisation=story.organisation,
                       grade=current[0].grade, area=areas)  # fmt: skip
    else:
        yield from (_single(story, r, n) for n, r in enumerate(current))


def _one(story: Story, current: Sequence[Rating], key: str) -> Sentence:
    rating = current[0]
    if rating.grade == NOT_RATED:
        key = "not_rated_overall"
    return told("in_short", key, ratings.places(rating), inspectors=story.inspectors, body=story.body,
                organisation=story.body, grade=rating.grade)  # fmt: skip


def _single(story: Story, rating: Rating, turn: int) -> Sentence:
    key = ("not_rated" if rating.grade == NOT_RATED else "rated") + ("_overall" if rating.area == "overall" else "")
    name = rating.organisation if rating.organisation and story.findings.organisation is None else story.organisation
    return told(
        "in_short",
        key,
        ratings.places(rating),
        inspectors=story.inspectors if turn == 0 else "they",
        organisation=name if turn == 0 else "it",
        grade=rating.grade,
        area=ratings.area_words(story, rating),
    )


def _together(story: Story, key: str, current: Sequence[Rating], number: str, grade: str) -> Sentence:
    """One sentence for all the ratings, which ``verify`` counts again."""
    spans = tuple(dict.fromkeys(span for rating in current for span in ratings.places(rating)))
    values = {"number": number, "grade": grade, "grades": grade}
    text = words("in_short", key, inspectors=story.inspectors, organisation=story.organisation, **values)
    return Sentence(text, (FromCount("current ratings", len(current)), FromReport(spans), FromData("in_short", key)))


def _worst(story: Story, concerns: Sequence[ConcernPart]) -> Iterator[Sentence]:
    named = next((part for part in concerns if not unnamed(part.concern)), None)
    if named is None:
        yield from list(absences(story))[:1]
    if not concerns:
        return
    worst = concerns[0].concern
    if named is None or unnamed(worst):
        said = unnamed_words(story, worst)
        yield told("in_short", "concern_unnamed", (*worst.what.spans, *worst.evidence), words=said)
        return
    topic = topics.topic(worst.what)
    if topic:
        key = "concern_single" if len(concerns) == 1 else "cause" if worst.severity.formal else "concern"
        yield topics.with_row(told("in_short", key, worst.what.spans, topic=topic), topic)


def _best(story: Story) -> Iterator[Sentence]:
    worries = {topics.topic(c.what) for c in story.findings.concerns}
    for strength in story.findings.strengths:
        topic = topics.topic(strength.what)
        if topic and topic not in worries:
            yield topics.with_row(told("in_short", "strength", strength.what.spans, topic=topic), topic)
            return
