"""Who is speaking, in every sentence and in parts of it.

A sentence is cut into parts, each in one mouth: the inspectorate's, the inspected body's, a commissioner's, a chief's …
Only what the inspectorate says can be a finding. Its own quoted words count as its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from briefings.document import BlockKind, Document, Span
from briefings.extract.frames import Frame, Speaker, frames
from briefings.extract.people import People, people, speaker_words
from briefings.extract.quotations import Quotation, quotations
from briefings.extract.words import any_of, folded, one_of
from briefings.frameworks import Framework
from briefings.sentences import SourceSentence

__all__ = ["Part", "Speaker", "Voice", "attribute"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one sentence in one mouth."""

    span: Span
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in one sentence; ``parts`` cover it, in order."""

    parts: tuple[Part, ...]

    def speaker(self, span: Span | None = None) -> Speaker:
        """Who says most of ``span`` (None: of the sentence)."""
        best = self.parts[0]
        length = 0
        for part in self.parts:
            start, end = part.span.start, part.span.end
            if span is not None:
                start, end = max(start, span.start), min(end, span.end)
            if end - start > length:
                best, length = part, end - start
        return best.speaker

    def inspectorate(self, span: Span | None = None) -> bool:
        """Whether ``span`` (None: the whole sentence) is said by the inspectorate and by nobody else."""
        return all(part.speaker.inspectorate for part in self.parts if span is None or part.span.overlaps(span))

    @property
    def others(self) -> tuple[Part, ...]:
        """The parts in the mouth of somebody who is neither the inspectorate nor the text's own narrator."""
        return tuple(p for p in self.parts if p.speaker.outside)


def attribute(
    document: Document, sentences: Sequence[SourceSentence], framework: Framework | None
) -> tuple[Voice, ...]:
    """Who speaks in each of ``sentences``, one Voice each, in the same order."""
    who = people(framework)
    quoted = quotations(document)
    cuts = _Cuts(document, quoted)
    by_sentence = [frames(document, s.span, cuts.masked(s.span), who) for s in sentences]
    narrator = _narrator(document, cuts, by_sentence)
    by_sentence = _antecedents(document, by_sentence, sentences, narrator, who)
    listed = _led_in(document, sentences, by_sentence)
    speakers = _quoted_speakers(quoted, sentences, by_sentence)
    return tuple(
        _voice(
            document,
            sentence,
            found,
            [(q, s) for q, s in cuts.inside(sentence.span, speakers)],
            listed.get(sentence.block, narrator),
        )
        for sentence, found in zip(sentences, by_sentence, strict=True)
    )


class _Cuts:
    """The quotations of a document, to be found by place."""

    def __init__(self, document: Document, quoted: tuple[Quotation, ...]) -> None:
        self.document = document
        self.quoted = quoted
        self.by_block: dict[int, list[int]] = {}
        self.next = 0
        for index, quotation in enumerate(quoted):
            self.by_block.setdefault(quotation.block, []).append(index)
        self.starts = [q.span.start for q in quoted]

    def _near(self, span: Span) -> Iterable[int]:
        at = max(bisect_left(self.starts, span.start) - 1, 0)
        while at < len(self.quoted) and self.quoted[at].span.start < span.end:
            if self.quoted[at].span.overlaps(span):
                yield at
            at += 1

    def masked(self, span: Span) -> str:
        """The folded text at ``span`` with quoted words blanked out by ``\\x01``."""
        text = folded(self.document.quote(span))
        for index in self._near(span):
            quotation = self.quoted[index]
            if quotation.single and not quotation.speech:
                continue
            start = max(quotation.span.start - span.start, 0)
            end = min(quotation.span.end - span.start, len(text))
            text = text[:start] + "\x01" * (end - start) + text[end:]
        return text

    def inside(self, span: Span, speakers: Sequence[Speaker | None]) -> Iterable[tuple[Span, Speaker | None]]:
        for index in self._near(span):
            quotation = self.quoted[index]
            if quotation.speech:
                place = Span(max(quotation.span.start, span.start), min(quotation.span.end, span.end))
                yield place, speakers[index]


_INSPECTS = re.compile(
    r"\binspect(?:s|ed|ing|ions?|ors?|orates?)?\b|\bpeel\b|\b(?:Ofsted|Estyn|CQC|HMIC\w*|HMIP|HMI)\b", re.IGNORECASE
)
_LONG = 60  # sentences: no news story has so many
_FEW = 0.05  # of a long report's sentences may give other people's words


def _narrator(document: Document, cuts: _Cuts, by_sentence: Sequence[Sequence[Frame]]) -> Speaker:
    """Whose words are those that nobody is said to say: the inspectorate's own report, or a journalist's story."""
    words = speaker_words()
    if not _INSPECTS.search(document.text):
        return Speaker("journalist", None)
    unquoted = "\n".join(cuts.masked(block.span) for block in document.blocks)
    if any_of(words.other_narrators).search(unquoted):
        return Speaker("other", None)
    if (
        any_of(words.own_voice).search(unquoted)
        or _told_us().search(unquoted)
        or (_SELF.search(unquoted) and _signed(document))
    ):
        return Speaker("inspectorate", None)
    reported = 0
    for found in by_sentence:
        speakers = [frame.speaker for frame in found if frame.speaker is not None]
        told = any(f.speaker is not None and f.speaker.inspectorate and f.verb in _TELLS for f in found)
        outside = any(s.outside and s.role != "informant" for s in speakers)
        reported += told or outside
    if reported > (_FEW * len(by_sentence) if len(by_sentence) >= _LONG else 0):
        return Speaker("journalist", None)
    return Speaker("inspectorate", None)


@cache
def _told_us() -> re.Pattern[str]:
    """People whom inspectors ask “told us”: none but the inspectors write so."""
    return re.compile(rf"\b(?i:{one_of(speaker_words().informants)})\s+(?:also\s+)?told\s+(?:us|my\s+inspectors)\b")


_SELF = re.compile(r"(?<!\w)I(?:'m|'ve|\s+(?:am|have|was|will|look|expect|welcome|commend|want))\b")
_SIGNED = re.compile(
    r"\b(?:statement|assessment|transcript|letter|observations|message|foreword|speech|summary)\b", re.IGNORECASE
)
_INSPECTOR = re.compile(
    r"\bHMI\b|\b(?:HM|Her Majesty's|His Majesty's)\s+(?:Chief\s+)?Inspector\b|\binspector of constabulary\b",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"\b(?:respon\w+|repl\w+|reaction|reacts?|welcomes?|following|after)\b", re.IGNORECASE)
_TITLES = 3  # blocks at the front that may say whose words follow


def _signed(document: Document) -> bool:
    """Whether the title says that an inspector speaks in the first person: “Statement from HM Inspector …”."""
    for block in document.blocks[:_TITLES]:
        title = folded(document.quote(block.span))
        if _SIGNED.search(title) and _INSPECTOR.search(title) and len(title.split()) < 20:
            return not _ANSWERS.search(title)
    return False


def _led_in(
    document: Document, sentences: Sequence[SourceSentence], by_sentence: Sequence[Sequence[Frame]]
) -> dict[int, Speaker]:
    """Who says the items of a list, by block: “The report says that:” leads them in."""
    leads: dict[int, Speaker] = {}
    for sentence, found in zip(sentences, by_sentence, strict=True):
        if (
            found
            and found[-1].say
            and found[-1].speaker is not None
            and document.quote(sentence.span).rstrip().endswith(":")
        ):
            block = sentence.block + 1
            while block < len(document.blocks) and document.blocks[block].kind is BlockKind.LIST_ITEM:
                leads[block] = found[-1].speaker
                block += 1
    return leads


_TELLS = ("said", "says", "added", "adding", "wrote")


_INSTITUTION = re.compile(
    r"\b(?:nursery|pre-?school|school|academy|college|trust|council|home|hospital|surgery|force|company|firm|provider"
    r"|service|department|authority|charity|brigade|partnership)\s*$",
    re.IGNORECASE,
)


def _antecedents(
    document: Document,
    by_sentence: Sequence[tuple[Frame, ...]],
    sentences: Sequence[SourceSentence],
    narrator: Speaker,
    who: People,
) -> list[tuple[Frame, ...]]:
    """Give “he said”, “it added” and “Mr Jones said” the speaker they refer back to."""
    resolved: list[tuple[Frame, ...]] = []
    last_person: Speaker | None = None
    last_body: Speaker | None = None
    last: Speaker | None = None
    by_name: dict[str, Speaker] = {}
    for found, sentence in zip(by_sentence, sentences, strict=True):
        if document.blocks[sentence.block].kind is BlockKind.HEADING:
            last_person = last_body = last = None
        done = []
        for frame in found:
            speaker = frame.speaker
            if frame.refers == "person":
                speaker = last_person or last
                if speaker is not None and speaker.who and _INSTITUTION.search(speaker.who):
                    speaker = Speaker("other", None)  # “a nursery said …”: nobody whom “she” may be
            elif frame.refers == "body":
                speaker = last_body or last
            elif frame.refers == "any":
                speaker = last
            elif frame.refers == "name" and speaker is not None:
                known = next((by_name[n] for n in who.names(speaker.who or "") if n in by_name), None)
                speaker = known if known is not None and speaker.role == "other" else speaker
            if speaker is None:
                continue
            if speaker.role == "informant" and narrator.role == "journalist" and not frame.to_inspectors:
                speaker = replace(speaker, role="public")
            if not frame.say and narrator.inspectorate and speaker.role in ("body", "informant", "public", "provider"):
                continue  # a report that tells what the force did: “the force accepted …”
            if speaker.role in ("body", "public", "inspectorate", "union"):
                last_body = speaker
            else:
                last_person = speaker
            if speaker.role in ("inspectorate", "union", "body", "public") and who.is_person(speaker.who or ""):
                last_person = speaker
            last = speaker
            for name in who.names(speaker.who or ""):
                by_name.setdefault(name, speaker)
            done.append(replace(frame, speaker=speaker))
        resolved.append(tuple(done))
    return resolved


def _quoted_speakers(
    quoted: Sequence[Quotation], sentences: Sequence[SourceSentence], by_sentence: Sequence[Sequence[Frame]]
) -> list[Speaker | None]:
    """Who speaks in each quotation: named in a sentence that holds some of it, or led in by the one before."""
    speakers: list[Speaker | None] = []
    first = 0
    previous: tuple[Speaker, int] | None = None
    for quotation in quoted:
        while first < len(sentences) and sentences[first].span.end <= quotation.span.start:
            first += 1
        at = first
        speaker: Speaker | None = None
        while at < len(sentences) and sentences[at].span.start < quotation.span.end:
            for frame in by_sentence[at]:
                speaker = speaker or frame.speaker
            at += 1
        after = at < len(sentences) and sentences[at].block == quotation.block
        if speaker is None and after and at - 1 >= 0 and by_sentence[at] and by_sentence[at][0].inverse:
            speaker = by_sentence[at][0].speaker
        if speaker is None and first > 0 and quotation.speech:
            before = by_sentence[first - 1]
            if before and before[-1].leads_in and quotation.block - sentences[first - 1].block <= 1:
                speaker = before[-1].speaker
        if speaker is None and quotation.speech and previous and quotation.block - previous[1] <= 2:
            speaker = previous[0]
        if speaker is not None and quotation.speech:
            previous = (speaker, quotation.block)
        speakers.append(speaker)
    return speakers


def _voice(
    document: Document,
    sentence: SourceSentence,
    found: Sequence[Frame],
    quoted: Sequence[tuple[Span, Speaker | None]],
    narrator: Speaker,
) -> Voice:
    start, end = sentence.span.start, sentence.span.end
    owner: list[tuple[int, int, Speaker]] = [(start, end, narrator)]
    for frame in found:
        if frame.speaker is not None:
            for place in frame.places:
                owner = _lay(owner, place, frame.speaker)
    for place, speaker in quoted:
        if speaker is None:
            speaker = Speaker("other", None, direct=True)
        owner = _lay(owner, place, replace(speaker, direct=True))
    parts: list[Part] = []
    for a, b, s in owner:
        if parts and not any(c.isalnum() for c in document.text[a:b]):
            parts[-1] = Part(Span(parts[-1].span.start, b), parts[-1].speaker)
        else:
            parts.append(Part(Span(a, b), s))
    return Voice(tuple(parts))


def _lay(owner: list[tuple[int, int, Speaker]], place: Span, speaker: Speaker) -> list[tuple[int, int, Speaker]]:
    """``owner`` with ``place`` given to ``speaker``."""
    laid: list[tuple[int, int, Speaker]] = []
    put = False
    for a, b, s in owner:
        if b <= place.start or a >= place.end:
            if a >= place.end and not put:
                laid.append((place.start, place.end, speaker))
                put = True
            laid.append((a, b, s))
            continue
        if a < place.start:
            laid.append((a, place.start, s))
        if not put:
            laid.append((place.start, place.end, speaker))
            put = True
        if b > place.end:
            laid.append((place.end, b, s))
    return laid
