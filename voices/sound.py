"""One spoken line: is it the line, and the same sound trimmed, at its level, as it goes into the recording."""

from __future__ import annotations

from voices.engine import Audio
from voices.errors import LineFailedError
from voices.loudness import limit

_QUIET = 1 / 100  # of the line's peak (-40 dB): what is below at either end is silence (Pico ticks in it at -46 dB)
_BEFORE_S, _AFTER_S = 0.045, 0.075  # silence kept, for soft consonants: an "f" is up to 30 ms before, 50 ms after
_FADE_S = 0.004
_SILENT = 400  # of 32,768: a voice's loudest sample is never as low as this (-38 dBFS)
_FULL = 32767
_CLIPPED_RUN = 3  # full-scale samples one after another
_OPEN_END_S = 0.004
_SECONDS_A_LETTER = (0.040, 0.20)  # least and most at rate 165, measured over some hundred lines of each bundled voice
_SECONDS_MORE = 0.8  # a line of one letter may last this long


def expected_seconds(text: str, rate: int) -> tuple[float, float]:
    """The least and the most that ``text`` can last, without the silence round it."""
    letters = sum(character.isalnum() for character in text)
    spelled = sum(2 for word in text.split() if len(word) == 1) + sum(8 for character in text if character.isdigit())
    scale = 165 / rate
    return letters * _SECONDS_A_LETTER[0] * scale, ((letters + spelled) * _SECONDS_A_LETTER[1] + _SECONDS_MORE) * scale


def finish(audio: Audio, text: str, *, rate: int, sample_rate: int, gain_db: float) -> bytes:
    """The line's samples, trimmed, at its level and limited. Raises `LineFailedError` saying what is wrong with it."""
    import numpy as np

    if audio.sample_rate != sample_rate:
        raise LineFailedError(f"came at {audio.sample_rate} Hz instead of {sample_rate} Hz")
    samples = np.frombuffer(audio.pcm[: audio.samples * 2], np.dtype("<i2"))
    magnitude = np.abs(samples.astype(np.int32))
    peak = int(magnitude.max(initial=0))
    if peak < _SILENT:
        raise LineFailedError("is silent")
    loud = magnitude > peak * _QUIET
    start, end = int(loud.argmax()), len(loud) - int(loud[::-1].argmax())
    if peak >= _FULL and _longest_run(magnitude >= _FULL) >= _CLIPPED_RUN:
        raise LineFailedError("is clipped")
    if len(samples) - end < _OPEN_END_S * sample_rate:
        raise LineFailedError("is cut off at its end")
    seconds, (least, most) = (end - start) / sample_rate, expected_seconds(text, rate)
    if not least <= seconds <= most:
        raise LineFailedError(f"lasts {seconds:.1f} seconds where its words take {least:.1f} to {most:.1f}")
    start = max(0, start - int(_BEFORE_S * sample_rate))
    end = min(len(samples), end + int(_AFTER_S * sample_rate))
    kept = samples[start:end].astype(np.float64)
    kept *= 10 ** (gain_db / 20) / 32768
    fade = np.linspace(0, 1, int(_FADE_S * sample_rate))
    kept[: len(fade)] *= fade[: len(kept)]
    kept[-len(fade) :] *= fade[::-1][: len(kept)]
    level = limit(kept, sample_rate)
    level *= 32768
    np.rint(level, out=level)
    return np.clip(level, -32768, 32767, out=level).astype(np.dtype("<i2")).tobytes()


def _longest_run(full: object) -> int:
    """How many true values stand together at most in an array of truth values."""
    import numpy as np

    where = np.flatnonzero(np.asarray(full))
    if not len(where):
        return 0
    breaks = np.flatnonzero(np.diff(where) > 1)
    edges = np.concatenate(([-1], breaks, [len(where) - 1]))
    return int(np.diff(edges).max())


def silence(seconds: float, sample_rate: int) -> bytes:
    """Samples of digital silence."""
    return bytes(2 * round(seconds * sample_rate))
