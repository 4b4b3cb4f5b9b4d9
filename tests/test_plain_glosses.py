"""Glosses: each makes sense heard alone, scores for age 11, and explains without another hard word."""

from __future__ import annotations

import re

import pytest

from briefings import readability, scoring_view, tables

WORDS = {**tables.words("glosses", "words"), **tables.words("glosses", "police")}
OTHERS = dict(tables.words("glosses", "others"))
ACRONYMS = dict(tables.lists("glosses", "acronyms", 2))
EVERYDAY = set(tables.lists("glosses", "everyday")["acronyms"])
GLOSSES = {**WORDS, **{short: row[1] for short, row in ACRONYMS.items()}}


def sentences(gloss: str) -> list[str]:
    return re.split(r"(?<=\.)\s+", gloss)


def test_a_word_of_the_police_has_a_gloss_for_others_that_names_no_police() -> None:
    assert set(OTHERS) == set(tables.words("glosses", "police"))
    for word, gloss in OTHERS.items():
        assert gloss.lower().split("means")[0].split(" is ")[0].strip().endswith(word)
        assert "police" not in gloss
        assert readability.grade(scoring_view.spoken(gloss, [word])) <= 6 or len(gloss.split()) <= 12


@pytest.mark.parametrize("word", GLOSSES)
def test_a_gloss_is_one_or_two_plain_whole_sentences(word: str) -> None:
    parts = sentences(GLOSSES[word])
    assert 1 <= len(parts) <= 2
    for part in parts:
        assert part[0].isupper()
        assert part.endswith(".")
        assert readability.has_verb(part)
        line = scoring_view.spoken(part, [word])
        count = len(line.split())
        assert count <= 22
        assert readability.grade(line) <= 6 or count <= 12


def test_a_gloss_names_what_it_explains() -> None:
    """Heard alone, "It means …" would explain nothing."""
    for word, gloss in GLOSSES.items():
        first = sentences(gloss)[0]
        assert re.search(rf"\b{re.escape(word)}s?\b", first, re.IGNORECASE), word
        assert not re.match(r"(?:It|This|They)\b", first)


def test_a_gloss_uses_no_acronym_that_it_does_not_explain() -> None:
    for word, gloss in GLOSSES.items():
        assert set(re.findall(r"\b[A-Z]{2,}\b", gloss)) <= {word} | EVERYDAY


def test_few_glosses_need_another_gloss() -> None:
    def has(text: str, word: str) -> bool:
        return bool(re.search(rf"\b{re.escape(word)}(?:s|es)?\b", text, re.IGNORECASE))

    using = {
        (word, other) for word, gloss in GLOSSES.items() for other in WORDS
        if has(gloss, other) and other not in word.lower() and word.lower() not in other
    }  # fmt: skip
    assert using <= {("RASSO", "rape"), ("VAWG", "abuse"), ("VAWG", "rape"), ("PPU", "abuse"), ("CED", "taser")}


def test_the_words_of_a_police_report_are_explained() -> None:
    wanted = """
    safeguarding legitimacy vulnerable demand custody disproportionality governance accountability strategy workforce
    vetting counter-corruption caution remand triage
    """.split()
    wanted += ["stop and search", "serious and organised crime", "coercive control", "domestic abuse"]
    wanted += ["neighbourhood policing", "child sexual exploitation", "anti-social behaviour", "body-worn video"]
    wanted += ["digital forensics", "missing people", "modern slavery"]
    assert set(wanted) <= set(WORDS)
    assert {"HMIC", "HMICFRS", "PEEL", "PCC", "MARAC", "MASH", "IOPC", "NCA", "CPS", "ROCU", "CSE", "HMI"} <= set(
        ACRONYMS
    )


def test_an_acronym_said_in_full_counts_as_explained() -> None:
    for short, (long, _gloss) in ACRONYMS.items():
        said = ["The force has a plan.", f"It met the {short}.", f"{short} is short for {long}."]
        assert readability.unexplained(said[:2]) == (short,)
        assert readability.unexplained(said) == ()


def test_no_acronym_is_both_explained_and_taken_as_known() -> None:
    assert not EVERYDAY & set(ACRONYMS)


def test_all_glosses_together_pass_for_age_eleven() -> None:
    level = readability.read_level([s for gloss in GLOSSES.values() for s in sentences(gloss)], names=list(GLOSSES))
    assert level.scores is not None
    assert level.scores.flesch_kincaid <= 6
    assert level.scores.reading_ease >= 70
    assert not level.verbless
