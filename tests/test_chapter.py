"""Marks are where the words are: each chapter begins in silence and its title is heard 50 to 300 ms later."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import checkers
import mutagen.id3
import numpy as np
import pytest
from numpy.typing import NDArray
from spoken_lines import line, script

from voices import Manner, Part, Recording, Script, Tags, VoiceFacts, choose, mp3, record, sound, voices, write_mp3
from voices.chapter import LAST_PAUSE_MS, LEAD_S, Job, Studio, make
from voices.lexicon import Lexicon

EVERY_VOICE = pytest.mark.parametrize("voice", voices(), ids=lambda voice: voice.name)
WHOLE = script(6)


@pytest.fixture(scope="module", params=["pico", "espeak", "silent"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Recording, Path]:
    """A recording and its file."""
    path = tmp_path_factory.mktemp("sound") / "a.mp3"
    recording = record(WHOLE, choose(request.param))
    write_mp3(recording, path, Tags("A briefing"))
    return recording, path


def _starts(samples: NDArray[np.float64], rate: int, at_ms: int) -> int:
    """Milliseconds from ``at_ms`` to the first sound above -46 dB of the loudest."""
    rest = np.abs(samples[at_ms * rate // 1000 :])
    return int((rest > np.abs(samples).max() / 200).argmax()) * 1000 // rate


def test_each_chapter_begins_in_silence_and_its_title_follows(made: tuple[Recording, Path]) -> None:
    recording, path = made
    heard = checkers.decoded(path)
    for chapter in recording.times():
        after = _starts(heard, recording.out_rate, chapter.start_ms)
        assert 50 <= after <= 300, (chapter.title, after)
        before = heard[
            max(0, chapter.start_ms - 300) * recording.out_rate // 1000 : chapter.start_ms * recording.out_rate // 1000
        ]
        assert not len(before) or np.abs(before).max() < 0.01, chapter.title


def test_each_line_is_heard_when_its_mark_says(made: tuple[Recording, Path]) -> None:
    recording, path = made
    heard = checkers.decoded(path)
    loud = np.abs(heard) > 0.005
    for chapter in recording.times():
        for each in chapter.lines:
            start, end = (ms * recording.out_rate // 1000 for ms in (each.start_ms, each.end_ms))
            edge = recording.out_rate // 10
            assert loud[start : start + edge].any(), each.show  # sound within 100 ms of its start
            assert loud[end - edge - edge // 2 : end].any(), (
                each.show
            )  # and until 150 ms before its end, where its silence begins
            assert not loud[end + edge // 5 : end + edge].any(), each.show  # and none in the pause


def test_the_decoded_file_lasts_as_long_as_its_frames_say(made: tuple[Recording, Path]) -> None:
    recording, path = made
    assert len(checkers.decoded(path)) == recording.frames * mp3.frame_samples(recording.out_rate)


def test_two_readers_that_are_not_ours_list_the_same_chapters(made: tuple[Recording, Path]) -> None:
    recording, path = made
    ours = [(each.title, each.start_ms, each.end_ms) for each in recording.times()]
    tag = mutagen.id3.ID3(path)  # type: ignore[no-untyped-call]  # it has no types
    order = tag["CTOC:toc"].child_element_ids
    by_mutagen = [
        (str(c.sub_frames["TIT2"]), c.start_time, c.end_time) for c in (tag[f"CHAP:{name}"] for name in order)
    ]
    assert by_mutagen == ours
    listed = json.loads(checkers.run("ffprobe", "-v", "error", "-show_chapters", "-of", "json", path))["chapters"]
    by_ffprobe = [
        (c["tags"]["title"], round(float(c["start_time"]) * 1000), round(float(c["end_time"]) * 1000)) for c in listed
    ]
    assert by_ffprobe == ours


def test_checkers_of_mp3_find_nothing_to_say(made: tuple[Recording, Path]) -> None:
    _, path = made
    said = checkers.run("mp3val", path).decode()
    assert "WARNING" not in said
    assert "ERROR" not in said
    assert checkers.run("mpg123", "-q", "-t", path) == b""


# The same by counting, with no decoder.


@EVERY_VOICE
def test_marks_count_the_samples_that_were_encoded(voice: VoiceFacts) -> None:
    part = WHOLE.parts[0]
    studio = Studio((voice,), Manner())
    made_here = make(studio, Job(part, (voice,), Manner(), Lexicon()))
    size = mp3.frame_samples(voice.sample_rate)
    title = made_here.marks[0]
    assert title.start == round(LEAD_S * voice.sample_rate)
    heard_ms = 1000 * (title.start + mp3.DECODER_DELAY) / voice.sample_rate
    assert 50 <= heard_ms <= 300
    for now, following, each in zip(made_here.marks, made_here.marks[1:], (part.title, *part.lines), strict=False):
        assert following.start - now.end == round(each.pause_ms / 1000 * voice.sample_rate)
        least, most = sound.expected_seconds(each.say, 165)
        assert least < (now.end - now.start) / voice.sample_rate < most
    end = made_here.marks[-1].end + round(LAST_PAUSE_MS / 1000 * voice.sample_rate)
    assert made_here.frames == -(-end // size)
    assert sum(1 for _ in mp3.frames(made_here.mp3)) == made_here.frames
    assert end - made_here.marks[-1].end > mp3.DECODER_DELAY  # the words are never what the delay pushes out


@pytest.mark.parametrize("out_rate", [None, 44_100])
def test_times_add_up_and_touch(out_rate: int | None) -> None:
    with record(script(7), choose("silent"), out_rate=out_rate) as recording:
        times = recording.times()
        assert times[0].start_ms == 0
        assert [each.end_ms for each in times[:-1]] == [each.start_ms for each in times[1:]]
        assert times[-1].end_ms == round(recording.seconds * 1000)
        lines = [each for chapter in times for each in chapter.lines]
        assert all(a.start_ms < a.end_ms <= b.start_ms for a, b in pairwise(lines))
        assert [len(chapter.lines) for chapter in times] == [4] * 7


def test_chapters_at_44_100_hz_are_marked_as_well(tmp_path: Path) -> None:
    with record(script(3), choose("pico"), out_rate=44_100) as recording:
        write_mp3(recording, tmp_path / "a.mp3", Tags("T"))
        heard = checkers.decoded(tmp_path / "a.mp3")
        assert len(heard) == recording.frames * 1152
        for chapter in recording.times():
            assert 50 <= _starts(heard, 44_100, chapter.start_ms) <= 300


def test_no_pause_reaches_two_seconds() -> None:
    long_pauses = Script("T", "en-GB", (Part("a", line("One", 9000), (line("Two.", 9000), line("Three.", 9000))),) * 2)
    with record(long_pauses, choose("silent")) as recording:
        lines = [each for chapter in recording.times() for each in chapter.lines]
        assert max(b.start_ms - a.end_ms for a, b in pairwise(lines)) < 2000
