"""The scores of the labelled corpus by family of inspectorate, and what is quoted and why, into docs/findings.md.

    python tools/score_table.py --score ../shared/bin/score --corpus ../shared/corpus [--write docs/findings.md]

The score program does the counting: it is called for each family, and no figure is typed by hand. The program that it
measures is this one; each file is read once, whatever the number of families. With ``--write`` the tables take the
place of those between the marks in that file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- scores: made by tools/score_table.py -->", "<!-- end of scores -->"
KEPT = "PLAINSPOKEN_SCORE_FACTS"  # the folder of what was found in files read before

SCALES = {  # of the single sentences
    "Police": ("hmic4", "peel5"),
    "Fire": ("fire4", "fire5"),
    "Care and health (CQC)": ("cqc4",),
    "Schools and children (Ofsted)": ("ofsted4", "ofsted5", "ilacs4"),
    "Other (prisons, probation, Wales)": ("hmip4", "hmiprob4", "estyn4", "none"),
}
REASONS = {
    "not explained": "A grade word, a date or a condition in it has no explanation.",
    "negation": "A “not” or “no longer” stands with the grade, and no rule says what it denies.",
    "condition": "A grade that would or might be given, or is given only if something happens.",
    "wish": "A grade that somebody hopes for, expects or works towards.",
    "doubt": "A grade that is disputed, rumoured or taken back.",
    "comparison": "“Better than good” and the like: no grade of its own.",
    "question": "A question.",
    "which body": "A grade, but it is not clear which organisation has it.",
    "not on the scale": "A grade word that is not on this inspectorate's scale.",
    "two places disagree": "Two places give one thing two grades: both are quoted and neither is stated.",
    "two readings differ": "The program that writes and the program that checks read it differently.",
}
Figures = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Family:
    name: str
    ids: tuple[str, ...]


def facts(files: Sequence[str]) -> None:
    """Print a JSON object for each file, as ``plainspoken facts --json`` does; none is read twice."""
    kept = Path(os.environ[KEPT])
    places = [_kept(kept, file) for file in files]
    new = [file for file, place in zip(files, places, strict=True) if not place.exists()]
    if new:
        command = [sys.executable, "-m", "briefings", "facts", "--json", *new]
        said = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False).stdout.splitlines()
        if len(said) != len(new):
            sys.exit(f"score_table: {len(new)} files in, {len(said)} lines out")
        for file, line in zip(new, said, strict=True):
            _kept(kept, file).write_text(line, encoding="utf-8")
    for place in places:
        print(place.read_text(encoding="utf-8"))


def _kept(folder: Path, file: str) -> Path:
    return folder / f"{hashlib.sha256(Path(file).read_bytes()).hexdigest()}{Path(file).suffix}"


def scored(score: Path, mode: str, path: Path, ids: Sequence[str], extension: str = "txt") -> Figures:
    """What the score program says of some of the documents or sentences."""
    program = shlex.join([sys.executable, str(Path(__file__).resolve()), "--facts"])
    command = [sys.executable, str(score), mode, str(path), "--program", program, "--json", "--ext", extension]
    done = subprocess.run([*command, "--where", f"id={','.join(ids)}"], stdout=subprocess.PIPE, text=True, check=True)
    found: Figures = json.loads(done.stdout)
    return found


def families_of_documents(rows: Sequence[Figures]) -> list[Family]:
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(_family(row), []).append(row["id"])
    order = ("Police", "Fire", *list(SCALES)[2:4], "Joint inspections", "Other")
    return [Family(name, tuple(found[name])) for name in order if name in found]


def _family(row: Figures) -> str:
    body = row.get("inspectorate") or ""
    if "joint" in body.lower() or "/" in body:
        return "Joint inspections"
    if body.startswith("HMIC"):
        return "Fire" if "fire" in (row.get("organisation") or "").lower() else "Police"
    return next((name for name in SCALES if f"({body})" in name and body), "Other")


def families_of_sentences(rows: Sequence[Figures]) -> list[Family]:
    made = [Family(name, tuple(r["id"] for r in rows if r["scale"] in scales)) for name, scales in SCALES.items()]
    return [family for family in made if family.ids]


def _share(figures: Figures, key: str) -> str:
    value = figures.get(key)
    return "–" if value is None else f"{value:.0%}" if value in (0, 1) else f"{value:.1%}"


def documents_table(score: Path, corpus: Path) -> Iterator[str]:
    rows = _rows(corpus / "dev" / "gold.jsonl")
    rows = [row for row in rows if (corpus / "dev" / "docs" / f"{row['id']}.txt").exists()]
    everything = Family("**All**", tuple(row["id"] for row in rows))
    pdfs = tuple(i for i in everything.ids if (corpus / "dev" / "pdf" / f"{i}.pdf").exists())
    yield "| family | documents | ratings stated that are right | ratings found | ratings invented "
    yield "| formal concerns found | all concerns found | strengths found | organisation right |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    for family, extension in (
        *((family, "txt") for family in (*families_of_documents(rows), everything)),
        *([(Family("The same, those that we have as PDF", pdfs), "txt")] if pdfs else ()),
        *([(Family("The same, read from the PDF", pdfs), "pdf")] if pdfs else ()),
    ):
        found = scored(score, "docs", corpus / "dev", family.ids, extension)
        yield _row(
            family.name,
            found["documents"],
            _share(found, "rating_precision"),
            _share(found, "rating_recall"),
            found["invented_ratings"],
            _share(found, "formal_concern_recall"),
            _share(found, "concern_recall"),
            _share(found, "strength_recall"),
            _share(found, "organisation_right"),
        )


def sentences_table(score: Path, corpus: Path) -> Iterator[str]:
    path = corpus / "wordings.jsonl"
    rows = _rows(path)
    everything = Family("**All**", tuple(row["id"] for row in rows))
    yield "| family | sentences | ratings stated that are right | ratings found | ratings invented | false on those "
    yield "without a rating | concerns found | false concerns | “no concerns” found | opinions found |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    for family in (*families_of_sentences(rows), everything):
        found = scored(score, "lines", path, family.ids)
        yield _row(
            family.name,
            found["documents"],
            _share(found, "rating_precision"),
            _share(found, "rating_recall"),
            found["invented_ratings"],
            f"{found['false_on_negatives']} of {found['hard_negatives']}",
            _share(found, "concern_items_found"),
            f"{found['false_concern_on_none']} of {found['items_without_concern']}",
            _share(found, "no_concern_found"),
            _share(found, "opinion_recall"),
        )


def quoted_table(kept: Path) -> Iterator[str]:
    """Why sentences were quoted and not stated, over every document and sentence; PDFs say the same as their texts."""
    found = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(kept.glob("*.txt"))]
    whys = Counter(quoted["why"] for facts in found for quoted in facts.get("quoted") or ())
    if unknown := whys.keys() - REASONS.keys():
        sys.exit(f"score_table: say in REASONS what these reasons mean: {', '.join(sorted(unknown))}")
    stated = sum(len(facts.get("ratings") or ()) for facts in found)
    yield f"Ratings stated: {stated:,}. Passages quoted in their place: {whys.total():,}."
    yield ""
    yield "| why it is quoted | times | what that means |"
    yield "|---|--:|---|"
    for why, times in sorted(whys.items(), key=lambda pair: (-pair[1], pair[0])):
        yield _row(why, times, REASONS[why])


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def tables(score: Path, corpus: Path) -> str:
    with tempfile.TemporaryDirectory() as folder:
        os.environ[KEPT] = folder
        parts = [
            "### Whole documents", "", *_joined(documents_table(score, corpus)), "",
            "### Single sentences", "", *_joined(sentences_table(score, corpus)), "",
            "### What is quoted, and why", "", *quoted_table(Path(folder)),
        ]  # fmt: skip
    return "\n".join(parts)


def _joined(lines: Iterator[str]) -> Iterator[str]:
    """The heads stand in two lines of the code and in one of the page."""
    first, second = next(lines), next(lines)
    yield first + second
    yield from lines


def main() -> None:
    if sys.argv[1:2] == ["--facts"]:
        return facts(sys.argv[2:])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--score", type=Path, required=True, help="the score program")
    parser.add_argument("--corpus", type=Path, required=True, help="the folder with dev/ and wordings.jsonl")
    parser.add_argument("--write", type=Path, help="a Markdown file with the marks")
    given = parser.parse_args()
    made = tables(given.score.resolve(), given.corpus.resolve())
    print(made)
    if given.write:
        text = given.write.read_text(encoding="utf-8")
        if BEGIN not in text or END not in text:
            sys.exit(f"score_table: {given.write} lacks the marks {BEGIN} and {END}")
        before, _, rest = text.partition(BEGIN)
        given.write.write_text(f"{before}{BEGIN}\n\n{made}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")
    return None


if __name__ == "__main__":
    main()
