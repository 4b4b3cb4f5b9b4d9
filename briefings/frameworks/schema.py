"""Checks a table in TOML against the dataclass that it fills; an error names file, line and remedy."""

from __future__ import annotations

import dataclasses
import re
import tomllib
import types
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from briefings.errors import DataError

T = TypeVar("T")


def load(path: Path, kind: type[T]) -> T:
    """The TOML file at ``path`` as one ``kind``, a dataclass; DataError when it breaks the schema."""
    text = path.read_text(encoding="utf-8")
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path.name}: this is not TOML: {error}. Mend that line.") from error
    return _build(Place(path.name, text), table, kind)


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """Where in a file a table stands, so that an error can name the line."""

    file: str
    text: str
    array: str = ""  # the name of the array of tables, "" at the top
    index: int = 0

    def inside(self, array: str, index: int) -> Place:
        return dataclasses.replace(self, array=array, index=index)

    def line(self, key: str) -> int:
        """The number of the line that holds ``key``, or else of the heading of its table; counted from 1."""
        lines = self.text.splitlines()
        start = 0
        if self.array:
            heads = [n for n, line in enumerate(lines) if re.match(rf"\s*\[\[?\s*{self.array}\s*\]\]?", line)]
            start = heads[min(self.index, len(heads) - 1)] if heads else 0
        for number, line in enumerate(lines[start:], start):
            if re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line) or re.match(
                rf"\s*\[\[?\s*{re.escape(key)}\b", line
            ):
                return number + 1
            if number > start and line.lstrip().startswith("["):
                break
        return start + 1

    def error(self, key: str, message: str) -> DataError:
        return DataError(f"{self.file}, line {self.line(key)}: {message}")


def _build(place: Place, table: Mapping[str, Any], kind: type[T]) -> T:
    fields = {f.name: f for f in dataclasses.fields(typing.cast(Any, kind))}
    hints = typing.get_type_hints(kind)
    for key in table:
        if key not in fields:
            raise place.error(key, f"there is no key “{key}” here. Use one of: {', '.join(fields)}.")
    values = {}
    for name, field in fields.items():
        if name in table:
            values[name] = _value(place, name, table[name], hints[name])
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise place.error(name, f"“{name}” is missing. Add a line: {name} = {_example(hints[name])}")
    try:
        return kind(**values)
    except ValueError as error:
        raise place.error(str(error).split("”")[0].strip("“"), str(error)) from error


def _value(place: Place, key: str, value: Any, hint: Any) -> Any:
    if typing.get_origin(hint) is tuple:
        item = typing.get_args(hint)[0]
        if item is Organisation:
            return _organisations(place, key, value)
        if not isinstance(value, list):
            raise place.error(key, f"“{key}” must be a list. Write: {key} = {_example(hint)}")
        if dataclasses.is_dataclass(item):
            if not all(isinstance(row, dict) for row in value):
                raise place.error(key, f"“{key}” must be tables. Begin each with [[{key}]] on a line of its own.")
            return tuple(_build(place.inside(key, n), row, typing.cast(type, item)) for n, row in enumerate(value))
        return tuple(_value(place, key, row, item) for row in value)
    if isinstance(hint, types.UnionType):
        hint = next(h for h in typing.get_args(hint) if h is not type(None))
    if not isinstance(value, hint) or isinstance(value, bool) is not (hint is bool):
        raise place.error(key, f"“{key}” must be {_NAMES[hint]}, not {value!r}. Write: {key} = {_example(hint)}")
    if hint is str and not value.strip():
        raise place.error(key, f"“{key}” is empty. Write some words between the quotation marks, or take the line out.")
    return value


@dataclasses.dataclass(frozen=True, slots=True)
class Organisation:
    """An inspected body that is known by name. In TOML one line: ``"Whole name" = ["another name", …]``."""

    name: str
    aliases: tuple[str, ...] = ()


def _organisations(place: Place, key: str, value: Any) -> tuple[Organisation, ...]:
    if not isinstance(value, dict):
        raise place.error(
            key, f'“{key}” must be a table. Write [{key}] and under it lines such as "Whole name" = ["alias"]'
        )
    inner = place.inside(key, 0)
    return tuple(Organisation(name, _value(inner, name, aliases, tuple[str, ...])) for name, aliases in value.items())


_NAMES: dict[Any, str] = {str: "words in quotation marks", int: "a whole number", bool: "true or false"}


def _example(hint: Any) -> str:
    if typing.get_origin(hint) is tuple:
        return '["…", "…"]'
    return "2021" if hint is int else "true" if hint is bool else '"…"'
