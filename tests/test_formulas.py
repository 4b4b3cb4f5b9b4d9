"""The formulas: the same figures as textstat's own, to the last digit, from one pass over the text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings import formulas, readability, scoring_view, syllables
from briefings.checking import prose
from briefings.errors import MachineError
from briefings.readability import read_level
from briefings.readers import read_document

SAMPLE = Path(__file__).parent.parent / "samples" / "westmarch-police.md"

_PIECES = st.one_of(
    st.sampled_from(sorted(syllables.known())),
    st.sampled_from(
        "the force’s officers' don't we'll it's 'quoted' PEEL £1.2m 2021/22 re-read and/or , ; (which) … naïve I’ve"
        " they'd rock'n'roll 38% 9.30am ' ’ Ms. étude 'tis o'clock St. ½ x² ａｂ İstanbul ß d' 's".split()
    ),
    st.text(max_size=6),
)
_SENTENCES = st.lists(st.lists(_PIECES, max_size=14).map(lambda pieces: " ".join(pieces) + "."), max_size=12)


def of_textstat(lines: Sequence[str]) -> dict[str, float]:
    """What textstat itself gives for the lines, with our list of syllables in it."""
    textstat = readability._textstat()
    text = "\n".join(lines)
    return {
        "flesch_kincaid": textstat.flesch_kincaid_grade(text),
        "reading_ease": textstat.flesch_reading_ease(text),
        "ari": textstat.automated_readability_index(text),
        "fog": textstat.gunning_fog(text),
        "smog": textstat.smog_index(text),
        "dale_chall": textstat.dale_chall_readability_score(text),
    }


def ours(lines: Sequence[str]) -> dict[str, float]:
    scores = readability._scores(lines)
    return {measure: getattr(scores, measure) for measure in of_textstat(lines)}


@given(_SENTENCES)
@settings(max_examples=300, deadline=None)
def test_any_sentences_have_exactly_the_scores_that_textstat_gives(sentences: list[str]) -> None:
    lines = scoring_view.view(sentences)
    assert ours(lines) == of_textstat(lines)


@pytest.mark.parametrize("names", [(), ("Westmarch Police", "the force", "requires improvement")])
def test_a_whole_report_has_exactly_the_scores_that_textstat_gives(names: tuple[str, ...]) -> None:
    sentences = prose(read_document(SAMPLE))
    lines = scoring_view.view(sentences, names)
    assert len(lines) > 30
    assert ours(lines) == of_textstat(lines)
    level = read_level(sentences, names=names)
    assert level.scores == readability._scores(lines)


def test_the_corpus_has_exactly_the_scores_that_textstat_gives(corpus: Path) -> None:
    checked = 0
    for path in sorted((corpus / "dev" / "docs").glob("*.txt")):
        lines = scoring_view.view(prose(read_document(path)))
        assert ours(lines) == of_textstat(lines), path.name
        checked += len(lines)
    assert checked > 1000


def test_no_lines_score_nothing_and_do_not_divide_by_it() -> None:
    assert set(ours([]).values()) == {0.0}
    assert ours([]) == of_textstat([])


def test_a_word_is_judged_once_however_often_it_stands() -> None:
    asked: list[str] = []

    def judge(word: str) -> formulas.Word:
        asked.append(word)
        return formulas.Word(words=1, syllables=1, long=0, hard=0, unlisted=0)

    counts = formulas.count(["the force met the force.", "the force met."], judge)
    assert sorted(asked) == ["force", "force", "met", "met", "the"]  # "force." and "met." stand with their stops too
    assert (counts.words, counts.sentences, counts.characters) == (8, 2, 32)


def test_a_formula_that_textstat_has_changed_is_noticed_before_a_score_is_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    readability._textstat.cache_clear()
    try:
        monkeypatch.setattr(formulas, "smog", lambda _counts: 9.0)
        with pytest.raises(MachineError, match=r"textstat>=0\.7\.13"):
            read_level(["The force keeps people safe and helps them."] * 20)
    finally:
        monkeypatch.undo()
        readability._textstat.cache_clear()
