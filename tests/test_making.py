"""The text stage joined: what is not proved is left out; a level counts only with all that must be there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from reports import REPORT, a_report

from briefings.briefing import Briefing, ChapterKind, FromReport, Sentence
from briefings.document import Span
from briefings.errors import UnprovenError
from briefings.making import Words, make_words, proved, quoted_share, shortfalls
from briefings.settings import Settings


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Words:
    return make_words(a_report(tmp_path_factory.mktemp("report")), Settings())


def test_the_report_and_the_briefing_are_scored_and_nothing_is_left_out(words: Words) -> None:
    assert words.left_out == ()
    assert words.report_level.words < words.level.words
    assert words.level.passes


def with_line(briefing: Briefing, text: str, source: FromReport, kind: ChapterKind) -> Briefing:
    def added(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        return (*sentences, Sentence(text, (source,)))

    return replace(
        briefing,
        chapters=tuple(replace(c, sentences=added(c.sentences)) if c.kind is kind else c for c in briefing.chapters),
    )


def test_a_sentence_that_cannot_be_proved_is_left_out_and_named(words: Words) -> None:
    source = words.document.text
    at = source.index("The force does not answer")
    false = "The force answers emergency calls quickly enough."
    place = FromReport((Span(at, len(source.rstrip())),))
    kept, left_out = proved(with_line(words.briefing, false, place, ChapterKind.CONCERN), words.facts, source)
    assert kept == words.briefing
    assert [f.sentence for f in left_out] == [false]


def without(briefing: Briefing, kind: ChapterKind) -> Briefing:
    return replace(briefing, chapters=tuple(c for c in briefing.chapters if c.kind is not kind))


def test_a_briefing_that_has_lost_a_rating_is_not_made(words: Words) -> None:
    less = replace(
        words.briefing, chapters=tuple(c for c in words.briefing.chapters if c.kind is not ChapterKind.RATING)
    )
    with pytest.raises(UnprovenError, match="could not be proved from the report, so nothing was made"):
        proved(less, words.facts, words.document.text)


@pytest.mark.parametrize("kind", [ChapterKind.RATING, ChapterKind.CONCERN])
def test_a_good_level_does_not_count_without_every_rating_and_formal_concern(words: Words, kind: ChapterKind) -> None:
    assert shortfalls(words.briefing, words.facts) == ()
    assert shortfalls(without(words.briefing, kind), words.facts)


def test_a_good_level_does_not_count_when_much_is_quoted(words: Words) -> None:
    def quoting(share: float) -> Briefing:
        rest = sum(len(s.text.split()) for c in words.briefing.chapters for s in c.sentences)
        number = round(rest * share / (1 - share))
        quotation = Sentence(
            " ".join(["word"] * number), words.briefing.chapters[0].sentences[0].sources, quotation=True
        )
        first, *others = words.briefing.chapters
        return replace(words.briefing, chapters=(replace(first, sentences=(*first.sentences, quotation)), *others))

    assert quoted_share(words.briefing) == 0
    assert shortfalls(quoting(0.14), words.facts) == ()
    (failure,) = shortfalls(quoting(0.17), words.facts)
    assert "17% of it is the report's own words" in failure


def test_the_first_target_is_eleven_and_another_may_be_chosen(tmp_path: Path) -> None:
    report = a_report(tmp_path, text=REPORT)
    assert make_words(report, Settings()).level.target == 11
    assert make_words(report, Settings(target=14)).level.target == 14


def test_a_grade_that_has_not_changed_is_told_as_the_grade_of_now_too(tmp_path: Path) -> None:
    rows = "Preventing fires\tGood\tGood\nPromoting the right values and culture\tInadequate\tGood\n"
    report = tmp_path / "report.txt"
    report.write_text(
        f"Westmarch Fire and Rescue Service\n\nA report by HMICFRS.\n\nQuestion\tThis inspection\t2021/22\n{rows}",
        "utf-8",
    )
    chapters = [c for c in make_words(report, Settings()).briefing.chapters if c.title.startswith("Rating")]
    told = [[s.text for s in chapter.sentences] for chapter in chapters]
    assert len(told) == 2
    for sentences, grade in zip(told, ("good", "inadequate"), strict=True):
        assert grade in sentences[0]
        assert "2021" not in sentences[0]
        assert "In 2021, the rating was good." in sentences
