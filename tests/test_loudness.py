"""Every bundled voice is as loud as the next, at the level that is asked for, and never too loud."""

from __future__ import annotations

import warnings
from pathlib import Path

import checkers
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from spoken_lines import ODD, PROSE, line

from voices import Part, Script, Tags, choose, record, write_mp3
from voices.loudness import CEILING_DBTP, TARGET_LUFS, integrated_lufs, limit, peaks, true_peak_db

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of scipy's own making
    import pyloudnorm

Samples = NDArray[np.float64]


def _oversampled_peak(samples: Samples) -> float:
    """The true peak by a spectrum padded with zeros: another way than the one under test."""
    padded = np.concatenate((np.zeros(256), samples, np.zeros(256)))
    spectrum = np.fft.rfft(padded)
    return float(np.abs(np.fft.irfft(spectrum, 8 * len(padded)) * 8).max())


@pytest.mark.parametrize("name", ["pico", "espeak"])
def test_a_finished_file_is_at_minus_19_lufs_with_no_peak_over_minus_1(name: str, tmp_path: Path) -> None:
    text = PROSE + ODD
    parts = tuple(
        Part(f"p{n}", line(f"Rating {word}. What was found"), tuple(map(line, text[n * 8 : n * 8 + 8])))
        for n, word in enumerate(("one", "two", "three", "four"))
    )
    path = tmp_path / "a.mp3"
    with record(Script("T", "en-GB", parts), choose(name), workers=2) as recording:
        write_mp3(recording, path, Tags("T"))
        rate = recording.out_rate
    heard = checkers.decoded(path)
    assert pyloudnorm.Meter(rate).integrated_loudness(heard) == pytest.approx(TARGET_LUFS, abs=1)
    assert (
        20 * np.log10(max(_oversampled_peak(heard[n : n + 100_000]) for n in range(0, len(heard), 100_000)))
        <= CEILING_DBTP
    )


@pytest.mark.parametrize("rate", [16_000, 22_050, 44_100, 48_000])
@pytest.mark.parametrize("level", [0.01, 0.1, 0.8])
def test_loudness_is_what_another_meter_says(rate: int, level: float) -> None:
    draw = np.random.default_rng(rate)
    noise = draw.normal(0, 0.2, 6 * rate).clip(-1, 1) * np.sin(np.arange(6 * rate) / rate) ** 2 * level
    assert integrated_lufs(noise, rate) == pytest.approx(pyloudnorm.Meter(rate).integrated_loudness(noise), abs=0.1)


def test_silence_and_the_shortest_sounds_have_no_loudness() -> None:
    assert integrated_lufs(np.zeros(32_000), 16_000) == float("-inf")
    assert integrated_lufs(np.ones(1000), 16_000) == float("-inf")
    assert true_peak_db(np.zeros(100)) == float("-inf")
    assert true_peak_db(np.zeros(0)) == float("-inf")


def test_a_peak_between_samples_is_found() -> None:
    sine = np.sin(2 * np.pi * 0.25 * np.arange(2000) + np.pi / 4)  # every sample at 0.707, peaks at 1
    assert np.abs(sine).max() == pytest.approx(0.7071, abs=1e-3)
    assert true_peak_db(sine[500:1500]) == pytest.approx(0, abs=0.1)
    assert peaks(sine, np.array([1000, 1001])) == pytest.approx(peaks(sine)[1000:1002])


def _speech_like(seed: int, gain: float) -> Samples:
    draw = np.random.default_rng(seed)
    t = np.arange(8000) / 16_000
    voice = sum(np.sin(2 * np.pi * 120 * k * t + draw.uniform(0, 6)) / k for k in range(1, 25))
    shape = np.interp(t, np.linspace(0, 0.5, 12), draw.uniform(0, 1, 12))
    result: Samples = voice * shape * gain
    return result


@given(st.integers(0, 10**6), st.floats(0.05, 3))
@settings(max_examples=60, deadline=None)
def test_the_limiter_holds_every_peak_and_touches_nothing_far_from_one(seed: int, gain: float) -> None:
    samples = _speech_like(seed, gain)
    kept = samples.copy()
    limited = limit(samples, 16_000)
    assert np.array_equal(samples, kept)  # what it was given is left as it was
    assert true_peak_db(limited) <= -1.9
    ratio = np.divide(limited, samples, out=np.ones_like(samples), where=np.abs(samples) > 1e-6)
    assert ratio.min() > 0
    assert ratio.max() <= 1 + 1e-9
    assert np.abs(np.diff(ratio)).max() < 0.2  # the gain bends, it does not jump
    high = np.flatnonzero(peaks(samples) > 0.78)
    far = np.ones(len(samples), bool)
    for at in high:
        far[max(0, at - 200) : at + 200] = False
    assert np.array_equal(limited[far], samples[far])


def test_a_quiet_sound_is_not_touched() -> None:
    quiet = _speech_like(1, 0.05)
    assert limit(quiet, 16_000) is quiet
