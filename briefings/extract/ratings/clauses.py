"""A whole sentence as clauses that state grades, with nothing left in it that could change them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefings.extract.ratings import areas
from briefings.extract.ratings.areas import THIS, Area
from briefings.extract.ratings.lexer import Token
from briefings.extract.ratings.rare_patterns import RarePatterns
from briefings.extract.ratings.statements import GRADES, NotUnderstoodError, Statement, Times, reason
from briefings.extract.ratings.stating import earlier_when_newer
from briefings.extract.ratings.subjects import Who, resolve
from briefings.extract.ratings.verbs import JOINTS, PREDICATES, UNSAFE
from briefings.extract.ratings.words import Tag

_ASKED = frozenset(
    "respondents residents readers users customers people those viewers voters visitors staff officers parents".split()
)
_DID = PREDICATES | {Tag.MOVED}
_PLACES = frozenset(["in", "at", "on", "of", "over", "within", "across", "under"])
_OCCASIONS = frozenset(
    "report reports letter statement verdict news findings interview judgement press website visit".split()
)


def _harmless_lead(lead: Sequence[Token]) -> bool:
    """Whether a lead tells the occasion, or how many areas there are in all, and names none: "Of the nine areas, "."""
    counts = any(t.tag is Tag.COUNT for t in lead) and any(t.low in ("areas", "questions", "categories") for t in lead)
    return counts or any(t.tag is Tag.INSPECTOR or t.low in _OCCASIONS for t in lead)


def _other_subject(lead: Sequence[Token]) -> bool:
    """Whether a lead is a body with no verb, and so belongs to the subject: "Eastvale and its neighbour, "."""
    if not any(t.tag is Tag.BODY for t in lead) or lead[0].tag in (Tag.FOR, Tag.OF, Tag.REASON, Tag.TIME):
        return False
    return lead[-1].tag is Tag.COMMA and not any(t.tag in PREDICATES | {Tag.MOVED, Tag.GAVE} for t in lead)


def _without_absence(part: Sequence[Token]) -> Sequence[Token]:
    """The words less a "no" that denies only concerns: "We had no concerns about …, and …"."""
    return [
        t
        for i, t in enumerate(part)
        if not (
            t.low == "no" and i + 1 < len(part) and part[i + 1].low in ("concerns", "breaches", "issues", "complaints")
        )
    ]


def _told(lead: Sequence[Token]) -> bool:
    """Whether somebody told the inspectors what follows: "inspectors were told that"."""
    return any(b.tag in (Tag.SAY, Tag.CALLED) and a.tag in (Tag.BE, Tag.BEEN) for a, b in pairwise(lead))


class Clauses(RarePatterns):
    """Reads all clauses of one sentence; ``read`` raises NotUnderstoodError unless every grade word is explained."""

    def read(self) -> tuple[Statement, ...]:
        """The sentence's statements, in order."""
        if any(t.tag is Tag.ASKED for t in self.tokens):
            raise NotUnderstoodError("question")
        pairs = self._pairs()
        if pairs:
            return tuple(pairs)
        found: list[Statement] = []
        at = 0
        while at < len(self.tokens):
            while at < len(self.tokens) and (self.tokens[at].tag in JOINTS or self._upon(at)):
                at += 1
            if self.complements.next_grade(at) is None:
                self._harmless(self.tokens[at:])
                break
            read = self._clause(at)
            if read is None:
                skipped = self._skip(at)
                if skipped is None:
                    raise NotUnderstoodError(reason(list(self.tokens[at:])))
                at = skipped
                continue
            at = read[1]
            self.stale = False
            stated, at = self._by_another(read[0], at)
            found.extend(self._inherited(stated, found))
            if any(not s.areas and not s.open for s in read[0]) and self._area_left(at):
                raise NotUnderstoodError("not explained")
            if at < len(self.tokens) and self.tokens[at].tag not in JOINTS | {Tag.REASON}:
                if self.complements.next_grade(at) is not None:
                    raise NotUnderstoodError(reason(list(self.tokens[at:])))
                self._harmless(self.tokens[at:])
                break
        return tuple(earlier_when_newer(found))

    def _upon(self, at: int) -> bool:
        """Whether "after" here begins a clause of what inspectors did: "…, after inspectors lifted its rating"."""
        if self.tokens[at].low != "after" or at + 2 >= len(self.tokens) or self.tokens[at].tag is not Tag.REASON:
            return False
        verb = next((i for i in range(at + 1, min(at + 6, len(self.tokens))) if self.tokens[i].tag in _DID), 0)
        return verb > 0 and self._inspector(self.tokens[at + 1 : verb])

    def _by_another(self, stated: list[Statement], at: int) -> tuple[list[Statement], int]:
        """ "… was rated good by the council": then it is the council's grade."""
        if at >= len(self.tokens) or self.tokens[at].tag is not Tag.BY:
            return stated, at
        end = next((i for i in range(at + 1, len(self.tokens)) if self.tokens[i].tag in JOINTS), len(self.tokens))
        if any(t.tag is Tag.INSPECTOR for t in self.tokens[at:end]):
            return stated, end
        if any(t.tag in (Tag.SOME, Tag.COUNT) or t.low in _ASKED for t in self.tokens[at:end]):
            raise NotUnderstoodError("not explained")  # what people said who were asked is no grade
        words = self.scene.text[self.tokens[at].end : self.tokens[end - 1].end]
        return [replace(s, other=" ".join(words.split()) or None) for s in stated], end

    def _skip(self, at: int) -> int | None:
        """Past a clause without a grade that stands before one; None when it might change what follows."""
        grade = self.complements.next_grade(at)
        if grade is None:
            return None
        for i in range(at + 1, grade):
            if self.tokens[i].tag in (Tag.STOP, Tag.COMMA, Tag.AND, Tag.DASH, Tag.COLON):
                part = self.tokens[at:i]
                if any(t.tag in UNSAFE for t in _without_absence(part)) or self._fronted(part):
                    return None
                who = self._leading_subject(part)
                if who is not None:
                    self.subject, self.giver, self.stale = who, False, False
                elif not self._no_subject(part):
                    self.stale = True
                self._remember(part)
                return i + 1
            if self._given_before(at, i, grade):
                return i + 1
            if self.tokens[i].tag is Tag.THAT and self._inspector(self.tokens[at:i]):
                safe = not any(t.tag in UNSAFE for t in self.tokens[at:i]) and not _told(self.tokens[at:i])
                return i + 1 if safe else None
        return None

    def _given_before(self, at: int, i: int, grade: int) -> bool:
        """ "The force has been told to improve after inspectors rated it …": what came before is a fact of its own."""
        if self.tokens[i].low not in ("after", "because"):
            return False
        verb = next((j for j in range(i + 1, grade) if self.tokens[j].tag in _DID), None)
        if verb is None or not self._inspector(self.tokens[i + 1 : verb]):
            return False
        part = self.tokens[at:i]
        if any(t.tag is Tag.IF or t.low in ("would", "could", "might", "may") for t in part):
            return False
        who = self._leading_subject(part)
        if who is not None:
            self.subject = who
        return True

    @staticmethod
    def _fronted(part: Sequence[Token]) -> bool:
        """Whether the words may name the area of the grade that comes after them: "For its custody, …"."""
        return part[0].tag in (Tag.FOR, Tag.OF) and not _harmless_lead(part)

    def _remember(self, part: Sequence[Token]) -> None:
        """Note the inspectorate as a subject that later clauses may leave out, and the body that it spoke of."""
        verb = next((i for i, t in enumerate(part) if t.tag in PREDICATES), None)
        if verb is not None and self._inspector(part[:verb]):
            self.giver, self.stale = True, False
            bodies = [t for t in part[verb:] if t.tag is Tag.BODY]
            if len(bodies) == 1:
                self.subject = Who(bodies=(bodies[0].value,))

    def _leading_subject(self, part: Sequence[Token]) -> Who | None:
        at = next((i for i, t in enumerate(part) if t.tag in (Tag.BE, Tag.HAVE, Tag.GOT)), None)
        return resolve(part[:at], self.scene) if at else None

    def _area_left(self, at: int) -> bool:
        """Whether words that look like an area follow a grade that was given none."""
        for token in self.tokens[at : at + 4]:
            if token.tag in (Tag.FOR, Tag.EXTENT):
                return token.low not in ("during", "towards")
            if token.tag in (Tag.STOP, Tag.REASON, Tag.AND, Tag.DASH):
                return False
        return False

    @staticmethod
    def _inherited(new: list[Statement], found: list[Statement]) -> list[Statement]:
        """ "was good for X; it now requires improvement": the later grade is for the same area."""
        before = next((s for s in reversed(found) if s.areas), None)
        if before is None or all(s.areas or s.open for s in new):
            return new
        bodies = {b for s in new for b in s.bodies}
        if bodies.isdisjoint(before.bodies) and None not in (*bodies, *before.bodies):
            return [replace(s, areas=s.areas or before.areas) for s in new]  # "…, while Eastvale Police was inadequate"
        if not (before.previous or before.other or before.dated or any(s.previous or s.dated for s in new)):
            raise NotUnderstoodError("not explained")
        return [replace(s, areas=s.areas or before.areas) for s in new]

    def _harmless(self, rest: Sequence[Token]) -> None:
        """Raise unless these words, which hold no grade, leave the grades before them as they stand."""
        why_given = False
        said = [t for t in rest if t.tag is not Tag.TIME]
        if 2 < len(said) < 14 and said[-1].tag is Tag.SAY and not self._inspector(said[:-1]):
            raise NotUnderstoodError("not explained")  # "…, a report by a former officer says"
        if len(rest) <= 4 and any(t.tag in UNSAFE for t in rest):
            raise NotUnderstoodError(reason(list(rest)))
        for i, token in enumerate(rest):
            if token.tag is Tag.REASON:
                why_given = True
            if i < 2 and token.tag in (Tag.WISH, Tag.MODAL, Tag.MORE):
                raise NotUnderstoodError(reason([token]))
            if token.tag in (Tag.DOUBT, Tag.OTHER_GRADE, Tag.ASKED) or (token.tag is Tag.IF and i < 3):
                raise NotUnderstoodError(reason([token]))
            if token.tag is Tag.NO_LONGER and not why_given:
                raise NotUnderstoodError("negation")
            near = {t.tag for t in rest[max(0, i - 3) : i + 6]}
            if token.tag is Tag.NOT and not why_given and (near & {Tag.RATING, Tag.RATED} or i == 0):
                raise NotUnderstoodError("negation")

    def _clause(self, at: int) -> tuple[list[Statement], int] | None:
        grade = self.complements.next_grade(at)
        if grade is None:
            return None
        for start in self._starts(at, grade):
            lead = self.tokens[at:start]
            self.fresh = self._no_subject(lead) and not self.stale
            fronted = self._lead(lead)
            if fronted is None:
                continue
            for read in self._readings(start, grade):
                statements, end = read
                extra, times = fronted
                if any(t.tag is Tag.SAY for t in lead) and any(t.low == "had" for t in self.tokens[start:grade]):
                    continue  # "said that it had been good": then, or only told afterwards
                if extra and all(s.areas == (THIS,) for s in statements):
                    statements = [replace(s, areas=()) for s in statements]  # "Safety: … against this test"
                if extra and any(s.areas for s in statements):
                    continue
                overall = self.tokens[at].tag is Tag.OVERALL and self.tokens[at + 1].tag is Tag.COMMA
                extra = extra or ((areas.WHOLE,) if overall and not any(s.areas for s in statements) else ())
                relative = any(t.low in ("which", "who") for t in self.tokens[start:grade])
                if relative and any(s.dated and not s.previous for s in statements):
                    continue  # "…, which was graded good in 2018, has declined": no longer, perhaps
                done = [
                    replace(
                        s,
                        areas=s.areas or extra,
                        previous=s.previous or (times.previous and not times.current),
                        year=s.year or times.year,
                        dated=s.dated or times.year is not None,
                    )
                    for s in statements
                ]
                return done, end
        return None

    def _no_subject(self, lead: Sequence[Token]) -> bool:
        """Whether words before a clause bring in nothing that may be its subject, so that the last subject goes on."""
        return self._inspector(lead) or not any(
            t.tag in (Tag.WORD, Tag.BODY, Tag.PRONOUN, Tag.HIS, Tag.COUNT, Tag.WE) for t in lead
        )

    def _starts(self, at: int, grade: int) -> Iterator[int]:
        yield at
        for i in range(at + 1, grade):
            if (
                self.tokens[i - 1].tag in (Tag.COMMA, Tag.TIME, Tag.COLON)
                or (self.tokens[i - 1].tag is Tag.THAT and self._inspector(self.tokens[at : i - 1]))
                or (
                    self.tokens[i - 1].tag in (Tag.SAY, Tag.CALLED, Tag.COLON)
                    and (self._inspector(self.tokens[at : i - 1]) or (self.giver and i - 1 == at))
                )
            ):
                yield i

    def _lead(self, lead: Sequence[Token]) -> tuple[tuple[Area, ...], Times] | None:
        """Words before the subject: "For leadership,", "In 2021,", "Inspectors said that". None: not harmless."""
        times = Times()
        if any(t.tag in UNSAFE or t.tag in GRADES for t in lead):
            return None
        if _told(lead):
            return None
        if _other_subject(lead):
            return None
        for token in lead:
            if token.tag is Tag.TIME:
                times = Times().add(token) if token.low == "when" else times.add(token)
        inner = next(
            (
                i
                for i, t in enumerate(lead)
                if t.tag is Tag.FOR and (i == 0 or lead[i - 1].tag in (Tag.COMMA, Tag.THAT))
            ),
            0,
        )
        lead = lead[inner:]  # "concluded that, for legitimacy, "
        while lead and lead[0].tag in (Tag.TIME, Tag.COMMA, Tag.AND):
            lead = lead[1:]
        if len(lead) > 1 and lead[-1].tag is Tag.COLON and lead[0].tag is not Tag.FOR:
            who = resolve(lead[:-1], self.scene)  # "Safety: outcomes for prisoners were …"
            if who is not None and who.areas and who.sure and not who.pronoun:
                return who.areas, times
        if len(lead) > 1 and lead[0].tag in (Tag.FOR, Tag.OF) and lead[-1].tag is Tag.COMMA:
            who = resolve(lead[1:-1], self.scene)
            if who is not None and who.areas and (who.sure or lead[0].low not in _PLACES):
                return who.areas, times
            if who is not None and not who.areas:
                self.subject = who
            elif not _harmless_lead(lead):
                return None
        return (), times
