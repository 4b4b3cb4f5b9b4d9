"""Long sentences split at safe joins: where both halves can stand alone and mean together what the whole meant.

No passive is turned round and no doer is supplied. A sentence with no safe join comes back whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefings import inflect
from briefings.plain.clauses import (
    CONDITION,
    MODAL,
    OWN_SAYING,
    PAST,
    PLURALS,
    PRESENT,
    REACHING,
    SAYING,
    STARTER,
    clause,
    clean,
    ends,
    finite,
    whole,
)
from briefings.plain.protect import NEGATION, protected

Rule = Callable[[str], Iterator[tuple[str, str]]]


def _semicolons(text: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r";\s+(?:and |but |however,? )?", text):
        if finite(text[: match.start()]) and clause(text[match.end() :]):
            joined = match[0].strip("; ")
            yield (
                text[: match.start()],
                f"{'But ' if joined.startswith(('but', 'however')) else ''}{text[match.end() :]}",
            )


def _conjunctions(text: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"(,?)\s+(and|but|so(?!\s+that)|yet)\s+", text):
        left, right = text[: match.start()], text[match.end() :]
        if CONDITION.search(left) or len(left.split()) < 4 or not finite(left):
            continue
        # What follows somebody's words may be theirs too, unless it says whose it is.
        if SAYING.search(left) and not (match[1] and OWN_SAYING.match(right)):
            continue
        joined = {"and": "", "but": "But ", "yet": "But ", "so": "So "}[match[2]]
        if (match[1] or match[2] == "but") and clause(right):
            yield left, joined + right
        elif match[2] == "and" and re.match(r"(?:I|it|they|we|he|she|there|this|these)\s", right) and clause(right):
            # Without a comma only a pronoun shows that a new clause begins.
            yield left, right


def _reported(text: str) -> Iterator[tuple[str, str]]:
    """ "Inspectors said that …, and that …": each half says who said it, or what should be made sure of."""
    opening = re.match(r"((?:[\w’'-]+ ){1,8}?)that ", text)
    if opening is None or not finite(opening[1]) or NEGATION.search(opening[1]) or CONDITION.search(opening[1]):
        return
    for match in re.finditer(r",? (and|but) that ", text):
        left, right = text[: match.start()], text[match.end() :]
        first = left[opening.end() :]
        if re.search(r"\b(?:that|which|who|whether|how)\b", f"{first} {right}"):
            continue
        # "they" may be somebody of the first half, and would seem to be the speaker.
        if re.match(r"(?:it|its|they|their|he|his|she|her|these|those|this)\b", right):
            continue
        if not (clause(first) and clause(right)):
            continue
        again = f"{opening[1]}that {right}"
        yield left, f"But {_inside(again)}" if match[1] == "but" else again


def _inside(text: str) -> str:
    """The text to stand inside a sentence: a capital that it has only from standing first goes."""
    return text[0].lower() + text[1:] if re.match(STARTER, text, re.IGNORECASE) else text


def _reasons(text: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r",?\s+because\s+(?!of\b)", text):
        left, right = text[: match.start()], text[match.end() :]
        if len(left.split()) >= 4 and finite(left) and not NEGATION.search(left) and clause(right):
            yield left, f"This is because {right}"


def _meanings(text: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r",\s+(?:which (means|meant)|meaning)\s+(?:that\s+)?", text):
        left, right = text[: match.start()], text[match.end() :]
        if finite(left) and clause(right):
            yield left, f"This {match[1] or 'means'} that {right}"


def _relatives(text: str) -> Iterator[tuple[str, str]]:
    verbs = (
        r"is|was|has|had|can|could|may|might|will|would|should|must|leads?|led|makes?|made|helps?|helped|gives?|gave"
        r"|allows?|allowed|puts?|causes?|caused|results?|resulted|includes?|included|reduces?|limits?|increases?"
    )
    for match in re.finditer(rf",\s+which\s+(?=((?:{verbs}|are|were|have)\b))", text):
        left, right = text[: match.start()], text[match.end() :]
        if len(left.split()) >= 4 and finite(left) and not CONDITION.search(left) and ends(right):
            yield left, f"{'These' if match[1] in ('are', 'were', 'have') else 'This'} {right}"


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
        if len(left.split()) >= 4 and finite(left) and not finite(re.sub(r"\b(?:who|that|which)\b.*", "", right)):
            yield left, f"This includes {right}"


_TAILS = ("allow", "cause", "create", "enable", "help", "lead", "leave", "make", "put", "result")


def _tails(text: str) -> Iterator[tuple[str, str]]:
    forms = {inflect.verb(base).ing: inflect.verb(base) for base in _TAILS}
    for match in re.finditer(rf",\s+({'|'.join(forms)})\s+", text):
        left, right = text[: match.start()], text[match.end() :]
        if len(left.split()) < 4 or not finite(left) or MODAL.search(left) or REACHING.search(left) or not ends(right):
            continue
        past = bool(PAST.search(left)) and not PRESENT.search(left)
        form = forms[match[1]].past if past else forms[match[1]].third
        yield left, f"This {form} {right}"


def _concessions(text: str) -> Iterator[tuple[str, str]]:
    opening = re.match(r"(?:Although|Though|While|Whilst)\s+", text)
    if opening:
        for match in re.finditer(r",\s+", text):
            left, right = text[opening.end() : match.start()], text[match.end() :]
            if clause(left) and clause(right) and not re.match(r"(?:and|or|but)\b", right):
                yield left, f"But {right}"
                return
    for match in re.finditer(r",\s+(?:although|though|while|whilst|whereas)\s+", text):
        left, right = text[: match.start()], text[match.end() :]
        if finite(left) and clause(right) and not SAYING.search(left):
            yield left, f"But {right}"


def _purposes(text: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r",?\s+(so that|in order to|(?:in order )?to make sure(?: that)?)\s+", text):
        left, right = text[: match.start()], text[match.end() :]
        if len(left.split()) < 6 or not finite(left) or NEGATION.search(left) or CONDITION.search(left):
            continue
        words = match[1]
        if words == "in order to":
            yield left, f"This is to {right}"
        elif clause(right):
            yield left, f"This is {words.removeprefix('in order ')} {right}"


_AGAIN = re.compile(r"\b(?:that|how|which|who|whose|what|where|when|why|whether|if|because|it|they|way|as|said)\b")


def _second_verbs(text: str) -> Iterator[tuple[str, str]]:
    """ "The force works with schools and shares what it knows": the second verb gets its subject again, as "It".

    Only where no other clause stands between, to which the second verb could belong.
    """
    single = re.match(
        r"(?:(?:The|This) [a-z]+|It|[A-Z][\w’-]+(?: [A-Z][\w’-]+)*) (?:also |now |still )?(?=(\w+) )", text
    )
    plural = re.match(rf"{PLURALS} (?=(\w+) )", text)
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
    if len(parts) == 2 and finite(parts[0]) and clause(parts[1]):
        yield parts[0], parts[1]


def _causing(text: str) -> Iterator[tuple[str, str]]:
    """ "There are delays in X that are causing harm": what the noun phrase does is said apart."""
    for match in re.finditer(r"\s+(?:that|which) (are|is) (?=(?:causing|leading|putting|leaving|making)\b)", text):
        if re.match(r"There (?:is|are)\b|Inspectors found\b", text) and not NEGATION.search(text[: match.start()]):
            yield text[: match.start()], f"{'These are' if match[1] == 'are' else 'This is'} {text[match.end() :]}"


def _and_if(text: str) -> Iterator[tuple[str, str]]:
    """ "The team will write and, if need be, it will call": the condition is the second part's alone."""
    for match in re.finditer(r"(?:,\s+and|\s+and,)\s+(?=(?:if|when|where)\s([^,]+),\s+)", text):
        left, right = text[: match.start()], text[match.end() :]
        if len(left.split()) < 4 or not finite(left) or CONDITION.search(left) or SAYING.search(left):
            continue
        if clause(right[right.index(",") + 1 :].strip()) and ends(right.split(",", 1)[1]):
            # The same "we" is "they" in a sentence of its own, after one that names them.
            yield left, re.sub(r"\bwe\b", "they", right) if re.search(r"\b[Ww]e\b", left) else right


_RULES: tuple[Rule, ...] = (
    _semicolons,
    _and_if,
    _reported,
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
    if not (whole(left) and whole(right)) or len(right.split()) < 3 or _LEFT_OPEN.search(left.rstrip(" ,")):
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
                return split(clean(best[0]), comfortable) + split(clean(best[1]), comfortable)
    ending = "" if body.endswith(("?", "!", ".”", '."', "?”", "!”")) else "."
    return (body[:1].upper() + body[1:] + ending,)


def trim(sentence: str) -> str:
    """The sentence without a trailing example or an aside in brackets: detail that changes nothing else.

    Nothing with a number, a negation, a condition or a capital letter goes.
    """
    body = sentence.strip().rstrip(".")
    for pattern in (r"\s+\([^()]*\)", r",?\s+(?:such as|for example|for instance|including)\s+[^.;]*$"):
        for match in reversed(list(re.finditer(pattern, body))):
            gone = match[0]
            kept = body[: match.start()] + body[match.end() :]
            if re.search(r"\d|[A-Z]", gone) or protected(gone.lower()) or CONDITION.search(gone):
                continue
            # A clause of its own may follow the example: "…, and it finds people", "Where …, such as …, staff …".
            if not ends(gone) or finite(re.sub(r"\b(?:who|that|which)\b.*", "", gone)) or not finite(kept):
                continue
            if _LEFT_STARTS.match(kept) or not _one_list(gone):
                continue
            body = kept
    return body + "."


def _one_list(text: str) -> bool:
    """Whether the commas of a stretch part no more than the items of one list."""
    items = re.split(r",\s+", text.strip(" ,"))
    short = all(len(item.split()) <= 9 for item in items[:-1])
    return len(items) == 1 or (short and bool(re.match(r"(?:and|or)\b|[\w’'-]+(?: [\w’'-]+)? (?:and|or) ", items[-1])))
