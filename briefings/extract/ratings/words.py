"""The closed classes of words in which English states a grade. Adding a word here adds it to every rule."""

# A pattern or a class of words reads better whole than cut into lines:
# ruff: noqa: E501

from __future__ import annotations

import re
from enum import StrEnum


class Tag(StrEnum):
    """What a token is to the rules; one letter each, so that a sentence is a string of tags."""

    WORD = "w"
    GRADE = "g"  # a grade of the framework in force, as an adjective or noun
    DOES = "G"  # a grade that is its own verb: "requires improvement", "needs attention"
    OTHER_GRADE = "x"  # a grade of another scale
    RATED = "r"  # rated, graded, judged …
    CALLED = "c"  # found, described, considered: rates only in an inspector's mouth
    RATING = "n"  # rating, grade, judgment (noun)
    GAVE = "v"
    GOT = "k"
    MOVED = "m"  # fell, rose, upgraded, lifted …
    BE = "b"  # is, was, remains …
    BARE_BE = "B"  # be, being: nothing is asserted
    BEEN = "e"
    HAVE = "h"
    DO = "d"
    MODAL = "M"
    NOT = "N"
    NO_LONGER = "L"
    IF = "I"
    WISH = "W"
    DOUBT = "D"
    INSPECTOR = "i"
    WE = "1"
    BODY = "o"  # an inspected body, named or "the force"
    PRONOUN = "p"  # it, they, which
    HIS = "H"  # its, their, our
    SAY = "s"
    THAT = "t"
    AS = "a"
    TO = "T"
    FROM = "F"
    OF = "O"
    BY = "y"
    FOR = "f"  # for, at, in, on, against: an area may follow
    THE = "A"  # articles and this/that
    OWNER = "'"  # the possessive mark
    ALSO = "q"  # adverbs that change nothing
    AND = "&"
    OR = "|"
    COMMA = ","
    COLON = ":"
    STOP = ";"  # a semicolon or full stop inside
    DASH = "-"
    OPEN = "("
    CLOSE = ")"
    ASKED = "?"
    TIME = "Y"
    REASON = "R"  # because, after, where: what follows says why, when or where
    EXTENT = "E"  # "the extent to which", "how well"
    COUNT = "#"  # a number or a word of number
    SOME = "S"  # most, several, half: never a rating of the whole
    MORE = "C"  # better, than, more: a comparison
    OVERALL = "V"
    EACH = "X"  # both, each, all, respectively


def _each(tag: Tag, words: str) -> dict[str, Tag]:
    return dict.fromkeys(words.split(), tag)


SINGLE: dict[str, Tag] = {
    **_each(Tag.RATED, "rated graded judged assessed deemed classed classified ranked evaluated rates grades judges marked scored regraded rerated re-rated rate grade judge"),
    **_each(Tag.CALLED, "found finds considered considers described branded labelled labeled declared regarded felt thought called named put finding"),
    **_each(Tag.RATING, "rating ratings judgment judgement judgments judgements verdict verdicts tag label mark status score grading gradings assessment outcome classification"),
    **_each(Tag.GAVE, "gave given gives award awarded awards handed hands issued giving awarding slapped"),
    **_each(Tag.GOT, "received receives got gets achieved achieves earned earns won secured secures kept keeps retained retains maintained maintains held holds obtained gained gains landed bagged carries bears"),
    **_each(Tag.MOVED, "fell falls rose rises dropped drops slipped slips moved moves went goes improved upgraded downgraded changed raised lifted lowered cut demoted promoted jumped climbed leapt leaped plunged tumbled soared slid sunk sank risen fallen gone up down improvement decline drop rise"),
    **_each(Tag.BE, "is are was were 's 're remains remained remain stays stayed stay became becomes become 'm am"),
    **_each(Tag.BARE_BE, "be being"),
    **_each(Tag.BEEN, "been"),
    **_each(Tag.HAVE, "has have had 've having"),
    **_each(Tag.DO, "did do does"),
    **_each(Tag.MODAL, "would could should might may can must will shall 'll 'd ought wo ca"),
    **_each(Tag.NOT, "not n't never no none nor neither without cannot nobody nothing nowhere hardly scarcely barely rarely few unable fails failed"),
    **_each(Tag.IF, "if unless whether until till provided assuming suppose imagine once"),
    **_each(Tag.WISH, "hope hopes hoped hoping aim aims aimed aiming want wants wanted wanting wish wishes expect expects expected expecting seek seeks seeking strive strives striving aspire aspires aspiring plan plans planned planning intend intends try tries trying bid ambition target goal promise promises promised pledge pledged vow vowed predict predicts predicted likely unlikely probably perhaps maybe possibly potential potentially prediction forecast towards toward nearly almost close path journey"),
    **_each(Tag.DOUBT, "deny denies denied dispute disputes disputed doubt doubts doubted doubtful claim claims claimed reject rejects rejected refute refutes refuted rumour rumours rumor alleged allegedly supposedly apparently reportedly leaked draft provisional unconfirmed misprint mistake mistaken mistakenly error errors wrong wrongly incorrect incorrectly withdrawn withdraw suspended quashed overturned appeal appealed appealing disagree disagrees disagreed disagreement compare compared comparing seemed seems seem appear appears appeared suggest suggests suggested imply implies implied rather instead avoid avoided avoiding escape escaped escaping risk risked risks danger fear feared fears worry bypassing bypass short missed misses miss narrowly supposed so-called pretend typo false falsely untrue myth question questioned define defines defined definition means meaning meant example hypothetical imaginary formula revised amended corrected correction reckon reckons reckoned insist insists insisted boast boasts boasted brag brags bragged argue argues argued tweeted joke jokes joked joking quip quips quipped dream dreams dreamt dreamed guess guesses guessed suspect suspects suspected speculate speculates speculated speculation surmise assume assumes assumed assumption assert asserts asserted contend contends contended complain complains complained whisper whispers gossip hearsay swear swears pray prays yearn bet bets estimation self-assessment self-evaluation self-graded self-assessed self-rated satire parody spoof mock practice rehearsal dummy"),
    **_each(Tag.INSPECTOR, "inspectors inspector inspectorate watchdog watchdogs regulator regulators hmi report reports inspection inspections"),
    **_each(Tag.WE, "we i"),
    **_each(Tag.PRONOUN, "it they which who this that these them us"),
    **_each(Tag.HIS, "its their our his her my"),
    **_each(Tag.SAY, "said says say saying told tells announced announces announce concluded concludes conclude stated states state added adds adding reported confirmed confirms confirm wrote writes revealed reveals shows showed show decided ruled believe believes noted notes agreed published"),
    **_each(Tag.AS, "as"),
    **_each(Tag.TO, "to"),
    **_each(Tag.FROM, "from"),
    **_each(Tag.OF, "of"),
    **_each(Tag.BY, "by"),
    **_each(Tag.FOR, "for at in on against under regarding concerning across over about around within towards during"),
    **_each(Tag.THE, "the a an"),
    **_each(Tag.ALSO, "also again still only just too officially formally consistently therefore thus however already newly recently since finally both consequently accordingly firmly once-again simply merely rightly duly all first consistently comfortably meanwhile sadly unfortunately disappointingly worryingly pleasingly encouragingly moreover furthermore nevertheless nonetheless elsewhere indeed alike"),
    **_each(Tag.AND, "and but while whilst whereas though although yet & then"),
    **_each(Tag.OR, "or either"),
    **_each(Tag.REASON, "because after following where when despite given-that as-a-result thanks having owing due partly mainly largely"),
    **_each(Tag.SOME, "most some several many half majority quarter third quarters thirds much numerous various certain percent proportion minority"),
    **_each(Tag.MORE, "better worse than higher lower below above more less equal similar similarly like unlike least best worst beyond"),
    **_each(Tag.OVERALL, "overall"),
    **_each(Tag.EACH, "each all every respectively everything"),
    **_each(Tag.COUNT, "one two three four five six seven eight nine ten eleven twelve"),
    ",": Tag.COMMA, ":": Tag.COLON, ";": Tag.STOP, ".": Tag.STOP, "–": Tag.DASH, "—": Tag.DASH, "-": Tag.DASH, "−": Tag.DASH,
    "(": Tag.OPEN, ")": Tag.CLOSE, "[": Tag.OPEN, "]": Tag.CLOSE, "?": Tag.ASKED, "!": Tag.STOP, "…": Tag.STOP, "%": Tag.SOME, "/": Tag.OR,
    "|": Tag.COLON, "=": Tag.COLON,
}  # fmt: skip

# Phrases are one token each. Longest first where two begin alike.
PHRASES: tuple[tuple[Tag, str], ...] = (
    (Tag.NO_LONGER, r"no\s+longer"),
    (Tag.EXTENT, r"the\s+extent\s+to\s+which|the\s+degree\s+to\s+which|the\s+ways?\s+(?:in\s+which|that)|(?:some\s+of\s+)?the\s+ways?(?=\s+(?:it|they|the|we|its|staff|officers|leaders)\b)|how\s+(?:well|effectively|efficiently|effective|efficient|good|safely)|how"),
    (Tag.FOR, r"as\s+for(?=\s)|with\s+(?:regard|respect)\s+to(?:\s+(?:whether|how))?|in\s+(?:terms|respect|relation|regard)\s+(?:of|to)|when\s+it\s+(?:comes|came)\s+to|as\s+(?:regards|to)\b|on\s+the\s+(?:question|issue|subject|matter)\s+of|in\s+the\s+(?:area|areas|category|categories|domain|domains|field|case)\s+of|against\s+the\s+(?:test|tests|question)\s+of|for\s+being|for\s+how|in\s+how|at\s+how|when\s+asked\s+(?:about|whether)"),
    (Tag.INSPECTOR, r"(?:health(?:\s+and\s+social\s+care)?|care|education|schools?|police|prisons?|fire|social\s+care|government|official|public)\s+(?:watchdogs?|inspectors|regulators?|inspectorates?)"),
    (Tag.BE, r"(?:came|comes)\s+out\s+as|continues?\s+to\s+be|continued\s+to\s+be|turned\s+out\s+to\s+be|turns\s+out\s+to\s+be|proved\s+to\s+be"),
    (Tag.AS, r"to\s+be(?=\s)|to\s+have\s+been|to\s+remain|as\s+being|as\s+having\s+been|being(?=\s)"),
    (Tag.REASON, r"as\s+a\s+result(?:\s+of)?|on\s+the\s+grounds|due\s+to|in\s+part|so\s+that|in\s+order|thanks\s+to|in\s+the\s+wake\s+of|following|based\s+on|with\s+(?=inspectors|staff|leaders|some|the\s+report|concerns)"),
    (Tag.SAY, r"according\s+to|made\s+clear|points?\s+out|pointed\s+out|makes\s+clear|went\s+on\s+to\s+say|set\s+out"),
    (Tag.DOUBT, r"in\s+everything\s+but\s+name|all\s+but|on\s+paper|in\s+name\s+only|as\s+good\s+as|as\s+if|as\s+though|far\s+from|short\s+of|far\s+too|by\s+no\s+means|anything\s+but|not\s+yet|subject\s+to|on\s+track|on\s+course|ought\s+to|set\s+to|due\s+to\s+be|about\s+to|out\s+of\s+reach|such\s+as|for\s+example|for\s+instance|instead\s+of|in\s+dispute|at\s+risk\s+of|had\s+it|were\s+it|must\s+have|should\s+have"),
    (Tag.EACH, r"across\s+the\s+board|in\s+every\s+(?:area|category|way)"),
    (Tag.OVERALL, r"as\s+a\s+whole|in\s+general|on\s+the\s+whole|overall"),
    (Tag.MORE, r"at\s+least|as\s+(?:good|bad)\s+as|up\s+to|or\s+(?:better|above|below|higher|lower|worse)"),
    (Tag.SOME, r"per\s+cent|per\s+centage|a\s+(?:third|quarter|half|number|majority|handful|range|variety)\s+of|two\s+thirds|(?:some|many|most|several|half)\s+of"),
    (Tag.ALSO, r"by\s+contrast|in\s+contrast|on\s+the\s+other\s+hand|at\s+the\s+same\s+time|once\s+(?:again|more)|in\s+addition|as\s+well|for\s+the\s+(?:first|second|third|fourth|fifth|\w+)\s+(?:time|year|inspection)(?:\s+(?:running|in\s+a\s+row|in\s+succession))?"),
    (Tag.MOVED, r"marked\s+(?:up|down)"),
    (Tag.AND, r"as\s+well\s+as|and\s+also|but\s+also|and\s+that|but\s+that"),
)  # fmt: skip

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:19|20)\d\d(?:\s*[/–-]\s*\d{2,4})?"
_SEASON = r"(?:spring|summer|autumn|winter)"
_NUM = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a|several|many|some|few)"
_VISIT = r"(?:full\s+|formal\s+|routine\s+|comprehensive\s+|graded\s+)?(?:inspections?|re-?inspections?|visits?|revisits?|assessments?|reviews?|reports?|rounds?|cycles?|times?|ratings?|judge?ments?|gradings?|letters?|PEEL\s+\w+)"
_ITS = r"(?:its|their|our|his|her|the|an?|that|\w+['’]s)"

# Times at which a grade was the grade. Order matters: the first that fits wins.
PREVIOUS_TIME = re.compile(
    rf"""\b(?:
      (?:(?:at|in|during|after|on)\s+)?{_ITS}\s+(?:last|previous|earlier|prior|preceding|former|first)\s+(?:\w+\s+)?{_VISIT}(?:\s+in\s+(?:{_MONTH}\s+)?{_YEAR})?
    | (?:previously|formerly|originally|beforehand|hitherto|once\s+rated|in\s+the\s+past|back\s+then|at\s+(?:the|that)\s+time|(?:two|three|four)\s+inspections\s+ago)
    | last\s+(?:time(?:\s+(?:round|around))?|year|autumn|spring|summer|winter|month|inspection|report)
    | {_NUM}\s+(?:years?|months?|weeks?)\s+(?:ago|earlier|before|previously)
    | then(?=\s*(?:[.;,)]|\Z))
    | the\s+(?:previous|preceding)\s+(?:year|time|month|inspection|report|round)|the\s+(?:year|time|inspection|report)\s+before
    | when\s+(?:we|inspectors|it|they|the\s+\w+|\w+)\s+(?:was\s+|were\s+|had\s+been\s+)?(?:last|previously)\s+(?:inspected|visited|rated|graded|reported|assessed|looked)(?:\s+in\s+(?:{_MONTH}\s+)?{_YEAR})?
    | (?:the\s+)?last\s+time\s+(?:we|inspectors|it|they|the\s+\w+|\w+)\s+(?:was\s+|were\s+)?(?:inspected|visited|rated|graded|called)
    | until\s+(?:now|then|recently|last\s+\w+|this\s+\w+|{_YEAR})|under\s+(?:the|its|an?)\s+(?:old|former|previous)\s+\w+
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)  # fmt: skip
DATED_TIME = re.compile(
    rf"""\b(?:
      (?:(?:back\s+)?(?:in|since|during|from|on|as\s+in|of|for|at|after|dated)\s+)(?:the\s+)?(?:early\s+|late\s+|mid-?)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:(?:{_MONTH}|{_SEASON})\s+)?{_YEAR}(?:\s+{_VISIT})?
    | {_ITS}\s+(?:(?:{_MONTH}|{_SEASON})\s+)?{_YEAR}\s+{_VISIT}
    | (?:at|in|during|after|following)\s+{_ITS}\s+{_VISIT}\s+(?:in|of|on)\s+(?:\d{{1,2}}\s+)?(?:(?:{_MONTH}|{_SEASON})\s+)?{_YEAR}
    | (?:\d{{1,2}}\s+)?{_MONTH}\s+{_YEAR}
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)  # fmt: skip
CURRENT_TIME = re.compile(
    rf"""\b(?:
      since\s+{_ITS}\s+(?:last|previous)\s+(?:\w+\s+)?{_VISIT}
    | now|currently|today|yesterday|at\s+present|at\s+the\s+moment|nowadays
    | this\s+(?:year|time(?:\s+(?:round|around))?|month|week|autumn|spring|summer|winter|morning|inspection|visit|assessment)
    | (?:at|in|on|during|after)\s+(?:this|{_ITS}\s+(?:latest|newest|most\s+recent|new|current|recent))\s+(?:\w+\s+)?{_VISIT}
    | (?:a|{_NUM})\s+(?:years?|months?|weeks?)\s+on
    | (?:in|during)\s+the\s+same\s+(?:\w+\s+){{0,2}}(?:round|cycle|series|set|year|report)(?:\s+of\s+\w+)?
    | (?:in|within|over)\s+(?:the\s+(?:last|past)\s+|just\s+|only\s+)?{_NUM}\s+(?:years?|months?|weeks?)
    | (?:published|released|out|issued)?\s*(?:on\s+|last\s+)?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:\s+(?:morning|afternoon|evening))?
    | in\s+(?:an?|the|its|their)\s+(?:\w+\s+){{0,3}}reports?(?:\s+(?:published|released|out|issued))?(?:\s+(?:today|yesterday|on\s+\w+day|this\s+\w+|last\s+\w+))?
    | in\s+{_MONTH}(?!\s+(?:19|20)\d\d)|on\s+\d{{1,2}}\s+{_MONTH}(?!\s+(?:19|20)\d\d)|since\s+then|so\s+far|(?:after|following)\s+(?:an?|the|its|their)\s+(?:\w+\s+){{0,2}}(?:inspection|visit|re-inspection|reinspection|assessment)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)  # fmt: skip

# Nouns that stand for the whole of a body's work, so that they add nothing to an area.
WHOLE = frozenset(
    [
        "overall",
        "effectiveness",
        "everything",
        "whole",
        "general",
        "performance",
        "service",
        "services",
        "care",
        "provision",
        "quality",
    ]
)
