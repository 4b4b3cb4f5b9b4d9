"""Many spans asked at once say what each of them asked alone would say."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.document import Span, Spans

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda p: Span(p[0], p[0] + p[1])), max_size=8)


@settings(deadline=None)
@given(SPANS, SPANS)
def test_spans_overlap_and_meet_as_their_members_do(some: list[Span], others: list[Span]) -> None:
    made = Spans(some)
    for span in others:
        assert made.overlap(span) == any(one.overlaps(span) for one in some)
    assert made.meet(Spans(others)) == any(one.overlaps(other) for one in some for other in others)
