"""A briefing made into a script: text for the eye made text for the ear."""

from __future__ import annotations

from briefings.briefing import Briefing, Chapter
from briefings.edition.record import chapter_ids
from voices.script import Line, Part, Script
from voices.spoken import to_spoken

# Silence after a line, in milliseconds. A title stands apart from its chapter; chapters stand further apart.
AFTER_TITLE = 650
AFTER_SENTENCE = 400
AFTER_CHAPTER = 900


def narrate(briefing: Briefing) -> Script:
    """One part a chapter: its title first, then its sentences."""
    ids = chapter_ids(briefing)
    parts = tuple(_part(part_id, chapter) for part_id, chapter in zip(ids, briefing.chapters, strict=True))
    return Script(briefing.title, briefing.language, parts)


def _part(part_id: str, chapter: Chapter) -> Part:
    last = len(chapter.sentences) - 1
    lines = tuple(
        Line(to_spoken(s.text), s.text, AFTER_CHAPTER if n == last else AFTER_SENTENCE)
        for n, s in enumerate(chapter.sentences)
    )
    title = Line(to_spoken(chapter.title), chapter.title, AFTER_TITLE if lines else AFTER_CHAPTER)
    return Part(part_id, title, lines)
