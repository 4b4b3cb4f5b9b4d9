"""Grade words that are only adjectives: "a good standard", "adequate staffing"; and sentences about grades in general."""

# A pattern or a class of words reads better whole than cut into lines:
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Sequence

from briefings.extract.ratings.lexer import Token
from briefings.extract.ratings.statements import GRADES
from briefings.extract.ratings.words import Tag

_QUOTES = "‘’“”\"'"
_RATES = frozenset([Tag.RATED, Tag.RATING])
_DEGREES = frozenset(
    "very so really quite pretty fairly reasonably how as too sufficiently not particularly generally".split()
)
_PEOPLE = frozenset("officers staff people leaders supervisors teams detectives managers practice work".split())


def loud(tokens: Sequence[Token], at: int, text: str) -> bool:
    """Whether the grade word at ``at`` may well be a grade, so that a sentence not understood has to be quoted."""
    token = tokens[at]
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    quoted = text[token.start - 1 : token.start] in _QUOTES and token.start > 0
    capital = token.text[:1].isupper() and at > 0 and before is not None and before.tag is not Tag.STOP
    marked = (
        before is not None
        and before.tag in (Tag.COLON, Tag.OPEN)
        and (after is None or after.tag in (Tag.STOP, Tag.CLOSE, Tag.COMMA))
    )
    if quoted or capital or marked:
        return True
    if adjective(tokens, at):
        return False
    near = tokens[max(0, at - 9) : at + 5]
    if any(t.tag in _RATES for t in near) or (any(t.tag is Tag.INSPECTOR for t in near) and after is None):
        return True
    if any(t.tag in (Tag.MOVED, Tag.GAVE, Tag.GOT) for t in tokens[max(0, at - 5) : at]) and (
        any(t.tag is Tag.BODY for t in tokens[:at]) and (after is None or after.tag is Tag.FOR)
    ):
        return True
    if token.tag is Tag.DOES:
        return before is not None and before.tag in (Tag.BODY, Tag.PRONOUN, Tag.MODAL, Tag.NOT)
    if before is not None and before.low in _DEGREES:
        return False
    subject = tokens[max(0, at - 6) : at]
    is_body = any(t.tag in (Tag.BODY, Tag.PRONOUN) for t in subject) and any(t.tag is Tag.BE for t in subject)
    return is_body and not any(t.low in _PEOPLE for t in subject) and after is not None and after.tag is Tag.FOR


def adjective(tokens: Sequence[Token], at: int) -> bool:
    """Whether the grade word stands before the noun that it describes: "good use of resources"."""
    token = tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.tag is Tag.DOES:
        return False
    if after is None:
        return False
    if after.tag in (Tag.WORD, Tag.SAY, Tag.INSPECTOR, Tag.DO, Tag.BODY, Tag.GAVE, Tag.SOME, Tag.WISH, Tag.MOVED):
        return True
    # "good and improving work", "good, timely advice"
    if after.tag in (Tag.AND, Tag.COMMA) and at + 3 < len(tokens):
        return (
            tokens[at + 2].tag is Tag.WORD
            and tokens[at + 3].tag is Tag.WORD
            and (at == 0 or tokens[at - 1].tag not in (Tag.AS, Tag.BE))  # "safety to be good and purposeful activity …"
            and not any(t.tag in _RATES for t in tokens[max(0, at - 4) : at])
        )
    return False


_ONE = r"(?:force|service|constabulary|school|academy|nursery|college|provider|home|hospital|trust|practice|surgery|council|authority|prison|jail|brigade|childminder)"
_MANY = r"(?:forces|services|constabularies|schools|academies|nurseries|colleges|providers|homes|hospitals|trusts|practices|surgeries|councils|authorities|prisons|jails|brigades|childminders)"
_GENERAL = re.compile(
    r"\b(?:(?:all|most|many|some|other|several|of\s+the|(?:one|two|\d+)\s+in|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)(?:\s+[\w'’-]+)?\s+"
    rf"{_MANY}|{_MANY}\s+(?:are|were|is|can|may|have|had|that)|(?:each|every|any|no)\s+(?:\w+\s+)?{_ONE}\b"
    r"|across\s+(?:england|wales|the\s+country|britain|all)|nationally|(?:grade|rate|judge|assess|place)s?\s+(?:all\s+|each\s+)?" rf"{_MANY}" r"\b|(?:four|five|two|three)[-\s](?:point|grade|category)\s|"
    r"(?:one\s+of\s+)?(?:four|five)\s+(?:grades|categories|ratings|judge?ments|levels|possible)|grades?\s+(?:are|is)\s+(?:defined|used)|"
    r"(?:scale|definitions?|ranges?|ranging|run(?:s|ning)?)\s+(?:of|from|:))",
    re.IGNORECASE,
)  # fmt: skip
_MEANS = re.compile(r"^\W*(?:a\s+|an\s+)?(?:grade\s+of\s+|rating\s+of\s+)?[‘’“”\"']?\w+(?:\s+improvement)?[‘’“”\"']?\s*(?:means|is\s+defined|indicates|:\s+the\s+force\s+\w+)", re.I)  # fmt: skip


def general(tokens: Sequence[Token], text: str) -> bool:
    """Whether the sentence is about all forces, the scale, or what a grade means, and not about one body."""
    if _MEANS.search(text):
        return True
    grades = {t.value for t in tokens if t.tag in GRADES}
    # "outcomes for prisoners" stands for a body, and does not say which
    bodies = [
        t for t in tokens if t.tag is Tag.BODY and (t.value is not None or re.match(r"(?:the|this|our)\b", t.low))
    ]
    return _GENERAL.search(text) is not None and (not bodies or len(grades) > 3)
