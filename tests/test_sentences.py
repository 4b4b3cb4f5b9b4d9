"""Text into sentences: hard places of British reports and newspapers, and nothing lost between two sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.document import Block, BlockKind, Document, Source, Span
from briefings.sentences import sentences, split


def parts(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split(text)]


HARD = [
    ["Insp. Rowe met Ch. Supt. Vale at 5 p.m. on Monday.", "Staff were pleased."],
    ["They met at 5 p.m.", "Staff were pleased."],
    ["Det. Supt. Jo Marsh leads the team.", "She took over in May."],
    ["The force lost 40 officers.[2]", "It has hired 12 since."],
    ["The force lost 40 officers. [2]", "It has hired 12 since."],
    ["Para. 4.2 says that calls were late.", "Leaders agree."],
    ["See para. 12, fig. 3 and No. 10.", "They show the change."],
    ["The Northants. force is small.", "It works with others."],
    ["It spent £1.2m on 3.5 posts.", "That is 2.4 per cent more."],
    ["“The force is slow.", "It must do better."],
    ["“The force is slow.”", "Mr. Hale disagreed."],
    ["The chief said: “We can do more.”", "Staff agree."],
    ["“Is it safe?” asked Mrs. J. R. Cole.", "Nobody knew."],
    ["J. K. Moss and P.C. Dunn came.", "They left at 9.30am."],
    ["The plan … is late.", "Why is it late?", "Nobody says!"],
    ["It covers drugs, knives, etc.", "The team is new."],
    ["He moved to Westmarch Ltd. in 2019.", "He left."],
    ["It is open, e.g. at night.", "It is shut i.e. closed by day."],
    ["The law (s. 54 of the Act) is clear.", "Officers know it."],
    ["The force uses www.westmarch.example for news.", "It is slow."],
    ["They met on 3 Feb. 2017 in St. Agnes.", "All came."],
    ["The judgment is in Westmarch v. Vale.", "It is old."],
    ["They are held in Category B.", "It is full."],
    ["Staff care about victims.", "‘They listen,’ said Ms. Dow.", "She was helped."],
]


@pytest.mark.parametrize("expected", HARD, ids=[text[0][:40] for text in HARD])
def test_a_hard_place_is_split_where_a_reader_would(expected: list[str]) -> None:
    assert parts(" ".join(expected)) == expected


def test_five_p_m_ends_a_sentence_before_a_word_that_opens_one() -> None:
    assert parts("They met at 5 p.m. The staff were pleased.") == ["They met at 5 p.m.", "The staff were pleased."]
    assert parts("They met at 5 p.m. Friday and talked.") == ["They met at 5 p.m. Friday and talked."]


def test_a_space_lost_in_print_does_not_join_two_sentences() -> None:
    assert parts("They are good at work.The force is glad.") == ["They are good at work.", "The force is glad."]


def test_a_blank_line_or_a_bullet_ends_a_sentence() -> None:
    assert parts("The force should:\n\n• train staff\n• check files") == [
        "The force should:", "• train staff", "• check files",
    ]  # fmt: skip
    assert parts("A heading\n\nThe text goes on.") == ["A heading", "The text goes on."]


def document(*blocks: tuple[BlockKind, str, int]) -> Document:
    """A document of blocks: kind, words, level."""
    text = ""
    made = []
    for kind, words, level in blocks:
        start = len(text)
        text += words + "\n\n"
        cells: tuple[Span, ...] = ()
        if kind is BlockKind.TABLE_ROW:
            at = start
            found = []
            for cell in words.split(" | "):
                found.append(Span(at, at + len(cell)))
                at += len(cell) + 3
            cells = tuple(found)
        made.append(Block(kind, Span(start, start + len(words)), level=level, cells=cells))
    return Document(Source("report.txt", "0" * 64, "text/plain"), text, tuple(made))


def quotes(made: Document) -> list[str]:
    return [made.quote(sentence.span) for sentence in sentences(made)]


def test_a_heading_is_one_sentence_and_never_runs_into_the_next() -> None:
    made = document(
        (BlockKind.HEADING, "What went well. And what did not", 1), (BlockKind.PARAGRAPH, "It works. It helps.", 0)
    )
    assert quotes(made) == ["What went well. And what did not", "It works.", "It helps."]


def test_a_sentence_knows_the_headings_over_it() -> None:
    made = document(
        (BlockKind.HEADING, "Results", 1),
        (BlockKind.HEADING, "Custody", 2),
        (BlockKind.PARAGRAPH, "Cells are clean.", 0),
        (BlockKind.HEADING, "Calls", 2),
        (BlockKind.LIST_ITEM, "Calls are late", 0),
    )
    found = sentences(made)
    assert [[made.quote(made.blocks[h].span) for h in s.headings] for s in found] == [
        [], ["Results"], ["Results", "Custody"], ["Results"], ["Results", "Calls"],
    ]  # fmt: skip


def test_a_table_row_stays_whole_unless_a_cell_holds_several_sentences() -> None:
    short = document((BlockKind.TABLE_ROW, "Preventing crime | Good", 0))
    assert quotes(short) == ["Preventing crime | Good"]
    long = document((BlockKind.TABLE_ROW, "Calls | They are late. They are long.", 0))
    assert quotes(long) == ["Calls", "They are late.", "They are long."]


_WORDS = st.sampled_from(
    ["Insp.", "The", "force", "5", "p.m.", "“It", "works.”", "£1.2m", "etc.", "[2]", "It", "No.", "10", "e.g.",
     "Northants.", "good.", "bad!", "why?", "…",
     "(s.", "54)", "J.", "K.", "\n\n", "•", "\n", "‘so’", "www.x.example", "3.", "a."]
)  # fmt: skip


@given(st.lists(_WORDS, max_size=40).map(" ".join) | st.text(max_size=200))
@settings(deadline=None)
def test_every_letter_is_in_one_sentence_and_in_order(text: str) -> None:
    spans = split(text)
    at = 0
    for span in spans:
        assert span.start >= at
        assert span.end > span.start
        assert not text[at : span.start].strip()
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
        at = span.end
    assert not text[at:].strip()


@given(st.lists(_WORDS.filter(str.strip), min_size=1, max_size=30).map(lambda w: " ".join(" ".join(w).split())))
@settings(deadline=None)
def test_the_sentences_of_a_block_tile_it(text: str) -> None:
    made = document((BlockKind.PARAGRAPH, text, 0))
    found = sentences(made)
    assert "".join("".join(made.quote(s.span).split()) for s in found) == "".join(text.split())
    assert [s.block for s in found] == [0] * len(found)
