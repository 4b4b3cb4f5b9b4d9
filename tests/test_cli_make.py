"""``plainspoken make``: a report in, a whole edition out; what stands there is never lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reports import EDITION_FILES, OTHER_REPORT, REPORT, a_report, everything, json_lines

from briefings.cli import main
from briefings.errors import MachineError


def make(*arguments: str | Path) -> int:
    return main(["make", "--voice", "silent", *map(str, arguments)])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition that tests only look at."""
    folder = tmp_path_factory.mktemp("made")
    assert make(a_report(folder), "--to", folder / "editions") in (0, 1)
    return folder / "editions" / "westmarch"


def record(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "edition.json").read_text("utf-8"))
    return found


def test_an_edition_holds_exactly_its_files(made: Path) -> None:
    assert {p.name for p in made.iterdir()} == EDITION_FILES
    assert all(p.stat().st_size for p in made.iterdir())
    assert [p.name for p in made.parent.iterdir()] == ["westmarch"]


def test_the_second_program_proves_the_edition(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(made), "--json"]) == 0
    (row,) = json_lines(capsys.readouterr().out)
    assert row["proved"]
    assert row["failures"] == []


def test_each_rating_and_formal_concern_has_its_chapter(made: Path) -> None:
    titles = " ".join(c["title"].lower() for c in json.loads((made / "edition.json").read_text())["chapters"])
    for words in ("rating 1 of 2", "rating 2 of 2", "preventing crime", "investigating crime", "concern"):
        assert words in titles


def test_the_run_ends_with_a_table_of_what_was_found_and_made(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = make(a_report(work))
    out = capsys.readouterr().out
    for words in ("Westmarch Police", "preventing crime: good", "investigating crime: requires improvement"):
        assert words in out
    for words in ("cause of concern", "Reading level", "Chapters", "briefing.mp3", "editions/westmarch"):
        assert words in out
    assert ("does NOT pass" in out) == (code == 1)


def test_json_is_one_object_a_report_in_the_order_given(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two = a_report(work, "northmoor.txt", OTHER_REPORT)
    one = a_report(work)
    make(two, work / "missing.txt", one, "--json")
    rows = json_lines(capsys.readouterr().out)
    assert [row["report"] for row in rows] == [str(two), str(work / "missing.txt"), str(one)]
    assert [row.get("organisation") for row in rows] == ["Northmoor Police", None, "Westmarch Police"]
    assert "no such file" in rows[1]["error"]
    assert set(rows[0]["files"]) == EDITION_FILES
    assert rows[0]["chapters"][0]["start_ms"] == 0
    assert rows[0]["sound"]["voice"] == "silent"


def test_one_report_that_fails_does_not_stop_the_others(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert make(work / "missing.txt", a_report(work)) == 1
    assert "missing.txt" in capsys.readouterr().err
    assert (work / "editions" / "westmarch" / "briefing.mp3").is_file()


def test_a_fault_of_ours_in_one_report_does_not_stop_the_others(
    work: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from briefings import editions
    from briefings.making import Words, make_words
    from briefings.settings import Settings

    def faulty(path: Path, settings: Settings) -> Words:
        if path.stem == "bad":
            raise ZeroDivisionError("oh")
        return make_words(path, settings)

    monkeypatch.setattr(editions, "make_words", faulty)
    assert make(a_report(work, "bad.md"), a_report(work)) == 1
    assert "a fault in plainspoken: ZeroDivisionError: oh." in capsys.readouterr().err
    assert [p.name for p in (work / "editions").iterdir()] == ["westmarch"]


def test_made_again_an_unedited_edition_is_the_same_bytes(work: Path) -> None:
    report = a_report(work)
    make(report)
    before = everything(work)
    make(report)
    assert everything(work) == before


def test_an_edited_briefing_stops_the_run_and_stays_as_it_is(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = a_report(work)
    make(report)
    briefing = work / "editions" / "westmarch" / "briefing.md"
    briefing.write_text(briefing.read_text("utf-8") + "\nA line of mine.\n", "utf-8")
    before = everything(work)
    capsys.readouterr()
    assert make(report) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "plainspoken speak editions/westmarch/briefing.md" in err
    assert "--force" in err
    assert everything(work) == before


def test_force_keeps_the_edited_briefing_beside(work: Path) -> None:
    report = a_report(work)
    make(report)
    folder = work / "editions" / "westmarch"
    first = everything(folder)
    for turn, name in enumerate(("briefing.old.md", "briefing.old-2.md")):
        mine = f"{first['briefing.md'].decode()}\nMy line {turn}.\n"
        (folder / "briefing.md").write_text(mine, "utf-8")
        make(report, "--force")
        assert (folder / name).read_text("utf-8") == mine
        assert first.items() <= everything(folder).items()
    assert (folder / "briefing.old.md").is_file()


def test_a_cover_of_their_own_is_somebodys_work_too(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = a_report(work)
    make(report)
    cover = work / "editions" / "westmarch" / "cover.png"
    cover.write_bytes(cover.read_bytes() + b"mine")
    assert make(report) == 2
    assert "cover.png: somebody has changed this file" in capsys.readouterr().err


def test_files_of_theirs_in_an_edition_outlive_a_new_one(work: Path) -> None:
    report = a_report(work)
    make(report)
    folder = work / "editions" / "westmarch"
    (folder / "notes.txt").write_text("mine")
    (folder / "letters").mkdir()
    (folder / "letters" / "one.txt").write_text("mine too")
    make(report)
    assert (folder / "notes.txt").read_text() == "mine"
    assert (folder / "letters" / "one.txt").read_text() == "mine too"


def test_two_reports_of_one_name_never_overwrite_each_other(work: Path) -> None:
    one, two = a_report(work, "a/report.md"), a_report(work, "b/report.md", OTHER_REPORT)
    make(one, two)
    found = {p.name: record(p)["organisation"] for p in (work / "editions").iterdir()}
    assert found == {"report": "Westmarch Police", "report-2": "Northmoor Police"}
    before = everything(work)
    make(two)
    make(two, one)
    assert everything(work) == before


def test_a_folder_that_is_no_edition_is_left_alone(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    theirs = work / "editions" / "westmarch"
    theirs.mkdir(parents=True)
    (theirs / "photo.jpg").write_bytes(b"theirs")
    make(a_report(work))
    assert everything(theirs) == {"photo.jpg": b"theirs"}
    assert (work / "editions" / "westmarch-2" / "briefing.mp3").is_file()
    assert "taken by something else" in capsys.readouterr().out


def test_settings_are_found_and_spoken(work: Path) -> None:
    (work / "plainspoken.toml").write_text('publisher = "Westmarch Talking News"\nvoice = "silent"\nrate = 200\n')
    main(["make", str(a_report(work))])
    folder = work / "editions" / "westmarch"
    assert "Westmarch Talking News" in (folder / "briefing.md").read_text("utf-8")
    sound = record(folder)["sound"]
    assert isinstance(sound, dict)
    assert (sound["voice"], sound["rate"]) == ("silent", 200)


def test_a_reports_address_is_given_for_that_report_and_kept_in_its_edition(work: Path) -> None:
    folder = work / "editions" / "westmarch"
    line = "You can find the full report here: www.westmarch.example/report."
    make(a_report(work), "--report-address", "www.westmarch.example/report")
    assert line in (folder / "briefing.md").read_text("utf-8")
    assert main(["speak", str(folder)]) in (0, 1)
    assert record(folder)["settings"]["report_address"] == "www.westmarch.example/report"  # type: ignore[index]  # JSON
    assert line in (folder / "briefing.vtt").read_text("utf-8")


@pytest.mark.parametrize("address", ["the council's site", "report", "", "www.a.example/a b"])
def test_what_is_no_address_is_two(work: Path, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert make(a_report(work), "--report-address", address) == 2
    assert "is no web address" in capsys.readouterr().err
    assert not (work / "editions").exists()


def test_one_address_for_several_reports_is_two(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reports = [a_report(work), a_report(work, "northmoor.md", OTHER_REPORT)]
    assert make(*reports, "--report-address", "www.westmarch.example") == 2
    assert "one report" in capsys.readouterr().err


def test_where_nothing_can_speak_it_says_so_before_any_work(
    work: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import voices.catalogue

    monkeypatch.setattr(voices.catalogue, "voices", lambda: ())
    assert main(["make", str(a_report(work))]) == MachineError.exit_code
    assert "plainspoken doctor" in capsys.readouterr().err
    assert not (work / "editions").exists()


def test_what_does_not_pass_is_made_and_said_with_its_sentences(
    work: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from briefings import finishing
    from briefings.briefing import Briefing

    def too_much_quoted(_briefing: Briefing, _facts: object) -> tuple[str, ...]:
        return ("90% of it is the report's own words",)

    monkeypatch.setattr(finishing, "shortfalls", too_much_quoted)
    assert make(a_report(work)) == 1
    out, err = capsys.readouterr()
    folder = work / "editions" / "westmarch"
    assert {p.name for p in folder.iterdir()} == EDITION_FILES
    assert "does not pass for age 11: 90% of it is the report's own words" in err
    assert "plainspoken speak editions/westmarch/briefing.md" in err
    reading = record(folder)["reading"]
    assert isinstance(reading, dict)
    assert not reading["passes"]
    assert reading["too_hard"][0] in " ".join(out.split())


@pytest.mark.parametrize("name", ["report.v2.md", "A report & its “annex”.md", "über.md", ".hidden.md", "report..md"])
def test_a_name_gives_a_folder_that_can_be_found(work: Path, name: str) -> None:
    make(a_report(work, name, REPORT))
    (folder,) = (work / "editions").iterdir()
    assert not folder.name.startswith(".")
    assert not folder.name.endswith((".", " "))
