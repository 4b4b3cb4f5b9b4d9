"""Lines of the publisher's own: thanks, credits, how to reach them. They stand on nothing of the report, and so say
nothing of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.briefing import Chapter, ChapterKind, FromData
from briefings.frameworks import framework, frameworks
from briefings.verify.align import counts
from briefings.verify.claims import labels
from briefings.verify.failure import Failure
from briefings.verify.grades import grade_words
from briefings.verify.quantities import quantities
from briefings.verify.records import Facts
from briefings.verify.tables import tables
from briefings.verify.words import fold, stem, words

OWN = FromData("edits", "own")  # a line of the publisher's own
PUBLISHER = "From the publisher"  # the title of a chapter of such lines
_MOST_WORDS = 30
_MOST_SHARED = 1  # words that count, in common with any one finding
_LEAST_DIGITS = 6  # of a telephone number
_PHONE = re.compile(r"\+?\d[\d ]+\d")


def is_own(text: str) -> bool:
    """Whether the line thanks, credits or says how to reach somebody."""
    folded = fold(text)
    return any(re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", folded) for cue in tables().own_cues)


def own_failures(facts: Facts, chapter: Chapter, text: str) -> Iterator[Failure]:
    """What in a line of the publisher's own may be taken for a word on what was inspected; and a line out of place."""

    def failure(says: str, why: str) -> Failure:
        return Failure(chapter.title, text, says, why, "own", "a line of the publisher’s own")

    if chapter.kind is not ChapterKind.ABOUT:
        yield failure("it elsewhere", f"its say in a chapter “## {PUBLISHER}” or in “About this briefing”")
    elif not is_own(text):
        yield failure(f"“{text}”", "thanks, credits or how to reach somebody")
    else:
        said = next(_of_the_report(facts, text), None)
        if said:
            yield failure(f"“{said}”", "nothing of the report")


def _of_the_report(facts: Facts, text: str) -> Iterator[str]:
    """The words in which the line speaks of what was inspected or found, or may be heard so."""
    given = words(text)
    if len(given) > _MOST_WORDS:
        yield "so much"
    if re.search(r"[“”\"]", text):
        yield "a quotation"
    for family in {facts.framework, *(f.id for f in frameworks())}:
        yield from (grade.grade for grade in grade_words(given, family))
    yield from sorted(labels(text))
    never = {stem(word) for word in tables().own_never} | {stem(word) for word in tables().people}
    yield from (word.text for word in given if word.stem in never or word.text in tables().people)
    yield from _bodies(facts, text)
    yield from _figures(text)
    said = {w.stem for w in given if counts(w)}
    for record in facts.records:
        what = f"{record.text('what')} {record.text('who')} {record.text('area')}"
        shared = said & {w.stem for w in words(what) if counts(w)}
        if len(shared) > _MOST_SHARED:
            yield " … ".join(w.text for w in given if w.stem in shared)


def _bodies(facts: Facts, text: str) -> Iterator[str]:
    folded = fold(text)
    for name in (facts.organisation, facts.inspectorate, *facts.organisations):
        if name and fold(name) in folded:
            yield name
    known = framework(facts.framework)
    for noun in known.body_nouns if known else ():
        if re.search(rf"\bthe {re.escape(fold(noun))}\b", folded):
            yield f"the {noun}"


def _figures(text: str) -> Iterator[str]:
    """Numbers, but for telephone numbers and dates."""
    bare = _PHONE.sub(lambda m: " " if sum(map(str.isdigit, m[0])) >= _LEAST_DIGITS else m[0], text)
    yield from (q.text for q in quantities(bare) if not q.date)
