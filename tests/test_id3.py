"""Tags as readers that we did not write see them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import checkers
import mutagen.id3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voices import Picture, Tags, mp3
from voices.engine import Audio
from voices.errors import ScriptError
from voices.id3 import MOST_CHAPTERS, ChapterTag, tag, tag_v1

SOUND, _ = mp3.encode(Audio(bytes(2 * 16_000 * 3), 16_000))
PNG = b"\x89PNG\r\n\x1a\n" + bytes(300)
TAGS = Tags(
    title="Westmarch Police – what inspectors found",
    artist="Westmarch Talking News",
    album="Briefings",
    date="2024-03-05",
    comment="It cost £3. Łódź.",
    copyright="2024 Westmarch",
    url="https://westmarch.example/report",
    track="3/14",
    cover=Picture(PNG, "Cover: Westmarch Police"),
)
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200)


def _chapters(count: int, length_ms: int = 3000) -> list[ChapterTag]:
    edges = [n * length_ms // count for n in range(count + 1)]
    return [ChapterTag(f"Rating {n + 1} of {count}", edges[n], edges[n + 1]) for n in range(count)]


def _read(data: bytes) -> mutagen.id3.ID3:
    return mutagen.id3.ID3(io.BytesIO(data))  # type: ignore[no-untyped-call]  # it has no types


def test_every_field_is_read_back() -> None:
    read = _read(tag(TAGS, _chapters(2), 3000, "Plainspoken") + SOUND)
    assert read.version == (2, 3, 0)
    assert str(read["TIT2"]) == TAGS.title
    assert str(read["TPE1"]) == TAGS.artist
    assert str(read["TALB"]) == TAGS.album
    assert str(read["TDRC"]) == TAGS.date
    assert str(read["TRCK"]) == TAGS.track
    assert str(read["TLAN"]) == "eng"
    assert str(read["TCOP"]) == TAGS.copyright
    assert str(read["TLEN"]) == "3000"
    assert set(read["TCON"].genres) == {"Speech"}
    assert str(read["COMM::eng"]) == TAGS.comment
    assert read["WOAS"].url == TAGS.url
    picture = read["APIC:Cover: Westmarch Police"]
    assert (picture.data, picture.mime, picture.type, picture.desc) == (PNG, "image/png", 3, "Cover: Westmarch Police")


def test_empty_fields_are_left_out() -> None:
    read = _read(tag(Tags("A title"), [], 3000) + SOUND)
    assert sorted(read) == ["TCON", "TIT2", "TLAN", "TLEN"]


@given(st.lists(TEXT, min_size=1, max_size=12))
@settings(max_examples=80, deadline=None)
def test_chapters_are_read_back_in_order_whatever_their_titles(titles: list[str]) -> None:
    chapters = [ChapterTag(title, n * 100, n * 100 + 100) for n, title in enumerate(titles)]
    read = _read(tag(Tags("T"), chapters, len(titles) * 100) + SOUND)
    names = read["CTOC:toc"].child_element_ids
    assert read["CTOC:toc"].flags == 3  # top level, ordered
    frames = [read[f"CHAP:{name}"] for name in names]
    assert [(str(f.sub_frames["TIT2"]), f.start_time, f.end_time) for f in frames] == [
        (each.title, each.start_ms, each.end_ms) for each in chapters
    ]
    assert names == sorted(names)
    assert {(f.start_offset, f.end_offset) for f in frames} == {(0xFFFFFFFF, 0xFFFFFFFF)}


@pytest.mark.parametrize("count", [1, 12, MOST_CHAPTERS])
def test_ffprobe_lists_every_chapter_in_order_with_long_titles(count: int, tmp_path: Path) -> None:
    chapters = [
        ChapterTag(f"{each.title}: " + "– vulnerable people" * 12, each.start_ms, each.end_ms)
        for each in _chapters(count)
    ]
    path = tmp_path / "a.mp3"
    path.write_bytes(tag(TAGS, chapters, 3000) + SOUND + tag_v1(TAGS))
    listed = json.loads(checkers.run("ffprobe", "-v", "error", "-show_chapters", "-of", "json", path))["chapters"]
    assert [(c["tags"]["title"], round(float(c["start_time"]) * 1000)) for c in listed] == [
        (each.title, each.start_ms) for each in chapters
    ]


def test_chapter_frames_stand_in_the_file_in_the_order_of_time() -> None:
    chapters = [ChapterTag("x" * (40 - n), n * 10, n * 10 + 10) for n in range(30)]
    data = tag(Tags("T"), chapters, 300)
    found = [data.index(b"chp%03d\0" % n, data.index(b"CHAP")) for n in range(30)]
    assert found == sorted(found)


def test_256_chapters_are_refused() -> None:
    with pytest.raises(ScriptError, match="256 chapters"):
        tag(Tags("T"), _chapters(256, 25_600), 25_600)


def test_the_old_tag_is_128_bytes_and_read_by_ffprobe(tmp_path: Path) -> None:
    closing = tag_v1(TAGS)
    assert len(closing) == 128
    path = tmp_path / "a.mp3"
    path.write_bytes(SOUND + closing)
    shown = json.loads(checkers.run("ffprobe", "-v", "error", "-show_format", "-of", "json", path))["format"]["tags"]
    assert shown["title"] == "Westmarch Police ? what inspec"
    assert (shown["artist"], shown["date"], shown["track"], shown["genre"]) == (
        "Westmarch Talking News",
        "2024",
        "3",
        "Speech",
    )


@given(st.builds(Tags, title=TEXT, artist=TEXT, comment=TEXT, track=st.sampled_from(["", "1", "3/14", "900", "x"])))
@settings(max_examples=60, deadline=None)
def test_any_text_makes_a_tag_that_is_read(tags: Tags) -> None:
    read = _read(tag(tags, _chapters(1), 3000) + SOUND)
    assert str(read["TIT2"]) == tags.title
    assert str(read["COMM::eng"]) == tags.comment
    assert len(tag_v1(tags)) == 128
