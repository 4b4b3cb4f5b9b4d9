"""An edited briefing.md is made the words alone, or refused with its line, before anything is proved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.edition import clean_edit
from briefings.errors import InputError
from briefings.letters import fault

ABOVE = '---\ntitle: "**x**"\n---\n\n# A title\n\n## In short.\n\n'


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("The force is go\u200bod.", "The force is good."),
        ("The force is go\u00adod.", "The force is good."),
        ("The force is g\u043e\u043ed.", "The force is good."),
        ("The force is \uff47\uff4f\uff4f\uff44 at \u3259.", "The force is good at 29."),
        ("**The force** is *good*.", "The force is good."),
        ("- The force is good.", "The force is good."),
        ("> The force is good.", "The force is good."),
        ("Write to a_b@example.org.", "Write to a_b@example.org."),
        ("It costs £5 [sic] & more.", "It costs £5 [sic] & more."),
    ],
)
def test_marks_and_hidden_characters_are_taken_off_and_the_line_is_named(line: str, words: str) -> None:
    cleaned = clean_edit(f"{ABOVE}{line}\n", set())
    assert cleaned.text == f"{ABOVE}{words}\n"
    assert cleaned.changed == ((9,) if line != words else ())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("The force is g**oo**d.", "marks of emphasis"),
        ("The force is g_oo_d.", "a mark inside a word"),
        ("~~The force is good.~~", "struck-out"),
        ("[The force](http://example.org) is good.", "a link"),
        ("The force is <b>good</b>.", "a tag"),
        ("The force is g&#111;od.", "a coded character"),
        ("The force is [[gUd]].", "marks for a voice"),
        ("The force is good.\x00", "a control character (U+0000)"),
        ("The force is \u202edoog\u202c.", "RIGHT-TO-LEFT OVERRIDE"),
        ("The force is \U000f0041.", "U+F0041"),
        ("The force is g\u0336o\u0336od.", "COMBINING LONG STROKE OVERLAY"),
        ("The force is \U0001f176ood.", "NEGATIVE SQUARED LATIN CAPITAL LETTER G"),
        ("word " * 500, "2,500 characters long"),
    ],
)
def test_what_would_be_heard_otherwise_than_seen_is_refused_with_its_line(line: str, said: str) -> None:
    with pytest.raises(InputError, match="line 9: ") as caught:
        clean_edit(f"{ABOVE}{line}\n", set())
    assert said in str(caught.value)
    assert len(str(caught.value)) < 400


def test_our_own_lines_stay_whatever_is_in_them() -> None:
    own = "The report says: “It is [[x]] * good~.”"
    assert clean_edit(f"{ABOVE}{own}\n", {own}).text == f"{ABOVE}{own}\n"
    assert clean_edit(f"{ABOVE}{'word ' * 500}\n", {("word " * 500).strip()}).changed == ()


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_line_ends_stay_and_those_of_an_old_mac_become_plain(ending: str) -> None:
    text = f"{ABOVE}The force is good.\n"
    assert clean_edit(text.replace("\n", ending), set()).text == text.replace("\n", ending)
    assert clean_edit(text.replace("\n", "\r"), set()).text == text


@given(st.text(max_size=60))
def test_what_is_left_holds_nothing_that_the_eye_and_a_voice_read_otherwise(line: str) -> None:
    try:
        cleaned = clean_edit(f"x {line} x", set())
    except InputError:
        return
    for left in cleaned.text.replace("\r\n", "\n").split("\n"):
        odd = fault(left)
        assert odd is None or "alphabet" in odd  # a foreign word: proved or refused as a word
    assert clean_edit(cleaned.text, set()).text == cleaned.text
