"""Programs that we did not write, used to check finished sound. Without them a test is skipped, but in CI it fails."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from shutil import which

import numpy as np
import pytest
from numpy.typing import NDArray


def program(name: str) -> str:
    """Where a checker is."""
    found = which(name)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(f"{name} is missing; run .ci/checkers")
        pytest.skip(f"{name} is not installed (it is an independent checker; see .ci/checkers)")
    return found


def run(name: str, *arguments: str | Path) -> bytes:
    """A checker's output; it must end well."""
    done = subprocess.run([program(name), *map(str, arguments)], capture_output=True, check=False)
    assert done.returncode == 0, f"{name}: {done.stderr.decode()}"
    return done.stdout


def decoded(path: Path) -> NDArray[np.float64]:
    """The samples of a sound file as ffmpeg hears them, at the file's own rate, -1 to 1."""
    arguments = ("-v", "error", "-xerror", "-i", path, "-f", "f32le", "-")
    return np.frombuffer(run("ffmpeg", *arguments), np.dtype("<f4")).astype(np.float64)
