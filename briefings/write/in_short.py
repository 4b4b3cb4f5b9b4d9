"""In short: the verdict, an outcome, the worst concern, the best thing, how many concerns, what is next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefings.briefing import FromCount, FromData, Sentence
from briefings.findings import Rating, Severity, Strength
from briefings.frameworks import NOT_RATED
from briefings.write import formal, ratings, topics
from briefings.write.clauses import too_long
from briefings.write.closing import absences, nones
from briefings.write.concerns import ConcernPart
from briefings.write.formal import unnamed, unnamed_words
from briefings.write.others import outcomes
from briefings.write.story import Story, counted, joined, number, signpost, told, words

_FEW = 3  # ratings of several bodies that the summary can tell one by one
_LONG_AREAS = 7  # words: two areas that are longer are heard in their own chapters


def in_short(
    story: Story, concerns: Sequence[ConcernPart], strengths: Sequence[Strength], next_told: bool
) -> tuple[Sentence, ...]:
    """The summary of a briefing that has chapters for ``concerns`` and tells of ``strengths``."""
    found = [*_verdict(story), *outcomes(story), *nones(story)]
    found += [*_worst(story, concerns), *_best(story, strengths), *_counts(story, concerns)]
    if next_told:
        found.append(signpost("next_told"))
    return tuple(found)


def _counts(story: Story, concerns: Sequence[ConcernPart]) -> Iterator[Sentence]:
    """How many chapters of concerns there are: those of each formal label apart."""
    if len(concerns) == 1 and _topic(story, concerns[0]):
        return  # it was told
    labels = list(dict.fromkeys(part.label for part in concerns if part.label and part.label != formal.STEP))
    if not labels and len(concerns) > 1:
        text = words("in_short", "concerns", number=number(len(concerns)))
        yield counted(text, "concern chapters", len(concerns))
    elif labels:
        numbers = {name: sum(part.label == name for part in concerns) for name in labels}
        smaller = sum(not part.label and not unnamed(part.concern) for part in concerns)
        if smaller:
            numbers["smaller concern"] = smaller
        said = joined(f"{number(n)} {topics.plural(name) if n > 1 else name}" for name, n in numbers.items())
        text = words("in_short", "kinds" if next(iter(numbers.values())) > 1 else "kinds_one", words=said)
        yield Sentence(text, tuple(FromCount(f"concern chapters: {name}", n) for name, n in numbers.items()))


def _verdict(story: Story) -> Iterator[Sentence]:
    current = ratings.current(story)
    rated = [r for r in current if r.grade != NOT_RATED]
    areas = joined(ratings.area_words(story, r) for r in rated) if rated else ""
    if not current:
        lost = any(w.key == "grades lost" for w in story.findings.warnings)
        key = "no_ratings_sure" if story.findings.quoted or lost else "no_ratings"
        key = "no_ratings_unread" if story.framework is None else key  # it may give some, on a scale that is not ours
        key = "no_ratings_now" if ratings.previous(story) else key
        yield counted(words("in_short", key), "current ratings", 0)
    elif not story.single_body and len(current) <= _FEW and all(r.count is None and r.organisation for r in current):
        yield from (_single(story, rating, 0) for rating in current)
    elif not story.single_body or any(r.count is not None for r in current):
        whole = [r for r in rated if r.area == "overall" and r.count is None and r.organisation]
        yield from (_single(story, rating, 0) for rating in whole[:_FEW])  # each names its body
        key = "ratings_only_one" if len(current) == 1 else "ratings_only"
        yield counted(words("in_short", key, number=number(len(current))), "current ratings", len(current))
    elif len(current) <= 2 and len(areas.split()) <= _LONG_AREAS:
        yield from _few(story, current, areas)
    else:
        whole = [r for r in rated if r.area == "overall"]
        yield from (_single(story, r, 0) for r in whole)
        yield from _grades(story, current, after=bool(whole))


def _few(story: Story, current: Sequence[Rating], areas: str) -> Iterator[Sentence]:
    """One rating or two, each with its area."""
    first, last = current[0], current[-1]
    if len(current) == 2 and first.grade == last.grade != NOT_RATED and first.area != "overall":
        spans = [span for rating in current for span in ratings.places(rating)]
        yield told("in_short", "rated", spans, inspectors=story.inspectors, organisation=story.rated_body,
                   grade=first.grade, area=areas)  # fmt: skip
    else:
        yield from (_single(story, rating, turn) for turn, rating in enumerate(current))


def _single(story: Story, rating: Rating, turn: int) -> Sentence:
    other = story.other_body(rating.organisation)
    key = ("not_rated" if rating.grade == NOT_RATED else "rated") + ("_overall" if rating.area == "overall" else "")
    if ratings.question(ratings.area_words(story, rating)):
        key += "_question"
    elif other and key == "not_rated":
        key = "not_rated_body"
    return told(
        "in_short",
        key,
        ratings.places(rating),
        inspectors=story.inspectors,
        organisation=ratings.with_article(other) if other else (story.organisation if turn == 0 else story.body),
        grade=rating.grade,
        area=ratings.area_words(story, rating),
    )


def _grades(story: Story, current: Sequence[Rating], *, after: bool) -> Iterator[Sentence]:
    """One sentence for all the ratings, whose numbers are counted again; two where one would be too long."""
    counts = ratings.grade_counts(story, current)
    one = len(counts) == 1 and NOT_RATED not in counts
    grades = joined(f"{number(many)} {grade}" for grade, many in counts.items())

    def sentence(key: str) -> Sentence:
        text = words(
            "in_short",
            key,
            inspectors=story.inspectors,
            organisation=story.body if after else story.rated_body,
            number=number(len(current)),
            grades=grades,
            grade=current[0].grade,
        )
        return Sentence(text, (FromCount("current ratings", len(current)), FromData("in_short", key)))

    whole = sentence(("same" if one else "ratings") + ("_after" if after else ""))
    if not one and not after and too_long(story, whole.text):
        yield from (sentence("ratings_many"), sentence("ratings_many_grades"))
    else:
        yield whole


def _worst(story: Story, concerns: Sequence[ConcernPart]) -> Iterator[Sentence]:
    named = next((part for part in concerns if not unnamed(part.concern)), None)
    if named is None:
        yield from list(absences(story))[:1]
    if not concerns:
        return
    if named is None:
        unclear = concerns[0].concern
        spans = (*unclear.what.spans, *unclear.evidence)
        yield told("in_short", "concern_unnamed", spans, words=unnamed_words(story, unclear))
        return
    enforced = [part for part in concerns if formal.enforced(part.concern) and not unnamed(part.concern)][:_MOST_STEPS]
    worst = next((part for part in concerns if part not in enforced and part.concern.severity.formal), None)
    for part in [*enforced, worst] if enforced and worst is not None else enforced or [named]:
        yield from _about(story, part, len(concerns) == 1)


_MOST_STEPS = 2  # steps of the law that the summary tells one by one


def _about(story: Story, part: ConcernPart, alone: bool) -> Iterator[Sentence]:
    """What one concern is about."""
    worst = part.concern
    step = formal.enforced(worst)
    about = part.about if step else _topic(story, part)
    if about is None:
        return
    cause = worst.severity in (Severity.ACCELERATED, Severity.CAUSE)
    name = story.other_body(worst.organisation)
    key = "concern_single" if alone or step else "cause" if cause else "concern"
    if part.label and (alone or step) and part.label != formal.STEP:
        key = "concern_labelled"
    elif step:
        key = "step_body" if name else "step"
    elif name:
        key = "cause_body" if key == "cause" else "concern_body"
    label = topics.with_article(part.label)
    sentence = told("in_short", key, worst.what.spans, topic=about, organisation=name, label=label)
    yield topics.with_row(sentence, about)


def _topic(story: Story, part: ConcernPart) -> str | None:
    """The topic of a concern that is about it, and does not only name it by the way."""
    return part.about if part.about and topics.early(part.concern.what, part.about, story.family) else None


def _best(story: Story, strengths: Sequence[Strength]) -> Iterator[Sentence]:
    worries = {topics.topic(concern.what, (), story.family) for concern in story.findings.concerns}
    for strength in strengths:
        topic = topics.topic(strength.what, (), story.family)
        if topic and topic not in worries and topics.early(strength.what, topic, story.family):
            name = story.other_body(strength.organisation)
            spans = strength.what.spans
            key = (
                "strength_doing" if topic.split()[0].endswith("ing") else "strength"
            )  # "praise for working with partners"
            sentence = told("in_short", key, spans, int(name is not None), topic=topic, organisation=name)
            yield topics.with_row(sentence, topic)
            return
