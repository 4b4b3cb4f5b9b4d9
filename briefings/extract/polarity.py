"""Does a clause state a weakness, praise, or neither? Word signs, and what turns them round."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefings.extract.signs import patterns


@dataclass(frozen=True, slots=True)
class Sign:
    """The words of a clause that show its side; offsets count in the clause."""

    kind: str  # "worry", "plain", "degree", "fail", "need", "not", "lack", "trend"; "pleased", "good", "none of"
    start: int
    end: int


_NOT = re.compile(
    r"\b(?:(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would)(?:\s+(?:also|still|often|currently"
    r"|sometimes))?\s+not"
    r"|(?:is|are|was|were|has|have|had|do|does|did|ca|could|wo|would)n't|cannot|never)\b",
    re.IGNORECASE,
)
_EXISTS = re.compile(
    r"\b(?:there|it|they|we|which|and|but)\s+(?:is|are|was|were|has\s+been|have\s+been|had|has|have"
    r"|had\s+been)\s+(?:also\s+|still\s+|currently\s+)?(?:no|little|few|limited)\s+(?P<rest>[^.;]{3,80})",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    r"^\W*(?:no|none of|neither of|few|hardly any|not all|not every|very few|too few)\s+(?P<rest>[^.;]{3,80})",
    re.IGNORECASE,
)
_HAS_NO = re.compile(
    r"\b(?:(?:had|has|have|with|gave|gives?|provides?|provided|kept|keeps?|receives?|received|made"
    r"|makes?)\s+(?:little\s+or\s+)?(?:no|little|few)"
    r"|without)\s+(?P<rest>[^.;]{3,60})",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:in|from|since|of|by)\s+(?:the|our|its)\s+(?:\w+\s+)?\d{4}\s+(?:\w+\s+){0,3}(?:review|inspection"
    r"|report|visit)\b",
    re.IGNORECASE,
)
_UNRATED = re.compile(
    r"\b(?:not|never)\s+(?:been\s+|yet\s+)*(?:rated|graded|judged|scored|inspected)\b|\bungraded\b", re.IGNORECASE
)
_MOVED = re.compile(r"\b(?:dropped|fallen|fell|declined|deteriorated|slipped)\b(?=[^.;]{0,40}\x03)", re.IGNORECASE)
_BODIES = re.compile(
    r"^\W*(?:of\s+the\s+)?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|most"
    r"|many)\s+(?:of\s+(?:the\s+|all\s+)?)?(?:\w+\s+)?"
    r"(?:forces|services|councils|prisons|trusts|constabularies)\s+(?:are|were|was|had|have|told|in)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 13)
def weakness(clause: str) -> Sign | None:
    """The first sign of weakness in a folded clause in lower case that nothing turns round, or None."""
    p = patterns()
    if _UNRATED.search(clause) or _BODIES.match(clause):
        return None
    text = _blank(_blank(clause, p.not_weak), _MOVED)
    if (p.elsewhere.search(text) or _DATED.search(text)) and not p.still.search(text):
        return None
    signs = [
        sign
        for sign in (
            _first(p.worry, text, "worry"),
            _turnable(p.plain, text, "plain"),
            _turnable(p.fail, text, "fail"),
            _turnable(p.trend, text, "trend"),
            _first(p.degree, text, "degree"),
            _lack(text),
            _need(text),
            _negated(text),
        )
        if sign is not None
    ]
    return min(signs, key=lambda sign: (_ORDER[sign.kind], sign.start), default=None)


_ORDER = {"worry": 0, "need": 1, "plain": 2, "lack": 2, "degree": 3, "fail": 3, "trend": 4, "not": 5}


@lru_cache(maxsize=1 << 13)
def praise(clause: str) -> Sign | None:
    """The first sign of praise in a folded clause in lower case that nothing turns round, or None."""
    p = patterns()
    found = p.pleased.search(clause)
    if found and not _turned_before(clause, found.start()):
        return Sign("pleased", found.start(), found.end())
    found = p.none_of.search(clause)
    if found:
        return Sign("none of", found.start(), found.end())
    if p.not_good.search(clause) or p.elsewhere.search(clause):
        return None
    for found in p.good.finditer(clause):
        before = clause[: found.start()]
        if _PURPOSE.search(before):
            continue
        if not _NEGATION.search(before) and re.search(r"\w", before):
            return Sign("good", found.start(), found.end())
        if not re.search(r"\w", before):
            return Sign("good", found.start(), found.end())
    return None


_PURPOSE = re.compile(
    r"\b(?:to|in\s+order\s+to|with\s+a\s+view\s+to)\s+(?:further\s+|fully\s+)?(?:ensure|ensuring|embed|have|make"
    r"|become|provide|inform|drive|develop|improve|achieve|maintain|be|give|deliver|secure|promote"
    r"|understand)\s+(?:[\w'-]+\s+){0,8}$",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"(?:\bnot?\b|n't\b|\bnever\b|\bwithout\b|\black(?:s|ed|ing)?\b|\bless\b|\bnor\b|\bfew\b|\bnone\b)", re.IGNORECASE
)


def _blank(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda m: "\x02" * len(m.group()), text)


def _first(pattern: re.Pattern[str], text: str, kind: str) -> Sign | None:
    for found in pattern.finditer(text):
        if _supposed(text, found.start()):
            continue
        if kind == "degree" and _bad_falls(text, found):
            continue
        if kind == "worry" and _NONE_IN.search(found.group()):
            continue
        if kind == "worry" and (_turned_before(text, found.start(), 2) or _WHEN.search(text[: found.start()])):
            continue
        return Sign(kind, found.start(), found.end())
    return None


_NONE_IN = re.compile(r"\b(?:no|not|any|few|little|never|fewer)\b", re.IGNORECASE)
_RARE = re.compile(
    r"^[^,;]{0,60}\b(?:is|are|was|were|remains?|has|have)\s+(?:been\s+|being\s+|now\s+|very\s+|also\s+"
    r"|extremely\s+|quickly\s+|always\s+|not\s+)*(?:rare|rarely|uncommon|unusual|minimal|tolerated|dealt\s+with"
    r"|reduced|reducing|falling|fallen|low|cleared|eliminated|challenged|managed\s+well|addressed|tackled)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(?:when|where|if|whenever|once|unless|until)\s+(?:[\w']+\s+){0,3}$", re.IGNORECASE)


_SUPPOSED = re.compile(
    r"(?:^\W*|\bthat\s+|\baware\s+(?:[\w'-]+\s+){0,4}|,\s+|\band\s+)(?:when|where|whenever|once|for\s+(?:those"
    r"|the\s+few)|before|until)\b[^,;]*$|\b(?:if"
    r"|unless|in\s+case|for\s+whom|should\s+(?:the|they|it|any)|despite)\b[^,;]*$",
    re.IGNORECASE,
)


def _supposed(text: str, at: int) -> bool:
    """Whether ``at`` stands in a clause that supposes something: “When progress is too slow, …”."""
    return _SUPPOSED.search(text[:at]) is not None


_FALLS = re.compile(
    r"(?:dropped|(?:has|had)\s+dropped|fallen|fell|declin\w*|infrequent\w*|rarely|seldom|hardly\s+ever)$"
)


def _bad_falls(text: str, sign: re.Match[str]) -> bool:
    """“Complaints have fallen”: a bad thing that grows less."""
    if _FALLS.match(sign.group()) is None:
        return False
    near = " ".join(text[sign.end() :].split()[:5])
    return bool(patterns().bad.search(text[: sign.start()]) or (near.startswith("in ") and patterns().bad.search(near)))


def _turnable(pattern: re.Pattern[str], text: str, kind: str) -> Sign | None:
    for found in pattern.finditer(text):
        if _supposed(text, found.start()) or (kind == "fail" and _bad_falls(text, found)):
            continue
        if not _turned_before(text, found.start()) and not _RARE.match(text[found.end() :]):
            return Sign(kind, found.start(), found.end())
    return None


_RATHER = re.compile(r"\b(?:rather\s+than|instead\s+of)(?:\s+[\w'-]+){0,6}\s*$")
_OF = re.compile(
    r"(?:\b(?:backlogs?|numbers?|levels?|rates?|cases?|incidents?|areas?|extent|causes?"
    r"|sources?)\s+of\s+(?:the\s+|such\s+)?)+$",
    re.IGNORECASE,
)


def _turned_before(text: str, at: int, reach: int = 4) -> bool:
    """Whether one of the few words before ``at`` turns a sign round, and is not itself under a “not”."""
    before = re.findall(r"[\w'-]+|[,;:]", _OF.sub("", text[:at]))[-reach:]
    for separator in (",", ";", ":"):
        if separator in before:
            before = before[len(before) - before[::-1].index(separator) :]
    window = " ".join(before)
    if _RATHER.search(text[:at]):
        return True
    turning = [found.group().lower() for found in patterns().turned.finditer(window)]
    if not turning:
        return False
    word = turning[-1]
    if word in ("no", "not", "without", "never", "nor", "any") or word.endswith("n't"):
        return True
    lead = " ".join(re.findall(r"[\w'-]+", text[:at])[-reach - 4 :])
    return not re.search(
        r"(?:\bnot\b|n't\b|\bnever\b|\bcannot\b|\bfail(?:s|ed|ing)?\s+to\b|\bslow\s+to\b)", lead, re.IGNORECASE
    )


_LACKING = ("no ", "none", "little", "few", "limited", "without", "neither", "hardly", "not all", "not every")


def _lack(text: str) -> Sign | None:
    if not any(word in text for word in _LACKING):
        return None
    for pattern in (_EXISTS, _NO_SUBJECT):
        for found in pattern.finditer(text):
            opening = " ".join(found.group("rest").split()[:5])
            if patterns().missing.search(opening) and not patterns().not_verbs.search(opening):
                return Sign("lack", found.start(), found.end())
    for found in _HAS_NO.finditer(text):
        if patterns().missing.search(" ".join(found.group("rest").split()[:3])):
            return Sign("lack", found.start(), found.end())
    return None


_NEEDY = re.compile(
    r"\b(?:people|children|families|victims|those|patients|who|that|which|they|you|pupils|i|we|residents"
    r"|prisoners|parents)\s+(?:may\s+|might\s+|also\s+)?$",
    re.IGNORECASE,
)


def _need(text: str) -> Sign | None:
    for found in patterns().need.finditer(text):
        words = found.group().lower()
        before = text[: found.start()]
        if _supposed(text, found.start()) or _UNDER_WAY.match(text[found.end() :]):
            continue
        if words.startswith("need") and _NOUN.search(before) and not _THERE_IS.search(before):
            continue
        if words in (
            "need to",
            "needs to",
            "needed to",
            "should",
            "must",
            "need more",
            "need better",
            "need further",
            "need to be",
        ) and (not before.strip() or _NEEDY.search(before) or _WH.search(before)):
            continue
        return Sign("need", found.start(), found.end())
    return None


_UNDER_WAY = re.compile(
    r"\s*(?:is|are|was|has\s+been|have\s+been|continues?)\s+(?:now\s+|already\s+)?(?:under\s?way|planned"
    r"|in\s+progress|taking\s+place|being|completed|done)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\b(?:the|an?|any|no|this|their|its|of|urgent|clear)\s+$", re.IGNORECASE)  # "the need to"
_THERE_IS = re.compile(r"\bthere\s+(?:is|was|remains)\s+(?:also\s+|still\s+|now\s+)?an?\s+(?:\w+\s+)?$", re.IGNORECASE)
_WH = re.compile(
    r"\b(?:how|what|when|whether|where|why|whom|as|than|if|so\s+that)\b[^,]{0,40}$|\b(?:who|which"
    r"|that)\s+(?:still\s+|also\s+|urgently\s+|most\s+)?$",
    re.IGNORECASE,
)


def _negated(text: str) -> Sign | None:
    if "not" not in text and "n't" not in text and "never" not in text:
        return None
    p = patterns()
    for found in _NOT.finditer(text):
        after = " ".join(text[found.end() :].split()[:6])
        before = text[: found.start()]
        if not before.strip() or _supposed(text, found.start()) or " unless " in text[found.end() :]:
            continue
        own = p.not_subjects.search(before.lower())
        if own and not p.not_satisfied.search(after):
            continue
        if p.not_verbs.search(" ".join(after.split()[:4])):
            continue
        if p.plain.search(after) and not p.turned.search(after):
            continue  # two negatives
        return Sign("not", found.start(), found.end())
    return None
