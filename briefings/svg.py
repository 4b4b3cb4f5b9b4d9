"""A chart drawn as SVG: readable at a phone's width, in print, without colour, and to a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from xml.sax.saxutils import escape

from briefings.charts import Bar, Chart, Row

_WIDTH, _MARGIN = 400, 12
_BAR_START, _BAR_END = _MARGIN, 252  # what is beside a bar begins after its end
_LABEL_END, _BESIDE_END = 110, 340  # where labels stand beside the bars
_COLUMNS = 38  # characters of a line of text at 16 units
INK, PAPER, WITHIN, OVER, FORMER = "#111111", "#ffffff", "#0b4f8a", "#9c2a00", "#d5dde5"

_STRIPES = (
    '<defs><pattern id="plainspoken-over" width="8" height="8" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)">'
    f'<rect width="8" height="8" fill="{PAPER}"/><rect width="5" height="8" fill="{{0}}"/></pattern></defs>'
).format(OVER)


def draw(chart: Chart) -> str:
    """The chart as one SVG document. The same chart gives the same text."""
    parts: list[str] = []
    y = 30.0
    for line in _lines(chart.title, 29):
        parts.append(_text(_MARGIN, y, line, "bold 19px"))
        y += 25
    for panel in chart.panels:
        y += 18
        for line in _lines(panel.heading, _COLUMNS - 3):
            parts.append(_text(_MARGIN, y, line, "bold 16px"))
            y += 22
        for line in _lines(panel.note, _COLUMNS + 3):
            parts.append(_text(_MARGIN, y, line, "15px"))
            y += 20
        y += 6
        for row in panel.rows:
            drawn, y = _row_beside(row, y) if panel.beside else _row(row, y)
            parts += drawn
    height = round(y + 10)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
            'aria-labelledby="plainspoken-title plainspoken-desc" lang="en-GB" '
            'style="width:100%;max-width:40em;height:auto" '
            'font-family="Verdana, DejaVu Sans, Arial, sans-serif">',
            f'<title id="plainspoken-title">{escape(_printable(chart.title))}</title>',
            f'<desc id="plainspoken-desc">{escape(_printable(chart.description))}</desc>',
            _STRIPES,
            f'<rect width="{_WIDTH}" height="{height}" fill="{PAPER}"/>',
            *parts,
            "</svg>\n",
        ]
    )


def _row(row: Row, y: float) -> tuple[list[str], float]:
    """A row's marks from ``y`` down, and where the next one begins."""
    parts = []
    y += 16
    for line in _lines(row.label, 28 if row.limit else _COLUMNS):
        parts.append(_text(_MARGIN, y, line, "16px"))
        y += 20
    if row.limit:
        parts.append(_text(_WIDTH - _MARGIN, y - 20, row.limit, "15px", anchor="end"))
    y -= 12
    top = y
    for bar in row.bars:
        parts.append(_bar(bar, row, y))
        parts.append(_text(_BAR_END + 10, y + 14, bar.words, "16px"))
        y += 22
    for mark in row.marks:
        x = _place(mark, row)
        # A white edge keeps the line apart from a dark bar.
        parts.append(
            f'<path d="M{x:.1f} {top - 4:.1f}V{y:.1f}" stroke="{PAPER}" stroke-width="6"/>'
            f'<path d="M{x:.1f} {top - 4:.1f}V{y:.1f}" stroke="{INK}" stroke-width="2.5"/>'
        )
    return parts, y + 6


def _row_beside(row: Row, y: float) -> tuple[list[str], float]:
    """The same with the label before its one bar."""
    (bar,) = row.bars
    drawn = [
        _text(_LABEL_END, y + 14, row.label, "16px", anchor="end"),
        _bar(bar, row, y, _LABEL_END + 10),
        _text(_place(bar.value, row, _LABEL_END + 10, _BESIDE_END) + 8, y + 14, bar.words, "16px"),
    ]
    return drawn, y + 25


def _bar(bar: Bar, row: Row, y: float, start: float = _BAR_START) -> str:
    end = _BAR_END if start == _BAR_START else _BESIDE_END
    width = max(_place(bar.value, row, start, end) - start, 1.5 if bar.value else 0)
    fill = "url(#plainspoken-over)" if bar.over and not bar.former else FORMER if bar.former else WITHIN
    edge = OVER if bar.over else WITHIN
    return (
        f'<rect x="{start}" y="{y:.1f}" width="{width:.1f}" height="17" fill="{fill}" stroke="{edge}" '
        'stroke-width="1.5"/>'
    )


def _place(value: float, row: Row, start: float = _BAR_START, end: float = _BAR_END) -> float:
    share = min(max(value, 0) / row.most, 1) if row.most else 0
    return start + share * (end - start)


def _text(x: float, y: float, words: str, font: str, anchor: str = "start") -> str:
    weight, _, size = font.rpartition(" ")
    size = size.removesuffix("px")
    # Lines are wrapped by characters: one of very wide letters is pressed to fit.
    ems = sum(1.0 if character in "MW@%—" else 0.72 if character.isupper() else 0.6 for character in words)
    press = f' textLength="{_WIDTH - 2 * _MARGIN}" lengthAdjust="spacingAndGlyphs"'
    press = press if anchor == "start" and ems * float(size) > (_WIDTH - 2 * _MARGIN) * 1.1 else ""
    bold = f' font-weight="{weight}"' if weight else ""
    return (
        f'<text x="{x:g}" y="{y:.1f}" font-size="{size}"{bold}{press} text-anchor="{anchor}" '
        f'fill="{INK}">{escape(_printable(words))}</text>'
    )


def _lines(text: str, columns: int) -> Iterator[str]:
    yield from wrap(_printable(text), columns, break_on_hyphens=False) if text else ()


def _printable(text: str) -> str:
    """XML holds no control characters; a file's name may."""
    return "".join(c if c.isprintable() else "�" for c in text)
