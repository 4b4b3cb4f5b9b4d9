"""Work done in processes of its own, so that a speech library that crashes, hangs or remembers can harm nothing.

The work is a function of one value, both picklable. A worker is a fresh Python (never a fork of the caller, which may
have threads), started with one thread for the numeric libraries. For work that must not see what went before it, the
worker prepares once and then forks a child for each unit; where there is no safe fork (Windows, macOS) each unit gets a
fresh worker instead: slower, the same results. Results come in the order of the units, whatever the number of workers.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from typing import IO, Any, TypeVar, cast

from voices.errors import VoiceError, WorkFailedError

U = TypeVar("U")
R = TypeVar("R")

CAN_FORK = hasattr(os, "fork") and sys.platform != "darwin"  # macOS: its frameworks do not survive a fork
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
_GRACE_S = 10
_START = "import sys, pickle; sys.path[:] = {path!r}; from voices.isolation import serve; serve()"


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker does: ``prepare(setup)`` once, then ``do(unit)`` for each unit (both at the top of a module)."""

    prepare: Callable[[Any], None]
    setup: Any
    do: Callable[[Any], Any]
    fresh: bool  # each unit must find the worker as `prepare` left it


def run(
    work: Work,
    units: Iterable[U],
    *,
    workers: int,
    timeout: Callable[[U], float],
    name: Callable[[U], str],
) -> Iterator[Any]:
    """``work.do(unit)`` for each unit, in order; at most ``2 * workers`` results wait in memory.

    ``timeout`` gives the seconds a unit may take, ``name`` what an error calls it. A unit whose process crashes or
    hangs is tried once more in a new one; then `WorkFailedError` names it. What the work itself raises is raised here.
    """
    idle: SimpleQueue[_Worker] = SimpleQueue()
    everyone = [_Worker(work) for _ in range(workers)]
    for worker in everyone:
        idle.put(worker)

    def one(unit: U) -> Any:
        worker = idle.get()
        try:
            try:
                return worker.ask(unit, timeout(unit), name(unit))
            except WorkFailedError:
                return worker.ask(unit, timeout(unit), name(unit))
        finally:
            idle.put(worker)

    pool = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="speech")
    waiting: deque[Future[Any]] = deque()
    try:
        for unit in units:
            waiting.append(pool.submit(one, unit))
            if len(waiting) >= 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
        for worker in everyone:
            worker.stop()
        pool.shutdown(wait=True, cancel_futures=True)


class _Worker:
    """One process, started when first asked."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: IO[bytes] | None = None
        self._lock = threading.Lock()
        self._stopped = False
        self._late = False

    def ask(self, unit: Any, seconds: float, name: str) -> Any:
        process = self._start()
        self._late = False
        alarm = threading.Timer(seconds, self._too_late)
        alarm.daemon = True
        alarm.start()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            _send(process.stdin, (unit, seconds))
            answer = _receive(process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            answer = ("died", process.wait())
        finally:
            alarm.cancel()
        kind, value = answer
        if kind == "died" or (self._work.fresh and not CAN_FORK):
            said = self._end()
            if kind == "died":
                how = f"took longer than {seconds:.0f} seconds" if self._late else _how_it_died(value)
                raise WorkFailedError(f"speaking {name} {how}{said}; try again, or choose another voice with --voice")
        if kind == "error":
            raise value
        return value

    def _start(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._stopped:
                raise WorkFailedError("the recording was stopped")
            if self._process is None:
                self._errors = tempfile.TemporaryFile()  # noqa: SIM115  # closed by _end
                self._process = subprocess.Popen(
                    [sys.executable, "-c", _START.format(path=sys.path)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=self._errors,
                    env=os.environ | _ONE_THREAD,
                    start_new_session=True,  # Ctrl-C is the caller's to handle
                )
                assert self._process.stdin is not None
                with suppress(OSError):  # it died at once: `ask` finds out and says so
                    _send(self._process.stdin, self._work)
            return self._process

    def _too_late(self) -> None:
        self._late = True
        if self._process is not None:
            _kill(self._process)

    def _end(self) -> str:
        """Kill, tidy, and give the last line that the process wrote to its error stream."""
        with self._lock:
            process, errors = self._process, self._errors
            self._process = self._errors = None
        if process is None or errors is None:
            return ""
        _kill(process)
        assert process.stdin is not None
        with suppress(BrokenPipeError):  # what it had yet to read goes with it
            process.stdin.close()
        with process, errors:
            errors.seek(0)
            lines = errors.read().decode("utf-8", "replace").strip().splitlines()
        return f" ({lines[-1].strip()[:200]})" if lines else ""

    def stop(self) -> None:
        self._stopped = True
        self._end()


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and the child that it may have forked, which may outlive it."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


def _how_it_died(code: int) -> str:
    if code < 0:
        with suppress(ValueError):
            return f"crashed ({signal.Signals(-code).name})"
    return f"ended its process (exit code {code})"


def _send(stream: IO[bytes], value: Any) -> None:
    data = pickle.dumps(value)
    stream.write(len(data).to_bytes(8, "big") + data)
    stream.flush()


def _receive(stream: IO[bytes]) -> Any:
    size = stream.read(8)
    if len(size) < 8:
        raise EOFError
    data = stream.read(int.from_bytes(size, "big"))
    return pickle.loads(data)


# In the worker ------------------------------------------------------------------------------------------------------


def serve() -> None:
    """The life of a worker: read the work, prepare, then answer each unit until the caller goes away."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not write among the answers
    questions = sys.stdin.buffer
    if sys.platform != "win32":
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # the caller is gone: so are we
    try:
        work = cast(Work, _receive(questions))
    except EOFError:
        return
    failed: tuple[str, Any] | None = None
    try:
        work.prepare(work.setup)
    except Exception as error:  # noqa: BLE001  # whatever it is, the caller hears of it with the first unit
        failed = ("error", _portable(error))
    while True:
        try:
            unit, seconds = _receive(questions)
        except EOFError:
            return
        if failed:
            _send(answers, failed)
        elif work.fresh and CAN_FORK:
            _send(answers, _in_a_child(work, unit, seconds))
        else:
            _send(answers, _answer(work, unit, seconds))


def _answer(work: Work, unit: Any, seconds: float) -> tuple[str, Any]:
    if sys.platform != "win32":
        # The caller stops us in time; but should it be gone, nothing else would ever end a library that hangs.
        signal.alarm(int(seconds) + _GRACE_S)
    try:
        return "ok", work.do(unit)
    except Exception as error:  # noqa: BLE001  # the caller raises it
        return "error", _portable(error)
    finally:
        if sys.platform != "win32":
            signal.alarm(0)


def _portable(error: Exception) -> Exception:
    """Our own errors and the system's go over as they are; a bug goes over as its words."""
    if isinstance(error, VoiceError | OSError):
        return error
    return VoiceError(f"{type(error).__name__}: {error}")


def _in_a_child(work: Work, unit: Any, seconds: float) -> tuple[str, Any]:
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(out)
            with os.fdopen(into, "wb") as stream:
                _send(stream, _answer(work, unit, seconds))
            code = 0
        finally:
            os._exit(code)
    os.close(into)
    with os.fdopen(out, "rb") as stream:
        try:
            answer = cast(tuple[str, Any], _receive(stream))
        except (EOFError, pickle.UnpicklingError):
            answer = ("died", 0)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    return ("died", code) if answer[0] == "died" or code else answer
