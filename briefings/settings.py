"""``plainspoken.toml``: who publishes, and what they usually choose. Found upwards from where the command runs."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from briefings.errors import UsageError
from briefings.letters import fault

FILE_NAME = "plainspoken.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """Without a value, the spoken line that would hold it is left out."""

    publisher: str | None = None  # who makes the recording: "Westmarch Talking News"
    contact: str | None = None  # where a listener reaches them
    mistakes: str | None = None  # where to report a mistake; ``contact`` where it is not set
    report_address: str | None = None  # the public address of one report: never from a file that many share
    voice: str | None = None
    rate: int | None = None  # words a minute
    target: int = 11  # reading age: 9, 11 or 14


_OF_ONE_REPORT = "report_address"
_CHOICES = {"target": (9, 11, 14)}
_RANGES = {"rate": range(80, 401)}  # words a minute
_MARKUP = re.compile(r"[<>`*{}|\\^~]|\[\[|\]\]|\]\(|^#|&#?\w+;")
_ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)  # http alone
_LONGEST = 300  # characters
_KINDS: dict[str, type] = {"rate": int, "target": int}


def find_settings(start: Path) -> Path | None:
    """The nearest ``plainspoken.toml`` in ``start`` or a folder above it."""
    for folder in (start, *start.parents):
        path = folder / FILE_NAME
        if path.is_file():
            return path
    return None


def read_settings(path: Path | None) -> Settings:
    """The settings in ``path``; the defaults where there is none. Raises UsageError: file, line, remedy."""
    if path is None:
        return Settings()
    try:
        text = path.read_text("utf-8")
        values = tomllib.loads(text)
    except FileNotFoundError:
        raise UsageError(f"{path}: there is no such settings file. Check the path after --config.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: the settings cannot be read ({error}). Save the file as UTF-8 text.") from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: not valid TOML: {error}. Mend that line.") from None
    return Settings(**{key: _checked(path, text, key, value) for key, value in values.items()})


def _checked(path: Path, text: str, key: str, value: Any) -> Any:
    known = [f.name for f in fields(Settings) if f.name != _OF_ONE_REPORT]
    where = f"{path}, line {_line_of(text, key)}"
    if key == _OF_ONE_REPORT:
        raise UsageError(
            f'{where}: "{key}" here would be spoken for every report. Take the line out, and give it for its own '
            "report: plainspoken make REPORT --report-address URL"
        )
    if key not in known:
        raise UsageError(f'{where}: "{key}" is not a setting. The settings are: {", ".join(known)}.')
    kind = _KINDS.get(key, str)
    if not isinstance(value, kind) or isinstance(value, bool) or value in ("", 0):
        wanted = "a whole number" if kind is int else "text between quotation marks"
        raise UsageError(f'{where}: "{key}" must be {wanted}.')
    if isinstance(value, str):
        _check_words(where, key, value)
    if key in _RANGES and value not in _RANGES[key]:
        raise UsageError(f'{where}: "{key}" must be from {_RANGES[key][0]} to {_RANGES[key][-1]}.')
    if key in _CHOICES and value not in _CHOICES[key]:
        raise UsageError(f'{where}: "{key}" must be one of {", ".join(map(str, _CHOICES[key]))}.')
    return value


def is_address(value: str) -> bool:
    """Whether it is a web address in plain characters, of a length that can be spoken."""
    return bool(_ADDRESS.fullmatch(value)) and not fault(value) and not _MARKUP.search(value) and len(value) <= _LONGEST


def _check_words(where: str, key: str, value: str) -> None:
    """What is spoken, or stands in a tag or on a page, is words on one line."""
    odd = fault(value)
    if "\n" in value or "\t" in value or (odd and "alphabet" not in odd):
        raise UsageError(
            f'{where}: "{key}" holds {odd or "a line break or tab"}. Write it on one line, in plain letters.'
        )
    marks = _MARKUP.search(value)
    if marks:
        raise UsageError(f'{where}: "{key}" holds “{marks[0]}”, which is no word. Write it without marks.')
    if len(value) > _LONGEST:
        raise UsageError(f'{where}: "{key}" is {len(value):,} characters long; {_LONGEST} are the most. Shorten it.')


def _line_of(text: str, key: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        name = line.split("=")[0].split("]")[0].strip(" \t[\"'")
        if name == key:
            return number
    return 1
