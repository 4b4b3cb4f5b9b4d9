"""A sentence cut into clauses, where one may praise and the next may blame; every clause keeps its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefings.extract.grammar import has_verb


@dataclass(frozen=True, slots=True)
class Clause:
    """``text[start:end]`` of a sentence. ``join`` is how it hangs on: "", "but", "while", "because", "and"."""

    start: int
    end: int
    join: str


_SUBJECT = (
    r"(?:the|a|an|this|that|these|those|it|its|they|their|there|we|our|i|my|he|she|some|many|most|more|not\s+all"
    r"|no|few|several|other|others"
    r"|inspectors|leaders|managers|staff|officers|children|pupils|people|patients|victims|one|two|each|every|all"
    r"|both|too|much|such|once|when|most)"
)
_CUT = re.compile(
    rf";\s+(?P<semi>)|,?\s+(?P<but>but|whereas|although|though|whilst|while)\s+|,\s+(?P<however>however),\s+"
    rf"|,\s+(?P<yet>yet)\s+"
    rf"|\s+(?P<because>because)\s+(?!of\b)|\s+(?P<andthat>and)\s+(?=that\s+(?:{_SUBJECT}|more|some|[a-z-]+s)\s)"
    rf"|,\s+(?P<and>and|so)\s+(?={_SUBJECT}\b|(?:[\w'-]+\s+){{1,4}}(?:is|are"
    rf"|was|were|has|have|remains?|told|said|felt)\b)|,?\s+(?P<said>and)\s+(?=(?:also\s+)?(?:said|says|noted|found|concluded"
    rf"|criticised|praised)\s)"
    rf"|\s+[–—]\s+(?P<dash>)(?={_SUBJECT}\b)",
    re.IGNORECASE,
)
# “the team, although stretched, is effective”: an aside with no verb, of which the sentence says the better
ASIDE = re.compile(
    r"(?<=,)\s+(?:although|though|while|whilst|albeit|if|however)\s+(?:(?!(?:not|it|they|there|is|are|was|were|has|have|had|do|does|did|can|could|will|the)\b)[\w'-]+\s+){0,3}[\w'-]+(?=,)"
)
_SUBORDINATE = re.compile(
    r"^\W*(?:(?:but|and|however),?\s+)?(?P<while>while|although|though|whilst|whereas|even\s+though|despite"
    r"|in\s+spite\s+of)\s+",
    re.IGNORECASE,
)
_MAIN = re.compile(
    rf",\s+(?=(?i:{_SUBJECT})\b|[A-Z][a-z]+\b|[a-z-]+\s+(?:[a-z-]+\s+)?(?:is|are|was|were|has|have|do|does|did"
    rf"|can|should|must|needs?|remains?|lacks?)\b)"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|can|could|should|must|may|might|will|would|\w+n't|needs?"
    r"|remains?|lacks?|receives?|receive|report|wait|waits?|vary|varies"
    r"|takes?|makes?|gives?|gets?|feels?|works?|knows?|leads?|left|found|saw|fell|rose|took|made|\w{3,}ed)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 13)
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a folded sentence, in order; together they hold all of its words but the joining ones."""
    found: list[Clause] = []
    start = 0
    join = ""
    lead = _SUBORDINATE.match(text)
    if lead:
        comma = _main(text, lead.end())
        if comma is not None:
            found.append(Clause(lead.end(), comma.start(), "while"))
            start = comma.end()
    for cut in _CUT.finditer(text, start):
        if cut.start() < start:
            continue
        word = (
            cut.group("but")
            or cut.group("however")
            or cut.group("yet")
            or cut.group("because")
            or cut.group("andthat")
            or cut.group("and")
            or cut.group("said")
            or ";"
        ).lower()
        if not _FINITE.search(text, start, cut.start()) or not _FINITE.search(text, cut.end()):
            continue
        if _HANGS.search(text, start, cut.start()):
            continue
        if cut.group("but") and ASIDE.match(text, cut.start() + 1):
            continue
        if cut.group("andthat") and not _SAID_THAT.search(text, start, cut.start()):
            continue  # “to make sure that … and that …” is one thing
        found.append(Clause(start, cut.start(), join))
        opens = _OPENS.match(text, start)
        start = cut.end()
        later = _main(text, start) if opens and cut.group("but") else None
        if later is not None:  # “When cases are complex, while risk is seen, workers are …”
            found.append(Clause(start, later.start(), "while"))
            start, join = later.end(), ""
            continue
        join = {
            "however": "but",
            "yet": "but",
            "because": "because",
            "and": "and",
            "so": "and",
            ";": "and",
            "but": "but",
        }.get(word, "while")
    found.append(Clause(start, len(text), join))
    return tuple(_trim(text, c) for c in found if any(ch.isalnum() for ch in text[c.start : c.end]))


_OPENS = re.compile(r"\W*(?:when|where|if|once|whenever)\b", re.IGNORECASE)
_SAID_THAT = re.compile(
    r"\b(?:said|says|found|told|noted|concluded|reported|reports?|added)\b(?!.*\b(?:ensure|make\s+sure|so\s+that|should|must|needs?\s+to)\b)",
    re.IGNORECASE | re.DOTALL,
)
# Words after which a clause is not at its end, whatever follows: to cut there could lose a “not”'s verb.
_HANGS = re.compile(
    r"(?:\b(?:not|to|of|the|an?|and|or|in|with|for|that|which|who|is|are|was|were|has|have|had|be|been|no|by"
    r"|from|its|their)|n't)\W*$",
    re.IGNORECASE,
)


def hangs(text: str) -> bool:
    """Whether words break off where they cannot end: “the children are not”."""
    return _HANGS.search(text) is not None


def _main(text: str, after: int) -> re.Match[str] | None:
    """The comma after which the main clause begins, of a sentence that opens with “While …”."""
    for comma in _MAIN.finditer(text, after):
        first, rest = text[after : comma.start()], text[comma.end() :]
        if len(first.split()) > 1 and (_FINITE.search(rest) or (has_verb(first) and has_verb(rest))):
            return comma
    return None


def _trim(text: str, clause: Clause) -> Clause:
    start, end = clause.start, clause.end
    while start < end and text[start] in " ,;:-–—\n":
        start += 1
    while end > start and text[end - 1] in " ,;:\n":
        end -= 1
    return Clause(start, end, clause.join)
