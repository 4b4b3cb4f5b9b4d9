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


def cut_short(quote: str, source: str) -> str | None:
    """What stands in the same sentence of ``source`` before or after ``quote``, where leaving it out turns the meaning.

    That is so when the quotation begins or stops between two words, with no punctuation there, or leaves out a
    condition or a "but". None when the quotation is whole.
    """
    wanted = fold(quote).strip("\"' ").rstrip(".,;: ")
    folded = fold(source)
    at = folded.find(wanted)
    if not wanted or at < 0:
        return None
    before = re.split(r"[.!?:;\"]\s*", folded[:at])[-1]
    rest = re.split(r"[.!?\"](?:\s|$|[\"'])|\"", folded[at + len(wanted) :], maxsplit=1)[0]
    if re.match(r"\s+\w", rest) or re.search(r"\b(?:if|unless|but|except|although|though|however|until|only)\b", rest):
        return rest.strip("\"' ,;:-()")
    if re.search(r"\b(?:not|never|no|nor|if|unless|deny|denies|denied|false|untrue)\b[^,]*$", before):
        return before.strip()
    return None
