"""The words that no rewriting may touch: grades, names, numbers, quotations and negations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from briefings.document import Span
from briefings.frameworks import frameworks

NEGATION = re.compile(
    r"\b(?:not|no|none|never|nobody|nothing|nowhere|neither|nor|without|cannot|unable|hardly|rarely|seldom|barely"
    r"|fail(?:s|ed|ing|ure|ures)?|lack(?:s|ed|ing)?|few|fewer|little|less|least|too|only|unless|except)\b|\w+n['’]t\b",
    re.IGNORECASE,
)
_QUOTATION = re.compile(r"“[^”]*[”]|\"[^\"]*\"|‘[^’]*’(?!\w)")
_NUMBER = re.compile(
    r"[£$€]?\d[\d,.:/–-]*\d(?:\s?(?:%|per cent|m|bn|am|pm)\b)?|[£$€]?\d\S*"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety|hundred|thousand|million|half|third|quarter|twice|double|both|per cent|first|second)s?\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b",
)
_CAPITALS = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][\w’'-]*(?:\s+(?:(?:of|and|the|for|on|in|&)\s+)*[A-Z][\w’'-]*)*")


@cache
def _grades() -> re.Pattern[str]:
    words = {"not rated", "not graded", "unsatisfactory", "satisfactory"}
    for framework in frameworks():
        for grade in framework.grades:
            words |= {grade.name, *grade.wordings}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words, key=lambda w: (-len(w), w))))})\b", re.IGNORECASE)


@lru_cache(maxsize=64)
def _names(names: tuple[str, ...]) -> re.Pattern[str] | None:
    wanted = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, wanted))})(?!\w)") if wanted else None


def protected(text: str, names: Sequence[str] = ()) -> tuple[Span, ...]:
    """Spans of ``text`` that must come through word for word, in order. ``names`` are known names; words with a capital
    inside a sentence are taken for names too."""
    patterns = [NEGATION, _QUOTATION, _NUMBER, _CAPITALS, _grades(), _names(tuple(names))]
    found = {Span(*match.span()) for pattern in patterns if pattern for match in pattern.finditer(text)}
    return tuple(sorted(found))


def negations(text: str) -> tuple[str, ...]:
    """The words of negation and limitation in a text, lower case, in order."""
    return tuple(match[0].lower() for match in NEGATION.finditer(text))


def numbers(text: str) -> tuple[str, ...]:
    """The numbers and months in a text, as they stand, in order."""
    return tuple(match[0].rstrip(".,:–-/") for match in _NUMBER.finditer(text))


def grades(text: str) -> tuple[str, ...]:
    """The words of a text that are some inspectorate's grade, lower case, in order."""
    return tuple(match[0].lower() for match in _grades().finditer(text))
