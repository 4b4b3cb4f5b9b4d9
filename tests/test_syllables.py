"""Syllables: as words are said in Britain, whatever form or spelling they have."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings import syllables, tables

SAID = {
    "police": 2, "force": 1, "people": 2, "victim": 2, "safeguarding": 3, "organisation": 5, "organised": 3,
    "prioritise": 4, "behaviour": 3, "neighbourhood": 3, "centre": 2, "programme": 2, "analyse": 3, "analysed": 3,
    "offence": 2, "offences": 3, "travelled": 2, "Northamptonshire": 4, "Leicestershire": 3, "Ofsted": 2,
    "worked": 1, "wanted": 2, "churches": 2, "cases": 2, "officers": 3, "officers'": 3, "officer's": 3, "don't": 1,
    "isn’t": 2, "reoffending": 4, "multiagency": 5, "unallocated": 5, "vulnerability": 6, "every": 2, "the": 1,
    "criticise": 3, "defence": 2, "labour": 2,
}  # fmt: skip


@pytest.mark.parametrize(("word", "number"), SAID.items())
def test_a_word_has_the_syllables_that_are_said(word: str, number: int) -> None:
    assert syllables.count(word) == number


def test_case_and_the_shape_of_the_apostrophe_do_not_matter() -> None:
    assert syllables.count("DON’T") == syllables.count("don't") == syllables.count("Don't")


@given(st.text(max_size=20))
@settings(deadline=None)
def test_every_word_has_at_least_one(word: str) -> None:
    assert syllables.count(word) >= 1


def test_a_plural_never_has_fewer_than_the_word() -> None:
    known = syllables.known()
    words = [w for w in known if not w.endswith("s") and "'" not in w and w + "s" not in known]
    assert len(words) > 50_000
    assert [w for w in words if syllables.count(w + "s") < known[w]] == []


def test_our_own_rows_are_used_and_needed() -> None:
    for word, number in tables.numbers("syllables", "words").items():
        assert word == word.lower()
        assert syllables.count(word) == number


def test_the_list_is_that_of_the_dictionary() -> None:
    known = syllables.known()
    assert len(known) > 120_000
    assert max(known.values()) < 15
    assert {"abbey": 2, "police": 2, "university": 5}.items() <= known.items()


def test_the_notice_that_the_dictionary_asks_for_is_kept() -> None:
    import briefings

    notices = (Path(briefings.__file__).parent / "data" / "NOTICES.md").read_text(encoding="utf-8")
    assert "Copyright (C) 1993-2015 Carnegie Mellon University" in notices
    assert "Redistributions of source code must retain the above copyright" in notices


def test_the_maker_of_the_list_counts_stressed_phones_of_first_pronunciations() -> None:
    tool = Path(__file__).parent.parent / "tools" / "make_syllables.py"
    if not tool.exists():
        pytest.skip("tools/ is not part of the installed package")
    spec = importlib.util.spec_from_file_location("make_syllables", tool)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    lines = [
        "abbey AE1 B IY0",
        "abbey(2) AE1 B",
        "can't K AE1 N T",
        "a.b EY1",
        "data D EY1 T AH0 # a comment",
        "'em EH1 M",
    ]
    assert module.counts(lines) == {"abbey": 2, "can't": 1, "data": 2}
