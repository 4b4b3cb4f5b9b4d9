"""Whose report it is, about whom, of what kind and when: read before anything else."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from briefings.document import BlockKind, Document, Span
from briefings.extract.dates import find_dates
from briefings.extract.names import Mention, built_names, distinctive, fold, known_names, providers, titled_names
from briefings.extract.words import by_first_letter, table
from briefings.findings import StatedDate
from briefings.frameworks import Framework, frameworks

_HEAD = 1500  # characters of a report within which it says what it is
_TITLE = 40.0  # what it weighs that a text calls itself so


@dataclass(frozen=True, slots=True)
class Bodies:
    """What a document says of itself. Names are whole; ``mentions`` are all places that name an inspected body."""

    framework: Framework | None = None
    inspectorate: str | None = None
    inspectorate_span: Span | None = None
    organisation: str | None = None
    organisation_span: Span | None = None
    organisations: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    several: bool = False  # ``organisation`` only runs the bodies that were inspected: no grade is its own
    kind: str | None = None
    year: int | None = None
    dates: tuple[StatedDate, ...] = ()


def find_bodies(document: Document) -> Bodies:
    """Read the inspectorate, the framework, the inspected bodies, the kind of text and its dates."""
    dates = find_dates(document)
    year = next((_year(d.text) for kind in ("inspected", "published") for d in dates if d.kind == kind), None)
    framework, inspectorate, at = _inspectorate(document.text)
    theirs = _other_inspectorate(document.text)
    if theirs is not None and (at is None or framework is None or theirs[2] >= _weight(document.text, framework)):
        framework, inspectorate, at = None, theirs[0], theirs[1]
    reader = framework or (_anybody() if inspectorate is not None else None)
    if reader is None:
        return Bodies(kind=_kind(document), year=year, dates=dates)
    mentions = _mentions(document, reader)
    main, names = _organisations(document, reader, mentions)
    runs = next(providers(document.text), None)
    if runs is not None:
        main, names = runs.name, (runs.name, *(name for name in names if fold(name) != fold(runs.name)))
        mentions = _with(document.text, mentions, runs.name)
    span = next((m.span for m in mentions if m.name == main), None)
    return Bodies(
        framework, inspectorate, at, main, span, names, mentions, runs is not None, _kind(document), year, dates
    )


# ---------------------------------------------------------------- the inspectorate


@cache
def _names_of(framework: Framework) -> re.Pattern[str]:
    forms = {form for i in framework.inspectorates for form in (i.short, i.long, *i.variants)}
    return _alternation(forms) if forms else _names_of_others()[0]


def _alternation(forms: set[str]) -> re.Pattern[str]:
    ordered = sorted(forms, key=len, reverse=True)
    pattern = by_first_letter(
        re.escape(f).replace(r"\ ", r"\s+").replace("'", "['’]").replace(r"\&", "(?:&|and)") for f in ordered
    )
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    return _alternation(set(words)) if words else None


def _inspectorate(text: str) -> tuple[Framework | None, str | None, Span | None]:
    """The family that the text belongs to, its inspectorate's short name and where that stands first.

    The family is None where the text is plainly of a sister family that has no table yet.
    """
    gist = _gist(text)
    known = [claim for family in frameworks() if (claim := _claim(family, text, gist)) is not None]
    if not known:
        return None, None, None
    known.sort(key=lambda claim: (-claim.score, claim.where.start, not claim.family.usual))
    first = known[0]
    own = next((c for c in known if not c.sister and c.shares_name(first)), None)
    if own is None or _outnumbered(own, known):
        return None, _short(first.family, first.found), first.where
    return own.family, _short(own.family, own.found), own.where


def _outnumbered(own: _Claim, known: list[_Claim]) -> bool:
    """Whether other inspectorates, three or more in all, are named first and more often: it is a joint one."""
    if min(m.start() for claim in known for m in claim.found) == own.where.start:
        return False
    ours = {m.start() for m in own.found}
    others = {(m.start(), fold(m.group())) for claim in known for m in claim.found if m.start() not in ours}
    return len(others) > len(ours) and len({name for _, name in others}) > 1


@dataclass(frozen=True, slots=True)
class _Claim:
    """How much a text says that it belongs to a family."""

    family: Framework
    found: list[re.Match[str]]  # its inspectorate's names
    score: float
    sister: bool  # it says more of a sister family

    @property
    def where(self) -> Span:
        return Span(self.found[0].start(), self.found[0].end())

    def shares_name(self, other: _Claim) -> bool:
        """Whether one inspectorate's name, as it stands in the text, is in both families."""
        return bool({fold(m.group()) for m in self.found} & {fold(m.group()) for m in other.found})


def _claim(family: Framework, text: str, gist: str) -> _Claim | None:
    if not any(form in gist for form in _gists(family)):
        return None
    found = list(_names_of(family).finditer(text))
    if not found:
        return None
    called = _pattern(family.titles)
    titles = list(called.finditer(text)) if called else []
    if family.titles and not titles:
        return None
    hits = _hits(_pattern(family.products), text, found)
    sisters = _hits(_pattern(family.sisters), text, found)
    in_head = sum(1 for m in hits if m.start() < _HEAD)
    # Sister families share an inspectorate's name: what they inspect tells them apart.
    score = _named(found) + min(len(hits), 12) + 4.0 * min(in_head, 6)
    score += _TITLE * any(m.start() < _HEAD for m in titles)
    return _Claim(family, found, score, len(sisters) > len(hits) and not titles)


def _gist(words: str) -> str:
    """The words with all that one name may differ in made the same: a quick look for a name, before its pattern."""
    return " ".join(words.casefold().replace("’", "'").replace("&", "and").split())


@cache
def _gists(family: Framework) -> tuple[str, ...]:
    forms = {form for i in family.inspectorates for form in (i.short, i.long, *i.variants)}
    return tuple(sorted(map(_gist, forms))) or ("",)  # one that names no inspectorate is asked by its pattern


def _named(found: list[re.Match[str]]) -> float:
    return 3.0 * min(len(found), 10) + 2.0 * (found[0].start() < _HEAD)


def _hits(pattern: re.Pattern[str] | None, text: str, names: list[re.Match[str]]) -> list[re.Match[str]]:
    """Where the pattern stands outside the inspectorate's own names."""
    if pattern is None:
        return []
    starts = [m.start() for m in names]

    def within(at: int) -> bool:
        before = bisect_right(starts, at) - 1
        return before >= 0 and at < names[before].end()

    return [m for m in pattern.finditer(text) if not within(m.start())]


# ---------------------------------------------------------------- inspectorates without a framework


@dataclass(frozen=True, slots=True)
class OtherInspectorate:
    """An inspectorate that the program knows only by name."""

    short: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Others:
    """``data/inspectorates.toml``."""

    inspectorates: tuple[OtherInspectorate, ...]
    endings: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()


@cache
def _others() -> Others:
    return table("inspectorates", Others)


@cache
def _anybody() -> Framework:
    """A framework of names alone, by which bodies of the other inspectorates are told."""
    others = _others()
    return Framework(
        id="names", name="names", inspectorates=(), body_nouns=("service",), endings=others.endings,
        beginnings=others.beginnings, named_in_title=True,
    )  # fmt: skip


@cache
def _names_of_others() -> tuple[re.Pattern[str], dict[str, str]]:
    owned = {fold(form) for f in frameworks() for i in f.inspectorates for form in (i.short, i.long, *i.variants)}
    rows = [o for o in _others().inspectorates if not owned & {fold(form) for form in (o.short, *o.names)}]
    names = {fold(form): o.short for o in rows for form in (o.short, *o.names)}
    return _alternation({form for o in rows for form in (o.short, *o.names)}), names


def _other_inspectorate(text: str) -> tuple[str, Span, float] | None:
    """The inspectorate without a framework that the text names most, where first, and how much weight that has."""
    pattern, names = _names_of_others()
    found: dict[str, list[re.Match[str]]] = {}
    for match in pattern.finditer(text):
        short = names.get(fold(match.group()))
        if short is not None:
            found.setdefault(short, []).append(match)
    if not found:
        return None
    short = max(found, key=lambda key: (_named(found[key]), -found[key][0].start()))
    first = found[short][0]
    together = _named([m for matches in found.values() for m in matches])
    return short, Span(first.start(), first.end()), together


def _weight(text: str, framework: Framework) -> float:
    found = list(_names_of(framework).finditer(text))
    return _named(found) if found else 0.0


def _short(framework: Framework, found: list[re.Match[str]]) -> str:
    """The short name that the text uses most, else that of the long name it uses; of a joint inspection all of them."""
    counts: Counter[str] = Counter()
    for match in found:
        words = fold(match.group()).replace(" and ", " & ")
        if framework.together and counts and match.start() > 2 * _HEAD:
            break  # who inspected is said at the top; others may be named later
        for row in framework.inspectorates:
            if words in {fold(f).replace(" and ", " & ") for f in (row.short, row.long, *row.variants)}:
                counts[row.short] += 3 if words == fold(row.short) else 1
                break
    if framework.together and counts:
        *most, last = (row.short for row in framework.inspectorates if row.short in counts)
        return f"{', '.join(most)} and {last}" if most else last
    return counts.most_common(1)[0][0] if counts else framework.inspectorates[0].short


# ---------------------------------------------------------------- the inspected bodies


def _mentions(document: Document, framework: Framework) -> tuple[Mention, ...]:
    """Every place that names an inspected body, in order; of two that overlap, the known or the longer one."""
    text = document.text
    taken = [Span(m.start(), m.end()) for m in _names_of(framework).finditer(text)]  # in order, none over another
    found: list[Mention] = []
    candidates = [*known_names(text, framework), *_shared_endings(text, framework)]
    if framework.named_in_title:  # a title's name runs over its lines: "Eastvale,\nNorthmoor and Westmarch Council"
        ends = tuple(fold(ending) for ending in framework.endings)
        titled = [m for m in titled_names(text) if fold(m.name).endswith(ends)]
        candidates += titled
    else:
        titled = []
    candidates += sorted(built_names(text, framework), key=lambda m: m.span.start - m.span.end)
    for mention in candidates:
        at = bisect_right(taken, mention.span)
        if not any(mention.span.overlaps(span) for span in taken[max(at - 1, 0) : at + 1]):
            taken.insert(at, mention.span)
            found.append(mention)
    found = [replace(m, name=_whole(m, titled)) for m in _same_names(found)]
    return tuple(sorted(found, key=lambda m: m.span))


def _whole(mention: Mention, titled: list[Mention]) -> str:
    """The name that a title gives whole, where the mention has only its end: a comma in it parted them."""
    tail = f", {fold(mention.name)}"
    return next((t.name for t in titled if not mention.known and fold(t.name).endswith(tail)), mention.name)


_SHARED = re.compile(r"\b([A-Z][\w-]+(?: [A-Z][\w-]+)?) and (?:[A-Za-z][\w-]+ ){1,2}\Z", re.IGNORECASE)


def _with(text: str, mentions: tuple[Mention, ...], name: str) -> tuple[Mention, ...]:
    """The mentions and every place that has this name and is not yet one of them."""
    found = (Span(m.start(), m.end()) for m in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text))
    new = [Mention(span, name) for span in found if not any(span.overlaps(m.span) for m in mentions)]
    return tuple(sorted((*mentions, *new), key=lambda m: m.span))


def _shared_endings(text: str, framework: Framework) -> Iterator[Mention]:
    """ "Westshire and Eastshire Police": the first name shares the second one's ending."""
    if not framework.organisations or not framework.endings:
        return
    whole = {fold(form): o.name for o in framework.organisations for form in (o.name, *o.aliases)}
    for ending in _alternation(set(framework.endings)).finditer(text):
        first = max(0, ending.start() - 70)
        match = _SHARED.search(text[first : ending.start()])
        name = whole.get(fold(f"{match[1]} {ending.group()}")) if match else None
        if match and name:
            yield Mention(Span(first + match.start(1), first + match.end(1)), name, True)


def _same_names(found: list[Mention]) -> list[Mention]:
    """The same name in another spelling of capitals or with an article is one name: the first spelling."""
    first: dict[str, str] = {}
    out = []
    for mention in sorted(found, key=lambda m: m.span):
        name = mention.name if mention.known else first.setdefault(fold(mention.name), mention.name)
        out.append(Mention(mention.span, name, mention.known))
    return out


def _organisations(
    document: Document, framework: Framework, mentions: tuple[Mention, ...]
) -> tuple[str | None, tuple[str, ...]]:
    """The main inspected body and all of them. A title names it best, then the top of the text, then how often."""
    score: Counter[str] = Counter()
    headings = [b.span for b in document.blocks if b.kind is BlockKind.HEADING][:12]
    for mention in mentions:
        score[mention.name] += 1
        if any(mention.span in heading for heading in headings):
            score[mention.name] += 2
        if mention.span.start < _HEAD // 3:
            score[mention.name] += 1
    titles = list(titled_names(document.text))
    common = (*framework.endings, *framework.beginnings, *framework.body_nouns)
    for title in titles[:3]:
        same = [name for name in score if distinctive(name, common) & distinctive(title.name, common)]
        if same:
            for name in same:
                score[name] += 6
        elif framework.named_in_title:
            score[title.name] += 8
    if not score:
        return None, ()
    order = {name: n for n, name in enumerate(score)}
    ranked = sorted(score, key=lambda name: (-score[name], order[name]))
    if len(ranked) > 1 and _joined(document.text, mentions):
        return None, tuple(ranked)
    return ranked[0], tuple(ranked)


def _joined(text: str, mentions: tuple[Mention, ...]) -> bool:
    """Whether the text opens with two bodies in one breath ("Westshire and Eastshire Police"): it is about both."""
    if len(mentions) < 2 or mentions[0].span.start > _HEAD // 3:
        return False
    between = text[mentions[0].span.end : mentions[1].span.start]
    return between.strip().lower() in ("and", ",", "&") and mentions[0].name != mentions[1].name


# ---------------------------------------------------------------- year and kind


def _year(words: str) -> int | None:
    years = re.findall(r"(?:19|20)\d\d", words)
    return int(years[-1]) if years else None


_SAID = re.compile(r"[”\"]\s+(?:[^.\n]{0,60}\b)?(?:said|added|says)\b|\b(?:said|added|says)\s*:\s*[“\"]")
_FIRST_PERSON = re.compile(
    r"\b(?:I am|I’m|I'm) (?:pleased|satisfied|encouraged|disappointed|concerned|Her|His|one of)|^Dear ", re.M
)


def _kind(document: Document) -> str:
    """ "statement": an inspector's own words or letter; "news": people are quoted; else "report"."""
    text = document.text[:20000]
    if _FIRST_PERSON.search(text) and len(_SAID.findall(text)) < 2:
        return "statement"
    return "news" if _SAID.search(text) and len(document.blocks) < 80 else "report"
