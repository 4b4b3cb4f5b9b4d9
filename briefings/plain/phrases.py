"""Whole phrases made plain, from ``briefings/data/phrases.toml``; protected spans are never touched.

A row is ``"phrase" = ["plainer", "a sentence that has the phrase"]``. Rows under [verbs] and [nouns] stand for all
their forms; those under [phrases] for themselves alone. The longest phrase that fits wins.
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
    key: str
    words: tuple[str, ...]  # of the form to look for, lower case
    after: str


@cache
def rows() -> Mapping[str, tuple[Row, ...]]:
    """First word, lower case, to the forms that begin with it, longest first. DataError: a row breaks the schema."""
    found: dict[str, list[Row]] = {}
    for key, before, after in _forms():
        words = tuple(re.split(r"[\s-]+", before.lower()))
        found.setdefault(words[0], []).append(Row(key, words, after))
    return {first: tuple(sorted(same, key=lambda row: -len(row.words))) for first, same in found.items()}


def _forms() -> Iterator[tuple[str, str, str]]:
    for heading in ("phrases", "verbs", "nouns"):
        for key, (after, _test) in tables.lists(TABLE, heading, 2).items():
            if protect.protected(key.lower()) or protect.protected(after.lower()):
                raise tables.error(
                    TABLE, key, f"“{key}” holds a grade, number or negation, which may not change. Take the row out."
                )
            if heading == "phrases":
                yield key, key, after
            elif heading == "nouns":
                yield key, key, after
                yield key, inflect.plural(key), inflect.plural(after)
            else:
                yield from _verb_forms(key, after)


def _verb_forms(key: str, after: str) -> Iterator[tuple[str, str, str]]:
    old, new = inflect.verb(key), inflect.verb(after)
    if old.past == old.participle and new.past != new.participle:
        raise tables.error(
            TABLE, key, f"“{after}” has two past forms where “{key}” has one. Use a verb such as “start”, not “begin”."
        )
    forms = {old.base: new.base, old.third: new.third, old.past: new.past}
    forms |= {old.participle: new.participle, old.ing: new.ing}
    yield from ((key, before, plain) for before, plain in forms.items())


_WORD = re.compile(r"[A-Za-z][A-Za-z’']*")


def apply(text: str, names: Sequence[str] = ()) -> tuple[str, tuple[Change, ...]]:
    """The text with every phrase of the table made plain, and what was changed, in order."""
    guarded = protect.protected(text, names)
    tokens = list(_WORD.finditer(text))
    pieces: list[str] = []
    changes: list[Change] = []
    done = 0
    index = 0
    while index < len(tokens):
        row = _match(text, tokens, index, guarded)
        if row is None:
            index += 1
            continue
        first, last = tokens[index], tokens[index + len(row.words) - 1]
        before = text[first.start() : last.end()]
        after = row.after[0].upper() + row.after[1:] if before[0].isupper() else row.after
        pieces += [_article(text[done : first.start()], after), after]
        changes.append(Change(before, after, row.key))
        done = last.end()
        index += len(row.words)
    return "".join([*pieces, text[done:]]), tuple(changes)


def _match(text: str, tokens: Sequence[re.Match[str]], index: int, guarded: Sequence[Span]) -> Row | None:
    for row in rows().get(tokens[index][0].lower().replace("’", "'"), ()):
        run = tokens[index : index + len(row.words)]
        if len(run) < len(row.words):
            continue
        if any(token[0].lower().replace("’", "'") != word for token, word in zip(run, row.words, strict=True)):
            continue
        gaps = (text[left.end() : right.start()] for left, right in pairwise(run))
        if any(gap.strip(" \n\t-") for gap in gaps):
            continue
        if (
            text[run[0].start() - 1 : run[0].start()] in ("-", "’", "'")
            or text[run[-1].end() : run[-1].end() + 1] == "-"
        ):
            continue
        here = Span(run[0].start(), run[-1].end())
        if not any(here.overlaps(span) for span in guarded):
            return row
    return None


def _article(before: str, after: str) -> str:
    """The text before a new word with its "a" or "an" made to agree."""
    vowel = bool(re.match(r"[aeio]|u(?!s[aei]|ni[qtvf])|hour|hon(?:est|our)", after, re.IGNORECASE))
    return re.sub(r"\b([Aa])n?(\s+)$", lambda match: match[1] + ("n" if vowel else "") + match[2], before)
