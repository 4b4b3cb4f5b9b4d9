"""What inspectors will look at or come back for, and what the body has to do by a time that the text gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.document import BlockKind, Span
from briefings.extract.clauses import clauses
from briefings.extract.concerns import listed_description
from briefings.extract.describe import plain_span, whole
from briefings.extract.formal_lists import formal_lists
from briefings.extract.passages import evidence
from briefings.extract.reading import Reading
from briefings.extract.words import folded
from briefings.findings import Description, Form, NextStep

_US = (
    r"(?:we|i|inspectors|our\s+inspectors|the\s+(?:inspectorate|inspectors?|watchdog|regulator"
    r"|commission)|hm\s+inspectors?|hmic\w*|ofsted|cqc|estyn|hmi\s+\w+|hmip)"
)
_LOOK = (
    r"(?:look\s+(?:again\s+)?(?:at|for)|return|revisit|re-?inspect|inspect|visit|monitor|review|check|assess"
    r"|examine|follow\s+up|come\s+back|go\s+back|carry\s+out|report\s+(?:on|again|back)"
    r"|continue\s+to\s+(?:monitor|review|work|assess|look|watch|follow|inspect)|be\s+(?:\w+\s+)?(?:interested"
    r"|looking|keen|watching|monitoring|in\s+(?:regular|close|frequent)\s+(?:contact|touch)|returning|revisiting|checking|reviewing|back|keeping)"
    r"|keep\s+(?:\w+\s+){1,3}(?:under|watch)|watch|expect|want|be\s+expecting|write|decide|test|publish)"
)
_WILL = re.compile(
    rf"\b{_US}\s+(?:will|shall|intend\s+to|plan\s+to|are\s+(?:going|due)\s+to|is\s+(?:going|due)\s+to"
    rf"|am\s+going\s+to|expect\s+to)\s+(?:also\s+|then\s+|therefore\s+|now\s+|next\s+)*(?:{_LOOK})\b"
    rf"|\b{_US}\s+(?:also\s+)?(?:look(?:s)?\s+forward\s+to)\b|\b(?:we|i)(?:'ll)\s+(?:{_LOOK})\b"
    rf"|\b(?:next|follow-up|further|another)\s+(?:inspection|visit|review)\s+(?:will|is\s+(?:due|planned|expected))\b"
    rf"|\bwill\s+be\s+(?:re-?inspected|revisited|inspected\s+again|visited\s+again|looked\s+at\s+again|monitored"
    rf"|reviewed\s+again)\b",
    re.IGNORECASE,
)
_INTEREST = re.compile(
    r"\bwill\s+be\s+(?:particularly\s+|especially\s+|very\s+|also\s+)?(?:interested|keen"
    r"|looking)\s+(?:to\s+(?:see|know|learn|find\s+out)|at|for|in)\s+"
    r"|\b(?:look(?:ing)?\s+forward\s+to\s+(?:seeing\s+)?)|"
    r"\bwill\s+(?:also\s+|then\s+|again\s+)?(?:look\s+(?:again\s+)?at|examine|assess|check|monitor|review|watch"
    r"|test)\s+",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"\b(?:should(?!\s+look\b)|must|needs?\s+to|ha(?:s|ve)\s+to|is\s+(?:required|expected)\s+to|are\s+(?:required"
    r"|expected)\s+to|ha(?:s|ve)\s+been\s+(?:given|told|asked|ordered)|was\s+(?:given|told|asked|ordered)"
    r"|were\s+(?:given|told|asked|ordered)|called\s+for|expects?\s|to\s+send|has\s+until|have\s+until)\b",
    re.IGNORECASE,
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty-four|twenty-eight|thirty)"
_BY = re.compile(
    rf"\b(?:(?:with)?in\s+(?:the\s+next\s+)?{_NUMBER}\s+(?:working\s+)?(?:days?|weeks?|months?"
    rf"|years?)(?:\s+of\s+(?:the\s+)?[\w\s]{{4,40}}?(?=[,.;:]|$))?"
    rf"|(?:by|before|until|no\s+later\s+than"
    rf"|on)\s+(?:the\s+end\s+of\s+)?(?:\d{{1,2}}\s+)?{_MONTH}(?:\s+\d{{4}})?"
    rf"|by\s+the\s+end\s+of\s+(?:the\s+)?(?:year|month|\d{{4}}|next\s+year|this\s+year|the\s+financial\s+year)"
    rf"|by\s+(?:spring|summer|autumn|winter)(?:\s+\d{{4}})?|in\s+(?:the\s+)?(?:early\s+|late\s+)?(?:spring"
    rf"|summer|autumn|winter)(?:\s+(?:of\s+)?\d{{4}})?|by\s+\d{{4}}"
    rf"|in\s+{_MONTH}(?:\s+\d{{4}})?|in\s+{_NUMBER}\s+(?:days'?|weeks'?|months'?)\s+time|next\s+(?:year|month"
    rf"|spring|summer|autumn|winter)|in\s+the\s+(?:year\s+ahead|coming\s+(?:year|months))|later\s+this\s+year"
    rf"|with\s+immediate\s+effect|immediately)\b",
    re.IGNORECASE,
)


def find_next_steps(reading: Reading) -> tuple[NextStep, ...]:
    """In the text's order; what is recommended about a formal finding comes with the time it has."""
    found = [*_recommended(reading), *_stated(reading)]
    found.sort(key=lambda step: step.evidence[0].start)
    kept: list[NextStep] = []
    for step in found:
        if not any(step.what.text.lower() == other.what.text.lower() for other in kept):
            kept.append(step)
    return tuple(kept)


def _recommended(reading: Reading) -> Iterator[NextStep]:
    for item in formal_lists(reading).items:
        if not item.recommendation:
            continue
        spans = [s.span for s in reading.sentences if s.block in item.blocks]
        if not spans:
            continue
        what = listed_description(reading, item, spans)
        places = [reading.document.blocks[item.stem].span] if item.stem is not None else []
        by = _by(" ".join(folded(reading.document.quote(s)) for s in (*places, *spans)))
        yield NextStep(what, by, tuple(evidence(reading, s) for s in (*places, *spans[:2])), "recommendation")


def _stated(reading: Reading) -> Iterator[NextStep]:
    used = formal_lists(reading).used
    for index, sentence in enumerate(reading.sentences):
        block = reading.block(sentence)
        if block.kind in (BlockKind.HEADING, BlockKind.NOTE, BlockKind.TABLE_ROW):
            continue
        text = folded(reading.text(sentence))
        if text.rstrip(" \"'").endswith(("?", ":")) or _IF.search(text):
            continue
        will = _WILL.search(text)
        role = reading.voices[index].speaker().role
        if not reading.voices[index].inspectorate() and not (
            will and role == "journalist" and _NAMED.search(will.group())
        ):
            continue
        if will:
            yield NextStep(
                _looked_at(reading, *_clause(sentence.span, text, will.start())),
                _by(text),
                (evidence(reading, sentence.span),),
                "inspectors will",
            )
        elif sentence.block not in used and _MUST.search(text):
            by = _by(text)
            if by is not None and not _PAST.search(text):
                yield NextStep(
                    whole(reading.document, sentence.span.start, sentence.span.end, Form.SENTENCE),
                    by,
                    (evidence(reading, sentence.span),),
                    "to be done by",
                )


_NAMED = re.compile(r"\b(?:inspect\w*|watchdog|regulator|HMIC\w*|Ofsted|CQC|Estyn)\b", re.IGNORECASE)
_IF = re.compile(
    r"^\W*(?:if|unless|where|when|whenever)\b|\b(?:would|all\s+forces|every\s+force|each\s+(?:force|service|year))\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\bwe\s+(?:said|recommended|asked|told)\b|\b(?:in\s+\d{4}|last\s+year|previous)\b.*\b(?:told|asked|should\s+have)\b|\bshould\s+have\b",
    re.IGNORECASE,
)


def _clause(span: Span, text: str, at: int) -> tuple[Span, str]:
    """The clause of a sentence that holds the place ``at``."""
    for clause in clauses(text):
        if clause.start <= at < clause.end:
            return Span(span.start + clause.start, span.start + clause.end), text[clause.start : clause.end]
    return span, text


def _looked_at(reading: Reading, span: Span, text: str) -> Description:
    """“how the force reduces violence” as what will be looked at; else the whole sentence."""
    interest = _INTEREST.search(text)
    if interest is not None:
        rest = text[interest.end() :]
        if re.match(r"(?:how|whether|what|if)\b", rest, re.IGNORECASE):
            inner = plain_span(reading.document, span.start + interest.end(), span.end)
            if inner is not None:
                return whole(reading.document, inner.start, inner.end, Form.MANNER)
    return whole(reading.document, span.start, span.end, Form.SENTENCE)


def _by(text: str) -> str | None:
    found = _BY.search(text)
    return " ".join(found.group().split()) if found else None
