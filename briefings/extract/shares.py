"""What few do, what nobody could say and what is true of only a part; and bad things that are denied or rare.

“Few officers understood the plan” is a lack; “few calls are abandoned” is praise. Which it is hangs on what is few.
"""

from __future__ import annotations

import re

from briefings.extract.signs import patterns

_NUMBERS = {
    word: n
    for n, word in enumerate(
        "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split()
    )
}
_N = rf"(?:\d[\d,]*|{'|'.join(list(_NUMBERS)[1:])})"
_PEOPLE = (
    r"(?:officers?|staff|sergeants?|supervisors?|managers?|leaders?|detectives?|investigators?|firefighters?|teachers?"
    r"|nurses?|carers?|workers?|handlers?|takers?|crews?|teams?|units?|stations?|inspectors?|governors?|recruits"
    r"|constables?|practitioners?|employees|those|us|them|people)"
)
_ABLE = (
    r"(?:could|can|knew|knows?|understood|understands?|had|has|have|received|recalled|remembered|felt|was\s+able"
    r"|were\s+able|is\s+able|are\s+able|explained|makes?|does|gives?|keeps?|records?|uses|offers?|provides?|meets?|reviews?|"
    r"checks?|checked|asked|asks|owns|owned|seems?|seemed|takes?|took"
    r"|(?:is|are|was|were|been)\s+(?:\w+\s+)?(?:aware|clear|sure|trained|told|shown|recorded|reviewed|checked|met"
    r"|supervised|completed|answered|attended|assessed|considered|followed|responsible|accountable))"
)
_FEW = re.compile(
    r"(?:^\W*|,\s+|;\s+|\band\s+|\bbut\s+|\bthat\s+|\bso\s+)(?P<few>very\s+few|too\s+few|few|hardly\s+anybody|hardly\s+anyone|hardly\s+any|scarcely\s+any"
    r"|almost\s+no|almost\s+none|not\s+many|none\s+of|not\s+one\s+of|nobody|no[ -]one|neither|no)\s+"
    r"(?P<rest>[^.;]{4,200})"
)
_BODY = re.compile(
    r"(?:of\s+(?:the|these)\s+(?:two\s+)?)?(?:forces?|services?|constabular(?:y|ies)|schools?|homes?|councils?)\b"
)
_SOMEBODY = ("nobody", "no one", "no-one")
_HARDLY = ("hardly anybody", "hardly anyone")
_DOES = re.compile(r"[a-z]{3,}(?:s|ed)\b")
_AGENTS_DO = re.compile(
    r"(?:of\s+(?:the|its)\s+)?(?:[\w'-]+\s+){0,2}?(?:officers|staff|sergeants|supervisors|managers|leaders|detectives|investigators"
    r"|firefighters|teachers|nurses|handlers|crews|teams|units|inspectors)\s+(?:(?:we|whom\s+we|who)\b.{2,30}\s)?"
    r"(?:use|used|open|opened|follow|followed|do|did|read|carry|carried|make|made|keep|kept|see|saw|attend|meet|trust|trusted"
    r"|believe|believed|want|wanted|think|thought|say|said)\b"
)
_UNTIL = re.compile(r"\b(?:until|unless|without)\b")
_PART = re.compile(
    rf"\b(?:only|just|barely|scarcely|hardly|merely|a\s+mere|as\s+few\s+as|no\s+more\s+than|fewer\s+than|less\s+than"
    rf"|under|not\s+even)\s+(?:about\s+|around\s+|some\s+)?(?:an?\s+|one\s+|two\s+)?(?:half|thirds?|quarters?|fifths?"
    rf"|sixths?|tenths?|handful|fraction|minority|{_N}(?:\.\d+)?\s*(?:%|percent|per\s+cent|in\s+{_N}\b"
    rf"|of\s+(?:the\s+|its\s+|our\s+|their\s+|all\s+)?(?:\w+\s+)?{_N}\b))"
)
_OF = re.compile(rf"\b(?P<n>{_N})\s+(?:out\s+)?of\s+(?:the\s+|its\s+|our\s+|their\s+|all\s+)?(?P<m>{_N})\b")
_LITTLE = 0.7  # of a count, or the good thing said of it is true of too few
_RARELY = re.compile(
    r"(?:\b(?P<rarely>rarely|seldom|hardly\s+ever|infrequently|never)|\bnot|n't)\s+(?P<rest>[^,;.]{3,80})"
)
_LEAVE = re.compile(r"lea(?:ve|ves|ving)\b|left\b")  # “did not leave care” is another sense
_NEAR = 4  # words after a verb
_MOST_BETWEEN = 3  # words between a “not” and the bad thing that it denies


def bad_in(text: str) -> bool:
    """Whether words name a bad thing or a bad deed."""
    p = patterns()
    return any(sign.search(text) for sign in (p.plain, p.fail, p.bad, p.shunned))


def few(text: str) -> tuple[int, int] | None:
    """The place of “few officers could …”, “nobody knows …” in a clause in lower case: a lack."""
    for found in _FEW.finditer(text):
        rest, word = found.group("rest"), " ".join(found.group("few").split())
        able = re.search(rf"\b{_ABLE}\b", rest)
        if able is None:
            able = _DOES.match(rest) if word in _HARDLY else _AGENTS_DO.match(rest)
        if able is None or _UNTIL.search(rest) or bad_in(" ".join(rest[able.end() :].split()[:_NEAR])):
            continue
        people = re.match(rf"(?:of\s+)?(?:the\s+|its\s+|our\s+)?(?:[\w'-]+\s+){{0,3}}?{_PEOPLE}\b", rest)
        if word in _HARDLY:
            return found.start("few"), found.end()
        if word in _SOMEBODY:
            if re.match(rf"(?:[\w']+\s+){{0,5}}?{_ABLE}\b", rest):
                return found.start("few"), found.end()
        elif people is not None or (word == "neither" and _BODY.match(rest)):
            return found.start("few"), found.end()
    return None


def part(text: str) -> tuple[int, int] | None:
    """The place of “barely half of the calls”, “only eight of the 30” in a clause in lower case: a lack."""
    for found in _PART.finditer(text):
        if not bad_in(text) and not _COUNTED.match(text[found.end() :]):
            return found.start(), found.end()
    for found in _OF.finditer(text):
        n, m = _number(found.group("n")), _number(found.group("m"))
        if m > n and n < _LITTLE * m and patterns().good.search(text) and not bad_in(text):
            return found.start(), found.end()
    them = _OF_THEM.match(text)
    if them and _number(them.group("n")) < _LITTLE * _number(them.group("m")) and not bad_in(text):
        return them.start("n"), them.end()
    return None


# “Of the 62 officers in the unit, eleven are accredited”
_OF_THEM = re.compile(
    rf"^\W*of\s+(?:the|its|our|these)\s+(?P<m>{_N})\s+[^,;]{{3,80}},\s+(?:only\s+|just\s+)?(?P<n>{_N})\s+(?:is|are|was|were|has|have"
    rf"|had)\s+(?:been\s+|fully\s+|properly\s+)*(?:accredited|trained|qualified|vetted|checked|reviewed|completed|recorded"
    rf"|effective|met|supervised|correct|up\s+to\s+date|suitable)\b"
)
_COUNTED = re.compile(
    r"\s+(?:miles|minutes?|seconds?|hours?|days|weeks|months|years|people\s+live|households|residents)\b"
)


def denied(text: str) -> tuple[int, int] | None:
    """The place of a bad thing that a clause in lower case says is rare or is not done: praise."""
    p = patterns()
    for found in _FEW.finditer(text):
        rest, word = found.group("rest"), " ".join(found.group("few").split())
        if (
            _UNTIL.search(rest)
            and word in ("no", *_SOMEBODY)
            and re.search(r"\b(?:is|are|was|were|leaves?|goes)\b", rest)
        ):
            return found.start("few"), found.end()
        verb = re.search(r"\b(?:is|are|was|were|has|have|had|feels?|felt|been)\s+(?:\w+\s+){0,2}", rest)
        if verb and word != "too few" and p.shunned.match(rest[verb.end() :]):
            return found.start("few"), found.end()
    for found in _RARELY.finditer(text):
        rest = found.group("rest")
        bad = p.shunned.search(rest)
        if bad and found.group("rarely") is None and _LEAVE.match(bad.group()):
            continue
        if bad and len(rest[: bad.start()].split()) <= _MOST_BETWEEN and not p.turned.search(rest[: bad.start()]):
            return found.start(), found.end()
    return None


def _number(word: str) -> int:
    return _NUMBERS.get(word) or int(word.replace(",", "") or 0) if word in _NUMBERS or word[0].isdigit() else 0
