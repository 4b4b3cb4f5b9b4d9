"""What is going well, what others said, the report's own words, and what happens next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefings.briefing import FromData, FromReport, Sentence
from briefings.findings import NextStep, Opinion, Rating, SaidBy, Strength
from briefings.frameworks import NOT_RATED
from briefings.write.clauses import Telling, quotation, tell
from briefings.write.ratings import area_words
from briefings.write.story import Story, from_report, words


def strengths(story: Story) -> tuple[tuple[Strength, Telling], ...]:
    found = []
    seen: set[str] = set()
    for strength in story.findings.strengths:
        key = re.sub(r"\W+", " ", strength.what.text.lower()).strip()
        if key not in seen:
            seen.add(key)
            found.append((strength, Telling(tell(story, "strength", strength.what, len(found)), ())))
    return tuple(found)


def outcomes(story: Story) -> Iterator[Sentence]:
    for outcome in story.findings.outcomes:
        yield from tell(story, "strength", outcome.what)


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker's words."""

    who: str
    quotes: tuple[Sentence, ...]  # each attributed


def opinions(story: Story) -> tuple[Voice, ...]:
    """The words of others by speaker, in the report's order; each sentence says who speaks."""
    by_speaker: dict[str, list[Opinion]] = {}
    for opinion in story.findings.opinions:
        by_speaker.setdefault(_key(opinion), []).append(opinion)
    found = []
    for same in by_speaker.values():
        who = speaker(max(same, key=lambda opinion: len(opinion.who)))
        spans = (same[0].speaker,) if same[0].speaker else ()
        quotes = []
        for opinion in same:
            for quote in quotation(story, opinion.evidence):
                said = words("opinion", "said", who=who, words="{words}").removesuffix(".")
                said = said.replace("{words}", _one_sentence(quote.text))
                sources = quote.sources[0]
                assert isinstance(sources, FromReport)
                quotes.append(Sentence(said, (FromReport((*sources.spans, *spans)),), quotation=True))
        found.append(Voice(who, tuple(quotes)))
    return tuple(found)


def _key(opinion: Opinion) -> str:
    """The same person under a longer or a shorter name is one speaker."""
    words_of = re.findall(r"[A-Z][\w’'-]+", opinion.who.split(",")[0])
    return words_of[-1] if words_of else opinion.who


def speaker(opinion: Opinion) -> str:
    """ "Stephen Mold, police and crime commissioner" as it stands before "said"."""
    who = re.sub(r"\s+", " ", opinion.who).strip().rstrip(",.;:")
    name, comma, role = who.partition(",")
    if comma and role.strip():
        role = role.strip()
        return f"{name}, {role if re.match(r'(?:the|a|an|his|her|its|their)\b', role) else 'the ' + role},"
    if name[:1].islower() and not re.match(r"(?:the|a|an|some|one|its|their)\b", name):
        return f"the {name}"
    return name


def _one_sentence(quote: str) -> str:
    """A quotation that stands at the end of our sentence, with a stop inside its marks."""
    inner = quote.strip("“”")
    return f"“{inner}”" if inner.endswith((".", "!", "?")) else f"“{inner.rstrip(',;:–- ')}.”"


def other_ratings(story: Story) -> Iterator[Sentence]:
    """Grades that somebody else claims: said to be theirs, and no rating by inspectors."""
    found: list[Rating] = [r for r in story.findings.ratings if r.said_by is SaidBy.OTHER and r.grade != NOT_RATED]
    for turn, rating in enumerate(found):
        who = rating.speaker or rating.organisation or story.body
        text = words("opinion", "other_rating", turn, who=who, area=_area(rating), grade=rating.grade)
        yield from_report(text, *rating.evidence, rating.grade_span)
    if found:
        yield Sentence(words("opinion", "other_rating_not"), (FromData("opinion", "other_rating_not"),))


def _area(rating: Rating) -> str:
    return "the whole" if rating.area == "overall" else area_words(rating)


def quoted(story: Story) -> tuple[Sentence, ...]:
    """The sentences that extraction would not state, word for word; none twice."""
    found = [sentence for item in story.findings.quoted for sentence in quotation(story, item.evidence)]
    return tuple({sentence.text: sentence for sentence in found}.values())


def next_steps(story: Story) -> tuple[tuple[NextStep, Telling], ...]:
    found = []
    for turn, step in enumerate(story.findings.next_steps):
        told = tell(story, "next", step.what, turn)
        if step.by and not re.search(re.escape(step.by), " ".join(s.text for s in told), re.IGNORECASE):
            told = (*told, from_report(words("next", "by", date=step.by), *step.evidence))
        found.append((step, Telling(told, ())))
    return tuple(found)
