"""Numbers, money, percentages and dates, in one form whatever their spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = {name[:length]: n for n, name in enumerate(_MONTHS, 1) for length in (3, 4, len(name))}
_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: n for n, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_ORDER = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_ORDINALS = {word: n for n, word in enumerate(_ORDER, 1)}
_BIG = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SCALE = {"k": 1_000, "m": 1_000_000, "bn": 1_000_000_000, **_BIG}
_FRACTIONS = {
    "half": "1/2",
    "halved": "1/2",
    "third": "1/3",
    "quarter": "1/4",
    "two-thirds": "2/3",
    "two thirds": "2/3",
    "three-quarters": "3/4",
    "three quarters": "3/4",
    "twice": "x2",
    "double": "x2",
    "doubled": "x2",
    "dozen": "12",
}

_M = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WORD = rf"(?:{'|'.join([*_SMALL, *_BIG])})"
_UNIT = r"(?P<percent>\s?%|\s?per\s?cent\b|\s?percent\b)?(?P<pounds>\s+pounds\b)?"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("date", rf"\b{_DAY}\s+(?:of\s+)?{_M},?\s+(?P<year>\d{{4}})\b"),
        ("date", rf"\b{_M}\s+{_DAY},?\s+(?P<year>\d{{4}})\b"),
        ("date", r"\b(?P<day>\d{1,2})[/.](?P<number>\d{1,2})[/.](?P<year>\d{4})\b"),
        ("date", rf"\b{_DAY}\s+(?:of\s+)?{_M}\b"),
        ("date", rf"\b{_M},?\s+(?P<year>\d{{4}})\b"),
        ("years", r"\b(?P<year>(?:19|20)\d\d)\s*(?:/|-|–|to)\s*(?P<until>\d{4}|\d{2})\b"),
        ("clock", r"\b(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?\s*(?P<half>am|pm|a\.m\.?|p\.m\.?)(?!\w)"),
        ("fraction", rf"\b(?P<fraction>{'|'.join(sorted(_FRACTIONS, key=len, reverse=True))})\b"),
        ("number", r"(?P<money>£\s?)?(?P<figure>\d[\d,]*(?:\.\d+)?)(?:st|nd|rd|th)?"
                   r"\s?(?P<scale>bn\b|m\b|k\b|hundred\b|thousand\b|million\b|billion\b)?" + _UNIT),
        ("number", rf"\b(?P<spelt>{_WORD}(?:[\s-]+(?:and\s+)?{_WORD})*)\b" + _UNIT),
        ("ordinal", rf"\b(?P<ordinal>{'|'.join(_ORDINALS)})\b"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in one spelling: "12", "12%", "£1200000", "2017-02-03", "2021-2022", "1/3", "#2" (second)."""

    value: str
    text: str
    start: int
    end: int

    @property
    def date(self) -> bool:
        return self.value.startswith("@")


@lru_cache(maxsize=2048)
def quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities in ``text``, in order; no two overlap."""
    found: list[Quantity] = []
    taken: list[tuple[int, int]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < b and a < end for a, b in taken):
                continue
            value = _value(kind, match)
            if value is not None:
                taken.append((start, end))
                found.append(Quantity(value, match.group().strip(), start, end))
    return tuple(sorted(found, key=lambda q: q.start))


def values(text: str) -> frozenset[str]:
    """Every value that a text supports: a full date supports its month and year, a span of years its years."""
    out: set[str] = set()
    for quantity in quantities(text):
        value = quantity.value
        out.add(value)
        if value.startswith("@"):
            parts = value[1:].split("-")
            out.update({"@" + "-".join(parts[:n]) for n in range(1, len(parts) + 1)})
            out.add(parts[0])
            if len(parts) == 3:
                out.add("@?-" + "-".join(parts[1:]))
        elif ".." in value:
            out.update(value.split(".."))
        elif value[0] in "£#":
            out.add(value[1:])
    return frozenset(out)


def _value(kind: str, match: re.Match[str]) -> str | None:
    group = match.groupdict()
    if kind == "date":
        month = int(group["number"]) if group.get("number") else _MONTH[_month_key(group["month"])]
        year = group.get("year") or "?"
        day = f"-{int(group['day']):02}" if group.get("day") else ""
        return f"@{year}-{month:02}{day}" if month <= 12 else None
    if kind == "years":
        until = group["until"]
        return f"{group['year']}..{until if len(until) == 4 else group['year'][:2] + until}"
    if kind == "clock":
        return f"{int(group['hour'])}:{group['minute'] or '00'}{group['half'][0].lower()}m"
    if kind == "fraction":
        return _FRACTIONS[group["fraction"].lower()]
    if kind == "ordinal":
        return f"#{_ORDINALS[group['ordinal'].lower()]}"
    if group.get("figure"):
        number = Decimal(group["figure"].replace(",", "").rstrip(".")) * _SCALE.get(
            (group.get("scale") or "").lower(), 1
        )
    else:
        number = Decimal(_spelt(group["spelt"].lower()))
    money = "£" if group.get("money") or group.get("pounds") else ""
    percent = "%" if group.get("percent") else ""
    return f"{money}{number.normalize():f}{percent}"


def _month_key(name: str) -> str:
    name = name.lower()
    return name if name in _MONTH else name[:3]


def _spelt(text: str) -> int:
    total = current = 0
    for word in re.findall(r"[a-z]+", text):
        if word == "hundred":
            current = max(current, 1) * 100
        elif word in _BIG:
            total += max(current, 1) * _BIG[word]
            current = 0
        elif word in _SMALL:
            current += _SMALL[word]
    return total + current
