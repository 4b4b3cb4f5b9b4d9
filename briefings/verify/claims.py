"""What a sentence claims: a grade, a severity, a status, a speaker; each compared with the records it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefings.briefing import ChapterKind
from briefings.verify.align import counts
from briefings.verify.checks import Finding, short
from briefings.verify.grades import (
    NOT_RATED,
    GradeWord,
    area_forms,
    earlier,
    grade_words,
    names_area,
    of_body,
    same_grade,
    unrated,
)
from briefings.verify.ground import Ground
from briefings.verify.records import Record
from briefings.verify.words import Word, fold, stem, words

LABELS = ("accelerated cause of concern", "cause of concern", "area for improvement")
_OF_AREA = frozenset({"at", "in", "for", "on"})
_RATES = frozenset({stem("rate"), stem("rating"), stem("grade"), stem("judge")})
_PLURALS = {"causes of concern": "cause of concern", "areas for improvement": "area for improvement",
            "causes for concern": "cause of concern", "cause for concern": "cause of concern"}  # fmt: skip
_CLOSED = (
    "closed",
    "lifted",
    "discharged",
    "removed",
    "resolved",
    "no longer",
    "put right",
    "ended",
    "dealt with",
    "signed off",
)


def grades_hold(ground: Ground) -> Iterator[Finding]:
    """Each grade word is a rating of the records, of that area, body and time; or a common word of the source."""
    ratings = [r for r in ground.records if r.kind == "ratings"]
    framework = ground.facts.framework
    own = {id(w) for w in ground.filled}
    given = [g for g in grade_words(ground.words, framework) if id(ground.words[g.first]) in own]
    found = _outside_areas(ground.words, given, ratings)
    aligned = ground.alignment
    common = {id(aligned.sentence[i]) for i in aligned.pairs}
    claimed: list[tuple[GradeWord, Record]] = []
    for grade in found:
        rows = [r for r in ratings if same_grade(r.text("grade"), grade.grade, framework)]
        if rows and ground.counts:
            continue  # "two good and one inadequate": counted again elsewhere
        if rows:
            claimed += [(grade, row) for row in _of_area(ground, grade, found, rows)]
            if not claimed:
                yield "rating", f"“{grade.grade}” for another area", _rated(rows)
        elif not all(id(w) in common for w in ground.words[grade.first : grade.last + 1]):
            yield "rating", f"“{grade.grade}”", _rated(ratings) or short(ground.passage)
    for rows in _alike(claimed):  # the same grade then and now: the sentence may speak of either
        held = [tuple(_time_and_body(ground, row)) for row in rows]
        if all(held):
            yield from held[0]
    if found and not ratings and any(w.stem in _RATES for w in aligned.loose):
        yield "rating", f"“{found[0].grade}” as a rating", f"no rating there: {short(ground.passage)}"
    yield from _unrated_holds(ground, ratings, found)


def _alike(claimed: Sequence[tuple[GradeWord, Record]]) -> Iterable[list[Record]]:
    """The records of one grade word, one area and one body together."""
    groups: dict[tuple[int, str, str], list[Record]] = {}
    for grade, row in claimed:
        area = row.text("area_id") or row.text("area")
        groups.setdefault((grade.first, area, row.text("organisation")), []).append(row)
    return groups.values()


def _unrated_holds(ground: Ground, ratings: Sequence[Record], found: Sequence[GradeWord]) -> Iterator[Finding]:
    says_unrated = unrated(ground.text) or any(g.grade == NOT_RATED for g in found)
    rows = [r for r in ratings if r.text("grade") == NOT_RATED]
    if says_unrated and not rows and not ground.counts and not unrated(ground.passage):
        yield "rating", "that no grade was given", _rated(ratings) or short(ground.passage)
    if ground.reworded and says_unrated and rows and not _names_own(ground, rows):
        yield "rating", "that no grade was given for something else", _rated(rows)
    rates = found or any(w.stem in _RATES for w in ground.words)
    if ratings and len(rows) == len(ratings) and rates and not says_unrated:
        yield "rating", f"“{found[0].grade}”" if found else "that there is a rating", _rated(rows)


def _names_own(ground: Ground, rows: Sequence[Record]) -> bool:
    """Whether the sentence names the area of one of the ratings that it stands on, and of no other; or names none."""
    said = {w.stem for w in ground.words}
    framework = ground.facts.framework
    if any(r.text("area") == "overall" or names_area(r, said, framework) for r in rows):
        return True
    other = any(names_area(r, said, framework) for r in ground.facts.of("ratings"))
    return not other and not re.search(r"\b(?:for|in|on|of) [a-z]", ground.text)


def _outside_areas(
    given: Sequence[Word], found: Sequence[GradeWord], ratings: Sequence[Record]
) -> tuple[GradeWord, ...]:
    """Grade words that are no part of an area's name ("good use of resources")."""
    inside: set[int] = set()
    for rating in ratings:
        area = [w.stem for w in words(rating.text("area"))]
        for n in range(len(given) - len(area) + 1):
            if len(area) > 1 and [w.stem for w in given[n : n + len(area)]] == area:
                inside.update(range(n, n + len(area)))
    return tuple(g for g in found if not set(range(g.first, g.last + 1)) <= inside)


def _of_area(
    ground: Ground, grade: GradeWord, found: Sequence[GradeWord], rows: Sequence[Record]
) -> tuple[Record, ...]:
    """Those of ``rows`` whose area the sentence (or its chapter's title) names beside ``grade``."""
    given = ground.words
    at = found.index(grade)
    before = given[found[at - 1].last + 1 if at else 0 : grade.first]
    after = given[grade.last + 1 : found[at + 1].first if at + 1 < len(found) else len(given)]
    near = [*before, *after] if len(found) == 1 else []
    if after and after[0].text in _OF_AREA and not (len(after) > 1 and after[1].number) and len(found) > 1:
        before = ()  # "good at one thing but inadequate at another": what comes before is another's
    places = [{w.stem for w in part} for part in (before, after, near)]
    title = {w.stem for w in words(ground.title)}
    said = {w.stem for w in given}
    body = said | title
    if any(names_area(r, said, ground.facts.framework) for r in ground.facts.of("ratings")):
        title = set()  # an area that the sentence names counts, not that of its chapter
    out = []
    for row in rows:
        forms = area_forms(row.text("area"), row.text("area_id") or None, ground.facts.framework)
        whole = row.text("area") == "overall"
        named = any(form <= place | (title if len(found) == 1 else set()) for form in forms for place in places)
        if (whole or named) and of_body(row, body, ground.facts):
            out.append(row)
    return tuple(out)


def _time_and_body(ground: Ground, row: Record) -> Iterator[Finding]:
    previous = row.text("when") == "previous"
    if previous and not earlier(ground.text):
        yield "time", "a grade with no word that it is an earlier one", _rated([row])
    if not previous and earlier(ground.text) and not earlier(ground.passage):
        yield "time", "that the grade is an earlier one", _rated([row])
    if row.text("said_by") == "other" and ground.chapter is ChapterKind.RATING:
        yield "speaker", "a grade as the inspectorate's", f"that {row.text('speaker') or 'somebody else'} says so"


def severities_hold(ground: Ground) -> Iterator[Finding]:
    """A label ("cause of concern") is the record's; what is closed is said to be closed, and nothing else is."""
    concerns = [r for r in ground.records if r.kind == "concerns"]
    said = labels(ground.text)
    allowed = (
        {r.text("severity") for r in concerns} | {fold(r.text("label")) for r in concerns} | labels(ground.passage)
    )
    for label in said:
        if label not in allowed:
            yield (
                "severity",
                f"“{label}”",
                ", ".join(sorted(r.text("severity") for r in concerns)) or short(ground.passage),
            )
    if not concerns:
        return
    closed = {r.text("status") == "closed" for r in concerns}
    says_closed = any(word in fold(ground.text) for word in _CLOSED)
    # The opening and a rating's own sentence may share their place with a concern, and say nothing of it.
    apart = ground.chapter in {ChapterKind.OPENING, ChapterKind.RATING}
    if closed == {True} and not says_closed and not apart:
        yield "status", "nothing of its being closed", "that it is closed"
    if closed == {False} and says_closed and not _closing_is_told(ground):
        yield "status", "that it is closed", "that it is open"


def _closing_is_told(ground: Ground) -> bool:
    """Whether every closing word lies in the source beside the words that the sentence has beside it."""
    aligned = ground.alignment
    for n, word in enumerate(aligned.sentence):
        if word.text in _CLOSED and not (
            n in aligned.pairs and abs(aligned.pairs.get(n - 1, -99) - aligned.pairs[n]) <= 3
        ):
            return False
    return all(" " not in c or c not in fold(ground.text) or c in fold(ground.passage) for c in _CLOSED)


def labels(text: str) -> frozenset[str]:
    """The formal labels in a text, singular; the longest where one holds another."""
    folded = fold(text)
    for plural, singular in _PLURALS.items():
        folded = folded.replace(plural, singular)
    found = set()
    for label in LABELS:
        if label in folded:
            found.add(label)
            folded = folded.replace(label, " ")
    return frozenset(found)


def speakers_hold(ground: Ground) -> Iterator[Finding]:
    """Somebody's opinion is given to them by name or role, and to nobody else; a doubtful sentence is only quoted."""
    opinions = [r for r in ground.records if r.kind == "opinions"]
    others = [r for r in ground.records if r.kind not in {"opinions", "quoted", "dates"}]
    if ground.chapter is ChapterKind.OPENING:
        return
    if ground.chapter is ChapterKind.OPINIONS or (opinions and not others):
        claims = [r for r in ground.records if r.kind == "ratings" and r.text("said_by") == "other"]
        if not opinions and not claims:
            yield "speaker", "that somebody said this", short(ground.passage)
        elif ground.chapter not in {ChapterKind.OPINIONS, ChapterKind.IN_SHORT, ChapterKind.QUOTED}:
            yield "speaker", "this as a finding", f"that it is the view of {opinions[0].text('who')}"
        elif ground.chapter is not ChapterKind.QUOTED and not _names_speaker(ground, [*opinions, *claims]):
            yield "speaker", "nothing of who said this", (opinions or claims)[0].text("who" if opinions else "speaker")
    elif ground.records and not others and not ground.quotation:
        yield "place", "this as a finding", f"words that could only be quoted: {short(ground.passage)}"


def _names_speaker(ground: Ground, records: Sequence[Record]) -> bool:
    """Whether the sentence has a word of the name or role of one of those who said it."""
    said = {w.stem for w in ground.words if counts(w)}
    for record in records:
        who = " ".join(record.text(field) for field in ("who", "speaker"))
        if not who.strip() or said & {w.stem for w in words(who) if counts(w)}:
            return True
    return False


def extremes_hold(ground: Ground) -> Iterator[Finding]:
    """ "The worst" is said of a concern than which none is worse; nothing is said to be the best."""
    match = _WORST.search(ground.text)
    if match is None or _WORST.search(ground.passage):
        return
    severities = [r.text("severity") for r in ground.facts.of("concerns") if r.text("status") != "closed"]
    own = [r.text("severity") for r in ground.records if r.kind == "concerns"]
    rank = [*LABELS, "concern"]
    worst = min((rank.index(s) for s in severities if s in rank), default=None)
    if match[0].lower() == "best" or worst is None or rank[worst] not in own:
        yield "rank", f"“{match[0]}”", ", ".join(own) or short(ground.passage)


_WORST = re.compile(r"\b(?:worst|best|most serious|most urgent|lowest|highest)\b", re.IGNORECASE)


def _rated(rows: Sequence[Record]) -> str:
    return "; ".join(map(_one_rating, rows))


def _one_rating(row: Record) -> str:
    when = " earlier" if row.text("when") == "previous" else ""
    who = f", as {row.text('speaker') or 'somebody else'} says" if row.text("said_by") == "other" else ""
    return f"“{row.text('grade')}” for “{row.text('area')}”{when}{who}"
