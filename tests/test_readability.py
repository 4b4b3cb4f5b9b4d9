"""The reading level: the same figures as the formulas by hand, no network, and no way round the gate."""

from __future__ import annotations

import math
import re
import socket
import subprocess
import sys
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings import readability, scoring_view, syllables
from briefings.errors import MachineError, UsageError
from briefings.readability import has_verb, read_level, unexplained

PLAIN = [
    "Westmarch Police keeps people safe.",
    "It is quick to come when people call.",
    "Staff care for the people who need them most.",
    "The force works with schools and with the council.",
    "It has a plan to hire more officers next year.",
    "But some calls are still late.",
    "That means that some people wait too long for help.",
    "The force knows this and has a plan.",
    "Inspectors will come back in the spring.",
    "They will look at how the plan has worked.",
    "People can read the whole report online.",
    "The force should check its work more often.",
]
HARD = [
    "The constabulary’s organisational governance arrangements demonstrate considerable inconsistency in the "
    "prioritisation of investigative resources across geographical command areas, notwithstanding the implementation "
    "of comprehensive improvement programmes.",
] * 5


def by_hand(lines: Sequence[str]) -> dict[str, float]:
    """The published formulas, from the lines of a scoring view."""
    words = [word for line in lines for word in re.findall(r"[a-z']+", line.lower())]
    beats = [syllables.count(word) for word in words]
    characters = sum(len(line.replace(" ", "")) for line in lines)  # textstat counts stops too: a little stricter
    mean = len(words) / len(lines)
    per_word = sum(beats) / len(words)
    many = sum(beat >= 3 for beat in beats)
    return {
        "flesch_kincaid": 0.39 * mean + 11.8 * per_word - 15.59,
        "reading_ease": 206.835 - 1.015 * mean - 84.6 * per_word,
        "ari": 4.71 * characters / len(words) + 0.5 * mean - 21.43,
        "smog": 1.043 * math.sqrt(many * 30 / len(lines)) + 3.1291,
    }


@pytest.mark.parametrize("sentences", [PLAIN * 2, HARD, PLAIN + HARD], ids=["plain", "hard", "both"])
def test_the_scores_are_those_of_the_formulas_worked_by_hand(sentences: list[str]) -> None:
    level = read_level(sentences)
    assert level.raw is not None
    for measure, value in by_hand(scoring_view.view(sentences)).items():
        assert getattr(level.raw, measure) == pytest.approx(value, abs=0.01)


_WORDS = st.sampled_from(
    "the force police officer vulnerable safeguarding helps gives people community investigation of to in and every "
    "calls at night don't its long council".split()
)


@given(
    st.lists(
        st.lists(_WORDS, min_size=3, max_size=18).map(lambda w: " ".join(w).capitalize() + "."),
        min_size=35,
        max_size=50,
    )
)
@settings(max_examples=15, deadline=None)
def test_flesch_kincaid_and_reading_ease_agree_with_the_formula_on_any_words(sentences: list[str]) -> None:
    level = read_level(sentences)
    expected = by_hand(scoring_view.view(sentences))
    assert level.raw is not None
    assert level.raw.flesch_kincaid == pytest.approx(expected["flesch_kincaid"], abs=0.01)
    assert level.raw.reading_ease == pytest.approx(expected["reading_ease"], abs=0.01)


def test_one_sentence_is_graded_by_the_same_formula() -> None:
    line = scoring_view.spoken("Westmarch Police keeps people safe.")
    assert readability.grade(line) == pytest.approx(by_hand([line])["flesch_kincaid"])


def test_the_limits_are_those_of_the_design() -> None:
    table = {
        9: (4.5, 80, 5, 7.5, 8.5, 6, 10, 18),
        11: (6, 70, 7, 9, 10, 6, 13, 22),
        14: (9, 60, 9.5, 12, 12, 8, 17, 28),
    }
    for age, (fk, ease, ari, fog, smog, least, most, longest) in table.items():
        assert readability.limits(age) == {
            "flesch_kincaid": {"most": fk},
            "reading_ease": {"least": ease},
            "ari": {"most": ari},
            "fog": {"most": fog},
            "smog": {"most": smog},
            "mean_words": {"least": least, "most": most},
            "longest": {"most": longest},
        }


def test_an_age_without_limits_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="9, 11, 14"):
        readability.limits(12)


def test_plain_sentences_pass_and_hard_ones_fail_with_reasons() -> None:
    good = read_level(PLAIN * 2)
    assert good.passes
    assert not good.failures
    bad = read_level(HARD)
    assert not bad.passes
    assert any(failure.startswith("Flesch-Kincaid grade is") for failure in bad.failures)
    assert any("longest sentence" in failure for failure in bad.failures)


def test_a_higher_target_is_never_harder_to_pass() -> None:
    mixed = PLAIN * 6 + HARD[:1]
    passed = [read_level(PLAIN * 2, target=age).passes for age in (11, 14)]
    assert passed[0]
    figures = [len(read_level(mixed, target=age).failures) for age in (9, 11, 14)]
    assert figures == sorted(figures, reverse=True)


def test_an_official_name_scores_as_one_word_of_two_syllables_and_the_raw_score_stands_beside() -> None:
    name = "His Majesty’s Inspectorate of Constabulary and Fire and Rescue Services"
    sentences = [f"{name} keeps people safe.", *PLAIN, *PLAIN]
    level = read_level(sentences, names=[name])
    same = read_level(["River keeps people safe.", *PLAIN, *PLAIN])
    assert level.scores == same.scores
    assert level.raw == read_level(sentences).raw
    assert level.raw is not None
    assert level.scores is not None
    assert level.raw.flesch_kincaid > level.scores.flesch_kincaid


def test_under_a_hundred_words_there_are_counts_and_no_scores() -> None:
    level = read_level(PLAIN[:5])
    assert level.words == sum(len(sentence.split()) for sentence in PLAIN[:5])
    assert (level.sentences, level.scores, level.raw) == (5, None, None)
    assert level.passes
    long = " ".join(["The force keeps people safe and"] * 5) + " it helps."
    assert not read_level([long]).passes


def test_lists_figures_and_short_sentences_do_not_fool_the_counts() -> None:
    view = scoring_view.view(["It spent £1.2m on 3.5 posts.", "Yes.", "They met at 9.30am in St. Agnes."])
    assert len(view) == 2
    assert all(line.count(".") == 1 and line.endswith(".") for line in view)
    assert not any(character.isdigit() for line in view for character in line)


# ---- acronyms and verbs


@pytest.mark.parametrize(
    "sentences",
    [
        ["HMIC came.", "HMIC is short for Her Majesty’s Inspectorate of Constabulary."],
        ["HMIC, the police inspectorate, came."],
        ["A police and crime commissioner (PCC) spoke.", "The PCC was glad."],
        ["The PCC (police and crime commissioner) spoke."],
        ["PEEL means police effectiveness, efficiency and legitimacy."],
        ["The NHS and the BBC helped."],
        ["THIS IS A HEADING IN CAPITALS"],
        ["PCSOs came.", "A PCSO is a kind of police officer."],
    ],
)
def test_an_acronym_that_is_explained_or_known_is_no_fault(sentences: list[str]) -> None:
    assert unexplained(sentences) == ()


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        (["The MARAC met.", "It was long.", "MARAC is short for a meeting."], ("MARAC",)),  # too late
        (["PCSOs and the MoJ came."], ("PCSO", "MoJ")),
        (["The IOPC came.", "The IOPC left."], ("IOPC",)),
    ],
)
def test_an_acronym_that_nobody_explains_in_time_fails(sentences: list[str], found: tuple[str, ...]) -> None:
    assert unexplained(sentences) == found
    level = read_level(sentences)
    assert not level.passes
    assert level.acronyms == found


@pytest.mark.parametrize(
    "sentence",
    [
        "The force works well.", "It isn’t late.", "Staff care.", "They’ve gone.", "Leaders sum up each case.",
        "Good means that it does well.", "Officers check the work.", "There is no rating.", "Take care.", "It’s late.",
        "In an emergency, call 999.", "Call 101.", "Look there for them.",
    ],
)  # fmt: skip
def test_a_sentence_has_a_verb(sentence: str) -> None:
    assert has_verb(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A better plan for the cells.", "Good.", "The force’s use of its money.", "No ratings.", "Westmarch Police.",
        "A review of the work of the team.", "Progress on domestic abuse.",
    ],
)  # fmt: skip
def test_a_fragment_has_none_and_fails(sentence: str) -> None:
    assert not has_verb(sentence)
    assert not read_level([sentence]).passes


def test_the_hardest_sentences_come_first_with_why() -> None:
    level = read_level([*PLAIN, HARD[0]])
    first = level.hardest[0]
    assert first.text == HARD[0]
    assert first.index == len(PLAIN)
    assert any(why.startswith("length:") for why in first.why)
    assert any("prioritisation" in why for why in first.why)
    assert len(level.hardest) <= 10
    over = [(hard.grade - 6) * hard.words for hard in level.hardest]
    assert over == sorted(over, reverse=True)


def test_a_long_hard_sentence_comes_before_a_short_one_with_one_long_word() -> None:
    level = read_level(["Organisational disproportionality matters.", HARD[0]])
    assert [hard.text for hard in level.hardest] == [HARD[0], "Organisational disproportionality matters."]
    assert level.hardest[0].grade < level.hardest[1].grade


def test_every_sentence_that_is_over_the_target_says_why() -> None:
    short = "Under forty-seven people waited under fifty-five hours."
    for target in (9, 11, 14):
        level = read_level(
            [*PLAIN, *HARD, short, "Many worried people waited longer than any other people."], target=target
        )
        most = readability.limits(target)["flesch_kincaid"]["most"]
        assert all(hard.why for hard in level.hardest if hard.grade > most)
        named = [word for hard in level.hardest for why in hard.why if why.startswith("syllables: ") for word in
                 re.findall(r"[a-z]{4,}", why.removeprefix("syllables: "))]  # fmt: skip
        assert set(named) - {"word"} <= set(
            re.findall(r"[a-z]+", " ".join([*PLAIN, *HARD, short]).lower().replace("’", " "))
        )


def test_a_number_read_aloud_is_no_long_word_to_replace() -> None:
    (hard,) = read_level(["It took 71 calls in 2017 and answered each of them."]).hardest
    assert not any("seventy" in why or "seventeen" in why for why in hard.why)


def test_the_hard_words_are_counted_and_the_easy_ones_are_not() -> None:
    found = {hard.word: (hard.syllables, hard.times) for hard in read_level(HARD).hard_words}
    assert found["prioritisation"] == (6, 5)
    assert "the" not in found
    assert all(number >= 3 for number, _ in found.values())


# ---- the door to textstat


def test_no_network_and_no_nltk_data_are_needed(tmp_path_factory: pytest.TempPathFactory) -> None:
    """In a fresh process where sockets raise and NLTK's own data cannot be found."""
    program = """
import socket, sys
def refuse(*args, **kwargs): raise AssertionError("the network was reached for")
socket.socket.connect = refuse
socket.getaddrinfo = refuse
socket.create_connection = refuse
import nltk
nltk.data.path[:] = []
nltk.download = refuse
from briefings.readability import read_level
level = read_level(["The force keeps people safe and helps them."] * 20)
print(round(level.scores.flesch_kincaid, 3))
"""
    home = tmp_path_factory.mktemp("nobody")
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env={"HOME": str(home), "PATH": ""},
    )
    assert done.returncode == 0, done.stderr
    line = "the force keeps people safe and helps them."
    assert float(done.stdout) == pytest.approx(by_hand([line])["flesch_kincaid"], abs=0.01)
    assert not list(home.iterdir())


def test_it_fails_by_name_when_textstat_has_moved_its_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    from textstat.backend.counts import _count_syllables as door

    readability._textstat.cache_clear()
    try:
        monkeypatch.delattr(door, "get_cmudict")
        with pytest.raises(MachineError, match=r"textstat>=0\.7\.13"):
            read_level(PLAIN * 2)
    finally:
        monkeypatch.undo()
        readability._textstat.cache_clear()


def test_it_fails_by_name_when_textstat_no_longer_asks_our_list(monkeypatch: pytest.MonkeyPatch) -> None:
    import textstat

    readability._textstat.cache_clear()
    try:
        monkeypatch.setattr(textstat, "syllable_count", lambda _text: 1)
        with pytest.raises(MachineError, match="pip install"):
            read_level(PLAIN * 2)
    finally:
        monkeypatch.undo()
        readability._textstat.cache_clear()


def test_sockets_are_refused_in_these_tests() -> None:
    with socket.socket() as one, pytest.raises(AssertionError, match="network"):
        one.connect(("192.0.2.1", 80))


@pytest.mark.parametrize(
    "sentence",
    ["The service exercises regularly with neighbouring services.", "The brigade drills its crews together."],
)
def test_a_verb_that_our_list_has_not_is_known_by_its_place(sentence: str) -> None:
    assert has_verb(sentence)


@pytest.mark.parametrize(
    "words", ["Regular exercises with crews.", "The training exercises.", "The drills of the crew."]
)
def test_a_noun_in_the_place_of_a_verb_is_none(words: str) -> None:
    assert not has_verb(words)
