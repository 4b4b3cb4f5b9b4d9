"""Whether sentences make sense heard alone: each acronym is explained in time, and each sentence has a verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefings import inflect, syllables, tables

_ACRONYM = re.compile(r"(?<![\w-])(?:[A-Z]{2,}[A-Za-z]*[A-Z]|[A-Z]{2,}|[A-Z][a-z]{1,2}[A-Z]{1,3})s?(?![\w])")


def unexplained(sentences: Sequence[str]) -> tuple[str, ...]:
    """Acronyms that no sentence explains by the sentence after the one that has them first.

    Explained is "HMIC is short for …", "HMIC means …", "HMIC, the …", "Her Majesty's … (HMIC)" or "HMIC (Her …)".
    """
    everyday = set(tables.lists("glosses", "everyday")["acronyms"])
    met: set[str] = set()
    found: list[str] = []
    for index, sentence in enumerate(sentences):
        for acronym in _ACRONYM.findall(sentence):
            single = acronym.removesuffix("s") if acronym[-1] == "s" and acronym[:-1].isupper() else acronym
            if single in met or single in everyday or re.sub(r"[^\w\s]", "", sentence).isupper():
                continue
            met.add(single)  # what explains it here explains it from here on
            if not any(single in near and _explains(near, single) for near in sentences[: index + 2]):
                found.append(single)
    return tuple(found)


def _explains(sentence: str, acronym: str) -> bool:
    name = re.escape(acronym)
    ways = (
        rf"\b{name}s?[”’\"']? (?:is|are|was|were) (?:short for|the|a|an)\b",
        rf"\b{name}s? (?:means?|stands? for)\b",
        rf"[a-z] \((?:the )?{name}s?\)",
        rf"\b{name}s? \([A-Za-z]+ [^)]*\)",
        rf"\b{name}s?, (?:the|a|an|or|which|short) ",
    )
    return any(re.search(way, sentence) for way in ways)


def _base(word: str) -> bool:
    """Whether the dictionary has forms of this word as a verb: "queue", as it has "queued" and "queuing"."""
    if len(word) < 3:
        return False
    forms, known, doubled = inflect.verb(word), syllables.known(), word + word[-1]
    return word in known and (
        {forms.past, forms.ing} <= known.keys() or {f"{doubled}ed", f"{doubled}ing"} <= known.keys()
    )


@lru_cache(maxsize=10_000)
def _inflected(word: str) -> bool:
    """Whether the dictionary has this word's forms as a verb: "predicts", as it has "predicted" and "predicting"."""
    known = syllables.known()
    if _base(word):
        return True
    for base in {word[:-1], word[:-2], f"{word[:-3]}y", f"{word[:-1]}e"}:
        if len(base) > 2 and base in known:
            forms = inflect.verb(base)
            if word in (forms.third, forms.past) and {forms.past, forms.ing} <= known.keys():
                return True
    return False


_NO_VERB_AFTER = frozenset(
    """
    a an the its their his her our your my no of in on at to for with from by about into and or better more less
    """.split()
)


_OBJECT = frozenset("the a an this these your our its their it them us you there here out up".split())


_SHORT_VERB = re.compile(r"(?:n['’]t|['’](?:re|ve|ll|m|d))$|^(?:it|that|there|what|who|he|she)['’]s$")


_SUBJECT_OPENS = frozenset("the a an this that its their his her our your my each every no one".split())
_AFTER_VERB = frozenset("well often together hard too also the a an its their them it us him her this these".split())


def _after_subject(words: Sequence[str], place: int) -> bool:
    """Whether a word that our list of verbs has not is one by its place: "The service exercises regularly …".

    It ends in -s, after an article and one noun in the singular, and an adverb or an object follows: "the fire
    exercises" and "regular exercises with crews" are no sentences.
    """
    if place < 2 or place + 1 >= len(words) or words[place - 2] not in _SUBJECT_OPENS:
        return False
    word, before, after = words[place], words[place - 1], words[place + 1]
    follows = after in _AFTER_VERB or (after.endswith("ly") and len(after) > 4)
    return follows and word.endswith("s") and not before.endswith("s") and _inflected(word)


def has_verb(sentence: str, *, broadly: bool = False) -> bool:
    """Whether the sentence has a word that can be its verb. A practical check: a list of verbs, no parsing.

    A word that may be a noun too ("plan", "works") is taken for a verb unless it opens the sentence, follows an
    article, a possessive or a preposition, or closes the sentence after no subject ("… domestic abuse").
    ``broadly`` so takes any word that English inflects as a verb, for texts on what our list of verbs does not know.
    """
    words = re.findall(r"[a-z]+(?:['’][a-z]+)?|\d\S*", sentence.lower())
    for place, word in enumerate(words):
        if ("'" in word or "’" in word) and _SHORT_VERB.search(word):
            return True
        listed = word in inflect.finite()
        if not listed and _after_subject(words, place):
            return True
        if not listed and not (broadly and _inflected(word)):
            continue
        before = words[place - 1] if place else ""
        if broadly and not before and len(words) > 2 and _base(word):
            return True  # an order: "Queue at the gate."
        if listed and word not in inflect.unsure():
            return True
        if not before and place + 1 < len(words) and (words[1] in _OBJECT or words[1][0].isdigit()):
            return True  # an order: "Call 999."
        if not before or before in _NO_VERB_AFTER or re.search(r"['’]s?$", before):
            continue
        if (
            place + 1 < len(words)
            or (listed and word not in inflect.noun_like())
            or before.endswith("s")
            or before in inflect.subjects()
        ):
            return True
    return False
