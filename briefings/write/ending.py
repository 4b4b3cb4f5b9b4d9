"""Words explained, and what the briefing is: the last two chapters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefings import tables
from briefings.briefing import FromCount, FromData, Sentence
from briefings.write.story import Story, finished, signpost, signposts, words


def words_explained(told: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """A gloss for each word of the trade that our own sentences use, in the order of the table."""
    text = " ".join(sentence.text for sentence in told if not sentence.quotation)
    rows = tables.words("glosses", "words")
    return tuple(
        Sentence(finished(gloss), (FromData("glosses", key),)) for key, gloss in rows.items() if _has(text, key)
    )


def acronyms(told: Sequence[Sentence], known: Sequence[str]) -> Iterator[tuple[str, Sentence]]:
    """Each acronym of the table that the sentences use and nobody has explained, with its explanation."""
    text = " ".join(sentence.text for sentence in told)
    for short, (long, _) in tables.lists("glosses", "acronyms", 2).items():
        if short not in known and re.search(rf"\b{short}s?\b", text):
            yield short, Sentence(finished(f"{short} is short for {long}"), (FromData("acronyms", short),))


def _has(text: str, word: str) -> bool:
    return bool(re.search(rf"\b{re.escape(word)}(?:s|es)?\b", text, re.IGNORECASE))


def about(story: Story, left_out: Sequence[tuple[str, int]], hard: bool) -> tuple[Sentence, ...]:
    """What was left out (kind and number), where the report is, that the voice is synthetic, where to report mistakes."""
    options = story.options
    found = [signpost("made"), signpost("faithful")]
    missing = [(kind, number) for kind, number in left_out if number]
    if missing:
        found.append(signpost("left_out"))
        found += [_left_out(kind, number) for kind, number in missing]
        found.append(signpost("left_out_where"))
    if hard:
        found.append(signpost("too_hard"))
    if options.report_address:
        found += signposts("report_address", address=options.report_address)
    found.append(signpost("voice"))
    if options.publisher:
        found += signposts("publisher", publisher=options.publisher)
    if options.mistakes:
        found += signposts("mistakes", contact=options.mistakes)
    found.append(signpost("rights"))
    return tuple(found)


_KINDS = {
    "concerns": ("left_out_concern", "left_out_concerns"),
    "strengths": ("left_out_strength", "left_out_strengths"),
    "opinions": ("left_out_opinion", "left_out_opinions"),
    "quoted": ("left_out_quoted_one", "left_out_quoted"),
}


def _left_out(kind: str, number: int) -> Sentence:
    one, many = _KINDS[kind]
    return Sentence(
        words("about", one if number == 1 else many, number=number), (FromCount(f"left out {kind}", number),)
    )
