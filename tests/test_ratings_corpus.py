"""Ratings on the labelled corpus, where it is: nothing is invented, and the seeds' grades are all found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from graded import document_of

from briefings.extract.ratings import find_ratings
from briefings.extract.reading import read
from briefings.findings import Rating, SaidBy
from briefings.readers import read_document


def stated(head: str, text: str) -> list[Rating]:
    found = find_ratings(read(document_of(text, head)))
    return [r for r in found.ratings if r.said_by is SaidBy.INSPECTORATE]


def wordings(corpus: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (corpus / "wordings.jsonl").read_text("utf-8").splitlines() if line.strip()]


def test_no_item_without_a_rating_is_given_one(corpus: Path) -> None:
    for item in wordings(corpus):
        if not item["ratings"]:
            assert stated(f"From a report by {item['body']}.\n\n", item["text"]) == [], item["id"]


def test_no_grade_is_stated_that_the_labels_do_not_have(corpus: Path) -> None:
    for item in wordings(corpus):
        labelled = {(r["grade"], r.get("when", "current")) for r in item["ratings"]}
        for rating in stated(f"From a report by {item['body']}.\n\n", item["text"]):
            assert (rating.grade, rating.when.value) in labelled, item["id"]


def test_four_fifths_of_the_police_items_grades_are_stated(corpus: Path) -> None:
    items = [i for i in wordings(corpus) if i["scale"] in ("hmic4", "peel5")]
    firm = [
        (item, {(r["grade"], r.get("when", "current")) for r in item["ratings"] if "(unnamed)" not in r["area"]})
        for item in items
    ]
    told = [
        (labels, {(r.grade, r.when.value) for r in stated(f"From a report by {item['body']}.\n\n", item["text"])})
        for item, labels in firm
        if labels
    ]
    found = sum(len(labels & said) for labels, said in told)
    assert found >= 0.8 * sum(len(labels) for labels, _ in told)


def seed(corpus: Path, name: str) -> set[tuple[str | None, str, str]]:
    found = find_ratings(read(read_document(corpus / "dev" / "docs" / name)))
    return {(r.area_id, r.grade, r.when.value) for r in found.ratings if r.said_by is SaidBy.INSPECTORATE}


def test_the_news_story_has_its_one_grade_and_its_one_absence(corpus: Path) -> None:
    assert seed(corpus, "seed0.txt") == {("legitimacy", "good", "current"), ("leadership", "not rated", "current")}


def test_the_inspectors_statement_has_its_three_grades(corpus: Path) -> None:
    areas = ("preventing-crime", "anti-social-behaviour", "serious-organised-crime")
    assert seed(corpus, "seed1.txt") == {(area, "requires improvement", "current") for area in areas}


def test_reports_that_give_no_grades_have_no_ratings(corpus: Path) -> None:
    for line in (corpus / "dev" / "gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        if not gold["ratings"]:
            document = read_document(corpus / "dev" / "docs" / f"{gold['id']}.txt")
            assert find_ratings(read(document)).ratings == (), gold["id"]
