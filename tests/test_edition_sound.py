"""A finished MP3 in the voice that is used unless another is chosen, as programs that we did not write hear it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from checkers import decoded, program, run
from reports import a_report

from briefings.cli import main

QUIET = 0.003  # of full scale: under this nobody hears a voice begin


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    assert main(["make", "--to", str(folder), str(a_report(folder))]) in (0, 1)
    return folder / "westmarch"


def record(edition: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((edition / "edition.json").read_text("utf-8"))
    return found


def chapters(edition: Path) -> list[tuple[str, int, int]]:
    return [(c["title"], c["start_ms"], c["end_ms"]) for c in record(edition)["chapters"]]


def test_ffprobe_lists_the_chapters_in_order_with_their_times(edition: Path) -> None:
    out = run("ffprobe", "-v", "error", "-show_chapters", "-of", "json", edition / "briefing.mp3")
    found = [
        (c["tags"]["title"], round(float(c["start_time"]) * 1000), round(float(c["end_time"]) * 1000))
        for c in json.loads(out)["chapters"]
    ]
    assert found == chapters(edition)


def test_mutagen_lists_the_same_chapters_and_the_cover(edition: Path) -> None:
    from mutagen.id3 import ID3

    read: Any = ID3  # mutagen ships no types
    tag = read(edition / "briefing.mp3")
    (contents,) = tag.getall("CTOC")
    by_id = {frame.element_id: frame for frame in tag.getall("CHAP")}
    rows = [by_id[name] for name in contents.child_element_ids]
    assert [(str(r.sub_frames["TIT2"]), r.start_time, r.end_time) for r in rows] == chapters(edition)
    (picture,) = tag.getall("APIC")
    assert picture.data == (edition / "cover.png").read_bytes()
    assert str(tag["TIT2"]) == record(edition)["title"]


def test_mp3val_finds_nothing_wrong(edition: Path) -> None:
    out = run("mp3val", edition / "briefing.mp3").decode()
    assert "WARNING" not in out
    assert "ERROR" not in out


def test_each_chapter_begins_in_silence_and_its_title_soon_after(edition: Path) -> None:
    samples = np.abs(decoded(edition / "briefing.mp3"))
    rate = record(edition)["sound"]["sample_rate"]
    for title, start_ms, _ in chapters(edition):
        start = start_ms * rate // 1000
        loud = np.flatnonzero(samples[start : start + rate] > QUIET)
        assert loud.size, title
        assert 50 <= loud[0] * 1000 / rate <= 300, title


def test_every_sentence_is_heard_at_its_time_and_only_then(edition: Path) -> None:
    samples = np.abs(decoded(edition / "briefing.mp3"))
    rate = record(edition)["sound"]["sample_rate"]
    heard = [
        (s["start_ms"], s["end_ms"], s["text"]) for chapter in record(edition)["chapters"] for s in chapter["sentences"]
    ]
    for start_ms, end_ms, text in heard:
        before = samples[(start_ms - 150) * rate // 1000 : (start_ms - 30) * rate // 1000]
        during = samples[start_ms * rate // 1000 : end_ms * rate // 1000]
        assert before.max() < QUIET, text
        assert np.sqrt(np.mean(during**2)) > 10 * QUIET, text


def test_it_is_as_loud_as_it_should_be_and_never_clips(edition: Path) -> None:
    import pyloudnorm

    samples = decoded(edition / "briefing.mp3")
    rate = record(edition)["sound"]["sample_rate"]
    assert -20 <= pyloudnorm.Meter(rate).integrated_loudness(samples) <= -18
    assert np.abs(samples).max() <= 10 ** (-1 / 20) + 0.01


def test_the_whole_file_plays(edition: Path) -> None:
    program("mpg123")
    run("mpg123", "-q", "-t", edition / "briefing.mp3")
