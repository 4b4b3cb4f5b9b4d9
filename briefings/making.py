"""The text stage, joined: a report file in, proved words out."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefings import __version__
from briefings.briefing import Briefing
from briefings.document import Document
from briefings.edition import to_markdown
from briefings.errors import InputError, UnprovenError
from briefings.settings import Settings
from briefings.speaking import DEFAULT_RATE, guessed_seconds, minutes, with_minutes

if TYPE_CHECKING:
    from briefings.readability import ReadingLevel
    from briefings.verify import Failure

Json = dict[str, Any]

MOST_QUOTED = 0.15  # of a briefing's words may be the report's own, or its level says little of ours


@dataclass(frozen=True, slots=True)
class Words:
    """A report and its briefing, proved and scored."""

    document: Document
    facts: Json
    briefing: Briefing
    report_level: ReadingLevel
    level: ReadingLevel
    left_out: tuple[Failure, ...]  # sentences that could not be proved, and so are not in the briefing

    @property
    def found(self) -> bool:
        """Whether the text holds anything that an inspection report says; if not, it may well be the wrong file."""
        return any(self.facts[kind] for kind in _FOUND)


_FOUND = ("ratings", "concerns", "no_concerns", "strengths", "outcomes", "opinions", "quoted")


def make_words(path: Path, settings: Settings) -> Words:
    """Read, find, write, prove and score one report. Raises InputError, NoTextError, UnprovenError."""
    from briefings.agreement import agree
    from briefings.checking import prose
    from briefings.extract import extract
    from briefings.programs import reads_as_code
    from briefings.readability import read_level
    from briefings.readers import read_document
    from briefings.write import WriteOptions, write_briefing

    document = read_document(path)
    if reads_as_code(document.text):
        raise InputError(
            f"{path.name}: not text that reads as a report (it reads as a program); give the report itself."
        )
    agreed = agree(document, extract(document))
    findings, facts = agreed.findings, agreed.facts
    options = WriteOptions(
        target=settings.target,
        lasts=1,  # the sentence has its place; the recording says what number is true
        publisher=settings.publisher,
        mistakes=settings.mistakes or settings.contact,
        report_address=settings.report_address,
    )
    written = write_briefing(document, findings, options)
    guess = minutes(guessed_seconds(written, settings.rate or DEFAULT_RATE))
    briefing, left_out = proved(with_minutes(written, guess), facts, document.text)
    return Words(
        document=document,
        facts=facts,
        briefing=briefing,
        report_level=read_level(prose(document), names=briefing.names, target=settings.target),
        level=level_of_briefing(briefing, settings.target),
        left_out=left_out,
    )


def level_of_briefing(briefing: Briefing, target: int) -> ReadingLevel:
    """The reading level of what will be spoken, chapter titles aside."""
    from briefings.readability import read_level

    sentences = [s.text for c in briefing.chapters for s in c.sentences]
    return read_level(sentences, names=briefing.names, target=target)


def shortfalls(briefing: Briefing, facts: Json) -> tuple[str, ...]:
    """Why a good reading level would not count: something that must be in it is not, or too much of it is quoted."""
    from briefings.verify.coverage import coverage
    from briefings.verify.records import read_facts

    found = [str(f) for f in coverage(briefing, read_facts(facts)) if f.kind == "coverage"]
    share = quoted_share(briefing)
    if share > MOST_QUOTED:
        found.append(
            f"{share:.0%} of it is the report's own words; it must be {MOST_QUOTED:.0%} or less for a level to count"
        )
    return tuple(found)


def quoted_share(briefing: Briefing) -> float:
    """The part of a briefing's words that is the report's own, 0 to 1."""
    lengths = [(len(s.text.split()), s.quotation) for c in briefing.chapters for s in c.sentences]
    total = sum(length for length, _ in lengths)
    return sum(length for length, quoted in lengths if quoted) / total if total else 0.0


def proved(briefing: Briefing, facts: Json, source: str) -> tuple[Briefing, tuple[Failure, ...]]:
    """The briefing less what the second program could not prove, and what that was.

    Saying less is always better than saying what may be wrong. UnprovenError where what is left still fails, as it does
    when a rating or a formal concern has lost its chapter.
    """
    from briefings.verify import verify_words

    failures = verify_words(source, briefing, facts)
    if not failures:
        return briefing, ()
    wrong = {(f.chapter, f.sentence) for f in failures}
    chapters = (
        replace(c, sentences=tuple(s for s in c.sentences if (c.title, s.text) not in wrong)) for c in briefing.chapters
    )
    less = replace(briefing, chapters=tuple(c for c in chapters if c.sentences))
    still = verify_words(source, less, facts)
    if still:
        first = " ".join(str(still[0]).split())  # the report's words may stand on several lines
        raise UnprovenError(
            f"the briefing could not be proved from the report, so nothing was made. {first}. "
            "Report this, with the document, as a fault in plainspoken."
        )
    return less, failures


def text_files(words: Words) -> dict[str, bytes]:
    """The files of the text stage, but for ``edition.json``."""
    source = words.document.source
    markdown = to_markdown(words.briefing, report=source.file, sha256=source.sha256)
    return {
        "source.txt": words.document.text.encode("utf-8"),
        "facts.json": as_json(words.facts),
        "briefing.md": markdown.encode("utf-8"),
    }


def as_json(value: Json) -> bytes:
    """JSON as it stands in an edition's files: indented, UTF-8, a line break at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def versions() -> dict[str, str]:
    """The versions that decide the words."""
    from briefings.readability import textstat_version

    return {"plainspoken": __version__, "textstat": textstat_version()}
