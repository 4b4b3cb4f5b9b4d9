"""What a finding is about, in a few words, for a chapter's title and the summary."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import cache, lru_cache

from briefings import inflect, tables
from briefings.briefing import FromData, Sentence
from briefings.findings import Description, Form, Severity
from briefings.write.story import Story


@cache
def _patterns(section: str = "topics") -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = tables.lists("topics", section)
    return tuple(
        (topic, re.compile(rf"\b(?:{'|'.join(re.escape(word.strip()) for word in words)})\b", re.IGNORECASE))
        for topic, words in rows.items()
    )


def topic(what: Description, used: Collection[str] = ()) -> str | None:
    """The first topic of ``topics.toml`` whose words the description has, as it stands inside a sentence; or None.

    One that is not ``used`` yet comes before one that is.
    """
    found = _topics(what.text)
    return next((name for name in found if name not in used), next(iter(found), None))


@lru_cache(maxsize=4096)
def _topics(text: str) -> tuple[str, ...]:
    text = text.replace("’", "'")
    if re.match(r"(?:some (?:aspects|parts) of )?the (?:overall )?performance of\b", text):
        return ()  # it is about everything, whatever it lists
    return tuple(name for name, pattern in _patterns() if pattern.search(text))


def general(what: Description) -> str | None:
    """A wide topic, good enough for a title alone."""
    text = what.text.replace("’", "'")
    return next((name for name, pattern in _patterns("general") if pattern.search(text)), None)


def subject(what: Description, bodies: Collection[str] = ()) -> str | None:
    """The few words with which a finding names its thing: "Written plans" of "Written plans are not always clear".

    The ``bodies`` inspected are no thing: a finding is always about them.
    """
    text = re.sub(r"^(?:make sure|ensure)\s+(?:that\s+)?", "", what.text)
    made_sure = text != what.text
    words = re.findall(r"[\w’'-]+", text.split(",")[0])
    if made_sure:
        end = inflect.first_verb(words) or 0
    elif what.form is Form.THING:
        end = next((n for n, word in enumerate(words) if n and word.lower() in _LINKS), len(words))
    elif what.form is Form.SENTENCE:
        end = inflect.first_verb(words) or 0
    else:
        return None
    while words and words[0].lower() in _ARTICLES:
        words, end = words[1:], end - 1
    while end > 0 and words[end - 1].lower() in (*_LINKS, *_ARTICLES):
        end -= 1
    named = words[: max(end, 0)]
    if not 1 <= len(named) <= 5 or any(
        word.lower() in _POINTERS or word.isupper() or word[0].isdigit() for word in named
    ):
        return None
    return None if " ".join(named).lower() in bodies else " ".join(named)


def object_of(what: Description) -> str | None:
    """What a finding's first plain action is done to: "body-worn cameras" of "switch on their body-worn cameras"."""
    words = re.findall(r"[\w’'-]+|[,;]", what.text)
    start = next((n + 1 for n, word in enumerate(words) if word.lower() in _DETERMINERS), None)
    if start is None:
        return None
    end = next((n for n, word in enumerate(words) if n >= start and word.lower() in (*_STOPS, *_LINKS)), len(words))
    named = words[start:end]
    if not 1 <= len(named) <= 4 or any(w.lower() in (*_POINTERS, *_ARTICLES) or w[0].isdigit() for w in named):
        return None
    if {w.lower() for w in named} & _TIMES:
        return None
    return " ".join(named) if len(named) > 1 or len(named[0]) > 4 else None


_LINKS = frozenset({"of", "in", "for", "about", "that", "which", "with", "to", "on", "at", "by", "from", "and", "who"})
_DETERMINERS = frozenset({"the", "its", "their"})
_TIMES = frozenset({"last", "time", "year", "years", "month", "months", "week", "moment"})
_STOPS = frozenset({",", ";", "before", "after", "when", "where", "how", "if", "so", "is", "are", "was", "were", "has",
                    "have", "can", "will", "or", "as"})  # fmt: skip
_ARTICLES = frozenset({"the", "a", "an", "some", "also", "however", "its", "their"})
_POINTERS = frozenset(
    (
        "it this that these those they he she them there i we not no who which when if as each both all many most few"
        " one two three others another"
    ).split()
)


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


def with_article(name: str) -> str:
    """ "a cause of concern", "an area for improvement"; a plural stays as it is."""
    if re.match(r"(?:areas|causes|priorities|actions)\b", name):
        return name
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"
