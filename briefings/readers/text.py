"""Plain text into blocks (first step: one block a line, wrapped lines joined)."""

from __future__ import annotations

import re

from briefings.document import Block, BlockKind, Span

_BULLET = re.compile(r"\s*([•◦▪■●○◼◻‣⁃∙·➢►▶−–*]|-|\(?\d{1,3}[.)])\s+(?=\S)")
_WRAP_AT = 60


def read_text(raw: str) -> tuple[str, tuple[Block, ...]]:
    """The text as read, and its blocks."""
    text = raw.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    blocks: list[Block] = []
    at = 0
    joined = False
    for line in text.splitlines(keepends=True):
        start, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        at += len(line)
        if start >= end:
            joined = False
            continue
        bullet = _BULLET.match(line)
        if bullet:
            start = at - len(line) + bullet.end()
            blocks.append(Block(BlockKind.LIST_ITEM, Span(start, end)))
        elif line.startswith("#"):
            level = len(line) - len(line.lstrip("#"))
            start += level + len(line.lstrip("#")) - len(line.lstrip("#").lstrip())
            blocks.append(Block(BlockKind.HEADING, Span(start, max(end, start + 1)), min(level, 6)))
        elif joined and blocks:
            last = blocks[-1]
            blocks[-1] = Block(last.kind, Span(last.span.start, end), last.level)
        elif end - start < _WRAP_AT and text[end - 1] not in ".!?:;,\"'”’":
            blocks.append(Block(BlockKind.HEADING, Span(start, end), 2))
        else:
            blocks.append(Block(BlockKind.PARAGRAPH, Span(start, end)))
        joined = end - start >= _WRAP_AT and blocks[-1].kind is not BlockKind.HEADING and len(line) < 110
    return text, tuple(blocks)
