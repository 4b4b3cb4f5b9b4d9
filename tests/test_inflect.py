"""The forms of verbs and nouns, and which word is surely a sentence's verb."""

from __future__ import annotations

import re

import pytest

from briefings import inflect, tables
from briefings.inflect import VerbForms, plural, verb


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("start", ("starts", "started", "started", "starting")),
        ("use", ("uses", "used", "used", "using")),
        ("plan", ("plans", "planned", "planned", "planning")),
        ("carry", ("carries", "carried", "carried", "carrying")),
        ("play", ("plays", "played", "played", "playing")),
        ("focus", ("focuses", "focused", "focused", "focusing")),
        ("agree", ("agrees", "agreed", "agreed", "agreeing")),
        ("tie", ("ties", "tied", "tied", "tying")),
        ("go", ("goes", "went", "gone", "going")),
        ("set up", ("sets up", "set up", "set up", "setting up")),
        ("put in place", ("puts in place", "put in place", "put in place", "putting in place")),
        (
            "clearly understand",
            ("clearly understands", "clearly understood", "clearly understood", "clearly understanding"),
        ),
        ("sum up", ("sums up", "summed up", "summed up", "summing up")),
        ("travel", ("travels", "travelled", "travelled", "travelling")),
    ],
)
def test_a_verb_has_its_british_forms(base: str, forms: tuple[str, str, str, str]) -> None:
    assert verb(base) == VerbForms(base, *forms)


@pytest.mark.parametrize(
    ("one", "many"),
    [("chance", "chances"), ("body", "bodies"), ("day", "days"), ("loss", "losses"), ("person", "people"),
     ("police officer", "police officers"), ("staff", "staff"), ("branch", "branches")],
)  # fmt: skip
def test_a_noun_has_its_plural(one: str, many: str) -> None:
    assert plural(one) == many


def test_no_form_of_any_verb_is_misspelt_by_a_rule() -> None:
    for base in inflect.bases():
        forms = verb(base)
        for form in (forms.third, forms.past, forms.participle, forms.ing):
            assert not re.search(r"eed$(?<!eed)|([bdfghjkmnpqvwxz])\1\1|eing$(?<!being)(?<!seeing)(?<!eeing)", form), (
                form
            )
        assert forms.ing.endswith("ing")


def test_the_rows_of_the_table_of_verbs_are_single_words_without_repeats() -> None:
    regular = [base for row in tables.lists("verbs", "regular").values() for base in row]
    irregular = list(tables.lists("verbs", "irregular", 4))
    assert len(regular) == len(set(regular))
    assert not set(regular) & set(irregular)
    assert all(re.fullmatch("[a-z]+", base) for base in regular + irregular)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("the force is slow", 2),
        ("officers review each case", 1),
        ("the review of its plans was late", 5),
        ("shared plans for the cells", None),
        ("a report on the force", None),
        ("it plans to act", 1),
    ],
)
def test_a_word_that_may_be_a_noun_is_a_verb_only_after_a_subject(words: str, place: int | None) -> None:
    assert inflect.first_verb(words.split()) == place
