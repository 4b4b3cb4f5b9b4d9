"""An edited briefing.md: what stays, what is proved afresh, what is refused with its line and the report's words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reports import a_report

from briefings.briefing import ChapterKind
from briefings.editing import PROVED, UNPROVEN, Edited, apply_edit
from briefings.edition import parse_markdown, to_markdown
from briefings.errors import InputError
from briefings.making import Words, make_words
from briefings.settings import Settings

Edit = Callable[[str, str], Edited]


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Words:
    return make_words(a_report(tmp_path_factory.mktemp("report")), Settings())


@pytest.fixture(scope="module")
def markdown(words: Words) -> str:
    return to_markdown(words.briefing, report="westmarch.md", sha256="0" * 64)


@pytest.fixture
def edit(words: Words, markdown: str) -> Edit:
    def edit(old: str, new: str) -> Edited:
        assert old in markdown
        read = parse_markdown(markdown.replace(old, new, 1))
        return apply_edit(words.briefing, read, words.document.text, words.facts)

    return edit


CALLS = "The force does not answer emergency calls quickly enough."


def test_an_untouched_file_gives_the_same_briefing(words: Words, edit: Edit) -> None:
    edited = edit("", "")
    assert edited.briefing == words.briefing
    assert not edited.edits
    assert not edited.refusals


def test_a_rewording_is_proved_and_marked(edit: Edit) -> None:
    new = "Westmarch Police was rated good for preventing crime by HMICFRS."
    edited = edit("HMICFRS rated Westmarch Police good for preventing crime.", new)
    assert edited.edits == {new: PROVED}
    assert not edited.refusals
    (sentence,) = [s for c in edited.briefing.chapters for s in c.sentences if s.text == new]
    assert sentence.sources


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("Police good for preventing", "Police outstanding for preventing", "good"),
        (CALLS, "The force answers emergency calls quickly enough.", "not"),
        ("Westmarch Police good", "Northmoor Police good", "Westmarch"),
        (CALLS, CALLS.replace("calls", "400 calls"), "400"),
        ("lasts about one minute.", "lasts about nine minutes.", "minutes"),
        ("# Westmarch Police: what inspectors found\n", "# Westmarch Police: outstanding\n", "outstanding"),
        ("## Rating 1 of 2. Preventing crime.", "## Rating 1 of 2. Preventing fraud.", "fraud"),
        (CALLS, f"{CALLS}\nThe chief constable has resigned.", "resigned"),
    ],
)
def test_what_the_report_does_not_say_is_refused_with_its_line(
    edit: Edit, markdown: str, old: str, new: str, why: str
) -> None:
    edited = edit(old, new)
    changed = markdown.replace(old, new, 1).split("\n")
    assert edited.refusals
    assert any(why in str(refusal) for refusal in edited.refusals)
    assert UNPROVEN in edited.edits.values()
    for refusal in edited.refusals:
        assert refusal.line is None or refusal.failure.sentence in changed[refusal.line - 1]


def test_a_chapter_whose_rating_is_gone_is_refused(edit: Edit) -> None:
    edited = edit("For investigating crime, the rating is requires improvement.\n", "")
    assert any("investigating crime: requires improvement" in str(refusal) for refusal in edited.refusals)


def test_a_signpost_may_go(edit: Edit, words: Words) -> None:
    edited = edit("This is a short briefing in plain English.\n", "")
    assert not edited.refusals
    assert sum(len(c.sentences) for c in edited.briefing.chapters) == (
        sum(len(c.sentences) for c in words.briefing.chapters) - 1
    )


def test_a_new_chapter_is_refused_with_what_to_do(edit: Edit) -> None:
    with pytest.raises(InputError, match=r"line \d+: \"News\" is a new chapter. .*put its lines into another"):
        edit("## In short.", "## News\n\nHello.\n\n## In short.")


def test_spaces_and_empty_lines_are_no_edit(edit: Edit, words: Words) -> None:
    edited = edit(f"{CALLS}\n", f"  {CALLS}  \n\n\n")
    assert edited.briefing == words.briefing
    assert not edited.edits


# ---- what an editor may do

LONG = """# Westmarch Police: inspection report

HMICFRS inspected Westmarch Police in March 2023.

Westmarch Police is good at preventing crime. Westmarch Police is adequate at supporting victims.

## Area for improvement

The force does not tell callers when officers are delayed.

## Area for improvement

The force should record each incident in full.

## Findings

I have concerns about how long victims wait.

Detectives do not have enough training.

We will inspect the force again by March 2026.
"""


@pytest.fixture(scope="module")
def long_words(tmp_path_factory: pytest.TempPathFactory) -> Words:
    return make_words(a_report(tmp_path_factory.mktemp("long"), text=LONG), Settings())


class Desk:
    """A briefing.md on an editor's desk."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.text = to_markdown(words.briefing, report="westmarch.md", sha256="0" * 64)

    def change(self, old: str, new: str) -> Desk:
        assert old in self.text
        self.text = self.text.replace(old, new, 1)
        return self

    def cut(self, heading: str) -> Desk:
        """Take out the chapter whose heading ends so."""
        start = self.text.index("## ", self.text.rindex("\n\n", 0, self.text.index(heading)))
        end = self.text.find("\n## ", start) + 1 or len(self.text)
        self.text = self.text[:start] + self.text[end:]
        return self

    def edited(self) -> Edited:
        return apply_edit(self.words.briefing, parse_markdown(self.text), self.words.document.text, self.words.facts)


@pytest.fixture
def desk(long_words: Words) -> Desk:
    return Desk(long_words)


def titles(edited: Edited) -> list[str]:
    return [c.title for c in edited.briefing.chapters]


def texts(edited: Edited) -> list[str]:
    return [s.text for c in edited.briefing.chapters for s in c.sentences]


def concerns(desk: Desk, *, formal: bool) -> list[str]:
    """The headings of the concerns that are, or are not, formal."""
    found = []
    for chapter in desk.words.briefing.chapters:
        if chapter.kind is ChapterKind.CONCERN and chapter.title.startswith("Area for improvement") is formal:
            found.append(chapter.title)
    return found


def test_a_concern_that_goes_leaves_the_others_numbered_and_counted(desk: Desk) -> None:
    first, second = concerns(desk, formal=False)
    assert (first[:23], second[:23]) == ("Smaller concern 1 of 2.", "Smaller concern 2 of 2.")
    edited = desk.cut(first).edited()
    assert not edited.refusals
    assert [t for t in titles(edited) if "concern" in t.lower()] == [f"A smaller concern. {second[24:]}"]
    assert set(concerns(desk, formal=True)) < set(titles(edited))
    assert "There are two areas for improvement and one smaller concern." in texts(edited)
    assert not edited.edits  # these words are ours, and no edit


def test_every_line_that_is_put_right_is_told_with_its_place(desk: Desk) -> None:
    edited = desk.cut(concerns(desk, formal=False)[0]).edited()
    lines = desk.text.split("\n")
    for number, text in edited.lines.items():
        assert lines[number - 1] != text
    mended = [edited.lines.get(n, line) for n, line in enumerate(lines, 1)]
    again = parse_markdown("\n".join(line for line in mended if line is not None))
    assert [c.title.text for c in again.chapters] == titles(edited)
    assert [line.text for c in again.chapters for line in c.lines] == texts(edited)


def test_a_formal_concern_that_goes_is_refused_with_what_to_do(desk: Desk) -> None:
    (refusal, *_) = desk.cut(concerns(desk, formal=True)[0]).edited().refusals
    assert refusal.gone
    assert "area for improvement" in str(refusal)
    assert "put its chapter back" in str(refusal)


def test_an_editors_own_numbers_are_put_right_too(desk: Desk) -> None:
    first = concerns(desk, formal=True)[0]
    topic = first.partition(". ")[2]
    for wrong in (f"Concern 7 of 9. {topic}", topic, f"Concern 2. {topic}"):
        edited = Desk(desk.words).change(f"## {first}", f"## {wrong}").edited()
        assert not edited.refusals
        assert first in titles(edited)


def test_a_pointer_goes_with_the_chapter_that_it_points_to(desk: Desk) -> None:
    pointer = "Near the end, you can hear what happens next."
    assert pointer in texts(desk.edited())
    edited = desk.cut("What happens next.").edited()
    assert not edited.refusals
    assert pointer not in texts(edited)


def test_a_heading_with_nothing_under_it_goes(desk: Desk) -> None:
    heading = concerns(desk, formal=False)[-1]
    chapter = next(c for c in desk.words.briefing.chapters if c.title == heading)
    for sentence in chapter.sentences:
        desk.change(f"{sentence.text}\n", "")
    edited = desk.edited()
    assert not edited.refusals
    assert not any(heading.partition(". ")[2] in title for title in titles(edited))


LATE = "The force does not tell callers when officers are delayed."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (LATE, "The force does not ring callers when officers are late."),
        (LATE, "When officers are late, the force does not tell callers."),
    ],
)
def test_everyday_words_for_the_same_pass_under_a_not(desk: Desk, old: str, new: str) -> None:
    edited = desk.change(old, new).edited()
    assert not edited.refusals
    assert edited.edits == {new: PROVED}


@pytest.mark.parametrize(
    ("new", "kind"),
    [
        ("The force does ring callers when officers are late.", "negation"),
        ("The force does not ring callers when officers are not late.", "negation"),
        ("The force does not ring callers when officers are 20 minutes late.", "number"),
        ("The force does not ring callers when Northmoor officers are late.", "name"),
        ("The force does not praise callers when officers are late.", "negation"),
        ("The force badly fails to ring callers when officers are late.", "verdict"),
    ],
)
def test_plainer_words_hide_no_changed_fact(desk: Desk, new: str, kind: str) -> None:
    refusals = desk.change(LATE, new).edited().refusals
    assert [r.failure.kind for r in refusals] == [kind]
    assert str(refusals[0]).endswith(f"It was “{LATE}”")


def late(desk: Desk) -> str:
    return next(c.title for c in desk.words.briefing.chapters if any(s.text == LATE for s in c.sentences))


@pytest.mark.parametrize("words_", ["Late officers.", "Telling callers", "Callers and officers."])
def test_a_heading_may_be_in_an_editors_own_words(desk: Desk, words_: str) -> None:
    old = late(desk)
    new = f"{old.partition('. ')[0]}. {words_.rstrip('.')}."
    edited = desk.change(f"## {old}", f"## {old.partition('. ')[0]}. {words_}").edited()
    assert not edited.refusals
    assert edited.edits == {new: PROVED}
    assert next(c for c in edited.briefing.chapters if c.title == new).reworded


@pytest.mark.parametrize(
    ("words_", "kind"),
    [
        ("Inadequate officers.", "rating"),
        ("Good officers.", "rating"),
        ("A cause of concern about officers.", "severity"),
        ("40 late officers.", "number"),
        ("Northmoor officers.", "name"),
        ("Officers not late.", "negation"),
        ("Brilliant officers.", "judging"),
        ("Stolen bicycles.", "topic"),
    ],
)
def test_a_heading_with_a_fact_in_it_is_refused(desk: Desk, words_: str, kind: str) -> None:
    old = late(desk)
    refusals = desk.change(f"## {old}", f"## {old.partition('. ')[0]}. {words_}").edited().refusals
    assert [r.failure.kind for r in refusals] == [kind]
    assert f"It was “{old}”" in str(refusals[0])


def test_another_concerns_heading_is_no_heading_of_ones_own(desk: Desk) -> None:
    one, two = late(desk), next(t for t in concerns(desk, formal=False))
    desk.text = desk.text.replace(one, "§").replace(two, f"{two.partition('. ')[0]}. {one.partition('. ')[2]}")
    desk.text = desk.text.replace("§", f"{one.partition('. ')[0]}. {two.partition('. ')[2]}")
    assert desk.edited().refusals


THANKS = ["Our thanks to Jo for reading this.", "Write to us, or ring us on 01632 960 000.", "Recorded on 3 May 2025."]


@pytest.mark.parametrize("line", THANKS)
def test_thanks_may_stand_in_the_last_chapter_or_one_of_their_own(desk: Desk, line: str) -> None:
    last = "The voice that you hear is made by a computer too."
    for text in (f"{last}\n{line}", f"{last}\n\n## From the publisher\n\n{line}"):
        edited = Desk(desk.words).change(last, text).edited()
        assert not edited.refusals
        assert edited.edits == {line: PROVED}


def test_thanks_elsewhere_are_sent_to_their_place(desk: Desk) -> None:
    (refusal,) = desk.change(f"{LATE}\n", f"{LATE}\n{THANKS[0]}\n").edited().refusals
    assert "## From the publisher" in str(refusal)


@pytest.mark.parametrize(
    "line",
    [
        "Our thanks to Jo, who thinks that the force is good.",
        "Our thanks to the police for an outstanding year.",
        "Thanks to Westmarch Police for their help.",
        "Thanks to the callers who wait.",
        "Contact us: 40 people died.",
        "Thank you for your concern about detectives and their training.",
        "The mayor has resigned.",
    ],
)
def test_thanks_that_speak_of_the_report_are_refused(desk: Desk, line: str) -> None:
    last = "The voice that you hear is made by a computer too."
    assert Desk(desk.words).change(last, f"{last}\n{line}").edited().refusals
    assert Desk(desk.words).change(last, f"{last}\n\n## From the publisher\n\n{line}").edited().refusals


GLOSS = "An incident is something that happens that the police are told about."


def test_an_explanation_may_be_put_in_plainer_words(desk: Desk) -> None:
    new = "An incident is something the police hear about."
    edited = desk.change(GLOSS, new).edited()
    assert not edited.refusals
    assert edited.edits == {new: PROVED}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (GLOSS, "An incident is something that the police are not told about."),
        (GLOSS, "An incident is one of 40 things that the police are told about."),
        (GLOSS, "An accident is something that happens that the police are told about."),
        (GLOSS, "An incident is an inadequate thing that the police are told about."),
        (GLOSS, "An incident is a violent crime by a stranger."),
        ("Good means that the force does this well.", "Good means that the force does this perfectly."),
        ("Good means that the force does this well.", "Good means that the force does this well enough."),
    ],
)
def test_an_explanation_that_means_something_else_is_refused(desk: Desk, old: str, new: str) -> None:
    (refusal,) = desk.change(old, new).edited().refusals
    assert "the explanation says" in str(refusal)
    assert "the report says" not in str(refusal)
