"""Are some words a sentence, a noun phrase or an instruction? As far as the forms of their verbs show."""

from __future__ import annotations

import re
from functools import cache

from briefings import inflect
from briefings.extract.words import folded

_VERB = re.compile(
    r"\b(?:is|am|i'm|we're|they're|i've|we've|we'll|i'll|are|was|were|isn't|aren't|wasn't|weren't|has|have|had|hasn't|haven't|hadn't|do|does|doesn't|don't"
    r"|did|didn't|can|cannot|can't|could|should|must|needs?(?=\s+(?:to|a|an|more|better|further|urgent\w*)\b)"
    r"|may|might|will|would"
    r"|remains?|lacks|fails?|failed|vary|varies|receives?|takes)\b",
    re.IGNORECASE,
)
_NEAR = 200  # letters before a verb in which the word stands that makes it a relative clause's
_RELATIVE = re.compile(
    r"\b(?:which|that|who|whom|whose|where|when|how|if|whether|(?<=\w\s)(?:they|it|he|she|we)|while|as|because"
    r"|before|after|than|what)\b(?:\s+[\w'’-]+){0,6}\s*$",
    re.IGNORECASE,
)


_AGENTS = frozenset(
    "inspectors staff officers police force service managers leaders supervisors people children victims "
    "crews pupils teachers patients prisoners councillors partners agencies governors nobody everyone "
    "detainees callers handlers takers residents families parents women men detectives sergeants investigators "
    "firefighters nurses carers relatives forces suspects offenders recruits constables communities workers".split()
)
_BODIES = frozenset("force constabulary service school prison trust council home provider team police".split())
_DETERMINERS = frozenset("a an the its their his her no some all them it every each more fewer".split())
_RELATIVES = frozenset(
    "that which who whom whose how where when whether while as because if than what the a an of for by with in "
    "to and or".split()
)
_PRONOUN_VERB = re.compile(
    r"(?:^|[,;]\s+)(?:they|it|we|i|he|she|you|this|these|those)\s+(?:then\s+|also\s+)?([a-z]+)", re.IGNORECASE
)
_ADVERB = re.compile(
    r"\b(?:also|often|always|routinely|regularly|usually|still|now|generally|only|rarely|never|not|consistently"
    r"|currently)\s+\w+(?:s|ed)\b",
    re.IGNORECASE,
)


@cache
def _verb_forms() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Forms of verbs: all finite ones; “-s” forms that are no nouns; base forms that are no nouns."""
    sure = [inflect.verb(b) for b in inflect.bases() if b not in inflect.noun_like()]
    every = [inflect.verb(b) for b in inflect.bases()]
    forms = frozenset(f for v in every for f in (v.base, v.third, v.past))
    return forms, frozenset(v.third for v in sure), frozenset(v.base for v in sure)


def has_verb(text: str) -> bool:
    """Whether words have a finite verb of their own, as far as their forms show."""
    if main_verb(text) is not None or _ADVERB.search(text):
        return True
    forms, thirds, bases = _verb_forms()
    if any(m.group(1).lower() in forms for m in _PRONOUN_VERB.finditer(folded(text))):
        return True
    words = re.findall(r"[a-z'-]+", folded(text).lower())
    for place in range(1, len(words)):
        word, before = words[place], words[place - 1]
        if before in _RELATIVES or _CLAUSES.intersection(words[max(0, place - 5) : place]):
            continue
        if word in thirds or (word in forms and (before in _AGENTS or (before in _BODIES and word.endswith("s")))):
            return True
        if (
            word in forms
            and (word.endswith("ed") or word in _PASTS)
            and words[place + 1 : place + 2]
            and words[place + 1] in _DETERMINERS
        ):
            return True  # “handlers used a triage”: a past form with an object
        if word in bases and before.endswith("s") and before not in thirds:
            return True
    return False


_PASTS = frozenset(
    "left took gave made held kept found saw told spent brought led met lost sent ran began wrote felt".split()
)
_CLAUSES = frozenset("that which who whom whose how where when whether if than what way ways".split())


def main_verb(text: str) -> re.Match[str] | None:
    """The finite verb of a folded sentence's own subject; None for a noun phrase, whatever its relative clauses."""
    plain = folded(text)
    for verb in _VERB.finditer(plain):
        if verb.start() > 0 and not _RELATIVE.search(plain[max(verb.start() - _NEAR, 0) : verb.start()]):
            return verb
    return None


def imperative(text: str) -> bool:
    """Whether words begin with a bare verb: “improve the way …”."""
    first = re.match(
        r"(?:to\s+)?(?:immediately\s+|urgently\s+|further\s+|fully\s+|better\s+)?([a-z]+)", text, re.IGNORECASE
    )
    return (
        first is not None
        and first.group(1).lower() in inflect.bases()
        and (text.lower().startswith("to ") or first.group(1).lower() not in inflect.noun_like())
    )


def is_thing(item: str, most: int = 10) -> bool:
    """Whether an item of a list, which has no verb that we know, may be spoken as a noun phrase."""
    return not item.rstrip().endswith(".") or len(item.split()) <= most
