"""Speaking a script: chapters from the cache or from workers, in order, into a recording."""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from voices import cache as caching
from voices import chapter, isolation, mp3, sound
from voices.cache import ChapterCache
from voices.chapter import ChapterSound, Job
from voices.engine import Manner, VoiceFacts
from voices.engines import ENGINES, library
from voices.errors import ScriptError, VoiceError
from voices.id3 import MOST_CHAPTERS
from voices.lexicon import Lexicon, built_in
from voices.recording import RecordedChapter, Recording
from voices.script import Script

Progress = Callable[[int, int, str], None]  # chapters done, chapters in all, the title of the one just done
_IN_MEMORY = 16 * 2**20  # bytes of MP3 (half an hour) before a file is used
_LEAST_TIMEOUT_S = 60.0


def record(
    script: Script,
    voice: VoiceFacts,
    *,
    manner: Manner = Manner(),  # noqa: B008  # frozen
    other_voices: Sequence[VoiceFacts] = (),
    lexicon: Lexicon = Lexicon(),  # noqa: B008  # frozen
    out_rate: int | None = None,
    workers: int = 1,
    cache: Path | None = None,
    on_progress: Progress | None = None,
) -> Recording:
    """Speak a script.

    ``other_voices`` are those that lines name; ``lexicon`` is added to the built-in one; ``out_rate`` (Hz) is for
    players that need 44,100; ``cache`` is a folder. The bytes do not depend on ``workers``, nor on what the cache held.
    Raises `ScriptError`, `EngineMissingError`, `LineFailedError` or `WorkFailedError`; nothing is half made.
    """
    _check(script)
    voices = (voice, *(other for other in other_voices if other.name != voice.name))
    words = built_in() + lexicon
    jobs = [Job(part, voices, manner, words, out_rate) for part in script.parts]
    body = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # the recording closes it
    chapters: list[RecordedChapter] = []
    spoken = 0
    try:
        for made, new in _chapters(jobs, ChapterCache(cache) if cache else None, workers):
            first = chapters[-1].first_frame + chapters[-1].frames if chapters else 0
            chapters.append(
                RecordedChapter(made.id, made.title, first, made.frames, body.tell(), len(made.mp3), made.marks)
            )
            body.write(made.mp3)
            spoken += new
            if on_progress:
                on_progress(len(chapters), len(jobs), made.title)
    except OSError as error:
        body.close()
        raise VoiceError(f"could not keep the sound ({error}); free some space in {tempfile.gettempdir()}") from error
    except BaseException:
        body.close()
        raise
    rates = voice.sample_rate, out_rate or voice.sample_rate
    recording = Recording(script.title, script.language, voice, *rates, tuple(chapters), spoken, body)
    weakref.finalize(recording, body.close)
    return recording


def _check(script: Script) -> None:
    if not script.parts:
        raise ScriptError("there is nothing to say: the script has no chapter")
    if len(script.parts) > MOST_CHAPTERS:
        raise ScriptError(f"{len(script.parts)} chapters are more than an MP3 can list ({MOST_CHAPTERS}); join some")
    for part in script.parts:
        for line in (part.title, *part.lines):
            if not any(character.isalnum() for character in line.say):
                raise ScriptError(f"chapter {part.title.show!r} has a line with no word in it: {line.show!r}")


def _chapters(jobs: list[Job], cache: ChapterCache | None, workers: int) -> Iterator[tuple[ChapterSound, bool]]:
    """Each chapter in order, and whether it was made now."""
    names = [_key(job) for job in jobs] if cache else [""] * len(jobs)
    kept = [cache.get(name) is not None for name in names] if cache else [False] * len(jobs)
    made = _made([job for job, have in zip(jobs, kept, strict=True) if not have], workers)
    for job, name, have in zip(jobs, names, kept, strict=True):
        entry = cache.get(name) if cache and have else None
        if entry:
            yield ChapterSound.read(*entry), False
            continue
        # An entry that went away between the two looks is made here.
        done = next(_made([job], 1)) if have else next(made)
        if cache:
            cache.put(name, done.facts(), done.mp3)
        yield done, True


def _key(job: Job) -> str:
    """Everything that changes a chapter's sound or its facts."""
    from importlib.metadata import version

    engines = sorted({voice.engine for voice in job.voices})
    versions = [library(engine).identity for engine in engines]
    return caching.key(
        [chapter.recipe(), mp3.BIT_RATE, mp3.QUALITY, f"lameenc {version('lameenc')}", versions, asdict(job)]
    )


def _made(jobs: list[Job], workers: int) -> Iterator[ChapterSound]:
    """Chapters spoken now: in this process when the engine can do no harm and one worker is asked for."""
    if not jobs:
        return
    voices, manner = jobs[0].voices, jobs[0].manner
    engines = [ENGINES[voice.engine] for voice in voices]
    if workers == 1 and not any(engine.isolated for engine in engines):
        studio = chapter.Studio(voices, manner)
        yield from (chapter.make(studio, job) for job in jobs)
        return
    work = isolation.Work(
        chapter.open_studio, (voices, manner), chapter.make_here, fresh=any(engine.stateful for engine in engines)
    )
    yield from isolation.run(work, jobs, workers=min(workers, len(jobs)), timeout=_timeout, name=_name)


def _name(job: Job) -> str:
    return f"chapter {job.part.title.show!r}"


def _timeout(job: Job) -> float:
    """A minute, and twice as long as the words can last: a voice that is slower than that hangs."""
    return _LEAST_TIMEOUT_S + 2 * sum(sound.expected_seconds(line.say, job.manner.rate)[1] for line in job.lines)
