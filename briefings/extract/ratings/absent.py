"""Sentences that say that something has no grade: "There was no rating for leadership"."""

# A pattern or a class of words reads better whole than cut into lines:
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefings.extract.ratings import areas
from briefings.extract.ratings.areas import Area
from briefings.extract.ratings.words import CURRENT_TIME, DATED_TIME, PREVIOUS_TIME
from briefings.frameworks import Framework

_GRADE = r"(?:(?:fresh|new|overall|separate|specific|single|formal|graded|individual|summary|such|further|peel)\s+)*(?:ratings?|grades?|(?:graded\s+)?judge?ments?|gradings?|scores?)(?:\s+(?:given|awarded|made|issued|grade|given\s+out))?"
_ON = r"(?:for|in|on|of|to|at|about|against|as\s+to|in\s+respect\s+of|in\s+relation\s+to)"
_NOT = r"(?:\s+not|n['’]t|\s+never)"
_US = r"(?:we|inspectors|the\s+inspectors|the\s+inspectorate|it|they|hmic(?:frs)?|cqc|ofsted|estyn|hmi\s+(?:prisons|probation)|the\s+report|the\s+watchdog)"
_RATE = r"(?:grade|rate|score|graded|rated|scored|judge|judged)"
_MAKE = r"(?:give|gave|given|make|made|award|awarded|issue|issued|assign|assigned|offer|provide|provided|reach|hand\s+out|handed\s+out|attach|set)"
_TO = r"[^,;:.]{2,60}?"

# ``area``: what has no grade; ``body``: an inspected body, to be passed over.
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^\W{0,9}(?P<area>[^,;:.(–—]{1,60},[^;:.(–—]{1,160}?\band\b[^,;:.(–—]{1,60}?)\s*(?::|\s[–—-]\s)\s*(?:not\s+(?:yet\s+)?(?:graded|rated)|no\s+(?:grade|rating)|ungraded|unrated)\b(?=\W*\Z|\s+(?:at|in|on|during)\s+this\b)",
        r"(?P<area>[^,;:.(–—]+?)\s*(?::|\(|\s[–—-]\s)\s*(?:not\s+(?:yet\s+)?(?:graded|rated)|no\s+(?:grade|rating)|ungraded|unrated)\b\)?(?=\W*\Z|\s*[,;.)])",
        rf"\bthere\s+(?:is|was|are|were|will\s+be|has\s+been)\s+(?:also\s+|still\s+)?no\s+{_GRADE}\s+{_ON}\s+(?P<area>.+)",
        rf"\b(?:for|on|in)\s+(?P<area>[^,;:]+?),\s+{_US}\s+(?:has\s+|have\s+)?{_MAKE}\s+(?:{_TO}\s+)?(?:and\s+)?no\s+{_GRADE}",
        rf"\b{_US}\s+(?:has\s+|have\s+)?(?:also\s+)?{_MAKE}\s+(?:(?P<body>{_TO})\s+)?no\s+{_GRADE}(?:\s+{_ON}\s+(?P<area>.+))?",
        rf"\b{_US}\s+(?:do|did|does|have|has|could|will){_NOT}\s+(?:yet\s+)?(?:{_MAKE})\s+(?:(?P<body>{_TO})\s+)?(?:any\s+|a\s+|an\s+)?{_GRADE}(?:\s+{_ON}\s+(?P<area>.+))?",
        rf"\b{_US}\s+(?:do|did|does|have|has|could|will){_NOT}\s+(?:yet\s+)?{_RATE}\s+(?P<area>.+)",
        rf"\b{_US}\s+(?:(?:do|did|does|have|has|had|could|can){_NOT}\s+have\s+(?:enough|sufficient)\s+evidence|(?:was|were|is|are|has\s+been|have\s+been)\s+(?:unable|not\s+able)|lacked\s+(?:the\s+)?evidence)\s+to\s+{_RATE}\s+(?P<area>.+)",
        rf"\b(?:this|it)\s+(?:is|was)\s+an?\s+(?P<area>[^,;:]+?)\s+inspection,?\s+(?:which|that|and\s+it|so\s+it)\s+(?:does|did|do|is|was){_NOT}\s+(?:lead\s+to|result\s+in|include|come\s+with|give|carry|produce|receive|graded|rated|given)(?:\s+(?:an?|any)?\s*{_GRADE})?",
        rf"(?P<area>[^,;:.]+?)(?:,?\s+(?:which|who)\b[^,;:]*,)?\s+(?:has|have|had|receives?|received|got|gets|carries|carry|(?:is|was|were|has\s+been)\s+given)\s+(?:also\s+)?no\s+{_GRADE}(?:\s+{_ON}\s+(?P<what>.+)|(?=\W*\Z|\s*[,;:.–(]|\s+(?:this|as|because|and|but|yet)\b))",
        rf"(?P<area>[^,;:.]+?)\s+(?:is|was|were|are|has\s+been|have\s+been|remains?|(?:\w+\s+){{1,5}}but(?:\s+was)?)\s*(?:(?:{_NOT}|\s*neither)\s*(?:been\s+|yet\s+|yet\s+been\s+|also\s+)*(?:graded|rated|scored|given\s+an?\s+{_GRADE})|(?:left\s+)?(?:ungraded|unrated|without\s+an?\s+{_GRADE}))\b(?!\s+(?:as\s+|[‘“\"'])?(?:out|good|ade|req|ina))(?:\s+{_ON}\s+(?P<what>.+))?",
        rf"(?P<area>[^,;:.]+?)\s+(?:has|have){_NOT}\s+(?:yet\s+)?been\s+(?:graded|rated|scored|given\s+an?\s+{_GRADE})\b(?!\s+(?:as\s+|[‘“\"'])?(?:out|good|ade|req|ina))(?:\s+{_ON}\s+(?P<what>.+))?",
        rf"(?:(?P<area>[^,;:.]+?):\s+)?\bno\s+{_GRADE}\s+(?:is|was|were|are|has\s+been|have\s+been)(?:\s+(?:given|awarded|made|issued))?(?:\s+{_ON}\s+(?P<what>.+)|(?=\W*\Z))",
    )
)  # fmt: skip
_LONGEST = 300  # letters without a stop: longer is no clause, and the patterns above look again from each word
_HINT = re.compile(r"\b(?:no|not|never|ungraded|unrated|without)\b|n['’]t\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:un)?(?:grad(?:e[ds]?|ings?)|rat(?:e[ds]?|ings?)|judge?ments?|judge[ds]?|scor(?:e[ds]?|ing))\b", re.IGNORECASE
)
_SPOILT = re.compile(
    r"\b(?:if|unless|whether|should|would|could|might|may|hope|want|all\s+forces|forces|services|good|outstanding|inadequate|"
    r"requires?\s+improvement|adequate|one\s+of|yet\s+to\s+decide)\b|\?",
    re.IGNORECASE,
)  # fmt: skip
_BEFORE_SPOILT = re.compile(
    r"\b(?:if|unless|whether|allegedly|possibly|perhaps|nearly|wrongly|feared|would|might|could|far\s+from|think|thinks|at\s+least|"
    r"not\s+there|(?:no|not|never|neither|hardly|far\s+from|not\s+yet)\s+(?:there|we|hmic\w*|inspectors))\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:,\s+so\b|,|;|:|\.|–|—|\(|\s+because\b|\s+since\b|\s+as\s+(?:we|it|this|the)\b|\s+but\b|\s+although\b|\s+where\b|\s+when\b|\s+only\b)",
    re.IGNORECASE,
)
_TIME = re.compile(
    "|".join(f"(?:{p.pattern})" for p in (CURRENT_TIME, PREVIOUS_TIME, DATED_TIME)), re.IGNORECASE | re.VERBOSE
)
_YEAR = re.compile(
    r"(?:(?:this|that|last|the\s+\w+)\s+(?:year|inspection|report|time|letter|round)|(?:19|20)\d\d)\b", re.I
)
_THIS = re.compile(
    r"(?:(?:in|for|on|at)\s+)?(?:this|that|these|it|the\s+(?:area|question|inspection))(?:\s+overall)?(?:\s+(?:areas?|questions?|part|aspect|inspection|report|theme|section|assessment|letter))?",
    re.IGNORECASE,
)
_PRODUCT = re.compile(
    r"(?:this|our|these|the)\s+(?:(?:inspection|report(?:\s+card)?|letter|visit|revisit|review)|(?<!the\s)(?:\w+\s+){1,3}(?:work|programme|inspection|report|letter|assessment|visit|revisit|review))s?",
    re.I,
)
_BODY = re.compile(r"(?:the\s+)?(?:\w+\s+){0,3}(?:force|constabulary|police|service)\Z", re.IGNORECASE)
_POLICY = re.compile(
    r"an?\s+(?:\w+\s+)?(?:visit|inspection|review|assessment)\W*", re.IGNORECASE
)  # of every such visit
_THIS_WAS = re.compile(
    r"\W*this\s+(?:is|was)\s+an?\s+(?:\w+\s+){1,3}(?:inspection|visit|review|assessment),?\s+so\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Absent:
    """One thing that has no grade. Places count from the sentence's first character."""

    start: int
    end: int
    areas: tuple[Area, ...]  # empty: "this area", to be found in what stands before
    this: bool = False


def hints(text: str) -> bool:
    """Whether the sentence may say that something has no grade; quick."""
    return _HINT.search(text) is not None and _ABOUT.search(text) is not None


def absent(text: str, framework: Framework, mentioned: tuple[str, ...]) -> Iterator[Absent]:
    """What the sentence says has no grade. ``mentioned``: names of inspected bodies as the sentence writes them."""
    if not hints(text) or "?" in text:
        return
    clauses = re.split(r"(?<=[;–—])\s+|,?\s+(?:and|but|while)\s+(?=(?:leadership|there|we)\b)", text)
    at = 0
    for clause in clauses:
        begin = text.index(clause, at)
        at = begin + len(clause)
        if len(clause) > _LONGEST:
            continue
        for pattern in _PATTERNS:
            match = pattern.search(clause)
            if match is None or PREVIOUS_TIME.search(clause):
                continue
            group = "what" if "what" in pattern.groupindex and match["what"] else "area"
            if (group == "what" and _TIME.match(match["what"])) or _YEAR.match(match[group] or ""):
                group = "area"
            if not match[group] and text[: begin + match.start()].strip() and not _THIS_WAS.match(text):
                continue  # "…, so we have not given a judgment": of what the sentence spoke of before
            start, end = match.span(group) if match[group] else (match.end(), match.end())
            start, end = _cut(clause, start, end)
            if _BEFORE_SPOILT.search(clause[: match.start()] + " " + match[0][:60]) or _SPOILT.search(
                clause[match.start() : max(end, match.start())]
            ):
                break
            found = _named(clause[start:end], framework, mentioned, begin + start)
            if found is not None:
                whole, this = found
                stop = end if match.end(group) == match.end() else max(match.end(), end)
                yield Absent(begin + match.start(), begin + stop, whole, this)
            break


def _cut(clause: str, start: int, end: int) -> tuple[int, int]:
    lead = re.match(
        r"\s*(?:(?:also|and|but|however|overall|while|whilst|although|though|as|because|since),?\s+)*",
        clause[start:end],
        re.IGNORECASE,
    )
    start += lead.end() if lead else 0
    tail = _TAIL.search(clause, start + 1, end)
    if tail:
        listed = areas_list(clause[start:end])
        if not listed:
            end = tail.start()
    for _ in range(2):
        time = next((m for m in _TIME.finditer(clause, start, end) if not clause[m.end() : end].strip(" ,.")), None)
        if time and time.start() > start:
            end = time.start()
    while end > start and clause[end - 1] in " .,;:":
        end -= 1
    return start, end


def areas_list(words: str) -> bool:
    """Whether commas here only part a list: "A, B and C"."""
    parts = re.split(r",\s*", words.rstrip(". "))
    return len(parts) > 1 and " and " in parts[-1] and all(len(p.split()) <= 6 for p in parts)


def _named(
    words: str, framework: Framework, mentioned: tuple[str, ...], offset: int
) -> tuple[tuple[Area, ...], bool] | None:
    plain = words.strip(" .")
    if not plain or _PRODUCT.fullmatch(plain) or plain.lower() in mentioned or _BODY.fullmatch(plain):
        return (areas.WHOLE,), False
    if _THIS.fullmatch(plain):
        return (), True
    last = plain.lower().split()[-1]
    many = any(last in (f"{noun}s", f"{noun[:-1]}ies") for noun in framework.body_nouns)
    if _POLICY.fullmatch(plain) or many:  # so it is for all of them
        return None
    if plain.lower().removeprefix("the ").removeprefix("this ") in framework.body_nouns:
        return (areas.WHOLE,), False
    start, end = 0, len(words)
    bodies = "|".join(map(re.escape, sorted(mentioned, key=len, reverse=True)))
    whose = re.match(rf"(?:{bodies + '|' if bodies else ''}(?:the|this)\s+(?:force|constabulary|service)|it|them)\s+(?:on|for|at|in|against)\s+(?=\w)", words, re.I)  # fmt: skip
    start = whose.end() if whose else 0
    for name in sorted(mentioned, key=len, reverse=True):
        place = re.search(rf"(?:\s+(?:at|in|by|of)\s+{re.escape(name)}\W*\Z)", words, re.IGNORECASE)
        if place:
            end = place.start()
        owner = re.match(rf"{re.escape(name)}['’]s?\s+", words, re.IGNORECASE)
        if owner:
            start = owner.end()
    inner = re.sub(r"(?:['’]s|s['’])\s+", " ", words[start:end])
    if len(inner.split()) > 14 or re.search(r"\b(?:we|i|you|is|are|was|were|has|have)\b", inner, re.IGNORECASE):
        return None
    if re.match(r"\s*how\s+", words[start:end], re.IGNORECASE):
        served = re.match(rf"\s*how\s+(?:well|effectively|efficiently)\s+(?:(?:the\s+)?(?:force|it)|{'|'.join(map(re.escape, mentioned)) or 'it'})\s+", words[start:end], re.IGNORECASE)  # fmt: skip
        start += served.end() if served else 0
    found = areas.split(framework, words, start, end)
    return (tuple(Area(a.words, a.id, a.start + offset, a.end + offset) for a in found), False) if found else None
