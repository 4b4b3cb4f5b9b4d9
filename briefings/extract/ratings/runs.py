"""Runs of short lines, some of them grades: what each line is, and whether the grades stand over their areas."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from briefings.document import BlockKind
from briefings.extract.ratings.areas import Area
from briefings.extract.ratings.layout import Cell, grade_alone, label_area
from briefings.extract.ratings.lexer import lexicon
from briefings.extract.reading import Reading
from briefings.frameworks import Framework
from briefings.sentences import SourceSentence

_NONE = re.compile(r"\W*(?:none|nil|n/a|no\s+areas?)\W*", re.IGNORECASE)
_TITLE = re.compile(r".*\b(?:judge?ments|grades|gradings|ratings)\W*", re.IGNORECASE)  # of many, not of the whole
_PROSE_END = (".", ":", ";", ",", "!", "?")


class Kind(Enum):
    GRADE = "grade"
    AREA = "area"  # one that the framework's table knows
    NONE = "none"  # "None": no area has the grade above
    LABEL = "label"  # a short line that the table does not know


@dataclass(frozen=True, slots=True)
class Line:
    sentence: SourceSentence
    kind: Kind
    cell: Cell | None = None
    named: tuple[Area, ...] = ()


def line(reading: Reading, framework: Framework, sentence: SourceSentence) -> Line | None:
    """The sentence as a line of a run; None for prose and for rows of tables."""
    block = reading.block(sentence)
    if block.kind is BlockKind.TABLE_ROW:
        return None
    text = reading.text(sentence)
    cell = grade_alone(text, lexicon(framework), framework)
    if cell is not None:
        return Line(sentence, Kind.GRADE, cell)
    if _NONE.fullmatch(text):
        return Line(sentence, Kind.NONE)
    named = label_area(text, framework, sentence.span.start)
    if named and named[0].id is not None and not _TITLE.fullmatch(text):
        return Line(sentence, Kind.AREA, None, named)
    if block.span != sentence.span or len(text.split()) > 16 or text.rstrip().endswith(_PROSE_END):
        return None
    return None if lexicon(framework).grades.search(text) else Line(sentence, Kind.LABEL)


def from_grade(reading: Reading, framework: Framework, index: int) -> list[Line]:
    """The lines from the grade at ``index`` on. After the last grade only its own areas are taken, each once."""
    lines: list[Line] = []
    for sentence in reading.sentences[index:]:
        one = line(reading, framework, sentence)
        if one is None:
            break
        lines.append(one)
    last = max((i for i, one in enumerate(lines) if one.kind is Kind.GRADE), default=0)
    seen = {area.id for one in lines[:last] for area in one.named}
    end = last + 1
    while end < len(lines):
        one = lines[end]
        ids = {area.id for area in one.named}
        if one.kind is Kind.LABEL or lines[end - 1].kind is Kind.NONE or ids & seen:
            break  # the heading of what comes next
        seen |= ids
        end += 1
    return lines[:end]


def over(reading: Reading, framework: Framework, index: int) -> bool:
    """Whether the grades of the run around ``index`` may stand over their areas: an area above is then another's.

    So it is where the run has several grades and begins with one, says "None", or ends with an area that has no grade
    under it; and where a lone grade stands between a title ("Our judgments") and an area.
    """
    first, end = index, index + 1
    lines = [line(reading, framework, reading.sentences[index])]
    while first > 0 and (before := line(reading, framework, reading.sentences[first - 1])) is not None:
        lines.insert(0, before)
        first -= 1
    while end < len(reading.sentences) and (after := line(reading, framework, reading.sentences[end])) is not None:
        lines.append(after)
        end += 1
    kinds = [one.kind for one in lines if one is not None and one.kind is not Kind.LABEL]
    if kinds.count(Kind.GRADE) < 2:
        titled = index > 0 and _TITLE.fullmatch(reading.text(reading.sentences[index - 1])) is not None
        return titled and kinds[-1] is Kind.AREA
    return kinds[0] is Kind.GRADE or Kind.NONE in kinds or kinds[-1] is Kind.AREA


__all__ = ["Kind", "Line", "from_grade", "line", "over"]
