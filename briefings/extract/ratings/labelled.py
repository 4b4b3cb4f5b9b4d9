"""Labels with a grade behind them, on a line of their own: "Preventing crime: good", "Overall effectiveness Good"."""

from __future__ import annotations

import re

from briefings.document import Span
from briefings.extract.ratings import areas
from briefings.extract.ratings.areas import Area
from briefings.extract.ratings.layout import EARLIER_LABEL, GRADE_LABEL, LABEL_TIME, grade_alone, label_area
from briefings.extract.ratings.rows import Rows
from briefings.findings import When
from briefings.sentences import SourceSentence

_SPEAKS = re.compile(
    r"\W*(?:(?:the|deputy|assistant|acting|temporary)\s+)*(?:chief|interviewer|commissioner|chair\w*|cllr|councillor|inspector"
    r"|spokes\w+|presenter|host|question|answer|q|a|mr|mrs|ms|dr|sir|ps|pc|dcc|acc|supt)\b",
    re.IGNORECASE,
)


class Labelled(Rows):
    """Reads labels."""

    def _labelled(self, text: str, sentence: SourceSentence) -> bool:
        """ "Preventing crime: Good", "Preventing crime – good": a label, a mark, and nothing but a grade."""
        if self.reading.voices[self.index[sentence.span.start]].speaker().outside:
            return False
        match = re.fullmatch(
            r"(?s)(?P<label>[^:?]{3,110}?)(?P<mark>\s*:\s*|\s*\.{3,}\s*|\s+[–—-]\s+|\s*\|\s*|\?\s*[–—-]?\s+)(?P<grade>.{3,80})",
            text,
        )
        match = match or self._spaced(text)
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
        if time is not None and time.start():
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
            earlier = earlier or EARLIER_LABEL.fullmatch(label) is not None
            if asked:
                earlier = earlier or asked["earlier"] is not None
                dated = int(asked["year"]) if asked["year"] else dated
                named = self._labels_area(sentence, label)
                if not named:
                    self._quote(sentence.span, "not explained")
                    return True
        earlier = earlier or self._announced_as_earlier(self.index[start])
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

    def _spaced(self, text: str) -> re.Match[str] | None:
        """ "Overall effectiveness Good": a known area and a grade that a printed table had in columns."""
        for gap in reversed(list(re.finditer(r"\s+(?=[A-Z])", text[:110]))):
            match = re.compile(rf"(?s)(?P<label>.{{{gap.start()}}})(?P<mark>\s+)(?P<grade>[^.:;?]+)").fullmatch(text)
            if match and grade_alone(match["grade"], self.words, self.framework) is not None:
                known = label_area(match["label"], self.framework)
                return match if known and all(a.id is not None for a in known) else None
        return None

    def _no_area(self, label: str, sentence: SourceSentence) -> bool:
        """Whether words before a colon, which no table has, are rather somebody who speaks, or part of a paragraph."""
        text = self.reading.document.text
        again = len(re.findall(rf"(?m)^\W*{re.escape(label.strip())}\s*:", text)) > 1
        inline = self.reading.block(sentence).span != sentence.span and self.reading.text(sentence).endswith(".")
        return _SPEAKS.match(label) is not None or (again and not GRADE_LABEL.fullmatch(label)) or inline

    def _labels_area(self, sentence: SourceSentence, label: str) -> tuple[Area, ...]:
        """What "Grade: good" is a grade of: the area of the lines above it, or the whole where that is plain."""
        index = self.index[sentence.span.start]
        lined = self._area_line(index)
        if lined is not None:
            return lined
        known = self._heading_area(sentence)
        if known or re.search(r"\boverall\b", label, re.IGNORECASE):
            return known or (areas.WHOLE,)
        if not index:
            return (areas.WHOLE,)
        before = self.reading.sentences[index - 1]
        name = next((m for m in self.reading.mentions if m.span.overlaps(before.span)), None)
        only = name is not None and len(self.reading.text(before)) - (name.span.end - name.span.start) < 12
        return (areas.WHOLE,) if only else ()
