"""Where in a file a sentence begins."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefings.line_numbers import line_numbers


def test_marks_wrapped_lines_and_repeats_do_not_mislead() -> None:
    raw = "# Bins\n\n**We take** your [bins](https://x.example) on\nMonday. Ring us. Ring us.\n\n- Ring us.\n"
    sentences = ["We take your bins on Monday.", "Ring us.", "Ring us.", "Ring us."]
    assert line_numbers(raw, sentences) == (3, 4, 4, 6)


def test_a_sentence_that_is_not_there_has_no_line_and_those_after_it_have() -> None:
    assert line_numbers("One bin is here.\nTwo bins are there.", ["A cat sat.", "…", "Two bins are there."]) == (
        None,
        None,
        2,
    )


_SENTENCE = st.lists(st.sampled_from("the bin is a blue one we take it".split()), min_size=3, max_size=9).map(" ".join)


@given(st.lists(_SENTENCE, min_size=1, max_size=12))
def test_a_sentence_a_line_is_found_on_its_line(sentences: list[str]) -> None:
    # A mark of its own begins each, or a line could be found inside the one before it.
    marked = [f"w{number} {sentence}" for number, sentence in enumerate(sentences)]
    assert line_numbers("\n".join(marked), marked) == tuple(range(1, len(marked) + 1))
