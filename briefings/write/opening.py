"""What this is: the report, who inspected whom, when, how long it lasts, and a warning before hard subjects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefings import tables
from briefings.briefing import FromCount, FromData, Sentence
from briefings.findings import StatedDate
from briefings.write.story import Story, counted, finished, from_report, signpost, signposts, words


def opening(story: Story, told: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The opening. ``told`` are the sentences of the other chapters, which say whether a warning is needed."""
    return (
        signpost("plain"),
        *_about(story),
        *inspectorate_explained(story),
        *_dates(story),
        *_minutes(story),
        *_lost_grades(story),
        *warning(told),
    )


def _about(story: Story) -> Iterator[Sentence]:
    findings = story.findings
    kind = findings.kind if findings.kind in ("report", "statement", "news") else "report"
    spans = story.organisation_spans
    if findings.organisation and spans:
        by = "_by" if findings.inspectorate else ""
        yield from_report(
            words("opening", f"{kind}{by}", organisation=findings.organisation, inspectors=findings.inspectorate),
            *spans,
        )
        if kind == "news":
            yield signpost("news")
    elif findings.inspectorate and spans:
        yield from_report(words("opening", "unnamed", inspectors=findings.inspectorate), *spans)
    else:
        yield Sentence(words("opening", "nothing"), (FromData("opening", "nothing"),))


def inspectorate_explained(story: Story) -> Iterator[Sentence]:
    """What the inspectorate's short name is short for, and what it does."""
    short = story.findings.inspectorate
    rows = story.framework.inspectorates if story.framework else ()
    row = next((row for row in rows if short in (row.short, row.long, *row.variants)), None)
    if row and short == row.short and row.long != row.short:
        yield Sentence(finished(f"{row.short} is short for {row.long}"), (FromData("inspectorates", row.short),))
    explained = tables.lists("glosses", "acronyms", 2)
    if row and row.short in explained:
        yield Sentence(finished(explained[row.short][1]), (FromData("acronyms", row.short),))


_DATE = re.compile(
    r"(?:(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)(?:\s+\d{1,2},?)?\s+(?:of\s+)?\d{4}|\b(?:19|20)\d\d(?:[/–-]\d{2,4})?)"
)


def _dates(story: Story) -> Iterator[Sentence]:
    dates = [date for date in story.findings.dates if _DATE.search(date.text)]
    if not dates and story.findings.year is None:
        yield counted(words("signposts", "no_date"), "dates", 0)
        return
    for kind in ("inspected", "published", "other"):
        date = next((date for date in dates if date.kind == kind), None)
        if date and not (kind == "other" and len(dates) > 1):
            yield from_report(words("opening", _date_key(date), date=_date_words(date)), *date.evidence)


def _date_words(date: StatedDate) -> str:
    return re.sub(r"\s+", " ", date.text).strip().rstrip(".")


def _date_key(date: StatedDate) -> str:
    if date.kind == "published":
        return "published" if re.search(r"\d{1,2}(?:st|nd|rd|th)?\s+[A-Z]", date.text) else "published_in"
    return "inspected" if date.kind == "inspected" else "dated"


def _minutes(story: Story) -> Iterator[Sentence]:
    lasts = story.options.lasts
    if lasts is not None:
        key = "minute" if lasts == 1 else "minutes"
        yield Sentence(words("signposts", key, number=lasts), (FromCount("minutes", lasts),))


def _lost_grades(story: Story) -> Iterator[Sentence]:
    if any(warning.key == "grades lost" for warning in story.findings.warnings):
        yield from signposts("grades_lost")


def warning(told: Sequence[Sentence]) -> Iterator[Sentence]:
    """A plain warning and the helplines of our data, where the briefing speaks of abuse, self-harm or death."""
    text = " ".join(sentence.text for sentence in told).lower()
    topics = [
        topic
        for topic, triggers in tables.lists("helplines", "topics").items()
        if re.search(rf"\b(?:{'|'.join(map(re.escape, triggers))})\b", text)
    ]
    if not topics:
        return
    said = topics[0] if len(topics) == 1 else f"{', '.join(topics[:-1])} and {topics[-1]}"
    yield from signposts("warning", topic=said)
    yield signpost("help")
    for key, (when, line) in tables.lists("helplines", "lines", 2).items():
        if when == "always" or any(topic in topics for topic in when.split(", ")):
            yield Sentence(finished(line), (FromData("helplines", key),))
