"""In short: five sentences at most. The verdict, the worst concern, the best thing, the count of the rest, what is next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefings.briefing import FromCount, FromReport, Sentence
from briefings.frameworks import NOT_RATED
from briefings.write import ratings, topics
from briefings.write.concerns import ConcernPart, absences, unnamed
from briefings.write.story import Story, counted, from_report, words


def in_short(story: Story, concerns: Sequence[ConcernPart], next_told: bool) -> tuple[Sentence, ...]:
    found = [*_verdict(story), *_worst(story, concerns), *_best(story)]
    rest = len(concerns) - 1
    if rest > 0:
        found.append(
            counted(
                words("in_short", "rest_concern" if rest == 1 else "rest_concerns", number=rest), "other concerns", rest
            )
        )
    if next_told and story.findings.next_steps:
        found.append(from_report(words("in_short", "next"), *story.findings.next_steps[0].evidence))
    return tuple(found[:5])


def _verdict(story: Story) -> Iterator[Sentence]:
    current = ratings.current(story)
    if not current:
        if not story.findings.outcomes and not ratings.counted_only(story):
            yield counted(words("in_short", "no_ratings"), "current ratings", 0)
        return
    if len(current) <= 2 or current[0].area == "overall":
        for rating in current[: 1 if current[0].area == "overall" else 2]:
            key = ("not_rated" if rating.grade == NOT_RATED else "rated") + (
                "_overall" if rating.area == "overall" else ""
            )
            text = words(
                "in_short",
                key,
                inspectors=story.inspectors,
                organisation=rating.organisation
                if rating.organisation and not story.single_body
                else story.organisation,
                grade=rating.grade,
                area=ratings.area_words(rating),
            )
            yield from_report(text, *rating.evidence, rating.grade_span)
        return
    spans = tuple(dict.fromkeys(span for rating in current for span in rating.evidence))
    text = words("in_short", "ratings", number=len(current), grades=ratings.grade_counts(current))
    yield Sentence(text, (FromCount("current ratings", len(current)), FromReport(spans)))


def _worst(story: Story, concerns: Sequence[ConcernPart]) -> Iterator[Sentence]:
    if not concerns:
        yield from list(absences(story))[:1]
        return
    worst = concerns[0].concern
    topic = topics.topic(worst.what)
    if unnamed(worst):
        yield from list(absences(story))[:1]
        yield from_report(words("in_short", "concern_unnamed"), *worst.evidence)
    elif topic:
        single = len(concerns) == 1
        key = "concern_single" if single else "cause" if worst.severity.formal else "concern"
        yield from_report(words("in_short", key, topic=topic), *worst.what.spans)


def _best(story: Story) -> Iterator[Sentence]:
    for strength in story.findings.strengths:
        topic = topics.topic(strength.what)
        if topic:
            yield from_report(words("in_short", "strength", topic=topic), *strength.what.spans)
            return
