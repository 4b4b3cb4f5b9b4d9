"""What to do about a hard sentence, a hard word or an acronym: only what our tables and safe rules can vouch for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from briefings import tables
from briefings.hardness import HardSentence
from briefings.inflect import first_verb
from briefings.plain import joins, phrases
from briefings.plain.clauses import clause, finite, whole
from briefings.plain.phrases import Change


@dataclass(frozen=True, slots=True)
class Advice:
    """A hard sentence, why it is hard, and what would help. ``split`` has the same words as the sentence, but for the
    table's changes and what a safe join needs ("But", "This means that"); empty where no split is safe."""

    sentence: HardSentence
    why: tuple[str, ...]  # length, syllables, jargon, nesting
    split: tuple[str, ...]
    say: tuple[Change, ...]  # a phrase of it, and the plainer one
    hints: tuple[str, ...]  # in words for the producer, where a person must judge


@dataclass(frozen=True, slots=True)
class Acronym:
    short: str
    long: str  # what it stands for in the trade; "" where our tables lack it

    @property
    def hint(self) -> str:
        if not self.long:
            return f"{self.short}: say what it stands for where it comes first."
        return f"{self.short}: if it stands for that here, write “{self.long} ({self.short})” where it comes first."


def advise(hardest: Sequence[HardSentence], names: Sequence[str], text: str, longest: int) -> tuple[Advice, ...]:
    """What would help the hard sentences of ``text``. ``longest``: the most words that a sentence may have."""
    explained = {
        term for term in _rows() if re.search(rf"\b{re.escape(term)}(?:s|es)? (?:means?|is when)\b", text, re.I)
    }
    found = []
    for hard in hardest:
        changed, say = _plainer(hard.text, names)
        parts = joins.split(changed)
        split = parts if len(parts) > 1 else ()
        terms = _terms(hard.text)
        stock = [change.before.lower() for change in say if " " in change.before]
        jargon = [f"jargon: {', '.join([*terms, *stock])}"] if terms or stock else []
        nesting = [why for why in hard.why if why.startswith("nesting")]
        why = (*(why for why in hard.why if why not in nesting), *jargon, *nesting)
        hints = [*_shorten(hard, split, longest)]
        new = [term for term in terms if term not in explained][:1]
        explained.update(new)
        hints += [
            f"If readers may not know “{term}”, explain it. Of inspections we say: “{_rows()[term]}”" for term in new
        ]
        if not split and not say and not hints:
            hints += _stuck(hard)
        found.append(Advice(hard, why, split, say, tuple(hints)))
    return tuple(found)


def acronyms(shorts: Sequence[str]) -> tuple[Acronym, ...]:
    """Each unexplained acronym, with what the trade takes it for."""
    known = tables.lists("glosses", "acronyms", 2)
    return tuple(Acronym(short, known[short][0] if short in known else "") for short in shorts)


_STUMBLE = re.compile(r"\b(\w+) (?:and )?\1\b|\b(\w{4,})\w* to \2", re.IGNORECASE)  # "after after", "helped to help"


def _plainer(sentence: str, names: Sequence[str]) -> tuple[str, tuple[Change, ...]]:
    """The sentence with the table's plainer phrases; as it was where they would make it stumble ("after after")."""
    changed, say = phrases.apply(sentence, names)
    if len(_STUMBLE.findall(changed)) > len(_STUMBLE.findall(sentence)):
        return sentence, ()
    return changed, tuple(dict.fromkeys(say))


def _shorten(hard: HardSentence, split: Sequence[str], longest: int) -> Iterator[str]:
    """What a person could do about a sentence, or what is left of it, that is over the target's length."""
    written = len(hard.text.split())
    if hard.words > longest >= written:
        if re.search(r"\d|www\.|@", hard.text):
            yield f"Said aloud it has {hard.words} words: give fewer numbers, dates or addresses, or round them."
        else:
            yield f"Said aloud it has {hard.words} words: leave out {hard.words - longest}."
        return
    long_parts = [part for part in split or (hard.text,) if len(part.split()) > longest]
    if not long_parts:
        return
    quoted = sum(len(words.split()) for words in re.findall(r"[“\"][^”\"]*(?:[”\"]|$)", hard.text))
    if quoted > written / 2:
        yield "These are somebody's words: quote the few that matter, and tell the rest in your own."
    else:
        yield _break(long_parts[0], longest)


def _stuck(hard: HardSentence) -> Iterator[str]:
    for why in hard.why:
        if why.startswith("syllables: ") and not why.endswith(" a word"):
            names = {word.lower() for word in re.findall(r"(?<=[a-z,] )[A-Z][a-z]+", hard.text)}
            words = [f"“{word}”" for word in why.removeprefix("syllables: ").split(", ") if word not in names]
            if words:
                yield f"Our table has nothing plainer for {', '.join(words)}. Find a shorter word, or explain it."
            else:
                yield "Its long words are names. Say less beside them."


_BREAK = re.compile(
    r",?\s+(?:[–—-]\s+)?(?=(?:while|whereas|although|so that)\s)|,\s+(?=(?:who|which|whose|where|with)\s|[a-z]+ing\s)"
    r"|,?\s+(?=(?:and|but|so)\s)|;\s+(?=\w)"
)
_SECOND = re.compile(
    r"(?:will|would|can|could|should|must|may|might|has|have|had|is|are|was|were|does|did|that)\b", re.IGNORECASE
)


def _break(sentence: str, longest: int) -> str:
    """Where a person could end a long sentence, where no rule may: before words that are nearly a sentence."""
    points = "Give its list as points, a line for each."
    if sentence.count(";") > 1:
        return points
    places = []
    for match in _BREAK.finditer(sentence):
        left, right = sentence[: match.start()], sentence[match.end() :]
        word, _, rest = right.partition(" ")
        if len(left.split()) < 6 or len(rest.split()) < 4 or not finite(left) or not (whole(left) and whole(right)):
            continue
        if word in ("and", "but", "so") and not (_SECOND.match(rest) or _starts_anew(rest)):
            continue
        places.append((abs(len(left) - len(right)), right))
    if places:
        words = " ".join(min(places)[1].split()[:4]).rstrip(",;:.")
        return f"Perhaps end it before “{words} …”, and say that in a sentence of its own."
    if re.search(r"(?:[^,]{2,60}, ){2}[^,]{2,60},? (?:and|or) \w", sentence):
        return points
    number = len(sentence.split())
    return f"No safe split is known to us. Tell its {number} words again as {-(-number // longest)} sentences."


def _starts_anew(text: str) -> bool:
    """Whether a clause begins here; a name may only be the last of a list of names, unless its verb comes at once."""
    return clause(text) and (text[0].islower() or first_verb(text.split()[:4]) is not None)


def _terms(sentence: str) -> list[str]:
    """The trade's words in a sentence: those of several words or of three syllables that our glosses explain."""
    found: dict[str, None] = {}
    for match in _trade().finditer(sentence):
        found[_singular(match[0].lower())] = None
    return list(found)


@cache
def _trade() -> re.Pattern[str]:
    from briefings import syllables

    words = [key for key in tables.words("glosses", "words") if " " in key or syllables.count(key) >= 3]
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ordered))})(?:s|es)?(?![\w-])", re.IGNORECASE)


def _singular(found: str) -> str:
    """The key of the glosses that was found, itself or in the plural."""
    rows = _rows()
    return next((word for word in (found, found.removesuffix("s"), found.removesuffix("es")) if word in rows), found)


@cache
def _rows() -> dict[str, str]:
    return {key.lower(): gloss for key, gloss in tables.words("glosses", "words").items()}
