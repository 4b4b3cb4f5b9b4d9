"""``plainspoken check``: the reading level of any file, and an exit code that tells."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from briefings.checking import official_names, plainer_words, prose
from briefings.cli.app import main
from briefings.errors import NoTextError
from briefings.readability import read_level
from briefings.readers import read_document

PLAIN = (
    "Westmarch Police keeps people safe. It is quick to come when people call. Staff care for the people who need them "
    "most. The force works with schools and with the council. It has a plan to hire more officers next year. But some "
    "calls are still late. That means that some people wait too long for help. The force knows this and has a plan. "
    "Inspectors will come back in the spring. They will look at how the plan has worked. People can read the whole "
    "report online. The force should check its work more often. It should tell people what it finds.\n"
)
HARD = (
    "The constabulary will utilise comprehensive organisational arrangements in relation to the prioritisation of "
    "investigative resources across geographical command areas, notwithstanding considerable operational complexity.\n"
) * 6


def put(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return name


def test_plain_text_passes_and_exits_0(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", put(work, "plain.txt", PLAIN)]) == 0
    out = capsys.readouterr().out
    assert "passes for age 11" in out
    assert "Flesch-Kincaid grade" in out
    assert "textstat 0.7" in out


def test_hard_text_exits_1_and_says_which_sentences_and_words(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", put(work, "hard.txt", HARD)]) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert "too hard for age 11" in out
    assert "Hardest sentences" in out
    assert "prioritisation" in out
    assert "utilise 6 3 use" in out  # the word, its times and syllables, and the plainer one
    assert "in relation to: " in out  # a phrase that has the word "relation", and a plainer one
    assert "longer than the target allows" in out


def test_the_target_decides(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        PLAIN * 2 + "The force has a plan that says how it will hire the staff that it needs for its work next year.\n"
    )
    name = put(work, "middle.txt", text)
    assert main(["check", name]) == 0
    assert main(["check", "--target", "9", name]) == 1
    assert main(["check", "--target", "12", name]) == 2
    assert "9, 11 or 14" in capsys.readouterr().err


def test_json_is_one_object_a_file_in_the_order_given(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [put(work, "hard.txt", HARD), put(work, "plain.txt", PLAIN)]
    assert main(["check", "--json", *names]) == 1
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["file"] for row in rows] == names
    assert [row["passes"] for row in rows] == [False, True]
    assert rows[0]["plainer"]["utilise"] == ["use"]
    assert rows[0]["scores"]["flesch_kincaid"] > 15
    assert rows[1]["sentences"] == len(rows[1]["lengths"])


def test_standard_input_is_a_dash(
    work: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    del work
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PLAIN.encode())))
    assert main(["check", "-"]) == 0
    assert "passes for age 11" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["plian.txt", "The force keeps people safe."])
def test_a_mistyped_name_is_an_error_and_never_a_text(
    name: str, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(work, "plain.txt", PLAIN)
    assert main(["check", name]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert name in said.err
    assert len(said.err.splitlines()) == 1


def test_a_short_text_has_counts_and_no_scores(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", put(work, "short.txt", "The force is slow. It has a plan.\n")]) == 0
    out = capsys.readouterr().out
    assert "Under 100 words" in out
    assert "Flesch" not in out


def test_headings_and_tables_are_not_read_as_sentences(work: Path) -> None:
    text = f"# A heading of words\n\n{PLAIN}\n| Area | Grade |\n| --- | --- |\n| Custody | Good |\n"
    (work / "report.md").write_text(text, encoding="utf-8")
    said = prose(read_document(work / "report.md"))
    assert said[0] == "Westmarch Police keeps people safe."
    assert not any("Custody" in sentence or "heading" in sentence for sentence in said)


def test_a_file_of_headings_alone_has_nothing_to_check(work: Path) -> None:
    from briefings.checking import level_of

    (work / "report.md").write_text("# A heading\n\n## Another heading\n", encoding="utf-8")
    with pytest.raises(NoTextError, match=r"report\.md: there are no sentences"):
        level_of(read_document(work / "report.md"), 11)


def test_official_names_are_those_that_stand_in_the_text() -> None:
    names = official_names("HMICFRS said that Kent Police requires improvement at investigating crime.")
    assert {"HMICFRS", "requires improvement", "Investigating crime"} <= set(names)
    assert "inadequate" not in names
    assert official_names("Nothing of that kind is here.") == ()


def test_plainer_words_are_those_of_the_table() -> None:
    level = read_level(["The force will utilise drones in relation to an investigation.", "It works."])
    found = plainer_words(level)
    assert found["utilise"] == ("use",)
    assert "concerns in relation to: concerns about" in found["relation"]
    assert "investigation" not in found  # nothing plainer means the same everywhere
