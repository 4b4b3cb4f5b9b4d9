"""Our own tables as the checker reads them: plainer phrases, and the rows that a sentence names as its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefings import inflect, tables
from briefings.briefing import FromData
from briefings.errors import DataError
from briefings.frameworks import Framework, framework, frameworks
from briefings.verify.align import Swap, counts, key, phrase
from briefings.verify.words import fold, words

PHRASES = ("phrases", "verbs", "nouns")  # sections of phrases.toml
SETTINGS = frozenset({"contact", "address", "publisher"})  # slots that the producer's own settings fill


@dataclass(frozen=True, slots=True)
class Row:
    """A text of ours: whole, or a template with {slots}. ``section`` is that of templates.toml, else the table."""

    section: str
    key: str
    text: str


@cache
def swaps() -> tuple[Swap, ...]:
    """Each phrase of our table, in all its forms, with the plainer one that may stand for it, as stems and marks."""
    rows = tables.read("phrases")
    pairs = [
        pair
        for heading in PHRASES
        for old, new in rows.get(heading, {}).items()
        for pair in _forms(heading, old, new[0])
    ]
    return tuple(dict.fromkeys((phrase(old), tuple(key(w) for w in words(new) if counts(w))) for old, new in pairs))


def _forms(heading: str, old: str, new: str) -> Iterator[tuple[str, str]]:
    yield old, new
    if heading == "nouns":
        yield inflect.plural(old), inflect.plural(new)
    if heading == "verbs":
        was, now = inflect.verb(old), inflect.verb(new)
        yield from ((was.third, now.third), (was.past, now.past), (was.ing, now.ing), (was.participle, now.participle))


def row_texts(row: FromData, framework_id: str) -> tuple[Row, ...]:
    """The texts that a source names; () where there is no such row."""
    found = tuple(_rows(row, _families(framework_id)))
    return found or tuple(_rows(row, frameworks()))


def _rows(row: FromData, families: Iterable[Framework]) -> Iterator[Row]:
    table, key = row.table, row.key
    if table in ("templates", *_templates()):
        for section, rows in _templates().items():
            if table in ("templates", section) and section != "titles":
                yield from (Row(section, key, text) for text in rows.get(key, ()))
    for family in families:
        yield from (Row(table, key, text) for text in _of_family(family, table, key))
    if table in ("glosses", "acronyms"):
        yield from (Row(table, key, text) for text in _glosses(key))
    if table == "helplines":
        for text in _section("helplines", "lines").get(key, ())[1:]:
            yield Row(table, key, text)
    if table == "topics" and key in topics():
        yield Row(table, key, key)


def _of_family(family: Framework, table: str, key: str) -> Iterator[str]:
    if table == "grades":
        yield from (g.meaning for g in family.grades if g.name == key)
    elif table == "areas":
        yield from (a.plain for a in family.areas if a.id == key)
    elif table == "labels":
        yield from (row.meaning for row in family.labels if row.label == key)
    elif table == "outcomes":
        yield from (row.meaning for row in family.outcomes if row.wording == key)
    elif table == "inspectorates":
        yield from (f"{row.short} is short for {row.long}" for row in family.inspectorates if row.short == key)


def _glosses(key: str) -> Iterator[str]:
    for heading in ("words", "police", "others", "inspectorates"):
        gloss = _section("glosses", heading).get(key)
        if isinstance(gloss, str):
            yield gloss
    acronym = _section("glosses", "acronyms").get(key)
    if isinstance(acronym, list) and acronym:
        yield f"{key} is short for {acronym[0]}"
        yield from acronym[1:]


def topic_words(topic: str) -> tuple[str, ...]:
    """The words of a finding for which our table gives ``topic``; () where there is no such topic."""
    return (*_section("topics", "topics").get(topic, ()), *_section("topics", "general").get(topic, ()))


def topics() -> tuple[str, ...]:
    return (*_section("topics", "topics"), *_section("topics", "general"))


def templates(*sections: str) -> tuple[Row, ...]:
    """The templates of some sections."""
    found = ((s, k, t) for s in sections for k, texts in _templates().get(s, {}).items() for t in texts)
    return tuple(Row(*row) for row in found)


def filled(template: str, sentence: str) -> Mapping[str, str] | None:
    """What stands in a template's {slots} where ``sentence`` is that template, folded; None where it is not."""
    match = _pattern(template).fullmatch(fold(sentence).rstrip("."))
    if match is None:
        return None
    return {name.rstrip("_"): value for name, value in match.groupdict().items()}


def fixed_words(template: str) -> str:
    """A template's own words, without its slots."""
    return re.sub(r"\{[^{}]*\}", " ", template)


def data_holds(sentence: str, sources: Iterable[FromData], framework_id: str) -> bool:
    """Whether a sentence with nothing of the report in it is, word for word, what its rows say."""
    rows = [row for source in sources for row in row_texts(source, framework_id)]
    for row in rows:
        for text in (row.text, *_SENTENCES.split(row.text)):
            slots = filled(text, sentence)
            if slots is not None and all(_slot_holds(name, value, rows) for name, value in slots.items()):
                return True
    return False


def _slot_holds(name: str, value: str, rows: Iterable[Row]) -> bool:
    if name in SETTINGS:
        return True
    if name == "topic":  # of the warning before hard subjects
        parts = re.split(r", | and ", value)
        return all(any(part in fold(topic) for topic in _section("helplines", "topics")) for part in parts)
    others = [fold(row.text) for row in rows if "{" not in row.text]
    if name in ("short", "long"):
        return any(re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text) for text in others)
    return value in others


_SENTENCES = re.compile(r"(?<=[.!?])\s+")


@cache
def _pattern(template: str) -> re.Pattern[str]:
    seen: set[str] = set()
    out = []
    for piece in re.split(r"(\{[^{}]*\})", template.rstrip(".")):
        if piece.startswith("{"):
            name = re.sub(r"\W", "", piece)
            while name in seen:
                name += "_"
            seen.add(name)
            out.append(f"(?P<{name}>.+?)")
        else:
            out.append(re.escape(_spaced(piece)))
    return re.compile("".join(out))


def _spaced(piece: str) -> str:
    """Folded, with the spaces at its ends kept."""
    inner = fold(piece)
    return (" " if piece[:1].isspace() else "") + inner + (" " if piece[-1:].isspace() and inner else "")


@cache
def _templates() -> Mapping[str, Mapping[str, list[str]]]:
    return {name: rows for name, rows in tables.read("templates").items() if isinstance(rows, Mapping)}


def _section(table: str, heading: str) -> Mapping[str, Any]:
    try:
        found = tables.read(table).get(heading)
    except (DataError, FileNotFoundError):
        return {}
    return found if isinstance(found, Mapping) else {}


def _families(framework_id: str) -> tuple[Framework, ...]:
    own = framework(framework_id)
    return (own,) if own else frameworks()
