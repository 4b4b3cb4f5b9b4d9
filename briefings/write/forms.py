"""What a description's words are, where its record says otherwise: a "thing" that is a command, or a clause."""

from __future__ import annotations

import re
from dataclasses import replace

from briefings import inflect
from briefings.findings import Description, Form

_DETERMINED = frozenset(
    (
        "the a an its their all any every each these both more looked children staff pupils people on how whether to"
        " and"
    ).split()
)
_COPULA = re.compile(r"(?:is|are|was|were|has|have|had|does|do|did|can|cannot)$")
_RELATIVES = frozenset({"that", "which", "who", "whose", "how", "where", "when", "what", "whether", "if", "as"})
_SEVERAL = re.compile(r"\w[^s]s$|^(?:people|children|staff|police)$")


def true_form(what: Description) -> Description:
    """The description with the form that its words have, where that is not a thing's."""
    if what.form is not Form.THING:
        return what
    words = re.findall(r"[A-Za-z’'-]+", what.text)
    if _commands(words):
        return replace(what, form=Form.ACTION)
    verb = inflect.first_verb(words[:14])
    before = {word.lower() for word in words[:verb]} if verb else set()
    if not verb or before & _RELATIVES:
        return what
    several = not before & {"and", "or"} and _SEVERAL.search(words[verb - 1])
    return replace(what, form=Form.SENTENCE) if several or _COPULA.match(words[verb]) else what


def _commands(words: list[str]) -> bool:
    """Whether the words begin with a bare verb: "review the service"."""
    if len(words) < 3 or words[0].lower() not in inflect.bases() or words[1].lower() == "of":
        return False
    return words[1].lower() in _DETERMINED or words[0].lower() not in inflect.noun_like()
