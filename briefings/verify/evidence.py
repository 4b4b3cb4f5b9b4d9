"""The records against the report: an own reading of the words that each record says it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.frameworks import framework
from briefings.verify.failure import Failure
from briefings.verify.grades import NOT_RATED, GradeWord, area_forms, earlier, grade_words, same_grade, unrated
from briefings.verify.records import Facts, Record, evidence_failures
from briefings.verify.words import fold, words

_NO_GRADE = re.compile(
    r"\b(?:insufficient|not enough) evidence\b|\bnot (?:yet )?(?:been )?(?:inspected|assessed|applicable|awarded|made)\b"
    r"|\btoo (?:early|soon)\b|\bn/?a\b|\bno (?:overall |single |separate )?(?:\w+ )?(?:grades?|ratings?|judge?ments?)\b"
    r"|\b(?:awaiting|deferred|suspended|withheld|pending|narrative)\b|\bnot (?:\w+ ){0,3}(?:grad|rat|judg)\w*",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"(?:\b(?:not|never|cannot|neither|nor|no longer|far from|short of|rather than|instead of|below|above|than|without)\b"
    r"|n['’]t\b)(?!\s+(?:only|just|simply|merely)\b)(?:\s+[\w'’-]+){0,2}\s*[“‘\"']?$"
)
_DOUBT = re.compile(
    r"\b(?:would|will be(?:come)?|could|might|should|may|unless|if|hop(?:es?|ed|ing) to|aim\w*|wants?|wish\w*|ambitions?|in order to"
    r"|to (?:become|achieve|reach|get|be rated|be graded|be judged)|target\w*|until|whether|how to)\b[^,;:—]*$"
)
_AFTER = re.compile(r"^\W*(?:only )?(?:if|unless|were it|had it|provided that|once)\b", re.IGNORECASE)
_COMMON = re.compile(r"^ (?!and\b|or\b|but\b|at\b|in\b|for\b|on\b|by\b|to\b|as\b|with\b|when\b|because\b|over\w*\b|rat|grad|judg|"
                     r"level|standard|police|force|service|across|again|since|from|after|under|of\b|is\b|are\b|was\b|this|last|"
                     r"down|up\b|than\b|while|although|though|which|that|where|within|against|through|about)[a-z]{3,}")  # fmt: skip
_RATES = re.compile(r"\b(?:rat(?:e|es|ed|ing|ings)|grad(?:e|ed|es|ing|ings)|judg\w*|assess\w*)\b", re.IGNORECASE)
_SAYS = r"(?:said|says|saying|added|claim(?:s|ed)|believes?|thinks?|argue[sd]?|insist(?:s|ed)|told|tweeted|commented)"
_CLOSED = re.compile(
    r"\b(?:closed|lifted|discharged|removed|resolved|no longer|signed off|addressed|put right|ended|met|satisfied|"
    r"completed?|dealt with|out of)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?][”\"’)]?\s+(?=[A-Z“\"‘(])|\n\s*\n")
_FAR = 3000  # characters before a record in which its heading is looked for

Finding = tuple[str, str, str]  # what the record says, what the report says, kind


def record_failures(source: str, facts: Facts, title: str) -> Iterator[Failure]:
    """Records that the report does not bear out, read afresh: quotation, grade, area, time, speaker, label, status."""
    for record, quote in evidence_failures(source, facts):
        yield Failure(title, f"facts.json, {record.kind}", f"“{quote}”", "something else at that place", "source")
    for record in facts.records:
        if record.spans and all(span.end <= len(source) for span in record.spans):
            for says, report, kind in (*_words(source, record), *_own(source, facts, record)):
                yield Failure(title, f"facts.json, {record.kind}", says, report, kind)
    yield from _names(source, facts, title)


def _own(source: str, facts: Facts, record: Record) -> Iterator[Finding]:
    if record.kind == "ratings":
        yield from _rating(source, facts, record)
    elif record.kind == "concerns":
        yield from _concern(source, facts, record)
    elif record.kind == "opinions":
        yield from _stands(source, record.text("who").split(",")[0], "name")
    elif record.kind == "next_steps":
        yield from _stands(source, record.text("by"), "date")
    elif record.kind == "dates":
        yield from _stands(_evidence(source, record), record.text("text"), "date")


def _words(source: str, record: Record) -> Iterator[Finding]:
    """``what`` is the words at ``what_spans``."""
    spans = record.row.get("what_spans") or ()
    if spans:
        there = " ".join(" ".join(source[a:b].split()) for a, b in spans)
        if fold(there) != fold(record.text("what")):
            yield f"“{record.text('what')}”", f"“{there}”", "source"


def _stands(text: str, words_: str, kind: str) -> Iterator[Finding]:
    if words_ and fold(words_).strip(" .,") not in fold(text):
        yield f"“{words_}”", "nothing of it", kind


def _names(source: str, facts: Facts, title: str) -> Iterator[Failure]:
    folded = fold(source)
    bodies = {facts.organisation, *(r.text("organisation") for r in facts.records)}
    for name in sorted(bodies - {""}):
        if not all(re.search(rf"(?<!\w){re.escape(part)}", folded) for part in fold(name).split()):
            yield Failure(title, "facts.json, organisation", f"“{name}”", "no such name", "name")


def _evidence(source: str, record: Record) -> str:
    return "\n".join(source[s.start : s.end] for s in record.spans)


def _rating(source: str, facts: Facts, record: Record) -> Iterator[Finding]:
    grade, text = record.text("grade"), _evidence(source, record)
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
            yield f"“{grade}”", f"“{_short(text)}”", "rating"
        return
    if not any(same_grade(g.grade, grade, facts.framework) for g in grade_words(words(own), facts.framework)):
        yield f"“{grade}”", f"“{_short(own)}”", "rating"
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


def _read(source: str, facts: Facts, record: Record, start: int, end: int) -> Iterator[Finding]:
    """The grade's own sentence: not denied, not doubted, no common word, of its time, and the inspectorate's."""
    sentence, at = _sentence(source, start)
    before, after = sentence[: start - at], sentence[end - at :]
    clause = re.split(r"[,;:—–(]\s|\b(?:but|and|although|though|while)\b", before)[-1]
    grade = f"“{record.text('grade')}”"
    own = record.text("said_by") != "other"
    if _NOT.search(clause) and not re.search(r"\bnot (?:yet )?sufficiently\b", sentence[start - at - 20 : end - at]):
        yield grade, f"that it is not: “{_short(sentence)}”", "negation"
    elif own and (_DOUBT.search(clause) or _AFTER.search(after)) and record.text("when") != "previous":
        yield grade, f"it as a condition or hope: “{_short(sentence)}”", "condition"
    elif re.search(r"\b(?:is|are|was|were|makes?|made|has|have|shows?|a|an)\W+$", before) and (
        _COMMON.match(after)
        and not _RATES.search(sentence)
        and record.text("grade") in ("good", "outstanding", "adequate", "inadequate")
    ):
        yield grade, f"it as a common word: “{_short(sentence)}”", "rating"
    if own and _of_somebody_else(sentence, facts):
        yield f"{grade} as the inspectorate's", f"that somebody else says so: “{_short(sentence)}”", "speaker"
    near = source[max(0, start - 400) : end + 120]
    if record.text("when") == "previous" and not (earlier(near) or re.search(r"\b(?:19|20)\d\d\b", near)):
        yield f"{grade} as an earlier grade", f"no word of that: “{_short(sentence)}”", "time"
    if record.text("when") == "current" and re.search(
        r"\b(?:previously|formerly|up from|down from|from being|had been|last time|at (?:its|the|our) (?:last|previous) inspection)"
        r"(?:\W+\w+){0,4}\W*$", clause, re.IGNORECASE,
    ):  # fmt: skip
        yield f"{grade} as the grade of now", f"it as an earlier one: “{_short(sentence)}”", "time"


def _of_somebody_else(sentence: str, facts: Facts) -> bool:
    """Whether a sentence is said by a person who does not speak for the inspectorate, and does not name it."""
    known = framework(facts.framework)
    roles = [w for role in known.roles if not role.inspectorate for w in role.wordings] if known else []
    people = [r.text("who").split(",")[0] for r in facts.of("opinions")]
    names = "|".join(re.escape(name) for name in [*roles, *people] if len(name) > 3)
    own = [name for row in known.inspectorates for name in (row.short, row.long)] if known else []
    if not names or re.search(
        "|".join([r"inspect", r"\brat(?:ed|ing)", r"\bgraded", *map(re.escape, own)]), sentence, re.I
    ):
        return False
    return bool(
        re.search(rf"\b(?:{names})\b[^.]{{0,60}}\b{_SAYS}\b", sentence, re.IGNORECASE)
        or re.search(rf"\b{_SAYS}\b[^.]{{0,30}}\b(?:{names})\b", sentence, re.IGNORECASE)
    )


def _area(source: str, facts: Facts, record: Record, start: int) -> Iterator[Finding]:
    """The area stands near; where a sentence gives several grades, it stands with this one."""
    area = record.text("area")
    if area == "overall" or not area or record.row.get("count") is not None:
        return
    forms = area_forms(area, record.text("area_id") or None, facts.framework)
    first, last = min(s.start for s in record.spans), max(s.end for s in record.spans)
    there = {w.stem for w in words(source[max(0, first - _FAR) : last + 300])}
    if not any(form <= there for form in forms):
        yield f"the area “{area}”", f"“{_short(_evidence(source, record))}”", "rating"
        return
    sentence, at = _sentence(source, start)
    given = words(sentence)
    found = grade_words(given, facts.framework)
    own = next((n for n, g in enumerate(found) if given[g.first].start == start - at), None)
    if own is None or len(found) < 2 or "\n" in sentence.strip() or "\t" in sentence:
        return
    parts = _parts(given, found)
    with_it = [n for n, part in enumerate(parts) if any(form <= part for form in forms)]
    if with_it and own not in with_it:
        yield f"“{record.text('grade')}” for “{area}”", f"“{_short(sentence)}”", "rating"


def _parts(given: tuple[object, ...], found: tuple[GradeWord, ...]) -> list[frozenset[str]]:
    """The stems that belong to each grade: what follows it where grades come first ("good at …"), else what precedes."""
    rows: list[frozenset[str]] = []
    for n, grade in enumerate(found):
        before = given[found[n - 1].last + 1 if n else 0 : grade.first]
        after = given[grade.last + 1 : found[n + 1].first if n + 1 < len(found) else len(given)]
        forward = bool(after) and getattr(after[0], "text", "") in {"at", "in", "for", "on"}
        part = after if forward else [*before, *(after if n == len(found) - 1 else ())]
        rows.append(frozenset(getattr(w, "stem", "") for w in part))
    return rows


def _concern(source: str, facts: Facts, record: Record) -> Iterator[Finding]:
    """A formal label stands with the concern or over it; what is closed is said to be, and what is open is not."""
    severity, text = record.text("severity"), _evidence(source, record)
    first, last = min(s.start for s in record.spans), max(s.end for s in record.spans)
    if severity != "concern":
        yield from _label(severity, record.text("label"), fold(text), fold(source[: last + 200]), facts)
    if record.text("status") == "closed" and not (_CLOSED.search(text) or _closed_near(source, first, last)):
        yield "that it is closed", f"“{_short(text)}”", "status"
    if record.text("status") == "open" and re.search(
        r"\b(?:causes? of concern|areas? for improvement|concerns?)\b[^.]{0,60}\b(?:has|have|is|are|was|were)(?: now)?(?: been)? "
        r"(?:closed|lifted|discharged|removed|resolved)\b", text, re.IGNORECASE,
    ):  # fmt: skip
        yield "that it is open", f"“{_short(text)}”", "status"


def _closed_near(source: str, first: int, last: int) -> bool:
    """Whether a sentence or heading close by says that a concern is closed."""
    near = source[max(0, first - 300) : last + 300]
    named = re.compile(r"\b(?:concerns?|recommendations?|areas? for improvement|actions?)\b", re.IGNORECASE)
    return any(_CLOSED.search(part) and named.search(part) for part in re.split(r"[.!?]\s|\n", near))


_LISTS = r"(?:need\w*|require\w*) (?:to )?(?:improve\w*|develop\w*)|areas? (?:for|of) \w+|recommend\w*|next steps|priorit\w+|should"


def _label(severity: str, label: str, text: str, before: str, facts: Facts) -> Iterator[Finding]:
    """The label stands in the evidence, or somewhere before it with no other label in the evidence itself."""
    known = framework(facts.framework)
    names: dict[str, set[str]] = {severity: {severity}}
    for row in known.labels if known else ():
        names.setdefault(row.severity, set()).update({row.severity, row.label, *row.wordings})
    own = {fold(name) for name in (*names[severity], label) if name}
    own |= {name.replace("cause of", "causes of").replace("area for", "areas for") for name in own}
    own |= {name.replace(" of concern", " for concern") for name in own}
    others = {fold(n) for s, group in names.items() if s != severity for n in group} - own
    if any(name in text for name in own):
        return
    wrong = next((name for name in sorted(others) if name in text), None)
    listed = severity == "area for improvement" and re.search(_LISTS, before)
    if wrong or not (listed or any(name in before for name in own)):
        yield f"“{severity}”", f"“{wrong}”" if wrong else f"no such label: “{_short(text)}”", "severity"


def unrecorded_grades(source: str, facts: Facts) -> tuple[str, ...]:
    """Sentences that say that something was rated with a grade, in which no record stands."""
    records = [r for r in facts.records if r.kind in ("ratings", "quoted", "opinions")]
    taken = [span for record in records for span in record.spans]
    out = []
    at = 0
    for match in [*_STOP.finditer(source), None]:
        end = match.start() + 1 if match else len(source)
        sentence = source[at:end]
        if _STATED.search(sentence) and grade_words(words(sentence), facts.framework):
            if not any(span.start < end and at < span.end for span in taken):
                out.append(sentence)
        at = match.end() if match else end
    return tuple(out)


_STATED = re.compile(
    r"\b(?:rated|graded|judged|(?:rating|grade|judge?ment) (?:of|is|was))\b(?:\W+\w+){0,6}?\W+"
    r"(?:outstanding|good|adequate|inadequate|requir\w+ improvement|poor|excellent|satisfactory)\b(?! [a-z]+(?:s|ing)\b)",
    re.IGNORECASE,
)


def _sentence(source: str, at: int) -> tuple[str, int]:
    """The sentence of the report that holds the character at ``at``, and where it begins."""
    low, high = max(0, at - 1500), min(len(source), at + 1500)
    window = source[low:high]
    stops = list(_STOP.finditer(window))
    begin = max((m.end() for m in stops if m.end() <= at - low), default=0)
    finish = next((m.start() + 1 for m in stops if m.start() >= at - low), len(window))
    return window[begin:finish], low + begin


def _short(text: str) -> str:
    return " ".join(text.split())[:160]
