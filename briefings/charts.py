"""What a chart of reading levels shows, in figures and words: of one text, of several, of two versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath

from briefings.checking import Checked
from briefings.comparing import Comparison
from briefings.readability import limits

_OPEN_END = 6  # bars of five words beyond the target's longest; all that is longer goes into the last


@dataclass(frozen=True, slots=True)
class Bar:
    value: float
    words: str  # beside the bar: the figure and what it means
    over: bool = False  # beyond the target's limit
    former: bool = False  # of the old version


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    bars: tuple[Bar, ...]
    most: float  # the end of the scale
    marks: tuple[float, ...] = ()  # the target's limits
    limit: str = ""  # the same in words


@dataclass(frozen=True, slots=True)
class Panel:
    heading: str
    rows: tuple[Row, ...]
    note: str = ""
    beside: bool = False  # the labels are short: they stand beside their bars, not above


@dataclass(frozen=True, slots=True)
class Chart:
    title: str
    panels: tuple[Panel, ...]

    @property
    def description(self) -> str:
        """All that the chart shows, in words, for those who cannot see it."""
        return " ".join(_told(panel) for panel in self.panels)


_LABELS = {
    "flesch_kincaid": "Flesch-Kincaid grade",
    "reading_ease": "Reading ease (high is easy)",
    "ari": "ARI grade",
    "fog": "Gunning Fog grade",
    "smog": "SMOG grade",
    "mean_words": "Words a sentence, on average",
    "longest": "Longest sentence, in words",
}


@dataclass(frozen=True, slots=True)
class Bin:
    """How many sentences have ``first`` to ``last`` words; the last bin has no end."""

    first: int
    last: int | None
    number: int
    over: bool  # longer than the target allows

    @property
    def label(self) -> str:
        return f"{self.first} or more" if self.last is None else f"{self.first} to {self.last}"


def length_bins(lengths: Sequence[int], most: int) -> tuple[Bin, ...]:
    """Sentences by length, five words a bin; one ends at ``most``, so that none is half over it."""
    edges = [*range(0, most, 5), *range(most, most + 5 * _OPEN_END, 5)]
    bins = [
        Bin(low + 1, high, sum(low < length <= high for length in lengths), low >= most)
        for low, high in pairwise(edges)
    ]
    bins.append(Bin(edges[-1] + 1, None, sum(length > edges[-1] for length in lengths), True))
    while len(bins) > 1 and not bins[-1].number:
        bins.pop()
    return tuple(bins)


def chart_of(checked: Checked) -> Chart:
    """One text: its scores against the target's limits, and its sentences by length."""
    level = checked.level
    most = int(limits(level.target)["longest"]["most"])
    bins = length_bins(level.lengths, most)
    highest = max(each.number for each in bins)
    rows = tuple(Row(b.label, (Bar(b.number, f"{b.number}", b.over),), highest) for b in bins)
    lengths = Panel(
        "Sentences by length, in words", rows, f"Striped: longer than {most} words, the most for this age.", True
    )
    verdict = "passes" if level.passes else "is too hard"
    scores = tuple(_score_rows(level.target, {"": checked}))
    note = "The upright line is the limit. Striped: beyond it." if scores else ""
    heading = f"Scores, and the limits for age {level.target}" if scores else "Under 100 words: no scores"
    return Chart(f"{_name(checked)} {verdict} for reading age {level.target}", (Panel(heading, scores, note), lengths))


def chart_of_several(each: Sequence[Checked]) -> Chart:
    """Several texts: the Flesch-Kincaid grade of each."""
    target = each[0].level.target
    bound = limits(target)["flesch_kincaid"]["most"]
    grades = [checked.level.scores.flesch_kincaid if checked.level.scores else 0.0 for checked in each]
    most = max(*grades, bound) * 1.1
    rows = []
    for checked, grade in zip(each, grades, strict=True):
        verdict = "passes" if checked.level.passes else "too hard"
        words = _figure(grade) if checked.level.scores else "under 100 words"
        rows.append(Row(f"{checked.file}: {verdict}", (Bar(grade, words, grade > bound),), most, (bound,)))
    passed = sum(checked.level.passes for checked in each)
    note = f"The upright line is the limit, grade {_figure(bound)}. Striped: beyond it. Other faults fail a text too."
    title = f"{passed} of {len(each)} texts pass for reading age {target}"
    return Chart(title, (Panel("Flesch-Kincaid grade of each", tuple(rows), note),))


def chart_of_versions(comparison: Comparison) -> Chart:
    """Two versions of a text: the scores of both."""
    old, new = comparison.old, comparison.new
    rows = tuple(_score_rows(new.level.target, {"was ": old, "": new}))
    verdict = "passes" if new.level.passes else "is too hard"
    heading = "Scores of the old version and the new" if rows else "Under 100 words: no scores"
    note = "Pale: old. Dark: new. The upright line is the limit. Striped: beyond it." if rows else ""
    title = f"{_name(new)} {verdict} for reading age {new.level.target}; before it was {_name(old)}"
    return Chart(title, (Panel(heading, rows, note),))


def _score_rows(target: int, versions: dict[str, Checked]) -> Iterator[Row]:
    scored = [(word, checked.level.scores) for word, checked in versions.items()]
    for name, bound in limits(target).items():
        bars: list[Bar] = []
        for word, scores in scored:
            if scores is None:
                return
            value = getattr(scores, name)
            over = value > bound.get("most", value) or value < bound.get("least", value)
            former = len(scored) > 1 and not bars
            bars.append(
                Bar(value, f"{word}{_figure(value)}{': too hard' if over and not former else ''}", over, former)
            )
        if name == "mean_words" and any(bar.value < bound["least"] for bar in bars):
            bars = [_choppy(bar, bound["least"]) for bar in bars]
        ends = [_figure(bound[end]) for end in ("least", "most") if end in bound]
        limit = " to ".join(ends) if len(ends) > 1 else f"{ends[0]} or {'less' if 'most' in bound else 'more'}"
        most = 100.0 if name == "reading_ease" else max(*(bar.value for bar in bars), *bound.values()) * 1.1
        yield Row(_LABELS[name], tuple(bars), most, tuple(bound.values()), limit)


def _choppy(bar: Bar, least: float) -> Bar:
    """Sentences that are too short on average are no easier to read, but "too hard" would puzzle."""
    words = bar.words.replace("too hard", "too short")
    return Bar(bar.value, words, bar.over, bar.former) if bar.value < least else bar


def _name(checked: Checked) -> str:
    """A file's own name, without its folders."""
    return PurePath(checked.file).name


def _told(panel: Panel) -> str:
    rows = []
    for row in panel.rows:
        limit = f" (limit: {row.limit})" if row.limit else ""
        rows.append(f"{row.label}{limit}: {', '.join(map(_told_bar, row.bars))}.")
    return " ".join([f"{panel.heading}.", *rows])


def _told_bar(bar: Bar) -> str:
    return f"{bar.words}, beyond the limit" if bar.over and bar.value and "too" not in bar.words else bar.words


def _figure(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
