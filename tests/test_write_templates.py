"""Every row of the writer's tables can be spoken: its slots are filled, and it ends as a sentence does."""

from __future__ import annotations

import re
import string

import pytest

from briefings import tables
from briefings.readability import has_verb
from briefings.write.story import words

_INSPECTORS = {"they", "are", "have", "were", "kind"}
SLOTS = {
    "titles": {"organisation", "place", "number", "topic", "label"},
    "signposts": {"number", "topic", "contact", "address", "publisher", "short", "long"},
    "opening": {"organisation", "inspectors", "date"},
    "in_short": {"organisation", "inspectors", "grade", "grades", "area", "topic", "words", "number", "label"},
    "rating": {"organisation", "inspectors", "grade", "area", "year"},
    "concern": {"organisation", "label", "name", "what", "words", "date", *_INSPECTORS},
    "action": {"actor", "what", "date"},
    "strength": {"organisation", "inspectors", "words", "what", "label", "topic", *_INSPECTORS},
    "outcome": {"what", *_INSPECTORS},
    "opinion": {"who", "words", "name", "role", "area", "grade"},
    "next": {"what", "date", *_INSPECTORS},
    "about": {"number"},
}
ROWS = [
    (section, key, turn, template)
    for section, rows in tables.read("templates").items()
    for key, templates in rows.items()
    for turn, template in enumerate(templates)
]


def slots(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_the_table_has_the_sections_that_are_known() -> None:
    assert set(tables.read("templates")) == set(SLOTS)


@pytest.mark.parametrize(("section", "key", "turn", "template"), ROWS)
def test_a_row_has_only_slots_of_its_section(section: str, key: str, turn: int, template: str) -> None:
    assert slots(template) <= SLOTS[section], (key, turn)


@pytest.mark.parametrize(("section", "key", "turn", "template"), ROWS)
def test_a_row_filled_in_is_one_whole_sentence(section: str, key: str, turn: int, template: str) -> None:
    filled = words(section, key, turn, **dict.fromkeys(SLOTS[section], "something"))
    assert not re.search(r"[{}]|  ", filled)
    assert re.match(r"[A-Z]", filled)
    assert re.search(r"[^.!?][.]$", filled)
    assert template.endswith((".", "{words}")) or key.startswith("briefing")


@pytest.mark.parametrize(("section", "key", "turn"), [row[:3] for row in ROWS if row[0] != "titles"])
def test_a_row_has_a_verb_and_is_short(section: str, key: str, turn: int) -> None:
    verbs = {"are": "are", "have": "have", "were": "were"}
    filled = words(section, key, turn, **dict.fromkeys(SLOTS[section], "something") | verbs)
    assert has_verb(filled)
    assert len(filled.split()) <= 18


def test_a_rating_that_is_not_given_is_never_worded_as_one_that_is() -> None:
    rows = tables.lists("templates", "rating")
    for key in ("not_rated", "not_rated_overall", "not_rated_counted", "previous_not_rated", "previous_only_not_rated"):
        for template in rows[key]:
            assert "{grade}" not in template
            assert re.search(r"\b(?:no|not)\b", template)


def test_an_earlier_rating_always_has_a_word_of_time() -> None:
    for key, templates in tables.lists("templates", "rating").items():
        if key.startswith("previous"):
            for template in templates:
                assert re.search(r"\b(?:before|earlier|In \{year\})\b", template, re.IGNORECASE) or "{year}" in template


def test_every_helpline_belongs_to_a_hard_subject_and_has_a_number() -> None:
    subjects = tables.lists("helplines", "topics")
    for when, line in tables.lists("helplines", "lines", 2).values():
        assert when == "always" or set(when.split(", ")) <= set(subjects)
        assert re.search(r"\b(?:999|116 123|0\d{3} (?:\d{3} ?\d{4}|\d{4}(?: \d{3})?))\b", line)
        assert line.endswith(".")
