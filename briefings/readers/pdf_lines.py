"""The pieces of a PDF page as printed lines: note marks set apart, pieces on one base line brought together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefings.readers.normalise import plain_characters
from briefings.readers.pdf_page import Page, Piece

_NOTE_MARK = re.compile(r"(?:\d{1,3}|[*†‡§a-d])(?:\s*,\s*\d{1,3})*\Z")
_ENDINGS = frozenset(
    "ing ings ed er ers ment ments tion tions sion sions ly ness al ally ance ence able ible ity".split()
)
_CUT_RANGE = re.compile(r"\d[-–/]\Z")  # 2025– over 26
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\Z")


@dataclass(slots=True)
class Line:
    """One printed line, or one line of a column. More than one piece means wide gaps between them."""

    page: int
    pieces: list[Piece]
    note: str = ""  # the raised mark that it begins with, as a footnote does

    @property
    def x0(self) -> float:
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        return max(piece.x1 for piece in self.pieces)

    @property
    def y(self) -> float:
        return self.pieces[0].y

    @property
    def size(self) -> float:
        return max(self.pieces, key=lambda piece: len(piece.text)).size

    @property
    def bold(self) -> bool:
        return all(piece.bold for piece in self.pieces if any(map(str.isalnum, piece.text)))

    @property
    def italic(self) -> bool:
        return all(piece.italic for piece in self.pieces)

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)

    @property
    def first_word(self) -> float:
        return self.pieces[0].first_word


def tidy(page: Page) -> Page:
    """The page with plain characters, and with raised marks taken out of the lines that they stand on."""
    pieces = [part for piece in page.pieces for part in _split(piece, page.pieces)]
    pieces = [replace(piece, text=_plain(piece.text)) for piece in pieces]
    pieces = [piece for piece in pieces if piece.text]
    marks = {at for at, piece in enumerate(pieces) if _NOTE_MARK.match(piece.text) or _ORDINAL.match(piece.text)}
    out: list[Piece] = []
    glue = False  # the next piece goes on from the last over a mark
    for at, piece in enumerate(pieces):
        last = out[-1] if out else None
        if at in marks and last and _raised(piece, last) and -1 < piece.x0 - last.x1 < 0.35 * last.size:
            letters = piece.text if _ORDINAL.match(piece.text) else ""
            out[-1] = replace(last, text=last.text + letters, x1=piece.x1)
            glue = True
        elif at in marks and at + 1 < len(pieces) and _begins(piece, pieces[at + 1]):
            out.append(replace(piece, raised=True))
            glue = False
        else:
            if glue and last and abs(piece.y - last.y) < 1 and -1 < piece.x0 - last.x1 < 1.4 * last.size:
                space = " " if piece.x0 - last.x1 > 0.15 * last.size else ""
                out[-1] = replace(last, text=last.text + space + piece.text, x1=piece.x1, bold=last.bold and piece.bold)
            else:
                out.append(piece)
            glue = False
    return replace(page, pieces=out)


def _plain(text: str) -> str:
    """Plain characters; a soft hyphen at a line's end is left for the next line to close up."""
    return plain_characters(text).strip() + ("\u00ad" if text.endswith("\u00ad") else "")


def _split(piece: Piece, others: Sequence[Piece]) -> list[Piece]:
    """The piece in two where it has a wide space and a column begins after it, as the lines around show."""
    for place, before, after in piece.gaps:
        if any(abs(one.x0 - after) < 2 and 2 < abs(one.y - piece.y) < 6 * piece.size for one in others):
            return list(split_piece(piece, place, before, after))
    return [piece]


def split_piece(piece: Piece, place: int, before: float, after: float) -> tuple[Piece, Piece]:
    """The piece in two at a wide space: ``place`` in its text, ``before`` and ``after`` the space's two ends."""
    first, rest = piece.text[:place].rstrip(), piece.text[place:].strip()
    word = (piece.x1 - after) * len(rest.split(None, 1)[0]) / len(rest)
    return (
        replace(piece, text=first, x1=before, gaps=[]),
        replace(piece, text=rest, x0=after, first_word=word, gaps=[]),
    )


def _raised(mark: Piece, line: Piece) -> bool:
    return mark.size <= 0.85 * line.size and 0.1 * line.size < line.y - mark.y < 0.8 * line.size


def _begins(mark: Piece, line: Piece) -> bool:
    return _raised(mark, line) and -1 < line.x0 - mark.x1 < 2.5 * line.size


def lines_of(pieces: Sequence[Piece], page: int) -> list[Line]:
    """Pieces gathered into lines, from the top; pieces of a line from the left."""
    lines: list[Line] = []
    raised: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.y, piece.x0)):
        if piece.raised:
            raised.append(piece)
            continue
        for line in reversed(lines[-3:]):
            if abs(line.y - piece.y) <= 0.3 * max(line.size, piece.size):
                line.pieces.append(piece)
                line.pieces.sort(key=lambda one: one.x0)
                break
        else:
            lines.append(Line(page, [piece]))
    for mark in raised:
        owner = next((line for line in lines if _begins(mark, line.pieces[0])), None)
        if owner is not None:
            owner.note = mark.text
    return lines


def join_words(parts: Sequence[str], known: frozenset[str]) -> str:
    """Lines of one block on one line. A word broken at a line's end is mended where it is known whole.

    ``known``: the words, in small letters, that this report prints whole. A hyphen that may be the author's stays.
    """
    out = ""
    for part in parts:
        if not out:
            out = part
        elif out.endswith(("-", "‐")) and len(out) > 1 and out[-2].isalpha() and part[:1].islower():
            first, second = _last_word(out[:-1]), _first_word(part)
            broken = f"{first}-{second}".casefold() not in known and (
                (first + second).casefold() in known or _is_broken_word(first.casefold(), second.casefold())
            )
            out = (out[:-1] if broken else out) + part
        elif out.endswith("\u00ad"):
            out = out[:-1] + part
        elif (out.endswith("/") and part[:1].islower()) or (_CUT_RANGE.search(out) and part[:1].isdigit()):
            out += part
        else:
            out += " " + part
    return out.replace("\u00ad", "")


def _is_broken_word(first: str, second: str) -> bool:
    """By the dictionary, the two are one word and are not two words: ``informa-tion``, and not ``multi-agency``."""
    from briefings.syllables import look_up  # loaded only for a report that breaks words

    if look_up(first + second) is None:
        return False
    return second in _ENDINGS or look_up(first) is None or look_up(second) is None


def _last_word(text: str) -> str:
    found = re.search(r"[^\W\d_]+\Z", text)
    return found.group() if found else ""


def _first_word(text: str) -> str:
    found = re.match(r"[^\W\d_]+", text)
    return found.group() if found else ""


def known_words(lines: Sequence[Line]) -> frozenset[str]:
    """The words that the lines hold whole: not the last of a line if a hyphen cut it."""
    words: set[str] = set()
    for line in lines:
        for piece in line.pieces:
            words.update(re.findall(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*(?![-‐\w])", piece.text.casefold()))
    return frozenset(words)
