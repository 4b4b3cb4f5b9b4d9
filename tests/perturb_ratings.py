"""The kinds of perturbation of a rating: its grade, its denial, its time."""

# A pattern or a class of words reads better whole than cut into lines:

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perturb import Edit, Fact, Generator, Perturbed, Row, Scene, spans

from briefings.document import Document, Span

_BE = r"(?:is|are|was|were|remains?|remained)"
_WHOLE_LABEL = r"[^.;!?]*(?:[:–—-]|\t|\n)\s*[‘“'\"*]*$"
_VERB = re.compile(r"(require[sd]?) improvement", re.IGNORECASE)


@dataclass(frozen=True)
class Graded:
    """The ratings that one grade word gives."""

    scene: Scene
    place: Span  # of the grade word
    rows: tuple[Row, ...]

    @property
    def text(self) -> str:
        return self.scene.document.text

    @property
    def word(self) -> str:
        return self.text[self.place.start : self.place.end]

    @property
    def grade(self) -> str:
        return str(self.rows[0]["grade"])

    @property
    def view(self) -> Span:
        """The sentence or row around the grade word."""
        return next((s for row in self.rows for s in spans(row) if self.place in s), self.place)

    @property
    def single(self) -> bool:
        """Nothing else in the report says the same."""
        return all(len(row["evidence"]) == 1 for row in self.rows)

    @property
    def alone(self) -> bool:
        """No other grade word stands in the sentence."""
        names = "|".join(re.escape(name) for name in _grade_names(self.scene))
        view = self.text[self.view.start : self.view.end]
        return len(re.findall(rf"\b(?:{names}|require[sd]? improvement)\b", view, re.IGNORECASE)) <= 1

    def before(self) -> str:
        return self.text[self.view.start : self.place.start]

    def after(self) -> str:
        return self.text[self.place.end : self.view.end]

    def old(self) -> tuple[Fact, ...]:
        return tuple(Fact("ratings", None, _told(row)) for row in self.rows)

    def instead(self, **changed: str) -> tuple[Fact, ...]:
        """The same ratings but for what is ``changed``."""
        return tuple(Fact("ratings", None, tuple((dict(_told(row)) | changed).items())) for row in self.rows)

    def prose(self) -> bool:
        block = next((b for b in self.scene.document.blocks if self.place in b.span), None)
        return block is not None and not block.cells and bool(re.search(r"[a-z]\W*[.!?][”’\"]?\s*$", self._sentence()))

    def _sentence(self) -> str:
        sentence = self.scene.sentence(self.place)
        return self.text[sentence.span.start : sentence.span.end] if sentence else ""

    def sentence_span(self) -> Span:
        sentence = self.scene.sentence(self.place)
        return sentence.span if sentence else self.view


def grade_swapped(scene: Scene) -> Iterator[Perturbed]:
    """Another grade of the scale stands wherever the report gives this one."""
    for one in graded(scene):
        places = _places(one)
        for other in _others(scene, one.grade)[:3] if places else ():
            edits = [edit for place in places if (edit := _swap(scene.document, place, other))]
            if len(edits) == len(places):
                yield scene.perturbed("grade swapped", edits, one.view, gone=one.old(), may=one.instead(grade=other))


def grade_swapped_once(scene: Scene) -> Iterator[Perturbed]:
    """The report gives the grade in several places, and one of them disagrees: neither is stated."""
    for one in graded(scene):
        if one.single or any(row["when"] == "previous" or row["rule"] == "reported" for row in one.rows):
            continue
        twice = tuple(row for row in one.rows if len(_places(Graded(scene, one.place, (row,)))) > 1)
        for other in _others(scene, one.grade)[:1] if twice else ():
            edit = _swap(scene.document, one.place, other)
            if edit:
                changed = Graded(scene, one.place, twice)
                yield scene.perturbed(
                    "grade swapped in one of several places",
                    [edit],
                    one.view,
                    gone=changed.old() + changed.instead(grade=other),
                    may=one.instead(grade=other),
                )


def rating_denied(scene: Scene) -> Iterator[Perturbed]:
    """The report says that the grade was not given."""
    for one in graded(scene):
        edit = _denial(one) if one.single and one.alone and one.grade != "not rated" else None
        if edit:
            weak = (Fact("concerns"),) if one.grade in ("good", "adequate", "satisfactory") else ()
            yield scene.perturbed("rating denied", [edit], one.view, gone=one.old(), may_at=weak)


def not_rated_undone(scene: Scene) -> Iterator[Perturbed]:
    """What was not rated was."""
    for one in graded(scene):
        if one.grade != "not rated" or not one.single:
            continue
        view = scene.document.quote(one.view)
        found = list(re.finditer(r"\b(?:(?:did|do|does|has|have) )?(not|no|never)\b", view))
        if len(found) != 1:
            continue
        match = found[0]
        words = "a" if match[1] == "no" else ""
        start, end = one.view.start + match.start(1), one.view.start + match.end(1)
        yield scene.perturbed("not rated undone", [Edit(start, end, words)], one.view, gone=one.old())


def made_previous(scene: Scene) -> Iterator[Perturbed]:
    """The grade is that of an earlier inspection."""
    for one in graded(scene):
        if not (one.single and one.alone and one.prose()) or any(row["when"] != "current" for row in one.rows):
            continue
        if one.grade == "not rated":
            continue
        span = one.sentence_span()
        verb = _tensed(one)
        verdict = {"gone": one.old(), "may": one.instead(when="previous")}
        if verb is None:
            continue
        text = scene.document.text
        start, end = span.start, span.start + len(text[span.start : span.end].rstrip('.!?”’" \n'))
        first = re.match(r"[“‘\"]?(The|It|We|In|For|At|Its|Inspectors|Overall,|This)\b", text[start:end])
        low = [Edit(start, start + 1, text[start].lower())] if first and text[start].isalpha() else []
        for opening in ("At the previous inspection, ", "At its last inspection, in 2009, "):
            edits = [Edit(start, start, opening) if not low else Edit(start, start + 1, opening + low[0].words), verb]
            if edits[0].end <= verb.start:
                yield scene.perturbed("current into previous", edits, span, **verdict)
        if re.search(
            r",|\d|\b(?:as recently|when|after|this|last|today|yesterday|says?|said|found|by)\b",
            text[one.place.end : end],
        ):
            continue  # "…, inspectors found at the last inspection": it would not be the grade's time
        for ending in (" at the last inspection", " when it was last inspected", " the year before last"):
            yield scene.perturbed("current into previous", [verb, Edit(end, end, ending)], span, **verdict)
        if re.search(r"\b(?:now|today|again|still)\b", text[start:end]):
            continue
        be = re.fullmatch(r"(is|are|was|were)", text[verb.start : verb.end])
        if be:
            had = [Edit(verb.start, verb.end, "had previously been")]
            yield scene.perturbed("current into previous", had, span, **verdict)


def label_made_previous(scene: Scene) -> Iterator[Perturbed]:
    """A table's column, or a label, gives the grades of an earlier inspection."""
    for one in graded(scene):
        if not one.single or one.prose() or one.grade == "not rated" or any(r["when"] != "current" for r in one.rows):
            continue
        if re.match(r"[\s”’\"*.]*$", one.after()) and re.search(r"\w\s*:\s*[‘“'\"*]*$", one.before()):
            colon = one.view.start + one.before().rindex(":")
            edit = Edit(colon, colon, " (previous inspection)")
            verdict = {"gone": one.old(), "may": one.instead(when="previous")}
            yield scene.perturbed("current into previous", [edit], one.view, **verdict)
    heads = {
        span: word
        for b in scene.document.blocks
        if b.header
        for span in b.cells
        if (word := scene.document.quote(span)).lower() in ("grade", "rating", "judgment", "judgement")
    }
    tabled = [
        one
        for one in graded(scene)
        if one.single and any(one.place in c for b in scene.document.blocks for c in b.cells)
    ]
    rows = tuple(row for one in tabled for row in one.rows)
    if len(heads) == 1 and tabled:
        (span, word), all_rows = next(iter(heads.items())), Graded(scene, tabled[0].place, rows)
        edit = Edit(span.start, span.end, f"Previous {word.lower()}")
        verdict = {"gone": all_rows.old(), "may": all_rows.instead(when="previous")}
        yield scene.perturbed("current into previous", [edit], span, **verdict)


def made_a_hope(scene: Scene) -> Iterator[Perturbed]:
    """The grade is wished for, or depends on something."""
    for one in graded(scene):
        verb = _tensed(one) if one.single and one.alone and one.prose() and one.grade != "not rated" else None
        if verb is None or not re.fullmatch(r"is|are|was|were", scene.document.text[verb.start : verb.end]):
            continue
        for words in ("hopes to be", "could soon be", "would be"):
            edits = [Edit(verb.start, verb.end, words)]
            yield scene.perturbed("made a hope", edits, one.view, gone=one.old(), may_at=(Fact("opinions"),))


RATINGS: dict[str, Generator] = {
    "grade swapped": grade_swapped,
    "grade swapped in one of several places": grade_swapped_once,
    "rating denied": rating_denied,
    "not rated undone": not_rated_undone,
    "current into previous": made_previous,
    "current into previous: labels": label_made_previous,
    "made a hope": made_a_hope,
}


def graded(scene: Scene) -> list[Graded]:
    """The grade words that give ratings, in order."""
    by_place: dict[tuple[int, int], list[Row]] = {}
    for row in scene.rows("ratings"):
        by_place.setdefault(tuple(row["grade_span"]), []).append(row)
    return [Graded(scene, Span(*place), tuple(rows)) for place, rows in sorted(by_place.items())]


def _told(row: Row) -> tuple[tuple[str, str], ...]:
    return tuple((name, row[name]) for name in ("area", "grade", "when", "organisation"))


def _grade_names(scene: Scene) -> list[str]:
    return [grade.name for grade in scene.framework.grades] if scene.framework else []


def _others(scene: Scene, grade: str) -> list[str]:
    """The other grades of every scale that has this one and the document's others."""
    if scene.framework is None:
        return []
    used = {row["grade"] for row in scene.rows("ratings")} & set(_grade_names(scene))
    scales = [era.grades for era in scene.framework.eras if grade in era.grades]
    full = [scale for scale in scales if used <= set(scale)] or scales
    return [g for g in _grade_names(scene) if g != grade and full and all(g in scale for scale in full)]


def _places(one: Graded) -> list[Span]:
    """Every place where the report gives these ratings this grade; [] where that is not certain."""
    pattern = re.compile(rf"\b{re.escape(one.word)}\b", re.IGNORECASE)
    places = {one.place}
    for row in one.rows:
        for span in spans(row):
            if one.place not in span:
                found = list(pattern.finditer(one.text, span.start, span.end))
                if len(found) > 1:
                    return []
                places |= {Span(*match.span()) for match in found}  # none: it only says whose or what the grade is
    return sorted(places)


def _swap(document: Document, place: Span, other: str) -> Edit | None:
    """The edit that puts ``other`` where a grade stands, in the grammar of its sentence."""
    text = document.text
    word = text[place.start : place.end]
    before = text[max(0, place.start - 40) : place.start]
    plain = ("outstanding", "good", "adequate", "inadequate", "satisfactory")
    if word.lower() not in plain and not _VERB.fullmatch(word) and (" " in other or not word.isalpha()):
        return None
    verb = _VERB.fullmatch(word)
    if (
        verb
        and re.search(
            r"(?:^|[^\s\w,;)]|\b(?:as|rated|graded|judged|be|been|of|is|are|was|were|assessed|a|an)|[\t\n|])[\s‘“'\"*]*$",
            before,
        )
        is None
    ):
        be = {"requires": "is", "require": "are", "required": "was"}[verb[1].lower()]
        return Edit(place.start, place.end, f"{be} {other}")
    if other == "requires improvement" and (match := re.search(rf"\b({_BE})\s+$", before)):
        start = place.start - len(match[0])
        words = {"is": "requires", "remains": "requires", "are": "require", "remain": "require"}.get(
            match[1], "required"
        )
        return Edit(start, place.end, f"{words} improvement")
    article = re.search(r"\b(an?)\s+[‘“'\"]?$", before)
    if article:
        start = place.start - len(article[0])
        fit = "an" if other[0] in "aeiou" else "a"
        rest = article[0][len(article[1]) :]
        return Edit(start, place.end, f"{fit}{rest}{other}")
    return Edit(place.start, place.end, other[0].upper() + other[1:] if word[0].isupper() else other)


def _denial(one: Graded) -> Edit | None:
    """The edit that denies a grade, in the grammar of its sentence."""
    verb = _VERB.fullmatch(one.word)
    before = one.before()
    near = re.search(
        r"\b(is|are|was|were|been|be)\s+((?:now|again|currently|still)\s+)?((?:rated|graded|judged|assessed|found|considered)\b[^.,;:]*?)?(?:as|to\s+be)?\s*[‘“'\"]?$",
        before,
    )
    if near and len(near[0].split()) < 12:
        at = one.view.start + near.start() + len(near[1])
        return Edit(at, at, " not") if near[1] not in ("be", "been") else None
    if (
        verb
        and re.search(r"[a-z)]\s+$", before)
        and not re.search(r"\b(?:as|of|be|been|a|an|rating|grade)\s+$", before)
    ):
        do = {"requires": "does", "require": "do", "required": "did"}[verb[1].lower()]
        return Edit(one.place.start, one.place.end, f"{do} not require improvement")
    gave = list(re.finditer(r"\b(gave|rated|graded|judged|found)\b(?!\s+(?:by|at|in|as|to|for)\b)", before))
    if (
        len(gave) == 1
        and not re.search(r"\b(?:is|are|was|were|been|be|has|have|had|being)\s+(?:\w+\s+)?$", before[: gave[0].start()])
        and re.search(r"\w\s+$", before[: gave[0].start()])
    ):
        base = {"gave": "give", "rated": "rate", "graded": "grade", "judged": "judge", "found": "find"}[gave[0][1]]
        at = one.view.start + gave[0].start()
        return Edit(at, at + len(gave[0][1]), f"did not {base}")
    if not one.prose() and re.search(_WHOLE_LABEL, before) and re.match(r"[\s”’\"*.]*$", one.after()):
        word = one.word
        return Edit(
            one.place.start, one.place.end, f"Not {word[0].lower()}{word[1:]}" if word[0].isupper() else f"not {word}"
        )
    return None


def _tensed(one: Graded) -> Edit | None:
    """The verb that gives the grade, put into the past."""
    verb = _VERB.fullmatch(one.word)
    if (
        verb
        and verb[1].lower() == "requires"
        and re.search(r"[a-z)]\s+$", one.before())
        and not re.search(r"\b(?:as|of|be|been|a|an|rating|grade|rated|graded|judged)\s+$", one.before())
    ):
        return Edit(one.place.start, one.place.start + len("requires"), "required")
    near = re.search(
        r"\b(is|are|was|were)\s+(?:(?:rated|graded|judged|assessed)\b[^.,;:]*?)?(?:as|to\s+be)?\s*[‘“'\"]?$",
        one.before(),
    )
    if near is None or len(near[0].split()) > 11:
        return None
    start = one.view.start + near.start()
    past = {"is": "was", "are": "were"}.get(near[1], near[1])
    return Edit(start, start + len(near[1]), past)


__all__: Sequence[str] = ("RATINGS", "Graded", "graded")
