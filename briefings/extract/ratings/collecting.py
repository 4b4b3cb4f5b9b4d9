"""Collects ratings: which body, which area, which words of the report."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cache

from briefings.document import Block, BlockKind, Span
from briefings.extract.names import distinctive
from briefings.extract.ratings import areas
from briefings.extract.ratings.areas import Area
from briefings.extract.ratings.layout import label_area
from briefings.extract.ratings.lexer import lexicon
from briefings.extract.ratings.merging import on_scale
from briefings.extract.ratings.statements import Statement
from briefings.extract.reading import Reading
from briefings.findings import Quoted, Rating, SaidBy, When
from briefings.frameworks import NOT_RATED, Framework
from briefings.sentences import SourceSentence

LONGEST = 80  # words of a quotation


_LOOKED = re.compile(r"\b(?:inspected|looked\s+at|assessed|examined|reviewed)\s+(?P<what>[^,;]+?)\W*\Z", re.IGNORECASE)


# "its annual legitimacy inspection", and not "the last", "another force's" or "a future" one
_ITS_OWN = re.compile(
    r"\b(?:its|this|our|the|in|hmic(?:frs)?['’]s)\s+(?:(?:annual|latest|new|newest|national|most|recent|\d{4})\s+)*[“”\"'‘’]?\Z",
    re.IGNORECASE,
)


_EXCEPT = re.compile(r"\b(?:excluding|except(?:\s+for)?|apart\s+from|other\s+than|not)\s+(?:\w+\s+)?\Z", re.IGNORECASE)
_ANONYMOUS = re.compile(r"(?:an?|another|some|one|neighbouring|nearby)\s", re.IGNORECASE)  # "a police force"


class Collector:
    """Keeps the ``ratings`` and ``quoted`` of one document, and what is needed to place them."""

    def __init__(self, reading: Reading, framework: Framework) -> None:
        self.reading = reading
        self.framework = framework
        self.words = lexicon(framework)
        self.ratings: list[Rating] = []
        self.quoted: list[Quoted] = []
        self.plain: list[Rating] = []  # "is good at X", X not of the framework's table
        self.told: Span | None = None  # where the area stands, when it is not in the sentence itself
        self.formal = 0  # grades in tables, headings and words of rating
        self.area_before: tuple[Area, ...] = ()
        self.mention_starts = [m.span.start for m in reading.mentions]
        self.index = {s.span.start: i for i, s in enumerate(reading.sentences)}
        self.headers: dict[int, Block | None] = {}
        self.area_heads: dict[int, bool] = {}  # where a header begins, and whether it names areas
        self.capitals = _capitals(reading)
        self.subject = self._subject()
        self.forms = tuple(sorted({" ".join(reading.document.quote(m.span).split()).lower() for m in reading.mentions}))

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
        if body is None and self.reading.several:
            self._quote(evidence, "which body")
            return None
        if self.framework.grade(area.words) is not None:
            return None  # grade below grade: a key to the grades
        if area.id is None and area.count is None and self.words.grades.search(area.words):
            self._quote(evidence, "not explained")  # another grade is no area
            return None
        listed = self.framework.area(area.id) if area.id is not None else None
        if listed is not None and listed.body is not None:
            area, body = replace(area, words=areas.OVERALL, id=areas.OVERALL), listed.body
        if area == areas.WHOLE and self.subject is not None:  # the whole of a report on one pillar is that pillar
            area, where = self.subject
            more_after = (*more_after, where)
        if area.id == areas.OVERALL and grade != NOT_RATED and self.framework.area(areas.OVERALL) is None:
            self._quote(evidence, "not on the scale")  # no inspection of this family grades the whole
            return None
        if (
            rule == "rated"
            and area.id is None
            and said_by is SaidBy.INSPECTORATE
            and not self._told_of_whom(evidence, area)
        ):
            self._quote(evidence, "which body")
            return None
        row = self.framework.grade(grade)
        if row is not None and row.areas and area.id not in row.areas:
            return None  # "met" of anything but safeguarding is no grade
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

    def _told_of_whom(self, evidence: Span, area: Area) -> bool:
        """Whether a sentence that grades a thing of no table, or the whole, says who was graded, or who graded it.

        "Its choir was rated outstanding" says neither: that may be anybody's grade of anything.
        """
        if area == areas.WHOLE or area.count is not None:
            return True
        text = self.reading.document.quote(evidence)
        named = any(evidence.start <= m.span.start < evidence.end for m in self.reading.mentions)
        return named or bool(self.words.bodies.search(text) or self.words.inspectors.search(text))

    def _quote(self, span: Span, why: str) -> None:
        if len(self.reading.document.quote(span).split()) <= LONGEST and not any(
            q.evidence == (span,) for q in self.quoted
        ):
            self.quoted.append(Quoted(why, (span,)))

    def _short(self, span: Span, grade: Span) -> Span:
        """At most eighty words of the evidence, around the grade."""
        text = self.reading.document.text
        words = [m.span() for m in re.finditer(r"\S+", text[span.start : span.end])]
        if len(words) <= LONGEST:
            return span
        at = next((i for i, (a, b) in enumerate(words) if span.start + b >= grade.start), 0)
        first = max(0, min(at - LONGEST // 2, len(words) - LONGEST))
        last = min(len(words), first + LONGEST) - 1
        return Span(span.start + words[first][0], span.start + words[last][1])

    def _bodies_of(self, one: Statement, at: int) -> tuple[tuple[str | None, ...], str | None]:
        names: list[str | None] = []
        for body in one.bodies:
            if body is not None and _ANONYMOUS.match(body):
                return (), "which body"
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
        if self.reading.several:
            return None, False
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
        if self.reading.several:
            return None
        if self.reading.organisation is not None or len(self.reading.organisations) < 2:
            return self.reading.organisation
        last = bisect_right(self.mention_starts, at) - 1
        return self.reading.mentions[last].name if last >= 0 else None

    def _heading_area(self, sentence: SourceSentence) -> tuple[Area, ...]:
        for heading in reversed(sentence.headings):
            span = self.reading.document.blocks[heading].span
            text = self.reading.document.quote(span)
            named = label_area(text, self.framework)
            if named and named[0].id is not None:
                return self._told(span, named[0])
        return ()

    def _told(self, where: Span, area: Area) -> tuple[Area, ...]:
        """An area that another sentence names; its words are evidence too."""
        self.told = where
        return (replace(area, start=0, end=0),)

    def _this(self, sentence: SourceSentence) -> tuple[Area, ...] | None:
        """What "this area" means: the heading's area, or that of the sentence before."""
        index = self.index[sentence.span.start]
        before = self.reading.sentences[index - 1] if index else None
        looked = _LOOKED.search(self.reading.text(before)) if before is not None else None
        if looked and before is not None and before.block in (sentence.block, sentence.block - 1):
            words = areas.shorten(looked["what"])
            found = areas.known(self.framework, words)
            if found is not None:
                return self._told(before.span, Area(words, found))
        known = self._heading_area(sentence)
        if known:
            return known
        if before is not None and before.block in (sentence.block, sentence.block - 1):
            for near in reversed(self.reading.sentences[max(0, index - 3) : index]):
                if near.block >= before.block - 1 and any(r.evidence[0].overlaps(near.span) for r in self.ratings):
                    self.told = near.span if self.area_before else None
                    return tuple(replace(a, start=0, end=0) for a in self.area_before) or None
            text = self.reading.text(before)
            if self.reading.block(before).kind is BlockKind.HEADING:
                named = any(m.span.overlaps(before.span) for m in self.reading.mentions)
                label = label_area(text, self.framework)
                return None if named or not label else self._told(before.span, label[0])
            told = [m for m in area_words(self.framework).finditer(text) if not _EXCEPT.search(text[: m.start()])]
            ids = {areas.known(self.framework, m.group()) for m in told}
            if len(ids) == 1 and told:
                return self._told(before.span, Area(areas.shorten(told[0].group()), ids.pop()))
        return None

    def _subject(self) -> tuple[Area, Span] | None:
        """The one pillar that the title says the report is about, and the title: "PEEL: Police legitimacy 2016"."""
        titles = [s.span for s in self.reading.sentences[:3] if len(self.reading.text(s).split()) < 14]
        named = [
            (m, t) for t in titles for m in _subject_words(self.framework).finditer(self.reading.document.quote(t))
        ]
        if len({m["area"].lower() for m, _ in named}) != 1:
            return None
        match, title = named[0]
        words = self.reading.document.quote(title)
        year = re.match(r"\W*(?:19|20)\d\d", words[match.end() :]) or re.search(
            r"(?:19|20)\d\d\W*\Z", words[: match.start()]
        )
        found = areas.known(self.framework, match["area"])
        return (Area(areas.shorten(match["area"]), found), title) if year and found is not None else None

    def _only_subject(self) -> tuple[Area, ...] | None:
        """The one area that the whole text is about, where it says so: 'its annual "legitimacy" assessment'."""
        found: set[str] = set()
        place: tuple[str, int, int] | None = None
        for match in _subject_words(self.framework).finditer(self.reading.document.text):
            known = areas.known(self.framework, match["area"])
            if known is not None:
                found.add(known)
                if match["noun"] and _ITS_OWN.search(self.reading.document.text[: match.start()][-60:]):
                    place = (match["area"], match.start("area"), match.end("area"))
        if len(found) != 1 or place is None or any(r.area_id not in found for r in self.ratings):
            return None
        words, start, end = place
        where = self._sentence_at(Span(start, end))
        return self._told(where, Area(areas.shorten(words), found.pop())) if where is not None else None

    def _said_before(self, sentence: SourceSentence, earlier: bool = False) -> tuple[Area, ...] | None:
        """What "it" may mean in "It is now good": the area of an earlier grade in the sentence before.

        ``earlier``: the grade is of another time than those of the sentence before.
        None: that sentence is not about grades. Empty: it is, and what "it" means is not certain.
        """
        index = self.index[sentence.span.start]
        before = self.reading.sentences[index - 1] if index else None
        if before is None or before.block != sentence.block:
            return None
        if self.reading.voices[index - 1].speaker().outside:
            return None  # somebody's praise: "it" is not what they spoke of
        stated = [r for r in self.ratings if r.evidence[0].overlaps(before.span)]
        if stated:
            settled = all(r.when is When.PREVIOUS or r.said_by is SaidBy.OTHER or r.year for r in stated)
            named = {(r.area, r.area_id) for r in stated}
            if earlier and len(named) == 1 and all(r.when is When.CURRENT and r.year is None for r in stated):
                settled = True  # "… good for vetting. Last year it was inadequate."
            if not settled or len(named) > 1:
                return ()
            words, area_id = named.pop()
            return self._told(before.span, Area(words, area_id))
        if self.words.grades.search(self.reading.text(before)):
            return ()
        return None

    def _sentence_at(self, span: Span) -> Span | None:
        return next((s.span for s in self.reading.sentences if s.span.overlaps(span)), None)


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
def area_words(framework: Framework) -> re.Pattern[str]:
    """Whole names of areas, of more than one word or with a word that the rules would trip over."""
    forms = {form for area in framework.areas for form in (area.name, *area.wordings)} | {"planning"}
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile("|".join(rf"\b{re.escape(f)}\b".replace(r"\ ", r"\s+") for f in ordered), re.IGNORECASE)
