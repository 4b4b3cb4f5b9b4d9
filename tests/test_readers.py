"""What holds for any text at all: blocks lie in order, never overlap, and are the words without the space around."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefings.document import Block, BlockKind
from briefings.readers.markdown import read_markdown
from briefings.readers.normalise import plain_characters
from briefings.readers.text import read_text

Read = Callable[[str], tuple[str, tuple[Block, ...]]]
READERS = {"text": read_text, "markdown": read_markdown}

PARTS = st.sampled_from(
    [
        "Westmarch Police is good at preventing crime.",
        "Effectiveness",
        "Effectiveness: Good",
        "Requires improvement",
        "the force took too long to answer",
        "• calls;",
        "- calls",
        "  o inner",
        "1. One",
        "(a) two",
        "a\tb\tc",
        "Area     Grade",
        "| a | b |",
        "|---|---|",
        "# Title",
        "Title\n=====",
        "> quoted",
        "```",
        "***bold***",
        "[link](https://example.org/a_(b))",
        "![alt](a.png)",
        "[^1]: a note",
        "<!-- hidden",
        "-->",
        "\u00ad",
        "infor-",
        "\ufeff",
        "\x00",
        "\u2028",
        "\x0c",
        "12",
        "Page 3 of 9",
        "…… 4",
        "........ 5",
        "“He said",
        "",
        " ",
        "\t",
        "\xa0",
    ]
)
MADE = st.lists(st.tuples(PARTS, st.sampled_from(["\n", "\n\n", " ", "\r\n", "\r", "\t", "  "])), max_size=40).map(
    lambda parts: "".join(part + gap for part, gap in parts)
)
ANY = st.one_of(st.text(max_size=300), MADE)


@pytest.mark.parametrize("name", READERS)
@given(raw=ANY)
@example(raw="")
@example(raw="\n\n\n")
@example(raw="•")
@example(raw="| |")
@example(raw="1.\n2.\n3.\n")
@example(raw="0|0|0|0\r00000\t0\t0")
def test_any_text_gives_blocks_in_order_that_hold_only_words(name: str, raw: str) -> None:
    text, blocks = READERS[name](raw)
    assert all(one.span.end <= two.span.start for one, two in pairwise(blocks))
    for block in blocks:
        words = text[block.span.start : block.span.end]
        assert words
        assert words == words.strip()
        assert block.span.end <= len(text)
        assert bool(block.cells) == (block.kind is BlockKind.TABLE_ROW)
        assert len(block.cells) == len(block.columns)
        assert list(block.columns) == sorted(set(block.columns))
        assert all(one.end <= two.start for one, two in pairwise(block.cells))
        for cell in block.cells:
            assert cell in block.span
            assert text[cell.start : cell.end].strip() == text[cell.start : cell.end]


@pytest.mark.parametrize("name", READERS)
@given(raw=ANY)
def test_the_text_as_read_can_be_kept_in_a_file_and_read_again(name: str, raw: str) -> None:
    text, _ = READERS[name](raw)
    assert text.encode("utf-8").decode("utf-8") == text
    assert plain_characters(text) == text, "it is plain already: every offset into it stays good"


@given(raw=MADE)
def test_every_letter_of_a_plain_text_is_kept_in_its_order(raw: str) -> None:
    """Words are the file's own: only how they are coded changes."""
    text, _ = read_text(raw)
    assert [c for c in text if c.isalpha()] == [c for c in raw if c.isalpha()]


@given(raw=MADE)
def test_every_letter_of_a_plain_text_stands_in_a_block_or_was_a_bullet_or_running_head(raw: str) -> None:
    text, blocks = read_text(raw)
    outside = _outside(text, blocks)
    assert not [word for word in outside.split() if len(word.strip("().:")) > 4], outside


def _outside(text: str, blocks: tuple[Block, ...]) -> str:
    ends = [0, *(block.span.end for block in blocks)]
    starts = [*(block.span.start for block in blocks), len(text)]
    return " ".join(text[end:start] for end, start in zip(ends, starts, strict=True))


INLINE = ["[", "[a](", "![", "<", "<a ", "`a ", "*a ", "_a ", "| a ", "-", ". ", "> ", "\u00ad", "<!-- "]
LINES = ["- \n", "a-\n", "1\n", "\n", "Area\n\nGood\n\n", "Good\n", "a\tb\n", "# a\n", "=\n", "```\n"]


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(("part", "size"), [(part, 150_000) for part in INLINE] + [(part, 15_000) for part in LINES])
def test_no_run_of_marks_hangs_the_reader(name: str, part: str, size: int) -> None:
    """A pattern that looks back over such a run, or a list that is copied at each line, would not end in this test."""
    text, blocks = READERS[name](part * (size // len(part)))
    assert len(blocks) <= len(text) + 1
