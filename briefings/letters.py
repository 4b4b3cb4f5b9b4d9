"""Letters made the plain ones that they look like; and the characters that no line of a briefing may hold.

What is proved must be what is spoken. A word whose letters only look Latin, or that hides a character, is read in one
way by the eye, in another by a checker and in a third by a voice.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters of other scripts, and phonetic ones, that print as a Latin letter does.
_OTHERS = (
    "абеорсухіјѕԁԍһԛԝѵӏкнтв" "АВЕКМНОРСТХІЈЅҮԌԚԜӀ" "αορνικχγυ" "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" "ɡɑıᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢĸ"
)  # fmt: skip
_PLAIN = (
    "abeopcyxijsdghqwvlkhtb" "ABEKMHOPCTXIJSYGQWI" "aopvikxyu" "ABEZHIKMNOPTYX" "gaiabcdefghijklmnoprstuvwyzk"
)  # fmt: skip
_ALIKE = str.maketrans(_OTHERS, _PLAIN)
_ANY_ALIKE = re.compile(f"[{_OTHERS}]")
_WORD = re.compile(r"[^\W\d_]+")
_FAR = re.compile(r"[^\x00-\u017f\u1e00-\u1eff\u2010-\u2027\u2030-\u203a]")  # none of these has a plainer form
_KEPT = ("<super>", "<sub>", "<fraction>", "<noBreak>", "<square>")  # "m²" is not "m2", nor is "½" "1/2"

# No reader sees these. The first do no harm but hide in a word; the second turn the reading order round.
HIDDEN = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufffc\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_HIDDEN, _BIDI, _PRIVATE = (re.compile(f"[{group}]") for group in (HIDDEN, BIDI, PRIVATE))


def plain_letters(text: str) -> str:
    """Letters and figures in their plain form: wide, circled or mathematical ones; those of other scripts that look
    Latin, where a whole word looks so; letters and accents that stand apart, joined."""
    if text.isascii():
        return text
    text = _FAR.sub(lambda m: _plainer(m[0]), unicodedata.normalize("NFC", text))
    return _WORD.sub(_latin, text) if _ANY_ALIKE.search(text) else text


def printable(name: str) -> str:
    """A file's name as it can be written: bytes that are no UTF-8 become question marks in a box."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def without_hidden(text: str) -> str:
    """``text`` without characters that no reader sees and that say nothing."""
    return text if text.isascii() else _HIDDEN.sub("", text)


def fault(text: str) -> str | None:
    """What first in ``text`` the eye, a checker and a voice would not read alike; None where nothing is so."""
    if text.isascii() and text.isprintable():
        return None
    for character in text:
        if not (" " <= character <= "~"):
            what = _wrong(character)
            if what:
                name = unicodedata.name(character, "")
                return f"{what} (U+{ord(character):04X}{name and f' {name}'})"
    return None


@lru_cache(maxsize=4096)
def _wrong(character: str) -> str | None:
    kind = unicodedata.category(character)
    if _BIDI.match(character):
        return "a character that turns the reading order round"
    if _HIDDEN.match(character) or kind == "Cf":
        return "a character that cannot be seen"
    if kind == "Cc":
        return None if character in "\t\n" else "a control character"
    if kind in ("Co", "Cn", "Cs"):
        return "a character that means nothing outside its own font"
    if kind in ("Mn", "Me", "Mc"):
        return "a mark drawn over a letter"
    if kind.startswith("L") and not _is_latin(character):
        return "a letter that is not of our alphabet"
    if kind == "So" and "LETTER" in unicodedata.name(character, ""):
        return "a sign that is read as a letter"
    if kind in ("Nd", "Nl") or (kind == "No" and not unicodedata.decomposition(character).startswith(_KEPT)):
        return "a sign that is read as a number"
    return None


def _is_latin(character: str) -> bool:
    code = ord(character)
    return code < 0x180 or 0x1E00 <= code <= 0x1EFF or 0x218 <= code <= 0x21B


@lru_cache(maxsize=4096)
def _plainer(character: str) -> str:
    kind = unicodedata.category(character)
    if kind == "Nd":
        return str(unicodedata.digit(character))
    if kind not in ("Lu", "Ll", "Lt", "Lm", "Lo", "Nl", "No", "So"):
        return character
    if unicodedata.decomposition(character).startswith(_KEPT) and kind != "Lm":
        return character
    plain = unicodedata.normalize("NFKC", character)
    return plain if plain.isascii() and plain.isalnum() else character


def _latin(match: re.Match[str]) -> str:
    """A word all of whose letters look Latin. One letter by itself is a sign: "α", "к"."""
    word = match[0]
    if word.isascii() or (len(word) < 2 and word not in "ɡ"):
        return word
    plain = word.translate(_ALIKE)
    return plain if all(map(_is_latin, plain)) else word
