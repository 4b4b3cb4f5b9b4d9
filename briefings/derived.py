"""What a briefing derives from itself, put right after an edit: numbered headings, counts, and pointers to chapters.

An editor who takes a chapter out leaves "Concern 3 of 13" and "There are 13 concerns" behind. Those words are ours, and
follow from what the briefing holds; so they are written anew, or go where they would no longer be true.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from briefings import tables
from briefings.briefing import Briefing, Chapter, ChapterKind, FromCount, FromData, Sentence
from briefings.findings import Severity
from briefings.frameworks import frameworks
from briefings.verify import counts_that_hold
from briefings.write.formal import STEP
from briefings.write.story import finished, joined, number
from briefings.write.topics import plural

_ALONE = {"the rating": "rating", "the concern": "concern", "a smaller concern": "smaller concern"}
_ROWS = {"rating": "rating", "concern": "concern", "smaller concern": "smaller"}  # other labels: "labelled"
_HEAD = re.compile(r"(?P<label>[A-Za-z][\w’' -]*?)(?:\s+(?P<place>\d+)(?P<total>\s+of\s+\d+)?)?[.:]\s*(?=\S)")
_LABELLED = "concern chapters: "
_BARE = {ChapterKind.OPINIONS, ChapterKind.QUOTED, ChapterKind.WORDS}  # nothing in them without what they introduce
_POINTERS = {FromData("signposts", "next_told"): ChapterKind.NEXT}
_PAIRS = {  # of the left-out lines of "about": for one, for more
    "concerns": ("left_out_concern", "left_out_concerns"),
    "strengths": ("left_out_strength", "left_out_strengths"),
    "quoted": ("left_out_quoted_one", "left_out_quoted"),
    "next": ("left_out_next_one", "left_out_next"),
}
_LEFT_OUT = "left out "
_MINUTES = "minutes"  # the recording decides


@dataclass(frozen=True, slots=True)
class Settled:
    """``briefing`` with its derived words true again. ``texts`` leads from the place of each line that changed,
    (chapter, sentence) or (chapter, None) for a heading, counted in the briefing as it was given, to its new text;
    None where the line goes."""

    briefing: Briefing
    texts: Mapping[tuple[int, int | None], str | None]


def settle(before: Briefing, after: Briefing, source: str, facts: Mapping[str, Any]) -> Settled:
    """The edited briefing ``after`` with what it derives from itself put right.

    A sentence that the editor changed is left as it is, for the proof to judge; only its count is read afresh.
    """
    ours = {s.text for c in before.chapters for s in c.sentences}
    texts: dict[tuple[int, int | None], str | None] = {}
    kept = {n: c for n, c in enumerate(after.chapters) if not _hollow(c, before)}
    for n, chapter in enumerate(after.chapters):
        if n not in kept:
            texts[n, None] = None
            texts |= {(n, m): None for m in range(len(chapter.sentences))}
    kept = {n: replace(c, title=title) for (n, c), title in zip(kept.items(), _titles(kept.values()), strict=True)}
    texts |= {(n, None): c.title for n, c in kept.items() if c.title != after.chapters[n].title}
    whole = replace(after, chapters=tuple(kept.values()))
    kinds = {c.kind for c in whole.chapters}
    chapters = []
    for n, chapter in kept.items():
        sentences = []
        for m, sentence in enumerate(chapter.sentences):
            right: Sentence | None = sentence
            if any(s in _POINTERS and _POINTERS[s] not in kinds for s in sentence.sources if isinstance(s, FromData)):
                right = None if sentence.text in ours else sentence
            counts = [s for s in sentence.sources if isinstance(s, FromCount) and s.what != _MINUTES]
            if counts and all(count.what.startswith(_LABELLED) for count in counts) and sentence.text in ours:
                holding = [counts_that_hold(source, facts, whole, sentence, count.what) for count in counts]
                right, counts = _of_labels(sentence, counts, holding), []
            for count in counts:
                holds = counts_that_hold(source, facts, whole, sentence, count.what)
                held = counts_that_hold(source, facts, before, sentence, count.what)
                right = _counted(sentence, count, held, holds, sentence.text in ours)
            if right != sentence and (right is None or right.text != sentence.text):
                texts[n, m] = right.text if right else None
            if right is not None:
                sentences.append(right)
        chapters.append(replace(chapter, sentences=tuple(sentences)))
    return Settled(replace(whole, chapters=tuple(chapters)), texts)


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands before the topic in a numbered heading: "Area for improvement 2 of 5."."""

    label: str  # as the heading writes it; of the only one of its kind, without its article
    end: int

    @property
    def key(self) -> str:
        return self.label.lower()


def _head(chapter: Chapter) -> _Head | None:
    found = _HEAD.match(chapter.title) if chapter.kind in (ChapterKind.RATING, ChapterKind.CONCERN) else None
    if found is None:
        return None
    label = _ALONE.get(found["label"].lower(), found["label"])
    known = {"rating"} if chapter.kind is ChapterKind.RATING else {"concern", "smaller concern", *_labels()}
    counted = chapter.kind is ChapterKind.CONCERN and found["total"] is not None
    if label.lower() not in known and not counted:
        return None
    if label.lower() == "rating" and found["place"] is None and found["label"].lower() == "rating":
        return None
    return _Head(label, found.end())


@cache
def _labels() -> frozenset[str]:
    """The formal labels of all inspectorates, and our own word for a step of the law, in small letters."""
    rows = {row.label for family in frameworks() for row in family.labels}
    return frozenset(label.lower() for label in (*rows, *Severity, STEP)) - {Severity.CONCERN}


def topic_of(chapter: Chapter) -> str:
    """A heading without its number: "Staff training." of "Concern 13 of 13. Staff training."."""
    head = _head(chapter)
    return chapter.title[head.end :] if head else chapter.title


def is_numbered(chapter: Chapter) -> bool:
    """Whether the heading has its number, or says that it is the only one ("The concern. …")."""
    return _head(chapter) is not None


def numbered(chapter: Chapter, place: int, total: int, like: Chapter | None = None) -> str:
    """The heading with its place among ``total`` of its label. ``like``: the one whose label it takes."""
    head = _head(like or chapter)
    default = "Rating" if chapter.kind is ChapterKind.RATING else "Concern"
    label = head.label if head else default
    row = _ROWS.get(label.lower(), "labelled")
    text = tables.lists("templates", "titles")[row if total > 1 else f"{row}_single"][0]
    return finished(text.format(place=place, number=total, topic=topic_of(chapter).rstrip("."), label=label))


def _titles(chapters: Iterable[Chapter]) -> Iterator[str]:
    chapters = tuple(chapters)
    heads = [_head(c) for c in chapters]
    totals = Counter((c.kind, head.key) for c, head in zip(chapters, heads, strict=True) if head)
    places: Counter[tuple[ChapterKind, str]] = Counter()
    for chapter, head in zip(chapters, heads, strict=True):
        if head is None:
            yield chapter.title
            continue
        key = chapter.kind, head.key
        places[key] += 1
        yield numbered(chapter, places[key], totals[key])


def _hollow(chapter: Chapter, before: Briefing) -> bool:
    """Whether nothing is left under a heading, or nothing but our own words that introduce what is gone."""
    if not chapter.sentences:
        return True
    was = next((c for c in before.chapters if c.kind is chapter.kind and topic_of(c) == topic_of(chapter)), None)
    introduces = all(
        all(isinstance(s, FromData) and s.table == "signposts" for s in sentence.sources)
        for sentence in chapter.sentences
    )
    return chapter.kind in _BARE and introduces and was is not None and len(was.sentences) > len(chapter.sentences)


def _counted(
    sentence: Sentence, count: FromCount, held: frozenset[int], holds: frozenset[int], ours: bool
) -> Sentence | None:
    """The sentence with the count that now holds; None where it is ours and can no longer be said."""
    if not holds and ours and held:
        return None  # an absence that is none any more
    if not holds or (count.value in holds and held == holds):
        return sentence
    if not ours:
        said = [value for value in sorted(holds) if _says(sentence.text, value)]
        return replace(sentence, sources=_with(sentence, count, said[0])) if said else sentence
    shift = min(holds) - min(held) if held else 0
    value = min(max(count.value + shift, min(holds)), max(holds))
    if value == count.value:
        return sentence
    text = _retold(sentence.text, count, value)
    return replace(sentence, text=text, sources=_with(sentence, count, value)) if text else None


def _of_labels(sentence: Sentence, counts: Sequence[FromCount], holding: Sequence[frozenset[int]]) -> Sentence | None:
    """How many chapters each label has, told anew: "There are two areas for improvement and one smaller concern."."""
    new = [replace(count, value=max(holds, default=0)) for count, holds in zip(counts, holding, strict=True)]
    left = [count for count in new if count.value]
    if new == list(counts) or not left:
        return sentence if left else None
    names = [(count.what.removeprefix(_LABELLED), count.value) for count in left]
    said = joined(f"{number(n)} {plural(name) if n > 1 else name}" for name, n in names)
    row = tables.lists("templates", "in_short")["kinds" if left[0].value > 1 else "kinds_one"][0]
    return replace(sentence, text=row.format(words=said), sources=tuple(left))


def _with(sentence: Sentence, count: FromCount, value: int) -> tuple[Any, ...]:
    return tuple(replace(s, value=value) if s == count else s for s in sentence.sources)


def _retold(text: str, count: FromCount, value: int) -> str | None:
    """The sentence saying ``value``; None where it has no words for so many."""
    if count.what.startswith(_LEFT_OUT):
        rows = tables.lists("templates", "about")
        pair = _PAIRS.get(count.what.removeprefix(_LEFT_OUT))
        if pair and value and any(text == rows[key][0].format(number=number(count.value)) for key in pair):
            return rows[pair[value > 1]][0].format(number=number(value))
    if value < 2 or count.value < 2:
        return None
    new, times = _said(count.value).subn(number(value), text)
    return new if times == 1 else None


def _says(text: str, value: int) -> bool:
    return _said(value).search(text) is not None


@cache
def _said(value: int) -> re.Pattern[str]:
    """A number, in figures or as a word."""
    return re.compile(rf"(?<![\w.,])(?:{value}|{number(value)})(?![\w%]|[.,]\d)", re.IGNORECASE)
