"""What ``check`` shows a person: one text, several, two versions; at length, or a line for each fault."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Sequence
from textwrap import fill, shorten
from typing import TYPE_CHECKING

from briefings.cli.show import show, table

if TYPE_CHECKING:
    from briefings.advice import Advice
    from briefings.checking import Checked
    from briefings.comparing import Comparison

_MOST_WORDS = 20  # hard words shown; JSON has all
_MOST_FACTS = 15  # of each version, in a comparison


def whole(checked: Checked) -> None:
    """All there is to say of a text."""
    from briefings.cli.check import scores_table

    level = checked.level
    show(f"{checked.file}: {_verdict(checked)}")
    size = f"{level.words:,} words, sentences: {level.sentences:,}"
    if level.scores:
        _say(
            f"{size}. Flesch-Kincaid grade {level.scores.flesch_kincaid:.1f}: a UK reading age of about "
            f"{level.reading_age}."
        )
        columns = {"official names as one word": level.scores, "as it stands": level.raw}
        scores_table(f"Scores (textstat {level.textstat})", columns, level.target)
    else:
        _say(f"{size}. Under 100 words scores would mean nothing, so only the sentences are judged.")
        show("")
    _listed("Too hard", level.failures)
    _hardest(checked)
    _words(checked)
    _listed("Acronyms that are not explained where they come first", [each.hint for each in checked.acronyms])
    _listed("Without a verb", level.verbless)
    _chart(checked)
    show("")


def briefly(checked: Checked) -> None:
    """Nothing for a text that passes; else a line for each fault, with the line of the file where there is one."""
    from briefings.readability import limits

    level = checked.level
    if level.passes:
        return
    for failure in level.failures:
        show(f"{checked.file}: too hard for age {level.target}: {failure}")
    if level.scores is None or level.scores.flesch_kincaid > limits(level.target)["flesch_kincaid"]["most"]:
        wanted = list(checked.hardest)
    else:  # only those that alone fail the text
        longest = limits(level.target)["longest"]["most"]
        wanted = [each for each in checked.hardest if each.sentence.words > longest]
    for each in sorted(wanted, key=lambda each: each.sentence.index):
        if each.why:
            words = shorten(each.sentence.text, 60, placeholder=" …")
            show(f"{_place(checked, each)}: “{words}” {'; '.join(each.why)}")


def summary(read: Sequence[Checked], unread: Sequence[str]) -> None:
    """Several texts in a table, at the end."""
    rows = []
    for checked in read:
        level = checked.level
        scores = level.scores
        figures = (f"{scores.flesch_kincaid:.1f}", f"{scores.reading_ease:.0f}") if scores else ("", "")
        longest = str(max(level.lengths, default=0))
        verdict = "passes" if level.passes else "too hard"
        rows.append((checked.file, verdict, f"{level.words:,}", *figures, longest))
    rows += [(name, "not read", "", "", "", "") for name in unread]
    passed = sum(checked.level.passes for checked in read)
    target = f" for age {read[0].level.target}" if read else ""
    title = f"{passed} of {len(rows)} files pass{target}"
    table(title, ("file", "", "words", "Flesch-Kincaid grade", "reading ease", "longest sentence"), rows)


def versions(comparison: Comparison) -> None:
    """The old version beside the new."""
    old, new = comparison.old, comparison.new
    show(f"{new.file}: {_verdict(new)}")
    show(f"{old.file}: {_verdict(old)}")
    rows = []
    for each in comparison.measures:
        word = {None: "", True: "easier", False: "harder"}[each.easier]
        rows.append((each.title, f"{each.old:,.1f}".removesuffix(".0"), f"{each.new:,.1f}".removesuffix(".0"), word))
    _say(f"The new version: {comparison.verdict}")
    table("", ("measure", "old", "new", ""), rows)
    show(
        f"Sentences kept word for word: {comparison.kept}; only in the new: {len(comparison.added)}; "
        f"only in the old: {len(comparison.gone)}"
    )
    if comparison.only_old or comparison.only_new:
        show("")
        _say("Scores reward what is left out. Look whether the new version still says what the old one says:")
        _facts("more often in the old", comparison.only_old)
        _facts("more often in the new", comparison.only_new)
    show("")
    _listed("Too hard in the new version", new.level.failures)
    added = set(comparison.added)
    _hardest(new, [each for each in new.hardest if each.sentence.text in added], "The hardest new sentences")


def _verdict(checked: Checked) -> str:
    level = checked.level
    return f"passes for age {level.target}" if level.passes else f"too hard for age {level.target}"


def _hardest(checked: Checked, wanted: Sequence[Advice] | None = None, heading: str = "The hardest sentences") -> None:
    chosen = [each for each in (checked.hardest if wanted is None else wanted) if each.why]
    if not chosen:
        return
    passes = "; the text passes as it is" if checked.level.passes else ""
    show(f"{heading}, the one that weighs most first{passes}")
    for number, each in enumerate(chosen, 1):
        place = _place(checked, each).removeprefix(checked.file).removeprefix(":")
        where = f", line {place}" if place else ""
        _say(f"{number:>2}. “{_bare(each.sentence.text)}”", 4)
        _say(f"grade {each.sentence.grade:.1f}{where}; {'; '.join(each.why)}", 4, first=4)
        if each.split:
            _say(f"Say: {' '.join(f'“{part}”' for part in each.split)}", 9, first=4)
        elif each.say:
            _say(f"Say: {'; '.join(f'“{change.after}” for “{change.before}”' for change in each.say)}", 9, first=4)
        for hint in each.hints:
            _say(hint, 4, first=4)
    show("")


def _words(checked: Checked) -> None:
    words = sorted(checked.level.hard_words, key=lambda word: word.word not in checked.plainer)[:_MOST_WORDS]
    if words:
        rows = [(w.word, str(w.times), str(w.syllables), "; ".join(checked.plainer.get(w.word, ())[:2])) for w in words]
        table(
            "Hard words, those first that our table has something plainer for",
            ("word", "times", "syllables", "plainer"),
            rows,
        )


def _chart(checked: Checked) -> None:
    """How long the sentences are, as bars."""
    from briefings.charts import length_bins
    from briefings.readability import limits

    bins = length_bins(checked.level.lengths, int(limits(checked.level.target)["longest"]["most"]))
    scale = max(1.0, max(each.number for each in bins) / 40)
    show("Sentences by length, in words")
    for each in bins:
        bar = ("#" if each.over else "=") * max(round(each.number / scale), each.number > 0)
        over = "  longer than the target allows" if each.over and each.number else ""
        show(f"  {each.label:>10} {each.number:>5}  {bar}{over}")


def _place(checked: Checked, each: Advice) -> str:
    line = checked.lines[each.sentence.index] if checked.lines else None
    return checked.file if line is None else f"{checked.file}:{line}"


def _facts(where: str, facts: Sequence[str]) -> None:
    if facts:
        more = f" and {len(facts) - _MOST_FACTS} more" if len(facts) > _MOST_FACTS else ""
        _say(f"{where}: {', '.join(facts[:_MOST_FACTS])}{more}", 4, first=2)


def _listed(heading: str, lines: Iterable[str]) -> None:
    told = list(lines)
    if told:
        show(f"{heading}:")
        for line in told:
            _say(line, 4, first=2)
        show("")


def _say(text: str, indent: int = 0, first: int = 0) -> None:
    """A paragraph, wrapped; an address that is longer than a line stays whole."""
    width = min(shutil.get_terminal_size().columns, 100) if sys.stdout.isatty() else 100
    show(
        fill(
            text,
            width,
            initial_indent=" " * first,
            subsequent_indent=" " * indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
    )


def _bare(text: str) -> str:
    """A sentence to stand between quotation marks of ours."""
    return text.strip('“”"') if text.count("“") + text.count("”") + text.count('"') == 1 else text
