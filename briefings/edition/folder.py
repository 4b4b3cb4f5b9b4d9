"""Folders that are whole or absent: filled beside, then shown.

A new folder is shown by one rename. Into one that is there already the files are moved one by one, so that it stays the
folder that somebody may have open, and holds what else they put there. A kill in the middle of that is made good by the
next run, since the finished files then still stand beside: ``.NAME.new`` is unfinished and thrown away, ``.NAME.whole``
and ``.NAME.moving`` are finished and moved.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefings.errors import OutputError

if sys.platform != "win32":
    import fcntl

RECORD = "edition.json"
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


def is_edition(folder: Path) -> bool:
    """Whether ``folder`` holds the record of an edition (finished, or its text alone)."""
    return (folder / RECORD).is_file()


@contextmanager
def write_errors(target: Path, option: str | None = "--to") -> Iterator[None]:
    """Turn the file system's errors into one line that says what to do. ``option``: what chooses another place."""
    try:
        yield
    except OSError as error:
        other = f"choose another place with {option}" if option else ""
        if error.errno in _FULL:
            remedy = f"the disk is full. Free some space{other and f', or {other},'} and run the command again"
        elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            remedy = f"this place cannot be written to. {_capital(other or 'change its permissions')}"
        elif error.errno in (errno.ENOTDIR, errno.EEXIST):
            remedy = f"a file is in the way of the folder. Move it{other and f', or {other}'}"
        elif error.errno == errno.ENAMETOOLONG:
            remedy = f"the name is too long. {_capital(other or 'give the folder a shorter name')}"
        else:
            remedy = f"it cannot be written ({error.strerror or error}). {_capital(other or 'check its disk')}"
        raise OutputError(f"{target}: {remedy}. Nothing was left half-written.") from error


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


@contextmanager
def locked(folder: Path, option: str | None = "--to") -> Iterator[None]:
    """Hold ``folder`` against a second run of ours; OutputError where one is at work. Leaves no lock file."""
    with write_errors(folder, option):
        fresh = [place for place in (folder, *folder.parents) if not place.exists()]
        folder.mkdir(parents=True, exist_ok=True)
    try:
        with _held(folder, option):
            yield
    finally:
        for place in fresh:  # a run that made nothing leaves nothing, not even the folder for it
            with suppress(OSError):
                place.rmdir()


@contextmanager
def _held(folder: Path, option: str | None) -> Iterator[None]:
    if sys.platform == "win32":
        yield  # a directory cannot be locked there; a second run fails at the rename instead
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            other = f", or choose another {option}" if option else ""
            raise OutputError(
                f"{folder}: another run of plainspoken is writing there. Wait for it to end{other}."
            ) from None
        yield
    finally:
        os.close(handle)


@contextmanager
def whole_folder(target: Path, replaces: Collection[str] = (), option: str | None = "--to") -> Iterator[Path]:
    """An empty folder to fill with files, which are in ``target`` when the block ends well and gone when it does not.

    What ``target`` holds stays, but for files of the same name, and those of ``replaces`` that are not made anew. The
    caller holds the lock on ``target.parent``.
    """
    if target.is_symlink():
        target = target.resolve()
    new = _beside(target, "new")
    with write_errors(target, option):
        recover(target, replaces)
        new.mkdir()
    try:
        with write_errors(target, option):
            yield new
            _flush(new)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    try:
        with write_errors(target, option):
            _show(new, target, replaces)
    except KeyboardInterrupt:  # it is finished: a Ctrl-C that comes now must not leave it half shown
        recover(target, replaces)
        raise


def recover(target: Path, replaces: Collection[str] = ()) -> None:
    """Make good what a killed run left beside ``target``."""
    new, whole, moving = (_beside(target, state) for state in ("new", "whole", "moving"))
    if new.exists():
        shutil.rmtree(new)
    if whole.exists():
        _replace(whole, target, replaces)
    elif moving.exists():
        _move(moving, target)


def _beside(target: Path, state: str) -> Path:
    return target.with_name(f".{target.name}.{state}")


def _show(new: Path, target: Path, replaces: Collection[str]) -> None:
    if target.is_dir():
        _replace(new.rename(_beside(target, "whole")), target, replaces)
    else:
        new.rename(target)


def _replace(whole: Path, target: Path, replaces: Collection[str]) -> None:
    """``whole`` holds every new file, so that it says which of the old ones have no successor."""
    made = {path.name for path in whole.iterdir()}
    for name in replaces:
        if name not in made:
            (target / name).unlink(missing_ok=True)
    _move(whole.rename(_beside(target, "moving")), target)


def _move(moving: Path, target: Path) -> None:
    """The record goes last: until then it disowns the files that were moved."""
    for path in sorted(moving.iterdir(), key=lambda path: (path.name == RECORD, path.name)):
        path.replace(target / path.name)
    moving.rmdir()


def _flush(folder: Path) -> None:
    """Have the bytes on the disk before the rename shows them (a full disk may only say so here)."""
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file, suppress(PermissionError):
            os.fsync(file.fileno())
