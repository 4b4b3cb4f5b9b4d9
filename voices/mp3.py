"""MPEG audio layer III: encoding a chapter to an exact number of frames, and reading frames back.

A frame holds 1152 samples at 32 kHz and over (MPEG-1) and 576 below (MPEG-2). LAME starts 576 samples late and a
decoder 529 more, so everything is heard `DECODER_DELAY` samples late; the frames that LAME adds at the end to make room
for that hold only silence, and are dropped. So n frames of sound are n frames of MP3, and chapters join with no gap.
Format: ISO/IEC 11172-3 and 13818-3. lameenc writes no Xing header, so the bit rate must stay constant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from voices.engine import Audio
from voices.errors import AudioFileError

DECODER_DELAY = 1105  # samples at the MP3's own rate: 576 (encoder) + 529 (decoder)
BIT_RATE = 64  # kbit/s
_SYNC = 0xFF  # the first byte of every frame
_PIECE = 1 << 16  # bytes
QUALITY = 7  # of 0 to 9: measured no worse for speech than 2, and half the time
_BIT_RATES = {  # kbit/s by the four bits of the header
    "1": (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    "2": (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_SAMPLE_RATES = {"1": (44_100, 48_000, 32_000), "2": (22_050, 24_000, 16_000), "2.5": (11_025, 12_000, 8_000)}


def frame_samples(sample_rate: int) -> int:
    """Samples in one frame at ``sample_rate`` Hz."""
    return 1152 if sample_rate >= 32_000 else 576


@dataclass(frozen=True, slots=True)
class Frame:
    """What the four bytes of a frame's header say."""

    length: int  # bytes, the header counted
    samples: int
    sample_rate: int  # Hz
    bit_rate: int  # kbit/s
    channels: int


@lru_cache(maxsize=64)
def _frame(header: bytes) -> Frame | None:
    bits = int.from_bytes(header, "big")
    version = {0: "2.5", 2: "2", 3: "1"}.get((bits >> 19) & 3)
    rate_index, bits_index = (bits >> 10) & 3, (bits >> 12) & 15
    if len(header) < 4 or bits >> 21 != 0x7FF or (bits >> 17) & 3 != 1 or version is None:
        return None
    if rate_index == 3 or bits_index in (0, 15):
        return None
    sample_rate = _SAMPLE_RATES[version][rate_index]
    bit_rate = _BIT_RATES["1" if version == "1" else "2"][bits_index]
    samples = frame_samples(sample_rate)
    length = samples // 8 * bit_rate * 1000 // sample_rate + ((bits >> 9) & 1)
    return Frame(length, samples, sample_rate, bit_rate, 1 if (bits >> 6) & 3 == 3 else 2)


def frames(data: bytes) -> Iterator[tuple[int, Frame]]:
    """Where each frame of a bare MP3 stream starts (bytes), and the frame.

    Raises `AudioFileError` at the first byte that belongs to no whole frame.
    """
    at = 0
    while at < len(data):
        frame = _frame(data[at : at + 4])
        if frame is None or at + frame.length > len(data):
            raise AudioFileError(f"no whole MP3 frame at byte {at} of {len(data)}; make the recording again")
        yield at, frame
        at += frame.length


def encode(audio: Audio, out_rate: int | None = None) -> tuple[bytes, int]:
    """``audio`` as frames of constant bit rate, and how many: enough to hold it, the last one filled with silence.

    The last `DECODER_DELAY` samples (at the MP3's rate) must be silence, for the delay pushes them out.
    ``out_rate`` other than the sound's own makes LAME resample.
    """
    import lameenc

    rate = out_rate or audio.sample_rate
    size = frame_samples(rate)
    count = -(-audio.samples * rate // (audio.sample_rate * size))
    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(audio.sample_rate)
    encoder.set_out_sample_rate(rate)
    encoder.set_bit_rate(BIT_RATE)
    encoder.set_quality(QUALITY)
    encoder.silence()
    spare = bytes(2 * (2 * size * audio.sample_rate // rate + 1))  # so that there are always frames to drop
    # In pieces: LAME's package takes memory for all that it is given at once.
    made = [encoder.encode(audio.pcm[at : at + _PIECE]) for at in range(0, len(audio.pcm), _PIECE)]
    data = b"".join((*made, encoder.encode(spare), encoder.flush()))
    return data[: _end(data, count)], count


def _end(data: bytes, count: int) -> int:
    """Where the first ``count`` frames of a stream of one bit rate end (bytes)."""
    first = _frame(data[:4])
    if first is not None:
        bare = first.length - (data[2] >> 1 & 1)  # a frame is one byte longer when its padding bit is set
        at = 0
        try:
            for _ in range(count):
                if data[at] != _SYNC:
                    break
                at += bare + (data[at + 2] >> 1 & 1)
            else:
                if at <= len(data):
                    return at
        except IndexError:
            pass
    raise AudioFileError(f"LAME made fewer than the {count} frames expected; report this")
