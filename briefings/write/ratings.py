"""A chapter for each rating: the grade, what it means, what the area is, and the rating before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefings.briefing import Chapter, ChapterKind, FromData, Sentence
from briefings.findings import Rating, SaidBy, When
from briefings.frameworks import NOT_RATED, Area
from briefings.write.story import Story, counted, finished, from_report, words


def current(story: Story) -> tuple[Rating, ...]:
    """The inspectorate's ratings of now, in the report's order; the overall one first."""
    found = [r for r in story.findings.ratings if r.when is When.CURRENT and r.said_by is SaidBy.INSPECTORATE]
    return tuple(sorted((r for r in found if r.count is None), key=lambda r: r.area != "overall"))


def previous(story: Story) -> tuple[Rating, ...]:
    return tuple(r for r in story.findings.ratings if r.when is When.PREVIOUS and r.said_by is SaidBy.INSPECTORATE)


def counted_only(story: Story) -> tuple[Rating, ...]:
    """Ratings of areas that the report counts and does not name."""
    found = story.findings.ratings
    return tuple(r for r in found if r.count and r.when is When.CURRENT and r.said_by is SaidBy.INSPECTORATE)


def chapters(story: Story) -> Iterator[Chapter]:
    """One chapter a rating. A grade's meaning is said at its first place only."""
    ratings = current(story)
    explained: set[str] = set()
    spoken: set[str] = set()
    used: set[int] = set()
    for place, rating in enumerate(ratings, 1):
        sentences = [
            rated(story, rating, place - 1),
            *_meaning(story, rating, explained),
            *_area(story, rating, spoken),
        ]
        for number, before in enumerate(previous(story)):
            if number not in used and _same(rating, before):
                used.add(number)
                sentences.append(_before(before, place))
        if place == len(ratings):
            sentences += [_counted(r) for r in counted_only(story)]
            sentences += [_only_before(r, n) for n, r in enumerate(previous(story)) if n not in used]
            if len(ratings) == 1 and rating.area != "overall" and not counted_only(story):
                sentences.append(counted(words("rating", "no_other"), "other ratings", 0))
        key = "rating" if len(ratings) > 1 else "rating_single"
        title = words("titles", key, place=place, number=len(ratings), topic=_title(story, rating))
        yield Chapter(ChapterKind.RATING, title, tuple(sentences))


def unattached(story: Story) -> tuple[Sentence, ...]:
    """What there is to say of earlier or only counted ratings where no current one has a chapter."""
    if current(story):
        return ()
    return (
        *(_counted(r) for r in counted_only(story)),
        *(_only_before(r, n) for n, r in enumerate(previous(story))),
    )


def rated(story: Story, rating: Rating, turn: int) -> Sentence:
    """The sentence that states one rating."""
    key = ("not_rated" if rating.grade == NOT_RATED else "rated") + ("_overall" if rating.area == "overall" else "")
    text = words(
        "rating",
        key,
        turn,
        inspectors=story.inspectors,
        organisation=_organisation(story, rating),
        grade=rating.grade,
        area=area_words(rating),
    )
    return from_report(text, *_spans(rating))


def area_words(rating: Rating) -> str:
    """The area in the report's own words, as it stands inside a sentence after "for"."""
    area = re.sub(r"\s+", " ", rating.area).strip()
    return re.sub(r"\s*\(unnamed\)$", "", area)


def _organisation(story: Story, rating: Rating) -> str:
    if rating.organisation and (not story.single_body or story.findings.organisation is None):
        return rating.organisation
    return story.organisation


def _spans(rating: Rating) -> tuple[object, ...]:
    spans = [*rating.evidence]
    if not any(rating.grade_span in span for span in spans):
        spans.append(rating.grade_span)
    if rating.area_span and not any(rating.area_span in span for span in spans):
        spans.append(rating.area_span)
    return tuple(spans)


def _meaning(story: Story, rating: Rating, explained: set[str]) -> Iterator[Sentence]:
    grade = story.framework.grade(rating.grade) if story.framework else None
    if rating.grade == NOT_RATED and NOT_RATED not in explained:
        explained.add(NOT_RATED)
        yield Sentence(words("rating", "not_rated_meaning"), (FromData("rating", "not_rated_meaning"),))
    elif grade and grade.name not in explained:
        explained.add(grade.name)
        yield Sentence(finished(grade.meaning), (FromData("grades", grade.name),))


def _framework_area(story: Story, rating: Rating) -> Area | None:
    return story.framework.area(rating.area_id) if story.framework and rating.area_id else None


def _area(story: Story, rating: Rating, spoken: set[str]) -> Iterator[Sentence]:
    area = _framework_area(story, rating)
    if area is None or area.id in spoken or area.id == "overall" or area.plain.lower() in rating.area.lower():
        return
    spoken.add(area.id)
    text = words("rating", "area", len(spoken) - 1, area=area.plain)
    yield Sentence(text, (FromData("areas", area.id),))


def _title(story: Story, rating: Rating) -> str:
    title = area_words(rating)
    if rating.area == "overall":
        title = "Overall"
    if not story.single_body and rating.organisation:
        title = f"{rating.organisation}: {title}"
    return title[:1].upper() + title[1:]


def _same(rating: Rating, before: Rating) -> bool:
    same_body = before.organisation in (None, rating.organisation)
    same_area = before.area == rating.area or (before.area_id is not None and before.area_id == rating.area_id)
    return same_body and same_area


def _before(before: Rating, turn: int) -> Sentence:
    if before.year:
        return from_report(words("rating", "previous_year", year=before.year, grade=before.grade), *_spans(before))
    return from_report(words("rating", "previous", turn, grade=before.grade), *_spans(before))


def _only_before(before: Rating, turn: int) -> Sentence:
    area = area_words(before)
    text = words("rating", "previous_only", turn, area="the whole" if area == "overall" else area, grade=before.grade)
    return from_report(text, *_spans(before))


def _counted(rating: Rating) -> Sentence:
    key = "counted_one" if rating.count == 1 else "counted"
    return from_report(words("rating", key, grade=rating.grade, number=rating.count), *_spans(rating))


def grade_counts(ratings: Sequence[Rating]) -> str:
    """ "2 good, 1 inadequate and 1 not rated", in the order in which the grades first come."""
    found: dict[str, int] = {}
    for rating in ratings:
        found[rating.grade] = found.get(rating.grade, 0) + 1
    parts = [f"{number} {grade}" for grade, number in found.items()]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
