"""The chart of the benchmark says in words what it shows, and its marks stand where the figures put them."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from benchmarks.chart import Point, draw

SVG = "{http://www.w3.org/2000/svg}"
POINTS = (Point(2_000, 0.3, 150.0), Point(20_000, 0.9, 160.0), Point(200_000, 9.0, 210.0))


def test_who_does_not_see_the_picture_is_told_what_it_shows() -> None:
    root = ET.fromstring(draw(POINTS))
    named = {element.get("id"): element.text or "" for element in (root[0], root[1])}
    assert root.get("role") == "img"
    assert (root.get("aria-labelledby") or "").split() == list(named)
    assert root[0].tag == f"{SVG}title"
    for figure in ("2,000 words", "0.30 seconds", "9.0 seconds", "210 megabytes"):
        assert figure in named["chart-words"]


def test_ten_times_as_many_words_or_seconds_are_one_step() -> None:
    first, second = ET.fromstring(draw((Point(1_000, 0.1, 1), Point(10_000, 1.0, 1), Point(100_000, 10.0, 1)))).findall(
        f"{SVG}g"
    )
    places = [(float(dot.get("cx", "")), float(dot.get("cy", ""))) for dot in first.iter(f"{SVG}circle")]
    (a, x), (b, y), (c, z) = places
    assert abs((b - a) - (c - b)) < 0.2
    assert abs((x - y) - (y - z)) < 0.2
    assert len(list(second.iter(f"{SVG}circle"))) == 3


def test_the_picture_in_the_pages_is_of_this_kind() -> None:
    root = ET.fromstring((Path(__file__).parent.parent / "docs" / "time.svg").read_text("utf-8"))
    assert len(list(root.iter(f"{SVG}circle"))) == 6
