"""Who or what a grade is given to: a noun phrase read as inspected bodies and areas, or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefings.document import Span
from briefings.extract.ratings import areas
from briefings.extract.ratings.areas import Area
from briefings.extract.ratings.lexer import Lexicon, Token
from briefings.extract.ratings.words import WHOLE, Tag
from briefings.frameworks import Framework

Tokens = Sequence[Token]

# Words that spoil a noun phrase: with one of these in it, it is not simply the thing that was graded.
SPOILERS = frozenset(
    [
        Tag.NOT,
        Tag.IF,
        Tag.WISH,
        Tag.DOUBT,
        Tag.MODAL,
        Tag.GRADE,
        Tag.OTHER_GRADE,
        Tag.SAY,
        Tag.ASKED,
        Tag.SOME,
        Tag.MORE,
        Tag.NO_LONGER,
        Tag.OR,
        Tag.STOP,
        Tag.DOES,
        Tag.THAT,
    ]
)
_PEOPLE = frozenset(
    """
    staff officers pupils children people patients residents prisoners parents teachers leaders managers
    governors carers workers nurses doctors detectives recruits firefighters lessons records plans reports cells
    buildings schools forces services homes hospitals prisons food meals inspectors students learners users
    victims commissioner constable superintendent sergeant inspector councillor mayor officer members member
    chair candidate candidates deputy applicants volunteers cadets dogs horses
    """.split()
)
_PREPOSED = re.compile(r"(?<=\w)\s+(?:in|with|for|of|at|on|to)\s")  # "work in schools" is work
_COUNTRIES = frozenset(["england", "wales", "britain", "scotland", "ireland", "europe", "london"])
_EARLIER = frozenset(["last", "previous", "former", "old", "earlier", "prior", "first", "original", "initial"])
_BODIES = frozenset(
    "school academy college nursery force constabulary council authority home trust hospital prison jail".split()
)
_THIS_QUESTION = re.compile(r"this\s+(?:key\s+)?(?:question|area|test|domain)", re.IGNORECASE)
_ANY = re.compile(r"(?:an?|each|every|any|that|no)\s")  # "a force" is not the force that was inspected
# Words that name no area of themselves.
_EMPTY = re.compile(
    r"(?:(?:all|each|every|both|these|those|other|most|some|the|its|\d+|two|three|four|five|six|seven|eight|nine|ten)\s+)*"
    r"(?:us|areas?|questions?|inspections?|reports?|pillars?|categor(?:y|ies)|others?|another|one|none|rest|same|[^a-z]*)",
    re.IGNORECASE,
)
_PLAIN_ADJECTIVES = frozenset(
    """
    overall headline current new latest final main official general top-line ofsted cqc hmicfrs hmic estyn peel own
    single summary whole graded combined inspection inspectors' inspector's quality
    """.split()
)


@dataclass(frozen=True, slots=True)
class Who:
    """``bodies``: whole names; None stands for the main body ("the force"). ``areas`` empty: none is named."""

    bodies: tuple[str | None, ...] = (None,)
    areas: tuple[Area, ...] = ()
    pronoun: str | None = None
    rating: bool = False  # headed by "rating": "its rating for X"
    earlier: bool = False  # "its last rating"
    generic: bool = False  # "services", "care": what is graded is the whole
    year: int | None = None

    @property
    def sure(self) -> bool:
        """A body, or areas that the framework's table knows: enough for a bare "X is good"."""
        return all(a.id is not None for a in self.areas)


@dataclass(frozen=True, slots=True)
class Scene:
    """What the resolver knows of the document around the sentence."""

    framework: Framework
    words: Lexicon
    text: str  # the sentence
    names: tuple[str, ...] = ()  # whole names of inspected bodies, the main one first
    capitals: frozenset[str] = frozenset()  # words that the text writes only with a capital
    bodies: tuple[tuple[Span, str], ...] = field(default=())  # named in this sentence
    around: str = ""  # the document's whole text
    lead: bool = False  # a sentence that opens a text about one body: "a care home" there is that body


def resolve(tokens: Tokens, scene: Scene) -> Who | None:
    """Read a noun phrase; None when it is not plainly inspected bodies, areas of their work, or both."""
    rest = list(tokens)
    if tokens and tokens[0].tag is Tag.OVERALL and areas.is_overall(scene.text[tokens[0].start : tokens[-1].end]):
        return Who(areas=(areas.WHOLE,))
    while rest and rest[0].tag in (Tag.ALSO, Tag.AND, Tag.COMMA, Tag.OVERALL, Tag.TIME, Tag.COLON):
        if _last_rating(rest[0]):
            break
        rest.pop(0)
    whole = False
    while len(rest) > 1 and (
        rest[-1].tag in (Tag.ALSO, Tag.COMMA, Tag.EACH, Tag.OVERALL, Tag.TIME) or rest[-1].low == "there"
    ):
        whole = whole or rest[-1].tag is Tag.OVERALL
        rest.pop()
    if not rest or any(t.tag in SPOILERS for t in rest):
        return None
    if _THIS_QUESTION.fullmatch(scene.text[rest[0].start : rest[-1].end]):
        return Who(areas=(areas.THIS,))
    rest = _without_place(rest, scene)
    for read in (_rating, _bodies, _pronoun, _name, _institution, _extent, _owned, _placed):
        who = read(rest, scene)
        if who is not None:
            return replace(who, areas=(areas.WHOLE,)) if whole and not who.areas and who.pronoun is None else who
    low = rest[0].low
    if (
        rest[0].start == 0
        and len(rest) == 1
        and f" {low} " not in scene.around
        and not areas.known(scene.framework, low)
    ):
        return None  # a capital that opens a sentence: perhaps the name of a body
    return _area_alone(rest, scene)


def _without_place(tokens: list[Token], scene: Scene) -> list[Token]:
    """ "Larkfield School in Northmoor" is the school."""
    the = not scene.names  # "the probation service in Northmoor", where nobody is named
    named_at = (
        i for i, t in enumerate(tokens) if _is_named(t) or (scene.lead and brought_in(t)) or (the and t.tag is Tag.BODY)
    )
    at = next(named_at, len(tokens)) + 1
    place = tokens[at + 1 :]
    named = bool(place) and all(t.tag is Tag.WORD and t.text[:1].isupper() for t in place)
    if named and tokens[at].low in ("in", "near") and place[0].low not in _COUNTRIES:
        return tokens[:at]
    return tokens


def _is_named(token: Token) -> bool:
    return token.tag is Tag.BODY and (
        token.value is not None or not re.match(r"(?:the|this|our|that|an?|each)\s", token.low)
    )


def brought_in(token: Token) -> bool:
    """ "A care home", as the opening of a text about one brings it in."""
    return token.tag is Tag.BODY and token.value is None and re.match(r"an?\s", token.low) is not None


def _bodies(tokens: Tokens, scene: Scene) -> Who | None:
    """ "Westshire Police", "the force", "both Westshire Police and Eastshire Police"."""
    kept = [
        t
        for t in tokens
        if t.tag not in (Tag.AND, Tag.COMMA, Tag.EACH, Tag.THE)
        and t.low not in ("police", "neighbouring", "nearby", "which")
    ]
    if any(
        t.tag is Tag.BODY and t.value is None and _ANY.match(t.low) and not (scene.lead and brought_in(t)) for t in kept
    ):
        return None
    if kept and all(t.tag is Tag.BODY for t in kept):
        return Who(bodies=tuple(t.value for t in kept))
    return None


def _pronoun(tokens: Tokens, _: Scene) -> Who | None:
    if len(tokens) == 1 and tokens[0].tag in (Tag.PRONOUN, Tag.WE):
        return Who(pronoun=tokens[0].low)
    return None


def _name(tokens: Tokens, scene: Scene) -> Who | None:
    """A name that no table has: capitals throughout, and not merely a word that opens the sentence."""
    start, end = tokens[0].start, tokens[-1].end
    words = [t for t in tokens if t.tag not in (Tag.OF, Tag.AND, Tag.FOR)]
    if len(words) < len(tokens) and any(t.tag is Tag.BODY for t in words):
        return None
    if words and words[0].tag is Tag.THE and len(words) > 1:
        words = words[1:]
    if not words or not all(w.text[:1].isupper() or w.tag is Tag.BODY for w in words):
        return None
    if any(w.tag not in (Tag.WORD, Tag.BODY, Tag.THE, Tag.INSPECTOR) for w in words):
        return None
    at = next((i for i, w in enumerate(words) if w.tag is Tag.BODY), None)
    if at is not None and at + 1 < len(words):
        return None  # "Westmarch Police Cadets" are not Westmarch Police
    phrase = scene.text[start:end]
    if areas.known(scene.framework, phrase) or any(w.low in _PEOPLE for w in words):
        return None
    ends = {e.lower() for e in scene.framework.endings} | {n.lower() for n in scene.framework.body_nouns}
    if not any(w.tag is Tag.BODY or w.text in scene.capitals for w in words) and not (
        len(words) > 1 and any(phrase.lower().endswith(f" {e}") for e in ends)
    ):
        return None  # a person, perhaps
    return Who(bodies=(whole_name(phrase, scene),))


def _institution(tokens: Tokens, scene: Scene) -> Who | None:
    """ "the Penfold home in Northmoor": a name with the kind of body that it is, and where it stands."""
    rest = list(tokens[1:] if tokens[0].tag is Tag.THE else tokens)
    unnamed = tokens[0].low in ("a", "an")  # "a Northmoor school" has not been named
    at = next((i for i, t in enumerate(rest) if not t.text[:1].isupper()), 0)
    if not 0 < at < len(rest) or any(t.tag not in (Tag.WORD, Tag.BODY) for t in rest[:at]):
        return None
    if rest[at].low not in scene.words.kinds:
        return None
    place = rest[at + 1 :]
    if place and not (
        place[0].low in ("in", "near", "at") and len(place) > 1 and all(t.text[:1].isupper() for t in place[1:])
    ):
        return None
    if unnamed:
        return Who() if scene.lead else None
    return Who(bodies=(whole_name(scene.text[rest[0].start : rest[at - 1].end], scene),))


def whole_name(words: str, scene: Scene) -> str:
    """The whole name that a short one stands for, when only one fits; else the words themselves."""
    short = " ".join(words.split())
    short = short[4:] if short.lower().startswith("the ") else short
    mine = set(short.lower().split())
    fits = [name for name in scene.names if mine <= set(name.lower().split())]
    return fits[0] if len(fits) == 1 else short


def _last_rating(token: Token) -> bool:
    """ "The last rating", which is a word of time and what is spoken of."""
    return (
        token.tag is Tag.TIME
        and token.value == "previous"
        and re.search(r"(?:rating|grade|ment)\Z", token.low) is not None
    )


def _rating(tokens: Tokens, scene: Scene) -> Who | None:
    """ "the rating for X at Y", "Y's overall rating for X", "the safety rating"."""
    at = next((i for i, t in enumerate(tokens) if t.tag is Tag.RATING or _last_rating(t)), None)
    if at is None:
        return None
    before, after = list(tokens[:at]), list(tokens[at + 1 :])
    who = Who(rating=True)
    if tokens[at].tag is Tag.TIME:
        before.append(tokens[at])
    if after:
        if after[0].tag not in (Tag.FOR, Tag.OF) or len(after) < 2:
            return None
        this = _THIS_QUESTION.fullmatch(scene.text[after[1].start : after[-1].end])
        inner = Who(areas=(areas.THIS,)) if this else resolve(after[1:], scene)
        if inner is None or inner.pronoun in ("this", "that", "these"):
            return None
        who = replace(inner, rating=True)
    own: list[Token] = []
    while before:
        token = before.pop()
        if (
            token.tag in (Tag.HIS, Tag.THE, Tag.ALSO, Tag.AND, Tag.INSPECTOR)
            or token.low in _PLAIN_ADJECTIVES
            or token.tag is Tag.OVERALL
        ):
            if token.tag is Tag.OVERALL or token.low == "overall":
                who = replace(who, areas=who.areas or (areas.WHOLE,))
        elif token.low in _EARLIER:
            who = replace(who, earlier=True)
        elif token.tag is Tag.TIME:
            who = replace(who, year=token.year, earlier=who.earlier or token.value == "previous")
        elif token.tag is Tag.OWNER:
            owner = _unheard_owner(before, scene) or resolve(before, scene)
            if owner is None or (owner.areas and who.areas):
                return None
            who = replace(who, bodies=owner.bodies, areas=who.areas or owner.areas)
            before = []
        elif token.tag is Tag.BODY:
            who = replace(who, bodies=(token.value,))
        else:
            own.insert(0, token)
    if own:
        phrase = scene.text[own[0].start : own[-1].end]
        found = areas.known(scene.framework, phrase)
        if found is None or (who.areas and who.areas[0].id != areas.OVERALL):
            return None
        who = replace(who, areas=(Area(areas.shorten(phrase), found, own[0].start, own[-1].end),))
    return who


def _extent(tokens: Tokens, scene: Scene) -> Who | None:
    """ "The extent to which the force is efficient", "how well it protects children"."""
    if tokens[0].tag is not Tag.EXTENT or len(tokens) < 3:
        return None
    body = next((i for i, t in enumerate(tokens) if t.tag in (Tag.BODY, Tag.PRONOUN, Tag.WE)), None)
    last = len(tokens) - 1 - (tokens[-1].tag is Tag.BE)
    if body is not None and body == last and tokens[0].low.startswith("how"):
        # "how safe and well-led the service is"
        begin = tokens[0].start + len("how ")
        told = areas.split(scene.framework, scene.text, begin, tokens[body - 1].end)
        known = bool(told) and all(a.id is not None for a in told)
        pronoun = tokens[body].low if tokens[body].tag is Tag.PRONOUN else None
        return Who(bodies=(tokens[body].value,), areas=told, pronoun=pronoun) if known else None
    if body is None or body > 3 or body + 1 >= len(tokens):
        return None
    rest = list(tokens[body + 1 :])
    if rest[0].tag is Tag.BE and len(rest) > 1:
        rest = rest[1:]
    if len(rest) > 2 and rest[1].tag is Tag.FOR and areas.known(scene.framework, rest[0].low) is not None:
        inner = scene.text[rest[2].start : rest[-1].end]
        # "effective at keeping people safe" is effective; "effective at investigating crime" is investigating crime
        rest = rest[:1] if areas.pillar(scene.framework, inner) else rest[2:]
    found = areas.split(scene.framework, scene.text, rest[0].start, rest[-1].end)
    return Who(bodies=(tokens[body].value,), areas=found)


def _owned(tokens: Tokens, scene: Scene) -> Who | None:
    """ "the force's efficiency", "its call handling"."""
    if tokens[0].tag is Tag.HIS and len(tokens) > 1:
        return _with_area(Who(pronoun=tokens[0].low), tokens[1:], scene)
    at = next((i for i, t in enumerate(tokens) if t.tag is Tag.OWNER), None)
    if at is None or at == 0 or at + 1 >= len(tokens):
        return None
    owner = _bodies(tokens[:at], scene) or _name(tokens[:at], scene)
    if owner and len(tokens) == at + 2 and tokens[-1].tag is Tag.BODY and tokens[-1].value is None:
        return owner  # "Northmoor Council’s children’s services"
    return _with_area(owner, tokens[at + 1 :], scene) if owner else None


def _placed(tokens: Tokens, scene: Scene) -> Who | None:
    """ "call handling at Westshire Police", "the safety of services at the trust"."""
    for at in range(1, len(tokens) - 1):
        if tokens[at].tag not in (Tag.FOR, Tag.OF):
            continue
        place = list(tokens[at + 1 :])
        owner = (
            _bodies(place, scene)
            or _name(place, scene)
            or _bodies(place[:1], scene)
            or (_bodies(place[1:2], scene) if place[0].tag is Tag.THE else None)
            or _unheard(place, tokens[at], scene)
        )
        if owner is not None:
            found = _with_area(owner, tokens[:at], scene)
            if found is not None:
                return found
    return None


def _unheard(place: Tokens, joint: Token, scene: Scene) -> Who | None:
    """ "Respect at Fenbrook", where the text names no inspected body more fully."""
    named = len(place) == 1 and place[0].tag is Tag.WORD and place[0].text[:1].isupper() and place[0].text[1:].islower()
    at = joint.low == "at" or (joint.low == "in" and scene.framework.named_in_title and place[0].low not in _COUNTRIES)
    return Who(bodies=(place[0].text,)) if named and at and not scene.names else None


def _unheard_owner(name: Tokens, scene: Scene) -> Who | None:
    """ "Fenbrook’s rating for respect", where the text names no inspected body more fully."""
    word = name[0] if len(name) == 1 else None
    if word is None or word.tag is not Tag.WORD or scene.names or word.low in _COUNTRIES:
        return None
    named = word.text[:1].isupper() and word.text[1:].islower() and not areas.known(scene.framework, word.low)
    return Who(bodies=(word.text,)) if named and f" {word.low}" not in scene.around else None


def _with_area(owner: Who, tokens: Tokens, scene: Scene) -> Who | None:
    inner = _area_alone(tokens, scene)
    if inner is None:
        return None
    return replace(owner, areas=inner.areas, generic=inner.generic)


def _area_alone(tokens: Tokens, scene: Scene) -> Who | None:
    if any(
        t.tag in (Tag.BE, Tag.HAVE, Tag.WE, Tag.MOVED, Tag.GAVE, Tag.RATED, Tag.OPEN, Tag.COLON, Tag.DASH, Tag.REASON)
        for t in tokens
    ):
        return None
    if tokens[-1].tag in (Tag.PRONOUN, Tag.WE) or (
        any(t.tag is Tag.OWNER for t in tokens) and any(t.tag is Tag.RATING for t in tokens)
    ):
        return None
    start, end = tokens[0].start, tokens[-1].end
    phrase = scene.text[start:end]
    words = areas.shorten(phrase)
    if len(words.split()) > 18:
        return None
    if any(t.tag is Tag.OVERALL for t in tokens) and len(tokens) > 1 and areas.is_overall(phrase):
        return Who(areas=(areas.WHOLE,))
    nouns = {n.lower() for n in scene.framework.body_nouns}
    plain = words.removeprefix("overall ")
    if plain in nouns or (plain in WHOLE and not areas.verbatim(scene.framework, plain)):
        return Who(generic=True)
    found = areas.split(scene.framework, scene.text, start, end)
    if len(found) == 1 and found[0].id is None and words.split()[-1] in _BODIES:
        return None  # "the predecessor school" is another body
    if not found or _EMPTY.fullmatch(words):
        return None
    if any(a.id is None for a in found) and (tokens[0].tag is Tag.COUNT or any(t.tag is Tag.BODY for t in tokens)):
        return None  # "16 years old" is no area of anybody's work
    if any(a.id is None for a in found) and any(t.tag is Tag.WORD and t.start and t.text[:1].isupper() for t in tokens):
        return None  # "… and Ardmore was rated good": a name, and no area
    if len(found) == 1 and found[0].id is None:
        begins = areas.begins_known(scene.framework, words)
        if begins is not None:
            found = (replace(found[0], id=begins),)
        elif any(w in _PEOPLE for w in re.findall(r"[a-z]+", _PREPOSED.split(words)[0])[:3]):
            return None
    return Who(areas=found)
