"""Verb groups: "was previously rated", "has been given", "remains", "requires improvement"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefings.extract.ratings.lexer import Token
from briefings.extract.ratings.statements import GRADES, NO_TIMES, Times
from briefings.extract.ratings.words import Tag

JOINTS = frozenset([Tag.COMMA, Tag.AND, Tag.STOP, Tag.DASH, Tag.COLON])
AUX = frozenset([Tag.BE, Tag.BEEN, Tag.HAVE])
PREDICATES = frozenset([Tag.BE, Tag.HAVE, Tag.RATED, Tag.CALLED, Tag.GAVE, Tag.SAY, Tag.GOT])
# With one of these in it, no words beside a grade may be passed over.
UNSAFE = frozenset(
    [Tag.NOT, Tag.NO_LONGER, Tag.IF, Tag.WISH, Tag.DOUBT, Tag.ASKED, Tag.OTHER_GRADE, Tag.MODAL, Tag.MORE, Tag.OR]
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group: ``kind`` is one of be, rated, got, gave, moved, does."""

    kind: str
    end: int
    had: bool = False
    gone: bool = False
    passive: bool = False
    called: bool = False  # "found", "described": rates only in an inspector's mouth
    times: Times = NO_TIMES
    by: Token | None = None
    past: bool = False


def verb_at(tokens: Sequence[Token], at: int) -> Verb | None:
    """The verb group that begins at ``at``; None when there is none, or one that asserts nothing."""
    if at < len(tokens) and tokens[at].tag in (Tag.BEEN, Tag.BARE_BE):
        return None
    i = at
    had = gone = passive = False
    times = Times()
    while i < len(tokens) and tokens[i].tag in AUX | {Tag.TIME, Tag.NO_LONGER, Tag.BARE_BE, Tag.EACH}:
        token = tokens[i]
        if token.tag is Tag.EACH and (i == at or token.low != "all"):
            break
        if token.tag is Tag.TIME:
            if i == at:
                return None
            times = times.add(token)
        had = had or token.low == "had"
        gone = gone or token.tag is Tag.NO_LONGER
        passive = passive or token.tag in (Tag.BE, Tag.BEEN, Tag.BARE_BE)
        i += 1
    tag = tokens[i].tag if i < len(tokens) else None
    past = tokens[at].low in ("was", "were", "had") or tokens[at].low.startswith(("required", "needed"))
    verb = Verb("be", i, had, gone, passive, times=times, past=past)
    if tag in (Tag.RATED, Tag.CALLED):
        by = None
        i += 1
        if i + 1 < len(tokens) and tokens[i].tag is Tag.BY:
            j = i + 1 + (tokens[i + 1].tag is Tag.THE)
            if j < len(tokens) and tokens[j].tag is Tag.INSPECTOR:
                by, i = tokens[j], j + 1
        return replace(verb, kind="rated", end=i, called=tag is Tag.CALLED, by=by)
    if tag is Tag.GAVE:
        return replace(verb, kind="got" if passive else "gave", end=i + 1)
    if tag is Tag.GOT:
        return replace(verb, kind="got", end=i + 1)
    if tag is Tag.MOVED:
        return replace(verb, kind="moved", end=i + 1)
    if tag is Tag.DOES and not passive:
        return replace(verb, kind="does", end=i)
    return verb if passive and i > at else None


def trim(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without the little words that lead on to the grade: "its efficiency (to be)", "the force (a rating of)"."""
    end = len(tokens)
    while end and tokens[end - 1].tag in (Tag.AS, Tag.THE, Tag.COMMA, Tag.TO):
        end -= 1
    return tokens[:end]


def without_asides(tokens: Sequence[Token]) -> Sequence[Token]:
    """A subject without what stands between its commas or brackets: "the force, led by …,"."""
    first = next((i for i, t in enumerate(tokens) if t.tag in (Tag.COMMA, Tag.OPEN)), None)
    if first is None or first == 0 or tokens[-1].tag not in (Tag.COMMA, Tag.CLOSE):
        return ()
    inside = tokens[first:]
    described = len(inside) > 1 and inside[1].low in ("which", "who", "whose")
    unsafe = UNSAFE - {Tag.MORE, Tag.OR} if described else UNSAFE  # "…, which cares for up to 40 people,"
    if any(t.tag in unsafe or t.tag in GRADES for t in inside):
        return ()
    return tokens[:first]
