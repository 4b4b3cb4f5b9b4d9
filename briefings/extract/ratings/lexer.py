"""A sentence as tokens with tags: what each word is to the rules that read grades."""

# A pattern or a class of words reads better whole than cut into lines:
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from briefings.document import Span
from briefings.extract.ratings.words import CURRENT_TIME, DATED_TIME, PHRASES, PREVIOUS_TIME, SINGLE, Tag
from briefings.extract.words import by_first_letter
from briefings.frameworks import NOT_RATED, Framework, frameworks


@dataclass(frozen=True, slots=True)
class Token:
    tag: Tag
    text: str
    start: int  # in the sentence's text
    end: int
    value: str | None = (
        None  # GRADE: its name; BODY: the whole name, None for "the force"; INSPECTOR: whose; TIME: when
    )
    year: int | None = None  # TIME

    @property
    def low(self) -> str:
        return self.text.lower().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is special to one framework: its grades, its inspectorate's names, what it calls inspected bodies."""

    grades: re.Pattern[str]
    names: dict[str, str]  # folded wording of a grade -> its name
    inspectors: re.Pattern[str]
    own: re.Pattern[str]  # of those, this framework's own inspectorate
    bodies: re.Pattern[str]
    spellings: tuple[str, ...]  # one-word grades that are long enough to be told when misspelt
    scale: frozenset[str]
    kinds: frozenset[str]  # one-word names of the kinds of body: "the Penfold home"
    nouns: frozenset[str]  # one-word names of institutions: "a good school" rates the school


def fold(words: str) -> str:
    return " ".join(words.lower().replace("’", "'").split())


def _any(forms: Iterable[str]) -> str:
    ordered = sorted(set(forms), key=lambda f: (-len(f), f))
    return by_first_letter(
        re.escape(f).replace(r"\ ", r"\s+").replace(r"\-", r"[-‑]\s?").replace("'", "['’]") for f in ordered
    )


_INSTITUTIONS = frozenset(
    "school academy college nursery pre-school setting childminder provider trust hospital prison jail council".split()
)
_VERBS = ("require", "need", "meet", "met", "reach", "lack")
_LITTLE = r"(?:of|on|by|for|in|at|to|and|or|but|the|its|their|with|from|as|is|was|good|outstanding|inadequate)\b"
# Other scales' compound grades: a document may quote them, and "not sufficiently good" must never be read as "good".
_COMPOUNDS = ("not sufficiently good", "reasonably good", "not good enough", "not good", "very good", "fairly good", "quite good", "really good", "pretty good", "good enough", "no good", "less than good", "more than adequate", "less than adequate", "barely adequate", "good or better", "good and better")  # fmt: skip


@cache
def lexicon(framework: Framework) -> Lexicon:
    names = {fold(form): g.name for g in framework.grades for form in (g.name, *g.wordings)}
    capitals = [form for form in names if any(form.upper() == w for g in framework.grades for w in g.wordings)]
    others = {fold(form) for f in frameworks() for g in f.grades for form in (g.name, *g.wordings)} | set(_COMPOUNDS)
    masks = {form for form in others - set(names) if " " in form}
    words = rf"(?i:{_any((set(names) | masks) - set(capitals))})"
    if capitals:
        words += rf"|{_any(c.upper() for c in capitals)}"
    own = {form for i in framework.inspectorates for form in (i.short, i.long, *i.variants)}
    every = {form for f in frameworks() for i in f.inspectorates for form in (i.short, i.long, *i.variants)}
    nouns = set(framework.body_nouns)
    wholes = rf"|(?<![\w-])(?:{_any(framework.wholes)})(?![\w-])" if framework.wholes else ""
    return Lexicon(
        grades=re.compile(rf"(?<![\w-])(?:{words})(?![\w-])"),
        names=names,
        inspectors=re.compile(rf"(?<![\w-])(?:{_any(own | every)})(?![\w-])", re.IGNORECASE),
        own=re.compile(rf"(?:{_any(own)})\Z", re.IGNORECASE),
        bodies=re.compile(rf"(?<![\w-])(?:an?\s+(?:(?!{_LITTLE})[\w’'-]+\s+){{1,2}}|(?:the|this|our|that|a|each)\s+(?:whole\s+|same\s+|entire\s+)?)(?:{_any(nouns)})(?![\w-]){wholes}", re.I),
        spellings=tuple(n for n in names if " " not in n and len(n) >= 8),
        scale=frozenset(g.name for g in framework.grades),
        kinds=frozenset(n for n in nouns if " " not in n),
        nouns=_INSTITUTIONS & nouns,
    )  # fmt: skip


_PHRASES = tuple((tag, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)) for tag, pattern in PHRASES)
_TOKEN = re.compile(
    r"(?P<clitic>(?<=\w)['’](?:s|re|ve|ll|d|m)\b)|(?P<owner>(?<=s)['’](?=\s+[\w‘“\"']))|(?P<negative>n['’]t\b)"
    r"|(?P<word>[^\W_]+?(?=n['’]t\b)|[^\W_]+(?:-[^\W_]+)*)|(?P<mark>[,:;.–—()\[\]?!…%/|=&−]|(?<=\s)-(?=\s))"
)
_NTH_TIME = re.compile(
    r"\bfor\s+(?:the|a)\s+(?:first|second|third|fourth|fifth|\w+th)\s+(?:time|year|inspection)(?:\s+(?:running|in\s+a\s+row|in\s+succession|in\s+(?:a|the|\w+|the\s+last\s+\w+)\s+(?:decade|decades|years?|months?|inspections?)))?\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset(["it", "that", "he", "she", "there", "what", "who", "here", "we", "they", "i", "you"])


def lex(text: str, words: Lexicon, bodies: Sequence[tuple[Span, str]] = ()) -> tuple[Token, ...]:
    """The tokens of a sentence. ``bodies``: where it names inspected bodies, and their whole names."""
    chunks = [Token(Tag.BODY, text[s.start : s.end], s.start, s.end, name) for s, name in bodies]
    _add(chunks, (_grade(m, words) for m in words.grades.finditer(text)))
    named_times = (m for m in CURRENT_TIME.finditer(text) if words.inspectors.search(text, m.start(), m.end()))
    _add(chunks, (_time(m, "current") for m in named_times))  # "in its latest Ofsted inspection"
    _add(chunks, (_inspector(m, words) for m in words.inspectors.finditer(text)))
    _add(chunks, (Token(Tag.ALSO, m.group(), m.start(), m.end()) for m in _NTH_TIME.finditer(text)))
    for pattern, kind in ((CURRENT_TIME, "current"), (PREVIOUS_TIME, "previous"), (DATED_TIME, "dated")):
        _add(chunks, (_time(m, kind) for m in pattern.finditer(text)))
    _add(chunks, (Token(Tag.BODY, m.group(), m.start(), m.end()) for m in words.bodies.finditer(text)))
    for tag, pattern in _PHRASES:
        _add(chunks, (Token(tag, m.group(), m.start(), m.end()) for m in pattern.finditer(text)))
    chunks.sort(key=lambda t: t.start)
    tokens: list[Token] = []
    at = 0
    for chunk in chunks:
        tokens.extend(_plain(text, at, chunk.start, words))
        tokens.append(chunk)
        at = chunk.end
    tokens.extend(_plain(text, at, len(text), words))
    return tuple(_institutions(list(_owners(tokens)), words))


_ENDS = frozenset([Tag.COMMA, Tag.AND, Tag.STOP, Tag.TIME, Tag.REASON, Tag.CLOSE, Tag.DASH])


def _institutions(tokens: list[Token], words: Lexicon) -> Iterable[Token]:
    """ "remains a good school": the noun adds nothing to the grade, as "a good rating" would not."""
    for at, token in enumerate(tokens):
        if (
            at > 1
            and token.low in words.nouns
            and tokens[at - 1].tag is Tag.GRADE
            and tokens[at - 2].low in ("a", "an")
            and (at + 1 == len(tokens) or tokens[at + 1].tag in _ENDS)
        ):
            yield Token(Tag.RATING, token.text, token.start, token.end)
        else:
            yield token


def _add(chunks: list[Token], more: Iterable[Token]) -> None:
    for token in more:
        if not any(token.start < c.end and c.start < token.end for c in chunks):
            chunks.append(token)


def _grade(match: re.Match[str], words: Lexicon) -> Token:
    folded = fold(match.group()).replace("‑", "-")
    name = words.names.get(folded)
    if name is None:
        return Token(Tag.OTHER_GRADE, match.group(), match.start(), match.end())
    tag = Tag.DOES if folded.startswith(_VERBS) else Tag.GRADE
    return Token(tag, match.group(), match.start(), match.end(), name)


def _inspector(match: re.Match[str], words: Lexicon) -> Token:
    own = words.own.match(match.group()) is not None
    return Token(Tag.INSPECTOR, match.group(), match.start(), match.end(), "own" if own else "other")


def _time(match: re.Match[str], kind: str) -> Token:
    years = re.findall(r"(?:19|20)\d\d", match.group())
    return Token(Tag.TIME, match.group(), match.start(), match.end(), kind, int(years[-1]) if years else None)


def _plain(text: str, start: int, end: int, words: Lexicon) -> Iterable[Token]:
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        low = word.lower().replace("’", "'")
        if match["negative"]:
            yield Token(Tag.NOT, word, match.start(), match.end())
        elif match["owner"]:
            if text.rfind("‘", 0, match.start()) <= text.rfind("’", 0, match.start()):
                yield Token(Tag.OWNER, word, match.start(), match.end())
        elif match["mark"]:
            if word != "." or not _abbreviation(text, match.start()):
                yield Token(SINGLE.get(word, Tag.WORD), word, match.start(), match.end())
        elif low.isdigit() and len(low) < 4:
            yield Token(Tag.COUNT, word, match.start(), match.end())
        else:
            grade = _misspelt(low, words)
            if grade:
                yield Token(Tag.GRADE, word, match.start(), match.end(), grade)
            else:
                yield Token(_tag(word, low), word, match.start(), match.end())


def _tag(word: str, low: str) -> Tag:
    if low == "i" and word != "I":
        return Tag.WORD
    return SINGLE.get(low, Tag.WORD)


def _abbreviation(text: str, at: int) -> bool:
    """Whether the full stop at ``at`` ends a short form within the sentence and not the sentence."""
    return bool(re.search(r"\b\w{1,4}\Z", text[:at])) and text[at + 1 :].strip("”’\"') \n") != ""


def _misspelt(low: str, words: Lexicon) -> str | None:
    for right in words.spellings:
        if low[0] == right[0] and low[-1] == right[-1] and low != right and one_edit(low, right):
            return words.names[right]
    return None


def one_edit(a: str, b: str) -> bool:
    """Whether one letter left out, put in, changed or swapped with its neighbour makes one word the other."""
    if abs(len(a) - len(b)) > 1:
        return False
    first = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[first:], b[first:]
    swapped = len(rest_a) > 1 and rest_a[1::-1] + rest_a[2:] == rest_b
    return rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:] or swapped


def _owners(tokens: list[Token]) -> Iterable[Token]:
    """Tell "'s" the verb from "'s" the owner; and "rating" the verb from the noun."""
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else None
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.low == "'s" and not (before and before.low in _PRONOUNS):
            yield Token(Tag.OWNER, token.text, token.start, token.end)
        elif token.low in ("rating", "grading", "judging") and (
            (after and after.tag in (Tag.THE, Tag.EACH, Tag.BODY, Tag.HIS))
            or (before and before.tag in (Tag.COMMA, Tag.BY) and after and after.tag is Tag.WORD)
        ):
            yield Token(Tag.RATED, token.text, token.start, token.end, "active")
        elif token.tag is Tag.TIME and before and before.low in ("since", "by") and token.value == "previous":
            yield Token(Tag.TIME, token.text, token.start, token.end, "current")
        else:
            yield token


__all__ = ["NOT_RATED", "Lexicon", "Token", "fold", "lex", "lexicon"]
