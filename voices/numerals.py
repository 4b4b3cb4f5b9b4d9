"""Numbers as British English says them: 105 is "one hundred and five", 2021 (a year) "twenty twenty-one".

Words are lower case with a hyphen inside tens ("twenty-one"), so that the inverse can read them back.
"""

from __future__ import annotations

UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
LARGEST = 10**15 - 1
_ORDINAL_ENDINGS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
FIRST_YEAR, LAST_YEAR = 1800, 2099  # four bare digits in here are said as a year


def cardinal(number: int) -> str:
    """``number`` in words, 0 to ``LARGEST``."""
    if not 0 <= number <= LARGEST:
        raise ValueError(f"{number} is outside 0 to {LARGEST}")
    if number < 20:
        return UNITS[number]
    if number < 100:
        tens, unit = divmod(number, 10)
        return TENS[tens] + (f"-{UNITS[unit]}" if unit else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{UNITS[hundreds]} hundred" + (f" and {cardinal(rest)}" if rest else "")
    words = []
    for size, name in SCALES:
        count, number = divmod(number, size)
        if count:
            words.append(f"{cardinal(count)} {name}")
    if number:
        words.append(("and " if number < 100 else "") + cardinal(number))
    return " ".join(words)


def ordinal(number: int) -> str:
    """1 is "first", 21 "twenty-first", 105 "one hundred and fifth"."""
    words = cardinal(number)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    head, last = words[:cut], words[cut:]
    if last in _ORDINAL_ENDINGS:
        return head + _ORDINAL_ENDINGS[last]
    return head + (last[:-1] + "ieth" if last.endswith("y") else last + "th")


def digits(figures: str, zero: str = "zero") -> str:
    """Each digit by itself: "101" is "one zero one"."""
    return " ".join(zero if figure == "0" else UNITS[int(figure)] for figure in figures)


def decimal(whole: str, fraction: str) -> str:
    """ "4", "50" is "four point five zero"."""
    return f"{cardinal(int(whole))} point {digits(fraction)}"


def year(number: int) -> str:
    """1901 is "nineteen oh one", 2005 "two thousand and five", 2021 "twenty twenty-one"."""
    century, rest = divmod(number, 100)
    if number in (2000,) or (century == 20 and rest < 10):
        return cardinal(number)
    if rest == 0:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {two_figures(rest)}"


def two_figures(number: int) -> str:
    """The end of a year or the minutes of a time: 5 is "oh five"."""
    return f"oh {UNITS[number]}" if number < 10 else cardinal(number)


def plural(words: str) -> str:
    """ "ninety" is "nineties", "two thousand" "two thousands"."""
    return words[:-1] + "ies" if words.endswith("y") else words + "s"
