"""How the findings of perturbed reports change, by kind, over our own invented reports and the corpus.

    PLAINSPOKEN_CORPUS=… python tools/perturb_rates.py [--every 1] [--only KIND] [--show] [--write docs/perturbation.md]

Every kind of ``tests/perturb_*.py`` is tried at every place of every report; with ``--every n`` only at each n-th.
``--show`` prints each failure: the words before and after, and what was found. ``--write`` puts the table in the place
of the one between the marks in that file. Without a corpus only our own reports are tried.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from perturb import ABSTAINED, FOLLOWED, INVENTED, KEPT, outcome  # noqa: E402  # the tests are no package
from perturbed import KINDS, Named, corpus_reports, own_reports, scene  # noqa: E402

BEGIN, END = "<!-- rates: made by tools/perturb_rates.py -->", "<!-- end of rates -->"
OUTCOMES = (FOLLOWED, ABSTAINED, KEPT, INVENTED)

Told = tuple[str, str, str, str, str, list[str]]  # source, kind, outcome, was, now, rows to blame


def tried(report: Named, every: int, only: str, part: int, parts: int) -> list[Told]:
    """The cases of one report: every ``every``-th, and of those the share of ``part``."""
    before = scene(report)
    told: list[Told] = []
    number = 0
    for name, generate in KINDS.items():
        if only not in name:
            continue
        for case in generate(before):
            number += 1
            if number % every or number // every % parts != part:
                continue
            result, blame = outcome(before, case)
            told.append((report.source, case.kind, result, case.was, case.now, blame))
    return told


def all_tried(reports: Iterable[Named], every: int, only: str, jobs: int) -> list[Told]:
    with ProcessPoolExecutor(jobs) as pool:
        waiting = []
        for report in reports:
            parts = 4 if len(report.text or "") == 0 else 1  # a file of the corpus may be long
            waiting += [pool.submit(tried, report, every, only, part, parts) for part in range(parts)]
        return [one for done in waiting for one in done.result()]


def table(told: list[Told], title: str) -> list[str]:
    counts = Counter((kind, result) for _, kind, result, _, _, _ in told)
    kinds = sorted({kind for kind, _ in counts})
    rows = [f"| {title} | cases | {' | '.join(OUTCOMES)} |", "|---|---|---|---|---|---|"]
    for kind in [*kinds, "all"]:
        each = [sum(counts[k, result] for k in (kinds if kind == "all" else [kind])) for result in OUTCOMES]
        rows.append(f"| {kind} | {sum(each):,} | {' | '.join(f'{n:,}' for n in each)} |")
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--every", type=int, default=1, help="try only each n-th case of a report")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", default="", help="kinds whose name holds these words")
    parser.add_argument("--show", action="store_true", help="print each failure")
    parser.add_argument("--write", type=Path, help="a Markdown file with the marks")
    options = parser.parse_args()
    corpus = os.environ.get("PLAINSPOKEN_CORPUS")
    groups = [("our own reports", own_reports())]
    if corpus:
        groups.append(("the corpus", corpus_reports(Path(corpus))))
    rows: list[str] = []
    for title, reports in groups:
        told = all_tried(reports, options.every, options.only, options.jobs)
        rows += [*table(told, title), ""]
        for source, kind, result, was, now, blame in told if options.show else ():
            if result in (KEPT, INVENTED):
                print(f"--- {source}: {kind}: {result}\n    was {was}\n    now {now}")
                print(*(f"      {row}" for row in blame), sep="\n")
    print("\n".join(rows))
    if options.write:
        text = options.write.read_text(encoding="utf-8")
        before, _, rest = text.partition(BEGIN)
        after = rest.partition(END)[2]
        written = "\n".join(rows)
        options.write.write_text(f"{before}{BEGIN}\n\n{written}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
