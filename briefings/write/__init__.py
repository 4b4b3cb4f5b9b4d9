"""From findings to a briefing: fixed templates around the report's own words, made plain."""

from __future__ import annotations

from briefings.briefing import Briefing
from briefings.document import Document
from briefings.findings import Findings
from briefings.frameworks import framework
from briefings.write.fit import fit
from briefings.write.options import WriteOptions
from briefings.write.plan import plan
from briefings.write.story import Story

__all__ = ["WriteOptions", "write_briefing"]


def write_briefing(document: Document, findings: Findings, options: WriteOptions | None = None) -> Briefing:
    """The briefing of one report. A text without findings gives a short one that says so."""
    story = Story(document, findings, framework(findings.framework), options or WriteOptions())
    return fit(plan(story))
