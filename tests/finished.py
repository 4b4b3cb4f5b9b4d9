"""A finished folder made for the tests of verification: tones for words, at known times."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from proved import Case

from briefings.edition import Sound, edition_json, to_markdown
from voices.engine import Audio
from voices.id3 import ChapterTag, Tags, tag, tag_v1
from voices.mp3 import encode, frame_samples

RATE = 16_000
FRAME_MS = 1000 * frame_samples(RATE) // RATE  # 36 ms, a whole number
GAP = 10  # frames of silence after each line


def finish(case: Case, folder: Path) -> Path:
    """Write ``case`` as an edition with sound into ``folder``."""
    chapters, sentences, tags, at = [], [], [], 0
    tones: list[tuple[int, int]] = []  # frames from, to
    for chapter in case.briefing.chapters:
        first, times = at, []
        for n, text in enumerate([chapter.title, *(s.text for s in chapter.sentences)]):
            length = 4 + 2 * len(text.split()) + len(text) // 2
            tones.append((at, at + length))
            if n:
                times.append((at * FRAME_MS, (at + length) * FRAME_MS))
            at += length + GAP
        chapters.append((first * FRAME_MS, at * FRAME_MS))
        sentences.append(tuple(times))
        tags.append(ChapterTag(chapter.title, first * FRAME_MS, at * FRAME_MS))
    size = frame_samples(RATE)
    samples = np.zeros(at * size, dtype="<i2")
    for start, end in tones:
        wave = np.sin(np.arange((end - start) * size) * 2 * np.pi * 300 / RATE)
        samples[start * size : end * size] = wave * 8000
    sound, count = encode(Audio(samples.tobytes(), RATE))
    assert count == at
    case.facts["source"] = {"file": "report.txt", "sha256": "0" * 64, "characters": len(case.source),
                            "words": len(case.source.split())}  # fmt: skip
    names = Tags(case.briefing.title)
    parts = {
        "source.txt": case.source.encode(),
        "facts.json": json.dumps(case.facts).encode(),
        "briefing.md": to_markdown(case.briefing, report="report.txt", sha256="0" * 64).encode(),
        "briefing.mp3": tag(names, tags, at * FRAME_MS) + sound + tag_v1(names),
        "briefing.vtt": _vtt(case, sentences).encode(),
        "chapters.json": json.dumps(
            {"version": "1.2.0", "chapters": [{"startTime": t.start_ms / 1000, "title": t.title} for t in tags]}
        ).encode(),
    }
    record = edition_json(
        case.briefing, source={"file": "report.txt", "sha256": "0" * 64}, settings={}, reading={}, versions={},
        sound=Sound({"voice": "tones", "seconds": at * FRAME_MS / 1000}, tuple(chapters), tuple(sentences)), edits={},
        files={name: hashlib.sha256(data).hexdigest() for name, data in parts.items()},
    )  # fmt: skip
    parts["edition.json"] = json.dumps(record).encode()
    for name, data in parts.items():
        (folder / name).write_bytes(data)
    return folder


def put(folder: Path, name: str, data: bytes) -> None:
    """Change a file and its hash in the record, as somebody would who covers his tracks."""
    (folder / name).write_bytes(data)
    record = json.loads((folder / "edition.json").read_bytes())
    record["files"][name] = hashlib.sha256(data).hexdigest()
    change(folder, files=record["files"])


def change(folder: Path, **fields: Any) -> None:
    """Change fields of the record."""
    record: Mapping[str, Any] = json.loads((folder / "edition.json").read_bytes())
    (folder / "edition.json").write_text(json.dumps({**record, **fields}))


def _vtt(case: Case, sentences: list[tuple[tuple[int, int], ...]]) -> str:
    cues = [
        f"{_clock(start)} --> {_clock(end)}\n{sentence.text.replace('&', '&amp;')}\n"
        for chapter, times in zip(case.briefing.chapters, sentences, strict=True)
        for sentence, (start, end) in zip(chapter.sentences, times, strict=True)
    ]
    return "WEBVTT\nLanguage: en-GB\n\n" + "\n".join(cues)


def _clock(ms: int) -> str:
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"
