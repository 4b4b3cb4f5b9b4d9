"""``plainspoken speak``: after an edit, only what changed is spoken again, and only what the report bears out."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from reports import EDITION_FILES, REPORT, a_report, everything, json_lines

from briefings.cli import main

CALLS = "The force does not answer emergency calls quickly enough."
GOOD = "HMICFRS rated Westmarch Police good for preventing crime."
REWORDED = "Westmarch Police was rated good for preventing crime by HMICFRS."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    assert main(["make", "--voice", "silent", "--to", str(folder), str(a_report(folder))]) in (0, 1)
    return folder / "westmarch"


@pytest.fixture
def folder(made: Path, work: Path) -> Path:
    """An edition to change."""
    shutil.copytree(made, work / "westmarch")
    return work / "westmarch"


def change(folder: Path, old: str, new: str) -> str:
    path = folder / "briefing.md"
    text = path.read_text("utf-8")
    assert old in text
    text = text.replace(old, new)
    path.write_text(text, "utf-8")
    return text


def record(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "edition.json").read_text("utf-8"))
    return found


def sentences(folder: Path) -> dict[str, dict[str, Any]]:
    return {s["text"]: s for c in record(folder)["chapters"] for s in c["sentences"]}


def test_without_an_edit_it_gives_the_same_bytes(folder: Path) -> None:
    before = everything(folder)
    assert main(["speak", str(folder / "briefing.md")]) in (0, 1)
    assert everything(folder) == before


def test_the_folder_may_be_named_in_its_files_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(folder)
    monkeypatch.chdir(folder)
    assert main(["speak", "briefing.md"]) in (0, 1)
    assert main(["speak", "."]) in (0, 1)
    assert everything(folder) == before


def test_a_rewording_is_spoken_marked_and_proved(folder: Path) -> None:
    text = change(folder, GOOD, REWORDED)
    assert main(["speak", str(folder / "briefing.md")]) in (0, 1)
    assert {p.name for p in folder.iterdir()} == EDITION_FILES
    assert (folder / "briefing.md").read_text("utf-8") == text
    assert sentences(folder)[REWORDED]["edited"] == "proved"
    assert record(folder)["edited"]
    assert REWORDED in (folder / "briefing.vtt").read_text("utf-8")
    assert main(["verify", str(folder)]) == 0


def test_only_the_changed_chapter_is_spoken_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import voices.chapter

    main(["speak", str(folder)])
    spoken: list[str] = []
    make = voices.chapter.make

    def listen(studio: Any, job: Any) -> Any:
        spoken.append(job.part.title.show)
        return make(studio, job)

    monkeypatch.setattr(voices.chapter, "make", listen)
    main(["speak", str(folder), "--jobs", "1"])
    assert spoken == []
    change(folder, GOOD, REWORDED)
    main(["speak", str(folder), "--jobs", "1"])
    assert spoken == ["In short."]


def test_an_edit_is_marked_however_often_it_is_spoken(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder, GOOD, REWORDED)
    main(["speak", str(folder)])
    main(["speak", str(folder)])
    assert sentences(folder)[REWORDED]["edited"] == "proved"
    report = a_report(folder.parent)
    capsys.readouterr()
    assert main(["make", "--voice", "silent", "--to", str(folder.parent), str(report)]) == 2
    assert "somebody has changed this file" in capsys.readouterr().err


def test_a_false_line_is_refused_with_line_and_source_and_nothing_changes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = change(folder, CALLS, "The force answers emergency calls quickly enough.")
    before = everything(folder)
    assert main(["speak", str(folder / "briefing.md")]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    line = text.split("\n").index("The force answers emergency calls quickly enough.") + 1
    assert f"briefing.md, line {line}: “The force answers emergency calls quickly enough.”" in err
    assert CALLS.removesuffix(".") in err
    assert "--allow-unproven" in err
    assert everything(folder) == before


def test_allowed_all_the_same_it_is_spoken_marked_and_does_not_pass(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    false = "The force answers emergency calls quickly enough."
    change(folder, CALLS, false)
    assert main(["speak", "--allow-unproven", "--json", str(folder)]) == 1
    (row,) = json_lines(capsys.readouterr().out)
    assert not row["passes"]
    assert any("not proved" in failure for failure in row["reading"]["failures"])
    assert sentences(folder)[false]["edited"] == "unproven"
    assert false in (folder / "briefing.vtt").read_text("utf-8")


def test_the_length_that_it_states_follows_the_edit(folder: Path) -> None:
    main(["speak", "--rate", "80", str(folder)])
    record_ = record(folder)
    stated = [x["value"] for s in sentences(folder).values() for x in s["sources"] if x.get("count") == "minutes"]
    assert len(stated) == 1
    assert abs(record_["sound"]["seconds"] / 60 - stated[0]) <= 0.6
    assert main(["verify", str(folder)]) == 0


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda f: (f / "source.txt").write_text("Westmarch Police is outstanding."), "source.txt: changed since"),
        (lambda f: (f / "facts.json").write_text("{}"), "facts.json: changed since"),
        (lambda f: (f / "source.txt").unlink(), "source.txt: missing"),
        (lambda f: (f / "briefing.md").unlink(), "briefing.md: missing"),
        (lambda f: (f / "briefing.md").write_bytes(b"\xff\xfe\x00"), "not saved as UTF-8"),
        (lambda f: (f / "briefing.md").write_text("Hello."), "before any chapter"),
        (lambda f: (f / "edition.json").unlink(), "not an edition"),
    ],
)
def test_a_damaged_edition_is_named_with_what_to_do(
    folder: Path, damage: Any, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(folder)
    before = everything(folder)
    assert main(["speak", str(folder / "briefing.md" if (folder / "briefing.md").exists() else folder)]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert words in err
    assert everything(folder) == before


@pytest.mark.parametrize("name", ["nosuch/briefing.md", "a/b/briefing.md", "briefing.txt"])
def test_what_is_no_briefing_is_two(work: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["speak", name]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert list(work.iterdir()) == []


def test_what_is_put_right_after_an_edit_is_said_in_a_line_and_stands_in_the_file(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        REPORT
        + "\n## Findings\n\nDetectives do not have enough training.\n\nI have concerns about how long victims wait.\n"
    )
    assert main(["make", "--voice", "silent", "--to", str(work), str(a_report(work, "long.md", text))]) in (0, 1)
    path = work / "long" / "briefing.md"
    before = path.read_text("utf-8")
    assert "There is one cause of concern and two smaller concerns." in before
    start = before.index("## Smaller concern 1 of 2.")
    cut = before[:start] + before[before.index("## ", start + 3) :]
    path.write_bytes(cut.replace("\n", "\r\n").encode())  # as some editors save it
    capsys.readouterr()
    assert main(["speak", "--json", str(path)]) in (0, 1)
    out, err = capsys.readouterr()
    (row,) = json_lines(out)
    note = (
        "After your edit, put right in briefing.md: 1 heading numbered afresh; “There is one cause of concern and two "
        "smaller concerns.” is now “There is one cause of concern and one smaller concern.”."
    )
    assert note in row["notes"]
    assert note in err
    after = path.read_bytes().decode()
    assert after.count("\r\n") == after.count("\n")
    assert "## Cause of concern. " in after
    assert "## A smaller concern. " in after
    assert "There is one cause of concern and one smaller concern." in after
    assert main(["verify", str(work / "long")]) == 0
    assert main(["speak", "--json", str(path)]) in (0, 1)
    assert not any("put right" in line for line in json_lines(capsys.readouterr().out.splitlines()[-1])[0]["notes"])


def test_a_heading_of_an_editors_own_is_marked_and_proved_however_its_number_moves(folder: Path) -> None:
    text = (folder / "briefing.md").read_text("utf-8")
    old = next(line for line in text.split("\n") if line.startswith("## Cause of concern."))
    change(folder, old, "## Answers to calls")
    assert main(["speak", str(folder)]) in (0, 1)
    title = "Cause of concern. Answers to calls."
    assert f"## {title}\n" in (folder / "briefing.md").read_text("utf-8")
    for _ in range(2):
        assert [c["edited"] for c in record(folder)["chapters"] if c["title"] == title] == ["proved"]
        assert main(["verify", str(folder)]) == 0
        assert main(["speak", str(folder)]) in (0, 1)


def test_thanks_from_the_publisher_are_a_chapter_that_stays(folder: Path) -> None:
    change(folder, "## About this briefing.", "## From the publisher\n\nOur thanks to Jo.\n\n## About this briefing.")
    for _ in range(2):
        assert main(["speak", str(folder)]) in (0, 1)
        assert main(["verify", str(folder)]) == 0
        assert sentences(folder)["Our thanks to Jo."]["edited"] == "proved"


def test_a_rating_that_is_gone_is_refused_in_one_line_with_what_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (folder / "briefing.md").read_text("utf-8")
    start = text.index("## Rating 2 of 2.")
    (folder / "briefing.md").write_text(text[:start] + text[text.index("## ", start + 3) :], "utf-8")
    before = everything(folder)
    assert main(["speak", str(folder)]) == 1
    first, last = capsys.readouterr().err.splitlines()
    assert "left out: the rating investigating crime: requires improvement" in first
    assert "put its chapter back" in first
    assert "1 rating or formal concern would not be told" in last
    assert "--allow-unproven" in last
    assert everything(folder) == before
