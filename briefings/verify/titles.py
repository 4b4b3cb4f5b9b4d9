"""Titles: of the briefing, and of a chapter with its number, its area or concern, and any grade in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefings.briefing import Briefing, Chapter, ChapterKind
from briefings.frameworks import Framework, framework
from briefings.verify.claims import LABELS, labels
from briefings.verify.coverage import chapter_spans
from briefings.verify.disguise import disguises
from briefings.verify.failure import Failure
from briefings.verify.grades import area_forms, grade_words, names_area, of_body, same_grade
from briefings.verify.names import capitals, name_words
from briefings.verify.quantities import values
from briefings.verify.records import Facts, Record
from briefings.verify.reworded import heading_failures
from briefings.verify.rows import fixed_words, templates, topics
from briefings.verify.slots import topic_holds
from briefings.verify.tables import tables
from briefings.verify.words import fold, words

_NUMBER = re.compile(r"^[A-Z][\w ]*?(?: \d+ of \d+)?\.\s+(?=\S)")
_UNNAMED = ("something else", "areas to improve", "other concerns", "another concern", "another point")
_PREFIX = re.compile(r"^(?P<label>[A-Z][\w ]*?)(?: \d+ of \d+)?\.\s+(?=\S)")
_STEPS = re.compile(
    r"special measures|warning notice|urgent notification|enforcement|notices? to improve|registration|engage\b"
    r"|enhanced (?:\w+ of )?monitoring",
    re.IGNORECASE,
)
_ORDINARY = ("concern", "the concern", "smaller concern", "a smaller concern")
_EARLIER = re.compile(r"\b(?:earlier|previous|before|last)\b", re.IGNORECASE)


def briefing_title_failures(source: str, briefing: Briefing, facts: Facts) -> Iterator[Failure]:
    """The briefing's title names the body that was inspected, and says nothing of what was found."""
    title = briefing.title
    for kind, says, report in disguises(title, source, facts.framework):
        yield Failure(title, title, says, report, kind)
    names = [facts.organisation, *facts.organisations]
    if facts.organisation and fold(facts.organisation) not in fold(title):
        yield Failure(title, title, "nothing of the body inspected", facts.organisation, "name")
    known = capitals(" ".join([*names, facts.inspectorate]))
    known |= {w.text for row in templates("titles") for w in words(row.text)}
    for word in name_words(words(title)):
        if word.text not in known and not printed(title[word.start : word.end], source):
            yield Failure(title, title, title[word.start : word.end], facts.organisation, "name")
    for grade in grades_outside(title, names, facts.framework):
        yield Failure(title, title, f"“{grade}”", "no grade in a title", "rating")
    for label in labels(title):
        yield Failure(title, title, f"“{label}”", "no finding in a title", "severity")


def printed(name: str, source: str) -> bool:
    """Whether a word stands in the report just so, capital and all."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", source) is not None


def title_failures(source: str, facts: Facts, chapter: Chapter) -> Iterator[Failure]:
    """A chapter's title is true of the chapter: its area, its concern, its grade; and claims nothing else."""
    for kind, says, report in disguises(chapter.title, source, facts.framework):
        yield Failure(chapter.title, chapter.title, says, report, kind)
    ratings = facts.near(chapter_spans(chapter), "ratings") if chapter.kind is ChapterKind.RATING else ()
    text = _NUMBER.sub("", chapter.title)
    if chapter.kind is ChapterKind.RATING:
        yield from _rating(facts, chapter, text, ratings)
    elif chapter.kind is ChapterKind.CONCERN:
        yield from _concern(source, facts, chapter, text)
        return  # its words are the concern's own, a grade among them is no rating
    else:
        yield from _plain(source, facts, chapter)
    for grade in grades_outside(text, [facts.organisation, *facts.organisations], facts.framework):
        own = [r.text("grade") for r in ratings]
        if not any(same_grade(grade, g, facts.framework) for g in own) and not _in_area(grade, ratings):
            yield Failure(chapter.title, chapter.title, f"“{grade}”", ", ".join(own) or "no rating", "rating")


def grades_outside(text: str, names: Iterable[str], framework_id: str) -> Iterator[str]:
    """The grades that a text states; those inside a body's name ("Good Hope School") are none."""
    for name in names:
        if name and len(grade_words(words(name), framework_id)) < 2:
            text = re.sub(re.escape(name), " ", text, flags=re.IGNORECASE)
    yield from (grade.grade for grade in grade_words(words(text), framework_id))


def _rating(facts: Facts, chapter: Chapter, text: str, ratings: tuple[Record, ...]) -> Iterator[Failure]:
    said = frozenset(w.stem for w in words(text))
    if ratings and not any(_names(said, rating, facts) for rating in ratings):
        areas = ", ".join(sorted({r.text("area") for r in ratings}))
        yield Failure(chapter.title, chapter.title, f"the area “{text}”", f"“{areas}”", "rating")
    more = _more_than_areas(facts, text, ratings)
    if more:
        yield Failure(chapter.title, chapter.title, f"“{more}”", "the area alone", "rating")
    told = _stated(facts, chapter)
    if told and ratings and not any(_names(said, rating, facts) for rating in told):
        areas = ", ".join(sorted({r.text("area") for r in told}))
        yield Failure(chapter.title, chapter.title, f"the area “{text}”", f"“{areas}”, as the chapter says", "rating")
    if _EARLIER.search(chapter.title) and any(r.text("when") != "previous" for r in ratings):
        yield Failure(chapter.title, chapter.title, "that the rating is an earlier one", "that it is of now", "time")


def _more_than_areas(facts: Facts, text: str, ratings: tuple[Record, ...]) -> str:
    """The first word of a rating's title that is of no area's or body's name; "" where there is none."""
    known = {"overall", "whol"} | {w.stem for row in templates("titles") for w in words(fixed_words(row.text))}
    known |= {w.stem for name in (facts.organisation, *facts.organisations) for w in words(name)}
    for record in ratings:
        known |= {w.stem for field in ("area", "organisation") for w in words(record.text(field))}
        known.update(*area_forms(record.text("area"), record.text("area_id") or None, facts.framework))
    loose = (w.text for w in words(text) if w.stem not in known and w.text not in tables().function)
    return next(loose, "")


def _stated(facts: Facts, chapter: Chapter) -> tuple[Record, ...]:
    """The ratings whose area and body the chapter's own sentences name; () where none names an area."""
    text = " ".join(s.text for s in chapter.sentences if grade_words(words(s.text), facts.framework))
    stems = {w.stem for w in words(text)}
    near = facts.near(chapter_spans(chapter), "ratings")
    return tuple(r for r in near if names_area(r, stems, facts.framework) and of_body(r, stems, facts))


def _concern(source: str, facts: Facts, chapter: Chapter, text: str) -> Iterator[Failure]:
    """The topic is one of our table for words of the concern; or a label of it; or the concern's own words."""
    concerns = facts.near(chapter_spans(chapter), "concerns")
    spans = dict.fromkeys([*chapter_spans(chapter), *(span for record in concerns for span in record.spans)])
    apart = [s for s in spans if not any(s != t and t.start <= s.start and s.end <= t.end for t in spans)]
    passage = "\n".join(source[s.start : s.end] for s in apart if s.end <= len(source))
    yield from _title_label(facts, chapter, concerns)
    topic = fold(text).rstrip(".")
    known = next((name for name in topics() if fold(name) == topic), None)
    if known is not None:
        for _, _, there in topic_holds(known, _described(chapter, concerns) or passage):
            yield Failure(chapter.title, chapter.title, f"that this is about {known}", there, "topic")
        return
    names = [r.text(field) for r in concerns for field in ("severity", "label", "organisation")]
    stems = {w.stem for w in words(" ".join([passage, *names]))}
    if topic in _UNNAMED:
        return
    if chapter.reworded:
        yield from heading_failures(source, facts, chapter, text, passage)
        return
    for word in words(text):
        if word.text not in tables().function and word.stem not in stems:
            yield Failure(chapter.title, chapter.title, f"“{text}”", " ".join(passage.split())[:160], "topic")
            return


def _title_label(facts: Facts, chapter: Chapter, concerns: tuple[Record, ...]) -> Iterator[Failure]:
    """The label that a concern's title begins with is its record's; a formal concern is called no ordinary one."""
    match = _PREFIX.match(chapter.title)
    if match is None:
        return
    said = fold(match["label"])
    allowed = {fold(r.text(field)) for r in concerns for field in ("severity", "label")} - {""}
    family = framework(facts.framework)
    for row in family.labels if family else ():
        if row.label in allowed or allowed & set(map(fold, row.wordings)):
            allowed.add(fold(row.label))
    if said == "formal step" and not _STEPS.search(" ".join(r.text("what") for r in concerns)):
        yield Failure(chapter.title, chapter.title, f"“{match['label']}”", "no step of the law", "severity")
    if said in _ORDINARY:
        if concerns and all(r.text("severity") != "concern" for r in concerns) and said not in _ORDINARY[:2]:
            yield Failure(chapter.title, chapter.title, f"“{match['label']}”", ", ".join(sorted(allowed)), "severity")
    elif said in set(map(fold, labels_known(family))) and said not in allowed:
        yield Failure(chapter.title, chapter.title, f"“{match['label']}”", ", ".join(sorted(allowed)), "severity")


def labels_known(family: Framework | None) -> tuple[str, ...]:
    """Every label that a formal concern may have."""
    return (*LABELS, *(row.label for row in family.labels)) if family else LABELS


_TOLD = 0.75  # of what a record describes: a chapter that has so much of it tells it


def _described(chapter: Chapter, concerns: tuple[Record, ...]) -> str:
    """What the concern of the chapter is about: of several that stand there, the one that its sentences tell."""
    said = {w.stem for s in chapter.sentences for w in words(s.text)}

    def share(record: Record) -> float:
        what = {w.stem for w in words(record.text("what")) if w.text not in tables().function}
        return len(what & said) / len(what) if what else 0.0

    best = max((share(record) for record in concerns), default=0.0)
    return " ".join(record.text("what") for record in concerns if share(record) >= min(best, _TOLD))


def _plain(source: str, facts: Facts, chapter: Chapter) -> Iterator[Failure]:
    """A title of ours, or one in an editor's words that names and numbers nothing new."""
    if chapter.kind is ChapterKind.OPENING or fold(chapter.title).rstrip(".") in _ours():
        return
    if chapter.reworded:
        yield from heading_failures(source, facts, chapter, chapter.title, None)
        return
    known = capitals(" ".join([facts.organisation, facts.inspectorate]))
    for word in name_words(words(chapter.title)):
        if word.text not in known and not printed(chapter.title[word.start : word.end], source):
            yield Failure(chapter.title, chapter.title, chapter.title[word.start : word.end], "no such name", "name")
    for value in sorted(values(chapter.title) - values(source)):
        yield Failure(chapter.title, chapter.title, value, "no such number", "number")
    for label in labels(chapter.title):
        yield Failure(chapter.title, chapter.title, f"“{label}”", "another kind of chapter", "severity")


def _ours() -> frozenset[str]:
    return frozenset(fold(row.text).rstrip(".") for row in templates("titles"))


def _names(said: frozenset[str], rating: Record, facts: Facts) -> bool:
    if rating.text("area") == "overall":
        return bool(said & {"overall", "whol"}) or {w.stem for w in words(facts.organisation)} <= said
    return names_area(rating, said, facts.framework) and of_body(rating, said, facts)


def _in_area(grade: str, ratings: tuple[Record, ...]) -> bool:
    return any(grade in r.text("area") for r in ratings)
