"""The kinds of perturbation that reach through a whole report: a number, the name of the organisation, of a speaker."""

# A pattern or a class of words reads better whole than cut into lines:
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator

from perturb import Edit, Fact, Generator, Perturbed, Scene, spans
from perturb_ratings import graded

from briefings.document import Span

INVENTED = ("Westmarch", "Northmoor", "Eastvale", "Harrowby", "Saltmere", "Wyverdale")
_PERSON = "Ottoline"
_COMMON = frozenset(
    """police constabulary force service services council county borough city school academy trust local authority
    safeguarding partnership children childrens children’s area nhs foundation hospital hospitals college primary
    high secondary metropolitan royal district fire rescue and of the in for care home homes london united co-operative
    multi-academy centre group north south east west upper lower new old great little st saint hmp prison probation""".split()
)


def number_changed(scene: Scene) -> Iterator[Perturbed]:
    """A number that stands in a finding is another one, wherever the report has it."""
    text = scene.document.text
    held = {
        match[0]
        for sort in ("ratings", "concerns", "strengths", "no_concerns")
        for row in scene.rows(sort)
        for span in spans(row)
        for match in re.finditer(r"(?<![\w.,/-])\d{1,4}(?![\w,/-]|\.\d)", scene.document.quote(span))
    }
    for was in sorted(held, key=int):
        now = str(int(was) + (1 if int(was) < 2000 else -1))
        if int(was) == 0 or re.search(rf"(?<!\d){now}(?!\d)", text):
            continue
        edits = [Edit(*m.span(), now) for m in re.finditer(rf"(?<![\w.,/-]){was}(?![\w,/-]|\.\d)", text)]
        first = edits[0]
        view = Span(first.start, first.end)
        gone = tuple(
            Fact(sort, None, ((name, row[name]),))
            for sort, name in (("concerns", "what"), ("strengths", "what"), ("ratings", "year"))
            for row in scene.rows(sort)
            if re.search(rf"(?<![\w.,/-]){was}(?![\w,/-]|\.\d)", str(row[name]))
        )
        yield scene.perturbed("number changed", edits, view, gone=gone, renamed=((was, now),))


def organisation_renamed(scene: Scene) -> Iterator[Perturbed]:
    """Each inspected body has another name throughout."""
    owners = [row["organisation"] for sort in ("ratings", "concerns", "strengths") for row in scene.rows(sort)]
    for body in dict.fromkeys(name for name in (scene.facts["organisation"], *owners) if name):
        words = [w for w in re.findall(r"[A-Za-z’'-]+", body) if w.lower() not in _COMMON and len(w) > 2]
        others = " ".join(o for o in scene.facts["organisations"] if o != body).lower().split()
        if not words or any(word.lower() in others for word in words):
            continue
        renamed = {word: INVENTED[n % len(INVENTED)] for n, word in enumerate(words)}
        if any(re.search(rf"\b{new}\b", scene.document.text, re.IGNORECASE) for new in renamed.values()):
            renamed = {word: f"{INVENTED[n % len(INVENTED)]}ley" for n, word in enumerate(words)}
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)
        edits = []
        for match in pattern.finditer(scene.document.text):
            new = next(n for w, n in renamed.items() if w.lower() == match[0].lower())
            new = new.upper() if match[0].isupper() else new.lower() if match[0].islower() else new
            edits.append(Edit(*match.span(), new))
        if not edits:
            continue
        gone = tuple(
            Fact(sort, None, (("organisation", body),)) for sort in ("ratings", "concerns", "strengths", "no_concerns")
        )
        nobodys = tuple(
            Fact(sort, None, (("organisation", None), (name, row[name])))
            for sort, name in (("ratings", "grade"), ("concerns", "severity"), ("strengths", "what"))
            for row in scene.rows(sort)
            if row["organisation"] == body
        )
        view = Span(edits[0].start, edits[0].end)
        pairs = tuple((w, n) for w, n in renamed.items())
        yield scene.perturbed("organisation renamed", edits, view, gone=gone, renamed=pairs, may=nobodys)


def another_organisation(scene: Scene) -> Iterator[Perturbed]:
    """One graded sentence names another body: the grade is that body's, or nobody's."""
    for one in graded(scene):
        names = {row["organisation"] for row in one.rows if row["organisation"]}
        if len(names) != 1 or not one.single:
            continue
        (body,) = names
        text = scene.document.quote(one.view)
        found = list(re.finditer(rf"(?<!\w){re.escape(body)}(?!\w)", text))
        words = [w for w in re.findall(r"[A-Za-z’'-]+", body) if w.lower() not in _COMMON]
        if len(found) != 1 or not words or len(re.findall(re.escape(words[0]), text)) != 1 or "Saltmere" in text:
            continue
        if len(re.findall(re.escape(words[0]), scene.document.text)) == 1:
            continue  # named nowhere else: it has another name, and that is another kind
        other = body
        for n, word in enumerate(words):
            other = other.replace(word, ("Saltmere", "Wyverdale", "Harrowby")[n % 3])
        start = one.view.start + found[0].start()
        its = [r for r in scene.rows("ratings") if r["organisation"] == body]  # “it” of later sentences has moved along
        its = [r for r in its if r in one.rows or not any(words[0] in e["quote"] for e in r["evidence"])]
        its += [r for o in graded(scene) if o.view == one.view for r in o.rows]
        same = ("area", "grade", "when")
        changed = tuple((*((name, r[name]) for name in same), ("organisation", other)) for r in its)
        yield scene.perturbed(
            "another organisation in the sentence",
            [Edit(start, start + len(body), other)],
            one.view,
            gone=one.old(),
            may=tuple(Fact("ratings", None, values) for values in changed),
        )


def speaker_renamed(scene: Scene) -> Iterator[Perturbed]:
    """Whoever gave an opinion has another surname throughout."""
    for row in scene.rows("opinions"):
        name = re.findall(r"\b[A-Z][a-z]+ ([A-Z][a-z’'-]+)\b(?=$|,)", row["who"])
        if len(name) != 1 or name[0].lower() in _COMMON:
            continue
        edits = [Edit(*m.span(), _PERSON) for m in re.finditer(rf"(?<!\w){name[0]}(?!\w)", scene.document.text)]
        if edits:
            view = Span(edits[0].start, edits[0].end)
            gone = (Fact("opinions", None, (("who", row["who"]),)),)
            yield scene.perturbed("speaker renamed", edits, view, gone=gone, renamed=((name[0], _PERSON),))


WHOLE: dict[str, Generator] = {
    "number changed": number_changed,
    "organisation renamed": organisation_renamed,
    "another organisation in the sentence": another_organisation,
    "speaker renamed": speaker_renamed,
}
