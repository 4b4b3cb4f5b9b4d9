"""``plainspoken check``: the reading level of any text."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefings.cli.options import AsJson, Config, Tally, Target, settings_for
from briefings.cli.show import json_line, show, table

if TYPE_CHECKING:
    from briefings.readability import ReadingLevel, Scores

NAME = "check"
SUMMARY = "Show the reading level of any text."

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE", help="Files of any kind that plainspoken reads, or - for standard input.", show_default=False
    ),
]


def command(files: Files, target: Target = None, json: AsJson = False, config: Config = None) -> None:
    """The reading level of a text: scores, hardest sentences, hard words. Exit code 1 when it is too hard."""
    from briefings.checking import level_of_file, plainer_words

    age = settings_for(config, target).target
    paths = [Path(name) for name in files]
    tally = Tally(paths, json=json)
    for path in paths:
        with tally.trying(path, "file"):
            level = level_of_file(path, age)
            if json:
                json_line({"file": str(path), **dataclasses.asdict(level), "plainer": plainer_words(level)})
            else:
                _show(str(path), level, plainer_words(level))
            tally.codes.append(0 if level.passes else 1)
    raise typer.Exit(tally.exit_code())


def scores_table(title: str, columns: dict[str, Scores | None], target: int) -> None:
    """The scores of one or more texts side by side, with the limits of the target."""
    from briefings.readability import limits
    from briefings.readability import title as name_of

    bounds = limits(target)
    rows = []
    for field in ("flesch_kincaid", "reading_ease", "ari", "fog", "smog", "dale_chall", "mean_words", "longest"):
        bound = bounds.get(field, {})
        limit = " and ".join(f"{'at most' if k == 'most' else 'at least'} {v:g}" for k, v in bound.items())
        figures = [f"{getattr(s, field):.1f}".removesuffix(".0") if s else "" for s in columns.values()]
        rows.append((name_of(field) if field in bounds else "Dale-Chall (not judged)", limit, *figures))
    table(title, ("measure", f"for age {target}", *columns), rows)


def _show(name: str, level: ReadingLevel, plainer: Mapping[str, Sequence[str]]) -> None:
    verdict = f"passes for age {level.target}" if level.passes else f"too hard for age {level.target}"
    title = f"{name}: {verdict} ({level.words} words, sentences: {level.sentences}, textstat {level.textstat})"
    if level.scores:
        scores_table(title, {"official names as one word": level.scores, "as it stands": level.raw}, level.target)
    else:
        show(f"{title}\nUnder 100 words: the scores would mean nothing, so only sentences are judged.\n")
    for failure in level.failures:
        show(f"  too hard: {failure}")
    if level.hardest:
        rows = [(f"{h.grade:.1f}", h.text, "; ".join(h.why)) for h in level.hardest]
        table("Hardest sentences", ("grade", "sentence", "why"), rows)
    if level.hard_words:
        hard = [
            (w.word, str(w.times), str(w.syllables), "; ".join(plainer.get(w.word, ())[:2]))
            for w in sorted(level.hard_words, key=lambda w: w.word not in plainer)[:20]
        ]
        table("Hard words", ("word", "times", "syllables", "plainer"), hard)
    _chart(level)


def _chart(level: ReadingLevel) -> None:
    """How long the sentences are, as bars; those over the target's most are marked."""
    from briefings.readability import limits

    most = int(limits(level.target)["longest"]["most"])
    counts: dict[int, int] = {}
    for length in level.lengths:
        counts[(length - 1) // 5] = counts.get((length - 1) // 5, 0) + 1
    scale = max(1.0, max(counts.values(), default=1) / 40)
    show("Sentences by length, in words")
    for five in range(max(counts, default=-1) + 1):
        number = counts.get(five, 0)
        bar = "#" * max(round(number / scale), number > 0)
        over = (
            "  longer than the target allows" if any(n > most and (n - 1) // 5 == five for n in level.lengths) else ""
        )
        show(f"  {five * 5 + 1:>3} to {five * 5 + 5:<3} {number:>4}  {bar}{over}")
