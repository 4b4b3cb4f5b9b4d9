"""Folders that are whole or absent: written beside, then renamed."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefings.errors import OutputError

if sys.platform != "win32":
    import fcntl

RECORD = "edition.json"


def is_edition(folder: Path) -> bool:
    """Whether ``folder`` holds the record of an edition (finished, or its text alone)."""
    return (folder / RECORD).is_file()


@contextmanager
def write_errors(target: Path) -> Iterator[None]:
    """Turn the file system's errors into one line that says what to do."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else error.errno == errno.ENOSPC
        if full:
            remedy = "the disk is full. Free some space, or choose another place with --to, and run the command again"
        elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            remedy = "this place cannot be written to. Choose another with --to"
        elif error.errno in (errno.ENOTDIR, errno.EEXIST):
            remedy = "a file is in the way of the folder. Move it, or choose another place with --to"
        elif error.errno == errno.ENAMETOOLONG:
            remedy = "the name is too long. Choose a shorter place with --to"
        else:
            remedy = f"it cannot be written ({error.strerror or error}). Choose another place with --to"
        raise OutputError(f"{target}: {remedy}. Nothing was left half-written.") from error


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold ``folder`` against a second run of ours; OutputError where one is at work. Leaves no lock file."""
    with write_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        yield  # a directory cannot be locked there; a second run fails at the rename instead
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise OutputError(
                f"{folder}: another run of plainspoken is writing there. Wait for it to end, or choose another --to."
            ) from None
        yield
    finally:
        os.close(handle)


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """A new folder to fill, which takes ``target``'s place when the block ends well and is gone when it does not.

    The caller holds the lock on ``target.parent``; leftovers of a killed run are cleared first. A kill between the two
    renames leaves the old folder under its hidden name: the next call puts it back.
    """
    new = target.with_name(f".{target.name}.new")
    old = target.with_name(f".{target.name}.old")
    with write_errors(target):
        recover(target)
        new.mkdir()
    try:
        with write_errors(target):
            yield new
            _flush(new)
            if target.exists():
                target.rename(old)
            new.rename(target)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        if old.exists() and not target.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def recover(target: Path) -> None:
    """Clear what a killed run left beside ``target``."""
    new = target.with_name(f".{target.name}.new")
    old = target.with_name(f".{target.name}.old")
    if new.exists():
        shutil.rmtree(new)
    if old.exists():
        if target.exists():
            shutil.rmtree(old)
        else:
            old.rename(target)


def _flush(folder: Path) -> None:
    """Have the bytes on the disk before the rename shows them (a full disk may only say so here)."""
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file, suppress(PermissionError):
            os.fsync(file.fileno())
