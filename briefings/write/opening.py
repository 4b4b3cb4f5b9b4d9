"""What this is: the report, who inspected whom, when, how long it lasts, and a warning before hard subjects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefings import tables
from briefings.briefing import FromCount, FromData, Sentence
from briefings.document import BlockKind
from briefings.findings import StatedDate
from briefings.write.story import Story, counted, finished, joined, ours, signpost, signposts, told, words


def opening(story: Story, rest: Sequence[Sentence], *, nothing: bool = False) -> tuple[Sentence, ...]:
    """The opening. ``rest`` are the sentences of the other chapters, which say whether a warning is needed;
    ``nothing``: the text has no finding."""
    return (
        signpost("plain"),
        *_about(story),
        *inspectorate_explained(story),
        *((signpost("news"),) if story.findings.kind == "news" else ()),
        *_dates(story),
        *_lost_grades(story),
        *(signposts("no_findings") if nothing else ()),
        *_minutes(story),
        *warning(rest),
    )


def text_kind(story: Story) -> str:
    """What sort of text it is: "report", "statement" or "news"."""
    kind = story.findings.kind if story.findings.kind in ("report", "statement", "news") else "report"
    if kind == "statement" and sum(b.kind is BlockKind.HEADING for b in story.document.blocks) > 3:
        return "report"  # an inspector's statement has no parts
    return kind


def _about(story: Story) -> Iterator[Sentence]:
    findings = story.findings
    kind = text_kind(story)
    spans = story.organisation_spans or tuple(block.span for block in story.document.blocks[:1])
    if findings.organisation and spans:
        by = "_by" if findings.inspectorate else ""
        yield told(
            "opening",
            f"{kind}{by}",
            spans,
            organisation=findings.organisation,
            inspectors=findings.inspectorate,
        )
    elif findings.inspectorate and spans:
        yield told("opening", "unnamed", spans, inspectors=findings.inspectorate)
    else:
        yield ours("opening", "nothing")


def inspectorate_explained(story: Story) -> Iterator[Sentence]:
    """What each inspectorate's short name is short for, and what it does."""
    rows = story.framework.inspectorates if story.framework else ()
    explained = tables.lists("glosses", "acronyms", 2)
    for short in re.split(r",\s*(?:and\s+)?|\s+and\s+", story.findings.inspectorate or ""):
        whole = story.findings.inspectorate
        row = next((row for row in rows if {short, whole} & {row.short, row.long, *row.variants}), None)
        if row is None:
            continue
        if short == row.short and row.long != row.short and short.isupper():
            text = words("signposts", "short_for", short=row.short, long=row.long)
            yield Sentence(text, (FromData("signposts", "short_for"), FromData("inspectorates", row.short)))
        does = tables.words("glosses", "inspectorates").get(row.short) or explained.get(row.short, ["", ""])[1]
        if does:
            yield Sentence(finished(does), (FromData("glosses", row.short),))
        if whole in (row.short, row.long, *row.variants):
            return


_DATE = re.compile(
    r"(?:(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)(?:\s+\d{1,2},?)?\s+(?:of\s+)?\d{4}|\b(?:19|20)\d\d(?:[/–-]\d{2,4})?)"
)


def _dates(story: Story) -> Iterator[Sentence]:
    """The dates that the text gives of itself. Where one stands beside another inspection, no absence is told."""
    dates = [date for date in story.findings.dates if _DATE.search(date.text)]
    for kind in ("inspected", "published"):
        date = next((date for date in dates if date.kind == kind), None)
        if date:
            first, *more = _days(_date_words(date))
            yield told("opening", _date_key(date), date.evidence, date=first)
            yield from (told("opening", "inspected_also", date.evidence, date=day) for day in more)
    if not any(date.kind in ("inspected", "other") for date in story.findings.dates):
        yield counted(words("signposts", "no_date"), "inspection dates", 0)


def _date_words(date: StatedDate) -> str:
    return re.sub(r"\s+", " ", date.text).strip().rstrip(".")


def _days(text: str) -> list[str]:
    """The days of an inspection that is dated by several, each whole; else the text as it is."""
    days = re.split(r",\s+(?:and\s+)?|\s+and\s+", text)
    return days if all(re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4}", day) for day in days) else [text]


def _date_key(date: StatedDate) -> str:
    if date.kind == "published":
        return "published" if re.search(r"\d{1,2}(?:st|nd|rd|th)?\s+[A-Z]", date.text) else "published_in"
    return "inspected"


def _minutes(story: Story) -> Iterator[Sentence]:
    lasts = story.options.lasts
    if lasts is not None:
        key = "minute" if lasts == 1 else "minutes"
        yield Sentence(words("signposts", key, number=lasts), (FromCount("minutes", lasts),))


def _lost_grades(story: Story) -> Iterator[Sentence]:
    if any(warning.key == "grades lost" for warning in story.findings.warnings):
        yield from signposts("grades_lost")


def warning(rest: Sequence[Sentence]) -> Iterator[Sentence]:
    """A plain warning and the helplines of our data, where the briefing speaks of abuse, self-harm or death."""
    text = " ".join(sentence.text for sentence in rest).lower()
    hard = [
        topic
        for topic, triggers in tables.lists("helplines", "topics").items()
        if re.search(rf"\b(?:{'|'.join(map(re.escape, triggers))})\b", text)
    ]
    if not hard:
        return
    yield from signposts("warning", topic=joined(hard))
    yield signpost("help")
    for key, (when, line) in tables.lists("helplines", "lines", 2).items():
        if when == "always" or any(topic in hard for topic in when.split(", ")):
            for part in re.split(r"(?<=[.!?])\s+", line):
                yield Sentence(finished(part), (FromData("helplines", key),))
