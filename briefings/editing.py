"""An edited ``briefing.md`` matched to its edition: what stayed, what changed, and whether the report bears it out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from briefings.briefing import Briefing, Chapter, ChapterKind, Sentence
from briefings.derived import Settled, is_numbered, numbered, settle, topic_of
from briefings.edition import ReadBriefing
from briefings.edition.markdown import ReadChapter, ReadLine
from briefings.errors import InputError
from briefings.refusals import Refusal
from briefings.speaking import DEFAULT_RATE, guessed_seconds, minutes, with_minutes
from briefings.verify import PUBLISHER, prove_edit, verify_words

PROVED, UNPROVEN = "proved", "unproven"
_PLACE = re.compile(r" (\d+) of (\d+)\. ")


@dataclass(frozen=True, slots=True)
class Edited:
    """``lines`` leads from the number of a line of the file that we put right (a numbered heading, a count) to its
    new text; None where the line goes. ``renamed`` leads from an earlier heading to what it is now."""

    briefing: Briefing
    edits: Mapping[str, str]  # changed sentence or title to PROVED or UNPROVEN
    refusals: tuple[Refusal, ...]
    lines: Mapping[int, str | None]
    renamed: Mapping[str, str]


def apply_edit(briefing: Briefing, read: ReadBriefing, source: str, facts: Mapping[str, Any]) -> Edited:
    """``briefing`` as the editor has left it. A line that is not proved is in ``refusals``, and marked in ``edits``.

    What the briefing derives from itself (numbered headings, counts) is put right; ``lines`` says where.
    """
    matcher = _Matcher(briefing, source, facts)
    pairs = list(_pairs(briefing, read))
    chapters = tuple(matcher.chapter(old, new) for old, new in pairs)
    if read.title and read.title != briefing.title:
        matcher.title(ReadLine(read.title_number, read.title))
    changed = replace(briefing, title=read.title or briefing.title, chapters=chapters)
    settled = settle(briefing, changed, source, facts)
    changed = settled.briefing
    lines = _lines(settled, read)
    titles = _new_titles(settled, len(pairs))
    for (old, _), title in zip(pairs, titles, strict=True):
        if old.reworded and title:
            matcher.edits.setdefault(title, PROVED)
    for n, title in enumerate(titles):
        if title and title != chapters[n].title and chapters[n].title in matcher.edits:
            matcher.edits[title] = matcher.edits.pop(chapters[n].title)
    refusals = [*matcher.refusals, *_whole(matcher, changed, read, lines)]
    renamed = {old.title: title for (old, _), title in zip(pairs, titles, strict=True) if title and title != old.title}
    return Edited(changed, matcher.edits, tuple(refusals), lines, renamed)


def _whole(
    matcher: _Matcher, changed: Briefing, read: ReadBriefing, lines: Mapping[int, str | None]
) -> Iterator[Refusal]:
    """What the second program finds in the whole briefing; the first thing of each line."""
    numbers = {line.text: line.number for c in read.chapters for line in (c.title, *c.lines)}
    numbers |= {text.removeprefix("## "): number for number, text in lines.items() if text}
    said = {r.failure.sentence for r in matcher.refusals}
    for failure in verify_words(matcher.source, _with_length(changed), matcher.facts):
        sentence = failure.sentence
        if failure.kind == "coverage" and sentence == changed.title:
            yield Refusal(None, failure)
        elif sentence not in said:
            said.add(sentence)
            if sentence in matcher.edits:
                matcher.edits[sentence] = UNPROVEN
                yield Refusal(numbers.get(sentence), failure, matcher.was.get(sentence))
            else:  # it stands as it stood: something near it was changed
                line = read.title_number if sentence == read.title else numbers.get(sentence)
                yield Refusal(line, failure, sentence)


def _lines(settled: Settled, read: ReadBriefing) -> dict[int, str | None]:
    found: dict[int, str | None] = {}
    for (n, m), text in settled.texts.items():
        chapter = read.chapters[n]
        line = chapter.title if m is None else chapter.lines[m]
        found[line.number] = f"## {text}" if m is None and text else text
    for chapter, title in zip(read.chapters, _new_titles(settled, len(read.chapters)), strict=True):
        if title is not None and title != chapter.title.text:
            found[chapter.title.number] = f"## {title}"
    return found


def _new_titles(settled: Settled, number: int) -> list[str | None]:
    """The heading of each chapter of the file as it is now; None where the chapter goes."""
    gone = {n for (n, m), text in settled.texts.items() if m is None and text is None}
    left = iter(settled.briefing.chapters)
    return [None if n in gone else next(left).title for n in range(number)]


def _with_length(briefing: Briefing) -> Briefing:
    """The briefing with our own sentence about its length true of it: it is made so when it is spoken."""
    return with_minutes(briefing, minutes(guessed_seconds(briefing, DEFAULT_RATE)))


class _Matcher:
    def __init__(self, briefing: Briefing, source: str, facts: Mapping[str, Any]) -> None:
        self.briefing, self.source, self.facts = briefing, source, facts
        self.edits: dict[str, str] = {}
        self.refusals: list[Refusal] = []
        self.was: dict[str, str] = {}  # a changed line to what stood there

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
            formers = _formers(old.sentences[a:b], new.lines[c:d])
            for former, line in zip(formers, new.lines[c:d], strict=True):
                sentences.append(self.line(old, former, line))
        title, reworded = self._heading(old, new.title)
        return Chapter(old.kind, title, tuple(sentences), reworded)

    def _heading(self, old: Chapter, new: ReadLine) -> tuple[str, bool]:
        """The chapter's heading, and whether it is in an editor's words. Its number is ours; the rest is proved."""
        title = new.text
        asked = replace(old, title=title)
        if is_numbered(old) and title != old.title:
            was = _PLACE.search(old.title)
            place, total = (int(was[1]), int(was[2])) if was else (1, 1)
            title = numbered(asked, place, total, old)  # label and number are ours: they are put right with the others
        if topic_of(replace(old, title=title)).rstrip(".") == topic_of(old).rstrip("."):
            return title, old.reworded
        self.edits[title] = PROVED
        self.was[title] = old.title
        others = {topic_of(c).rstrip(".") for c in self.briefing.chapters if c is not old}
        own = topic_of(replace(old, title=title)).rstrip(".") not in others  # another's heading is not their own
        return title, own

    def line(self, chapter: Chapter, former: Sentence | None, line: ReadLine) -> Sentence:
        """The changed line as a sentence with its sources found afresh."""
        if former:
            self.was[line.text] = former.text
        proved = prove_edit(self.source, self.facts, former, line.text, chapter)
        if isinstance(proved, Sentence):
            self.edits[line.text] = PROVED
            return proved
        self.edits[line.text] = UNPROVEN
        self.refusals.append(Refusal(line.number, replace(proved, sentence=line.text), former.text if former else None))
        return Sentence(line.text, former.sources if former else _sources(chapter))


def _formers(old: Sequence[Sentence], new: Sequence[ReadLine]) -> list[Sentence | None]:
    """For each new line the old one that it stands in place of: the likest that is left; None where none is."""
    left = list(old)
    found: list[Sentence | None] = []
    for n, line in enumerate(new):
        spare = len(left) - (len(new) - n)  # old lines that went with nothing in their place
        choice = left[: max(spare, 0) + 1]
        former = max(choice, key=lambda s: _likeness(s.text, line.text), default=None)
        if former is not None:
            left = left[left.index(former) + 1 :]
        found.append(former)
    return found


def _likeness(one: str, two: str) -> float:
    return SequenceMatcher(None, one.lower().split(), two.lower().split(), autojunk=False).ratio()


def _pairs(briefing: Briefing, read: ReadBriefing) -> Iterator[tuple[Chapter, ReadChapter]]:
    """Each chapter of the file with the chapter it was: by its lines, and its title; or by either; or by its place."""
    left = dict(enumerate(briefing.chapters))
    found: dict[int, Chapter] = {}
    for same in _SAME:
        for n, new in enumerate(read.chapters):
            fits = [m for m, old in left.items() if same(old, new)] if n not in found else []
            if fits:
                found[n] = left.pop(max(fits, key=lambda m: (_shared(left[m], new), -m)))
    for n, new in enumerate(read.chapters):
        if n not in found and new.title.text.rstrip(".").lower() == PUBLISHER.lower():
            found[n] = Chapter(ChapterKind.ABOUT, f"{PUBLISHER}.", ())
        elif n not in found and left:
            found[n] = left.pop(min(left))
        elif n not in found:
            raise InputError(
                f'briefing.md, line {new.title.number}: "{new.title.text}" is a new chapter. A chapter cannot be added '
                f"by hand, but for “## {PUBLISHER}” (thanks, credits, contacts): put its lines into another one."
            )
    return ((found[n], new) for n, new in enumerate(read.chapters))


def _same_title(old: Chapter, new: ReadChapter) -> bool:
    return old.title == new.title.text


def _same_topic(old: Chapter, new: ReadChapter) -> bool:
    topic = topic_of(replace(old, title=new.title.text))
    return is_numbered(old) and topic.rstrip(".") == topic_of(old).rstrip(".")


def _shared(old: Chapter, new: ReadChapter) -> int:
    return len({s.text for s in old.sentences} & {line.text for line in new.lines})


_SAME: tuple[Callable[[Chapter, ReadChapter], bool], ...] = (
    lambda old, new: _same_title(old, new) and _shared(old, new) > 0,
    lambda old, new: _same_topic(old, new) and _shared(old, new) > 0,
    lambda old, new: _shared(old, new) > 0,
    _same_title,
    _same_topic,
)


def _sources(chapter: Chapter) -> tuple[Any, ...]:
    return next((s.sources for s in chapter.sentences if s.sources), ())
