"""Characters are made plain and words stay the same ones."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.letters import fault
from briefings.readers.normalise import close_hyphens, plain_characters


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("page one\x0cpage two", "page one\n\npage two"),
        ("oﬃcer ﬁrst ﬂat oﬀ waﬄe", "officer first flat off waffle"),
        ("£1.2\u00a0million and 3\u202f%", "£1.2 million and 3 %"),
        ("safe\u00adguarding", "safeguarding"),
        ("safe\u00ad\n   guarding", "safeguarding"),
        ("\ufeffThe\u200b force", "The force"),
        ("don\x92t", "don’t"),
        ("\uf0b7 calls", "• calls"),
        ("nothing\x00 hidden\x07", "nothing hidden"),
        ("curly ‘quotes’ – and “dashes” — stay; so do ½ and é", "curly ‘quotes’ – and “dashes” — stay; so do ½ and é"),
    ],
)
def test_each_kind_of_odd_character(raw: str, plain: str) -> None:
    assert plain_characters(raw) == plain


@given(st.text())
def test_plain_text_is_left_alone(raw: str) -> None:
    once = plain_characters(raw)
    assert plain_characters(once) == once


@given(st.text(st.characters(max_codepoint=0x24F, categories=["L", "N", "P", "Sc"]), max_size=200))
def test_no_letter_figure_mark_or_currency_sign_is_lost(raw: str) -> None:
    kept = raw.replace("ſ", "s").replace("ı", "i").replace("ĸ", "k")
    assert len(plain_characters(raw)) >= len(raw)  # "Ǆ" is two letters
    assert plain_characters(kept) == kept or any(ord(letter) > 0x17F for letter in kept)


@given(st.text(max_size=200))
def test_nothing_that_cannot_be_seen_is_read(raw: str) -> None:
    said = fault(plain_characters(raw)) or ""
    assert "cannot be seen" not in said
    assert "reading order" not in said
    assert "control" not in said
    assert "outside its own font" not in said or not re.search(
        "[\ue000-\uf8ff\U000f0000-\U0010ffff]", plain_characters(raw)
    )


_DISGUISED = (
    *(
        "go\u200bod",
        "go\u00adod",
        "g\u043e\u043ed",
        "\uff47\uff4f\uff4f\uff44",
        "\u24d6\u24de\u24de\u24d3",
        "\u0262\u1d0f\u1d0f\u1d05",
    ),
    *("\U0001d420\U0001d428\U0001d428\U0001d41d", "g\U000f0041ood", "g\U000e0041ood"),
)


@pytest.mark.parametrize("word", _DISGUISED)
def test_a_word_that_is_printed_as_good_is_read_as_good(word: str) -> None:
    assert plain_characters(f"It was rated {word}.") == "It was rated good."


@pytest.mark.parametrize("word", ["~~good~~", "g\u0336o\u0336o\u0336d\u0336"])
def test_what_is_struck_out_is_not_read(word: str) -> None:
    assert plain_characters(f"It was rated {word} poor.") == "It was rated  poor."
    assert plain_characters("a ~~ b ~~ c, ~5 and ~~~x~~~") == "a ~~ b ~~ c, ~5 and ~~~x~~~"


def test_words_of_another_script_and_single_signs_are_left_alone() -> None:
    for text in ("Привет", "α and β", "28 m²", "½", "Ysgol Gŵyr"):
        assert plain_characters(text) == text


def test_a_hyphen_at_a_line_end_is_closed_up_and_kept() -> None:
    assert close_hyphens("information-\nsharing and multi-\n  agency") == "information-sharing and multi-agency"
    assert close_hyphens("the 2024-\n2025 report - \nnext") == "the 2024-\n2025 report - \nnext"
    assert close_hyphens("Leeds-\nBradford") == "Leeds-\nBradford"
