"""Names of inspected bodies in running text: known ones from a framework's table, others by how they are built."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from briefings.document import Span
from briefings.extract.words import by_first_letter
from briefings.frameworks import Framework, Organisation

# A capital that opens a sentence, a title or a month is no part of the name that follows it.
_NOT_IN_NAMES_WORDS = """
    a an the this that these those his her their our its your my at in on of for from by to with within across into
    over under after before during since until when while although though because as if but and or so yet however
    overall meanwhile both all each every some most many several no not there here it we i they he she you who which
    what how why where inspectors inspector inspection inspections report reports chief constable commissioner
    minister secretary superintendent officer officers director leader councillor cllr mr mrs ms dr sir dame lord
    lady professor prof spokesman spokeswoman spokesperson hm hmi hmic hmicfrs ofsted cqc estyn rated graded judged
    today yesterday tomorrow last next new dear inspectorate judgement judgment rating ratings grade grades monday
    tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december watchdog about following between national former executive head teacher headteacher
    unlike like only also even once rival neighbouring nearby except besides
    while is was are were has have had said says told can will did does do if is care-home
    outstanding excellent good adequate satisfactory requires improvement inadequate poor rated
    """
_NOT_IN_NAMES = frozenset(_NOT_IN_NAMES_WORDS.split())
_LINKS = frozenset(["of", "and", "&", "the", "on", "upon", "in", "le", "de", "for", "with", "y", "yr"])
_WRAPPED = 45  # letters of a line: a shorter one was ended on purpose
_WORD = re.compile(r"&|[^\W\d_](?:[\w.]|['’-](?=\w))*|\d+(?:st|nd|rd|th)?")
_TITLE = re.compile(
    r"^[^\n.]{0,60}\b(?i:inspection|visit|review|assessment|report|judgements?|judgments?|re-inspection|letter)\s+"
    r"(?:of|to|on|at|for|in|into)\s+(?P<name>(?:the\s+)?[A-Z](?:[^\n:.]|(?<=,)\n(?=[A-Z])|(?<=[a-z])\n(?=[a-z])){2,110})",
    re.MULTILINE,
)
_RUN_BY = re.compile(
    r"\b(?:homes|schools|academies|hospitals|nurseries|services|prisons|colleges|clinics|surgeries),?\s+(?:also\s+|all\s+)?"
    r"(?:run|operated|owned|managed)\s+by\s+(?:the\s+)?(?P<name>[A-Z][\w’'-]*(?:\s+(?:(?:of|and)\s+)?[A-Z][\w’'-]*){0,6})"
)
_DEAR = re.compile(
    r"^Dear (?P<name>[A-Z][^\n]{0,70}(?:[Pp]artnership|[Bb]oard|[Cc]ouncil|[Tt]rust))\s*,?\s*$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands. ``name`` is the whole name that the words stand for."""

    span: Span
    name: str
    known: bool = False  # from a table, not from the build of the words


@cache
def _known(organisations: tuple[Organisation, ...]) -> tuple[re.Pattern[str], dict[str, str]] | None:
    names = {fold(form): o.name for o in organisations for form in (o.name, *o.aliases)}
    if not names:
        return None
    forms = sorted(names, key=len, reverse=True)
    pattern = by_first_letter(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE), names


_ARTICLE = re.compile(r"\b[Aa]n?\s+\Z")


def fold(words: str) -> str:
    """Lower case, straight apostrophes, single spaces, no article: two forms of one name compare equal."""
    plain = " ".join(words.replace("’", "'").lower().split())
    return plain.removeprefix("the ")


def known_names(text: str, framework: Framework) -> Iterator[Mention]:
    """Names of the framework's own table; short ones in capitals ("GMP") count only in capitals."""
    table = _known(framework.organisations)
    if table is None:
        return
    pattern, names = table
    for match in pattern.finditer(text):
        words = match.group()
        if len(words) <= 4 and not words.isupper():
            continue
        yield Mention(Span(match.start(), match.end()), names[fold(words)], True)


@cache
def _endings(endings: tuple[str, ...]) -> re.Pattern[str] | None:
    if not endings:
        return None
    forms = "|".join(
        re.escape(e).replace(r"\ ", r"\s+").replace("'", "['’]") for e in sorted(endings, key=len, reverse=True)
    )
    return re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", re.IGNORECASE)


def built_names(text: str, framework: Framework) -> Iterator[Mention]:
    """Names built like this family's: "Westmarch Police", "HMP Thornwick", "Larkfield Primary School"."""
    pattern = _endings(framework.endings)
    for match in pattern.finditer(text) if pattern else ():
        lowered = match.group().islower() and " " in match.group()
        start = _walk_left(text, match.start(), lowered, _closers(framework.endings))
        if start is None or (match.group().islower() and not _surely_a_name(text, start, match.start())):
            continue
        if match.group().islower() and _ARTICLE.search(text, max(0, start - 4), start):
            continue  # "a Northmoor school" has not been named
        if match.group().isupper():
            start = _shouted(text, start, match.start(), match.end())
        if match.group()[0].isupper() or match.group().islower():
            yield Mention(Span(start, match.end()), _tidy(text[start : match.end()]))
    for first in framework.beginnings:
        for match in _begun(first).finditer(text):
            lines = (m.start() for m in re.finditer("\n", match["name"]))
            at = match.start("name")
            end = next((at + line for line in lines if not _wraps(text, at + line)), match.end())
            if end > at:
                yield Mention(Span(match.start(), end), _tidy(text[match.start() : end]))


def providers(text: str) -> Iterator[Mention]:
    """Who runs the several bodies that a text is about: "three homes run by Penfold Care"."""
    for match in _RUN_BY.finditer(text[:3000]):
        yield Mention(Span(match.start("name"), match.end("name")), _tidy(match["name"]))


@cache
def _begun(first: str) -> re.Pattern[str]:
    """Names that begin with these words: "HMP Thornwick", "London Borough of Eastvale"."""
    begin = re.escape(first).replace(r"\ ", r"\s+")
    word = r"(?:(?:and|upon|with)\s+)?(?:[A-Z][\w’'-]*|\([A-Z][\w ]*\))"
    return re.compile(rf"(?<![\w-]){begin}\s+(?P<name>{word}(?:\s+{word}){{0,3}})")


def _wraps(text: str, newline: int) -> bool:
    """Whether the line that ends here is so long that it was only broken to fit the page: its sentence goes on."""
    return newline - (text.rfind("\n", 0, newline) + 1) >= _WRAPPED


def _shouted(text: str, start: int, ending: int, end: int) -> int:
    """Where a name in a line of capitals begins: words before it that mostly do not stand there are not its own.

    "TELLS NORTHMOOR POLICE" once, and "NORTHMOOR POLICE" after other words too: the name is the second.
    """
    line = text[text.rfind("\n", 0, start) + 1 : start + 200].split("\n", 1)[0]
    if not line.isupper():
        return start
    words = [start + m.start() for m in re.finditer(r"\S+", text[start:ending])]
    for first, second in pairwise(words):
        if text.count(text[second:end]) <= text.count(text[first:end]):
            return first
    return words[-1] if words else start


@cache
def _closers(endings: tuple[str, ...]) -> frozenset[str]:
    """Words that close a name, so that "and" after one joins two names: "Westmarch Police and Eastvale Police"."""
    return frozenset(ending.split()[-1].lower() for ending in endings)


def _surely_a_name(text: str, start: int, end: int) -> bool:
    """Whether what stands before a small "police" is a name: more than one word that only opens its sentence.

    "Using police powers" begins with a capital too; "Westmarch police" is a name when "Westmarch" has one elsewhere.
    """
    words = text[start:end].split()
    before = text[:start].rstrip(" “‘\"'")
    if len(words) > 1 or not (not before or before[-1] in "\n.!?:;•" or text[start - 1] == "\n"):
        return True
    inside = rf"(?<=[\w,]) {re.escape(words[0])}(?![\w-])" if words else ""
    return bool(words) and re.search(inside, text) is not None


def _walk_left(text: str, end: int, lowered: bool, closers: frozenset[str]) -> int | None:
    """Where the name that ends in the ending at ``end`` begins; None when nothing before it looks like a name.

    ``lowered``: the text has lost its capitals, so only a name that opens its sentence can be told.
    """
    before = text[max(0, end - 90) : end]
    marks = (". ", ".\n", ", ", "; ", ": ", "\n\n", "(", "“", '"', "‘", ") ", "– ", "- ")
    stop = max(before.rfind(mark) for mark in marks)
    base = end - len(before)
    broken = before.rfind("\n")
    if broken > stop and not _wraps(text, base + broken):
        stop = broken
    words = [m for m in _WORD.finditer(before) if m.start() > stop]
    taken: int | None = None
    right = ""
    for number, word in enumerate(reversed(words)):
        low = word.group().lower().replace("’", "'").removesuffix("'s")
        if right in ("and", "&") and low in closers:
            break
        right = low
        if word.group()[0].isupper() or word.group()[0].isdigit():
            year = low.isdigit() and len(low) == 4  # "In 2014 Westmarch Police …"
            if low in _NOT_IN_NAMES or year or (number > 2 and word.group().endswith(("'s", "’s"))):
                break
            taken = word.start()
        elif lowered and low not in _NOT_IN_NAMES and number < 6:
            continue
        elif low not in _LINKS or number == 0:
            break
    if lowered and taken is not None and taken != (words[0].start() if words else None):
        return None
    return None if taken is None else base + taken


def titled_names(text: str) -> Iterator[Mention]:
    """Names that a title or a letter's greeting gives: "Inspection of …", "Dear … Partnership"."""
    for pattern in (_TITLE, _DEAR):
        for match in pattern.finditer(text[:6000]):
            name = re.split(r"\s+(?:on|between|from|report|dated|\d)\b|,\s+\d|[?!;]", match["name"])[0].rstrip(" ,")
            if 1 <= len(name.split()) <= 12 and name.split()[0].lower() not in _NOT_IN_NAMES:
                yield Mention(Span(match.start("name"), match.start("name") + len(name)), _tidy(name))


def _tidy(words: str) -> str:
    folded = " ".join(words.split())
    return folded[4:] if folded.lower().startswith("the ") else folded


def distinctive(name: str, common: Iterable[str]) -> frozenset[str]:
    """The words of a name that set it apart from other bodies of its kind."""
    rest = frozenset(re.findall(r"[a-z0-9'-]+", fold(name)))
    return rest - frozenset(word for phrase in common for word in fold(phrase).split()) - _LINKS
