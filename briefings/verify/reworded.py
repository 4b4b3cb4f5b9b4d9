"""What an editor may put in other words though it stands on no words of the report: our own lines, and headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from briefings.briefing import Chapter, ChapterKind, FromData
from briefings.verify.align import counts, mark
from briefings.verify.claims import labels
from briefings.verify.failure import Failure
from briefings.verify.grades import grade_words
from briefings.verify.names import capitals, name_words
from briefings.verify.quantities import values
from briefings.verify.records import Facts
from briefings.verify.rows import SETTINGS, Row, row_texts, templates
from briefings.verify.tables import tables
from briefings.verify.words import Word, synonyms, words

HEADING = "a heading of an editor’s own"  # who says what such a heading must be, in a failure
_ENOUGH = 0.5  # of the words that count must be the line's own, or everyday synonyms of them
_STRICT = ("grades", "labels", "outcomes")  # what a grade or a label means: no word may come that is not there
_GLOSSES = ("glosses", "acronyms", "areas", "inspectorates", *_STRICT)
_PARTS = re.compile(r"(?<=[.!?])\s+")
_SLOT = re.compile(r"\{(\w*)\}")


def by(rows: Iterable[FromData]) -> str:
    """Who says what stands in rows of our own data, for a message."""
    tables_ = {row.table for row in rows}
    return "the explanation" if tables_ & set(_GLOSSES) else "the program’s own line"


def row_failures(facts: Facts, chapter: Chapter, text: str, sources: Sequence[FromData]) -> Iterator[Failure]:
    """What a line of ours in an editor's words says that our row does not; nothing when it says the same."""
    rows = [row for source in sources for row in row_texts(source, facts.framework)]
    whole = " ".join(row.text for row in rows)
    parts = [(row, part) for row in rows for part in dict.fromkeys((*_PARTS.split(row.text), row.text))]
    if not parts:
        yield Failure(chapter.title, text, f"“{text}”", "no such line", "data", by(sources))
        return
    row, part = max(parts, key=lambda pair: _likeness(pair[1], text))
    for kind, says, there in islice(_differs(facts, row, part, whole, text), 1):
        yield Failure(chapter.title, text, says, there, kind, by(sources))


def _likeness(one: str, two: str) -> float:
    """The share of the words of both texts that they have in common, function words too."""
    a, b = ([w.stem for w in words(text)] for text in (one, two))
    return 2 * (Counter(a) & Counter(b)).total() / max(1, len(a) + len(b))


def _differs(facts: Facts, row: Row, part: str, whole: str, text: str) -> Iterator[tuple[str, str, str]]:
    """Kind, what the line says, what our row says."""
    said, there = words(text), words(_SLOT.sub(" ", part))
    quoted = f"“{part}”"
    slots = set(_SLOT.findall(part))
    if not slots & SETTINGS:
        for value in sorted(values(text) ^ values(part)):
            yield "number", value if value in values(text) else f"nothing of {value}", quoted
        known = capitals(f"{whole} {row.key} {facts.organisation} {facts.inspectorate}") | _capitals_of(facts)
        for name in name_words(said):
            if name.text not in known and not slots:
                yield "name", text[name.start : name.end], quoted
    own = {g.grade for g in grade_words(there, facts.framework)} | {row.key}
    for grade in grade_words(said, facts.framework):
        if grade.grade not in own:
            yield "rating", f"“{grade.grade}”", quoted
    for label in labels(text) - labels(f"{part} {row.key}"):
        yield "severity", f"“{label}”", quoted
    for negation in _more_nots(said, there):
        yield "negation", f"“{negation}”", quoted
    if len(list(_nots(said))) < len(list(_nots(there))):
        yield "negation", f"nothing of “{next(_nots(there))}”", quoted
    for opposite in _opposites(said, there):
        yield "opposite", f"“{opposite}”", quoted
    strict = row.section in _STRICT
    if strict and sorted(filter(None, map(mark, said))) != sorted(filter(None, map(mark, there))):
        yield "hedge", f"“{text}”", quoted
    subject = [w for w in words(row.key) if counts(w) and w.stem in {x.stem for x in there}]
    lost = [w.text for w in subject if w.stem not in {x.stem for x in said}]
    if row.section in _GLOSSES and lost:
        yield "data", f"nothing of “{lost[0]}”", quoted
    new = unknown(said, words(f"{whole} {row.key}"))
    if new and (strict or len(new) > (1 - _ENOUGH) * sum(map(counts, said))):
        yield "new words", f"“{new[0].text}”", quoted


def heading_failures(source: str, facts: Facts, chapter: Chapter, text: str, passage: str | None) -> Iterator[Failure]:
    """What a heading in an editor's words may not hold: a number, a name that is not there, a negation, a judgement.

    ``passage`` is what the chapter tells of in the report, where its heading is to name that.
    """
    given = words(text)
    there = words(" ".join([passage or "", *(s.text for s in chapter.sentences)]))

    def failure(kind: str, says: str, report: str) -> Failure:
        return Failure(chapter.title, chapter.title, says, report, kind, HEADING)

    yield from (failure("severity", f"“{label}”", "no kind of concern") for label in sorted(labels(text)))
    for grade in grade_words(given, facts.framework):
        yield failure("rating", f"“{grade.grade}”", "no grade")
    for value in sorted(values(text)):
        yield failure("number", value, "no number")
    known = capitals(f"{facts.organisation} {facts.inspectorate} {passage or ''}") | capitals(_sentences(chapter))
    for word in name_words(given):
        if word.text not in known:
            yield failure("name", text[word.start : word.end], "no name that the chapter has not")
    for negation in _nots(given):
        yield failure("negation", f"“{negation}”", "no “not”")
    stems = {w.stem for w in there}
    for word in given:
        if word.text in tables().judging and word.stem not in stems:
            yield failure("judging", f"“{word.text}”", "no word that judges")
    for opposite in _opposites(given, there):
        yield failure("opposite", f"“{opposite}”", "no word that turns the chapter’s round")
    if chapter.kind in (ChapterKind.OPINIONS, ChapterKind.QUOTED) and any(w.stem == "inspector" for w in given):
        yield failure("speaker", "“inspectors”", "no inspectors, since others say this")
    if chapter.kind is ChapterKind.STRENGTHS and any(_opposites(given, words(_own_title(chapter)))):
        yield failure("opposite", f"“{text}”", "that these are good points")
    said = [w for w in given if counts(w)]
    new = unknown(given, there)
    if passage is not None and (not said or len(new) > (1 - _ENOUGH) * len(said)):
        yield failure("topic", f"“{(new or given)[0].text}”", "words of its chapter, for the most part")
    first = given[0] if given else None
    if first and first not in name_words(given) and _may_be_a_name(first, there, source):
        what = "as its first word one that the report has in small letters: this may be a name"
        yield failure("name", text[first.start : first.end], what)


def _may_be_a_name(word: Word, there: Iterable[Word], source: str) -> bool:
    """Whether a word at the head of a line, where its capital says nothing, is no common word that we know."""
    common = counts(word) and not unknown([word], there)
    known = word.stem in synonyms() or mark(word) or word.text in tables().judging or word.text in tables().people
    return bool(counts(word) and not common and not known and not re.search(rf"\b{re.escape(word.text)}\b", source))


def unknown(given: Iterable[Word], there: Iterable[Word]) -> list[Word]:
    """The words that count of which neither the stem nor an everyday synonym is ``there``."""
    stems = {w.stem for w in there}
    return [w for w in given if counts(w) and w.stem not in stems and not synonyms().get(w.stem, frozenset()) & stems]


def _sentences(chapter: Chapter) -> str:
    return " ".join(s.text for s in chapter.sentences)


def _own_title(chapter: Chapter) -> str:
    names = {ChapterKind.STRENGTHS: "strengths"}
    return " ".join(row.text for row in templates("titles") if row.key == names.get(chapter.kind))


def _capitals_of(facts: Facts) -> frozenset[str]:
    return capitals(" ".join(facts.organisations))


def _nots(given: Iterable[Word]) -> Iterator[str]:
    return (w.text for w in given if mark(w) == "not")


def _more_nots(said: Sequence[Word], there: Sequence[Word]) -> list[str]:
    return list(_nots(said))[len(list(_nots(there))) :]


def _opposites(said: Iterable[Word], there: Iterable[Word]) -> Iterator[str]:
    """Words whose opposite is there, and they are not."""
    known = {w.text for w in there}
    for word in said:
        if word.text not in known and tables().opposites.get(word.text, frozenset()) & known:
            yield word.text
