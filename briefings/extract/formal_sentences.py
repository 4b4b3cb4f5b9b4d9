"""Formal findings that a sentence gives: “The force's call handling is a cause of concern”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefings.document import BlockKind, Span
from briefings.extract.describe import whole
from briefings.extract.label_topics import topics
from briefings.extract.labels import Kind, formal_words, labels
from briefings.extract.passages import skipped
from briefings.extract.reading import Reading
from briefings.extract.signs import without_grades
from briefings.extract.standing import standing
from briefings.extract.words import any_of, folded
from briefings.findings import Concern, Description, Form, Status

_NUMBERS = {w: n for n, w in enumerate("no one two three four five six seven eight nine ten eleven twelve".split())}
_COUNT = re.compile(
    rf"(?:\b(?P<n>\d{{1,2}}|{'|'.join(list(_NUMBERS)[1:])})\s+(?:of\s+(?:the|its|these|our)\s+(?:\w+\s+)?|new\s+"
    rf"|further\s+|other\s+"
    rf"|separate\s+|open\s+|more\s+|formal\s+)*)$",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:a\s+number\s+of|several|some|many|various|a\s+few|other|certain|these|those|the|its)\s+$", re.IGNORECASE
)
_DENIED = re.compile(
    r"\b(?:no|not|without|nor|any|neither|never|none\s+of\s+(?:the|these|those))\s+(?:[\w'-]+\s+){0,3}$"
    r"|n't\s+(?:[\w'-]+\s+){0,3}$",
    re.IGNORECASE,
)
_IS = re.compile(
    r"^(?P<subject>.{4,160}?)\s+(?:is|are|was|were|remains?|remained|became|becomes|has\s+become"
    r"|continues?\s+to\s+be)\s+"
    r"(?:also\s+|still\s+|now\s+|therefore\s+)*(?:an?\s+|the\s+|its\s+|one\s+of\s+[\w\s]{3,30}?)?"
    r"(?:(?!(?:in|under|with|at|of|on|to|from)\b)[\w-]+\s+){0,2}$",
    re.IGNORECASE | re.DOTALL,
)
_NONE_ROW = re.compile(r"\s*[:–—-]\s*(?:none|nil|no|0|not\s+applicable|n/a)\b", re.IGNORECASE)
# “A cause of concern is …”, “Areas for improvement are …”: what such things are, not one of them.
_GENERIC = re.compile(r"^\W*(?:an?\s+|each\s+|every\s+|any\s+|the\s+term\s+)?['\"]?$", re.IGNORECASE)
_IN_GENERAL = re.compile(
    r"['\"]?,?\s+(?:is|are|means?|may|can|must|will|might|describes?|arises?|happens?|should|always|usually|tells?|shows?"
    r"|follows?|needs?|requires?)\b(?!\s+(?:set\s+out\s+(?:below|here)|listed|shown\s+below|as\s+follows))",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|may|might|would|could|if|unless|whether|whenever|when\s+(?:we|inspectors)|should\s+(?:we"
    r"|the\s+inspect))\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:downgraded|reduced|lowered|upgraded|escalated|raised|changed"
    r"|turned)\s+(?:from\s+[\w\s]+\s+)?(?:in)?to\s+(?:an?\s+)?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:downgraded|upgraded|escalated|changed|turned|replac\w+)\b[^.]{0,40}$", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:previous|earlier|last\s+year's|our\s+last)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)


UNNAMED = "label with nothing named"  # told only where the text names no concern at all


_LEANS = re.compile(r"\W*(?:it|this|that|they|both|we|the\s+(?:cause|area))\b", re.IGNORECASE)
_ENDED_IT = re.compile(
    r"\b(?:discharged|lifted|closed|resolved)\s+(?:it|this|that|them|both|the\s+(?:cause|area))\b", re.IGNORECASE
)
_REACH = 4  # sentences after a formal finding in which it may be closed
_THAT_LABEL = re.compile(r"\b(?:this|that|the)\s+(?:\w+\s+)?(?:cause|area)\b", re.IGNORECASE)
_THIS = re.compile(r"\W*(?:this|that)\b", re.IGNORECASE)
_ENDED = re.compile(r"\b(?:discharged|lifted|closed|resolved)\b", re.IGNORECASE)


# “In November 2022 we gave you two causes of concern”: whether they are open is told elsewhere.
_GIVEN_THEN = re.compile(
    r"\b(?i:in|on|since|during)\s+(?:our\s+|the\s+)?(?:[A-Z][a-z]+\s+)?\d{4}\b.*\b(?:gave|issued|raised|identified|found"
    r"|set|had|listed)\b",
    re.DOTALL,
)
_LONGEST_TOPIC = 8  # words of a heading that names a topic


def names_label(reading: Reading, heading: str) -> bool:
    """Whether a heading only names a label: “Cause of concern”."""
    return next(labels(reading.framework).find(folded(heading)), None) is not None


@dataclass(frozen=True, slots=True)
class Found:
    concern: Concern
    sentences: tuple[int, ...]  # of the reading, which no other rule should take


def formal_sentences(reading: Reading, taken: frozenset[int]) -> Iterator[Found]:
    """Every formal finding stated in prose, in order; sentences of the blocks ``taken`` are left out."""
    find = labels(reading.framework)
    told: set[int] = set()  # sentences that close a finding already told
    for index, sentence in enumerate(reading.sentences):
        block = reading.block(sentence)
        if (
            sentence.block in taken
            or skipped(reading, sentence)
            or block.kind in (BlockKind.HEADING, BlockKind.NOTE, BlockKind.TABLE_ROW)
        ):
            continue
        text = folded(reading.text(sentence))
        matches = list(find.find(text))
        if not matches or text.rstrip(" \"'").endswith("?") or index in told:
            continue
        for found in _Sentence(reading, index, text).found(matches):
            told.update(i for i in found.sentences if i > index and found.concern.status is Status.CLOSED)
            yield found


class _Sentence:
    def __init__(self, reading: Reading, index: int, text: str) -> None:
        self.reading, self.index, self.text = reading, index, text
        self.sentence = reading.sentences[index]

    def found(self, matches: list[tuple[re.Match[str], Kind]]) -> Iterator[Found]:
        words = _words()
        for number, (label, kind) in enumerate(matches):
            if number + 1 < len(matches) and _MOVED.search(self.text[: label.start()]):
                between = self.text[label.end() : matches[number + 1][0].start()]
                if _TO_A.search(between):  # what it is about stands with the label that it had
                    later = matches[number + 1][1]
                    for what in topics(
                        self.reading, self.index, label.end(), label.end() + len(_TO_A.sub("", between)), None
                    )[0]:
                        yield self.make(later, Status.OPEN, what, (self.index,), None)
                        return
                    continue
            place = self.reading.span(self.sentence, label.start(), label.end())
            speaker = self.reading.voices[self.index].speaker(place)
            if speaker.role not in ("inspectorate", "journalist"):
                continue
            before = self.text[: label.start()]
            after = self.text[label.end() :]
            if _NONE_ROW.match(after) or (_GENERIC.match(before) and _IN_GENERAL.match(after)):
                continue
            if _DENIED.search(before) or _EARLIER.search(before) or words.definition.search(self.text):
                continue
            if _FUTURE.search(before) or re.match(
                r"['\"]?\s+(?:means|is\s+when|describes)\b", self.text[label.end() :]
            ):
                continue
            if _CHECKING.search(before) or _PROGRESS.search(before):
                continue
            if number + 1 < len(matches) and _FROM.search(self.text[label.end() : matches[number + 1][0].start()]):
                continue  # "the cause of concern was downgraded to an area for improvement"
            if number and matches[number - 1][1] == kind and not _COUNT.search(before):
                continue  # the same label again
            yield from self.one(label, kind, before, matches, number)

    def one(
        self, label: re.Match[str], kind: Kind, before: str, matches: list[tuple[re.Match[str], Kind]], number: int
    ) -> Iterator[Found]:
        end = matches[number + 1][0].start() if number + 1 < len(matches) else len(self.text)
        status, shown = self.status(label)
        count = self.count(before)
        about, sentences = topics(self.reading, self.index, label.end(), end, count)
        sentences = tuple(dict.fromkeys((*sentences, *shown)))
        if about:
            for what in about:
                yield self.make(kind, status, what, sentences, None)
            return
        if count is not None and count > 1:
            rule = UNNAMED if _GIVEN_THEN.search(before) else "label in a sentence"
            yield self.make(kind, status, self.whole(self.words(label, before)), (self.index, *shown), count, rule)
            return
        named = _AS_A.match(before)
        if named:
            span = self.reading.span(self.sentence, named.start("what"), named.end("what"))
            form = Form.MANNER if re.match(r"(?:how|whether)\b", named.group("what"), re.IGNORECASE) else Form.THING
            yield self.make(
                kind, status, whole(self.reading.document, span.start, span.end, form), (self.index, *shown), None
            )
            return
        subject = _IS.match(self.text[: label.start()])
        if subject and not re.match(
            r"\W*(?:there|it|this|that|these|they|which)\b|.*\b(?:there|it|this|that|these|they|which|we|has|have)$",
            subject.group("subject"),
            re.IGNORECASE | re.DOTALL,
        ):
            span = self.reading.span(self.sentence, subject.start("subject"), subject.end("subject"))
            form = (
                Form.MANNER
                if re.match(r"\W*(?:how|whether)\b", subject.group("subject"), re.IGNORECASE)
                else Form.THING
            )
            tail = self.text[label.end() :].strip(" .,;\"'")
            if not tail or re.match(r"(?:for|to)\s+(?:us|inspectors)", tail):
                yield self.make(
                    kind, status, whole(self.reading.document, span.start, span.end, form), (self.index, *shown), None
                )
                return
        label_only = (
            bool(_VAGUE.search(before)) and label.group().lower().endswith("s")
        ) or label.group().lower().startswith("areas")
        if label_only and status is Status.OPEN:
            yield self.make(kind, status, self.whole(self.words(label, before)), (self.index,), None, UNNAMED)
            return
        lean = re.match(
            r"\W*(?:we|this|that|it|they|inspectors|hmic\w*|the\s+(?:inspectorate|watchdog|cause|area))\b",
            self.text,
            re.IGNORECASE,
        )
        ended = lean is not None and status is Status.CLOSED
        heading = self.topic_heading() if ended else None
        follows = (
            self.index > 0
            and self.reading.sentences[self.index - 1].block == self.sentence.block
            and not self.reading.voices[self.index - 1].others
        )
        if heading is not None:
            yield self.make(kind, status, self.whole(heading), (self.index, *shown), None)
            return
        if lean and follows and not (ended and self.under_grade()):
            earlier = self.reading.sentences[self.index - 1].span
            what = standing(self.reading, self.index - 1, earlier)
            yield self.make(kind, status, what, (self.index - 1, self.index, *shown), None)
            return
        if count is not None and not _THIS.match(self.text):
            yield self.make(kind, status, self.whole(self.words(label, before)), (self.index, *shown), count)
            return
        what = standing(self.reading, self.index, self.sentence.span)
        yield self.make(kind, status, what, (self.index, *shown), None)

    def under_grade(self) -> bool:
        """Whether the heading over the sentence is a grade, which names no topic."""
        return bool(self.sentence.headings) and not re.search(
            r"\w", without_grades(self.heading_text(), self.reading.framework)
        )

    def heading_text(self) -> str:
        return folded(self.reading.document.quote(self.reading.document.blocks[self.sentence.headings[-1]].span))

    def topic_heading(self) -> Span | None:
        """The heading over the sentence, where it names a topic."""
        if not self.sentence.headings or self.under_grade() or names_label(self.reading, self.heading_text()):
            return None
        short = len(self.heading_text().split()) <= _LONGEST_TOPIC
        return self.reading.document.blocks[self.sentence.headings[-1]].span if short else None

    def words(self, label: re.Match[str], before: str) -> Span:
        """“a number of areas that need improvement in the future”: what the text calls them."""
        lead = re.search(
            r"(?:\b\w+\s+of\s+(?:the|its|these|our)\s+\w+\s+)$|(?:\b(?:a\s+number\s+of|several|some|many|various|a\s+few|other|certain|\d+|\w+)\s+)$",
            before,
        )
        start = lead.start() if lead else label.start()
        return self.reading.span(self.sentence, start, label.end())

    def whole(self, span: Span) -> Description:
        return whole(self.reading.document, span.start, span.end, Form.THING)

    def count(self, before: str) -> int | None:
        found = _COUNT.search(before)
        if found is None:
            return None
        return _NUMBERS.get(found.group("n").lower()) or int(found.group("n"))

    def status(self, label: re.Match[str]) -> tuple[Status, tuple[int, ...]]:
        """Open or closed, and the sentence after this one where that is what closes it."""
        words = _words()
        if _DOWN.search(self.text[: label.start()]):
            return Status.OPEN, ()
        if words.closed.search(self.text) and not words.still_open.search(self.text):
            return Status.CLOSED, ()
        for after in range(self.index + 1, min(self.index + 1 + _REACH, len(self.reading.sentences))):
            later = self.reading.sentences[after]
            if later.headings != self.sentence.headings or later.block - self.sentence.block > 1:
                break
            following = folded(self.reading.text(later))
            if words.still_open.search(following):
                break
            if (_LEANS.match(following) or _ENDED_IT.search(following)) and _ENDED.search(following):
                near = after == self.index + 1 and later.block == self.sentence.block
                if near or _THAT_LABEL.search(following):
                    return Status.CLOSED, (after,)
        return Status.OPEN, ()

    def make(
        self,
        kind: Kind,
        status: Status,
        what: Description,
        sentences: tuple[int, ...],
        count: int | None,
        rule: str = "label in a sentence",
    ) -> Found:
        spans = tuple(self.reading.sentences[i].span for i in sentences)
        concern = Concern(what, kind.severity, status, None, spans, rule, kind.label, count)
        return Found(concern, sentences)


# “We came to check that it had met the warning notice”: what they found is told elsewhere.
_CHECKING = re.compile(
    r"\b(?:check|see|assess|confirm|follow\s+up|look\s+at)\b[^.;]*\b(?:met|complied\s+with|acted\s+on|addressed|done)\s+(?:[\w'-]+\s+){0,3}$",
    re.IGNORECASE,
)
_PROGRESS = re.compile(
    r"\b(?:good|reasonable|sufficient)\s+progress\s+(?:in|on|against|towards|with)\s+(?:[\w'-]+\s+){0,6}$",
    re.IGNORECASE,
)
_MOVED = re.compile(r"\b(?:upgraded|downgraded|escalated|raised|lowered|reduced|changed|turned)\b", re.IGNORECASE)
_TO_A = re.compile(r"\s+(?:in)?to\s+(?:an?\s+)?$", re.IGNORECASE)
_AS_A = re.compile(
    r"^.*?\b(?:identified|described|flagged|highlighted|raised|regarded|recorded"
    r"|treated)\s+(?P<what>\S.+?)\s+as\s+(?:an?\s+)?(?:[\w-]+\s+)?$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Words:
    closed: re.Pattern[str]
    still_open: re.Pattern[str]
    definition: re.Pattern[str]


@cache
def _words() -> _Words:
    words = formal_words()
    return _Words(any_of(words.closed), any_of(words.still_open), any_of(words.definition))
