"""What was done to a body because it fails, told in so many words: put in special measures, served with a notice.

Such a sentence is a concern whoever tells the story: the inspectorate, or a journalist in words of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.document import BlockKind
from briefings.extract.passages import evidence, skipped
from briefings.extract.polarity import weakness
from briefings.extract.reading import Reading
from briefings.extract.standing import standing
from briefings.extract.words import folded
from briefings.findings import Concern, Severity, Status

_NOTICE = (
    r"(?:warning|enforcement|requirement|prohibition|penalty|improvement|urgent\s+conditions"
    r"|section\s+(?:29a|31)(?:\s+warning)?)\s+notices?"
)
_DONE = re.compile(
    r"\b(?:put|placed|been|is|are|was|were|remains?|stays?|goes|gone|went|back|kept)\s+(?:back\s+|straight\s+|still\s+)?(?:in|into|under)\s+"
    r"['\"]?special\s+measures\b"
    r"|\brequires?\s+special\s+measures\b"
    rf"|\b(?:served|issued|given|gave|sent|received|got)\s+(?:[\w'-]+\s+){{0,8}}?{_NOTICE}\b"
    r"|\b(?:moved|placed|put|escalated|taken)\s+(?:[\w'-]+\s+){0,5}?(?:in)?to\s+(?:[\w'-]+\s+){0,3}?['\"]?(?:engage\b|enhanced\s+(?:level\s+of\s+|phase\s+of\s+)?"
    r"monitoring)",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"\b(?:out\s+of|no\s+longer|not|never|nor|had\s+been|came\s+out|removed|lifted|avoid\w*|if|unless|could|may|might|would|can|risk\s+of|risks|until|used\s+to"
    r"|called\s+for|calls?\s+for|previous\w*|complied\s+with|forces?\s+that|should)\b|n't\b|\b(?:forces|schools|services)\s+(?:that|which)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:but|and)\s+(?:has|have|is|are|was|were)\s+(?:now\s+|since\s+)?(?:been\s+)?(?:out|removed|lifted|taken\s+out)\b",
    re.IGNORECASE,
)


def measures(reading: Reading, taken: frozenset[int]) -> Iterator[Concern]:
    """Every such sentence that no other rule reads as a weakness; those of ``taken`` are left out."""
    for index, sentence in enumerate(reading.sentences):
        kind = reading.block(sentence).kind
        if index in taken or kind in (BlockKind.NOTE, BlockKind.TABLE_ROW) or skipped(reading, sentence):
            continue
        text = folded(reading.text(sentence))
        found = _DONE.search(text)
        if found is None or _UNDONE.search(text[: found.end()]) or _LATER.search(text[found.end() :]):
            continue
        role = reading.voices[index].speaker(reading.span(sentence, found.start(), found.end())).role
        if role not in ("inspectorate", "journalist"):
            continue
        if reading.voices[index].inspectorate() and weakness(text.lower()) is not None:
            continue  # told already
        what = standing(reading, index, sentence.span)
        yield Concern(what, Severity.CONCERN, Status.OPEN, None, (evidence(reading, sentence.span),), "formal measure")
