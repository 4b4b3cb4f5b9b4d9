"""An edited ``briefing.md`` matched to its edition: what stayed, what changed, and whether the report bears it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from briefings.briefing import Briefing, Chapter, Sentence
from briefings.edition import ReadBriefing
from briefings.edition.markdown import ReadChapter, ReadLine
from briefings.errors import InputError
from briefings.speaking import DEFAULT_RATE, guessed_seconds, minutes, with_minutes
from briefings.verify import Failure, prove_edit, verify_words

PROVED, UNPROVEN = "proved", "unproven"
_PLACE = re.compile(r"^[A-Z][a-z ]+ \d+ of \d+\. ")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A changed line that the report does not bear out."""

    line: int | None  # in briefing.md; None where the fault is in what is gone
    failure: Failure

    def __str__(self) -> str:
        where = f"line {self.line}" if self.line else self.failure.chapter
        return f"{where}: “{self.failure.sentence}” says {self.failure.says}; the report says {self.failure.report}"


@dataclass(frozen=True, slots=True)
class Edited:
    briefing: Briefing
    edits: Mapping[str, str]  # changed sentence or title to PROVED or UNPROVEN
    refusals: tuple[Refusal, ...]


def apply_edit(briefing: Briefing, read: ReadBriefing, source: str, facts: Mapping[str, Any]) -> Edited:
    """``briefing`` as the editor has left it. A line that is not proved is in ``refusals``, and marked in ``edits``."""
    matcher = _Matcher(briefing, source, facts)
    chapters = tuple(matcher.chapter(old, new) for old, new in _pairs(briefing, read))
    if read.title and read.title != briefing.title:
        matcher.title(ReadLine(read.title_number, read.title))
    changed = replace(briefing, title=read.title or briefing.title, chapters=chapters)
    numbers = {line.text: line.number for c in read.chapters for line in (c.title, *c.lines)}
    numbers[read.title] = read.title_number
    refused = {r.failure.sentence for r in matcher.refusals}
    whole = tuple(
        Refusal(numbers.get(f.sentence), f)
        for f in verify_words(source, _with_length(changed), facts)
        if f.sentence not in refused
    )
    for refusal in whole:
        if refusal.failure.sentence in matcher.edits:
            matcher.edits[refusal.failure.sentence] = UNPROVEN
    return Edited(changed, matcher.edits, (*matcher.refusals, *whole))


def _with_length(briefing: Briefing) -> Briefing:
    """The briefing with our own sentence about its length true of it: it is made so when it is spoken."""
    return with_minutes(briefing, minutes(guessed_seconds(briefing, DEFAULT_RATE)))


class _Matcher:
    def __init__(self, briefing: Briefing, source: str, facts: Mapping[str, Any]) -> None:
        self.briefing, self.source, self.facts = briefing, source, facts
        self.edits: dict[str, str] = {}
        self.refusals: list[Refusal] = []

    def title(self, line: ReadLine) -> None:
        """Prove the new title as a line of the first chapter, which says what the briefing is about."""
        first = self.briefing.chapters[0]
        self.line(first, Sentence(self.briefing.title, _sources(first)), line)

    def chapter(self, old: Chapter, new: ReadChapter) -> Chapter:
        before = [s.text for s in old.sentences]
        after = [line.text for line in new.lines]
        sentences: list[Sentence] = []
        for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if tag == "equal":
                sentences += old.sentences[a:b]
                continue
            for n, line in enumerate(new.lines[c:d]):
                former = old.sentences[a + n] if a + n < b else None
                sentences.append(self.line(old, former, line))
        title = new.title.text
        if title != old.title:
            # "Rating 2 of 4." counts chapters; what follows it is what the report must bear out.
            place = next((p for p in _PLACE.findall(title) if old.title.startswith(p)), "")
            former = Sentence(old.title.removeprefix(place), _sources(old))
            self.line(old, former, new.title, title.removeprefix(place))
        return Chapter(old.kind, title, tuple(sentences))

    def line(self, chapter: Chapter, former: Sentence | None, line: ReadLine, words: str | None = None) -> Sentence:
        """The changed line as a sentence with its sources found afresh. ``words``: the part to prove."""
        proved = prove_edit(self.source, self.facts, former, words or line.text, chapter)
        if isinstance(proved, Sentence):
            self.edits[line.text] = PROVED
            return proved
        self.edits[line.text] = UNPROVEN
        self.refusals.append(Refusal(line.number, replace(proved, sentence=line.text)))
        return Sentence(line.text, former.sources if former else _sources(chapter))


def _pairs(briefing: Briefing, read: ReadBriefing) -> Iterator[tuple[Chapter, ReadChapter]]:
    """Each chapter of the file with the chapter it was: by title, or else the one left over at that place."""
    titles = [c.title for c in briefing.chapters]
    unmatched = [c for c in briefing.chapters if c.title not in {r.title.text for r in read.chapters}]
    for chapter in read.chapters:
        if chapter.title.text in titles:
            yield briefing.chapters[titles.index(chapter.title.text)], chapter
        elif unmatched:
            yield unmatched.pop(0), chapter
        else:
            raise InputError(
                f'briefing.md, line {chapter.title.number}: "{chapter.title.text}" is a new chapter. '
                "A chapter cannot be added by hand: put its lines into another one."
            )


def _sources(chapter: Chapter) -> tuple[Any, ...]:
    return next((s.sources for s in chapter.sentences if s.sources), ())
