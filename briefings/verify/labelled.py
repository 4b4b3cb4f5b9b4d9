"""A concern's label and status read afresh: the report uses that label there, and closes what is said to be closed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefings.frameworks import framework
from briefings.verify.passages import Reading, brief, evidence
from briefings.verify.records import Facts, Record
from briefings.verify.words import fold

_CLOSED = re.compile(
    r"\b(?:closed|lifted|discharged|removed|resolved|no longer|signed off|addressed|put right|ended|met|satisfied|"
    r"completed?|dealt with|out of)\b",
    re.IGNORECASE,
)


_IS_CLOSED = re.compile(
    r"\b(?:causes? of concern|areas? for improvement|concerns?)\b[^.]{0,60}"
    r"\b(?:has|have|is|are|was|were)(?: now)?(?: been)? (?:closed|lifted|discharged|removed|resolved)\b",
    re.IGNORECASE,
)
_LISTS = re.compile(  # headings of formal lists of what is to be done better
    r"(?:need\w*|require\w*) (?:to )?(?:improve\w*|develop\w*)|areas? (?:for|of) \w+|recommend\w*|next steps"
    r"|priorit\w+|should",
    re.IGNORECASE,
)


def concern_read(source: str, facts: Facts, record: Record) -> Iterator[Reading]:
    """A formal label stands with the concern or over it; what is closed is said to be, and what is open is not."""
    severity, text = record.text("severity"), evidence(source, record)
    first, last = min(s.start for s in record.spans), max(s.end for s in record.spans)
    if severity != "concern":
        yield from _label(severity, record.text("label"), fold(text), source, last + 200, facts)
    if record.text("status") == "closed" and not (_CLOSED.search(text) or _closed_near(source, first, last)):
        yield "that it is closed", f"“{brief(text)}”", "status"
    if record.text("status") == "open" and _IS_CLOSED.search(text):
        yield "that it is open", f"“{brief(text)}”", "status"


def _closed_near(source: str, first: int, last: int) -> bool:
    """Whether a sentence or heading close by says that a concern is closed."""
    near = source[max(0, first - 300) : last + 300]
    named = re.compile(r"\b(?:concerns?|recommendations?|areas? for improvement|actions?)\b", re.IGNORECASE)
    return any(_CLOSED.search(part) and named.search(part) for part in re.split(r"[.!?]\s|\n", near))


def _printed(names: Iterable[str]) -> re.Pattern[str]:
    """Any of some names as a text may print them: in any case, over any line break."""
    forms = (r"\s+".join(map(re.escape, name.split())) for name in sorted(names))
    return re.compile("|".join(forms), re.IGNORECASE)


def _label(severity: str, label: str, text: str, source: str, end: int, facts: Facts) -> Iterator[Reading]:
    """The label stands in the evidence, or somewhere before it with no other label in the evidence itself."""
    known = framework(facts.framework)
    names: dict[str, set[str]] = {severity: {severity}}
    for row in known.labels if known else ():
        names.setdefault(row.severity, set()).update({row.severity, row.label, *row.wordings} - {"concern"})
    own = {fold(name) for name in (*names[severity], label) if name}
    own |= {name.replace("cause of", "causes of").replace("area for", "areas for") for name in own}
    own |= {name.replace(" of concern", " for concern") for name in own}
    others = {fold(n) for s, group in names.items() if s != severity for n in group} - own
    if any(name in text for name in own):
        return
    wrong = next((name for name in sorted(others) if name in text), None)
    listed = severity == "area for improvement" and _LISTS.search(source, 0, end)
    if wrong or not (listed or _printed(own).search(source, 0, end)):
        yield f"“{severity}”", f"“{wrong}”" if wrong else f"no such label: “{brief(text)}”", "severity"
