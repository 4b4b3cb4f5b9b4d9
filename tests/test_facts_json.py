"""``facts.json`` is what its page says: its keys, in their order, and quotations that stand where they say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from reports import OTHER_REPORT, REPORT, a_report

from briefings.extract import extract
from briefings.facts_json import facts_json
from briefings.readers import read_document

KEYS = [
    "version", "source", "inspectorate", "organisation", "organisations", "framework", "kind", "year", "dates",
    "ratings", "concerns", "no_concerns", "strengths", "outcomes", "opinions", "next_steps", "quoted", "warnings",
]  # fmt: skip
SAMPLE = Path(__file__).parent.parent / "samples" / "westmarch-police.md"


@pytest.fixture(params=[REPORT, OTHER_REPORT, SAMPLE.read_text("utf-8"), "A walk by the river.\n"])
def read(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, dict[str, Any]]:
    document = read_document(a_report(tmp_path, text=request.param))
    return document.text, json.loads(json.dumps(facts_json(document, extract(document))))


def places(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        own = value.get("evidence", []) if isinstance(value.get("evidence"), list) else []
        return own + [place for part in value.values() for place in places(part)]
    return [place for part in value for place in places(part)] if isinstance(value, list) else []


def test_it_has_its_keys_in_their_order(read: tuple[str, dict[str, Any]]) -> None:
    assert list(read[1]) == KEYS


def test_every_quotation_stands_in_the_text_word_for_word(read: tuple[str, dict[str, Any]]) -> None:
    text, facts = read
    for place in places(facts):
        assert place["quote"]
        assert text[place["start"] : place["end"]] == place["quote"]


def test_every_finding_has_evidence(read: tuple[str, dict[str, Any]]) -> None:
    for name, rows in read[1].items():
        if isinstance(rows, list) and name not in ("organisations", "warnings"):
            assert all(row["evidence"] for row in rows), name


def test_what_a_rating_says_is_in_its_grade_span(read: tuple[str, dict[str, Any]]) -> None:
    text, facts = read
    for rating in facts["ratings"]:
        start, end = rating["grade_span"]
        assert start < end <= len(text)
        assert rating["grade"] == rating["grade"].lower()
        assert rating["when"] in ("current", "previous")
        assert rating["said_by"] in ("inspectorate", "other")


def test_it_counts_its_source(read: tuple[str, dict[str, Any]]) -> None:
    text, facts = read
    assert facts["source"]["characters"] == len(text)
    assert facts["source"]["words"] == len(text.split())


def test_a_text_with_no_findings_has_empty_lists(tmp_path: Path) -> None:
    document = read_document(a_report(tmp_path, text="We walked by the river. The sun was out.\n"))
    facts = facts_json(document, extract(document))
    assert facts["ratings"] == facts["concerns"] == facts["opinions"] == []
    assert facts["organisation"] is None
