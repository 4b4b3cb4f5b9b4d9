"""What a grade is given for: the text's own words, cut into areas and looked up in the framework's table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefings.frameworks import Framework

OVERALL = "overall"


@dataclass(frozen=True, slots=True)
class Area:
    """One area as a sentence names it; ``start`` and ``end`` are places in the sentence, both 0 when it is implied."""

    words: str  # lower case, shortened
    id: str | None = None
    start: int = 0
    end: int = 0
    count: int | None = None  # so many areas, not named


WHOLE = Area(OVERALL, OVERALL)
THIS = Area("(this)")  # "in this area": what it is stands before
VAGUE = Area("(some)")  # "in some of the ways it works": not named here

_LEAD = re.compile(
    r"(?:(?:the|its|their|our|his|her|an?|both|this|that|overall|each|every|all)\s+"
    r"|(?:the\s+)?(?:some\s+of\s+the\s+)?ways?\s+(?:in\s+which\s+|that\s+)?|the\s+extent\s+to\s+which\s+"
    r"|(?:how|whether)\s+(?:(?:well|effectively|efficiently|effective|efficient|good)\s+)?"
    r"|(?:how\s+well\s+)?(?:does|do|is|are|was)\s+(?=(?:the|it|they|this)\b)"
    r"|(?:it|they|we|leaders|officers|the\s+(?:force|service|constabulary|school|trust|provider|authority|council|partnership|prison|home|provision|nursery|practice|setting|college|pdu))\s+"
    r"(?=(?:is|are|was|[a-z-]+s?)\s)|(?:is|are|was|being)\s+(?=[a-z-]+\Z)|(?:at|in|for|on|of|being)\s+"
    r"|experiences\s+and\s+progress\s+of\s+|(?:work|efforts)\s+to\s+|separate\s+(?:report|inspection|assessment)\s+(?:about|on|of|into)\s+"
    r"|(?:annual|latest|most\s+recent|peel)\s+|(?:key\s+)?(?:question|area|category|test|heading|domain|pillar|theme|judge?ment\s+area)s?\s+of\s+)",
    re.IGNORECASE,
)  # fmt: skip
_TAIL = re.compile(
    r"(?<=\w)[“”\"'‘’]*\s+(?:assessments?|inspections?|reports?|judge?ments?|ratings?|gradings?|grades?)\Z", re.I
)
# "how effective a service the force gives to victims of crime" is "service to victims of crime"
_SERVICE = re.compile(
    r"(?:(?:how|what)\s+)?(?:\w+\s+)?(?:an?|the)\s+service\s+(?:that\s+)?.{2,60}?\s(?:gives?|provides?|offers?)\s+(?:to\s+)?(?P<whom>(?:the\s+)?victims.{0,20})\Z",
    re.IGNORECASE,
)  # fmt: skip
_QUOTES = "“”\"'‘’«»*_#"
_JOINT = re.compile(
    r"\s*(?:,\s*(?:and|as well as|but also)\s+|;\s*(?:and\s+)?|,\s*|\s+and\s+|\s+as\s+well\s+as\s+|\s*&\s*|\n)\s*",
    re.IGNORECASE,
)


# "at X, at Y and at Z": each has its own preposition, so each is an area of its own
_AGAIN = re.compile(
    r"\s*(?:,\s*(?:and\s+)?|\s+and\s+)(?:also\s+)?(?:in\s+respect\s+of|in\s+relation\s+to|in|at|for|on)\s+(?!particular\b|turn\b|fact\b|the\s+whole\b|all\b)",
    re.IGNORECASE,
)


def shorten(words: str) -> str:
    """The words without the grammar around them: "the way it prevents crime" -> "prevents crime"."""
    short = " ".join(words.split()).strip(_QUOTES + " .,:;?!–-●•")
    service = _SERVICE.match(short)
    if service:
        return f"service to {service['whom']}".lower().replace("’", "'")
    while True:
        lead = _LEAD.match(short)
        if not lead or lead.end() == len(short):
            tail = _TAIL.search(short)
            named = tail is not None and re.search(r"[A-Za-z]{3}", short[: tail.start()])  # "P 2.1 Assessment" is that
            short = short[: tail.start()] if tail and named else short
            return short.lower().replace("’", "'")
        short = short[lead.end() :].lstrip(_QUOTES)


@cache
def _stem(word: str) -> str:
    for ending in ("ements", "ement", "ments", "ment", "ions", "ion", "ings", "ing", "ies", "es", "ed", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@cache
def stems(words: str) -> tuple[str, ...]:
    """The words of an area, shortened and cut to stems, for comparing."""
    found = re.findall(r"[a-z0-9]+", shorten(words).replace("-", " "))
    return tuple(_stem(w) for w in found if w not in ("the", "its", "their", "our", "a", "of"))


@cache
def _table(framework: Framework) -> dict[tuple[str, ...], str]:
    table: dict[tuple[str, ...], str] = {}
    for area in framework.areas:
        for form in (area.name, *area.wordings):
            table.setdefault(stems(form), area.id)
    return table


def known(framework: Framework, words: str) -> str | None:
    """The id of the framework's area that these words name, or None."""
    table = _table(framework)
    mine = stems(words)
    while mine and mine not in table and mine[-1] in ("arrangement", "judgement", "judgment", "rating", "grad"):
        mine = mine[:-1]
    return table.get(mine)


def verbatim(framework: Framework, words: str) -> bool:
    """Whether the framework's table has just these words, and not only others of the same stem ("caring", "care")."""
    return any(words == form.lower() for area in framework.areas for form in (area.name, *area.wordings))


def pillar(framework: Framework, words: str) -> bool:
    """Whether the words say only what a whole pillar is for: "keeping people safe and reducing crime"."""
    found = known(framework, words)
    return any(area.id == found and area.eras for area in framework.areas)


def begins_known(framework: Framework, words: str) -> str | None:
    """The id of a known area that these words begin with ("capacity to improve services for …"), or None."""
    mine = stems(words)
    table = _table(framework)
    for size in range(min(len(mine), 24), 1, -1):
        if mine[:size] in table:
            return table[mine[:size]]
    return None


_OVERALL = re.compile(
    r"\W*(?:(?:the|its|their|our|an?)\s+)?(?:overall(?:\s+(?:trust|service|provider|hospital|location|practice|quality))*(?:\s+(?:effectiveness|rating|grade|judge?ment|performance|service))?(?:\s+(?:for|of)\s+(?:this|the)\s+(?:\w+\s+)?(?:service|location|hospital|provider|trust|home|practice|school|academy|college|prison|force|council|authority))?|(?:as\s+a|the)\s+whole)\W*",
    re.IGNORECASE,
)  # fmt: skip


def is_overall(words: str) -> bool:
    """Whether the words mean the body's work as a whole: "overall", "its overall effectiveness"."""
    return _OVERALL.fullmatch(words) is not None


def split(framework: Framework, text: str, start: int, end: int) -> tuple[Area, ...]:
    """The areas that ``text[start:end]`` names. A list is cut only where its parts are known, or are plainly a list."""
    end = start + len(text[start:end].rstrip(_QUOTES + " .,:;\n"))
    if end <= start:
        return ()
    whole = _area(framework, text, start, end)
    if whole.id is not None:
        return (whole,)
    again = list(_AGAIN.finditer(text, start, end))
    if again:
        edges = [start, *(e for m in again for e in (m.start(), m.end())), end]
        return tuple(a for b, e in zip(edges[::2], edges[1::2], strict=True) for a in split(framework, text, b, e))
    parts = list(_parts(text, start, end))
    if len(parts) > 1:
        listed = _all_known(framework, text, parts)
        if listed:
            return listed
        heads = [shorten(text[a:b]) for a, b in parts]
        both = re.match(r"\W*both\b", text[start:end], re.IGNORECASE) is not None
        # "building, supporting and protecting the workforce": the verbs share what comes last
        shared = len(heads[0].split()) == 1 and heads[0].endswith("ing")
        ands = len(re.findall(r"\sand\s", text[start:end]))  # "A and B with C and D" is no list of four
        plain = not shared and ands < 2 and all(0 < len(h.split()) <= 7 for h in heads)
        if plain and ((both and len(parts) == 2) or (len(parts) > 2 and _alike(heads))):
            return tuple(_area(framework, text, a, b) for a, b in parts)
    return (whole,)


def _alike(heads: list[str]) -> bool:
    """Items of one list have one form: all begin with a verb in -ing, or none does."""
    return len({h.split()[0].endswith("ing") for h in heads if " " in h}) <= 1


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for joint in _JOINT.finditer(text, start, end):
        if joint.start() > at:
            yield at, joint.start()
        at = joint.end()
    if at < end:
        yield at, end


def _all_known(framework: Framework, text: str, parts: list[tuple[int, int]]) -> tuple[Area, ...]:
    """The known areas that the parts make up, as many as may be; empty unless every part falls in one."""
    # The finest cut into known areas: best[n] is that of the parts from n on.
    best: list[tuple[Area, ...] | None] = [None] * len(parts) + [()]
    for at in reversed(range(len(parts))):
        for last in range(at + 1, len(parts) + 1):
            rest = best[last]
            if rest is None:
                continue
            area = _area(framework, text, parts[at][0], parts[last - 1][1])
            before = best[at]
            if area.id is not None and (before is None or len(rest) + 1 > len(before)):
                best[at] = (area, *rest)
    return best[0] or ()


def _area(framework: Framework, text: str, start: int, end: int) -> Area:
    while start < end and text[start] in _QUOTES + " \n":
        start += 1
    words = shorten(text[start:end])
    found = known(framework, words)
    pillar = re.match(r"(\w+) with which ", words) if found is None else None  # "the efficiency with which it …"
    return Area(words, known(framework, pillar[1]) if pillar else found, start, end)
