"""A hundred recordings with each bundled voice: none lost, none short, the same bytes in one process as in many."""

from __future__ import annotations

import random
from functools import cache

import pytest
from spoken_lines import PROSE, line

from voices import Manner, Part, Script, VoiceFacts, choose, record, sound
from voices.chapter import ChapterSound, Job, Studio, make
from voices.engines import open_engine
from voices.lexicon import built_in

COUNT = 100
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _part(n: int) -> Part:
    """A chapter of an edition: a title that no other has, and one of a few lines that all share."""
    draw = random.Random(n)
    title = f"Edition {NUMBERS[n // 10]} {NUMBERS[n % 10]}"
    return Part(f"edition-{n}", line(title), (line(draw.choice(PROSE[1:9])),))


def _in_one_process(voice: VoiceFacts) -> list[ChapterSound]:
    studio = Studio((voice,), Manner())
    return [make(studio, Job(_part(n), (voice,), Manner(), built_in())) for n in range(COUNT)]


@cache
def _alone(voice: VoiceFacts, text: str) -> float:
    """Seconds of a line by itself."""
    audio = open_engine(voice, Manner()).say(text)
    said = sound.finish(audio, text, rate=165, sample_rate=audio.sample_rate, gain_db=voice.gain_db or 0.0)
    return len(said) / 2 / audio.sample_rate


def _none_is_short(voice: VoiceFacts, made: list[ChapterSound], tolerance: float) -> None:
    for n, chapter in enumerate(made):
        part = _part(n)
        for each, mark in zip((part.title, *part.lines), chapter.marks, strict=True):
            seconds = (mark.end - mark.start) / chapter.sample_rate
            assert seconds == pytest.approx(_alone(voice, each.say), rel=tolerance), (n, each.say)


def test_a_hundred_with_the_default_voice() -> None:
    """All in this process; half of them again in workers of their own, the other half by two workers, backwards."""
    voice = choose()
    here = _in_one_process(voice)
    _none_is_short(voice, here, 1e-6)
    for n in range(0, COUNT, 2):
        with record(Script(f"{n}", "en-GB", (_part(n),)), voice) as recording:
            assert recording.sound(0) == here[n].mp3, n
            assert recording.chapters[0].marks == here[n].marks, n
    odd = range(COUNT - 1, 0, -2)
    with record(Script("Odd", "en-GB", tuple(map(_part, odd))), voice, workers=2) as recording:
        assert [recording.sound(n) for n in range(COUNT // 2)] == [here[n].mp3 for n in odd]


def test_a_hundred_with_espeak_which_remembers_what_it_said() -> None:
    voice = choose("espeak")
    parts = tuple(_part(n) for n in range(COUNT))
    with (
        record(Script("All", "en-GB", parts), voice) as one,
        record(Script("All", "en-GB", parts[::-1]), voice, workers=2) as two,
    ):
        sounds = [one.sound(n) for n in range(COUNT)]
        assert [two.sound(n) for n in reversed(range(COUNT))] == sounds
        assert len(set(sounds)) == COUNT
        made = [
            ChapterSound(c.id, c.title, c.frames, one.sample_rate, one.out_rate, c.marks, sounds[n])
            for n, c in enumerate(one.chapters)
        ]
    _none_is_short(voice, made, 0.03)
