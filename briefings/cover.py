"""The cover: what it is and whom it is about, in type that can be read at the size of a stamp."""

from __future__ import annotations

import io
from textwrap import wrap
from typing import TYPE_CHECKING

from briefings.briefing import Briefing

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

SIZE = 1400  # pixels a side: the least that podcast directories take
INK, PAPER, BAND = "#ffffff", "#12263a", "#ffd54a"  # contrast 15:1 and 11:1


def cover_png(briefing: Briefing) -> bytes:
    """A square PNG. The same briefing gives the same bytes."""
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGB", (SIZE, SIZE), PAPER)
    draw = ImageDraw.Draw(image)
    margin = SIZE // 14

    def font(size: int) -> FreeTypeFont:
        made = ImageFont.load_default(size)
        if not isinstance(made, ImageFont.FreeTypeFont):  # a Pillow built without FreeType has one tiny face
            raise OSError("Pillow was built without FreeType")
        return made

    draw.rectangle((0, 0, SIZE, margin // 2), fill=BAND)
    name = briefing.organisation or briefing.title
    top = _words(draw, name, font, (margin, margin * 2), SIZE - 2 * margin, SIZE * 0.5)
    small = font(SIZE // 18)
    draw.text((margin, top + margin), "What inspectors found", font=small, fill=BAND)
    if briefing.inspectorate:
        draw.text((margin, SIZE - 2 * margin), briefing.inspectorate, font=small, fill=INK)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def cover_description(briefing: Briefing) -> str:
    """What the cover shows, for those who cannot see it."""
    by = f" by {briefing.inspectorate}" if briefing.inspectorate else ""
    return f"Cover: {briefing.organisation or briefing.title}. What inspectors found{by}."


def _words(draw: ImageDraw, text: str, font: object, at: tuple[int, int], width: int, height: float) -> int:
    """Write ``text`` as large as fits the box; return where it ends."""
    assert callable(font)
    for size in range(SIZE // 7, SIZE // 30, -8):
        face = font(size)
        for columns in range(len(text), 5, -1):
            lines = wrap(text, columns, break_long_words=False)
            block = "\n".join(lines)
            box = draw.multiline_textbbox(at, block, font=face, spacing=size // 5)
            if box[2] - at[0] <= width:
                break
        if box[2] - at[0] <= width and box[3] - at[1] <= height:
            break
    draw.multiline_text(at, block, font=face, fill=INK, spacing=size // 5)
    return int(box[3])
