"""What is written for the eye is said as a British reader would, and the figures can be got back from the words."""

from __future__ import annotations

import datetime
import re
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voices.spoken import MONTHS, to_spoken

MANY = settings(max_examples=400, deadline=None)

FACTS = {
    "HMICFRS": "H M I C F R S",
    "HMICFRS's": "H M I C F R S's",
    "Call 101 or 999.": "Call one oh one or nine nine nine.",
    "999": "nine nine nine",
    "the 101 number": "the one oh one number",
    "101 people were arrested": "one hundred and one people were arrested",
    "12 of 101 cases": "twelve of one hundred and one cases",
    "2021/22": "twenty twenty-one to twenty-two",
    "2015–17": "twenty fifteen to seventeen",
    "2023/2025": "twenty twenty-three to twenty twenty-five",
    "1999/00": "nineteen ninety-nine to two thousand",
    "in 2024": "in twenty twenty-four",
    "in 2005": "in two thousand and five",
    "2,024 people": "two thousand and twenty-four people",
    "the 1990s": "the nineteen nineties",
    "under-18s": "under-eighteens",
    "£1.2m": "one point two million pounds",
    "£3-4 million": "three to four million pounds",
    "£4.50": "four pounds fifty",
    "£0.05": "five pence",
    "£20 000": "twenty thousand pounds",
    "9.30am": "nine thirty A M",
    "between 9am and 5pm": "between nine A M and five P M",
    "14:30": "two thirty P M",
    "00:15": "twelve fifteen A M",
    "24/7": "twenty-four seven",
    "3 Feb.": "the third of February",
    "3 February 2017": "the third of February twenty seventeen",
    "03/02/2017": "the third of February twenty seventeen",
    "s.54": "section fifty-four",
    "ss.12-14": "sections twelve to fourteen",
    "No. 10": "Number ten",
    "No. It did not.": "No. It did not.",
    "Insp. Smith": "Inspector Smith",
    "Ch. Supt. Jones": "Chief Superintendent Jones",
    "Det. Ch. Insp. Green": "Detective Chief Inspector Green",
    "St Albans": "Saint Albans",
    "High St.": "High Street",
    "10-12": "ten to twelve",
    "10–15%": "ten to fifteen per cent",
    "King Charles III": "King Charles the third",
    "Part II": "Part two",
    "PCSOs": "P C S O's",
    "a MARAC": "a Ma-rack",
    "R&D": "R and D",
    "OVERALL: GOOD": "OVERALL: GOOD",
    "REQUIRES IMPROVEMENT": "REQUIRES IMPROVEMENT",
    "and/or": "and or",
    "e.g. this": "for example this",
    "M25": "M twenty-five",
    "3/4 of them": "three quarters of them",
    "2½ years": "two and a half years",
    "01632 960 000": "oh one six three two, nine six oh, oh oh oh",
    "+44 20 7946 0000": "plus four four, two oh, seven nine four six, oh oh oh oh",
    "116 123": "one one six, one two three",
    "www.westmarch.example": "w w w dot westmarch dot example",
    "a.smith@westmarch.uk": "a dot smith at westmarch dot uk",
    "−5°C": "minus five degrees Celsius",
    "about 1,200,000": "about one million two hundred thousand",
    "4.10.3": "four point ten point three",
    "Op. Hydra": "Operation Hydra",
}


@pytest.mark.parametrize(("written", "said"), FACTS.items())
def test_the_table_of_facts(written: str, said: str) -> None:
    assert to_spoken(written) == said
    assert to_spoken(f"The report says {written}") == f"The report says {said}"


# The inverse: a reader of words, written without looking at how they are made.

_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_FIRST = "zero one two three four five six seven eight nine ten eleven twelve".split() + _TEENS
_SMALL = {word: number for number, word in enumerate(_FIRST)}
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_SIZES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ORDINALS = {"first": "one", "second": "two", "third": "three", "fifth": "five", "eighth": "eight", "ninth": "nine"}
_ORDINALS |= {"twelfth": "twelve"}


def whole(words: str) -> int:
    """ "one hundred and five thousand and one" is 105001."""
    total = group = 0
    for word in words.replace("-", " ").split():
        if word in _SMALL:
            group += _SMALL[word]
        elif word in _TENS:
            group += _TENS[word]
        elif word == "hundred":
            group *= 100
        elif word in _SIZES:
            total, group = total + group * _SIZES[word], 0
        else:
            assert word == "and", words
    return total + group


def fraction(words: str) -> str:
    """ "four point five oh" is "4.5" and so on: the figures as they were written."""
    before, point, after = words.partition(" point ")
    return f"{whole(before)}" + ("." + "".join(str(_SMALL[word]) for word in after.split()) if point else "")


def figures(words: str) -> str:
    return "".join("0" if word == "oh" else str(_SMALL[word]) for word in words.replace(",", "").split())


def nth(words: str) -> int:
    head, _, last = words.rpartition(" " if " " in words and "-" not in words.split()[-1] else "-")
    last = _ORDINALS.get(last) or (last[:-4] + "y" if last.endswith("ieth") else last.removesuffix("th"))
    return whole(f"{head} {last}")


def year(words: str) -> int:
    if "thousand" in words or "hundred" in words:
        return whole(words)
    first, _, rest = words.partition(" ")
    return whole(first) * 100 + (_SMALL[rest[3:]] if rest.startswith("oh ") else whole(rest))


def _says(written: str) -> str:
    """What is said for ``written`` in the middle of a sentence; nothing round it may change."""
    said = to_spoken(f"They counted {written} there.")
    assert said.startswith("They counted ")
    assert said.endswith(" there.")
    middle = said.removeprefix("They counted ").removesuffix(" there.")
    assert not re.search(r"\d", middle)
    return middle


def _parts(pattern: str, said: str) -> tuple[str, ...]:
    found = re.fullmatch(pattern, said)
    assert found, said
    return found.groups()


CALLED = (999, 101, 105, 111, 112, 119)  # telephone numbers


@given(st.integers(0, 10**12).filter(lambda n: n not in CALLED))
@MANY
def test_numbers_with_commas_are_got_back(number: int) -> None:
    assert whole(_says(f"{number:,}")) == number


@given(st.integers(0, 1799).filter(lambda n: n not in CALLED) | st.integers(2100, 999_999_999))
@MANY
def test_bare_numbers_are_got_back(number: int) -> None:
    assert whole(_says(str(number))) == number


@pytest.mark.parametrize("form", ["{}", "in {}, and"])
def test_every_year_is_got_back(form: str) -> None:
    for number in range(1800, 2100):
        said = to_spoken(form.format(number)).removeprefix("in ").removesuffix(", and")
        assert year(said) == number


@given(st.integers(0, 99_999), st.text("0123456789", min_size=1, max_size=4))
@MANY
def test_decimals_are_got_back(before: int, after: str) -> None:
    assert fraction(_says(f"{before}.{after}")) == f"{before}.{after}"
    assert fraction(_says(f"{before}.{after}%").removesuffix(" per cent")) == f"{before}.{after}"


@given(st.integers(1, 10**7), st.integers(0, 99) | st.none())
@MANY
def test_sums_of_money_are_got_back(pounds: int, pence: int | None) -> None:
    said = _says(f"£{pounds:,}" + ("" if pence is None else f".{pence:02}"))
    major, minor = _parts(r"(.*?) pounds?(.*)", said)
    assert whole(major) == pounds
    assert whole(minor.replace("oh", "")) == (pence or 0)


@given(st.integers(0, 999), st.integers(1, 99), st.sampled_from(["m", "bn", "k", " million", " billion"]))
@MANY
def test_large_sums_are_got_back(before: int, after: int, size: str) -> None:
    said = _says(f"£{before}.{after}{size}")
    name = {"m": "million", "bn": "billion", "k": "thousand"}.get(size, size.strip())
    assert said.endswith(f" {name} pounds")
    assert fraction(said.removesuffix(f" {name} pounds")) == f"{before}.{after}"


@given(
    st.dates(), st.sampled_from(["{d} {m} {y}", "{d:02}/{n:02}/{y}", "{d}/{n}/{y}", "{d} {s} {y}", "{d} of {m} {y}"])
)
@MANY
def test_dates_are_got_back(date: datetime.date, form: str) -> None:
    day, month, of_year = date.day, date.month, 1800 + date.year % 300
    name = MONTHS[month - 1]
    short = name if name == "May" else name[:3] + "."
    said = _says(form.format(d=day, n=month, m=name, s=short, y=of_year))
    found = re.fullmatch(r"the (.*) of ([A-Z][a-z]+) (.*)", said)
    assert found, said
    assert (nth(found[1]), found[2], year(found[3])) == (day, name, of_year)


@given(st.integers(1, 12), st.integers(0, 59), st.sampled_from(["am", "pm", " a.m.", " pm"]), st.sampled_from(".:"))
@MANY
def test_times_are_got_back(hour: int, minute: int, half: str, point: str) -> None:
    said = _says(f"{hour}{point}{minute:02}{half}")
    clock, letter = _parts(r"(.*) ([AP]) M", said)
    first, _, rest = clock.partition(" ")
    assert (whole(first), whole(rest.replace("oh", "")), letter) == (hour, minute, half.strip()[0].upper())


def test_every_minute_of_the_24_hour_clock_is_got_back() -> None:
    for hour, minute in product(range(24), range(60)):
        clock, letter = _parts(r"(.*) ([AP]) M", _says(f"{hour:02}:{minute:02}"))
        first, _, rest = clock.partition(" ")
        read = whole(first) % 12 + (12 if letter == "P" else 0), whole(rest.replace("oh", ""))
        assert read == (hour, minute)


def test_every_day_of_seven_years_is_got_back() -> None:
    for number in range(7 * 365):
        date = datetime.date(2014, 1, 1) + datetime.timedelta(number)
        day, month, of_year = _parts(r"the (.*) of ([A-Z][a-z]+) (.*)", _says(f"{date:%d/%m/%Y}"))
        assert (nth(day), month, year(of_year)) == (date.day, MONTHS[date.month - 1], date.year)


def test_every_whole_number_to_two_thousand_is_got_back() -> None:
    for number in range(2000):
        if number not in CALLED:
            assert whole(_says(f"{number} of {number:,}").split(" of ")[1]) == number


@given(st.integers(1, 9999))
@settings(max_examples=600, deadline=None)
def test_ordinals_are_got_back(number: int) -> None:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    assert nth(_says(f"{number}{ending}")) == number


@given(st.integers(1, 998), st.integers(1, 998), st.sampled_from("-–—"))
@MANY
def test_ranges_are_got_back(first: int, last: int, dash: str) -> None:
    low, high = _says(f"{first}{dash}{last}").split(" to ")
    assert (whole(low), whole(high)) == (first, last)


@given(st.integers(1800, 2097))
@settings(max_examples=300, deadline=None)
def test_financial_years_are_got_back(first: int) -> None:
    low, high = _says(f"{first}/{(first + 1) % 100:02}").split(" to ")
    last = year(high) if "thousand" in high or "hundred" in high else whole(high.replace("oh", ""))
    assert (year(low), last % 100) == (first, (first + 1) % 100)


@given(st.from_regex(r"0[1-9][0-9]{3} [0-9]{3} [0-9]{3}", fullmatch=True))
@settings(max_examples=300, deadline=None)
def test_telephone_numbers_are_got_back(number: str) -> None:
    assert figures(_says(number)) == number.replace(" ", "")


@given(st.text(max_size=80))
@MANY
def test_any_text_becomes_one_line_without_figures(text: str) -> None:
    said = to_spoken(text)
    assert not re.search(r"[0-9\n\t\x00-\x1f]", said)
    assert "  " not in said
    assert said == said.strip()


@given(
    st.lists(
        st.sampled_from(["12", "£3m", "2021/22", "HMICFRS", "No. 4", "3 Feb.", "101", "9am", "A1", "%", "-", "s.5"])
    )
)
@MANY
def test_forms_beside_one_another_keep_to_themselves(forms: list[str]) -> None:
    said = to_spoken(" and ".join(forms))
    assert said.count(" and ") >= len(forms) - 1
    assert not re.search(r"\d", said)


@pytest.mark.parametrize(
    "text",
    [
        "The force requires improvement at preventing crime.",
        "It is not good at this; it must act.",
        "Nobody said “good”.",
        "She asked: was it enough?",
        "McDonald and O'Neill told us so.",
    ],
)
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert to_spoken(text) == text


def test_any_number_of_rewrites_is_said() -> None:
    assert to_spoken("& " * 150_000).split() == ["and"] * 150_000
    assert to_spoken("word " * 1_000 + "£5") == "word " * 1_000 + "five pounds"


def test_no_mark_of_a_voice_and_no_character_that_cannot_be_seen_is_said() -> None:
    assert to_spoken("It is [[gUd]] now") == "It is gUd now"
    assert to_spoken("go\u200bod \u202ex\u202c \U000f0041\ue000") == "good x"
