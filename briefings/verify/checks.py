"""What must hold of every sentence from the report. Each check yields (kind, what it says, what the report says)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefings.briefing import FromReport
from briefings.frameworks import framework
from briefings.verify.align import key, mark
from briefings.verify.bounds import bounds, shares, units
from briefings.verify.doers import stands_for
from briefings.verify.grades import area_forms, grade_words
from briefings.verify.ground import Ground
from briefings.verify.names import capitals, name_words
from briefings.verify.quantities import quantities, values
from briefings.verify.quotations import cut_short, stands_in
from briefings.verify.tables import tables
from briefings.verify.words import Word, fold, stem, words

Finding = tuple[str, str, str]


def spans_stand(ground: Ground) -> Iterator[Finding]:
    """Every span lies within the source and holds words."""
    for source in ground.sources:
        if isinstance(source, FromReport):
            if not source.spans:
                yield "source", "that the report says so", "nothing: the sentence names no place in it"
            for span in source.spans:
                if span.end > len(ground.source) or not ground.source[span.start : span.end].strip():
                    yield "source", f"that it stands at {span.start} to {span.end}", "no words there"


def quotes_stand(ground: Ground) -> Iterator[Finding]:
    """What is quoted stands in the report word for word."""
    for quote in ground.quotes:
        if not stands_in(quote, ground.passage) and not stands_in(quote, ground.plain):
            yield "quotation", f"“{quote}”", short(ground.passage)
            continue
        rest = cut_short(quote, ground.surroundings) if ground.quotation and not _whole(quote, ground) else None
        if rest:
            yield "quotation", f"“{quote}”, and there it ends", f"also “{rest}”"


def quantities_stand(ground: Ground) -> Iterator[Finding]:
    """Every number, date, sum and percentage is one that the source gives."""
    given = values(ground.passage) | values(ground.plain)
    given |= {str(count.value) for count in ground.counts}
    for record in ground.records:
        given |= values(" ".join(record.text(f) for f in ("area", "by", "year", "count", "text")))
    filled = [(w.start, w.end) for w in ground.filled]
    for quantity in quantities(ground.text):
        if not any(quantity.start <= start < quantity.end for start, _ in filled):
            continue  # "this one": a template's own
        if ground.counts and quantity.value.isdigit():
            continue  # counted again elsewhere
        if quantity.value in given or (quantity.value == "1" and _single(ground)):
            continue
        yield ("date" if quantity.date else "number"), quantity.text, short(ground.passage)


def bounds_stand(ground: Ground) -> Iterator[Finding]:
    """A number that the source bounds ("more than 30", "about 12") is bounded in the same way."""
    given: dict[str, set[str]] = {}
    for value, bound in bounds(ground.passage):
        given.setdefault(value, set()).add(bound)
    for value, bound in bounds(ground.text):
        if value in given and bound not in given[value]:
            there = " or ".join(sorted(b or "no bound" for b in given[value]))
            yield "bound", f"{value} with {bound or 'no bound'}", f"{there}: {short(ground.passage)}"


def connectives_stand(ground: Ground) -> Iterator[Finding]:
    """ "And" between two neighbours of the source is no "or", nor the other way round."""
    aligned = ground.alignment
    if sum(w.text == "or" for w in ground.told) > sum(
        w.text == "or" for w in words(f"{ground.passage} {ground.plain}")
    ):
        yield "connective", "“or”", short(ground.passage)
    for i, j in aligned.pairs.items():
        if aligned.pairs.get(i + 1) != j + 1 or aligned.slots[j].part != aligned.slots[j + 1].part:
            continue
        one, two = aligned.slots[j].word, aligned.slots[j + 1].word
        if one is None or two is None:
            continue
        between = ground.passages[aligned.slots[j].part][one.end : two.start]
        here = ground.text[aligned.sentence[i].end : aligned.sentence[i + 1].start]
        kinds = [{w for w in ("and", "or") if re.search(rf"\b{w}\b", text)} for text in (here, between)]
        if all(kinds) and kinds[0] != kinds[1]:
            yield "connective", f"“{' '.join(here.split())}”", short(ground.passage)


def opposites_stand(ground: Ground) -> Iterator[Finding]:
    """No word stands for its opposite of the source."""
    there = {w.text for w in words(ground.passage)}
    here = {w.text for w in ground.told}
    for word in ground.told:
        turned = tables().opposites.get(word.text, frozenset()) & there
        if turned and word.text not in there and not turned & here:
            yield "opposite", f"“{word.text}”", short(ground.passage)


def parts_stand(ground: Ground) -> Iterator[Finding]:
    """ "12 of the 40" is not "40 of the 12", nor 30 minutes 30 hours."""
    given = values(ground.passage)
    for pairs in (shares, units):
        there = frozenset(pairs(ground.passage))
        for pair in pairs(ground.text):
            if pair not in there and pair[0] in given and any(pair[0] in known for known in there):
                yield "number", " … ".join(pair), short(ground.passage)


def names_stand(ground: Ground) -> Iterator[Finding]:
    """Every name is one that the source gives, or the body inspected, or its inspectorate."""
    own = f"{ground.facts.organisation} {ground.facts.inspectorate} {ground.plain}"
    people = " ".join(f"{r.text('who')} {r.text('speaker')} {r.text('organisation')}" for r in ground.records)
    known = capitals(ground.passage) | capitals(own) | capitals(people) | _area_words(ground)
    for word in name_words(ground.told):
        if word.text not in known and not _common(word, ground):
            yield "name", ground.text[word.start : word.end], short(ground.passage)


def marks_stand(ground: Ground) -> Iterator[Finding]:
    """No negation, modal, hedge or quantity is added, dropped or moved."""
    alignment = ground.alignment
    for word in alignment.loose:
        kind = mark(word)
        if kind and not _of_grade(word, ground):
            yield _mark_kind(kind), f"“{_with_its_word(word, ground)}”", short(ground.passage)
    for word in alignment.dropped():
        kind = mark(word)
        yield _mark_kind(kind or "not"), f"nothing of “{word.text}”", short(ground.passage)


def _with_its_word(word: Word, ground: Ground) -> str:
    """A mark, with the word that it bears on where the source has that mark too but not that word: "not checked"."""
    said, pairs = ground.alignment.sentence, ground.alignment.pairs
    at = next(n for n, w in enumerate(said) if w is word)
    head = next((n for n in range(at + 1, len(said)) if mark(said[n]) is None), None)
    if head is None or head in pairs or all(slot.mark != mark(word) for slot in ground.alignment.slots):
        return word.text
    return f"{word.text} {said[head].text}"


def words_stand(ground: Ground) -> Iterator[Finding]:
    """Every other word that counts stands in the source, in the same order, or is our table's plainer one."""
    alignment = ground.alignment
    there = {name for slot in alignment.slots for name in slot.keys}
    allowed = record_stems(ground) | (_rating_stems() if is_rating(ground) else frozenset())
    allowed |= _saying_stems() if ground.quotes else frozenset()
    for word in alignment.loose:
        if mark(word) or word.stem in allowed:
            continue
        if key(word) in there:
            yield "order", f"“{word.text}” in another place", short(ground.passage)
        elif stands_for(word, ground):
            continue
        elif word.text in tables().people:
            yield "doer", f"“{word.text}”", short(ground.passage)
        elif not quantities(word.text):  # a number that is nowhere is reported as one
            yield "new words", f"“{word.text}”", short(ground.passage)


def short(text: str, limit: int = 160) -> str:
    """A passage on one line, for a message."""
    folded = " ".join(text.split())
    return f"“{folded}”" if len(folded) <= limit else f"“{folded[:limit].rsplit(' ', 1)[0]} …”"


def is_rating(ground: Ground) -> bool:
    """Whether the sentence states a grade of this body: its grade words and their places are then checked as such."""
    return bool(grade_words(ground.words, ground.facts.framework)) and any(r.kind == "ratings" for r in ground.records)


@cache
def _rating_stems() -> frozenset[str]:
    """Words with which a sentence states a grade."""
    return frozenset(stem(word) for word in tables().frame)


@cache
def _saying_stems() -> frozenset[str]:
    """Words with which a quotation is given to somebody."""
    return frozenset(stem(word) for word in tables().saying)


def _of_grade(word: Word, ground: Ground) -> bool:
    """Whether a mark is a part of a grade that the sentence states ("requires improvement", "not rated")."""
    if not is_rating(ground):
        return False
    places = (n for g in grade_words(ground.words, ground.facts.framework) for n in range(g.first, g.last + 1))
    return any(ground.words[n] is word for n in places)


def _whole(quote: str, ground: Ground) -> bool:
    """Whether a quotation is all of a record's evidence."""
    places = (place for record in ground.records for place in record.row.get("evidence") or ())
    return any(fold(str(p.get("quote"))).strip("\"' .") == fold(quote).strip("\"' .") for p in places)


def record_stems(ground: Ground) -> frozenset[str]:
    """Stems of the names in the records: the body, the inspectorate, the area, the label, the speaker."""
    fields = ("area", "grade", "who", "speaker", "organisation", "by")
    texts = [record.text(field) for record in ground.records for field in fields]
    said = fold(ground.text)
    texts += [
        label for r in ground.records for f in ("severity", "label") if (label := fold(r.text(f))) and label in said
    ]
    texts += [ground.facts.organisation, ground.facts.inspectorate, ground.plain]
    stems = {w.stem for text in texts for w in words(text)}
    for record in ground.records:
        if record.kind == "ratings":
            forms = area_forms(record.text("area"), record.text("area_id") or None, ground.facts.framework)
            stems.update(*forms)
    return frozenset(stems)


def _single(ground: Ground) -> bool:
    return any(w.text in {"one", "1", "single"} for w in words(ground.passage))


def _area_words(ground: Ground) -> frozenset[str]:
    """The words of the areas' names, as their inspectorate prints them."""
    known = framework(ground.facts.framework)
    rows = [known.area(r.text("area_id")) for r in ground.records if r.kind == "ratings"] if known else []
    return frozenset(w.text for row in rows if row for w in words(row.name))


def _common(word: Word, ground: Ground) -> bool:
    """Whether a capital is only our style: the word stands in the passage without one, or opens a title of ours."""
    lower = {w.text for w in words(ground.passage) if not w.capital}
    return word.text in lower


_KINDS = {
    "not": "negation",
    "must": "modal",
    "should": "modal",
    "will": "modal",
    "would": "modal",
    "by": "order",
    "because": "reason",
}


def _mark_kind(kind: str) -> str:
    return _KINDS.get(kind, "hedge")
