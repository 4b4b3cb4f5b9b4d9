"""A web page's report is read; what stands around it is not, and grades that only a screen reader hears are."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.document import BlockKind
from briefings.readers import read_document
from briefings.readers.html import read_html

PAGE = "<!doctype html><html><head><title>Site</title><style>p{{}}</style></head><body>{}</body></html>"


def blocks(body: str) -> list[tuple[str, str]]:
    text, found = read_html(PAGE.format(body))
    return [(block.kind.value, text[block.span.start : block.span.end]) for block in found]


def rows(body: str) -> list[tuple[tuple[int, ...], tuple[str, ...]]]:
    text, found = read_html(PAGE.format(body))
    table = [block for block in found if block.kind is BlockKind.TABLE_ROW]
    return [(row.columns, tuple(text[cell.start : cell.end] for cell in row.cells)) for row in table]


def test_headings_words_and_lists_keep_their_kinds_and_levels() -> None:
    text, found = read_html(
        PAGE.format(
            "<h1>Westmarch Police</h1><p>It answers&nbsp;<b>most</b> calls<br>quickly.</p>"
            "<ul><li>north<ul><li>the coast</li></ul></li><li>south</li></ul><ol><li>first<li>second</ol>"
        )
    )
    assert [(b.kind.value, b.level, text[b.span.start : b.span.end]) for b in found] == [
        ("heading", 1, "Westmarch Police"),
        ("paragraph", 0, "It answers most calls quickly."),
        ("list item", 0, "north"),
        ("list item", 1, "the coast"),
        ("list item", 0, "south"),
        ("list item", 0, "first"),
        ("list item", 0, "second"),
    ]


@pytest.mark.parametrize(
    "around",
    [
        "<nav><ul><li>Reports</li></ul></nav>",
        "<footer><p>Crown copyright</p></footer>",
        "<div role='banner'>Inspectorate</div>",
        "<div class='cookie-banner'><p>We use cookies. <b>Good</b></p></div>",
        "<div id='breadcrumb'>Home</div>",
        "<script>document.write('inadequate')</script>",
        "<style>.a { color: red }</style>",
        "<noscript>Turn on scripts</noscript>",
        "<p hidden>inadequate</p>",
        "<p style='display: none'>inadequate</p>",
        "<!-- inadequate -->",
        "<form><label>Search</label><input value='inadequate'></form>",
    ],
)
def test_what_is_not_the_report_is_left_out(around: str) -> None:
    assert blocks(f"{around}<p>It answers calls.</p>{around}") == [("paragraph", "It answers calls.")]


@pytest.mark.parametrize(
    "grade",
    [
        "Requires improvement",
        "<img src='https://example.org/r.png' alt='Requires improvement'>",
        "<span aria-label='Requires improvement'></span>",
        "<span class='grade grade--requires-improvement'></span>",
        "<span class='rating_requires_improvement'>Requires improvement</span>",
    ],
)
def test_a_grade_is_read_wherever_a_page_hides_it_and_only_once(grade: str) -> None:
    body = f"<table><tr><th>Area</th><th>Grade</th></tr><tr><td>Custody</td><td>{grade}</td></tr></table>"
    assert rows(body) == [((0, 1), ("Area", "Grade")), ((0, 1), ("Custody", "Requires improvement"))]


def test_the_first_row_of_column_names_is_the_header() -> None:
    _, found = read_html(PAGE.format("<table><tr><th>A</th><th>B</th></tr><tr><td>c</td><td>d</td></tr></table>"))
    assert [block.header for block in found] == [True, False]


def test_cells_that_span_keep_the_others_in_their_columns() -> None:
    body = (
        "<table><tr><td rowspan=2>Calls</td><td>2025</td><td>Good</td></tr><tr><td>2026</td><td>Adequate</td></tr>"
        "<tr><td colspan=2>Custody</td><td>Inadequate</td></tr></table>"
    )
    assert rows(body) == [
        ((0, 1, 2), ("Calls", "2025", "Good")),
        ((1, 2), ("2026", "Adequate")),
        ((0, 2), ("Custody", "Inadequate")),
    ]


def test_terms_and_labels_are_rows_of_two_cells() -> None:
    assert rows("<dl><dt>Overall</dt><dd>Good</dd></dl><p>Safe: Inadequate</p>") == [
        ((0, 1), ("Overall", "Good")),
        ((0, 1), ("Safe", "Inadequate")),
    ]


def test_a_page_is_read_from_its_file_and_points_at_nothing_that_is_fetched(tmp_path: Path) -> None:
    page = PAGE.format("<p>It spent £2m.</p><img src='https://example.org/a.png' alt=''><iframe src='//example.org'>")
    (tmp_path / "report.html").write_bytes(page.encode("cp1252"))
    document = read_document(tmp_path / "report.html")
    assert document.source.media_type == "text/html"
    assert document.text == "It spent £2m.\n"


def test_definitions_that_nothing_closes_stay_with_their_terms() -> None:
    text, found = read_html("<dl><dt>Overall<dd>Good<dd>Safe<dt>Leadership<dd>Inadequate</dl>")
    rows = [text[b.span.start : b.span.end].split() for b in found]
    assert rows == [["Overall", "Good"], ["Safe"], ["Leadership", "Inadequate"]]


TAGS = st.sampled_from("<p> </p> <table> <tr> <td> </td> <ul> <li> </ul> <h2> </h2> <dl> <dt> <dd> <br> <div>".split())
SOUP = st.lists(st.one_of(TAGS, st.sampled_from([" Good", " a: b ", "&amp;", "<", "\x00", "<td rowspan=3>", "-->"])))


@given(SOUP.map("".join))
def test_tags_in_any_disorder_lose_no_words_and_keep_blocks_in_order(soup: str) -> None:
    text, found = read_html(soup)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
    assert all(text[b.span.start : b.span.end].strip() == text[b.span.start : b.span.end] for b in found)
    assert sum(text[b.span.start : b.span.end].count("Good") for b in found) == soup.count("Good")


@pytest.mark.parametrize("part", ["<", "<a ", "<!--", "</", "<a b='", "<?", "<![CDATA[", "&", "<p>", "<td>", "<ul>"])
def test_marks_that_nothing_closes_do_not_hang_the_reader(part: str) -> None:
    text, found = read_html("<html>" + part * (60_000 // len(part)))
    assert len(found) <= len(text) + 1


@pytest.mark.parametrize("mark", ["<![if !IE]>", "<![Chead", "<![CDATA[ x ]]>", "<!ELEMENT p>", "<![ ", "<!"])
def test_a_declaration_that_no_page_has_is_passed_over(mark: str) -> None:
    assert ("paragraph", "It answers most calls.") in blocks(f"{mark}\n><p>It answers most calls.</p>")
