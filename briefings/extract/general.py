"""Clauses that say nothing of the inspected body: of everybody, of other bodies, of what nobody rated."""

from __future__ import annotations

import re

_UNRATED = re.compile(
    r"\b(?:not|never)\s+(?:been\s+|yet\s+)*(?:rated|graded|judged|scored|inspected)\b|\bungraded\b", re.IGNORECASE
)
_PROTEST = re.compile(
    r"^\W*(?:some\s+|many\s+)?(?:parents|families|relatives|residents|neighbours|campaigners|staff|unions?|protesters)\b[^.;]{0,40}"
    r"\b(?:protest\w*|petition\w*|campaign\w*|rall(?:y|ied)|march(?:ed)?|walked\s+out|strike)\b"
)
_BODIES = re.compile(
    r"^\W*only\s+one\s+in\s+(?:\d+|\w+)\s+(?:[\w'-]+\s+)?(?:forces|services|schools|councils|prisons|trusts|homes|hospitals)\b"
    r"|^\W*(?:of\s+the\s+)?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|most"
    r"|many)\s+(?:of\s+(?:the\s+|all\s+)?)?(?:\w+\s+)?"
    r"(?:forces|services|councils|prisons|trusts|constabularies)\s+(?:are|were|was|had|have|told|in)\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"^\W*(?:an?|the)\s+(?:[\w'-]+\s+)?(?:review|audit|inquiry|investigation|survey|study)\s+by\s+(?!hmic|us\b|inspect|ofsted|cqc)"
    r"|"
    r"^\W*(?:anyone|anybody|whoever|everyone|everybody)\s+(?:who|that)?\b"
    r"|^\W*(?:an?|people|those|offenders)\s+(?:[\w'-]+\s+){0,3}?(?:who|which|that)\b.*\b(?:may|can|must|will)\b"
    r"|^\W*(?:forces|services|schools|prisons|homes|councils)\s+(?:that|which)\b"
    r"|^\W*(?:(?:all|most|many|some|several)\s+)?(?:police\s+)?(?:forces|services|schools|constabularies|prisons|councils|chief"
    r"\s+constables)\s+(?:should|must|need|ought|are|were|have|had|do|can|cannot|still|often|across)\b"
)
# “We recognise the pressures on …” is no fault of anybody's.
_ALLOWS = re.compile(
    r"^\W*(?:(?:we|i|inspectors|the\s+inspectorates?|hmic\w*|ofsted|cqc)\s+(?:also\s+|fully\s+)?(?:recogni[sz]e|acknowledge|appreciate"
    r"|understand|are\s+aware\s+of|accept)|it\s+is\s+(?:recognised|acknowledged))\s+(?:that\s+)?(?:the|this|these|how)\s+(?:[\w'-]+\s+){0,3}?"
    r"(?:complex\w*|difficult\w*|challeng\w*|pressures?|demands?|scale|constraints?)\b"
)


def of_this_body(clause: str) -> bool:
    """Whether a clause in lower case may be a finding about the inspected body, as far as its opening shows."""
    return not (any(p.match(clause) for p in (_BODIES, _GENERAL, _PROTEST, _ALLOWS)) or _UNRATED.search(clause))
