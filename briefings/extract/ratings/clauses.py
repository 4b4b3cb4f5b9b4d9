"""The grammar of a rating: which clauses of English state a grade, and that nothing else stands in the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefings.extract.ratings import areas
from briefings.extract.ratings.areas import Area
from briefings.extract.ratings.complements import Complements, Item
from briefings.extract.ratings.lexer import Token
from briefings.extract.ratings.statements import GRADES, NotUnderstood, Statement, Times, reason
from briefings.extract.ratings.subjects import Scene, Who, resolve
from briefings.extract.ratings.words import Tag

_JOINTS = frozenset([Tag.COMMA, Tag.AND, Tag.STOP, Tag.DASH, Tag.COLON])
_AUX = frozenset([Tag.BE, Tag.BEEN, Tag.HAVE])
_UNSAFE = frozenset(
    [Tag.NOT, Tag.NO_LONGER, Tag.IF, Tag.WISH, Tag.DOUBT, Tag.ASKED, Tag.OTHER_GRADE, Tag.MODAL, Tag.MORE, Tag.OR]
)


_PREDICATES = frozenset([Tag.BE, Tag.HAVE, Tag.RATED, Tag.CALLED, Tag.GAVE, Tag.SAY, Tag.GOT])
_PLACES = frozenset(["in", "at", "on", "of", "over", "within", "across", "under"])
_OCCASIONS = frozenset(
    "report reports letter statement verdict news findings interview judgement press website visit".split()
)
_PLEASED = frozenset(
    "pleased satisfied disappointed encouraged glad delighted confident concerned clear reassured".split()
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group: ``kind`` is one of be, rated, got, gave, moved, does."""

    kind: str
    end: int
    had: bool = False
    gone: bool = False
    passive: bool = False
    called: bool = False  # "found", "described": rates only in an inspector's mouth
    times: Times = Times()
    by: Token | None = None


class Clauses:
    """Reads all clauses of one sentence; ``read`` raises NotUnderstood unless every grade word is explained."""

    def __init__(self, tokens: Sequence[Token], scene: Scene, inspecting: bool) -> None:
        self.tokens = prepared(tokens)
        self.scene = scene
        self.inspecting = inspecting  # "we" are the inspectors
        self.complements = Complements(self.tokens, scene)
        self.subject: Who | None = None
        self.giver = False  # the inspectorate is the subject, though left out: "… and graded it as good"

    def read(self) -> tuple[Statement, ...]:
        """The sentence's statements, in order."""
        if any(t.tag is Tag.ASKED for t in self.tokens):
            raise NotUnderstood("question")
        pairs = self._pairs()
        if pairs:
            return tuple(pairs)
        found: list[Statement] = []
        at = 0
        while at < len(self.tokens):
            while at < len(self.tokens) and self.tokens[at].tag in _JOINTS:
                at += 1
            if self.complements.next_grade(at) is None:
                self._harmless(self.tokens[at:])
                break
            read = self._clause(at)
            if read is None:
                skipped = self._skip(at)
                if skipped is None:
                    raise NotUnderstood(reason(list(self.tokens[at:])))
                at = skipped
                continue
            found.extend(self._inherited(read[0], found))
            at = read[1]
            if any(not s.areas and not s.open for s in read[0]) and self._area_left(at):
                raise NotUnderstood("not explained")
            if at < len(self.tokens) and self.tokens[at].tag not in _JOINTS | {Tag.REASON}:
                if self.complements.next_grade(at) is not None:
                    raise NotUnderstood(reason(list(self.tokens[at:])))
                self._harmless(self.tokens[at:])
                break
        return tuple(_earlier_when_newer(found))

    # ------------------------------------------------------------ labels

    def _pairs(self) -> list[Statement]:
        """ "Custody: good; vetting: adequate", "Efficiency (good), legitimacy (inadequate)"; all of it, or nothing."""
        tokens = self.tokens
        at = 0
        lead = next((i for i, t in enumerate(tokens[:12]) if t.tag is Tag.COLON), None)
        if lead is not None and lead + 1 < len(tokens) and tokens[lead + 1].tag not in GRADES:
            if any(t.tag in _UNSAFE or t.tag in GRADES for t in tokens[:lead]):
                return []
            at = lead + 1
        found: list[Statement] = []
        known = True
        while at < len(tokens):
            while at < len(tokens) and tokens[at].tag in _JOINTS:
                at += 1
            grade = self.complements.next_grade(at)
            if grade is None or grade - at < 2 or grade - at > 12:
                break
            mark = tokens[grade - 1]
            label = tokens[at : grade - 1]
            if mark.tag not in (Tag.COLON, Tag.DASH, Tag.COMMA, Tag.OPEN) or any(
                t.tag in _UNSAFE or t.tag in (Tag.BE, Tag.HAVE, Tag.SAY, Tag.RATED, Tag.GAVE, Tag.GOT, Tag.BODY)
                for t in label
            ):
                return []
            named = self.complements.named(at, grade - 1)
            read = self.complements.items(grade)
            if named is None or read is None or len(read[0]) != 1 or read[0][0].areas:
                return []
            known = (
                known
                and all(a.id is not None for a in named)
                and mark.tag is not Tag.COMMA
                or (known and mark.tag is Tag.COMMA and all(a.id is not None for a in named))
            )
            statements = self._statements(Who(areas=named), Verb("be", grade), read[0], "pair")
            if statements is None:
                return []
            found.extend(statements)
            at = read[1]
            if mark.tag is Tag.OPEN:
                if at >= len(tokens) or tokens[at].tag is not Tag.CLOSE:
                    return []
                at += 1
        if at < len(tokens) or not found:
            return []
        return found if known or len(found) > 1 and not any(t.tag is Tag.COMMA for t in tokens) else []

    # ------------------------------------------------------------ what may stand beside a rating

    def _skip(self, at: int) -> int | None:
        """Past a clause without a grade that stands before one; None when it might change what follows."""
        grade = self.complements.next_grade(at)
        if grade is None:
            return None
        for i in range(at + 1, grade):
            if self.tokens[i].tag in (Tag.STOP, Tag.COMMA, Tag.AND, Tag.DASH, Tag.COLON):
                part = self.tokens[at:i]
                if any(t.tag in _UNSAFE for t in part):
                    return None
                who = self._leading_subject(part)
                if who is not None:
                    self.subject = who
                self._remember(part)
                return i + 1
            if self.tokens[i].tag is Tag.THAT and self._inspector(self.tokens[at:i]):
                return i + 1 if not any(t.tag in _UNSAFE for t in self.tokens[at:i]) else None
        return None

    def _area_left(self, at: int) -> bool:
        """Whether words that look like an area follow a grade that was given none."""
        while at < len(self.tokens) and self.tokens[at].tag is Tag.COMMA:
            at += 1
        return (
            at < len(self.tokens)
            and self.tokens[at].tag in (Tag.FOR, Tag.EXTENT)
            and self.tokens[at].low not in ("during", "towards")
        )

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
            raise NotUnderstood("not explained")
        return [replace(s, areas=s.areas or before.areas) for s in new]

    def _remember(self, part: Sequence[Token]) -> None:
        """Note the inspectorate as a subject that later clauses may leave out, and the body that it spoke of."""
        verb = next((i for i, t in enumerate(part) if t.tag in _PREDICATES), None)
        if verb is not None and self._inspector(part[:verb]):
            self.giver = True
            bodies = [t for t in part[verb:] if t.tag is Tag.BODY]
            if len(bodies) == 1:
                self.subject = Who(bodies=(bodies[0].value,))

    def _leading_subject(self, part: Sequence[Token]) -> Who | None:
        at = next((i for i, t in enumerate(part) if t.tag in (Tag.BE, Tag.HAVE, Tag.GOT)), None)
        return resolve(part[:at], self.scene) if at else None

    def _harmless(self, rest: Sequence[Token]) -> None:
        """Raise unless these words, which hold no grade, leave the grades before them as they stand."""
        why_given = False
        for i, token in enumerate(rest):
            if token.tag is Tag.REASON:
                why_given = True
            if token.tag in (Tag.DOUBT, Tag.OTHER_GRADE, Tag.ASKED) or (token.tag is Tag.IF and i < 3):
                raise NotUnderstood(reason([token]))
            if token.tag is Tag.NO_LONGER and not why_given:
                raise NotUnderstood("negation")
            near = {t.tag for t in rest[max(0, i - 3) : i + 6]}
            if token.tag is Tag.NOT and not why_given and (near & {Tag.RATING, Tag.RATED} or i == 0):
                raise NotUnderstood("negation")

    def _inspector(self, tokens: Sequence[Token]) -> bool:
        """Whether these words are the inspectorate, or we who write for it."""
        if not tokens or any(t.tag in GRADES for t in tokens):
            return False
        return any(t.tag is Tag.INSPECTOR for t in tokens[-8:]) or (
            self.inspecting and any(t.tag is Tag.WE for t in tokens[-5:])
        )

    def _gives(self, subject: Sequence[Token]) -> bool:
        """Whether these words are the inspectorate as the giver of a grade, and nothing besides."""
        return self._inspector(subject) and not (
            subject[0].tag in (Tag.FOR, Tag.OF, Tag.REASON) or any(t.tag in (Tag.SAY, Tag.REASON) for t in subject)
        )

    # ------------------------------------------------------------ one clause

    def _clause(self, at: int) -> tuple[list[Statement], int] | None:
        grade = self.complements.next_grade(at)
        if grade is None:
            return None
        for start in self._starts(at, grade):
            lead = self.tokens[at:start]
            fronted = self._lead(lead)
            if fronted is None:
                continue
            for read in self._readings(start, grade):
                statements, end = read
                extra, times = fronted
                if any(t.tag is Tag.SAY for t in lead) and any(t.low == "had" for t in self.tokens[start:grade]):
                    continue  # "said that it had been good": then, or only told afterwards
                if extra and any(s.areas for s in statements):
                    continue
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

    def _starts(self, at: int, grade: int) -> Iterator[int]:
        yield at
        for i in range(at + 1, grade):
            if self.tokens[i - 1].tag in (Tag.COMMA, Tag.TIME, Tag.COLON) or (
                self.tokens[i - 1].tag is Tag.THAT and self._inspector(self.tokens[at : i - 1])
            ):
                yield i
            elif self.tokens[i - 1].tag in (Tag.SAY, Tag.CALLED, Tag.COLON) and (
                self._inspector(self.tokens[at : i - 1]) or (self.giver and i - 1 == at)
            ):
                yield i

    def _lead(self, lead: Sequence[Token]) -> tuple[tuple[Area, ...], Times] | None:
        """Words before the subject: "For leadership,", "In 2021,", "Inspectors said that". None: not harmless."""
        times = Times()
        if any(t.tag in _UNSAFE or t.tag in GRADES for t in lead):
            return None
        for token in lead:
            if token.tag is Tag.TIME:
                times = times.add(token)
        while lead and lead[0].tag in (Tag.TIME, Tag.COMMA, Tag.AND):
            lead = lead[1:]
        if len(lead) > 1 and lead[0].tag in (Tag.FOR, Tag.OF) and lead[-1].tag is Tag.COMMA:
            who = resolve(lead[1:-1], self.scene)
            if who is not None and who.areas and (who.sure or lead[0].low not in _PLACES):
                return who.areas, times
            if who is not None and not who.areas:
                self.subject = who
            elif not any(t.tag is Tag.INSPECTOR or t.low in _OCCASIONS for t in lead):
                return None
        return (), times

    def _readings(self, start: int, grade: int) -> Iterator[tuple[list[Statement], int]]:
        """Every way of reading a clause that begins at ``start`` and holds the grade at ``grade``."""
        if start == grade:
            yield from self._graded_first(grade)
        for at in range(start, grade + 1):
            verb = self._verb(at)
            if verb is None:
                continue
            subject = self.tokens[start:at]
            for token in subject:
                if token.tag is Tag.TIME:
                    verb = replace(verb, times=verb.times.add(token))
            if at > start and self.tokens[at - 1].tag in _AUX | {Tag.MODAL, Tag.DO, Tag.NOT}:
                continue  # the middle of a verb group
            given = self._gives(subject) or (self.giver and at == start)
            if given and not verb.passive and verb.kind in ("rated", "gave"):
                self.giver = True
                yield from self._given(verb, grade)
                continue
            who = self._who(subject, at == start)
            if verb.kind == "moved" and not verb.passive and self._gives(subject):
                upto = next((i for i in range(verb.end, grade + 1) if self.tokens[i].tag in (Tag.FROM, Tag.TO)), grade)
                moved = resolve(self.tokens[verb.end : upto], self.scene)
                if moved is not None:
                    yield from self._moved(moved, replace(verb, end=upto), grade)
                continue
            active = verb.kind in ("rated", "gave") and not verb.passive
            if who is None or (active and (who.areas or who.generic)):
                yield from self._claimed(subject, verb, grade)
                continue
            yield from self._predicate(who, verb, grade)
        yield from self._owned_grade(start, grade)
        yield from self._once(start, grade)

    def _once(self, start: int, grade: int) -> Iterator[tuple[list[Statement], int]]:
        """ "Westmarch, once outstanding for X, is now merely adequate"; "the force, graded inadequate at X, …"."""
        tokens = self.tokens
        comma = next((i for i in range(start, grade) if tokens[i].tag in (Tag.COMMA, Tag.DASH)), None)
        if comma is None:
            return
        reduced = self._verb(comma + 1)
        if reduced is not None and (reduced.kind != "rated" or reduced.passive or (reduced.called and not reduced.by)):
            return
        aside = self.complements.items(reduced.end if reduced is not None else comma + 1)
        if aside is None or len(aside[0]) != 1:
            return
        who, first, end = self._who(tokens[start:comma], False), aside[0][0], aside[1]
        if who is None or (who.areas and (first.areas or not who.sure)):
            return
        earlier = first.times.previous or first.times.year is not None
        at, after = end + 1, self.complements.next_grade(end)
        if end >= len(tokens) or tokens[end].tag is not tokens[comma].tag:
            return
        verb = self._verb(at)
        read = self.complements.items(verb.end) if verb is not None else None
        if verb is not None and verb.kind in ("be", "rated", "does") and read is not None and after is not None:
            if not earlier or len(read[0]) != 1 or read[0][0].grade is not tokens[after]:
                return
            named = who.areas or first.areas or read[0][0].areas
            if first.areas and read[0][0].areas and first.areas != read[0][0].areas:
                return
            first = replace(first, areas=named, times=replace(first.times, previous=True))
            second = self._one(replace(read[0][0], areas=named), who, verb.kind, verb)
            yield [self._one(first, who, "earlier"), second], read[1]
        elif reduced is not None and after is None and (first.areas or who.areas):
            self.subject = who
            statements = self._statements(who, reduced, [first], "rated")
            if statements is not None:
                yield statements, end

    def _who(self, tokens: Sequence[Token], elided: bool) -> Who | None:
        if elided:
            return self.subject
        if tokens and tokens[0].tag in (Tag.FOR, Tag.OF, Tag.REASON):
            return None
        who = resolve(tokens, self.scene) or resolve(_without_asides(tokens), self.scene)
        if who is not None and who.pronoun == "we" and self.inspecting:
            return None
        if who is not None and who.pronoun in ("which", "who", "it", "they") and self.subject is not None:
            return replace(self.subject, areas=self.subject.areas)
        return who

    def _verb(self, at: int) -> Verb | None:
        """The verb group that begins at ``at``; None when there is none, or one that asserts nothing."""
        tokens, i = self.tokens, at
        had = gone = passive = False
        times = Times()
        while i < len(tokens) and tokens[i].tag in _AUX | {Tag.TIME, Tag.NO_LONGER, Tag.BARE_BE}:
            token = tokens[i]
            if token.tag is Tag.TIME:
                if i == at:
                    return None
                times = times.add(token)
            had = had or token.low == "had"
            gone = gone or token.tag is Tag.NO_LONGER
            passive = passive or token.tag in (Tag.BE, Tag.BEEN, Tag.BARE_BE)
            i += 1
        tag = tokens[i].tag if i < len(tokens) else None
        verb = Verb("be", i, had, gone, passive, times=times)
        if tag in (Tag.RATED, Tag.CALLED):
            by = None
            i += 1
            if i + 1 < len(tokens) and tokens[i].tag is Tag.BY:
                j = i + 1 + (tokens[i + 1].tag is Tag.THE)
                if j < len(tokens) and tokens[j].tag is Tag.INSPECTOR:
                    by, i = tokens[j], j + 1
            return replace(verb, kind="rated", end=i, called=tag is Tag.CALLED, by=by)
        if tag is Tag.GAVE:
            return replace(verb, kind="got" if passive else "gave", end=i + 1)
        if tag is Tag.GOT:
            return replace(verb, kind="got", end=i + 1)
        if tag is Tag.MOVED:
            return replace(verb, kind="moved", end=i + 1)
        if tag is Tag.DOES and not passive:
            return replace(verb, kind="does", end=i)
        return verb if passive and i > at else None

    def _predicate(self, who: Who, verb: Verb, grade: int) -> Iterator[tuple[list[Statement], int]]:
        if verb.kind == "rated" and not verb.passive and (who.areas or who.pronoun or verb.had or verb.end == 0):
            return  # "Northmoor Police rated good for X" is how headlines put it
        if verb.called and not (verb.by or (self.inspecting and verb.passive)):
            return
        if verb.kind == "moved":
            yield from self._moved(who, verb, grade)
            return
        read = self.complements.items(verb.end)
        if read is None or read[0][0].grade is not self.tokens[grade]:
            return
        if verb.kind in ("be", "does") and not who.rating and not self._plain_enough(who, read[0]):
            return
        self.subject = who
        name = "heading" if verb.kind == "colon" else verb.kind
        statements = self._statements(who, verb, read[0], name)
        if statements is not None:
            yield statements, read[1]

    def _plain_enough(self, who: Who, items: list[Item]) -> bool:
        """ "X is good" states a rating of a body, or of an area that the framework knows."""
        if who.areas or who.generic:
            return who.sure and not who.generic
        return all(i.areas or i.open or i.before or i.gone or i.times.previous for i in items) or len(items) == 1

    def _moved(self, who: Who, verb: Verb, grade: int) -> Iterator[tuple[list[Statement], int]]:
        """ "has gone up from inadequate to adequate for X", "was upgraded to good"."""
        tokens, at = self.tokens, verb.end
        while at < len(tokens) and (
            tokens[at].tag in (Tag.MOVED, Tag.COUNT, Tag.RATING, Tag.COMMA, Tag.TIME, Tag.THE, Tag.OVERALL)
            or tokens[at].low in ("level", "levels", "notch", "notches", "place", "straight", "back")
        ):
            at += 1
        area: tuple[Area, ...] = ()
        if at < len(tokens) and tokens[at].tag is Tag.FOR:
            named = self.complements._area(at + 1, grade)
            upto = next((i for i in range(at, grade) if tokens[i].tag in (Tag.FROM, Tag.TO)), None)
            if upto is None:
                return
            found = self.complements.named(at + 1, upto)
            if found is None or named is None:
                return
            area, at = found, upto
        before: Token | None = None
        before_times = Times()
        if at < len(tokens) and tokens[at].tag is Tag.FROM:
            read = self.complements._from(at)
            if read is None:
                return
            before, before_times, at = self.complements._before(read) or (None, Times(), at)
            if before is None:
                return
            while at < len(tokens) and tokens[at].tag in (Tag.TIME, Tag.COMMA):
                at += 1
        if at >= len(tokens) or tokens[at].tag not in (Tag.TO, Tag.AS):
            return
        items = self.complements.items(at + 1)
        if items is None or (before is None and items[0][0].grade is not tokens[grade]):
            return
        if before is not None and before is not tokens[grade] or len(items[0]) > 1:
            return
        item, end = items[0][0], items[1]
        if (
            not area
            and not item.areas
            and end + 1 < len(tokens)
            and tokens[end].tag is Tag.COMMA
            and tokens[end + 1].tag is Tag.FOR
        ):
            read_on = self.complements._tails(item, end + 1)
            if read_on is None:
                return
            item, end = read_on
        if area and item.areas:
            return
        item = replace(item, areas=item.areas or area, before=before or item.before, before_times=before_times)
        self.subject = who
        statements = self._statements(who, verb, [item], "moved")
        if statements is not None:
            yield statements, end

    def _given(self, verb: Verb, grade: int) -> Iterator[tuple[list[Statement], int]]:
        """ "HMIC gave the force a rating of good for X", "inspectors judged its efficiency to be good"."""
        if verb.kind == "be":
            return
        for at in range(verb.end + 1, grade + 1):
            read = self.complements.items(at)
            if read is None or read[0][0].grade is not self.tokens[grade]:
                continue
            who = self._who(_trim(self.tokens[verb.end : at]), False)
            if who is None or who.rating:
                continue
            self.subject = who
            statements = self._statements(who, verb, read[0], "given")
            if statements is not None:
                yield self._more_given(statements, who, verb, read[1])
                return
        read = self.complements.items(verb.end)
        if read is None or read[0][0].grade is not self.tokens[grade] or len(read[0]) != 1:
            return
        end = read[1]
        if end < len(self.tokens) and self.tokens[end].tag in (Tag.TO, Tag.FOR):
            upto = next((i for i in range(end + 1, len(self.tokens)) if self.tokens[i].tag in _JOINTS | {Tag.FOR}), len(self.tokens))  # fmt: skip
            who = resolve(self.tokens[end + 1 : upto], self.scene)
            if who is not None:
                rest = self.complements._tails(read[0][0], upto)
                if rest is not None:
                    statements = self._statements(who, verb, [rest[0]], "given")
                    if statements is not None:
                        yield statements, rest[1]
        elif read[0][0].areas:
            statements = self._statements(Who(), verb, read[0], "given")
            if statements is not None:
                yield statements, end

    def _more_given(self, statements: list[Statement], who: Who, verb: Verb, end: int) -> tuple[list[Statement], int]:
        """ "… and its custody service good": one more thing graded by the same verb."""
        tokens = self.tokens
        while who.areas and end + 1 < len(tokens) and tokens[end].tag in (Tag.AND, Tag.COMMA):
            at = end + 1 + (tokens[end + 1].tag is Tag.AND)
            grade = self.complements.next_grade(at)
            if grade is None or any(t.tag in _PREDICATES for t in tokens[at:grade]):
                break
            read = None
            for i in range(at + 1, grade + 1):
                read = self.complements.items(i)
                if read is not None and read[0][0].grade is tokens[grade] and len(read[0]) == 1:
                    break
            else:
                break
            more = resolve(_trim(tokens[at:i]), self.scene)
            if more is None or not more.areas or read is None:
                break
            again = self._statements(
                replace(more, bodies=who.bodies if more.pronoun else more.bodies), verb, read[0], "given"
            )
            if again is None:
                break
            statements, end = statements + again, read[1]
        return statements, end

    def _claimed(self, subject: Sequence[Token], verb: Verb, grade: int) -> Iterator[tuple[list[Statement], int]]:
        """ "Consultants had put the force at good for X": somebody else's grade."""
        if verb.kind not in ("rated", "gave") or verb.passive or not subject or len(subject) > 12:
            return
        if any(t.tag in _UNSAFE | _AUX or t.tag in (Tag.INSPECTOR, Tag.WE, Tag.SAY) for t in subject):
            return
        speaker = self.scene.text[subject[0].start : subject[-1].end]
        for statements, end in self._given(verb, grade):
            yield [replace(s, other=" ".join(speaker.split()), rule="claimed") for s in statements], end

    def _graded_first(self, grade: int) -> Iterator[tuple[list[Statement], int]]:
        """ "Good: preventing crime, tackling …"; "Good was the verdict on its custody"."""
        tokens = self.tokens
        at = grade + 1
        if at < len(tokens) and tokens[at].tag is Tag.COLON:
            area = self.complements._area(at + 1, self.complements.next_grade(at + 1))
            if area is not None and all(a.id is not None for a in area[0]):
                yield [self._one(Item(tokens[grade], area[0]), Who(), "grouped")], area[1]
        elif at + 1 < len(tokens) and tokens[at].tag is Tag.BE:
            upto = next((i for i in range(at + 1, len(tokens)) if tokens[i].tag in _JOINTS - {Tag.AND}), len(tokens))
            who = resolve(_trim(tokens[at + 1 : upto]), self.scene)
            if who is not None and who.rating and not who.earlier:
                yield [self._one(Item(tokens[grade], who.areas), who, "inverted")], upto

    def _owned_grade(self, start: int, grade: int) -> Iterator[tuple[list[Statement], int]]:
        """ "Westshire's outstanding is for X; its one inadequate is for Y"."""
        at = grade + 1
        while at < len(self.tokens) and self.tokens[at].tag is Tag.RATING:
            at += 1
        owner = [
            t for t in self.tokens[start:grade] if t.tag is not Tag.COUNT and t.low not in ("only", "single", "sole")
        ]
        if (
            at + 1 >= len(self.tokens)
            or not owner
            or not (
                self.tokens[at].tag is Tag.FOR or (self.tokens[at].tag is Tag.BE and self.tokens[at + 1].tag is Tag.FOR)
            )
        ):
            return
        if self.tokens[at].tag is not Tag.BE or self.tokens[at].low in ("became", "becomes", "become"):
            return
        if owner[-1].tag is Tag.OWNER:
            who = self._who(owner[:-1], False)
        elif len(owner) == 1 and owner[0].tag is Tag.HIS:
            who = self.subject or Who(pronoun=owner[0].low)
        else:
            return
        read = self.complements._tails(Item(self.tokens[grade]), at + 1)
        if who is None or read is None or not read[0].areas:
            return
        self.subject = replace(who, areas=())
        yield [self._one(read[0], self.subject, "owned")], read[1]

    # ------------------------------------------------------------ statements

    def _statements(self, who: Who, verb: Verb, items: list[Item], rule: str) -> list[Statement] | None:
        bodies, named = who.bodies, who.areas
        each = any(t.low == "respectively" for t in self.tokens)
        if named and named[0].id == areas.OVERALL and any(i.areas for i in items):
            named = ()
        if each and len(items) > 1:
            if len(named) == len(items):
                items = [replace(i, areas=(a,)) for i, a in zip(items, named, strict=True)]
                named = ()
            elif len(bodies) == len(items):
                items = [replace(i, bodies=(b,)) for i, b in zip(items, bodies, strict=True)]
            elif sum(len(i.areas) for i in items) == len(items) and len(items[-1].areas) == len(items):
                items = [replace(i, areas=(a,)) for i, a in zip(items, items[-1].areas, strict=True)]
            else:
                return None
        elif not named and len(items) > 1 and any(not i.areas for i in items):
            if (
                not items[-1].areas
                or any(i.grade.value != items[-1].grade.value for i in items)
                and not all(i.times.previous or i.times.year for i in items[:-1])
            ):
                if not all(i.times.previous or i.times.year or i.times.current for i in items):
                    return None
            items = [replace(i, areas=i.areas or items[-1].areas or items[0].areas) for i in items]
        elif named and len(items) > 1 and not any(i.times.previous or i.times.year or i.gone for i in items):
            return None
        found: list[Statement] = []
        for item in items:
            if named and item.areas:
                if named[0].id == item.areas[0].id:
                    item = replace(item, areas=())
                else:
                    return None
            if item.open and (named or len(items) > 1):
                return None
            one = self._one(replace(item, areas=named or item.areas), who, rule, verb)
            if item.before is not None:
                found.append(
                    replace(
                        one,
                        grade=item.before.value or "",
                        start=item.before.start,
                        end=item.before.end,
                        previous=True,
                        year=item.before_times.year,
                        dated=False,
                        rule="earlier",
                    )
                )
            found.append(one)
        return found

    def _one(self, item: Item, who: Who, rule: str, verb: Verb | None = None) -> Statement:
        times = item.times
        if verb is not None:
            times = Times(
                times.previous or verb.times.previous,
                times.current or verb.times.current,
                times.year or verb.times.year,
            )
        previous = item.gone or who.earlier or (times.previous and not times.current)
        if verb is not None:
            previous = previous or verb.gone or verb.had
        year = times.year or who.year
        return Statement(
            grade=item.grade.value or "",
            start=item.grade.start,
            end=item.grade.end,
            bodies=item.bodies or who.bodies,
            areas=item.areas,
            pronoun=who.pronoun,
            previous=previous,
            year=year,
            dated=year is not None,
            rule=rule,
            open=item.open,
            plain=rule == "be" and not who.rating,
        )


def prepared(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens without adverbs that change nothing; "grade" after a grade or an article is the noun."""
    kept = [t for t in tokens if t.tag is not Tag.ALSO]
    done: list[Token] = []
    for i, token in enumerate(kept):
        before = done[-1] if done else None
        if token.low in ("grade", "grades", "rates", "marked", "ranked", "rate") and token.tag is Tag.RATED:
            noun = before is not None and (
                before.tag in (Tag.THE, Tag.GRADE, Tag.HIS, Tag.OWNER, Tag.COUNT, Tag.DOES, Tag.NOT, Tag.OVERALL, Tag.WORD, Tag.TIME, Tag.GAVE)
            )  # fmt: skip
            if noun and not (before is not None and before.tag is Tag.NOT and before.low in ("not", "n't")):
                token = replace(token, tag=Tag.RATING)
        if (
            token.tag is Tag.DOES
            and before is not None
            and before.tag in (Tag.BE, Tag.RATED, Tag.THE, Tag.AS, Tag.TO, Tag.FROM)
        ):
            token = replace(token, tag=Tag.GRADE)
        pleased = before is not None and before.low in _PLEASED and any(t.tag is Tag.WE for t in done[-6:])
        if token.low == "that" and (
            pleased or (before is not None and any(t.tag in (Tag.SAY, Tag.CALLED, Tag.RATED) for t in done[-3:]))
        ):
            token = replace(token, tag=Tag.THAT)
        if (
            token.tag in (Tag.GAVE, Tag.SAY)
            and before is not None
            and before.tag in (Tag.THE, Tag.HIS, Tag.OF, Tag.OWNER)
        ):
            token = replace(token, tag=Tag.WORD)
        after = kept[i + 1] if i + 1 < len(kept) else None
        if token.low == "scored" and before is not None and before.tag not in _AUX:
            token = replace(token, tag=Tag.GOT)
        if token.low in ("rating", "grading", "judging") and before is not None and before.tag is Tag.COMMA:
            if after is not None and after.tag in (Tag.PRONOUN, Tag.BODY, Tag.HIS):
                token = replace(token, tag=Tag.RATED, value="active")
        if token.tag is Tag.PRONOUN and token.low in ("it", "they"):
            told = [t for t in done[-2:] if t.tag is not Tag.THAT and t.low != "that"]
            if told and told[-1].low == "told" and after is not None and after.tag in (Tag.DOES, Tag.BE, Tag.HAVE):
                # "was told it requires improvement" is "requires improvement"
                while done and (done[-1].low in ("told", "that") or done[-1].tag in _AUX):
                    done.pop()
                continue
        if token.low == "once" and after is not None and after.tag in GRADES | {Tag.RATED, Tag.THE}:
            token = replace(token, tag=Tag.TIME, value="previous")
        if token.tag is Tag.STOP and i == len(kept) - 1:
            continue
        done.append(token)
    return tuple(done)


def _trim(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without the little words that lead on to the grade: "its efficiency (to be)", "the force (a rating of)"."""
    end = len(tokens)
    while end and tokens[end - 1].tag in (Tag.AS, Tag.THE, Tag.COMMA, Tag.TO):
        end -= 1
    return tokens[:end]


def _without_asides(tokens: Sequence[Token]) -> Sequence[Token]:
    """A subject without what stands between its commas or brackets: "the force, led by …,"."""
    first = next((i for i, t in enumerate(tokens) if t.tag in (Tag.COMMA, Tag.OPEN)), None)
    if first is None or first == 0 or tokens[-1].tag not in (Tag.COMMA, Tag.CLOSE):
        return ()
    inside = tokens[first:]
    if any(t.tag in _UNSAFE or t.tag in GRADES for t in inside):
        return ()
    return tokens[:first]


def _earlier_when_newer(found: list[Statement]) -> Iterator[Statement]:
    """A dated grade is an earlier one when the sentence gives a newer one for the same thing."""
    for one in found:
        newer = any(
            other is not one
            and other.areas == one.areas
            and not other.previous
            and (other.year is None or (one.year is not None and other.year > one.year))
            for other in found
        )
        yield replace(one, previous=True) if one.dated and newer else one
