"""Grades that the report announces and that are not in its text: pictures, mostly."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from briefings.extract.ratings.lexer import lexicon
from briefings.extract.reading import Reading
from briefings.findings import Warning
from briefings.frameworks import Framework

_REACH = 600  # characters after the announcement within which the grades must stand


@cache
def _announcements(framework: Framework) -> re.Pattern[str] | None:
    forms = sorted(framework.announcements, key=len, reverse=True)
    pattern = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    return re.compile(rf"\b(?:{pattern})", re.IGNORECASE) if forms else None


def lost(reading: Reading, framework: Framework) -> tuple[Warning, ...]:
    """A warning for each announcement of grades that no grade follows."""
    pattern = _announcements(framework)
    if pattern is None:
        return ()
    text = reading.document.text
    grades = lexicon(framework).grades
    found: list[Warning] = []
    starts = [s.span.start for s in reading.sentences]
    for match in pattern.finditer(text):
        sentence = reading.sentences[max(0, bisect_right(starts, match.start()) - 1)]
        if not reading.text(sentence).rstrip().endswith((":", "as follows.", "as follows")):
            continue
        if grades.search(text, match.end(), min(len(text), sentence.span.end + _REACH)) is None:
            if any(w.evidence[0] == sentence.span for w in found):
                continue
            words = " ".join(reading.text(sentence).split())
            found.append(
                Warning(
                    "grades lost",
                    f"grades announced but not in the text: “{words[-120:]}” Look in the report itself for them.",
                    (sentence.span,),
                )
            )
    return tuple(found)
