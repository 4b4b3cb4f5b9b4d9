"""``plainspoken check``: the reading level of any file, and an exit code that tells."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from pdfs import drawn, lines

from briefings.checking import check, check_file, official_names, plainer_words, prose
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
    assert "The hardest sentences" in out
    assert "prioritisation" in out
    assert "utilise 6 3 use" in out  # the word, its times and syllables, and the plainer one
    assert "in relation to: " in out  # a phrase that has the word "relation", and a plainer one
    assert "“use” for “utilise”" in out  # the same, where the sentence has it
    assert "longer than the target allows" in out
    assert "a UK reading age of about" in out


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
    assert {"word": "utilise", "syllables": 3, "times": 6, "plainer": ["use"]} in rows[0]["hard_words"]
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
    (work / "report.md").write_text("# A heading\n\n## Another heading\n", encoding="utf-8")
    with pytest.raises(NoTextError, match=r"report\.md: there are no sentences"):
        check(read_document(work / "report.md"), "report.md", 11)


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


# ---- texts that are no reports

LETTER = """Westmarch Council
12 High Street
Westmarch WM1 2AB

3 March 2025

Dear Mrs Lane,

We will change the day that we take your bins. Queue at the gate if you want a new one.

Please put these in the blue bin:
- paper and card
- tins and cans

Hello again. A better plan for the cells.

Yours sincerely,

Jane Field
Head of Waste Services
"""


def test_addresses_greetings_and_signatures_are_no_sentences_and_points_need_no_verb(work: Path) -> None:
    checked = check_file(Path(put(work, "letter.txt", LETTER)), 11)
    assert checked.level.verbless == ("A better plan for the cells.",)
    assert {"paper and card", "tins and cans"} <= set(checked.sentences)
    assert not {"Dear Mrs Lane,", "Yours sincerely,", "Head of Waste Services", "12 High Street"} & set(
        checked.sentences
    )


def test_a_page_that_holds_no_words_is_said(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "two.pdf").write_bytes(drawn([lines("\n".join(PLAIN.replace(". ", ".\n").splitlines())), []]))
    main(["check", "two.pdf"])
    said = capsys.readouterr()
    assert "two.pdf: page 2 holds no words that can be read" in said.err
    assert "Flesch-Kincaid" in said.out


def test_the_line_is_the_one_in_the_file(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = put(work, "hard.md", f"---\ntitle: A page\n---\n# Bins\n\n{PLAIN}\n- {HARD.splitlines()[0]}\n")
    assert main(["check", "--json", name]) == 1
    row = json.loads(capsys.readouterr().out)
    assert row["hardest"][0]["line"] == 8
    assert main(["check", "--brief", name]) == 1
    assert "hard.md:8: “The constabulary will utilise" in capsys.readouterr().out


def test_brief_says_nothing_of_a_text_that_passes_and_a_line_for_each_fault_of_another(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--brief", put(work, "plain.txt", PLAIN)]) == 0
    assert capsys.readouterr().out == ""
    assert main(["check", "--brief", "plain.txt", put(work, "hard.txt", HARD)]) == 1
    faults = capsys.readouterr().out.splitlines()
    assert all(fault.startswith("hard.txt:") for fault in faults)
    assert any("Flesch-Kincaid grade is" in fault for fault in faults)


def test_brief_names_only_the_sentences_that_fail_where_the_scores_pass(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    long = "The force has " + "a plan and " * 9 + "a map."
    assert main(["check", "--brief", put(work, "long.txt", f"{PLAIN * 3}\n{long}\n")]) == 1
    (named,) = [line for line in capsys.readouterr().out.splitlines() if "“" in line]
    assert "“The force has a plan" in named


def test_several_files_end_with_a_table_that_names_those_not_read(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [put(work, "plain.txt", PLAIN), "missing.txt", put(work, "hard.txt", HARD), put(work, "empty.txt", "")]
    assert main(["check", *names]) == 1
    said = capsys.readouterr()
    table = said.out[said.out.index("1 of 4 files pass for age 11") :]
    rows = {line.split("  ")[0].strip(): " ".join(line.split()) for line in table.splitlines() if line.strip()}
    assert "passes" in rows["plain.txt"]
    assert "too hard" in rows["hard.txt"]
    assert "not read" in rows["missing.txt"]
    assert "not read" in rows["empty.txt"]
    assert len(said.err.splitlines()) == 2


def test_nothing_that_can_be_read_exits_2(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "binary.txt").write_bytes(bytes(range(256)) * 9)
    for name in ("binary.txt", put(work, "empty.txt", ""), ".", put(work, "heads.md", "# One\n\n## Two\n")):
        assert main(["check", name]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert len(said.err.splitlines()) == 1


# ---- two versions


def test_compare_shows_which_is_easier_and_the_new_one_decides(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [put(work, "hard.txt", HARD), put(work, "plain.txt", PLAIN)]
    assert main(["check", "--compare", *names]) == 0
    assert "easier than before: Flesch-Kincaid grade was" in " ".join(capsys.readouterr().out.split())
    assert main(["check", "--compare", *reversed(names)]) == 1
    assert "harder than before" in capsys.readouterr().out


def test_the_same_file_twice_has_no_difference(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = put(work, "plain.txt", PLAIN)
    assert main(["check", "--compare", name, name]) == 0
    out = capsys.readouterr().out
    assert "the same sentences in both" in out
    assert "easier" not in out
    assert "only in the new: 0; only in the old: 0" in out
    assert "more often" not in out


@pytest.mark.parametrize("names", [["plain.txt"], ["plain.txt"] * 3, ["-", "-"]])
def test_compare_takes_two_files(names: list[str], work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(work, "plain.txt", PLAIN)
    assert main(["check", "--compare", *names]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("options", [[], ["--json"], ["--svg", "c.svg"]])
def test_there_is_no_comparison_with_a_file_that_cannot_be_read(
    options: list[str], work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(work, "plain.txt", PLAIN)
    assert main(["check", "--compare", "plain.txt", "missing.txt", *options]) == 2
    said = capsys.readouterr()
    assert "missing.txt" in said.err
    assert "easier" not in said.out
    assert not (work / "c.svg").exists()


# ---- the chart's file


def test_svg_goes_into_the_file_that_is_named(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [put(work, "hard.txt", HARD), put(work, "plain.txt", PLAIN)]
    charts = []
    for options in (names[:1], names, [*names, "--compare"]):
        main(["check", *options, "--svg", "chart.svg"])
        charts.append((work / "chart.svg").read_text("utf-8"))
    assert "The chart is in chart.svg" in capsys.readouterr().err
    assert "hard.txt is too hard for reading age 11" in charts[0]
    assert "1 of 2 texts pass for reading age 11" in charts[1]
    assert "plain.txt passes for reading age 11; before it was hard.txt" in charts[2].replace("\n", " ")
    assert {path.name for path in work.iterdir()} == {*names, "chart.svg"}


def test_a_text_is_never_overwritten_by_a_chart(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [put(work, "hard.txt", HARD), put(work, "plain.txt", PLAIN)]
    assert main(["check", names[0], "--svg", names[1]]) == 2
    assert "does not end in .svg" in capsys.readouterr().err
    assert (work / "plain.txt").read_text("utf-8") == PLAIN


def test_a_chart_that_cannot_be_written_is_an_error(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", put(work, "plain.txt", PLAIN), "--svg", "no/such/folder/chart.svg"]) == 2
    assert "--svg" in capsys.readouterr().err
