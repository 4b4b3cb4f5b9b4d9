"""Where a report's edition goes, what somebody has changed in it, and what of that is kept."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any

from briefings.edition.folder import RECORD, recover
from briefings.edition.record import sha256_of
from briefings.letters import printable

TEXT_FILES = ("source.txt", "facts.json", "briefing.md")
SOUND_FILES = ("briefing.mp3", "briefing.vtt", "chapters.json", "cover.png")
LONGEST_NAME = 200  # bytes of a folder's name; file systems take 255, and its workings stand beside it
FILES = (*TEXT_FILES, *SOUND_FILES, RECORD)


def place_for(to: Path, report: Path, sha256: str) -> Path:
    """``to/STEM``; or ``to/STEM-2`` and so on, where that is taken by anything but an edition of the same bytes.

    A place that already holds this report's edition comes first, so that running again finds it. The caller holds the
    lock on ``to``.
    """
    stem = folder_name(report)
    free: Path | None = None
    for number in count(1):
        place = to / (stem if number == 1 else f"{stem}-{number}")
        recover(place, FILES)
        record = read_record(place)
        if record and record.get("source", {}).get("sha256") == sha256:
            return place
        if not _taken(place):
            if free:
                return free
            free = place
    raise AssertionError  # the numbers never end


def folder_name(report: Path) -> str:
    """The name of a report's edition: its file's, in letters that can be written, and not too long."""
    stem = printable(report.stem).encode("utf-8")[:LONGEST_NAME].decode("utf-8", "ignore")
    return stem.strip().strip(".").strip() or "report"  # never hidden, never ending in what Windows refuses


def _taken(place: Path) -> bool:
    if place.is_dir() and not place.is_symlink():
        return any(place.iterdir())
    return place.exists() or place.is_symlink()


def read_record(folder: Path) -> Mapping[str, Any] | None:
    """The folder's ``edition.json`` as it stands; None where there is none that can be read."""
    try:
        value = json.loads((folder / RECORD).read_bytes())
    except (OSError, ValueError, RecursionError):
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


def keep_beside(old: Path, new: Path, names: tuple[str, ...]) -> tuple[str, ...]:
    """Copy files of ``old`` into ``new`` under names that ``old`` does not have: ``briefing.old.md`` and so on."""
    kept = []
    for name in names:
        beside = _beside(old, name)
        shutil.copy2(old / name, new / beside)
        kept.append(beside)
    return tuple(kept)


def _beside(folder: Path, name: str) -> str:
    stem, suffix = Path(name).stem, Path(name).suffix
    beside, number = f"{stem}.old{suffix}", 2
    while (folder / beside).exists():
        beside, number = f"{stem}.old-{number}{suffix}", number + 1
    return beside
