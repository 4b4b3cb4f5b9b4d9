"""Set sentences of a result that is not a grade, where the inspectorate has such a table."""

from __future__ import annotations

import re

from briefings.document import BlockKind
from briefings.extract.describe import whole
from briefings.extract.passages import evidence
from briefings.extract.reading import Reading
from briefings.extract.words import folded, one_of
from briefings.findings import Form, Outcome


def find_outcomes(reading: Reading) -> tuple[Outcome, ...]:
    """Every sentence that holds a set wording of the framework, once a wording; () where its table is empty."""
    framework = reading.framework
    if framework is None or not framework.outcomes:
        return ()
    found: dict[str, Outcome] = {}
    patterns = [(o.wording, re.compile(one_of([folded(o.wording).lower()]))) for o in framework.outcomes]
    for index, sentence in enumerate(reading.sentences):
        if reading.block(sentence).kind is BlockKind.NOTE or not reading.voices[index].inspectorate():
            continue
        text = folded(reading.text(sentence))
        for wording, pattern in patterns:
            if wording not in found and pattern.search(text):
                what = whole(reading.document, sentence.span.start, sentence.span.end, Form.SENTENCE)
                found[wording] = Outcome(what, (evidence(reading, sentence.span),), "set sentence")
    return tuple(found.values())
