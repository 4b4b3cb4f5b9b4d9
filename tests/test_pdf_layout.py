"""What a PDF prints comes out as the blocks that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pdfs
import pytest
from pdfs import AREAS, PART, RUNNING_HEAD, TITLE, bullets, heading, prose, report, ruled, space, unruled
from reportlab.platypus import Flowable, Paragraph

from briefings.document import Block, BlockKind, Document
from briefings.readers import read_document

Reader = Callable[[bytes], Document]

LONG_ITEM = (
    "The force should review every risk assessment before the officer goes off duty, so that no child is left at "
    "risk because nobody looked at what was written."
)


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    def from_bytes(data: bytes) -> Document:
        path = tmp_path / "report.pdf"
        path.write_bytes(data)
        return read_document(path)

    return from_bytes


def words(document: Document, kind: BlockKind) -> list[str]:
    return [document.quote(block.span) for block in document.blocks if block.kind is kind]


def cells(document: Document, block: Block) -> list[str]:
    return [document.quote(span) for span in block.cells]


def rows(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.kind is BlockKind.TABLE_ROW]


def spoken(document: Document) -> str:
    """The running words, as one line."""
    kinds = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    return " ".join(document.quote(block.span) for block in document.blocks if block.kind in kinds)


def test_a_title_is_above_a_section_and_a_section_above_a_bold_line(read: Reader) -> None:
    story = [heading("Westmarch Police", TITLE), *prose(1), heading("Our grades"), *prose(1), heading("Calls", PART)]
    document = read(report([*story, *prose(2)]))
    found = [(document.quote(b.span), b.level) for b in document.blocks if b.kind is BlockKind.HEADING]
    assert [text for text, _ in found] == ["Westmarch Police", "Our grades", "Calls"]
    assert [level for _, level in found] == sorted({level for _, level in found})


def test_a_heading_of_two_lines_is_one_heading(read: Reader) -> None:
    title = "How well does the force keep people safe when they most need its help and protection?"
    document = read(report([heading(title, TITLE), *prose(3)]))
    assert words(document, BlockKind.HEADING) == [title]


def test_every_paragraph_is_one_block_with_all_its_words(read: Reader) -> None:
    document = read(report(prose(30)))
    found = words(document, BlockKind.PARAGRAPH)
    assert found == [f"Finding {n}. {pdfs.PROSE[n % 3]}" for n in range(1, 31)]
    assert document.source.pages == 3


def test_running_heads_and_page_numbers_are_left_out(read: Reader) -> None:
    document = read(report(prose(40), head=RUNNING_HEAD))
    assert RUNNING_HEAD not in document.text
    assert not re.search(r"^\d+$", document.text, re.MULTILINE)


def test_a_sentence_that_tops_several_pages_is_no_running_head(read: Reader) -> None:
    line = "Westmarch Police is not good at answering calls, and it should have known this before we told it so."
    page = pdfs.lines("\n".join([line] + ["It took eleven minutes to answer this caller, and nobody rang back."] * 20))
    document = read(pdfs.drawn([page] * 5))
    assert document.text.count("not good at answering calls") == 5


def test_footnotes_are_notes_and_stand_after_the_page(read: Reader) -> None:
    notes = ("A serious case is one in which somebody was hurt.", "Counted between April and June.")
    document = read(report(prose(30), footnotes=notes))
    assert words(document, BlockKind.NOTE) == list(notes)
    assert "hurt" not in spoken(document)


def test_note_marks_are_taken_out_of_the_sentence_but_ordinals_stay(read: Reader) -> None:
    marked = Paragraph(
        "The force came 4<super size=7>th</super> of forty<super size=7>2</super> in our survey of calls, and "
        "it knows that people who are at risk cannot wait.",
        pdfs.BODY,
    )
    document = read(report([marked, *prose(3)]))
    assert "came 4th of forty in our survey" in document.text


def test_bullets_are_list_items_and_inner_ones_are_a_level_down(read: Reader) -> None:
    document = read(report([*prose(2), bullets([LONG_ITEM, "It should answer sooner."], ["in the north;", "at sea."])]))
    items = [(document.quote(b.span), b.level) for b in document.blocks if b.kind is BlockKind.LIST_ITEM]
    assert [text for text, _ in items] == [LONG_ITEM, "It should answer sooner.", "in the north;", "at sea."]
    assert [level for _, level in items] == [0, 0, 1, 1]


@pytest.mark.parametrize("table", [ruled, unruled], ids=["with lines", "in columns alone"])
def test_a_table_of_areas_and_grades_is_rows_of_two_cells(read: Reader, table: Callable[..., Flowable]) -> None:
    document = read(report([*prose(2), table([("Area", "Grade"), *AREAS]), space(), *prose(2)]))
    found = rows(document)
    assert [tuple(cells(document, row)) for row in found] == [("Area", "Grade"), *AREAS]
    assert [row.header for row in found] == [True, False, False, False, False, False]
    assert {row.columns for row in found} == {(0, 1)}
    assert len({row.table for row in found}) == 1


@pytest.mark.parametrize("table", [ruled, unruled], ids=["with lines", "in columns alone"])
def test_a_cell_with_no_words_leaves_its_column_empty(read: Reader, table: Callable[..., Flowable]) -> None:
    grades = [("Area", "Last time", "Now"), ("Calls", "Good", "Adequate"), ("Custody", "", "Inadequate")]
    document = read(report([*prose(2), table(grades, (200, 120, 120)), space(), *prose(2)]))
    assert [row.columns for row in rows(document)] == [(0, 1, 2), (0, 1, 2), (0, 2)]


def test_a_box_around_words_is_no_table(read: Reader) -> None:
    document = read(report([*prose(2), ruled([(LONG_ITEM,), (pdfs.PROSE[0],)], (450,)), space(), *prose(2)]))
    assert not rows(document)
    assert LONG_ITEM in words(document, BlockKind.PARAGRAPH)


def test_two_columns_are_read_one_after_the_other(read: Reader) -> None:
    document = read(report(prose(20), columns=2))
    numbers = [int(n) for n in re.findall(r"Finding (\d+)\.", document.text)]
    assert numbers == list(range(1, 21))
    assert spoken(document) == " ".join(f"Finding {n}. {pdfs.PROSE[n % 3]}" for n in range(1, 21))


def test_a_word_cut_at_a_line_end_is_mended_where_the_report_prints_it_whole(read: Reader) -> None:
    text = "\n".join(
        [
            "The force has made improvements to how it answers calls, and it has made fur-",
            "ther improve-",
            "ments to how it shares what it knows, through a multi-",
            "agency team that meets each day. There is further work to do in the north of the county, where",
            "officers wait too long for advice and where callers are told to ring another number in the morning.",
        ]
    )
    document = read(pdfs.drawn([pdfs.lines(text)]))
    assert "further improvements to how it shares what it knows, through a multi-agency team" in document.text


def test_ligatures_are_letters(read: Reader) -> None:
    document = read(report([Paragraph("The ofﬁcer’s ﬁrst ﬂat was too small for the family. " * 6, pdfs.BODY)]))
    assert "ﬁ" not in document.text


def test_a_list_of_contents_is_kept_as_notes(read: Reader) -> None:
    entries = [("About us", "2"), ("How well the force answers calls", "3"), ("Leadership", "7"), ("Next steps", "9")]
    document = read(report([heading("Contents"), unruled(entries, (400, 40)), space(), heading("About us"), *prose(4)]))
    assert words(document, BlockKind.NOTE) == [" ".join(entry) for entry in entries]
    assert words(document, BlockKind.HEADING) == ["Contents", "About us"]


def test_blocks_know_their_pages_and_stand_in_order(read: Reader) -> None:
    document = read(report([heading("Westmarch Police", TITLE), *prose(30), ruled(AREAS)], head=RUNNING_HEAD))
    assert all(one.span.end <= two.span.start for one, two in pairwise(document.blocks))
    pages = [block.page or 0 for block in document.blocks]
    assert pages == sorted(pages)
    assert {1, 2, 3} <= set(pages)
    for block in document.blocks:
        assert document.quote(block.span) == document.quote(block.span).strip()


def test_a_page_with_no_words_is_a_warning(read: Reader) -> None:
    full = pdfs.lines("\n".join(["The force answers most of its calls quickly, and it knows who is at risk."] * 8))
    document = read(pdfs.drawn([full, [], full]))
    assert len(document.warnings) == 1
    assert "page 2" in document.warnings[0]


def test_a_table_and_a_box_of_its_width_are_told_apart(read: Reader) -> None:
    box = ruled([(LONG_ITEM,)], (400,))
    document = read(report([*prose(1), ruled(AREAS, (250, 150)), space(30), box, space(30), *prose(2)]))
    assert [tuple(cells(document, row)) for row in rows(document)] == list(AREAS)
    assert LONG_ITEM in words(document, BlockKind.PARAGRAPH)


def test_grades_that_head_columns_keep_the_areas_under_them(read: Reader) -> None:
    grades = [
        ("<b>Outstanding</b>", "<b>Good</b>", "<b>Requires improvement</b>"),
        ("", "Preventing crime", "Protecting people who are vulnerable"),
        ("", "", "Custody"),
    ]
    document = read(report([*prose(1), ruled(grades, (110, 110, 110)), space(), *prose(2)]))
    found = rows(document)
    assert found[0].header
    assert [row.columns for row in found] == [(0, 1, 2), (1, 2), (2,)]
    assert cells(document, found[1]) == ["Preventing crime", "Protecting people who are vulnerable"]
