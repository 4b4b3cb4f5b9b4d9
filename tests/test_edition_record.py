"""What an edition writes it reads back; what is damaged it names."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from invented import a_briefing

from briefings.edition import Sound, briefing_from_json, edition_json, parse_markdown, read_edition, to_markdown
from briefings.edition.record import chapter_ids
from briefings.errors import EditionError, InputError


def a_record(sound: Sound | None = None) -> dict[str, object]:
    return edition_json(a_briefing(), source={}, settings={}, reading={}, versions={}, sound=sound, edits={}, files={})


def a_folder(folder: Path) -> Path:
    (folder / "edition.json").write_text(json.dumps(a_record()))
    (folder / "facts.json").write_text("{}")
    return folder


def test_the_record_gives_back_the_same_briefing() -> None:
    assert briefing_from_json(json.loads(json.dumps(a_record()))) == a_briefing()


def test_times_stand_beside_every_chapter_and_sentence() -> None:
    sound = Sound(
        {"voice": "silent"}, ((0, 9), (9, 20), (20, 30)), (((1, 4), (5, 8)), ((10, 12), (13, 15)), ((21, 25),))
    )
    record = json.loads(json.dumps(a_record(sound)))
    assert [(c["start_ms"], c["end_ms"]) for c in record["chapters"]] == list(sound.chapters)
    assert [[(s["start_ms"], s["end_ms"]) for s in c["sentences"]] for c in record["chapters"]] == [
        list(row) for row in sound.sentences
    ]


def test_chapter_ids_are_one_of_a_kind() -> None:
    assert chapter_ids(a_briefing()) == ("in-short", "rating-1", "quoted")


def test_markdown_gives_back_every_title_and_sentence_with_its_line() -> None:
    text = to_markdown(a_briefing(), report="a: “b”.pdf", sha256="0" * 64)
    read = parse_markdown(text)
    assert read.title == a_briefing().title
    assert [(c.title.text, [line.text for line in c.lines]) for c in read.chapters] == [
        (c.title, [s.text for s in c.sentences]) for c in a_briefing().chapters
    ]
    lines = text.split("\n")
    for chapter in read.chapters:
        assert lines[chapter.title.number - 1] == f"## {chapter.title.text}"
        for line in chapter.lines:
            assert lines[line.number - 1] == line.text


@pytest.mark.parametrize("change", [lambda t: t.replace("\n", "\r\n"), lambda t: "\ufeff" + t, lambda t: t + "\n\n"])
def test_other_editors_habits_change_nothing(change: object) -> None:
    assert callable(change)
    text = to_markdown(a_briefing(), report="a.pdf", sha256="0" * 64)
    assert parse_markdown(change(text)) == parse_markdown(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no chapter in it"),
        ("# Title\n", "no chapter in it"),
        ("---\ntitle: x\n", "line 1: the front matter never ends"),
        ("# Title\n\nHello.\n\n## In short\n", "line 3: this line stands before any chapter"),
    ],
)
def test_a_lost_shape_is_named_with_its_line(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        parse_markdown(text)


def test_a_folder_is_read_back(tmp_path: Path) -> None:
    edition = read_edition(a_folder(tmp_path))
    assert edition.briefing == a_briefing()
    assert not edition.has_sound


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("edition.json", None, "not an edition"),
        ("edition.json", "{", "damaged"),
        ("edition.json", "[]", "not a JSON object"),
        ("edition.json", '{"version": 99}', "version 99"),
        ("edition.json", '{"version": 1}', "damaged"),
        ("facts.json", None, "missing from the edition"),
        ("facts.json", "{", "damaged"),
    ],
)
def test_a_damaged_folder_is_named_with_what_to_do(
    tmp_path: Path, file: str, content: str | None, message: str
) -> None:
    folder = a_folder(tmp_path)
    if content is None:
        (folder / file).unlink()
    else:
        (folder / file).write_text(content)
    with pytest.raises(EditionError, match=message) as caught:
        read_edition(folder)
    assert "Make" in str(caught.value)


@pytest.mark.parametrize(
    "words", ["# The chief constable said so.", "## 3 of 4", "#1", "\\# a", "\\\\## b", "\\ c", "---"]
)
def test_a_sentence_that_looks_like_a_heading_is_read_back_as_a_sentence(words: str) -> None:
    briefing = a_briefing()
    first = briefing.chapters[0]
    first = replace(first, sentences=(replace(first.sentences[0], text=words), *first.sentences[1:]))
    read = parse_markdown(
        to_markdown(replace(briefing, chapters=(first, *briefing.chapters[1:])), report="a", sha256="0")
    )
    assert read.title == briefing.title
    assert [len(c.lines) for c in read.chapters] == [len(c.sentences) for c in briefing.chapters]
    assert read.chapters[0].lines[0].text == words
