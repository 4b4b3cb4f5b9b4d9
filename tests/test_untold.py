"""What was found and is not told is said, in plain words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from briefings import agreement
from briefings.cli.reasons import REASONS, plain_reason
from briefings.cli.untold import is_told, untold
from briefings.extract.ratings import merging, statements

ROOT = Path(__file__).parent.parent


def evidence(start: int, end: int) -> list[dict[str, Any]]:
    return [{"quote": "Words of the report.", "start": start, "end": end}]


def record(*places: tuple[int, int]) -> dict[str, Any]:
    sources = [{"report": [[a, b]]} for a, b in places]
    return {"chapters": [{"sentences": [{"sources": [*sources, {"table": "glosses", "key": "x"}]}]}]}


def facts(**rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"ratings": [], "concerns": [], "quoted": [], **rows}


CAUSE = {
    "severity": "cause of concern",
    "label": None,
    "status": "open",
    "what": "slow answers",
    "evidence": evidence(10, 20),
}


def test_a_formal_concern_that_no_sentence_stands_on_is_named() -> None:
    found = facts(concerns=[CAUSE])
    assert untold(record((20, 30)), found) == ("the cause of concern: slow answers",)
    assert untold(record((19, 30)), found) == ()


def test_a_concern_that_is_not_formal_may_be_left_out_in_silence() -> None:
    assert untold(record(), facts(concerns=[{**CAUSE, "severity": "concern"}])) == ()


def test_an_earlier_rating_that_is_left_out_is_named_and_somebody_elses_is_not() -> None:
    rating = {
        "grade": "good",
        "area": "calls",
        "when": "previous",
        "said_by": "inspectorate",
        "evidence": evidence(1, 2),
    }
    assert untold(record(), facts(ratings=[rating, {**rating, "said_by": "other"}])) == (
        "the rating good before for calls",
    )


def test_a_doubtful_sentence_that_is_left_out_is_named_once_with_its_reason() -> None:
    row = {"why": "doubt", "evidence": evidence(5, 9)}
    other = {"why": "doubt", "evidence": evidence(50, 59)}
    assert untold(record(), facts(quoted=[row, other])) == ("“Words of the report.” may hold a rating (in doubt)",)
    assert is_told(row, [(8, 10)])


def test_every_reason_of_the_extraction_has_plain_words_that_the_readme_explains() -> None:
    folder = ROOT / "briefings" / "extract" / "ratings"
    code = "\n".join(p.read_text("utf-8") for p in sorted(folder.glob("*.py")))
    used = re.findall(r'NotUnderstoodError\("([^"]+)"\)|_quote\([^)]*?"([^"]+)"\)', code)
    names = {name for row in used for name in row if name} | {why for _, why in statements._WHY}
    names |= {merging.DISAGREE, merging.DATED, agreement.WHY}
    assert len(names) > 5
    assert names <= REASONS.keys()
    readme = (ROOT / "README.md").read_text("utf-8")
    assert all(words in readme for words in REASONS.values())
    assert plain_reason("doubt") == "in doubt"
