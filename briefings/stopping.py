"""Being told to stop: Ctrl-C, or SIGTERM. It is heard even where Python lets the exception be lost."""

from __future__ import annotations

import signal
import sys
import threading
from types import FrameType

CODE = 130  # as shells say it of Ctrl-C
WORDS = "stopped. Nothing was left half-written; run the same command to go on."
_AGAIN_S = 0.05

_asked = threading.Event()
_listening = False


def listen() -> None:
    """From now on Ctrl-C and SIGTERM raise KeyboardInterrupt, and again where that is swallowed (in a destructor, in a
    library's call back), until somebody ends the run."""
    global _listening  # noqa: PLW0603  # the process has one set of signals
    _listening = True
    signal.signal(signal.SIGTERM, _stop)
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # a run in the background is not Ctrl-C's business
        signal.signal(signal.SIGINT, _stop)
    sys.unraisablehook = _swallowed


def asked() -> bool:
    """Whether the run was told to stop."""
    return _asked.is_set()


def deaf() -> None:
    """The run is ending: nothing more interrupts it."""
    if _listening:
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, signal.SIG_IGN)


def _stop(_number: int, _frame: FrameType | None) -> None:
    _asked.set()
    raise KeyboardInterrupt


def _swallowed(lost: sys.UnraisableHookArgs) -> None:
    """Python could not hand an exception on: it says so and goes on, which for a Ctrl-C is wrong."""
    if issubclass(lost.exc_type, KeyboardInterrupt):
        again = threading.Timer(_AGAIN_S, signal.raise_signal, [signal.SIGTERM])
        again.daemon = True
        again.start()
    else:
        sys.__unraisablehook__(lost)
