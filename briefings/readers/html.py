"""A web page into blocks: its headings, words, lists and tables; menus, banners and scripts are left out.

Grades hide in pages as pictures' alternative text, as labels for screen readers and as class names: those are read too.
Nothing is run, and nothing that the page points to is fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from briefings.document import Block, BlockKind
from briefings.readers.building import Builder
from briefings.readers.lines import label_and_value, names_columns
from briefings.readers.normalise import plain_characters

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_DROPPED = frozenset(
    "script style template noscript svg math nav footer aside form button select dialog iframe object head".split()
    + "del s strike".split()
)
_BLOCKS = frozenset(
    "p div section article main header address pre figure figcaption fieldset details summary body html center".split()
)
_DROPPED_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu"))
_FURNITURE = re.compile(r"(?:^|[-_ ])(?:cookies?|breadcrumbs?|skip-?link|share|social|pagination)(?:$|[-_ ])")
_GRADE_CLASS = re.compile(r"(?:grade|rating|judge?ment)s?[-_]+([a-z]+(?:[-_]+[a-z]+){0,3})")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_DECLARATION = re.compile(r"<!(?!doctype)[^>]*>?", re.IGNORECASE)  # to a browser, what is not a comment is one too
_OPEN_MARK = re.compile(r"<(?=[^<>]*(?:<|\Z))")
_SAID = "\x00"  # around what a screen reader alone is told: said only where the words do not say it
_HEADING = re.compile(r"h([1-6])\Z")


def read_html(raw: str) -> tuple[str, tuple[Block, ...]]:
    """The words of a web page, and their blocks."""
    reader = _Reader()
    # The parser of the standard library looks again from each mark that nothing closes: such marks go first.
    reader.feed(_OPEN_MARK.sub("&lt;", _DECLARATION.sub(" ", _COMMENT.sub(" ", raw))))
    reader.close()
    reader.finish()
    return reader.builder.text, tuple(reader.builder.blocks)


@dataclass(slots=True)
class _Table:
    number: int
    row: list[str] = field(default_factory=list)
    spans: dict[int, int] = field(default_factory=dict)  # columns that a cell of a row above still fills: rows left
    named: bool = True  # every cell of this row is a th
    headed: bool = False  # the table has its header row


class _Reader(HTMLParser):
    """Takes tags as they come; broken nesting costs a block's kind, never its words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = Builder()
        self.held: list[str] = []
        self.kind, self.level, self.bullet = BlockKind.PARAGRAPH, 0, ""
        self.dropped: list[str] = []  # open tags from the outermost that is left out
        self.lists: list[str] = []
        self.counts: list[int] = []
        self.quotes = 0
        self.tables: list[_Table] = []
        self.spans: tuple[int, int] = (1, 1)
        self.in_cell = False
        self.term = ""

    # What the parser calls

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if self.dropped or self._is_dropped(tag, given):
            if tag not in _VOID:
                self.dropped.append(tag)
            return
        self._open(tag, given)
        self._speak(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if self.dropped:
            if tag in self.dropped:
                while self.dropped.pop() != tag:
                    pass
            return
        self._close(tag)

    def handle_data(self, data: str) -> None:
        if not self.dropped:
            self.held.append(data.replace(_SAID, ""))

    # Tags

    def _is_dropped(self, tag: str, given: dict[str, str]) -> bool:
        names = f"{given.get('class', '')} {given.get('id', '')}".lower()
        return (
            tag in _DROPPED
            or given.get("role", "").lower() in _DROPPED_ROLES
            or "hidden" in given
            or _HIDDEN.search(given.get("style", "").lower()) is not None
            or (tag in ("div", "section", "ul", "ol", "p", "a") and _FURNITURE.search(names) is not None)
        )

    def _open(self, tag: str, given: dict[str, str]) -> None:
        heading = _HEADING.match(tag)
        if tag == "br":
            self.held.append("\n")
        elif self.in_cell and tag not in ("td", "th", "tr", "table"):
            self.held.append(" ")
        elif heading:
            self.flush()
            self.kind, self.level = BlockKind.HEADING, int(heading.group(1))
        elif tag in ("ul", "ol"):
            self.flush()
            self.lists.append(tag)
            self.counts.append(0)
        elif tag == "li":
            self._item()
        elif tag in ("dt", "dd"):
            self._definition(tag)
        elif tag == "blockquote":
            self.flush()
            self.quotes += 1
        elif tag in ("table", "tr", "td", "th"):
            self._table(tag, given)
        elif tag in _BLOCKS and not (self.kind is BlockKind.LIST_ITEM and not "".join(self.held).strip()):
            self.flush()

    def _speak(self, tag: str, given: dict[str, str]) -> None:
        """What a page says to those who cannot see it."""
        if tag == "img":
            self.held.append(f" {given.get('alt', '')} ")
        elif tag in ("span", "i", "b", "strong", "em", "td", "svg") or given.get("role") == "img":
            grade = _GRADE_CLASS.search(given.get("class", "").lower())
            words = given.get("aria-label", "") or (re.sub(r"[-_]+", " ", grade.group(1)).capitalize() if grade else "")
            if words:
                self.held.append(f"{_SAID}{words}{_SAID}")
        elif (grade := _GRADE_CLASS.search(given.get("class", "").lower())) and tag in ("div", "li"):
            words = re.sub(r"[-_]+", " ", grade.group(1)).capitalize()
            self.held.append(f"{_SAID}{words}{_SAID}")

    def _close(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._end_cell()
        elif tag == "tr":
            self._end_row()
        elif tag == "table" and self.tables:
            self._end_row()
            self.tables.pop()
            self.in_cell = bool(self.tables)
        elif self.in_cell:
            self.held.append(" ")
        elif _HEADING.match(tag) or tag in ("p", "li", "dd", "dl") or tag in _BLOCKS:
            self.flush()
        elif tag in ("ul", "ol") and self.lists:
            self.flush()
            self.lists.pop()
            self.counts.pop()
        elif tag == "blockquote" and self.quotes:
            self.flush()
            self.quotes -= 1

    def _item(self) -> None:
        self.flush()
        self.kind, self.level = BlockKind.LIST_ITEM, max(len(self.lists) - 1, 0)
        if self.lists and self.lists[-1] == "ol":
            self.counts[-1] += 1
            self.bullet = f"{self.counts[-1]}."

    def _definition(self, tag: str) -> None:
        """A term and what stands against it are a row: ``Overall`` and ``Good``."""
        if tag == "dt" or self.term:
            self.flush()
        if tag == "dd":
            self.term = self._take()

    # Tables

    def _table(self, tag: str, given: dict[str, str]) -> None:
        if tag == "table":
            if self.in_cell:
                self.held.append(" ")
                return  # a table inside a cell is words of that cell
            self.flush()
            self.tables.append(_Table(self.builder.new_table()))
            return
        if not self.tables:
            return
        if tag == "tr":
            self._end_row()
            return
        self._end_cell()
        self.in_cell = True
        table = self.tables[-1]
        table.named = table.named and tag == "th"
        self._skip_filled(table)
        self.spans = _span(given.get("colspan", "")), _span(given.get("rowspan", ""))

    def _skip_filled(self, table: _Table) -> None:
        while table.spans.get(len(table.row), 0):
            table.row.append("")

    def _end_cell(self) -> None:
        if not (self.tables and self.in_cell):
            return
        table = self.tables[-1]
        columns, rows = self.spans
        at = len(table.row)
        table.row += [self._take(), *[""] * (columns - 1)]
        if rows > 1:
            table.spans.update(dict.fromkeys(range(at, at + columns), rows))
        self.in_cell = False

    def _end_row(self) -> None:
        if not self.tables:
            return
        self._end_cell()
        table = self.tables[-1]
        words = [cell for cell in table.row if cell]
        header = not table.headed and len(words) > 1 and (table.named or names_columns(words))
        if not table.row:
            return
        if words:
            self.builder.row(table.row, table=table.number, header=header)
            table.headed = True
        table.row, table.named = [], True
        table.spans = {column: left - 1 for column, left in table.spans.items() if left > 1}

    # Words

    def finish(self) -> None:
        """The end of the page: what was never closed is closed."""
        while self.tables:
            self._close("table")
        self.flush()

    def _take(self) -> str:
        words = "".join(self.held)
        self.held = []
        spoken = words.split(_SAID)
        plain = " ".join(plain_characters(" ".join(spoken[::2])).split())
        for grade in spoken[1::2]:
            if grade.casefold() not in plain.casefold():
                plain = f"{plain} {grade}".strip()
        return plain

    def flush(self) -> None:
        """Hand over the words held as a block."""
        words = self._take()
        term, self.term = self.term, ""
        kind = BlockKind.QUOTATION if self.quotes and self.kind is BlockKind.PARAGRAPH else self.kind
        pair = label_and_value(words) if kind is BlockKind.PARAGRAPH and ":" in words else None
        if term and words:
            self.builder.row([term, words], table=self.builder.new_table())
        elif pair is not None:
            self.builder.row([words[start:end] for start, end in pair], table=self.builder.new_table())
        else:
            self.builder.add(kind, term or words, level=self.level, bullet=self.bullet)
        if words or kind is not BlockKind.LIST_ITEM:
            self.kind, self.level, self.bullet = BlockKind.PARAGRAPH, 0, ""


def _span(words: str) -> int:
    return min(max(int(words), 1), 50) if words.isdecimal() and len(words) < 4 else 1
