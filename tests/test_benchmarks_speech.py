"""The benchmark of speech says the same words in every contender."""

from __future__ import annotations

import subprocess
import sys

import pytest

from benchmarks.__main__ import names, run
from benchmarks.speech import floor, recorder, script


def test_the_words_are_as_many_as_asked_and_always_the_same() -> None:
    made = script(300)
    words = sum(len(line.say.split()) for part in made.parts for line in part.lines)
    assert 300 <= words < 420
    assert made == script(300)


@pytest.mark.parametrize("voice", ["pico", "espeak"])
def test_the_recorder_says_what_the_floor_says(voice: str) -> None:
    """It cuts the silence round each line, so it is a little shorter."""
    assert 0.8 < recorder(voice, 20) / floor(voice, 20) <= 1


def test_every_module_with_a_main_is_a_benchmark() -> None:
    assert "speech" in names()


def test_an_unknown_benchmark_is_answered_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["singing"]) == 2
    assert "no benchmark is called singing; there are: " in capsys.readouterr().err


def test_an_engine_that_lives_until_the_end_ends_quietly() -> None:
    program = "from voices import *; from voices.engines import open_engine; e = open_engine(choose('pico'), Manner())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
