"""The scoring view: what a formula is given is what a listener hears."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings import scoring_view
from briefings.scoring_view import mask, spoken, view


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("The force is slow.", "The force is slow."),
        ("“It works,” she said.", "It works, she said."),
        ("A long-term, well-run plan.", "A long term, well run plan."),
        ("They don’t know.", "They don't know."),
        ("Is it safe?", "Is it safe."),
        ("Staff (all of them) came!", "Staff all of them came."),
    ],
)
def test_a_sentence_becomes_words_commas_and_one_stop(sentence: str, line: str) -> None:
    assert spoken(sentence) == line


def test_figures_and_acronyms_are_scored_as_they_are_said() -> None:
    assert "one point two million pounds" in spoken("It spent £1.2m.")
    assert "nine nine nine" in spoken("They rang 999.")
    assert len(spoken("HMICFRS came.").split()) == len("H M I C F R S came".split())


def test_a_name_is_one_easy_word_and_its_possessive_goes_with_it() -> None:
    name = "Westmarch and Northmoor Constabulary"
    assert mask(f"{name} is slow; {name}’s staff care.", [name]) == "river is slow; river staff care."
    assert mask("Northmoor is slow.", [name]) == "Northmoor is slow."
    assert mask("Greatwestmarch is slow.", ["westmarch"]) == "Greatwestmarch is slow."


def test_the_longest_name_is_taken_first() -> None:
    assert mask("Westmarch Police Authority met.", ["Westmarch", "Westmarch Police Authority"]) == "river met."


def test_sentences_of_two_words_or_fewer_are_left_out() -> None:
    assert view(["Good.", "It works.", "It works well.", "“”", ""]) == ("It works well.",)


_TEXT = st.text(alphabet=st.sampled_from("abc É’'“”-–—/().,;:!?£%&0123456789 \n"), max_size=60)


@given(_TEXT)
@settings(deadline=None)
def test_a_line_holds_one_stop_at_its_end_and_no_digit(text: str) -> None:
    line = spoken(text)
    if line:
        assert line.endswith(".")
        assert line.count(".") == 1
        assert not re.search(r"[\d\n“”;:!?()/_–—-]|  ", line)
        assert re.search(r"\w", line)


@given(_TEXT)
@settings(deadline=None)
def test_scoring_a_line_again_changes_nothing(text: str) -> None:
    line = spoken(text)
    assert spoken(line) == line


def test_the_word_that_stands_for_a_name_has_two_syllables() -> None:
    from briefings import syllables

    assert syllables.count(scoring_view.NAME) == 2


@given(st.lists(st.text(max_size=40), max_size=5))
@settings(max_examples=50, deadline=None)
def test_the_two_views_are_those_that_each_sentence_has_alone(sentences: list[str]) -> None:
    sentences.append("Westmarch Police is slow, and Westmarch is late.")
    named, plain = scoring_view.both(sentences, ["Westmarch Police"])
    assert named == tuple(spoken(sentence, ["Westmarch Police"]) for sentence in sentences)
    assert plain == tuple(spoken(sentence) for sentence in sentences)
    assert named[-1] == "river is slow, and Westmarch is late."
