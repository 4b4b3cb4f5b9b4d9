"""A lexicon respells whole words, for the engines that need it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voices import choose
from voices.errors import LexiconError
from voices.lexicon import Lexicon, Word, built_in, read, read_toml

PICO, ESPEAK = choose("pico"), choose("espeak")


def test_a_word_is_respelled_for_every_voice_or_for_one() -> None:
    lexicon = read_toml('Alnwick = "Annick"\nDyfed = {espeak = "Duvved"}\n"St Neots" = "Saint Neets"', "mine.toml")
    text = "Alnwick, Dyfed and St Neots"
    assert lexicon.apply(text, ESPEAK) == "Annick, Duvved and Saint Neets"
    assert lexicon.apply(text, PICO) == "Annick, Dyfed and Saint Neets"


def test_an_engines_own_row_comes_before_the_general_one() -> None:
    lexicon = read_toml('Bath = {"*" = "Barth", pico = "Bahth"}', "mine.toml")
    assert lexicon.apply("Bath", PICO) == "Bahth"
    assert lexicon.apply("Bath", ESPEAK) == "Barth"


def test_only_whole_words_with_the_same_capitals_are_respelled() -> None:
    lexicon = read_toml('Ely = "Eely"', "mine.toml")
    text = "Ely's, Elysium, ely, rely; Ely."
    assert lexicon.apply(text, PICO) == "Eely's, Elysium, ely, rely; Eely."


def test_the_longest_word_wins_and_nothing_is_respelled_twice() -> None:
    lexicon = read_toml('Ely = "Eely"\n"Ely Road" = "Ely Rode"\nRode = "X"', "mine.toml")
    assert lexicon.apply("Ely Road", PICO) == "Ely Rode"


def test_a_later_lexicon_replaces_an_earlier_word() -> None:
    both = read_toml('Ely = "A"', "a") + read_toml('Ely = "B"', "b")
    assert both.apply("Ely", PICO) == "B"


@given(st.text(max_size=60))
def test_an_empty_lexicon_changes_nothing(text: str) -> None:
    assert Lexicon().apply(text, PICO) == text


def test_a_word_of_pattern_signs_is_a_word() -> None:
    assert (
        Lexicon((Word("C.I.D", (("*", "C I D"),)),)).apply("the C.I.D team, the CxIxD", PICO)
        == "the C I D team, the CxIxD"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Ely = "Eely"\nBath = 3', "mine.toml, line 2: 'Bath' needs a respelling, as in"),
        ('Ely = ""', "mine.toml, line 1: 'Ely' needs a respelling|line 1"),
        ("Ely = {pico = 3}", "line 1: 'Ely' needs a respelling"),
        ("Ely = Eely", r"mine.toml: .*line 1.*write each word as: Alnwick"),
    ],
)
def test_a_malformed_lexicon_is_an_error_with_file_line_and_remedy(text: str, words: str) -> None:
    with pytest.raises(LexiconError, match=words):
        read_toml(text, "mine.toml")


def test_a_lexicon_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"cannot read the lexicon .*none\.toml"):
        read(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b'Caf\xe9 = "x"')
    with pytest.raises(LexiconError, match=r"cannot read the lexicon .*latin\.toml"):
        read(tmp_path / "latin.toml")


def test_the_built_in_lexicon_is_well_formed() -> None:
    assert isinstance(built_in(), Lexicon)
