"""Lines of invented briefings for the tests of sound: ordinary ones, and short and odd ones."""

from __future__ import annotations

from voices import Line, Part, Script

PROSE = (
    "Westmarch Police was inspected by His Majesty's Inspectorate of Constabulary and Fire and Rescue Services.",
    "The force requires improvement at preventing crime and anti-social behaviour.",
    "It is good at investigating crime, but it does not always tell victims what happens next.",
    "Inspectors found that the control room answered most emergency calls within ten seconds.",
    "Supervisors do not check the work of their teams often enough.",
    "The chief constable said that she accepted the findings.",
    "The force should make sure that its officers record why they stopped and searched someone.",
    "In twenty twenty-one to twenty-two it spent one point two million pounds on training.",
    "The report gives no other rating.",
    "Domestic abuse is when a partner or a family member hurts, threatens or controls somebody.",
    "The plan was agreed with the councils of Northmoor and Eastvale.",
    "This briefing was made by a computer, and the voice is not a person's.",
)
ODD = (
    "No.",
    "One.",
    "A.",
    "I",
    "zero",
    "Good.",
    "Not rated.",
    "Why?",
    "H M I C F R S.",
    "P C S O",
    "W W W",
    "nine nine nine",
    "Rating two of four. Preventing crime.",
    "oh one six three two, nine six oh, oh oh oh",
    "w w w dot westmarch dot example slash report",
    "seventy-seven thousand seven hundred and seventy-seven",
    "strengths",
    "throughout",
    "one, two, three, four, five, six, seven, eight, nine, ten",
    "Mr O'Neill-Smythe's co-operative re-entry",
    " ".join(PROSE[:4]),
)


def line(text: str, pause_ms: int = 350) -> Line:
    return Line(text, text, pause_ms)


def script(chapters: int = 4, lines: int = 3, name: str = "A briefing") -> Script:
    """Chapters that differ, of lines that are partly the same."""
    words = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    parts = tuple(
        Part(
            f"part-{n}",
            line(f"Chapter {words[n % 10]}. What was found"),
            tuple(line(PROSE[(n * 5 + k) % len(PROSE)]) for k in range(lines)),
        )
        for n in range(chapters)
    )
    return Script(name, "en-GB", parts)
