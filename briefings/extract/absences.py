"""What the inspectorate says that it has no concern about."""

from __future__ import annotations

import re

from briefings.document import BlockKind
from briefings.extract.formal_lists import whose
from briefings.extract.reading import Reading
from briefings.extract.subjects import with_bodies
from briefings.extract.words import folded
from briefings.findings import Absence

_CONCERN = (
    r"(?:(?:causes?|areas?|matters?|reasons?|grounds?)\s+(?:of|for)\s+(?:\w+\s+)?(?:concern|worry)|(?:concerns?"
    r"|worries|worry)"
    r"|areas?\s+for\s+improvement|(?:areas?\s+for\s+)?priority\s+(?:(?:and|or)\s+immediate\s+)?actions?|breaches\s+of\s+(?:the\s+)?regulations?)"
)
_KIND = (
    r"(?:(?:significant|serious|major|immediate|real|new|particular|safeguarding|other|further"
    r"|accelerated|overall|formal|such|material|great|outstanding|obvious)\s+)*"
)
_NO = re.compile(
    rf"\b(?:no|without(?:\s+any)?|nor\s+any|not\s+(?:\w+\s+){{0,2}}(?:any|a\s+single|one)"
    rf"|n't\s+(?:\w+\s+){{0,2}}(?:any|a\s+single)|never\s+(?:\w+\s+)?any"
    rf"|found\s+nothing\s+of|nothing\s+of)\s+{_KIND}{_CONCERN}\b(?!\s+(?:raised|expressed)\s+by)",
    re.IGNORECASE,
)
_NOT_CONCERNED = re.compile(
    r"\b(?:(?:we|i|inspectors|inspectorate|watchdog|hmic\w*|ofsted|cqc|regulator)\s+(?:(?:is|are|am|was"
    r"|were)\s+)?(?:no\s+longer|not)\s+(?:\w+\s+)?(?:concerned|worried)|"
    r"(?:(?:gave|give|gives|giving|had|have|has|saw|see|found)\s+(?:us|inspectors|them|it)?\s*no\s+(?:cause"
    r"|reason|grounds)\s+(?:for|to\s+(?:be|have))\s+(?:\w+\s+)?(?:concern\w*|worr\w+))|"
    r"nothing\s+(?:[\w']+\s+){0,8}?(?:gave|gives|caused)\s+(?:us|me|inspectors|them)?\s*(?:any\s+)?(?:cause|reason|grounds)?"
    r"\s*(?:for|to\s+(?:be|have))?\s*(?:concern\w*|worr\w+)|"
    r"nothing\s+(?:(?:that|to)\s+)?(?:worr(?:y|ied|ies)|concern(?:ed|s)?|caus(?:ed"
    r"|es?)\s+(?:us\s+)?concern)(?:\s+(?:us|inspectors))?\b)",
    re.IGNORECASE,
)
# Then it is no statement about this body now.
_OTHERWISE = re.compile(
    r"\b(?:would|could\s+(?:have|be|become)|if|unless|until|whether|when\s+we|where\s+we|hop(?:e|es|ed|ing)"
    r"|until|no\s+longer\s+any|many\s+forces|other\s+forces|forces\s+(?:had|have|with)|services\s+(?:had|have|with)"
    r"|schools\s+(?:had|have|with)|does\s+not\s+mean|do\s+not\s+mean|not\s+because|only\s+\w+\s+forces?"
    r"|means\s+that\s+we|rather\s+than\s+that|should|will|may|might|in\s+20\d\d|last\s+(?:time|year|inspection)"
    r"|previous(?:ly)?)\b",
    re.IGNORECASE,
)
_BUT_THEN = re.compile(r"\b(?:until|except|apart\s+from|other\s+than|but\s+(?:for|one)|beyond)\b", re.IGNORECASE)
_DENIAL = re.compile(
    r"\b(?:not\s+(?:true|right|the\s+case|say|said|mean)|den(?:y|ied|ies)|cannot\s+say|unable\s+to\s+say"
    r"|no\s+evidence|can(?:not|'t))\b",
    re.IGNORECASE,
)
_OTHER_SENSE = re.compile(
    r"\bconcerns?\s+(?:for\s+(?:the\s+)?(?:welfare|safety)|about\s+(?:the\s+)?welfare\s+of\s+\w+\s+were"
    r"|were\s+(?:reported|raised|recorded)|had\s+been\s+(?:raised|reported))",
    re.IGNORECASE,
)


def find_absences(reading: Reading) -> tuple[Absence, ...]:
    """Every statement that there is no concern, whole or on one topic. Rather none than a false one."""
    found: list[Absence] = []
    for index, sentence in enumerate(reading.sentences):
        block = reading.block(sentence)
        if block.kind is BlockKind.NOTE:
            continue
        text = folded(reading.text(sentence))
        if text.rstrip(" \"'").endswith("?"):
            continue
        if block.kind in (BlockKind.HEADING, BlockKind.TABLE_ROW, BlockKind.LIST_ITEM) or len(text.split()) <= 7:
            words = _none_row(text)
            if words is not None:
                found.append(Absence((sentence.span,), reading.span(sentence, *words), None, "a heading with none"))
                continue
            if block.kind in (BlockKind.HEADING, BlockKind.TABLE_ROW):
                continue
        for match in (*_NO.finditer(text), *_NOT_CONCERNED.finditer(text)):
            place = reading.span(sentence, match.start(), match.end())
            speaker = reading.voices[index].speaker(place)
            if not speaker.inspectorate and not (speaker.role == "journalist" and _NAMED.search(text)):
                continue
            clause = text[_clause_start(text, match.start()) : _clause_end(text, match.end())]
            if _OTHERWISE.search(clause) or _BUT_THEN.search(text[match.end() : match.end() + 40]):
                continue
            if _DENIAL.search(text[: match.start()]) or _OTHER_SENSE.search(text[match.start() :]):
                continue
            if _SOMEONE.search(text[: match.start()]) and not _NAMED.search(text[: match.start()]):
                continue
            found.append(Absence((sentence.span,), place, whose(reading, sentence.block), "no concern"))
            break
    return with_bodies(reading, found)


_NAMED = re.compile(r"\b(?:inspect\w*|watchdog|regulator|report|HMIC\w*|Ofsted|CQC|Estyn)\b", re.IGNORECASE)
_SOMEONE = re.compile(
    r"\b(?:staff|officers|people|patients|residents|pupils|parents|victims|children|relatives|they|leaders"
    r"|managers|prisoners|families|who|he|she)\s+"
    r"(?:told\s+(?:us|inspectors)\s+(?:that\s+)?)?(?:they\s+)?(?:had|have|has|raised|expressed|voiced|reported"
    r"|said)\s*$",
    re.IGNORECASE,
)


def _none_row(text: str) -> tuple[int, int] | None:
    """“Areas for improvement: none” and the like, in one line."""
    found = re.search(
        rf"^\W*{_KIND}{_CONCERN}\s*[:–—|\t-]\s*(?:none|nil|no|0)\b(?:\s+(?:identified|found))?", text, re.IGNORECASE
    )
    return (found.start(), found.end()) if found else None


def _clause_start(text: str, at: int) -> int:
    cuts = [m.end() for m in re.finditer(r"[;:]\s|,\s+(?:but|and|while|although|though)\s|\sbut\s", text[:at])]
    return cuts[-1] if cuts else 0


def _clause_end(text: str, at: int) -> int:
    cut = re.search(r"[;:]\s|,\s+(?:but|and|while|although|though|so)\s|\s(?:but|although|though)\s", text[at:])
    return at + cut.start() if cut else len(text)
