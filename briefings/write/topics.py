"""What a finding is about, in a few words, for a chapter's title and the summary."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import cache, lru_cache

from briefings import inflect, tables
from briefings.briefing import FromData, Sentence
from briefings.findings import Description, Form, Severity
from briefings.write.forms import true_form
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


def subject(what: Description, bodies: Collection[str] = ()) -> str | None:
    """The few words with which a finding names its thing: "Written plans" of "Written plans are not always clear".

    The ``bodies`` inspected are no thing: a finding is always about them. A number or a share of things gives way to
    the things: "Enquiries" of "A small number of enquiries are made too soon".
    """
    what = true_form(what)
    text = re.sub(r"^(?:make sure|ensure)\s+(?:that\s+)?", "", what.text)
    made_sure = text != what.text
    text = re.sub(r"^there\s+(?:is|are|was|were)\s+", "", text, flags=re.IGNORECASE)
    there = re.search(r"\bthere\s+(?:is|are|was|were)\s", what.text[:30], re.IGNORECASE) is not None
    text = re.sub(rf"^(?:(?:an?|the|some|very|only|small|large|significant|high|low|vast)\s+)*(?:{_SHARES})\s+of\s+(?=\w)", "",
                  text, flags=re.IGNORECASE)  # fmt: skip
    words = re.findall(r"[\w’'-]+", re.split(r"[,;:(“\"‘]", text)[0])
    cut = next(
        (n for n, word in enumerate(words) if n and (re.search(r"n[’']t$", word) or word.lower() in _CUTS)), None
    )
    words = words[:cut]
    if cut is not None and inflect.first_verb(words) is None and what.form is Form.SENTENCE:
        return _named(words, bodies)
    if what.form is Form.THING or there:
        end = _thing_end(words)
    elif what.form is Form.SENTENCE or made_sure:
        end = inflect.first_verb(words) or 0
    else:
        return None
    return _named(words[: max(end, 0)], bodies)


def _thing_end(words: list[str]) -> int:
    """Where the thing that a noun phrase names ends: with what it is "of" where it is a wide word alone."""
    end = next((n for n, word in enumerate(words) if n and word.lower() in _LINKS), len(words))
    if end < len(words) and words[end].lower() == "of" and end and words[end - 1].lower() in _VAGUE:
        end = next((n for n, word in enumerate(words) if n > end and word.lower() in _LINKS), len(words))
    return end


def _named(words: list[str], bodies: Collection[str]) -> str | None:
    """The words as a title, where they name something; else None."""
    words = words[: next((n for n, word in enumerate(words) if n and word.lower() in _CUTS), None)]
    while words and words[0].lower() in _ARTICLES:
        words = words[1:]
    while words and words[0].lower() in _ENOUGH:
        words = words[1:]
    while words and (words[-1].lower() in (*_LINKS, *_ARTICLES, *_ADVERBS) or re.search(r"[a-z]ly$", words[-1])):
        words = words[:-1]
    if not 1 <= len(words) <= 6 or any(w.lower() in _POINTERS or w.isupper() or w[0].isdigit() for w in words):
        return None
    if (
        words[0].lower() in _JOINS
        or any(w[-1] in "’'" for w in words)
        or (len(words) == 1 and words[0].endswith("ing"))
    ):
        return None
    if any(re.search(r"[a-z]{2}ly$", word) and word.lower() not in _LY for word in words):
        return None
    name = " ".join(words)
    own = {word for body in bodies for word in body.lower().split()}
    if all(word.lower() in (*_VAGUE, *_WIDE, *_LINKS, *_ARTICLES, *own) for word in words):
        return None
    head = next((n for n, word in enumerate(words) if word.lower() in _LINKS), len(words))
    return None if " ".join(words[:head]).lower() in bodies else name


def object_of(what: Description, bodies: Collection[str] = ()) -> str | None:
    """What a finding's first plain action is done to: "body-worn cameras" of "switch on their body-worn cameras"."""
    words = re.findall(r"[\w’'-]+|[,;]", what.text)
    first = 1 if what.form is Form.SENTENCE else 0  # the first words of a sentence are no object
    starts = [n + 1 for n, word in enumerate(words) if n >= first and word.lower() in _DETERMINERS]
    return next((name for start in starts if (name := _object_at(words, start, bodies))), None)


def _object_at(words: list[str], start: int, bodies: Collection[str]) -> str | None:
    end = next((n for n, word in enumerate(words) if n >= start and word.lower() in (*_STOPS, *_LINKS)), len(words))
    named = words[start:end]
    if not 1 <= len(named) <= 4 or any(w.lower() in (*_POINTERS, *_ARTICLES) or w[0].isdigit() for w in named):
        return None
    if {w.lower() for w in named} & _TIMES:
        return None
    found = _named(named, bodies)
    lone = len(named) == 1 and (len(named[0]) < 5 or named[0][0].isupper())  # a capital: part of a name
    return found if found and not lone else None


_SHARES = "numbers?|proportions?|ranges?|majority|minority|variety|lack|absence|shortage|most|many|some|all|part"
_LINKS = frozenset(
    {"of", "in", "for", "about", "that", "which", "with", "to", "on", "at", "by", "from", "and", "who", "within"}
)
_DETERMINERS = frozenset({"the", "its", "their"})
_TIMES = frozenset({"last", "time", "year", "years", "month", "months", "week", "moment"})
_STOPS = frozenset({",", ";", "before", "after", "when", "where", "how", "if", "so", "is", "are", "was", "were", "has",
                    "have", "can", "will", "or", "as"})  # fmt: skip
_ARTICLES = frozenset({"the", "a", "an", "some", "also", "however", "its", "their"})
_LY = frozenset({"early", "family", "friendly", "daily", "weekly", "monthly", "timely", "elderly", "hourly", "supply"})
_CUTS = frozenset({"required", "provided", "needed", "used", "made", "carried", "given", "held", "received", "identified",
                   "available", "placed", "needs"})  # fmt: skip
_ENOUGH = frozenset(
    {"sufficient", "enough", "adequate", "suitable", "appropriate", "timely", "better", "more", "effective"}
)
_JOINS = frozenset({"while", "although", "though", "whilst", "since", "because", "where", "when", "until", "at", "in", "on",
                    "for", "during", "following", "despite", "with", "by", "from", "to", "of"})  # fmt: skip
_ADVERBS = frozenset(
    {
        "more",
        "most",
        "less",
        "better",
        "also",
        "still",
        "often",
        "always",
        "now",
        "not",
        "too",
        "very",
        "yet",
        "never",
        "again",
        "currently",
    }
)
_POINTERS = frozenset(
    (
        "it this that these those they he she them there i we our us not no who which when if as each both all many"
        " most few one two three others another such something none nothing"
    ).split()
)
# Nouns that name nothing alone; with another word they may ("Placement choice").
_VAGUE = frozenset(
    (
        "people person service services number numbers absence work more quality system systems progress practice"
        " performance improvement improvements support need needs risk risks policy policies decision decisions"
        " management manager managers area areas team teams response place places time thing things issue issues"
        " concern concerns action actions weakness weaknesses overview role focus pace pattern approach capacity"
        " content proportion range scale scope majority minority use impact standard standards process processes"
        " arrangement arrangements measure measures resource resources outcome outcomes provision help care level"
        " levels activity activities change changes problem problems example examples evidence extent result results"
        " task tasks group groups aspect aspects stage stages reason reasons understanding effectiveness staff officers"
        " workforce breach breaches regulation regulations inspectorate inspectorates legacy lack shortage police"
        " opportunity opportunities information partnership inspection inspectors organisation local rating ratings"
    ).split()
)
_WIDE = frozenset(
    (
        "very right full whole continuing different similar other various several current recent recently overall small large limited new good better"
        " best poor wider further little much senior same whole main key important significant fundamental serious"
        " common general specific particular certain final initial early more less fewer identified required needed"
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


def title_label(story: Story, severity: Severity, own: str | None) -> str:
    """The formal label that a concern's title has, one of it; "" for an ordinary concern."""
    if not severity.formal and own is None:
        return ""
    _, key = label(story, severity, own)
    return key or (severity.value if severity.formal else own or "")


def plural(name: str) -> str:
    """ "causes of concern", "areas for improvement", "smaller concerns"."""
    head, rest = re.fullmatch(r"(.*?)((?: (?:of|for|that)\b.*)?)", name).groups()  # type: ignore[union-attr]
    before, _, last = head.rpartition(" ")
    return f"{before} {inflect.plural(last)}{rest}".strip()


def with_article(name: str) -> str:
    """ "a cause of concern", "an area for improvement"; a plural stays as it is."""
    if re.match(r"(?:areas|causes|priorities|actions)\b", name):
        return name
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"
