"""Markdown's marks are taken off, and what they mean is kept."""

from __future__ import annotations

import pytest

from briefings.document import BlockKind
from briefings.readers.markdown import read_markdown


def blocks(raw: str) -> list[tuple[str, int, str]]:
    text, found = read_markdown(raw)
    return [(b.kind.value, b.level, text[b.span.start : b.span.end]) for b in found]


def test_headings_of_both_kinds_have_levels() -> None:
    assert blocks("# One\n\n### Three ###\n\nTitle\n=====\n\nPart\n----\n") == [
        ("heading", 1, "One"),
        ("heading", 3, "Three"),
        ("heading", 1, "Title"),
        ("heading", 2, "Part"),
    ]


def test_lists_nest_and_wrapped_items_join() -> None:
    raw = "- the north,\n  where calls wait\n  - the coast\n- the south\n\n1. first\n2. second\n"
    assert blocks(raw) == [
        ("list item", 0, "the north, where calls wait"),
        ("list item", 1, "the coast"),
        ("list item", 0, "the south"),
        ("list item", 0, "first"),
        ("list item", 0, "second"),
    ]


def test_a_pipe_table_is_rows_with_a_header() -> None:
    text, found = read_markdown("| Area | Grade |\n|------|:-----:|\n| Custody | **Inadequate** |\n| Calls | |\n")
    rows = [(b.header, b.columns, [text[c.start : c.end] for c in b.cells]) for b in found]
    assert rows == [
        (True, (0, 1), ["Area", "Grade"]),
        (False, (0, 1), ["Custody", "Inadequate"]),
        (False, (0,), ["Calls"]),
    ]
    assert {b.kind for b in found} == {BlockKind.TABLE_ROW}


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("It is **not** _yet_ ***good***.", "It is not yet good."),
        ("See [the report](https://example.org/a_(b)) and ![Good](g.png).", "See the report and Good."),
        ("Call `999` or <https://example.org>.", "Call 999 or https://example.org."),
        ("It cost 5 \\* 3 and snake_case_names stay.", "It cost 5 * 3 and snake_case_names stay."),
        ("It is good.[^1]", "It is good."),
        ("It is <b>good</b>.<!-- secret -->", "It is good."),
        ("One line<br>another line", "One line another line"),
    ],
)
def test_inline_marks_are_taken_off(raw: str, words: str) -> None:
    assert blocks(raw) == [("paragraph", 0, words)]


def test_front_matter_and_comments_are_not_words() -> None:
    assert blocks("---\ntitle: secret\n---\n\nIt is good.\n\n<!-- inadequate\nstill -->\n\nIt is.") == [
        ("paragraph", 0, "It is good."),
        ("paragraph", 0, "It is."),
    ]


def test_quotations_and_notes_are_told_from_the_reports_own_words() -> None:
    kinds = [kind for kind, _, _ in blocks("It is good.\n\n> We waited for hours.\n\n[^1]: Counted in May.\n")]
    assert kinds == ["paragraph", "quotation", "note"]


def test_a_line_in_bold_is_a_heading_below_the_last() -> None:
    assert blocks("## Calls\n\n**Areas for improvement**\n\nIt should answer sooner.") == [
        ("heading", 2, "Calls"),
        ("heading", 3, "Areas for improvement"),
        ("paragraph", 0, "It should answer sooner."),
    ]


def test_a_label_and_its_grade_are_a_row() -> None:
    text, found = read_markdown("**Effectiveness:** Requires improvement\n")
    assert [text[c.start : c.end] for c in found[0].cells] == ["Effectiveness", "Requires improvement"]
