"""What verification says when something cannot be proved."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """One sentence (or chapter) of a briefing that the report does not bear out; or a file that is not as recorded."""

    chapter: str  # the chapter's title; of a file, its name
    sentence: str  # the whole sentence, as the briefing has it; a chapter's title when that is wrong; "" of a file
    says: str  # what it says, in a few words of its own
    report: str  # what the report says there; of a file, what there should be
    kind: str  # "rating", "number", "name", "date", "negation", "hedge", "order", "new words", "coverage", "sound", …
    by: str = "the report"  # who says ``report``: "the explanation" where the line is none of the report's

    def __str__(self) -> str:
        if not self.sentence:
            return f"{self.chapter} ({self.kind}): {self.says}; there should be {self.report}"
        return f"{self.chapter}: “{self.sentence}” ({self.kind}) says {self.says}; {self.by} says {self.report}"


def of_file(name: str, found: str, wanted: str, kind: str = "file") -> Failure:
    """A file of an edition that is not as it must be."""
    return Failure(name, "", found, wanted, kind)
