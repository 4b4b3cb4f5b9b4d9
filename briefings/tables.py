"""Our tables in ``briefings/data``: TOML that anybody can edit, checked when read.

Most tables are keyed rows, ``"key" = …``, under a section. An error names the file, the line and what to write there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from briefings.errors import DataError


@cache
def read(name: str) -> Mapping[str, Any]:
    """The table ``briefings/data/<name>.toml`` as TOML gives it; DataError when it is not TOML."""
    try:
        return tomllib.loads(_text(name))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{name}.toml: this is not TOML: {error}. Mend that line.") from error


def section(name: str, heading: str) -> Mapping[str, Any]:
    """The rows under ``[heading]`` of a table; DataError when the section is not there."""
    rows = read(name).get(heading)
    if not isinstance(rows, dict):
        raise DataError(f"{name}.toml, line 1: there is no section [{heading}]. Add it, and its rows under it.")
    return rows


def words(name: str, heading: str) -> Mapping[str, str]:
    """A section whose every row is ``"key" = "words"``; DataError names the row that is not."""
    rows = section(name, heading)
    for key, value in rows.items():
        if not isinstance(value, str) or not value.strip():
            raise error(name, key, f'“{key}” must be some words in quotation marks. Write: "{key}" = "…"')
    return rows


def numbers(name: str, heading: str) -> Mapping[str, int]:
    """A section whose every row is ``"key" = 3``, a whole number above nothing; DataError names the row that is not."""
    rows = section(name, heading)
    for key, value in rows.items():
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise error(name, key, f'“{key}” must be a whole number, 1 or more. Write: "{key}" = 3')
    return rows


def lists(name: str, heading: str, size: int | None = None, more: int = 0) -> Mapping[str, list[str]]:
    """A section whose every row is ``"key" = ["words", …]``; DataError names the row that is not.

    ``size`` is how many texts a row has, and ``more`` how many may follow them.
    """
    rows = section(name, heading)
    example = ", ".join(['"…"'] * (size or 2))
    for key, value in rows.items():
        right = isinstance(value, list) and value and all(isinstance(item, str) and item.strip() for item in value)
        if not right or (size is not None and not size <= len(value) <= size + more):
            number = f"{size} to {size + more}" if size and more else size or "some"
            raise error(name, key, f'“{key}” must be a list of {number} texts. Write: "{key}" = [{example}]')
    return rows


def error(name: str, key: str, message: str) -> DataError:
    """The error for the row ``key`` of a table: file, line, remedy."""
    for number, line in enumerate(_text(name).splitlines(), 1):
        if re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return DataError(f"{name}.toml, line {number}: {message}")
    return DataError(f"{name}.toml, line 1: {message}")


@cache
def _text(name: str) -> str:
    return (files("briefings") / "data" / f"{name}.toml").read_text(encoding="utf-8")
