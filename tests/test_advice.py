"""What ``check`` advises is true: the same words but for the table's, places that are there, and no fact made up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefings.advice import Advice, acronyms, advise
from briefings.checking import check_file
from briefings.plain import protect
from briefings.readability import limits, read_level

LONG = (
    "The council will undertake a review of the service in order to facilitate better support for residents, and it "
    "will publish the findings prior to the end of March 2026."
)
NO_SPLIT = (
    "Support for vulnerable residents of the northern wards of the borough is given by volunteers from local "
    "charities, who by the nature of their work, day by day, meet many families."
)


def advice(*sentences: str, target: int = 11) -> tuple[Advice, ...]:
    level = read_level(sentences, target=target)
    return advise(level.hardest, (), " ".join(sentences), int(limits(target)["longest"]["most"]))


def words(text: str) -> list[str]:
    return re.findall(r"[\w’']+", text.lower())


def test_a_split_has_the_table_s_words_and_every_number_name_and_negation() -> None:
    (found,) = advice(LONG)
    assert [(change.before, change.after) for change in found.say] == [
        ("undertake a review of", "review"), ("in order to", "to"), ("facilitate", "help with"), ("prior to", "before"),
    ]  # fmt: skip
    assert len(found.split) == 2
    changed = LONG
    for change in found.say:
        changed = changed.replace(change.before, change.after)
    assert [word for word in words(changed) if word != "and"] == words(" ".join(found.split))
    assert protect.numbers(" ".join(found.split)) == protect.numbers(LONG)


def test_jargon_and_nesting_are_named_beside_length_and_syllables() -> None:
    (found,) = advice(NO_SPLIT)
    kinds = [why.split(":")[0] for why in found.why]
    assert kinds == ["length", "syllables", "jargon", "nesting"]
    assert "jargon: vulnerable" in found.why


def test_where_no_split_is_safe_the_place_that_is_named_is_in_the_sentence() -> None:
    (found,) = advice(NO_SPLIT)
    assert found.split == ()
    (hint,) = [hint for hint in found.hints if hint.startswith("Perhaps end it before")]
    (place,) = re.findall(r"“(.+) …”", hint)
    assert place in NO_SPLIT
    assert place.startswith("who by the nature")


def test_a_clause_that_says_which_one_is_meant_is_never_a_place_to_end() -> None:
    sentence = (
        "The team has many worries about how the council looks after children of all ages who are at the highest risk "
        "of harm in the north of the borough."
    )
    (found,) = advice(sentence)
    assert found.split == ()
    assert not any("who are" in hint for hint in found.hints)


@pytest.mark.parametrize(
    "sentence",
    [
        "The team has big plans: to run a club for older people in the hall; a walk in the park for those who like it; "
        "and lunch for each of the people who help it.",
        "The team runs clubs for older people, walks in the park, lunches at the hall, trips to the sea, quiz nights, "
        "talks by local people and classes in art.",
    ],
)
def test_a_list_is_told_as_points(sentence: str) -> None:
    (found,) = advice(sentence)
    assert "Give its list as points, a line for each." in found.hints


def test_somebody_s_words_are_not_rewritten_but_quoted_less() -> None:
    said = (
        "She said: “We were all very glad to hear that the people who came here to look at what we do each day saw how "
        "hard the team has worked.”"
    )
    (found,) = advice(said)
    assert found.split == ()
    assert found.say == ()
    assert any("somebody's words" in hint for hint in found.hints)


def test_numbers_that_are_long_to_say_are_the_advice_where_the_written_words_are_few() -> None:
    (found,) = advice("By 31 March 2025 it took 71,482 calls and 9,311 messages in 365 days.")
    assert any("Said aloud it has" in hint and "numbers" in hint for hint in found.hints)


def test_each_word_of_the_trade_is_explained_once_and_not_where_the_text_explains_it() -> None:
    twice = ("Safeguarding is a priority for every service.", "Safeguarding needs continuous improvement everywhere.")
    told = [hint for found in advice(*twice) for hint in found.hints if hint.startswith("If readers")]
    assert len(told) == 1
    assert "Safeguarding means keeping people safe from harm." in told[0]
    assert not any(
        "explain it. Of" in hint for found in advice(*twice, "Safeguarding means care.") for hint in found.hints
    )


def test_every_sentence_that_is_over_the_target_has_advice() -> None:
    hard = [
        LONG, NO_SPLIT, "Officers use their powers of investigation appropriately.", "Consideration is unnecessary.",
        "Many people waited under ninety minutes under heavy showers.",
    ]  # fmt: skip
    for target in (9, 11, 14):
        most = limits(target)["flesch_kincaid"]["most"]
        for found in advice(*hard, target=target):
            if found.sentence.grade > most and not any(why.endswith("a word") for why in found.why):
                assert found.split or found.say or found.hints, found.sentence.text


def test_a_name_is_no_word_to_replace() -> None:
    (found,) = advice("In November the Northamptonshire team saw Annabella.")
    assert found.hints == ("Its long words are names. Say less beside them.",)


@pytest.mark.parametrize(
    "sentence",
    [
        "The school had been closed for repairs after following the inspection in the month of March.",
        "The team helped to facilitate a meeting of carers.",
    ],
)
def test_a_change_that_would_stumble_is_not_advised(sentence: str) -> None:
    (found,) = advice(sentence)
    assert found.say == ()


def test_the_last_of_some_names_is_no_place_to_end_a_sentence() -> None:
    (found,) = advice(
        "The team was led by the Board for Health, Learning, Housing, Care, Transport and Skills (BHL), with help from "
        "the town hall and the fire service of the county."
    )
    assert not any("“and Skills" in hint for hint in found.hints)


def test_an_acronym_is_expanded_only_where_our_tables_know_it() -> None:
    known, unknown = acronyms(("MARAC", "QZX"))
    assert "multi-agency risk assessment conference (MARAC)" in known.hint
    assert known.hint.startswith("MARAC: if it stands for that here")
    assert unknown.long == ""
    assert unknown.hint == "QZX: say what it stands for where it comes first."


def test_on_real_texts_every_split_keeps_numbers_grades_and_negations(corpus: Path) -> None:
    seen = 0
    for path in sorted((corpus / "dev" / "docs").glob("*.txt")):
        for found in check_file(path, 11).hardest:
            for kind in (protect.numbers, protect.grades, protect.negations):
                if found.split:
                    seen += 1
                    assert sorted(kind(" ".join(found.split))) == sorted(kind(found.sentence.text)), path.name
    assert seen > 30
