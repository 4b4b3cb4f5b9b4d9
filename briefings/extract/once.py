"""Work that several extractors share is done once a reading."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from briefings.extract.reading import Reading

T = TypeVar("T")


class _Same:
    """A reading, equal only to itself: to compare two by their contents would cost more than the work saved."""

    __slots__ = ("reading",)

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def __hash__(self) -> int:
        return id(self.reading)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.reading is self.reading


def once(work: Callable[[Reading], T]) -> Callable[[Reading], T]:
    """``work`` that remembers its last answer; the answer must be immutable."""
    remembered = lru_cache(maxsize=1)(lambda same: work(same.reading))

    @wraps(work)
    def answer(reading: Reading) -> T:
        return remembered(_Same(reading))

    return answer
