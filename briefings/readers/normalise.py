"""Characters made plain before anything counts them: every offset in a Document is into text that came through here.

Words are not changed: only how their letters are coded (ligatures, soft hyphens, odd spaces, line ends, letters of
another script that look Latin).
"""

from __future__ import annotations

import re

from briefings.letters import plain_letters

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# No reader sees these: zero-width and bidirectional marks, joiners, byte order marks, variation selectors.
_INVISIBLE = "\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufe0e\ufe0f\ufffc" + "".join(
    map(chr, [*range(0x202A, 0x202F), *range(0x2065, 0x2070), *range(0xFE00, 0xFE10), *range(0xFFF0, 0xFFFC)])
)
_UNSEEN = re.compile(  # more of them, rare; and the private planes, whose codes mean nothing outside their own font
    "[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_PRIVATE = re.compile("[\ue000-\uf8ff]")  # a tick or an arrow inside a line
# What is struck out is not said: a grade with a line through it least of all.
_STRUCK = re.compile("(?:\\w[\u0335-\u0338])+(?:[ ]?[\u0335-\u0338])*|(?<!~)~~(?![~\\s])[^~\\n]{0,200}[^~\\s]~~(?!~)")
_OVERLAY = re.compile("[\u0300-\u036f\u20d0-\u20ff]")  # an accent that joins no letter: drawn over it
# Word prints bullets, ticks and arrows with symbol fonts; their codes are private, or control codes.
_SYMBOL_BULLET = re.compile(r"^([^\S\n]*)[\ue000-\uf8ff\x80-\x9f](?=\s|\Z)", re.MULTILINE)
_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}  # "\x92" is an apostrophe
_EMPTY_LINES = re.compile(r"\n{20,}")  # more of them say nothing more
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\u2028\u2029]")
# A soft hyphen is printed only where a line breaks: the two halves are one word.
_SOFT_HYPHEN = re.compile(r"\u00ad(?:[^\S\n]*\n[^\S\n]*(?=[^\W\d_]))?")
_HYPHEN_AT_LINE_END = re.compile(r"(?<=[^\W\d_])([-‐])[^\S\n]*\n[^\S\n]*(?=[a-z])")


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {ord(letter): letters for letter, letters in _LIGATURES.items()}
    table.update({ord(space): " " for space in _SPACES})
    table.update({ord(mark): None for mark in _INVISIBLE})
    table.update(dict.fromkeys([*range(9), *range(14, 28), 127]))
    table.update({code: letter or None for code, letter in _WINDOWS.items()})
    table.update(dict.fromkeys(range(28, 32), " "))
    table.update(dict.fromkeys(range(55296, 57344)))  # halves of a pair cannot be written as UTF-8
    table[0x0C] = "\n\n"
    return table


_TABLE = _table()


def plain_characters(raw: str) -> str:
    """The text with one kind of line end and space, and with no character that a reader cannot see."""
    text = _LINE_ENDS.sub("\n", raw)
    text = _SYMBOL_BULLET.sub(r"\1•", _SOFT_HYPHEN.sub("", text))
    text = _EMPTY_LINES.sub("\n" * 20, text.translate(_TABLE))
    text = _STRUCK.sub("", text)
    return text if text.isascii() else _OVERLAY.sub("", plain_letters(_PRIVATE.sub(" ", _UNSEEN.sub("", text))))


def close_hyphens(text: str) -> str:
    """A word hyphenated at a line's end closed up, its hyphen kept: ``information-␤sharing`` → ``information-sharing``.

    The hyphen stays because nothing here says whether print or the author put it there; the words stay the same ones.
    """
    return _HYPHEN_AT_LINE_END.sub(r"\1", text)
