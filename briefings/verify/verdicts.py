"""What an editor may not bring into a line: a verdict, an accusation, a count, a name or a grade in other words.

An editor may put a line in plainer words, and those words need not stand in the report; but a word that judges must.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from briefings.briefing import ChapterKind, FromData
from briefings.verify.align import counts, mark
from briefings.verify.checks import record_stems, short
from briefings.verify.disguise import Finding
from briefings.verify.doers import stands_for
from briefings.verify.grades import grade_words
from briefings.verify.ground import Ground
from briefings.verify.quantities import quantities
from briefings.verify.tables import tables
from briefings.verify.words import Word, stem, synonyms, words

_REWORDED = FromData("edits", "reworded")
_RATES = frozenset(map(stem, ("rate", "rating", "grade", "judge", "judgement", "judgment")))
_IS = frozenset("is are was were be been being am became become seem seems seemed looks looked".split())
_BETWEEN = frozenset("very so quite too really all also often more most less always never not a an the".split())
_VOWELS = re.compile(r"[aeiouyw]+")
_OF_TIME = frozenset({"ready", "there", "here", "able", "about", "due", "done", "gone", "left", "open", "still"})


def verdicts_stand(ground: Ground) -> Iterator[Finding]:
    """An edited line has no word that judges, accuses, counts or names, and that the report has not at that place."""
    if _REWORDED not in ground.sources:
        return
    loose = ground.alignment.loose
    there = {w.stem for w in words(f"{ground.passage} {ground.plain}")} | record_stems(ground)
    same = synonyms()  # "late" for "delayed"
    new = [
        w
        for w in loose
        if w.stem not in there and not stands_for(w, ground) and not same.get(w.stem, frozenset()) & there
    ]
    for kind, stems in (("verdict", _stems("praise", "blame", "grave")), ("number", _stems("counts"))):
        for word in new:
            if word.stem in stems and not mark(word):
                yield kind, f"“{word.text}”", short(ground.passage)
                return
    anywhere = {w.stem for w in words(ground.source)}
    unknown = [w for w in new if w.stem not in anywhere and not mark(w) and not quantities(w.text)]
    for word in unknown:
        if _is_name(word, ground):
            yield "name", ground.text[word.start : word.end], short(ground.passage)
            return
        if _is_predicate(word, ground):
            yield "verdict", f"“{word.text}” of it", short(ground.passage)
            return
        if _sounds_as_a_grade(word.text):
            yield "rating", f"“{word.text}”, which is heard as a grade", short(ground.passage)
            return
    yield from _rating_words(ground, new)


def _rating_words(ground: Ground, new: list[Word]) -> Iterator[Finding]:
    """A line on a rating has its grade in the words of the scale, and brings in no other word."""
    rated = any(r.kind == "ratings" for r in ground.records)
    grades = grade_words(ground.words, ground.facts.framework)
    rates = any(w.stem in _RATES for w in ground.words)
    about = ground.chapter is ChapterKind.RATING or (rated and ground.chapter is ChapterKind.IN_SHORT)
    if not (about or grades or rates) or ground.quotation:
        return
    allowed = _stems("stating") | {stem(word) for word in tables().frame}
    for word in new:
        if word.stem not in allowed and not mark(word) and not quantities(word.text):
            yield "rating", f"“{word.text}” of a rating", short(ground.passage)
            return


def _is_name(word: Word, ground: Ground) -> bool:
    """Whether a word in small letters names a place or a body: "southmoor police", "in eastshire"."""
    given = ground.words
    at = given.index(word)
    after = given[at + 1].text if at + 1 < len(given) else ""
    before = given[at - 1].text if at else ""
    data = _data()
    if after in data["bodies"] and counts(word) and word.text not in data["no_name"]:
        return True
    return before in {"in", "at", "near", "of", "for", "from", "across"} and word.text.endswith(data["place_endings"])


def _is_predicate(word: Word, ground: Ground) -> bool:
    """Whether it is all that is said of something: "the searches were bogus". Participles tell what was done."""
    given = ground.words
    at = given.index(word)
    before = at - 1
    while before >= 0 and given[before].text in _BETWEEN:
        before -= 1
    if before < 0 or given[before].text not in _IS or word.text.endswith(("ed", "ing", "en", "ly")):
        return False
    after = given[at + 1] if at + 1 < len(given) else None
    return word.text not in _OF_TIME and (
        after is None or after.first or after.apart or after.text in {"and", "or", "but", "in", "at", "to"}
    )


@cache
def _sounds_as_a_grade(word: str) -> bool:
    """Whether a word is a grade ill spelt: its first and last letter, and its consonants, are the grade's."""
    parts = {part for name in tables().grades for part in name.split() if len(part) > 3}
    return any(
        part != word
        and (part[0], part[-1], _consonants(part)) == (word[0], word[-1], _consonants(word))
        and abs(len(part) - len(word)) < 4
        for part in parts
    )


def _consonants(word: str) -> str:
    return _VOWELS.sub("", _undoubled(word))


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


@cache
def _data() -> dict[str, tuple[str, ...]]:
    raw = tomllib.loads((files("briefings.verify") / "verdicts.toml").read_text(encoding="utf-8"))
    return {name: tuple(rows) for name, rows in raw.items()}


@cache
def _stems(*lists: str) -> frozenset[str]:
    return frozenset(stem(word) for name in lists for word in _data()[name])
