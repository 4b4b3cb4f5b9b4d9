"""Counts, lengths and absences, worked out again from the records."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefings.briefing import Briefing, Chapter, ChapterKind, Sentence
from briefings.verify.coverage import must_have_chapter
from briefings.verify.failure import Failure
from briefings.verify.quantities import quantities
from briefings.verify.records import Facts

_NONE = ("no ", "not ", "none", "nothing", "never", "n’t", "n't", "without")


def _current(facts: Facts) -> int:
    return sum(1 for r in facts.of("ratings") if must_have_chapter(r))


def _formal(facts: Facts) -> int:
    return sum(1 for r in facts.of("concerns") if must_have_chapter(r))


def _open(facts: Facts) -> int:
    return sum(1 for r in facts.of("concerns") if r.text("status") != "closed")


COUNTS: dict[str, Callable[[Facts, Briefing], int]] = {
    "current ratings": lambda facts, _: _current(facts),
    "formal concerns": lambda facts, _: _formal(facts),
    "concerns": lambda facts, _: _open(facts),
    "strengths": lambda facts, _: len(facts.of("strengths")),
    "opinions": lambda facts, _: len(facts.of("opinions")),
    "quotations": lambda facts, _: len(facts.of("quoted")),
    "next steps": lambda facts, _: len(facts.of("next_steps")),
    "chapters": lambda _, briefing: len(briefing.chapters),
    "rating chapters": lambda _, briefing: sum(1 for c in briefing.chapters if c.kind is ChapterKind.RATING),
    "concern chapters": lambda _, briefing: sum(1 for c in briefing.chapters if c.kind is ChapterKind.CONCERN),
}


def count_failures(
    facts: Facts, briefing: Briefing, chapter: Chapter, sentence: Sentence, what: str, value: int
) -> Iterator[Failure]:
    """``value`` is what the records give, and the sentence says that number and no other."""
    count = COUNTS.get(what)
    if count is not None and count(facts, briefing) != value:
        right = f"{count(facts, briefing)} of “{what}”"
        yield Failure(chapter.title, sentence.text, f"{value} of “{what}”", right, "count")
    said = [q.value for q in quantities(sentence.text)]
    if value > 1 and str(value) not in said:
        yield Failure(chapter.title, sentence.text, f"nothing of {value}", f"{value} of “{what}”", "count")
    if value == 0 and not any(word in sentence.text.lower() for word in _NONE):
        yield Failure(chapter.title, sentence.text, "that there is something", f"that there is no “{what}”", "count")
