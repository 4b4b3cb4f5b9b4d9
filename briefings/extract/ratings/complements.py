"""What follows the verb of a rating: "good for X, adequate for Y and, up from good, inadequate for Z"."""

# A pattern or a class of words reads better whole than cut into lines:
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefings.extract.ratings import areas
from briefings.extract.ratings.areas import THIS, VAGUE, Area
from briefings.extract.ratings.lexer import Token
from briefings.extract.ratings.statements import GRADES, NO_TIMES, Times
from briefings.extract.ratings.subjects import SPOILERS, Scene, Who, resolve
from briefings.extract.ratings.words import Tag

_NUMBERS = {n: i for i, n in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
_BEFORE_GRADE = frozenset([Tag.THE, Tag.AS, Tag.OVERALL, Tag.RATING, Tag.OF, Tag.HIS, Tag.FOR, Tag.TIME, Tag.COLON, Tag.TO])  # fmt: skip
_LEADS = frozenset(
    """
    overall an a the rating grade judgment judgement score mark verdict of as at single highest top lowest joint
    second-highest combined headline final formal official inspection peel
    """.split()
)
_HARD_STOPS = frozenset([Tag.STOP, Tag.DASH, Tag.REASON, Tag.IF, Tag.ASKED, Tag.OPEN, Tag.CLOSE, Tag.COLON])
_PREDICATES = frozenset([Tag.BE, Tag.HAVE, Tag.RATED, Tag.CALLED, Tag.GAVE, Tag.MODAL, Tag.DO, Tag.SAY, Tag.MOVED])
_COUNTED = re.compile(
    r"(?:all\s+)?(?:the\s+|a\s+|another\s+)?(?:other\s+|remaining\s+|further\s+)?(?P<n>\d+|[a-z]+)(?:\s+(?:other|more|further))?"
    r"(?:\s+(?:out\s+)?of\s+(?:the\s+|its\s+|our\s+)?(?:\d+|[a-z]+))?(?:\s+(?:key\s+|core\s+|graded\s+|other\s+|inspected\s+)?"
    r"(?:areas?|questions?|categor(?:y|ies)|tests?|pillars?|aspects?|judge?ments?|themes?|domains?|others?|counts?|fronts?|measures?|strands?|elements?|topics?|headings?|respects?|criteria|things?|ones?|groups?)"
    r"(?:\s+(?:examined|inspected|assessed|graded|looked\s+at))?"
    r"(?:\s+(?:that\s+)?(?:it|they|we|inspectors|hmicfrs)\s+(?:were\s+|was\s+)?(?:looked\s+at|inspected|graded|assessed|examined|rated|look\s+at|grade|inspect|assess))?"
    r"(?:\s+of\s+(?:policing|its\s+work|its\s+performance|performance|our\s+inspection|the\s+inspection))?)?",
    re.IGNORECASE,
)


_NUMBERED = re.compile(
    r"(?:(?:the|its)\s+)?(?:first|second|third|fourth|fifth|sixth|last|other|remaining)(?:\s+(?:one|area|test|question))?"
)
_EVERY = re.compile(r"(?:all|all\s+the)\s+(?:areas|categories)|every\s+(?:area|category)", re.IGNORECASE)
_REPORTS = re.compile(
    r"\b(?:report|watchdog|inspectors?|inspectorate|regulator|review)\s+(?:has|have|had|said|says|found|finds|shows?|reveal\w*|warn\w*|conclude\w*)\b"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One grade and what is said beside it."""

    grade: Token
    areas: tuple[Area, ...] = ()
    times: Times = NO_TIMES
    bodies: tuple[str | None, ...] = ()
    before: Token | None = None  # an earlier grade, "up from good"
    before_times: Times = NO_TIMES
    gone: bool = False  # "no longer good"
    open: bool = False  # "in the following areas:" ends the sentence, and a list follows


def counted(words: str) -> int | None:
    """How many areas, where these words only count them: "two of the nine areas" is 2."""
    match = _COUNTED.fullmatch(" ".join(words.split()))
    if not match:
        return None
    low = match["n"].lower()
    return int(low) if low.isdigit() and int(low) < 40 else _NUMBERS.get(low)


class Complements:
    """Reads graded items out of one sentence's tokens."""

    def __init__(self, tokens: Sequence[Token], scene: Scene) -> None:
        self.tokens = tokens
        self.scene = scene

    def tag(self, at: int) -> Tag | None:
        return self.tokens[at].tag if 0 <= at < len(self.tokens) else None

    def next_grade(self, at: int) -> int | None:
        return next((i for i in range(at, len(self.tokens)) if self.tokens[i].tag in GRADES), None)

    def items(self, at: int) -> tuple[list[Item], int] | None:
        """The items that begin at ``at`` and where they end; None when no item begins there."""
        found: list[Item] = []
        end = at
        while True:
            read = self._item(end if not found else self._separator(end))
            if read is None:
                return (found, end) if found else None
            found.append(read[0])
            end = read[1]

    def _separator(self, at: int) -> int:
        start = at
        while self.tag(at) in (Tag.COMMA, Tag.AND, Tag.STOP) and at - start < 3:
            at += 1
        if at > start and self.tag(at + 1) in GRADES and self.tokens[at].low == "with":
            at += 1  # "good in every area, with outstanding for early years"
        return at if at > start else len(self.tokens)

    def _item(self, at: int) -> tuple[Item, int] | None:
        times = Times()
        gone = False
        start = at
        fronted: tuple[Area, ...] = ()
        while at < len(self.tokens) and self.tag(at) not in GRADES:
            token = self.tokens[at]
            if token.tag is Tag.TIME:
                times = times.add(token)
            elif token.tag is Tag.NO_LONGER:
                gone = True
            elif token.tag is Tag.FOR and not fronted and at > start and self.tag(at - 1) in (Tag.RATING,):
                read = self._area(at + 1, self.next_grade(at))
                if read is None:
                    return None
                fronted, at = read
                continue
            elif token.tag is Tag.INSPECTOR and (self.tag(at + 1) is Tag.OWNER or token.low.endswith("'s")):
                at += self.tag(at + 1) is Tag.OWNER  # "Ofsted’s top rating of outstanding"
            elif token.tag not in _BEFORE_GRADE and token.low not in _LEADS:
                return None
            at += 1
            if at - start > 9:
                return None
        if at >= len(self.tokens):
            return None
        if self.tag(at) is Tag.GRADE and at + 1 < len(self.tokens) and self.tokens[at + 1].low == "that":
            return None  # "it is good that …"
        if self.tag(at) is Tag.GRADE and self.tag(at + 1) in (Tag.WORD, Tag.SAY, Tag.BODY, Tag.SOME, Tag.INSPECTOR):
            return None  # an adjective: "outstanding service"
        item = Item(self.tokens[at], fronted, times, gone=gone)
        return self._tails(item, at + 1)

    def _tails(self, item: Item, at: int) -> tuple[Item, int] | None:
        while at < len(self.tokens):
            tag = self.tag(at)
            comma = at + 1 if tag is Tag.COMMA else at
            from_at = self._from(comma)
            if tag in (Tag.RATING, Tag.ALSO) or self.tokens[at].low == "respectively":
                at += 1
            elif tag is Tag.OVERALL:
                item = replace(item, areas=item.areas or (areas.WHOLE,))
                at += 1
            elif tag is Tag.TIME or (tag is Tag.COMMA and self.tag(comma) is Tag.TIME and self._closes(comma + 1)):
                item = replace(item, times=item.times.add(self.tokens[comma]))
                at = comma + 1
            elif tag in (Tag.BY, Tag.FROM) and self.tag(at + 1) is Tag.INSPECTOR:
                at += 2
            elif tag in (Tag.BY, Tag.FROM) and self.tag(at + 1) is Tag.THE and self.tag(at + 2) is Tag.INSPECTOR:
                at += 3
            elif from_at is not None:
                read = self._before(from_at)
                if read is None or item.before is not None:
                    return None
                item = replace(item, before=read[0], before_times=read[1])
                at = read[2]
            elif tag is Tag.COMMA and self.tag(comma) is Tag.FOR and item.areas and self._again(comma):
                more = self._area(comma + 1, self.next_grade(comma + 1))
                if more is None or any(a.count is not None or a in (THIS, VAGUE) for a in more[0]):
                    return None
                item, at = replace(item, areas=item.areas + more[0]), more[1]
            elif tag is Tag.FOR or (tag is Tag.COMMA and self.tag(comma) is Tag.FOR and not item.areas and item.before):
                if item.areas:
                    return None
                if self._opens(comma + 1):
                    return replace(item, open=True), len(self.tokens)
                area = self._area(comma + 1, self.next_grade(comma + 1))
                if area is None:
                    return None
                if len(area[0]) == 1 and _NUMBERED.fullmatch(area[0][0].words):
                    area = self._apposed(area[1])
                    if area is None:
                        return None
                item = replace(item, areas=area[0])
                at = area[1]
                if area[0][0].count is not None:
                    item, at = self._spelt_out(item, at)
            elif tag is Tag.OPEN:
                aside = self._aside(at)
                if aside is None:
                    return None
                before, before_times, at = aside
                item = replace(item, before=before or item.before, before_times=before_times)
            else:
                break
        return item, at

    def _apposed(self, at: int) -> tuple[tuple[Area, ...], int] | None:
        """ "in the fourth, purposeful activity": the area that an ordinal stands for."""
        if self.tag(at) not in (Tag.COMMA, Tag.COLON, Tag.DASH):
            return None
        found = self._area(at + 1, self.next_grade(at + 1))
        return found if found is not None and all(a.id is not None for a in found[0]) else None

    def _again(self, at: int) -> bool:
        """Whether the preposition at ``at`` begins one more area: "at X, at Y and at Z"."""
        last = next((i for i in reversed(range(at)) if self.tag(i) in GRADES), 0)
        first = next((t for t in self.tokens[last:at] if t.tag is Tag.FOR), None)
        return first is not None and first.low == self.tokens[at].low and first.low in ("at", "for", "in")

    def _opens(self, at: int) -> bool:
        """Whether only "the following areas:" is left, so that a list gives the areas."""
        rest = self.tokens[at:]
        if not rest or rest[-1].tag is not Tag.COLON:
            return False
        words = self.scene.text[rest[0].start : rest[-1].start] if len(rest) > 1 else ""
        return re.fullmatch(r"(?:(?:the|these|this)\s+)?(?:following|\w+)?\s*(?:key\s+)?(?:areas?|questions?|ways?|respects?)?\s*(?:of\s+policing)?\s*", words, re.I) is not None  # fmt: skip

    def _spelt_out(self, item: Item, at: int) -> tuple[Item, int]:
        """ "in three areas: custody, vetting and call handling": as many areas as were counted."""
        one = item.areas[0].count == 1 and self.tag(at) is Tag.COMMA and self.tag(at + 1) is not Tag.AND
        if self.tag(at) not in (Tag.COLON, Tag.DASH, Tag.OPEN) and not one:
            return item, at
        end = next(
            (i for i in range(at + 1, len(self.tokens)) if self.tag(i) in _HARD_STOPS or self.tag(i) in GRADES),
            len(self.tokens),
        )
        found = self.named(at + 1, end)
        if found is None or len(found) != item.areas[0].count or any(a in (THIS, VAGUE, areas.WHOLE) for a in found):
            return item, at
        return replace(item, areas=found), end + (self.tag(at) is Tag.OPEN and self.tag(end) is Tag.CLOSE)

    def _closes(self, at: int) -> bool:
        return self.tag(at) in (None, Tag.COMMA, Tag.STOP, Tag.AND)

    def _from(self, at: int) -> int | None:
        """Past "up from", "from a previous", "an improvement on", when a grade follows directly; else None."""
        start = at
        while self.tag(at) in (Tag.THE, Tag.MOVED, Tag.COUNT, Tag.RATING) and at - start < 5:
            at += 1
        if self.tag(at) is Tag.FROM or (at > start and self.tokens[at].low == "on" if at < len(self.tokens) else False):
            at += 1
            upto = at
            while upto < len(self.tokens) and self.tag(upto) not in GRADES and upto - at < 6:
                token = self.tokens[upto]
                if token.tag not in _BEFORE_GRADE and token.low not in (
                    *_LEADS,
                    "last",
                    "previous",
                    "earlier",
                    "former",
                ):
                    return None
                upto += 1
            return at if self.tag(upto) in GRADES else None
        return None

    def _before(self, at: int) -> tuple[Token, Times, int] | None:
        times = Times()
        while self.tag(at) not in GRADES:
            if self.tag(at) is Tag.TIME:
                times = times.add(self.tokens[at])
            at += 1
        grade = self.tokens[at]
        at += 1
        while self.tag(at) in (Tag.TIME, Tag.RATING):
            if self.tag(at) is Tag.TIME:
                times = times.add(self.tokens[at])
            at += 1
        return grade, times, at

    def _aside(self, at: int) -> tuple[Token | None, Times, int] | None:
        """ "(2021: good)", "(previously good)", "(up from good)"; one with no grade is passed over."""
        end = next((i for i in range(at + 1, len(self.tokens)) if self.tag(i) is Tag.CLOSE), None)
        if end is None:
            return None
        inside = self.tokens[at + 1 : end]
        grades = [t for t in inside if t.tag in GRADES]
        if any(t.tag in (Tag.NOT, Tag.DOUBT, Tag.IF, Tag.WISH, Tag.OTHER_GRADE) for t in inside) or len(grades) > 1:
            return None
        times = Times()
        for token in inside:
            if token.tag is Tag.TIME:
                times = times.add(token)
            elif re.fullmatch(r"(?:19|20)\d\d(?:[-/–]\d{2,4})?", token.text):
                times = replace(times, year=int(token.text[:4]), previous=True)
        marked = any(t.tag in (Tag.FROM, Tag.MOVED) or t.low in ("previous", "was", "last") for t in inside)
        if grades and not (times.previous or times.year or marked):
            return None
        return (grades[0] if grades else None), times, end + 1

    def _area(self, at: int, stop: int | None) -> tuple[tuple[Area, ...], int] | None:
        """The areas that begin at ``at``, and where they end. ``stop``: the next grade, which they end before."""
        best: tuple[tuple[Area, ...], int] | None = None
        ends = tuple(self._ends(at, len(self.tokens) if stop is None else stop))
        for end in reversed(ends):
            number = self.named(at, end)
            if number is not None and number[0].count is not None:
                return number, end  # "the other two groups", whatever comes after
        for end in ends:
            found = self.named(at, end)
            if found is None:
                continue
            if all(a.id is not None or a.count is not None or a in (THIS, VAGUE) for a in found):
                return found, end
            if len(found) > 2 and not any(self._joins(i, False) for i in range(at + 1, end)):
                return found, end
            best = (found, end)  # unknown words: the shortest that may stand
        return best

    def _ends(self, at: int, stop: int) -> Iterator[int]:
        """Places where an area may end, the farthest first."""
        ends: list[int] = []
        verb = False
        extent = self.tag(at) is Tag.EXTENT
        for i in range(at, stop + 1):
            tag = self.tag(i) if i < stop else None
            closing = i >= len(self.tokens) or tag in (Tag.COMMA, Tag.TIME) or tag in _HARD_STOPS
            last = i == stop and stop < len(self.tokens)
            if i > at and (closing or tag is Tag.BY or self._joins(i, verb) or self._from(i) is not None):
                ends.append(i)
            if (
                last
                or tag in _HARD_STOPS
                or (tag is Tag.TIME and i > at)
                or (i < len(self.tokens) and tag in SPOILERS and not (extent and tag is Tag.MORE))
            ):
                break
            verb = verb or tag in _PREDICATES
        return reversed(ends)

    def _joins(self, at: int, verb: bool) -> bool:
        """Whether "and" at ``at`` joins something other than one more area: a grade or a verb comes after it."""
        if self.tag(at) is not Tag.AND:
            return False
        if self.tokens[at].low in ("but", "while", "whilst", "whereas", "although", "though", "yet"):
            return True
        if self.tag(at + 1) in (Tag.WE, Tag.PRONOUN) and self.tag(at + 2) not in (None, Tag.COMMA, Tag.STOP):
            return True
        anew = self.tag(at + 1) in (Tag.HIS, Tag.BODY, Tag.THE)  # ", and its choir, founded in …, was …"
        for i in range(at + 1, min(at + 14, len(self.tokens))):
            tag = self.tag(i)
            if tag in GRADES or (tag in _PREDICATES and not verb):
                return True
            if tag is Tag.STOP or (tag is Tag.COMMA and not anew):
                return False
        return False

    def named(self, at: int, end: int) -> tuple[Area, ...] | None:
        """The areas that ``tokens[at:end]`` name, or None."""
        while end > at and self.tag(end - 1) in (Tag.COMMA, Tag.AND, Tag.OVERALL):
            end -= 1
        if end <= at:
            return None
        first, last = self.tokens[at], self.tokens[end - 1]
        words = self.scene.text[first.start : last.end]
        if first.tag is Tag.EXTENT and first.low.startswith("some"):
            return (VAGUE,)
        number = counted(words)
        if number:
            noun = "area" if number == 1 else "areas"
            return (Area(f"{number} {noun} (unnamed)", None, first.start, last.end, number),)
        inner = self.tokens[at:end]
        if first.tag is Tag.COUNT and not (first.text.isdigit() and int(first.text) > 43):
            return None  # counted in a way that is not understood
        if first.tag is not Tag.EXTENT and any(t.tag in (Tag.BE, Tag.HAVE, Tag.DO, Tag.SAY) for t in inner):
            return None
        if re.search(
            r"\b(?:survey|poll|paper|newspaper|questionnaire|magazine|article|letter|blog|self-assessment|opinion|estimation|eyes|(?:national|regional|local|peer|annual)\s+reviews?|trials|awards?|competition|finals|championships?|conference|ceremony|audit|contest)\b",
            words,
            re.I,
        ):
            return None  # where it was said, not what was graded
        if re.search(r"\b(?:except|excluding|apart|bar|save|other\s+than|but\s+one)\b", words, re.IGNORECASE):
            return None
        if not re.search(
            r"[a-z]{3}", re.sub(r"\b(?:the|its|their|our|this|that|these|following|and)\b", "", words.lower())
        ):
            return None
        if areas.is_overall(words):
            return (areas.WHOLE,)
        if re.fullmatch(
            r"(?:in\s+)?(?:this|that|the\s+same)(?:\s+(?:healthy\s+prison\s+|key\s+)?(?:area|question|category|pillar|test|part|aspect|theme))?",
            words,
            re.I,
        ):
            return (THIS,)
        bare = re.fullmatch(r"(?:the\s+|this\s+|that\s+|these\s+|both\s+|all\s+)?(?:it|areas?|question|inspection|report|categor(?:y|ies)|same|way|times?|others?|two|years?)", words, re.IGNORECASE)  # fmt: skip
        every = re.fullmatch(r"(?:each|every|all|both)\s+(?:of\s+(?:the|these|its)\s+)?(?:\w+\s+)?(?:areas?|questions?|pillars?|categor(?:y|ies))", words, re.I)  # fmt: skip
        if _EVERY.fullmatch(" ".join(words.split())):
            return (Area(" ".join(words.lower().split()), None, first.start, last.end),)
        if last.tag is Tag.PRONOUN and len(inner) > 1:
            return None  # "inadequate at investigating it"
        if bare or every or any(t.tag in SPOILERS for t in inner) or len(inner) > 20:
            return None
        found = areas.split(self.scene.framework, self.scene.text, first.start, last.end)
        if any(a.id is None and self.scene.words.grades.search(a.words) for a in found):
            return None  # a grade that was taken for a common word
        if any(a.id is None and _REPORTS.search(a.words) for a in found):
            return None  # ", a report has found"
        return found or None


__all__ = ["Complements", "Item", "Who", "counted", "resolve"]
