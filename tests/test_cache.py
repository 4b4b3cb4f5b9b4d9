"""An entry is whole or it is none."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from spoken_lines import script

from voices import choose, record
from voices.cache import ChapterCache, key

NAME = key(["a chapter"])
FACTS = {"id": "a", "frames": 3}


def _entry(folder: Path) -> Path:
    (path,) = folder.rglob("*.chapter")
    return path


def test_an_entry_comes_back_as_it_was_put(tmp_path: Path) -> None:
    ChapterCache(tmp_path).put(NAME, FACTS, b"sound\n\0")
    assert ChapterCache(tmp_path).get(NAME) == (FACTS, b"sound\n\0")
    assert ChapterCache(tmp_path).get(key(["another"])) is None


@pytest.mark.parametrize("cut", [0, 1, 10, 30, 60, -1])
def test_a_truncated_entry_is_none(cut: int, tmp_path: Path) -> None:
    ChapterCache(tmp_path).put(NAME, FACTS, b"sound")
    path = _entry(tmp_path)
    path.write_bytes(path.read_bytes()[:cut])
    assert ChapterCache(tmp_path).get(NAME) is None


def test_an_entry_with_any_bit_flipped_is_none(tmp_path: Path) -> None:
    ChapterCache(tmp_path).put(NAME, FACTS, b"sound")
    path = _entry(tmp_path)
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        assert ChapterCache(tmp_path).get(NAME) is None, at


def test_an_entry_under_the_name_of_another_is_none(tmp_path: Path) -> None:
    cache = ChapterCache(tmp_path)
    cache.put(NAME, FACTS, b"sound")
    other = key(["another"])
    (tmp_path / other[:2]).mkdir(exist_ok=True)
    _entry(tmp_path).rename(tmp_path / other[:2] / f"{other}.chapter")
    assert cache.get(other) is None


def test_a_damaged_entry_is_made_again_and_mended(tmp_path: Path) -> None:
    with record(script(3), choose("silent"), cache=tmp_path) as first:
        sound = [first.sound(n) for n in range(3)]
    entries = sorted(tmp_path.rglob("*.chapter"))
    entries[0].write_bytes(entries[0].read_bytes()[:-7])
    entries[1].write_bytes(b"")
    with record(script(3), choose("silent"), cache=tmp_path) as second:
        assert second.spoken == 2
        assert [second.sound(n) for n in range(3)] == sound
    with record(script(3), choose("silent"), cache=tmp_path) as third:
        assert third.spoken == 0


def test_an_entry_that_goes_away_while_others_are_made_is_made_too(tmp_path: Path) -> None:
    with record(script(3), choose("silent"), cache=tmp_path) as first:
        sound = [first.sound(n) for n in range(3)]

    def empty(done: int, _: int, __: str) -> None:
        if done == 1:
            for entry in tmp_path.rglob("*.chapter"):
                entry.unlink()

    with record(script(3), choose("silent"), cache=tmp_path, on_progress=empty) as second:
        assert [second.sound(n) for n in range(3)] == sound


def test_many_writers_of_one_entry_leave_one_whole_file(tmp_path: Path) -> None:
    def put(n: int) -> None:
        ChapterCache(tmp_path).put(NAME, FACTS, b"sound" * 10_000)
        assert ChapterCache(tmp_path).get(NAME) is not None, n

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(put, range(40)))
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [f"{NAME}.chapter"]


def test_names_differ_for_whatever_differs() -> None:
    assert len({key([1, "a"]), key(["1", "a"]), key([1, "b"]), key([[1], "a"]), key({"a": 1})}) == 5
    assert key({"a": 1, "b": 2}) == key({"b": 2, "a": 1})
