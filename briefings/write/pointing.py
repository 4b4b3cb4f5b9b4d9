"""Whether a sentence points to what nobody has told: "these children", "she"; or is cut off before its end."""

from __future__ import annotations

import re

from briefings.write.anchors import PEOPLE, POINTS_BACK

_AFTER_IT = {"inspection", "report", "year", "time", "letter", "visit", "month", "week", "day", "point", "end", "way",
             "country", "summer", "autumn", "winter", "spring", "morning", "stage", "area", "regard", "respect", "sort",
             "kind", "means", "service", "home"}  # fmt: skip


_THIS = re.compile(
    r"\b(?:this|these|those)\s+([a-z][a-z’'-]{2,})|\bsuch\s+(?!as\b|an?\b|that\b)([a-z][a-z’'-]{3,})", re.IGNORECASE
)


_ENDS_BACK = re.compile(r"\b(?:these|those|this|the (?:latter|former|same))\W*$")


_BARE_SHARE = re.compile(
    r"(?:In |Of |For )?(?:some|others?|most|many|few|several|all|each|both|neither|one|two|three|four|five|six"
    r"|a (?:few|minority|majority)),?\s+(?:of (?:these|them|those)|are|were|have|had|is|was|has|do|did|which|who|vary"
    r"|lack|need|could|can|cases? only)\b",
    re.IGNORECASE,
)


_HE = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)


_SOMEBODY = re.compile(
    rf"(?i:\b(?:{'|'.join(PEOPLE)}|child|person|woman|man|mother|father|girl|boy|prisoner|pupil|patient|resident|victim"
    r"|officer|commissioner|parent|carer|worker|leader|someone|anyone)\b)|[A-Z][a-z]+ [A-Z][a-z]+",
)


_THEIR = re.compile(r"\b(?:their|them|they|themselves)\b", re.IGNORECASE)


_SEVERAL = re.compile(
    r"\b(?:\w+(?:[^su\Wi]s|es)|people|children|staff|police|men|women|force|team|service|everyone|each|who|\w+[a-z]s’|\w+hood)\b",
    re.IGNORECASE,
)


# A wide word alone does not say of what: "Practice varies."
_BARE = re.compile(
    r"(?:The )?(?:quality|timeliness|performance|practice|progress|provision|capacity|improvements?|work|action"
    r"|outcomes|impact|pace)\s+(?:and \w+\s+)?(?:is|are|was|were|has|have|had|varies|vary|remains?|needs?)\b"
    r"(?!.*\b(?:of|for|in|on|with|to|by)\s)",
    re.IGNORECASE,
)


_BROKEN = re.compile(
    r"\b(?:that|which|who|whose|and|or|but|of|to|the|an?|for|with|by|from|as|than|because|when|if|whether|including|its"
    r"|their|such|at|into|was|were|is|are|been|be)\W*$"
)


def dangles(text: str, before: str = "") -> bool:
    """Whether a sentence has a word that points to what neither it nor ``before`` tells: "these children", "she"."""
    alone = not before.strip()
    if broken(text) or (alone and (_begins_back(text) or any(p.search(text) for p in _ALONE))):
        return True
    return _points(text, before) or (alone and _one_of_whom(text))


def _points(text: str, before: str) -> bool:
    for match in _THIS.finditer(text):
        noun = (match[1] or match[2]).lower()
        near = f"{before} {text[: match.start()]}".lower()
        if noun not in _AFTER_IT and not _VERB.match(noun) and noun.rstrip("s")[:6] not in near:
            return True
    if any(not _SOMEBODY.search(f"{before} {text[: match.start()]}") for match in _HE.finditer(text)):
        return True
    their = _THEIR.search(text)
    return their is not None and not _SEVERAL.search(_FRAME.sub("", f"{before} {text[: their.start()]}"))


def _one_of_whom(text: str) -> bool:
    """Whether it tells what befell "the child", whom it does not bring in."""
    one = _THE_ONE.search(text)
    if one is None or not re.search(r"\b(?:was|were|had|did)\b", text):
        return False
    brought = rf"\b(?:an?|one|each|every|another|any) (?:\w+ )?{one[1]}\b"
    return not re.search(brought, text[: one.start()], re.IGNORECASE)


_ALONE = (  # with nothing before it, a sentence with one of these does not say of what it speaks
    re.compile(_BARE_SHARE.pattern.join(("^(?:", ")")), re.IGNORECASE),
    re.compile(rf"^(?:{_BARE.pattern})", re.IGNORECASE),
    _ENDS_BACK,
    re.compile(r"\btoo (?:soon|early) to (?:see|say|tell|know|judge)\b"),
    re.compile(r"^(?:For|In|With) (?:others|some|these|those|many|most)\b"),
    re.compile(r"\b(?:of|for|about|with|on|in) (?:this|these|those) (?:is|are|has|have|was|were|had|will|can)\b"),
)


_THE_ONE = re.compile(
    r"\bthe (child|mother|father|man|woman|boy|girl|person|victim|prisoner|patient|pupil)\b(?!['’])", re.IGNORECASE
)


_FRAME = re.compile(r"^\s*(?:Inspectors|They) (?:praised|liked|welcomed|were|are)\b|\bis\b")


_VERB = re.compile(
    r"(?:is|are|was|were|has|have|had|means?|meant|can|could|will|would|may|might|must|should|includes?|who|that|which"
    r"|where|in|at|to|for|of|and|also|not|did|does|do|with|from|on|by|\w+ed|\w+ly)$"
)


def broken(text: str) -> bool:
    """Whether a sentence is cut off before its end: "it failed to find the concerns that."."""
    if re.match(r"[a-z]+, (?:is|are|was|were|has|have)\b", text, re.IGNORECASE):
        return True  # its front is lost
    return _BROKEN.search(text.rstrip(' .”"')) is not None and not re.search(
        r"\b(?:is|are|was|were|be|been) \w+ (?:by|to|for|with|at)\W*$", text
    )


def _begins_back(text: str) -> bool:
    return bool(POINTS_BACK.match(text)) and not re.match(r"(?:It|This|That) (?:is|was) \w+ (?:that|to)\b", text)
