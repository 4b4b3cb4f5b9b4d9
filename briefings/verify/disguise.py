"""Words in disguise: a grade in pieces, letters that only look like ours, numbers and names that do not look like such.

These hold of every sentence and title, whoever wrote it; what an editor may not bring in is in ``verdicts``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from briefings.frameworks import framework, frameworks
from briefings.letters import fault
from briefings.verify.ground import Ground
from briefings.verify.tables import tables
from briefings.verify.words import fold, words

Finding = tuple[str, str, str]

_PLAIN = "letters that are read as they look"
_FIGURES_FOR_LETTERS = str.maketrans("0135@$!|", "oiesasil")
_SPELT = re.compile(r"(?<![^\W_])[^\W\d_](?:[\W_]{1,3}[^\W\d_]){2,}(?![^\W_])")  # "g o o d", "g-o-o-d"
_CHARACTER = re.compile(r"[^\W_]|[@$!|]")


def disguises(text: str, source: str, framework_id: str) -> Iterator[Finding]:
    """What in ``text`` the eye, we and a voice would not read alike, and the report does not print so."""
    what = fault(text)
    if what:
        yield "characters", what, _PLAIN
    printed = fold(source)
    for match in _SPELT.finditer(text):
        if fold(match[0]) not in printed:
            yield "characters", f"“{match[0]}”, letter by letter", "no such letters"
    for place in _in_pieces(text, framework_id):
        if fold(place) not in printed:
            yield "rating", f"“{place}”, which is heard as a grade", "no such words"
    for sign in text:
        if unicodedata.category(sign) == "No" and sign not in source:
            yield "number", f"“{sign}”", "no such sign"
            return


def letters_stand(ground: Ground) -> Iterator[Finding]:
    """No word of a sentence is in disguise."""
    yield from disguises(ground.text, f"{ground.source}\n{ground.plain}", ground.facts.framework)


def _in_pieces(text: str, framework_id: str) -> Iterator[str]:
    """Grades that are there when words run together, and not as words: "go od", "g0od", "out-standing"."""
    places = [m.start() for m in _CHARACTER.finditer(text)]
    run = "".join(text[n].lower() for n in places).translate(_FIGURES_FOR_LETTERS)
    if len(run) != len(places):  # a capital whose small letter is two: no Latin word has one
        return
    for grade, printed in _grades(framework_id).items():
        at = run.find(grade)
        while at >= 0:
            start, end = places[at], places[at + len(grade) - 1] + 1
            whole = not (start and _CHARACTER.match(text[start - 1])) and not _CHARACTER.match(text[end : end + 1])
            piece = text[start:end]
            if whole and tuple(w.stem for w in words(piece)) not in printed:
                yield piece
            at = run.find(grade, at + 1)


@cache
def _grades(framework_id: str) -> dict[str, frozenset[tuple[str, ...]]]:
    """Each grade of the scale as letters alone, with the stems of the ways in which it is printed."""
    own = framework(framework_id)
    families = (own,) if own else frameworks()
    names = {*tables().grades, *(n for f in families for g in f.grades for n in (g.name, *g.wordings))}
    found: dict[str, frozenset[tuple[str, ...]]] = {}
    for name in names:
        run = re.sub(r"[\W_]", "", name.lower())
        if len(run) > 3:
            found[run] = found.get(run, frozenset()) | {tuple(w.stem for w in words(name))}
    return dict(sorted(found.items()))
