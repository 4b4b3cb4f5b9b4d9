"""A program's code is told from a report, and no report is taken for code."""

from __future__ import annotations

from pathlib import Path

import pytest
from reports import OTHER_REPORT, REPORT

from briefings.programs import reads_as_code

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    "name", ["briefings/making.py", "briefings/settings.py", "voices/recorder.py", "tests/harm.py"]
)
def test_our_own_code_reads_as_code(name: str) -> None:
    path = ROOT / name
    if not path.is_file():
        path = next((ROOT / "voices").glob("*.py"))
    assert reads_as_code(path.read_text("utf-8"))


def test_another_languages_code_reads_as_code() -> None:
    code = """
    #include <stdio.h>
    /* rates a force */
    int main(void) {
      int rating = 3;
      if (rating > 2) {
        printf("good");
      }
      return 0;
    }
    """
    assert reads_as_code(code)


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        OTHER_REPORT,
        *(path.read_text("utf-8") for path in sorted((ROOT / "samples").iterdir()) if path.suffix in (".md", ".txt")),
        "Recommendations\n" + "\n".join(f"- the force should do thing {n};" for n in range(20)),
        "| Area | Grade |\n|---|---|\n" + "| Preventing crime | Good |\n" * 20,
        (ROOT / "README.md").read_text("utf-8"),
    ],
)
def test_prose_lists_and_tables_do_not(text: str) -> None:
    assert not reads_as_code(text)
