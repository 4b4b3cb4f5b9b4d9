"""The few words with which a finding names its own thing, for a chapter's title."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from briefings import inflect, tables
from briefings.findings import Description, Form
from briefings.write.forms import true_form


@cache
def _words(kind: str) -> frozenset[str]:
    """A list of ``naming.toml``."""
    return frozenset(tables.lists("naming", "words")[kind])


def subject(what: Description, bodies: Collection[str] = ()) -> str | None:
    """The few words with which a finding names its thing: "Written plans" of "Written plans are not always clear".

    The ``bodies`` inspected are no thing: a finding is always about them. A number or a share of things gives way to
    the things: "Enquiries" of "A small number of enquiries are made too soon".
    """
    what = true_form(what)
    text = re.sub(r"^(?:make sure|ensure)\s+(?:that\s+)?", "", what.text)
    made_sure = text != what.text
    text = re.sub(r"^there\s+(?:is|are|was|were)\s+", "", text, flags=re.IGNORECASE)
    there = re.search(r"\bthere\s+(?:is|are|was|were)\s", what.text[:30], re.IGNORECASE) is not None
    text = _SHARE_OF.sub("", text)
    words = re.findall(r"[\w’'-]+", re.split(r"[,;:(“\"‘]", text)[0])
    cut = next(
        (n for n, word in enumerate(words) if n and (re.search(r"n[’']t$", word) or word.lower() in _words("cuts"))),
        None,
    )
    words = words[:cut]
    if cut is not None and inflect.first_verb(words) is None and what.form is Form.SENTENCE:
        return _named(words, bodies)
    if what.form is Form.THING or there:
        end = _thing_end(words)
    elif what.form is Form.SENTENCE or made_sure:
        end = inflect.first_verb(words) or 0
    else:
        return None
    return _named(words[: max(end, 0)], bodies)


def _thing_end(words: list[str]) -> int:
    """Where the thing that a noun phrase names ends: with what it is "of" where it is a wide word alone."""
    end = next((n for n, word in enumerate(words) if n and word.lower() in _words("links")), len(words))
    if end < len(words) and words[end].lower() == "of" and end and words[end - 1].lower() in _words("vague"):
        end = next((n for n, word in enumerate(words) if n > end and word.lower() in _words("links")), len(words))
    return end


def _named(words: list[str], bodies: Collection[str]) -> str | None:
    """The words as a title, where they name something; else None."""
    words = words[: next((n for n, word in enumerate(words) if n and word.lower() in _words("cuts")), None)]
    while words and words[0].lower() in _words("articles"):
        words = words[1:]
    while words and words[0].lower() in _words("enough"):
        words = words[1:]
    while words and (
        words[-1].lower() in (_words("links") | _words("articles") | _words("adverbs"))
        or re.search(r"[a-z]ly$", words[-1])
    ):
        words = words[:-1]
    if not 1 <= len(words) <= 6 or any(w.lower() in _words("pointers") or w.isupper() or w[0].isdigit() for w in words):
        return None
    if (
        words[0].lower() in _words("joins")
        or any(w[-1] in "’'" for w in words)
        or (len(words) == 1 and words[0].endswith("ing"))
    ):
        return None
    if any(re.search(r"[a-z]{2}ly$", word) and word.lower() not in _words("ly") for word in words):
        return None
    name = " ".join(words)
    own = {word for body in bodies for word in body.lower().split()}
    if all(
        word.lower() in (_words("vague") | _words("wide") | _words("links") | _words("articles") | own)
        for word in words
    ):
        return None
    head = next((n for n, word in enumerate(words) if word.lower() in _words("links")), len(words))
    return None if " ".join(words[:head]).lower() in bodies else name


def object_of(what: Description, bodies: Collection[str] = ()) -> str | None:
    """What a finding's first plain action is done to: "body-worn cameras" of "switch on their body-worn cameras"."""
    words = re.findall(r"[\w’'-]+|[,;]", what.text)
    first = 1 if what.form is Form.SENTENCE else 0  # the first words of a sentence are no object
    starts = [n + 1 for n, word in enumerate(words) if n >= first and word.lower() in _words("determiners")]
    return next((name for start in starts if (name := _object_at(words, start, bodies))), None)


def _object_at(words: list[str], start: int, bodies: Collection[str]) -> str | None:
    end = next(
        (n for n, word in enumerate(words) if n >= start and word.lower() in (_words("stops") | _words("links"))),
        len(words),
    )
    named = words[start:end]
    if not 1 <= len(named) <= 4 or any(
        w.lower() in (_words("pointers") | _words("articles")) or w[0].isdigit() for w in named
    ):
        return None
    if {w.lower() for w in named} & _words("times"):
        return None
    found = _named(named, bodies)
    lone = len(named) == 1 and (len(named[0]) < 5 or named[0][0].isupper())  # a capital: part of a name
    return found if found and not lone else None


_SHARE_OF = re.compile(
    r"^(?:(?:an?|the|some|very|only|small|large|significant|high|low|vast)\s+)*(?:numbers?|proportions?|ranges?|majority"
    r"|minority|variety|lack|absence|shortage|most|many|some|all|part)\s+of\s+(?=\w)",
    re.IGNORECASE,
)
