"""What a rule of speech needs before it is tried: no text that the rule would find is passed by."""

from __future__ import annotations

import re
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from voices import spoken

_WRITTEN = (
    "Write to help@westmarch.example.uk or see https://www.westmarch.police.uk/a-b/c_d and inspect.gov",
    "on 3/4/2024, 3rd to 5th of May 2024, 12 - 14 Sept. and 1 Jan 2020; the 9th of June",
    "in Jan. and Feb 2 and Sept. as well as Dec 31",
    "at 9.30am, 9 p.m. on Monday, 14:05 and 24/7",
    "Call 0161 496 0000, +44 (0)20 7946 0000, (01632) 960 001, 999, 101 or 116 123",
    "-3 and −£4 and (-5)",
    "£1.2m, £ 450, $3bn to $4bn, €4.50 – 5.50, £0.05, £1,234,567 and £10k",
    "2.5 million, 3bn, 10 thousand, 7k and 3 m",
    "para 3, paras. 4, No. 7, Fig 2, p. 9, reg 4 and c. 40 or ca. 50, circa. 60",
    "2020/21, 2020/2021, 2019-20 and 1999–00; 1/2, 3/4 and 7/9; 2:1",
    "the 1990s, the ’90s, the 60's, in her 20s, the under 5s and 17s, 9am – 5pm",
    "King Charles III, Elizabeth II, Part IV and Tier II",
    "1st, 22nd, 3rd, 1,004th",
    "5-10 km, 5 to 10 mins, 40%, 6 ft, 70mph, 3-4 and 3 – 4",
    "M25, SW1A 2AA, A1, G4S, 1.2.3, 10+, 2½, ½ and x²",
    "Det. Ch. Insp. Ruth Ellery, Insp Patel, Dr Lowe, Mr. Hart, DCI Rt Hon",
    "e.g. this, i.e. that, etc. and so on, viz, w/c 3 May, n/a, Ltd, et al. there, approx. ten, vs them",
    "Dept. Of, Gen. Hart, Const. Lowe",
    "St. Agnes, St Mary, Mill St. and High St",
    "his/her, He/She, and/or, s/he, yes/no",
    "U.K., H.M.I.C., PEEL, HMICFRS, PCSOs, DfE’s, MoJ and IOPC's",
    "this & that + more = less < 3 > 2 @ 4 ~ 5 § 6 © 7 × 8 ÷ 9 ≈ 1 ≤ 2 ≥ ¼ ¾",
    "٣ and ४ of the ５",
)
_PARTS = sorted({part for written in _WRITTEN for part in re.split(r"( )", written)})
_TEXTS = st.lists(
    st.one_of(
        st.sampled_from(_PARTS),
        st.sampled_from([" ", ".", ",", "-", "–", "/", "(", ")", "\n", "’s", ":", "\u00a0"]),
        st.text(alphabet="0123456789.,/:-–£$ apmstndrhkKIVXSt'’+½%ABCé", max_size=8),
        st.text(max_size=4),
    ),
    max_size=16,
).map("".join)


@cache
def _ungated() -> tuple[spoken._Rule, ...]:
    every: re.Pattern[str] = re.compile("")
    return tuple(spoken._Rule(rule.pattern, rule.say, every, figures=False) for rule in spoken._rules())


def _all_rules_tried(text: str) -> str:
    work = spoken._Text(spoken._clean(text))
    for rule in _ungated():
        work.apply(rule.pattern, rule.say)
    return work.finish()


@given(_TEXTS)
@settings(max_examples=600, deadline=None)
def test_a_text_is_said_as_it_is_when_every_rule_is_tried_on_it(text: str) -> None:
    assert spoken.to_spoken(text) == _all_rules_tried(text)


def test_written_forms_are_said_as_they_are_when_every_rule_is_tried_on_them() -> None:
    for written in _WRITTEN:
        assert spoken.to_spoken(written) == _all_rules_tried(written)


def test_every_rule_finds_something_in_the_texts_of_this_test() -> None:
    found: set[str] = set()
    for written in _WRITTEN:
        work = spoken._Text(spoken._clean(written))
        for rule in spoken._rules():
            if rule.pattern.search(work.text):
                found.add(rule.pattern.pattern)
            work.apply(rule.pattern, rule.say)
    assert {rule.pattern.pattern for rule in spoken._rules()} - found == set()


def test_what_a_rule_finds_always_holds_what_it_needs() -> None:
    for written in _WRITTEN:
        work = spoken._Text(spoken._clean(written))
        for rule in spoken._rules():
            if rule.pattern.search(work.text):
                assert rule.needs.search(work.text), (rule.pattern.pattern, work.text)
            work.apply(rule.pattern, rule.say)


def test_each_slashed_form_of_the_table_has_a_slash() -> None:
    assert all("/" in form for form in spoken.tables()["slashes"])


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_cleaned_text_has_single_spaces_and_no_control_characters(text: str) -> None:
    cleaned = spoken._clean(f"\x00 {text}\x1f\u200b 3 000 \t")
    assert cleaned == " ".join(cleaned.split())
    assert not re.search(r"[\x00-\x1f\x7f\u00ad\u200b-\u200f\u2060\ufeff]", cleaned)
