"""Praise by the inspectorate of what is done now; never a grade, never somebody else's praise."""

from __future__ import annotations

import re
from functools import cache

from briefings.document import BlockKind
from briefings.extract.clauses import clauses
from briefings.extract.concerns import find_concerns
from briefings.extract.describe import plain_span, whole
from briefings.extract.formal_lists import formal_lists
from briefings.extract.grammar import has_verb, imperative, is_thing, main_verb
from briefings.extract.labels import labels
from briefings.extract.loose import defines, sign_of, tells_consequence, tells_method
from briefings.extract.passages import Passage, evidence, passages
from briefings.extract.polarity import Sign, praise, weakness, without_ability
from briefings.extract.reading import Reading
from briefings.extract.repeats import Sameness, telling
from briefings.extract.signs import praise_words
from briefings.extract.standing import dangling, standing
from briefings.extract.subjects import with_bodies
from briefings.extract.words import folded
from briefings.findings import Description, Form, Strength

_FEWEST = 3  # words of a clause that praises
_LONGEST_THING = 40  # words of an item under a heading of praise that may be one noun phrase
_SAME = 0.75  # of the shorter one's telling words stand in the longer one
_UNREAL = re.compile(
    r"\b(?:if|unless|whether|would|could|might|hope[sd]?|aims?|intends?|plan(?:s|ned)?\s+to|will|until|once"
    r"|next\s+year|used\s+to|no\s+longer|(?<!who\s)had\s+been|last\s+time|in\s+20\d\d|previous(?:ly)?|what\s+a\s+good)\b",
    re.IGNORECASE,
)


_UNDONE = ("not", "lack", "fail", "need")  # signs of weakness that no heading of praise turns round
_NOT_SO = re.compile(r"\b(?:do|does|did|is|are|was|were|has|have|can)(?:\s+not\b|n['’]t\b)|\bcannot\b", re.IGNORECASE)
_UNGRADED = re.compile(r"\bnot\s+(?:been\s+)?(?:scored|rated|graded|judged)\b|^\W*please\b")


def find_strengths(reading: Reading) -> tuple[Strength, ...]:
    """What the inspectorate praises, in the text's order; a repeat adds no second."""
    formal = formal_lists(reading).used
    find = labels(reading.framework)
    found: list[Strength] = []
    seen = Sameness()
    weak = -2  # the last sentence that states a weakness
    blamed = [span for c in find_concerns(reading) if c.rule == "label in a sentence" for span in c.evidence]
    for passage in passages(reading):
        sign = sign_of(passage)
        if sign is not None:
            weak = passage.index
        if next(find.find(passage.text), None) is not None:
            continue  # it tells of a formal finding, whatever it praises
        if passage.sentence.block in formal or (weak == passage.index - 1 and tells_consequence(reading, passage)):
            continue
        told = passage.text[sign.start : sign.end].lower() if sign is not None else ""
        undone = (sign is not None and sign.kind in _UNDONE) or told.startswith("not ") or _denies(passage)
        listed = not undone and _opens_item(reading, passage) and _under_praise(reading, passage)
        if not listed and (not _praises(passage) or _instructs(reading, passage) or _turned(reading, passage)):
            continue
        if any(passage.span.overlaps(span) for span in blamed):
            continue  # told as a formal finding already
        what = _listed(reading, passage) if listed else standing(reading, passage.index, passage.span)
        if what.form is Form.SENTENCE and dangling(what.text):
            continue  # praise that nobody could follow without what stands before it
        if what.spans[0].start < passage.sentence.span.start and weakness(folded(what.text).lower()) is not None:
            continue  # … or that only a weakness stands before
        own = telling(what.text)
        repeats = any(both >= _SAME * min(len(own), len(seen.words[n])) for n, both in seen.shared(own))
        if repeats and len(own) >= _FEWEST:
            continue
        span = passage.sentence.span if passage.alone else passage.span
        rule = "list of strengths" if listed else "praise"
        found.append(Strength(what, None, (evidence(reading, span),), rule))
        seen.add(own)
    return with_bodies(reading, found)


def _praises(passage: Passage) -> bool:
    text = passage.text.lower()
    if len(text.split()) < _FEWEST or _orders(text):
        return False
    sign = praise(text)
    if passage.join == "while" and not has_verb(text):
        return False  # “although a good step, …”
    if defines(passage) or _UNGRADED.search(text):
        return False
    if sign is None or sign_of(passage) is not None:
        return False
    if sign.kind == "pleased":
        return True
    if tells_method(text, sign):
        return False
    return "\x03" not in text and (
        sign.kind == "none of" or not _UNREAL.search(without_ability(text))
    )  # a clause with a grade in it tells the grade


def _denies(passage: Passage) -> bool:
    """Whether a clause says that something is not so, and that is no praise: “Residents do not benefit from …”."""
    return _NOT_SO.search(passage.text) is not None and praise(passage.text.lower()) is None


_ORDERS = re.compile(
    r"\W*(?:ensure|make\s+sure|improve|develop|strengthen|continue\s+to|put\s+in\s+place|embed|consider|work\s+with|take\s+(?:steps|action))\b",
    re.IGNORECASE,
)


def _orders(text: str) -> bool:
    """Whether words tell somebody to do something: “Ensure that …”, but not “Repeat victims are …”."""
    return _ORDERS.match(text) is not None or (imperative(text) and main_verb(text) is None)


_ASKED = re.compile(
    r"\b(?:should|must|needs?\s+to|ha(?:s|ve)\s+to|ought\s+to|recommend\w*|(?:required|expected|asked|told)\s+to|we\s+expect"
    r"|we\s+would\s+like|to\s+(?:ensure|make\s+sure)|to\s+be\s+done)\b|\bso\s*$",
    re.IGNORECASE,
)
_THAT = re.compile(r"(?:\band\s+)?that\s", re.IGNORECASE)


def _instructs(reading: Reading, passage: Passage) -> bool:
    """Whether a passage says what is to be so: “make sure that letters are personal, and that they are clear”."""
    text = folded(reading.text(passage.sentence))
    before = text[: passage.span.start - passage.sentence.span.start]
    if _orders(text) or (_ASKED.search(before) and _THAT.match(passage.text)):
        return True
    at = passage.sentence.block
    blocks = reading.document.blocks
    if blocks[at].kind is not BlockKind.LIST_ITEM:
        return False
    while at > 0 and blocks[at].kind is BlockKind.LIST_ITEM:
        at -= 1
    stem = folded(reading.document.quote(blocks[at].span)).rstrip()
    return stem.endswith(":") and _ASKED.search(stem[-80:]) is not None


# “Good links are made, but these do not reach schools”
_TURNS = re.compile(r"\W*(?:these|this|those|that|such)\s", re.IGNORECASE)
_NEGATES = re.compile(r"\b(?:not|no|few|only|never)\b|n't\b")
_HOWEVER = re.compile(r"\W*(?:however|but|nevertheless|despite\s+this|yet)\b,?\s", re.IGNORECASE)


def _turned(reading: Reading, passage: Passage) -> bool:
    """Whether what comes next takes the praise back: a “but these do not …”, or a “However” after faint praise."""
    text = folded(reading.text(passage.sentence))
    end = passage.span.end - passage.sentence.span.start
    for after in clauses(text):
        if after.start >= end:
            rest = text[after.start : after.end].lower()
            turns = after.join == "but" and (weakness(rest) is not None or _NEGATES.search(rest) is not None)
            return turns and (_TURNS.match(rest) is not None or _faint(passage))
    later = passage.index + 1
    if not _faint(passage) or later >= len(reading.sentences):
        return False
    following = reading.sentences[later]
    return following.block == passage.sentence.block and _HOWEVER.match(folded(reading.text(following))) is not None


def _faint(passage: Passage) -> bool:
    """Whether a passage praises with words that may only tell what there is: “regular meetings are held”."""
    sign = praise(passage.text.lower())
    return sign is not None and sign.kind == "good" and sign_words(passage, sign) in praise_words().faint


def sign_words(passage: Passage, sign: Sign) -> str:
    return passage.text[sign.start : sign.end].lower()


def _opens_item(reading: Reading, passage: Passage) -> bool:
    block = reading.block(passage.sentence)
    return block.kind is BlockKind.LIST_ITEM and block.span.start == passage.span.start


def _under_praise(reading: Reading, passage: Passage) -> bool:
    return any(_praise_heading(h) for h in reading.headings(passage.sentence)[-1:])


@cache
def _praise_heading(heading: str) -> bool:
    text = " ".join(folded(heading).lower().split()).strip(" :?.0123456789")
    return any(text == row or text.startswith(row + " ") for row in praise_words().headings)


def _listed(reading: Reading, passage: Passage) -> Description:
    """An item of a list of strengths: a noun phrase where it has no verb of its own."""
    document = reading.document
    span = plain_span(document, passage.span.start, passage.span.end) or passage.span
    text = folded(document.quote(span))
    if not has_verb(text) and not imperative(text) and is_thing(reading.text(passage.sentence), _LONGEST_THING):
        form = Form.MANNER if re.match(r"how\b", text, re.IGNORECASE) else Form.THING
        return whole(document, span.start, span.end, form)
    return standing(reading, passage.index, passage.span)
