"""A file of ours, whole or absent."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from briefings.errors import OutputError


def write_whole(target: Path, data: bytes, option: str) -> None:
    """Write ``data`` beside ``target`` and rename it. OutputError names ``option``, by which the place was chosen."""
    beside: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            beside = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o644)
        beside.replace(target)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise OutputError(f"{target}: it cannot be written ({why}). Choose another place with {option}.") from error
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)
