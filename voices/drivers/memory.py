"""Memory as the system gives it, all zeros, for a library that reads its memory before it has written there."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

_MMAP_THRESHOLD = -3  # M_MMAP_THRESHOLD of glibc's <malloc.h>
_IS_MMAPPED = 2  # a bit of the word before a block: it came from the system, and goes back when freed


@cache
def _glibc() -> Any:
    """The C library when it is glibc. Others, and Windows, take every block of megabytes from the system."""
    library = ctypes.CDLL(None) if sys.platform == "linux" else None
    if library is None or not hasattr(library, "gnu_get_libc_version"):
        return None
    library.malloc.restype = ctypes.c_void_p
    library.malloc.argtypes = (ctypes.c_size_t,)
    library.free.argtypes = (ctypes.c_void_p,)
    return library


@contextmanager
def next_block_fresh(size: int) -> Iterator[None]:
    """Inside, ``malloc(size)`` in this thread gets zeros; ``size`` is in bytes, a megabyte or more.

    glibc asks the system only when none of the memory that it holds is large enough, so all of that which is large
    enough is taken for the time being.
    """
    library = _glibc()
    if library is None:
        yield
        return
    library.mallopt(_MMAP_THRESHOLD, size)
    taken = []
    try:
        while block := library.malloc(size):
            if ctypes.c_size_t.from_address(block - ctypes.sizeof(ctypes.c_size_t)).value & _IS_MMAPPED:
                library.free(block)
                break
            taken.append(block)
        yield
    finally:
        for block in taken:
            library.free(block)
