"""Text into sentences; shared by reading, writing and checking.

A sentence keeps its closing quotation marks and the footnote marks printed after its stop. Spans stand in order, never
overlap, and leave out nothing but white space, so no words can be lost between two sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefings.document import BlockKind, Document, Span


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """A sentence of a document, the block that it stands in, and the headings over it (outermost first)."""

    span: Span
    block: int
    headings: tuple[int, ...] = ()


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Titles and ranks stand before a name, so the stop is only an abbreviation's.
_BEFORE_A_NAME = _words(
    """
    mr mrs ms dr prof rev revd fr sr st hon rt gen lt col maj capt cpl sgt supt insp det ch chf
    con const cons dep asst acc dcc cmdr commr cllr coun ald gov govt
    """
)
# These stand before a number or a numeral.
_BEFORE_A_NUMBER = _words(
    """
    no nos para paras p pp s ss sec sect fig figs art arts vol vols reg regs r rr cl sch pt ref refs ed app tel ext
    approx c ca circa jan feb mar apr jun jul aug sept sep oct nov dec min max
    """
)
# The sentence always goes on after these.
_GOES_ON = _words(
    """
    e.g i.e eg ie viz cf v vs incl esp
    """
)
# These may end a sentence: the next word decides. Like titles they need a capital ("Beds. Police", not "no beds.").
_MAY_END = _words(
    """
    al ibid ltd co inc corp plc bros dept est dist univ assoc beds berks bucks cambs ches derbys glos hants herefs
    herts hunts lancs leics lincs middx northants notts oxon salop som staffs suff warks wilts worcs yorks rd ave
    cres sq
    """
)
_NUMBERED = _words(
    """
    category grade plan table section annex appendix part class group block tier type figure
    """
)
_DAYS = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december gmt bst
    """
)
# Words that open a sentence and cannot be a name that follows an abbreviation.
_OPENERS = _words(
    """
    the a an this that these those it its he she his her they their we our i you your who what when where which why
    how in on at by for from with without within as if while whilst after before since until although though however
    but and or so because there here some many most more much all any no not none both each every few several other
    others such one two three four five six seven eight nine ten to of during under over between despite following
    overall also then inspectors staff officers leaders managers people children pupils victims teachers residents
    patients parents governors prisoners nobody everyone
    """
)

_BULLETS = "•◦▪▫■□●○◼◻‣⁃∙·➢➤►▶❖✓✔−–—*"
_HARD_BREAK = re.compile(rf"\n[^\S\n]*\n\s*|\n(?=[^\S\n]*[{re.escape(_BULLETS)}][^\S\n])")
_MARK = re.compile(r"(?:\.(?:[ \u00a0]\.){2,}|[.!?…]+)['\"’”»)\]]*")
# "++": what is taken is not given back, or a row of stars would be tried in every way there is.
_NOTE_MARK = re.compile(r"(?:\[\d{1,3}\]|[¹²³⁰⁴⁵⁶⁷⁸⁹†‡*]|\d{1,2}(?:[,–-]\d{1,2})*)++['\"’”»)\]]*(?=\s)")
_LOOSE_NOTE_MARK = re.compile(r"\s+(?:\[\d{1,3}\]|[¹²³⁰⁴⁵⁶⁷⁸⁹†‡]+)(?=\s|\Z)|[ \u00a0][”»](?=\s|\Z)")
_WORD_BEFORE = re.compile(r"[^\W_](?:[\w.&'’/-]*\w)?\Z")
_NEXT_WORD = re.compile(r"([\"“‘'«(\[]*)([^\W_](?:[\w'’-]*\w)?)?")
_GLUED = re.compile(r"[A-Z][a-z]*[ ,’']")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_SAID_BY = re.compile(r"(?:[A-Z][\w'’.-]*\s+){1,4}(?:said|says|asked|asks|added|wrote|replied|told|explained)\b")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\Z", re.IGNORECASE)


def split(text: str) -> tuple[Span, ...]:
    """The sentences of a plain string; a blank line or a bullet on a new line also ends a sentence."""
    spans: list[Span] = []
    start = 0
    for gap in _HARD_BREAK.finditer(text):
        spans.extend(_split_run(text, start, gap.start()))
        start = gap.end()
    spans.extend(_split_run(text, start, len(text)))
    return tuple(spans)


def sentences(document: Document) -> tuple[SourceSentence, ...]:
    """Every sentence of a document's blocks, in reading order.

    A heading is one sentence, and so is a table row unless one of its cells holds several.
    """
    found: list[SourceSentence] = []
    over: list[int] = []
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.HEADING:
            while over and document.blocks[over[-1]].level >= block.level:
                over.pop()
            found.append(SourceSentence(block.span, index, tuple(over)))
            over.append(index)
            continue
        pieces: list[Span] = [block.span]
        if block.kind is BlockKind.TABLE_ROW:
            by_cell = [list(_inside(document.text, cell)) for cell in block.cells]
            if any(len(cell) > 1 for cell in by_cell):
                pieces = [piece for cell in by_cell for piece in cell]
        else:
            pieces = list(_inside(document.text, block.span))
        found.extend(SourceSentence(piece, index, tuple(over)) for piece in pieces)
    return tuple(found)


def _inside(text: str, span: Span) -> Iterator[Span]:
    # A block is one run of prose: a blank line in it is only where a page or a column turned.
    return _split_run(text, span.start, span.end)


def _split_run(text: str, start: int, end: int) -> Iterator[Span]:
    """Split ``text[start:end]`` at the stops that end a sentence."""
    begin = _skip_space(text, start, end)
    at = begin
    while at < end:
        mark = _MARK.search(text, at, end)
        if mark is None:
            break
        at = _end_of_sentence(text, begin, mark, end)
        if at:
            yield Span(begin, at)
            begin = at = _skip_space(text, at, end)
        else:
            at = mark.end()
    last = _rstrip(text, begin, end)
    if begin < last:
        yield Span(begin, last)


def _end_of_sentence(text: str, begin: int, mark: re.Match[str], end: int) -> int:
    """Where the sentence ends that has its stop at ``mark``; 0 if it goes on."""
    stop = mark.end()
    if stop >= end:
        return 0
    if not text[stop].isspace():
        if _is_glued(text, mark, end):
            return stop
        note = _NOTE_MARK.match(text, stop, end)
        if note is None or not text[mark.start() - 1 : mark.start()].isalpha():
            return 0
        stop = note.end()
    loose = _LOOSE_NOTE_MARK.match(text, stop, end)
    if loose:
        stop = loose.end()
    following = _NEXT_WORD.match(text, _skip_space(text, stop, end), end)
    if following is None:
        return stop
    return stop if _ends(text, begin, mark, following) else 0


def _is_glued(text: str, mark: re.Match[str], end: int) -> bool:
    """The space after the stop was lost in print: ``…at work.The force…``, but not ``www.Example.org``."""
    before = text[max(mark.start() - 3, 0) : mark.start()]
    if len(before) < 3 or not before.isalpha() or not before.islower():
        return False
    word = text[max(mark.start() - 40, 0) : mark.start()].split()[-1:]
    return not (word and set(word[0]) & set("./@:")) and _GLUED.match(text, mark.end(), end) is not None


def _ends(text: str, begin: int, mark: re.Match[str], following: re.Match[str]) -> bool:
    opened, word = following.group(1), following.group(2) or ""
    quoted = mark.group()[-1] in "'\"’”»"
    if word[:1].islower() and not (opened[:1] in ('"', "“") and not quoted):
        return False
    if mark.group().rstrip("'\"’”»)]") != ".":
        asked = quoted and mark.group()[0] in "?!"
        ellipsis_in_number = mark.group()[0] == "…" and word[:1].isdigit()
        return not ellipsis_in_number and not (asked and _SAID_BY.match(text, following.start()))
    return not _is_abbreviation(text, begin, mark.start(), word) or quoted


def _is_abbreviation(text: str, begin: int, stop: int, following: str) -> bool:
    """Whether the stop at ``stop`` only shortens the word before it, given the word that follows."""
    before = _WORD_BEFORE.search(text, max(begin, stop - 24), stop)
    if before is None:
        return False
    short = before.group().lower()
    if _LIST_NUMBER.match(text, begin, stop):
        return True  # "1. The force …": the number of a list, not a sentence
    if short in _GOES_ON:
        return True
    opens = following.lower() in _OPENERS and following[:1].isupper()
    if short in _BEFORE_A_NUMBER and (following[:1].isdigit() or (following.isupper() and len(following) == 1)):
        return True
    if short in ("a.m", "p.m", "am", "pm"):
        return following.lower() in _DAYS or following[:1].isdigit()
    if short == "etc":
        return False
    if before.group()[0].isupper() and (short in _BEFORE_A_NAME or short in _MAY_END):
        return not opens
    if _INITIALS.match(short):
        words = text[max(begin, stop - 40) : before.start()].split()
        return not opens and not (words and words[-1].lower() in _NUMBERED)
    return False


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _rstrip(text: str, begin: int, end: int) -> int:
    while end > begin and text[end - 1].isspace():
        end -= 1
    return end
