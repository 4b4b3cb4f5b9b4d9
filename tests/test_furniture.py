"""Page numbers and running heads of a text that was copied out of a printed report."""

from __future__ import annotations

import hashlib

from briefings.document import Document, Source
from briefings.extract import extract
from briefings.facts_json import facts_json
from briefings.readers.furniture import furniture, without_furniture
from briefings.readers.text import read_text

FILLER = "The force answers most of its calls within ten seconds, and it keeps callers informed.\n" * 10


def pages(last_line: str, first_line: str, count: int = 5) -> str:
    """A text of ``count`` pages; a sentence runs over the end of the second."""
    text = "Inspection of Westmarch Police by HMICFRS\n\n"
    for number in range(1, count + 1):
        text += f"{first_line}\n" if number == 3 else ""
        text += FILLER + (f"{last_line}\n" if number == 2 else "")
        text += f"\nWestmarch Police, an inspection report\n\n{number}\n\n"
    return text


def test_a_sentence_that_runs_over_a_page_has_no_word_of_the_page_s_foot() -> None:
    text, blocks = read_text(pages("However, supervisors do", "not have access to the records of other teams."))
    words = " ".join(text.split())
    assert "supervisors do not have access to the records of other teams." in words
    assert "an inspection report" not in words
    assert any("supervisors do" in text[b.span.start : b.span.end] for b in blocks)


def test_a_weakness_over_two_pages_is_stated_whole_and_quoted_page_by_page() -> None:
    raw = pages("However, supervisors do", "not have access to the records of other teams.")
    text, blocks = read_text(raw)
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(Source("report.txt", digest, "text/plain"), text, blocks)
    facts = facts_json(document, extract(document))
    found = [c for c in facts["concerns"] if "do not have access" in c["what"]]
    assert [c["what"] for c in found] == ["supervisors do not have access to the records of other teams"]
    for place in found[0]["evidence"]:
        assert place["quote"] in raw
        assert text[place["start"] : place["end"]] == place["quote"]


def test_where_a_sentence_ends_the_page_s_foot_joins_nothing() -> None:
    text, _ = read_text(pages("The force is quick.", "officers know their beats."))
    assert "quick. officers" not in " ".join(text.split("\n"))


def test_the_figures_of_a_table_are_no_page_numbers() -> None:
    lines = [
        line
        for n in range(1, 6)
        for line in (f"Station {n}", "", str(40 + n), "100", str(n), "", "17", "5", "Westmarch")
    ]
    assert not furniture(lines)
    raw = "\n".join(lines)
    assert without_furniture(raw) == raw
