"""``plainspoken check``: the reading level of any text, and what would make it plainer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefings.cli.options import AsJson, Config, Tally, Target, settings_for
from briefings.cli.show import json_line, note, table

if TYPE_CHECKING:
    from briefings.charts import Chart
    from briefings.checking import Checked
    from briefings.readability import Scores

NAME = "check"
SUMMARY = "Show the reading level of any text."

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE", help="Files of any kind that plainspoken reads, or - for standard input.", show_default=False
    ),
]
Compare = Annotated[bool, typer.Option("--compare", help="Compare two files: the old version, then the new.")]
Svg = Annotated[
    Path | None, typer.Option("--svg", metavar="FILE.svg", help="Draw the scores as a chart, into this file.")
]
Brief = Annotated[
    bool, typer.Option("--brief", help="Only what is too hard, a line for each fault (for CI and pre-commit).")
]


def command(
    files: Files,
    target: Target = None,
    compare: Compare = False,
    brief: Brief = False,
    svg: Svg = None,
    json: AsJson = False,
    config: Config = None,
) -> None:
    """The reading level of a text: scores, the ten hardest sentences and what to do about them, hard words, acronyms.

    Exit code 1 when a text is too hard for the target. With --compare, the new version decides."""
    from briefings.check_json import check_json
    from briefings.checking import check_file
    from briefings.cli import check_show

    _refuse(files, compare, svg)
    age = settings_for(config, target).target
    paths = [Path(name) for name in files]
    tally = Tally(paths, json=json)
    read: list[Checked] = []
    unread: list[str] = []
    for path in paths:
        good = len(read)
        with tally.trying(path, "file"):
            checked = check_file(path, age)
            read.append(checked)
            for warning in checked.warnings:
                note(f"{checked.file}: {warning}")
            if not compare:
                if json:
                    json_line(check_json(checked))
                elif brief:
                    check_show.briefly(checked)
                else:
                    check_show.whole(checked)
                tally.codes.append(0 if checked.level.passes else 1)
        if len(read) == good:
            unread.append(str(path))
    if compare and unread:
        raise typer.Exit(max(tally.codes))
    if compare:
        tally.codes.append(_compare(read, brief, json))
    elif len(paths) > 1 and not json and not brief:
        check_show.summary(read, unread)
    if svg and read:
        _draw(read, compare, svg)
    raise typer.Exit(tally.codes[0] if compare else tally.exit_code())


def _refuse(files: list[str], compare: bool, svg: Path | None) -> None:
    """What cannot be meant, said before any work."""
    from briefings.errors import UsageError

    if compare and len(files) != 2:
        raise UsageError(f"--compare needs two files, the old version and the new; there are {len(files)}.")
    if files.count("-") > 1:
        raise UsageError("Standard input (-) can be read once. Give the other text as a file.")
    if svg is not None and svg.suffix.lower() != ".svg":
        raise UsageError(f"--svg is the file that the chart goes into, and {svg} does not end in .svg.")


def _compare(read: list[Checked], brief: bool, json: bool) -> int:
    from briefings.check_json import compare_json
    from briefings.cli import check_show
    from briefings.comparing import compare

    comparison = compare(*read)
    if json:
        json_line(compare_json(comparison))
    elif brief:
        check_show.briefly(comparison.new)
    else:
        check_show.versions(comparison)
    return 0 if comparison.new.level.passes else 1


def _draw(read: list[Checked], compare: bool, target: Path) -> None:
    from briefings import charts, comparing, svg
    from briefings.whole_file import write_whole

    chart: Chart
    if compare:
        chart = charts.chart_of_versions(comparing.compare(*read))
    else:
        chart = charts.chart_of(read[0]) if len(read) == 1 else charts.chart_of_several(read)
    write_whole(target, svg.draw(chart).encode(), "--svg")
    note(f"The chart is in {target}")


def scores_table(title: str, columns: dict[str, Scores | None], target: int) -> None:
    """The scores of one or more texts side by side, with the limits of the target."""
    from briefings.readability import MEASURES, limits
    from briefings.readability import title as name_of

    bounds = limits(target)
    rows = []
    for field in MEASURES:
        bound = bounds.get(field, {})
        limit = " and ".join(f"{'at most' if k == 'most' else 'at least'} {v:g}" for k, v in bound.items())
        figures = [f"{getattr(s, field):.1f}".removesuffix(".0") if s else "" for s in columns.values()]
        rows.append((name_of(field), limit, *figures))
    table(title, ("measure", f"for age {target}", *columns), rows)
