"""Whether a text is a program's code, which nobody should hear read out as a report."""

from __future__ import annotations

import re

_LEAST_LINES = 8
_SHARE = 0.4  # of the lines that are not empty
_CODE = re.compile(
    r"""^(?:import\ [\w.]+|from\ [\w.]+\ import\b|def\ \w+\(|class\ \w+[(:{]|return\b(?:\ [^.]*)?;?$)
        |^(?:\#include\b|<\?php|//|/\*|\*/|@\w+(?:\(.*\))?$)
        |^(?:public|private|protected|static|const|let|var|function|func|fn|use|package|namespace)\ [\w*]+
        |^(?:if|for|while|elif|except|try|else|with|switch|case)\b.*[:{]$
        |[)\]}"'];$|[{}]$|^[\])}]+[,;)]?$|[\w\])]\(.*[(\[{,]$
        |^\w[\w.\[\]]*(?::\ [\w\[\]|,\ .]+)?\ (?:=|\+=|-=)\ \S|=>|->|==|!=|\w\(\)|\w\[\w+\]""",
    re.VERBOSE,
)


def reads_as_code(text: str) -> bool:
    """Whether so many of its lines look like a program's that it is one. Reports have hardly any such line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return len(lines) >= _LEAST_LINES and sum(1 for line in lines if _CODE.search(line)) >= _SHARE * len(lines)
