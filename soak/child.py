"""A piece of work in a process of its own, under limits of processor time and memory, and how it ended."""

from __future__ import annotations

import json
import math
import os
import resource
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from briefings.errors import PlainspokenError

MEMORY = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """What a piece of work may use; no limit of memory where ``memory`` is None."""

    seconds: float  # of the processor
    memory: int | None  # bytes of address space, above what this process has


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended. ``kind``: fine, refused (an error of ours), crash, hang, memory, died (by a signal)."""

    kind: str
    what: str
    where: str = ""  # the innermost place in our code
    trace: str = ""
    seconds: float = 0.0  # of the processor, its children's counted
    megabytes: float = 0.0  # resident, what it shares with its parent counted

    @property
    def failed(self) -> bool:
        return self.kind not in ("fine", "refused")

    @property
    def signature(self) -> tuple[str, str]:
        """What two failures with one cause have in common."""
        return self.kind, self.where or self.what


class _TooLong(BaseException):
    """The processor time is used up. Not an Exception, so that no handler of ours takes it for a damaged file."""


def run(work: Callable[[], str], limits: Limits) -> Outcome:
    """Do ``work`` in a fork of this process. What it returns says what was made."""
    sys.stdout.flush()
    sys.stderr.flush()
    here, there = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(here)
        try:
            said = _work(work, limits)
            os.write(there, json.dumps(said).encode()[:60_000])
        finally:
            os._exit(0)
    os.close(there)
    heard = _hear(here, pid, 60 + 20 * limits.seconds)
    os.close(here)
    _, status, used = os.wait4(pid, 0)
    seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    if heard is None or os.WIFSIGNALED(status):
        number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        hung = number in (signal.SIGXCPU, signal.SIGKILL)
        name = signal.Signals(number).name if number else "no answer"
        return Outcome("hang" if hung else "died", name, seconds=seconds, megabytes=megabytes)
    return Outcome(**heard, seconds=seconds, megabytes=megabytes)


def _hear(pipe: int, pid: int, longest: float) -> dict[str, str] | None:
    """What the child says, or None where it ends without a word. It is killed after ``longest`` seconds."""
    heard, end = b"", time.monotonic() + longest
    while True:
        ready, _, _ = select.select([pipe], [], [], max(end - time.monotonic(), 0))
        if not ready:
            os.kill(pid, signal.SIGKILL)
            return None
        more = os.read(pipe, 65_536)
        if not more:
            break
        heard += more
    found: dict[str, str] | None = json.loads(heard) if heard else None
    return found


def _work(work: Callable[[], str], limits: Limits) -> dict[str, str]:
    _limit(limits)
    try:
        what = work()
    except PlainspokenError as error:
        kind, what = "refused", f"{type(error).__name__}: {error}"
        if "\n" in what:
            return {"kind": "crash", "what": f"an error of more than one line: {what!r}"[:500]}
    except MemoryError as error:
        return _failure("memory", error)
    except _TooLong as error:
        return _failure("hang", error)
    except BaseException as error:  # noqa: BLE001  # whatever it is, it is what we look for
        return _failure("crash", error)
    else:
        kind = "fine"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return {"kind": kind, "what": what}


def _failure(kind: str, error: BaseException) -> dict[str, str]:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "briefings" in Path(frame.filename).parts]
    place = ours[-1] if ours else frames[-1] if frames else None
    where = f"{Path(place.filename).parent.name}/{Path(place.filename).name} in {place.name}" if place else ""
    if place and kind != "hang":
        where += f", line {place.lineno}"
    trace = "".join(traceback.format_list(frames[:4] + frames[-12:] if len(frames) > 16 else frames))
    return {"kind": kind, "what": f"{type(error).__name__}: {error}"[:500], "where": where, "trace": trace[-6_000:]}


def _limit(limits: Limits) -> None:
    signal.signal(signal.SIGPROF, _too_long)
    signal.setitimer(signal.ITIMER_PROF, limits.seconds, 1.0)  # again and again: a handler may have taken the first
    most = math.ceil(limits.seconds) + 10
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if limits.memory is not None and sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + limits.memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise _TooLong
