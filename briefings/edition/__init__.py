"""A finished folder, one a report: what it holds, how it is written, and how it is read back.

source.txt     the text as read: every offset refers to it
facts.json     what the report says (facts_json)
briefing.md    the words, for an editor
edition.json   sentences, their spans and times, scores, versions, hashes of every file
briefing.mp3, briefing.vtt, chapters.json, cover.png    the audio stage
"""

from briefings.edition.cleaning import clean_edit
from briefings.edition.folder import is_edition, locked, whole_folder, write_errors
from briefings.edition.markdown import ReadBriefing, parse_markdown, to_markdown
from briefings.edition.record import (
    Edition,
    Sound,
    briefing_from_json,
    edition_json,
    read_edition,
    sha256_of,
    source_text,
)

__all__ = [
    "Edition",
    "ReadBriefing",
    "Sound",
    "briefing_from_json",
    "clean_edit",
    "edition_json",
    "is_edition",
    "locked",
    "parse_markdown",
    "read_edition",
    "sha256_of",
    "source_text",
    "to_markdown",
    "whole_folder",
    "write_errors",
]
