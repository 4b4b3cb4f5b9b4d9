"""The labels that make a finding formal (“cause of concern”), as headings give them and as sentences do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefings.extract.words import any_of, folded, one_of, table
from briefings.findings import Severity
from briefings.frameworks import Framework


@dataclass(frozen=True, slots=True)
class ListHeadings:
    severity: str  # a value of findings.Severity
    headings: tuple[str, ...]  # ``*`` stands for up to three words
    label: str | None = None  # the body's own name for such a finding
    last: bool = False  # only where the report has no other formal list

    def __post_init__(self) -> None:
        if self.severity not in tuple(Severity):
            raise ValueError(f"“severity” is “{self.severity}”. Use one of: {', '.join(Severity)}.")


@dataclass(frozen=True, slots=True)
class FormalWords:
    """``data/formal.toml``."""

    closed: tuple[str, ...]
    still_open: tuple[str, ...]
    definition: tuple[str, ...]
    given: tuple[str, ...]
    topic: tuple[str, ...]
    they_are: tuple[str, ...]
    recommendations: tuple[str, ...]
    lists: tuple[ListHeadings, ...]


@cache
def formal_words() -> FormalWords:
    return table("formal", FormalWords)


@dataclass(frozen=True, slots=True)
class Kind:
    """What kind of finding a label makes."""

    severity: Severity
    label: str | None = None  # the body's own, where it is not the severity


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that announces formal findings."""

    kind: Kind
    rest: int  # where in the heading its own statement begins ("Area for improvement: the force should …"); -1: none
    many: bool  # plural: each thing under it is one finding
    last: bool = False


_COUNTS = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|a\s+number\s+of|a\s+few|no|any)"
)
_BEFORE = r"(?:(?:the|our|its|new|key|main|further|additional|formal|summary\s+of|list\s+of|annex\s+\w+|following)\s+)*"
_AFTER = (
    r"\s*(?:\(?\d+\)?|[a-z]\b)?\s*(?:(?:identified|found|for|in|from|relating\s+to)\s[^:.]{2,60})?"
    r"\s*\??(?:\s*[:–—.]\s*(?P<rest>\S.*)?)?\s*$"
)


class Labels:
    """One framework's labels as patterns."""

    def __init__(self, framework: Framework | None) -> None:
        self.kinds: dict[str, Kind] = {}
        for label in framework.labels if framework is not None else ():
            severity = Severity(label.severity)
            kind = Kind(severity, None if label.label == severity.value else label.label)
            for wording in (label.label, *label.wordings):
                self.kinds[_plain(wording)] = kind
        for rows in _BASIC:
            self.kinds.setdefault(*rows)
        self.words = any_of(self.kinds)
        self.headings = [
            (re.compile(rf"^\W*(?:{_COUNTS}\s+)?{_BEFORE}(?P<label>{one_of(self.kinds)}){_AFTER}", re.IGNORECASE), None)
        ] + [
            (re.compile(rf"^\W*(?:{_COUNTS}\s+)?{_BEFORE}(?P<label>{_open(row.headings)}){_AFTER}", re.IGNORECASE), row)
            for row in formal_words().lists
        ]

    def kind(self, wording: str) -> Kind:
        return self.kinds[_plain(wording)]

    def find(self, text: str) -> Iterator[tuple[re.Match[str], Kind]]:
        """The labels in a folded sentence, in order, the longest at each place."""
        for found in self.words.finditer(text):
            yield found, self.kind(found.group())

    def heading(self, text: str) -> Heading | None:
        """What a heading, folded, announces; None for any other."""
        for pattern, row in self.headings:
            found = pattern.match(text)
            if found is None:
                continue
            label = found.group("label").lower()
            kind = self.kind(label) if row is None else Kind(Severity(row.severity), row.label)
            rest = found.start("rest") if found.group("rest") else -1
            many = bool(
                re.search(
                    r"\b(?:areas|causes|actions|concerns|weaknesses|priorities|points|what|breaches|steps|afis)\b",
                    label,
                )
            )
            return Heading(kind, rest, many, row is not None and row.last)
        return None


# Known wherever they stand: these words have no other use.
_BASIC = (
    ("area for improvement", Kind(Severity.IMPROVEMENT)),
    ("areas for improvement", Kind(Severity.IMPROVEMENT)),
    ("cause of concern", Kind(Severity.CAUSE)),
    ("causes of concern", Kind(Severity.CAUSE)),
    ("accelerated cause of concern", Kind(Severity.ACCELERATED)),
    ("accelerated causes of concern", Kind(Severity.ACCELERATED)),
)


@cache
def labels(framework: Framework | None) -> Labels:
    return Labels(framework)


@cache
def recommends(heading: str) -> bool:
    """Whether a heading announces what is to be done about the finding above it."""
    text = folded(heading).lower().strip(" :.0123456789")
    return any(text == row or text.startswith(row + " ") for row in formal_words().recommendations)


def _plain(wording: str) -> str:
    return " ".join(folded(wording).lower().split())


def _open(wordings: tuple[str, ...]) -> str:
    parts = (re.escape(w).replace(r"\ ", r"\s+").replace(r"\*", r"(?:[\w'-]+\s+){0,4}?[\w'-]+") for w in wordings)
    return "(?:" + "|".join(sorted(parts, key=len, reverse=True)) + ")"
