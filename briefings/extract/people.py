"""Which kind of speaker a few words name: an inspector, a commissioner, a union, a resident …"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefings.extract.words import any_of, folded, table
from briefings.frameworks import Framework


@dataclass(frozen=True, slots=True)
class RoleWords:
    key: str
    words: tuple[str, ...]
    inspectorate: bool = False


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """``data/speakers.toml``."""

    say: tuple[str, ...]
    find: tuple[str, ...]
    view: tuple[str, ...]
    informants: tuple[str, ...]
    told_inspectors: tuple[str, ...]
    other_narrators: tuple[str, ...]
    own_voice: tuple[str, ...]
    roles: tuple[RoleWords, ...] = ()


@cache
def speaker_words() -> SpeakerWords:
    return table("speakers", SpeakerWords)


NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Prof|Professor|Cllr)\.?\s+)?[A-Z][\w'-]+(?:\s+(?:[A-Z]\.?\s+)?[A-Z][\w'-]+)+"
)
_TITLED = re.compile(
    r"\b(?:mr|mrs|ms|miss|dr|sir|dame|prof|professor|cllr)\.?\s+([a-z][\w'-]+)(?:\s+([a-z][\w'-]+))?", re.IGNORECASE
)
_FOR = re.compile(r"\b(?:spokes(?:man|woman|person)|representative)\b.*?\b(?:for|from|at)\b\s+(.*)", re.IGNORECASE)
_NOT_ACRONYMS = ("son", "mum", "dad", "cqc", "CQC")
_PLAIN = (
    "the and for with from police force service council chief constable crime commissioner inspector inspectors "
    "inspectorate school academy trust home house hospital north south east west county city royal union federation "
    "director manager deputy assistant acting temporary executive head teacher headteacher officer leader spokesman "
    "spokeswoman spokesperson said report"
)


@dataclass(frozen=True, slots=True)
class People:
    """How one framework's texts name those who speak."""

    words: re.Pattern[str]  # any role's words
    roles: dict[str, str]  # folded lower-case words: role key
    body: re.Pattern[str]
    informants: re.Pattern[str]

    def role(self, subject: str) -> str | None:
        """The role that ``subject``, the words before “said”, names; “other” for a bare name; None for no speaker."""
        spokesperson = _FOR.search(subject)
        if spokesperson:
            inner = self.role(spokesperson.group(1))
            return inner if inner in ("inspectorate", "union", "politician", "charity", "commissioner") else "body"
        if self.informants.match(subject):
            return "informant"
        found = self.words.search(subject)
        if found:
            return self.roles[" ".join(found.group().lower().split())]
        if self.body.search(subject):
            return "body"
        if NAME.search(subject) or _TITLED.search(subject):
            return "other"
        return None

    def is_person(self, who: str) -> bool:
        """Whether ``who`` names one man or woman."""
        return bool(NAME.search(who)) or bool(
            re.search(r"\b(?:inspector|constable|commissioner|director)\b", who, re.IGNORECASE)
        )

    def names(self, who: str) -> list[str]:
        """The words of ``who`` by which a later sentence may call them: surnames and the like, lower case."""
        found = [m.group().split()[-1] for m in NAME.finditer(who)]
        found += [m.group(2) or m.group(1) for m in _TITLED.finditer(who)]
        if not found:
            found = re.findall(r"[a-z][a-z'-]{3,}", who.lower())[-1:]
        return [w.lower() for w in found if w.lower() not in _PLAIN.split()]


@cache
def people(framework: Framework | None) -> People:
    tables = speaker_words()
    roles: dict[str, str] = {}
    body: list[str] = []
    ranks = framework is not None and "constabulary" in framework.body_nouns
    if not ranks:  # nobody but an inspectorate has a chief inspector
        roles["chief inspector"] = "inspectorate"
    for row in tables.roles:
        if row.key == "body":
            body += row.words
            continue
        for word in row.words:
            roles.setdefault(word.lower(), "inspectorate" if row.inspectorate else row.key)
    listed = [word for row in tables.roles if row.key != "body" for word in row.words]
    if framework is not None:
        for name in framework.inspectorates:
            for word in (name.short, name.long, *name.variants):
                roles[folded(word).lower()] = "inspectorate"
                listed.append(folded(word).lower())
        for role in framework.roles:
            key = "inspectorate" if role.inspectorate else role.key
            for word in role.wordings:
                word = folded(word)
                if key in ("body", "force", "service", "school"):
                    body.append(word.lower())
                else:
                    roles[word.lower()] = key
                    listed.append(word if word.isupper() else word.lower())
        body += [f"the {noun}" for noun in framework.body_nouns]
        for organisation in framework.organisations:
            body += [folded(n).lower() for n in (organisation.name, *organisation.aliases)]
    short = [w.upper() if len(w) <= 3 and w not in _NOT_ACRONYMS else w.lower() for w in listed]
    return People(
        any_of(short),
        roles,
        any_of(body),
        re.compile(
            rf"\W*(?:(?:both|the|all|many|most|some|several|other|\d+|a\s+\w+\s+of|two"
            rf"|three)\s+)*(?:of\s+the\s+)?(?:[\w-]+\s+)?{any_of(tables.informants).pattern}",
            re.IGNORECASE,
        ),
    )
