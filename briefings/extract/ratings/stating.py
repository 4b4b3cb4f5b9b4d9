"""From a subject, a verb and graded items to statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.extract.ratings import areas
from briefings.extract.ratings.areas import Area
from briefings.extract.ratings.complements import Item
from briefings.extract.ratings.statements import NO_TIMES, Statement, Times
from briefings.extract.ratings.subjects import Who
from briefings.extract.ratings.verbs import Verb


def statements_of(who: Who, verb: Verb, items: Sequence[Item], rule: str, each: bool = False) -> list[Statement] | None:
    """The statements that the items make of ``who``; None where it is not certain which area has which grade.

    ``each``: the sentence says "respectively".
    """
    named = who.areas
    if named and named[0].id == areas.OVERALL and any(i.areas for i in items):
        named = ()
    if each and len(items) > 1:
        shared = _respectively(who, items)
        named = ()
    elif not named and len(items) > 1 and any(not i.areas for i in items):
        shared = _one_area(items)
    elif named and len(items) > 1 and not any(i.times.previous or i.times.year or i.gone for i in items):
        return None
    else:
        shared = list(items)
    if shared is None:
        return None
    found: list[Statement] = []
    for item in shared:
        if named and item.areas and not _same(named, item.areas):
            return None
        if item.open and (named or len(shared) > 1):
            return None
        one = one_of(replace(item, areas=named or item.areas), who, rule, verb)
        if verb.had and (item.times.current or verb.times.current) and not item.times.previous:
            one = replace(one, unsettled=True)
        if item.before is not None:
            found.append(_before(one, item))
        found.append(one)
    return found


def _same(one: tuple[Area, ...], two: tuple[Area, ...]) -> bool:
    return [(a.id or a.words) for a in one] == [(a.id or a.words) for a in two]


def _respectively(who: Who, items: Sequence[Item]) -> list[Item] | None:
    """Each grade to its own area or body, in order."""
    if len(who.areas) == len(items):
        return [replace(i, areas=(a,)) for i, a in zip(items, who.areas, strict=True)]
    if who.areas:
        return None
    if len(who.bodies) == len(items):
        named = items[-1].areas
        return [replace(i, bodies=(b,), areas=i.areas or named) for i, b in zip(items, who.bodies, strict=True)]
    if len(items[-1].areas) == len(items) and not any(i.areas for i in items[:-1]):
        return [replace(i, areas=(a,)) for i, a in zip(items, items[-1].areas, strict=True)]
    return None


def _one_area(items: Sequence[Item]) -> list[Item] | None:
    """Grades of several times share the one area that is named; grades of one time do not."""
    timed = [i.times.previous or i.times.current or i.times.year is not None or i.gone for i in items]
    same = items[-1].areas and all(i.grade.value == items[-1].grade.value for i in items)
    if not same and not all(timed) and not (items[-1].areas and all(timed[:-1])):
        return None
    return [replace(i, areas=i.areas or items[-1].areas or items[0].areas) for i in items]


def _before(one: Statement, item: Item) -> Statement:
    """The earlier grade that an item carries along: "up from good"."""
    assert item.before is not None
    return replace(
        one,
        grade=item.before.value or "",
        start=item.before.start,
        end=item.before.end,
        previous=True,
        year=item.before_times.year,
        dated=False,
        rule="earlier",
    )


def one_of(item: Item, who: Who, rule: str, verb: Verb | None = None) -> Statement:
    """One item as a statement of ``who``."""
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
        pronoun=who.pronoun or ("rating" if who.rating and not item.areas and who.bodies == (None,) else None),
        previous=previous,
        year=year,
        dated=year is not None,
        rule=rule,
        open=item.open,
        past=verb is not None and verb.past and times == NO_TIMES,
        had=verb is not None and verb.had and not (item.gone or who.earlier or times.previous or verb.gone),
        plain=rule in ("be", "does") and not who.rating,
    )


def earlier_when_newer(found: Sequence[Statement]) -> Iterator[Statement]:
    """A dated grade is an earlier one when the sentence gives a newer one for the same thing."""
    for one in found:
        newer = any(
            other is not one
            and _same(other.areas, one.areas)
            and not other.previous
            and (other.year is None or (one.year is not None and other.year > one.year))
            for other in found
        )
        yield replace(one, previous=True) if one.dated and newer else one
