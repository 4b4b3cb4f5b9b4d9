"""Counts, lengths and absences, worked out again from the records, and from the report where one may be lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefings import inflect
from briefings.briefing import Briefing, Chapter, ChapterKind, FromCount, FromReport, Sentence
from briefings.document import Spans
from briefings.verify.coverage import chapter_spans, must_have_chapter
from briefings.verify.failure import Failure
from briefings.verify.grades import grade_words, same_grade
from briefings.verify.quantities import quantities
from briefings.verify.rated import unrecorded_grades
from briefings.verify.records import Facts, Record
from briefings.verify.words import fold, words

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
        right = f"{_either(found)} of “{what}”"
        yield Failure(chapter.title, sentence.text, f"{value} of “{what}”", right, "count")
    yield from _says(facts, chapter, sentence, what, value)


def right_values(source: str, facts: Facts, briefing: Briefing, sentence: Sentence, what: str) -> frozenset[int] | None:
    """The numbers that hold for ``what`` in this briefing; None where nothing of that name can be counted."""
    return _counted(source, facts, briefing, sentence, what)


def _either(numbers: frozenset[int]) -> str:
    """Numbers any of which is right, in few words."""
    if len(numbers) > 3:
        return f"{min(numbers)} to {max(numbers)}"
    return " or ".join(map(str, sorted(numbers)))


def _says(facts: Facts, chapter: Chapter, sentence: Sentence, what: str, value: int) -> Iterator[Failure]:
    def failure(says: str, report: str) -> Failure:
        return Failure(chapter.title, sentence.text, says, report, "count")

    said = [q.value for q in quantities(sentence.text)]
    grades = _grade_counts(facts, sentence) if what == "current ratings" else []
    many = value > _MANY and re.search(r"\bmany\b", sentence.text)
    if value > 1 and str(value) not in said and not many:
        yield failure(f"nothing of {value}", f"{value} of “{what}”")
    none = any(word in sentence.text.lower() for word in _NONE)
    if value == 0 and not none:
        yield failure("that there is something", f"that there is no “{what}”")
    if value and none and not any(g.startswith("not ") for g, _ in grades):
        yield failure("that there is none", f"{value} of “{what}”")
    counts = [s for s in sentence.sources if isinstance(s, FromCount)]
    own = {str(count.value) for count in counts} | {str(number) for _, number in grades}
    if what.startswith(_LABELLED) and not _beside_label(sentence.text, what.removeprefix(_LABELLED), value):
        yield failure(f"another number of “{what.removeprefix(_LABELLED)}”", f"{value} of “{what}”")
    if any(isinstance(s, FromReport) for s in sentence.sources):
        own |= {r.text("count") for r in facts.of("ratings")}
    for number in said:
        if number not in own and not (number == "1" and any(count.value == 1 for count in counts)):
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
    if what.startswith(_LABELLED):
        return frozenset({_titled(briefing, what.removeprefix(_LABELLED))})
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


_MANY = 20  # of things left out: a greater number may be called "many"
_LABELLED = "concern chapters: "


def _titled(briefing: Briefing, label: str) -> int:
    """How many chapters of concerns have a title that begins with a label."""
    name = re.compile(rf"(?:an? )?{re.escape(fold(label))}(?: \d+ of \d+)?\.")
    return sum(c.kind is ChapterKind.CONCERN and name.match(fold(c.title)) is not None for c in briefing.chapters)


def _beside_label(text: str, label: str, value: int) -> bool:
    """Whether the number stands right before the label, in one or many."""
    head = re.split(r" (?:of|for|that) ", label)[0]
    rest = label.removeprefix(head)
    before, _, last = head.rpartition(" ")
    many = f"{before} {inflect.plural(last)}{rest}".strip()
    found = re.findall(rf"(\S+) (?:{re.escape(fold(many))}|{re.escape(fold(label))})(?!\w)", fold(text))
    return str(value) in {q.value for before in found for q in quantities(before)}


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


def _untold(facts: Facts, told: Spans) -> int:
    return sum(1 for r in facts.of("ratings") if r.text("said_by") != "other" and not r.touches(told))


def _chapters(kind: ChapterKind) -> Callable[[Facts, Briefing], int]:
    return lambda _, briefing: sum(1 for c in briefing.chapters if c.kind is kind)


COUNTS: dict[str, Callable[[Facts, Briefing], int]] = {
    "current ratings": lambda facts, _: sum(1 for r in facts.of("ratings") if must_have_chapter(r)),
    "other ratings": lambda facts, briefing: _untold(facts, _spans(briefing)),
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


def _spans(briefing: Briefing, kind: ChapterKind | None = None) -> Spans:
    """The places of the report on which the sentences of the briefing, or of one kind of chapter, stand."""
    return Spans(span for c in briefing.chapters if kind in (None, c.kind) for span in chapter_spans(c))


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
