"""Lines of a PDF's columns into groups that belong together: a heading, a paragraph, a list item, a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from briefings.document import BlockKind
from briefings.readers.lines import (
    BULLETS,
    Marker,
    goes_on,
    is_terminal,
    marker,
)
from briefings.readers.pdf_aligned import is_contents_line, label_row, parts_of
from briefings.readers.pdf_groups import (
    Group,
    settle_levels,
    settle_loose_headings,
    settle_numbers,
    settle_plain_headings,
    with_label_rows,
)
from briefings.readers.pdf_lines import Line, join_words
from briefings.readers.pdf_tables import Row, Table

_LONGEST_HEADING = 220  # characters
_HYPHENS = ("-", "‐", "–", "—", "/")


def groups_of(streams: Sequence[Sequence[Table | Line]], body: float, known: frozenset[str]) -> list[Group]:
    """The groups of a report, in order. ``body``: the size of its running text; ``known``: the words that it prints."""
    lines = [one for stream in streams for one in stream if isinstance(one, Line)]
    flow = _Flow(body, _leading(lines, body), _is_mostly_bold(lines, body), _usual_right(lines, body))
    for stream in streams:
        flow.stream(stream)
    for group in flow.groups:
        group.words = join_words([line.text for line in group.lines], known)
    groups = [group for group in flow.groups if group.words or group.table]
    groups = with_label_rows(groups)
    settle_numbers(groups)
    settle_plain_headings(groups, body, flow.leading)
    settle_loose_headings(groups)
    settle_levels(groups)
    return groups


def _leading(lines: Sequence[Line], body: float) -> float:
    """The usual distance between base lines, in times of the letters' size."""
    gaps = [
        (two.y - one.y) / body
        for one, two in pairwise(lines)
        if one.page == two.page and abs(one.size - body) < 0.6 and 0.9 * body < two.y - one.y < 2 * body
    ]
    return median(gaps) if gaps else 1.2


def _is_mostly_bold(lines: Sequence[Line], body: float) -> bool:
    letters = Counter[bool]()
    for line in lines:
        if abs(line.size - body) < 0.6:
            letters[line.bold] += len(line.text)
    return letters[True] > letters[False]


def _usual_right(lines: Sequence[Line], body: float) -> float:
    rights = sorted(line.x1 for line in lines if abs(line.size - body) < 0.6 and len(line.text) > 40)
    return rights[len(rights) * 9 // 10] if rights else 0.0


class _Flow:
    """Takes lines in reading order; ``groups`` grows."""

    def __init__(self, body: float, leading: float, bold_body: bool, right: float) -> None:
        self.body, self.leading, self.bold_body, self.usual_right = body, leading, bold_body, right
        self.groups: list[Group] = []
        self.right = right  # of the column that we are in

    def stream(self, stream: Sequence[Table | Line]) -> None:
        """One column's stretch of lines and tables."""
        lines = [one for one in stream if isinstance(one, Line)]
        self.right = self._right_of(lines)
        at = 0
        while at < len(stream):
            one = stream[at]
            if isinstance(one, Table):
                self.groups.append(Group(BlockKind.TABLE_ROW, one.page, table=one))
                at += 1
                continue
            run: list[Line] = []
            for other in stream[at:]:
                if not isinstance(other, Line):
                    break
                run.append(other)
            self._lines(run)
            at += len(run)

    def _right_of(self, lines: Sequence[Line]) -> float:
        """Where the column's lines end: learnt from lines that plainly wrapped, else from the report's usual page."""
        wrapped = [
            one.x1
            for one, two in pairwise(lines)
            if two.text[:1].islower() and not is_terminal(one.text) and len(one.text) > 20
        ]
        if len(wrapped) >= 2:
            return max(wrapped)
        left = min((line.x0 for line in lines), default=0.0)
        return max([self.usual_right if left < self.usual_right else 0.0, *(line.x1 for line in lines)])

    def _lines(self, lines: Sequence[Line]) -> None:
        at = 0
        first = True
        while at < len(lines):
            end = self._heading_end(lines, at)
            if end:
                self._heading(lines[at:end])
                at, first = end, False
                continue
            line = lines[at]
            last = self.groups[-1] if self.groups else None
            if last and last.lines and self._goes_on(last, line, fresh=first):
                last.lines.append(line)
            else:
                self._open(line)
            first = False
            at += 1

    # Headings

    def _heading_end(self, lines: Sequence[Line], at: int) -> int:
        """Where the heading that begins at ``at`` ends; 0 if none does."""
        line = lines[at]
        style = _style(line)
        if not self._stands_out(line):
            return 0
        end = at + 1
        while (
            end < len(lines)
            and _style(lines[end]) == style
            and lines[end].page == line.page
            and lines[end].y - lines[end - 1].y < 1.5 * line.size
            and not (is_terminal(lines[end - 1].text) and not lines[end - 1].text.endswith(":"))
            and not self._ended_early(lines[end - 1], lines[end])
        ):
            end += 1
        text = " ".join(one.text for one in lines[at:end])
        if len(text) > _LONGEST_HEADING or end - at > 5 or not any(map(str.isalpha, text)):
            return 0
        found = marker(text)
        if found and not found.numbered:
            return 0
        ended = is_terminal(text) and not text.endswith(("?", "?’", "?”", "!"))
        if text.endswith((",", ";")) or (ended and not (text.endswith(":") and self._large(line))):
            return 0  # a sentence; or the stem of a list, in bold
        if text[:1].islower() and not self._large(line):
            return 0
        if end < len(lines) and not self._large(line) and self._runs_into(lines[end - 1], lines[end]):
            return 0
        return end

    def _large(self, line: Line) -> bool:
        return line.size >= 1.12 * self.body

    def _stands_out(self, line: Line) -> bool:
        if line.size < 0.93 * self.body or len(parts_of(line)) > 1:
            return False
        larger = line.size > 1.035 * self.body
        return larger or (line.bold and not self.bold_body) or (line.italic and len(line.text) < 90)

    def _ended_early(self, one: Line, two: Line) -> bool:
        """A heading's line with room left for the next word: what follows is another heading."""
        room = self.right - one.x1 > two.first_word + 0.25 * one.size + 2
        return room and not goes_on(one.text) and not two.text[:1].islower() and self.right - one.x1 > 60

    def _runs_into(self, one: Line, two: Line) -> bool:
        """Bold or slanted words that the sentence goes on from, in another style."""
        near = two.y - one.y < 1.3 * self.leading * one.size and abs(two.size - one.size) < 0.6
        return near and two.text[:1].islower() and not (marker(two.text))

    def _heading(self, lines: Sequence[Line]) -> None:
        text = " ".join(line.text for line in lines)
        pair = label_row(text)
        if pair is not None and len(lines) == 1:
            piece = lines[0].pieces[0]
            cells = [[Line(lines[0].page, [replace(piece, text=words)])] for words in pair]
            table = Table(lines[0].page, lines[0].y, lines[0].y, [Row(cells)])
            self.groups.append(Group(BlockKind.TABLE_ROW, lines[0].page, table=table))
            return
        group = Group(BlockKind.HEADING, lines[0].page, list(lines), style=_style(lines[0]))
        found = marker(text)
        if found and found.numbered and found.end < len(text):
            group.bullet = _take_marker(group, found)
        self.groups.append(group)

    # Paragraphs and list items

    def _goes_on(self, group: Group, line: Line, *, fresh: bool) -> bool:
        """Whether ``line`` is the next of the block. ``fresh``: it begins a column or page, or stands under a table."""
        if group.kind is BlockKind.HEADING or group.table is not None:
            return False
        last = group.lines[-1]
        if abs(last.size - line.size) > 0.12 * self.body or is_contents_line(last.text):
            return False
        small = line.text[:1].islower()
        cut = not is_terminal(last.text) or last.text.endswith(_HYPHENS)
        found = marker(line.text)
        if found and not (cut and small and not fresh and self._full(last, line) and not found.numbered):
            return bool(found and cut and self._full(last, line) and self._is_no_marker(found, group, line))
        if fresh:
            indented = group.kind is BlockKind.LIST_ITEM and line.x0 < group.left - 6 and last.page != line.page
            same_place = not indented or small
            return cut and same_place and (small or (self._full(last, line) and not last.bold == line.bold is True))
        gap = line.y - last.y
        if gap < -2:
            return cut and small
        usual = self._usual_gap(group)
        if gap > 1.28 * usual:
            return cut and small and gap < 1.9 * usual and abs(line.x0 - group.left) < 8
        if is_terminal(last.text) and line.x0 > group.left + 8 and group.kind is BlockKind.PARAGRAPH:
            return False
        flush = len(group.lines) > 1 and abs(line.x0 - last.x0) < 3
        if group.kind is BlockKind.LIST_ITEM and line.x0 < group.left - 8 and not flush:
            return cut and (small or self._full(last, line))
        if last.text.endswith(":") and line.x0 > group.left + 8:
            return False
        if self._full(last, line):
            return True
        return cut and (small or goes_on(last.text)) and not _is_small_item(group, line)

    def _is_no_marker(self, found: Marker, group: Group, line: Line) -> bool:
        """What looks like a bullet or number is a dash or a figure in a wrapped sentence."""
        plain = found.mark in ("-", "–", "—", "−", "*", "o") or found.numbered
        return plain and len(line.pieces) == 1 and abs(line.x0 - group.left) < 3

    def _usual_gap(self, group: Group) -> float:
        size = group.lines[-1].size
        gaps = [two.y - one.y for one, two in pairwise(group.lines[-6:]) if one.page == two.page and two.y > one.y]
        return min(*gaps, 1.7 * size) if gaps else self.leading * size

    def _full(self, last: Line, line: Line) -> bool:
        """The next line's first word had no room at the end of the last line."""
        return last.x1 + 0.2 * last.size + line.first_word > self.right - 1

    def _open(self, line: Line) -> None:
        group = Group(BlockKind.PARAGRAPH, line.page, [line], left=line.x0, indent=line.x0)
        found = marker(line.text)
        if found and found.end < len(line.text):
            group.kind = BlockKind.LIST_ITEM
            group.bullet = _take_marker(group, found)
            first = group.lines[0]
            gaps = line.pieces[0].gaps
            if len(first.pieces) < len(line.pieces):
                group.left = first.x0
            else:
                group.left = gaps[0][2] if gaps else line.x0 + 0.45 * line.size * (found.end + 1)
        elif is_contents_line(line.text):
            group.kind = BlockKind.NOTE
        elif self.groups and _is_small_item(self.groups[-1], line):
            group.kind = BlockKind.LIST_ITEM
        self.groups.append(group)


def _is_small_item(before: Group, line: Line) -> bool:
    """In small letters under a line that ends in a colon, or under another such line: an item with no bullet."""
    if not line.text[:1].islower() or not before.lines:
        return False
    last = before.lines[-1].text
    if before.kind is BlockKind.LIST_ITEM and not before.bullet:
        return not last.endswith(".")
    return last.endswith(":") and line.y - before.lines[-1].y > 1.35 * line.size and before.kind is BlockKind.PARAGRAPH


def _style(line: Line) -> tuple[float, bool, bool]:
    return round(line.size * 2) / 2, line.bold, line.italic


def _take_marker(group: Group, found: Marker, indent: float | None = None) -> str:
    """The marker taken off the group's first line, and given back. A list that opens inside an item has two."""
    line = group.lines[0]
    pieces = list(line.pieces)
    left = found.end
    while pieces and left >= len(pieces[0].text):
        left -= len(pieces[0].text) + 1
        pieces.pop(0)
    if pieces and left > 0:
        pieces[0] = replace(pieces[0], text=pieces[0].text[left:].lstrip())
    group.lines[0] = Line(line.page, pieces, line.note)
    group.indent = line.x0 if indent is None else indent
    inner = marker(group.lines[0].text) if not found.numbered else None
    if inner and inner.mark in BULLETS and inner.end < len(group.lines[0].text):
        if len(pieces) < len(line.pieces):
            group.indent = group.lines[0].x0
        elif pieces[0].gaps:
            group.indent = pieces[0].gaps[0][2]
            pieces[0] = replace(pieces[0], gaps=pieces[0].gaps[1:])
        return _take_marker(group, inner, group.indent)
    return found.mark
