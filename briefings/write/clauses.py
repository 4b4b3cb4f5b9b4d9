"""A description clause of the report told in whole plain sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefings import tables
from briefings.briefing import FromData, FromReport, Sentence
from briefings.document import Span
from briefings.findings import Description, Form
from briefings.plain import LONGEST, make_plain
from briefings.scoring_view import spoken
from briefings.sentences import split
from briefings.write.actions import action_sentences
from briefings.write.anchors import anchored
from briefings.write.forms import true_form
from briefings.write.impersonal import impersonal, inspector_words
from briefings.write.story import Story, finished, words


def tell(
    story: Story, section: str, what: Description, evidence: Iterable[Span], turn: int = 0, *, formal: bool = False
) -> tuple[Sentence, ...]:
    """A finding's description as plain sentences, in the template of its form.

    Each stands on the description's spans, and on the words around them that its template repeats.
    """
    found: list[Sentence] = []
    for text, spans, row in _whole(story, section, what, tuple(evidence), turn, formal):
        sources = (FromReport(tuple(dict.fromkeys(spans))), *((row,) if row else ()))
        for part in _plain(story, text):
            plain = finished(story.with_names(impersonal(part, story.one_inspector)))
            found.append(Sentence(plain, sources, too_hard=too_long(story, plain)))
    return tuple(found)


def _plain(story: Story, text: str) -> Iterator[str]:
    """A description as plain sentences: it may hold more than one of the report's."""
    for place in split(text):
        yield from make_plain(text[place.start : place.end], story.names, story.options.target).sentences


def too_long(story: Story, sentence: str) -> bool:
    """Whether a sentence, as it will be spoken and with names as one word, is longer than the target allows."""
    return len(spoken(sentence, story.names).split()) > LONGEST[story.options.target]


Told = tuple[str, tuple[Span, ...], FromData | None]  # a sentence, where it stands, the template's row


def _whole(
    story: Story, section: str, what: Description, evidence: tuple[Span, ...], turn: int, formal: bool
) -> Iterator[Told]:
    if not _lead(story, what, evidence):
        what = true_form(what)
    if what.form is Form.ACTION:
        yield from action_sentences(story, what, evidence, turn)
        return
    if what.form is Form.SENTENCE:
        text, spans = anchored(story, what)
        yield finished(text), spans, None  # still in the inspectors' own person: it splits better so
        return
    text = story.inside(impersonal(what.text, story.one_inspector))
    lead = _lead(story, what, evidence)
    if lead:
        said = story.document.quote(lead)
        if re.search(r"\bthere\b", said, re.IGNORECASE):
            yield finished(f"There {said.split()[-1].lower()} {text}"), (lead, *what.spans), None
            return
        key = _stance(section, said)
        if key:
            adjective = re.search(r"(\w+) concerns?\b", said, re.IGNORECASE)
            values = {"what": text, "kind": adjective[1].lower() if adjective else ""}
            yield (
                words(section, key, turn, **values, **inspector_words(story)),
                (lead, *what.spans),
                FromData(section, key),
            )
            return
    key = f"{what.form.value}_formal" if formal else what.form.value
    for number, part in enumerate(_questions(text) if what.form is Form.MANNER else [text]):
        row = "again" if section == "next" and what.form is Form.MANNER and turn + number > 0 else key
        sentence = words(section, row, turn + number, what=part, **inspector_words(story))
        yield sentence, what.spans, FromData(section, row)


def _questions(text: str) -> list[str]:
    """ "how the force does X, how it does Y and how it does Z" as its questions, each with its doer."""
    parts = re.split(r",?\s+(?:and\s+)?(?=(?:how|whether)\s+(?:it|they|the)\s)", text)
    doer = re.match(r"(?:how|whether)\s+(the\s+\w+)\s", parts[0])
    if doer:
        parts[1:] = [re.sub(r"^(how|whether)\s+it\b", rf"\1 {doer[1]}", part) for part in parts[1:]]
    return parts


_THERE = re.compile(r"there\s+(?:is|are|was|were)\s*(?:also\s+|still\s+|however,?\s+)*$", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:concern(?:s|ed)?|worried|pleased|encouraged|impressed|reassured|praised?|welcomed?|commend(?:ed)?|satisfied)\b"
    r"[^.;:]{0,20}$",
    re.IGNORECASE,
)


def _lead(story: Story, what: Description, evidence: tuple[Span, ...]) -> Span | None:
    """The words right before a description that say how the inspectors take it: "I am pleased with"."""
    start = what.spans[0].start
    home = next((span for span in evidence if span.start <= start <= span.end), None)
    first = max(home.start if home else start - 60, start - 90)
    before = story.document.text[first:start]
    there = _THERE.search(before)
    if there and not re.match(r"\s*there\b", what.text, re.IGNORECASE):
        verb = re.match(r"there\s+\w+", there[0], re.IGNORECASE)
        assert verb is not None
        return Span(first + there.start(), first + there.start() + verb.end())
    about = _ABOUT.search(before)
    if about is None:
        return None
    adjective = re.search(r"\b(?:some|serious|significant|grave|particular|ongoing)\s+$", before[: about.start()])
    begin = adjective.start() if adjective else about.start()
    return Span(first + begin, first + begin + len(before[begin:].rstrip()))


def _stance(section: str, said: str) -> str | None:
    """The template row for the inspectors' own word: "pleased", "worried", …; None where the table has none."""
    rows = tables.lists("templates", section)
    adjective = re.match(r"(some|serious|significant|grave|particular|ongoing)\s+concerns?\b", said, re.IGNORECASE)
    if adjective and "lead_kind" in rows:
        return "lead_kind"
    stem = next((w for w in re.findall(r"[a-z]+", said.lower()) if _ABOUT.search(w)), "")
    stem = {"concern": "concerned", "concerns": "concerned", "praise": "praised", "welcome": "welcomed",
            "commend": "commended"}.get(stem, stem)  # fmt: skip
    return f"lead_{stem}" if f"lead_{stem}" in rows else None


def quotation(story: Story, spans: tuple[Span, ...]) -> tuple[Sentence, ...]:
    """Sentences of the report word for word, between quotation marks."""
    found = []
    for span in spans:
        text = re.sub(r"\s+", " ", story.document.quote(span)).strip()
        text = text.strip('“”"‘').strip() if text[:1] in '“"‘' else text.rstrip('”"').strip()
        if text:
            found.append(Sentence(f"“{text}”", (FromReport((span,)),), quotation=True))
    return tuple(found)
