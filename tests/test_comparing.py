"""Two versions of a text: what each figure says, and what the new one lost."""

from __future__ import annotations

from pathlib import Path

from briefings.checking import Checked, check_file
from briefings.comparing import compare
from briefings.readability import limits

OLD = (
    "Inspectors came on 3 March 2025. They did not like what they saw in the cells at Northmoor. It was inadequate. "
    "The team had 12 cells and 94 people in one week. They must clean each of them by May. No one had done so for a "
    "year. Staff were kind to the people whom they held. They gave them food and a book to read. They did not let them "
    "call home. The doctor came each day at nine. The force has a plan to mend the cells. It will spend money on new "
    "doors and on lights. Inspectors will come back to look at the work. They want to see that it is clean and safe.\n"
)


def text(folder: Path, name: str, words: str) -> Checked:
    (folder / name).write_text(words, "utf-8")
    return check_file(folder / name, 11)


def test_what_a_plainer_version_lost_is_listed(tmp_path: Path) -> None:
    new = OLD.replace("3 March 2025", "a spring day").replace("did not like", "liked").replace("inadequate", "good")
    found = compare(text(tmp_path, "old.txt", OLD), text(tmp_path, "new.txt", new))
    assert {"3", "March", "2025", "not", "inadequate"} <= set(found.only_old)
    assert found.only_new == ("good",)


def test_sentences_are_counted_once_each(tmp_path: Path) -> None:
    new = OLD.replace("It was inadequate.", "It was bad. It was bad.")
    found = compare(text(tmp_path, "old.txt", OLD), text(tmp_path, "new.txt", new))
    assert found.gone == ("It was inadequate.",)
    assert found.added == ("It was bad.", "It was bad.")
    assert found.kept == len(found.old.sentences) - 1


def test_turned_round_the_easier_is_the_harder(tmp_path: Path) -> None:
    hard = OLD.replace("mend", "undertake comprehensive refurbishment of").replace("clean and safe", "satisfactory")
    one, other = text(tmp_path, "one.txt", OLD), text(tmp_path, "other.txt", hard)
    there, back = compare(one, other), compare(other, one)
    assert [m.easier for m in there.measures] == [None if m.easier is None else not m.easier for m in back.measures]
    figures = {m.name: m for m in there.measures}
    assert figures["flesch_kincaid"].easier is False
    assert figures["reading_ease"].new < figures["reading_ease"].old
    assert figures["reading_ease"].easier is False
    assert set(limits(11)) <= set(figures)
    assert (there.only_old, there.only_new) == (back.only_new, back.only_old)


def test_a_text_with_itself_has_no_difference(tmp_path: Path) -> None:
    one = text(tmp_path, "one.txt", OLD)
    found = compare(one, one)
    assert not any((found.added, found.gone, found.only_old, found.only_new))
    assert {m.easier for m in found.measures} == {None}
    assert found.verdict == "the same sentences in both"


def test_texts_too_short_for_scores_are_compared_by_their_sentences(tmp_path: Path) -> None:
    short = text(tmp_path, "short.txt", "The cells are cold and wet and dark. They smell.\n")
    found = compare(text(tmp_path, "old.txt", OLD), short)
    assert [m.name for m in found.measures] == ["words", "sentences", "mean_words", "longest"]
    assert "average" in found.verdict or "mean words" in found.verdict
