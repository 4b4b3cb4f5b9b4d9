"""What every test may rely on: no network, an empty home, and the corpus where it is."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing may reach further than this machine (promise 5)."""
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: Any) -> Any:
        if self.family == getattr(socket, "AF_UNIX", None) or str(address[0]) in ("127.0.0.1", "::1", "localhost"):
            return connect(self, address)
        raise AssertionError(f"a test reached for the network: {address}")

    monkeypatch.setattr(socket.socket, "connect", local_only)


@pytest.fixture(autouse=True, scope="session")
def _own_home_of_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is made once for many tests uses and touches nothing of whoever runs them either."""
    with pytest.MonkeyPatch.context() as patch:
        _move_home(tmp_path_factory, patch)
        yield


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caches and settings of whoever runs the tests are neither used nor touched."""
    _move_home(tmp_path_factory, monkeypatch)


def _move_home(tmp_path_factory: pytest.TempPathFactory, patch: pytest.MonkeyPatch) -> None:
    home = tmp_path_factory.mktemp("home")
    patch.setenv("HOME", str(home))
    patch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    patch.delenv("PLAINSPOKEN_CACHE", raising=False)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The labelled corpus; the test is skipped where there is none."""
    folder = os.environ.get("PLAINSPOKEN_CORPUS")
    if not folder:
        pytest.skip("PLAINSPOKEN_CORPUS is unset: the labelled corpus is not part of the repository")
    return Path(folder)


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
