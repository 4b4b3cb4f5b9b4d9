"""Rarer patterns: the grade first, a grade that is owned, an earlier grade between commas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefings.extract.ratings.complements import Item
from briefings.extract.ratings.patterns import Patterns
from briefings.extract.ratings.statements import GRADES, Statement
from briefings.extract.ratings.stating import one_of, statements_of
from briefings.extract.ratings.subjects import Who, resolve
from briefings.extract.ratings.verbs import JOINTS, UNSAFE, Verb, trim, verb_at
from briefings.extract.ratings.words import Tag

_PARTICIPLES = frozenset(["rated", "graded", "judged", "deemed", "assessed"])


class RarePatterns(Patterns):
    """Patterns in which the grade does not simply follow its verb."""

    def _readings(self, start: int, grade: int) -> Iterator[tuple[list[Statement], int]]:
        yield from self._once(start, grade)
        yield from super()._readings(start, grade)

    def _rarely(self, start: int, grade: int) -> Iterator[tuple[list[Statement], int]]:
        if start == grade:
            yield from self._graded_first(grade)
        if grade == 0:
            yield from self._listed_only()
        if self.tokens[start].tag is Tag.RATED:
            yield from self._rated_first(start, grade)
        yield from self._owned_grade(start, grade)
        yield from self._headline(start, grade)

    def _listed_only(self) -> Iterator[tuple[list[Statement], int]]:
        """ "Good at prevention, adequate at protection": what stands after "Inspectors’ verdict:", and nothing else."""
        read = self.complements.items(0)
        if read is None or len(read[0]) < 2 or read[1] < len(self.tokens):
            return
        if all(i.areas and all(a.id is not None for a in i.areas) for i in read[0]):
            yield [one_of(item, Who(), "grouped") for item in read[0]], read[1]

    def _headline(self, start: int, grade: int) -> Iterator[tuple[list[Statement], int]]:
        """ "Westmarch Police ‘inadequate’ at vetting": no verb at all."""
        subject = self.tokens[start:grade]
        if not subject or any(t.tag is not Tag.BODY for t in subject) or self.tokens[grade].tag is Tag.DOES:
            return
        who, read = self._who(subject, False), self.complements.items(grade)
        if who is not None and read is not None and all(i.areas for i in read[0]):
            statements = statements_of(who, Verb("be", grade), read[0], "headline", self.each)
            if statements is not None:
                yield statements, read[1]

    def _graded_first(self, grade: int) -> Iterator[tuple[list[Statement], int]]:
        """ "Good: preventing crime, tackling …"; "Good was the verdict on its custody"."""
        tokens = self.tokens
        at = grade + 1
        if at < len(tokens) and tokens[at].tag is Tag.COLON:
            area = self.complements._area(at + 1, self.complements.next_grade(at + 1))
            if area is not None and all(a.id is not None for a in area[0]):
                yield [one_of(Item(tokens[grade], area[0]), Who(), "grouped")], area[1]
        elif at + 1 < len(tokens) and tokens[at].tag is Tag.BE:
            upto = next((i for i in range(at + 1, len(tokens)) if tokens[i].tag in JOINTS - {Tag.AND}), len(tokens))
            who = resolve(trim(tokens[at + 1 : upto]), self.scene)
            if who is not None and who.rating and not who.earlier:
                yield [one_of(Item(tokens[grade], who.areas), who, "inverted")], upto

    def _rated_first(self, start: int, grade: int) -> Iterator[tuple[list[Statement], int]]:
        """ "Rated outstanding for X by HMICFRS, Westmarch Police will …": of the subject that comes after."""
        tokens = self.tokens
        read = self.complements.items(start + 1)
        if read is None or read[0][0].grade is not tokens[grade] or tokens[start].low not in _PARTICIPLES:
            return
        items, at = read
        if at + 1 >= len(tokens) or tokens[at].tag is not Tag.COMMA or self.complements.next_grade(at) is not None:
            return
        verb = next((i for i in range(at + 1, len(tokens)) if tokens[i].tag not in (Tag.THE, Tag.BODY)), None)
        who = resolve(tokens[at + 1 : verb], self.scene) if verb is not None else None
        rest = tokens[at + 1 :]
        if who is None or who.areas or who.pronoun or not any(t.tag is Tag.BODY for t in tokens[at + 1 : verb]):
            return
        if any(t.tag in (Tag.DOUBT, Tag.IF, Tag.OTHER_GRADE, Tag.ASKED, Tag.NO_LONGER) for t in rest):
            return
        statements = statements_of(who, Verb("rated", start + 1, passive=True), items, "rated")
        if statements is not None:
            yield statements, len(tokens)

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
        yield [one_of(read[0], self.subject, "owned")], read[1]

    def _once(self, start: int, grade: int) -> Iterator[tuple[list[Statement], int]]:
        """ "Westmarch, once outstanding for X, is now merely adequate"; "the force, graded inadequate at X, …"."""
        tokens = self.tokens
        comma = next((i for i in range(start, grade) if tokens[i].tag in (Tag.COMMA, Tag.DASH)), None)
        if comma is None:
            return
        relative = comma + 1 < grade and tokens[comma + 1].low in ("which", "who")
        reduced = verb_at(self.tokens, comma + 1 + relative)
        if reduced is not None and (
            reduced.kind != "rated" or reduced.passive is not relative or (reduced.called and not reduced.by)
        ):
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
        verb = verb_at(self.tokens, at)
        read = self.complements.items(verb.end) if verb is not None else None
        if verb is not None and verb.kind in ("be", "rated", "does") and read is not None and after is not None:
            if not earlier or len(read[0]) != 1 or read[0][0].grade is not tokens[after]:
                return
            named = who.areas or first.areas or read[0][0].areas
            if first.areas and read[0][0].areas and first.areas != read[0][0].areas:
                return
            first = replace(first, areas=named, times=replace(first.times, previous=True))
            second = one_of(replace(read[0][0], areas=named), who, verb.kind, verb)
            yield [one_of(first, who, "earlier"), second], read[1]
        elif reduced is not None and after is None and (first.areas or who.areas) and not first.times.year:
            self.subject = who
            statements = statements_of(who, reduced, [first], "rated")
            if statements is not None:
                yield statements, end

    def _pairs(self) -> list[Statement]:
        """ "Custody: good; vetting: adequate", "Efficiency (good), legitimacy (inadequate)"; all of it, or nothing."""
        tokens = self.tokens
        at = 0
        lead = next((i for i, t in enumerate(tokens[:12]) if t.tag is Tag.COLON), None)
        if lead is not None and lead + 1 < len(tokens) and tokens[lead + 1].tag not in GRADES:
            if any(t.tag in UNSAFE or t.tag in GRADES for t in tokens[:lead]):
                return []
            at = lead + 1
        found: list[Statement] = []
        known = True
        while at < len(tokens):
            while at < len(tokens) and tokens[at].tag in JOINTS:
                at += 1
            grade = self.complements.next_grade(at)
            if grade is None or grade - at < 2 or grade - at > 12:
                break
            mark = tokens[grade - 1]
            label = tokens[at : grade - 1]
            if mark.tag not in (Tag.COLON, Tag.DASH, Tag.COMMA, Tag.OPEN) or any(
                t.tag in UNSAFE or t.tag in (Tag.BE, Tag.HAVE, Tag.SAY, Tag.RATED, Tag.GAVE, Tag.GOT, Tag.BODY)
                for t in label
            ):
                return []
            named = self.complements.named(at, grade - 1)
            read = self.complements.items(grade)
            if named is None or read is None or len(read[0]) != 1 or read[0][0].areas:
                return []
            known = (known and all(a.id is not None for a in named) and mark.tag is not Tag.COMMA) or (
                known and mark.tag is Tag.COMMA and all(a.id is not None for a in named)
            )
            statements = statements_of(Who(areas=named), Verb("be", grade), read[0], "pair")
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
        return found if known or (len(found) > 1 and not any(t.tag is Tag.COMMA for t in tokens)) else []
