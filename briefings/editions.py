"""A report made into a whole edition, with sound or without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefings.edition import locked, read_edition, whole_folder
from briefings.edition.places import FILES, folder_name, keep_beside, place_for, was_edited
from briefings.errors import EditedError, EditionError
from briefings.finishing import contents_of, fill, settings_json
from briefings.making import Words, make_words, versions
from briefings.settings import Settings
from briefings.speaking import Delivery, Progress, speak, stated_minutes, with_minutes

BRIEFING = "briefing.md"


@dataclass(frozen=True, slots=True)
class Made:
    """A finished edition."""

    folder: Path
    facts: Mapping[str, Any]
    record: Mapping[str, Any]
    notes: tuple[str, ...] = ()  # what the producer should know of how it was made

    @property
    def plain(self) -> bool:
        """Whether it passes: its level, with all that it must hold, and little of it quoted."""
        return bool(self.record["reading"]["passes"])


def make_edition(
    report: Path,
    to: Path,
    settings: Settings,
    delivery: Delivery | None,
    *,
    force: bool = False,
    on_progress: Progress | None = None,
) -> Made:
    """Make the edition of a report in the folder ``to``; without ``delivery``, its words alone.

    Raises InputError, NoTextError, UnprovenError, EditedError, OutputError or
    MachineError: what stood there before then stands as it was.
    """
    words = make_words(report, settings)
    with locked(to):
        place = place_for(to, report, words.document.source.sha256)
        edited = was_edited(place)
        if edited and not force:
            raise EditedError(
                f"{place / edited[0]}: somebody has changed this file, so nothing was made. To speak the words as they "
                f"stand: plainspoken speak {place / BRIEFING}. To make them anew and keep this file beside: --force."
            )
        if delivery is None and not force:
            kept = _kept(place, words, settings)
            if kept:
                return kept
        with whole_folder(place, FILES) as new:
            beside = keep_beside(place, new, edited)
            if delivery is None:
                record = fill(new, contents_of(words, words.briefing, settings, None), None, None)
            else:
                briefing, recording = speak(words.briefing, delivery, on_progress)
                with recording:
                    record = fill(new, contents_of(words, briefing, settings, delivery), recording, delivery)
    nothing = f"Nothing was found in {report.name} that an inspection report says: is it the right file?"
    notes = [] if words.found else [nothing]
    notes += [f"The changed file was kept as {place / name}." for name in beside]
    if place.name != folder_name(report):
        notes.append(f"The name {report.stem} is taken by something else there, so this edition is {place}.")
    return Made(place, words.facts, record, tuple(notes))


def _kept(place: Path, words: Words, settings: Settings) -> Made | None:
    """The edition that stands there, where the report still gives the same words: its sound then stays too."""
    try:
        edition = read_edition(place)
    except EditionError:
        return None
    chosen = {name: value for name, value in settings_json(settings, None).items() if name not in ("voice", "rate")}
    same = (
        edition.briefing == with_minutes(words.briefing, stated_minutes(edition.briefing) or 1)
        and edition.facts == words.facts
        and versions().items() <= edition.record["versions"].items()
        and chosen.items() <= edition.record["settings"].items()
    )
    return Made(place, edition.facts, edition.record) if same else None
