"""Frames: n frames of sound are n frames of MP3, and pieces join with no gap and no damage."""

from __future__ import annotations

from pathlib import Path

import checkers
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voices import Audio, mp3
from voices.errors import AudioFileError


def _noise(samples: int, rate: int, seed: int = 1) -> Audio:
    """Noise with a quiet end, as a chapter has."""
    loud = np.random.default_rng(seed).normal(0, 4000, samples).clip(-32768, 32767)
    loud[-2400:] = 0
    return Audio(loud.astype("<i2").tobytes(), rate)


@given(st.integers(1, 40_000), st.sampled_from([(16_000, None), (22_050, None), (24_000, None), (16_000, 44_100)]))
@settings(max_examples=60, deadline=None)
def test_a_sound_becomes_as_many_frames_as_hold_it(samples: int, rates: tuple[int, int | None]) -> None:
    rate, out = rates
    data, count = mp3.encode(_noise(samples, rate), out)
    size = mp3.frame_samples(out or rate)
    assert count == -(-samples * (out or rate) // (rate * size))
    found = [frame for _, frame in mp3.frames(data)]
    assert len(found) == count
    assert {(f.sample_rate, f.bit_rate, f.channels, f.samples) for f in found} == {(out or rate, 64, 1, size)}


def test_lengths_of_joined_pieces_add_up_and_decode_clean(tmp_path: Path) -> None:
    pieces = [mp3.encode(_noise(20_000 + 777 * n, 22_050, n)) for n in range(20)]
    path = tmp_path / "joined.mp3"
    path.write_bytes(b"".join(data for data, _ in pieces))
    assert len(checkers.decoded(path)) == sum(count for _, count in pieces) * 576
    complaints = [
        row for row in checkers.run("mp3val", path).decode().splitlines() if row.startswith(("WARNING", "ERROR"))
    ]
    assert len(complaints) == 1
    assert complaints[0].endswith("No supported tags in the file")


def test_a_piece_sounds_the_same_alone_and_joined(tmp_path: Path) -> None:
    pieces = [mp3.encode(_noise(30_000 + 501 * n, 16_000, n)) for n in range(5)]
    alone = tmp_path / "alone.mp3"
    joined = tmp_path / "joined.mp3"
    joined.write_bytes(b"".join(data for data, _ in pieces))
    whole = checkers.decoded(joined)
    at = 0
    for data, count in pieces:
        alone.write_bytes(data)
        piece = checkers.decoded(alone)
        settled = 2 * 576  # two frames share their overlap with the piece before
        assert np.abs(whole[at + settled : at + count * 576] - piece[settled:]).max() < 1e-3
        at += count * 576


def test_the_delay_is_what_a_decoder_shows(tmp_path: Path) -> None:
    click = np.zeros(16_000)
    click[5000:5004] = [20_000, 30_000, -30_000, -20_000]
    data, _ = mp3.encode(Audio(click.astype("<i2").tobytes(), 16_000))
    path = tmp_path / "click.mp3"
    path.write_bytes(data)
    assert abs(int(np.abs(checkers.decoded(path)).argmax()) - 5002 - mp3.DECODER_DELAY) <= 3


@pytest.mark.parametrize("damage", ["cut", "byte", "junk"])
def test_a_damaged_stream_is_an_error_that_says_where(damage: str) -> None:
    data, _ = mp3.encode(_noise(30_000, 16_000))
    harmed = {"cut": data[:-3], "byte": data[:288] + b"\0" + data[289:], "junk": data + b"TAG"}[damage]
    with pytest.raises(AudioFileError, match=r"no whole MP3 frame at byte \d+ of"):
        list(mp3.frames(harmed))
