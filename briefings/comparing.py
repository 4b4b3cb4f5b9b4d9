"""Two versions of a text: which is easier, and what one says that the other does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from briefings.checking import Checked, official_names
from briefings.readability import MEASURES, limits, title

_SAME = 0.05  # what a figure of one decimal does not show


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of both versions. ``easier``: whether the new one is easier by it; None where they are the same, or
    where the figure says nothing of that."""

    name: str
    title: str
    old: float
    new: float
    easier: bool | None


@dataclass(frozen=True, slots=True)
class Comparison:
    old: Checked
    new: Checked
    measures: tuple[Measure, ...]
    kept: int  # sentences that stand in both, word for word
    added: tuple[str, ...]  # sentences that only the new one has
    gone: tuple[str, ...]
    only_old: tuple[str, ...]  # numbers, grades, names of bodies and words of negation that the new one has less often
    only_new: tuple[str, ...]

    @property
    def verdict(self) -> str:
        """In words: which is easier. No score says that a text is still true."""
        if self.old.sentences == self.new.sentences:
            return "the same sentences in both"
        found = {measure.name: measure for measure in self.measures}
        by = found.get("flesch_kincaid", found["mean_words"])
        how = {None: "as hard as before", True: "easier than before", False: "harder than before"}[by.easier]
        return f"{how}: {by.title} was {_figure(by.old)} and is {_figure(by.new)}"


def compare(old: Checked, new: Checked) -> Comparison:
    """How the new version differs from the old one, both checked for the same target."""
    before, after = Counter(old.sentences), Counter(new.sentences)
    facts_before, facts_after = _facts(old), _facts(new)
    return Comparison(
        old=old,
        new=new,
        measures=tuple(_measures(old, new)),
        kept=(before & after).total(),
        added=tuple((after - before).elements()),
        gone=tuple((before - after).elements()),
        only_old=tuple(facts_before - facts_after),
        only_new=tuple(facts_after - facts_before),
    )


def _measures(old: Checked, new: Checked) -> Iterator[Measure]:
    bounds = limits(new.level.target)
    for name in ("words", "sentences"):
        yield Measure(name, name, getattr(old.level, name), getattr(new.level, name), None)
    if old.level.scores is None or new.level.scores is None:
        for name, figure in (("mean_words", _mean), ("longest", max)):
            was, now = (figure(each.level.lengths or (0,)) for each in (old, new))
            yield Measure(name, title(name), was, now, None if abs(was - now) < _SAME else now < was)
        return
    for name in MEASURES:
        was, now = getattr(old.level.scores, name), getattr(new.level.scores, name)
        lower_is_easier = "most" in bounds.get(name, {"most": 0})
        yield Measure(name, title(name), was, now, None if abs(was - now) < _SAME else (now < was) == lower_is_easier)


def _mean(lengths: tuple[int, ...]) -> float:
    return sum(lengths) / len(lengths)


def _facts(checked: Checked) -> Counter[str]:
    """What a new version must not lose unseen: scores are better, too, when facts are left out."""
    from briefings.plain import protect

    text = " ".join(checked.sentences)
    return Counter([*protect.numbers(text), *protect.grades(text), *protect.negations(text), *official_names(text)])


def _figure(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
