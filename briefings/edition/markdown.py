"""``briefing.md``: front matter, a heading per chapter, one sentence a line. What an editor edits.

There are no hidden ids: an edited file is matched to the edition by its text.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from briefings.briefing import Briefing
from briefings.errors import InputError


@dataclass(frozen=True, slots=True)
class ReadLine:
    number: int  # from 1, in the file
    text: str


@dataclass(frozen=True, slots=True)
class ReadChapter:
    title: ReadLine
    lines: tuple[ReadLine, ...]


@dataclass(frozen=True, slots=True)
class ReadBriefing:
    """A briefing.md as it stands in the file."""

    title: str
    chapters: tuple[ReadChapter, ...]
    title_number: int = 0  # the line of the title, from 1; 0 where there is none


def to_markdown(briefing: Briefing, *, report: str, sha256: str) -> str:
    """The file's text. ``report`` and ``sha256`` say which file it was made from."""
    front = {
        "title": briefing.title,
        "organisation": briefing.organisation,
        "inspectorate": briefing.inspectorate,
        "report": report,
        "report-sha256": sha256,
        "language": briefing.language,
    }
    out = ["---", *(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()), "---", ""]
    out += [f"# {_plain(briefing.title)}", ""]
    for chapter in briefing.chapters:
        out += [f"## {_plain(chapter.title)}", "", *(_written(s.text) for s in chapter.sentences), ""]
    return "\n".join(out)


def parse_markdown(text: str, name: str = "briefing.md") -> ReadBriefing:
    """Read the file back. Raises InputError, with the line, where its shape is lost."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")
    start = _after_front_matter(lines, name)
    title, title_number = "", 0
    chapters: list[ReadChapter] = []
    heading: ReadLine | None = None
    body: list[ReadLine] = []

    def close() -> None:
        if heading is not None:
            chapters.append(ReadChapter(heading, tuple(body)))

    for number, raw in enumerate(lines[start:], start + 1):
        line = raw.strip()
        if line.startswith("## "):
            close()
            heading, body = ReadLine(number, line[3:].strip()), []
        elif line.startswith("# "):
            title, title_number = line[2:].strip(), number
        elif line and heading is None:
            raise InputError(
                f'{name}, line {number}: this line stands before any chapter. Put it under a line that begins "## ".'
            )
        elif line:
            body.append(ReadLine(number, line[1:] if _MARKED.match(line) else line))
    close()
    if not chapters:
        raise InputError(f'{name}: no chapter in it. A chapter begins with a line such as "## In short".')
    return ReadBriefing(title, tuple(chapters), title_number)


def _after_front_matter(lines: list[str], name: str) -> int:
    if not lines or lines[0].strip() != "---":
        return 0
    for number, line in enumerate(lines[1:], 1):
        if line.strip() == "---":
            return number + 1
    raise InputError(f'{name}, line 1: the front matter never ends. Put a line "---" after it.')


_MARKED = re.compile(r"\\+#")  # a sentence that begins with the mark of a heading, or with that and strokes before


def _written(text: str) -> str:
    """A sentence as a line that is not taken for a heading: a stroke before the mark, as Markdown has it."""
    line = _plain(text)
    return f"\\{line}" if line.startswith("#") or _MARKED.match(line) else line


def _plain(text: str) -> str:
    """One line, as an editor would type it."""
    return " ".join(text.split())
