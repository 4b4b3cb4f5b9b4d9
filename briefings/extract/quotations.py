"""Where a document quotes somebody: double and single marks, curly or straight, well or badly paired.

Newspapers open a quotation again at each paragraph and close it once, at the end; some forget to. So a quotation
that is still open at the end of a block may go on in the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from briefings.document import BlockKind, Document, Span

_MARK = re.compile(r"[“”\"„«»‘’']")
_SINGLE_REACH = 400  # characters within which a straight single mark must find its partner
_SINGLE_MARKS = 20  # and within so many other marks
_TERM_REACH = 60  # a curly single mark this near may be closed by a wrong, double one: ‘Good”
_OPENING = '“"«„'


@dataclass(frozen=True, slots=True)
class Quotation:
    """An outermost quotation within one block, marks and all."""

    span: Span
    block: int
    carried: bool  # it goes on from the block before
    single: bool  # between single marks, which also set off terms and titles
    words: int

    @property
    def speech(self) -> bool:
        """Long enough to be somebody talking, and not a term in quotation marks."""
        return self.carried or self.words >= (7 if self.single else 4)


def quotations(document: Document) -> tuple[Quotation, ...]:
    """Every outermost quotation, in reading order; none crosses a block."""
    found: list[Quotation] = []
    still_open = False
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.NOTE:
            continue
        text = document.quote(block.span)
        carried = still_open and _goes_on(document, index)
        still_open = False
        for start, end, closed, single in _pairs(text, carried):
            inside = text[start:end]
            words = len(inside.split())
            span = Span(block.span.start + start, block.span.start + end)
            found.append(Quotation(span, index, carried and start == 0, single, words))
            still_open = not closed and not single
    return tuple(found)


def _goes_on(document: Document, index: int) -> bool:
    """Whether a quotation left open by the block before goes on in block ``index``."""
    block = document.blocks[index]
    if block.kind is BlockKind.HEADING:
        return False
    text = document.quote(block.span)
    if text[0] in _OPENING:
        return True
    first = next((m for m in _MARK.finditer(text) if _kind(text, m) != "apostrophe"), None)
    if first is not None:
        return _kind(text, first) == "close" and first.group() not in "‘’'"
    if _SAYS.search(text):
        return False
    following = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
    return following is not None and document.text[following.span.start] in _OPENING


_SAYS = re.compile(r"\b(?:said|says|added|told|according to)\b")


def _kind(text: str, mark: re.Match[str]) -> str:
    """What a mark looks like from its neighbours: open, close, apostrophe, or either."""
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    sign = mark.group()
    if sign in "“«„‘":
        return "open"
    if sign in "”»":
        return "close"
    if sign in "’'" and before.isalnum() and after.isalnum():
        return "apostrophe"
    opens = (not before or before.isspace() or before in "([{—–-‘“\"'") and bool(after) and not after.isspace()
    if sign == "’":
        return "close" if before and not before.isspace() else "apostrophe"
    if opens:
        return "open"
    if before and not before.isspace() and (not after or after.isspace() or not after.isalnum()):
        return "close"
    return "either"


def _pairs(text: str, carried: bool) -> Iterator[tuple[int, int, bool, bool]]:
    """Outermost quotations of one block: start, end, whether closed, whether between single marks."""
    start: int | None = 0 if carried else None
    single = False
    inner: int | None = None  # where a single quotation inside a double one opened
    for mark in _MARK.finditer(text):
        kind, at, sign = _kind(text, mark), mark.start(), mark.group()
        if kind == "apostrophe" or (carried and at == 0):
            continue
        if sign in "‘’'":
            if start is None:
                if kind == "open" and _has_partner(text, mark):
                    start, single = at, True
            elif single:
                if kind == "close":
                    yield start, mark.end(), True, True
                    start, single = None, False
            elif kind == "open":
                inner = at
            elif kind == "close":
                inner = None
            continue
        if start is None:
            if kind != "close":
                start, single, inner = at, False, None
        elif single:
            if kind == "close" and at - start <= _TERM_REACH:
                yield start, mark.end(), True, True
                start, single = None, False
        elif kind == "open":
            inner = None  # opened again at a new paragraph of the same block
        elif inner is not None and sign == "”" and at - inner <= _TERM_REACH:
            inner = None
        else:
            yield start, mark.end(), True, False
            start, inner = None, None
    if start is not None and not single:
        yield start, len(text), False, False


def _has_partner(text: str, mark: re.Match[str]) -> bool:
    """Whether a single mark that opens is closed soon after; else it is an apostrophe ('til, ’s)."""
    for other in islice(_MARK.finditer(text, mark.end(), mark.end() + _SINGLE_REACH), _SINGLE_MARKS):
        if other.group() in "’'”\"" and _kind(text, other) == "close":
            return True
    return False
