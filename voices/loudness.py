"""Level: how loud a voice is, what brings it to the target, and a limiter that keeps true peaks under the ceiling.

Loudness is ITU-R BS.1770-4: K-weighting (here on the spectrum of the whole sound), 400 ms blocks, gates at -70 LUFS and
-10 LU. A voice's level is a constant, so a fixed gain per voice, measured once, beats a normaliser.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float64]  # -1 to 1

TARGET_LUFS = -19.0  # one channel; the same loudness as -16 in two
CEILING_DBTP = -1.0  # of the finished file
_LIMIT_DB = -2.0  # what the limiter holds, so that MP3 coding and resampling stay under the ceiling
_LOOK_AHEAD_S = 0.004
_OVERSAMPLING = 4
_TAPS = 16  # of the interpolating filter, on each side
_NEAR = 0.7  # of the ceiling: from here on a peak between samples may pass it, for speech is never 3 dB higher there
_AT_ONCE = 1 << 14  # samples interpolated at a time


def integrated_lufs(samples: Samples, sample_rate: int) -> float:
    """Loudness of one channel in LUFS; -inf for silence or less than 400 ms."""
    import numpy as np

    block, step = int(0.4 * sample_rate), int(0.1 * sample_rate)
    if len(samples) < block:
        return float("-inf")
    weighted = np.fft.irfft(np.fft.rfft(samples) * _k_weighting(len(samples), sample_rate), len(samples))
    energy = np.concatenate(([0.0], np.cumsum(weighted**2)))
    starts = np.arange(0, len(samples) - block + 1, step)
    power = np.maximum((energy[starts + block] - energy[starts]) / block, 1e-15)
    loudness = -0.691 + 10 * np.log10(power)
    loud = power[loudness > -70]
    if not len(loud):
        return float("-inf")
    gate = -0.691 + 10 * np.log10(loud.mean()) - 10
    kept = power[(loudness > -70) & (loudness > gate)]
    return float(-0.691 + 10 * np.log10(kept.mean()))


def _k_weighting(length: int, sample_rate: int) -> NDArray[np.complex128]:
    """The two filters of BS.1770 (a shelf, then a high pass) at each frequency of a spectrum of ``length`` samples.

    Their analogue parameters are those that give the standard's coefficients at 48 kHz (as in libebur128).
    """
    import numpy as np

    z = np.exp(-2j * np.pi * np.fft.rfftfreq(length))

    def biquad(b: tuple[float, float, float], a: tuple[float, float, float]) -> NDArray[np.complex128]:
        response: NDArray[np.complex128] = (b[0] + b[1] * z + b[2] * z**2) / (a[0] + a[1] * z + a[2] * z**2)
        return response

    k, q = np.tan(np.pi * 1681.974450955533 / sample_rate), 0.7071752369554196
    high = 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    shelf = biquad(
        (high + band * k / q + k * k, 2 * (k * k - high), high - band * k / q + k * k),
        (1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k),
    )
    k, q = np.tan(np.pi * 38.13547087602444 / sample_rate), 0.5003270373238773
    return shelf * biquad((1, -2, 1), (1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k))


@cache
def _interpolator() -> NDArray[np.float64]:
    """Rows of filter taps that give the sound at 1/4, 2/4 and 3/4 of the way to the next sample (windowed sinc)."""
    import numpy as np

    taps = np.arange(-_TAPS + 1, _TAPS + 1)
    rows = []
    for phase in range(1, _OVERSAMPLING):
        at = taps - phase / _OVERSAMPLING
        rows.append(np.sinc(at) * np.cos(np.pi * at / (2 * _TAPS + 1)) ** 2)
    return np.array([row / row.sum() for row in rows])


def peaks(samples: Samples, at: NDArray[np.intp] | None = None) -> Samples:
    """The highest magnitude from each sample (or from those numbered ``at``) to just before the next one.

    The sound is interpolated four times over, so that peaks between samples count.
    """
    import numpy as np

    where = np.arange(len(samples)) if at is None else at
    highest: Samples = np.abs(samples[where])
    padded = np.concatenate((np.zeros(_TAPS - 1), samples, np.zeros(_TAPS)))
    near = np.lib.stride_tricks.sliding_window_view(padded, 2 * _TAPS) if len(samples) else padded
    for first in range(0, len(where), _AT_ONCE):
        part = slice(first, first + _AT_ONCE)
        between = np.abs(near[where[part]] @ _interpolator().T).max(axis=1)
        highest[part] = np.maximum(highest[part], between)
    return highest


def true_peak_db(samples: Samples) -> float:
    """The true peak in dBTP; -inf for silence."""
    import numpy as np

    highest = float(peaks(samples).max(initial=0.0))
    return 20 * float(np.log10(highest)) if highest else float("-inf")


def limit(samples: Samples, sample_rate: int) -> Samples:
    """``samples`` with no true peak over -2 dBTP: the gain bends down milliseconds before a peak and back after it."""
    import numpy as np

    ceiling = 10 ** (_LIMIT_DB / 20)
    high = np.abs(samples) >= _NEAR * ceiling
    if not high.any():
        return samples
    high[:-1] |= high[1:]  # what lies between two samples is counted with the one before it
    at = np.flatnonzero(high)
    wanted = ceiling / np.maximum(peaks(samples, at), 1e-9)
    at, wanted = at[wanted < 1.0], wanted[wanted < 1.0]
    result: Samples = samples.copy()
    width = int(_LOOK_AHEAD_S * sample_rate)
    reach = 2 * width + 1  # a peak changes the gain so far on either side
    for group in np.split(np.arange(len(at)), np.flatnonzero(np.diff(at) > 2 * reach) + 1):
        if not len(group):
            continue
        start, end = int(at[group[0]]) - reach, int(at[group[-1]]) + reach + 1
        gain = np.ones(end - start)
        gain[at[group] - start] = wanted[group]
        # The lowest gain wanted within `width` and one sample on either side, averaged over no more than `width` on
        # either side, is never above what any sample wants, nor above what the one before it wants.
        gain = _averaged(_averaged(_lowest_near(gain, width + 1), width // 2), width // 2)
        inside = slice(max(0, start), min(len(samples), end))
        result[inside] *= gain[inside.start - start : inside.stop - start]
    return result


def _lowest_near(values: Samples, radius: int) -> Samples:
    """The lowest of the values within ``radius`` of each; those past the ends count as the highest."""
    import numpy as np

    edge = np.full(radius, np.inf)
    lowest = np.concatenate((edge, values, edge))
    span = 1
    while span < 2 * radius + 1:  # `lowest[i]` is now the lowest of `span` values from i on; double that
        step = min(span, 2 * radius + 1 - span)
        lowest = np.minimum(lowest[:-step], lowest[step:])
        span += step
    return lowest


def _averaged(values: Samples, radius: int) -> Samples:
    """The mean of the values within ``radius`` of each; those past the ends count as 1."""
    import numpy as np

    edge = np.ones(radius)
    sums = np.concatenate(([0.0], np.cumsum(np.concatenate((edge, values, edge)))))
    mean: Samples = (sums[2 * radius + 1 :] - sums[: -2 * radius - 1]) / (2 * radius + 1)
    return mean
