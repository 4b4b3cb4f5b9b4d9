"""Whatever a page prints and wherever, its words come out once and the blocks stand in order."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefings.document import BlockKind
from briefings.readers.pdf_blocks import blocks_of_pages
from briefings.readers.pdf_lines import join_words
from briefings.readers.pdf_page import Page, Piece

WORDS = "officer victim custody grades Inadequate Outstanding safeguarding • 12. (a) 2026 Area: Good".split()


@st.composite
def pieces(draw: st.DrawFn) -> Piece:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8))
    size = draw(st.sampled_from([8.0, 11.0, 11.0, 11.0, 14.0, 24.0]))
    x0 = draw(st.sampled_from([60.0, 60.0, 60.0, 78.0, 150.0, 310.0, 400.0, 511.3]))
    text = " ".join(words)
    width = len(text) * size / 2
    y = draw(st.integers(3, 55)) * 14.0
    return Piece(text, x0, x0 + width, y, size, draw(st.booleans()), False, first_word=len(words[0]) * size / 2)


RULES = st.lists(st.tuples(st.integers(3, 55).map(lambda n: n * 14.0 + 4), st.just(56.0), st.just(530.0)), max_size=8)
DOWNS = st.lists(st.tuples(st.sampled_from([56.0, 300.0, 530.0]), st.just(40.0), st.just(800.0)), max_size=3)


@st.composite
def printed(draw: st.DrawFn, number: int = 1) -> Page:
    page = Page(number, 595.0, 842.0, draw(st.lists(pieces(), max_size=40)))
    page.rules, page.downs = draw(RULES), draw(DOWNS)
    return page


def letters(text: str) -> Counter[str]:
    return Counter(character for character in text if character.isalpha())


@given(printed())
def test_a_page_of_anything_loses_no_letter_and_says_none_twice(page: Page) -> None:
    wanted = letters("".join(piece.text for piece in page.pieces).replace("(a)", ""))
    text, blocks = blocks_of_pages([page])
    assert letters(text.replace("(a)", "")) == wanted
    assert all(one.span.end <= two.span.start for one, two in pairwise(blocks))
    for block in blocks:
        words = text[block.span.start : block.span.end]
        assert words == words.strip() != ""
        assert bool(block.cells) == (block.kind is BlockKind.TABLE_ROW)
        assert list(block.columns) == sorted(set(block.columns))


@given(st.lists(st.sampled_from(["multi-", "agency", "safe-", "guarding", "2025–", "26", "and/", "or", "calls"])))
def test_lines_joined_keep_every_letter_and_figure(parts: list[str]) -> None:
    joined = join_words(parts, frozenset(("safeguarding",)))
    assert [c for c in joined if c.isalnum()] == [c for part in parts for c in part if c.isalnum()]


def test_a_hyphen_that_may_be_the_authors_stays() -> None:
    nothing: frozenset[str] = frozenset()
    assert join_words(["a multi-", "agency team"], nothing) == "a multi-agency team"
    assert join_words(["the informa-", "tion"], nothing) == "the information"
    assert join_words(["a co-", "operation"], frozenset(("cooperation", "co-operation"))) == "a co-operation"
    assert join_words(["in 2025–", "26"], nothing) == "in 2025–26"
