"""Concerns that carry on what another says, or say it again: they are told in its chapter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from briefings.findings import Concern
from briefings.write import topics
from briefings.write.beside import heading_over
from briefings.write.formal import enforced, unnamed
from briefings.write.story import Story

Titles = Callable[[Story, Concern, str | None], Iterator[str]]


def parents_of(story: Story, concerns: tuple[Concern, ...], titles: Titles) -> dict[int, int]:
    """Smaller concerns that only carry on what another says, told in its chapter: place to the place of that other."""
    found: dict[int, int] = {}
    order = sorted(range(len(concerns)), key=lambda n: concerns[n].what.spans[0].start)
    for before, n in pairwise(order):
        one, two = concerns[before], concerns[n]
        if two.severity.formal or unnamed(two) or unnamed(one):
            continue
        between = story.document.text[_reach(one)[1] : _reach(two)[0]]
        close = re.fullmatch(r"\W*(?:and\W+|but\W+)?", between)  # nothing but stops and space stands between
        text = two.what.text
        under = heading_over(story, one, two)
        if (
            close
            and not two.label
            and not enforced(two)
            and (
                under
                or _CARRIES_ON.match(text)
                or _about_same(one, two, story.family)
                or not any(titles(story, two, topics.topic(two.what, (), story.family)))
            )
        ):
            found[n] = found.get(before, before)
    for n, two in enumerate(concerns):
        same = next((m for m in range(n) if m not in found and _says_same(concerns[m], two, story.family)), None)
        if n not in found and same is not None and n not in found.values():
            found[n] = same
    return found


_MOSTLY = 0.7  # of the words of the shorter: two concerns that share so many say the same


def _says_same(one: Concern, two: Concern, family: str | None) -> bool:
    """Whether two concerns are about one topic, of one body, and mostly in the same words."""
    if unnamed(one) or unnamed(two) or {one.organisation, two.organisation} - {None, one.organisation}:
        return False
    if (two.severity.formal or two.label) and (one.severity, one.label) != (two.severity, two.label):
        return False
    topic = topics.topic(two.what, (), family)
    own = {word[:6] for word in (topic or "").split()}
    first, second = _content(one) - own, _content(two) - own
    if min(len(first), len(second)) < 3:
        return False
    share = len(first & second) / min(len(first), len(second))
    return share >= _MOSTLY + 0.15 or (
        share >= _MOSTLY and topic is not None and topic == topics.topic(one.what, (), family)
    )


def _content(concern: Concern) -> frozenset[str]:
    """The first letters of a concern's longer words: enough to know them again in another form."""
    return frozenset(word[:6] for word in re.findall(r"[a-z]{4,}", concern.what.text.lower()) if word not in _COMMON)


_COMMON = frozenset(
    "that this with from have has been were their they make sure should does when which there more some many also into"
    " than them must needs need force service council school".split()
)


def _reach(concern: Concern) -> tuple[int, int]:
    """From where to where a concern's own words stand, with the sentence that they stand in."""
    what = concern.what.spans
    own = [place for place in concern.evidence if any(place.overlaps(span) for span in what)]
    begins = min([what[0].start, *(place.start for place in own if place.start > what[0].start - _LEAD)])
    return begins, what[-1].end


_LEAD = 40  # characters: "The force needs to", "However,"


_CARRIES_ON = re.compile(
    r"(?:This|That|These|Some (?:had|have|hang|wait|were|are|did|do)|In (?:some|many|most) cases|As a result)\b"
)


def _about_same(one: Concern, two: Concern, family: str | None) -> bool:
    topic = topics.topic(one.what, (), family)
    return topic is not None and topic == topics.topic(two.what, (), family)
