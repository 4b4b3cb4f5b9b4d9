"""What a finding is about, in a few words, for a chapter's title and the summary."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import cache, lru_cache

from briefings import inflect, tables
from briefings.briefing import FromData, Sentence
from briefings.findings import Description, Severity
from briefings.write.story import Story


@cache
def _patterns(section: str = "topics") -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = tables.lists("topics", section)
    return tuple(
        (
            topic,
            re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(word.strip()) for word in words)})(?!\w)", re.IGNORECASE),
        )
        for topic, words in rows.items()
    )


_EARLY = 90  # characters: what a finding is about is told near its front; what it lists, later


def topic(what: Description, used: Collection[str] = (), family: str | None = None) -> str | None:
    """The first topic of ``topics.toml`` whose words the description has, as it stands inside a sentence; or None.

    One that is not ``used`` yet comes before one that is. ``family``: the id of the inspectorate's table; topics kept
    for others are not taken.
    """
    found = _topics(what.text, family)
    return next((name for name in found if name not in used), next(iter(found), None))


def early(what: Description, name: str, family: str | None = None) -> bool:
    """Whether a finding has the words of a topic near its front, and so is about it."""
    return name in _topics(what.text[:_EARLY], family)


def every_topic() -> tuple[str, ...]:
    return tuple(tables.lists("topics", "topics"))


@lru_cache(maxsize=4096)
def _topics(text: str, family: str | None) -> tuple[str, ...]:
    text = text.replace("’", "'")
    if re.match(r"(?:some (?:aspects|parts) of )?the (?:overall )?performance of\b", text):
        return ()  # it is about everything, whatever it lists
    kept = tables.lists("topics", "families")
    found = [
        (name, match.start())
        for name, pattern in _patterns()
        if (name not in kept or family in kept[name])
        and (match := next((m for m in pattern.finditer(text) if not _of_a_name(text, m)), None))
    ]
    return tuple(name for name, start in sorted(found, key=lambda item: item[1] > _EARLY))


def _of_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether a topic's word is only part of a name: "the Community Child and Adolescent Service"."""
    inner = match.start() > 0 and not re.search(r"[.:“\"]\s*$", text[: match.start()])
    return inner and match[0][0].isupper() and match[0][1:].islower() and " " not in match[0]


def general(what: Description) -> str | None:
    """A wide topic, good enough for a title alone."""
    text = what.text.replace("’", "'")
    return next((name for name, pattern in _patterns("general") if pattern.search(text)), None)


def with_row(sentence: Sentence, topic_name: str) -> Sentence:
    """The sentence, which has a topic's name in it, with the topic's row among its sources."""
    return replace(sentence, sources=(*sentence.sources, FromData("topics", topic_name)))


def label(story: Story, severity: Severity, own: str | None) -> tuple[str, str | None]:
    """The label that the report uses for a concern, and the key of its meaning in the framework's table."""
    name = own or severity.value
    rows = story.framework.labels if story.framework else ()
    row = next((row for row in rows if row.label == name or name in row.wordings), None)
    row = row or next((row for row in rows if row.severity == severity.value and own is None), None)
    return name, row.label if row else None


def title_label(story: Story, severity: Severity, own: str | None) -> str:
    """The formal label that a concern's title has, one of it; "" for an ordinary concern."""
    if not severity.formal and own is None:
        return ""
    _, key = label(story, severity, own)
    return key or (severity.value if severity.formal else own or "")


def plural(name: str) -> str:
    """ "causes of concern", "areas for improvement", "smaller concerns"."""
    head, *_ = re.split(r" (?=(?:of|for|that)\b)", name, maxsplit=1)
    rest = name.removeprefix(head)
    before, _, last = head.rpartition(" ")
    return f"{before} {inflect.plural(last)}{rest}".strip()


def with_article(name: str) -> str:
    """ "a cause of concern", "an area for improvement"; a plural stays as it is."""
    if re.match(r"(?:areas|causes|priorities|actions)\b", name):
        return name
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"
