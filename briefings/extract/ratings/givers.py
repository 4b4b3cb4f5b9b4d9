"""Who gives a grade: whether a noun phrase is the inspectorate, its people or its report, and nobody else's."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.extract.ratings.lexer import Token
from briefings.extract.ratings.words import Tag

# Words that may stand before "inspectors", "inspection" or "report" and leave it the inspectorate's.
_OFFICIAL = frozenset(
    """
    latest recent recently most new newest annual full independent government government's national police policing
    peel majesty majesty's queen's king's chief lead official damning critical scathing glowing published routine
    second third subsequent same current final formal hm her his senior integrated wide-ranging detailed hard-hitting
    crime data integrity custody follow-up re unannounced joint today's yesterday's thematic biennial
    """.split()
)
_PASSED = frozenset([Tag.THE, Tag.HIS, Tag.TIME, Tag.COUNT, Tag.INSPECTOR, Tag.RATING, Tag.OVERALL])
_RANKS = frozenset(["inspector", "inspectors"])
_OWN_NAMES = frozenset(["majesty", "majesty's", "hm", "his", "her"])


def is_visit(token: Token) -> bool:
    """Whether a word of time is also the inspection itself: "our 2019 inspection"."""
    last = token.low.split()[-1]
    return (
        token.tag is Tag.TIME
        and last.startswith(("inspection", "report", "assessment"))
        and token.low[:2] not in ("in", "at", "on", "af", "du", "si")
    )


def names_inspector(tokens: Sequence[Token]) -> bool:
    """Whether these words name the inspectorate and no other inspector: a rank, a mock inspection, a consultant's."""
    heads = [i for i, t in enumerate(tokens) if t.tag is Tag.INSPECTOR or is_visit(t)]
    return bool(heads) and all(_ours(tokens, at) for at in heads)


def we_inspect(tokens: Sequence[Token]) -> bool:
    """Whether "we", or "our report", stand here: "our own survey" and "our staff" are no inspectors."""
    for i, token in enumerate(tokens):
        if token.tag is Tag.WE:
            return True
        if token.low in ("our", "my"):
            after = next((t for t in tokens[i + 1 :] if t.low not in _OFFICIAL and t.tag is not Tag.TIME), None)
            if (after is not None and after.tag in (Tag.INSPECTOR, Tag.RATING)) or is_visit(
                tokens[min(i + 1, len(tokens) - 1)]
            ):
                return True
            if after is not None and after.low in ("view", "opinion", "finding", "findings", "conclusion"):
                return True
    return any(is_visit(t) and t.low.startswith(("our", "my")) for t in tokens)


def _ours(tokens: Sequence[Token], at: int) -> bool:
    head = tokens[at]
    if head.tag is Tag.INSPECTOR and head.value is not None:
        return head.value == "own"
    before = [t.low for t in tokens[max(0, at - 3) : at]]
    if head.low == "inspector":
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        named = after is not None and after.tag is Tag.WORD and after.text[:1].isupper()
        what = tokens[at + 2].low if after is not None and after.tag is Tag.OF and at + 2 < len(tokens) else ""
        rank = named or not what.startswith(("constabular", "police", "prisons", "probation", "fire", "schools"))
        if rank and not _OWN_NAMES & set(before):
            return False
    return _before(tokens, at) and _after(tokens, at)


def _before(tokens: Sequence[Token], at: int) -> bool:
    for i in reversed(range(at)):
        token = tokens[i]
        if token.tag is Tag.OWNER:
            owner = tokens[i - 1] if i else None
            return (
                owner is not None
                and owner.tag in (Tag.TIME, Tag.INSPECTOR, Tag.WORD)
                and (owner.tag is not Tag.WORD or owner.low in _OFFICIAL)
            )
        if token.tag is Tag.WORD and token.low not in _OFFICIAL:
            return False
        if token.tag is not Tag.WORD and token.tag not in _PASSED:
            return True
    return True


def _after(tokens: Sequence[Token], at: int) -> bool:
    """ "a report by consultants", "inspectors from the council" are not ours."""
    for i in range(at + 1, len(tokens)):
        tag = tokens[i].tag
        if tag is Tag.BY or tag is Tag.FROM:
            return any(t.tag in (Tag.INSPECTOR, Tag.WE) for t in tokens[i + 1 : i + 5])
        if tag in (Tag.COMMA, Tag.STOP, Tag.THAT, Tag.SAY, Tag.AND, Tag.OPEN):
            return True
    return True
