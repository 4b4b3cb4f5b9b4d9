"""How hard a text is to read: the only door to textstat.

UK reading age is the United States grade plus five. The formulas are those of textstat (Flesch-Kincaid, Flesch reading
ease, ARI, Gunning Fog, SMOG, Dale-Chall). textstat goes through the text again for each of them; here it judges each
word once, ``formulas`` does the sums, and the two must agree to the last digit before the first score is given. The
limits are in ``briefings/data/levels.toml``. SMOG was made for 30 sentences: their number is always given beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from briefings import formulas, scoring_view, syllables, tables
from briefings.errors import MachineError, UsageError
from briefings.hardness import HardSentence, HardWord, grade, hard_words, hardest
from briefings.wholeness import has_verb, unexplained

__all__ = [
    "MEASURES",
    "HardSentence",
    "HardWord",
    "ReadingLevel",
    "Scores",
    "grade",
    "has_verb",
    "limits",
    "read_level",
    "textstat_version",
    "title",
    "unexplained",
]

LEAST_WORDS = 100  # under this, counts only: the formulas say nothing of a shorter text


@dataclass(frozen=True, slots=True)
class Scores:
    flesch_kincaid: float  # grade
    reading_ease: float  # 0 hard to 100 easy
    ari: float  # grade
    fog: float  # grade
    smog: float  # grade
    dale_chall: float  # reported, never gated: its list lacks "crime", "victim" and "staff"
    mean_words: float  # a sentence
    longest: int  # words


@dataclass(frozen=True, slots=True)
class ReadingLevel:
    """``scores`` takes each official name as one two-syllable word; ``raw`` does not. Both None under 100 words."""

    target: int  # reading age, years
    words: int
    sentences: int
    lengths: tuple[int, ...]  # words of each sentence scored, as spoken
    scores: Scores | None
    raw: Scores | None
    passes: bool
    failures: tuple[str, ...]  # in words for the producer
    hardest: tuple[HardSentence, ...]  # at most ten, the one that weighs most first
    hard_words: tuple[HardWord, ...]  # three syllables or more, most frequent first
    acronyms: tuple[str, ...]  # not explained at their first use
    verbless: tuple[str, ...]  # sentences without a verb
    textstat: str  # its version: scores move with it

    @property
    def reading_age(self) -> int | None:
        """UK years: the Flesch-Kincaid grade plus five, rounded. None under 100 words."""
        return None if self.scores is None else max(5, round(self.scores.flesch_kincaid + 5))


MEASURES = ("flesch_kincaid", "reading_ease", "ari", "fog", "smog", "dale_chall", "mean_words", "longest")
_TITLES = {
    "flesch_kincaid": "Flesch-Kincaid grade",
    "reading_ease": "reading ease",
    "ari": "ARI",
    "fog": "Gunning Fog",
    "smog": "SMOG",
    "dale_chall": "Dale-Chall (not judged)",
    "mean_words": "mean words a sentence",
    "longest": "longest sentence, in words",
}


def limits(target: int) -> Mapping[str, Mapping[str, float]]:
    """The limits of a reading age: measure to "most" and "least". UsageError for an age that the table lacks."""
    levels = tables.read("levels")
    if str(target) not in levels:
        raise UsageError(f"There is no reading age {target}. Use one of: {', '.join(levels)}.")
    found: Mapping[str, Mapping[str, float]] = levels[str(target)]
    return found


def title(measure: str) -> str:
    """A measure's name for people."""
    return _TITLES[measure]


def read_level(
    sentences: Sequence[str], *, names: Sequence[str] = (), target: int = 11, verbless: Sequence[str] | None = None
) -> ReadingLevel:
    """The reading level of sentences as they will be spoken, against the target age.

    ``names`` are official names (bodies, forces, places, people, grades, areas), which the gate scores as one word of
    two syllables each. Under 100 words only the longest sentence, the acronyms and the verbs are judged. ``verbless``
    are the sentences that lack a verb, where the caller knows; else those without one of our list of verbs.
    """
    bounds = limits(target)
    spoken, raw_spoken = scoring_view.both(sentences, names)
    lines, raw_lines = scoring_view.scored(spoken), scoring_view.scored(raw_spoken)
    words = sum(len(line.split()) for line in raw_lines)
    scores, raw = (_scores(lines), _scores(raw_lines)) if words >= LEAST_WORDS else (None, None)
    acronyms = unexplained(sentences)
    verbless = tuple(s for s in sentences if not has_verb(s)) if verbless is None else tuple(verbless)
    return ReadingLevel(
        target=target,
        words=words,
        sentences=len(lines),
        lengths=tuple(len(line.split()) for line in raw_lines),
        scores=scores,
        raw=raw,
        passes=not (failures := tuple(_failures(bounds, scores, lines, acronyms, verbless))),
        failures=failures,
        hardest=hardest(sentences, spoken, int(bounds["longest"]["most"]), bounds["flesch_kincaid"]["most"]),
        hard_words=hard_words(lines),
        acronyms=acronyms,
        verbless=verbless,
        textstat=textstat_version(),
    )


def _failures(
    bounds: Mapping[str, Mapping[str, float]],
    scores: Scores | None,
    lines: Sequence[str],
    acronyms: Sequence[str],
    verbless: Sequence[str],
) -> Iterator[str]:
    for measure, bound in bounds.items():
        if scores is not None:
            value = getattr(scores, measure)
        elif measure == "longest":
            value = max((len(line.split()) for line in lines), default=0)
        else:
            continue
        if value > bound.get("most", value):
            yield f"{title(measure)} is {_figure(value)}; it must be {_figure(bound['most'])} or less"
        if value < bound.get("least", value):
            yield f"{title(measure)} is {_figure(value)}; it must be {_figure(bound['least'])} or more"
    if acronyms:
        yield f"not explained at first use: {', '.join(acronyms)}"
    if verbless:
        yield f"without a verb: {len(verbless)} (the first: “{verbless[0]}”)"


def _figure(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _scores(lines: Sequence[str]) -> Scores:
    _textstat()  # says if it would judge otherwise than the one that we know
    counts = formulas.count(lines, _judged)
    lengths = [len(line.split()) for line in lines] or [0]
    return Scores(
        flesch_kincaid=formulas.flesch_kincaid(counts),
        reading_ease=formulas.reading_ease(counts),
        ari=formulas.ari(counts),
        fog=formulas.fog(counts),
        smog=formulas.smog(counts),
        dale_chall=formulas.dale_chall(counts),
        mean_words=sum(lengths) / len(lengths),
        longest=max(lengths),
    )


# ---- the door -----------------------------------------------------------------------------------------------------


class _Counts(dict[str, list[list[str]]]):
    """Our syllables in the shape that textstat reads: a word to its pronunciations, a digit for each vowel."""

    def __missing__(self, word: str) -> list[list[str]]:
        self[word] = found = [["0"] * syllables.count(word)]
        return found


@cache
def _textstat() -> Any:
    """textstat with our list of syllables in the place of the one that it would fetch from the network."""
    import textstat
    from textstat.backend.counts import _count_syllables as door

    if not callable(getattr(door, "get_cmudict", None)):
        raise MachineError(_MOVED)
    counts = _Counts()
    door.get_cmudict = lambda _language: counts
    # Each probe is counted otherwise by textstat's own ways, so that a list which it does not ask would show.
    for probe in ("northamptonshire", "leicestershire", "ofsted"):
        if textstat.syllable_count(probe) != syllables.count(probe):
            raise MachineError(_MOVED)
    inside: Any = textstat.textstat
    counts_of_probe = formulas.count(_PROBE, lambda word: _judge(inside, word))
    for ours, theirs in _FORMULAS.items():
        if getattr(formulas, ours)(counts_of_probe) != getattr(inside, theirs)("\n".join(_PROBE)):
            raise MachineError(_MOVED)
    return inside


_FORMULAS = {  # our name, and textstat's
    "flesch_kincaid": "flesch_kincaid_grade",
    "reading_ease": "flesch_reading_ease",
    "ari": "automated_readability_index",
    "fog": "gunning_fog",
    "smog": "smog_index",
    "dale_chall": "dale_chall_readability_score",
}
_PROBE = (
    "The officers' plan, they say, doesn't always help vulnerable people.",
    "Inspectors found that the constabulary's safeguarding arrangements are organisationally inconsistent.",
    "Staff care.",
)


@lru_cache(maxsize=50_000)
def _judged(word: str) -> formulas.Word:
    return _judge(_textstat(), word)


def _judge(textstat: Any, word: str) -> formulas.Word:
    syllables_of_it, unlisted = textstat.syllable_count(word), textstat.difficult_words(word, 0)
    long = int(syllables_of_it >= 3)
    return formulas.Word(textstat.lexicon_count(word), syllables_of_it, long, min(long, unlisted), unlisted)


_MOVED = (
    "This textstat does not take our list of syllables: its inside has moved. "
    "Install the one that we know: pip install 'textstat>=0.7.13,<0.8'."
)


@cache
def textstat_version() -> str:
    from importlib.metadata import version

    return version("textstat")
