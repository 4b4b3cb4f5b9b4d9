"""Time and memory against length as one SVG picture, which says in words what it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

WIDTH, HEIGHT = 860, 430
LEFT, TOP, WIDE, HIGH = 78, 96, 310, 250  # the first plot; the second stands beside it
APART = 430
_STYLE = """
  text { font: 15px system-ui, "Segoe UI", Arial, sans-serif; fill: #1d1d1d }
  .head { font-size: 20px; font-weight: 700 } .name { font-weight: 700 } .small { font-size: 13px; fill: #3d3d3d }
  .grid { stroke: #d9d9d9 } .axis { stroke: #3d3d3d; stroke-width: 1.5; fill: none }
  .even { stroke: #6b6b6b; stroke-width: 1.5; stroke-dasharray: 6 5 }
  .line { fill: none; stroke: #12507b; stroke-width: 3 } .dot { fill: #12507b; stroke: #ffffff; stroke-width: 2 }
"""

Scale = Callable[[float], float]  # a value to its place, in the picture's units


@dataclass(frozen=True, slots=True)
class Point:
    """What one report cost."""

    words: int
    seconds: float  # of one processor, imports left out
    megabytes: float  # the most that the process held


def draw(points: Sequence[Point]) -> str:
    """The picture: a step along, and a step up in the plot of time, is ten times as much; memory has an even scale."""
    words = [p.words for p in points]
    steps = _tens(min(words), max(words))
    across = _log(steps[0], steps[-1], 0, WIDE)
    tens = _tens(min(p.seconds for p in points), max(p.seconds for p in points))
    up = _log(tens[0], tens[-1], HIGH, 0)
    top = ceil(max(p.megabytes for p in points) / 50) * 50
    each = points[-1].seconds / words[-1]
    first, last = max(steps[0], tens[0] / each), min(steps[-1], tens[-1] / each)
    even = (across(first), up(first * each), across(last), up(last * each))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'aria-labelledby="chart-title chart-words">',
        '<title id="chart-title">Time and memory of the text stage, by length of report</title>',
        f'<desc id="chart-words">{escape(in_words(points))}</desc>',
        f"<style>{_STYLE}</style>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<text class="head" x="{LEFT - 48}" y="36">From a report to proved words: what it costs by length</text>',
        *_frame(LEFT, "Processor time, seconds", across, up, steps, tens),
        '<line class="even" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"/>'.format(*even),
        f'<text class="small" text-anchor="end" x="{WIDE - 4}" y="{HIGH - 30}">dashed: in exact</text>',
        f'<text class="small" text-anchor="end" x="{WIDE - 4}" y="{HIGH - 13}">proportion to length</text>',
        *_line([(across(p.words), up(p.seconds), _seconds(p.seconds)) for p in points]),
        "</g>",
    ]
    up = _even(top)
    rungs = [float(rung) for rung in range(0, top + 1, 50)]
    parts += _frame(LEFT + APART, "Most memory held, megabytes", across, up, steps, rungs)
    parts += _line([(across(p.words), up(p.megabytes), f"{p.megabytes:.0f}") for p in points])
    return "\n".join([*parts, "</g>", "</svg>", ""])


def in_words(points: Sequence[Point]) -> str:
    """What the picture shows, for who does not see it."""
    rows = "; ".join(
        f"{p.words:,} words take {_seconds(p.seconds)} seconds and {p.megabytes:.0f} megabytes" for p in points
    )
    return f"Two line charts. {rows}. A dashed line shows what time in exact proportion to length would be."


def _frame(
    left: float, name: str, across: Scale, up: Scale, steps: Sequence[float], rungs: Sequence[float]
) -> Iterator[str]:
    """A plot's name, axes and grid. It leaves its group open."""
    yield f'<g transform="translate({left} {TOP})">'
    yield f'<text class="name" x="-48" y="-22">{name}</text>'
    for y, rung in ((up(rung), rung) for rung in rungs):
        yield f'<line class="grid" x2="{WIDE}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text class="small" text-anchor="end" x="-9" y="{y + 5:.1f}">{rung:g}</text>'
    for x, step in ((across(step), step) for step in steps):
        yield f'<line class="axis" x1="{x:.1f}" x2="{x:.1f}" y1="{HIGH}" y2="{HIGH + 6}"/>'
        yield f'<text class="small" text-anchor="middle" x="{x:.1f}" y="{HIGH + 24}">{step:,.0f}</text>'
    yield f'<path class="axis" d="M0 0 V{HIGH} H{WIDE}"/>'
    yield f'<text class="small" text-anchor="middle" x="{WIDE / 2}" y="{HIGH + 50}">words in the report</text>'


def _line(places: Sequence[tuple[float, float, str]]) -> Iterator[str]:
    yield f'<path class="line" d="M{" L".join(f"{x:.1f} {y:.1f}" for x, y, _ in places)}"/>'
    for number, (x, y, label) in enumerate(places):
        anchor, aside, above = ("middle", 4, 17) if number == 0 else ("end", -6, 12)
        yield f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="6"/>'
        yield f'<text class="name" text-anchor="{anchor}" x="{x + aside:.1f}" y="{y - above:.1f}">{label}</text>'


def _log(low: float, high: float, at_low: float, at_high: float) -> Scale:
    return lambda value: at_low + (at_high - at_low) * log10(value / low) / log10(high / low)


def _even(top: float) -> Scale:
    return lambda value: HIGH * (1 - value / top)


def _tens(low: float, high: float) -> list[float]:
    """The powers of ten from the one at or below ``low`` to the one at or above ``high``."""
    return [10.0**power for power in range(floor(log10(low)), ceil(log10(high)) + 1)]


def _seconds(value: float) -> str:
    return f"{value:.2f}" if value < 1 else f"{value:.1f}" if value < 10 else f"{value:.0f}"
