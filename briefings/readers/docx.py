"""A Word document into blocks: headings, words, lists, tables and notes, in the order of the page.

A .docx is a zip of XML. What it unpacks to is limited; a document type, which is how XML names things to fetch or
to multiply, is refused; nothing that the file points to is opened.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from lzma import LZMAError
from xml.etree import ElementTree as ET

from briefings.document import Block, BlockKind
from briefings.errors import InputError
from briefings.readers.building import Builder
from briefings.readers.lines import is_dashed, is_terminal, label_and_value, marker, names_columns
from briefings.readers.normalise import plain_characters

# What the zip library raises over a damaged, cut-off or locked file; RuntimeError: a password.
_DAMAGE = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, LZMAError, EOFError, OSError, ValueError, RuntimeError,
           NotImplementedError, struct.error)  # fmt: skip
_MOST = 80 * 2**20  # bytes of one part unpacked
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says the same again
_LEVEL = re.compile(r"heading ?([1-9])|title|subtitle", re.IGNORECASE)


def read_docx(name: str, data: bytes) -> tuple[str, tuple[Block, ...]]:
    """The words of a Word document, and their blocks. Raises InputError where it is damaged, locked or a trap."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            body = _part(name, archive, "word/document.xml")
            if body is None:
                raise InputError(f"{name}: the Word document holds no text part; save it again as .docx")
            styles = _styles(_part(name, archive, "word/styles.xml"))
            notes = [_part(name, archive, part) for part in ("word/footnotes.xml", "word/endnotes.xml")]
    except _DAMAGE:
        raise InputError(f"{name}: a damaged or locked Word document; open it in Word and save it again") from None
    reader = _Reader(styles)
    try:
        for part in body:
            reader.body(part)
        for tree in notes:
            for note in tree if tree is not None else ():
                reader.note(note)
    except RecursionError:
        raise InputError(f"{name}: nested deeper than any Word document; save it again as .docx or PDF") from None
    return reader.builder.text, tuple(reader.builder.blocks)


def _part(name: str, archive: zipfile.ZipFile, part: str) -> ET.Element | None:
    if part not in archive.namelist():
        return None
    with archive.open(part) as file:
        xml = file.read(_MOST + 1)
    if len(xml) > _MOST:
        raise InputError(f"{name}: unpacks to more than {_MOST // 2**20} MB; save it again without its pictures")
    if not _is_utf8(xml[:200]):
        raise InputError(f"{name}: its text is not coded as Word codes it (UTF-8); open it in Word and save it again")
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise InputError(f"{name}: holds a document type, as no Word document does; save it again as .docx")
    try:
        return ET.fromstring(xml)  # no entity can be declared in it: see above
    except ET.ParseError:
        raise InputError(f"{name}: a damaged Word document; open it in Word and save it again") from None


def _is_utf8(start: bytes) -> bool:
    """In another encoding a document type would be spelt in other bytes. Word writes UTF-8 alone."""
    declared = re.search(rb"encoding\s*=\s*[\"']([^\"']*)", start)
    return (
        start.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<"
        and b"\x00" not in start
        and (declared is None or declared.group(1).lower() in (b"utf-8", b"us-ascii"))
    )


def _styles(tree: ET.Element | None) -> dict[str, str]:
    """A style's id to the name that people see: ids are translated, ``heading 1`` is not."""
    found: dict[str, str] = {}
    for style in tree.iter(f"{_W}style") if tree is not None else ():
        label = style.find(f"{_W}name")
        found[style.get(f"{_W}styleId", "")] = label.get(f"{_W}val", "") if label is not None else ""
    return found


class _Reader:
    def __init__(self, styles: dict[str, str]) -> None:
        self.styles = styles
        self.builder = Builder()
        self.titled = False  # the document has a title above its first-level headings
        self.pairs: int | None = None  # the table that lines such as ``Area: Grade`` are rows of

    def body(self, element: ET.Element) -> None:
        """Paragraphs and tables, and what only wraps them (content controls, tracked changes)."""
        for child in element:
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._table(child)
            elif child.tag not in (f"{_W}del", f"{_W}moveFrom", f"{_W}sectPr", _ALTERNATE):
                self.body(child)

    def note(self, element: ET.Element) -> None:
        if element.get(f"{_W}type") is None:  # separators have a type
            self.builder.add(BlockKind.NOTE, _words(element))

    def _paragraph(self, paragraph: ET.Element) -> None:
        words = _words(paragraph)
        properties = paragraph.find(f"{_W}pPr")
        style = self.styles.get(_value(properties, "pStyle"), _value(properties, "pStyle"))
        heading = _LEVEL.match(style)
        numbering = properties.find(f"{_W}numPr") if properties is not None else None
        listed = numbering is not None and _value(numbering, "numId") != "0"
        pair = label_and_value(words) if not heading and not listed else None
        if pair is not None and not is_dashed(words):
            self.pairs = self.pairs or self.builder.new_table()
            self.builder.row([words[start:end] for start, end in pair], table=self.pairs)
            return
        self.pairs = None
        found = marker(words)
        if heading:
            self.titled = self.titled or heading.group(1) is None
            level = int(heading.group(1)) + self.titled if heading.group(1) else 1
            self.builder.add(BlockKind.HEADING, words, level=min(level, 6))
        elif listed or "list" in style.casefold():
            inner = _value(numbering, "ilvl")
            depth = int(inner) if inner.isdecimal() else int(style[-1]) - 1 if style[-1:] in set("23456789") else 0
            self.builder.add(BlockKind.LIST_ITEM, words, level=min(depth, 8))
        elif found and found.end < len(words):
            self.builder.add(BlockKind.LIST_ITEM, words[found.end :], bullet=found.mark)
        elif words and len(words) < 120 and not is_terminal(words) and _is_bold(paragraph):
            self.builder.add(BlockKind.HEADING, words, level=5)
        elif "quot" in style.casefold():
            self.builder.add(BlockKind.QUOTATION, words)
        else:
            self.builder.add(BlockKind.PARAGRAPH, words)

    def _table(self, table: ET.Element) -> None:
        self.pairs = None
        lines = [*table.findall(f"{_W}tr"), *table.findall(f"{_W}sdt/{_W}sdtContent/{_W}tr")]
        rows = [list(_cells(line)) for line in lines]
        if max(map(len, rows), default=0) < 2:  # a box around words
            for line in lines:
                for cell in line.findall(f"{_W}tc"):
                    self.body(cell)
            return
        number = self.builder.new_table()
        for at, cells in enumerate(rows):
            filled = [cell for cell in cells if cell]
            header = at == 0 and len(rows) > 1 and len(filled) > 1 and names_columns(filled)
            self.builder.row(cells, table=number, header=header)


def _cells(row: ET.Element) -> Iterator[str]:
    for cell in row.findall(f"{_W}tc"):
        properties = cell.find(f"{_W}tcPr")
        merge = properties.find(f"{_W}vMerge") if properties is not None else None
        goes_on = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
        yield "" if goes_on else " ".join(filter(None, (_words(part) for part in cell.iter(f"{_W}p"))))
        wide = _value(properties, "gridSpan")
        yield from [""] * (min(int(wide), 50) - 1 if wide.isdecimal() else 0)


def _value(element: ET.Element | None, tag: str) -> str:
    found = element.find(f"{_W}{tag}") if element is not None else None
    return found.get(f"{_W}val", "") if found is not None else ""


def _words(element: ET.Element) -> str:
    """The words that are printed: not those struck out by a tracked change, nor a field's own code."""
    return " ".join(plain_characters("".join(_pieces(element))).split())


def _pieces(element: ET.Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}r" and _is_struck(child):
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag.endswith("}docPr") and child.get("descr"):  # what a picture shows, in words
            yield f" {child.get('descr')} "
        elif child.tag not in (f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", _ALTERNATE):
            yield from _pieces(child)


def _is_struck(run: ET.Element) -> bool:
    marks = (run.find(f"{_W}rPr/{_W}{name}") for name in ("strike", "dstrike"))
    return any(mark is not None and mark.get(f"{_W}val", "1") not in ("0", "false") for mark in marks)


def _is_bold(paragraph: ET.Element) -> bool:
    runs = [run for run in paragraph.iter(f"{_W}r") if _words(run)]
    return bool(runs) and all(
        (bold := run.find(f"{_W}rPr/{_W}b")) is not None and bold.get(f"{_W}val", "1") not in ("0", "false")
        for run in runs
    )
