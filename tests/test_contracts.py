"""The arrows between the packages hold, as import-linter reads them from pyproject.toml."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
VERIFY = sorted((ROOT / "briefings" / "verify").glob("*.py"))


def test_every_contract_is_kept() -> None:
    code = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(is_debug_mode=True))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert "0 broken" in done.stdout


@pytest.mark.parametrize("path", VERIFY, ids=lambda path: path.stem)
def test_the_second_program_is_given_nothing_of_how_words_or_sound_are_made(path: Path) -> None:
    """import-linter follows ``briefings`` alone: this also keeps out ``voices`` and the edition's own readers."""
    forbidden = (
        "briefings.extract",
        "briefings.write",
        "briefings.plain",
        "briefings.edition",
        "briefings.making",
        "voices",
    )
    imported = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module or ""}
    assert not [name for name in imported if name.startswith(forbidden)]
