"""The first half of the kinds of harmful edit: written before the checker was tuned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from harm import Generator, Harm, Scene, substitution, tidy

from briefings.briefing import ChapterKind, FromCount

GRADES = ("outstanding", "good", "adequate", "requires improvement", "inadequate")
_GRADE = r"\b(outstanding|good|adequate|requires? improvement|inadequate)\b"
_AUXILIARY = r"\b(is|are|was|were|has|have|does|do|did|can|could|will|would|should|must|may)\b(?! not\b)"
_SEVERE = ("area for improvement", "cause of concern", "accelerated cause of concern")
FINDINGS = (ChapterKind.IN_SHORT, ChapterKind.RATING, ChapterKind.CONCERN, ChapterKind.STRENGTHS, ChapterKind.NEXT)


def _other_grade(match: re.Match[str], scene: Scene) -> str:
    now = match.group().lower().replace("require improvement", "requires improvement")
    return scene.random.choice([grade for grade in GRADES if grade != now])


def _grade_swapped(scene: Scene) -> Iterator[Harm]:
    yield from substitution(_GRADE, _other_grade, ChapterKind.RATING)(scene)


def _number_changed(match: re.Match[str], scene: Scene) -> str:
    return str(int(match.group()) + scene.random.choice([1, 3, 10]))


def _numbers_exchanged(scene: Scene) -> Iterator[Harm]:
    for c, s, sentence in scene.places():
        found = list(re.finditer(r"(?<![\d,.£/])\d+(?![\d,./%]|m\b|bn\b)", sentence.text))
        for a, b in pairwise(found):
            if a.group() != b.group():
                text = sentence.text
                now = text[: a.start()] + b.group() + text[a.end() : b.start()] + a.group() + text[b.end() :]
                yield scene.rewritten("", c, s, now)


def _renamed(scene: Scene) -> Iterator[Harm]:
    name = scene.facts.get("organisation")
    if name and "Northdale" not in scene.source:
        yield from substitution(rf"\b{re.escape(name)}\b", "Northdale Constabulary")(scene)


def _parties_swapped(scene: Scene) -> Iterator[Harm]:
    """The first and the last "the …" or bare plural change places: doer and done-to."""
    for c, s, sentence in scene.places(*FINDINGS):
        if sentence.quotation:
            continue
        found = list(re.finditer(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) [a-z]+\b", sentence.text))
        if len(found) >= 2 and found[0].group().lower() != found[-1].group().lower() and found[0].start() < 4:
            a, b = found[0], found[-1]
            text = sentence.text
            now = f"{text[: a.start()]}{b.group()}{text[a.end() : b.start()]}{a.group().lower()}{text[b.end() :]}"
            yield scene.rewritten("", c, s, tidy(now))


def _reason_invented(scene: Scene) -> Iterator[Harm]:
    for c, s, sentence in scene.places(*FINDINGS):
        if not sentence.quotation:
            yield scene.rewritten("", c, s, sentence.text.rstrip(".") + ", because leaders did not act.")


def _severity(step: int) -> Generator:
    def change(match: re.Match[str], scene: Scene) -> str | None:
        del scene
        at = _SEVERE.index(match.group().lower()) + step
        return _SEVERE[at] if 0 <= at < len(_SEVERE) else None

    return substitution(r"\b(?:accelerated cause of concern|cause of concern|area for improvement)\b", change)


def _moved(source: ChapterKind, to: ChapterKind) -> Generator:
    def generate(scene: Scene) -> Iterator[Harm]:
        targets = scene.chapters(to)
        if targets:
            for c, s, sentence in scene.places(source):
                if len(sentence.text.split()) > 6 and not re.search(r"closed|is short for", sentence.text):
                    yield scene.moved("", c, s, scene.random.choice(targets))

    return generate


def _speakers(scene: Scene) -> list[str]:
    """The surnames (or whole names) of those who gave opinions, each once."""
    names = [re.split(r"[,(]", row["who"])[0].strip() for row in scene.facts.get("opinions", ())]
    return list(dict.fromkeys(name for name in names if name))


def _speaker_swapped(scene: Scene) -> Iterator[Harm]:
    names = _speakers(scene)
    for a in names:
        for b in names:
            if a != b and a not in b and b not in a:
                yield from substitution(rf"\b{re.escape(a)}\b", b, ChapterKind.OPINIONS)(scene)


def _opinion_as_finding(scene: Scene) -> Iterator[Harm]:
    for c, s, sentence in scene.places(ChapterKind.OPINIONS):
        quoted = re.search(r"“([^”]{20,})”", sentence.text)
        words = quoted[1] if quoted else re.sub(r"^.*?\b(?:said|says|thinks|believes) (?:that )?", "", sentence.text)
        for to in scene.chapters(ChapterKind.STRENGTHS) or scene.chapters(ChapterKind.IN_SHORT):
            if words != sentence.text:
                moved = scene.moved("", c, s, to)
                inner = Scene(scene.source, scene.facts, moved.briefing, scene.random)
                last = len(moved.briefing.chapters[to].sentences) - 1
                yield inner.rewritten("", to, last, tidy(words.rstrip(",. ") + "."))


def _made_previous(scene: Scene) -> Iterator[Harm]:
    current = {row["grade"] for row in scene.facts.get("ratings", ()) if row["when"] == "current"}
    for c, s, sentence in scene.places(ChapterKind.RATING):
        match = re.search(_GRADE, sentence.text, re.IGNORECASE)
        if match and match.group().lower() in current and not re.search(r"\b(19|20)\d\d|last|before", sentence.text):
            yield scene.rewritten("", c, s, sentence.text.rstrip(".") + " at the last inspection.")


def _made_current(scene: Scene) -> Iterator[Harm]:
    pattern = re.compile(
        r"\b(in (?:19|20)\d\d,?|last time,?|previously|before that,?|earlier|at the last inspection,?)\s*", re.I
    )
    for c, s, sentence in scene.places(ChapterKind.RATING):
        if re.search(_GRADE, sentence.text, re.IGNORECASE) and pattern.search(sentence.text):
            yield scene.rewritten("", c, s, tidy(pattern.sub("", sentence.text)))


def _area_swapped(scene: Scene) -> Iterator[Harm]:
    areas = [row["area"] for row in scene.facts.get("ratings", ()) if row["area"] != "overall"]
    for a in areas:
        for b in areas:
            if not set(a.split()) & set(b.split()):
                yield from substitution(rf"\b{re.escape(a)}\b", b, ChapterKind.RATING)(scene)


def _count_changed(scene: Scene) -> Iterator[Harm]:
    number = re.compile(r"\b(\d+|no|one|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)
    for c, chapter in enumerate(scene.briefing.chapters):
        for s, sentence in enumerate(chapter.sentences):
            if any(isinstance(x, FromCount) for x in sentence.sources) and (match := number.search(sentence.text)):
                now = sentence.text[: match.start()] + "eleven" + sentence.text[match.end() :]
                yield scene.rewritten("", c, s, tidy(now))


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def _month_changed(match: re.Match[str], scene: Scene) -> str:
    return scene.random.choice([month for month in _MONTHS if month != match.group()])


def _year_changed(match: re.Match[str], scene: Scene) -> str:
    return str(int(match.group()) + scene.random.choice([-2, -1, 1, 2]))


def _made_closed(scene: Scene) -> Iterator[Harm]:
    for c, s, sentence in scene.places(ChapterKind.CONCERN):
        if not re.search(r"closed|lifted|resolved|no longer|ended", sentence.text) and not sentence.quotation:
            yield scene.rewritten("", c, s, sentence.text.rstrip(".") + ", and this has been closed.")


def _titles_exchanged(scene: Scene) -> Iterator[Harm]:
    for a, b in pairwise(scene.chapters(ChapterKind.RATING)):
        one, two = (re.split(r"(?<=\.) ", scene.briefing.chapters[n].title, maxsplit=1) for n in (a, b))
        if len(one) == len(two) == 2 and one[1] != two[1]:
            yield scene.retitled("", a, f"{one[0]} {two[1]}")


def _dropped(kind: ChapterKind) -> Generator:
    def generate(scene: Scene) -> Iterator[Harm]:
        for c in scene.chapters(kind):
            if kind is ChapterKind.RATING or _formal(scene, c):
                yield scene.without_chapter("", c)

    return generate


def _formal(scene: Scene, c: int) -> bool:
    text = " ".join(s.text for s in scene.briefing.chapters[c].sentences).lower()
    return any(label in text for label in _SEVERE) and "closed" not in text


def _quotation(change: str) -> Generator:
    def generate(scene: Scene) -> Iterator[Harm]:
        for c, s, sentence in scene.places():
            match = re.search(r"“([^”]{40,})”", sentence.text) if sentence.quotation else None
            if match is None:
                continue
            words = match[1].split()
            if change == "cut":
                new = " ".join(words[: len(words) * 2 // 3]).rstrip(",;:") + "."
            else:
                at = scene.random.randrange(2, len(words) - 1)
                new = " ".join([*words[:at], "hardly", *words[at + 1 :]])
            yield scene.rewritten("", c, s, sentence.text[: match.start(1)] + new + sentence.text[match.end(1) :])

    return generate


_UNITS = {
    "minutes": "hours", "hours": "days", "days": "weeks", "weeks": "months", "months": "years", "years": "months",
    "million": "billion", "per cent": "people", "percent": "people", "thousand": "million",
}  # fmt: skip


FIRST: dict[str, Generator] = {
    "a grade swapped": _grade_swapped,
    "a grade swapped in the summary": substitution(_GRADE, _other_grade, ChapterKind.IN_SHORT),
    "“not” dropped": substitution(r"\b(?:not|never)\s", "", *FINDINGS),
    "“n't” dropped": substitution(r"n['’]t\b", "", *FINDINGS),
    "“not” added": substitution(_AUXILIARY, r"\1 not", *FINDINGS),
    "“no” dropped": substitution(r"\bno (?=[a-z])", "", *FINDINGS),
    "a number changed": substitution(r"(?<![\d,.£/])\b(?!(?:19|20)\d\d\b)\d+\b(?![\d,./]|\d)", _number_changed),
    "two numbers exchanged": _numbers_exchanged,
    "a sum of money changed": substitution(r"£(\d)", r"£9\1"),
    "a unit changed": substitution(rf"\b({'|'.join(_UNITS)})\b", lambda m, _: _UNITS[m.group().lower()]),
    "the body renamed": _renamed,
    "doer and done-to swapped": _parties_swapped,
    "a reason invented": _reason_invented,
    "“must” made “should”": substitution(r"\bmust\b", "should", *FINDINGS),
    "“should” made “must”": substitution(r"\bshould\b", "must", *FINDINGS),
    "“may” made “will”": substitution(r"\b(?:may|might|could)\b", "will", *FINDINGS),
    "“some” made “all”": substitution(r"\bsome\b", "all", *FINDINGS),
    "“some” dropped": substitution(r"\bsome (?=[a-z])", "", *FINDINGS),
    "“most” made “all”": substitution(r"\b(?:most|many) (?=[a-z])", "all ", *FINDINGS),
    "a severity raised": _severity(1),
    "a severity lowered": _severity(-1),
    "a concern turned strength": _moved(ChapterKind.CONCERN, ChapterKind.STRENGTHS),
    "a strength turned concern": _moved(ChapterKind.STRENGTHS, ChapterKind.CONCERN),
    "an opinion given to another speaker": _speaker_swapped,
    "an opinion stated as a finding": _opinion_as_finding,
    "a current grade made an earlier one": _made_previous,
    "an earlier grade made current": _made_current,
    "the area of a grade swapped": _area_swapped,
    "a count changed": _count_changed,
    "a month changed": substitution(rf"\b(?-i:{'|'.join(_MONTHS)})\b", _month_changed),
    "a year changed": substitution(r"\b(?:19|20)\d\d\b", _year_changed),
    "an open concern closed": _made_closed,
    "a closed concern opened": substitution(
        r"\b(?:has been|was|is now|is) (?:closed|lifted|resolved|removed)\b", "is still open"
    ),
    "a finding put into somebody's mouth": substitution(
        r"^(?:The )?(?:inspectors?|inspectorate|HMIC\w*|CQC|Ofsted)\b", "The chief executive", *FINDINGS
    ),
    "two rating headings exchanged": _titles_exchanged,
    "a rating's chapter dropped": _dropped(ChapterKind.RATING),
    "a concern's chapter dropped": _dropped(ChapterKind.CONCERN),
    "a quotation cut short": _quotation("cut"),
    "a word of a quotation changed": _quotation("word"),
}
