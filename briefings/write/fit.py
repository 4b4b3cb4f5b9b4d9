"""Which pieces a briefing has: within its length, its share of quotations, and its reading level.

Ratings and formal concerns are always in it. Of the rest, the hardest to hear goes first; how many went is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefings import readability, scoring_view
from briefings.briefing import Briefing, FromData, Sentence
from briefings.plain import LONGEST
from briefings.write.ending import in_full
from briefings.write.others import Piece
from briefings.write.plan import Choice, Detail, Plan, assemble
from briefings.write.pointing import dangles

QUOTED = 0.14  # of the words, at most: a little under what a passing level allows
WORDS_A_MINUTE = 150
MOST = {
    "concerns": 10,
    "more": 24,
    "tasks": 16,
    "strengths": 8,
    "next": 6,
}  # pieces beyond these make a briefing a list
QUOTES_A_SPEAKER = 2
_HARD = 40.0  # grades above the level, times words: harder pieces come after easier ones of their kind
_CHOICE = 5  # a briefing takes its pieces from so many times the number that it has room for: the first in the report
_TRIALS = 12  # pieces that are tried again once the level is reached


def fit(plan: Plan) -> Briefing:
    """The briefing with as much as it has room for."""
    pieces = plan.pieces()
    choice = _quotations(plan, pieces, _in_length(plan, pieces, _first(plan, pieces)))
    briefing = assemble(plan, choice)
    if _passes(plan, briefing):
        return briefing
    weights = {detail: _weight(plan, pieces[detail]) for detail in choice}
    hardest = [d for d in sorted(choice, key=lambda d: (-weights[d], d)) if weights[d] > 0]
    least, most = 1, len(hardest)
    best: tuple[Choice, Briefing] | None = None
    number = most  # with all of the hard pieces gone, does it pass at all?
    while least <= most:
        trial = choice - frozenset(hardest[:number])
        shorter = assemble(plan, trial)
        if _passes(plan, shorter):
            best, most = (trial, shorter), number - 1
        elif best is None:
            return briefing  # leaving more out would not make it pass
        else:
            least = number + 1
        number = (least + most) // 2
    return _with_more(plan, choice, weights, *best) if best else briefing


def _with_more(
    plan: Plan, wanted: Choice, weights: Mapping[Detail, float], choice: Choice, briefing: Briefing
) -> Briefing:
    """The briefing with pieces back for which there is room after all: concerns first, then the easiest."""
    for detail in sorted(wanted - choice, key=lambda d: (d.kind != "concerns", weights[d], d))[:_TRIALS]:
        longer = assemble(plan, choice | {detail})
        if _passes(plan, longer):
            choice, briefing = choice | {detail}, longer
    return briefing


def _passes(plan: Plan, briefing: Briefing) -> bool:
    sentences = [s.text for c in briefing.chapters for s in c.sentences]
    level = readability.read_level(sentences, names=briefing.names, target=plan.story.options.target)
    return level.passes and _share(s for c in briefing.chapters for s in c.sentences) <= QUOTED + 0.01


def _first(plan: Plan, pieces: Mapping[Detail, Piece]) -> Choice:
    """The pieces of each kind that are best to hear, up to its most; quotations are chosen apart."""
    found: set[Detail] = set()
    for kind, most in MOST.items():
        # What stands beside a concern may point back to it.
        own = [d for d in pieces if d.kind == kind and (kind in ("more", "tasks") or not _lost(plan, pieces[d]))]
        if len(own) > most:
            near = own[: most * _CHOICE]
            own = sorted(near, key=lambda d: (_sounds_ill(pieces[d]), _weight(plan, pieces[d]) > _HARD, d.place))
        found |= set(own[:most])
    return frozenset(found)


def _sounds_ill(piece: Piece) -> bool:
    """Too long to follow, or pointing back to what is not told."""
    return any(s.too_hard for s in piece) or not piece or _points_back(piece)


def _points_back(piece: Piece) -> bool:
    """Whether a sentence of a piece points to what those before it do not tell."""
    said = ""
    for sentence in piece:
        if dangles(sentence.text, said):
            return True
        own = sentence.sources[-1] == FromData("concern", "organisation")
        said += "" if own else f" {sentence.text}"
    return not piece


def _lost(plan: Plan, piece: Piece) -> bool:
    """Whether a piece points to a person or a thing that nobody has named; "it" is the one body that there is."""
    if piece and plan.story.single_body:
        first = re.sub(r"^(?:It|Its)\b", "The body", piece[0].text)
        piece = (replace(piece[0], text=first), *piece[1:])
    return _points_back(piece)


def _in_length(plan: Plan, pieces: Mapping[Detail, Piece], choice: Choice) -> Choice:
    """The choice less its last pieces while the briefing lasts too long: strengths, then next steps, then concerns."""
    allowed = plan.story.options.minutes * WORDS_A_MINUTE
    spoken = _words(s for c in assemble(plan, choice).chapters for s in c.sentences)
    for kind, least in (
        ("more", 4),
        ("strengths", 2),
        ("concerns", 4),
        ("more", 0),
        ("next", 2),
        ("concerns", 0),
        ("tasks", 0),
    ):
        own = sorted(d for d in choice if d.kind == kind)
        while spoken > allowed and len(own) > least:
            gone = own.pop()
            choice = choice - {gone}
            spoken -= _words(pieces[gone])
    return choice


def _quotations(plan: Plan, pieces: Mapping[Detail, Piece], choice: Choice) -> Choice:
    """The choice with quotations added while they keep to their share.

    First the report's own sentences, in half of it, since they may hold a finding; then one of each speaker; then
    more of both.
    """
    longest = LONGEST[plan.story.options.target]
    quoted = [d for d in pieces if d.kind == "quoted" and not dangles(pieces[d][0].text.strip("“”"))]
    opinions = [d for d in pieces if d.kind == "opinions" and d.place < QUOTES_A_SPEAKER]
    first = [d for d in opinions if d.place == 0]
    total = _words(s for c in assemble(plan, choice).chapters for s in c.sentences)
    own = 0
    for details, share in ((quoted, QUOTED / 2), (first, QUOTED), (quoted, QUOTED), (opinions, QUOTED)):
        for detail in details:
            if detail in choice or any(_length(plan, s) > longest for s in pieces[detail]):
                continue
            length = _words(pieces[detail])
            more = length if all(s.quotation for s in pieces[detail]) else 0
            if own + more <= share * (total + length):
                own, total, choice = own + more, total + length, choice | {detail}
    return choice


def _weight(plan: Plan, piece: Piece) -> float:
    """How far above the level a piece is, by its words; a sentence over the longest allowed weighs most of all."""
    target = readability.limits(plan.story.options.target)
    easy, longest = target["flesch_kincaid"]["most"], target["longest"]["most"]
    lines = [line for line in (scoring_view.spoken(s.text, plan.story.names) for s in piece) if line]
    over = sum((readability.grade(line) - easy) * len(line.split()) for line in lines)
    unknown = sum(in_full(plan.story, short) is None for s in piece for short in _unexplained(plan, s))
    return over + 1000 * any(len(line.split()) > longest for line in lines) + 500 * unknown


def _unexplained(plan: Plan, sentence: Sentence) -> list[str]:
    """The sentence's acronyms that no table of ours explains."""
    known = plan.story.long_forms
    return [short for short in readability.unexplained([sentence.text]) if short not in known]


def _length(plan: Plan, sentence: Sentence) -> int:
    return len(scoring_view.spoken(sentence.text, plan.story.names).split())


def _words(sentences: Iterable[Sentence]) -> int:
    return sum(len(sentence.text.split()) for sentence in sentences)


def _share(sentences: Iterable[Sentence]) -> float:
    found = tuple(sentences)
    return _words(s for s in found if s.quotation) / max(1, _words(found))
