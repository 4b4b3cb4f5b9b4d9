"""The only door to pydub, which puts a chapter's pieces together."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable

with warnings.catch_warnings():
    # On import pydub warns that there is no ffmpeg (it is not needed here) and that Python drops audioop (audioop-lts).
    warnings.simplefilter("ignore")
    os.environ.setdefault("PATH", os.defpath)  # pydub looks for a program there when it is imported, and needs none
    from pydub import AudioSegment


def join(pieces: Iterable[bytes], sample_rate: int) -> bytes:
    """The samples of all the pieces as one segment's.

    They are joined before pydub sees them: adding segment to segment copies everything each time.
    """
    data = b"".join(pieces)
    segment = AudioSegment(data=data, sample_width=2, frame_rate=sample_rate, channels=1)
    samples = segment.raw_data
    assert isinstance(samples, bytes)
    return samples


def converted(samples: bytes, sample_rate: int, channels: int, wanted_rate: int) -> bytes:
    """Samples of another rate or of several channels, as one channel at ``wanted_rate``."""
    segment = AudioSegment(data=samples, sample_width=2, frame_rate=sample_rate, channels=channels)
    result = segment.set_channels(1).set_frame_rate(wanted_rate).raw_data
    assert isinstance(result, bytes)
    return result
