"""An edited ``briefing.md`` made the words alone, before anything is proved: what is proved is then what is spoken.

Marks of emphasis and bullets, and characters that cannot be seen, are taken off and said so. What would be heard, or
would not be heard but seen (links, tags, struck-out words, control characters), is refused with its line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from briefings.errors import InputError
from briefings.letters import fault, plain_letters, without_hidden

LONGEST_LINE = 2000  # characters; nobody listens to a longer sentence

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_HEADING = re.compile(r"(?P<mark>#{1,6}[ \t]+)(?P<text>.*)")
_BULLET = re.compile(r"(?:[-*+•‣▪–][ \t]+|>[ \t]*)+(?=\S)")
_EMPHASIS = re.compile(r"(?<![\w*_])(?P<mark>\*{1,3}|_{1,3})(?=\S)(?P<words>[^*_]*[^\s*_])(?P=mark)(?![\w*_])")
_MARKUP = (
    (re.compile(r"\]\s*\(|\]\s*\[|!\[|\]:"), "a link or a picture"),
    (re.compile(r"\[\[|\]\]"), "marks for a voice"),
    (re.compile(r"~~|\S~\S"), "struck-out words"),
    (re.compile(r"</?[A-Za-z!?][^>]*>|<!--"), "a tag"),
    (re.compile(r"&(?:#\w+|\w+);"), "a coded character"),
    (re.compile(r"\*|`|(?<!\S)_+\S|\S_+(?!\S)|\\[^\w\s]"), "marks of emphasis or code"),
    (re.compile(r"(?<![\w@./])[^\W_]+_\w*(?![\w@./])"), "a mark inside a word"),
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    text: str
    changed: tuple[int, ...]  # the lines, from 1, from which marks or hidden characters were taken


def clean_edit(text: str, own: Collection[str], name: str = "briefing.md") -> Cleaned:
    """The file with each line the words alone; lines that are in ``own``, as we wrote them, stay as they are.

    Raises InputError, with the line, for what cannot be taken off without changing what is said.
    """
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = _LINE_ENDS.sub("\n", text).split("\n")
    made = lines[: _front_matter(lines)]
    changed: list[int] = []
    for number, line in enumerate(lines[len(made) :], len(made) + 1):
        was = " ".join(line.split())
        new = was if was in own else _clean(line, own, f"{name}, line {number}")
        if new != was:
            changed.append(number)
        made.append(line if new == was else new)
    return Cleaned(ending.join(made), tuple(changed))


def _front_matter(lines: list[str]) -> int:
    """How many lines it takes up."""
    if lines[0].strip("\ufeff \t") != "---":
        return 0
    return next((n + 1 for n, line in enumerate(lines[1:], 1) if line.strip() == "---"), 0)


def _clean(line: str, own: Collection[str], where: str) -> str:
    if len(line) > LONGEST_LINE:
        raise InputError(
            f"{where}: it is {len(line):,} characters long. A line is one sentence, of {LONGEST_LINE:,} characters at "
            "most: put each sentence on a line of its own."
        )
    line = " ".join(plain_letters(without_hidden(line)).split())
    heading = _HEADING.fullmatch(line)
    mark, words = (heading["mark"], heading["text"]) if heading else ("", line)
    if words not in own:
        words = _without_marks(words)
    if words in own:
        return mark + words
    for what in _wrong(words):
        raise InputError(f"{where}: it holds {what}. A voice reads the line as it stands: write the words alone.")
    return mark + words


def _without_marks(words: str) -> str:
    """The words without bullets and without emphasis round whole words."""
    words = _BULLET.sub("", words, count=1) if _BULLET.match(words) else words
    before = ""
    while before != words:
        before, words = words, _EMPHASIS.sub(lambda m: m["words"], words)
    return words


def _wrong(words: str) -> Iterator[str]:
    for pattern, what in _MARKUP:
        found = pattern.search(words)
        if found:
            start = max(0, found.start() - 12)
            yield f"{what} (“{words[start : found.end() + 12].strip()}”)"
    odd = fault(words)
    if odd and "alphabet" not in odd:  # a foreign word is proved or refused as a word
        yield odd
