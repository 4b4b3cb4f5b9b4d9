"""How many harmed briefings the second program stops, by half and by kind, over invented reports and the corpus.

    PLAINSPOKEN_CORPUS=… python tools/harm_rates.py [--most 1] [--write docs/verify.md]
    PLAINSPOKEN_CORPUS=… python tools/harm_rates.py --edits 30

Each kind of ``tests/harm_first.py``, ``_second`` and ``_third`` is tried on every briefing, ``--most`` times at most
(on the invented reports written by hand, fifty times), with random numbers that are the same in every run. With
``--write`` the table takes the place of the one between the marks in that file. Without a corpus only the reports
written by hand are tried. ``--edits`` makes each harm that shows in briefing.md as an editor would, on so many
documents of the corpus, and says how many are refused or put right. An editor's words are freer: these rates are lower.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from harm import Harm, Scene, harms  # noqa: E402  # the tests are no package: their folder is put on the path first
from harm_first import FIRST  # noqa: E402
from harm_second import SECOND  # noqa: E402
from harm_third import THIRD  # noqa: E402
from proved import Case, statement  # noqa: E402
from proved_more import lists, news  # noqa: E402

from briefings.briefing import Briefing  # noqa: E402
from briefings.editing import apply_edit  # noqa: E402
from briefings.edition import parse_markdown, to_markdown  # noqa: E402
from briefings.errors import InputError  # noqa: E402
from briefings.verify import verify_words  # noqa: E402

BEGIN, END = "<!-- rates: made by tools/harm_rates.py -->", "<!-- end of rates -->"
SCALES = ("hmic4", "peel5")  # of the corpus's single wordings: the scales whose framework is in the tree
MANY = 50


def stopped(case: Case, harm: Harm) -> bool:
    """Whether the harmed briefing fails, and the sentence or chapter that was harmed is named."""
    found = verify_words(case.source, harm.briefing, case.facts)
    if not harm.now:  # a chapter is gone: there is no sentence to name
        return bool(found)
    return any(f.sentence == harm.now or harm.chapter in (f.chapter, f.sentence) for f in found)


def corpus_cases(folder: Path) -> Iterator[Case]:
    """The corpus's reports and single wordings, as our own stages read and write them."""
    for path in sorted((folder / "dev" / "docs").iterdir()):
        if path.suffix in (".txt", ".md", ".html", ".pdf"):
            yield made(path)
    with tempfile.TemporaryDirectory() as place:
        for line in (folder / "wordings.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["scale"] in SCALES:
                path = Path(place) / "wording.txt"
                path.write_text(row["text"], encoding="utf-8")
                yield made(path)


def made(path: Path) -> Case:
    from briefings.extract import extract
    from briefings.facts_json import facts_json
    from briefings.readers import read_document
    from briefings.write import write_briefing

    document = read_document(path)
    findings = extract(document)
    facts = json.loads(json.dumps(facts_json(document, findings)))
    return Case(document.text, facts, write_briefing(document, findings))


def report(most: int) -> str:
    """The rates as Markdown."""
    invented = [statement(), news(), lists()]
    corpus = os.environ.get("PLAINSPOKEN_CORPUS")
    cases = [*invented, *(corpus_cases(Path(corpus)) if corpus else ())]
    honest = [case for case in cases if not verify_words(case.source, case.briefing, case.facts)]
    words = sum(len(s.text.split()) for case in cases for c in case.briefing.chapters for s in c.sentences)
    out = [
        f"Honest briefings: {len(cases)} ({len(invented)} written by hand, {len(cases) - len(invented)} of the corpus; "
        f"{words:,} words). Proved: {len(honest)}. False alarms: {len(cases) - len(honest)}.",
        "",
        "| half | kinds | harmed briefings | stopped, the place named | rate |",
        "|---|---|---|---|---|",
    ]
    missed: list[str] = []
    for name, kinds in (
        ("first (known while the checker was made)", FIRST),
        ("second (invented before it was mended)", SECOND),
        ("third (disguises and loose words in an editor's line)", THIRD),
    ):
        made_, held = Counter[str](), Counter[str]()
        for n, case in enumerate(honest):
            scene = Scene(case.source, case.facts, case.briefing, random.Random(n))
            for harm in harms(scene, kinds, MANY if n < len(invented) else most):
                made_[harm.kind] += 1
                held[harm.kind] += stopped(case, harm)
        total, good = made_.total(), held.total()
        out.append(f"| {name} | {len(made_)} of {len(kinds)} | {total:,} | {good:,} | {good / total:.1%} |")
        missed += [
            f"| {kind} | {made_[kind] - held[kind]} of {made_[kind]} |" for kind in kinds if held[kind] < made_[kind]
        ]
    return "\n".join([*out, "", "| kind that got through | times |", "|---|---|", *missed])


def shown(briefing: Briefing) -> str:
    return to_markdown(briefing, report="report.txt", sha256="0" * 64)


def refused(case: Case, harm: Harm) -> bool:
    """Whether the harm, as an edit of briefing.md, is refused, or does not outlive what is put right."""
    try:
        edited = apply_edit(case.briefing, parse_markdown(shown(harm.briefing)), case.source, case.facts)
    except InputError:
        return True
    return bool(edited.refusals) or shown(edited.briefing) == shown(case.briefing)


def edits_report(documents: int) -> str:
    """The rates of harmful edits, by half and by kind, as lines."""
    invented = [statement(), news(), lists()]
    corpus = os.environ.get("PLAINSPOKEN_CORPUS")
    cases = [*invented, *(islice(corpus_cases(Path(corpus)), documents) if corpus else ())]
    out = []
    for name, kinds in (("first", FIRST), ("second", SECOND)):
        made_, held = Counter[str](), Counter[str]()
        for n, case in enumerate(cases):
            if verify_words(case.source, case.briefing, case.facts):
                continue
            scene = Scene(case.source, case.facts, case.briefing, random.Random(n))
            for harm in harms(scene, kinds, MANY if n < len(invented) else 1):
                if shown(harm.briefing) != shown(case.briefing):
                    made_[harm.kind] += 1
                    held[harm.kind] += refused(case, harm)
        total, good = made_.total(), held.total()
        out.append(f"{name}: {good:,} of {total:,} ({good / total:.1%})")
        out += [f"  {kind}: {made_[kind] - held[kind]} of {made_[kind]}" for kind in kinds if held[kind] < made_[kind]]
    return "\n".join(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--most", type=int, default=1, help="harms of one kind on one briefing of the corpus")
    parser.add_argument("--write", type=Path, help="a Markdown file with the marks")
    parser.add_argument("--edits", type=int, help="harmful edits instead, on so many documents of the corpus")
    options = parser.parse_args()
    if options.edits is not None:
        print(edits_report(options.edits))
        return
    table = report(options.most)
    print(table)
    if options.write:
        text = options.write.read_text(encoding="utf-8")
        before, _, rest = text.partition(BEGIN)
        after = rest.partition(END)[2]
        options.write.write_text(f"{before}{BEGIN}\n\n{table}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
