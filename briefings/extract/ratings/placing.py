"""What a statement that names no area is about: what the heading, the sentence before or the whole text tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.document import Span
from briefings.extract.ratings import areas
from briefings.extract.ratings.areas import THIS, VAGUE, Area
from briefings.extract.ratings.collecting import area_words
from briefings.extract.ratings.lines import Lines
from briefings.extract.ratings.statements import Statement
from briefings.findings import When
from briefings.sentences import SourceSentence

_REFER = frozenset(["it", "they", "this", "that", "its", "their", "which"])
_RATING_OF = re.compile(r"\A(?:our|the)\s+(?:overall\s+)?rating\s+(?:of|for)\s+(?=th)", re.IGNORECASE)
_BECAUSE = re.compile(r"\b(?:because|as\s+a\s+result\s+of|due\s+to|owing\s+to)\b", re.IGNORECASE)
_ON_A_DAY = re.compile(r"[”’\"']?\s+(?:by\s+\w+\s+)?on\s+\d{1,2}\s+[A-Z][a-z]+\s+(?:19|20)\d\d\b")
_QUOTES = "“”\"'‘ "
LAST_VISIT = re.compile(r"\W*(?:date\s+of\s+)?(?:the\s+)?(?:last|previous)\s+inspection\s*:", re.IGNORECASE)


class Placing(Lines):
    """Finds the areas of a statement."""

    def _areas(self, one: Statement, sentence: SourceSentence) -> tuple[Area, ...] | None:
        if THIS in one.areas:
            return self._this(sentence)
        if VAGUE in one.areas:
            return self._only_subject()
        if one.areas:
            return one.areas
        before = self._said_before(sentence, one.previous or one.year is not None)
        if before is not None and (one.pronoun in _REFER or one.pronoun == "rating"):
            return before or None
        if before is not None and (not before or before[0].id != areas.OVERALL):
            return None  # "In 2020 its custody was inadequate. The force is now good.": at custody, or as a whole
        self.told = None
        found = self._heading_area(sentence) or (areas.WHOLE,)
        if one.pronoun in _REFER and found == (areas.WHOLE,) and not self._body_before(sentence):
            return None
        # An area in the sentence that no rule gave to the grade may yet be what was graded.
        told = {areas.known(self.framework, words) for words in self._named_beside(sentence, one.end)}
        return None if told - {found[0].id, areas.OVERALL, None} else found

    def _named_beside(self, sentence: SourceSentence, end: int) -> Iterator[str]:
        """The areas that a sentence names, outside the names of bodies and the reason for a grade that ends at ``end``.

        "Dunnock Lane Surgery" is no surgery ward, and "good because it was safe" is not said of safety.
        """
        text, at = self.reading.text(sentence), sentence.span.start
        why = _BECAUSE.search(text, end)
        text = text[: why.start()] if why else text
        names = [(m.span.start - at, m.span.end - at) for m in self.reading.mentions if m.span.overlaps(sentence.span)]
        names += [m.span() for m in self.words.bodies.finditer(text)]
        for match in area_words(self.framework).finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in names):
                yield match.group()

    def _telling_of_then(self, sentence: SourceSentence) -> bool:
        """Whether the sentence before told of an earlier grade, so that the past tense goes on."""
        index = self.index[sentence.span.start]
        before = self.reading.sentences[index - 1] if index else None
        if before is None or before.block != sentence.block:
            return False
        stated = [r for r in self.ratings if r.evidence[0].overlaps(before.span)]
        return bool(stated) and all(r.when is When.PREVIOUS or r.year is not None for r in stated)

    def _body_before(self, sentence: SourceSentence) -> bool:
        """Whether "it" can only be the body: what stands before, there or here, names that and no area of its work."""
        text = self.reading.text(sentence)
        index = self.index[sentence.span.start]
        places = [sentence.span]
        if index and self.reading.sentences[index - 1].block in (sentence.block, sentence.block - 1):
            before = self.reading.sentences[index - 1]
            places.append(before.span)
            text = f"{self.reading.text(before)} {text}"
        said = [self.reading.document.quote(p).lstrip(_QUOTES) for p in places]
        names = {self.reading.document.quote(m.span) for m in self.reading.mentions}
        first = any(
            s.startswith((n, f"The {n}")) and s.partition(n)[2][:1] not in "’'" for s in said for n in names if n
        )
        told = first or any(self.words.bodies.match(_RATING_OF.sub("", s)) for s in said)
        told = told or LAST_VISIT.match(said[0]) is not None
        return told and area_words(self.framework).search(self.words.bodies.sub(" ", text)) is None

    def _of_another_day(self, grade: Span) -> bool:
        """Whether a report dates the grade to a day: what it judges itself it does not date so."""
        after = self.reading.document.text[grade.end : grade.end + 60]
        return self.reading.kind == "report" and _ON_A_DAY.match(after) is not None
