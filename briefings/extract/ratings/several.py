"""Several bodies graded at once by a word for all of them: "rating both schools inadequate"."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.extract.ratings.complements import counted
from briefings.extract.ratings.lexer import Token
from briefings.extract.ratings.subjects import Scene, Who
from briefings.extract.ratings.words import Tag

_PLURALS = ("academies", "nurseries", "surgeries", "authorities", "constabularies")


def all_named(tokens: Sequence[Token], what: Sequence[Token], scene: Scene) -> Who | None:
    """The bodies that ``what`` ("both schools", "all three forces") stands for: just so many are named before it."""
    if not what or any(t.tag not in (Tag.EACH, Tag.COUNT, Tag.THE, Tag.WORD) for t in what):
        return None
    at = next(i for i, t in enumerate(tokens) if t is what[0])
    last = what[-1]
    nouns = {f"{noun}s" for noun in scene.framework.body_nouns} | set(_PLURALS)
    said = scene.text[tokens[at - 1].end if at else 0 : last.end].lower().split()
    if last.low not in nouns or len(said) > 4 or sum(t.tag is Tag.WORD for t in what) > 1:
        return None
    counts = [number for word in said if word != "both" and (number := counted(word)) is not None]
    number = 2 if "both" in said else counts[0] if len(counts) == 1 and said[0] in ("all", "the") else 0
    bodies = tuple(dict.fromkeys(t.value for t in tokens[:at] if t.tag is Tag.BODY))
    return Who(bodies=bodies) if len(bodies) == number and None not in bodies else None
