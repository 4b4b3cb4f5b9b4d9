"""An MP3 file taken apart, sharing no code with what wrote it: tags, chapters, frames, and whether frames hold sound.

Only what our editions use is read: ID3v2.3 first and once, whole layer III frames to the end, at most ID3v1 after them.
Formats: id3.org "id3v2.3.0" and "id3v2-chapters-1.0"; ISO/IEC 11172-3 and 13818-3, 2.4.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

HEADER = 10  # bytes of an ID3v2 tag's header, and of a frame's
_KBITS = {  # by the four bits of the header: layer III of MPEG-1, and of MPEG-2 and 2.5
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_HERTZ = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


class Mp3Error(ValueError):
    """The file is not as it must be; the message says what and where."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A chapter as the tag has it, in milliseconds."""

    id: str
    title: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Mp3:
    """``sounding`` has one value a frame: whether it codes anything but silence."""

    title: str
    length_ms: int | None  # as the tag says
    contents: tuple[str, ...]  # ids, in the order of the list of chapters
    marks: tuple[Mark, ...]  # in the order in which they stand in the file
    sample_rate: int  # Hz
    frame_samples: int
    sounding: tuple[bool, ...]

    @property
    def duration_ms(self) -> Fraction:
        return Fraction(1000 * len(self.sounding) * self.frame_samples, self.sample_rate)

    def sounding_share(self, start_ms: float, end_ms: float) -> float:
        """The share of frames between two times that code sound, 0 to 1; 0 where there is no frame."""
        frame = 1000 * self.frame_samples / self.sample_rate
        part = self.sounding[int(start_ms // frame) : max(int(start_ms // frame) + 1, round(end_ms / frame))]
        return sum(part) / len(part) if part else 0.0


def read_mp3(data: bytes) -> Mp3:
    """Take an MP3 apart. Raises Mp3Error at the first thing that is not as it must be."""
    body, after = _tag(data)
    texts: dict[str, str] = {}
    contents: tuple[str, ...] | None = None
    marks = []
    for name, inner in _frames(body):
        if name == "CTOC":
            if contents is not None:
                raise Mp3Error("it has two lists of chapters")
            contents = _contents(inner)
        elif name == "CHAP":
            marks.append(_mark(inner))
        elif name.startswith("T") and name != "TXXX":
            if name in texts:
                raise Mp3Error(f"its tag has {name} twice")
            texts[name] = _text(inner)
    rate, samples, sounding = _audio(data, after)
    length = texts.get("TLEN", "")
    length_ms = int(length) if length.isascii() and length.isdigit() else None
    return Mp3(
        texts.get("TIT2", ""), length_ms, contents or (), tuple(marks), rate, samples,
        sounding,
    )  # fmt: skip


def _tag(data: bytes) -> tuple[bytes, int]:
    """The tag's frames, and where the sound begins."""
    if data[:3] != b"ID3" or len(data) < HEADER:
        raise Mp3Error("it does not begin with an ID3 tag")
    if data[3] != 3:
        raise Mp3Error(f"its tag is of ID3 version 2.{data[3]}, not 2.3: some players would drop its chapters")
    if data[5]:
        raise Mp3Error("its tag has flags that we never set")
    if any(byte > 0x7F for byte in data[6:10]):
        raise Mp3Error("the length of its tag is damaged")
    size = data[6] << 21 | data[7] << 14 | data[8] << 7 | data[9]
    if HEADER + size > len(data):
        raise Mp3Error("it ends inside its tag")
    return data[HEADER : HEADER + size], HEADER + size


def _frames(body: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    while at + HEADER <= len(body) and body[at]:
        name = body[at : at + 4]
        size = int.from_bytes(body[at + 4 : at + 8], "big")
        if not all(0x30 <= byte <= 0x39 or 0x41 <= byte <= 0x5A for byte in name) or size == 0:
            raise Mp3Error(f"its tag is damaged at byte {HEADER + at}")
        if at + HEADER + size > len(body):
            raise Mp3Error(f"the {name.decode('ascii')} in its tag is longer than the tag")
        yield name.decode("ascii"), body[at + HEADER : at + HEADER + size]
        at += HEADER + size
    if any(body[at:]):
        raise Mp3Error(f"its tag holds something else after byte {HEADER + at}")


def _text(inner: bytes) -> str:
    try:
        if inner[:1] == b"\0":
            return inner[1:].decode("latin-1").rstrip("\0")
        if inner[:1] == b"\1" and inner[1:3] in (b"\xff\xfe", b"\xfe\xff"):
            return inner[1:].decode("utf-16").rstrip("\0")
    except UnicodeDecodeError:
        pass
    raise Mp3Error("a text in its tag is damaged")


def _name(inner: bytes) -> tuple[str, bytes]:
    name, end, rest = inner.partition(b"\0")
    if not end:
        raise Mp3Error("a chapter in its tag has no end to its id")
    return name.decode("latin-1"), rest


def _contents(inner: bytes) -> tuple[str, ...]:
    _, rest = _name(inner)
    if len(rest) < 2 or rest[0] & 3 != 3:
        raise Mp3Error("its list of chapters is not marked as the first and in order")
    count, rest = rest[1], rest[2:]
    ids = []
    for _ in range(count):
        name, rest = _name(rest)
        ids.append(name)
    list(_frames(rest))
    return tuple(ids)


def _mark(inner: bytes) -> Mark:
    name, rest = _name(inner)
    if len(rest) < 16:
        raise Mp3Error(f"chapter {name} in its tag is cut short")
    start, end, *offsets = (int.from_bytes(rest[n : n + 4], "big") for n in (0, 4, 8, 12))
    if offsets != [0xFFFFFFFF, 0xFFFFFFFF]:
        raise Mp3Error(f"chapter {name} in its tag has byte offsets, which go wrong when a tag is changed")
    titles = [_text(body) for frame, body in _frames(rest[16:]) if frame == "TIT2"]
    if len(titles) != 1:
        raise Mp3Error(f"chapter {name} in its tag has no one title")
    return Mark(name, titles[0], start, end)


def _audio(data: bytes, at: int) -> tuple[int, int, tuple[bool, ...]]:
    """Sample rate, samples a frame, and for each frame whether it sounds. Every byte but a last ID3v1 is of a frame."""
    end = len(data) - 128 if data[-128:-125] == b"TAG" and len(data) - 128 >= at else len(data)
    kind: tuple[int, int, int] | None = None
    sounding: list[bool] = []
    while at < end:
        word = int.from_bytes(data[at : at + 4], "big")
        version, layer, kbits, hertz = word >> 19 & 3, word >> 17 & 3, word >> 12 & 15, word >> 10 & 3
        if word >> 21 != 0x7FF or version == 1 or layer != 1 or kbits in (0, 15) or hertz == 3:
            raise Mp3Error(f"there is no frame of MP3 sound at byte {at} of {end}, after {len(sounding)} of them")
        rate = _HERTZ[version][hertz]
        here = (version, rate, word >> 6 & 3)
        if kind is not None and here != kind:
            raise Mp3Error(f"its sound changes its kind at byte {at}")
        kind = here
        bits = (144 if version == 3 else 72) * 1000 * _KBITS[3 if version == 3 else 2][kbits]
        size = bits // rate + (word >> 9 & 1)
        if at + size > end:
            raise Mp3Error(f"its last frame of sound is cut short, at byte {at} of {end}")
        sounding.append(_sounds(data[at : at + size], version == 3, here[2] == 3, not word >> 16 & 1))
        at += size
    if kind is None:
        raise Mp3Error("it holds no sound")
    return kind[1], 1152 if kind[0] == 3 else 576, tuple(sounding)


def _sounds(frame: bytes, first: bool, mono: bool, checked: bool) -> bool:
    """Whether any granule of a frame has "big values", as all but digital silence has.

    ``first``: MPEG-1, which has two granules a frame. Read from the side information: nothing is decoded, so speech
    and noise, loud and soft, are all one.
    """
    start = 4 + (2 if checked else 0)
    size = (17 if mono else 32) if first else (9 if mono else 17)
    side = int.from_bytes(frame[start : start + size], "big")
    total = size * 8
    at = (9 + (5 if mono else 3) + (4 if mono else 8)) if first else (8 + (1 if mono else 2))
    each = 59 if first else 63
    for _ in range((2 if first else 1) * (1 if mono else 2)):
        if side >> (total - at - 21) & 0x1FF:
            return True
        at += each
    return False
