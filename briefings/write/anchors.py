"""A sentence that begins with a word which points back is given what it points to, where the text leaves no doubt."""

from __future__ import annotations

import re

from briefings.document import Span
from briefings.findings import Description
from briefings.write.story import Story

POINTS_BACK = re.compile(r"(?:It|Its|They|Their|He|She|His|Her|This|These|Those|Such|Both|That)\b")


_IT = re.compile(r"It\s+(?=(?:also |now |still |often |always |rarely )?[a-z]+)")


PEOPLE = (
    "chief constable",
    "chief fire officer",
    "headteacher",
    "principal",
    "governor",
    "registered manager",
    "manager",
    "police and crime commissioner",
    "director",
)


_PERSON = re.compile(rf"\b(?:the|a|its)\s+(?:\w+\s+)?(?:{'|'.join(PEOPLE)})\b", re.IGNORECASE)


def anchored(story: Story, what: Description) -> tuple[str, tuple[Span, ...]]:
    """The description with "It", "Its", "He" or "She" at its front made plain, and all the places it then stands on."""
    text = what.text
    before = Span(max(0, what.spans[0].start - 400), what.spans[0].start) if what.spans[0].start else None
    if before is None or not re.match(r"(?:It|Its|He|She|His|Her)\b", text):
        return text, what.spans
    passage = story.document.quote(before).rstrip()
    last = re.split(r"(?<=[.!?])\s+", passage)[-1]
    if re.match(r"Its?\b", text):
        subject = rf"(?:{re.escape(story.body)}|{re.escape(story.organisation)}|It)\b"
        if re.match(subject, last, re.IGNORECASE):
            body = story.body[0].upper() + story.body[1:]
            return (f"{body}’s{text[3:]}" if text.startswith("Its") else f"{body}{text[2:]}"), what.spans
        return text, what.spans
    people = list(_PERSON.finditer(last))
    if len(people) == 1:
        start = before.start + passage.rindex(last) + people[0].start()
        role = re.sub(r"\s+", " ", people[0][0])
        pronoun = text.split()[0]
        name = f"The {role.split(' ', 1)[1]}"
        rest = text[len(pronoun) :]
        own = pronoun == "His" or (pronoun == "Her" and not re.match(r"Her\s+(?:is|was|has)\b", text))
        return f"{name}{'’s' if own else ''}{rest}", (Span(start, start + len(people[0][0])), *what.spans)
    return text, what.spans
