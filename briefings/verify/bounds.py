"""Numbers with the words that bound them: "more than 30" is not 30."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.verify.quantities import quantities

_BOUNDS = (
    ("at least", r"at least|no fewer than|no less than|not less than|a minimum of|or more"),
    ("at most", r"up to|at most|no more than|not more than|a maximum of"),
    ("more than", r"more than|over|above|in excess of|exceeding|upwards of|greater than|just over"),
    ("less than", r"less than|fewer than|under|below|just under"),
    ("nearly", r"nearly|almost|close to"),
    ("about", r"about|around|approximately|roughly|some|circa|an estimated"),
    ("only", r"only|just"),
)
_BEFORE = re.compile("|".join(rf"(?P<b{n}>\b(?:{words}))" for n, (_, words) in enumerate(_BOUNDS)), re.IGNORECASE)


def bounds(text: str) -> Iterator[tuple[str, str]]:
    """Each number's value, and the kind of bound right before it; "" where there is none."""
    for quantity in quantities(text):
        before = " ".join(text[max(0, quantity.start - 24) : quantity.start].split())
        found = [m for m in _BEFORE.finditer(before) if not re.search(r"\w", before[m.end() :].replace("£", ""))]
        group = next((name for name, value in found[0].groupdict().items() if value), "") if found else ""
        yield quantity.value, _BOUNDS[int(group[1:])][0] if group else ""


_SHARE = re.compile(r"(\d[\d,]*)\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?(\d[\d,]*)")
_UNIT = re.compile(r"\s*(?:working\s+)?(minute|hour|day|week|month|year)s?\b", re.IGNORECASE)


def shares(text: str) -> Iterator[tuple[str, str]]:
    """The two numbers of each "12 of the 40"."""
    yield from ((m[1].replace(",", ""), m[2].replace(",", "")) for m in _SHARE.finditer(text))


def units(text: str) -> Iterator[tuple[str, str]]:
    """Each number that counts time, with what it counts."""
    for quantity in quantities(text):
        unit = _UNIT.match(text, quantity.end)
        if unit:
            yield quantity.value, unit[1].lower()
