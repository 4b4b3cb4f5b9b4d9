"""What a stretch of a sentence is: a clause that can stand alone, one with a verb, one that is whole."""

from __future__ import annotations

import re

from briefings import inflect

STARTER = (
    r"(?:the|a|an|this|that|these|those|there|it|its|they|their|he|his|she|her|we|our|some|many|most|all|each|every"
    r"|several|other|others|staff|officers|leaders|managers|inspectors|children|people|parents|victims|pupils|patients"
    r"|residents|governors|teachers|workers|social workers|firefighters|prisoners|any|such|nurses|doctors|detectives"
    r"|sergeants|constables|supervisors|investigators|call handlers|volunteers|families|carers|partners|witnesses"
    r"|suspects|offenders|neighbours|detainees|detained people)\b"
)
PLURALS = (
    r"(?:Leaders|Staff|Officers|Managers|Inspectors|Children|People|Parents|Victims|Pupils|Patients|Residents|Governors"
    r"|Teachers|Workers|Social workers|Firefighters|Prisoners|They|Most \w+|Some \w+|Many \w+)"
)
CONDITION = re.compile(
    r"\b(?:if|unless|whether|until|when|whenever|only (?:after|by|once|with)|either|neither|nor)\b", re.IGNORECASE
)
# A negation that may reach over a join; "too few" and "lack" do not.
REACHING = re.compile(r"\b(?:not|no|never|none|nor|neither|cannot|without|only|unless)\b|\w+n['’]t\b", re.IGNORECASE)
OWN_SAYING = re.compile(
    r"(?:(?!(?:to|be|been|is|are|was|were|not) )[\w’'-]+ ){1,6}?"
    r"(?:said|says|told|argued|claimed|warned|replied|added that)\b"
)
SAYING = re.compile(
    r"\b(?:said|says|say|told|claim(?:s|ed)?|argue[sd]?|believe[sd]?|think(?:s)?|thought|hope[sd]?|expect(?:s|ed)?"
    r"|add(?:s|ed)|report(?:s|ed)? that|insist(?:s|ed)?|according to)\b",
    re.IGNORECASE,
)
MODAL = re.compile(r"\b(?:should|must|would|could|may|might|can|will|shall|needs? to|has to|have to|to)\b")
PAST = re.compile(r"\b(?:was|were|had|did|found|led|made|took|gave|kept|said|saw|\w{3,}ed)\b")
PRESENT = re.compile(r"\b(?:is|are|has|have|does|do|remains?|needs?)\b")


def clean(part: str) -> str:
    """The part as a sentence begins, without the marks that joined it."""
    part = part.strip().strip(",;:–—-").strip()
    return part[:1].upper() + part[1:]


def whole(text: str) -> bool:
    """No bracket or quotation mark is left open."""
    return (
        text.count("(") == text.count(")")
        and text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
        and len(re.findall(r"(?<!\w)‘", text)) <= text.count("’")
    )


def finite(text: str) -> bool:
    """Whether the text has a word that is surely its verb."""
    return inflect.first_verb(re.findall(r"[A-Za-z]+", text)) is not None


def clause(text: str) -> bool:
    """Whether the text looks like a clause that can stand alone: a subject first, a sure verb soon after."""
    words = re.findall(r"[A-Za-z’'-]+", text)
    if not re.match(rf"\s*(?:{STARTER}|[A-Z])", text) or len(words) < 4:
        return False
    verb = inflect.first_verb(words[:10])
    return verb is not None and verb > 0 and not any(word in RELATIVE for word in words[:verb])


RELATIVE = frozenset({"who", "that", "which", "where", "how", "when", "what", "why", "whether"})


def ends(tail: str) -> bool:
    """Whether a clause set off by a comma runs to the end: no later comma brings the main sentence back."""
    return not any(
        re.match(
            r"(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|do|does|did|need)s?\b", part
        )
        for part in re.split(r",\s+", tail)[1:]
    )
