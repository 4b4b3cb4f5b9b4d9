"""The kinds of perturbation of concerns, strengths and what has no concern: denied, undone, said by somebody else."""

# A pattern or a class of words reads better whole than cut into lines:
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from perturb import Edit, Fact, Generator, Perturbed, Row, Scene, spans

from briefings.document import BlockKind, Span

MOUTHS = (
    ("Councillor Ida Marsh said: “", "”"),
    ("“", "” said Councillor Ida Marsh."),
    ("Councillor Ida Marsh said that ", ""),
    ("According to Unison, ", ""),
    ("The union’s branch secretary, Bill Ray, claimed that ", ""),
)
_LOW = r"(?:The|A|An|There|This|These|Those|Some|Many|Most|Too|Few|In|For|At|On|When|While|Officers|Staff|Leaders|Children|Pupils|Their|Its|It|They|Not|No|Each|All|More)\b"
_NOT_ALONE = re.compile(
    r"\b(?:HMIC\w*|Ofsted|CQC|[Ii]nspect(?:ors?|ions?|orate)|commission|report(?:ed|s)?|said|says?|told|praised|criticised|watchdog|found|judge[sd]?|rated|graded)\b|[“”‘\"]",
    re.IGNORECASE,
)
_NEGATIVE = r"\b(?:not|no|never|without|nor|neither|cannot|few|little|lacks?|lack|fail\w*|too|poor|weak\w*|inconsistent\w*|inadequate\w*|limited|insufficient\w*|unclear|delay\w*|unable|un\w+ed|need\w*|must|should|could|yet|only|improv\w*|variable|rare\w*|however|but|although|despite|concern\w*|worr\w*|risk\w*|gaps?|ineffective\w*|slow\w*|absence|declin\w*|worsen\w*|deteriorat\w*|miss\w*|difficult\w*|low|high)\b|n[’']t\b"
_AUXILIARY = r"(is|are|was|were|has|have|had|does|do|did|can|could|will|would)"
_LABELS = ("cause of concern", "area for improvement")


def in_a_mouth(scene: Scene) -> Iterator[Perturbed]:
    """An outsider says the sentence that was the inspectorate's own: it is an opinion, whatever it says."""
    for number, (span, rows) in enumerate(_whole_sentences(scene)):
        text = scene.document.quote(span)
        for mouth in (number, number + 2):  # two of the five for each sentence, all five in turn
            opening, closing = MOUTHS[mouth % len(MOUTHS)]
            edits = [Edit(span.start, span.start, opening)]
            if closing.startswith("”"):
                stop = re.search(r"[.!?]$", text)
                if stop is None:
                    continue
                edits.append(Edit(span.end - 1, span.end, f"{',' if ' said' in closing else '.'}{closing}"))
            elif re.match(_LOW, text):
                edits = [Edit(span.start, span.start + 1, opening + text[0].lower())]
            elif not opening.endswith("“") and not re.match(r"[A-Z]\w+ (?:Police|Constabulary|Council|School)\b", text):
                continue
            yield scene.perturbed(
                "moved into somebody’s mouth",
                edits,
                span,
                gone_at=tuple(_theirs(sort, row) for sort, row in rows),
                may_at=(
                    Fact("opinions"),
                    Fact("ratings", None, (("said_by", "other"),)),
                    Fact("ratings", None, (("rule", "reported"),)),
                ),
            )


def weakness_undone(scene: Scene) -> Iterator[Perturbed]:
    """The one negation of a weakness is taken away."""
    for row in scene.rows("concerns"):
        view = _clause(scene, row)
        if view is None or row["severity"] != "concern" or not row["rule"].startswith("weakness"):
            continue
        text = scene.document.quote(view)
        found = list(re.finditer(_NEGATIVE, text))
        match = re.search(
            rf"\b{_AUXILIARY}(?:\s+\w+)?(\s+not)\b(?!\s+(?:only|just|all|always|every|yet|have to|need))", text
        )
        if match is None or len(found) != 1 or found[0].start() != match.start(2) + len(match[2]) - 3:
            continue
        edit = Edit(view.start + match.start(2), view.start + match.end(2), "")
        yield scene.perturbed("weakness undone", [edit], view, gone_at=(Fact("concerns"),), may_at=(Fact("strengths"),))


def weakness_denied(scene: Scene) -> Iterator[Perturbed]:
    """The report says that there is no such weakness."""
    for row in scene.rows("concerns"):
        view = _clause(scene, row)
        if view is None or row["severity"] != "concern" or not row["rule"].startswith("weakness"):
            continue
        text = scene.document.quote(view)
        if len(re.findall(_NEGATIVE, text)) > 1 or re.search(r"\b(?:and|which|who|that|so|because)\b|[,;:]", text):
            continue
        match = re.search(
            r"\b(is|are|was|were)\s+(?=(?:too|limited|poor|weak|inconsistent|unclear|slow|ineffective|insufficient|inadequate|unable|difficult)\b)",
            text,
        )
        there = re.search(r"\bThere (?:is|are|was|were) (a|an|some|many|several|significant|serious)\s+", text)
        if match:
            edit = Edit(view.start + match.end(), view.start + match.end(), "not ")
        elif there:
            edit = Edit(view.start + there.start(1), view.start + there.end(1), "no")
        else:
            continue
        yield scene.perturbed(
            "weakness denied",
            [edit],
            view,
            gone_at=(Fact("concerns"),),
            may_at=(Fact("strengths"), Fact("no_concerns")),
        )


def strength_denied(scene: Scene) -> Iterator[Perturbed]:
    """The praise is denied: it may be a weakness now, and is no strength."""
    for row in scene.rows("strengths"):
        view = _clause(scene, row)
        if view is None:
            continue
        text = scene.document.quote(view)
        if re.search(_NEGATIVE, text, re.IGNORECASE) or re.search(r"[;:]|\b(?:which|who|so|because|that)\b", text):
            continue
        if len(re.findall(rf"\b{_AUXILIARY}\b", text)) > 1:
            continue  # the second clause may praise as well
        edit = _denied(text, view.start)
        if edit:
            yield scene.perturbed(
                "strength denied", [edit], view, gone_at=(Fact("strengths"),), may_at=(Fact("concerns"),)
            )


def concern_admitted(scene: Scene) -> Iterator[Perturbed]:
    """The report no longer says that it has no concern."""
    for row in scene.rows("no_concerns"):
        view = spans(row)[0]
        found = list(re.finditer(r"\b(no|not|any|without|nothing|none)\b", scene.document.quote(view), re.IGNORECASE))
        if len(found) != 1 or found[0][0].lower() != "no":
            continue
        edit = Edit(
            view.start + found[0].start(), view.start + found[0].end(), "Some" if found[0][0][0] == "N" else "some"
        )
        yield scene.perturbed(
            "concern admitted", [edit], view, gone_at=(Fact("no_concerns"),), may_at=(Fact("concerns"),)
        )


def label_swapped(scene: Scene) -> Iterator[Perturbed]:
    """The formal label over or in the finding is another: so is how grave it is."""
    pattern = re.compile(r"\b(accelerated )?(causes? of concern|areas? for improvement)\b", re.IGNORECASE)
    for start, end, view in _labels(scene, pattern):
        was = scene.document.text[start:end]
        if was.lower().startswith("accelerated"):
            continue
        old = _LABELS[0] if "cause" in was.lower() else _LABELS[1]
        new = _LABELS[1 - _LABELS.index(old)]
        words = re.sub(r"^(\w+)", r"\1s", new) if "s " in was.lower().split(" f")[0].split(" of")[0] + " " else new
        words = words[0].upper() + words[1:] if was[0].isupper() else words
        edits = [Edit(start, end, words)]
        article = re.search(r"\b(an?|A|An) $", scene.document.text[max(0, start - 4) : start])
        if article and article[1] in ("a", "an"):
            edits = [Edit(start - len(article[0]), end, f"{'an' if words[0] == 'a' else 'a'} {words}")]
        yield scene.perturbed(
            "label swapped",
            edits,
            view,
            gone_at=(Fact("concerns", None, (("severity", old),)),),
            may_at=(Fact("concerns", None, (("severity", new),)), Fact("concerns", None, (("severity", "concern"),))),
            may=tuple(
                Fact("concerns", None, (("severity", new), ("what", row["what"])))
                for row in scene.rows("concerns")  # of the same list
                if row["severity"] == old
            ),
        )


def count_changed(scene: Scene) -> Iterator[Perturbed]:
    """ "Two areas for improvement" are four."""
    for sort in ("ratings", "concerns"):
        for row in scene.rows(sort):
            if not row.get("count") or row["count"] > 9:
                continue
            names = "one two three four five six seven eight nine ten eleven twelve".split()
            view = spans(row)[0]
            word = rf"\b(?:{names[row['count'] - 1]}|{row['count']})\b"
            found = list(re.finditer(word, scene.document.quote(view), re.IGNORECASE))
            if len(found) == 1 and row["count"] > 1:
                edit = Edit(view.start + found[0].start(), view.start + found[0].end(), names[row["count"] + 1])
                told = ("severity",) if sort == "concerns" else ("grade", "when")
                same = tuple((name, row[name]) for name in told)
                yield scene.perturbed(
                    "count changed",
                    [edit],
                    view,
                    gone_at=(Fact(sort, None, (*same, ("count", row["count"]))),),
                    may_at=(Fact(sort, None, (*same, ("count", row["count"] + 2))),),
                )


FINDINGS: dict[str, Generator] = {
    "moved into somebody’s mouth": in_a_mouth,
    "weakness undone": weakness_undone,
    "weakness denied": weakness_denied,
    "strength denied": strength_denied,
    "concern admitted": concern_admitted,
    "label swapped": label_swapped,
    "count changed": count_changed,
}


def _whole_sentences(scene: Scene) -> Iterator[tuple[Span, list[tuple[str, Row]]]]:
    """Sentences of paragraphs that are the inspectorate's findings, without quotations or reporting words."""
    held: dict[Span, list[tuple[str, Row]]] = {}
    for sort in ("ratings", "concerns", "no_concerns", "strengths"):
        for row in scene.rows(sort):
            for span in spans(row):
                sentence = scene.sentence(span)
                if (
                    sentence is None
                    or sentence in scene.quoted
                    or scene.document.blocks[sentence.block].kind is not BlockKind.PARAGRAPH
                ):
                    continue
                if row.get("severity", "concern") == "concern" and row.get("said_by", "inspectorate") == "inspectorate":
                    held.setdefault(sentence.span, []).append((sort, row))
    for span, rows in sorted(held.items()):
        text = scene.document.quote(span)
        if not _NOT_ALONE.search(text) and text[0].isupper() and text[-1] == "." and "\n\n" not in text:
            yield span, rows


def _theirs(sort: str, row: Row) -> Fact:
    values: tuple[tuple[str, Any], ...] = ()
    if sort == "ratings":
        values = tuple((name, row[name]) for name in ("area", "grade", "rule", "said_by"))
    return Fact(sort, None, values)


def _clause(scene: Scene, row: Row) -> Span | None:
    """The one clause that tells a finding, where the finding is told once, in prose."""
    places = row["what_spans"]
    if len(row["evidence"]) != 1 or len(places) != 1 or row["form"] != "sentence":
        return None
    span = Span(*places[0])
    sentence = scene.sentence(span)
    if sentence is None or "\n\n" in scene.document.quote(span):
        return None
    rest = scene.document.text[sentence.span.start : span.start] + scene.document.text[span.end : sentence.span.end]
    return span if not re.search(r"\w", rest) else None


def _denied(text: str, start: int) -> Edit | None:
    """The edit that denies the main clause of a simple sentence."""
    match = re.match(rf"(?:[A-Z][\w’'-]*)(?:\s+[\w’'-]+){{0,5}}?\s+{_AUXILIARY}\s+(?!that\b)", text)
    if match and not re.search(r"\b(?:who|which|that|when|where|if|as)\b", match[0]):
        return Edit(start + match.end(), start + match.end(), "not ")
    match = re.match(
        r"(?:The force|The service|The school|The council|The trust|It)\s+(works|knows|has|uses|gives|makes|listens|understands|supports)\s",
        text,
    )
    plural = re.match(
        r"(?:[A-Z][\w’-]*\s)?(?:[Ll]eaders|[Oo]fficers|[Ss]taff|[Pp]upils|[Mm]anagers|[Cc]hildren|[Tt]eachers|[Ss]ocial\sworkers|[Tt]hey)\s+(know|make|receive|use|work|listen|understand|support|have|build|feel|benefit)\s",
        text,
    )
    if match:
        base = {"has": "have"}.get(match[1], match[1][:-1])
        return Edit(start + match.start(1), start + match.end(1), f"does not {base}")
    if plural:
        return Edit(start + plural.start(1), start + plural.end(1), f"do not {plural[1]}")
    return None


def _labels(scene: Scene, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, Span]]:
    """Labels of formal findings that stand once in their finding's evidence, or alone in the heading over it."""
    seen = set()
    for row in scene.rows("concerns"):
        if row["severity"] not in _LABELS:
            continue
        for span in spans(row)[:1] if len(row["evidence"]) == 1 else []:
            found = list(pattern.finditer(scene.document.text, span.start, span.end))
            sentence = scene.sentence(span)
            if len(found) == 1:
                place, view = found[0], span
            elif not found and sentence and sentence.headings:
                head = scene.document.blocks[sentence.headings[-1]].span
                match = pattern.fullmatch(scene.document.quote(head).strip().rstrip(":"))
                if match is None:
                    continue
                begin = head.start + scene.document.quote(head).index(match[0])
                if (begin, span) in seen:
                    continue
                place_span, view = (begin, begin + len(match[0])), Span(head.start, span.end)
                seen.add((begin, span))
                yield *place_span, view
                continue
            else:
                continue
            if (place.start(), view) not in seen:
                seen.add((place.start(), view))
                yield place.start(), place.end(), view
