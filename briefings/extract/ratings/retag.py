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
    kept = _in_which(_among(kept[_numbered(kept) :]))
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


_ONE_OF = frozenset(["one", "among", "the", "only", "amongst"])
_KINDS = frozenset(["forces", "force", "constabularies", "constabulary", "services"])
_NOT_YET = frozenset(["next", "last", "who", "which", "sort", "kind", "type"])
_NOT_PASSED = GRADES | {
    Tag.NOT, Tag.NO_LONGER, Tag.IF, Tag.WISH, Tag.DOUBT, Tag.ASKED, Tag.OTHER_GRADE, Tag.MODAL, Tag.MORE, Tag.OR,
    Tag.BODY, Tag.COMMA, Tag.AND, Tag.STOP, Tag.COLON, Tag.DASH, Tag.SAY, Tag.HAVE, Tag.BE, Tag.WE, Tag.PRONOUN,
    Tag.SOME, Tag.THAT, Tag.GAVE, Tag.GOT,
}  # fmt: skip
_SUBJECTS = frozenset([Tag.WE, Tag.PRONOUN, Tag.BODY, Tag.INSPECTOR, Tag.HIS, Tag.THE])


def _back_then(done: list[Token]) -> list[Token]:
    """The time just before, with or without a comma, when it is a time of an earlier inspection."""
    last = [t for t in done[-2:] if t.tag is not Tag.COMMA][-1:]
    if not last or last[0].tag is not Tag.TIME:
        return []
    return last if last[0].value in ("previous", "dated") or "last" in last[0].low or "previous" in last[0].low else []


def _numbered(tokens: Sequence[Token]) -> int:
    """How many tokens are only the number of the paragraph: "3.1 The force was …"."""
    end = 0
    while end < len(tokens) and tokens[end].text.isdigit() and end < 3:
        end += 1
    if end and end < len(tokens) and tokens[end].tag in (Tag.STOP, Tag.CLOSE):
        return end + 1
    after = tokens[end] if 0 < end < len(tokens) else None
    plain = after is not None and after.text[:1].isupper() and after.tag in (Tag.BODY, Tag.THE, Tag.PRONOUN, Tag.WE)
    return end if plain or (end > 1 and after is not None) else 0


def _among(tokens: list[Token]) -> list[Token]:
    """ "was one of only three forces to be rated …" is "was rated …"."""
    for at, token in enumerate(tokens):
        if token.tag is not Tag.BE or at + 2 >= len(tokens) or tokens[at + 1].low not in _ONE_OF:
            continue
        end = next((i for i in range(at + 1, len(tokens)) if tokens[i].tag in (Tag.RATED, Tag.CALLED)), len(tokens))
        between = tokens[at + 1 : end]
        if end - at > 14 or end == len(tokens) or any(t.tag in _NOT_PASSED or t.low in _NOT_YET for t in between):
            continue
        if sum(t.low in _KINDS for t in between) == 1 and between[-1].tag in (Tag.AS, Tag.WORD, Tag.BARE_BE, Tag.TIME):
            return [*tokens[: at + 1], *tokens[end:]]
    return tokens


def _in_which(tokens: list[Token]) -> list[Token]:
    """ "… welcomed the report, in which the force was rated …": a clause of its own."""
    for at in range(2, len(tokens) - 3):
        opens = tokens[at].low in ("in", "at") and tokens[at + 1].low == "which" and tokens[at - 1].tag is Tag.COMMA
        if opens and tokens[at - 2].tag in (Tag.INSPECTOR, Tag.TIME):
            return [*tokens[:at], *tokens[at + 2 :]]
    return tokens


def _inverted(token: Token, before: Token | None, after: Token | None) -> bool:
    """ "Had the force been good at …", "…, were it to": a condition without "if"."""
    if token.low not in ("had", "were", "should") or after is None:
        return False
    first = before is None or before.tag in (Tag.COMMA, Tag.STOP, Tag.DASH)
    return first and after.tag in (Tag.BODY, Tag.PRONOUN, Tag.HIS, Tag.THE, Tag.WE)


def _told(token: Token, done: list[Token], after: Token | None) -> bool:
    if token.low not in ("it", "they") or after is None or after.tag not in (Tag.DOES, Tag.BE, Tag.HAVE):
        return False
    told = [t for t in done[-2:] if t.low != "that"]
    return bool(told) and told[-1].low == "told" and any(t.tag in AUX for t in done[-4:])


def _tagged(token: Token, done: list[Token], after: Token | None) -> Token:
    before = done[-1] if done else None
    tag = token.tag
    if token.low == "question" and before is not None and before.low in ("key", "this", "each"):
        return replace(token, tag=Tag.WORD)
    if token.low == "having" and after is not None and after.tag in (Tag.TIME, Tag.BEEN):
        return replace(token, tag=Tag.HAVE)  # "…, having previously been rated good"
    if _inverted(token, before, after):
        return replace(token, tag=Tag.IF)
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
    elif token.low == "when" and _back_then(done) and after is not None and after.tag in _SUBJECTS:
        # "… since our last inspection, when it was judged …"
        then = _back_then(done)[0]
        dated = then.value == "dated"
        return replace(token, tag=Tag.TIME, value="dated" if dated else "previous", year=then.year)
    elif token.low == "after" and before.low in ("look", "looks", "looking", "looked"):
        tag = Tag.WORD
    elif token.low == "scored" and before.tag not in AUX:
        tag = Tag.GOT
    elif token.low == "that" and _links(done):
        tag = Tag.THAT
    follows = after.tag if after is not None else None
    if token.low in ("rating", "grading", "judging") and before.tag is Tag.COMMA:
        plural = after is not None and follows is Tag.WORD and after.low.endswith("s")
        if follows in (Tag.PRONOUN, Tag.BODY, Tag.HIS, Tag.EACH, Tag.COUNT) or plural:
            tag = Tag.RATED  # "…, rating it inadequate", "…, rating both schools inadequate"
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
