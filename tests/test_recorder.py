"""A recording has the same bytes however it is made; what cannot be recorded is refused whole."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from spoken_lines import line, script

from voices import Line, Manner, Part, Recording, Script, Tags, choose, record, write_mp3
from voices.errors import LineFailedError, ScriptError
from voices.lexicon import Lexicon, Word


def _bytes(recording: Recording) -> bytes:
    with recording:
        return b"".join(recording.sound(n) for n in range(len(recording.chapters)))


@pytest.mark.parametrize("voice", ["pico", "espeak", "silent"])
def test_the_bytes_depend_on_nothing_but_the_script_and_the_voice(voice: str, tmp_path: Path) -> None:
    whole = script(5)
    facts = choose(voice)
    alone = record(whole, facts)
    times = alone.times()
    sound = [alone.sound(n) for n in range(5)]
    with record(whole, facts, workers=3) as several, record(whole, facts, cache=tmp_path) as kept:
        assert [several.sound(n) for n in range(5)] == sound
        assert [kept.sound(n) for n in range(5)] == sound
        assert several.times() == kept.times() == times
    backwards = Script("T", "en-GB", whole.parts[::-1])
    with record(backwards, facts) as reversed_recording:
        assert [reversed_recording.sound(n) for n in range(5)] == sound[::-1]
    with record(backwards, facts, cache=tmp_path, workers=2) as from_cache:
        assert [from_cache.sound(n) for n in range(5)] == sound[::-1]
        assert from_cache.spoken == 0
    alone.body.close()


def test_only_a_changed_chapter_is_spoken_again(tmp_path: Path) -> None:
    whole = script(4)
    with record(whole, choose("silent"), cache=tmp_path) as first:
        assert first.spoken == 4
        kept = [first.sound(n) for n in range(4)]
    changed = replace(whole.parts[2], lines=(line("The force is now outstanding."),))
    with record(
        replace(whole, parts=(*whole.parts[:2], changed, whole.parts[3])), choose("silent"), cache=tmp_path
    ) as now:
        assert now.spoken == 1
        assert [now.sound(n) == kept[n] for n in range(4)] == [True, True, False, True]


@pytest.mark.parametrize(
    "other",
    [
        {"manner": Manner(rate=180)},
        {"manner": Manner(pitch=110)},
        {"lexicon": Lexicon((Word("force", (("*", "farce"),)),))},
        {"out_rate": 44_100},
    ],
)
def test_the_cache_forgets_no_setting(other: dict[str, Manner], tmp_path: Path) -> None:
    with record(script(1), choose("silent"), cache=tmp_path):
        pass
    with record(script(1), choose("silent"), cache=tmp_path, **other) as again:  # type: ignore[arg-type]  # by name
        assert again.spoken == 1


def test_progress_names_each_chapter_in_order() -> None:
    told: list[tuple[int, int, str]] = []
    record(script(3), choose("silent"), workers=2, on_progress=lambda *step: told.append(step)).body.close()
    assert [step[:2] for step in told] == [(1, 3), (2, 3), (3, 3)]
    assert [step[2] for step in told] == [part.title.show for part in script(3).parts]


def test_a_line_may_have_another_voice_of_the_same_rate() -> None:
    male = replace(choose("silent"), name="second", gain_db=-6.0)
    quoted = Script("T", "en-GB", (Part("a", line("Title"), (Line("Quoted.", "Quoted.", voice="second"),)),))
    plain = Script("T", "en-GB", (Part("a", line("Title"), (line("Quoted."),)),))
    assert _bytes(record(quoted, choose("silent"), other_voices=[male])) != _bytes(record(plain, choose("silent")))


def test_a_script_with_no_chapter_is_refused() -> None:
    with pytest.raises(ScriptError, match="nothing to say"):
        record(Script("T", "en-GB", ()), choose("silent"))


@pytest.mark.parametrize("say", ["", "…", " - ", "?!"])
def test_a_line_with_no_word_in_it_is_refused_by_its_chapter(say: str) -> None:
    bad = Script("T", "en-GB", (Part("a", line("In short"), (line("Good."), Line(say, "shown"))),))
    with pytest.raises(ScriptError, match="chapter 'In short' has a line with no word in it: 'shown'"):
        record(bad, choose("silent"))


def test_255_chapters_are_recorded_and_256_refused(tmp_path: Path) -> None:
    def many(count: int) -> Script:
        return Script("T", "en-GB", tuple(Part(f"p{n}", line(f"Part {n}"), ()) for n in range(count)))

    with record(many(255), choose("silent")) as recording:
        write_mp3(recording, tmp_path / "a.mp3", Tags("T"))
    with pytest.raises(ScriptError, match="256 chapters are more than an MP3 can list"):
        record(many(256), choose("silent"))


def test_two_voices_of_different_rates_are_never_mixed() -> None:
    mixed = Script("T", "en-GB", (Part("a", line("Title"), (Line("Said by another.", "x", voice="espeak"),)),))
    with pytest.raises(LineFailedError, match="came at 22050 Hz instead of 16000 Hz"):
        record(mixed, choose("pico"), other_voices=[choose("espeak")])


def test_a_recording_frees_its_file_when_it_goes_away() -> None:
    recording = record(script(1), choose("silent"))
    body = recording.body
    del recording
    assert body.closed


_LIMITED = """
import resource, signal, sys
from pathlib import Path
from spoken_lines import script
from voices import Tags, VoiceError, choose, record, recorder, write_mp3
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a full disk is an error, not a signal
recorder._IN_MEMORY = int(sys.argv[2])
size = int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    with record(script(4), choose("silent"), cache=Path(sys.argv[4]) if sys.argv[4] else None) as recording:
        write_mp3(recording, Path(sys.argv[1]), Tags("T"))
except (VoiceError, OSError) as error:
    print(type(error).__name__, error)
else:
    print("written")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files as Unix does")
@pytest.mark.parametrize(
    ("in_memory", "cache", "ends"),
    [(10**8, "", "OSError"), (1000, "", "VoiceError could not keep the sound")],
    ids=["writing the MP3", "keeping the sound"],
)
def test_a_full_disk_is_an_error_and_leaves_nothing(in_memory: int, cache: str, ends: str, tmp_path: Path) -> None:
    target = tmp_path / "a.mp3"
    target.write_bytes(b"the one before")
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(target), str(in_memory), "20000", cache],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith(ends), done.stdout
    assert target.read_bytes() == b"the one before"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files as Unix does")
def test_the_cache_forgets_what_other_code_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with record(script(1), choose("silent"), cache=tmp_path):
        pass
    monkeypatch.setattr("voices.chapter.recipe", lambda: "another")
    with record(script(1), choose("silent"), cache=tmp_path) as again:
        assert again.spoken == 1


def test_a_cache_that_cannot_be_written_loses_no_recording(tmp_path: Path) -> None:
    script_bytes = _bytes(record(script(4), choose("silent")))
    blocked = tmp_path / "cache"
    blocked.write_text("a file where the folder should be")
    assert _bytes(record(script(4), choose("silent"), cache=blocked)) == script_bytes
