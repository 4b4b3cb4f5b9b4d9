"""The sound of a finished folder against its record: whole, chaptered as the briefing is, and not silent."""

from __future__ import annotations

from collections.abc import Iterator

from briefings.briefing import FromCount
from briefings.verify.failure import Failure, of_file
from briefings.verify.mp3 import Mp3, Mp3Error, read_mp3
from briefings.verify.shelf import Shelf

MP3 = "briefing.mp3"

_SOUNDING = 0.35  # of a sentence's frames hold sound at least; pauses inside a sentence do not
_LETTERS_A_SECOND = 70  # no voice at any rate that we offer says more
_SLOWEST = 4.0  # seconds a word, at most


def sound_failures(shelf: Shelf) -> Iterator[Failure]:
    """What is wrong with briefing.mp3; () when it is whole and says when it says what."""
    path = shelf.folder / MP3
    if not path.is_file():
        return  # the hashes have said so
    try:
        mp3 = read_mp3(path.read_bytes())
    except Mp3Error as error:
        yield of_file(MP3, str(error), "a whole MP3 with one ID3v2.3 tag", "sound")
        return
    yield from _marks(shelf, mp3)
    yield from _length(shelf, mp3)
    yield from _heard(shelf, mp3)


def _marks(shelf: Shelf, mp3: Mp3) -> Iterator[Failure]:
    """Chapters in the tag: the briefing's, in order, end to end from the first moment to the last."""
    if mp3.title != shelf.briefing.title:
        yield of_file(MP3, f"its title is “{mp3.title}”", f"“{shelf.briefing.title}”", "sound")
    ids = tuple(mark.id for mark in mp3.marks)
    if mp3.contents != ids or len(set(ids)) != len(ids):
        yield of_file(MP3, "its list of chapters is not the chapters' own order", ", ".join(ids), "sound")
    titles = [mark.title for mark in mp3.marks]
    wanted = [chapter.title for chapter in shelf.briefing.chapters]
    if titles != wanted:
        n = next(
            (n for n, (a, b) in enumerate(zip(titles, wanted, strict=False)) if a != b), min(len(titles), len(wanted))
        )
        here = f"“{titles[n]}”" if n < len(titles) else f"only {len(titles)} chapters"
        there = f"“{wanted[n]}”" if n < len(wanted) else f"only {len(wanted)} chapters"
        yield of_file(MP3, f"chapter {n + 1} is {here}", there, "sound")
        return
    at = 0
    for mark, times in zip(mp3.marks, shelf.times, strict=True):
        if mark.start_ms != at or mark.end_ms <= mark.start_ms:
            yield of_file(
                MP3, f"“{mark.title}” runs from {mark.start_ms} to {mark.end_ms} ms", f"a start at {at}", "sound"
            )
        if times.chapter != (mark.start_ms, mark.end_ms):
            yield of_file(
                MP3, f"“{mark.title}” runs from {mark.start_ms} to {mark.end_ms} ms",
                f"{times.chapter}, as edition.json has" if times.chapter else "its times in edition.json", "sound",
            )  # fmt: skip
        at = mark.end_ms
    if abs(at - mp3.duration_ms) > 1:
        yield of_file(
            MP3, f"its chapters end at {at} ms", f"the end of its sound, {float(mp3.duration_ms):.0f} ms", "sound"
        )


def _length(shelf: Shelf, mp3: Mp3) -> Iterator[Failure]:
    lasts = float(mp3.duration_ms)
    if mp3.length_ms is not None and abs(mp3.length_ms - lasts) > 1:
        yield of_file(MP3, f"its tag says {mp3.length_ms} ms", f"{lasts:.0f} ms, as it lasts", "sound")
    seconds = (shelf.sound or {}).get("seconds")
    if isinstance(seconds, int | float) and abs(seconds * 1000 - lasts) > 60:
        yield of_file(MP3, f"it lasts {lasts / 1000:.3f} seconds", f"{seconds}, as edition.json has", "sound")
    for chapter in shelf.briefing.chapters:
        for sentence in chapter.sentences:
            for count in sentence.sources:
                if isinstance(count, FromCount) and count.what == "minutes" and abs(count.value - lasts / 60_000) > 1:
                    yield Failure(
                        chapter.title, sentence.text, f"{count.value} minutes", f"{lasts / 60_000:.1f} minutes", "count"
                    )


def _heard(shelf: Shelf, mp3: Mp3) -> Iterator[Failure]:
    """Every sentence has a time of its own within its chapter, long enough for its words, and sound at that time."""
    for chapter, times in zip(shelf.briefing.chapters, shelf.times, strict=True):
        after = times.chapter[0] if times.chapter else 0
        for sentence, time in zip(chapter.sentences, times.sentences, strict=True):
            name = f"“{sentence.text}”"
            if time is None:
                yield of_file("edition.json", f"no time for {name}", "when it is heard", "sound")
                continue
            start, end = time
            if not after <= start < end or (times.chapter and end > times.chapter[1]):
                yield of_file(
                    "edition.json", f"{name} at {start} to {end} ms", f"a time after {after} in its chapter", "sound"
                )
                continue
            after = end
            letters = sum(character.isalnum() for character in sentence.text)
            longest = 1000 * _SLOWEST * (len(sentence.text.split()) + 2)
            if not letters * 1000 / _LETTERS_A_SECOND <= end - start <= longest:
                yield of_file(MP3, f"{end - start} ms for {name}", "as long as its words take", "sound")
            if mp3.sounding_share(start, end) < _SOUNDING:
                yield of_file(MP3, f"silence where {name} should be heard", "its words", "sound")
