"""What ``check --json`` prints: the schema is ``briefings/schemas/check-1.json``."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from briefings.checking import Checked
from briefings.comparing import Comparison
from briefings.readability import Scores

VERSION = 1
Json = dict[str, Any]


def check_json(checked: Checked) -> Json:
    """One text: its level, and what would make it plainer. Keys in a fixed order; figures to two places."""
    level = checked.level
    lines = checked.lines or (None,) * len(checked.sentences)
    return {
        "version": VERSION,
        "file": checked.file,
        "target": level.target,
        "passes": level.passes,
        "failures": list(level.failures),
        "words": level.words,
        "sentences": level.sentences,
        "reading_age": level.reading_age,
        "scores": _scores(level.scores),
        "raw": _scores(level.raw),
        "lengths": list(level.lengths),
        "hardest": [
            {
                "line": lines[each.sentence.index],
                "text": each.sentence.text,
                "words": each.sentence.words,
                "grade": round(each.sentence.grade, 2),
                "why": list(each.why),
                "split": list(each.split),
                "say": [{"before": change.before, "after": change.after} for change in each.say],
                "hints": list(each.hints),
            }
            for each in checked.hardest
        ],
        "hard_words": [
            {**asdict(hard), "plainer": list(checked.plainer.get(hard.word, ()))} for hard in level.hard_words
        ],
        "acronyms": [{"short": each.short, "long": each.long or None} for each in checked.acronyms],
        "verbless": list(level.verbless),
        "warnings": list(checked.warnings),
        "textstat": level.textstat,
    }


def compare_json(comparison: Comparison) -> Json:
    """Two versions: each as ``check_json`` has it, and how they differ."""
    return {
        "version": VERSION,
        "passes": comparison.new.level.passes,
        "verdict": comparison.verdict,
        "measures": [
            {"name": m.name, "old": round(m.old, 2), "new": round(m.new, 2), "easier": m.easier}
            for m in comparison.measures
        ],
        "sentences_kept": comparison.kept,
        "sentences_added": list(comparison.added),
        "sentences_gone": list(comparison.gone),
        "only_old": list(comparison.only_old),
        "only_new": list(comparison.only_new),
        "old": check_json(comparison.old),
        "new": check_json(comparison.new),
    }


def _scores(scores: Scores | None) -> Json | None:
    return {name: round(value, 2) for name, value in asdict(scores).items()} if scores else None
