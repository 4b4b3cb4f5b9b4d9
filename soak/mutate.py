"""Bytes, harmed: what a disk, a transfer, a bad program or a spiteful one does to a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

_ODD = (0, 1, -1, 2**31 - 1, 2**31, 2**32, 2**63, -(2**31), 65_535, 99_999_999_999_999_999_999)


def mutated(choose: Random, data: bytes, words: Sequence[bytes], most: int = 8) -> bytes:
    """``data`` harmed in 1 to ``most`` ways. ``words``: what the format is made of, to be put in or swapped."""
    for _ in range(1 if choose.random() < 0.4 else choose.randint(2, most)):
        data = choose.choice(_WAYS)(choose, data, words)
    return data


def _flip(choose: Random, data: bytes, _words: Sequence[bytes]) -> bytes:
    out = bytearray(data)
    for _ in range(choose.choice((1, 1, 2, 10))):
        if out:
            out[choose.randrange(len(out))] ^= 1 << choose.randrange(8)
    return bytes(out)


def _cut(choose: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _place(choose, data)
    return data[:start] + data[end:]


def _truncate(choose: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    return data[: choose.randint(0, len(data))]


def _repeat(choose: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _place(choose, data)
    times = min(choose.choice((2, 3, 50, 2_000)), 60_000 // max(end - start, 1) + 2)
    return data[:start] + data[start:end] * times + data[end:]


def _move(choose: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _place(choose, data)
    rest = data[:start] + data[end:]
    at = choose.randint(0, len(rest))
    return rest[:at] + data[start:end] + rest[at:]


def _insert(choose: Random, data: bytes, words: Sequence[bytes]) -> bytes:
    at = choose.randint(0, len(data))
    return data[:at] + choose.choice(words) * choose.choice((1, 1, 1, 3, 300)) + data[at:]


def _replace(choose: Random, data: bytes, words: Sequence[bytes]) -> bytes:
    old = choose.choice(words)
    return data.replace(old, choose.choice(words), choose.choice((1, 1, 10_000))) if old else data


def _number(choose: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    """A number of the file made an odd one."""
    at = choose.randint(0, len(data))
    start = next((n for n in range(at, len(data)) if 48 <= data[n] <= 57), None)
    if start is None:
        return data
    end = next((n for n in range(start, len(data)) if not 48 <= data[n] <= 57), len(data))
    return data[:start] + str(choose.choice(_ODD)).encode() + data[end:]


def _bytes(choose: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    at = choose.randint(0, len(data))
    return data[:at] + choose.randbytes(choose.choice((1, 4, 64))) + data[at:]


def _place(choose: Random, data: bytes) -> tuple[int, int]:
    start = choose.randint(0, len(data))
    return start, min(start + choose.choice((1, 4, 20, 100, 1_000)), len(data))


_WAYS: tuple[Callable[[Random, bytes, Sequence[bytes]], bytes], ...] = (
    _flip,
    _cut,
    _truncate,
    _repeat,
    _move,
    _insert,
    _insert,
    _replace,
    _number,
    _bytes,
)
