"""What kind of concern a record tells: a formal one, a step of the law, none at all, or no more than a rating."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings.document import Span
from briefings.findings import Concern, Form, Severity, When
from briefings.write.story import Story

_ORDER = {Severity.ACCELERATED: 1, Severity.CAUSE: 2, Severity.IMPROVEMENT: 4, Severity.CONCERN: 5}


ENFORCED = re.compile(
    r"\b(?:special measures|warning notices?|engage process|(?:to|in|under|into) engage\b"
    r"|enhanced (?:\w+ of )?monitoring|urgent notification|enforcement (?:action|notices?)|notices? to improve"
    r"|cancel\w* (?:its|their|the (?:provider|service)['’]s) registration|conditions? (?:on|to) (?:its|their|the) "
    r"(?:\w+['’]s )?registration)\b",
    re.IGNORECASE,
)


STEP = "formal step"  # the label of a step of the law that has none of its own


def enforced(concern: Concern) -> bool:
    """Whether a concern tells what the law's own steps are: special measures, a warning notice."""
    return ENFORCED.search(f"{concern.what.text} {concern.label or ''}") is not None


def rank(concern: Concern) -> int:
    """The worst is 0. A concern that has a label of its own stands before an area for improvement."""
    if enforced(concern):
        return 0
    return 3 if concern.label and not concern.severity.formal else _ORDER[concern.severity]


def says_none(concern: Concern) -> bool:
    """Whether a record of a concern says that there is none: "There are no priority actions."."""
    return not concern.severity.formal and _NONE.match(concern.what.text.strip()) is not None


_NONE = re.compile(
    r"(?:there (?:is|are|were|was) )?(?:no|not any) (?:\w+ ){0,3}(?:actions?|areas?|causes?|breach(?:es)?|concerns"
    r"|recommendations?|requirements?|weaknesses)\b[^,;]{0,60}$",
    re.IGNORECASE,
)


_RATES = re.compile(r"[^.]*\bthe rating\b[^.]*\.\s+(?=\S)", re.IGNORECASE)


_OPENS_BACK = re.compile(r"(?:This|That) (?:means|meant)\s+(?:that\s+)?(?=\w)")


_LEAST = 20  # characters


def apart(story: Story, concern: Concern) -> Concern:
    """An ordinary concern without a sentence before it on a rating, whose area it does not name."""
    what = concern.what
    if concern.severity.formal or concern.label or what.form is not Form.SENTENCE or len(what.spans) != 1:
        return concern
    said = story.document.quote(what.spans[0])
    rates = _RATES.match(said)
    start = rates.end() if rates else 0
    back = _OPENS_BACK.match(said[start:])
    start += back.end() if back else 0
    if not start or len(said) - start < _LEAST:
        return concern
    text = re.sub(r"\s+", " ", said[start:]).strip()
    span = Span(what.spans[0].start + start, what.spans[0].end)
    return replace(concern, what=replace(what, text=text[:1].upper() + text[1:], spans=(span,)))


_LABEL_ALONE = r"(?:there (?:is|are|was|were) )?(?:an? |some |several )?breach(?:es)? of (?:the )?regulations?"


def says_little(story: Story, concern: Concern) -> bool:
    """Whether an ordinary concern is a lone word, or only says a rating again ("The service was not safe.")."""
    text = re.sub(r"\s+", " ", concern.what.text).strip().rstrip(".")
    if concern.label and not concern.severity.formal and re.fullmatch(_LABEL_ALONE, text, re.IGNORECASE):
        return True
    if concern.severity.formal or concern.label or enforced(concern) or unnamed(concern):
        return False
    if concern.what.form is Form.THING and len(re.findall(r"\w+", re.sub(r"^(?:an?|the) ", "", text))) < 2:
        return True
    again = re.fullmatch(
        r"(?:the )?[\w’' -]{2,40} (?:is|was|were|are) not (?:always |consistently )?([\w-]+)", text, re.IGNORECASE
    )
    areas = {rating.area for rating in story.findings.ratings if rating.when is When.CURRENT}
    body = again and any(text.lower().removeprefix("the ").startswith(f"{name} ") for name in story.body_words)
    return bool(again and body and again[1].lower() in areas)


def unnamed(concern: Concern) -> bool:
    """Whether the report only counts or mentions concerns and does not say what they are."""
    return (
        concern.count is not None
        or bool(re.search(r"\(unnamed\)|\bnot named\b", concern.what.text))
        or bool(
            re.fullmatch(
                r"(?:an?|the|some|several|other|further|\d+|\w+)?(?: number of)? ?"
                r"(?:areas?|causes?|matters?|things|issues)\b(?! of policing\b).{0,60}",
                concern.what.text.strip(),
                re.IGNORECASE,
            )
        )
    )


def unnamed_words(story: Story, concern: Concern) -> str:
    """ "a number of areas that need improvement": the report's own words for what it does not name."""
    return story.inside(re.sub(r"\s*\(unnamed\)", "", re.sub(r"\s+", " ", concern.what.text)))
