"""The second half of the kinds of harmful edit: invented before the checker was mended.

No kind of the first half is here again. "Added" sentences take the sources of an honest one, as a careless edit would.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from harm import Generator, Harm, Scene, substitution, tidy
from harm_first import FINDINGS, GRADES

from briefings.briefing import ChapterKind, FromCount, FromData, FromReport, Sentence

_OPPOSITES = (
    ("more", "fewer"), ("better", "worse"), ("higher", "lower"), ("increased", "decreased"), ("increase", "reduce"),
    ("improved", "declined"), ("rose", "fell"), ("longer", "shorter"), ("most", "least"), ("above", "below"),
    ("up", "down"), ("faster", "slower"), ("best", "worst"), ("exceeds", "misses"), ("up to", "over"),
)  # fmt: skip
_SENSES = (
    ("well", "badly"), ("clearly", "unclearly"), ("quickly", "slowly"), ("effective", "ineffective"),
    ("safe", "unsafe"),
    ("strong", "weak"), ("able", "unable"), ("consistent", "inconsistent"), ("good", "poor"), ("enough", "too few"),
    ("pleased", "disappointed"), ("clear", "unclear"), ("early", "late"), ("easy", "hard"), ("long", "short"),
    ("fair", "unfair"), ("fairly", "unfairly"), ("success", "failure"), ("open", "closed"), ("praised", "criticised"),
)  # fmt: skip
_TIMES = (("since", "until"), ("before", "after"), ("by", "after"), ("during", "before"), ("until", "from"))
_DOERS = ("the force", "the council", "officers", "victims", "inspectors", "staff", "residents", "supervisors")
_INSPECTORATES = ("HMICFRS", "HMIC", "Ofsted", "CQC", "HMI Prisons")


def _pairs(rows: tuple[tuple[str, str], ...], *kinds: ChapterKind) -> Generator:
    """Either word of a row made the other."""
    other = dict(rows) | {b: a for a, b in rows}
    pattern = rf"\b({'|'.join(sorted(other, key=len, reverse=True))})\b"
    return substitution(pattern, lambda m, _: other[m.group().lower()], *kinds)


def _outside_quotations(generator: Generator) -> Generator:
    def generate(scene: Scene) -> Iterator[Harm]:
        quoted = {s.text for c in scene.briefing.chapters for s in c.sentences if s.quotation}
        yield from (harm for harm in generator(scene) if harm.was not in quoted)

    return generate


def _added(scene: Scene, c: int, text: str, like: Sentence | None, *, at: int | None = None) -> Harm:
    """The briefing with one more sentence in chapter ``c``; it takes the sources of ``like``."""
    chapter = scene.briefing.chapters[c]
    sources = like.sources if like else (FromCount("current ratings", 0),)
    sentences = list(chapter.sentences)
    sentences.insert(len(sentences) if at is None else at, Sentence(text, sources))
    return Harm("", scene.with_chapter(c, sentences=tuple(sentences)), chapter.title, "", text)


def _addition(kind: ChapterKind, *texts: str) -> Generator:
    """One of ``texts`` said after an honest sentence of such a chapter, on its sources."""

    def generate(scene: Scene) -> Iterator[Harm]:
        for c, s, sentence in scene.places(kind):
            body = str(scene.facts.get("organisation") or "the force")
            yield _added(scene, c, scene.random.choice(texts).format(body=body), sentence, at=s + 1)

    return generate


def _rating_invented(scene: Scene) -> Iterator[Harm]:
    body = str(scene.facts.get("organisation") or "The force")
    rated = " ".join(str(row["area"]) for row in scene.facts.get("ratings", ()))
    for area in ("managing offenders", "custody", "supporting victims", "workforce"):
        for c, _, sentence in scene.places(ChapterKind.IN_SHORT, ChapterKind.RATING):
            if area not in rated:
                yield _added(scene, c, f"Inspectors rated {body} {scene.random.choice(GRADES)} for {area}.", sentence)


def _absence_invented(what: str, text: str, lists: tuple[str, ...]) -> Generator:
    def generate(scene: Scene) -> Iterator[Harm]:
        if any(scene.facts.get(name) for name in lists):
            for c in scene.chapters(ChapterKind.IN_SHORT):
                for value in (0, len(scene.facts.get(lists[0]) or ())):
                    chapter = scene.briefing.chapters[c]
                    sentence = Sentence(text, (FromCount(what, value),))
                    yield Harm(
                        "", scene.with_chapter(c, sentences=(*chapter.sentences, sentence)), chapter.title, "", text
                    )

    return generate


def _row_changed(pattern: str, new: str) -> Generator:
    """A sentence of our own data with ``pattern`` made ``new``."""

    def generate(scene: Scene) -> Iterator[Harm]:
        for c, chapter in enumerate(scene.briefing.chapters):
            for s, sentence in enumerate(chapter.sentences):
                if all(isinstance(x, FromData) for x in sentence.sources):
                    for match in re.finditer(pattern, sentence.text):
                        now = sentence.text[: match.start()] + match.expand(new) + sentence.text[match.end() :]
                        if now != sentence.text:
                            yield scene.rewritten("", c, s, tidy(now))

    return generate


def _rows_exchanged(scene: Scene) -> Iterator[Harm]:
    """A gloss or meaning said under another's key."""
    rows = [
        (c, s, x)
        for c, chapter in enumerate(scene.briefing.chapters)
        for s, x in enumerate(chapter.sentences)
        if x.sources and all(isinstance(y, FromData) for y in x.sources)
    ]
    for c, s, one in rows:
        for _, _, two in rows:
            if one.sources != two.sources and one.text != two.text:
                yield scene.rewritten("", c, s, two.text)


def _title(pattern: str, new: str) -> Generator:
    def generate(scene: Scene) -> Iterator[Harm]:
        for kind in (ChapterKind.RATING, ChapterKind.CONCERN):
            for c in scene.chapters(kind):
                title = scene.briefing.chapters[c].title
                now = re.sub(pattern, new, title, count=1)
                if now != title:
                    yield scene.retitled("", c, now)

    return generate


def _titles_of_concerns_exchanged(scene: Scene) -> Iterator[Harm]:
    numbered = scene.chapters(ChapterKind.CONCERN)
    for a in numbered:
        for b in numbered:
            one, two = (re.split(r"(?<=\d)\. ", scene.briefing.chapters[n].title, maxsplit=1) for n in (a, b))
            if len(one) == len(two) == 2 and one[1] != two[1]:
                yield scene.retitled("", a, f"{one[0]}. {two[1]}")


def _merged(scene: Scene) -> Iterator[Harm]:
    """Two sentences of a chapter made cause and effect."""
    for c, chapter in enumerate(scene.briefing.chapters):
        for s in range(len(chapter.sentences) - 1):
            one, two = chapter.sentences[s : s + 2]
            own = chapter.kind in FINDINGS and not (one.quotation or two.quotation)
            if own and any(isinstance(x, FromReport) for x in two.sources):
                yield scene.rewritten("", c, s + 1, f"Because {_lower(one.text)}, {_lower(two.text)}.")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:].rstrip(".")


def _sources_exchanged(scene: Scene) -> Iterator[Harm]:
    """A sentence that says that it stands where another one does."""
    places = [(c, s, x) for c, s, x in scene.places(*FINDINGS) if len(x.text.split()) > 6]
    for c, s, one in places:
        for _, _, two in places:
            if not set(_spans(one)) & set(_spans(two)):
                chapter = scene.briefing.chapters[c]
                sentences = list(chapter.sentences)
                sentences[s] = dataclasses.replace(one, sources=two.sources)
                briefing = scene.with_chapter(c, sentences=tuple(sentences))
                yield Harm("", briefing, chapter.title, one.text, one.text)


def _spans(sentence: Sentence) -> list[int]:
    found = [span for x in sentence.sources if isinstance(x, FromReport) for span in x.spans]
    return [n for span in found for n in range(span.start, span.end)]


def _doer_replaced(scene: Scene) -> Iterator[Harm]:
    """The one that a sentence begins with becomes another."""
    for c, s, sentence in scene.places(ChapterKind.CONCERN, ChapterKind.STRENGTHS, ChapterKind.NEXT):
        match = re.match(rf"({'|'.join(_DOERS)})\b", sentence.text, re.IGNORECASE)
        if match and not sentence.quotation:
            others = [doer for doer in _DOERS if doer != match.group().lower()]
            yield scene.rewritten("", c, s, tidy(scene.random.choice(others) + sentence.text[match.end() :]))


def _inspectorate_swapped(scene: Scene) -> Iterator[Harm]:
    def other(match: re.Match[str], scene: Scene) -> str:
        return scene.random.choice([name for name in _INSPECTORATES if name.lower() != match.group().lower()])

    yield from substitution(rf"\b(?:{'|'.join(_INSPECTORATES)})\b", other)(scene)


def _attribution_dropped(scene: Scene) -> Iterator[Harm]:
    for c, s, sentence in scene.places(ChapterKind.OPINIONS):
        now = re.sub(r"^.*?\b(?:said|says|thinks|believes|added)\b(?: that)?[:,]?\s*", "", sentence.text)
        if now != sentence.text:
            yield scene.rewritten("", c, s, tidy(now.strip("“” ").rstrip(".") + "."))


def _quotation_given_to_report(scene: Scene) -> Iterator[Harm]:
    for c, s, sentence in scene.places(ChapterKind.OPINIONS):
        quoted = re.search(r"“[^”]{10,}”", sentence.text)
        if quoted:
            yield scene.rewritten("", c, s, f"Inspectors said: {quoted.group()}")


def _role_swapped(scene: Scene) -> Iterator[Harm]:
    roles = ("chief constable", "police and crime commissioner", "union leader", "mayor")

    def other(match: re.Match[str], scene: Scene) -> str:
        return scene.random.choice([role for role in roles if role != match.group().lower()])

    yield from substitution(rf"\b(?:{'|'.join(roles)})\b", other, ChapterKind.OPINIONS)(scene)


def _claim_told_as_rating(scene: Scene) -> Iterator[Harm]:
    """A grade that somebody else claims becomes one that inspectors gave."""
    for c, s, sentence in scene.places(ChapterKind.OPINIONS, ChapterKind.QUOTED):
        grade = re.search(r"\b(?:outstanding|good|adequate|inadequate)\b", sentence.text)
        if grade:
            body = str(scene.facts.get("organisation") or "the force")
            yield scene.rewritten("", c, s, f"Inspectors rated {body} {grade.group()}.")


def _false_quotation(scene: Scene) -> Iterator[Harm]:
    """Our own words between quotation marks, as the report's."""
    source = " ".join(scene.source.split()).lower()
    for c, s, sentence in scene.places(*FINDINGS):
        if not sentence.quotation and sentence.text.rstrip(".").lower() not in source:
            yield scene.rewritten("", c, s, f"The report says: “{sentence.text}”")


def _inner_title(scene: Scene) -> Iterator[Harm]:
    briefing = scene.briefing
    name = briefing.organisation
    if name and name in briefing.title and "Northdale" not in scene.source:
        title = briefing.title.replace(name, "Northdale Constabulary")
        yield Harm("", dataclasses.replace(briefing, title=title), title, briefing.title, title)


def _word_taken_from_elsewhere(scene: Scene) -> Iterator[Harm]:
    """A long word of a finding gives way to another long word of the report."""
    pool = sorted({w.lower() for w in re.findall(r"\b[a-z]{7,}\b", scene.source)})
    for c, s, sentence in scene.places(ChapterKind.CONCERN, ChapterKind.STRENGTHS):
        found = list(re.finditer(r"\b[a-z]{7,}\b", sentence.text))
        if found and pool and not sentence.quotation:
            match = scene.random.choice(found)
            new = scene.random.choice([w for w in pool if w[:4] != match.group()[:4]])
            yield scene.rewritten("", c, s, sentence.text[: match.start()] + new + sentence.text[match.end() :])


def _day_changed(match: re.Match[str], scene: Scene) -> str:
    return str((int(match[1]) + scene.random.choice([1, 2, 9])) % 28 + 1) + match[2]


_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"

SECOND: dict[str, Generator] = {
    "a comparison inverted": _outside_quotations(_pairs(_OPPOSITES, *FINDINGS)),
    "a word made its opposite": _outside_quotations(_pairs(_SENSES, *FINDINGS)),
    "“un-” or “in-” dropped": substitution(
        r"\b(?:un|in)(?=(?:able|clear|safe|fair|consistent|effective|sufficient|appropriate|complete|accurate|known|likely|acceptable)(?:ly)?\b)",
        "",
        *FINDINGS,
    ),
    "before and after exchanged": _outside_quotations(_pairs(_TIMES, *FINDINGS)),
    "“some” made “most”": substitution(r"\b(?:some|a few|several)\b", "most", *FINDINGS),
    "“often” made “always”": substitution(
        r"\b(?:often|sometimes|usually|generally|occasionally|rarely)\b", "always", *FINDINGS
    ),
    "“too” dropped": substitution(r"\btoo (?=[a-z])", "", *FINDINGS),
    "“only” dropped": substitution(r"\bonly ", "", *FINDINGS),
    "a bound dropped": substitution(
        r"\b(?:more than|less than|fewer than|at least|at most|up to|almost|nearly|about|around|over|under) "
        r"(?=\d|(?:a|one|two|three)[ -](?:third|half|quarter|in|out)|half\b|all\b)",
        "",
        *FINDINGS,
    ),
    "a bound turned round": substitution(r"\bmore than (?=\d)", "less than ", *FINDINGS),
    "“in some cases” dropped": substitution(
        r",? ?\b(?:in|at|for|of|during|among|on) (?:some|most|many|a few|several) [a-z]+", "", *FINDINGS
    ),
    "a condition dropped": substitution(r",? \b(?:if|unless|until|provided that|as long as)\b[^.,]*", "", *FINDINGS),
    "an exception dropped": substitution(r",? \b(?:except|apart from|other than)\b[^.,]*", "", *FINDINGS),
    "“and” made “or”": substitution(r"\band\b", "or", ChapterKind.CONCERN, ChapterKind.STRENGTHS),
    "an adverb added": _outside_quotations(
        substitution(r"\b(well|clearly|quickly|good|slow|serious|concern|worried|pleased)\b", r"very \1", *FINDINGS)
    ),
    "the future told as done": substitution(r"\bwill (?=[a-z])", "did ", *FINDINGS),
    "what is done told as to come": substitution(
        r"\b(?:has|have) (?=[a-z]+(?:ed|en|nt|ut)\b)", "will have ", *FINDINGS
    ),
    "a “should” told as done": substitution(
        r"\b(?:should|must|needs? to|has to) (?=[a-z])", "does ", ChapterKind.CONCERN
    ),
    "a day of the month changed": substitution(rf"\b(\d{{1,2}})((?:st|nd|rd|th)? {_MONTH})", _day_changed),
    "a decimal point moved": substitution(r"(\d+)\.(\d+)", r"\1\2"),
    "a percentage made a number": substitution(r"(\d+)(?:%| per ?cent)", r"\1"),
    "a part of a whole changed": substitution(
        r"\b(a third|a half|half|a quarter|one in \w+|two thirds|three quarters)\b", "all"
    ),
    "a rating invented": _rating_invented,
    "“no ratings” said of a report that has some": _absence_invented(
        "current ratings", "It gives no ratings.", ("ratings",)
    ),
    "“no concerns” said of a report that has some": _absence_invented(
        "concerns", "Inspectors found no concerns.", ("concerns",)
    ),
    "praise added to a concern": _addition(
        ChapterKind.CONCERN, "Inspectors praised the force for this.", "The force does this well."
    ),
    "blame added to a strength": _addition(
        ChapterKind.STRENGTHS, "But this is a cause of concern.", "Inspectors were not satisfied with this."
    ),
    "a change since last time invented": _addition(
        ChapterKind.RATING,
        "This is better than last time.",
        "This is worse than before.",
        "{body} has improved since the last inspection.",
    ),
    "a promise invented": _addition(
        ChapterKind.CONCERN, "The force has promised to put this right.", "Inspectors will come back next month."
    ),
    "a rank invented": _addition(
        ChapterKind.RATING, "This is the lowest rating of any force.", "No other force was rated so highly."
    ),
    "a helpline's number changed": _row_changed(r"(\d)(?=\d* ?\d)", r"9\1"),
    "a row of our data with “not” added": _row_changed(r"\b(is|are|means|does|can)\b(?! not)", r"\1 not"),
    "a gloss or meaning said under another's key": _rows_exchanged,
    "a grade added to a title": _title(r"(?<!\.)\.?$", ": terrible or inadequate."),
    "a number of a title changed": _title(r"(\d+) of (\d+)", r"\1 of 9\2"),
    "two concern headings exchanged": _titles_of_concerns_exchanged,
    "a closed concern's title opened": _title(r"\b[Cc]losed\b", "Open"),
    "two sentences made cause and effect": _merged,
    "the sources of another sentence": _sources_exchanged,
    "the doer replaced": _doer_replaced,
    "the inspectorate swapped": _inspectorate_swapped,
    "an opinion's attribution dropped": _attribution_dropped,
    "a quotation given to inspectors": _quotation_given_to_report,
    "a speaker's role swapped": _role_swapped,
    "somebody's claim told as a rating": _claim_told_as_rating,
    "our words put between quotation marks": _false_quotation,
    "the briefing's title renamed": _inner_title,
    "a word taken from elsewhere in the report": _word_taken_from_elsewhere,
}
