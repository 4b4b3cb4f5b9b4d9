"""An edited briefing.md: what stays, what is proved afresh, what is refused with its line and the report's words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reports import a_report

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
