"""Wordings that once were read wrongly, or were not tuned on: whatever is stated of them is what their labels say.

``tests/data/rating_wordings.jsonl`` holds our own words about places that do not exist, one item a line: the text, the
inspectorate, and every rating that the text gives (``previous`` where it marks the grade as earlier). ``read: whole``:
each of them is also found.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from graded import document_of

from briefings.extract.ratings import find_ratings
from briefings.extract.reading import read
from briefings.findings import Rating, SaidBy

ITEMS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "rating_wordings.jsonl").read_text("utf-8").splitlines()
]
_EMPTY = frozenset("the of and in on to a for with at its their how well force is are police constabulary".split())
_WHOLE = frozenset(["overall"])


def stated(item: dict[str, Any]) -> list[Rating]:
    found = find_ratings(read(document_of(item["text"], f"From a report by {item['body']}.\n\n")))
    return [r for r in found.ratings if r.said_by is SaidBy.INSPECTORATE]


def stems(words: str) -> set[str]:
    return {w[:4] for w in re.findall(r"[a-z0-9]+", words.lower())} - {w[:4] for w in _EMPTY}


def same(rating: Rating, label: dict[str, str]) -> bool:
    """Grade, time, a word of the area, and a word of the name; a count of unnamed areas is any unnamed label's."""
    if (rating.grade, rating.when.value) != (label["grade"], label["when"]):
        return False
    named = rating.organisation and "named" not in label["organisation"]
    if named and not stems(rating.organisation or "") & stems(label["organisation"]):
        return False
    if rating.count is not None:
        return "unnamed" in label["area"]
    return bool(stems(rating.area) & stems(label["area"]))


@pytest.mark.parametrize("item", ITEMS, ids=[item["id"] for item in ITEMS])
def test_what_is_stated_of_a_wording_is_what_it_says(item: dict[str, Any]) -> None:
    for rating in stated(item):
        said = (rating.area, rating.grade, rating.when.value, rating.organisation)
        assert any(same(rating, label) for label in item["ratings"]), (
            f"{item['id']} does not say {said}: {item['text']}"
        )


@pytest.mark.parametrize("item", [i for i in ITEMS if i.get("read") == "whole"], ids=lambda item: str(item["id"]))
def test_every_rating_of_a_plain_wording_is_found(item: dict[str, Any]) -> None:
    found = stated(item)
    missing = [label for label in item["ratings"] if not any(same(rating, label) for rating in found)]
    assert missing == []


def test_an_area_that_is_not_the_whole_is_never_stated_as_the_whole() -> None:
    for item in ITEMS:
        if not any(_WHOLE & set(label["area"].split()) for label in item["ratings"]):
            wholes = [r for r in stated(item) if r.area_id == "overall"]
            assert wholes == [], item["id"]


def test_more_than_half_of_their_ratings_are_stated() -> None:
    labels = [(item, label) for item in ITEMS for label in item["ratings"] if "unnamed" not in label["area"]]
    found = sum(any(same(r, label) for r in stated(item)) for item, label in labels)
    assert found * 2 > len(labels)
