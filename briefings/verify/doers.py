"""Words that may stand for another of the source: "inspectors" for "we", "the force" for "it" or for its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefings.frameworks import framework
from briefings.verify.words import Word, stem, words

if TYPE_CHECKING:
    from briefings.verify.ground import Ground

_WE = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|us|[Mm]y|me)\b")
_IT = re.compile(r"\b(?:it|its|itself|they|their|them)\b", re.IGNORECASE)
_INSPECTORS = frozenset({stem("inspector"), stem("inspectors"), stem("inspectorate")})


def stands_for(word: Word, ground: Ground) -> bool:
    """Whether ``word``, which the source has not, may stand there for one that it has."""
    if word.stem == stem("example"):
        return bool(re.search(r"\b(?:such as|includ\w+|for (?:example|instance)|e\.?g)\b", ground.passage))
    if word.stem in _INSPECTORS:
        return bool(_WE.search(ground.passage)) and not _replaces(word, ground, first_person=True)
    if word.stem in _body_nouns(ground):
        return not _replaces(word, ground, first_person=False)
    return False


def _replaces(word: Word, ground: Ground, *, first_person: bool) -> bool:
    """Whether the word stands right before a word of the source in the place of another doer that is left out."""
    aligned = ground.alignment
    at = next(n for n, w in enumerate(aligned.sentence) if w is word)
    after = next((aligned.pairs[n] for n in range(at + 1, len(aligned.sentence)) if n in aligned.pairs), None)
    if after is None:
        return False
    before = aligned.slots[after - 1] if after else None
    if before is not None and before.region is not None and before.region == aligned.slots[after].region:
        return False
    if before is None or before.word is None or before.part != aligned.slots[after].part or after - 1 in aligned.used:
        return not first_person and _first_person_before(after, ground)
    next_word = aligned.slots[after].word
    if next_word is not None and (next_word.first or next_word.apart):
        return False
    if next_word is not None:
        between = ground.passages[before.part][before.word.end : next_word.start]
        if _WE.search(between) or _IT.search(between):
            return False
    name = ground.facts.inspectorate if first_person else ground.facts.organisation
    known = {w.stem for w in words(name)} | (_INSPECTORS if first_person else _body_nouns(ground))
    return before.mark is None and before.word.stem not in known and not before.word.text.endswith("ly")


def _first_person_before(slot: int, ground: Ground) -> bool:
    """Whether "I" or "we" does what the source's word at ``slot`` says."""
    word = ground.alignment.slots[slot].word
    if word is None:
        return False
    passage = ground.passages[ground.alignment.slots[slot].part]
    before = passage[max(0, word.start - 24) : word.start]
    return bool(re.search(r"\b(?:I|[Ww]e)\s+(?:\w+\s+){0,2}$", before)) and not _IT.search(before)


def _body_nouns(ground: Ground) -> frozenset[str]:
    known = framework(ground.facts.framework)
    nouns = known.body_nouns if known else ("organisation", "body", "service")
    return frozenset(w.stem for noun in nouns for w in words(noun))
