"""``plainspoken.toml`` is found upwards, and a mistake in it gets file, line and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.errors import UsageError
from briefings.settings import Settings, find_settings, is_address, read_settings


def test_the_nearest_file_upwards_is_found(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "plainspoken.toml").write_text('publisher = "Far"\n')
    near = tmp_path / "a" / "plainspoken.toml"
    near.write_text('publisher = "Near"\ntarget = 14\n')
    assert find_settings(deep) == near
    assert read_settings(near) == Settings(publisher="Near", target=14)


def test_no_file_gives_the_defaults() -> None:
    assert read_settings(None) == Settings()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('publisher = "A"\ntargt = 9\n', r'line 2: "targt" is not a setting\. The settings are: publisher,'),
        ("target = 10\n", r'line 1: "target" must be one of 9, 11, 14'),
        ('# hello\nrate = "fast"\n', r'line 2: "rate" must be a whole number'),
        ("rate = true\n", r'line 1: "rate" must be a whole number'),
        ("publisher = 3\n", r'line 1: "publisher" must be text'),
        ('publisher = ""\n', r'line 1: "publisher" must be text'),
        ('publisher = "A\n', r"not valid TOML.*line 1"),
        ('target = 9\nreport_address = "a.example"\n', r"line 2: .*every report.*--report-address URL"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "plainspoken.toml"
    path.write_text(text)
    with pytest.raises(UsageError, match=message) as caught:
        read_settings(path)
    assert str(path) in str(caught.value)


def test_a_missing_file_that_was_named_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such settings file"):
        read_settings(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rate = 99999\n", '"rate" must be from 80 to 400'),
        ("rate = 79\n", '"rate" must be from 80 to 400'),
        ('publisher = "a\\u0000b"\n', "a control character"),
        ('publisher = "HMIC rated it good.\\n## x"\n', "on one line"),
        ('publisher = "**Us**"\n', "which is no word"),
        ('publisher = "[[gUd]]"\n', "which is no word"),
        ('contact = "a\\u202eb"\n', "RIGHT-TO-LEFT"),
        ('mistakes = "<b>Us</b>"\n', "which is no word"),
    ],
)
def test_what_could_not_be_spoken_as_it_stands_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "plainspoken.toml"
    path.write_text(text)
    with pytest.raises(UsageError, match="line 1: ") as caught:
        read_settings(path)
    assert message in str(caught.value)


def test_plain_words_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "plainspoken.toml"
    path.write_text('publisher = "Sight & Sound, Tŷ Gwyn"\ncontact = "01234 567890 or a_b@example.org"\nrate = 80\n')
    assert read_settings(path).publisher == "Sight & Sound, Tŷ Gwyn"


def test_an_address_is_one_of_the_web_in_plain_characters() -> None:
    assert is_address("https://www.westmarch.example/a_b-c?x=1")
    assert is_address("westmarch.example")
    for other in (
        "javascript:alert(1)",
        "a b.example",
        "w\u200bw.example",
        "x.example/[[gUd]]",
        "no",
        "x.example/" + "a" * 400,
    ):
        assert not is_address(other)
