"""Where a record stands in the report: its words, and the sentence around them."""

from __future__ import annotations

import re

from briefings.verify.records import Record

Reading = tuple[str, str, str]  # what a record says, what the report says, the kind of failure

STOP = re.compile(r"[.!?][”\"’)]?\s+(?=[A-Z“\"‘(])|\n\s*\n")


def evidence(source: str, record: Record) -> str:
    """All the words that a record stands on."""
    return "\n".join(source[s.start : s.end] for s in record.spans)


def sentence_at(source: str, at: int) -> tuple[str, int]:
    """The sentence of the report that holds the character at ``at``, and where it begins."""
    low, high = max(0, at - 1500), min(len(source), at + 1500)
    window = source[low:high]
    stops = list(STOP.finditer(window))
    begin = max((m.end() for m in stops if m.end() <= at - low), default=0)
    finish = next((m.start() + 1 for m in stops if m.start() >= at - low), len(window))
    return window[begin:finish], low + begin


def brief(text: str) -> str:
    """A passage on one line, for a message."""
    return " ".join(text.split())[:160]
