"""What a briefing says of its length is true of the sound; the errors of voices become ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented import a_briefing

import voices
from briefings.briefing import Briefing, Chapter, ChapterKind, FromData, Sentence
from briefings.errors import InputError, MachineError, PlainspokenError, UsageError
from briefings.speaking import (
    Delivery,
    cache_folder,
    deliver,
    guessed_seconds,
    length_is_true,
    length_sentence,
    minutes,
    speak,
    stated_minutes,
    voice_errors,
    with_minutes,
)
from voices.errors import EngineMissingError, LineFailedError, ScriptError, UnknownVoiceError, WorkFailedError


def of_length(words: int) -> Briefing:
    """A briefing that says how long it lasts, wrongly, and has ``words`` more words."""
    chapters = (
        Chapter(ChapterKind.OPENING, "What this is", (length_sentence(1),)),
        *(
            Chapter(ChapterKind.STRENGTHS, f"Part {n}", (Sentence("Good work was done. " * 10, (FromData("t", "k"),)),))
            for n in range(words // 40)
        ),
    )
    return Briefing("A title", None, None, "en-GB", chapters)


def silently(tmp_path: Path, rate: int = 165) -> Delivery:
    return Delivery(voices.choose("silent"), rate, 1, tmp_path / "cache")


@pytest.mark.parametrize("rate", [80, 165, 400])
@pytest.mark.parametrize("words", [40, 400, 900])
def test_the_stated_length_is_the_recordings(tmp_path: Path, rate: int, words: int) -> None:
    briefing, recording = speak(of_length(words), silently(tmp_path, rate))
    with recording:
        stated = stated_minutes(briefing)
        assert stated is not None
        assert abs(recording.seconds / 60 - stated) <= 0.6 or (stated == 1 and recording.seconds < 60)
        assert str(stated) in briefing.chapters[0].sentences[0].text or stated == 1


def test_a_wrong_guess_costs_the_opening_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefings.speaking.guessed_seconds", lambda _briefing, _rate: 6000.0)
    briefing, recording = speak(of_length(400), silently(tmp_path))
    with recording:
        assert recording.spoken == 1
        assert length_is_true(briefing, recording.seconds)


def test_the_first_guess_changes_nothing_in_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for guess in (6000.0, 60.0):
        monkeypatch.setattr("briefings.speaking.guessed_seconds", lambda _b, _r, guess=guess: guess)
        briefing, recording = speak(of_length(600), silently(tmp_path))
        recording.body.close()
        found.append(briefing)
    assert found[0] == found[1]


def test_the_guess_is_near_for_the_silent_voice(tmp_path: Path) -> None:
    briefing, recording = speak(of_length(800), silently(tmp_path))
    with recording:
        assert guessed_seconds(briefing, 165) == pytest.approx(recording.seconds, rel=0.1)


def test_an_editors_own_wording_of_the_length_is_left_alone() -> None:
    mine = Sentence("It takes a while.", length_sentence(3).sources)
    briefing = Briefing("T", None, None, "en-GB", (Chapter(ChapterKind.OPENING, "O", (mine,)),))
    assert with_minutes(briefing, 9) == briefing


def test_a_briefing_that_says_no_length_is_spoken_as_it_is(tmp_path: Path) -> None:
    briefing, recording = speak(a_briefing(), silently(tmp_path))
    recording.body.close()
    assert briefing == a_briefing()


@pytest.mark.parametrize(("seconds", "whole"), [(1, 1), (89, 1), (90, 2), (149, 2), (150, 3), (600, 10)])
def test_minutes_are_whole_and_halves_go_up(seconds: float, whole: int) -> None:
    assert minutes(seconds) == whole


@pytest.mark.parametrize(
    ("raised", "becomes"),
    [
        (UnknownVoiceError("x"), UsageError),
        (EngineMissingError("x"), MachineError),
        (LineFailedError("x"), MachineError),
        (WorkFailedError("x"), MachineError),
        (ScriptError("x"), InputError),
    ],
)
def test_errors_of_voices_become_ours(raised: Exception, becomes: type[PlainspokenError]) -> None:
    with pytest.raises(becomes), voice_errors():
        raise raised


def test_an_unknown_voice_is_answered_with_near_names() -> None:
    with pytest.raises(UsageError, match=r"silnt.*silent"):
        deliver("silnt", None, None)


def test_the_cache_is_where_it_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PLAINSPOKEN_CACHE", str(tmp_path / "mine"))
    assert cache_folder() == tmp_path / "mine"
    monkeypatch.delenv("PLAINSPOKEN_CACHE")
    assert cache_folder().parts[-2:] == ("plainspoken", "chapters")
