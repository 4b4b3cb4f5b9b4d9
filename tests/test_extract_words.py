"""Folding: one character for one character, so that every place in a folded sentence is a place in the report."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from briefings.extract.words import _pattern, any_of, by_first_letter, folded

_WRITTEN = "’‘“”\n\t\u00a0\u00ad"
_PLAIN = "''\"\"    "


@given(st.text(alphabet=st.one_of(st.sampled_from(_WRITTEN + "ab c"), st.characters()), max_size=40))
def test_each_character_is_folded_alone_and_keeps_its_place(text: str) -> None:
    assert folded(text) == "".join(_PLAIN[_WRITTEN.index(c)] if c in _WRITTEN else c for c in text)


# ---- many words in one pattern: quicker, and the same words found

_SOME = st.sampled_from(
    "good, good enough, not good, Good, GMP, general, general*, a_lack, lack, lacks, 24-hour, it's, its, is, i, "
    "requires improvement, require, requires, inadequate, in, inner, Ofsted, often, of".split(", ")
)
_TEXT = st.lists(
    st.one_of(_SOME, st.sampled_from(["a serious lack", "generally", "GOOD", "gMP", "Its", "ofsted"])), max_size=8
).map(" ".join)


def in_a_row(words: set[str]) -> re.Pattern[str]:
    """What ``one_of`` means: the longest word first, each tried at each place."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(_pattern(word) for word in ordered)})(?![\w-])")


@given(st.sets(_SOME, min_size=1), _TEXT)
def test_words_tried_by_their_first_letter_are_those_found_in_a_row(words: set[str], text: str) -> None:
    assert [m.span() for m in any_of(words).finditer(text)] == [m.span() for m in in_a_row(words).finditer(text)]


@given(st.lists(_SOME.filter(lambda word: "*" not in word and "_" not in word), min_size=1, unique=True), _TEXT)
def test_patterns_by_first_letter_find_what_they_find_in_their_order(words: list[str], text: str) -> None:
    forms = [re.escape(word) for word in words]
    quick = re.compile(rf"\b(?:{by_first_letter(forms)})", re.IGNORECASE)
    slow = re.compile(rf"\b(?:{'|'.join(forms)})", re.IGNORECASE)
    assert [m.span() for m in quick.finditer(text)] == [m.span() for m in slow.finditer(text)]
