"""What verification says when a sentence cannot be proved."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """One sentence (or chapter) of a briefing that the report does not bear out."""

    chapter: str  # the chapter's title
    sentence: str  # the whole sentence, as the briefing has it; a chapter's title when the chapter itself is wrong
    says: str  # what it says, in a few words of its own
    report: str  # what the report says there
    kind: str  # "rating", "number", "name", "date", "negation", "hedge", "order", "new words", "coverage", …

    def __str__(self) -> str:
        return f"{self.chapter}: “{self.sentence}” ({self.kind}) says {self.says}; the report says {self.report}"
