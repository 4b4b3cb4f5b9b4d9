"""Finished chapters kept by what they are made of, so that nothing is spoken twice.

An entry is a file: a line that names the format, a SHA-256 of the rest, a line of JSON, and the sound. A file that is
truncated or changed is no entry: the chapter is made again and the file replaced. Entries are written beside and
renamed.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

_FORMAT = b"plainspoken chapter 1\n"
_BODY = len(_FORMAT) + hashlib.sha256().digest_size


def key(parts: object) -> str:
    """A name for what ``parts`` (made of JSON's types) describe."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode("ascii")).hexdigest()


class ChapterCache:
    """Chapters in a folder, which is made when first written to. Safe for many processes at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / f"{name}.chapter"

    def get(self, name: str) -> tuple[dict[str, Any], bytes] | None:
        """The facts and the sound kept under ``name``, or None when there is no whole entry."""
        try:
            data = self._path(name).read_bytes()
        except OSError:
            return None
        if data[:_BODY] != _FORMAT + hashlib.sha256(name.encode() + data[_BODY:]).digest():
            return None
        facts, _, sound = data[_BODY:].partition(b"\n")
        return json.loads(facts), sound

    def put(self, name: str, facts: dict[str, Any], sound: bytes) -> None:
        """Keep a chapter. A folder that cannot be written is no error: the cache only saves time."""
        body = json.dumps(facts).encode("ascii") + b"\n" + sound
        path = self._path(name)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
                beside = Path(file.name)
            try:
                beside.write_bytes(_FORMAT + hashlib.sha256(name.encode() + body).digest() + body)
                beside.replace(path)
            finally:
                beside.unlink(missing_ok=True)
