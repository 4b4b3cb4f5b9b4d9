"""The word tables by which a clause shows its side, as patterns; and grades, which are not to be taken for prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefings.extract.words import lower_any_of, lower_one_of, one_of, table
from briefings.frameworks import Framework


@dataclass(frozen=True, slots=True)
class WeaknessWords:
    """``data/weakness.toml``."""

    worry: tuple[str, ...]
    plain: tuple[str, ...]
    degree: tuple[str, ...]
    fail: tuple[str, ...]
    need: tuple[str, ...]
    bad_things: tuple[str, ...]
    rising: tuple[str, ...]
    good_things: tuple[str, ...]
    falling: tuple[str, ...]
    missing_things: tuple[str, ...]
    turned: tuple[str, ...]
    not_weak: tuple[str, ...]
    elsewhere: tuple[str, ...]
    still: tuple[str, ...]
    not_verbs: tuple[str, ...]
    not_subjects: tuple[str, ...]
    not_satisfied: tuple[str, ...]
    shunned: tuple[str, ...]
    ills: tuple[str, ...]
    skip_headings: tuple[str, ...]
    consequence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PraiseWords:
    """``data/praise.toml``."""

    pleased: tuple[str, ...]
    good: tuple[str, ...]
    not_good: tuple[str, ...]
    no_praise_in: tuple[str, ...]
    none_of: tuple[str, ...]
    faint: tuple[str, ...]
    headings: tuple[str, ...]
    grades: tuple[str, ...]


@cache
def weakness_words() -> WeaknessWords:
    return table("weakness", WeaknessWords)


@cache
def praise_words() -> PraiseWords:
    return table("praise", PraiseWords)


class _Patterns:
    """The tables as patterns, built once."""

    def __init__(self) -> None:
        w = weakness_words()
        self.worry = lower_any_of(w.worry)
        self.plain = lower_any_of(w.plain)
        self.degree = lower_any_of(w.degree)
        self.fail = lower_any_of(w.fail)
        self.need = lower_any_of(w.need)
        things, rising = lower_one_of(w.bad_things), lower_one_of(w.rising)
        good, falling = lower_one_of(w.good_things), lower_one_of(w.falling)
        link = r"(?:[\w'%-]+\s+){0,9}?"
        be = (
            r"(?:has|have|had|is|are|was|were|remains?|remained|stays?|stayed|became|becoming|rates?"
            r"|levels?)\s+(?:been\s+|also\s+|still\s+|very\s+|more\s+|too\s+|now\s+)*"
        )
        self.trend = re.compile(
            rf"(?<![\w-])(?:{things}\s+{link}(?:{be})?{rising}|{good}\s+{link}(?:{be})?{falling}"
            rf"|(?:high|rising|increasing|excessive|growing|frequent|widespread)\s+(?:levels?\s+of\s+"
            rf"|rates?\s+of\s+|numbers?\s+of\s+)?{things}|(?:low|falling|poor|declining)\s+(?:levels?\s+of\s+"
            rf"|rates?\s+of\s+)?{good}"
            rf"|{rising}\s+{things})(?![\w-])"
        )
        self.bad = lower_any_of(w.bad_things)
        self.missing = lower_any_of(w.missing_things)
        self.turned = lower_any_of(w.turned)
        self.not_weak = lower_any_of(w.not_weak)
        self.elsewhere = lower_any_of(w.elsewhere)
        self.still = lower_any_of(w.still)
        self.not_verbs = lower_any_of(w.not_verbs)
        self.not_subjects = re.compile(
            rf"(?<![\w-]){lower_one_of(w.not_subjects)}\s+(?:also\s+|still\s+|therefore\s+)?$"
        )
        self.not_satisfied = lower_any_of(w.not_satisfied)
        self.shunned = lower_any_of(w.shunned)
        self.ills = lower_any_of(w.ills)
        p = praise_words()
        self.pleased = lower_any_of(p.pleased)
        self.good = lower_any_of(p.good)
        self.not_good = lower_any_of(p.not_good)
        self.no_praise_in = lower_any_of(p.no_praise_in)
        self.none_of = lower_any_of(p.none_of)


@cache
def patterns() -> _Patterns:
    return _Patterns()


@cache
def grade_pattern(framework: Framework | None) -> re.Pattern[str] | None:
    """Grades as a text gives them, so that a grade word is not taken for prose."""
    if framework is None or not framework.grades:
        any_grade = one_of(praise_words().grades)
        plain = r"(?i:good|excellent|poor|adequate|satisfactory)"
        return re.compile(
            rf"(?<![\w-])['\"]?{any_grade}['\"]?(?![\w-])|['\"]{plain}['\"]"
            rf"|(?<=rated )(?:as )?{plain}|(?<=graded )(?:as )?{plain}|(?<=judged )(?:as |to be )?{plain}"
            rf"|(?<=remains ){plain}|(?<=from ){plain}(?= to )|(?<=now ){plain}(?=[.,]|$)|a {plain} (?:school"
            rf"|home|provider|service|prison|rating|grade|judgement)\b"
            rf"|(?<=is ){plain}(?=[.,;]|$|\s+because)|(?<=are ){plain}(?=[.,;]|$|\s+because)"
            rf"|(?<=was ){plain}(?= (?:for|in|at|overall|across)\b)|(?<=is ){plain}(?= (?:for|in|at|overall"
            rf"|across)\b)|(?<=and ){plain}(?= (?:for|in|overall|across)\b)"
        )
    words = [w for g in framework.grades for w in (g.name, *g.wordings)]
    return re.compile(
        rf"(?<![\w-])['\"]?{one_of(words)}['\"]?(?![\w-])(?!\s+(?:condition|practice|state|quality|record|care"
        rf"|decision|understanding|supervision|oversight|communication|planning|staffing|training|staff|hygiene"
        rf"|arrangements|systems?|processes|storage|ventilation|heating|lighting|living|conditions|cells|food)\b)"
    )


_NEAR = 80  # letters before a grade in which the word stands that makes it one
_FAR = 240  # characters before a grade word in which the thing that it may describe stands
_GRADING = re.compile(
    r"(?:\b(?:rat\w+|grad\w+|judg\w+|scor\w+|mark\w*|from|as|to|remain\w*|stay\w*|now|is|are|was|were|be|been|\d+|one|two"
    r"|three|four|five|six|seven|eight|nine|ten|both|all)|[,:])\s*$",
    re.IGNORECASE,
)
_ENOUGH = ("good", "adequate", "satisfactory")  # who is not so much as this has a weakness
_NOT = re.compile(r"(?:\bnot|n['’]t)\s+(?:yet\s+|now\s+|always\s+)?$", re.IGNORECASE)
_NOUN = re.compile(
    r"(?:,\s+[a-z]+-[a-z]+)?\s+(?!(?:rating|grade|judg|overall|for|at|in|and|or|but|on|to|by|when|as|force|service|school|home"
    r"|provider|across|constabulary|prison|from)\b)[a-z]",
    re.IGNORECASE,
)

_THERE = re.compile(
    r"\bthere\s+(?:is|are|was|were)\s+(?:an?\s+|some\s+|many\s+)?$|\bbenefit\w*\s+from\s+(?:an?\s+)?$", re.IGNORECASE
)
_NOT_DONE = re.compile(
    r"outstanding\s+(?:[\w'-]+\s+)?(?:repairs|assessments|actions|maintenance|tasks|reviews|checks|visits|recommendations|jobs|disclosures"
    r"|cases|crimes|training|enquiries|warrants|work)\b"
)
# “Records are good”, “food was poor”: no inspectorate grades these.
_OF_THINGS = re.compile(
    r"(?:^|[,;.]\s+|\band\s+|\bof\s+)(?:[\w'-]+\s+){0,4}?(?:records?|accommodation|food|meals|visits|relationships|assessments|files|equipment|buildings"
    r"|communication|supervision|morale|handovers|interviews|referrals|files|kit|vehicles|cells|showers|hygiene|care|staffing|support|ventilation|heating|lighting|exercises|links)"
    r"(?:\s+(?:for|between|with|of|to|in|on|at)\s+(?:[\w'-]+\s+){1,6}?|\s+)(?:is|are|was|were)\s+(?:very\s+|also\s+|generally\s+|mostly\s+"
    r"|usually\s+|still\s+)*$",
    re.IGNORECASE,
)


def without_grades(text: str, framework: Framework | None) -> str:
    """``text`` with its grades blanked by ``\\x03``; “a good standard” is prose and stays, as does “not good”."""
    pattern = grade_pattern(framework)
    if pattern is None:
        return text

    def blank(found: re.Match[str]) -> str:
        if found.group() in _ENOUGH and _NOT.search(text[: found.start()]):
            return found.group()
        prose = (
            " " not in found.group()
            and found.group()[:1].islower()
            and (
                not _GRADING.search(text[max(found.start() - _NEAR, 0) : found.start()])
                or _THERE.search(text[max(found.start() - _NEAR, 0) : found.start()])
            )
            and _NOUN.match(text, found.end())
        )
        prose = (
            prose
            or _NOT_DONE.match(text, found.start())
            or _OF_THINGS.search(text[max(found.start() - _FAR, 0) : found.start()])
        )
        return found.group() if prose else "\x03" * len(found.group())

    return pattern.sub(blank, text)


@cache
def grade_words(framework: Framework | None) -> tuple[str, ...]:
    """Lower-case words of which a clause must hold one for ``grade_pattern`` to find anything."""
    if framework is None or not framework.grades:
        return (*praise_words().grades, "good", "excellent", "poor", "adequate", "satisfactory")
    return tuple(w.lower() for g in framework.grades for w in (g.name, *g.wordings))
