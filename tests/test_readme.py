"""The README is true: what it shows can be run, and what it names exists."""

from __future__ import annotations

import re
import shlex
from io import BytesIO
from pathlib import Path

import pytest
from reports import EDITION_FILES, REPORT, a_report

from briefings.cli import main
from briefings.cli.app import app
from briefings.frameworks import frameworks
from briefings.settings import read_settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


COMMANDS = [line for block in blocks("sh") for line in block.splitlines()]


def a_pdf(path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    for n, line in enumerate(REPORT.replace("#", "").splitlines()):
        canvas.drawString(72, 780 - 16 * n, line.strip())
    canvas.showPage()
    canvas.save()
    path.write_bytes(out.getvalue())


def test_every_command_that_it_shows_runs(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a_pdf(work / "report.pdf")
    for name in ("letter.txt", "shorter.txt", "leaflet.md"):
        a_report(work, name, "We came to see you. You were out. We will come again.\n")
    ours = [shlex.split(line)[1:] for line in COMMANDS if line.startswith("plainspoken ")]
    assert len(ours) > 8
    for arguments in ours:
        assert main(arguments) in (0, 1), (arguments, capsys.readouterr().err)
    assert {p.name for p in (work / "editions" / "report").iterdir()} == EDITION_FILES


def test_it_shows_every_command() -> None:
    for command in app.registered_commands:
        assert f"plainspoken {command.name}" in README


def test_it_names_every_file_of_an_edition() -> None:
    table = README[README.index("| file |") : README.index("**Listen before")]
    assert set(re.findall(r"`([\w.]+)`", table)) == EDITION_FILES


def test_every_make_target_that_it_names_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {line.split()[1] for line in COMMANDS if line.startswith("make ")} | set(
        re.findall(r"`make (\w+)`", README)
    )
    assert {"demo", "test", "lint", "bench"} <= named <= targets


def test_its_settings_are_the_settings(tmp_path: Path) -> None:
    (block,) = blocks("toml")
    path = tmp_path / "plainspoken.toml"
    path.write_text(block, "utf-8")
    settings = read_settings(path)
    assert all(
        getattr(settings, name) is not None for name in settings.__dataclass_fields__ if name != "report_address"
    )
    assert (settings.voice, settings.target) == ("pico", 11)


def test_the_checkers_that_it_names_are_those_that_ci_installs() -> None:
    (named,) = re.findall(r"`apt-get install ([^`]+)`", README)
    assert f'packages="{named}"' in (ROOT / ".ci" / "checkers").read_text("utf-8")


def test_it_names_every_inspectorate_that_there_is_data_for() -> None:
    table = README[README.index("| inspected |") : README.index("Police reports are where")]
    known = {inspectorate.short for framework in frameworks() for inspectorate in framework.inspectorates}
    assert known == {short for short in known if re.search(rf"\b{re.escape(short)}\b", table)}
