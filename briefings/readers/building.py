"""A document's text put together block by block, for formats whose own text is not the words as read."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.document import Block, BlockKind, Span


class Builder:
    """Collects blocks and the text they stand in. Blocks are a blank line apart; list items and rows a line apart."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._tables = 0
        self.blocks: list[Block] = []

    @property
    def text(self) -> str:
        return "".join(self._parts) + ("\n" if self._parts else "")

    def add(self, kind: BlockKind, words: str, *, level: int = 0, page: int | None = None, bullet: str = "") -> None:
        """One block; its words are put on one line. ``bullet`` is printed before it, outside the span."""
        words = " ".join(words.split())
        if not words:
            return
        self._gap(kind)
        if kind is BlockKind.LIST_ITEM:
            self._put("  " * level + (bullet or "•") + " ")
        elif bullet:
            self._put(bullet + " ")
        self.blocks.append(Block(kind, self._put(words), level, page=page))

    def new_table(self) -> int:
        """The number that the next table's rows share."""
        self._tables += 1
        return self._tables

    def row(self, cells: Sequence[str], *, table: int, header: bool = False, page: int | None = None) -> None:
        """One table row; a cell with no words keeps its column empty. Cells are a tab apart in the text."""
        named = [(column, " ".join(cell.split())) for column, cell in enumerate(cells)]
        named = [(column, words) for column, words in named if words]
        if not named:
            return
        self._gap(BlockKind.TABLE_ROW, table)
        spans: list[Span] = []
        for number, (_, words) in enumerate(named):
            if number:
                self._put("\t")
            spans.append(self._put(words))
        self.blocks.append(
            Block(
                BlockKind.TABLE_ROW,
                Span(spans[0].start, spans[-1].end),
                cells=tuple(spans),
                columns=tuple(column for column, _ in named),
                table=table,
                header=header,
                page=page,
            )
        )

    def _put(self, words: str) -> Span:
        span = Span(self._length, self._length + len(words))
        self._parts.append(words)
        self._length = span.end
        return span

    def _gap(self, kind: BlockKind, table: int | None = None) -> None:
        if not self.blocks:
            return
        last = self.blocks[-1]
        close = kind is last.kind is BlockKind.LIST_ITEM or (
            kind is last.kind is BlockKind.TABLE_ROW and table == last.table
        )
        self._put("\n" if close else "\n\n")
