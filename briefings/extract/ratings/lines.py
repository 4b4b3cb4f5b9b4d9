"""Grades that the layout gives: a line with only a grade, a label with one, a list under a stem."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from briefings.document import BlockKind, Span
from briefings.extract.ratings import areas
from briefings.extract.ratings.areas import Area
from briefings.extract.ratings.layout import GRADE_LABEL, LABEL_TIME, Cell, grade_alone, label_area
from briefings.extract.ratings.rows import Rows
from briefings.extract.ratings.runs import Kind, Line, from_grade
from briefings.extract.ratings.runs import over as grades_over
from briefings.extract.ratings.statements import Statement
from briefings.findings import When
from briefings.sentences import SourceSentence

_SPEAKS = re.compile(
    r"\W*(?:(?:the|deputy|assistant|acting|temporary)\s+)*(?:chief|interviewer|commissioner|chair\w*|cllr|councillor|inspector"
    r"|spokes\w+|presenter|host|question|answer|q|a|mr|mrs|ms|dr|sir|ps|pc|dcc|acc|supt)\b",
    re.IGNORECASE,
)
_HOW = re.compile(r"\W*how\s+(?:\w+ly|well|effective|efficient|legitimate|good|is|does|do|are)\b", re.IGNORECASE)


class Lines(Rows):
    """Reads headings, labels and lists."""

    def _alone(self, index: int, cell: Cell) -> int:
        """A line with only a grade: under a heading, after a question, or over a list."""
        sentence = self.reading.sentences[index]
        start = sentence.span.start
        grade_span = Span(start + cell.start, start + cell.end)
        before = self.reading.sentences[index - 1] if index else None
        named: tuple[Area, ...] = ()
        self.told = None
        evidence = [sentence.span]
        asks = before is not None and self.reading.text(before).rstrip().endswith("?")
        if not asks and grades_over(self.reading, self.framework, index):
            last = self._grade_first(index)
            if not last and self._items_after(index):
                last = self._listed(index, Statement(cell.grade, cell.start, cell.end, rule="list"), sentence.span)
            if not last:
                self._quote(sentence.span, "not explained")
            return last or index + 1
        if before is not None:
            asked = self.reading.text(before)
            heading = self.reading.block(before).kind is BlockKind.HEADING
            if asked.endswith("?") or heading:
                named = label_area(asked, self.framework, before.span.start)
                if named and asked.endswith("?") and named[0].id is None and not _HOW.match(asked):
                    named = ()  # "What grade did the force get for …?"
                if named and not asked.endswith("?") and not self._graded_heading(before):
                    named = ()
            elif self.reading.block(before).span == before.span and not asked.rstrip().endswith((".", ":")):
                # A line of its own that the reader did not take for a heading: only a known area will do.
                known = label_area(asked, self.framework, before.span.start)
                named = known if known and known[0].id is not None else ()
            if named:
                evidence.insert(0, before.span)
            if named == (areas.WHOLE,):
                part = self._part(index - 1)
                if part is not None:
                    named = (part[0],)
                    evidence.insert(0, part[1])
        if not named or named[0].id is None:
            last = self._grade_first(index)
            if last:
                return last
        if not named:
            after = self._items_after(index)
            if after:
                return self._listed(index, Statement(cell.grade, cell.start, cell.end, rule="list"), sentence.span)
            named = self._heading_area(sentence)
        if self.told is not None and self.told not in evidence and not evidence[1:]:
            evidence.insert(0, self.told)
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

    def _part(self, index: int) -> tuple[Area, Span] | None:
        """The area whose own overall grade this is: "Maternity", "Overall rating", "Good"."""
        if index < 1:
            return None
        over = self.reading.sentences[index - 1]
        text = self.reading.text(over)
        if text.rstrip().endswith((".", "?", ":")) or grade_alone(text, self.words, self.framework) is not None:
            return None
        known = label_area(text, self.framework, over.span.start)
        if len(known) != 1 or known[0].id in (None, areas.OVERALL):
            return None
        return replace(known[0], start=0, end=0), over.span

    def _grade_first(self, index: int) -> int:
        """Lines of grades, each over its areas: "Good", "Preventing crime", "Vetting", "Inadequate", "Custody".

        Returns the next index to read; 0 where the lines are not plainly so.
        """
        lines = from_grade(self.reading, self.framework, index)
        grades = sum(one.kind is Kind.GRADE for one in lines)
        before = self.reading.text(self.reading.sentences[index - 1]).rstrip() if index else ""
        announced = before.endswith((":", "follows", "follows."))
        several = any(a.kind is b.kind is Kind.AREA for a, b in pairwise(lines))
        empty = any(one.kind is Kind.NONE for one in lines)
        if len(lines) < 2 or grades < 2 or not (several or announced or empty):
            return 0
        if lines[-1].kind is Kind.GRADE or any(a.kind is b.kind is Kind.GRADE for a, b in pairwise(lines)):
            return 0
        over: Line | None = None
        for one in lines:
            if one.cell is not None:
                over = one
            elif one.kind is Kind.LABEL:
                self._quote(one.sentence.span, "not explained")
            elif one.named and over is not None and over.cell is not None:
                start = over.sentence.span.start
                self.formal += 1
                self._add(
                    grade=over.cell.grade,
                    area=one.named[0],
                    place=one.sentence.span,
                    when=When.CURRENT,
                    body=self._main(start),
                    evidence=over.sentence.span,
                    grade_span=Span(start + over.cell.start, start + over.cell.end),
                    rule="grouped",
                    more_after=(one.sentence.span,),
                )
        return index + len(lines)

    def _graded_heading(self, heading: SourceSentence) -> bool:
        """Whether a heading over a lone grade names what is graded, and not merely the body or the chapter."""
        return not any(m.span.overlaps(heading.span) for m in self.reading.mentions)

    def _labelled(self, text: str, sentence: SourceSentence) -> bool:
        """ "Preventing crime: Good", "Preventing crime – good": a label, a mark, and nothing but a grade."""
        if self.reading.voices[self.index[sentence.span.start]].speaker().outside:
            return False
        match = re.fullmatch(
            r"(?s)(?P<label>[^:?]{3,110}?)(?P<mark>\s*:\s*|\s*\.{3,}\s*|\s+[–—-]\s+|\s*\|\s*|\?\s+)(?P<grade>.{3,80})",
            text,
        )
        if match is None:
            return False
        cell = grade_alone(match["grade"], self.words, self.framework)
        if (
            cell is None
            or re.search(r"[.;“”](?!\s*\Z)", re.sub(r"^\s*\d+[.)]", "", match["label"]))
            or self.words.grades.search(match["label"])
        ):
            return False
        label = match["label"]
        time = LABEL_TIME.search(label)
        if time is not None:
            label = label[: time.start()]
        if re.search(r"\b(?:was|were|is|are|has|had|said|says|would|if|not)\b", label, re.IGNORECASE):
            return False
        start = sentence.span.start
        mention = next((m for m in self.reading.mentions if m.span.overlaps(Span(start, start + len(label)))), None)
        body = self._main(start)
        named: tuple[Area, ...]
        earlier, dated, asked = False, None, None
        if time is not None:
            earlier, dated = time["earlier"] is not None, int(time["year"]) if time["year"] else None
        self.told = None
        if mention is not None:
            if len(label.strip()) - (mention.span.end - mention.span.start) > 6:
                return False
            if areas.known(self.framework, re.split(r"\s+of\s+", label.strip())[0]) is not None:
                return False  # "Efficiency of Westmarch Police: good" is no name
            body, named = mention.name, self._heading_area(sentence) or (areas.WHOLE,)
        else:
            known = areas.split(self.framework, text, 0, len(label))
            named = known if known and all(a.id for a in known) else label_area(label, self.framework)
            if not (named and (named[0].id is not None or match["mark"].strip() in (":", "|", "–", "—", "-", "?"))):
                return False
            if named[0].id is None and self._no_area(label, sentence):
                return False
            asked = GRADE_LABEL.fullmatch(label)
            if asked:
                earlier = earlier or asked["earlier"] is not None
                dated = int(asked["year"]) if asked["year"] else dated
                named = self._labels_area(sentence, label)
                if not named:
                    self._quote(sentence.span, "not explained")
                    return True
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
                when=When.PREVIOUS
                if earlier or (times is not None and times.previous and not times.current)
                else When.CURRENT,
                body=body,
                evidence=sentence.span,
                grade_span=Span(offset + cell.start, offset + cell.end),
                rule="heading",
                year=dated or (times.year if times is not None else None),
                more_after=(self.told,) if asked and self.told is not None else (),
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

    def _no_area(self, label: str, sentence: SourceSentence) -> bool:
        """Whether words before a colon, which no table has, are rather somebody who speaks, or part of a paragraph."""
        text = self.reading.document.text
        again = len(re.findall(rf"(?m)^\W*{re.escape(label.strip())}\s*:", text)) > 1
        inline = self.reading.block(sentence).span != sentence.span and self.reading.text(sentence).endswith(".")
        return _SPEAKS.match(label) is not None or (again and not GRADE_LABEL.fullmatch(label)) or inline

    def _labels_area(self, sentence: SourceSentence, label: str) -> tuple[Area, ...]:
        """What "Grade: good" is a grade of: the area of the lines above it, or the whole where that is plain."""
        index = self.index[sentence.span.start]
        for before in reversed(self.reading.sentences[max(0, index - 4) : index]):
            text = self.reading.text(before)
            named = re.match(
                r"\W*(?:area|question|pillar|heading|key\s+question)\s*:\s*(?P<what>.+)", text, re.IGNORECASE
            )
            if named:
                found = label_area(named["what"], self.framework)
                return self._told(before.span, found[0]) if found else ()
            if not GRADE_LABEL.match(text.split(":")[0]) and not re.fullmatch(r"[\w ]{3,20}:\s*[\w ]+", text):
                break
        known = self._heading_area(sentence)
        if known or re.search(r"\boverall\b", label, re.IGNORECASE):
            return known or (areas.WHOLE,)
        if not index:
            return (areas.WHOLE,)
        before = self.reading.sentences[index - 1]
        name = next((m for m in self.reading.mentions if m.span.overlaps(before.span)), None)
        only = name is not None and len(self.reading.text(before)) - (name.span.end - name.span.start) < 12
        return (areas.WHOLE,) if only else ()

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
