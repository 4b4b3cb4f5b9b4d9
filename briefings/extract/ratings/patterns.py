"""The clauses of English that state a grade: one method a pattern, each yielding its readings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.extract.ratings.areas import THIS, Area
from briefings.extract.ratings.complements import Complements, Item
from briefings.extract.ratings.givers import names_inspector, we_inspect
from briefings.extract.ratings.lexer import Token
from briefings.extract.ratings.retag import retagged
from briefings.extract.ratings.several import all_named
from briefings.extract.ratings.statements import GRADES, Statement, Times
from briefings.extract.ratings.stating import statements_of
from briefings.extract.ratings.subjects import Scene, Who, resolve
from briefings.extract.ratings.verbs import AUX, JOINTS, PREDICATES, UNSAFE, Verb, trim, verb_at, without_asides
from briefings.extract.ratings.words import Tag

_THAT_DAY = re.compile(
    r"which\s+(?:was|were)\s+(?:rated|graded|judged|evaluated)\s+[^,;.]{3,30}\s+by\s+\w+\s+on\s+\d{1,2}\s+[A-Z][a-z]+\s+"
    r"(?:19|20)\d\d"
)
_NO_CLAIMANT = frozenset(
    [Tag.INSPECTOR, Tag.WE, Tag.SAY, Tag.FROM, Tag.BARE_BE, Tag.COLON, Tag.PRONOUN, Tag.COMMA, Tag.TIME, Tag.AS]
)


def _without_opinion(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Without the inspectors' own "in our judgment", which adds nothing to what they judge."""
    for i in range(len(tokens) - 3):
        lows = [t.low for t in tokens[i : i + 3]]
        if lows[0] == "in" and lows[1] in ("our", "my") and lows[2] in ("judgment", "judgement", "view", "opinion"):
            end = i + 3 + (tokens[i + 3].tag is Tag.COMMA)
            return (*tokens[:i], *tokens[end:])
    return tuple(tokens)


def _clause_within(subject: Sequence[Token]) -> bool:
    """Whether words before a verb hold a verb of their own, outside commas: "the panel was informed that HMIC"."""
    if any(t.low == "that" and t.tag is not Tag.THE for t in subject[1:]):
        return True
    comma = next((i for i, t in enumerate(subject) if t.tag in (Tag.COMMA, Tag.OPEN)), len(subject))
    return any(t.tag in (Tag.BE, Tag.HAVE, Tag.DO, Tag.RATED, Tag.CALLED, Tag.GAVE, Tag.TO) for t in subject[:comma])


class Patterns:
    """Reads single clauses of one sentence. ``subject`` and ``giver`` carry over from clause to clause."""

    def __init__(
        self, tokens: Sequence[Token], scene: Scene, inspecting: bool, inspected: bool = False, told: bool = False
    ) -> None:
        self.tokens = _without_opinion(retagged(tokens)) if inspecting else retagged(tokens)
        self.scene = scene
        self.inspecting = inspecting  # "we" are the inspectors
        self.told = told  # the sentence before is about the inspectorate, which "it" and "they" may be
        self.inspected = inspected  # "we" are the inspected body
        self.complements = Complements(self.tokens, scene)
        self.subject: Who | None = None
        self.giver = False  # the inspectorate is the subject, though left out: "… and graded it as good"
        self.giver_is_we = False
        self.stale = False  # words passed over may hold a subject that was not understood
        self.fresh = True  # nothing before the clause may be its subject
        self.each = any(t.low == "respectively" for t in self.tokens)

    def _inspector(self, tokens: Sequence[Token]) -> bool:
        """Whether these words are the inspectorate, or we who write for it."""
        if not tokens or any(t.tag in GRADES for t in tokens):
            return False
        if self.told and tokens[0].low in ("it", "they") and all(t.tag in (Tag.SAY, Tag.CALLED) for t in tokens[1:]):
            return True  # "It found that …", after a sentence about the inspectorate
        return names_inspector(tokens) or (self.inspecting and we_inspect(tokens[-5:]))

    def _gives(self, subject: Sequence[Token]) -> bool:
        """Whether these words are the inspectorate as the giver of a grade, and nothing besides."""
        if self.told and len(subject) == 1 and subject[0].low in ("it", "they"):
            return True
        return self._inspector(subject) and not (
            subject[0].tag in (Tag.FOR, Tag.OF, Tag.REASON)
            or any(t.tag in UNSAFE | {Tag.SAY, Tag.REASON} for t in subject)
            or _clause_within(subject)
        )

    def _readings(self, start: int, grade: int) -> Iterator[tuple[list[Statement], int]]:
        """Every way of reading a clause that begins at ``start`` and holds the grade at ``grade``."""
        for at in range(start, grade + 1):
            verb = verb_at(self.tokens, at)
            if verb is None:
                continue
            subject = self.tokens[start:at]
            for token in subject:
                if token.tag is Tag.TIME:
                    verb = replace(verb, times=verb.times.add(token))
            if at > start and self.tokens[at - 1].tag in AUX | {Tag.MODAL, Tag.DO, Tag.NOT, Tag.TO}:
                continue  # the middle of a verb group
            given = self._gives(subject) or (self.giver and self.fresh and at == start) or self._goes_on_rating(at)
            if given and not verb.passive and verb.kind in ("rated", "gave"):
                self.giver = True
                self.giver_is_we = any(t.tag is Tag.WE for t in subject)
                yield from self._given(verb, grade)
                continue
            if at == start and not self.fresh:
                continue
            who = self._who(subject, at == start)
            if who is None and self._we_are_rated(subject, verb):
                who = Who()  # inspectors are not rated: "we" are the inspected body
            if who is None and verb.passive and (who := self._judged_then(subject)) is not None:
                verb = replace(verb, times=replace(verb.times, previous=True))
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
        yield from self._rarely(start, grade)

    def _goes_on_rating(self, at: int) -> bool:
        """ "Inspectors criticised …, rating both schools …": such a clause goes on about the sentence's own subject."""
        if (
            self.tokens[at].low not in ("rating", "grading", "judging")
            or at < 3
            or self.tokens[at - 1].tag is not Tag.COMMA
        ):
            return False
        verb = next((i for i, t in enumerate(self.tokens[:5]) if t.tag in PREDICATES or t.low.endswith("ed")), 0)
        return self._gives(self.tokens[:verb]) if verb else False

    def _judged_then(self, subject: Sequence[Token]) -> Who | None:
        """ "… the case review, which was judged good by Ofsted on 7 April 2009": what was judged that day."""
        the = next((i for i in range(len(subject)) if subject[i].tag is Tag.THE), None)
        if the is None or subject[-1].low != "which" or not _THAT_DAY.match(self.scene.text, subject[-1].start):
            return None
        cut = next((i for i in range(the, len(subject)) if subject[i].tag in (Tag.REASON, Tag.COMMA)), len(subject) - 1)
        who = resolve(subject[the:cut], self.scene)
        return who if who is not None and who.areas and not who.pronoun else None

    def _we_are_rated(self, subject: Sequence[Token], verb: Verb) -> bool:
        """ "We were rated good", where nobody is quoted: the inspected body is telling of it."""
        quoted = self.scene.text.lstrip()[:1] in ("“", "‘", '"', "'")
        told = any(t.low in ("were", "been") for t in self.tokens[: verb.end])
        return (
            len(subject) == 1 and subject[0].low == "we" and verb.passive and verb.kind != "be" and told and not quoted
        )

    def _after_body(self, pronoun: Token) -> bool:
        at = self.tokens.index(pronoun) - 1
        while at >= 0 and self.tokens[at].tag is Tag.COMMA:
            at -= 1
        return at >= 0 and self.tokens[at].tag is Tag.BODY

    def _rarely(self, start: int, grade: int) -> Iterator[tuple[list[Statement], int]]:
        """Further readings of the clause from ``start`` with the grade at ``grade``, tried last."""
        raise NotImplementedError

    def _who(self, tokens: Sequence[Token], elided: bool) -> Who | None:
        if elided:
            return self.subject
        if tokens and tokens[0].tag in (Tag.FOR, Tag.OF, Tag.REASON):
            return None
        if tokens and tokens[0].low in ("this", "that"):
            first, last = self.tokens.index(tokens[0]), self.tokens.index(tokens[-1])
            if self.complements.named(first, last + 1) == (THIS,):
                return Who(areas=(THIS,)) if len(tokens) > 1 else None
        plain = without_asides(tokens)
        who = resolve(tokens, self.scene)
        if who is None or (plain and not who.sure):
            who = resolve(plain, self.scene) if plain else None  # what stands between commas is no further area
        if who is not None and who.pronoun == "we" and not self.inspected:
            return None
        if who is not None and who.pronoun in ("which", "who") and not self._after_body(tokens[-1]):
            return None  # "…, which is good": of no body
        if who is not None and who.pronoun in ("which", "who", "it", "they") and self.subject is not None:
            return replace(self.subject, areas=self.subject.areas)
        return who

    def _predicate(self, who: Who, verb: Verb, grade: int) -> Iterator[tuple[list[Statement], int]]:
        if (
            verb.kind == "rated"
            and not verb.passive
            and (
                who.areas
                or who.pronoun
                or verb.had
                or any(t.tag in JOINTS for t in self.tokens[max(0, verb.end - 4) : verb.end])
            )
        ):
            return  # "Northmoor Police rated good for X" is how headlines put it
        if verb.called and not (verb.by or (self.inspecting and verb.passive)):
            return
        if verb.kind == "moved":
            yield from self._moved(who, verb, grade)
            return
        read = self.complements.items(verb.end)
        if read is None or read[0][0].grade is not self.tokens[grade]:
            return
        if verb.kind == "be" and self.tokens[verb.end].low == "as":
            return  # "it is as good as …"
        if verb.kind in ("be", "does") and not who.rating and not self._plain_enough(who, read[0]):
            return
        self.subject = who
        name = "heading" if verb.kind == "colon" else verb.kind
        statements = statements_of(who, verb, read[0], name, self.each)
        if statements is not None:
            yield statements, read[1]

    def _plain_enough(self, who: Who, items: list[Item]) -> bool:
        """ "X is good" states a rating of a body, or of an area that the framework knows."""
        if who.areas or who.generic:
            return (who.sure or who.areas == (THIS,)) and not who.generic
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
        if (before is not None and before is not tokens[grade]) or len(items[0]) > 1:
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
        statements = statements_of(who, verb, [item], "moved", self.each)
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
            what = trim(self.tokens[verb.end : at])
            who = self._who(what, False) or all_named(self.tokens, what, self.scene)
            if who is None or who.rating:
                continue
            if self.giver_is_we and any(t.low in ("our", "my") for t in what):
                return  # "we judge our capacity to be adequate": of themselves
            self.subject = who
            statements = statements_of(who, verb, read[0], "given", self.each)
            if statements is not None:
                yield self._more_given(statements, who, verb, read[1])
                return
        read = self.complements.items(verb.end)
        if read is None or read[0][0].grade is not self.tokens[grade] or len(read[0]) != 1:
            return
        end = read[1]
        if end < len(self.tokens) and self.tokens[end].tag in (Tag.TO, Tag.FOR):
            rest_of = range(end + 1, len(self.tokens))
            upto = next((i for i in rest_of if self.tokens[i].tag in JOINTS | {Tag.FOR}), len(self.tokens))
            who = resolve(self.tokens[end + 1 : upto], self.scene)
            if who is not None:
                rest = self.complements._tails(read[0][0], upto)
                if rest is not None:
                    statements = statements_of(who, verb, [rest[0]], "given")
                    if statements is not None:
                        yield statements, rest[1]
        elif read[0][0].areas:
            statements = statements_of(Who(), verb, read[0], "given")
            if statements is not None:
                yield statements, end

    def _more_given(self, statements: list[Statement], who: Who, verb: Verb, end: int) -> tuple[list[Statement], int]:
        """ "… and its custody service good": one more thing graded by the same verb."""
        tokens = self.tokens
        while who.areas and end + 1 < len(tokens) and tokens[end].tag in (Tag.AND, Tag.COMMA, Tag.STOP):
            at = end + 1 + (tokens[end + 1].tag is Tag.AND)
            grade = self.complements.next_grade(at)
            extent = tokens[at].tag is Tag.EXTENT  # "and how caring it is as good"
            verbs = PREDICATES - {Tag.BE} if extent else PREDICATES
            if grade is None or any(t.tag in verbs for t in tokens[at:grade]):
                break
            read = None
            for i in range(at + 1, grade + 1):
                read = self.complements.items(i)
                if read is not None and read[0][0].grade is tokens[grade] and len(read[0]) == 1:
                    break
            else:
                break
            more = resolve(trim(tokens[at:i]), self.scene)
            if more is None or not more.areas or read is None:
                break
            again = statements_of(
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
        if any(t.tag in UNSAFE | AUX or t.tag in _NO_CLAIMANT for t in subject) or subject[-1].tag is Tag.BODY:
            return
        if subject[0].tag is Tag.AND or not any(t.tag in (Tag.WORD, Tag.HIS) for t in subject):
            return
        if subject[-1].low in ("which", "who", "that"):
            return
        speaker = self.scene.text[subject[0].start : subject[-1].end]
        for statements, end in self._given(verb, grade):
            yield [replace(s, other=" ".join(speaker.split()), rule="claimed") for s in statements], end
