"""Characters are made plain and words stay the same ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Sc"]), max_size=200))
def test_no_letter_figure_mark_or_currency_sign_is_lost(raw: str) -> None:
    kept = raw
    for ligature, letters in {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}.items():
        kept = kept.replace(ligature, letters)
    assert plain_characters(raw) == kept


def test_a_hyphen_at_a_line_end_is_closed_up_and_kept() -> None:
    assert close_hyphens("information-\nsharing and multi-\n  agency") == "information-sharing and multi-agency"
    assert close_hyphens("the 2024-\n2025 report - \nnext") == "the 2024-\n2025 report - \nnext"
    assert close_hyphens("Leeds-\nBradford") == "Leeds-\nBradford"
