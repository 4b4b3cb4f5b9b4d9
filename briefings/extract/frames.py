"""“X said that …”, “…, said X”, “according to X”, “X welcomed …”: where one sentence says who is speaking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefings.document import Document, Span
from briefings.extract.grammar import has_verb
from briefings.extract.people import People, speaker_words
from briefings.extract.words import lower_one_of, one_of


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody whose words a text gives. ``role`` is a key of the framework's roles or of ``data/speakers.toml``,
    or one of: inspectorate, body, informant (whom inspectors asked), journalist (the text's own narrator), other."""

    role: str
    who: str | None  # as the text names them: "Stephen Mold, police and crime commissioner"
    name: Span | None = None  # where it does
    direct: bool = False  # between quotation marks
    explicit: bool = False  # the text says who speaks

    @property
    def inspectorate(self) -> bool:
        return self.role == "inspectorate"

    @property
    def outside(self) -> bool:
        """Neither the inspectorate nor the narrator of the text."""
        return self.role not in ("inspectorate", "journalist")


@dataclass(frozen=True, slots=True)
class Frame:
    """One speaker in one sentence, and the places that hold their words."""

    speaker: Speaker | None
    verb: str
    say: bool  # what follows are the speaker's words; else the clause tells their view
    places: tuple[Span, ...]
    refers: str  # "" named here; "person", "body", "any": a pronoun; "name": perhaps a name told earlier
    inverse: bool = False  # “said X”
    leads_in: bool = False  # ends with a colon or with nothing said: the quotation follows
    to_inspectors: bool = False


_BREAK = re.compile(
    r"[;:]\s|\x01+[.,?!]*|\safter\s+(?=(?:an?|the|inspectors|watchdogs?|hmic\w*|ofsted|cqc|estyn)\b)|,?\s+(?:but"
    r"|while|although|though|whereas|whilst)\s|\s[–—-]\s|^\W*(?:but|and|while"
    r"|although|though)\s",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^\W*(?:(?:however|meanwhile|also|overall|nevertheless|furthermore|moreover|in addition|yesterday|today|instead"
    r"|and|but|so|then)\b,?\s*)+"
    r"|^\W*(?:in|at|on|after|following|before|during|since|regarding|for|among|speaking|responding|commenting"
    r"|defending|when|as|despite|with|under|due|because|last)\b[^,]{2,120},\s+",
    re.IGNORECASE,
)
_BE = re.compile(r"(?:\b(?:was|were|been|being|is|are|be)(?:\s+(?:also|not|now|strongly|then))?)\s*$", re.IGNORECASE)
_AUX = re.compile(
    r"(?:\s|^)(?:has|have|had|also|however|then|later|recently|rightly|clearly|still|now|further|previously"
    r"|would|did|does|not|they|who|which)$",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(
    r"\b(?:to|of|in|by|the|a|an|and|its|their|his|her|latest|recent|new|these|those|this|previous|no|any|for"
    r"|from|crime|emergency|incident|inspection|\d[\d,]*|answering|handling|taking|more|all|such|999|101)$",
    re.IGNORECASE,
)
_CLAIMED = re.compile(
    r"\bit\s+(?:was|is|has\s+been)\s+(?:also\s+)?(?:claimed|said|found|noted|alleged|reported|added)\b", re.IGNORECASE
)
_WE = re.compile(r"\bwe$")  # “In May we wrote to …”: “In May” is no name
_PRONOUN = re.compile(r"^\W*(he|she|they|it|we|i|this|that)$", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|will|would|should|must|can|could|may|might|do|does|did|\w+n't)\b"
)  # in small letters: “Will Tarn” is a name
_INVERSE_END = re.compile(
    r"[.;:?!\x01]|,\s+(?=(?:who|which|after|as|adding|but|and|in|on|at)\b)|\s(?:who|after|when|as|in\s+response"
    r"|told)\s|$"
)
_TAIL = re.compile(r"^[\s,]*(?:\w+\s*){0,3}[.:]?\s*$")
_ACCORDING = re.compile(r"\b(?:according\s+to|in\s+the\s+(?:words|view|opinion)\s+of)\s+", re.IGNORECASE)
_COLON = re.compile(r"^([^\x01:]{3,90}):\s*\x01")
_VIEW_END = re.compile(r",\s+(?:where|which|whose|while|but|although|after)\s", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:criticised|criticism|praised?|condemned|welcomed|highlighted|questioned|described|commended|raised"
    r"|identified"
    r"|found|judged|noted|faulted)\b(?P<about>\s+(?:[\w'-]+\s+){0,8}?(?:by|in|from)\s+(?P<agent>[^,.;\x01]{3,60}))?",
    re.IGNORECASE,
)
_VERDICT = ("criticised", "criticism", "praise", "praised", "commended", "faulted", "condemned")


# Nouns as well as verbs: “it handles reports of theft”, “fears for their safety”.
_NOUNS_TOO = ("reports", "claims", "fears", "questions", "challenges", "notes", "calls", "brands", "feels", "states")
_OF_IT = re.compile(r"\s+(?:of|from|about|to|in|into|by|for|made|received|and|or|are|were|is|was)\b")
_MINDS = ("believe", "believes", "believed", "thinks", "thought", "feels", "felt", "agreed that", "agrees that")
_NOT_SAID = re.compile(
    r"(?:\b(?:cannot|can\s+not|could\s+not|did\s+not|does\s+not|do\s+not|unable\s+to|nobody|no\s+one|no-one)"
    r"|n't)(?:\s+\w+)?\s*$",
    re.IGNORECASE,
)


@cache
def _verbs() -> re.Pattern[str]:
    words = speaker_words()
    return re.compile(
        rf"(?<![\w-])(?:(?P<say>{lower_one_of(words.say)})|(?P<find>{lower_one_of(words.find)})"
        rf"|(?P<view>{lower_one_of(words.view)}))(?![\w-])"
    )


_RELATIVE_CLAUSE = re.compile(r"([^,]{2,60}),\s+(?:who|which)\s[^,]*$", re.IGNORECASE)
_AND_SAY = re.compile(
    r"(?P<before>.{12,}?)\s*,?\s+and\s+(?P<who>(?:(?!and\b)[\w'-]+\s+){0,3}[\w'-]+)$", re.IGNORECASE | re.DOTALL
)
_COMMA_SAY = re.compile(
    r"(?P<before>.{12,}),\s+(?P<who>(?:an?|the|its|their|his|her)\s+[^,]{3,40})$", re.IGNORECASE | re.DOTALL
)
_NESTED = re.compile(r"(?:that\s+)?(?:(?!and\b)[\w'-]+\s+){0,4}(?:(?!and\b)[\w'-]+)$", re.IGNORECASE)
_FAR = 1_000  # letters before a verb in which its subject is looked for
_LONG_SUBJECT = 12  # words: so long a “subject” is more likely a sentence
_TOLD = re.compile(
    r"\b(?:has|have|had|was|were|is|are)\s+(?:also\s+|now\s+)?(?:been\s+)?(?:told|ordered|urged"
    r"|instructed)\s+(?:that\s+)?(?:it|they|to)\b",
    re.IGNORECASE,
)
# Verbs of finding that tell a view where the subject is one of these.
_VIEWS_TOO = ("called for", "recognised", "recognises", "acknowledges", "highlighted", "highlights", "raised")
_VIEWERS = ("politician", "union", "charity", "commissioner", "public")


@cache
def _to_inspectors() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of(speaker_words().told_inspectors)}\b")


def frames(document: Document, sentence: Span, masked: str, who: People) -> tuple[Frame, ...]:
    """The frames of one sentence. ``masked`` is its folded text with quoted words blanked out."""
    finder = _Finder(document, sentence, masked, who)
    return tuple(finder.find())


class _Finder:
    def __init__(self, document: Document, sentence: Span, masked: str, who: People) -> None:
        self.document, self.sentence, self.masked, self.who = document, sentence, masked, who
        self.end = len(masked)

    def find(self) -> Iterator[Frame]:
        opening = self._according() if _ACCORDING.match(self.masked) else None
        if opening is not None and opening.speaker is not None and not opening.speaker.inspectorate:
            yield opening  # “According to the union, …”: whatever is said after it is theirs
            return
        found: list[Frame] = []
        from_here = 0
        lowered = self.masked.lower()
        if len(lowered) != self.end:  # a letter whose small form is two
            lowered = self.masked
        for verb in _verbs().finditer(lowered):
            if verb.start() < from_here:
                continue
            frame = self._frame(verb, from_here, found[-1] if found else None)
            if frame is not None:
                if found and found[-1].places and frame.places and not frame.inverse:
                    found[-1] = self._cut(found[-1], frame)
                found.append(frame)
                from_here = verb.end()
        if found:
            first = min((p.start - self.sentence.start for f in found for p in f.places), default=0)
            before = self._passive(first) or self._told(first) if first > 12 else None
            if before is not None:
                yield before
            yield from found
            return
        yield from self._set_phrases()

    def _span(self, start: int, end: int) -> tuple[Span, ...]:
        while start < end and self.masked[start] in " ,":
            start += 1
        return (Span(self.sentence.start + start, self.sentence.start + end),) if start < end else ()

    def _cut(self, earlier: Frame, later: Frame) -> Frame:
        """The earlier speaker's words end where the later speaker is named."""
        limit = min(p.start for p in later.places)
        places = tuple(Span(p.start, min(p.end, limit)) for p in earlier.places if p.start < limit)
        return Frame(
            earlier.speaker,
            earlier.verb,
            earlier.say,
            places,
            earlier.refers,
            earlier.inverse,
            earlier.leads_in,
            earlier.to_inspectors,
        )

    def _frame(self, verb: re.Match[str], from_here: int, earlier: Frame | None) -> Frame | None:
        word = " ".join(verb.group().lower().split())
        from_here = max(from_here, verb.start() - _FAR)
        before = self.masked[from_here : verb.start()]
        if _BE.search(before):
            return None
        start = from_here + max((m.end() for m in _BREAK.finditer(before)), default=0)
        subject = self.masked[start : verb.start()]
        lead = _LEAD.match(subject)
        while lead and lead.end() < len(subject.rstrip()):
            start += lead.end()
            subject = self.masked[start : verb.start()]
            lead = _LEAD.match(subject)
        bare = subject.strip(" ,")
        aux = _AUX.search(bare)
        while aux and aux.group().strip().lower() not in ("they", "who", "which"):
            bare = bare[: aux.start()].strip(" ,")
            aux = _AUX.search(bare)
        apart = _RELATIVE_CLAUSE.match(bare)
        if apart is not None and self.who.role(apart.group(1)) not in (None, "other"):
            bare = apart.group(1)  # “The inspectors, who came in May, said …”
        narrow = self._last_subject(bare, verb)
        if narrow is not None:
            start += self.masked[start : verb.start()].rindex(narrow)
            bare = narrow
        say = verb.lastgroup in ("say", "find")
        if _NOUN_BEFORE.search(bare) or (word in _NOUNS_TOO and _OF_IT.match(self.masked[verb.end() :])):
            return None
        if verb.lastgroup == "say" and word not in _MINDS and _NOT_SAID.search(before):
            return None  # “the force cannot say how many …” is not the force's word
        if not bare or word in ("adding", "saying"):
            return self._without_subject(verb, word, start, earlier)
        if _WE.search(bare):
            return None
        pronoun = _PRONOUN.match(bare)
        if pronoun:
            return self._pronoun(verb, word, start, pronoun.group(1).lower(), say)
        if len(bare.split()) > 25:
            return None
        role = self.who.role(bare)
        if role is None:
            return None
        if earlier is not None and earlier.say and start == from_here and _NESTED.match(bare):
            return None  # “HMIC said that officers felt …” is what HMIC said
        if verb.lastgroup == "find" and role != "inspectorate":
            if word not in _VIEWS_TOO or role not in _VIEWERS:
                return None
            say = False
        if role == "inspectorate" and _FINITE.search(bare):
            return None
        first = bare if len(bare.split()) > _LONG_SUBJECT else bare.split(",")[0]
        if role != "inspectorate" and _FINITE.search(first):
            return None
        name = self._name(start, bare)
        speaker = Speaker(role, self._who(name), name, explicit=True)
        return self._build(speaker, verb, word, start, say, "name" if role == "other" else "")

    def _last_subject(self, bare: str, verb: re.Match[str]) -> str | None:
        """“…, a watchdog” of “Victims are let down, a watchdog has said.”, “staff” of “Heads come and go and staff
        told us …”: where what stands before is a sentence of its own."""
        whole = _AND_SAY.match(bare) or (_TAIL.match(self.masked[verb.end() :]) and _COMMA_SAY.match(bare))
        if not whole or not has_verb(whole.group("before")) or self.who.role(whole.group("who")) is None:
            return None
        return whole.group("who")

    def _without_subject(self, verb: re.Match[str], word: str, start: int, earlier: Frame | None) -> Frame | None:
        if word in ("adding", "saying"):
            if earlier is not None:
                return Frame(earlier.speaker, word, True, self._span(start, self.end), earlier.refers)
            if re.search(r"\breport\b", self.masked[max(verb.start() - _FAR, 0) : verb.start()], re.IGNORECASE):
                return Frame(Speaker("inspectorate", None, explicit=True), word, True, self._span(start, self.end), "")
            return None
        if verb.lastgroup != "say":
            return None
        rest = self.masked[verb.end() :]
        stop = _INVERSE_END.search(rest, 1)
        named = rest[: stop.start() if stop else len(rest)]
        role = self.who.role(named) if named.strip() and len(named.split()) <= 20 else None
        pronoun = _PRONOUN.match(named.strip(" ,"))
        if role is None and not pronoun:
            return None
        at = verb.end()
        name = self._name(at, named.strip(" ,"))
        places = self._span(0, verb.end() + len(named))
        refers = {"he": "person", "she": "person", "it": "body"}.get(pronoun.group(1).lower(), "any") if pronoun else ""
        speaker = None if pronoun else Speaker(role or "other", self._who(name), name, explicit=True)
        return Frame(speaker, word, True, places, refers or ("name" if role == "other" else ""), inverse=True)

    def _pronoun(self, verb: re.Match[str], word: str, start: int, pronoun: str, say: bool) -> Frame | None:
        if pronoun in ("this", "that", "i"):
            return None
        if pronoun == "we":
            return None
        if pronoun == "it" and _BE.search(self.masked[: verb.start()]):
            return None
        refers = {"he": "person", "she": "person", "it": "body"}.get(pronoun, "any")
        return self._build(None, verb, word, start, say, refers)

    def _build(
        self, speaker: Speaker | None, verb: re.Match[str], word: str, start: int, say: bool, refers: str
    ) -> Frame:
        rest = self.masked[verb.end() :]
        earlier = self.masked[:start].rstrip()
        backwards = bool(_TAIL.match(rest)) and len(earlier.split()) >= 1 and not rest.rstrip().endswith(":")
        leads_in = not backwards and bool(_TAIL.match(rest))
        if backwards and say:
            places = self._span(0, self.end)
        elif say:
            places = self._span(start, self.end)
            if earlier.endswith("\x01"):  # “…,” he said, “…”
                places = self._span(earlier.find("\x01"), self.end)
        else:
            stop = _VIEW_END.search(self.masked, verb.end())
            places = self._span(start, stop.start() if stop else self.end)
        told = bool(_to_inspectors().match(self.masked, verb.start()))
        return Frame(speaker, word, say, places, refers, leads_in=leads_in, to_inspectors=told)

    def _set_phrases(self) -> Iterator[Frame]:
        according = self._according()
        if according is not None or _ACCORDING.search(self.masked):
            if according is not None:
                yield according
            return
        if _CLAIMED.search(self.masked):
            yield Frame(None, "claimed", True, self._span(0, self.end), "any")
            return
        passive = self._passive(self.end)
        if passive is not None:
            yield passive
            return
        told = self._told(self.end)
        if told is not None:
            yield told
            return
        colon = _COLON.match(self.masked)
        if colon and self.who.role(colon.group(1)) not in (None, "informant"):
            name = self._name(0, colon.group(1))
            role = self.who.role(colon.group(1)) or "other"
            yield Frame(
                Speaker(role, self._who(name), name, explicit=True),
                ":",
                True,
                self._span(0, self.end),
                "",
                leads_in=True,
            )

    def _according(self) -> Frame | None:
        """“According to X, …”: what X says, where X is somebody."""
        according = _ACCORDING.search(self.masked)
        if according is None:
            return None
        named = re.split(r"[.,;\x01]", self.masked[according.end() :])[0]
        role = self.who.role(named)
        if role is None:
            return None
        name = self._name(according.end(), named.strip())
        speaker = Speaker(role, self._who(name), name, explicit=True)
        return Frame(speaker, "according to", True, self._span(0, self.end), "name" if role == "other" else "")

    def _told(self, end: int) -> Frame | None:
        """“The force has been told to …”: by the inspectors, where nobody else is named."""
        told = _TOLD.search(self.masked, 0, end)
        if (
            told is None
            or self.who.informants.match(self.masked)
            or not self.who.body.search(self.masked[: told.start()])
        ):
            return None
        return Frame(Speaker("inspectorate", None, explicit=True), "told", False, self._span(0, end), "")

    def _passive(self, end: int) -> Frame | None:
        """“… were criticised (by X)”: the view of X, and where nobody is named, of the inspectors."""
        for passive in _PASSIVE.finditer(self.masked, 0, end):
            verb = passive.group().split()[0].lower()
            agent = passive.group("agent") or ""
            role = self.who.role(agent) if agent else None
            if role is not None:
                name = self._name(passive.start("agent"), agent.strip())
                speaker = Speaker(role, self._who(name), name, explicit=True)
            elif verb in _VERDICT:
                speaker = Speaker("inspectorate", None, explicit=True)
            else:
                continue
            return Frame(speaker, verb, False, self._span(0, end), "")
        return None

    def _name(self, start: int, words: str) -> Span | None:
        at = self.masked.find(words, max(start - 1, 0)) if words else -1
        while words and words[-1] in " ,":
            words = words[:-1]
        if at < 0 or not words:
            return None
        return Span(self.sentence.start + at, self.sentence.start + at + len(words))

    def _who(self, name: Span | None) -> str | None:
        return " ".join(self.document.quote(name).split()) if name else None
