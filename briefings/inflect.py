"""The forms of English verbs and nouns, from ``briefings/data/verbs.toml`` and the rules of spelling."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from briefings import tables


@dataclass(frozen=True, slots=True)
class VerbForms:
    """ "go": "goes", "went", "gone", "going"."""

    base: str
    third: str
    past: str
    participle: str
    ing: str


@cache
def _irregular() -> Mapping[str, list[str]]:
    return tables.lists("verbs", "irregular", 4)


@cache
def _doubling() -> frozenset[str]:
    """Verbs that double their last letter."""
    return frozenset(tables.lists("verbs", "doubling")["words"])


@cache
def verb(base: str) -> VerbForms:
    """The forms of a verb; what stands after it, and an adverb before it, stay ("set up": "sets up")."""
    adverb, _, rest = base.partition(" ")
    if adverb.endswith("ly") and rest and adverb not in bases():
        forms = verb(rest)
        parts = (forms.third, forms.past, forms.participle, forms.ing)
        return VerbForms(base, *(f"{adverb} {form}" for form in parts))
    head, _, tail = base.partition(" ")
    tail = tail and " " + tail
    irregular = _irregular().get(head)
    if irregular:
        return VerbForms(base, *(form + tail for form in irregular))
    stem = head + head[-1] if head in _doubling() else head
    if re.search(r"[^aeiou]y$", head):
        third, past = head[:-1] + "ies", head[:-1] + "ied"
    else:
        third = head + ("es" if re.search(r"(?:s|x|z|ch|sh)$", head) else "s")
        past = head + "d" if head.endswith("e") else stem + "ed"
    if head.endswith("ie"):
        ing = head[:-2] + "ying"
    elif re.search(r"[^eoy]e$", head):
        ing = head[:-1] + "ing"
    else:
        ing = stem + "ing"
    return VerbForms(base, third + tail, past + tail, past + tail, ing + tail)


def plural(noun: str) -> str:
    """The plural of a noun or of a noun phrase's last word; a few nouns of our tables have their own."""
    own = {"person": "people", "child": "children", "man": "men", "woman": "women", "staff": "staff"}
    head, _, last = noun.rpartition(" ")
    if last in own:
        many = own[last]
    elif re.search(r"[^aeiou]y$", last):
        many = last[:-1] + "ies"
    else:
        many = last + ("es" if re.search(r"(?:s|x|z|ch|sh)$", last) else "s")
    return f"{head} {many}".strip()


@cache
def bases() -> frozenset[str]:
    """Every verb of the table, in its base form."""
    regular = {base for row in tables.lists("verbs", "regular").values() for base in row}
    return frozenset(regular | set(tables.lists("verbs", "irregular", 4)))


@cache
def finite() -> frozenset[str]:
    """Words that can be a sentence's verb: helpers, and each verb's base, third and past forms."""
    forms = {form for base in bases() for form in (verb(base).base, verb(base).third, verb(base).past)}
    return frozenset(forms | set(tables.lists("verbs", "helpers")["words"]))


@cache
def noun_like() -> frozenset[str]:
    """Verbs whose base form is more often a noun: "a review"."""
    return frozenset(tables.lists("verbs", "nouns")["words"])


@cache
def unsure() -> frozenset[str]:
    """Forms that may be something else than a finite verb: nouns ("a review") and participles ("shared plans")."""
    words = noun_like()
    regular = [base for row in tables.lists("verbs", "regular").values() for base in row]
    return frozenset([*words, *(verb(word).third for word in words), *(verb(word).past for word in regular)])


@cache
def subjects() -> frozenset[str]:
    """The last words of subjects: "officers", "it", "also". A form that may be a noun is a verb straight after one."""
    return frozenset(tables.lists("verbs", "subjects")["words"])


def first_verb(words: Sequence[str]) -> int | None:
    """The place of the first word that is surely a finite verb: one that may be a noun counts only after a subject."""
    sure, doubtful, before = finite(), unsure(), subjects()
    for place, word in enumerate(words):
        word = word.lower().strip(",;:")
        if word in sure and (word not in doubtful or (place > 0 and words[place - 1].lower() in before)):
            return place
    return None


@cache
def third_forms() -> frozenset[str]:
    """Each verb's form after "it"."""
    return frozenset(verb(base).third for base in bases())
