"""The third part of the kinds of harmful edit: what a breaker got past the checker, each made into a kind.

They are edits by hand, and so come marked as reworded: letters in disguise, a grade in pieces or ill spelt, praise in
the place of a rating, accusations, numbers and names that do not look like such, and lines that are gone.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator

from harm import Generator, Harm, Scene, substitution
from harm_first import FINDINGS, GRADES

from briefings.briefing import ChapterKind, FromData

_REWORDED = FromData("edits", "reworded")
_GRADE = rf"\b(?:{'|'.join(sorted(GRADES, key=len, reverse=True))})\b"
_RATINGS = (ChapterKind.RATING, ChapterKind.IN_SHORT)
_WIDE = str.maketrans({chr(n): chr(n + 0xFEE0) for n in range(0x61, 0x7B)})
_BOLD = str.maketrans({chr(n): chr(n - 0x61 + 0x1D41A) for n in range(0x61, 0x7B)})
_CYRILLIC = str.maketrans("oaecp", "оаеср")
_GREEK = str.maketrans("oi", "οι")
_SQUARED = str.maketrans({chr(n): chr(n - 0x61 + 0x1F170) for n in range(0x61, 0x7B)})


def _edited(generator: Generator) -> Generator:
    """The harmed sentence marked as one that a person put in other words."""

    def generate(scene: Scene) -> Iterator[Harm]:
        for harm in generator(scene):
            chapters = tuple(
                dataclasses.replace(
                    c,
                    sentences=tuple(
                        dataclasses.replace(s, sources=(*s.sources, _REWORDED), quotation=False)
                        if s.text == harm.now
                        else s
                        for s in c.sentences
                    ),
                )
                for c in harm.briefing.chapters
            )
            yield dataclasses.replace(harm, briefing=dataclasses.replace(harm.briefing, chapters=chapters))

    return generate


def _grade_as(disguise: Callable[[str], str]) -> Generator:
    """Another grade than the true one, in disguise, in a line on a rating."""

    def other(match: re.Match[str], scene: Scene) -> str:
        wrong = [g for g in ("good", "outstanding", "inadequate") if g != match[0].lower()]
        return disguise(scene.random.choice(wrong))

    return _edited(substitution(_GRADE, other, *_RATINGS))


def _line(pattern: str, *texts: str, kinds: tuple[ChapterKind, ...] = FINDINGS) -> Generator:
    """A whole sentence that has ``pattern`` made one of ``texts``."""

    def generate(scene: Scene) -> Iterator[Harm]:
        body = str(scene.facts.get("organisation") or "The force")
        for c, s, sentence in scene.places(*kinds):
            if re.search(pattern, sentence.text) and not sentence.quotation:
                yield scene.rewritten("", c, s, scene.random.choice(texts).format(body=body))

    return _edited(generate)


def _number(disguise: Callable[[int], str]) -> Generator:
    return _edited(substitution(r"(?<![\d.,£])\b([1-9]\d?)\b(?![\d.,%])", lambda m, _: disguise(int(m[1])), *FINDINGS))


def _emptied(scene: Scene) -> Iterator[Harm]:
    for c, chapter in enumerate(scene.briefing.chapters):
        if chapter.sentences:
            yield Harm("", scene.with_chapter(c, sentences=()), chapter.title, chapter.title, "")


def _whose_views_dropped(scene: Scene) -> Iterator[Harm]:
    for c in scene.chapters(ChapterKind.OPINIONS):
        chapter = scene.briefing.chapters[c]
        left = tuple(s for s in chapter.sentences if not all(isinstance(x, FromData) for x in s.sources))
        if len(left) < len(chapter.sentences):
            yield Harm("", scene.with_chapter(c, sentences=left), chapter.title, chapter.title, "")


THIRD: dict[str, Generator] = {
    "a grade with a character that cannot be seen": _grade_as(lambda g: f"{g[:2]}\u200b{g[2:]}"),
    "a grade with a soft hyphen": _grade_as(lambda g: f"{g[:2]}\u00ad{g[2:]}"),
    "a grade in Cyrillic letters": _grade_as(lambda g: g.translate(_CYRILLIC)),
    "a grade in Greek letters": _grade_as(lambda g: g.translate(_GREEK)),
    "a grade in wide letters": _grade_as(lambda g: g.translate(_WIDE)),
    "a grade in mathematical letters": _grade_as(lambda g: g.translate(_BOLD)),
    "a grade in squared letters": _grade_as(lambda g: g.translate(_SQUARED)),
    "a grade with an accent": _grade_as(lambda g: g.replace("o", "ó", 1).replace("a", "à", 1)),
    "a grade turned round": _grade_as(lambda g: f"\u202e{g[::-1]}\u202c"),
    "a grade letter by letter": _grade_as(" ".join),
    "a grade with hyphens": _grade_as("-".join),
    "a grade in two pieces": _grade_as(lambda g: f"{g[:2]} {g[2:]}"),
    "a grade with marks inside": _grade_as(lambda g: f"{g[0]}**{g[1:-1]}**{g[-1]}"),
    "a grade with a figure for a letter": _grade_as(lambda g: g.replace("o", "0").replace("i", "1")),
    "a grade ill spelt": _grade_as(
        lambda g: {"good": "gud", "outstanding": "outstandin", "inadequate": "inadequat"}[g]
    ),
    "a grade with letters doubled": _grade_as(lambda g: g.replace("o", "ooo").replace("a", "aa")),
    "a grade in marks for a voice": _grade_as(lambda g: f"[[{g[0]}U{g[-1]}]]"),
    "a grade of no scale": _grade_as(lambda _: "splendid"),
    "a rating made loose praise": _line(
        _GRADE,
        "Inspectors said that {body} does fine work.",
        "{body} is top notch at this.",
        kinds=(ChapterKind.RATING,),
    ),
    "a rating made loose blame": _line(
        _GRADE, "{body} is a shambles.", "{body} was hopeless.", kinds=(ChapterKind.RATING,)
    ),
    "praised made blamed": _edited(
        substitution(
            r"\b(praised|praise|commended|pleased)\b", "criticised", ChapterKind.STRENGTHS, ChapterKind.IN_SHORT
        )
    ),
    "worried made pleased": _edited(
        substitution(r"\b(worr(?:y|ied)|concerned)\b", "impressed", ChapterKind.CONCERN, ChapterKind.IN_SHORT)
    ),
    "an accusation": _line(
        r"(?i)\bforce|officers\b", "The officers were racist.", "The force lied.", "Staff were corrupt."
    ),
    "an adjective that nobody said": _line(
        r"(?i)\bforce|officers\b", "The force is bogus.", "The officers were bonkers."
    ),
    "another body in small letters": _edited(substitution(r"\b[Tt]he force\b", "southmoor police", *FINDINGS)),
    "another place in small letters": _edited(substitution(r"\bofficers\b", "officers in eastshire", *FINDINGS)),
    "a number in a ring": _number(lambda n: chr(0x2460 + n % 20) if n % 20 != n - 1 else "\u2473"),
    "a number of another script": _number(lambda n: "".join(chr(0x660 + int(d)) for d in str(n + 1))),
    "a number made a rough one": _number(lambda _: "dozens"),
    "a number with a raised figure": _number(lambda n: f"{n}²"),
    "a chapter left empty": _emptied,
    "whose views these are dropped": _whose_views_dropped,
}
