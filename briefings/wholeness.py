"""Whether sentences make sense heard alone: each acronym is explained in time, and each sentence has a verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefings import inflect, tables

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


_NO_VERB_AFTER = frozenset(
    """
    a an the its their his her our your my no of in on at to for with from by about into and or better more less
    """.split()
)


_OBJECT = frozenset("the a an this these your our its their it them us you there here out up".split())


_SHORT_VERB = re.compile(r"(?:n['’]t|['’](?:re|ve|ll|m|d))$|^(?:it|that|there|what|who|he|she)['’]s$")


def has_verb(sentence: str) -> bool:
    """Whether the sentence has a word that can be its verb. A practical check: a list of verbs, no parsing.

    A word that may be a noun too ("plan", "works") is taken for a verb unless it opens the sentence, follows an
    article, a possessive or a preposition, or closes the sentence after no subject ("… domestic abuse").
    """
    words = re.findall(r"[a-z]+(?:['’][a-z]+)?|\d\S*", sentence.lower())
    for place, word in enumerate(words):
        if ("'" in word or "’" in word) and _SHORT_VERB.search(word):
            return True
        if word not in inflect.finite():
            continue
        before = words[place - 1] if place else ""
        if word not in inflect.unsure():
            return True
        if not before and place + 1 < len(words) and (words[1] in _OBJECT or words[1][0].isdigit()):
            return True  # an order: "Call 999."
        if not before or before in _NO_VERB_AFTER or re.search(r"['’]s?$", before):
            continue
        if (
            place + 1 < len(words)
            or word not in inflect.noun_like()
            or before.endswith("s")
            or before in inflect.subjects()
        ):
            return True
    return False
