"""Counts, lengths and absences, worked out again from the records, and from the report where one may be lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefings.briefing import Briefing, Chapter, ChapterKind, FromReport, Sentence
from briefings.document import Span
from briefings.verify.coverage import chapter_spans, must_have_chapter
from briefings.verify.failure import Failure
from briefings.verify.grades import grade_words, same_grade
from briefings.verify.quantities import quantities
from briefings.verify.rated import unrecorded_grades
from briefings.verify.records import Facts, Record
from briefings.verify.words import words

_NONE = ("no ", "not ", "none", "nothing", "never", "n’t", "n't", "without")
_WORDS_A_MINUTE = (70, 330)  # of any voice, pauses and titles counted


def count_failures(
    source: str, facts: Facts, briefing: Briefing, chapter: Chapter, sentence: Sentence, what: str, value: int
) -> Iterator[Failure]:
    """``value`` is what the records give, and the sentence says that number and no other."""
    found = _counted(source, facts, briefing, sentence, what)
    if found is None:
        yield Failure(
            chapter.title, sentence.text, f"{value} of “{what}”", "nothing that can be counted again", "count"
        )
    elif value not in found:
        right = f"{' or '.join(map(str, sorted(found)))} of “{what}”"
        yield Failure(chapter.title, sentence.text, f"{value} of “{what}”", right, "count")
    yield from _says(facts, chapter, sentence, what, value)


def right_values(source: str, facts: Facts, briefing: Briefing, sentence: Sentence, what: str) -> frozenset[int] | None:
    """The numbers that hold for ``what`` in this briefing; None where nothing of that name can be counted."""
    return _counted(source, facts, briefing, sentence, what)


def _says(facts: Facts, chapter: Chapter, sentence: Sentence, what: str, value: int) -> Iterator[Failure]:
    def failure(says: str, report: str) -> Failure:
        return Failure(chapter.title, sentence.text, says, report, "count")

    said = [q.value for q in quantities(sentence.text)]
    grades = _grade_counts(facts, sentence) if what == "current ratings" else []
    if value > 1 and str(value) not in said:
        yield failure(f"nothing of {value}", f"{value} of “{what}”")
    none = any(word in sentence.text.lower() for word in _NONE)
    if value == 0 and not none:
        yield failure("that there is something", f"that there is no “{what}”")
    if value and none and not any("not rated" in g for g, _ in grades):
        yield failure("that there is none", f"{value} of “{what}”")
    own = {str(value)} | {str(number) for _, number in grades}
    if any(isinstance(s, FromReport) for s in sentence.sources):
        own |= {r.text("count") for r in facts.of("ratings")}
    for number in said:
        if number not in own and not (number == "1" and value == 1):
            yield failure(number, f"{value} of “{what}”")
    if what == "current ratings":
        yield from (failure(says, report) for says, report in _by_grade(facts, grades, value))


def _grade_counts(facts: Facts, sentence: Sentence) -> list[tuple[str, int]]:
    """ "two good, one inadequate": each grade with the number that stands right before it."""
    given = words(sentence.text)
    out = []
    for grade in grade_words(given, facts.framework):
        before = given[grade.first - 1].text if grade.first else ""
        number = next((q.value for q in quantities(before)), "")
        out.append((grade.grade, int(number) if number.isdigit() else 0))
    return out


def _by_grade(facts: Facts, grades: list[tuple[str, int]], value: int) -> Iterator[tuple[str, str]]:
    """Grades that are counted are counted right, and all of them; one grade without a number is every rating's."""
    current = [r for r in facts.of("ratings") if must_have_chapter(r)]
    if not grades:
        return
    if len(grades) == 1 and grades[0][1] == 0:
        if not all(same_grade(r.text("grade"), grades[0][0], facts.framework) for r in current):
            yield f"“{grades[0][0]}” of all", ", ".join(r.text("grade") for r in current)
        return
    summed: dict[str, int] = {}
    for grade, number in grades:
        summed[grade] = summed.get(grade, 0) + number
    for grade, number in summed.items():
        right = sum(same_grade(r.text("grade"), grade, facts.framework) for r in current)
        if number != right:
            yield f"{number} “{grade}”", str(right)
    if sum(number for _, number in grades) != value:
        yield f"{sum(number for _, number in grades)} ratings in all", str(value)


def _counted(source: str, facts: Facts, briefing: Briefing, sentence: Sentence, what: str) -> frozenset[int] | None:
    """The numbers that hold for ``what``; None where nothing of that name can be counted."""
    if what.startswith("left out "):
        return _left_out(facts, briefing, what.removeprefix("left out "))
    if what == "minutes":
        total = sum(len(s.text.split()) for c in briefing.chapters for s in c.sentences)
        slow, fast = (total / rate for rate in _WORDS_A_MINUTE)
        return frozenset(range(max(1, int(fast)), int(slow) + 3))
    if what in _LOST and not _UNSURE.search(sentence.text) and unrecorded_grades(source, facts):
        return frozenset()  # the report may hold a rating that the records have not
    if what == "inspection dates" and _may_be_dated(source):
        return frozenset({1})
    count = COUNTS.get(what)
    return None if count is None else frozenset({count(facts, briefing)})


_LOST = ("other ratings",)
_UNSURE = re.compile(r"\bthat we are sure of\b")  # says itself that the report may hold more
_INSPECTION = re.compile(r"\b(?:inspect(?:ed|ions?)|visited|fieldwork)\b", re.IGNORECASE)
_HEAD = 8000  # characters


def _may_be_dated(source: str) -> bool:
    """Whether a line or sentence near the front speaks of an inspection and holds a date with its year."""
    for sentence in re.split(r"(?<=[.!?])\s+|\n", source[:_HEAD]):
        if _INSPECTION.search(sentence) and any(q.date and not q.value.startswith("@?") for q in quantities(sentence)):
            return True
    return False


def _of(kind: str) -> Callable[[Facts, Briefing], int]:
    return lambda facts, _: len(facts.of(kind))


def _chapters(kind: ChapterKind) -> Callable[[Facts, Briefing], int]:
    return lambda _, briefing: sum(1 for c in briefing.chapters if c.kind is kind)


COUNTS: dict[str, Callable[[Facts, Briefing], int]] = {
    "current ratings": lambda facts, _: sum(1 for r in facts.of("ratings") if must_have_chapter(r)),
    "other ratings": lambda facts, briefing: sum(
        1 for r in facts.of("ratings") if r.text("said_by") != "other" and not r.touches(_spans(briefing))
    ),
    "formal concerns": lambda facts, _: sum(1 for r in facts.of("concerns") if must_have_chapter(r)),
    "concerns": lambda facts, _: sum(1 for r in facts.of("concerns") if r.text("status") != "closed"),
    "inspection dates": lambda facts, _: sum(1 for r in facts.of("dates") if r.text("kind") == "inspected"),
    "strengths": _of("strengths"),
    "opinions": _of("opinions"),
    "quotations": _of("quoted"),
    "next steps": _of("next_steps"),
    "dates": _of("dates"),
    "chapters": lambda _, briefing: len(briefing.chapters),
    "rating chapters": _chapters(ChapterKind.RATING),
    "concern chapters": _chapters(ChapterKind.CONCERN),
}


_HOMES = {
    "concerns": ChapterKind.CONCERN, "strengths": ChapterKind.STRENGTHS, "opinions": ChapterKind.OPINIONS,
    "quoted": ChapterKind.QUOTED, "next": ChapterKind.NEXT,
}  # fmt: skip


def _spans(briefing: Briefing, kind: ChapterKind | None = None) -> tuple[Span, ...]:
    """The places of the report on which the sentences of the briefing, or of one kind of chapter, stand."""
    return tuple(span for c in briefing.chapters if kind in (None, c.kind) for span in chapter_spans(c))


_LISTS = {
    "concerns": "concerns",
    "strengths": "strengths",
    "opinions": "opinions",
    "quoted": "quoted",
    "next": "next_steps",
}


def _left_out(facts: Facts, briefing: Briefing, what: str) -> frozenset[int] | None:
    """How many records of a kind no sentence stands on; records that repeat another word for word count or not."""
    kind = _LISTS.get(what)
    if kind is None:
        return None
    open_ = [r for r in facts.of(kind) if r.text("status") != "closed"]
    anywhere, home = _spans(briefing), _spans(briefing, _HOMES[what])
    missing = [r for r in open_ if not r.touches(anywhere)]
    most = [r for r in open_ if not r.touches(home)]
    said = {_key(r) for r in open_ if r.touches(anywhere)}
    unique = {_key(r) for r in missing} - said
    return frozenset(range(len(unique), len(most) + 1))


def _key(record: Record) -> str:
    what = record.text("what") or " ".join(str(p.get("quote")) for p in record.row.get("evidence") or ())
    return re.sub(r"\W+", " ", what.lower()).strip()
