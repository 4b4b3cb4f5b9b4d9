"""Text for the eye made text for the ear: "£1.2m in 2021/22" is "one point two million pounds in twenty twenty-one
to twenty-two".

Digits stay on the page; only what is said changes. The tables (acronyms, short forms, units) are `data/spoken.toml`.
Each rule puts what it has made into a slot, so that no later rule reads another rule's words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from voices import numerals
from voices.numerals import cardinal, decimal, digits, ordinal, two_figures

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:{_MONTH_SHORT})\b\.?)"
_DASH = r"[-–—‑]"
_WHOLE = r"\d{1,3}(?:,\d{3})+|\d+"
_NUMBER = rf"(?:{_WHOLE})(?:\.\d+)?"
_FIRST_SLOT = 0xF0000  # a private-use plane: no text holds it, and no rule's \w or \d matches it
_SLOT = "[\U000f0000-\U000ffffd]"
_FIGURE = re.compile(r"\d")
_LONGEST = 2000  # characters that the rules are tried on at a time
_DIGITS_FROM = 10  # so many figures in a row without commas are a code or a telephone number


@cache
def tables() -> dict[str, Any]:
    """`data/spoken.toml` as it stands."""
    return tomllib.loads((files("voices") / "data" / "spoken.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class _Rule:
    """``needs`` is a part of every text that ``pattern`` finds, and is sought first: most texts have nothing to say."""

    pattern: re.Pattern[str]
    say: Callable[[re.Match[str]], str | None]
    needs: re.Pattern[str]
    figures: bool  # a text without figures cannot have what it needs


@dataclass
class _Text:
    """A text with the parts already made speakable held in slots."""

    text: str
    slots: list[str] = field(default_factory=list)

    def apply(self, pattern: re.Pattern[str], say: Callable[[re.Match[str]], str | None]) -> None:
        """Put ``say(match)`` in a slot; None leaves the match for later rules."""

        def slot(match: re.Match[str]) -> str:
            spoken = say(match)
            if spoken is None:
                return match[0]
            self.slots.append(spoken)
            return chr(_FIRST_SLOT + len(self.slots) - 1)

        self.text = pattern.sub(slot, self.text)

    def finish(self) -> str:
        """The whole text, with a space where a slot touches a letter or another slot."""
        if not self.slots:
            return self.text  # as it was cleaned
        text = re.sub(r"(?<=[\U000F0000-\U000FFFFD])(?=[\w\U000F0000-\U000FFFFD])", " ", self.text)
        text = re.sub(r"(?<=\w)(?=[\U000F0000-\U000FFFFD])", " ", text)
        text = re.sub(r"[\U000F0000-\U000FFFFD]", lambda m: self.slots[ord(m[0]) - _FIRST_SLOT], text)
        return re.sub(r" +", " ", text).strip()


def to_spoken(text: str) -> str:
    """What a British reader would say for ``text``. Words that need no change stay as they are."""
    text = _clean(text)
    if len(text) <= _LONGEST:
        return _said(text)
    return re.sub(" +", " ", " ".join(_said(part) for part in _in_parts(text))).strip()


def _in_parts(text: str) -> Iterator[str]:
    """A text cut before a space: no sentence is so long, and a part has slots enough for all its rewrites."""
    at = 0
    while len(text) - at > _LONGEST:
        end = text.rfind(" ", at + 1, at + _LONGEST)
        end = end if end > at else at + _LONGEST
        yield text[at:end].strip()
        at = end
    yield text[at:].strip()


def _said(text: str) -> str:
    work = _Text(text)
    figures = _FIGURE.search(work.text) is not None
    for rule in _rules():
        if (figures or not rule.figures) and rule.needs.search(work.text):
            work.apply(rule.pattern, rule.say)
    return work.finish()


def _clean(text: str) -> str:
    """No control, zero-width or private characters, and single spaces."""
    if not text.isascii():
        text = re.sub(
            r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ud800-\udfff\ue000-\uf8ff\U000E0000-\U0010FFFF]",
            "",
            text,
        )
    text = re.sub(r"\[{2,}|\]{2,}", " ", text)  # eSpeak takes what stands between two brackets for phonemes
    text = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", text).split())
    if " 000" not in text:
        return text
    return re.sub(r"(?<![\d.,])(?<!\d )(\d{1,3})((?: 000)+)(?![\d])", lambda m: m[1] + m[2].replace(" ", ","), text)


def number(written: str) -> str:
    """A written number in words: "1,200", "4.50", "007", "2021" (a year)."""
    bare = written.replace(",", "")
    whole, point, fraction = bare.partition(".")
    if point:
        return decimal(whole, fraction)
    if (len(bare) >= _DIGITS_FROM and "," not in written) or (len(bare) > 1 and bare[0] == "0") or len(bare) > 15:
        return digits(bare, "oh" if bare[0] == "0" else "zero")
    if len(written) == 4 and numerals.FIRST_YEAR <= int(bare) <= numerals.LAST_YEAR:
        return numerals.year(int(bare))
    return cardinal(int(bare))


@cache
def _rules() -> tuple[_Rule, ...]:
    """Every rule, in the order in which it is tried: what it finds, what is said, and what each find must hold."""
    data = tables()
    titles = _alternatives(data["titles"])
    short = _alternatives(data["words"])
    with_stop = _alternatives(data["words_with_stop"])
    before = _alternatives(data["before_number"])
    money = "".join(re.escape(sign) for sign in data["currencies"])
    sizes = _alternatives(data["sizes"])
    units = _alternatives(data["units"])
    phones = _alternatives([*data["telephones"]["always"], *data["telephones"]["beside_a_word"]])
    symbols = "".join(re.escape(sign) for sign in data["symbols"])
    end = r"(?![\w%])"
    table: tuple[tuple[str, Callable[[re.Match[str]], str | None], str], ...] = (
        (r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", _address, "@"),
        (
            r"\b(?:(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:uk|com|org|net|gov|wales|scot)\b"
            r"|(?:https?://|www\.)[\w-]+(?:\.[\w-]+)+)(?:/[\w./-]*\w|/)?",
            _address,
            r"\.[\w-]",
        ),
        (r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])", _slashed_date, r"\d/\d"),
        (
            rf"(?i:(\bthe )?)\b(\d{{1,2}})(?:st|nd|rd|th)?"
            rf"(?:( ?{_DASH} ?| to | and | or )(\d{{1,2}})(?:st|nd|rd|th)?)? (?:of )?({_MONTH})"
            rf"(?:,? (\d{{4}})\b(?!{_DASH}\d|/\d))?",
            _date,
            rf"\d(?:st|nd|rd|th)? (?:of )?(?:{'|'.join(month[:3] for month in MONTHS)})",
        ),
        (rf"\b(?:({_MONTH_SHORT})\b\.|({_MONTH_SHORT})\b(?= \d))", _month, rf"(?:{_MONTH_SHORT})[. ]"),
        (r"(?<![\d.:£$€])(\d{1,2})(?:[.:](\d\d))? ?([ap])\.?m\b(?:\.(?= [a-z0-9]))?", _clock_time, r"\d ?[ap]\.?m"),
        (r"(?<![\d.:£$€])([01]?\d|2[0-3]):([0-5]\d)(?![\d:%]|\.\d)", _long_clock_time, r"\d:\d"),
        (r"(?<![\d/])24/7(?![\d/])", lambda _: "twenty-four seven", "24/7"),
        (
            r"(?<![\d.,£$€])(?:\+44 ?(?:\(0\) ?)?|\(?0)\d{2,4}\)?(?:[ -]?\d{3,4}){1,2}(?![\d.,]\d|\d)",
            _telephone,
            r"\+44|0\d\d",
        ),
        (rf"(?<![\d.,£$€])(?:{phones})(?![\w%]|[.,]\d|{_DASH}\d)", _short_telephone, r"\d"),
        (rf"(?:^|(?<=[ (]))[-−](?=[{money}]?{_NUMBER})", lambda _: "minus", rf"[-−][{money}]?\d"),
        (
            rf"([{money}]) ?({_NUMBER})(?: ?(?:{_DASH}|to) ?[{money}]?({_NUMBER}))?(?: ?({sizes})\b)?(?![\w])",
            _money,
            rf"[{money}] ?\d",
        ),
        (rf"\b({_NUMBER})( ?)({sizes}){end}", _size, rf"\d ?(?:{sizes})"),
        (rf"\b({before})(?:\. ?| )(?=\d)", _before_number, rf"(?:{before})(?:\. ?| )\d"),
        (r"(?<!\w)(?:c|ca|circa)\. ?(?=\d)", lambda _: "about ", r"[ca]\. ?\d"),
        (r"(?<![\d/])((?:1[89]|20)\d\d)/((?:1[89]|20)\d\d)(?![\d/])", _range, r"\d/\d"),
        (rf"\b(\d{{4}})(?:/|{_DASH})(\d\d){end}(?!{_DASH}|/\d|\.\d)", _year_range, rf"\d(?:/|{_DASH})\d"),
        (r"\b(\d{2}|\d{4})['’]?s\b", _decade, r"\d['’]?s"),
        (r"\b(\d{1,2})s\b", lambda m: numerals.plural(cardinal(int(m[1]))), r"\ds"),
        (
            r"\b((?:King|Queen|Pope|Prince|Emperor) [A-Z][a-z]+|George|Elizabeth|Charles|Henry|Edward) ([IVX]+)\b",
            _regnal,
            " [IVX]",
        ),
        (
            r"\b(Part|Volume|Phase|Tier|Type|Class|Schedule|Chapter|Category|Level|War|Stage|Title|Annex) ([IVX]+)\b",
            _roman,
            " [IVX]",
        ),
        (rf"\b({_WHOLE})(st|nd|rd|th)\b", lambda m: ordinal(int(m[1].replace(",", ""))), r"\d(?:st|nd|rd|th)"),
        (
            rf"(?<![\w.,])({_NUMBER}) ?(?:{_DASH}|to) ?({_NUMBER}) ?({units}){end}",
            _unit_range,
            rf"\d ?(?:{_DASH}|to) ?\d",
        ),
        (rf"(?<![\w.,])({_NUMBER}) ?({units}){end}", _unit, rf"\d ?(?:{units})"),
        (
            rf"(?<![\w.,{money}])({_NUMBER}) ?{_DASH} ?({_NUMBER})(?![\w%]|[.,]\d|{_DASH}\d)",
            _range,
            rf"\d ?{_DASH} ?\d",
        ),
        (r"\b([A-Z]{1,3})(\d+)([A-Z]{0,2})\b", _code, r"[A-Z]\d"),
        (r"\b(\d)([A-Z]{2})\b", _code_tail, r"\d[A-Z]"),
        (r"(?<![\w/.])(\d+)/(\d+)(?![\w/]|\.\d)", _fraction, r"\d/\d"),
        (r"(?<![\w.:])(\d+):(\d+)(?![\w:]|\.\d)", lambda m: f"{number(m[1])} to {number(m[2])}", r"\d:\d"),
        (
            r"\b\d+(?:\.\d+){2,}\b",
            lambda m: " point ".join(cardinal(int(n)) for n in m[0].split(".")),
            r"\.\d+\.\d",
        ),
        (r"(?<=\d)\+", lambda _: " plus", r"\d\+"),
        (r"(?<=\d)([½¼¾])", lambda m: f"and {tables()['symbols'][m[1]]}", r"\d[½¼¾]"),
        (_NUMBER, lambda m: number(m[0]), r"\d"),
        (rf"(?<={_SLOT}) ?{_DASH} ?(?={_SLOT})", lambda _: " to ", _SLOT),
        (rf"(?<!\w)({titles})(?:\.(?= )|(?!\w))", lambda m: str(tables()["titles"][m[1]]), rf"(?:{titles})(?!\w)"),
        (
            rf"(?<!\w)({short})(?:\.(?! [A-Z]|$)|(?!\w))",
            lambda m: str(tables()["words"][m[1]]),
            rf"(?:{short})(?!\w)",
        ),
        (rf"\b({with_stop})\.(?= [A-Z])", lambda m: str(tables()["words_with_stop"][m[1]]), r"\. [A-Z]"),
        (r"\bSt\.?(?= [A-Z][a-z])", lambda _: "Saint", "St"),
        (r"(?<=[a-z] )St\b\.?", lambda _: "Street", " St"),
        (rf"(?i)\b(?:{_alternatives(data['slashes'])})\b", lambda m: str(tables()["slashes"][m[0].lower()]), "/"),
        (r"\b(?:[A-Z]\.){2,}", lambda m: _letters(m[0].replace(".", "")), r"[A-Z]\.[A-Z]\."),
        (r"\b[A-Z][A-Za-z]*[A-Z](?:s|['’]s)?(?!\w)|\b[A-Z]{2,}(?:s|['’]s)?(?!\w)", _acronym, "[A-Z][A-Za-z]*[A-Z]"),
        (rf" ?([{symbols}]) ?", lambda m: f" {tables()['symbols'][m[1]]} ", f"[{symbols}]"),
    )
    return tuple(_Rule(re.compile(pattern), say, re.compile(needs), r"\d" in needs) for pattern, say, needs in table)


def _alternatives(names: Any) -> str:
    """A pattern that matches the longest name first."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def _address(match: re.Match[str]) -> str:
    address = re.sub(r"^https?://", "", match[0]).rstrip("/")
    address = re.sub(r"^www\.", "w w w dot ", address)
    for sign, said in (("@", " at "), (".", " dot "), ("/", " slash "), ("-", " dash "), ("_", " underscore ")):
        address = address.replace(sign, said)
    return re.sub(r"\d+", lambda m: f" {digits(m[0])} ", address)


def _month_name(written: str) -> str:
    return next(month for month in MONTHS if month.startswith(written[:3]))


def _month(match: re.Match[str]) -> str:
    return _month_name(match[1] or match[2])


def _slashed_date(match: re.Match[str]) -> str | None:
    """Day, month, year: the order of the United Kingdom."""
    day, month = int(match[1]), int(match[2])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return f"the {ordinal(day)} of {MONTHS[month - 1]} {number(match[3])}"


def _date(match: re.Match[str]) -> str | None:
    the, day, joint, last_day, month, year = match.groups()
    if not 1 <= int(day) <= 31 or (last_day and not 1 <= int(last_day) <= 31):
        return None
    days = f"{the or 'the '}{ordinal(int(day))}"
    if last_day:
        joint = " to " if re.search(_DASH, joint) else joint
        days += f"{joint}the {ordinal(int(last_day))}"
    return f"{days} of {_month_name(month)}" + (f" {number(year)}" if year else "")


def _clock(hour: int, minutes: int, half: str) -> str:
    return cardinal(hour) + (f" {two_figures(minutes)}" if minutes else "") + f" {half} M"


def _clock_time(match: re.Match[str]) -> str | None:
    hour, minutes = int(match[1]), int(match[2] or 0)
    if hour > 12 or minutes > 59:
        return None
    return _clock(hour, minutes, match[3].upper())


def _long_clock_time(match: re.Match[str]) -> str:
    """The 24-hour clock, said with A M or P M."""
    hour = int(match[1])
    return _clock(hour % 12 or 12, int(match[2]), "P" if hour >= 12 else "A")


def _short_telephone(match: re.Match[str]) -> str | None:
    phones = tables()["telephones"]
    if match[0] not in phones["always"]:
        before = re.findall(r"[\w-]+", match.string[: match.start()][-40:])
        after = re.match(r" ([\w-]+)", match.string[match.end() :][:40])
        beside = (
            before and before[-1].lower() in phones["words_before"] and not (after and after[1].endswith("s"))
        ) or (after and after[1].lower() in phones["words_after"])
        last_was_one = match.start() > 1 and match.string[: match.start()].rstrip(" -/,andor")[-1:] >= chr(_FIRST_SLOT)
        if not (beside or last_was_one):
            return None
    return ", ".join(digits(group, "oh") for group in match[0].split())


def _telephone(match: re.Match[str]) -> str:
    groups = re.findall(r"\d+", match[0].replace("+44", "").replace("(0)", ""))
    plus = "plus four four, " if match[0].startswith("+44") else ""
    return plus + ", ".join(digits(group, "oh") for group in groups)


def _amount(written: str, one: str, many: str, hundredth: str, hundredths: str) -> str:
    """A sum with no size word: "450", "4.50", "0.05"."""
    whole, point, fraction = written.replace(",", "").partition(".")
    if point and len(fraction) != 2:
        return f"{decimal(whole, fraction)} {many}"
    major = f"{cardinal(int(whole))} {one if int(whole) == 1 else many}"
    if not point or int(fraction) == 0:
        return major
    if int(whole) == 0:
        return f"{cardinal(int(fraction))} {hundredth if int(fraction) == 1 else hundredths}"
    return f"{major} {two_figures(int(fraction))}"


def _plain_number(written: str) -> str:
    """A number that is no year."""
    bare = written.replace(",", "")
    return number(bare) if "." in bare else cardinal(int(bare))


def _money(match: re.Match[str]) -> str:
    sign, amount, last, size = match.groups()
    names = tables()["currencies"][sign]
    if size:
        size = tables()["sizes"][size]
        first = f"{_plain_number(amount)} to " if last else ""
        return f"{first}{_plain_number(last or amount)} {size} {names[1]}"
    first = (
        f"{_amount(amount, *names)} to "
        if last and "." in amount + last
        else f"{_plain_number(amount)} to "
        if last
        else ""
    )
    return first + _amount(last or amount, *names)


def _size(match: re.Match[str]) -> str | None:
    """ "2.5 million", "3bn", "10k"; a bare "m" may be metres, so that only "3m" of money is millions."""
    if match[3] in ("m", "b"):
        return None
    return f"{_plain_number(match[1])} {tables()['sizes'][match[3]]}"


def _before_number(match: re.Match[str]) -> str | None:
    short = match[1]
    if "." not in match[0] and short.lower() in ("no", "s", "ss", "p", "art", "reg", "regs"):
        return None
    return f"{tables()['before_number'][short]} "


def _year_range(match: re.Match[str]) -> str | None:
    first, last = int(match[1]), int(match[2])
    if not numerals.FIRST_YEAR <= first <= numerals.LAST_YEAR or (last != (first + 1) % 100 and last <= first % 100):
        return None
    if last == 0:
        return f"{numerals.year(first)} to {numerals.year(first + 1)}"
    return f"{numerals.year(first)} to {two_figures(last)}"


def _decade(match: re.Match[str]) -> str | None:
    written = match[1]
    if written[-1] != "0":
        return None
    return numerals.plural(number(written) if len(written) == 4 else cardinal(int(written)))


def _roman_value(roman: str) -> int | None:
    values = {"I": 1, "V": 5, "X": 10}
    total = 0
    for here, following in zip(roman, roman[1:] + " ", strict=True):
        total += -values[here] if values.get(following, 0) > values[here] else values[here]
    return total if 0 < total < 40 else None


def _regnal(match: re.Match[str]) -> str | None:
    value = _roman_value(match[2])
    return f"{match[1]} the {ordinal(value)}" if value else None


def _roman(match: re.Match[str]) -> str | None:
    value = _roman_value(match[2])
    return f"{match[1]} {cardinal(value)}" if value else None


def _unit(match: re.Match[str]) -> str:
    one, many = tables()["units"][match[2]]
    return f"{_plain_number(match[1])} {one if match[1] == '1' else many}"


def _unit_range(match: re.Match[str]) -> str:
    return f"{_plain_number(match[1])} to {_plain_number(match[2])} {tables()['units'][match[3]][1]}"


def _range(match: re.Match[str]) -> str:
    return f"{number(match[1])} to {number(match[2])}"


def _letters(word: str) -> str:
    return " ".join(word)


def _code(match: re.Match[str]) -> str:
    """ "M25", "NN1": letters one by one, a number over two figures digit by digit."""
    figures = match[2]
    said = cardinal(int(figures)) if len(figures) < 3 and figures[0] != "0" else digits(figures)
    return " ".join(part for part in (_letters(match[1]), said, _letters(match[3])) if part)


def _code_tail(match: re.Match[str]) -> str:
    return f"{cardinal(int(match[1]))} {_letters(match[2])}"


def _fraction(match: re.Match[str]) -> str:
    top, bottom = int(match[1]), int(match[2])
    names = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 8: "eighth", 10: "tenth"}
    if 0 < top < bottom and bottom in names:
        return f"{cardinal(top)} {names[bottom]}" + ("s" if top > 1 else "")
    return f"{number(match[1])} slash {number(match[2])}"


def _acronym(match: re.Match[str]) -> str | None:
    """Letter by letter, unless the table says it is a word, or it stands in a run of capitals (a heading)."""
    data = tables()["acronyms"]
    word, ending = re.fullmatch(r"(.+?)((?:['’]s|s)?)", match[0]).groups()  # type: ignore[union-attr]  # it always matches
    if word in data["said"]:
        return str(data["said"][word]) + ending
    if word in data["words"]:
        return None
    if not word.isupper():  # "PCSOs" came apart above; "McAdam" and "DfE" are left or spelled by their capitals
        return _letters(word) + ending if sum(letter.isupper() for letter in word) * 2 > len(word) else None
    near = (
        match.string[max(0, match.start() - 15) : match.start()].split()[-1:]
        + match.string[match.end() : match.end() + 15].split()[:1]
    )
    beside = [re.sub(r"\W", "", other) for other in near]
    shouted = any(
        other.isupper() and (len(other) > 5 or (len(other) > 2 and other in data["words"])) for other in beside
    )
    if len(word) > 5 and 3 * len(re.findall("[AEIOU]", word)) >= len(word):
        return None  # "OVERALL": a word in capitals
    if len(word) > 7 or (shouted and len(word) > 4 and re.search("[AEIOU]", word)):
        return None
    return _letters(word) + ("'s" if ending == "s" else ending)
