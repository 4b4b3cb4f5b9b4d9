"""Folding: one character for one character, so that every place in a folded sentence is a place in the report."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefings.extract.words import folded

_WRITTEN = "’‘“”\n\t\u00a0\u00ad"
_PLAIN = "''\"\"    "


@given(st.text(alphabet=st.one_of(st.sampled_from(_WRITTEN + "ab c"), st.characters()), max_size=40))
def test_each_character_is_folded_alone_and_keeps_its_place(text: str) -> None:
    assert folded(text) == "".join(_PLAIN[_WRITTEN.index(c)] if c in _WRITTEN else c for c in text)
