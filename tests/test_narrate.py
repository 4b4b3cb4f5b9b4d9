"""A briefing becomes a script: its titles first, its figures in words, its chapters apart."""

from __future__ import annotations

from invented import a_briefing

from briefings.briefing import Briefing, Chapter, ChapterKind, FromData, Sentence
from briefings.narrate import AFTER_CHAPTER, AFTER_SENTENCE, AFTER_TITLE, narrate


def test_each_chapter_is_a_part_whose_title_is_said_first() -> None:
    briefing = a_briefing()
    script = narrate(briefing)
    assert [part.title.show for part in script.parts] == [chapter.title for chapter in briefing.chapters]
    for part, chapter in zip(script.parts, briefing.chapters, strict=True):
        assert [line.show for line in part.lines] == [sentence.text for sentence in chapter.sentences]


def test_parts_have_names_of_their_own() -> None:
    parts = narrate(a_briefing()).parts
    assert len({part.id for part in parts}) == len(parts)


def test_a_title_stands_apart_and_a_chapter_stands_further_apart() -> None:
    for part in narrate(a_briefing()).parts:
        assert part.title.pause_ms == AFTER_TITLE
        assert [line.pause_ms for line in part.lines[:-1]] == [AFTER_SENTENCE] * (len(part.lines) - 1)
        assert part.lines[-1].pause_ms == AFTER_CHAPTER
    assert AFTER_SENTENCE < AFTER_TITLE < AFTER_CHAPTER


def test_figures_stay_on_the_page_and_are_words_in_the_ear() -> None:
    sentence = Sentence("In 2019 it took 30 minutes to answer 999 calls.", (FromData("signposts", "plain"),))
    chapter = Chapter(ChapterKind.CONCERN, "Concern 2 of 12. Emergency calls.", (sentence,))
    part = narrate(Briefing("A title", None, None, "en-GB", (chapter,))).parts[0]
    assert part.lines[0].show == sentence.text
    for line in (part.title, *part.lines):
        assert not any(character.isdigit() for character in line.say)
    assert "nine nine nine" in part.lines[0].say
    assert part.title.say.startswith("Concern two of twelve")
