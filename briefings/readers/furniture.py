"""Lines that the page prints and the report does not say: page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefings.readers.lines import goes_on, is_terminal, marker

_PAGE_NUMBER = re.compile(r"(?:page\s+)?(?:[-–—]\s*)?(\d{1,4})(?:\s*[-–—]|\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
PAGE_BREAK = " \n "  # stands for the lines at the end of a page that a sentence runs over
_LEAST_LINES_A_PAGE = 8
_LEAST_SHARE = 0.25  # of the lines that hold one number alone; where there are more, they are a table's figures


def furniture(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of the lines that are page numbers or running heads. ``lines`` are stripped.

    Page numbers are known by counting up through the document; a running head by standing beside them on most pages,
    so that a heading or a figure alone on its line is never taken for one.
    """
    pages = _page_numbers(lines)
    if len(pages) < 2:
        return frozenset()
    return frozenset(pages) | _running_heads(lines, pages)


def without_furniture(text: str) -> str:
    """``text`` less its page numbers and running heads; where a sentence runs over them, its words stand together."""
    lines = text.split("\n")
    dropped = furniture([line.strip() for line in lines])
    if not dropped:
        return text
    kept: list[str] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and (end in dropped or not lines[end].strip()):
            end += 1
        page_ends = any(number in dropped for number in range(at, end))
        if page_ends and kept and end < len(lines) and _runs_on(kept[-1].strip(), lines[end].strip()):
            kept[-1] = f"{kept[-1].rstrip()}{PAGE_BREAK}{lines[end].strip()}"
        else:
            kept += ["" if number in dropped else lines[number] for number in range(at, min(end + 1, len(lines)))]
        at = end + 1
    return "\n".join(kept)


def _runs_on(before: str, after: str) -> bool:
    """Whether a sentence of the line before a page's end goes on in the line after it."""
    if not before or is_terminal(before) or marker(after):
        return False
    return after[:1].islower() or (goes_on(before) and after[:1].isalpha())


def _page_numbers(lines: Sequence[str]) -> list[int]:
    """The longest row of lines that hold nothing but 1, 2, 3 … (or 4, 5, 6 …), a page's worth of lines apart."""
    rows: dict[int, list[tuple[int, ...]]] = {}  # a number -> the rows of lines that count up to it
    longest: tuple[int, ...] = ()
    alone = 0
    for at, line in enumerate(lines):
        found = _PAGE_NUMBER.fullmatch(line) if len(line) < 24 else None
        if found is None:
            continue
        number = int(found.group(1))
        before = [row for row in rows.get(number - 1, []) if at - row[-1] >= _LEAST_LINES_A_PAGE]
        row = (*max(before, key=lambda row: (len(row), row[-1]), default=()), at)
        # A footnote's number may be the one wanted: keep a few rows, the longest and latest first.
        rows[number] = sorted([*rows.get(number, []), row], key=lambda row: (-len(row), -row[-1]))[:4]
        longest = max(longest, row, key=len)
        alone += 1
    return list(longest) if len(longest) >= _LEAST_SHARE * alone else []


def _running_heads(lines: Sequence[str], pages: Sequence[int]) -> frozenset[int]:
    beside: dict[str, set[int]] = {}
    for page in pages:
        for step in (-1, 1):
            at, seen = page + step, 0
            while 0 <= at < len(lines) and seen < 3:
                if lines[at]:
                    seen += 1
                    beside.setdefault(_without_digits(lines[at]), set()).add(at)
                at += step
    often = max(3, round(0.6 * len(pages)))
    counts = Counter({words: len(places) for words, places in beside.items()})
    heads = {words for words, count in counts.items() if count >= often and _could_be_head(words)}
    return frozenset(at for words in heads for at in beside[words])


def _could_be_head(words: str) -> bool:
    return len(words) <= 100 and any(letter.isalpha() for letter in words)


def _without_digits(line: str) -> str:
    return re.sub(r"\d+", "#", line.casefold())
