"""``python -m briefings`` and the console command ``plainspoken``."""

from __future__ import annotations

import signal
import sys


def run() -> None:
    """Run the command line and leave with its exit code. Being told to stop (SIGTERM) is as Ctrl-C: it clears up."""
    try:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        from briefings.cli import main

        code = main(sys.argv[1:])
    except KeyboardInterrupt:  # while it still started, or while it ended
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    run()
