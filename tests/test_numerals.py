"""Numbers in words, as British English says them."""

from __future__ import annotations

import pytest

from voices.numerals import LARGEST, cardinal, decimal, digits, ordinal, plural, two_figures, year


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (13, "thirteen"),
        (40, "forty"),
        (99, "ninety-nine"),
        (100, "one hundred"),
        (105, "one hundred and five"),
        (1000, "one thousand"),
        (1001, "one thousand and one"),
        (1100, "one thousand one hundred"),
        (17_045, "seventeen thousand and forty-five"),
        (100_000, "one hundred thousand"),
        (1_000_001, "one million and one"),
        (2_345_678, "two million three hundred and forty-five thousand six hundred and seventy-eight"),
        (10**12, "one trillion"),
    ],
)
def test_cardinals(number: int, words: str) -> None:
    assert cardinal(number) == words


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_a_number_too_large_for_words_is_an_error(number: int) -> None:
    with pytest.raises(ValueError, match="is outside 0 to"):
        cardinal(number)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "first"),
        (2, "second"),
        (3, "third"),
        (5, "fifth"),
        (8, "eighth"),
        (9, "ninth"),
        (12, "twelfth"),
        (20, "twentieth"),
        (21, "twenty-first"),
        (100, "one hundredth"),
        (105, "one hundred and fifth"),
    ],
)
def test_ordinals(number: int, words: str) -> None:
    assert ordinal(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1800, "eighteen hundred"),
        (1901, "nineteen oh one"),
        (1999, "nineteen ninety-nine"),
        (2000, "two thousand"),
        (2009, "two thousand and nine"),
        (2010, "twenty ten"),
        (2021, "twenty twenty-one"),
    ],
)
def test_years(number: int, words: str) -> None:
    assert year(number) == words


def test_cardinals_differ_for_every_number() -> None:
    assert len({cardinal(n) for n in range(20_000)}) == 20_000


def test_figures_one_by_one() -> None:
    assert digits("101") == "one zero one"
    assert digits("101", "oh") == "one oh one"
    assert decimal("4", "50") == "four point five zero"
    assert two_figures(5) == "oh five"
    assert two_figures(50) == "fifty"
    assert plural("ninety") == "nineties"
    assert plural("two thousand") == "two thousands"
