"""Second thoughts about tags, once a word's neighbours are known: "grade" the noun, "that" after "said"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefings.extract.ratings.lexer import Token
from briefings.extract.ratings.statements import GRADES
from briefings.extract.ratings.verbs import AUX
from briefings.extract.ratings.words import Tag

_BEFORE_NOUN = frozenset(
    [Tag.THE, Tag.GRADE, Tag.HIS, Tag.OWNER, Tag.COUNT, Tag.DOES, Tag.OVERALL, Tag.WORD, Tag.TIME, Tag.GAVE]
)
_NOUN_OR_VERB = frozenset(["grade", "grades", "rates", "marked", "ranked", "rate"])
_GRADE_AS_NOUN = frozenset([Tag.BE, Tag.RATED, Tag.THE, Tag.AS, Tag.TO, Tag.FROM])
_PLEASED = frozenset(
    "pleased satisfied disappointed encouraged glad delighted confident concerned clear reassured".split()
)


def retagged(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens without adverbs that change nothing, each with the tag that its neighbours show it to have."""
    kept = [t for t in tokens if t.tag is not Tag.ALSO]
    if kept and kept[-1].tag is Tag.STOP:
        kept.pop()
    done: list[Token] = []
    for i, token in enumerate(kept):
        after = kept[i + 1] if i + 1 < len(kept) else None
        if _told(token, done, after):
            # "was told it requires improvement" is "requires improvement"
            while done and (done[-1].low in ("told", "that") or done[-1].tag in AUX):
                done.pop()
        else:
            done.append(_tagged(token, done, after))
    return tuple(done)


def _told(token: Token, done: list[Token], after: Token | None) -> bool:
    if token.low not in ("it", "they") or after is None or after.tag not in (Tag.DOES, Tag.BE, Tag.HAVE):
        return False
    told = [t for t in done[-2:] if t.low != "that"]
    return bool(told) and told[-1].low == "told" and any(t.tag in AUX for t in done[-4:])


def _tagged(token: Token, done: list[Token], after: Token | None) -> Token:
    before = done[-1] if done else None
    tag = token.tag
    if before is None:
        return token
    if tag is Tag.RATED and token.low in _NOUN_OR_VERB:
        denied = before.tag is Tag.NOT and before.low not in ("not", "n't")  # "no grade"
        if before.tag in _BEFORE_NOUN or denied:
            tag = Tag.RATING
    elif tag is Tag.DOES and before.tag in _GRADE_AS_NOUN:
        tag = Tag.GRADE
    elif tag in (Tag.GAVE, Tag.SAY) and before.tag in (Tag.THE, Tag.HIS, Tag.OF, Tag.OWNER):
        tag = Tag.WORD  # "the award"
    elif token.low == "scored" and before.tag not in AUX:
        tag = Tag.GOT
    elif token.low == "that" and _links(done):
        tag = Tag.THAT
    follows = after.tag if after is not None else None
    if token.low in ("rating", "grading", "judging") and before.tag is Tag.COMMA:
        tag = Tag.RATED if follows in (Tag.PRONOUN, Tag.BODY, Tag.HIS) else tag  # "…, rating it inadequate"
    if token.low == "once" and after is not None and after.tag in GRADES | {Tag.RATED, Tag.THE}:
        return replace(token, tag=Tag.TIME, value="previous")
    return token if tag is token.tag else replace(token, tag=tag)


def _links(done: list[Token]) -> bool:
    """Whether "that" after these words only links on what is said: "found that", "our judgment is that"."""
    if any(t.tag in (Tag.SAY, Tag.CALLED, Tag.RATED) for t in done[-3:]):
        return True
    if len(done) > 1 and done[-1].tag is Tag.BE and done[-2].tag is Tag.RATING:
        return True
    return done[-1].low in _PLEASED and any(t.tag is Tag.WE for t in done[-6:])
