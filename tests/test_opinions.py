"""Views of others: theirs, and never a finding."""

from __future__ import annotations

import pytest
from found import findings, quotes

# Each is what an inspector might have written; in somebody else's mouth it is only a view.
SAID = [
    "the force does not answer its letters",
    "there are serious weaknesses in the way that keys are kept",
    "the force has a strong and effective dog section",
    "supervision is poor and victims wait too long",
    "officers treat people very well",
]
WHO = [
    ("Ann Orr, the police and crime commissioner", "commissioner"),
    ("Chief Constable Lee Moss", "chief"),
    ("The Police Federation", "union"),
    ("Local MP Joan Blythe", "politician"),
]


@pytest.mark.parametrize("words", SAID)
@pytest.mark.parametrize(("who", "role"), WHO)
@pytest.mark.parametrize("shape", ["{who} said: “{Words}.”", "{who} said that {words}.", "“{Words},” said {who}."])
def test_a_sentence_in_somebody_elses_mouth_is_their_opinion_and_nothing_else(
    words: str, who: str, role: str, shape: str
) -> None:
    said = shape.format(who=who, words=words, Words=words[0].upper() + words[1:])
    found = findings(f"HMICFRS inspected Westmarch Police last spring.\n\n{said}")
    assert not found.concerns
    assert not found.strengths
    assert [o.role for o in found.opinions] == [role]
    name = who.split(",")[0].split()[-1]
    assert name in found.opinions[0].who


def test_a_quotation_that_newspapers_open_again_and_close_once_stays_one_speakers() -> None:
    text = (
        "HMICFRS inspected Westmarch Police.\n\n"
        "Ann Orr, the police and crime commissioner, said: “I am disappointed by this report.\n\n"
        "“The force is too slow to answer letters.\n\n"
        "“I will ask for a plan.”\n\n"
        "The report found that victims wait too long."
    )
    found = findings(text)
    assert len(found.opinions) == 1
    assert quotes(text, found.opinions[0].evidence)[:2] == [
        "I am disappointed by this report.",
        "The force is too slow to answer letters.",
    ]
    assert [c.what.text for c in found.concerns] == ["victims wait too long"]


def test_a_person_named_once_and_then_by_surname_or_pronoun_is_one_speaker() -> None:
    text = (
        "HMICFRS inspected Westmarch Police.\n\n"
        "Chief Constable Lee Moss said that he was proud of his officers. "
        "“We accept this report and will improve,” Mr Moss said. He added: “Our staff deserve better kit.”"
    )
    found = findings(text).opinions
    assert [o.who for o in found] == ["Chief Constable Lee Moss"]
    assert len(found[0].evidence) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Staff told us that they feel well supported.",
        "Residents told inspectors that officers are polite.",
        "The force has not commented.",
        "Westmarch Police declined to respond to the report.",
        "Parents protested outside the police station.",
        "HMICFRS said that the force is too slow.",
        "“The force is too slow,” said HM Inspector Jan Hale.",
    ],
)
def test_what_inspectors_heard_or_say_and_silence_are_no_opinions(text: str) -> None:
    assert not findings(text).opinions


def test_an_inspectors_own_quoted_words_are_findings() -> None:
    found = findings("“The force does not train its drivers well,” said HM Inspector Jan Hale.")
    assert len(found.concerns) == 1
    assert not found.opinions


def test_few_quoted_words_keep_the_words_that_lead_to_them() -> None:
    text = "HMICFRS inspected Westmarch Police.\n\nThe Police Federation said that the report was “unfair”."
    found = findings(text).opinions
    assert quotes(text, found[0].evidence) == ["The Police Federation said that the report was “unfair”."]


def test_no_opinion_is_longer_than_a_quotation_may_be() -> None:
    long = "I am proud of our officers " + "and of their work in the town and in the hills " * 12
    text = f"HMICFRS inspected Westmarch Police.\n\nChief Constable Lee Moss said: “{long.strip()}.”"
    for opinion in findings(text).opinions:
        for quote in quotes(text, opinion.evidence):
            assert len(quote.split()) <= 80


def test_she_is_never_an_institution() -> None:
    text = (
        "HMICFRS inspected Westmarch Police.\n\nA nursery said it was sorry that calls to the force went unanswered. "
        "She said she feared that nobody would come."
    )
    told = [(o.who, " ".join(quotes(text, o.evidence))) for o in findings(text).opinions]
    assert any("nursery" in who and "unanswered" in words for who, words in told)
    assert not any("feared" in words for _, words in told)
    again = text.replace("A nursery", "The chief constable")
    assert any("feared" in " ".join(quotes(again, o.evidence)) for o in findings(again).opinions)
