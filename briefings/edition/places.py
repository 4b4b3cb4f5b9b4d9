"""Where a report's edition goes, what somebody has changed in it, and what of it outlives a new one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any

from briefings.edition.folder import RECORD, recover
from briefings.edition.record import sha256_of

TEXT_FILES = ("source.txt", "facts.json", "briefing.md")
SOUND_FILES = ("briefing.mp3", "briefing.vtt", "chapters.json", "cover.png")
FILES = (*TEXT_FILES, *SOUND_FILES, RECORD)


def place_for(to: Path, report: Path, sha256: str) -> Path:
    """``to/STEM``; or ``to/STEM-2`` and so on, where that is taken by anything but an edition of the same bytes.

    A place that already holds this report's edition comes first, so that running again finds it. The caller holds the
    lock on ``to``.
    """
    stem = report.stem.strip().strip(".") or "report"  # never hidden, never ending in what Windows refuses
    free: Path | None = None
    for number in count(1):
        place = to / (stem if number == 1 else f"{stem}-{number}")
        recover(place)
        record = read_record(place)
        if record and record.get("source", {}).get("sha256") == sha256:
            return place
        if not _taken(place):
            if free:
                return free
            free = place
    raise AssertionError  # the numbers never end


def _taken(place: Path) -> bool:
    if place.is_dir() and not place.is_symlink():
        return any(place.iterdir())
    return place.exists() or place.is_symlink()


def read_record(folder: Path) -> Mapping[str, Any] | None:
    """The folder's ``edition.json`` as it stands; None where there is none that can be read."""
    try:
        value = json.loads((folder / RECORD).read_bytes())
    except (OSError, ValueError):
        return None
    return value if isinstance(value, dict) else None


def changed_files(folder: Path, record: Mapping[str, Any]) -> tuple[str, ...]:
    """The files of an edition that are not as the record has them: somebody's work. Missing ones are not among them."""
    files: Mapping[str, str] = record.get("files", {})
    found = []
    for name, sha256 in files.items():
        path = folder / name
        if path.is_file() and sha256_of(path.read_bytes()) != sha256:
            found.append(name)
    return tuple(found)


def was_edited(folder: Path) -> tuple[str, ...]:
    """What somebody has changed in the edition at ``folder``, spoken since or not; () where nothing is theirs."""
    record = read_record(folder)
    if record is None:
        return ()
    changed = changed_files(folder, record)
    return changed if changed or not record.get("edited") else ("briefing.md",)


def carry_over(old: Path, new: Path, *, keep: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Copy into ``new`` what is in ``old`` and not ours; and each of ``keep`` under a name of its own.

    Returns the names that ``keep`` got: ``briefing.old.md``, ``briefing.old-2.md``, …
    """
    if not old.is_dir():
        return ()
    for path in sorted(old.iterdir()):
        if path.name in FILES:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, new / path.name, symlinks=True)
        else:
            shutil.copy2(path, new / path.name, follow_symlinks=False)
    names = []
    for name in keep:
        path = old / name
        if path.is_file():
            beside = _beside(new, name)
            shutil.copy2(path, beside)
            names.append(beside.name)
    return tuple(names)


def _beside(folder: Path, name: str) -> Path:
    stem, suffix = Path(name).stem, Path(name).suffix
    path, number = folder / f"{stem}.old{suffix}", 2
    while path.exists():
        path, number = folder / f"{stem}.old-{number}{suffix}", number + 1
    return path
