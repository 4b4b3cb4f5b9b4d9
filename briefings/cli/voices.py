"""``plainspoken voices``: what can speak here."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefings.cli.options import AsJson, Rate
from briefings.cli.show import json_line, show, table

NAME = "voices"
SUMMARY = "List what can speak here."

Try = Annotated[str | None, typer.Option("--try", metavar="NAME", help="Speak a few words in this voice, into a file.")]
Out = Annotated[Path, typer.Option("--out", metavar="FILE", help="The file for --try.")]


def command(try_: Try = None, out: Out = Path("voice-trial.mp3"), rate: Rate = None, json: AsJson = False) -> None:
    """What can speak here; the first is the one used unless another is chosen. --try makes a short MP3 to listen to."""
    import dataclasses

    from voices import voices

    if try_ is not None:
        _try(try_, out, rate)
        return
    found = voices()
    if json:
        for voice in found:
            json_line(dataclasses.asdict(voice))
        return
    rows = [(v.name, v.language, v.sex, v.engine, v.licence, v.description) for v in found]
    table("Voices", ("name", "language", "sex", "engine", "licence", ""), rows)


def _try(name: str, out: Path, rate: int | None) -> None:
    from briefings.edition import write_errors
    from briefings.speaking import deliver, voice_errors
    from voices import Line, Manner, Part, Script, Tags, record, write_mp3

    delivery = deliver(name, rate, 1)
    words = "This is how I sound. The force is good at preventing crime, and requires improvement at answering calls."
    part = Part("trial", Line(f"The voice {name}.", f"The voice {name}."), (Line(words, words),))
    with (
        write_errors(out, "--out"),
        voice_errors(),
        record(Script("A trial", "en-GB", (part,)), delivery.voice, manner=Manner(rate=delivery.rate)) as recording,
    ):
        write_mp3(recording, out, Tags(f"A trial of the voice {name}"))
    show(f"{name} speaks in {out}")
