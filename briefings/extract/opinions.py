"""Views of others about the body, its grade or the inspection: a commissioner's, a chief's, a union's, an MP's …"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefings.document import BlockKind, Span
from briefings.extract.grammar import has_verb
from briefings.extract.passages import evidence
from briefings.extract.people import NAME
from briefings.extract.polarity import praise, weakness
from briefings.extract.reading import Reading
from briefings.extract.speakers import Part, Speaker
from briefings.extract.words import any_of, folded, table
from briefings.findings import Opinion

_WHOLE = 8  # quoted words that can stand alone; fewer are given with the words that lead to them
_FEWEST = 3
_SILENT = re.compile(
    r"\b(?:(?:has|have|had|did)\s+not\s+(?:yet\s+)?(?:comment\w*|respond\w*|repl\w+)|declined\s+to"
    r"|refused\s+to\s+comment|been\s+(?:asked|approached|contacted)\s+for)\b"
)
_LONGEST_NAME = 22  # words of a name and role
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|needs|said|says)\b", re.IGNORECASE)
_LONG_REPORT = 60  # sentences
_MOST_SENTENCES = 12  # of one speaker: the rest is in the report
_INSPECTS = re.compile(
    r"\b(?:inspect\w*|HMIC\w*|Ofsted|CQC|Estyn|HMI\w*|watchdog|regulator|Care\s+Quality|ratings?|rated|graded?s?"
    r"|judge?ments?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ViewWords:
    """``data/views.toml``."""

    feelings: tuple[str, ...]


@cache
def view_words() -> ViewWords:
    return table("views", ViewWords)


@cache
def _feelings() -> re.Pattern[str]:
    return any_of(view_words().feelings)


def find_opinions(reading: Reading) -> tuple[Opinion, ...]:
    """One opinion a speaker and manner (their words, or words reported of them), in the text's order."""
    if not _INSPECTS.search(reading.document.text):
        return ()
    found: dict[str, list[tuple[Part, Span]]] = {}
    for part, span in _said(reading):
        found.setdefault(_key(part.speaker), []).append((part, span))
    _join_unnamed(found)
    long = len(reading.sentences) >= _LONG_REPORT and any(v.speaker().role == "inspectorate" for v in reading.voices)
    reports = any(v.speaker().role == "inspectorate" and not v.speaker().explicit for v in reading.voices)
    opinions = []
    for words in found.values():
        views = [(p, s) for p, s in words if _is_view(reading, s)]
        if not views:
            continue
        speaker = _fullest([p.speaker for p, _ in words])
        if speaker.role == "public" and reports and not NAME.search(speaker.who or ""):
            continue  # answers that inspectors collected
        if _COURT.search(speaker.who or "") and not any(_BODY.search(reading.document.quote(s)) for _, s in views):
            continue  # what a court says of a crime
        if long and not any(p.speaker.direct for p, _ in views):
            continue  # a report that tells what the body thinks of itself
        if speaker.who is None or len(speaker.who.split()) > _LONGEST_NAME or _FINITE.search(speaker.who.split(",")[0]):
            continue
        seen: list[Span] = []
        for _, span in views[:_MOST_SENTENCES]:
            if not any(span.overlaps(s) for s in seen):
                seen.append(span)
        direct = all(p.speaker.direct for p, _ in views)
        who = tidy(speaker.who)
        opinions.append(Opinion(who, speaker.role, tuple(seen), speaker.name, direct))
    return tuple(opinions)


def _said(reading: Reading) -> Iterator[tuple[Part, Span]]:
    """What somebody outside says, sentence by sentence: their quoted words, or the clause that reports them."""
    for index, sentence in enumerate(reading.sentences):
        if reading.block(sentence).kind in (BlockKind.HEADING, BlockKind.NOTE, BlockKind.TABLE_ROW):
            continue
        others = [p for p in reading.voices[index].others if p.speaker.role != "informant" and p.speaker.explicit]
        direct = [p for p in others if p.speaker.direct]
        quoted = sum(_length(reading, p.span) for p in direct)
        whole = any(_stands_alone(reading, p.span) for p in direct)
        if whole or quoted >= max(_WHOLE, sum(_length(reading, p.span) for p in others) / 2):
            for part in direct:
                inner = _inner(reading, part)
                if inner is not None and _length(reading, inner) >= _FEWEST:
                    yield part, evidence(reading, inner)
        elif others:
            first = min(p.span.start for p in others)
            last = max(p.span.end for p in others)
            part = next((p for p in others if not p.speaker.direct), others[0])
            yield part, evidence(reading, Span(first, last))


def _join_unnamed(found: dict[str, list[tuple[Part, Span]]]) -> None:
    """“The commissioner” is the only commissioner whom the text names."""
    for role in ("commissioner", "chief"):
        if role in found:
            named = [key for key in found if key.startswith(role + " ")]
            if len(named) == 1 and _may_be(found[role], found[named[0]]):
                found[named[0]] = sorted([*found.pop(role), *found[named[0]]], key=lambda said: said[1].start)


_COURT = re.compile(r"\b(?:judge|magistrate|prosecutor|barrister|court|jury|recorder)\b", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:police|force|constabulary|officers?|inspect\w*|report|service|council|school|home|prison|trust)\b",
    re.IGNORECASE,
)
_RANKS = ("deputy", "assistant", "temporary", "acting", "former")


def _may_be(unnamed: list[tuple[Part, Span]], named: list[tuple[Part, Span]]) -> bool:
    """Whether “the chief constable” may be the named one: of no other body and no other rank."""
    full = " ".join(folded(p.speaker.who or "").lower() for p, _ in named)
    for part, _ in unnamed:
        who = folded(part.speaker.who or "")
        names = [w for w in re.findall(r"\b[A-Z][\w-]+", who) if w.lower() not in _ROLE_WORDS]
        if any(w.lower() not in full for w in names):
            return False
        if any((rank in who.lower().split()) != (rank in full.split()) for rank in _RANKS):
            return False
    return True


def _stands_alone(reading: Reading, span: Span) -> bool:
    """Whether quoted words are a sentence of their own: “I accept this report.”"""
    text = reading.document.quote(span).lstrip("“\"‘' ")
    return text[:1].isupper() and _length(reading, span) >= _FEWEST and has_verb(text)


def _length(reading: Reading, span: Span) -> int:
    return len(reading.document.quote(span).split())


def _inner(reading: Reading, part: Part) -> Span | None:
    """Quoted words without their marks."""
    start, end = part.span.start, part.span.end
    text = reading.document.text
    while start < end and (text[start] in "“”\"'‘’ ,:" or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in '“”"‘ ,:' or text[end - 1].isspace()):
        end -= 1
    return Span(start, end) if start < end else None


def _is_view(reading: Reading, span: Span) -> bool:
    text = folded(reading.document.quote(span)).lower()
    if _SILENT.search(text):
        return False
    return bool(_feelings().search(text) or weakness(text) or praise(text))


_ROLE_WORDS = frozenset(
    "police crime commissioner chief constable deputy assistant temporary acting pcc pfcc and the for of fire "
    "officer mr mrs ms force".split()
)


def _key(speaker: Speaker) -> str:
    """Several names of one speaker come together: by the role, and the last name of a person."""
    people = [m.group().split()[-1].lower() for m in NAME.finditer(speaker.who or "")]
    titled = re.search(r"\b(?:mr|mrs|ms|miss|dr|sir|dame)\.?\s+([\w'’-]+)", speaker.who or "", re.IGNORECASE)
    names = [titled.group(1).lower()] if titled else [p for p in people if p not in _ROLE_WORDS]
    if speaker.role in ("commissioner", "chief"):
        return f"{speaker.role} {names[-1]}" if names else speaker.role
    if speaker.role in ("body", "force"):
        return "body"
    return names[-1] if names else f"{speaker.role} {(speaker.who or '').lower()}"


def _fullest(speakers: list[Speaker]) -> Speaker:
    return max(speakers, key=lambda s: (bool(NAME.search(s.who or "")), len(s.who or "")))


_WHEN = re.compile(
    r"^(?:(?:in|on|last|this|earlier|later)\s+(?:(?:this|last|next)\s+)?(?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december|\w+day|week|month|year|spring|summer|autumn|winter|\d{4})|yesterday|today)\b,?\s+",
    re.IGNORECASE,
)


def tidy(who: str) -> str:
    """The name and role in one line, as the text gives them, less a leading “but” and the like."""
    text = re.sub(r"\s+", " ", who).strip(' ,;:"“”')
    text = _WHEN.sub("", text)
    text = re.sub(r",\s+(?:who|which|whose)\b.*$", "", text)
    return re.sub(
        r"^(?:which|that|who|but|and|however|while|meanwhile|also|though)\b,?\s+", "", text, flags=re.IGNORECASE
    )
