"""Long sentences split at safe joins: where both halves can stand alone and mean together what the whole meant.

No passive is turned round and no doer is supplied. A sentence with no safe join comes back whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefings import inflect
from briefings.plain.protect import NEGATION

_STARTER = (
    r"(?:the|a|an|this|that|these|those|there|it|its|they|their|he|his|she|her|we|our|some|many|most|all|each|every"
    r"|several|other|others|staff|officers|leaders|managers|inspectors|children|people|parents|victims|pupils|patients"
    r"|residents|governors|teachers|workers|social workers|firefighters|prisoners|any|such)\b"
)
_PLURALS = (
    r"(?:Leaders|Staff|Officers|Managers|Inspectors|Children|People|Parents|Victims|Pupils|Patients|Residents|Governors"
    r"|Teachers|Workers|Social workers|Firefighters|Prisoners|They|Most \w+|Some \w+|Many \w+)"
)
_CONDITION = re.compile(r"\b(?:if|unless|whether|until|when|whenever|only|either|neither|nor)\b", re.IGNORECASE)
_SAYING = re.compile(
    r"\b(?:said|says|say|told|claim(?:s|ed)?|argue[sd]?|believe[sd]?|think(?:s)?|thought|hope[sd]?|expect(?:s|ed)?"
    r"|add(?:s|ed)|report(?:s|ed)? that|insist(?:s|ed)?|according to)\b",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:should|must|would|could|may|might|can|will|shall|needs? to|has to|have to|to)\b")
_PAST = re.compile(r"\b(?:was|were|had|did|found|led|made|took|gave|kept|said|saw|\w{3,}ed)\b")
_PRESENT = re.compile(r"\b(?:is|are|has|have|does|do|remains?|needs?)\b")


def _clean(part: str) -> str:
    part = part.strip().strip(",;:–—-").strip()
    return part[:1].upper() + part[1:]


def _whole(text: str) -> bool:
    """No bracket or quotation mark is left open."""
    return (
        text.count("(") == text.count(")")
        and text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
        and len(re.findall(r"(?<!\w)‘", text)) <= text.count("’")
    )


def _finite(text: str) -> bool:
    return inflect.first_verb(re.findall(r"[A-Za-z]+", text)) is not None


def _clause(text: str) -> bool:
    """Whether the text looks like a clause that can stand alone: a subject first, a sure verb soon after."""
    words = re.findall(r"[A-Za-z’'-]+", text)
    if not re.match(rf"\s*(?:{_STARTER}|[A-Z])", text) or len(words) < 4:
        return False
    verb = inflect.first_verb(words[:10])
    return verb is not None and verb > 0 and not any(word in _RELATIVE for word in words[:verb])


_RELATIVE = frozenset({"who", "that", "which", "where", "how", "when", "what", "why", "whether"})

Rule = Callable[[str], Iterator[tuple[str, str]]]


def _semicolons(text: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r";\s+(?:and |but |however,? )?", text):
        if _finite(text[: match.start()]) and _clause(text[match.end() :]):
            joined = match[0].strip("; ")
            yield (
                text[: match.start()],
                f"{'But ' if joined.startswith(('but', 'however')) else ''}{text[match.end() :]}",
            )


def _conjunctions(text: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"(,?)\s+(and|but|so(?!\s+that)|yet)\s+", text):
        left, right = text[: match.start()], text[match.end() :]
        if _CONDITION.search(left) or _SAYING.search(left) or len(left.split()) < 4 or not _finite(left):
            continue
        joined = {"and": "", "but": "But ", "yet": "But ", "so": "So "}[match[2]]
        if (match[1] or match[2] == "but") and _clause(right):
            yield left, joined + right
        elif match[2] == "and" and re.match(r"(?:I|it|they|we|he|she|there|this|these)\s", right) and _clause(right):
            # Without a comma only a pronoun shows that a new clause begins.
            yield left, right


def _reasons(text: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r",?\s+because\s+(?!of\b)", text):
        left, right = text[: match.start()], text[match.end() :]
        if len(left.split()) >= 4 and _finite(left) and not NEGATION.search(left) and _clause(right):
            yield left, f"This is because {right}"


def _meanings(text: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r",\s+(?:which (means|meant)|meaning)\s+(?:that\s+)?", text):
        left, right = text[: match.start()], text[match.end() :]
        if _finite(left) and _clause(right):
            yield left, f"This {match[1] or 'means'} that {right}"


def _relatives(text: str) -> Iterator[tuple[str, str]]:
    verbs = (
        r"is|was|has|had|can|could|may|might|will|would|should|must|leads?|led|makes?|made|helps?|helped|gives?|gave"
        r"|allows?|allowed|puts?|causes?|caused|results?|resulted|includes?|included|reduces?|limits?|increases?"
    )
    for match in re.finditer(rf",\s+which\s+(?=((?:{verbs}|are|were|have)\b))", text):
        left, right = text[: match.start()], text[match.end() :]
        if len(left.split()) >= 4 and _finite(left) and not _CONDITION.search(left) and _ends(right):
            yield left, f"{'These' if match[1] in ('are', 'were', 'have') else 'This'} {right}"


def _ends(tail: str) -> bool:
    """Whether a clause set off by a comma runs to the end: no later comma brings the main sentence back."""
    return not any(
        re.match(
            r"(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|do|does|did|need)s?\b", part
        )
        for part in re.split(r",\s+", tail)[1:]
    )


_PREPOSITION = r"(?:to|in|on|for|with|by|from|at|of|as|through|within|where|when|how)\b"


def _lists(text: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r",\s+(including|such as)\s+", text):
        left, right = text[: match.start()], text[match.end() :]
        # A comma in the list may bring the main sentence back, unless what stands between commas is short and the same.
        items = re.split(r",\s+", right)
        if len(items) > 1 and (any(len(item.split()) > 4 for item in items[:-1]) or " and " not in items[-1]):
            continue
        if any(re.match(rf"(?:and|or|{_PREPOSITION})", item) for item in items) or NEGATION.search(left):
            continue
        if len(left.split()) >= 4 and _finite(left) and not _finite(re.sub(r"\b(?:who|that|which)\b.*", "", right)):
            yield left, ("This includes " if match[1] == "including" else "Examples are ") + right


_TAILS = ("allow", "cause", "create", "enable", "help", "lead", "leave", "make", "put", "result")


def _tails(text: str) -> Iterator[tuple[str, str]]:
    forms = {inflect.verb(base).ing: inflect.verb(base) for base in _TAILS}
    for match in re.finditer(rf",\s+({'|'.join(forms)})\s+", text):
        left, right = text[: match.start()], text[match.end() :]
        if (
            len(left.split()) < 4
            or not _finite(left)
            or _MODAL.search(left)
            or NEGATION.search(left)
            or not _ends(right)
        ):
            continue
        past = bool(_PAST.search(left)) and not _PRESENT.search(left)
        form = forms[match[1]].past if past else forms[match[1]].third
        yield left, f"This {form} {right}"


def _concessions(text: str) -> Iterator[tuple[str, str]]:
    opening = re.match(r"(?:Although|Though|While|Whilst)\s+", text)
    if opening:
        for match in re.finditer(r",\s+", text):
            left, right = text[opening.end() : match.start()], text[match.end() :]
            if _clause(left) and _clause(right) and not re.match(r"(?:and|or|but)\b", right):
                yield left, f"But {right}"
                return
    for match in re.finditer(r",\s+(?:although|though|while|whilst|whereas)\s+", text):
        left, right = text[: match.start()], text[match.end() :]
        if _finite(left) and _clause(right) and not _SAYING.search(left):
            yield left, f"But {right}"


def _purposes(text: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r",?\s+(so that|in order to|(?:in order )?to make sure(?: that)?)\s+", text):
        left, right = text[: match.start()], text[match.end() :]
        if len(left.split()) < 6 or not _finite(left) or NEGATION.search(left) or _CONDITION.search(left):
            continue
        words = match[1]
        if words == "in order to":
            yield left, f"This is to {right}"
        elif _clause(right):
            yield left, f"This is {words.removeprefix('in order ')} {right}"


_AGAIN = re.compile(r"\b(?:that|how|which|who|whose|what|where|when|why|whether|if|because|it|they|way|as|said)\b")


def _second_verbs(text: str) -> Iterator[tuple[str, str]]:
    """ "The force works with schools and shares what it knows": the second verb gets its subject again, as "It".

    Only where no other clause stands between, to which the second verb could belong.
    """
    single = re.match(
        r"(?:(?:The|This) [a-z]+|It|[A-Z][\w’-]+(?: [A-Z][\w’-]+)*) (?:also |now |still )?(?=(\w+) )", text
    )
    plural = re.match(rf"{_PLURALS} (?=(\w+) )", text)
    modals = ("will", "can", "should", "must", "could", "would", "may", "might")
    if single and (single[1] in inflect.third_forms() or single[1] in ("has", "was", "had", *modals)):
        verbs, again, start = [*modals, "has", "is", "was", "had"], "it", single
    elif plural:
        verbs, again, start = [*modals, "have", "are", "were", "do", "did"], "they", plural
    else:
        return
    for match in re.finditer(r",?\s+(and|but)\s+(also\s+)?(?=(\w+)\s)", text):
        left, right = text[: match.start()], text[match.end() :]
        sure = match[3] in verbs or (
            again == "it" and inflect.first_verb([match[3]]) == 0 and match[3] in inflect.third_forms()
        )
        if sure and not _AGAIN.search(left[start.end() :]):
            yield left, f"{'But ' if match[1] == 'but' else ''}{again} {'also ' if match[2] else ''}{right}"


def _dashes(text: str) -> Iterator[tuple[str, str]]:
    parts = re.split(r"\s+[–—-]\s+", text)
    if len(parts) == 2 and _finite(parts[0]) and _clause(parts[1]):
        yield parts[0], parts[1]


def _causing(text: str) -> Iterator[tuple[str, str]]:
    """ "There are delays in X that are causing harm": what the noun phrase does is said apart."""
    for match in re.finditer(r"\s+(?:that|which) (are|is) (?=(?:causing|leading|putting|leaving|making)\b)", text):
        if re.match(r"There (?:is|are)\b|Inspectors found\b", text) and not NEGATION.search(text[: match.start()]):
            yield text[: match.start()], f"{'These are' if match[1] == 'are' else 'This is'} {text[match.end() :]}"


_RULES: tuple[Rule, ...] = (
    _semicolons,
    _concessions,
    _meanings,
    _reasons,
    _conjunctions,
    _tails,
    _relatives,
    _lists,
    _causing,
    _dashes,
    _purposes,
    _second_verbs,
)


_LEFT_OPEN = re.compile(r"\b(?:that|and|or|but|to|of|in|including|the|a|an|by|with|for)$")
_LEFT_STARTS = re.compile(
    r"(?:Where|If|When|Whenever|Although|Though|While|Whilst|Because|Since|Unless|As|Whether|To|Until)\b"
)


def _safe(rule: Rule, left: str, right: str) -> bool:
    if not (_whole(left) and _whole(right)) or len(right.split()) < 3 or _LEFT_OPEN.search(left.rstrip(" ,")):
        return False
    return rule is _concessions or rule is _semicolons or not _LEFT_STARTS.match(left)


def split(sentence: str, comfortable: int = 14) -> tuple[str, ...]:
    """The sentence as one or more, each with its own full stop; split only while longer than ``comfortable`` words."""
    body = sentence.strip().rstrip(".").strip()
    if len(body.split()) > comfortable and not body.endswith(("?", "!", "”", '"')):
        best: tuple[str, str] | None = None
        for rule in _RULES:
            for left, right in rule(body):
                if not _safe(rule, left, right):
                    continue
                # Of one rule's joins the most even one reads best.
                if best is None or abs(len(left) - len(right)) < abs(len(best[0]) - len(best[1])):
                    best = (left, right)
            if best:
                return split(_clean(best[0]), comfortable) + split(_clean(best[1]), comfortable)
    ending = "" if body.endswith(("?", "!", ".”", '."', "?”", "!”")) else "."
    return (body[:1].upper() + body[1:] + ending,)


def trim(sentence: str) -> str:
    """The sentence without a trailing example or an aside in brackets: detail that changes nothing else.

    Nothing with a number, a negation or a capital letter goes.
    """
    body = sentence.strip().rstrip(".")
    for pattern in (r"\s+\([^()]*\)", r",?\s+(?:such as|for example|for instance|including)\s+[^.;]*$"):
        for match in reversed(list(re.finditer(pattern, body))):
            gone = match[0]
            kept = body[: match.start()] + body[match.end() :]
            if re.search(r"\d|[A-Z]", gone) or NEGATION.search(gone) or not _ends(gone) or not _finite(kept):
                continue
            body = kept
    return body + "."
