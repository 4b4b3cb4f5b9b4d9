"""Markdown into blocks. Its marks are taken off: the text as read is the words."""

from __future__ import annotations

import re

from briefings.document import Block, BlockKind
from briefings.readers.building import Builder
from briefings.readers.lines import is_dashed, is_terminal, label_and_value
from briefings.readers.normalise import close_hyphens, plain_characters

_FRONT_MATTER = re.compile(r"\A---[^\S\n]*\n.*?\n(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})(?:[^\S\n]+(.*?))?(?:[^\S\n]+#+)?[^\S\n]*\Z")
_UNDERLINE = re.compile(r"(?:=+|-{2,})\s*\Z")
_RULE = re.compile(r"(?:[-*_][^\S\n]*){3,}\Z")
_ITEM = re.compile(r"([^\S\n]*)(?:([-*+•])|(\d{1,9})[.)])(?:[^\S\n]+(?=\S)|\Z)(?:\[[ xX]\][^\S\n]+)?")
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_NOTE = re.compile(r"\[\^[^\]]+\]:[^\S\n]*")
_DEFINITION = re.compile(r"\[[^\]]+\]:\s+\S+(?:\s+[\"'(].*)?\Z")
_DELIMITER_ROW = re.compile(r"\|?[^\S\n]*:?-+:?[^\S\n]*(?:\|[^\S\n]*:?-+:?[^\S\n]*)*\|?\Z")
# Nothing between brackets holds a bracket of its kind (an address may hold a pair): "[[[[" is then read in one pass.
_TARGET = r"(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])"
_IMAGE = re.compile(r"!\[([^\[\]]*)\]" + _TARGET)
_LINK = re.compile(r"\[([^\[\]]*)\]" + _TARGET)
_NOTE_MARK = re.compile(r"\[\^[^\[\]]+\]")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]*)>")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_EMPHASIS = re.compile(r"(\*{1,3}|~~)(?=\S)([^*~]+?)(?<=\S)\1|(?<!\w)(_{1,3})(?=\S)([^_]+?)(?<=\S)\3(?!\w)")
_CODE = re.compile(r"(`+)(.+?)\1")
_BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)\1:?\Z")
_BREAK = re.compile(r"<br\s*/?>[^\S\n]*\n?|\\\n", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def read_markdown(raw: str) -> tuple[str, tuple[Block, ...]]:
    """The words of a Markdown text, and their blocks."""
    source = plain_characters(raw).expandtabs(4)
    source = _BREAK.sub("\n", source)
    source = close_hyphens(_COMMENT.sub("", _FRONT_MATTER.sub("", source, count=1)))
    reader = _Reader()
    for line in source.split("\n"):
        reader.line(line)
    reader.flush()
    return reader.builder.text, tuple(reader.builder.blocks)


class _Reader:
    """Takes lines one at a time and hands finished blocks to the builder."""

    def __init__(self) -> None:
        self.builder = Builder()
        self.held: list[str] = []  # the lines of the block that is being read
        self.kind = BlockKind.PARAGRAPH
        self.level = 0
        self.bullet = ""
        self.fence = ""
        self.indents: list[int] = []  # of the lists that we are in
        self.table: int | None = None

    def line(self, line: str) -> None:
        words = line.strip()
        fence = _FENCE.match(line)
        if fence and (not self.fence or words.startswith(self.fence)):
            self.flush()
            self.fence = "" if self.fence else fence.group(1)
        elif self.fence:
            self.builder.add(BlockKind.PARAGRAPH, words)
        elif not words:
            if self.held or self.table is not None:
                self.flush()
        elif not self._underlined(words) and not self._row(words):
            self._words(line, words)

    def _words(self, line: str, words: str) -> None:
        self.table = None
        heading = _HEADING.match(words)
        item = _ITEM.match(line)
        if heading:
            self._one(BlockKind.HEADING, heading.group(2) or "", len(heading.group(1)))
        elif _RULE.match(words) or _DEFINITION.match(words):
            self.flush()
        elif note := _NOTE.match(words):
            self.flush()
            self.kind, self.held = BlockKind.NOTE, [words[note.end() :]]
        elif item:
            self.flush()
            self._open_item(len(item.group(1)), item.group(3), line[item.end() :])
        elif words.startswith(">"):
            if self.kind is not BlockKind.QUOTATION:
                self.flush()
                self.kind = BlockKind.QUOTATION
            self.held.append(words.lstrip("> "))
        else:
            if not self.held:
                self.kind, self.level = BlockKind.PARAGRAPH, 0
                if not line.startswith("  "):
                    self.indents.clear()
            self.held.append(words)

    def _open_item(self, indent: int, number: str | None, words: str) -> None:
        while self.indents and self.indents[-1] > indent:
            self.indents.pop()
        if not self.indents or self.indents[-1] < indent:
            self.indents.append(indent)
        self.kind, self.level = BlockKind.LIST_ITEM, len(self.indents) - 1
        self.bullet = f"{number}." if number else ""
        self.held = [words]

    def _one(self, kind: BlockKind, words: str, level: int = 0) -> None:
        self.flush()
        self.builder.add(kind, _plain(words), level=level)

    def _underlined(self, words: str) -> bool:
        """``Title`` over ``=====``; the line above was held as a paragraph."""
        if not (self.held and len(self.held) == 1 and self.kind is BlockKind.PARAGRAPH and _UNDERLINE.match(words)):
            return False
        title = self.held.pop()
        self._one(BlockKind.HEADING, title, 1 if words[0] == "=" else 2)
        return True

    def _row(self, words: str) -> bool:
        """A row of a pipe table. The row over ``|---|`` names the columns, and was held as a paragraph."""
        if "|" not in words:
            return False
        if self.table is not None:
            if not _DELIMITER_ROW.match(words):
                self.builder.row(_cells(words), table=self.table)
            return True
        if "-" in words and _DELIMITER_ROW.match(words) and self.held and "|" in self.held[-1]:
            names = self.held.pop()
            self.flush()
            self.table = self.builder.new_table()
            self.builder.row(_cells(names), table=self.table, header=True)
            return True
        if words.startswith("|") and words.endswith("|") and not self.held:
            self.kind = BlockKind.PARAGRAPH
            self.held = [words]
            return True
        return False

    def flush(self) -> None:
        """Hand over the block that is being read."""
        self.table = None
        held, self.held = self.held, []
        if self.kind is BlockKind.PARAGRAPH and self._lines_alone(held):
            return
        self.builder.add(self.kind, _plain("\n".join(held)), level=self.level, bullet=self.bullet)
        self.kind, self.level, self.bullet = BlockKind.PARAGRAPH, 0, ""

    def _lines_alone(self, held: list[str]) -> bool:
        """Lines that one paragraph holds but that do not run on: a title in bold, or ``Area: Grade`` over its like."""
        if len(held) == 1 and (bold := _BOLD_LINE.match(held[0])) and not is_terminal(bold.group(2)):
            above = [block.level for block in self.builder.blocks if block.kind is BlockKind.HEADING]
            self.builder.add(BlockKind.HEADING, _plain(bold.group(2)), level=min(above[-1] + 1, 6) if above else 1)
            return True
        lines = [_plain(line) for line in held]
        pairs = [label_and_value(line) for line in lines]
        if not held or (len(held) == 1 and is_dashed(lines[0])) or not all(pairs):
            return False
        table = self.builder.new_table()
        for line, pair in zip(lines, pairs, strict=True):
            if pair is not None:
                self.builder.row([line[start:end] for start, end in pair], table=table)
        return True


def _cells(words: str) -> list[str]:
    inside = words.strip().removeprefix("|")
    if inside.endswith("|") and not inside.endswith("\\|"):
        inside = inside[:-1]
    return [_plain(cell.replace("\\|", "|")) for cell in re.split(r"(?<!\\)\|", inside)]


def _plain(words: str) -> str:
    """Inline marks off: emphasis, links, pictures (their alternative text stays), code, tags and escapes."""
    words = _IMAGE.sub(r"\1", words)
    words = _LINK.sub(r"\1", words)
    words = _NOTE_MARK.sub("", words)
    words = _TAG.sub("", _AUTOLINK.sub(r"\1", words))
    words = _CODE.sub(r"\2", words)
    for _ in range(3):
        words = _EMPHASIS.sub(lambda found: found.group(2) or found.group(4), words)
    return _ESCAPE.sub(r"\1", words)
