"""A failure made small: what can be left out of its file while it fails in the same way."""

from __future__ import annotations

import time
from collections.abc import Callable

from soak.child import Outcome


def smaller(data: bytes, first: Outcome, attempt: Callable[[bytes], Outcome], seconds: float = 30.0) -> bytes:
    """The least of ``data`` that still ends as ``first`` did, as far as it is found in ``seconds`` by the clock."""
    end = time.monotonic() + seconds
    size = len(data) // 2
    while size >= 1:
        at = 0
        while at < len(data):
            if time.monotonic() > end:
                return data
            less = data[:at] + data[at + size :]
            if less and attempt(less).signature == first.signature:
                data = less
            else:
                at += size
        size //= 2
    return data
