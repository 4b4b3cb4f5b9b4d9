"""Captions and chapter lists hold the marks of a recording, and nothing in them is taken for markup."""

from __future__ import annotations

import html
import json
import re

from hypothesis import given
from hypothesis import strategies as st

from briefings.edition.captions import chapters_json, escaped, stamp, vtt
from voices.recording import ChapterTimes, LineTimes

FIRST = (LineTimes("In short.", 130, 900), LineTimes("A & B.", 1500, 3900))
SECOND = (LineTimes("Rating 1.", 4134, 5000), LineTimes("x <b> --> y", 5600, 6001))
CHAPTERS = (
    ChapterTimes("in-short", "In short.", 0, 4004, FIRST),
    ChapterTimes("rating-1", "Rating 1.", 4004, 3_726_005, SECOND),
)


def test_each_line_is_a_cue_with_its_times_in_the_order_heard() -> None:
    text = vtt(CHAPTERS)
    assert text.startswith("WEBVTT\n\n")
    cues = re.findall(r"^(\S+) --> (\S+)\n(.+)$", text, re.MULTILINE)
    assert cues == [
        ("00:00:00.130", "00:00:00.900", "In short."),
        ("00:00:01.500", "00:00:03.900", "A &amp; B."),
        ("00:00:04.134", "00:00:05.000", "Rating 1."),
        ("00:00:05.600", "00:00:06.001", "x &lt;b&gt; --&gt; y"),
    ]


def test_the_chapter_list_is_podcasting_2_with_times_in_seconds() -> None:
    assert json.loads(chapters_json(CHAPTERS, "A title")) == {
        "version": "1.2.0",
        "title": "A title",
        "chapters": [
            {"startTime": 0.0, "title": "In short.", "endTime": 4.004},
            {"startTime": 4.004, "title": "Rating 1.", "endTime": 3726.005},
        ],
    }


@given(st.integers(0, 10**9))
def test_a_stamp_says_its_milliseconds(milliseconds: int) -> None:
    hours, minutes, seconds = stamp(milliseconds).split(":")
    assert len(hours) >= 2
    assert int(minutes) < 60
    assert (int(hours) * 60 + int(minutes)) * 60_000 + round(float(seconds) * 1000) == milliseconds


@given(st.text())
def test_a_caption_is_one_line_without_markup_and_reads_the_same(text: str) -> None:
    cue = escaped(text)
    assert not re.search(r"[<>\n]|&(?!amp;|lt;|gt;)", cue)
    assert html.unescape(cue.replace("&amp;", "&#38;")) == " ".join(text.split())
