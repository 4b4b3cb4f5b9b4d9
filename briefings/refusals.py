"""A changed line that was not proved, in words for its editor: what kind of thing differs, once, and the ways on."""

from __future__ import annotations

from dataclasses import dataclass

from briefings.verify import HEADING, Failure

# What differs, by the kind of failure. {says} and {there} are what the line says and what stands against it.
_KINDS = {
    "rating": "a rating differs",
    "number": "a number differs",
    "date": "a date differs",
    "name": "a name differs",
    "bound": "“more than”, “about” or the like differs",
    "connective": "“and” and “or” differ",
    "opposite": "a word turns it round",
    "negation": "a “not” differs",
    "modal": "“must”, “should”, “may” or “will” differs",
    "hedge": "“some”, “most”, “all”, “often” or the like differs",
    "speaker": "who said it differs",
    "doer": "who does it differs",
    "quotation": "quoted words differ",
    "severity": "the kind of concern differs",
    "status": "open or closed differs",
    "time": "now or earlier differs",
    "topic": "what it is about differs",
    "place": "the kind of finding differs",
    "rank": "best or worst differs",
    "reason": "a reason differs",
    "count": "a number that we count differs",
    "data": "the meaning may differ",
    "new words": "we cannot tell that it means the same",
    "source": "we find no such thing in the report",
    "judging": "a word judges",
    "own": "a line of your own",
}
_MARKS = ("negation", "modal", "hedge")  # with a word after them: they bear on one that the report has not


@dataclass(frozen=True, slots=True)
class Refusal:
    """A changed line that is not borne out. ``was``: the line that it stands in place of; None for an added one."""

    line: int | None  # in briefing.md; None where the fault is in what is gone
    failure: Failure
    was: str | None = None

    def __str__(self) -> str:
        failure = self.failure
        if self.gone:
            what = failure.says.removeprefix("nothing of ").rstrip(".")
            return (
                f"left out: {what}. It must be told: put its chapter back as it was. The report says {failure.report}"
            )
        where = f"line {self.line}" if self.line else failure.chapter
        told = self._told().removesuffix(".")
        stop = "" if told.endswith((".”", "!”", "?”", "…”")) else "."
        kind = (
            "new words" if failure.kind in _MARKS and " " in failure.says.removeprefix("nothing of ") else failure.kind
        )
        what = _KINDS.get(kind, "it differs")
        return f"{where}: “{failure.sentence}”: {what}: {told}{stop} {self._way_back()}"

    @property
    def gone(self) -> bool:
        """Whether it is a rating or a formal concern that no chapter tells any more."""
        return self.failure.kind == "coverage" and self.line is None

    def _told(self) -> str:
        failure = self.failure
        whole = failure.says == f"“{failure.sentence}”"  # it has been quoted
        if failure.by == HEADING:
            return f"a heading of your own may have {failure.report}, and this has {failure.says}"
        if failure.kind == "own":
            return f"{failure.by} says {failure.report}" + ("" if whole else f", and this says {failure.says}")
        return (
            f"{failure.by} says {failure.report}"
            if whole
            else f"it says {failure.says}; {failure.by} says {failure.report}"
        )

    def _way_back(self) -> str:
        if self.was is None:
            return "Take the line out, or put it as the report has it."
        if self.was == self.failure.sentence:
            return "Put back what was taken out near it."
        return f"It was “{self.was}”"
