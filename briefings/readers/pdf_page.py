"""One PDF page as pieces of text with their places: the only door to PDFium. Runs in the child process."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_SYMBOL_FONTS = ("wingding", "symbol", "dingbat", "webding")
_BULLET_LETTERS = "nlqoØüuvwq§¨ \u00a7\u00b7\u00d8\u00fc"


@dataclass(slots=True)
class Style:
    """How letters look. ``size`` is in points as printed."""

    size: float
    bold: bool
    italic: bool
    symbol: bool


@dataclass(slots=True)
class Piece:
    """Letters on one base line with no wide gap between them. Places are in points, ``y`` from the top of the page."""

    text: str
    x0: float
    x1: float
    y: float  # the base line
    size: float
    bold: bool
    italic: bool
    first_word: float = 0.0  # the width of its first word
    raised: bool = False  # a mark printed above the line and smaller
    gaps: list[tuple[int, float, float]] = field(default_factory=list)  # wide spaces: place in the text, x from, to


@dataclass(slots=True)
class Page:
    """A page: its pieces in the order of the file, and the straight lines drawn on it."""

    number: int
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)  # across: y, x0, x1
    downs: list[tuple[float, float, float]] = field(default_factory=list)  # downwards: x, y0, y1
    letters: int = 0
    pictures: bool = False


def read_page(document: Any, number: int) -> Page:
    """Page ``number`` (from 1). Raises pypdfium2.PdfiumError if it cannot be loaded."""
    import pypdfium2.raw as pdfium

    page = document[number - 1]
    try:
        width, height = page.get_size()
        turned = page.get_rotation()
        result = Page(number, width, height)
        text = page.get_textpage()
        try:
            for piece in _pieces(pdfium, text, turned, width, height):
                result.pieces.append(piece)
                result.letters += sum(map(str.isalpha, piece.text))
        finally:
            text.close()
        if not turned:
            _drawn(pdfium, page, result)
        return result
    finally:
        page.close()


def _pieces(pdfium: Any, text: Any, turned: int, width: float, height: float) -> Iterator[Piece]:
    reader = _Letters(pdfium, text, turned, width, height)
    now: _Run | None = None
    space = False
    for start, end in reader.words():
        if end == start:  # between two words
            space = True
            continue
        for letters, left, right, base, style in reader.parts(start, end):
            if now is None or not now.takes(left, base, style):
                if now:
                    yield now.piece()
                now = _Run(style, base, left)
            elif space:
                now.space = True
            now.put(letters, left, right, style)
            space = False
    if now:
        yield now.piece()


class _Letters:
    """A page's letters with their places. Asking PDFium for each takes longest of all: whole words are asked for."""

    def __init__(self, pdfium: Any, text: Any, turned: int, width: float, height: float) -> None:
        self.pdfium, self.text = pdfium, text
        self.turned, self.width, self.height = turned, width, height
        self.letters = [self._letter(pdfium.FPDFText_GetUnicode(text, at)) for at in range(text.count_chars())]
        self.x, self.y, self.box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        self.styles: dict[int, Style] = {}

    @staticmethod
    def _letter(code: int) -> str:
        if code in (0x02, 0xFFFE):  # PDFium's own marks for a hyphen that ends a line
            return "-"
        return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "\ufffd"

    def words(self) -> Iterator[tuple[int, int]]:
        """Where each word begins and ends; an empty stretch for a printed space. Line ends part words silently."""
        start: int | None = None
        for at, letter in enumerate(self.letters):
            if letter.isspace():
                if start is not None:
                    yield start, at
                    start = None
                if letter not in "\r\n":
                    yield at, at
            elif start is None:
                start = at
        if start is not None:
            yield start, len(self.letters)

    def parts(self, start: int, end: int) -> Iterator[tuple[str, float, float, float, Style]]:
        """A word whole if one stroke of the file prints it on one base line, else letter by letter."""
        first, last = self._owner(start), self._owner(end - 1)
        left, right, base = self._place(start)
        if end - start > 1:
            end_left, end_right, end_base = self._place(end - 1)
            near = 0 < end_right - left < 1.1 * (end - start) * self._style(first, start).size
            if first != last or abs(end_base - base) > 0.01 or end_left < left or not near:
                yield from (self._one(at) for at in range(start, end))
                return
            right = end_right
        style = self._style(first, start)
        words = "•" * (end - start) if style.symbol else "".join(self.letters[start:end])
        yield words, left, right, base, style

    def _one(self, at: int) -> tuple[str, float, float, float, Style]:
        style = self._style(self._owner(at), at)
        left, right, base = self._place(at)
        return "•" if style.symbol else self.letters[at], left, right, base, style

    def _owner(self, at: int) -> int:
        return ctypes.cast(self.pdfium.FPDFText_GetTextObject(self.text, at), ctypes.c_void_p).value or 0

    def _style(self, owner: int, at: int) -> Style:
        style = self.styles.get(owner)
        if style is None:
            style = self.styles[owner] = _style(self.pdfium, self.text, at)
        return style

    def _place(self, at: int) -> tuple[float, float, float]:
        self.pdfium.FPDFText_GetCharOrigin(self.text, at, self.x, self.y)
        self.pdfium.FPDFText_GetLooseCharBox(self.text, at, self.box)
        return _turn(self.turned, self.box, self.x.value, self.y.value, self.width, self.height)


def _turn(turned: int, box: Any, x: float, y: float, width: float, height: float) -> tuple[float, float, float]:
    """Left, right and base line (from the top) of a letter, on the page as it is shown."""
    if turned == 90:
        return box.bottom, box.top, x
    if turned == 180:
        return width - box.right, width - box.left, y
    if turned == 270:
        return width - box.top, width - box.bottom, height - x
    return box.left, box.right, height - y


def _style(pdfium: Any, text: Any, at: int) -> Style:
    matrix, flags = pdfium.FS_MATRIX(), ctypes.c_int()
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetMatrix(text, at, matrix)
    length = pdfium.FPDFText_GetFontInfo(text, at, name, 128, flags)
    font = name.raw[: max(length - 1, 0)].decode("utf-8", "replace").split("+")[-1].lower()
    size = pdfium.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d)
    weight = pdfium.FPDFText_GetFontWeight(text, at)
    bold = weight >= 600 or any(part in font for part in ("bold", "black", "heavy", "semibd", "demi"))
    italic = bool(flags.value & 64) or "italic" in font or "oblique" in font
    return Style(round(size, 1) or 1.0, bold, italic, any(part in font for part in _SYMBOL_FONTS))


class _Run:
    """Letters being gathered into a piece."""

    def __init__(self, style: Style, base: float, left: float) -> None:
        self.base, self.left, self.right = base, left, left
        self.letters: list[str] = []
        self.length = 0
        self.space = False
        self.sizes: dict[float, int] = {}
        self.bold = self.italic = self.count = 0
        self.style = style
        self.first_word = 0.0
        self.gaps: list[tuple[int, float, float]] = []

    def takes(self, left: float, base: float, style: Style) -> bool:
        """The next letter goes on from here: the same line, no column's gap, no jump back, no raised mark."""
        size = max(self.style.size, style.size)
        if (
            abs(base - self.base) > 0.15 * size
            or style.size < 0.8 * self.style.size
            or style.size > 1.25 * self.style.size
        ):
            return False
        return -0.5 * size < left - self.right < 1.4 * size and not (style.symbol or self.style.symbol)

    def put(self, letters: str, left: float, right: float, style: Style) -> None:
        """One or more letters; a gap that the file prints no space in is a space too."""
        apart = self.letters and (self.space or left - self.right > 0.22 * style.size)
        if apart:
            self.first_word = self.first_word or self.right - self.left
            if left - self.right > 0.6 * style.size:
                self.gaps.append((self.length, self.right, left))
            self.letters.append(" ")
            self.length += 1
        self.letters.append(letters)
        self.length += len(letters)
        self.space = False
        self.right = max(self.right, right)
        self.sizes[style.size] = self.sizes.get(style.size, 0) + len(letters)
        count = sum(map(str.isalnum, letters))
        self.count += count
        self.bold += style.bold * count
        self.italic += style.italic * count

    def piece(self) -> Piece:
        size = max(self.sizes, key=lambda size: self.sizes[size])
        half = self.count / 2
        first = self.first_word or self.right - self.left
        all_bold = self.count > 0 and self.bold >= 0.9 * self.count
        return Piece(
            "".join(self.letters),
            self.left,
            self.right,
            self.base,
            size,
            all_bold,
            self.italic > half,
            first,
            gaps=self.gaps,
        )


def _drawn(pdfium: Any, page: Any, result: Page) -> None:
    """The lines drawn across the page (rules, and the edges of boxes), and whether it holds pictures."""
    for item in page.get_objects(max_depth=3):
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            result.pictures = True
        elif item.type == pdfium.FPDF_PAGEOBJ_PATH:
            left, bottom, right, top = item.get_bounds()
            high, low = result.height - top, result.height - bottom
            wide, tall = right - left >= 15, low - high >= 8
            if wide and low - high < 3:
                result.rules.append(((high + low) / 2, left, right))
            elif tall and right - left < 3:
                result.downs.append(((left + right) / 2, high, low))
            elif wide and tall and low - high < 0.7 * result.height:
                result.rules += [(high, left, right), (low, left, right)]
                result.downs += [(left, high, low), (right, high, low)]
