"""How many syllables a word has: from CMUdict's counts, our own table of UK words, and British spelling.

The data are in ``briefings/data``: ``syllables.txt.gz`` (see ``NOTICES.md``) and ``syllables.toml``.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from briefings import tables

_BRITISH = (  # a British ending, and the American one that CMUdict has, with as many syllables
    (re.compile(r"is(e|es|ed|er|ers|ing|ation|ations|ational|able)$"), r"iz\1"),
    (re.compile(r"ys(e|es|ed|ing)$"), r"yz\1"),
    (re.compile(r"our(s|ed|ing|al|ally|ite|ites|able|ably|ful|less|hood|hoods)?$"), r"or\1"),
    (re.compile(r"ll(ed|ing|er|ers|ation)$"), r"l\1"),
    (re.compile(r"tre(s|d)?$"), r"ter\1"),
    (re.compile(r"ence(s)?$"), r"ense\1"),
    (re.compile(r"ae|oe"), "e"),
    (re.compile(r"ogue(s)?$"), r"og\1"),
    (re.compile(r"mme(s|d)?$"), r"m\1"),
)
_ENDINGS = (  # an ending, what may stand before it in the dictionary's form, and the syllables that it adds
    (re.compile(r"(?:'s|s'|')$"), ("",), 0),
    (re.compile(r"(?<=[csxz]h)es$|(?<=[sxz])es$|(?<=[cg]e)s$"), ("e", ""), 1),
    (re.compile(r"(?<![su'])s$"), ("",), 0),
    (re.compile(r"(?<=[td])ed$"), ("", "e"), 1),
    (re.compile(r"ed$"), ("", "e"), 0),
    (re.compile(r"ing$"), ("", "e"), 1),
    (re.compile(r"ly$"), ("", "le"), 1),
    (re.compile(r"(?:ness|ment|ful|less|ship)$"), ("",), 1),
)
_PLURAL = re.compile(r"(?<![sxz'])(?<![sxzcg]e)(?<![sc]h)s$")  # an "s" that adds no syllable
_BEFORE = ("un", "re", "non", "under", "over", "mis", "anti", "inter", "sub", "pre", "co", "multi", "mid")


@cache
def known() -> Mapping[str, int]:
    """Word, lower case, to syllables: CMUdict's, with the rows of our own table over them."""
    packed = (files("briefings") / "data" / "syllables.txt.gz").read_bytes()
    found: dict[str, int] = {}
    for line in gzip.decompress(packed).decode().splitlines():
        number, _, words = line.partition(": ")
        found.update(dict.fromkeys(words.split(), int(number)))
    found.update(tables.numbers("syllables", "words"))
    return found


@cache
def look_up(word: str) -> int | None:
    """The syllables of ``word`` by the tables, by British spelling or by its parts; None when they do not know it."""
    table = known()
    word = word.lower().replace("’", "'")
    if word in table:
        return table[word]
    if _PLURAL.search(word) and word[:-1] in table:
        return table[word[:-1]]
    for british, american in _BRITISH:
        spelt = british.sub(american, word)
        if spelt != word and spelt in table:
            return table[spelt]
    for ending, befores, more in _ENDINGS:
        stem = ending.sub("", word)
        if stem == word or len(stem) < (3 if more else 2):
            continue
        for before in befores:
            rest = look_up(stem + before)
            if rest is not None:
                return rest + more
    for before in _BEFORE:
        if word.startswith(before) and len(word) > len(before) + 3 and word.removeprefix(before) in table:
            return table.get(before, len(re.findall("[aeiou]", before))) + table[word.removeprefix(before)]
    return None


@cache
def count(word: str) -> int:
    """The syllables of one word, 1 or more; a word that no table knows is counted by its groups of vowels."""
    found = look_up(word)
    if found is not None:
        return max(1, found)
    letters = re.sub(r"[^a-z]", "", word.lower())
    letters = re.sub(r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[^aeioutd])ed$", "", letters)
    return max(1, len(re.findall(r"[aeiouy]+", letters)))
