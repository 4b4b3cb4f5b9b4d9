"""ID3 tags: version 2.3 at the front, with a chapter list, and version 1 at the end.

Why version 2.3: in 2.4 a chapter frame over 127 bytes makes ffmpeg drop every chapter. Chapter frames stand in the
order of time, since some players go by that and some by the ids, and carry no byte offsets. Text is Latin-1 when it is
ASCII, else UTF-16 with a byte order mark. Formats: id3.org "id3v2.3.0" and "id3v2-chapters-1.0".
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from voices.errors import ScriptError

MOST_CHAPTERS = 255  # the chapter list counts them in one byte
_NO_OFFSET = 0xFFFFFFFF
_TOP_LEVEL_ORDERED = 3
_SPEECH = 101  # the genre, in ID3v1's list
_FRONT_COVER = 3
_PADDING = 1024  # so that an editor can change a title without moving the sound


@dataclass(frozen=True, slots=True)
class Picture:
    """A cover: the bytes of a PNG or JPEG file, and what it shows, in words."""

    data: bytes
    description: str
    mime: str = "image/png"


@dataclass(frozen=True, slots=True)
class Tags:
    """What players show. An empty field is left out."""

    title: str
    artist: str = ""  # the publisher
    album: str = ""
    date: str = ""  # ISO 8601: "2024", "2024-03" or "2024-03-05"
    language: str = "eng"  # ISO 639-2
    comment: str = ""
    copyright: str = ""
    url: str = ""  # the report's public address
    track: str = ""  # "3/14"
    cover: Picture | None = None


@dataclass(frozen=True, slots=True)
class ChapterTag:
    """A chapter's title and times in milliseconds."""

    title: str
    start_ms: int
    end_ms: int


def tag(tags: Tags, chapters: Sequence[ChapterTag], length_ms: int, encoder: str = "") -> bytes:
    """The whole ID3v2.3 tag. Raises `ScriptError` for more than 255 chapters."""
    if len(chapters) > MOST_CHAPTERS:
        raise ScriptError(
            f"{len(chapters)} chapters are more than an MP3's list can hold ({MOST_CHAPTERS}); join some of them"
        )
    frames = [
        _text("TIT2", tags.title),
        _text("TPE1", tags.artist),
        _text("TALB", tags.album),
        _text("TYER", tags.date[:4]),
        _text("TDAT", tags.date[8:10] + tags.date[5:7] if len(tags.date) == 10 else ""),
        _text("TRCK", tags.track),
        _text("TLAN", tags.language),
        _text("TCON", f"({_SPEECH})Speech"),
        _text("TCOP", tags.copyright),
        _text("TSSE", encoder),
        _text("TLEN", str(length_ms)),
        _comment(tags.comment, tags.language),
        _frame("WOAS", tags.url.encode("latin-1", "ignore")) if tags.url else b"",
        _picture(tags.cover) if tags.cover else b"",
        *_chapters(chapters),
    ]
    body = b"".join(frames) + bytes(_PADDING)
    return b"ID3\x03\x00\x00" + _synchsafe(len(body)) + body


def tag_v1(tags: Tags) -> bytes:
    """The 128 bytes that close the file, for players older than ID3v2."""
    track, _, _ = tags.track.partition("/")
    fields = [(tags.title, 30), (tags.artist, 30), (tags.album, 30), (tags.date[:4], 4), (tags.comment, 28)]
    body = b"".join(text.encode("latin-1", "replace")[:size].ljust(size, b"\0") for text, size in fields)
    return b"TAG" + body + bytes([0, int(track) if track.isdigit() and int(track) < 256 else 0, _SPEECH])


def _synchsafe(number: int) -> bytes:
    return bytes((number >> shift) & 0x7F for shift in (21, 14, 7, 0))


def _frame(name: str, body: bytes) -> bytes:
    return name.encode("ascii") + struct.pack(">I", len(body)) + b"\0\0" + body


def _encoded(text: str) -> tuple[bytes, bytes, bytes]:
    """The encoding's byte, the text, and what ends a text in that encoding."""
    if text.isascii():
        return b"\0", text.encode("ascii"), b"\0"
    return b"\1", b"\xff\xfe" + text.encode("utf-16-le", "replace"), b"\0\0"


def _text(name: str, text: str) -> bytes:
    if not text:
        return b""
    encoding, body, _ = _encoded(text)
    return _frame(name, encoding + body)


def _comment(text: str, language: str) -> bytes:
    if not text:
        return b""
    encoding, body, end = _encoded(text)
    no_description = end if encoding == b"\0" else b"\xff\xfe" + end
    return _frame("COMM", encoding + language.encode("ascii")[:3].ljust(3) + no_description + body)


def _picture(cover: Picture) -> bytes:
    encoding, description, end = _encoded(cover.description[:60])
    head = encoding + cover.mime.encode("ascii") + b"\0" + bytes([_FRONT_COVER])
    return _frame("APIC", head + description + end + cover.data)


def _chapters(chapters: Sequence[ChapterTag]) -> list[bytes]:
    """The list of chapters, then each of them in the order of time."""
    if not chapters:
        return []
    ids = [f"chp{index:03d}".encode("ascii") + b"\0" for index in range(len(chapters))]
    contents = b"toc\0" + bytes([_TOP_LEVEL_ORDERED, len(ids)]) + b"".join(ids) + _text("TIT2", "Chapters")
    frames = [_frame("CTOC", contents)]
    for name, chapter in zip(ids, chapters, strict=True):
        times = struct.pack(">IIII", chapter.start_ms, chapter.end_ms, _NO_OFFSET, _NO_OFFSET)
        frames.append(_frame("CHAP", name + times + _text("TIT2", chapter.title)))
    return frames
