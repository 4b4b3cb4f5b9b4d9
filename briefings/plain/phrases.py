"""Whole phrases made plain, from ``briefings/data/phrases.toml``; protected spans are never touched.

A row is ``"phrase" = ["plainer", "a sentence that has the phrase"]``. Rows under [verbs] and [nouns] stand for all
their forms; those under [phrases] for themselves alone. The longest phrase that fits wins. How a row may be narrowed to
the contexts in which it is true stands at the head of the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from briefings import inflect, tables
from briefings.document import Span
from briefings.plain import protect

TABLE = "phrases"


@dataclass(frozen=True, slots=True)
class Change:
    """One phrase that was made plain."""

    before: str
    after: str
    row: str  # the key of the table's row


@dataclass(frozen=True, slots=True)
class Row:
    """One form to look for."""

    key: str
    words: tuple[str, ...]  # lower case
    after: str
    stop: str = ""  # "," or "." must follow; a comma goes with the phrase
    capital: bool = False  # only with a capital: at the start of a sentence
    verb: str = ""  # "base", "third", "past", "participle", "past or participle" or "ing"
    participle: str = ""  # the plain participle, where it is not the plain past
    not_before: frozenset[str] = frozenset()  # words and marks that may not follow
    not_after: frozenset[str] = frozenset()  # words that may not stand before


@cache
def rows() -> Mapping[str, tuple[Row, ...]]:
    """First word, lower case, to the forms that begin with it, longest first. DataError: a row breaks the schema."""
    found: dict[str, list[Row]] = {}
    for row in _forms():
        found.setdefault(row.words[0], []).append(row)
    return {
        first: tuple(sorted(same, key=lambda row: (-len(row.words), not row.capital, not row.stop)))
        for first, same in found.items()
    }


# Words that are negative in themselves; what they mean in plain words has a "not".
_NEGATIVE = re.compile(r"\binsufficient\b", re.IGNORECASE)


def _forms() -> Iterator[Row]:
    for heading in ("phrases", "verbs", "nouns"):
        for key, (after, _test, *context) in tables.lists(TABLE, heading, 2, more=1).items():
            if protect.protected(key.lower()) or (protect.protected(after.lower()) and not _NEGATIVE.search(key)):
                raise tables.error(
                    TABLE, key, f"“{key}” holds a grade, number or negation, which may not change. Take the row out."
                )
            limits = context[0].split() if context else []
            before = frozenset(word for word in limits if not word.startswith("<"))
            behind = frozenset(word[1:] for word in limits if word.startswith("<"))
            if heading == "verbs":
                yield from _verb_forms(key, after, before, behind)
                continue
            stop = key[-1] if key[-1] in ",." else ""
            bare = key.rstrip(",.")
            yield Row(key, _words(bare), after, stop, key[0].isupper(), "", "", before, behind)
            if heading == "nouns":
                many = _words(inflect.plural(bare))
                yield Row(key, many, inflect.plural(after), stop, key[0].isupper(), "", "", before, behind)


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(re.split(r"[\s-]+", phrase.lower()))


def _verb_forms(key: str, after: str, before: frozenset[str], behind: frozenset[str]) -> Iterator[Row]:
    old, new = inflect.verb(key), inflect.verb(after)

    def row(form: str, plain: str, kind: str, participle: str = "") -> Row:
        return Row(key, _words(form), plain, "", False, kind, participle, before, behind)

    yield row(old.base, new.base, "base")
    yield row(old.third, new.third, "third")
    yield row(old.ing, new.ing, "ing")
    if old.past != old.participle:
        if old.past != old.base:
            yield row(old.past, new.past, "past")
        if old.participle != old.base:
            yield row(old.participle, new.participle, "participle")
    elif old.past != old.base:
        yield row(old.past, new.past, "past or participle", new.participle if new.participle != new.past else "")


def plainer(word: str) -> tuple[str, ...]:
    """What the table has for a hard word: ("use",) for "utilise"; ("in relation to: about",) for "relation"."""
    alone, within = _by_word().get(word.lower(), ((), ()))
    return alone or within


@cache
def _by_word() -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """A word to what may stand for it alone, and to the phrases that have it."""
    alone: dict[str, dict[str, None]] = {}
    within: dict[str, dict[str, None]] = {}
    for row in (row for same in rows().values() for row in same):
        if len(row.words) == 1:
            alone.setdefault(row.words[0], {})[row.after.rstrip(",").lower()] = None
        elif not row.capital:
            for word in set(row.words) - set(_words(row.after)):
                within.setdefault(word, {})[f"{' '.join(row.words)}: {row.after}"] = None
    return {
        word: (
            tuple(alone.get(word, ())),
            tuple(sorted(within.get(word, ()), key=lambda phrase: (len(phrase), phrase))),
        )
        for word in {*alone, *within}
    }


_WORD = re.compile(r"[A-Za-z][A-Za-z’']*")


def apply(text: str, names: Sequence[str] = ()) -> tuple[str, tuple[Change, ...]]:
    """The text with every phrase of the table made plain, and what was changed, in order."""
    table = rows()
    tokens = list(_WORD.finditer(text))
    words = [token[0].lower().replace("’", "'") for token in tokens]
    if not any(word in table for word in words):
        return text, ()
    guarded: Sequence[Span] | None = None  # worked out when the first phrase is found
    pieces: list[str] = []
    changes: list[Change] = []
    done = 0
    index = 0
    while index < len(tokens):
        match = _match(text, tokens, words, index) if words[index] in table else None
        if match is not None and guarded is None:
            guarded = protect.protected(text, names)
        if match is None or any(match[1].overlaps(span) for span in guarded or ()):
            index += 1
            continue
        row, _, after = match
        first, last = tokens[index], tokens[index + len(row.words) - 1]
        before = text[first.start() : last.end()]
        after = after[0].upper() + after[1:] if before[0].isupper() else after
        if _doubles(after, "".join([*pieces, text[done : first.start()]]), text[last.end() :]):
            index += 1
            continue
        pieces += [_article(text[done : first.start()], after), after]
        changes.append(Change(before, after, row.key))
        done = last.end() + (row.stop == ",")
        index += len(row.words)
    return "".join([*pieces, text[done:]]), tuple(changes)


_SMALL = frozenset("the a an of to in and or it is are be that for on with as by at not more".split())


def _doubles(after: str, said: str, rest: str) -> bool:
    """Whether a plain word would stand beside itself: "clear and clear", "work work"."""
    new = {word.lower() for word in _WORD.findall(after)} - _SMALL
    near = [word.lower() for word in (*_WORD.findall(said)[-2:], *_WORD.findall(rest)[:2])]
    return bool(new & set(near))


def _match(
    text: str, tokens: Sequence[re.Match[str]], words: Sequence[str], index: int
) -> tuple[Row, Span, str] | None:
    """The first row whose words stand at ``index`` and whose context allows it, its place, and its plain form there."""
    for row in rows()[words[index]]:
        end = index + len(row.words)
        if tuple(words[index:end]) != row.words:
            continue
        run = tokens[index:end]
        gaps = (text[left.end() : right.start()] for left, right in pairwise(run))
        if any(gap.strip(" \n\t-") for gap in gaps):
            continue
        here = Span(run[0].start(), run[-1].end())
        if text[here.start - 1 : here.start] in ("-", "’", "'") or text[here.end : here.end + 1] == "-":
            continue
        after = _fits(row, text, here, words[index - 1] if index and _near(text, tokens, index) else "", words[end:])
        if after:
            return row, here, after
    return None


def _near(text: str, tokens: Sequence[re.Match[str]], index: int) -> bool:
    """Whether only white space parts a word from the one before it."""
    return not text[tokens[index - 1].end() : tokens[index].start()].strip()


_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "your", "my"})
_PREPOSITIONS = frozenset(
    {"of", "in", "on", "for", "with", "at", "from", "about", "between", "to", "against", "by", "through", "within"}
    | {"among", "across", "under", "via", "into", "towards", "upon", "over", "per"}
)
_HELPERS = frozenset(
    {"has", "have", "had", "having", "be", "been", "being", "is", "are", "was", "were", "get", "gets", "got", "not"}
)
_SUBJECTS = frozenset({"it", "they", "he", "she", "we", "i", "who", "which", "that", "this", "also"})


def _fits(row: Row, text: str, here: Span, before: str, following: Sequence[str]) -> str:
    """The plain form where the row's context allows it, else nothing."""
    tail = text[here.end : here.end + 12]
    mark = tail[:1].strip()
    if row.stop and mark != row.stop:
        return ""
    if row.capital and not text[here.start].isupper():
        return ""
    after = tail.lstrip()[:1]
    coming = following[0] if following and after.isalpha() else after
    if coming in row.not_before or before in row.not_after:
        return ""
    if coming and any(word[0] == "*" and coming.endswith(word[1:]) for word in row.not_before):
        return ""
    if row.verb:
        # After "the" or "of" a verb's form is a noun or an adjective: "the request", "of identified risks".
        if before in _DETERMINERS or (row.verb.endswith("participle") and before in _PREPOSITIONS):
            return ""
        # So it is at the start of a sentence: "Highlights of the year", "Identified risks are …".
        if row.verb in ("third", "past or participle", "participle") and text[here.start].isupper():
            return ""
    if row.participle:
        if before in _HELPERS or (before.endswith("ly") and before != "only"):
            return row.participle if before in _HELPERS else ""
        return row.after if before in _SUBJECTS or before in inflect.subjects() else ""
    return row.after


def _article(before: str, after: str) -> str:
    """The text before a new word with its "a" or "an" made to agree."""
    vowel = bool(re.match(r"[aeio]|u(?!s[aei]|ni[qtvf])|hour|hon(?:est|our)", after, re.IGNORECASE))
    vowel = vowel and not re.match(r"one\b|once\b|eu", after, re.IGNORECASE)
    return re.sub(r"\b([Aa])n?(\s+)$", lambda match: match[1] + ("n" if vowel else "") + match[2], before)
