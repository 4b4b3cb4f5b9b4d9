"""Invented reports to run the program on: short, so that a test is quick."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

REPORT = """# Westmarch Police: inspection report

HMICFRS inspected Westmarch Police in March 2023.

Westmarch Police is good at preventing crime.

Westmarch Police requires improvement at investigating crime.

## Cause of concern

The force does not answer emergency calls quickly enough.
"""

OTHER_REPORT = """# Northmoor Police: inspection report

HMICFRS inspected Northmoor Police in May 2022.

Northmoor Police is adequate at supporting victims.
"""

EDITION_FILES = {
    "briefing.md",
    "briefing.mp3",
    "briefing.vtt",
    "chapters.json",
    "cover.png",
    "edition.json",
    "facts.json",
    "source.txt",
}


def a_report(folder: Path, name: str = "westmarch.md", text: str = REPORT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    return path


def everything(folder: Path) -> dict[str, bytes]:
    """Each file under ``folder`` with its bytes, by its path there."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def json_lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]
