"""A chapter's title: its number, its area or concern, and any grade in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.briefing import Chapter, ChapterKind
from briefings.verify.coverage import chapter_spans
from briefings.verify.failure import Failure
from briefings.verify.grades import area_forms, grade_words, same_grade
from briefings.verify.records import Facts, Record
from briefings.verify.words import words

_NUMBER = re.compile(r"^[A-Z][\w ]*? \d+ of \d+\.?\s*")


def title_failures(facts: Facts, chapter: Chapter) -> Iterator[Failure]:
    """The title of a rating's chapter names that rating's area, and no grade but its own."""
    if chapter.kind is not ChapterKind.RATING:
        return
    ratings = facts.near(chapter_spans(chapter), "ratings")
    text = _NUMBER.sub("", chapter.title)
    said = frozenset(w.stem for w in words(text))
    if ratings and not any(_names(said, rating, facts) for rating in ratings):
        areas = ", ".join(sorted({r.text("area") for r in ratings}))
        yield Failure(chapter.title, chapter.title, f"the area “{text}”", f"“{areas}”", "rating")
    for grade in grade_words(words(text), facts.framework):
        grades = [r.text("grade") for r in ratings]
        if not any(same_grade(grade.grade, g, facts.framework) for g in grades) and not _in_area(grade.grade, ratings):
            yield Failure(chapter.title, chapter.title, f"“{grade.grade}”", ", ".join(grades), "rating")


def _names(said: frozenset[str], rating: Record, facts: Facts) -> bool:
    if rating.text("area") == "overall":
        return bool(said & {"overall", "whol"}) or {w.stem for w in words(facts.organisation)} <= said
    return any(
        form <= said for form in area_forms(rating.text("area"), rating.text("area_id") or None, facts.framework)
    )


def _in_area(grade: str, ratings: tuple[Record, ...]) -> bool:
    return any(grade in r.text("area") for r in ratings)
