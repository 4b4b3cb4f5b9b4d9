"""The audio stage, joined: a briefing in, a recording out whose stated length is true."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefings import tables
from briefings.briefing import Briefing, FromCount, Sentence
from briefings.errors import InputError, MachineError, OutputError, UsageError

if TYPE_CHECKING:
    from voices import Recording, VoiceFacts

MINUTES = "minutes"  # the count that the sentence about the length stands on
DEFAULT_RATE = 165  # words a minute
LOOSE = 0.6  # minutes that a stated length may be wrong: a half, and what the sentence itself may add
_LETTER_MS = 60  # what a letter lasts at the default rate: the first guess; the recording decides

Progress = Callable[[int, int, str], None]  # chapters done, chapters in all, the title of the one just done


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a briefing is to be spoken."""

    voice: VoiceFacts
    rate: int  # nominal words a minute
    workers: int
    cache: Path | None  # the folder of finished chapters


def deliver(voice: str | None, rate: int | None, jobs: int | None) -> Delivery:
    """The voice and how it speaks. UsageError for a voice that is not here, MachineError where nothing can speak."""
    from voices import choose

    with voice_errors():
        chosen = choose(voice)
    return Delivery(chosen, rate or DEFAULT_RATE, jobs or cores(), cache_folder())


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def cache_folder() -> Path:
    """Where finished chapters are kept: PLAINSPOKEN_CACHE, or the user's cache folder."""
    chosen = os.environ.get("PLAINSPOKEN_CACHE")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("plainspoken", appauthor=False) / "chapters"


def speak(briefing: Briefing, delivery: Delivery, on_progress: Progress | None = None) -> tuple[Briefing, Recording]:
    """Speak a briefing. The briefing that comes back says how long the recording lasts; the caller closes that.

    The first guess comes from the words. Where the recording shows it wrong, the opening is spoken again (the other
    chapters come from the cache), so the same briefing and voice always give the same length.
    """
    from briefings.narrate import narrate
    from voices import Manner, record

    briefing = with_minutes(briefing, minutes(guessed_seconds(briefing, delivery.rate)))
    while True:
        with voice_errors():
            recording = record(
                narrate(briefing),
                delivery.voice,
                manner=Manner(rate=delivery.rate),
                workers=delivery.workers,
                cache=delivery.cache,
                on_progress=on_progress,
            )
        mended = with_minutes(briefing, minutes(recording.seconds))
        if mended == briefing or length_is_true(briefing, recording.seconds):
            return briefing, recording
        recording.body.close()
        briefing = mended


def minutes(seconds: float) -> int:
    """Whole minutes, a half rounded up; never none."""
    return max(1, int(seconds / 60 + 0.5))


def stated_minutes(briefing: Briefing) -> int | None:
    """How long the briefing says that it lasts; None where it does not say."""
    counts = (s for c in briefing.chapters for sentence in c.sentences for s in sentence.sources)
    return next((s.value for s in counts if isinstance(s, FromCount) and s.what == MINUTES), None)


def length_is_true(briefing: Briefing, seconds: float) -> bool:
    """Whether what the briefing says of its length holds for a sound of ``seconds``."""
    stated = stated_minutes(briefing)
    return stated is None or stated == minutes(seconds) or abs(seconds / 60 - stated) <= LOOSE


def with_minutes(briefing: Briefing, number: int) -> Briefing:
    """The briefing with its own sentence about its length made to say ``number``; an editor's wording is left alone."""

    def mended(sentence: Sentence) -> Sentence:
        stated = next((s for s in sentence.sources if isinstance(s, FromCount) and s.what == MINUTES), None)
        if stated is None or sentence.text != length_sentence(stated.value).text:
            return sentence
        return length_sentence(number)

    chapters = tuple(replace(c, sentences=tuple(map(mended, c.sentences))) for c in briefing.chapters)
    return replace(briefing, chapters=chapters)


def length_sentence(number: int) -> Sentence:
    """What the template says of a length in whole minutes."""
    row = tables.lists("templates", "signposts")["minute" if number == 1 else "minutes"]
    return Sentence(row[0].format(number=number), (FromCount(MINUTES, number),))


def guessed_seconds(briefing: Briefing, rate: int) -> float:
    """About how long the words last: by their letters and pauses."""
    from briefings.narrate import narrate

    total = 0.0
    for part in narrate(briefing).parts:
        for line in (part.title, *part.lines):
            letters = sum(character.isalnum() for character in line.say)
            total += letters * _LETTER_MS * DEFAULT_RATE / rate + line.pause_ms
    return total / 1000


@contextmanager
def voice_errors() -> Iterator[None]:
    """Turn the errors of ``voices`` into ours, with the exit codes that the command line promises."""
    from voices import VoiceError
    from voices.errors import LexiconError, ScriptError, UnknownVoiceError

    try:
        yield
    except (UnknownVoiceError, LexiconError) as error:
        raise UsageError(f"{error}.") from error
    except ScriptError as error:
        raise InputError(f"{error}.") from error
    except VoiceError as error:
        if isinstance(error.__cause__, OSError) and "could not keep" in str(error):
            raise OutputError(f"{error}. Nothing was left half-written.") from error
        raise MachineError(f"{error}.") from error
