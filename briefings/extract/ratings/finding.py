"""Walks a document's sentences and collects what each says about grades."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property

from briefings.document import BlockKind, Span
from briefings.extract.ratings.absent import Absent, absent, hints
from briefings.extract.ratings.clauses import Clauses
from briefings.extract.ratings.collecting import area_words
from briefings.extract.ratings.givers import names_inspector
from briefings.extract.ratings.layout import grade_alone
from briefings.extract.ratings.lexer import Token, lex, one_edit
from briefings.extract.ratings.merging import REPORTED
from briefings.extract.ratings.ordinary import adjective, general, loud
from briefings.extract.ratings.placing import LAST_VISIT, Placing
from briefings.extract.ratings.statements import GRADES, NotUnderstoodError, Statement, reason
from briefings.extract.ratings.subjects import Scene, brought_in
from briefings.extract.ratings.verbs import PREDICATES
from briefings.extract.ratings.words import Tag
from briefings.extract.speakers import Speaker
from briefings.findings import SaidBy, When
from briefings.frameworks import NOT_RATED
from briefings.sentences import SourceSentence

_REPORTS = frozenset(["rated", "given", "got", "moved", "owned", "inverted", "absent"])
# "had been rated good after the inspection": the last one, or one long past.
_LATEST = re.compile(
    r"\bhad\s+been\b[^.;]{0,60}\b(?:after|following)\s+(?:an?|the|its|their)\s+inspection\b", re.IGNORECASE
)
# "… after an inspection in March": of the months just past, when a text opens with it.
_THIS_YEAR = re.compile(
    r"\binspection\s+in\s+(?:(?:early|late|mid)[- ])?(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December)\b(?!\s+(?:19|20)\d\d)(?!.*\b(?:but|until|before|previously|now)\b)",
    re.DOTALL,
)
_MAYBE_MISSPELT = re.compile(r"\b[oia][a-z]{6,11}[a-z]\b", re.IGNORECASE)
_TRIPPING = frozenset(
    [Tag.WISH, Tag.DOUBT, Tag.NOT, Tag.MORE, Tag.SAY, Tag.MOVED, Tag.GAVE, Tag.GOT, Tag.INSPECTOR, Tag.TIME, Tag.RATED]
)
_LINKING = frozenset([Tag.GRADE, Tag.REASON, Tag.AND])  # "children looked after", "support and guidance"
_MEETING = re.compile(
    r"\b(?:minutes|members|councillors?|cllrs?|panel|committee|resolved|agenda|scrutiny)\b", re.IGNORECASE
)
_ENDLESS = 4000  # characters: no sentence of a report is so long, and its parts could not be told apart
_LEAD = 3  # sentences of a text, its title counted, that may bring in the body that it is about as "a school"
_WITHOUT = re.compile(
    r"\bnot (?:yet )?(?:graded|rated)\b|(?:^|[:|\t–—-])[^\S\n]*\bnot (?:yet )?(?:inspected|assessed)\W*?$",
    re.IGNORECASE | re.MULTILINE,
)
_MOVED_RATING = re.compile(
    r"\W*(?:our|the|its)\s+(?:overall\s+)?rating\b[^.]{0,40}\b(?:improved|went\s+(?:up|down)|changed|fell|rose|dropped|got\s+worse)\b",
    re.I,
)
_COMMON = re.compile(r"(?:in|ou|a)\w*(?:tion|ing|ed|ly|ment|ity|ence|ance|able|al|ive|ional|ations?|ments?|s)\Z", re.I)


class Finder(Placing):
    """Collects ``ratings`` and ``quoted`` of one document."""

    @cached_property
    def reported(self) -> bool:
        """Whether the text reports what was said at a meeting, so that "had been" may mean "is"."""
        return _MEETING.search(self.reading.document.text) is not None

    def walk(self) -> None:
        hit = self._sentences_with_grades()
        sentences = self.reading.sentences
        index = 0
        while index < len(sentences):
            sentence = sentences[index]
            block = self.reading.block(sentence)
            if block.kind is BlockKind.TABLE_ROW and block.cells:
                if index in hit or self._heads(block):
                    for cell in self._row(block, sentence):
                        self._text(self.reading.document.quote(cell), cell, sentence, None)
                while index < len(sentences) and sentences[index].block == sentence.block:
                    index += 1
                continue
            if index in hit:
                index = max(index + 1, self._graded(index))
            else:
                text = self.reading.text(sentence)
                if hints(text):
                    self._absent(index, text)
                index += 1
        self._drop_doubtful()

    def _drop_doubtful(self) -> None:
        """Do not state a dated grade as the present one where the next sentence grades and was not understood."""
        dated = [r for r in self.ratings if r.year is not None and r.when is When.CURRENT]
        starts = [s.span.start for s in self.reading.sentences] if dated else []
        for rating in dated:
            at = bisect_right(starts, rating.evidence[0].start)
            if at >= len(starts) or self._states(self.reading.sentences[at].span):
                continue
            sentence, after = self.reading.sentences[at - 1], self.reading.sentences[at]
            if after.block == sentence.block and self.words.grades.search(self.reading.text(after)):
                self.ratings = [r for r in self.ratings if r is not rating]
                self._quote(sentence.span, "not explained")

    def _states(self, span: Span) -> bool:
        return any(r.evidence[0].overlaps(span) for r in self.ratings)

    def _sentences_with_grades(self) -> set[int]:
        text = self.reading.document.text
        starts = [s.span.start for s in self.reading.sentences]
        places = [m.start() for m in self.words.grades.finditer(text)]
        for match in _MAYBE_MISSPELT.finditer(text):
            if self._misspelt(match.group().lower()):
                places.append(match.start())
        places += [m.start() for m in _WITHOUT.finditer(text)]
        return {at for place in places if (at := bisect_right(starts, place) - 1) >= 0}

    def _misspelt(self, low: str) -> bool:
        if _COMMON.match(low):
            return False
        return _near(low, self.words.spellings)

    def _graded(self, index: int) -> int:
        """Read the sentence at ``index``, and the list that it opens; returns the next index to read."""
        sentence = self.reading.sentences[index]
        text = self.reading.text(sentence)
        if len(text) > _ENDLESS:
            self._quote(sentence.span, "not explained")
            return index + 1
        block = self.reading.block(sentence)
        alone = grade_alone(text, self.words, self.framework)
        if alone is not None:
            return self._alone(index, alone)
        if block.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM) or len(text) < 120:
            labelled = self._labelled(text, sentence)
            if labelled:
                return index + 1
        open_statement = self._text(text, sentence.span, sentence, index)
        if open_statement is not None:
            return self._listed(index, open_statement, sentence.span)
        return index + 1

    def _segments(self, span: Span, index: int | None) -> Iterator[tuple[Span, Speaker | None]]:
        """Stretches of the sentence in one mouth; None: the inspectorate's or the narrator's."""
        if index is None:
            yield span, None
            return
        run: tuple[int, int, Speaker | None] | None = None
        for part in self.reading.voices[index].parts:
            speaker = part.speaker if part.speaker.outside and not self._misheard(part.speaker) else None
            scrap = part.speaker.role == "other" and part.span.end - part.span.start < 45  # a quoted word or two
            if run is not None and (scrap or self._same(run[2], speaker)):
                run = (run[0], part.span.end, run[2])
            else:
                if run is not None:
                    yield Span(run[0], run[1]), run[2]
                run = (part.span.start, part.span.end, None if scrap else speaker)
        if run is not None:
            yield Span(run[0], run[1]), run[2]

    def _misheard(self, speaker: Speaker) -> bool:
        """Whether the words taken for a speaker's name hold a grade: then nobody is named there."""
        name = speaker.name
        return name is not None and self.words.grades.search(self.reading.document.quote(name)) is not None

    @staticmethod
    def _same(one: Speaker | None, two: Speaker | None) -> bool:
        if one is None or two is None:
            return one is two
        return (one.role, one.who) == (two.role, two.who)

    def _text(self, text: str, span: Span, sentence: SourceSentence, index: int | None) -> Statement | None:
        """Read a sentence's words; what it states is collected. Returns a statement whose areas are a list to come."""
        gaps = self._absent(index, text) if index is not None else ()
        opened: Statement | None = None
        for place, speaker in self._segments(span, index):
            opened = self._segment(place, speaker, sentence, gaps) or opened
        return opened

    def _segment(
        self, place: Span, speaker: Speaker | None, sentence: SourceSentence, gaps: Sequence[Absent]
    ) -> Statement | None:
        text = self.reading.document.quote(place)
        tokens = self._lex(text, place)
        shift = sentence.span.start - place.start
        for gap in gaps:
            tokens = tuple(t for t in tokens if not (gap.start + shift <= t.start and t.end <= gap.end + shift))
        grades = [i for i, t in enumerate(tokens) if t.tag in GRADES]
        if not grades:
            return None
        tokens = tuple(
            replace(t, tag=Tag.WORD) if i in grades and adjective(tokens, i) and not loud(tokens, i, text) else t
            for i, t in enumerate(tokens)
        )
        grades = [i for i, t in enumerate(tokens) if t.tag in GRADES]
        if not grades:
            return None
        lead = self.index[sentence.span.start] < _LEAD and len(self.reading.organisations) == 1
        scene = Scene(
            self.framework,
            self.words,
            text,
            self.reading.organisations,
            self.capitals,
            around=self.reading.document.text,
            lead=lead,
        )
        inspecting = speaker is None and self._inspects(place, sentence)
        statements: tuple[Statement, ...] = ()
        why: str | None = None
        if general(tokens, text) and not (lead and any(brought_in(t) for t in tokens)):
            return None
        try:
            told = speaker is None and self._by_inspectors(sentence)
            statements = Clauses(tokens, scene, inspecting, speaker is not None, told).read()
        except NotUnderstoodError as error:
            why = error.why
        if why is not None:
            if speaker is None and any(loud(tokens, i, text) for i in grades):
                if any(t.tag is Tag.NOT for t in tokens) and why == "not explained":
                    why = reason(list(tokens))
                self._quote(sentence.span, why)
            return None
        opened = None
        for statement in statements:
            if statement.open:
                opened = replace(statement, start=statement.start - shift, end=statement.end - shift)
            elif not self._state(statement, place, speaker, sentence) and speaker is None:
                self._quote(sentence.span, "not explained")
        return opened

    def _by_inspectors(self, sentence: SourceSentence) -> bool:
        """Whether the sentence before, in the same paragraph, begins with the inspectorate and what it did."""
        index = self.index[sentence.span.start]
        before = self.reading.sentences[index - 1] if index else None
        if before is None or before.block != sentence.block:
            return False
        tokens = self._lex(self.reading.text(before), before.span)
        verb = next((i for i, t in enumerate(tokens[:8]) if t.tag in PREDICATES or t.low.endswith("ed")), 0)
        return names_inspector(tokens[:verb])

    def _lex(self, text: str, place: Span) -> tuple[Token, ...]:
        first = bisect_right(self.mention_starts, place.start - 1)
        inside = []
        for mention in self.reading.mentions[first:]:
            if mention.span.start >= place.end:
                break
            if mention.span.end <= place.end:
                span = Span(mention.span.start - place.start, mention.span.end - place.start)
                inside.append((span, mention.name))
        tokens = lex(text, self.words, inside)
        spans = [m.span() for m in area_words(self.framework).finditer(text)]
        return tuple(_tame(token, spans) for token in tokens)

    def _inspects(self, place: Span, sentence: SourceSentence) -> bool:
        """Whether "we" are the inspectors: the text is their own, or their words are quoted."""
        voice = self.reading.voices[self.index[sentence.span.start]]
        return voice.speaker(place).inspectorate

    def _state(self, one: Statement, place: Span, speaker: Speaker | None, sentence: SourceSentence) -> bool:
        """Collect one statement; False when what it is about cannot be told."""
        said_by, who = SaidBy.INSPECTORATE, None
        if one.other is not None:
            said_by, who = SaidBy.OTHER, one.other
        elif speaker is not None:
            if one.previous:
                return True  # an outsider's word for an earlier grade is not the inspectorate's
            if one.rule in _REPORTS:
                one = replace(one, rule=REPORTED)
            else:
                said_by, who = SaidBy.OTHER, speaker.who
        before = self.reading.sentences[self.index[sentence.span.start] - 1]
        since = _MOVED_RATING.match(self.reading.text(before)) and before.block == sentence.block
        if one.had and not since and (self.reported or (one.pronoun is not None and not one.areas)):
            return False  # "had been", and nothing tells when
        if one.unsettled or (one.previous and _LATEST.search(self.reading.text(sentence))):
            opens = self.index[sentence.span.start] < _LEAD
            if not (one.had and opens and _THIS_YEAR.search(self.reading.text(sentence))):
                return False
            one = replace(one, previous=False)
        if LAST_VISIT.match(self.reading.text(sentence)):
            one = replace(one, previous=True)
        if one.rule in ("pair", "grouped") and self._announced_as_earlier(self.index[sentence.span.start]):
            one = replace(one, previous=True)
        if one.past and not one.previous and self._telling_of_then(sentence):
            return False  # "In 2019 it was … It was also …"
        self.told = None
        named = self._areas(one, sentence)
        told = self.told
        if named is None:
            return False
        start = place.start
        bodies, why = self._bodies_of(one, start + one.start)
        if why is not None:
            self._quote(sentence.span, why)
            return True
        span = Span(start + one.start, start + one.end)
        if one.rule != "be" and speaker is None and not (one.plain and all(a.id is None for a in named)):
            self.formal += 1
        self.area_before = named
        for body in bodies:
            for area in named:
                rating = self._add(
                    grade=one.grade,
                    area=area,
                    place=Span(start + area.start, start + area.end) if area.end and not one.open else None,
                    when=When.PREVIOUS if one.previous or self._of_another_day(span) else When.CURRENT,
                    body=body,
                    evidence=sentence.span,
                    grade_span=span,
                    rule=one.rule,
                    year=one.year,
                    said_by=said_by,
                    speaker=who,
                    more_after=(told,) if told is not None else (),
                )
                if rating is not None and one.plain and area.id is None and area.count is None:
                    self.plain.append(rating)
        return True

    def _absent(self, index: int | None, text: str) -> tuple[Absent, ...]:
        if index is None:
            return ()
        sentence = self.reading.sentences[index]
        found = tuple(absent(text, self.framework, self.forms))
        voice = self.reading.voices[index]
        kept = []
        for one in found:
            span = Span(sentence.span.start + one.start, sentence.span.start + max(one.end, one.start + 1))
            if voice.speaker(span).outside:
                continue
            self.told = None
            named = self._this(sentence) if one.this else one.areas
            told = self.told
            kept.append(one)
            if named is None:
                self._quote(sentence.span, "not explained")
                continue
            self.area_before = named
            for area in named:
                place = Span(sentence.span.start + area.start, sentence.span.start + area.end) if area.end else None
                self._add(
                    grade=NOT_RATED,
                    area=area,
                    place=place if not one.this else None,
                    when=When.CURRENT,
                    body=self._main(sentence.span.start),
                    evidence=sentence.span,
                    grade_span=span,
                    rule="absent",
                    more_after=(told,) if told is not None else (),
                )
        return tuple(kept)


def _tame(token: Token, spans: Sequence[tuple[int, int]]) -> Token:
    """Inside the name of an area a word is only a word: "strategic planning", "good use of resources"."""
    inside = any(a <= token.start and token.end <= b and (a, b) != (token.start, token.end) for a, b in spans)
    alone = any((a, b) == (token.start, token.end) for a, b in spans)
    if (token.tag in _TRIPPING and (inside or alone)) or (token.tag in _LINKING and inside):
        return replace(token, tag=Tag.WORD)
    return token


@cache
def _near(low: str, spellings: tuple[str, ...]) -> bool:
    return any(low[0] == s[0] and low[-1] == s[-1] and low != s and one_edit(low, s) for s in spellings)
