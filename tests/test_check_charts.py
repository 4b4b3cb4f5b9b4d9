"""The chart: true to the figures, drawn the same each time, and there for those who cannot see it or its colours."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings import svg
from briefings.charts import Chart, chart_of, chart_of_several, chart_of_versions, length_bins
from briefings.checking import Checked, check_file
from briefings.comparing import compare

PLAIN = "The force has a plan to help people who call. Staff care for those who need them. It works well. " * 8
HARD = "The organisation demonstrates considerable inconsistency in its prioritisation of available resources. " * 12
NAMES = ('a & <b> ]]> "c".txt', "plain.txt")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Checked, Checked, Checked]:
    made = []
    for name, words in zip((*NAMES, "short.txt"), (HARD, PLAIN, "It works."), strict=True):
        (tmp_path / name).write_text(words, "utf-8")
        made.append(check_file(tmp_path / name, 11))
    return made[0], made[1], made[2]


@pytest.fixture
def charts(texts: tuple[Checked, Checked, Checked]) -> list[Chart]:
    hard, plain, short = texts
    return [
        chart_of(hard), chart_of(plain), chart_of(short), chart_of_several([hard, plain, short]),
        chart_of_versions(compare(hard, plain)), chart_of_versions(compare(plain, short)),
    ]  # fmt: skip


def test_each_is_a_picture_with_a_title_and_a_description_that_has_all_its_figures(charts: list[Chart]) -> None:
    for chart in charts:
        root = ElementTree.fromstring(svg.draw(chart))
        assert root.tag == f"{SVG}svg"
        assert root.get("role") == "img"
        title, told = root[0], root[1]
        assert (title.tag, told.tag) == (f"{SVG}title", f"{SVG}desc")
        assert root.get("aria-labelledby") == f"{title.get('id')} {told.get('id')}"
        assert title.text == chart.title
        notes = [text for text in root.iter(f"{SVG}text") if (text.get("font-size"), text.get("x")) == ("15", "12")]
        shown = " ".join(text.text or "" for text in root.iter(f"{SVG}text") if text not in notes)
        figures = re.findall(r"\d+(?:\.\d)?", shown)
        assert len(figures) > 1
        assert set(figures) <= set(re.findall(r"\d+(?:\.\d)?", f"{told.text} {title.text}"))


def test_the_same_chart_is_the_same_bytes(charts: list[Chart]) -> None:
    assert [svg.draw(chart) for chart in charts] == [svg.draw(chart) for chart in charts]


def test_what_is_too_hard_is_said_in_words_and_stripes_not_by_colour_alone(texts: tuple[Checked, ...]) -> None:
    hard, plain, _ = (svg.draw(chart_of(text)) for text in texts)
    assert hard.count("url(#plainspoken-over)") == hard.count(": too hard</text>") > 0
    assert "url(#plainspoken-over)" not in plain
    assert "too hard" not in plain


def test_long_sentences_are_told_from_the_others_in_the_description(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("The force has " + "a plan and " * 8 + "a map. It works well.", "utf-8")
    told = chart_of(check_file(tmp_path / "long.txt", 11)).description
    assert "23 to 27: 0." in told
    assert "28 to 32: 1, beyond the limit." in told
    assert "1 to 5: 1." in told


def test_ink_and_bars_stand_out_from_the_paper() -> None:
    """WCAG 2.2: 4.5 to 1 for text, 3 to 1 for what a chart is made of."""
    assert contrast(svg.INK, svg.PAPER) >= 7
    assert contrast(svg.WITHIN, svg.PAPER) >= 4.5
    assert contrast(svg.OVER, svg.PAPER) >= 4.5


def test_nothing_is_drawn_outside_the_picture(charts: list[Chart]) -> None:
    for chart in charts:
        root = ElementTree.fromstring(svg.draw(chart))
        _, _, width, height = map(float, (root.get("viewBox") or "").split())
        for shape in root.findall(f"{SVG}rect"):
            assert float(shape.get("x") or 0) + float(shape.get("width") or 0) <= width
            assert float(shape.get("y") or 0) + float(shape.get("height") or 0) <= height
        for text in root.iter(f"{SVG}text"):
            assert 0 < float(text.get("y") or 0) < height
            assert float(text.get("font-size") or 0) * 360 / width >= 13  # at the width of a phone


def test_a_mark_stands_at_its_share_of_the_scale(texts: tuple[Checked, ...]) -> None:
    rows = {row.label: row for row in chart_of(texts[1]).panels[0].rows}
    ease = rows["Reading ease (high is easy)"]
    assert (ease.most, ease.marks, ease.limit) == (100.0, (70,), "70 or more")
    assert rows["Flesch-Kincaid grade"].limit == "6 or less"
    assert rows["Words a sentence, on average"].limit == "6 to 13"


@given(st.lists(st.integers(1, 200), max_size=60), st.sampled_from([18, 22, 28]))
def test_every_sentence_is_in_one_bin_and_none_is_half_over_the_limit(lengths: list[int], most: int) -> None:
    bins = length_bins(lengths, most)
    assert sum(each.number for each in bins) == len(lengths)
    assert sum(each.number for each in bins if each.over) == sum(length > most for length in lengths)
    assert all(one.last is not None and one.last + 1 == two.first for one, two in pairwise(bins))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    shares = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
