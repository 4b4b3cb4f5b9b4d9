"""The reports that are perturbed: our own invented ones, and those of the corpus."""

# A pattern or a class of words reads better whole than cut into lines:
# ruff: noqa: E501

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from found import document
from perturb import Generator, Scene, found
from perturb_findings import FINDINGS
from perturb_ratings import RATINGS
from perturb_whole import WHOLE
from reports import OTHER_REPORT, REPORT

from briefings.readers import read_document

KINDS: dict[str, Generator] = RATINGS | FINDINGS | WHOLE
ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Named:
    """A report, as a file or as its words."""

    source: str
    path: Path | None = None
    text: str | None = None


def own_reports() -> Iterator[Named]:
    """The samples, the invented reports of the tests and the wordings of their ratings."""
    for path in sorted((ROOT / "samples").glob("*.*")):
        yield Named(path.name, path)
    for name, text in (
        ("report", REPORT),
        ("other report", OTHER_REPORT),
        ("letter", LETTER),
        ("news", NEWS),
        ("care", CARE),
    ):
        yield Named(name, None, text)
    for line in (ROOT / "tests" / "data" / "rating_wordings.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Named(row["id"], None, row["text"])


def corpus_reports(folder: Path) -> Iterator[Named]:
    """The corpus’s reports and single wordings."""
    for path in sorted((folder / "dev" / "docs").iterdir()):
        yield Named(path.name, path)
    for line in (folder / "wordings.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Named(row["id"], None, row["text"])


def scene(report: Named) -> Scene:
    made = read_document(report.path) if report.path is not None else document(report.text or "", head="")
    return Scene(made, found(made))


LETTER = """Inspection of Eastvale local authority children’s services

Ofsted inspected Eastvale local authority children’s services in May 2018.

| Judgement | Grade |
|---|---|
| The impact of leaders on social work practice with children and families | Good |
| The experiences and progress of children who need help and protection | Requires improvement to be good |
| Overall effectiveness | Good |

Children in Eastvale receive prompt help. Leaders know their services well. Social workers build trusting relationships with children. Managers use data effectively.

Plans for children are too vague. Decisions about risk are not recorded. Supervision is inconsistent. There are delays in health assessments. Care leavers do not have enough places to live. 14 of the 40 case files that inspectors read had no plan.

Disabled children are supported well. Partners are clear about their roles. There is no concern about the safety of children in the homes that inspectors visited.

What needs to improve

- The quality of written plans for children.
- The supervision of new social workers.
"""

NEWS = """Northmoor Police praised for looking after victims

Northmoor Police has been rated good for effectiveness by Her Majesty’s Inspectorate of Constabulary (HMIC). HMIC said that Northmoor Police requires improvement for efficiency. The force was not rated for leadership.

Inspectors found that officers support victims well. The report said that the force did not have enough detectives. HMIC identified two areas for improvement. HMIC said there were no causes of concern.

Neighbouring Harrowby Constabulary was rated outstanding for efficiency.

Chief Constable Peter Grey said: “We are proud of this report.” Councillor Jane Stone said the force was far too slow to answer calls.
"""

CARE = """CQC inspection report: Rosebank Homecare

Overall: Good
Safe: Requires improvement
Caring: Good

Rosebank Homecare provides care to 41 people in Eastvale. People were supported by kind staff.
"""
