"""What one line of plain text looks like: bullets, cells, full stops. Nothing here knows its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

BULLETS = "•◦▪▫■□●○◼◻◾‣⁃∙·⦁➢➤►▶❖✓✔−–—*"
_BULLET = re.compile(
    rf"(?P<bullet>[{re.escape(BULLETS)}]|-|o(?= ))(?:[^\S\n]+|\Z)"
    r"|(?P<number>\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|R\d{1,2})(?:[^\S\n]+|\Z)"
)
_GLUED_BULLET = re.compile(r"[•◦▪▫■□●○◼◻◾‣⁃∙⦁➢➤►▶❖✓✔](?=\w)")
_TERMINAL = re.compile(r"[.!?:;…][\"'”’»)\]]*(?:\[\d{1,3}\]|[¹²³⁰⁴⁵⁶⁷⁸⁹]+|(?<=[^\d\s])\d{1,2})?\Z")
_GOES_ON = re.compile(
    r"(?:,|[-–—/&]|\b(?:and|or|of|the|a|an|to|for|in|on|at|by|with|from|as|that|which|their|its|is|are|was)|\b\d{1,2})\Z"
)
_DAY = re.compile(r"\b\d{1,2}\Z")
_MONTH = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
_GAPS = re.compile(r"[^\S\n]*\t[^\S\n]*|(?<=[^\s.!?;,\"”])[^\S\n]{2,}")
_PIPES = re.compile(r"[^\S\n]*\|[^\S\n]*")
_LEADERS = re.compile(r"[^\S\n]*(?:\.[^\S\n]?){4,}[^\S\n]*")
_COLON = re.compile(r"(?P<label>[^.!?;:]{1,110}?)[^\S\n]*:[^\S\n]+(?P<value>\S.*)")
_DASH = re.compile(r"(?P<label>[^.!?;:]{1,110}?)[^\S\n]+[–—-][^\S\n]+(?P<value>\S.*)")
_ASKED = re.compile(r"(?P<label>[A-Z][^.!?;:]{1,110}\?)[^\S\n]+(?P<value>[A-Z].*)")
_HEADER_WORDS = frozenset(
    ("grade", "grades", "rating", "ratings", "judgement", "judgements", "judgment", "judgments", "outcome", "score")
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A bullet or list number at the start of a line, and where the words after it begin."""

    mark: str
    end: int
    numbered: bool


def marker(line: str) -> Marker | None:
    """The bullet or number that ``line`` (with no space before it) begins with."""
    found = _BULLET.match(line)
    if found is None:
        found = _GLUED_BULLET.match(line)
        return Marker(found.group(), found.end(), numbered=False) if found else None
    if line[found.end() :].startswith("|"):
        return None  # "– | vetting": an empty cell
    number = found.group("number")
    return Marker(number or found.group("bullet"), found.end(), numbered=bool(number))


def is_terminal(line: str) -> bool:
    """The line ends as a sentence, a question or a stem does."""
    return _TERMINAL.search(line) is not None


def goes_on(line: str) -> bool:
    """The line ends in a word or mark that cannot end anything: ``and``, ``of the``, a comma, a dash."""
    return _GOES_ON.search(line) is not None


def splits_a_date(line: str, after: str) -> bool:
    """``… from 1`` over ``December 2008 …``."""
    return _DAY.search(line) is not None and _MONTH.match(after) is not None


def looks_like_heading(line: str) -> bool:
    """Short, begins like a title, and does not end like a sentence."""
    words = line.split()
    if (
        not 0 < len(words) <= 18
        or len(line) > 120
        or not (line[0].isupper() or line[0].isdigit() or line[0] in "‘“'\"")
    ):
        return False
    if line.endswith(("?", "?’", "?”")):
        return not re.search(r"[.!?:;]\s", line)
    return not is_terminal(line) and not line.endswith((",", ";", "-")) and any(c.isalpha() for c in line)


def separated_cells(line: str) -> tuple[tuple[int, int], ...]:
    """The cells of a line printed in columns (tabs, wide gaps, pipes or dot leaders): offsets in the line; else ()."""
    if "|" in line:
        gaps = _PIPES
    elif "...." in line or ". . . ." in line:
        gaps = _LEADERS
    elif "\t" in line or "  " in line:
        gaps = _GAPS
    else:
        return ()
    cells, at = [], 0
    for gap in gaps.finditer(line):
        if gap.start() > at:
            cells.append((at, gap.start()))
        at = gap.end()
    if at < len(line):
        cells.append((at, len(line)))
    return tuple(cells) if len(cells) > 1 else ()


def label_and_value(line: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """``Area: Grade``, ``Is it safe? Good`` or ``Area – Grade`` in two cells (offsets in the line); None for prose."""
    for form in (_COLON, _ASKED, _DASH):
        found = form.fullmatch(line)
        if found is None:
            continue
        label, value = found.group("label"), found.group("value")
        if label.count("(") != label.count(")"):
            continue  # "Adequate (2022: Good)"
        prose = len(label.split()) > 14 or len(value.split()) > 10 or is_terminal(value) or goes_on(value)
        if not prose and (label[0].isupper() or label[0].isdigit()):
            return found.span("label"), found.span("value")
    return None


def is_dashed(line: str) -> bool:
    """The label and the value are parted by a dash alone, as titles and by-lines are too."""
    return _COLON.fullmatch(line) is None and _ASKED.fullmatch(line) is None


def names_columns(cells: list[str]) -> bool:
    """A first row that names the columns: short cells, one of them a word such as ``grade``."""
    words = [cell.casefold().split() for cell in cells]
    return all(0 < len(cell) <= 4 for cell in words) and any(_HEADER_WORDS.intersection(cell) for cell in words)


def table_columns(starts: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
    """The column number of each cell of a table printed in columns; ``starts``: where each row's cells begin.

    Rows with every cell filled give the places; a shorter row's cells go to the nearest of them.
    """
    widest = max(starts, key=len)
    columns: list[tuple[int, ...]] = []
    for row in starts:
        if len(row) == len(widest):
            columns.append(tuple(range(len(row))))
            continue
        taken: list[int] = []
        for number, start in enumerate(row):
            free = range(
                taken[-1] + 1 if taken else 0, len(widest) - (len(row) - number - 1)
            )  # leave room for the rest
            taken.append(min(free, key=lambda column: abs(widest[column] - start)))
        columns.append(tuple(taken))
    return columns
