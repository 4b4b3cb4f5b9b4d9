"""Grade words in a sentence, and what is claimed with them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from briefings.frameworks import Framework, framework, frameworks
from briefings.verify.records import Facts, Record
from briefings.verify.tables import tables
from briefings.verify.words import Word, words

NOT_RATED = "not rated"


@dataclass(frozen=True, slots=True)
class GradeWord:
    """A grade found in a text: ``first`` to ``last`` are indexes of its words."""

    grade: str
    first: int
    last: int


_UNRATED = re.compile(
    r"(?:(?:\b(?:not|never|without|no|nor)|n['’]t)\b(?:\s+\w+){0,4}?\s+"
    r"(?:rat(?:e|ed|ing|ings)|grad(?:e|ed|es|ing)|judg(?:e?ment|ements|ed|e))|\bunrated|\bungraded)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:last (?:\w+ )?(?:time|year|inspection|report)|previous(?:ly)?|before|earlier|used to|formerly|had been|then"
    r"|in the past|(?:in|from|of|since) (?:\w+ )?(?:19|20)\d\d(?:/\d\d)?|ago|at the (?:last|time)|no longer"
    r"|the (?:last|old|past) (?:rating|grade|inspection)|up from|down from)\b",
    re.IGNORECASE,
)


def unrated(text: str) -> bool:
    """Whether a text says that a grade was not given."""
    return _UNRATED.search(text) is not None


def earlier(text: str) -> bool:
    """Whether a text marks what it says as of an earlier time."""
    return _EARLIER.search(text) is not None


def grade_words(given: Sequence[Word], framework_id: str) -> tuple[GradeWord, ...]:
    """Every grade word in a sentence, the longest first where two begin alike ("not sufficiently good")."""
    found: list[GradeWord] = []
    forms = _forms(framework_id)
    n = 0
    while n < len(given):
        for stems, grade in forms.get(given[n].stem, ()):
            if tuple(w.stem for w in given[n : n + len(stems)]) == stems:
                found.append(GradeWord(grade, n, n + len(stems) - 1))
                n += len(stems) - 1
                break
        n += 1
    return tuple(found)


def same_grade(a: str, b: str, framework_id: str) -> bool:
    """Whether two wordings name one grade of the family ("require improvement", "requires improvement")."""
    return _name(a, framework_id) == _name(b, framework_id)


def area_forms(area: str, area_id: str | None, framework_id: str) -> tuple[frozenset[str], ...]:
    """The sets of stems any of which names an area: the text's words, the family's own and its plain ones."""
    known = framework(framework_id)
    row = known.area(area_id) if known and area_id else None
    texts = [re.sub(r"\s*\((?:unnamed|not named)\)", "", area), *((row.name, row.plain, *row.wordings) if row else ())]
    forms = [frozenset(w.stem for w in words(t) if w.text not in tables().function) for t in texts]
    return tuple(form for form in forms if form)


def of_body(record: Record, stems: Collection[str], facts: Facts) -> bool:
    """Whether a text names the body that was rated, where the report rates several; True where it rates one."""
    bodies = {r.text("organisation") for r in facts.of("ratings")} - {""}
    own = record.text("organisation")
    if len(bodies) < 2 or not own:
        return True
    shared = frozenset.intersection(*(frozenset(w.stem for w in words(body)) for body in bodies))
    distinct = {w.stem for w in words(own)} - shared
    return distinct <= set(stems)


def names_area(record: Record, stems: Collection[str], framework_id: str) -> bool:
    """Whether a text with these stems names the area that a record rates."""
    given = set(stems)
    return any(form <= given for form in area_forms(record.text("area"), record.text("area_id") or None, framework_id))


def _name(grade: str, framework_id: str) -> str:
    found = grade_words(words(grade), framework_id)
    return found[0].grade if found else grade.lower()


@cache
def _forms(framework_id: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The stems of each grade's wordings with the grade, by the first stem, longest first."""
    forms: dict[tuple[str, ...], str] = {}
    for name in tables().grades:
        forms.setdefault(tuple(w.stem for w in words(name)), name)
    for family in _families(framework_id):
        for grade in family.grades:
            forms[tuple(w.stem for w in words(grade.name))] = grade.name
            for wording in grade.wordings:
                forms.setdefault(tuple(w.stem for w in words(wording)), grade.name)
    ordered = sorted(forms.items(), key=lambda item: len(item[0]), reverse=True)
    return {first: tuple(item for item in ordered if item[0][0] == first) for first in {stems[0] for stems in forms}}


def _families(framework_id: str) -> tuple[Framework, ...]:
    own = framework(framework_id)
    return (own,) if own else frameworks()
