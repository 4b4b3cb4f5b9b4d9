"""A description clause of the report told in whole plain sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefings import inflect
from briefings.briefing import FromReport, Sentence
from briefings.document import Span
from briefings.findings import Description, Form
from briefings.plain import make_plain
from briefings.plain.protect import NEGATION
from briefings.write.story import Story, finished, inside, words


@dataclass(frozen=True, slots=True)
class Telling:
    """The ways to tell one finding; the fitting of the whole briefing chooses."""

    plain: tuple[Sentence, ...]
    quoted: tuple[Sentence, ...]  # the report's own words, where telling them plainly failed
    formal: bool = False  # it may not be left out


def tell(story: Story, section: str, what: Description, turn: int = 0, *, formal: bool = False) -> tuple[Sentence, ...]:
    """A finding's description as sentences, in the template of its form; each stands on the description's spans."""
    text = impersonal(what.text)
    if what.form is Form.SENTENCE:
        whole = [finished(anchored(story, what, text))]
    elif what.form is Form.ACTION:
        whole = actions(story, section, what, text, turn)
    else:
        key = what.form.value + ("_formal" if formal else "")
        whole = [words(section, key, turn, what=inside(text))]
    sentences: list[Sentence] = []
    for sentence in whole:
        plain = make_plain(sentence, story.names, story.options.target)
        longest = {9: 18, 11: 22, 14: 28}[story.options.target]
        for part in plain.sentences:
            hard = len(part.split()) > longest
            sentences.append(Sentence(part, (FromReport(what.spans),), too_hard=hard))
    return tuple(sentences)


_FIRST_PERSON = (
    (re.compile(r"\b([Ww])e(?:’|')ve\b"), "inspectors have"),
    (re.compile(r"\b([Ww])e(?:’|')re\b"), "inspectors are"),
    (re.compile(r"\bI(?:’|')m\b|\bI am\b"), "the inspector is"),
    (re.compile(r"\bI(?:’|')ve\b|\bI have\b"), "the inspector has"),
    (re.compile(r"\bI was\b"), "the inspector was"),
    (re.compile(r"\b[Oo]ur inspectors\b"), "inspectors"),
    (re.compile(r"\b[Ww]e\b"), "inspectors"),
    (re.compile(r"\bto us\b"), "to inspectors"),
    (re.compile(r"\btold us\b"), "told inspectors"),
)


def impersonal(text: str) -> str:
    """The inspectors' "we" and "I" said from outside."""
    begins = text[:1].isupper()
    for pattern, plain in _FIRST_PERSON:
        text = pattern.sub(plain, text)
    text = re.sub(
        r"\bI (also |do not |cannot )?([a-z]+)\b",
        lambda m: (
            f"the inspector {m[1] or ''}{inflect.verb(m[2]).third if not m[1] and m[2] in inflect.bases() else m[2]}"
        ),
        text,
    )
    return text[:1].upper() + text[1:] if begins else text


_DANGLING = re.compile(r"(It|Its|They|Their|He|She|His|Her|This|These|Those|Such)\b")


def anchored(story: Story, what: Description, text: str) -> str:
    """A sentence that begins "It has …" after one about the body begins with the body; another "It" is left."""
    if re.match(
        r"It\s+(?:has|is|does|needs|should|must|can|could|will|was|had|would|did|may|works?|uses?|makes?)\b", text
    ):
        before = story.document.text[: what.spans[0].start].rstrip()[-400:]
        last = re.split(r"(?<=[.!?])\s+", before)[-1]
        if re.match(rf"(?:{re.escape(story.body)}|{re.escape(story.organisation)})\b", last, re.IGNORECASE):
            return f"{story.body[0].upper()}{story.body[1:]}{text[2:]}"
    return text


def dangles(text: str) -> bool:
    """Whether a sentence begins with a word that points back to one which is not told."""
    return bool(_DANGLING.match(text))


_MODALS = re.compile(
    r"\b(should|must|needs? to|required to|has to|have to|ought to)\b(?!.*\b(?:should|must|needs? to)\b)"
)


def actions(story: Story, section: str, what: Description, text: str, turn: int) -> list[str]:
    """ "improve X and reduce Y" as one sentence an action, with the report's own "should", "must" or "needs to"."""
    actor = story.document.quote(what.actor) if what.actor else story.body
    actor = inside(re.sub(r"\s+", " ", actor))
    modal = _modal(story, what)
    many = re.search(r"(?:s|people|staff|children|police)$", actor) and not re.search(r"(?:ss|us|is|[A-Z]\w*s)$", actor)
    if actor in ("it", "they", "he", "she", "its", "their"):
        actor = story.body
        many = None
    parts = _joined_actions(inside(text))
    suffix = {"should": "should", "must": "must"}.get(modal, "needs" if many and modal == "need" else modal)
    found = [words(section, f"action_{suffix}", turn, actor=actor, what=parts[0])]
    again = f"again_{suffix}"
    for number, part in enumerate(parts[1:]):
        sentence = words(section, again, number, what=part)
        if many and suffix in ("should", "must"):
            sentence = re.sub(r"^It\b", "They", sentence)
        found.append(sentence)
    return found


def _modal(story: Story, what: Description) -> str:
    """ "should", "must", "need", or "told" where the report has no such word before the action."""
    start = what.spans[0].start
    before = story.document.text[max(0, start - 60) : start]
    before = re.split(r"[.!?;:]\s", before)[-1]
    found = _MODALS.search(before) or _MODALS.search(story.document.quote(what.spans[0])[:0])
    if found is None:
        return "told"
    return {"should": "should", "must": "must", "ought to": "should"}.get(found[1], "need")


def _joined_actions(text: str) -> list[str]:
    """ "improve X and reduce Y" as its actions; only where the second begins with a verb that is hardly ever a noun."""
    if len(text.split()) <= 12:
        return [text]
    for match in re.finditer(r"(?:,|;)?\s+and\s+(?:to\s+)?(?=([a-z]+)\s)", text):
        left, right = text[: match.start()], text[match.end() :]
        first = text.split()[0].lower()
        if match[1] in inflect.bases() and match[1] not in inflect.noun_like() and first in inflect.bases():
            if (
                len(left.split()) < 3
                or len(right.split()) < 3
                or re.search(r"\b(?:that|who|which|how|to)\b", left)
                or NEGATION.search(left)
            ):
                continue
            return [left, *_joined_actions(right)]
    return [text]


def quotation(story: Story, spans: tuple[Span, ...]) -> tuple[Sentence, ...]:
    """Sentences of the report word for word, between quotation marks."""
    found = []
    for span in spans:
        text = re.sub(r"\s+", " ", story.document.quote(span)).strip()
        text = text.strip('“”"‘').strip() if text[:1] in '“"‘' else text.rstrip('”"').strip()
        if text:
            found.append(Sentence(f"“{text}”", (FromReport((span,)),), quotation=True))
    return tuple(found)
