"""The inspectors' "we" and "I" said from outside."""

from __future__ import annotations

import re

from briefings import inflect
from briefings.write.story import Story

_ONE = {"who": "the inspector", "are": "is", "have": "has", "were": "was"}
_MANY = {"who": "inspectors", "are": "are", "have": "have", "were": "were"}


def inspector_words(story: Story) -> dict[str, str]:
    """What templates say of whoever inspected: {they} with {are}, {were} and {have} to agree."""
    form = _ONE if story.one_inspector else _MANY
    return {"they": form["who"], "are": form["are"], "were": form["were"], "have": form["have"]}


_WE = (
    (re.compile(r"\b[Ww]e(?:’|')ve\b"), "inspectors have"),
    (re.compile(r"\b[Ww]e(?:’|')re\b"), "inspectors are"),
    (re.compile(r"\b[Ww]e(?:’|')ll\b"), "inspectors will"),
    (re.compile(r"\bI(?:’|')m\b|\bI am\b"), "the inspector is"),
    (re.compile(r"\bI(?:’|')ve\b|\bI have\b"), "the inspector has"),
    (re.compile(r"\bI(?:’|')ll\b"), "the inspector will"),
    (re.compile(r"\bI was\b"), "the inspector was"),
    (re.compile(r"\b[Oo]ur inspectors\b"), "inspectors"),
    (re.compile(r"\b[Oo]ur (?=(?:last|latest|previous|next|\d{4}|inspection|report|judgment|review|visit)\b)"), "the "),
    (re.compile(r"\b[Oo]ur\b"), "inspectors’"),
    (re.compile(r"\b[Ww]e\b"), "inspectors"),
    (re.compile(r"(?<=[a-z] )us\b"), "inspectors"),
)


def impersonal(text: str, one: bool = False) -> str:
    """The text with "we" as "inspectors" and "I" as "the inspector"; ``one``: "me" and "my" are an inspector's too.

    What stands between quotation marks stays as it is.
    """
    pieces = re.split(r"(“[^”]*”|\"[^\"]*\")", text)
    return "".join(piece if n % 2 else _impersonal(piece, one) for n, piece in enumerate(pieces))


def _impersonal(text: str, one: bool) -> str:
    begins = text[:1].isupper()
    first = re.match(r"[Ww]e\b", text)
    if first and not re.search(r"\b(?:they|them)\b", text, re.IGNORECASE):
        # The second time that they are named they are "they".
        text = text[: first.end()] + re.sub(
            r"(?<=[a-z,] )we\b", "they", re.sub(r"(?<=[a-z] )us\b", "them", text[first.end() :])
        )
    for pattern, plain in _WE:
        text = pattern.sub(plain, text)
    text = re.sub(r"\bI (also |do not |cannot )?([a-z]+)\b", _third, text)
    if one:
        text = re.sub(r"\bmy\b", "the inspector’s", re.sub(r"\bme\b", "the inspector", text))
    return text[:1].upper() + text[1:] if begins else text


def _third(match: re.Match[str]) -> str:
    between, verb = match[1] or "", match[2]
    if re.search(r"[a-z,] (?:[A-Z]\w+ )+$", match.string[: match.start()]):
        return match[0]  # a name that ends in "I": "the Mark I system"
    if between in ("do not ",):
        between = "does not "
    elif between != "cannot " and verb in inflect.bases() and verb not in ("can", "will", "must", "should", "may"):
        verb = inflect.verb(verb).third
    return f"the inspector {between}{verb}"
