"""One rating for each body, area and time: repeats are joined, and grades that disagree are not stated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefings.document import Span
from briefings.extract.ratings.areas import OVERALL
from briefings.findings import Quoted, Rating, SaidBy, When
from briefings.frameworks import NOT_RATED, Framework

DISAGREE = "two places disagree"
DATED = "not explained"  # "was rated good in 2012", and something that was not understood beside it
REPORTED = "reported"  # the rule of a grade that only an outsider's words report


def merged(ratings: Sequence[Rating]) -> tuple[Rating, ...]:
    """The same grade said again is one rating with more evidence."""
    kept: list[Rating] = []
    for one in ratings:
        at = next((n for n, first in enumerate(kept) if _again(first, one)), None)
        if at is None:
            kept.append(one)
            continue
        first = kept[at]
        kept[at] = replace(
            first,
            evidence=first.evidence + tuple(s for s in one.evidence if s not in first.evidence),
            area_id=first.area_id or one.area_id,
            # A current grade is of no year that only one of its places gives: the other may be newer.
            year=first.year if first.year == one.year else _year(first, one),
            rule=one.rule if first.rule == REPORTED else first.rule,
        )
    return tuple(kept)


def _year(first: Rating, one: Rating) -> int | None:
    return None if one.when is When.CURRENT else first.year or one.year


def _again(first: Rating, one: Rating) -> bool:
    """Whether two ratings say the same; an inspection of 2021/22 may be dated by either year."""
    if (_place(one), one.grade, one.when, one.said_by, one.count) != (
        _place(first), first.grade, first.when, first.said_by, first.count
    ):  # fmt: skip
        return False
    dated = one.when is When.PREVIOUS and one.year is not None and first.year is not None
    return not dated or abs((one.year or 0) - (first.year or 0)) <= 1


def _place(one: Rating) -> tuple[object, ...]:
    return one.organisation, one.area_id or one.area


def earlier_marked(ratings: Sequence[Rating], year: int | None) -> tuple[Rating, ...]:
    """A dated grade is an earlier one when the report is newer, or gives the same area another grade."""
    done = []
    for one in ratings:
        if one.when is When.CURRENT and one.year is not None and one.said_by is SaidBy.INSPECTORATE:
            newer = any(
                other is not one
                and _place(other) == _place(one)
                and other.when is When.CURRENT
                and (other.year is None or other.year > one.year)
                and other.grade != one.grade
                for other in ratings
            )
            if newer or (year is not None and one.year < year - 1):
                one = replace(one, when=When.PREVIOUS)
        done.append(one)
    return tuple(done)


def agreed(ratings: Sequence[Rating]) -> tuple[tuple[Rating, ...], tuple[Quoted, ...]]:
    """The ratings that no other contradicts, and the sentences of those that are contradicted."""
    by_place: dict[tuple[object, ...], list[Rating]] = {}
    for one in ratings:
        if one.when is When.CURRENT and one.said_by is SaidBy.INSPECTORATE and one.count is None:
            by_place.setdefault(_place(one), []).append(one)
    dropped: list[Rating] = []
    quoted: list[Quoted] = []
    for group in by_place.values():
        if len({one.grade for one in group}) < 2:
            continue
        own = [one for one in group if one.rule != REPORTED]
        if own and len({one.grade for one in own}) == 1:
            dropped.extend(one for one in group if one.rule == REPORTED)
            continue
        dropped.extend(group)
        quoted.extend(Quoted(DISAGREE, (span,)) for span in _spans(group))
    return tuple(one for one in ratings if not any(one is d for d in dropped)), tuple(quoted)


def uncounted(ratings: Sequence[Rating]) -> tuple[Rating, ...]:
    """The ratings without a count of areas where as many are named elsewhere: the count says the same again."""

    def named(count: Rating) -> int:
        return sum(
            one.count is None
            and one.area_id != OVERALL
            and (one.grade, one.when, one.said_by, one.organisation)
            == (count.grade, count.when, count.said_by, count.organisation)
            for one in ratings
        )

    return tuple(one for one in ratings if one.count is None or named(one) < one.count)


def undoubted(ratings: Sequence[Rating], quoted: Sequence[Quoted]) -> tuple[tuple[Rating, ...], tuple[Quoted, ...]]:
    """The ratings without a dated one of the whole, where a sentence that was not understood may tell of a newer."""
    unsure = bool(quoted) or any(one.when is When.PREVIOUS and one.year is None for one in ratings)
    doubtful = [
        one for one in ratings if unsure and one.when is When.CURRENT and one.year is not None and one.area == OVERALL
    ]
    return (
        tuple(one for one in ratings if not any(one is d for d in doubtful)),
        tuple(Quoted(DATED, (span,)) for span in _spans(doubtful)),
    )


def _spans(group: Iterable[Rating]) -> list[Span]:
    found: list[Span] = []
    for one in group:
        found.extend(span for span in one.evidence if span not in found)
    return sorted(found)


def on_scale(grade: str, year: int | None, framework: Framework, short: str | None) -> bool:
    """Whether the grade is on the scale that was in force. ``short``: the inspectorate's name, which dates it too."""
    if grade == NOT_RATED or not framework.eras:
        return True
    newest = framework.inspectorates[0].short if framework.inspectorates else None
    eras = [era for era in framework.eras if year is None or ((era.first or 0) <= year <= (era.last or 9999))]
    if year is None and short is not None and short != newest:
        # An older name of the inspectorate: a scale that came in since cannot be meant.
        eras = [era for era in framework.eras if era.last is not None]
    return any(grade in era.grades for era in eras)
