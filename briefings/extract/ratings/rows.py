"""Grades in tables, row by row."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.document import Block, BlockKind, Span
from briefings.extract.ratings import areas
from briefings.extract.ratings.areas import Area
from briefings.extract.ratings.collecting import Collector
from briefings.extract.ratings.layout import EARLIER_LABEL, GRADE_LABEL, RowGrade, grade_alone, label_area, row_grades
from briefings.extract.ratings.words import CURRENT_TIME, PREVIOUS_TIME
from briefings.findings import When
from briefings.sentences import SourceSentence

_ANNOUNCES = re.compile(
    r"\b(?:judge?ments|grades|gradings|ratings|scores|outcomes)\b|\bfollow(?:s|ing)\b", re.IGNORECASE
)

_AREA_LINE = re.compile(r"\W*(?:area|question|pillar|heading|key\s+question)\s*:\s*(?P<what>.+)", re.IGNORECASE)


class Rows(Collector):
    """Reads table rows."""

    def _heads(self, block: Block) -> bool:
        header = self._header(block)
        return header is not None and self.words.grades.search(self.reading.document.quote(header.span)) is not None

    def _header(self, row: Block) -> Block | None:
        """The row that names the columns of this row's table, if there is one."""
        if row.table is None or self._is_header(row):
            return None
        if self._heads_itself(row):
            return None
        return self.headers[row.table]

    def _first_as_header(self, rows: list[Block]) -> Block | None:
        """The first row, when it names the columns though the reader did not say so."""
        if len(rows) < 2:
            return None
        corner = rows[0].columns[:1] == (1,) and len(rows[0].cells) + 1 == len(rows[1].cells)  # an empty first cell
        if len(rows[0].cells) < len(rows[1].cells) and not corner:
            return None
        first, second = self._grade_cells(rows[0]), self._grade_cells(rows[1])
        if first == 0:
            colon = ":" in self.reading.document.quote(rows[0].span)  # "Last inspected: 2019" names no columns
            return None if colon else rows[0]
        # Grades at the head of every column; the columns of plain text are sure only where every cell is there.
        return rows[0] if second == 0 and first == len(rows[0].cells) == len(rows[1].cells) else None

    def _heads_itself(self, row: Block) -> bool:
        """Whether this row is the one that names the columns of its table, unsaid."""
        if row.table is not None and row.table not in self.headers:
            rows = [b for b in self.reading.document.blocks if b.table == row.table]
            self.headers[row.table] = next((b for b in rows if self._is_header(b)), None) or self._first_as_header(rows)
        return row.table is not None and self.headers[row.table] is row

    def _grade_cells(self, row: Block) -> int:
        quote = self.reading.document.quote
        return sum(grade_alone(quote(cell), self.words, self.framework) is not None for cell in row.cells)

    def _is_header(self, row: Block) -> bool:
        """Whether the row only names columns: a label and its grade do not, whatever the reader took it for."""
        return row.header and self._grade_cells(row) != 1

    def _row(self, row: Block, sentence: SourceSentence) -> tuple[Span, ...]:
        """Collect a row's grades; returns the cells that are to be read as prose."""
        if self._is_header(row) or self._heads_itself(row):
            return ()
        header = self._header(row)
        if self._grouped_row(row, sentence):
            return ()
        found = row_grades(self.reading.document, row, header, self.words, self.framework)
        if found is None:
            self._quote(row.span, "not explained")
            return ()
        for grade in found:
            self._row_grade(grade, row, sentence)
        if not found and self.words.grades.search(self.reading.document.quote(row.span)):
            return row.cells
        return ()

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

    def _lists_bodies(self, row: Block) -> bool:
        """Whether another row of the table begins with an inspected body: then an unknown label may be one too."""
        firsts = [b.cells[0] for b in self.reading.document.blocks if b.table == row.table and b.cells and b is not row]
        return row.table is not None and any(
            m.span.overlaps(cell) and cell.end - cell.start - (m.span.end - m.span.start) < 12
            for cell in firsts
            for m in self.reading.mentions
        )

    def _area_line(self, index: int) -> tuple[Area, ...] | None:
        """What "Area: vetting", a little above, says of the labels below it; empty: it names no area that is known."""
        for before in reversed(self.reading.sentences[max(0, index - 4) : index]):
            text = self.reading.text(before)
            named = _AREA_LINE.match(text)
            if named:
                found = label_area(named["what"], self.framework)
                return self._told(before.span, found[0]) if found else ()
            if not GRADE_LABEL.match(text.split(":")[0]) and not re.fullmatch(r"[\w ]{3,20}:\s*[\w ]+", text):
                return None
        return None

    def _earlier_of(self, label: str, sentence: SourceSentence) -> tuple[Area, ...]:
        """What a label like "Previous grade" is a grade of: the whole, or the area that the lines above are about."""
        index = self.index[sentence.span.start]
        lined = self._area_line(index)
        if lined is not None:
            return lined
        before = self.reading.text(self.reading.sentences[index - 1]) if index else ""
        over = label_area(re.split(r"[:|\t]", before)[0], self.framework)
        of_part = bool(over) and over[0].id not in (None, areas.OVERALL)
        return () if of_part and not re.search(r"\b(?:inspection|overall)\b", label, re.IGNORECASE) else (areas.WHOLE,)

    def _announced_as_earlier(self, index: int) -> bool:
        """Whether the prose over a run of labels says that they are of an earlier inspection."""
        for before in reversed(self.reading.sentences[max(0, index - 9) : index]):
            text = self.reading.text(before)
            prose = len(text.split()) > 7 and text.rstrip().endswith((".", ":"))
            if prose:
                earlier = PREVIOUS_TIME.search(text) is not None and CURRENT_TIME.search(text) is None
                return earlier and _ANNOUNCES.search(text) is not None
            if self.reading.block(before).kind is BlockKind.HEADING:
                return False
        return False

    def _crossed(self, found: RowGrade, row: Block) -> tuple[Area, ...] | None:
        """The area of a cell where services stand at the left and key questions at the top: "maternity: safe"."""
        header = self._header(row)
        if header is None or found.label is None or found.column is None:
            return None
        quote = self.reading.document.quote
        left, top = label_area(quote(found.label), self.framework), label_area(quote(found.column), self.framework)
        if len(left) != 1 or len(top) != 1 or not self._heads_with_areas(header):
            return None
        if left[0].id == areas.OVERALL:
            return top
        if top[0].id == areas.OVERALL:
            return left
        return (Area(f"{left[0].words}: {top[0].words}"),)

    def _heads_with_areas(self, header: Block) -> bool:
        """Whether a header names two areas or more that the framework knows; found out once a table."""
        at = header.span.start
        if at not in self.area_heads:
            cells = (self.reading.document.quote(cell) for cell in header.cells)
            known = [area for cell in cells for area in label_area(cell, self.framework) if area.id is not None]
            self.area_heads[at] = len(known) > 1
        return self.area_heads[at]

    def _of_table(self, sentence: SourceSentence) -> str | None:
        """The body that the line over a table names, where it is not the main one: "Ratings for Moor Hospital"."""
        index = self.index[sentence.span.start]
        for before in reversed(self.reading.sentences[max(0, index - 30) : index]):
            if self.reading.block(before).table == self.reading.block(sentence).table:
                continue
            named = [m.name for m in self.reading.mentions if m.span.overlaps(before.span)]
            return named[-1] if named else None
        return None

    def _row_grade(self, found: RowGrade, row: Block, sentence: SourceSentence) -> None:
        document = self.reading.document
        body: str | None = None
        named: tuple[Area, ...] = ()
        for place in (found.label, *found.others, found.column):
            if place is None or not re.search(r"[A-Za-z]{3}", document.quote(place)):
                continue
            text = document.quote(place)
            mention = next((m for m in self.reading.mentions if m.span.overlaps(place)), None)
            if mention is not None and len(text) - (mention.span.end - mention.span.start) < 12:
                body = mention.name
            elif place in found.others and (named or body is None):
                continue  # a remark beside the area
            else:
                owned = (
                    re.match(r"['’]s?\s+", document.text[mention.span.end : place.end]) if mention is not None else None
                )
                if mention is not None and owned is not None:
                    body, begin = mention.name, mention.span.end + owned.end()
                    named = label_area(document.text[begin : place.end], self.framework, begin) or named
                    continue
                named = label_area(text, self.framework, place.start) or named
        label = document.quote(found.label) if found.label is not None else ""
        crossed = self._crossed(found, row)
        if crossed is not None and body is None:
            named, body = crossed, self._of_table(sentence)
        if named == (areas.WHOLE,) and EARLIER_LABEL.fullmatch(label):
            named = self._earlier_of(label, sentence)
        elif not named and body is None and GRADE_LABEL.fullmatch(label):
            named = self._area_line(self.index[sentence.span.start]) or ()
        if named == (areas.WHOLE,) and sentence.headings:
            # Under "Maternity" the row "Overall" is of maternity as a whole.
            over = self.reading.document.blocks[sentence.headings[-1]].span
            part = label_area(document.quote(over), self.framework)
            if len(part) == 1 and part[0].id not in (None, areas.OVERALL):
                named = (replace(part[0], start=0, end=0),)
        if body is not None and not named:
            named = self._heading_area(sentence) or (areas.WHOLE,)
        if not named:
            self._quote(row.span, "not explained")
            return
        if body is None and any(area.id is None for area in named) and self._lists_bodies(row):
            self._quote(row.span, "which body")  # "Regional unit: good", "Westmarch Police: adequate"
            return
        self.formal += 1
        earlier = EARLIER_LABEL.fullmatch(label) is not None or self._announced_as_earlier(
            self.index[sentence.span.start]
        )
        header = self._header(row)
        told_above = header is not None and (crossed is not None or found.previous or found.grade_span in header.span)
        heads = (header.span,) if header is not None and told_above else ()
        for area in named:
            area = replace(area, end=max(area.end, area.start + 1)) if area.start else area
            self._add(
                grade=found.grade,
                area=area,
                place=Span(area.start, area.end) if area.start < area.end else None,
                when=When.PREVIOUS if found.previous or earlier else When.CURRENT,
                body=body or self._main(sentence.span.start),
                evidence=row.span,
                grade_span=found.grade_span,
                rule="table",
                year=found.year,
                more_after=heads,
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
