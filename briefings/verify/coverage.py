"""Whether the briefing has what it must have: a chapter for each rating and concern, and only those."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.briefing import Briefing, Chapter, ChapterKind, FromData, FromReport
from briefings.document import Span, Spans
from briefings.verify.failure import Failure
from briefings.verify.grades import earlier, grade_words, names_area, of_body, same_grade
from briefings.verify.records import Facts, Record
from briefings.verify.words import words

_NUMBERED = re.compile(r"^(?P<what>\w+(?: \w+)*?) (?P<number>\d+) of (?P<total>\d+)\b")


def chapter_spans(chapter: Chapter) -> tuple[Span, ...]:
    return tuple(
        span
        for s in chapter.sentences
        for source in s.sources
        if isinstance(source, FromReport)
        for span in source.spans
    )


def coverage(briefing: Briefing, facts: Facts) -> Iterator[Failure]:
    """Every current rating and open formal concern has its chapter, and every chapter its record."""
    for rating in facts.of("ratings"):
        if must_have_chapter(rating) and not any(
            c.kind is ChapterKind.RATING and _states(c, rating, facts) for c in briefing.chapters
        ):
            said = f"{rating.text('area')}: {rating.text('grade')}"
            yield Failure(
                briefing.title, briefing.title, f"nothing of the rating {said}", f"“{_quote(rating)}”", "coverage"
            )
    for concern in facts.of("concerns"):
        if must_have_chapter(concern) and not any(
            c.kind is ChapterKind.CONCERN and concern.touches(Spans(chapter_spans(c))) for c in briefing.chapters
        ):
            said = f"{concern.text('severity')}: {concern.text('what')}"
            yield Failure(briefing.title, briefing.title, f"nothing of the {said}", f"“{_quote(concern)}”", "coverage")
    for chapter in briefing.chapters:
        yield from _own_records(chapter, facts)
        yield from _own_lines(chapter)
    yield from _numbering(briefing)


def must_have_chapter(record: Record) -> bool:
    """Ratings that are current and the inspectorate's, and formal concerns that are open."""
    if record.kind == "ratings":
        return record.text("when") != "previous" and record.text("said_by") != "other"
    return record.text("severity") != "concern" and record.text("status") != "closed"


def _states(chapter: Chapter, rating: Record, facts: Facts) -> bool:
    if not rating.touches(Spans(chapter_spans(chapter))):
        return False
    text = " ".join([chapter.title, *(s.text for s in chapter.sentences)])
    stems = {w.stem for w in words(text)}
    # A sentence on an earlier grade does not state the grade of now, nor does our own on what a grade means.
    from_report = (s for s in chapter.sentences if any(isinstance(x, FromReport) for x in s.sources))
    text = " ".join(s.text for s in from_report if not earlier(s.text))
    if rating.text("area") != "overall" and not names_area(rating, stems, facts.framework):
        return False
    if not of_body(rating, stems, facts):
        return False
    told = [s for s in chapter.sentences if any(isinstance(x, FromReport) for x in s.sources)]
    found = grade_words(words(" ".join([chapter.title, *(s.text for s in told)])), facts.framework)
    return rating.text("grade") == "not rated" or any(
        same_grade(g.grade, rating.text("grade"), facts.framework) for g in found
    )


_HOME = {
    ChapterKind.RATING: "ratings",
    ChapterKind.CONCERN: "concerns",
    ChapterKind.OPINIONS: "opinions",
}


def _own_records(chapter: Chapter, facts: Facts) -> Iterator[Failure]:
    kind = _HOME.get(chapter.kind)
    spans = chapter_spans(chapter)
    if kind and not any(r.kind == kind for r in facts.near(spans)):
        yield Failure(
            chapter.title, chapter.title, f"that the report has such {kind}", "nothing of the kind there", "coverage"
        )


_OTHERS = FromData("signposts", "opinions")


def _own_lines(chapter: Chapter) -> Iterator[Failure]:
    """No heading stands over nothing, and other people's words are said to be theirs."""

    def failure(says: str, wanted: str) -> Failure:
        return Failure(chapter.title, chapter.title, says, wanted, "lines")

    if not chapter.sentences:
        yield failure("nothing under this heading", "something: put its lines back, or take the heading out too")
    elif chapter.kind is ChapterKind.OPINIONS and not any(_OTHERS in s.sources for s in chapter.sentences):
        yield failure("nothing of whose views these are", "“They are not what inspectors found.”")


def _numbering(briefing: Briefing) -> Iterator[Failure]:
    """ "Rating 2 of 4": the numbers run from 1 to the total, and the total is right."""
    groups: dict[str, list[tuple[int, int, Chapter]]] = {}
    for chapter in briefing.chapters:
        match = _NUMBERED.match(chapter.title)
        if match:
            groups.setdefault(match["what"], []).append((int(match["number"]), int(match["total"]), chapter))
    for rows in groups.values():
        for at, (number, total, chapter) in enumerate(rows, 1):
            if (number, total) != (at, len(rows)):
                yield Failure(
                    chapter.title, chapter.title, f"{number} of {total}", f"it is number {at} of {len(rows)}", "count"
                )


def _quote(record: Record) -> str:
    return " … ".join(str(place.get("quote")) for place in record.row.get("evidence") or ())
