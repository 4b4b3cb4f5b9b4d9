"""Whole reports: what is read, found and written is proved, plain, and keeps everybody's words apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from written import of_kind, sentences, spans, text

from briefings.briefing import Briefing, ChapterKind
from briefings.document import Document
from briefings.extract import extract
from briefings.facts_json import facts_json
from briefings.findings import Findings, SaidBy, When
from briefings.readability import read_level
from briefings.readers import read_document
from briefings.verify import verify_words
from briefings.write import write_briefing

SAMPLE = Path(__file__).parent.parent / "samples" / "westmarch-police.md"
Made = tuple[Document, Findings, Briefing]


def make(path: Path) -> Made:
    document = read_document(path)
    findings = extract(document)
    return document, findings, write_briefing(document, findings)


@pytest.fixture(scope="module", params=["the sample", "seed0", "seed1"])
def made(request: pytest.FixtureRequest) -> Made:
    if request.param == "the sample":
        return make(SAMPLE)
    corpus: Path = request.getfixturevalue("corpus")
    return make(corpus / "dev" / "docs" / f"{request.param}.txt")


def test_nothing_of_it_has_to_be_left_out(made: Made) -> None:
    document, findings, briefing = made
    assert [str(f) for f in verify_words(document.text, briefing, facts_json(document, findings))] == []


def test_it_passes_for_age_eleven(made: Made) -> None:
    briefing = made[2]
    level = read_level([s.text for s in sentences(briefing)], names=briefing.names)
    assert level.failures == ()
    assert level.words > 200


def test_its_quotations_are_few(made: Made) -> None:
    told = sentences(made[2])
    assert sum(len(s.text.split()) for s in told if s.quotation) <= 0.15 * sum(len(s.text.split()) for s in told)


def test_every_rating_has_its_own_chapter_and_no_other_is_claimed(made: Made) -> None:
    _, findings, briefing = made
    current = [r for r in findings.ratings if r.when is When.CURRENT and r.said_by is SaidBy.INSPECTORATE]
    chapters = of_kind(briefing, ChapterKind.RATING)
    assert len(chapters) == len(current)
    assert "no other ratings" in text(chapters[-1])


def test_what_others_said_is_told_nowhere_else(made: Made) -> None:
    document, findings, briefing = made
    inspected = [span for r in findings.ratings if r.said_by is SaidBy.INSPECTORATE for span in r.evidence]
    views = [span for opinion in findings.opinions for span in opinion.evidence]
    for chapter in briefing.chapters:
        if chapter.kind is not ChapterKind.OPINIONS:
            own = [span for span in spans(chapter) if span not in inspected]
            assert not any(view.overlaps(span) for view in views for span in own), document.quote(own[0])


def test_a_sentence_of_what_others_said_names_its_speaker(made: Made) -> None:
    _, findings, briefing = made
    names = [word for opinion in findings.opinions for word in opinion.who.split() if len(word) > 3]
    for chapter in of_kind(briefing, ChapterKind.OPINIONS):
        for sentence in chapter.sentences[2:]:
            assert any(name in sentence.text for name in names)
