"""A chapter for each rating: the grade, what it means, what the area is, and the rating before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefings.briefing import Chapter, ChapterKind, FromData, Sentence
from briefings.document import Span
from briefings.findings import Rating, SaidBy, When
from briefings.frameworks import NOT_RATED, Area
from briefings.write.story import Story, counted, finished, gerund, told, words


def current(story: Story) -> tuple[Rating, ...]:
    """The inspectorate's ratings of now, in the report's order; the overall one first, unnamed areas last."""
    found = [r for r in story.findings.ratings if r.when is When.CURRENT and r.said_by is SaidBy.INSPECTORATE]
    return tuple(sorted(found, key=lambda r: (r.area != "overall", r.count is not None)))


def previous(story: Story) -> tuple[Rating, ...]:
    return tuple(r for r in story.findings.ratings if r.when is When.PREVIOUS and r.said_by is SaidBy.INSPECTORATE)


@dataclass
class _Told:
    """What the chapters so far have said, so that nothing is explained twice."""

    grades: set[str] = field(default_factory=set)
    areas: set[str] = field(default_factory=set)
    before: set[int] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)


def chapters(story: Story) -> Iterator[Chapter]:
    """One chapter a rating, then one for earlier ratings of other areas. A grade's meaning is said once.

    What was not rated has a chapter too, whose title says so; the numbers count the grades alone.
    """
    ratings = current(story)
    graded, number = sum(rating.grade != NOT_RATED for rating in ratings), 0
    done = _Told()
    for place, rating in enumerate(ratings, 1):
        meaning, area = _meaning(story, rating, done), _area(story, rating, done)
        sentences = [
            rated(story, rating, place - 1),
            *(meaning if rating.grade == NOT_RATED else area),
            *(area if rating.grade == NOT_RATED else meaning),
            *_earlier(story, rating, done, place),
        ]
        if place == len(ratings):
            sentences += _no_other(story)
        title = words("titles", "not_rated", topic=_title(story, rating))
        if rating.grade != NOT_RATED:
            number += 1
            key = "rating" if graded > 1 else "rating_single"
            title = words("titles", key, place=number, number=graded, topic=_title(story, rating))
        yield Chapter(ChapterKind.RATING, title, tuple(sentences))
    rest = [r for n, r in enumerate(previous(story)) if n not in done.before]
    if rest:
        title = words("titles", "earlier" if len(rest) == 1 else "earlier_many", topic=_title(story, rest[0]))
        yield Chapter(ChapterKind.RATING, title, tuple(_only_before(story, r, n) for n, r in enumerate(rest)))


def rated(story: Story, rating: Rating, turn: int) -> Sentence:
    """The sentence that states one rating."""
    key = "not_rated" if rating.grade == NOT_RATED else "rated"
    if rating.count is not None:
        key = f"{key}_counted"
    elif rating.area == "overall":
        key += "_overall"
    elif question(area_words(story, rating)):
        key += "_question"
        turn = int(turn > 0)  # the shorter one, once the body has been named
    if not story.single_rated_body or story.other_body(rating.organisation):
        turn = 2 * (turn % 2)  # the templates that name the body
        key = {"not_rated": "not_rated_body", "rated_counted": "rated_counted_body"}.get(key, key)
    return told(
        "rating",
        key,
        places(rating),
        turn,
        inspectors=story.inspectors,
        organisation=_organisation(story, rating, turn),
        grade=rating.grade,
        area=area_words(story, rating),
    )


def area_words(story: Story, rating: Rating) -> str:
    """The area in the report's own words, as it stands inside a sentence after "for"."""
    area = re.sub(r"\s*\((?:unnamed|not named)\)$", "", re.sub(r"\s+", " ", rating.area).strip())
    area = story.inside(re.sub(r"^(?:for|in|at|on|by)\s+", "", area))
    if question(area):
        return area.rstrip("? ")
    area = re.sub(r"^the way (?:it|in which it|the \w+)\s+(?=\w+s\b)", "", area)
    known = _framework_area(story, rating)
    head = re.split(r"\s+(?:with|in) which\s+", area)[0]
    if known and head.lower() == known.name.lower():
        return head  # "effectiveness with which it keeps people safe": the chapter says what it is about
    if known and len(area.split()) == 1 and area.lower() != known.name.lower() and area in known.wordings:
        return story.inside(known.name)  # "effective" is no noun
    return gerund(area)


_QUESTION = re.compile(r"(?:how (?:\w+)|to what extent|what) (?:does|do|is|are|has|have|can)\b", re.IGNORECASE)


def question(area: str) -> bool:
    """Whether a report puts an area as a question ("How well does the force …"), which cannot stand after "for"."""
    return _QUESTION.match(area) is not None


def with_article(body: str) -> str:
    """ "the Local Safeguarding Children Board"; a body whose name is its own has no article."""
    return f"the {body}" if body.startswith("Local ") else body


def _organisation(story: Story, rating: Rating, turn: int) -> str:
    if rating.organisation and (not story.single_rated_body or rating.organisation != story.findings.organisation):
        return with_article(rating.organisation)
    if not story.single_rated_body:
        return story.organisation  # its whole name, each time, where there are others
    return story.organisation if turn == 0 else story.body


def places(rating: Rating) -> tuple[Span, ...]:
    """Where a rating stands: its evidence, the grade's own words and the area's."""
    spans = [*rating.evidence]
    for own in (rating.grade_span, rating.area_span):
        if own and not any(own in span for span in spans):
            spans.append(own)
    return tuple(spans)


def _meaning(story: Story, rating: Rating, done: _Told) -> Iterator[Sentence]:
    if rating.grade in done.grades:
        return
    done.grades.add(rating.grade)
    grade = story.framework.grade(rating.grade) if story.framework else None
    if rating.grade == NOT_RATED:
        yield Sentence(words("rating", "not_rated_meaning"), (FromData("rating", "not_rated_meaning"),))
    elif grade:
        yield Sentence(finished(grade.meaning), (FromData("grades", grade.name),))


def _framework_area(story: Story, rating: Rating) -> Area | None:
    return story.framework.area(rating.area_id) if story.framework and rating.area_id else None


def _area(story: Story, rating: Rating, done: _Told) -> Iterator[Sentence]:
    area = _framework_area(story, rating)
    if area is None or area.id in done.areas or area.id == "overall" or rating.count is not None:
        return
    done.areas.add(area.id)
    own = set(re.findall(r"[a-z]{4,}", area_words(story, rating).lower()))
    nouns = set(story.framework.body_nouns) if story.framework else set()
    plain = set(re.findall(r"[a-z]{4,}", area.plain.lower())) - nouns
    if plain and (plain <= own or len(plain & own) >= 2):
        return  # the report's words are as plain as ours
    looks = area.plain.startswith("looking")
    text = words("rating", "area", 0 if looks else len(done.areas) - 1, area=area.plain)
    yield Sentence(text, (FromData("rating", "area"), FromData("areas", area.id)))


def _title(story: Story, rating: Rating) -> str:
    title = "Overall" if rating.area == "overall" else area_words(story, rating)
    if not story.single_rated_body or (rating.organisation and rating.organisation != story.findings.organisation):
        title = f"{rating.organisation or story.organisation}: {title}"
    return title[:1].upper() + title[1:]


def _earlier(story: Story, rating: Rating, done: _Told, turn: int) -> Iterator[Sentence]:
    name = story.other_body(rating.organisation) if not story.single_rated_body else None
    for at, before in enumerate(previous(story)):
        if at in done.before or not _same(story, rating, before) or rating.count is not None:
            continue
        done.before.add(at)
        if before.grade == NOT_RATED:
            yield told("rating", "previous_not_rated", places(before))
        elif before.year:
            key = "previous_year_body" if name else "previous_year"
            yield told("rating", key, places(before), year=before.year, grade=before.grade, organisation=name)
        else:
            key = "previous_body" if name else "previous"
            yield told("rating", key, places(before), turn, grade=before.grade, organisation=name)


def _same(story: Story, rating: Rating, before: Rating) -> bool:
    main = story.findings.organisation
    same_body = (before.organisation or main) == (rating.organisation or main)
    same_area = before.area == rating.area or (before.area_id is not None and before.area_id == rating.area_id)
    return same_body and same_area


def _only_before(story: Story, before: Rating, turn: int) -> Sentence:
    key = "previous_only_overall" if before.area == "overall" else "previous_only"
    if before.grade == NOT_RATED:
        key = "previous_only_not_rated"
    name = story.other_body(before.organisation)
    if name and key == "previous_only":
        key = "previous_only_body"
    return told(
        "rating",
        key,
        places(before),
        turn,
        area=area_words(story, before),
        grade=before.grade,
        inspectors=story.inspectors,
        organisation=name or story.organisation,
    )


def _no_other(story: Story) -> Iterator[Sentence]:
    """That there is no other rating; or, where some sentences could only be quoted, that we are sure of none."""
    sure = not story.findings.quoted and not any(w.key == "grades lost" for w in story.findings.warnings)
    yield counted(words("rating", "no_other" if sure else "no_other_sure"), "other ratings", 0)


def grade_counts(story: Story, ratings: Sequence[Rating]) -> dict[str, int]:
    """How many ratings have each grade: best first where the scale is known, else as they come; "not rated" last."""
    found: dict[str, int] = {}
    for rating in ratings:
        found[rating.grade] = found.get(rating.grade, 0) + 1
    scale = [grade.name for grade in story.framework.grades] if story.framework else []
    return dict(sorted(found.items(), key=lambda item: scale.index(item[0]) if item[0] in scale else len(scale)))
