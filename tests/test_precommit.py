"""The hook for pre-commit: its command runs, and it takes the files that it should."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from briefings.cli.app import main

HOOK = (Path(__file__).parent.parent / ".pre-commit-hooks.yaml").read_text("utf-8")
FIELDS = dict(re.findall(r"^[- ] (\w+): (.+)$", HOOK, re.MULTILINE))


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("letters/bins.md", True), ("page.html", True), ("Leaflet.TXT", True), ("form.docx", True), ("form.pdf", True),
        ("main.py", False), ("requirements-dev.txt", False), ("LICENSE.txt", False), ("docs/CHANGELOG.md", False),
        ("robots.txt", False), ("md", False), ("our-requirements.md", True),
    ],
)  # fmt: skip
def test_it_takes_texts_and_leaves_what_only_looks_like_one(name: str, taken: bool) -> None:
    found = bool(re.search(FIELDS["files"], name)) and not re.search(FIELDS["exclude"], name)
    assert found is taken


def test_its_command_stops_a_commit_that_holds_a_hard_text(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "plain.md").write_text("We will take your bins on Monday.\n", "utf-8")
    (work / "hard.md").write_text("Utilisation " + "of organisational resources " * 12 + "is inconsistent.\n", "utf-8")
    program, *arguments = shlex.split(FIELDS["entry"])
    assert program == "plainspoken"
    assert main([*arguments, "plain.md"]) == 0
    assert capsys.readouterr().out == ""
    assert main([*arguments, "--target", "14", "plain.md", "hard.md"]) == 1
    assert capsys.readouterr().out.startswith("hard.md: too hard for age 14: ")


def test_readme_names_the_hook() -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
    assert f"- id: {FIELDS['id']}\n" in readme
