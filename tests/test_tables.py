"""Our tables: an error names the file, the line and what to write there."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import briefings
from briefings import tables
from briefings.errors import DataError

DATA = Path(briefings.__file__).parent / "data"


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    return monkeypatch


def put(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(tables, "_text", lambda _name: text)
    monkeypatch.setattr(tables, "read", lambda _name: tomllib.loads(text))


@pytest.mark.parametrize("path", sorted(DATA.glob("*.toml")), ids=lambda path: path.name)
def test_every_table_is_toml_and_opens_with_what_it_is(path: Path) -> None:
    assert tables.read(path.stem)
    assert path.read_text(encoding="utf-8").startswith("# ")


def test_a_row_of_another_kind_is_named_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, '# a table\n[words]\n"a" = "fine"\n"b" = 3\n')
    with pytest.raises(
        DataError, match=r'x\.toml, line 4: “b” must be some words in quotation marks. Write: "b" = "…"'
    ):
        tables.words("x", "words")


def test_an_empty_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, '[words]\n"a" = " "\n')
    with pytest.raises(DataError, match=r"line 2"):
        tables.words("x", "words")


@pytest.mark.parametrize("value", ["0", "-1", "true", '"2"', "1.5"])
def test_a_number_must_be_whole_and_above_nothing(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, f'[words]\n"a" = {value}\n')
    with pytest.raises(DataError, match=r"x\.toml, line 2: .*whole number"):
        tables.numbers("x", "words")


@pytest.mark.parametrize(
    ("value", "message"),
    [('["one"]', "a list of 2 texts"), ('["one", "two", "three"]', "a list of 2 texts"), ('["one", ""]', "a list of 2"),
     ("[1, 2]", "a list of 2"), ('"one"', "a list of 2")],
)  # fmt: skip
def test_a_list_has_as_many_texts_as_asked(value: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, f'[rows]\n"a" = {value}\n')
    with pytest.raises(DataError, match=message):
        tables.lists("x", "rows", 2)


def test_a_list_may_have_more_where_more_may_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, '[rows]\n"a" = ["one", "two"]\n"b" = ["one", "two", "three"]\n')
    assert list(tables.lists("x", "rows", 2, more=1)) == ["a", "b"]
    put(monkeypatch, '[rows]\n"a" = ["1", "2", "3", "4"]\n')
    with pytest.raises(DataError, match="2 to 3 texts"):
        tables.lists("x", "rows", 2, more=1)


def test_a_missing_section_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, "[other]\n")
    with pytest.raises(DataError, match=r"no section \[words\]. Add it"):
        tables.words("x", "words")


def test_broken_toml_names_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_text", lambda _name: "[words\n")
    tables.read.cache_clear()
    try:
        with pytest.raises(DataError, match=r"x\.toml: this is not TOML: .*Mend that line"):
            tables.read("x")
    finally:
        tables.read.cache_clear()
