"""The cover is a square PNG that says whom it is about, whatever the name's length."""

from __future__ import annotations

import io
from dataclasses import fields

import pytest
from PIL import Image

from briefings.briefing import Briefing
from briefings.cover import BAND, INK, PAPER, SIZE, cover_description, cover_png


def _briefing(organisation: str | None, inspectorate: str | None = "HMICFRS") -> Briefing:
    values: dict[str, object] = {field.name: "" for field in fields(Briefing)}
    values |= {"title": "What inspectors found", "organisation": organisation, "inspectorate": inspectorate}
    return Briefing(**values | {"chapters": ()})  # type: ignore[arg-type]  # the fields that a cover reads


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    "name",
    [
        "Westmarch Police",
        "Eastvale",
        "Westmarch and Northmoor Police, Fire and Crime Commissioner's Office",
        "Llan" * 15,
        None,
    ],
)
def test_it_is_a_square_of_the_size_that_directories_take_with_all_its_words_inside(name: str | None) -> None:
    image = Image.open(io.BytesIO(cover_png(_briefing(name))))
    assert (image.format, image.size, image.mode) == ("PNG", (SIZE, SIZE), "RGB")
    assert SIZE >= 1400
    paper = Image.new("RGB", (1, 1), PAPER).getpixel((0, 0))
    edge = [image.getpixel((SIZE - 2, y)) for y in range(SIZE // 14, SIZE)]
    edge += [image.getpixel((x, SIZE - 2)) for x in range(SIZE)]
    assert set(edge) == {paper}
    ink = Image.new("RGB", (1, 1), INK).getpixel((0, 0))
    assert any(image.getpixel((x, y)) == ink for x in range(0, SIZE, 3) for y in range(SIZE // 8, SIZE // 2, 3))


def test_the_same_briefing_gives_the_same_bytes() -> None:
    assert cover_png(_briefing("Westmarch Police")) == cover_png(_briefing("Westmarch Police"))
    assert cover_png(_briefing("Westmarch Police")) != cover_png(_briefing("Eastvale Police"))


def test_its_colours_can_be_told_apart() -> None:
    for colour in (INK, BAND):
        assert (_luminance(colour) + 0.05) / (_luminance(PAPER) + 0.05) > 7


def test_it_is_described_in_words() -> None:
    assert (
        cover_description(_briefing("Westmarch Police")) == "Cover: Westmarch Police. What inspectors found by HMICFRS."
    )
    assert cover_description(_briefing(None, None)) == "Cover: What inspectors found. What inspectors found."
