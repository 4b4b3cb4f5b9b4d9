"""Harmful edits of a finished briefing: each makes it say what the report does not.

The kinds live in two halves. Those of ``harm_first`` were written before the checker was tuned; those of
``harm_second`` after it, so that the two rates show whether it was fitted to the kinds that it had seen.
Nothing here knows how the checker works.
"""

from __future__ import annotations

import dataclasses
import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefings.briefing import Briefing, Chapter, ChapterKind, FromReport, Sentence

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Harm:
    """``briefing`` is harmed in ``chapter``, in the sentence that now reads ``now``; "" when a whole chapter is."""

    kind: str
    briefing: Briefing
    chapter: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A briefing and what it was made from."""

    source: str
    facts: Facts
    briefing: Briefing
    random: random.Random

    def places(self, *kinds: ChapterKind) -> Iterator[tuple[int, int, Sentence]]:
        """The sentences that stand on the report, with the numbers of their chapter and their own."""
        for c, chapter in enumerate(self.briefing.chapters):
            for s, sentence in enumerate(chapter.sentences):
                if (not kinds or chapter.kind in kinds) and any(isinstance(x, FromReport) for x in sentence.sources):
                    yield c, s, sentence

    def chapters(self, kind: ChapterKind) -> list[int]:
        return [n for n, chapter in enumerate(self.briefing.chapters) if chapter.kind is kind]

    def rewritten(self, kind: str, c: int, s: int, now: str) -> Harm:
        """The briefing with one sentence reading ``now``."""
        chapter = self.briefing.chapters[c]
        was = chapter.sentences[s].text
        sentences = list(chapter.sentences)
        sentences[s] = dataclasses.replace(sentences[s], text=now)
        return Harm(kind, self.with_chapter(c, sentences=tuple(sentences)), chapter.title, was, now)

    def retitled(self, kind: str, c: int, title: str) -> Harm:
        was = self.briefing.chapters[c].title
        return Harm(kind, self.with_chapter(c, title=title), title, was, title)

    def without_chapter(self, kind: str, c: int) -> Harm:
        """The briefing without a chapter, the others numbered afresh so that the gap does not show."""
        gone = self.briefing.chapters[c]
        left = [chapter for n, chapter in enumerate(self.briefing.chapters) if n != c]
        return Harm(kind, dataclasses.replace(self.briefing, chapters=renumbered(left)), "", gone.title, "")

    def with_chapter(self, c: int, **changes: Any) -> Briefing:
        chapters = list(self.briefing.chapters)
        chapters[c] = dataclasses.replace(chapters[c], **changes)
        return dataclasses.replace(self.briefing, chapters=tuple(chapters))

    def moved(self, kind: str, c: int, s: int, to: int) -> Harm:
        """The briefing with a sentence taken out of its chapter and put at the end of another."""
        sentence = self.briefing.chapters[c].sentences[s]
        chapters = list(self.briefing.chapters)
        chapters[to] = dataclasses.replace(chapters[to], sentences=(*chapters[to].sentences, sentence))
        title = chapters[to].title
        briefing = dataclasses.replace(self.briefing, chapters=tuple(chapters))
        return Harm(kind, briefing, title, sentence.text, sentence.text)


Generator = Callable[[Scene], Iterable[Harm]]


def renumbered(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """Chapters with "Rating 2 of 4" counted again."""
    chapters = list(chapters)
    pattern = re.compile(r"^(?P<what>[A-Z][\w ]*?) \d+ of \d+")
    kinds = [m["what"] if (m := pattern.match(chapter.title)) else "" for chapter in chapters]
    out = []
    for n, chapter in enumerate(chapters):
        if kinds[n]:
            number, total = kinds[: n + 1].count(kinds[n]), kinds.count(kinds[n])
            title = pattern.sub(f"{kinds[n]} {number} of {total}", chapter.title)
            chapter = dataclasses.replace(chapter, title=title)
        out.append(chapter)
    return tuple(out)


def substitution(
    pattern: str, new: str | Callable[[re.Match[str], Scene], str | None], *kinds: ChapterKind
) -> Generator:
    """A generator that changes each place of ``pattern`` in sentences that stand on the report, one at a time."""
    compiled = re.compile(pattern, re.IGNORECASE)

    def generate(scene: Scene) -> Iterator[Harm]:
        for c, s, sentence in scene.places(*kinds):
            for match in compiled.finditer(sentence.text):
                other = match.expand(new) if isinstance(new, str) else new(match, scene)
                if other is None or other == match.group():
                    continue
                now = sentence.text[: match.start()] + other + sentence.text[match.end() :]
                yield scene.rewritten("", c, s, tidy(now))

    return generate


def tidy(text: str) -> str:
    """One space between words, none before a stop, a capital first."""
    text = re.sub(r"\s+([.,;:])", r"\1", " ".join(text.split()))
    return text[:1].upper() + text[1:]


def harms(scene: Scene, kinds: Mapping[str, Generator], most: int = 5) -> Iterator[Harm]:
    """For each kind, up to ``most`` of its harms on this briefing, drawn by the scene's own random numbers."""
    for kind, generator in kinds.items():
        made = list(generator(scene))
        scene.random.shuffle(made)
        for harm in made[:most]:
            yield dataclasses.replace(harm, kind=kind)
