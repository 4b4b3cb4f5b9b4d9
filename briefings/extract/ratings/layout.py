"""Grades that stand in the layout: table rows, headings, a line with only a grade, lists under a stem."""

# A pattern or a class of words reads better whole than cut into lines:
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefings.document import Block, Document, Span
from briefings.extract.ratings import areas
from briefings.extract.ratings.areas import Area
from briefings.extract.ratings.complements import Complements, Item
from briefings.extract.ratings.lexer import Lexicon, lex
from briefings.extract.ratings.retag import retagged
from briefings.extract.ratings.subjects import Scene
from briefings.extract.ratings.words import PREVIOUS_TIME, Tag
from briefings.frameworks import NOT_RATED, Framework

_NOT_RATED = re.compile(
    r"\W*(?:not\s+(?:yet\s+)?(?:graded|rated|given|inspected|assessed)|no\s+(?:grade|rating|graded\s+judge?ment)(?:\s+given)?|ungraded|unrated)"
    r"(?:\s+(?:at|in|on|during)\s+this\s+(?:assessment|inspection|visit|report|time))?\W*",
    re.I,
)
_NAMED = re.compile(r"\W*(?:overall\s+)?(?:grade|rating|judge?ment|our\s+judge?ment|score|verdict|result)\s*(?:is|was|[:=–-])?\s*", re.I)  # fmt: skip
_MARK = re.compile(r"\s*[–—-]\s+(?=\w)")  # "Are services safe? – Good"
_LABELS = frozenset(
    """
    area areas grade grades rating ratings question questions judgment judgement pillar pillars summary contents key date
    outcome year page definition meaning total number note status force result results this current previous
    """.split()
)
GRADE_LABEL = re.compile(
    r"\W*(?:(?:our|the|current|latest|new|overall|peel|hmicfrs|hmic|(?P<earlier>previous|last|former|earlier|old))\s+)*"
    r"(?:grade|rating|judge?ment|verdict|overall\s+\w+)(?:\s+(?:in\s+)?\(?(?P<year>(?:19|20)\d\d)\)?)?\W*",
    re.IGNORECASE,
)
EARLIER_LABEL = re.compile(
    r"\W*(?:(?:overall|our|the|its|most\s+recent)\s+)*(?:"
    r"(?:last|previous|earlier|former)\s+(?:overall\s+)?(?:inspection\s+|ofsted\s+|cqc\s+)?(?:rating|grade|judge?ment|effectiveness|outcome)s?"
    r"|(?:last|previous)\s+inspection"
    r"|(?:rating|grade|judge?ment|effectiveness|outcome)s?\s+(?:at|from|of|after|following|in)\s+(?:(?:the|our|its)\s+)?"
    r"(?:last|previous|earlier)\s+(?:inspection|report|visit|assessment))"
    r"(?:\s+(?:in\s+)?\(?(?:[A-Za-z]+\s+|\d{1,2}\s*/\s*)?(?:19|20)\d\d\)?)?\W*",
    re.IGNORECASE,
)
_THIS_LABEL = re.compile(r"\W*(?:this|current|latest)\s+inspection\W*", re.IGNORECASE)
# "Safe (previous inspection): Good", "Overall [2019]: Good": when, and not what.
LABEL_TIME = re.compile(
    r"\s*[(\[](?:(?:at|from|in|as\s+at)\s+)?(?:(?:the|our|its)\s+)?(?:(?P<earlier>previous(?:ly)?|last|earlier|former|prior)\b"
    r"|this|current|latest|now\b)?\s*(?:(?:full\s+)?(?:inspection|visit|report|rating|grade|judge?ment|year|cycle))?"
    r"(?:\s*,)?\s*(?:in\s+)?(?P<year>(?:19|20)\d\d)?[)\]]\s*\Z",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"how\s+(?:well|effectively|efficiently|good|effective|efficient)?\s*(?:does|do|is|are|has|have)\s+"
    r"(?:the\s+(?:force|constabulary|police|service)|it|they)\s+(?:at\s+)?(?P<what>.+?)\??",
    re.IGNORECASE | re.DOTALL,
)
_YEAR = re.compile(r"\b((?:19|20)\d\d)(?:\s*[/–-]\s*\d{2,4})?\b")
_NOW = re.compile(r"\b(?:this|current|latest|now|new)\b", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:previous|last|earlier|prior|former|old)\b", re.IGNORECASE)
_TICK = re.compile(r"\W*(?:x|yes|[✓✔●•■☑☒×✗]|tick(?:ed)?)\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A grade that fills a cell or a line by itself. ``start`` and ``end`` count from its first character."""

    grade: str
    start: int
    end: int
    item: Item | None = None  # None: "not graded"


def grade_alone(text: str, words: Lexicon, framework: Framework) -> Cell | None:
    """The grade that is all that ``text`` says, or None: "Good", "Rating: good (2021: adequate)"."""
    if len(text) > 90:
        return None
    if _NOT_RATED.fullmatch(text):
        return Cell(NOT_RATED, 0, len(text.rstrip()))
    lead = _NAMED.match(text) or _MARK.match(text)
    skip = lead.end() if lead else 0
    tokens = retagged(lex(text[skip:], words))
    if not tokens or len(tokens) > 12:
        return None
    read = Complements(tokens, Scene(framework, words, text[skip:])).items(0)
    if read is None or len(read[0]) != 1 or read[0][0].areas:
        return None
    item, end = read[0][0], read[1]
    if any(t.tag not in (Tag.STOP, Tag.COLON, Tag.CLOSE) for t in tokens[end:]) or any(
        t.tag in (Tag.FOR, Tag.AS) for t in tokens[:end]
    ):
        return None
    return Cell(item.grade.value or "", skip + item.grade.start, skip + item.grade.end, item)


def label_area(words: str, framework: Framework, start: int = 0) -> tuple[Area, ...]:
    """The areas that a heading, a label or a question names; empty when it does not look like one."""
    plain = " ".join(words.split()).strip(" :–-.")
    asked = re.match(r"how\s+(\w+)\s+is\s+(?:the\s+)?\w+(?:\s+(?:at|in)\s+(?P<what>.+))?", plain, re.IGNORECASE)
    if asked:
        found = areas.known(framework, asked[1])
        if asked["what"] and not areas.pillar(framework, asked["what"]):
            inner = areas.known(framework, asked["what"])
            place = len(words) - len(re.split(r"\s(?:at|in)\s+", words, maxsplit=1)[-1])
            return (Area(areas.shorten(asked["what"]), inner, start + place, start + len(words.rstrip(" :–-.?"))),)
        if found is not None:
            return (Area(areas.shorten(asked[1]), found, start, start + len(words)),)
    is_it = re.fullmatch(
        r"(?:is|are)\s+(?:the\s+|this\s+|these\s+)?\w+\s+(?:(?:at|in)\s+this\s+\w+\s+)?(?P<what>[\w -]+?)\??",
        words.strip(),
        re.IGNORECASE,
    )
    if is_it and areas.known(framework, is_it["what"]) is not None:
        place = start + len(words) - len(words.lstrip())
        what = is_it["what"]
        return (
            Area(what.lower(), areas.known(framework, what), place + is_it.start("what"), place + is_it.end("what")),
        )
    whole = _ASKED.fullmatch(words.strip())
    if whole:
        offset = len(words) - len(words.lstrip())
        words, start = whole["what"], start + offset + whole.start("what")
        plain = " ".join(words.split())
    numbered = re.match(r"(?:(?:[A-Z]{1,2}\s*)?\d+(?:\.\d+)*[.)]?|[a-z]\))\s+", words, re.IGNORECASE)
    begin = numbered.end() if numbered else 0
    if not plain or len(plain.split()) > 16 or plain.lower() in _LABELS or not re.search(r"[a-z]{3}", plain, re.I):
        return ()
    if areas.is_overall(plain) or EARLIER_LABEL.fullmatch(plain) or _THIS_LABEL.fullmatch(plain):
        return (areas.WHOLE,)
    if GRADE_LABEL.fullmatch(plain):
        return (areas.WHOLE,) if "overall" in plain.lower() else ()
    short = areas.shorten(words[begin:])
    found_id = areas.known(framework, short)
    if found_id is None:
        several = areas.split(framework, words, begin, len(words))
        if len(several) > 1 and all(a.id is not None for a in several):
            return tuple(replace(a, start=start + a.start, end=start + a.end) for a in several)
    return (Area(short, found_id, start + begin, start + len(words.rstrip(" :–-.?"))),)


@dataclass(frozen=True, slots=True)
class RowGrade:
    """A grade in a table's row."""

    label: Span | None  # the cell that names what is graded; None: only the column does
    others: tuple[Span, ...]  # further cells of words before the grade
    column: Span | None  # the head of the grade's column, where it says more than "grade"
    grade: str
    grade_span: Span
    previous: bool = False
    year: int | None = None
    before: Item | None = None
    offset: int = 0


def row_grades(
    document: Document, row: Block, header: Block | None, words: Lexicon, framework: Framework
) -> list[RowGrade] | None:
    """The grades of one row; empty when it has none; None when it has some that are not plain."""
    heads: dict[int, Span] = {}
    if header is not None:
        heads = dict(zip(header.columns, header.cells, strict=False))
    cells = list(zip(row.columns or range(len(row.cells)), row.cells, strict=False))
    found: list[tuple[int, Span, Cell]] = []
    labels: list[Span] = []
    for column, span in cells:
        text = document.quote(span)
        cell = grade_alone(text, words, framework)
        if cell is not None:
            found.append((column, span, cell))
        elif not _TICK.fullmatch(text):
            labels.append(span)
    label = next((s for s in labels if re.search(r"[A-Za-z]{3}", document.quote(s))), None)
    if not found:
        return _marked(document, cells, heads, label, words, framework)
    if label is None and len(found) > 0 and not heads:
        return []
    if len(found) == 1 and len(cells) == 1:
        return []
    time = LABEL_TIME.search(document.quote(label)) if label is not None else None
    if label is not None and time is not None and time.start():
        label = Span(label.start, label.start + time.start())
    done: list[RowGrade] = []
    years = {c: int(m[1]) for c, s in heads.items() if (m := _YEAR.search(document.quote(s)))}
    graded_years = [years[c] for c, _, _ in found if c in years]
    of_now = any(_NOW.search(document.quote(heads[c])) for c, _, _ in found if c in heads and c not in years)
    for column, span, cell in found:
        head = heads.get(column)
        says = document.quote(head) if head is not None else ""
        year = years.get(column)
        earlier = bool(_EARLIER.search(says) or PREVIOUS_TIME.search(says))
        if year is not None and len(graded_years) > 1:
            earlier = earlier or year < max(graded_years)
        earlier = earlier or (year is not None and of_now)
        if time is not None:
            earlier, year = earlier or time["earlier"] is not None, year or int(time["year"] or 0) or None
        plain = not says or earlier or year is not None or _LABELS & set(re.findall(r"[a-z]+", says.lower()))
        names = None if plain or head is None or head == label else head
        done.append(
            RowGrade(
                label,
                tuple(s for s in labels if (label is None or s.start != label.start) and s.end <= span.start),
                names,
                cell.grade,
                Span(span.start + cell.start, span.start + cell.end),
                earlier,
                year,
                cell.item if cell.item is not None and cell.item.before is not None else None,
                span.start,
            )
        )
    current = [d for d in done if not d.previous and d.column is None]
    if len(current) > 1 or (len(done) > 1 and not heads):
        return None
    return done


def _marked(
    document: Document,
    cells: Sequence[tuple[int, Span]],
    heads: dict[int, Span],
    label: Span | None,
    words: Lexicon,
    framework: Framework,
) -> list[RowGrade] | None:
    """Grades as the heads of columns and a mark in the row."""
    graded = {
        c: (s, g) for c, s in heads.items() if (g := grade_alone(document.quote(s), words, framework)) is not None
    }
    ticks = [c for c, s in cells if _TICK.fullmatch(document.quote(s))]
    if len(graded) < 2:
        return []
    if not ticks:
        return _under(document, cells, graded, framework)
    if label is None:
        return []
    if len(ticks) != 1 or ticks[0] not in graded:
        return None
    span, cell = graded[ticks[0]]
    return [RowGrade(label, (), None, cell.grade, Span(span.start + cell.start, span.start + cell.end))]


def _under(
    document: Document, cells: Sequence[tuple[int, Span]], graded: dict[int, tuple[Span, Cell]], framework: Framework
) -> list[RowGrade] | None:
    """Areas that stand in the columns of their grades."""
    found: list[RowGrade] = []
    for column, span in cells:
        words = document.quote(span)
        if re.fullmatch(r"\W*(?:none|nil|n/a)?\W*", words, re.IGNORECASE):
            continue
        named = label_area(words, framework)
        if column not in graded or not named or named[0].id is None:
            return None if found or column in graded else []
        head, cell = graded[column]
        found.append(RowGrade(span, (), None, cell.grade, Span(head.start + cell.start, head.start + cell.end)))
    return found
