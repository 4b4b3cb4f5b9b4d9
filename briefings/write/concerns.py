"""A chapter for each concern, worst first; and what the report says that it has no concern about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from briefings.briefing import FromData, FromReport, Sentence
from briefings.document import BlockKind, Span
from briefings.findings import Concern, Description, Form, Severity, Status, When
from briefings.write import topics
from briefings.write.anchors import broken, dangles
from briefings.write.beside import Task, beside, heading_over, steps_of, task
from briefings.write.clauses import quotation, tell
from briefings.write.story import Story, finished, ours, told

_ORDER = {Severity.ACCELERATED: 1, Severity.CAUSE: 2, Severity.IMPROVEMENT: 4, Severity.CONCERN: 5}
_ENFORCED = re.compile(
    r"\b(?:special measures|warning notices?|urgent notification|enforcement (?:action|notices?)|notices? to improve"
    r"|cancel\w* (?:its|their|the (?:provider|service)['’]s) registration|conditions? (?:on|to) (?:its|their|the) "
    r"(?:\w+['’]s )?registration)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ConcernPart:
    """One concern's chapter, before it is known which others the briefing has room for."""

    concern: Concern
    title: str  # what it is about, with a capital
    about: str | None  # its topic, a row of ``topics.toml``
    sentences: tuple[Sentence, ...]
    more: tuple[tuple[Sentence, ...], ...] = ()  # pieces that show it or follow from it, in the report's order
    tasks: tuple[Task, ...] = ()  # what must be done about it
    label: str = ""  # the formal label that its title has; "" for an ordinary concern

    @property
    def must(self) -> bool:
        return bool(self.label) or self.concern.severity.formal or enforced(self.concern)


def open_concerns(story: Story) -> tuple[Concern, ...]:
    """Worst first; among equals in the report's order. A smaller one that repeats another word for word is left out."""
    seen: set[str] = set()
    found = []
    open_ = (c for c in story.findings.concerns if c.status is Status.OPEN and not says_none(c))
    for concern in sorted((_apart(story, c) for c in open_), key=_rank):
        key = re.sub(r"\W+", " ", concern.what.text.lower()).strip()
        if key not in seen or concern.severity.formal:
            found.append(concern)
        seen.add(key)
    return tuple(found)


def says_none(concern: Concern) -> bool:
    """Whether a record of a concern says that there is none: "There are no priority actions."."""
    return not concern.severity.formal and _NONE.match(concern.what.text.strip()) is not None


_NONE = re.compile(
    r"(?:there (?:is|are|were|was) )?(?:no|not any) (?:\w+ ){0,3}(?:actions?|areas?|causes?|breach(?:es)?|concerns|recommendations?"
    r"|requirements?|weaknesses)\b[^,;]{0,60}$",
    re.IGNORECASE,
)
_RATES = re.compile(r"[^.]*\bthe rating\b[^.]*\.\s+(?=\S)", re.IGNORECASE)
_OPENS_BACK = re.compile(r"(?:This|That) (?:means|meant)\s+(?:that\s+)?(?=\w)")


def _apart(story: Story, concern: Concern) -> Concern:
    """An ordinary concern without a sentence before it on a rating, whose area it does not name."""
    what = concern.what
    if concern.severity.formal or concern.label or what.form is not Form.SENTENCE or len(what.spans) != 1:
        return concern
    said = story.document.quote(what.spans[0])
    rates = _RATES.match(said)
    start = rates.end() if rates else 0
    back = _OPENS_BACK.match(said[start:])
    start += back.end() if back else 0
    if not start or len(said) - start < _LEAST:
        return concern
    text = re.sub(r"\s+", " ", said[start:]).strip()
    span = Span(what.spans[0].start + start, what.spans[0].end)
    return replace(concern, what=replace(what, text=text[:1].upper() + text[1:], spans=(span,)))


_LEAST = 20  # characters


def enforced(concern: Concern) -> bool:
    """Whether a concern tells what the law's own steps are: special measures, a warning notice."""
    return _ENFORCED.search(f"{concern.what.text} {concern.label or ''}") is not None


def _rank(concern: Concern) -> int:
    """The worst is 0. A concern that has a label of its own stands before an area for improvement."""
    if enforced(concern):
        return 0
    return 3 if concern.label and not concern.severity.formal else _ORDER[concern.severity]


def parts(story: Story) -> tuple[ConcernPart, ...]:
    explained: set[str] = set()
    turns: dict[str, int] = {}
    used: set[str] = set()
    found: list[ConcernPart] = []
    concerns = open_concerns(story)
    parents = parents_of(story, concerns)
    for n, concern in enumerate(concerns):
        if n in parents or _says_little(story, concern):
            continue
        about = topics.topic(concern.what, used, story.family) if not unnamed(concern) else None
        name = topics.title_label(story, concern.severity, concern.label)
        name = name or ("formal step" if enforced(concern) else "")
        name = "" if unnamed(concern) else name
        ways = (*_titles(story, concern, about), "another point" if name else "another concern")
        title = next((way for way in ways if way.lower() not in used), ways[-1])
        used.add(title.lower())
        form = concern.what.form.value
        turn = turns[form] = turns.get(form, -1) + 1
        sentences = (
            *_label(story, concern, explained),
            *_body(story, concern),
            *_detail(story, concern, turn),
        )
        if name or enforced(concern):
            sentences = _grounded(story, concern, sentences)
        title = title[:1].upper() + title[1:]
        children = [concerns[m] for m in sorted(parents) if parents[m] == n]
        for child in (c for c in children if c.severity.formal or c.label):  # it may not be left out
            said = {sentence.text for sentence in sentences}
            sentences += tuple(s for s in _detail(story, child, 0) if s.text not in said)
        rest = [child for child in children if not (child.severity.formal or child.label)]
        more = _more(story, concern, rest, sentences)
        found.append(ConcernPart(concern, title, about, sentences, more, tuple(_tasks(story, concern)), name))
    return tuple(found)


_LABEL_ALONE = r"(?:there (?:is|are|was|were) )?(?:an? |some |several )?breach(?:es)? of (?:the )?regulations?"


def _says_little(story: Story, concern: Concern) -> bool:
    """Whether an ordinary concern is a lone word, or only says a rating again ("The service was not safe.")."""
    text = re.sub(r"\s+", " ", concern.what.text).strip().rstrip(".")
    if concern.label and not concern.severity.formal and re.fullmatch(_LABEL_ALONE, text, re.IGNORECASE):
        return True
    if concern.severity.formal or concern.label or enforced(concern) or unnamed(concern):
        return False
    if concern.what.form is Form.THING and len(re.findall(r"\w+", re.sub(r"^(?:an?|the) ", "", text))) < 2:
        return True
    again = re.fullmatch(
        r"(?:the )?[\w’' -]{2,40} (?:is|was|were|are) not (?:always |consistently )?([\w-]+)", text, re.IGNORECASE
    )
    areas = {rating.area for rating in story.findings.ratings if rating.when is When.CURRENT}
    body = again and any(text.lower().removeprefix("the ").startswith(f"{name} ") for name in story.body_words)
    return bool(again and body and again[1].lower() in areas)


def _grounded(story: Story, concern: Concern, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences of a concern that may not be left out, after the report's sentence that they point back to.

    One that is cut off is quoted whole.
    """
    detail = [n for n, s in enumerate(sentences) if isinstance(s.sources[0], FromReport) and not _ours(s)]
    if not detail or sentences[detail[0]].quotation:
        return sentences
    first = detail[0]
    places = [span for _, span in story.sentences]
    start = concern.what.spans[0].start
    at = next((n for n, span in enumerate(places) if span.start <= start < span.end), None)
    if at is None:
        return sentences
    astray = concern.what.form is Form.THING and re.match(
        r"(?:at|in|on|during|following|after)\s", concern.what.text, re.IGNORECASE
    )
    if astray or any(broken(sentences[n].text) for n in detail):
        whole = [
            replace(q, sources=(FromReport((places[at], *concern.what.spans)),))
            for q in quotation(story, (places[at],))
        ]
        return (*sentences[:first], *whole)
    if not dangles(re.sub(r"^Its?\b", "The body", sentences[first].text)) or not at:
        return sentences
    near = story.sentences[at][0] - story.sentences[at - 1][0]
    if near > 1 or (near and story.document.blocks[story.sentences[at - 1][0]].kind is not BlockKind.PARAGRAPH):
        return sentences
    others = (c for c in story.findings.concerns if c is not concern)
    if any(places[at - 1].overlaps(span) for other in others for span in (*other.what.spans, *other.evidence)):
        return sentences  # it would seem to be this one's
    before = [
        replace(quoted, sources=(FromReport((places[at - 1], *concern.what.spans)),))
        for quoted in quotation(story, (places[at - 1],))
        if len(quoted.text.split()) <= _LONGEST_BEFORE
    ]
    return (*sentences[:first], *before, *sentences[first:])


_LONGEST_BEFORE = 30  # words


def _ours(sentence: Sentence) -> bool:
    """Whether a sentence is one of the frame: a label, or whose concern it is."""
    return any(
        isinstance(s, FromData) and s.key in ("label", "organisation", "unnamed_label") for s in sentence.sources
    )


def _more(
    story: Story, concern: Concern, children: list[Concern], told_already: tuple[Sentence, ...]
) -> tuple[tuple[Sentence, ...], ...]:
    """What shows a concern or follows from it, each once, in the report's order."""
    said = {sentence.text for sentence in told_already}
    found: list[tuple[Sentence, ...]] = []
    rows = [concern, *sorted(children, key=lambda c: c.what.spans[0].start)]
    for n, row in enumerate(rows):
        own = [_detail(story, row, 0)] if n else []
        for piece in (*own, *(() if unnamed(row) else beside(story, row))):
            fresh = tuple(sentence for sentence in piece if sentence.text not in said)
            said |= {sentence.text for sentence in fresh}
            if fresh:
                found.append(fresh)
    return tuple(found)


def _tasks(story: Story, concern: Concern) -> Iterator[Task]:
    if concern.severity in (Severity.ACCELERATED, Severity.CAUSE):
        for turn, step in enumerate(steps_of(story, concern), 1):
            found = task(story, step, turn)
            if found:
                yield found


def parents_of(story: Story, concerns: tuple[Concern, ...]) -> dict[int, int]:
    """Smaller concerns that only carry on what another says, told in its chapter: place to the place of that other."""
    found: dict[int, int] = {}
    order = sorted(range(len(concerns)), key=lambda n: concerns[n].what.spans[0].start)
    for before, n in pairwise(order):
        one, two = concerns[before], concerns[n]
        if two.severity.formal or unnamed(two) or unnamed(one):
            continue
        between = story.document.text[_reach(one)[1] : _reach(two)[0]]
        close = re.fullmatch(r"\W*(?:and\W+|but\W+)?", between)  # nothing but stops and space stands between
        text = two.what.text
        under = heading_over(story, one, two)
        if (
            close
            and not two.label
            and not enforced(two)
            and (
                under
                or _CARRIES_ON.match(text)
                or _about_same(one, two, story.family)
                or not any(_titles(story, two, topics.topic(two.what, (), story.family)))
            )
        ):
            found[n] = found.get(before, before)
    for n, two in enumerate(concerns):
        same = next((m for m in range(n) if m not in found and _says_same(concerns[m], two, story.family)), None)
        if n not in found and same is not None and n not in found.values():
            found[n] = same
    return found


_MOSTLY = 0.7  # of the words of the shorter: two concerns that share so many say the same


def _says_same(one: Concern, two: Concern, family: str | None) -> bool:
    """Whether two concerns are about one topic, of one body, and mostly in the same words."""
    if unnamed(one) or unnamed(two) or {one.organisation, two.organisation} - {None, one.organisation}:
        return False
    if (two.severity.formal or two.label) and (one.severity, one.label) != (two.severity, two.label):
        return False
    topic = topics.topic(two.what, (), family)
    own = {word[:6] for word in (topic or "").split()}
    first, second = _content(one) - own, _content(two) - own
    if min(len(first), len(second)) < 3:
        return False
    share = len(first & second) / min(len(first), len(second))
    return share >= _MOSTLY + 0.15 or (
        share >= _MOSTLY and topic is not None and topic == topics.topic(one.what, (), family)
    )


def _content(concern: Concern) -> frozenset[str]:
    """The first letters of a concern's longer words: enough to know them again in another form."""
    return frozenset(word[:6] for word in re.findall(r"[a-z]{4,}", concern.what.text.lower()) if word not in _COMMON)


_COMMON = frozenset(
    "that this with from have has been were their they make sure should does when which there more some many also into"
    " than them must needs need force service council school".split()
)


def _reach(concern: Concern) -> tuple[int, int]:
    """From where to where a concern's own words stand, with the sentence that they stand in."""
    what = concern.what.spans
    own = [place for place in concern.evidence if any(place.overlaps(span) for span in what)]
    begins = min([what[0].start, *(place.start for place in own if place.start > what[0].start - _LEAD)])
    return begins, what[-1].end


_LEAD = 40  # characters: "The force needs to", "However,"
_CARRIES_ON = re.compile(
    r"(?:This|That|These|Some (?:had|have|hang|wait|were|are|did|do)|In (?:some|many|most) cases|As a result)\b"
)


def _about_same(one: Concern, two: Concern, family: str | None) -> bool:
    topic = topics.topic(one.what, (), family)
    return topic is not None and topic == topics.topic(two.what, (), family)


def _titles(story: Story, concern: Concern, about: str | None) -> Iterator[str]:
    """What a concern's chapter may be called, best first."""
    if unnamed(concern):
        yield "areas to improve"
        return
    own = topics.subject(concern.what, story.body_words)
    first = (about, own) if about and topics.early(concern.what, about, story.family) else (own, about)
    thing, wide = topics.object_of(concern.what, story.body_words), topics.general(concern.what)
    yield from (t for t in (*first, *((thing, wide) if thing and " " in thing else (wide, thing))) if t)


def _step(story: Story, concern: Concern) -> Iterator[Sentence]:
    """The sentence of a concern's evidence that tells the law's own step: "We have issued a warning notice …"."""
    for span in concern.evidence:
        text = re.sub(r"\s+", " ", story.document.quote(span)).strip()
        if _ENFORCED.search(text) and not any(span.overlaps(own) for own in concern.what.spans):
            what = Description(text.rstrip("."), (span,), Form.SENTENCE)
            sentences = tell(story, "concern", what, (span,))
            yield from (replace(s, sources=(FromReport((span, *concern.what.spans)),)) for s in sentences)


def _detail(story: Story, concern: Concern, turn: int) -> tuple[Sentence, ...]:
    if unnamed(concern):
        return (*_unnamed(story, concern), ours("concern", "unnamed_which"))
    if enforced(concern) and concern.label:
        plain = tell(story, "concern", concern.what, concern.evidence, turn, formal=concern.severity.formal)
        return (*_step(story, concern), *plain)
    return tell(story, "concern", concern.what, concern.evidence, turn, formal=concern.severity.formal)


def unnamed(concern: Concern) -> bool:
    """Whether the report only counts or mentions concerns and does not say what they are."""
    return (
        concern.count is not None
        or bool(re.search(r"\(unnamed\)|\bnot named\b", concern.what.text))
        or bool(
            re.fullmatch(
                r"(?:an?|the|some|several|other|further|\d+|\w+)?(?: number of)? ?"
                r"(?:areas?|causes?|matters?|things|issues)\b(?! of policing\b).{0,60}",
                concern.what.text.strip(),
                re.IGNORECASE,
            )
        )
    )


def unnamed_words(story: Story, concern: Concern) -> str:
    """ "a number of areas that need improvement": the report's own words for what it does not name."""
    return story.inside(re.sub(r"\s*\(unnamed\)", "", re.sub(r"\s+", " ", concern.what.text)))


def _unnamed(story: Story, concern: Concern) -> Iterator[Sentence]:
    spans = (*concern.what.spans, *concern.evidence)
    yield told("concern", "unnamed_label", spans, words=unnamed_words(story, concern))


def _label(story: Story, concern: Concern, explained: set[str]) -> Iterator[Sentence]:
    if (not concern.severity.formal and concern.label is None) or unnamed(concern):
        return
    name, key = topics.label(story, concern.severity, concern.label)
    if (key or name) in explained:
        return  # the chapter's title says it
    yield told("concern", "label", concern.evidence, label=topics.with_article(name))
    explained.add(key or name)
    row = next((row for row in story.framework.labels if row.label == key), None) if story.framework else None
    if row:
        yield Sentence(finished(row.meaning), (FromData("labels", row.label),))


def _body(story: Story, concern: Concern) -> Iterator[Sentence]:
    name = story.other_body(concern.organisation)
    actor = story.document.quote(concern.what.actor) if concern.what.actor else ""
    if name and name.lower() in re.sub(r"\s+", " ", actor).lower():
        return
    doubtful = any(a.overlaps(b) for q in story.findings.quoted for a in q.evidence for b in concern.evidence)
    if name and not doubtful and name.lower() not in re.sub(r"\s+", " ", concern.what.text).lower():
        yield told("concern", "organisation", concern.evidence, organisation=name)


def nones(story: Story) -> Iterator[Sentence]:
    """ "There are no priority actions.": records of concerns that say that there is none."""
    seen: set[str] = set()
    for concern in story.findings.concerns:
        text = re.sub(r"\s+", " ", concern.what.text).strip()
        if (
            concern.status is Status.OPEN
            and says_none(concern)
            and text.lower().startswith("there")
            and text not in seen
        ):
            seen.add(text)
            yield Sentence(finished(text), (FromReport(concern.what.spans),))


def absences(story: Story) -> Iterator[Sentence]:
    """ "HMIC reported no areas of concern", in the report's own words of absence."""
    seen: set[str] = set()
    for absence in story.findings.no_concerns:
        said = re.sub(r"\s+", " ", story.document.quote(absence.words)).strip().rstrip(".,;:")
        if said.lower() in seen:
            continue
        seen.add(said.lower())
        key = "none" if re.match(r"(?:no|any|few)\b", said, re.IGNORECASE) else "none_said"
        spans = (absence.words, *absence.evidence)
        yield told("strength", key, spans, inspectors=story.inspectors, words=story.inside(said))


def closed(story: Story) -> Iterator[Sentence]:
    """The concerns that are put right, each with what it was about; one whose subject the report does not tell, without."""
    for turn, concern in enumerate(c for c in story.findings.concerns if c.status is Status.CLOSED):
        name, _ = topics.label(story, concern.severity, concern.label)
        about = topics.topic(concern.what, (), story.family)
        own = topics.subject(concern.what, story.body_words) or topics.object_of(concern.what)
        if about:
            sentence = told("strength", "closed_about", concern.evidence, turn, label=name, topic=about)
            yield topics.with_row(sentence, about)
        elif own and not story.framework_grade(own):
            spans = (*concern.evidence, *concern.what.spans)
            yield told("strength", "closed_on", spans, turn, label=name, what=story.inside(own))
        else:
            yield _closed_about_this(story, concern, name, turn)


def _closed_about_this(story: Story, concern: Concern, name: str, turn: int) -> Sentence:
    """A closed concern "about this": what "this" is, the sentence before says."""
    start = min(span.start for span in concern.evidence)
    at = next((n for n, (_, span) in enumerate(story.sentences) if span.start <= start < span.end), 0)
    text = story.document.quote(story.sentences[at][1]) if story.sentences else ""
    if at and re.search(r"\b(?:about|on|for|in) (?:this|it|that)\b|\bthis (?:cause|area)\b", text, re.IGNORECASE):
        (block, before), (own, _) = story.sentences[at - 1], story.sentences[at]
        if block == own:
            what = Description(story.document.quote(before), (before,), Form.SENTENCE)
            topic = topics.topic(what, (), story.family)
            if topic:
                sentence = told("strength", "closed_about", (*concern.evidence, before), turn, label=name, topic=topic)
                return topics.with_row(sentence, topic)
    return told("strength", "closed", concern.evidence, turn, label=name)
