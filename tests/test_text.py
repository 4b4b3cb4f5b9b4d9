"""Plain text as reports are saved: wrapped by hand, with lists, headings, tables and what pages leave behind."""

from __future__ import annotations

import pytest

from briefings.document import BlockKind
from briefings.readers.text import read_text


def blocks(raw: str) -> list[tuple[str, str]]:
    """The kind and words of each block, wraps as single spaces."""
    text, found = read_text(raw)
    return [(b.kind.value, " ".join(text[b.span.start : b.span.end].split())) for b in found]


def cells(raw: str) -> list[tuple[str, ...]]:
    text, found = read_text(raw)
    return [tuple(text[c.start : c.end] for c in block.cells) for block in found if block.kind is BlockKind.TABLE_ROW]


WRAPPED = """The force answers most emergency calls within ten seconds, which is faster than in
the year before. Supervisors listen to recordings each week and tell call handlers
what they did well. The force should now do the same for calls that are not urgent,
because people who ring about those calls often wait for eleven minutes or more and
some of them give up before anybody has asked whether they are safe where they are.
"""


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    assert blocks(WRAPPED) == [("paragraph", " ".join(WRAPPED.split()))]


def test_a_blank_line_parts_two_paragraphs() -> None:
    assert [kind for kind, _ in blocks(f"{WRAPPED}\n{WRAPPED}")] == ["paragraph", "paragraph"]


def test_short_lines_over_prose_are_headings_the_first_of_them_the_title() -> None:
    text, found = read_text(f"Westmarch Police\n\n{WRAPPED}\nAnswering calls\n\n{WRAPPED}")
    assert [(b.kind.value, b.level) for b in found] == [
        ("heading", 1),
        ("paragraph", 0),
        ("heading", 2),
        ("paragraph", 0),
    ]
    assert text[found[2].span.start : found[2].span.end] == "Answering calls"


def test_bullets_are_list_items_without_their_marks() -> None:
    raw = (
        "The force should:\n• review risk assessments before the shift ends;\n- answer calls sooner; and\n* ring back."
    )
    assert blocks(raw) == [
        ("paragraph", "The force should:"),
        ("list item", "review risk assessments before the shift ends;"),
        ("list item", "answer calls sooner; and"),
        ("list item", "ring back."),
    ]


def test_an_item_that_wraps_is_one_item() -> None:
    raw = (
        "The force should:\n• review every risk assessment before the officer who wrote it goes\n"
        "  off duty, so that no child is left at risk; and\n• ring back."
    )
    assert [kind for kind, _ in blocks(raw)] == ["paragraph", "list item", "list item"]


def test_areas_and_grades_are_rows_however_they_are_parted() -> None:
    wanted = [("Preventing crime", "Good"), ("Custody", "Inadequate")]
    for between in ("\t", "     ", " | ", ": ", " ............ "):
        assert cells(f"Our grades\n\nPreventing crime{between}Good\nCustody{between}Inadequate\n") == wanted


def test_a_table_copied_out_cell_by_cell_is_rows_again() -> None:
    raw = f"{WRAPPED}\nPreventing crime\n\nGood\n\nCustody\n\nInadequate\n\nLeadership\n\nGood\n\n{WRAPPED}"
    assert cells(raw) == [("Preventing crime", "Good"), ("Custody", "Inadequate"), ("Leadership", "Good")]


def test_page_numbers_and_running_heads_are_no_blocks() -> None:
    page = WRAPPED + "\n" + WRAPPED
    raw = "".join(f"{page}\nWestmarch Police inspection\n{number}\n\n" for number in range(1, 6))
    found = [words for _, words in blocks(raw)]
    assert "Westmarch Police inspection" not in found
    assert not [words for words in found if words.isdigit()]


def test_a_figure_that_counts_nothing_up_stays() -> None:
    raw = f"{WRAPPED}\nCalls answered in time\n89\n\n{WRAPPED}"
    assert "89" in " ".join(words for _, words in blocks(raw)).split()


def test_every_span_leads_back_to_the_words_of_the_file() -> None:
    raw = f"Westmarch Police\n\n{WRAPPED}\n• one thing;\n• another.\n"
    text, found = read_text(raw)
    assert text == raw
    assert found[1].span.start == raw.index("The force answers")


@pytest.mark.parametrize("mark", ["\t", " | "])
def test_an_empty_first_cell_keeps_the_columns_of_a_table(mark: str) -> None:
    rows = (("", "2015", "2016"), ("Custody", "Good", "Inadequate"), ("Vetting", "Good", "Good"))
    _, found = read_text("Westmarch Police\n\n" + "\n".join(mark.join(row) for row in rows) + "\n")
    assert [b.columns for b in found if b.cells] == [(1, 2), (0, 1, 2), (0, 1, 2)]
