"""Words explained, and what the briefing is: the last two chapters; and acronyms, explained where they first come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefings import readability, tables
from briefings.briefing import FromCount, FromData, Sentence
from briefings.document import Span
from briefings.write.opening import text_kind
from briefings.write.story import Story, finished, number, ours, signpost, signposts, told, words

_MOST_GLOSSES = 8
MANY = 20  # things left out: a greater number tells a listener nothing more


def words_explained(story: Story, rest: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """A gloss for each word of the trade that our own sentences use, in the order in which they come; at most eight.

    A word inside a longer one that has its gloss ("abuse" in "domestic abuse"), and an area of a rating, whose chapter
    says what it is about, have none.
    """
    text = " ".join(sentence.text for sentence in rest if not sentence.quotation)
    areas = {rating.area.lower() for rating in story.findings.ratings if rating.area_id}
    found = []
    police = story.family in (None, *tables.lists("glosses", "kept")["police"])
    rows = {**tables.words("glosses", "words"), **tables.words("glosses", "police" if police else "others")}
    for key in sorted(rows, key=lambda key: (-len(key), key)):
        pattern = re.compile(rf"\b{re.escape(key)}(?:s|es)?\b", re.IGNORECASE)
        place = pattern.search(text)
        if place and key.lower() not in areas:
            found.append((place.start(), key))
            text = pattern.sub(lambda match: "." * len(match[0]), text)
    return tuple(
        Sentence(finished(part), (FromData("glosses", key),))
        for _, key in sorted(found)[:_MOST_GLOSSES]
        for part in re.split(r"(?<=[.!?])\s+(?=[A-Z])", rows[key])
    )


def acronyms(story: Story, sentences: Sequence[Sentence], explained: set[str]) -> Iterator[Sentence]:
    """``sentences`` with each acronym that our tables know explained after the sentence that has it first."""
    known = story.long_forms
    explained |= {short for short in known if any(s.text.startswith(f"{short} is short for ") for s in sentences)}
    for sentence in sentences:
        yield sentence
        for short in readability.unexplained([_without_inspectorates(story, sentence.text)]):
            if short in explained:
                continue
            explained.add(short)
            long = in_full(story, short)
            if short in known:
                text = words("signposts", "short_for", short=short, long=known[short][0])
                yield Sentence(text, (FromData("signposts", "short_for"), FromData(known[short][1], short)))
            elif long:
                yield told(
                    "signposts", "short_for", (long,), short=short, long=story.inside(story.document.quote(long))
                )


def _without_inspectorates(story: Story, text: str) -> str:
    """The text without names such as "HMI Probation", whose letters are no acronym of their own."""
    rows = story.framework.inspectorates if story.framework else ()
    for name in (row.short for row in rows if " " in row.short):
        text = text.replace(name, "")
    return text


_SMALL = frozenset({"of", "the", "for", "and", "in", "on"})


def in_full(story: Story, short: str) -> Span | None:
    """Where the report itself says what an acronym is short for: "a multi-agency safeguarding hub (MASH)"."""
    text = story.document.text
    for place in re.finditer(rf"\(\W?{re.escape(short)}s?\W?\)", text):
        start = max(0, place.start() - 120)
        before = list(re.finditer(r"[\w’'&-]+", text[start : place.start()]))[-9:]
        for first in reversed(before):
            found = re.findall(r"[A-Za-z]+", text[start + first.start() : place.start()])
            every = "".join(word[0] for word in found)
            large = "".join(word[0] for word in found if word.lower() not in _SMALL)
            if short.lower() in (large.lower(), every.lower()):
                return Span(start + first.start(), start + before[-1].end())
    return None


def about(story: Story, left_out: Sequence[tuple[str, int]], hard: bool) -> tuple[Sentence, ...]:
    """What was left out (kind and number), where the report is, whose voice it is, where to report mistakes."""
    options = story.options
    kind = _kind(story)
    found = [signpost(f"made{kind}"), signpost(f"faithful{kind}")]
    missing = [(kind, many) for kind, many in left_out if many]
    if missing:
        found.append(signpost("left_out"))
        found += [_left_out(kind, many) for kind, many in missing]
        found.append(signpost(f"left_out_where{kind}"))
    if hard:
        found.append(signpost("too_hard"))
    if options.report_address:
        found += signposts("report_address", address=options.report_address)
    if options.publisher:
        found += signposts("publisher", publisher=options.publisher)
    if options.contact and options.contact != options.mistakes:
        found += signposts("contact", contact=options.contact)
    if options.mistakes:
        found += signposts("mistakes", contact=options.mistakes)
    found += [signpost(f"rights{kind}"), signpost("voice")]
    return tuple(found)


def _kind(story: Story) -> str:
    """The ending of a template's key for what sort of text it is: "" for a report."""
    kind = text_kind(story)
    return "" if kind == "report" else f"_{kind}"


_KINDS = {
    "concerns": ("left_out_concern", "left_out_concerns"),
    "strengths": ("left_out_strength", "left_out_strengths"),
    "quoted": ("left_out_quoted_one", "left_out_quoted"),
    "next": ("left_out_next_one", "left_out_next"),
}


def _left_out(kind: str, many: int) -> Sentence:
    if kind == "opinions":
        return ours("about", "left_out_opinions")
    if many > MANY:
        key = f"{_KINDS[kind][1]}_many"
        return Sentence(words("about", key), (FromCount(f"left out {kind}", many),))
    key = _KINDS[kind][many > 1]
    return Sentence(words("about", key, number=number(many)), (FromCount(f"left out {kind}", many),))
