"""A rating's own words read afresh: is that grade given there, now, to that area, by the inspectorate?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefings.frameworks import framework
from briefings.verify.grades import NOT_RATED, GradeWord, area_forms, earlier, grade_words, same_grade, unrated
from briefings.verify.passages import STOP, Reading, brief, evidence, sentence_at
from briefings.verify.records import Facts, Record
from briefings.verify.words import Word, words

_NO_GRADE = re.compile(
    r"\b(?:insufficient|not enough) evidence\b|\btoo (?:early|soon)\b|\bn/?a\b"
    r"|\bnot (?:yet )?(?:been )?(?:inspected|assessed|applicable|awarded|made)\b"
    r"|\bnot (?:\w+ ){0,3}(?:grad|rat|judg|scor)\w*"
    r"|\bnot give[n]?\b[^.;:]{0,80}\b(?:grades?|gradings?|ratings?|judge?ments?)\b"
    r"|\bno (?:overall |single |separate )?(?:\w+ )?(?:grades?|ratings?|judge?ments?)\b"
    r"|\b(?:awaiting|deferred|suspended|withheld|pending|narrative)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"(?:\b(?:not|never|cannot|neither|nor|no longer|far from|short of|rather than|instead of|below|above|than|without)"
    r"\b|n['’]t\b)(?!\s+(?:only|just|simply|merely)\b)(?:\s+[\w'’-]+){0,2}\s*[“‘\"']?$"
)
_DOUBT = re.compile(
    r"\b(?:would|will be(?:come)?|could|might|should|may|unless|if|until|whether|hop(?:es?|ed|ing) to|aim\w*|wants?"
    r"|wish\w*|ambitions?|target\w*|in order to|how to|to (?:become|achieve|reach|get|be rated|be graded|be judged))"
    r"\b[^,;:—]*$"
)
_ONE_OF_FEW = re.compile(  # "only the second force to be rated"
    r"\b(?:first|second|third|only|latest|one of)\b[^,;:]*\bto be (?:rated|graded|judged)\b[^,;:]*$", re.IGNORECASE
)
_AFTER = re.compile(r"^\W*(?:only )?(?:if|unless|were it|had it|provided that|once)\b", re.IGNORECASE)
_COMMON = re.compile(  # a noun follows: "good systems"
    r"^ (?!(?:and|or|but|at|in|for|on|by|to|as|with|when|because|up|of|is|are|was|than|over\w*)\b"
    r"|(?:rat|grad|judg|level|standard|police|force|service|school|academy|college|nursery|across|again|since|from|after|under|this|last|down|while"
    r"|although|though|which|that|where|within|against|through|about))[a-z]{3,}"
)
_BEFORE_COMMON = re.compile(r"\b(?:is|are|was|were|makes?|made|has|have|shows?|a|an)\W+$")
_WAS = re.compile(
    r"\b(?:previously|formerly|up from|down from|from being|had been|last time"
    r"|at (?:its|the|our) (?:last|previous) inspection)(?:\W+\w+){0,4}\W*$",
    re.IGNORECASE,
)
_JUST_NOW = re.compile(  # "had been rated good after an inspection in March": a month without a year is of this one
    r"\b(?:after|following)\b.{0,30}\binspection in (?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b(?! (?:19|20)\d\d)(?!.*\b(?:but|until|now|previously)\b)",
    re.DOTALL,
)
_CHANGED = re.compile(r"\bfrom\W+(?:an?\W+)?$", re.IGNORECASE)  # "from good to outstanding"
_NO_AREA = re.compile(
    r"(?:(?:our|the|this|these|all|graded) )*(?:areas?|grades?|gradings?|ratings?|judge?ments?|report)", re.I
)
_PLAIN_WORDS = ("good", "outstanding", "adequate", "inadequate")  # grades that are common words too
_RATES = re.compile(r"\b(?:rat(?:e|es|ed|ing|ings)|grad(?:e|ed|es|ing|ings)|judg\w*|assess\w*)\b", re.IGNORECASE)
_SAYS = r"(?:said|says|saying|added|claim(?:s|ed)|believes?|thinks?|argue[sd]?|insist(?:s|ed)|told|tweeted|commented)"
_FAR = 3000  # characters before a record in which its area's heading is looked for


def rating_read(source: str, facts: Facts, record: Record) -> Iterator[Reading]:
    """What the report does not bear out of a rating's record."""
    grade, text = record.text("grade"), evidence(source, record)
    place = record.row.get("grade_span")
    if place:
        start, end = place
        own = source[start:end] if 0 <= start < end <= len(source) else ""
        if not any(span.start - 300 <= start and end <= span.end + 300 for span in record.spans):
            yield f"a grade at {start}", "that its evidence is elsewhere", "source"
            return
    else:
        own, start, end = text, *_place(source, facts, record)
    if grade == NOT_RATED:
        if not (unrated(text) or _NO_GRADE.search(f"{text} {own}")):
            yield f"“{grade}”", f"“{brief(text)}”", "rating"
        return
    if not any(same_grade(g.grade, grade, facts.framework) for g in grade_words(words(own), facts.framework)):
        yield f"“{grade}”", f"“{brief(own)}”", "rating"
        return
    yield from _read(source, facts, record, start, end)
    yield from _area(source, facts, record, start)


def _place(source: str, facts: Facts, record: Record) -> tuple[int, int]:
    """Where the record's grade stands in its evidence, for records that do not say."""
    for span in record.spans:
        given = words(source[span.start : span.end])
        for found in grade_words(given, facts.framework):
            if same_grade(found.grade, record.text("grade"), facts.framework):
                return span.start + given[found.first].start, span.start + given[found.last].end
    return record.spans[0].start, record.spans[0].end


def _read(source: str, facts: Facts, record: Record, start: int, end: int) -> Iterator[Reading]:
    """The grade's own sentence: not denied, not doubted, no common word, of its time, and the inspectorate's."""
    sentence, at = sentence_at(source, start)
    line = source.rfind("\n", 0, start) + 1
    if re.match(r"[^\n]*[\t|]", source[line:]):  # a table's row: the rows above it are not its own words
        at, sentence = line, source[line:].partition("\n")[0]
    before, after = sentence[: start - at], sentence[end - at :]
    clause = re.split(r"[,;:—–(]\s|\b(?:but|and|although|though|while)\b", before)[-1]
    grade = f"“{record.text('grade')}”"
    own = record.text("said_by") != "other"
    if _NOT.search(clause) and not re.search(r"\bnot (?:yet )?sufficiently\b", sentence[start - at - 20 : end - at]):
        yield grade, f"that it is not: “{brief(sentence)}”", "negation"
    elif (
        own
        and ((_DOUBT.search(clause) and not _ONE_OF_FEW.search(clause)) or _AFTER.search(after))
        and record.text("when") != "previous"
    ):
        yield grade, f"it as a condition or hope: “{brief(sentence)}”", "condition"
    elif _BEFORE_COMMON.search(before) and (
        _COMMON.match(after) and not _RATES.search(sentence) and record.text("grade") in _PLAIN_WORDS
    ):
        yield grade, f"it as a common word: “{brief(sentence)}”", "rating"
    if own and _of_somebody_else(sentence, facts):
        yield f"{grade} as the inspectorate's", f"that somebody else says so: “{brief(sentence)}”", "speaker"
    near = source[max(0, start - 400) : end + 120] + " " + evidence(source, record)
    told = earlier(near) or (_CHANGED.search(before) and re.match(r"\W+(?:\w+\W+){0,5}?to\b", after))
    told = told or re.search(r"\(\s*(?:was|were)\W+$|\b(?:once|had)\b[^,;:.]{0,50}$", before)
    if record.text("when") == "previous" and not (told or re.search(r"\b(?:19|20)\d\d\b", near)):
        yield f"{grade} as an earlier grade", f"no word of that: “{brief(sentence)}”", "time"
    to_this = re.search(r"\bfrom\b.*\bto\W+(?:an?\W+)?$", clause, re.DOTALL)  # "down from outstanding to good"
    lately = re.search(r"\bhad been\b", clause) and _JUST_NOW.search(after)
    if record.text("when") == "current" and _WAS.search(clause) and not (to_this or lately):
        yield f"{grade} as the grade of now", f"it as an earlier one: “{brief(sentence)}”", "time"


def _of_somebody_else(sentence: str, facts: Facts) -> bool:
    """Whether a sentence is said by a person who does not speak for the inspectorate, and does not name it."""
    known = framework(facts.framework)
    roles = [w for role in known.roles if not role.inspectorate for w in role.wordings] if known else []
    people = [r.text("who").split(",")[0] for r in facts.of("opinions")]
    names = "|".join(re.escape(name) for name in [*roles, *people] if len(name) > 3)
    own = [name for row in known.inspectorates for name in (row.short, row.long)] if known else []
    if not names or re.search(
        "|".join([r"inspect", r"watchdog", r"regulator", r"\brat(?:ed|ing)", r"\bgraded", *map(re.escape, own)]),
        sentence,
        re.I,
    ):
        return False
    return bool(
        re.search(rf"\b(?:{names})\b[^.]{{0,60}}\b{_SAYS}\b", sentence, re.IGNORECASE)
        or re.search(rf"\b{_SAYS}\b[^.]{{0,30}}\b(?:{names})\b", sentence, re.IGNORECASE)
    )


def _area(source: str, facts: Facts, record: Record, start: int) -> Iterator[Reading]:
    """The area stands near; where a sentence gives several grades, it stands with this one."""
    area = record.text("area")
    every = area in ("all areas", "all the areas", "every area") and re.search(
        rf"\b(?:in|for|across)\s+{area}\b", evidence(source, record), re.IGNORECASE
    )
    if _NO_AREA.fullmatch(area) and not every and record.text("grade") != NOT_RATED:
        yield f"“{area}” as an area", "that these are words for grades", "rating"
    if area == "overall" or not area or record.row.get("count") is not None:
        return
    forms = area_forms(area, record.text("area_id") or None, facts.framework)
    first, last = min(s.start for s in record.spans), max(s.end for s in record.spans)
    there = {w.stem for w in words(source[max(0, first - _FAR) : last + 300])}
    if not any(form <= there for form in forms):
        yield f"the area “{area}”", f"“{brief(evidence(source, record))}”", "rating"
        return
    sentence, at = sentence_at(source, start)
    given = words(sentence)
    found = grade_words(given, facts.framework)
    own = next((n for n, g in enumerate(found) if given[g.first].start == start - at), None)
    if own is None or len(found) < 2 or "\n" in sentence.strip() or "\t" in sentence:
        return
    parts = _parts(given, found)
    with_it = [n for n, part in enumerate(parts) if any(form <= part for form in forms)]
    moved = own + 1 < len(found) and _to(given, found[own], found[own + 1])  # "from poor to good for respect"
    reached = own > 0 and _to(given, found[own - 1], found[own])  # "for respect from poor to good"
    if with_it and own not in with_it and not ((moved and own + 1 in with_it) or (reached and own - 1 in with_it)):
        yield f"“{record.text('grade')}” for “{area}”", f"“{brief(sentence)}”", "rating"


def _to(given: Sequence[Word], one: GradeWord, two: GradeWord) -> bool:
    """Whether one grade changed to the other: "from poor to good"."""
    between = [word.text for word in given[one.last + 1 : two.first]]
    return given[one.first - 1].text == "from" and "to" in between and len(between) < 4 if one.first else False


def _parts(given: Sequence[Word], found: Sequence[GradeWord]) -> list[frozenset[str]]:
    """The stems that belong to each grade: what follows it ("good at …"), else what precedes it."""
    rows: list[frozenset[str]] = []
    for n, grade in enumerate(found):
        before = given[found[n - 1].last + 1 if n else 0 : grade.first]
        after = given[grade.last + 1 : found[n + 1].first if n + 1 < len(found) else len(given)]
        forward = bool(after) and after[0].text in {"at", "in", "for", "on"}
        part = after if forward else [*before, *(after if n == len(found) - 1 else ())]
        rows.append(frozenset(w.stem for w in part))
    return rows


def unrecorded_grades(source: str, facts: Facts) -> tuple[str, ...]:
    """Sentences that say that something was rated with a grade, in which no record stands."""
    records = [r for r in facts.records if r.kind in ("ratings", "quoted", "opinions")]
    taken = [span for record in records for span in record.spans]
    out = []
    at = 0
    for match in [*STOP.finditer(source), None]:
        end = match.start() + 1 if match else len(source)
        sentence = source[at:end]
        stated = _STATED.search(sentence) and grade_words(words(sentence), facts.framework)
        if stated and not any(span.start < end and at < span.end for span in taken):
            out.append(sentence)
        at = match.end() if match else end
    return tuple(out)


_STATED = re.compile(
    r"\b(?:rated|graded|judged|(?:rating|grade|judge?ment) (?:of|is|was))\b(?:\W+\w+){0,6}?\W+"
    r"(?:outstanding|good|adequate|inadequate|requir\w+ improvement|poor|excellent|satisfactory)\b"
    r"(?! [a-z]+(?:s|ing)\b)",
    re.IGNORECASE,
)
