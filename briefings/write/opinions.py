"""What others said: apart from the findings, each sentence with its speaker; ratings that they claim are theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefings.briefing import FromData, FromReport, Sentence
from briefings.document import Span
from briefings.findings import Opinion, Rating, SaidBy, When
from briefings.frameworks import NOT_RATED
from briefings.plain import LONGEST, make_plain
from briefings.write import ratings
from briefings.write.clauses import too_long
from briefings.write.impersonal import impersonal
from briefings.write.pointing import dangles
from briefings.write.story import Story, finished, told, words


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker's words."""

    who: str  # as it stands before "said"
    intro: tuple[Sentence, ...]  # who they are, where that is too long to say each time
    quotes: tuple[Sentence, ...]  # each attributed; the best to hear first


def opinions(story: Story) -> tuple[Voice, ...]:
    """The words of others by speaker, in the report's order; each sentence says who speaks."""
    by_speaker: dict[str, list[Opinion]] = {}
    named = {o.role: _key(o) for o in story.findings.opinions if o.role and _person(story, o)}
    several = {
        role
        for role in named
        if len({_key(o) for o in story.findings.opinions if o.role == role and _person(story, o)}) > 1
    }
    for opinion in story.findings.opinions:
        # "the chief constable" is the one whom the text names elsewhere, where it names one.
        same = named.get(opinion.role or "") if not _person(story, opinion) and opinion.role not in several else None
        by_speaker.setdefault(same or _key(opinion), []).append(opinion)
    return tuple(_voice(story, same) for same in by_speaker.values())


def _voice(story: Story, same: Sequence[Opinion]) -> Voice:
    fullest = max(same, key=lambda opinion: (_person(story, opinion) is not None, len(opinion.who)))
    name, role = _name_and_role(story, fullest)
    who = name if role else speaker(story, fullest)
    spans = tuple(o.speaker for o in (fullest, *same) if o.speaker)[:1]
    intro: tuple[Sentence, ...] = ()
    if role:
        evidence = (*spans, *fullest.evidence[:1])
        intro = (told("opinion", "intro", evidence, name=name, role=role),)
    quotes = [q for opinion in same for q in _quotes(story, opinion, who, spans)]
    limit = LONGEST[story.options.target]
    ranked = sorted(enumerate(quotes), key=lambda item: (_trouble(item[1].text, limit), item[0]))
    return Voice(who, intro, tuple(quote for _, quote in ranked))


def again(quote: Sentence) -> Sentence:
    """A speaker's later sentence: "X also said: …"."""
    if "said" not in {s.key for s in quote.sources if isinstance(s, FromData)}:
        return quote
    said = quote.text.replace(" said: “", " also said: “", 1)
    sources = tuple(FromData("opinion", "said_again") if isinstance(s, FromData) else s for s in quote.sources)
    return replace(quote, text=said, sources=sources)


def _trouble(text: str, limit: int) -> int:
    """How ill a sentence would sound alone: too long, too short to say much, or pointing back."""
    said = re.sub(r"^.*?“", "", text)
    length = len(text.split())
    trouble = 4 * (length > limit) + 2 * (len(said.split()) < 7)
    trouble += dangles(said[:1].upper() + said[1:]) or bool(re.match(r"(?:However|But|And|So|As part of this)\b", said))
    return trouble + (length > limit - 4)


def _quotes(story: Story, opinion: Opinion, who: str, spans: tuple[Span, ...]) -> Iterator[Sentence]:
    for span in opinion.evidence:
        text = re.sub(r"\s+", " ", story.document.quote(span)).strip()
        places = (*spans, span)
        if not opinion.direct and not _in_quotes(text) and not _OWN.search(re.sub(r"“[^”]*”|\"[^\"]*\"", "", text)):
            yield from _reported(story, text, who, places)
            continue
        inner = (
            text.strip('“”"‘ ').removesuffix("’")
            if text.count("’") == 1 and text.endswith("’")
            else text.strip('“”"‘ ')
        )
        if not inner or re.search(r"[“”]", inner):
            continue  # a sentence that only holds a quotation is not all the speaker's own
        whole = inner[:1].isupper() and len(inner.split()) > 3
        key = "said" if whole else "spoke_of"
        said = (
            words("opinion", key, who=who, words="{words}").removesuffix(".").replace("{words}", _one_sentence(inner))
        )
        yield Sentence(said, (FromReport(tuple(dict.fromkeys(places))), FromData("opinion", key)), quotation=True)


# Words that only the speaker can say of themselves: they are quoted, and never put into the inspectors' mouths.
_OWN = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us|I['’]\w+|[Ww]e['’]\w+)\b")


def _in_quotes(text: str) -> bool:
    return text[:1] in '“"‘' and text[-1:] in '”"’.'


def _reported(story: Story, text: str, who: str, places: tuple[Span, ...]) -> Iterator[Sentence]:
    """Reported speech: the report's sentence as it stands where that names the speaker, else after "X said that"."""
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        return  # where a quotation is cut, its half may say something else
    surname = re.findall(r"[\w’'-]+", who)[-1]
    own = bool(re.search(rf"\b{re.escape(surname)}\b", text, re.IGNORECASE))
    text = impersonal(text)
    whole = text if own else words("opinion", "said_that", who=who, words=story.inside(text))
    key = () if own else (FromData("opinion", "said_that"),)
    plain = make_plain(whole, story.names, story.options.target).sentences
    # A split would leave its second half without the speaker.
    sentence = finished(story.with_names(plain[0] if len(plain) == 1 else whole))
    hard = too_long(story, sentence)
    yield Sentence(sentence, (FromReport(tuple(dict.fromkeys(places))), *key), too_hard=hard)


def _key(opinion: Opinion) -> str:
    """The same person under a longer or a shorter name is one speaker."""
    names = re.findall(
        r"[A-Z][\w’'-]+",
        opinion.who.split(", ")[-1] if _PERSON.fullmatch(opinion.who.split(", ")[-1]) else opinion.who.split(",")[0],
    )
    return names[-1] if names else opinion.who


_PERSON = re.compile(r"[A-Z][\w’'-]+(?: (?:[A-Z][\w’'.-]*|de|van|von|al))* [A-Z][\w’'-]+")


def _role_words(story: Story) -> frozenset[str]:
    """The words of which the framework's roles are made: "chief", "constable", "commissioner"."""
    roles = story.framework.roles if story.framework else ()
    texts = [text for role in roles for text in (role.name, *role.wordings)]
    return frozenset(word.lower() for text in texts for word in re.findall(r"[A-Za-z]{3,}", text))


def _person(story: Story, opinion: Opinion) -> str | None:
    """The personal name among what the text calls a speaker."""
    for part in re.split(r",\s*", re.sub(r"\s+", " ", opinion.who).strip().rstrip(",.;:")):
        if _PERSON.fullmatch(part) and not {w.lower() for w in part.split()} & _role_words(story):
            return part
    words_of = re.sub(r"\s+", " ", opinion.who).strip().split(" ")
    known = _role_words(story)
    first = next((n for n, word in enumerate(words_of) if word.lower() not in known), len(words_of))
    name = " ".join(words_of[first:])
    # "Deputy Chief Constable Rana Iqbal"; one word before a name is a title ("Councillor", "Professor").
    if first > 1 and _PERSON.fullmatch(name):
        return name
    last = max((n for n, word in enumerate(words_of) if word.lower() in known), default=-1)
    name = " ".join(words_of[last + 1 :])  # "Westmarch police and crime commissioner Len Frost"
    return name if last > 0 and _PERSON.fullmatch(name) else None


def _name_and_role(story: Story, opinion: Opinion) -> tuple[str, str | None]:
    """ "Stephen Mold", "the police and crime commissioner", whichever the text has first; None: no role apart."""
    who = re.sub(r"\s+", " ", opinion.who).strip().rstrip(",.;:")
    name = _person(story, opinion)
    role = ", ".join(part for part in re.split(r",\s*", who) if part != name)
    if name and role == who:
        role = who.removesuffix(name).strip()
    if name is None or not role:
        return who, None
    if re.match(r"(?:aged )?\d", role):  # an age is no office
        return name, None
    return name, _with_the(_small(story, role))


def _small(story: Story, role: str) -> str:
    """A role without the capitals that papers give it: "Chief Constable of Westmarch Police"."""
    bodies = sorted(story.findings.organisations, key=len, reverse=True)
    pieces = re.split(f"({'|'.join(map(re.escape, bodies))})", role) if bodies else [role]
    known = _role_words(story)
    for n in range(0, len(pieces), 2):
        pieces[n] = re.sub(_CAPITAL, lambda m: m[0].lower() if m[0].lower() in known else m[0], pieces[n])
    return "".join(pieces)


_CAPITAL = r"(?<!Police )\b[A-Z][a-z]+\b(?! (?:Federation|Association|Union|Council)\b)"


def _with_the(role: str) -> str:
    own = re.match(r"(?:the|a|an|his|her|its|their)\b|[A-Z][\w-]*['’]s?\s", role)  # "Westmarch's chief constable"
    return role if own else f"the {role}"


def speaker(story: Story, opinion: Opinion) -> str:
    """Who speaks, as it stands before "said"."""
    who = re.sub(r"\s+", " ", opinion.who).strip().rstrip(",.;:")
    first, comma, rest = who.partition(",")
    if comma and re.match(r"\s*(?:aged )?\d", rest):  # an age is no office
        return first
    if comma and rest.strip():
        return f"{first}, {_with_the(_small(story, rest.strip()))},"
    if first[:1].islower() and not re.match(r"(?:the|a|an|some|one|its|their)\b", first):
        return f"the {first}"
    return first


def _one_sentence(quote: str) -> str:
    """A quotation that stands at the end of our sentence, with a stop inside its marks."""
    return f"“{quote}”" if quote.endswith((".", "!", "?")) else f"“{quote.rstrip(',;:–- ')}.”"


def other_ratings(story: Story) -> tuple[Sentence, ...]:
    """Grades that somebody else claims and the inspectorate does not give, said to be theirs."""
    own = {(r.area_id or r.area, r.grade, r.when) for r in story.findings.ratings if r.said_by is SaidBy.INSPECTORATE}
    found: list[Rating] = []
    for rating in story.findings.ratings:
        key = (rating.area_id or rating.area, rating.grade, rating.when)
        if rating.said_by is SaidBy.OTHER and rating.grade != NOT_RATED and key not in own and rating.count is None:
            own.add(key)
            found.append(rating)
    said = tuple(_claim(story, rating, turn) for turn, rating in enumerate(found))
    if not said:
        return ()
    return (*said, Sentence(words("opinion", "other_rating_not"), (FromData("opinion", "other_rating_not"),)))


def _claim(story: Story, rating: Rating, turn: int) -> Sentence:
    key = "other_previous" if rating.when is When.PREVIOUS else "other_rating"
    if rating.area == "overall":
        key += "_overall"
    who = rating.speaker or rating.organisation or story.body
    who = who.partition(",")[0] if _PERSON.fullmatch(who.partition(",")[0]) else who
    area = ratings.area_words(story, rating)
    return told("opinion", key, ratings.places(rating), turn, who=story.inside(who), area=area, grade=rating.grade)
