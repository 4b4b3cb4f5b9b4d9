"""Long sentences are split only where both halves stand alone and together mean what the whole meant."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings import readability, tables
from briefings.plain import LONGEST, joins, make_plain, protect


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "The force has a clear plan for knife crime; officers in each town know their part in it and act on it.",
            (
                "The force has a clear plan for knife crime.",
                "Officers in each town know their part in it and act on it.",
            ),
        ),
        (
            "Staff treat people in the cells well, and nurses come within one hour of each call that they make.",
            ("Staff treat people in the cells well.", "Nurses come within one hour of each call that they make."),
        ),
        (
            "The force may close two of its stations, but it has not yet said which of them will shut.",
            ("The force may close two of its stations.", "But it has not yet said which of them will shut."),
        ),
        (
            "HMIC said the force was quick to answer, but the commissioner said that it should do more for farms.",
            ("HMIC said the force was quick to answer.", "But the commissioner said that it should do more for farms."),
        ),
        (
            "Inspectors said that staff in the cells take care, and that nurses come within one hour of each call.",
            (
                "Inspectors said that staff in the cells take care.",
                "Inspectors said that nurses come within one hour of each call.",
            ),
        ),
        (
            "Leaders should make sure that officers in each district are trained, and that managers check their work.",
            (
                "Leaders should make sure that officers in each district are trained.",
                "Leaders should make sure that managers check their work.",
            ),
        ),
        (
            "Although the force has mended its control room, it still loses one call in ten on Friday nights.",
            ("The force has mended its control room.", "But it still loses one call in ten on Friday nights."),
        ),
        (
            "The force trains its officers to spot the signs of abuse, which means that victims get help sooner.",
            ("The force trains its officers to spot the signs of abuse.", "This means that victims get help sooner."),
        ),
        (
            "The team has too few detectives for its work, leading to delays in cases of rape across the county.",
            (
                "The team has too few detectives for its work.",
                "This leads to delays in cases of rape across the county.",
            ),
        ),
        (
            "The force has bought new cars for its patrols because the old ones were slow and often broke down.",
            (
                "The force has bought new cars for its patrols.",
                "This is because the old ones were slow and often broke down.",
            ),
        ),
        (
            "The force works with schools in every town and has a plan to help children who go missing.",
            ("The force works with schools in every town.", "It has a plan to help children who go missing."),
        ),
    ],
)
def test_both_halves_have_their_subject_and_their_speaker(sentence: str, parts: tuple[str, ...]) -> None:
    assert joins.split(sentence) == parts


@pytest.mark.parametrize(
    "sentence",
    [
        # whose words the second half is
        "Inspectors said that the force answers most calls on time, but it takes too long to send officers out.",
        "According to the survey, staff trust their leaders, but they want to be told sooner about their shifts.",
        "The chief told staff that “the force is well led, but it can be better, and we will get there” last May.",
        "Social workers say that they rarely meet the leaders of their service, and that their names are hardly known.",
        # a condition reaches over the join
        "If a victim calls at night, the control room sends the nearest officer, and the duty sergeant is told.",
        "The force sends an officer only when a victim asks, and the duty sergeant is told about it at once.",
        # "not … because" can deny the reason
        "Officers do not take cameras to calls about violence at home because there are not enough for each shift.",
        # pairs and lists
        "The plan covers both the way the force records crime in Westmarch and the way it speaks to its victims.",
        "The force must work out how it records crimes, how it protects children, and how it works with schools.",
        "The number of calls rose between the first of March and the last of May in Westmarch, Northmoor and Eastvale.",
        "Officers look for drugs, knives and stolen goods in cars, homes and shops across Westmarch and Northmoor.",
        # a clause inside the sentence
        "The team, which works from a small office in Northmoor, and its manager, who lives there, know the town.",
        "Officers arrested the man who had hit his wife and took him to the cells within one hour of the call.",
        # names
        "Staff from the Department for Work and Pensions and the Crown Prosecution Service came to all the meetings.",
        # questions and a quotation at the end stay whole
        "Does the force know where crime happens in its towns, and do its officers act on what they know?",
        "She said: “The force has a plan for all of its towns, and it keeps to that plan in each of them.”",
    ],
)
def test_a_sentence_without_a_safe_join_comes_back_whole(sentence: str) -> None:
    assert joins.split(sentence) == (sentence,)


def test_a_short_sentence_is_left_alone() -> None:
    assert joins.split("It is slow, but it works.") == ("It is slow, but it works.",)


_CLAUSES = (
    "the force answers nine calls in ten on time",
    "it does not record all of its crimes",
    "officers in Northmoor never work alone",
    "victims of burglary wait 12 days for a visit",
    "leaders must check the work of 40 new officers",
    "the team has a plan to save £4.2m by 2027",
    "some staff told us that they feel unsafe",
    "managers should not close a case too soon",
    "there is no nurse in the cells at night",
    "the council may close 3 homes for children",
    "this helps people who have been hurt",
    "the chief constable said “we can do more”",
    "most victims are told why a case is closed",
)
_JOINTS = (
    ", and ", ", but ", "; ", "; however, ", ", so ", ", which means that ", " because ", ", although ", ", while ",
    " and ", ", leading to ", ", which is where ", " so that ", " – ", ", and that ", ", including ",
    " that are causing ",
)  # fmt: skip
_OPENINGS = ("", "Although ", "If ", "Inspectors said that ", "Both ", "Between May and June ", "Where ")


@st.composite
def _sentences(draw: st.DrawFn) -> str:
    clauses = draw(st.lists(st.sampled_from(_CLAUSES), min_size=1, max_size=4))
    text = draw(st.sampled_from(_OPENINGS)) + clauses[0]
    for clause in clauses[1:]:
        text += draw(st.sampled_from(_JOINTS)) + clause
    return text[0].upper() + text[1:] + "."


# What a split may add: the subject said again, and the words that keep the halves together.
_JOINING = set(
    """
    and but so yet although though while whilst whereas because however this these is are was means meant that it they
    which or meaning includes including examples such as in order to also leads lead led allows helps makes results
    leading     inspectors said
    """.split()
)


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9£]+(?:[.,’'-][a-z0-9]+)*", text.lower())


@given(_sentences())
@settings(deadline=None)
def test_splitting_loses_and_adds_nothing_but_joining_words(sentence: str) -> None:
    parts = joins.split(sentence)
    joined = " ".join(parts)
    assert [w for w in words(joined) if w not in _JOINING] == [w for w in words(sentence) if w not in _JOINING]
    assert protect.negations(joined) == protect.negations(sentence)
    assert re.findall(r"\d[\d,.]*\d|\d", joined) == re.findall(r"\d[\d,.]*\d|\d", sentence)


@given(_sentences())
@settings(deadline=None)
def test_every_part_is_a_whole_sentence(sentence: str) -> None:
    parts = joins.split(sentence)
    for part in parts:
        assert part[0].isupper()
        assert part.endswith((".", ".”"))
        assert part.count("“") == part.count("”")
        if len(parts) > 1:
            assert readability.has_verb(part)
            assert len(words(part)) >= 3


@given(_sentences())
@settings(deadline=None)
def test_splitting_twice_changes_nothing_more(sentence: str) -> None:
    parts = joins.split(sentence)
    assert tuple(again for part in parts for again in joins.split(part)) == parts


def test_a_trailing_example_goes_but_never_a_number_a_name_a_condition_or_a_negation() -> None:
    assert joins.trim("The force uses many tools to find people, such as drones and dogs.") == (
        "The force uses many tools to find people."
    )
    for kept in (
        "The force lends staff (two at most) to schools.",
        "The force lends staff (when asked) to schools.",
        "The force uses many tools to find people, such as 12 drones.",
        "The force works with bodies that help, such as Victim Support.",
        "The force does this often, such as when nobody asks.",
        "The force helps all victims, including those who have not called.",
        "The force uses tools, such as drones, and it finds people.",
        "Where there are gaps, such as in the cells or on patrol, teams work together to fill them.",
        "The force lends its tools, such as drones and dogs, councils lend their rooms.",
    ):
        assert joins.trim(kept) == kept


@pytest.mark.parametrize("target", [9, 11, 14])
def test_the_longest_sentence_is_that_of_the_table_of_levels(target: int) -> None:
    assert tables.read("levels")[str(target)]["longest"]["most"] == LONGEST[target]


def test_a_sentence_that_stays_too_long_is_marked() -> None:
    long = "Inspectors said that officers in the towns of Westmarch and Northmoor and the villages near Eastvale carry "
    long += "cameras and radios and torches and maps on all of their patrols by day and by night."
    assert make_plain(long).too_hard
    assert not make_plain("The force answers calls.").too_hard
    assert make_plain(long).sentences == (long,)


def test_a_lower_target_takes_shorter_sentences() -> None:
    words_19 = "The officers of the small force in the far north of the county carry their radios on all their patrols."
    assert len(words_19.split()) in range(19, 23)
    assert make_plain(words_19, target=9).too_hard
    assert not make_plain(words_19, target=11).too_hard
