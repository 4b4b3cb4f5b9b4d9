"""What belongs together on a PDF's pages, and what only the whole report tells about it: lists, levels, labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from briefings.document import BlockKind
from briefings.readers.lines import is_dashed, label_and_value, looks_like_heading
from briefings.readers.pdf_lines import Line
from briefings.readers.pdf_tables import Row, Table


@dataclass(slots=True)
class Group:
    """Lines that make one block, or a table."""

    kind: BlockKind
    page: int
    lines: list[Line] = field(default_factory=list)
    words: str = ""
    level: int = 0
    bullet: str = ""
    table: Table | None = None
    style: tuple[float, bool, bool] = (0.0, False, False)  # headings: size, bold, italic
    left: float = 0.0  # where the words begin
    indent: float = 0.0  # where the bullet stands


def with_label_rows(groups: Sequence[Group]) -> list[Group]:
    """``Area: Grade`` on a line of its own made a row; such lines in a row are one table."""
    out: list[Group] = []
    joined: Table | None = None
    for group in groups:
        cells = label_and_value(group.words) if group.kind is BlockKind.PARAGRAPH and len(group.lines) == 1 else None
        if cells is None or group.bullet or is_dashed(group.words):
            joined = None
            out.append(group)
            continue
        line = group.lines[0]
        row = Row([[Line(line.page, [replace(line.pieces[0], text=group.words[start:end])])] for start, end in cells])
        if joined is not None and joined.page == line.page:
            joined.rows.append(row)
            continue
        joined = Table(line.page, line.y, line.y, [row])
        out.append(Group(BlockKind.TABLE_ROW, line.page, table=joined))
    return out


def settle_numbers(groups: Sequence[Group]) -> None:
    """Numbered items that are a report's numbered paragraphs, as inspectorates number them, are no list.

    They are long, and hold several sentences each or lead up to a list. A run of short numbered ones is a list still.
    """
    numbered = [group for group in groups if group.kind is BlockKind.LIST_ITEM and group.bullet[:1].isdigit()]
    prose = len(numbered) >= 6 and median(len(group.words.split()) for group in numbered) > 25
    runs: list[list[Group]] = [[]]
    for group in groups:
        if group.kind is BlockKind.HEADING and runs[-1]:
            runs.append([])
        elif group.kind is BlockKind.LIST_ITEM and group.bullet[:1].isdigit():
            runs[-1].append(group)
    for run in runs:
        many = sum(". " in group.words or "? " in group.words for group in run)
        whole = many * 2 > len(run) or (prose and len(run) < 3)
        for group in run:
            if whole or group.words.endswith(":"):
                group.kind, group.level = BlockKind.PARAGRAPH, 0


def settle_plain_headings(groups: Sequence[Group], body: float, leading: float) -> None:
    """A title-like line in the running text's own letters, with space above and below, over prose or a heading."""
    found: list[Group] = []
    for before, group, after in zip([None, *groups], groups, groups[1:], strict=False):
        over = after.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM) or (
            after.kind is BlockKind.PARAGRAPH and len(after.lines) > 1
        )
        alone = group.kind is BlockKind.PARAGRAPH and len(group.lines) == 1 and not group.bullet and not group.table
        if not (alone and over and looks_like_heading(group.words)) or any(map(str.isdigit, group.words)):
            continue
        line = group.lines[0]
        above = before.lines[-1] if before and before.lines and before.page == line.page else None
        below = after.lines[0] if after.page == line.page else None
        apart = 1.35 * leading * line.size
        if below and below.y - line.y > apart and not (above and 0 <= line.y - above.y < apart):
            found.append(group)
    for group in found:
        group.kind, group.style = BlockKind.HEADING, (body / 2, False, False)


def settle_loose_headings(groups: Sequence[Group]) -> None:
    """What stands out at the very end, over nothing (a signature, an address), heads nothing."""
    for group in reversed(groups[1:]):
        if group.kind is not BlockKind.HEADING:
            break
        group.kind = BlockKind.PARAGRAPH


def settle_levels(groups: Sequence[Group]) -> None:
    """Headings' levels by how they stand out, the largest first; list items' by where their bullets stand."""
    styles = sorted(
        {group.style for group in groups if group.kind is BlockKind.HEADING},
        key=lambda style: (-style[0] * (1.08 if style[1] else 1.0), style[2]),  # weight counts for a little size
    )
    levels = {style: min(number, 6) for number, style in enumerate(styles, 1)}
    stack: list[float] = []
    for group in groups:
        if group.kind is BlockKind.HEADING:
            group.level = levels[group.style]
        if group.kind is not BlockKind.LIST_ITEM:
            if group.kind is not BlockKind.PARAGRAPH or group.indent <= (stack[0] if stack else 0.0) + 2:
                stack.clear()
            continue
        while stack and group.indent < stack[-1] - 4:
            stack.pop()
        if not stack or group.indent > stack[-1] + 4:
            stack.append(group.indent)
        group.level = len(stack) - 1
