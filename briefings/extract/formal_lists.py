"""Formal findings that stand under a heading or a stem: “Areas for improvement”, then a list or a paragraph each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefings.document import BlockKind
from briefings.extract.grammar import imperative
from briefings.extract.labels import Heading, Kind, labels, recommends
from briefings.extract.once import once
from briefings.extract.polarity import weakness
from briefings.extract.reading import Reading
from briefings.extract.words import folded
from briefings.findings import Severity

_LONGEST_TOPIC = 10  # words of a heading that names a topic
_MOST_PARAGRAPHS = 6  # of a formal finding's own explanation, where no heading ends it


@dataclass(frozen=True, slots=True)
class Item:
    """One formal finding, or one thing recommended about it."""

    kind: Kind
    blocks: tuple[int, ...]  # the blocks that state it, in order; the first is its statement
    start: int  # where in the text the statement begins
    stem: int | None = None  # the block that leads into it: "The force should:"
    recommendation: bool = False  # what is to be done about the finding before it
    last: bool = False


_WHOSE = re.compile(
    r"\W*what\s+(?:do(?:es)?|must|should)\s+(?P<body>\S.{1,60}?)\s+(?:needs?\s+to|must|should|do(?:es)?)\s+(?:to\s+)?(?:do\s+(?:to\s+)?)?(?:improve|better|next)\b"
    r"|\W*what\s+(?P<other>\S.{1,60}?)\s+(?:needs?\s+to|must|should)\s+(?:do\s+(?:to\s+)?)?(?:improve|better|next)\b",
    re.IGNORECASE,
)
# The inspected body itself, however a heading calls it.
_ITSELF = re.compile(
    r"(?:\b(?:force|constabulary|service|school|academy|college|nursery|setting|trust|council|local\s+authority|prison|home|hospital|provider|area|partnership"
    r"|it|they|leaders|you|governors|brigade|also|staff|managers)\b.*)$",
    re.IGNORECASE,
)
_REACH = 40  # blocks back from an item to the heading that says whose list it is


def whose(reading: Reading, block: int) -> str | None:
    """The other body that the list around a block is for: “LSCB” of “What does the LSCB need to improve?”"""
    blocks = reading.document.blocks
    for index in range(block - 1, max(-1, block - _REACH), -1):
        if blocks[index].kind is not BlockKind.HEADING:
            continue
        text = folded(reading.document.quote(blocks[index].span))
        found = _WHOSE.match(text)
        if found is None:
            continue
        body = re.sub(r"^(?:the|this|our)\s+", "", found.group("body") or found.group("other"), flags=re.IGNORECASE)
        named = not _ITSELF.search(body) and not any(body.lower() in name.lower() for name in reading.organisations)
        return body if named and any(letter.isupper() for letter in body) else None
    return None


@dataclass(frozen=True, slots=True)
class FormalLists:
    items: tuple[Item, ...]
    used: frozenset[int]  # every block that belongs to a formal finding, explanation and all


@once
def formal_lists(reading: Reading) -> FormalLists:
    """Every item under a formal heading or stem, in order."""
    walk = _Walk(reading)
    items = list(walk.items())
    if any(not i.last and not i.recommendation for i in items):
        items = [i for i in items if not i.last]
    used = {b for i in items for b in i.blocks} | {i.stem for i in items if i.stem is not None}
    return FormalLists(tuple(items), frozenset(used | walk.explained))


class _Walk:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.blocks = reading.document.blocks
        self.labels = labels(reading.framework)
        self.explained: set[int] = set()

    def text(self, index: int) -> str:
        return folded(self.reading.document.quote(self.blocks[index].span))

    def items(self) -> Iterator[Item]:
        at = 0
        while at < len(self.blocks):
            heading = self.announces(at)
            if heading is None:
                if self.recommended_by_number(at):
                    yield Item(Kind(Severity.IMPROVEMENT, "recommendation"), (at,), self.blocks[at].span.start)
                at += 1
                continue
            end = self.end(at)
            if heading.rest >= 0:
                start = self.blocks[at].span.start + heading.rest
                rest = self.text(at)[heading.rest :]
                if re.match(r"\W*(?:none|no|not|nil|n/a)\b", rest, re.IGNORECASE):
                    at += 1
                    continue
                yield Item(heading.kind, (at,), start, last=heading.last)
                if not heading.many:
                    yield from self.recommended(heading, at + 1, end)
                at += 1
                continue
            if self.blocks[at].kind is not BlockKind.HEADING and self.titles(at):
                self.explained.add(at)
            yield from self.section(heading, at, end)
            at = max(at + 1, end)

    def recommended_by_number(self, index: int) -> bool:
        """“R1 Improve attendance”: an item whose printed number says that it is a recommendation."""
        start = self.blocks[index].span.start
        before = self.reading.document.text[max(0, start - 8) : start]
        return self.listed(index) and _NUMBERED.search(before) is not None

    def announces(self, index: int) -> Heading | None:
        """A block that is a formal heading, however it is printed: a short paragraph or a stem will do."""
        block = self.blocks[index]
        if block.kind is BlockKind.NOTE or self.contents(index):
            return None
        text = self.text(index)
        if block.kind is BlockKind.TABLE_ROW:
            return None
        if len(text) > 240:
            return None
        found = self.labels.heading(text)
        if found is not None:
            alone = found.rest >= 0 or block.kind is BlockKind.HEADING or text.rstrip()[-1:] not in ".!?,"
            if found.last and block.kind is not BlockKind.HEADING:
                return None
            return found if alone else None
        if text.rstrip().endswith(":") and self.listed(index + 1):
            stem = self.stem(text)
            if stem is not None:
                self.explained.add(index)
            return stem
        return None

    def contents(self, index: int) -> bool:
        """A line of a table of contents: the page number follows, or another heading does."""
        return bool(re.search(r"\.{3,}|\s\d{1,3}\s*$", self.text(index))) and not self.listed(index + 1)

    def listed(self, index: int) -> bool:
        return index < len(self.blocks) and self.blocks[index].kind is BlockKind.LIST_ITEM

    def stem(self, text: str) -> Heading | None:
        """“We identified three areas for improvement:”"""
        for found, kind in self.labels.find(text):
            before = text[: found.start()].lower()
            if re.search(r"\b(?:no|not|closed|discharged|previous|earlier)\b", before):
                continue
            return Heading(kind, -1, True)
        if re.search(r"\bneeds?\s+to\s+improve\s*(?:the\s+following)?\s*:", text, re.IGNORECASE):
            return Heading(self.labels.kind("areas for improvement"), -1, True)
        if _WORRIES.search(text) or _NEGATIVE_END.search(text):
            return Heading(Kind(Severity.CONCERN), -1, True)
        return None

    def end(self, at: int) -> int:
        """The block after the section that the heading ``at`` opens."""
        opened = self.blocks[at]
        index = at + 1
        if opened.kind is not BlockKind.HEADING and not self.titles(at):
            while index < len(self.blocks) and self.blocks[index].kind is BlockKind.LIST_ITEM:
                index += 1
            return max(index, at + 2)
        while index < len(self.blocks):
            block = self.blocks[index]
            if block.kind is BlockKind.HEADING:
                if self.announces(index) is not None:
                    break
                first = all(self.blocks[i].kind is BlockKind.HEADING for i in range(at + 1, index))
                if not (
                    recommends(self.text(index))
                    or (self.states(index) and (first or self.instructs(index) or self.titled(index)))
                    or self.names_topic(index, first)
                ):
                    break
            index += 1
        return index

    def titles(self, at: int) -> bool:
        """A label printed as plain text, with a heading under it: a heading all the same."""
        below = at + 1
        heading = self.labels.heading(self.text(at))
        return (
            heading is not None
            and heading.rest < 0
            and below < len(self.blocks)
            and self.blocks[below].kind is BlockKind.HEADING
        )

    def names_topic(self, index: int, first: bool) -> bool:
        """A short heading that only says what the finding under it is about: “Use of force”."""
        text = self.text(index)
        if self.states(index) or len(text.split()) > _LONGEST_TOPIC or _ENDS.match(text):
            return False
        below = index + 1
        while below < len(self.blocks) and self.blocks[below].kind is BlockKind.NOTE:
            below += 1
        if below == len(self.blocks) or self.announces(below) is not None:
            return False
        under = self.text(below)
        if self.blocks[below].kind is BlockKind.HEADING:
            return self.states(below) and (self.instructs(below) or weakness(under.lower()) is not None)
        return self.instructs(below) or (first and weakness(under.lower()) is not None)

    def titled(self, index: int) -> bool:
        """A statement of a weakness under a heading that names its topic."""
        above = index - 1
        return (
            self.blocks[above].kind is BlockKind.HEADING
            and not self.states(above)
            and self.names_topic(above, False)
            and weakness(self.text(index).lower()) is not None
        )

    def states(self, index: int) -> bool:
        """A heading that is a statement: a finding printed in bold."""
        text = self.text(index)
        return len(text.split()) >= 5 and (weakness(text) is not None or bool(_FINITE.search(text)))

    def instructs(self, index: int) -> bool:
        """A statement of what is to be done: “The force should …”, or an item “Improve …”."""
        if _INSTRUCTS.match(self.text(index)) is not None:
            return True
        return self.listed(index) and imperative(self.text(index))

    def section(self, heading: Heading, at: int, end: int) -> Iterator[Item]:
        inside = [i for i in range(at + 1, min(end, len(self.blocks))) if self.blocks[i].kind is not BlockKind.NOTE]
        for own, rest in self.findings(inside):
            if any(self.blocks[i].kind is BlockKind.HEADING for i in own) and len(own) > 1:
                yield from self.topics(heading, own)
            else:
                yield from self.plain(heading, own)
            if rest:
                yield from self.recommended(heading, rest[0], rest[-1] + 1)

    def findings(self, inside: list[int]) -> Iterator[tuple[list[int], list[int]]]:
        """The blocks of one or more findings, and of what is recommended about them, in turn."""
        own: list[int] = []
        rest: list[int] = []
        recommending = False
        for index in inside:
            if self.blocks[index].kind is BlockKind.HEADING:
                if recommends(self.text(index)):
                    recommending = True
                    continue
                if recommending and rest:
                    yield own, rest
                    own, rest, recommending = [], [], False
            (rest if recommending else own).append(index)
        if own or rest:
            yield own, rest

    def topics(self, heading: Heading, own: list[int]) -> Iterator[Item]:
        """Findings under headings of their own: “Use of force”, then “The force should …”."""
        groups: list[list[int]] = [[]]
        for index in own:
            if self.blocks[index].kind is BlockKind.HEADING and any(
                self.blocks[i].kind is not BlockKind.HEADING or self.states(i) for i in groups[-1]
            ):
                groups.append([])
            groups[-1].append(index)
        for group in groups:
            stated = next((i for i in group if self.blocks[i].kind is BlockKind.HEADING and self.states(i)), None)
            body = [i for i in group if self.blocks[i].kind is not BlockKind.HEADING]
            if stated is not None:
                yield self.item(heading, [stated], None)
                self.explained.update(group[: _MOST_PARAGRAPHS + 1])
                for i in body:
                    if not self.instructs(i):
                        continue
                    if i == body[0]:
                        yield Item(heading.kind, (i,), self.blocks[i].span.start, None, True, heading.last)
                    elif heading.many and self.text(i).rstrip()[-1:].isalnum():
                        yield self.item(heading, [i], None)  # a title that was printed in bold
            elif body:
                self.explained.update(i for i in group if i not in body)
                yield from self.plain(heading, body)

    def plain(self, heading: Heading, own: list[int]) -> Iterator[Item]:
        """A list, a statement with its explanation, or a finding a paragraph."""
        bullets = [i for i in own if self.blocks[i].kind is BlockKind.LIST_ITEM]
        formal = heading.kind.severity.formal and heading.kind.severity.value != "area for improvement"
        if bullets and (heading.many or not formal) and (heading.many or own[0] in bullets or self.leads(own[0])):
            yield from self.bulleted(heading, own)
        elif (own and not heading.many and sum(self.instructs(i) for i in own) < 2) or (own and formal and not bullets):
            yield from self.stated(heading, own)
        else:
            yield from self.paragraphs(heading, own)

    def leads(self, index: int) -> bool:
        return self.text(index).rstrip().endswith(":")

    def bulleted(self, heading: Heading, own: list[int]) -> Iterator[Item]:
        """A list: each outermost item is one finding; those under it explain it."""
        stem: int | None = None
        outer = min((self.blocks[i].level for i in own if self.blocks[i].kind is BlockKind.LIST_ITEM), default=0)
        group: list[int] = []
        owner: int | None = None
        past = 0
        for index in own:
            block = self.blocks[index]
            if block.kind is BlockKind.LIST_ITEM:
                if block.level > outer and group:
                    group.append(index)
                    continue
                if group:
                    yield self.item(heading, group, owner)
                group, owner = [index], stem
                past = 0
            elif self.leads(index):
                if group:
                    yield self.item(heading, group, owner)
                group, stem = [], index
            else:
                past += 1
                if past > 1 and group:
                    break  # prose that no heading parts from the list
                if group and self.text(index)[:1].islower():
                    group.append(index)
                stem = None
        if group:
            yield self.item(heading, group, owner)

    def stated(self, heading: Heading, own: list[int]) -> Iterator[Item]:
        """A statement, then its explanation."""
        if _NONE.match(self.text(own[0])):
            return
        if self.leads(own[0]) and len(own) > 1 and self.blocks[own[1]].kind is BlockKind.LIST_ITEM:
            group = [own[1]]
            yield self.item(heading, group, own[0])
        else:
            yield self.item(heading, own[:1], None)
        self.explained.update(own[1:_MOST_PARAGRAPHS])
        if heading.kind.severity.value == "area for improvement":
            return
        for n, index in enumerate(own[1:_MOST_PARAGRAPHS], 1):
            if self.blocks[index].kind is BlockKind.LIST_ITEM:
                stem = next((i for i in reversed(own[:n]) if self.leads(i)), None)
                if stem is not None and _SHOULD.search(self.text(stem)):
                    yield Item(heading.kind, (index,), self.blocks[index].span.start, stem, True, heading.last)

    def paragraphs(self, heading: Heading, own: list[int]) -> Iterator[Item]:
        stated = [i for i in own if self.instructs(i) and self.blocks[i].kind is not BlockKind.TABLE_ROW]
        if stated and not heading.last:
            for index in stated:
                yield self.item(heading, [index], None)
            self.explained.update(own)
            return
        for index in own[:_MOST_PARAGRAPHS]:
            block = self.blocks[index]
            text = self.text(index)
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.TABLE_ROW):
                if len(text.split()) < 3 or self.leads(index):
                    continue
                if _NONE.match(text) or (heading.last and not _SHOULD.search(text)):
                    continue
                if block.kind is not BlockKind.LIST_ITEM and weakness(text.lower()) is None:
                    continue
                yield self.item(heading, [index], None)

    def recommended(self, heading: Heading, start: int, end: int) -> Iterator[Item]:
        stem: int | None = None
        for index in range(start, min(end, len(self.blocks))):
            block = self.blocks[index]
            if block.kind is BlockKind.NOTE:
                continue
            if block.kind is BlockKind.HEADING:
                continue
            if self.leads(index):
                stem = index
                self.explained.add(index)
            elif block.kind is BlockKind.LIST_ITEM or _SHOULD.search(self.text(index)):
                yield Item(heading.kind, (index,), block.span.start, stem, True, heading.last)

    def item(self, heading: Heading, group: list[int], stem: int | None) -> Item:
        return Item(heading.kind, tuple(group), self.blocks[group[0]].span.start, stem, last=heading.last)


# Headings that end a formal finding: what stands under them is told of the whole area.
_ENDS = re.compile(
    r"\W*(?:main|our|key|other|detailed|summary\s+of)?\s*(?:findings|observations|judge?ments?)\b|\W*(?:innovative|promising"
    r"|good|notable|positive)\s+practice|\W*(?:case\s+study|conclusions?|context|background|about|next\s+steps|annex"
    r"|appendix|strengths|what)\b",
    re.IGNORECASE,
)
_SHOULD = re.compile(r"\b(?:should|must|needs?\s+to|ha(?:s|ve)\s+to|immediately|within)\b", re.IGNORECASE)
# Stems of lists of weaknesses: “We also have these concerns:”, “The force does not:”.
_WORRIES = re.compile(
    r"\b(?:these|the\s+following|several|some|other|further|\d+|two|three|four|five)\s+(?:[\w-]+\s+)?(?:concerns|weaknesses"
    r"|shortcomings|failings|problems|worries|gaps|faults)\b[^.;]{0,60}:\s*$"
    r"|\b(?:concerned|worried|troubled|disappointed)\s+(?:that|about|by|to\s+find(?:\s+that)?)\s*:\s*$",
    re.IGNORECASE,
)
_NEGATIVE_END = re.compile(
    r"\b(?:(?:do|does|did|is|are|was|were|has|have|had|can|could)(?:n't|\s+not)|cannot|fail(?:s|ed)?\s+to)"
    r"(?:\s+(?:always|yet|consistently|routinely|fully|properly|sufficiently))?\s*:\s*$",
    re.IGNORECASE,
)
_INSTRUCTS = re.compile(
    r"\W*(?:[A-Z][\w'-]+|the|its?|this|all|senior)\s+(?:[\w'&-]+\s+){0,7}?(?:should|must|needs?\s+to|ha(?:s"
    r"|ve)\s+to)\s",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\W*(?:none|no|there\s+(?:are|were)\s+no|we\s+(?:found|identified)\s+no|nil|not\s+applicable)\b", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?:^|\n)\s*R\d{1,2}[.:)]?\s*$")  # “R1 Improve attendance”, as Estyn numbers them
_FINITE = re.compile(
    r"\b(?:is|are|was|were|isn't|aren't|has|have|does|do|doesn't|don't|needs?|should|must|can|cannot|lacks?"
    r"|fails?)\b",
    re.IGNORECASE,
)
