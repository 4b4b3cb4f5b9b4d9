"""Grades that the report gives, and the sentences about grades that it was not safe to state."""

from __future__ import annotations

from dataclasses import dataclass

from briefings.extract.ratings.announced import lost
from briefings.extract.ratings.finding import Finder
from briefings.extract.ratings.merging import agreed, earlier_marked, merged, uncounted, undoubted
from briefings.extract.reading import Reading
from briefings.findings import Quoted, Rating, Warning

# A report that sets out at least so many grades formally means no more than praise by "is good at …".
_FORMAL = 2


@dataclass(frozen=True, slots=True)
class Graded:
    ratings: tuple[Rating, ...] = ()
    quoted: tuple[Quoted, ...] = ()
    warnings: tuple[Warning, ...] = ()


def find_ratings(reading: Reading) -> Graded:
    """Every rating that the document states, in its order; what is not plainly stated is quoted."""
    framework = reading.framework
    if framework is None or not framework.grades:
        return Graded()
    finder = Finder(reading, framework)
    finder.walk()
    formal = finder.formal >= _FORMAL
    kept = [r for r in finder.ratings if not (formal and any(r is p for p in finder.plain))]
    ratings, disagreeing = agreed(merged(earlier_marked(kept, reading.year)))
    ratings, old = undoubted(ratings, finder.quoted)
    order = sorted(uncounted(ratings), key=lambda r: (r.evidence[0].start, r.grade_span.start))
    quoted = {q.evidence: q for q in (*finder.quoted, *disagreeing, *old)}
    return Graded(tuple(order), tuple(sorted(quoted.values(), key=lambda q: q.evidence)), lost(reading, framework))
