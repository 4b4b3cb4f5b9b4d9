"""Nothing is fetched, on any command (promise 5)."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from reports import a_report

from briefings.cli import main


def test_no_command_asks_for_the_network(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    def refuse(*arguments: Any, **_: Any) -> NoReturn:
        asked.append(arguments)
        raise OSError("no network in this test")

    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    report = str(a_report(work))
    edition = "editions/westmarch"
    for arguments in (
        ["make", report],
        ["facts", report],
        ["write", report, "--to", "words"],
        ["check", report],
        ["speak", f"{edition}/briefing.md"],
        ["verify", edition],
        ["voices"],
        ["doctor"],
    ):
        assert main(arguments) in (0, 1), arguments
    assert asked == []


def without_network() -> list[str]:
    """A command before a command, which runs it where there is no network at all."""
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("no unshare here")
    command = [unshare, "-n"] if os.geteuid() == 0 else [unshare, "-rn"]
    if subprocess.run([*command, "true"], check=False, capture_output=True).returncode:
        pytest.skip("a process may not give up its network here")
    return command


@pytest.mark.skipif(sys.platform != "linux", reason="network namespaces are Linux's")
def test_a_first_run_on_a_machine_with_no_network(work: Path) -> None:
    """With an empty home: what a library would fetch on first use is not there from an earlier run."""
    home = work / "home"
    home.mkdir()
    run: Callable[..., subprocess.CompletedProcess[str]] = subprocess.run
    done = run(
        [*without_network(), sys.executable, "-m", "briefings", "make", str(a_report(work)), "--json"],
        env={"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    assert (work / "editions" / "westmarch" / "briefing.mp3").stat().st_size > 100_000
