"""The report's own words inside a sentence."""

from __future__ import annotations

import re

from briefings.verify.words import fold

_QUOTED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"|(?<!\w)‘([^‘]*?)’(?!\w)")


def split_quotes(text: str) -> tuple[str, tuple[str, ...]]:
    """A sentence without what stands between quotation marks, and those words, in order."""
    quotes = tuple(next(g for g in match.groups() if g is not None) for match in _QUOTED.finditer(text))
    return _QUOTED.sub(" ", text), tuple(q for q in quotes if q.strip())


def stands_in(quote: str, text: str) -> bool:
    """Whether ``quote`` stands in ``text`` word for word, whole words at both ends.

    White space, the style of quotation marks and dashes, the first letter's case and a last comma or stop do not count.
    """
    wanted = fold(quote).strip("\"' ").rstrip(".,;: ")
    return bool(wanted) and re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", fold(text)) is not None


def cut_short(quote: str, text: str) -> str | None:
    """What the report goes on to say in the same sentence after ``quote``, where that is words; else None."""
    wanted = fold(quote).strip("\"' ").rstrip(".,;: ")
    folded = fold(text)
    at = folded.find(wanted)
    if not wanted or at < 0:
        return None
    rest = re.split(r"[.!?](?:\s|$|[\"'])", folded[at + len(wanted) :], maxsplit=1)[0].strip("\"' ,;:-()")
    return rest or None
