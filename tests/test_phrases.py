"""The table of phrases: every row keeps what it may not change, and is plainer than what it replaces."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings import inflect, readability, syllables, tables
from briefings.errors import DataError
from briefings.plain import phrases, plain_words, protect
from briefings.verify.align import align
from briefings.verify.rows import swaps
from briefings.verify.tables import tables as checker_tables

HEADINGS = ("phrases", "verbs", "nouns")
ROWS = [
    (heading, key, *row) for heading in HEADINGS for key, row in tables.lists("phrases", heading, 2, more=1).items()
]
STRENGTH = re.compile(
    r"\b(?:must|should|may|might|can|could|would|will|shall|some|most|majority|all|every|each|any|many|much|several"
    r"|significant(?:ly)?|serious(?:ly)?|always|never|often|sometimes|very|good|better|best|poor|urgent)\b"
)
SAME_STRENGTH = {"majority": "most", "frequently": "often"}


def words(text: str) -> list[str]:
    return re.findall(r"[a-z]+(?:['’][a-z]+)?", text.lower())


def hard(text: str) -> int:
    return sum(syllables.count(word) >= 3 for word in words(text))


@pytest.mark.parametrize(("key", "sentence"), [(row[1], row[3]) for row in ROWS], ids=[row[1] for row in ROWS])
def test_each_row_makes_its_sentence_plainer_and_keeps_the_rest(key: str, sentence: str) -> None:
    plain, changes = phrases.apply(sentence)
    assert key in [change.row for change in changes], "the row does not apply to its own sentence"
    change = next(change for change in changes if change.row == key)
    assert change.after.lower() in plain.lower()
    assert hard(plain) <= hard(sentence)
    assert sum(map(syllables.count, words(plain))) <= sum(map(syllables.count, words(sentence)))
    assert re.findall(r"\d[\d,.]*", plain) == re.findall(r"\d[\d,.]*", sentence)
    assert re.findall(r"(?<!^)(?<![.] )\b[A-Z]\w+", plain) == re.findall(r"(?<!^)(?<![.] )\b[A-Z]\w+", sentence)
    if "insufficient" not in key:
        assert protect.negations(plain) == protect.negations(sentence)
    assert plain[0].isupper()
    assert plain[-1] == sentence[-1]
    assert not re.search(r"  | [,.;]|\b(\w+) \1\b(?<!more more)", plain)
    assert readability.has_verb(plain)


def test_no_row_changes_how_strong_a_statement_is() -> None:
    for _heading, key, after, *_rest in ROWS:
        meant = [SAME_STRENGTH.get(word, word) for word in words(key)]
        before = [word for word in meant if STRENGTH.fullmatch(word)]
        assert before == [word for word in words(after) if STRENGTH.fullmatch(word)] or key in WEAK_WORDS, key


# As strong as before: "certain circumstances" are some, and who is able to can.
WEAK_WORDS = {"in certain circumstances", "is able to", "are able to"}


@pytest.mark.parametrize("label", ["area for improvement", "cause of concern", "accelerated cause of concern"])
def test_the_formal_labels_are_never_touched(label: str) -> None:
    for sentence in (f"This is an {label} for the force.", f"It has three {label.replace('area', 'areas')}."):
        assert plain_words(sentence) == sentence
    assert plain_words("Innovative practice. The force shares innovative practice.").count("nnovative practice") == 2


def test_a_plain_form_brings_no_mark_that_the_second_checker_would_not_find() -> None:
    """Else the sentence would be made plain, fail its proof and be lost."""
    classes: Mapping[str, str] = checker_tables().classes
    for _heading, key, after, *_rest in ROWS:
        old = {classes[word] for word in words(key) if word in classes}
        new = {classes[word] for word in words(after) if word in classes}
        assert new <= old | SAME_MARK.get(key, set()), f"“{key}” -> “{after}” brings {new - old}"


SAME_MARK = {  # the phrase says by itself what the plain form says with a mark
    "is able to": {"may"},
    "are able to": {"may"},
    "in the event that": {"if"},
    "as a result of": {"because"},
    "as a consequence of": {"because"},
}


def test_the_second_checker_can_follow_each_row() -> None:
    """Else the sentence would be made plain, fail its proof and be left out of the briefing."""
    for _heading, key, _after, sentence, *_rest in ROWS:
        laid = align(plain_words(sentence), [sentence], swaps())
        assert not laid.loose, f"“{key}”: {[word.text for word in laid.loose]} are not found in “{sentence}”"
        assert not laid.dropped(), f"“{key}”: {[word.text for word in laid.dropped()]} are lost from “{sentence}”"


def test_every_plain_verb_has_its_forms_in_the_table_of_verbs() -> None:
    known = inflect.bases()
    for key, row in tables.lists("phrases", "verbs", 2, more=1).items():
        assert key.split()[0] in known or inflect.verb(key).past.endswith("ed") or key.split()[0] == "adversely", key
        head = row[0].split()[0]
        assert head in known or head == "clearly", f"“{row[0]}”: add “{head}” to verbs.toml"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The force has demonstrated a change.", "The force has shown a change."),
        ("The force demonstrated a change.", "The force showed a change."),
        ("Officers are demonstrating a change.", "Officers are showing a change."),
        ("Changes demonstrated by Westmarch were small.", "Changes demonstrated by Westmarch were small."),
        ("It undertook a search.", "It carried out a search."),
        ("Searches undertaken by officers were fair.", "Searches carried out by officers were fair."),
        ("It took part, and participated in training.", "It took part, and participated in training."),
        ("It was implemented in May.", "It was put in place in May."),
        ("Utilising drones saves money.", "Using drones saves money."),
        ("An additional team starts.", "An extra team starts."),
        ("A comprehensive plan starts.", "A full plan starts."),
        ("It is a robust, fair plan.", "It is a strong, fair plan."),
        ("It missed an opportunity to learn.", "It missed a chance to learn."),
        ("It missed opportunities to learn.", "It missed chances to learn."),
        ("However, the force helps.", "But the force helps."),
    ],
)
def test_a_row_takes_the_form_that_its_place_needs(before: str, after: str) -> None:
    assert plain_words(before) == after


@pytest.mark.parametrize(
    "sentence",
    [
        "The force, however, helps.",  # not at the start
        "However hard it is, the force helps.",
        "Officers see the identified needs of children.",  # an adjective after "the"
        "It meets the needs of identified children.",  # and after a preposition
        "Officers identify with victims.",
        "The victim could identify the suspect.",  # to know who is not to find where
        "The appropriate adult came.",  # a role in law
        "It has a robust standard.",  # "strong standard" is a grade
        "Managers worked with authorised firearms officers.",
        "The fees are due to the council.",
        "Who is responsible for the crime?",
        "They have learning difficulties.",
        "The results in May were late.",
        "It is a multi-agency safeguarding hub.",
        "She went to the comprehensive school.",
        "It manages risk effectively and fairly.",
        "The force manages risk more effectively.",
        "Leaders raise awareness of abuse.",
        "“In order to help, we utilise drones,” she said.",  # a quotation stays
        "It allocated £3m and kept the rest.",
        "Inspectors made a first monitoring visit.",  # a product of its own
        "Highlights of the year were few.",  # a noun
        "It helps pupils with additional learning needs.",  # a term of law
        "Once allocated, children get help.",
        "Its practice in relation to burglary is new.",  # neither "about" nor "on" is sure
        "The team had an impact on reducing theft.",
        "The work is at an early stage.",
        "The work is increasingly more stable.",
        "Raters said it “demonstrates care”.",
        "They did so on-purpose-utilise-like.",
    ],
)
def test_a_phrase_with_another_meaning_stays(sentence: str) -> None:
    assert plain_words(sentence) == sentence


def test_names_given_and_names_seen_stay() -> None:
    assert plain_words("The Utilise Trust helps.", ["The Utilise Trust"]) == "The Utilise Trust helps."
    assert plain_words("It met the Additional Needs Team.") == "It met the Additional Needs Team."


def test_the_longest_phrase_wins() -> None:
    plain, changes = phrases.apply("It works in partnership with schools.")
    assert plain == "It works with schools."
    assert [change.row for change in changes] == ["works in partnership with"]


def test_what_was_changed_is_told_in_order() -> None:
    _, changes = phrases.apply("It will commence prior to May in order to help.")
    assert [(c.before, c.after) for c in changes] == [
        ("commence", "start"),
        ("prior to", "before"),
        ("in order to", "to"),
    ]


_PIECES = st.lists(
    st.sampled_from([row[1].rstrip(",.") for row in ROWS] + [row[3] for row in ROWS])
    | st.sampled_from(
        ["not", "no", "12", "£1.2m", "requires improvement", "Westmarch Police", "without", "good", "(", "”", ";"]
    ),
    min_size=1,
    max_size=12,
)


@given(_PIECES)
@settings(deadline=None)
def test_protected_words_come_through_in_order_whatever_stands_around_them(pieces: list[str]) -> None:
    text = " ".join(pieces)
    plain, changes = phrases.apply(text)
    if not any("insufficient" in change.row for change in changes):
        assert protect.negations(plain) == protect.negations(text)
    for pattern in (r"\d[\d,.]*", r"(?i)requires improvement|inadequate|outstanding|\bgood\b", r"Westmarch Police"):
        assert re.findall(pattern, plain) == re.findall(pattern, text)
    rebuilt = plain
    assert len(changes) <= len(words(text))
    for change in changes:
        assert change.after.lower() in rebuilt.lower()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('"utilise" = "use"', "must be a list of 2 to 3 texts"),
        ('"requires improvement" = ["is weak", "It requires improvement."]', "may not change"),
        ('"without" = ["lacking", "It came without help."]', "may not change"),
        ('"a dozen" = ["twelve", "A dozen came."]', "may not change"),
    ],
)
def test_a_bad_row_is_refused_with_its_line_and_the_remedy(
    row: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = f"[phrases]\n{row}\n[verbs]\n[nouns]\n"
    import tomllib

    def text(_name: str) -> str:
        return bad

    monkeypatch.setattr(tables, "_text", text)
    monkeypatch.setattr(tables, "read", lambda _name: tomllib.loads(bad))
    with pytest.raises(DataError, match=rf"phrases\.toml, line 2: .*{message}"):
        list(phrases._forms())
