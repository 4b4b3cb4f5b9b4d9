"""What a formal label is about: “a cause of concern about X”, “two causes of concern. They relate to X and to Y”."""

from __future__ import annotations

import re
from functools import cache

from briefings.extract.describe import plain_span, whole
from briefings.extract.labels import formal_words
from briefings.extract.reading import Reading
from briefings.extract.words import folded, one_of
from briefings.findings import Description, Form

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"


@cache
def _topic() -> re.Pattern[str]:
    words = one_of(formal_words().topic)
    past = (
        r"(?:(?:(?:that|which)\s+)?(?:(?:we|it|inspectors|hmic\w*|was|were|had\s+been)\s+)?"
        r"(?:issued|raised|gave|given|set|identified|found"
        r"|made)\s+(?:[\w'’]+\s+){0,6}?(?:in\s+(?:[a-z]+\s+)?\d{4}\s+)?)?"
    )
    return re.compile(
        rf"^[,\s]*{past}(?:(?:in|on|during)\s+(?:early\s+|late\s+)?(?:{_MONTHS}"
        rf"|\d{{4}})(?:\s+\d{{4}})?,?\s+)?(?P<link>{words})\s+(?:of\s+)?(?P<what>\S.+)$|^\s*:\s*(?P<list>\S.+)$",
        re.IGNORECASE | re.DOTALL,
    )


@cache
def _they_are() -> re.Pattern[str]:
    return re.compile(rf"^\W*{one_of(formal_words().they_are)}\s+(?P<what>\S.+)$", re.IGNORECASE | re.DOTALL)


def topics(
    reading: Reading, index: int, label_end: int, end: int, count: int | None
) -> tuple[list[Description], tuple[int, ...]]:
    """What a label is about, where its own sentence or the next one says; and the sentences that say it.

    The label ends at ``label_end`` of sentence ``index``, and what may tell of it at ``end``.
    """
    sentence = reading.sentences[index]
    text = folded(reading.text(sentence))
    found = _topic().match(text[label_end:end])
    if found and not _TIME.match(found.group("what") or found.group("list")):
        part = "what" if found.group("what") else "list"
        start = label_end + found.start(part)
        because = (found.group("link") or "").lower() in ("because", "that")
        return _split(reading, index, start, end, count, because), (index,)
    after = index + 1
    if after < len(reading.sentences) and reading.sentences[after].block == sentence.block:
        text = folded(reading.text(reading.sentences[after]))
        said = _they_are().match(text)
        if said:
            return _split(reading, after, said.start("what"), len(text), count, False), (index, after)
    return [], ()


def _split(reading: Reading, index: int, start: int, end: int, count: int | None, because: bool) -> list[Description]:
    """“crime recording and the supervision of licensing” as two, where the text counts two."""
    sentence = reading.sentences[index]
    text = folded(reading.text(sentence))[start:end]
    done = re.search(
        r"\s+(?:has|have|had|is|are|was|were)\s+(?:now\s+|also\s+|since\s+|all\s+|still\s+)*(?:been"
        r"|no\s+longer|now|still|open|closed|discharged|lifted|resolved)\b|\s+(?:will|remains?|stays?|continues?)\b",
        text,
    )
    if done and not because:
        text = text[: done.start()]
    cut = re.search(
        r",\s+(?:and|but|which|while|so|because)\s+(?:it|we|the|they|has|have|is|are|was|were)\b"
        r"|\s+and\s+(?:we|called|told|asked)\b|;\s|\.\s",
        text,
    )
    if cut and (count is None or count == 1):
        text = text[: cut.start()]
    text = re.sub(r"\s+(?:from|since|in)\s+(?:last\s+year|our\s+\w+|\d{4})\s*$", "", text)
    places = [(0, len(text))]
    if count is not None and count > 1:
        places = _parts(text, count)
    form = Form.SENTENCE if because else Form.THING
    found = []
    for a, b in places:
        span = reading.span(sentence, start + a, start + b)
        inner = plain_span(reading.document, span.start, span.end)
        if inner is None:
            continue
        if form is Form.THING and re.match(r"(?:how|whether|when|why)\b", reading.document.quote(inner), re.IGNORECASE):
            found.append(whole(reading.document, inner.start, inner.end, Form.MANNER))
        else:
            found.append(whole(reading.document, inner.start, inner.end, form))
    return found


_TIME = re.compile(
    r"\W*(?:(?:the\s+)?(?:past|last|future|long|short|meantime|force|service|report|letter|inspection|place|same"
    r"|\d{4}|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|this|our|these"
    r"|addition|total|all)\b|which\b|the\s+force\s*\.)",
    re.IGNORECASE,
)


def _parts(text: str, count: int) -> list[tuple[int, int]]:
    """``text`` cut at its commas and “and” into ``count`` pieces; one piece where that does not come out."""
    cuts = list(re.finditer(r",?\s+and\s+(?:to\s+|about\s+|in\s+|for\s+|on\s+|over\s+)?|,\s+|;\s+(?:and\s+)?", text))
    if len(cuts) >= count:
        anded = [c for c in cuts if re.match(r",?\s+and\s+(?:to|about|in|for|on|over)\s", c.group())]
        if len(anded) == count - 1:
            cuts = anded
    if len(cuts) != count - 1:
        return [(0, len(text))]
    places = []
    start = 0
    for cut in cuts:
        places.append((start, cut.start()))
        start = cut.end()
    places.append((start, len(text)))
    return places
