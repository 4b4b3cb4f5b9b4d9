"""Walks a document's sentences and collects what each says about grades."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from briefings.document import Block, BlockKind, Span
from briefings.extract.names import distinctive
from briefings.extract.ratings import areas
from briefings.extract.ratings.absent import Absent, absent, hints
from briefings.extract.ratings.areas import Area
from briefings.extract.ratings.clauses import Clauses
from briefings.extract.ratings.complements import THIS, VAGUE
from briefings.extract.ratings.layout import Cell, RowGrade, grade_alone, label_area, row_grades
from briefings.extract.ratings.lexer import Token, lex, lexicon, one_edit
from briefings.extract.ratings.merging import REPORTED, on_scale
from briefings.extract.ratings.ordinary import adjective, general, loud
from briefings.extract.ratings.statements import GRADES, NotUnderstood, Statement, reason
from briefings.extract.ratings.subjects import Scene
from briefings.extract.ratings.words import Tag
from briefings.extract.reading import Reading
from briefings.extract.speakers import Speaker
from briefings.findings import Quoted, Rating, SaidBy, When
from briefings.frameworks import NOT_RATED, Framework
from briefings.sentences import SourceSentence

_LONGEST = 80  # words of a quotation
_REPORTS = frozenset(["rated", "given", "got", "moved", "owned", "inverted", "absent"])
_MAYBE_MISSPELT = re.compile(r"\b[oia][a-z]{6,11}[a-z]\b", re.IGNORECASE)
_TRIPPING = frozenset(
    [Tag.WISH, Tag.DOUBT, Tag.NOT, Tag.MORE, Tag.SAY, Tag.MOVED, Tag.GAVE, Tag.GOT, Tag.INSPECTOR, Tag.TIME, Tag.RATED]
)
_REFER = frozenset(["it", "they", "this", "that", "its", "their", "which"])
_COMMON = re.compile(r"(?:in|ou|a)\w*(?:tion|ing|ed|ly|ment|ity|ence|ance|able|al|ive|ional|ations?|ments?|s)\Z", re.I)


class Finder:
    """Collects ``ratings`` and ``quoted`` of one document."""

    def __init__(self, reading: Reading, framework: Framework) -> None:
        self.reading = reading
        self.framework = framework
        self.words = lexicon(framework)
        self.ratings: list[Rating] = []
        self.quoted: list[Quoted] = []
        self.plain: list[Rating] = []  # "is good at X", X not of the framework's table
        self.subject_span: Span | None = None
        self.formal = 0  # grades in tables, headings and words of rating
        self.area_before: tuple[Area, ...] = ()
        self.mention_starts = [m.span.start for m in reading.mentions]
        self.index = {s.span.start: i for i, s in enumerate(reading.sentences)}
        self.headers: dict[int, Block | None] = {}
        self.capitals = _capitals(reading)
        self.forms = tuple(sorted({" ".join(reading.document.quote(m.span).split()).lower() for m in reading.mentions}))

    # ------------------------------------------------------------ the walk

    def walk(self) -> None:
        hit = self._sentences_with_grades()
        sentences = self.reading.sentences
        index = 0
        while index < len(sentences):
            sentence = sentences[index]
            block = self.reading.block(sentence)
            if block.kind is BlockKind.TABLE_ROW and block.cells:
                if index in hit or self._heads(block):
                    self._row(block, sentence)
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

    def _sentences_with_grades(self) -> set[int]:
        text = self.reading.document.text
        starts = [s.span.start for s in self.reading.sentences]
        places = [m.start() for m in self.words.grades.finditer(text)]
        for match in _MAYBE_MISSPELT.finditer(text):
            if self._misspelt(match.group().lower()):
                places.append(match.start())
        places += [m.start() for m in re.finditer(r"(?i)\bnot (?:yet )?(?:graded|rated)\b", text)]
        return {at for place in places if (at := bisect_right(starts, place) - 1) >= 0}

    def _misspelt(self, low: str) -> bool:
        if _COMMON.match(low):
            return False
        return _near(low, self.words.spellings)

    # ------------------------------------------------------------ tables

    def _heads(self, block: Block) -> bool:
        header = self._header(block)
        return header is not None and self.words.grades.search(self.reading.document.quote(header.span)) is not None

    def _header(self, row: Block) -> Block | None:
        if row.table is None or row.header:
            return None
        if row.table not in self.headers:
            rows = [b for b in self.reading.document.blocks if b.table == row.table]
            header = next((b for b in rows if b.header), None)
            if (
                header is None
                and len(rows) > 1
                and not self._has_grade_cell(rows[0])
                and len(rows[0].cells) >= len(rows[1].cells)
            ):
                header = rows[0]
            self.headers[row.table] = header
        header = self.headers[row.table]
        return None if header is row else header

    def _has_grade_cell(self, row: Block) -> bool:
        quote = self.reading.document.quote
        return any(grade_alone(quote(cell), self.words, self.framework) is not None for cell in row.cells)

    def _row(self, row: Block, sentence: SourceSentence) -> None:
        if row.header:
            return
        header = self._header(row)
        if self._grouped_row(row, sentence):
            return
        found = row_grades(self.reading.document, row, header, self.words, self.framework)
        if found is None:
            self._quote(row.span, "not explained")
            return
        for grade in found:
            self._row_grade(grade, row, sentence)
        if not found and self.words.grades.search(self.reading.document.quote(row.span)):
            for cell in row.cells:
                self._text(self.reading.document.quote(cell), cell, sentence, None)

    def _grouped_row(self, row: Block, sentence: SourceSentence) -> bool:
        """ "Good | preventing crime; recording crime": the areas that have this grade."""
        document = self.reading.document
        if len(row.cells) != 2:
            return False
        cell = grade_alone(document.quote(row.cells[0]), self.words, self.framework)
        listed = document.quote(row.cells[1])
        if cell is None or grade_alone(listed, self.words, self.framework) is not None:
            return False
        if re.fullmatch(r"\W*(?:none|nil|n/a|0|-|–|no\s+areas?)?\W*", listed, re.IGNORECASE):
            return True
        at = row.cells[1].start
        found = areas.split(self.framework, listed, 0, len(listed))
        if not found or self.words.grades.search(listed) or not all(a.id for a in found):
            parts = [m for m in re.finditer(r"[^;•\n]+", listed) if m.group().strip()]
            if any(len(m.group().split()) > 12 for m in parts) or self.words.grades.search(listed) or len(parts) < 2:
                self._quote(row.span, "not explained")
                return True
            found = tuple(a for m in parts for a in label_area(m.group(), self.framework, m.start()))
        self.formal += len(found)
        for area in found:
            self._add(
                grade=cell.grade,
                area=area,
                place=Span(at + area.start, at + area.end),
                when=When.CURRENT,
                body=self._main(sentence.span.start),
                evidence=row.span,
                grade_span=Span(row.cells[0].start + cell.start, row.cells[0].start + cell.end),
                rule="grouped",
            )
        return True

    def _row_grade(self, found: RowGrade, row: Block, sentence: SourceSentence) -> None:
        document = self.reading.document
        body: str | None = None
        named: tuple[Area, ...] = ()
        for place in (found.label, found.column):
            if place is None:
                continue
            text = document.quote(place)
            mention = next((m for m in self.reading.mentions if m.span.overlaps(place)), None)
            if mention is not None and len(text) - (mention.span.end - mention.span.start) < 12:
                body = mention.name
            else:
                named = label_area(text, self.framework, place.start) or named
        if body is not None and not named:
            named = self._heading_area(sentence) or (areas.WHOLE,)
        if not named:
            self._quote(row.span, "not explained")
            return
        self.formal += 1
        for area in named:
            area = replace(area, end=max(area.end, area.start + 1)) if area.start else area
            self._add(
                grade=found.grade,
                area=area,
                place=Span(area.start, area.end) if area.start < area.end else None,
                when=When.PREVIOUS if found.previous else When.CURRENT,
                body=body or self._main(sentence.span.start),
                evidence=row.span,
                grade_span=found.grade_span,
                rule="table",
                year=found.year,
            )
            if found.before is not None and found.before.before is not None:
                token = found.before.before
                # Places in the cell count from where the cell's own text begins.
                quote = document.text.find(token.text, found.grade_span.end, row.span.end)
                if quote >= 0:
                    self._add(
                        grade=token.value or "",
                        area=area,
                        place=Span(area.start, area.end) if area.start < area.end else None,
                        when=When.PREVIOUS,
                        body=body or self._main(sentence.span.start),
                        evidence=row.span,
                        grade_span=Span(quote, quote + len(token.text)),
                        rule="table",
                        year=found.before.before_times.year,
                    )

    # ------------------------------------------------------------ sentences

    def _graded(self, index: int) -> int:
        """Read the sentence at ``index``, and the list that it opens; returns the next index to read."""
        sentence = self.reading.sentences[index]
        text = self.reading.text(sentence)
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

    def _alone(self, index: int, cell: Cell) -> int:
        """A line with only a grade: under a heading, after a question, or over a list."""
        sentence = self.reading.sentences[index]
        start = sentence.span.start
        grade_span = Span(start + cell.start, start + cell.end)
        before = self.reading.sentences[index - 1] if index else None
        named: tuple[Area, ...] = ()
        evidence = [sentence.span]
        if before is not None:
            asked = self.reading.text(before)
            heading = self.reading.block(before).kind is BlockKind.HEADING
            if asked.endswith("?") or heading:
                named = label_area(asked, self.framework, before.span.start)
                if named and not asked.endswith("?") and not self._graded_heading(named, before):
                    named = ()
                if named:
                    evidence.insert(0, before.span)
        if not named:
            after = self._items_after(index)
            if after:
                return self._listed(index, Statement(cell.grade, cell.start, cell.end, rule="list"), sentence.span)
            named = self._heading_area(sentence)
        if not named:
            self._quote(sentence.span, "not explained")
            return index + 1
        self.formal += 1
        self.area_before = named
        times = cell.item.times if cell.item is not None else None
        for area in named:
            self._add(
                grade=cell.grade,
                area=area,
                place=None,
                when=When.PREVIOUS if times is not None and times.previous else When.CURRENT,
                body=self._main(start),
                evidence=evidence[-1],
                grade_span=grade_span,
                rule="heading",
                more=tuple(evidence[:-1]),
            )
            if cell.item is not None and cell.item.before is not None:
                token = cell.item.before
                offset = cell.start - cell.item.grade.start + start
                self._add(
                    grade=token.value or "",
                    area=area,
                    place=None,
                    when=When.PREVIOUS,
                    body=self._main(start),
                    evidence=evidence[-1],
                    grade_span=Span(token.start + offset, token.end + offset),
                    rule="heading",
                    year=cell.item.before_times.year,
                    more=tuple(evidence[:-1]),
                )
        return index + 1

    def _graded_heading(self, named: tuple[Area, ...], heading: SourceSentence) -> bool:
        """Whether a heading over a lone grade names what is graded, and not merely the body or the chapter."""
        if any(m.span.overlaps(heading.span) for m in self.reading.mentions):
            return False
        return True

    def _labelled(self, text: str, sentence: SourceSentence) -> bool:
        """ "Preventing crime: Good", "Preventing crime – good": a label, a mark, and nothing but a grade."""
        if self.reading.voices[self.index[sentence.span.start]].speaker().outside:
            return False
        match = re.fullmatch(
            r"(?s)(?P<label>[^:?]{3,110}?)(?P<mark>\s*:\s*|\s+[–—-]\s+|\s*\|\s*|\?\s+)(?P<grade>.{3,80})", text
        )
        if match is None:
            return False
        cell = grade_alone(match["grade"], self.words, self.framework)
        if cell is None or re.search(r"[.;“”]", match["label"]) or self.words.grades.search(match["label"]):
            return False
        label = match["label"]
        if re.search(r"\b(?:was|were|is|are|has|had|said|says|would|if|not)\b", label, re.IGNORECASE):
            return False
        start = sentence.span.start
        mention = next((m for m in self.reading.mentions if m.span.overlaps(Span(start, start + len(label)))), None)
        body = self._main(start)
        named: tuple[Area, ...]
        if mention is not None:
            if len(label.strip()) - (mention.span.end - mention.span.start) > 6:
                return False
            body, named = mention.name, self._heading_area(sentence) or (areas.WHOLE,)
        else:
            known = areas.split(self.framework, text, 0, len(label))
            named = known if known and all(a.id for a in known) else label_area(label, self.framework)
            if not (named and (named[0].id is not None or match["mark"].strip() in (":", "|", "–", "—", "-", "?"))):
                return False
            if re.fullmatch(r"(?i)\s*(?:grade|rating|judge?ment|verdict|overall\s+\w+)\s*", label):
                named = self._heading_area(sentence) or (areas.WHOLE,)
        offset = start + match.start("grade")
        self.formal += 1
        self.area_before = named
        for area in named:
            place = Span(start + area.start, start + area.end) if area.end else None
            times = cell.item.times if cell.item is not None else None
            self._add(
                grade=cell.grade,
                area=area,
                place=place,
                when=When.PREVIOUS if times is not None and times.previous and not times.current else When.CURRENT,
                body=body,
                evidence=sentence.span,
                grade_span=Span(offset + cell.start, offset + cell.end),
                rule="heading",
                year=times.year if times is not None else None,
            )
            if cell.item is not None and cell.item.before is not None:
                token = cell.item.before
                moved = offset + cell.start - cell.item.grade.start
                self._add(
                    grade=token.value or "",
                    area=area,
                    place=place,
                    when=When.PREVIOUS,
                    body=body,
                    evidence=sentence.span,
                    grade_span=Span(token.start + moved, token.end + moved),
                    rule="heading",
                    year=cell.item.before_times.year,
                )
        return True

    def _items_after(self, index: int) -> list[SourceSentence]:
        """The list items that follow directly, one sentence each."""
        sentences = self.reading.sentences
        blocks = self.reading.document.blocks
        found: list[SourceSentence] = []
        at = index + 1
        while at < len(sentences) and blocks[sentences[at].block].kind is BlockKind.LIST_ITEM:
            if sentences[at].block != sentences[at - 1].block or not found:
                found.append(sentences[at])
            else:
                return []  # items of several sentences are prose, not areas
            at += 1
        return found

    def _listed(self, index: int, statement: Statement, stem: Span) -> int:
        """Each list item under the stem is an area of the stem's grade."""
        items = self._items_after(index)
        start = stem.start
        named: list[tuple[Area, SourceSentence]] = []
        for item in items:
            text = self.reading.text(item)
            found = areas.split(self.framework, text, 0, len(text)) if len(text.split()) <= 18 else ()
            if not found or self.words.grades.search(text) or any(len(a.words.split()) > 14 for a in found):
                named = []
                break
            named.extend((area, item) for area in found)
        if not named:
            self._quote(stem, "not explained")
            return index + 1
        self.formal += 1
        for area, item in named:
            self._add(
                grade=statement.grade,
                area=area,
                place=Span(item.span.start + area.start, item.span.start + area.end) if area.end else None,
                when=When.PREVIOUS if statement.previous else When.CURRENT,
                body=self._body(statement, start)[0] or self._main(start),
                evidence=stem,
                grade_span=Span(start + statement.start, start + statement.end),
                rule="list",
                year=statement.year,
                more_after=(item.span,),
            )
        return index + 1 + len(items)

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
        scene = Scene(
            self.framework, self.words, text, self.reading.organisations, self.capitals, (), self.reading.document.text
        )
        inspecting = speaker is None and self._inspects(place, sentence)
        statements: tuple[Statement, ...] = ()
        why: str | None = None
        if general(tokens, text):
            return None
        try:
            statements = Clauses(tokens, scene, inspecting).read()
        except NotUnderstood as error:
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
        spans = [m.span() for m in _area_words(self.framework).finditer(text)]
        return tuple(_tame(token, spans) for token in tokens)

    def _inspects(self, place: Span, sentence: SourceSentence) -> bool:
        """Whether "we" are the inspectors: the text is their own, or their words are quoted."""
        voice = self.reading.voices[self.index[sentence.span.start]]
        return voice.speaker(place).inspectorate

    # ------------------------------------------------------------ one statement

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
        named = self._areas(one, sentence)
        if named is None:
            return False
        start = place.start
        bodies, why = self._bodies_of(one, start + one.start)
        if why is not None:
            self._quote(sentence.span, why)
            return True
        span = Span(start + one.start, start + one.end)
        if one.rule != "be" and speaker is None:
            self.formal += 1
        self.area_before = named
        told = self._sentence_at(self.subject_span) if VAGUE in one.areas and self.subject_span is not None else None
        for body in bodies:
            for area in named:
                rating = self._add(
                    grade=one.grade,
                    area=area,
                    place=Span(start + area.start, start + area.end) if area.end and not one.open else None,
                    when=When.PREVIOUS if one.previous else When.CURRENT,
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

    def _sentence_at(self, span: Span) -> Span | None:
        return next((s.span for s in self.reading.sentences if s.span.overlaps(span)), None)

    def _areas(self, one: Statement, sentence: SourceSentence) -> tuple[Area, ...] | None:
        if THIS in one.areas:
            return self._this(sentence)
        if VAGUE in one.areas:
            return self._only_subject()
        if one.areas:
            return one.areas
        if one.pronoun in _REFER:
            before = self._said_before(sentence)
            if before is not None:
                return before or None
        return self._heading_area(sentence) or (areas.WHOLE,)

    def _only_subject(self) -> tuple[Area, ...] | None:
        """The one area that the whole text is about, where it says so: 'its annual "legitimacy" assessment'."""
        found: set[str] = set()
        place: tuple[str, int, int] | None = None
        for match in _subject_words(self.framework).finditer(self.reading.document.text):
            known = areas.known(self.framework, match["area"])
            if known is not None:
                found.add(known)
                if match["noun"]:
                    place = (match["area"], match.start("area"), match.end("area"))
        if len(found) != 1 or place is None:
            return None
        words, start, end = place
        self.subject_span = Span(start, end)
        return (Area(areas.shorten(words), found.pop()),)

    def _said_before(self, sentence: SourceSentence) -> tuple[Area, ...] | None:
        """What "it" may mean in "It is now good": the area of an earlier grade in the sentence before.

        None: that sentence is not about grades. Empty: it is, and what "it" means is not certain.
        """
        index = self.index[sentence.span.start]
        before = self.reading.sentences[index - 1] if index else None
        if before is None or before.block != sentence.block:
            return None
        stated = [r for r in self.ratings if r.evidence[0].overlaps(before.span)]
        if stated:
            settled = all(r.when is When.PREVIOUS or r.said_by is SaidBy.OTHER or r.year for r in stated)
            named = {(r.area, r.area_id) for r in stated}
            if not settled or len(named) > 1:
                return ()
            words, area_id = named.pop()
            return (Area(words, area_id),)
        if self.words.grades.search(self.reading.text(before)):
            return ()
        return None

    def _this(self, sentence: SourceSentence) -> tuple[Area, ...] | None:
        """What "this area" means: the heading's area, or that of the sentence before."""
        known = self._heading_area(sentence)
        if known:
            return known
        index = self.index[sentence.span.start]
        before = self.reading.sentences[index - 1] if index else None
        if before is not None and before.block in (sentence.block, sentence.block - 1):
            if any(r.evidence[0].overlaps(before.span) for r in self.ratings):
                return self.area_before or None
            text = self.reading.text(before)
            if self.reading.block(before).kind is BlockKind.HEADING:
                named = any(m.span.overlaps(before.span) for m in self.reading.mentions)
                return None if named else label_area(text, self.framework, 0) or None
            told = [m for m in _area_words(self.framework).finditer(text)]
            ids = {areas.known(self.framework, m.group()) for m in told}
            if len(ids) == 1 and told:
                return (Area(areas.shorten(told[0].group()), ids.pop()),)
        return None

    def _heading_area(self, sentence: SourceSentence) -> tuple[Area, ...]:
        for heading in reversed(sentence.headings):
            span = self.reading.document.blocks[heading].span
            text = self.reading.document.quote(span)
            named = label_area(text, self.framework)
            if named and named[0].id is not None:
                return (replace(named[0], start=0, end=0),)
        return ()

    def _bodies_of(self, one: Statement, at: int) -> tuple[tuple[str | None, ...], str | None]:
        names: list[str | None] = []
        for body in one.bodies:
            if body is not None:
                names.append(body)
            else:
                name, sure = self._body(one, at)
                if not sure:
                    return (), "which body"
                names.append(name)
        return tuple(names), None

    def _body(self, one: Statement, at: int) -> tuple[str | None, bool]:
        """The body that "the force" or "it" means at a place in the text, and whether that is certain."""
        organisations = self.reading.organisations
        if len(organisations) < 2:
            return self.reading.organisation, True
        last = bisect_right(self.mention_starts, at) - 1
        near = self.reading.mentions[last] if last >= 0 else None
        if one.pronoun in ("they", "their", "these", "which", "who") and self.reading.organisation is None:
            return None, False
        if near is None:
            return self.reading.organisation, self.reading.organisation is not None
        block = next((b for b in self.reading.document.blocks if b.span.start <= at < b.span.end), None)
        here = {m.name for m in self.reading.mentions if block is not None and block.span.start <= m.span.start < at}
        main = self.reading.organisation
        if len(here) > 1:
            return None, False
        if here:
            name = next(iter(here))
            return (name, True) if main is None or name == main else (None, False)
        return (main, True) if main is not None else (near.name, True)

    def _main(self, at: int) -> str | None:
        if self.reading.organisation is not None or len(self.reading.organisations) < 2:
            return self.reading.organisation
        last = bisect_right(self.mention_starts, at) - 1
        return self.reading.mentions[last].name if last >= 0 else None

    # ------------------------------------------------------------ no grade

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
            named = self._this(sentence) if one.this else one.areas
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
                )
        return tuple(kept)

    # ------------------------------------------------------------ collecting

    def _add(
        self,
        *,
        grade: str,
        area: Area,
        place: Span | None,
        when: When,
        body: str | None,
        evidence: Span,
        grade_span: Span,
        rule: str,
        year: int | None = None,
        said_by: SaidBy = SaidBy.INSPECTORATE,
        speaker: str | None = None,
        more: tuple[Span, ...] = (),
        more_after: tuple[Span, ...] = (),
    ) -> Rating | None:
        if not on_scale(grade, year or self.reading.year, self.framework, self.reading.inspectorate):
            self._quote(evidence, "not on the scale")
            return None
        shown = self._short(evidence, grade_span)
        rating = Rating(
            grade=grade,
            area=area.words,
            when=when,
            said_by=said_by,
            organisation=body,
            evidence=(shown, *more_after, *more),
            grade_span=grade_span,
            rule=rule,
            area_id=area.id,
            area_span=place,
            speaker=speaker,
            year=year,
            count=area.count,
        )
        self.ratings.append(rating)
        return rating

    def _quote(self, span: Span, why: str) -> None:
        if len(self.reading.document.quote(span).split()) <= _LONGEST and not any(
            q.evidence == (span,) for q in self.quoted
        ):
            self.quoted.append(Quoted(why, (span,)))

    def _short(self, span: Span, grade: Span) -> Span:
        """At most eighty words of the evidence, around the grade."""
        text = self.reading.document.text
        words = [m.span() for m in re.finditer(r"\S+", text[span.start : span.end])]
        if len(words) <= _LONGEST:
            return span
        at = next((i for i, (a, b) in enumerate(words) if span.start + b >= grade.start), 0)
        first = max(0, min(at - _LONGEST // 2, len(words) - _LONGEST))
        last = min(len(words), first + _LONGEST) - 1
        return Span(span.start + words[first][0], span.start + words[last][1])


def _capitals(reading: Reading) -> frozenset[str]:
    """Words of the inspected bodies' names that set them apart: "Westmarch" of "Westmarch Police"."""
    common = (*reading.framework.endings, *reading.framework.body_nouns) if reading.framework else ()
    rest = {word for name in reading.organisations for word in distinctive(name, common)}
    return frozenset(word.capitalize() for word in rest)


@cache
def _subject_words(framework: Framework) -> re.Pattern[str]:
    """A pillar's own name, and whether it is called the subject of an assessment there."""
    names = "|".join(re.escape(area.name) for area in framework.areas if area.eras)
    return re.compile(
        rf"\b(?P<area>{names or '(?!)'})\b[“”\"'‘’]?(?P<noun>\s+(?:assessments?|inspections?|reports?|reviews?))?",
        re.IGNORECASE,
    )


@cache
def _area_words(framework: Framework) -> re.Pattern[str]:
    """Whole names of areas, of more than one word or with a word that the rules would trip over."""
    forms = {form for area in framework.areas for form in (area.name, *area.wordings)} | {"planning"}
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile("|".join(rf"\b{re.escape(f)}\b".replace(r"\ ", r"\s+") for f in ordered), re.IGNORECASE)


def _tame(token: Token, spans: Sequence[tuple[int, int]]) -> Token:
    """Inside the name of an area a word is only a word: "strategic planning", "good use of resources"."""
    inside = any(a <= token.start and token.end <= b and (a, b) != (token.start, token.end) for a, b in spans)
    alone = any((a, b) == (token.start, token.end) for a, b in spans)
    if token.tag in _TRIPPING and (inside or alone) or token.tag is Tag.GRADE and inside:
        return replace(token, tag=Tag.WORD)
    return token


@cache
def _near(low: str, spellings: tuple[str, ...]) -> bool:
    return any(low[0] == s[0] and low[-1] == s[-1] and low != s and one_edit(low, s) for s in spellings)
