"""A finished folder is proved again; what is changed in it is named."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import mutagen.id3
import pytest
from finished import FRAME_MS, RATE, change, finish, put
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from proved import statement

from briefings.verify import examine_edition, verify_edition
from briefings.verify.mp3 import Mp3Error, read_mp3
from voices.engine import Audio
from voices.id3 import ChapterTag, Tags, tag
from voices.mp3 import encode, frame_samples


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return finish(statement(), tmp_path_factory.mktemp("made"))


@pytest.fixture
def edition(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "edition"))


def failed(edition: Path, name: str) -> list[str]:
    """What is said of the file ``name``."""
    return [str(f) for f in verify_edition(edition) if f.chapter == name]


class Parts(NamedTuple):
    tag: bytes
    frames: bytes
    end: bytes  # ID3v1


def silence(frames: int) -> bytes:
    sound, count = encode(Audio(bytes(2 * frames * frame_samples(RATE)), RATE))
    assert count == frames
    return sound


def mp3_parts(edition: Path) -> Parts:
    data = (edition / "briefing.mp3").read_bytes()
    size = data[6] << 21 | data[7] << 14 | data[8] << 7 | data[9]
    return Parts(data[: 10 + size], data[10 + size : -128], data[-128:])


def test_a_whole_edition_is_proved_and_what_was_checked_is_told(edition: Path) -> None:
    examined = examine_edition(edition)
    assert examined.failures == ()
    assert any("6 files" in line for line in examined.checked)


def test_an_edition_of_words_alone_is_proved(edition: Path) -> None:
    record = json.loads((edition / "edition.json").read_text())
    del record["sound"]
    for name in ("briefing.mp3", "briefing.vtt", "chapters.json"):
        (edition / name).unlink()
        del record["files"][name]
    (edition / "edition.json").write_text(json.dumps(record))
    assert verify_edition(edition) == ()


@pytest.mark.parametrize(
    "name", ["source.txt", "facts.json", "briefing.md", "briefing.mp3", "briefing.vtt", "chapters.json"]
)
def test_one_bit_flipped_in_any_file_is_named(edition: Path, name: str) -> None:
    data = bytearray((edition / name).read_bytes())
    data[len(data) * 2 // 3] ^= 1
    (edition / name).write_bytes(data)
    assert any("changed after it was made" in line or "cannot be read" in line for line in failed(edition, name))


@pytest.mark.parametrize(
    "name", ["source.txt", "facts.json", "briefing.md", "briefing.mp3", "briefing.vtt", "chapters.json"]
)
def test_a_missing_file_is_named(edition: Path, name: str) -> None:
    (edition / name).unlink()
    assert failed(edition, name)


def test_a_folder_with_no_record_is_a_failure_and_not_an_error(tmp_path: Path) -> None:
    assert [f.chapter for f in verify_edition(tmp_path)] == ["edition.json"]


@pytest.mark.parametrize(
    "record", ["", "[]", "{}", '{"version": 1}', '{"version": 1, "chapters": [{}]}', '{"version": 9}']
)
def test_a_damaged_record_is_a_failure_and_not_an_error(edition: Path, record: str) -> None:
    (edition / "edition.json").write_text(record)
    assert [f.chapter for f in verify_edition(edition)] == ["edition.json"]


Damage = Callable[[Parts], bytes]
FRAME = 288  # bytes: 64 kbit/s at 16 kHz
AT_9 = 9 * FRAME + 1  # inside the header of the tenth frame

DAMAGES: dict[str, tuple[Damage, str]] = {
    "cut inside a frame": (lambda p: p.tag + p.frames[:-100], "cut short"),
    "cut by whole frames": (lambda p: p.tag + p.frames[: -10 * FRAME] + p.end, "end at|lasts"),
    "cut inside the tag": (lambda p: p.tag[:200], "inside its tag"),
    "empty": (lambda p: p.tag[:0], "does not begin"),
    "a tag alone": (lambda p: p.tag + p.end, "no sound"),
    "no tag": (lambda p: p.frames + p.end, "does not begin with an ID3 tag"),
    "two tags": (lambda p: p.tag + p.tag + p.frames + p.end, "no frame of MP3 sound"),
    "a frame's header flipped": (
        lambda p: p.tag + p.frames[:AT_9] + bytes([p.frames[AT_9] ^ 0x40]) + p.frames[AT_9 + 1 :] + p.end,
        "no frame of MP3 sound",
    ),
    "a byte lost": (lambda p: p.tag + p.frames[:5000] + p.frames[5001:] + p.end, "no frame of MP3 sound"),
    "text after the end": (lambda p: p.tag + p.frames + b"hello" * 30 + p.end, "no frame of MP3 sound"),
    "a frame twice": (lambda p: p.tag + p.frames[:FRAME] + p.frames + p.end, "end at|lasts"),
    "a tag of version 2.4": (lambda p: p.tag[:3] + b"\x04" + p.tag[4:] + p.frames + p.end, "2.4"),
    "silence throughout": (lambda p: p.tag + silence(len(p.frames) // FRAME) + p.end, "silence where"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_mp3_whose_hash_was_made_afresh_is_named(edition: Path, name: str) -> None:
    damage, says = DAMAGES[name]
    put(edition, "briefing.mp3", damage(mp3_parts(edition)))
    found = failed(edition, "briefing.mp3")
    assert found
    assert re.search(says, found[0])


def test_silence_in_place_of_a_sentence_is_named_with_the_sentence(edition: Path) -> None:
    tag_, frames, end = mp3_parts(edition)
    record = json.loads((edition / "edition.json").read_text())
    quiet = record["chapters"][3]["sentences"][0]
    first, last = quiet["start_ms"] // FRAME_MS, quiet["end_ms"] // FRAME_MS
    changed = frames[: first * FRAME] + silence(last - first) + frames[last * FRAME :]
    put(edition, "briefing.mp3", tag_ + changed + end)
    assert any(quiet["text"] in line and "silence" in line for line in failed(edition, "briefing.mp3"))


def marks_of(edition: Path) -> list[ChapterTag]:
    record = json.loads((edition / "edition.json").read_text())
    return [ChapterTag(c["title"], c["start_ms"], c["end_ms"]) for c in record["chapters"]]


def retagged(edition: Path, marks: list[ChapterTag], title: str | None = None) -> None:
    _, frames, end = mp3_parts(edition)
    name = title or json.loads((edition / "edition.json").read_text())["title"]
    put(edition, "briefing.mp3", tag(Tags(name), marks, marks[-1].end_ms) + frames + end)


def test_a_grade_put_into_a_chapter_of_the_mp3_is_named(edition: Path) -> None:
    marks = marks_of(edition)
    marks[2] = ChapterTag(marks[2].title + " Outstanding.", marks[2].start_ms, marks[2].end_ms)
    retagged(edition, marks)
    assert any("Outstanding" in line for line in failed(edition, "briefing.mp3"))


def test_two_chapters_of_the_mp3_exchanged_are_named(edition: Path) -> None:
    marks = marks_of(edition)
    one, two = marks[2], marks[3]
    marks[2] = ChapterTag(two.title, one.start_ms, one.end_ms)
    marks[3] = ChapterTag(one.title, two.start_ms, two.end_ms)
    retagged(edition, marks)
    assert any(two.title in line for line in failed(edition, "briefing.mp3"))


@pytest.mark.parametrize("step", [-500, 1, 500])
def test_a_mark_moved_is_named(edition: Path, step: int) -> None:
    marks = marks_of(edition)
    marks[2] = ChapterTag(marks[2].title, marks[2].start_ms, marks[2].end_ms + step)
    marks[3] = ChapterTag(marks[3].title, marks[3].start_ms + step, marks[3].end_ms)
    retagged(edition, marks)
    assert any(marks[2].title in line for line in failed(edition, "briefing.mp3"))


def test_another_briefings_title_on_the_mp3_is_named(edition: Path) -> None:
    retagged(edition, marks_of(edition), title="Northmoor Police: what inspectors found")
    assert any("Northmoor" in line for line in failed(edition, "briefing.mp3"))


def test_chapters_that_another_program_has_sorted_are_named(edition: Path) -> None:
    """mutagen writes chapter frames in the order of their size."""
    data = io.BytesIO((edition / "briefing.mp3").read_bytes())
    tags = mutagen.id3.ID3(data)  # type: ignore[no-untyped-call]  # mutagen has types for some of itself
    tags.save(data, v2_version=3)
    put(edition, "briefing.mp3", data.getvalue())
    assert failed(edition, "briefing.mp3")


def replaced(edition: Path, name: str, old: str, new: str) -> list[str]:
    text = (edition / name).read_text()
    assert old in text
    put(edition, name, text.replace(old, new, 1).encode())
    return failed(edition, name)


def test_captions_that_say_something_else_are_named(edition: Path) -> None:
    assert replaced(edition, "briefing.vtt", "good at preventing", "inadequate at preventing")


def test_captions_at_another_time_are_named(edition: Path) -> None:
    text = (edition / "briefing.vtt").read_text()
    line = [line for line in text.splitlines() if "-->" in line][2]
    start, end = line.split(" --> ")
    later = f"{start[:-3]}{(int(start[-3:]) + 7) % 1000:03} --> {end}"
    assert replaced(edition, "briefing.vtt", line, later)


def test_a_caption_lost_is_named(edition: Path) -> None:
    blocks = (edition / "briefing.vtt").read_text().split("\n\n")
    put(edition, "briefing.vtt", "\n\n".join(blocks[:4] + blocks[5:]).encode())
    assert failed(edition, "briefing.vtt")


def test_a_title_of_the_list_of_chapters_changed_is_named(edition: Path) -> None:
    assert replaced(edition, "chapters.json", "Leadership", "Legitimacy")


def test_words_changed_in_briefing_md_alone_are_named(edition: Path) -> None:
    assert replaced(edition, "briefing.md", "good at preventing", "inadequate at preventing")


def test_a_grade_changed_in_every_file_is_named_from_the_report(edition: Path) -> None:
    for name in ("edition.json", "briefing.md", "briefing.vtt"):
        text = (edition / name).read_text().replace("rated Westmarch Police good", "rated Westmarch Police inadequate")
        (edition / name).write_text(text) if name == "edition.json" else put(edition, name, text.encode())
    assert any(
        f.kind == "rating" and "rated Westmarch Police inadequate" in f.sentence for f in verify_edition(edition)
    )


def test_a_report_of_another_body_beside_the_record_is_named(edition: Path) -> None:
    change(edition, organisation="Northmoor Police")
    assert failed(edition, "edition.json")


def nodes(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where each value inside a JSON value stands."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, inner in items for place in nodes(inner, (*path, key)))]


scalars = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 10**9), st.text(max_size=8), st.just([]), st.just({}), st.just([1])
)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), name=st.sampled_from(["edition.json", "facts.json", "chapters.json"]))
def test_whatever_stands_in_its_json_a_folder_is_judged_and_no_error_raised(
    made: Path, tmp_path: Path, data: st.DataObject, name: str
) -> None:
    edition = Path(shutil.copytree(made, tmp_path / "edition", dirs_exist_ok=True))
    value = json.loads((edition / name).read_text())
    *path, last = data.draw(st.sampled_from(nodes(value)[1:]))
    inner = value
    for key in path:
        inner = inner[key]
    before = inner[last]
    inner[last] = data.draw(scalars)
    (edition / name).write_text(json.dumps(value))
    found = verify_edition(edition)
    assert found or before == inner[last] or (name == "edition.json" and path[:1] not in (["chapters"], ["files"]))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(data=st.data())
def test_an_mp3_of_any_bytes_is_read_or_named_as_damaged(made: Path, data: st.DataObject) -> None:
    whole = bytearray((made / "briefing.mp3").read_bytes()[:6000])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(0, len(whole)))])
    with contextlib.suppress(Mp3Error):
        assert read_mp3(cut).sounding
