"""Turns of phrase by which a clause in lower case states a failing, with no one word that tells it."""

from __future__ import annotations

import re

LEAVES = re.compile(
    r"\b(?:leaves?|left|leaving)\s+(?:[\w'-]+\s+){1,5}?(?:at\s+(?:\w+\s+)?risk|in\s+danger|without|exposed"
    r"|unprotected|unsafe|vulnerable|waiting|alone|for\s+(?:days|weeks|months))\b"
    r"|\b(?:puts?|putting|places?|placing)\s+(?:[\w'-]+\s+){1,4}?(?:at\s+(?:\w+\s+)?risk|in\s+danger)\b"
    r"|\bkeep(?:s|ing)?\s+(?:[\w'-]+\s+){1,4}?waiting\b"
    r"|\bexpos(?:e|es|ed|ing)\s+(?:[\w'-]+\s+){1,5}?to\s+(?:\w+\s+)?(?:harm|risk|danger|abuse)\b"
)
REMAIN = re.compile(
    r"\b(?:problems?|difficult(?:y|ies)|issues?|challenges?|weaknesses|delays|gaps|obstacles|barriers)\s+"
    r"(?:\w+\s+)?(?:remains?|persists?|continues?|recur\w*|linger\w*)\b"
    r"|\bthere\s+(?:are|were|is|was)\s+(?:also\s+|still\s+|some\s+|several\s+|many\s+|serious\s+|real\s+|clear\s+)*"
    r"(?:problems?|difficulties|issues)\b"
)
LATE = re.compile(
    r"\b(?:was|were|is|are|been|being|done|made|started|begun|arriv\w+|taken|sent|recorded|reviewed|completed|often"
    r"|sometimes|usually|always|held|given|an\s+hour|hours|days|weeks|months)\s+(?:\w+\s+)?late\b(?!\s+(?:19|20)\d\d)"
)
NEEDED = re.compile(r"\bwithout\s+(?:[\w'-]+\s+){1,4}?(?:that\s+)?(?:they|it)\s+needs?\b")
_UNITS = r"(?:hours?|working\s+days|days|weeks|months|years)\b"
_AMOUNT = (
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty"
    r"|ninety)"
)
LONG_TIME = re.compile(
    rf"\bwait(?:s|ed|ing)?\s+(?:for\s+)?(?:up\s+to|an\s+average\s+of|more\s+than|over|nearly|almost|about|around|at\s+least)?"
    rf"\s*{_AMOUNT}\s+{_UNITS}"
    rf"|\b(?:takes?|took|taking|taken)\s+(?:(?:the|it|them|victims|officers|staff)\s+){{0,2}}?(?:[\w'-]+\s+)??"
    rf"(?:up\s+to|an\s+average\s+of|more\s+than|over|nearly|almost|at\s+least)\s+{_AMOUNT}\s+(?:weeks|months|years)\b"
    rf"|\b(?:takes?|took|taking|taken)\s+(?:[\w'-]+\s+){{0,3}}?{_AMOUNT}\s+(?:days|weeks|months|years),?\s+on\s+average\b"
)
# “four managers in two years”, “as many as 40 cases each”
TURNOVER = re.compile(
    rf"\b{_AMOUNT}\s+(?:different\s+|interim\s+|registered\s+)?(?:managers|heads|headteachers|head\s+teachers|governors|directors|chief\s+\w+|leaders"
    rf"|social\s+workers)\s+in\s+(?:the\s+(?:last|past)\s+)?{_AMOUNT}\s+(?:weeks|months|years)\b"
    rf"|\bas\s+many\s+as\s+\d+\s+(?:cases|investigations|crimes|children|people|files)\b"
)
# “We identified gaps in …”: found is not put right.
WE_FOUND = re.compile(
    r"\b(?:we|i|inspectors|hmic\w*|ofsted|cqc|estyn|inspection|inspectorate|watchdog)\s+(?:have\s+|has\s+|had\s+|also\s+|again\s+)*(?:identified|found|noted|saw)\s+"
    r"(?!no\b|few\b|little\b|fewer\b)(?:(?!no\b|that\b|how\b|evidence\b)[\w'-]+\s+){0,3}?(?:breach(?:es)?|weakness(?:es)?|failings?|shortfalls?|shortcomings?|gaps?|deficienc(?:y|ies)"
    r"|flaws?|failures?|faults?)\b"
)
COULD_HAVE = re.compile(
    r"\b(?:could|should|might)\s+have\s+(?:[\w'-]+,?\s+){1,6}?(?:earlier|sooner|faster|quicker|better|avoided|prevented)\b"
)
