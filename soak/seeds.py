"""Small valid documents in every format, about places that do not exist."""

from __future__ import annotations

import zipfile
import zlib
from functools import cache
from io import BytesIO

TEXTS = (
    """Westmarch Police: effectiveness, efficiency and legitimacy 2023/25
An inspection by HMICFRS

Overall summary
Westmarch Police is good at preventing crime. It requires improvement at responding to the public, and is inadequate
at protecting vulnerable people. In 2021 the force was good at responding to the public.

Area | Grade
Preventing crime | Good
Responding to the public | Requires improvement
Protecting vulnerable people | Inadequate
Leadership | Not graded

Cause of concern
The force does not always assess risk when people first call. By 30 June 2025, Westmarch Police should make sure that:
• call handlers ask about risk in every call;
• supervisors review each assessment (38 of the 52 that we read had none).

Areas for improvement
1. The force should improve how it records the views of children.
2. The force should reduce the time that 999 callers wait, which costs £1.2m a year.

We have no concerns about the way that the force manages custody. The chief constable, Ada Marlowe, said: “We accept
what the inspectors found. We are ‘outstanding’ at nothing yet.”
""",
    """Northmoor House
Inspected and rated by the CQC: Requires improvement
Is the service safe? Inadequate
Is the service effective? Good
Is the service well-led? Requires Improvement

People were not always safe. The provider must send an action plan within 28 days. This was a breach of regulation 12.
Staff told us they felt supported; relatives said the home was “like a hotel”. At our last inspection we rated it good.
""",
    """Eastvale Primary School, inspection report, 4–5 June 2024
Ofsted judgements
The quality of education: Good
Behaviour and attitudes: Outstanding
Leadership and management: Requires improvement
Overall effectiveness: Requires improvement

What does the school do well and what does it need to do better?
Pupils enjoy reading. Leaders have not made sure that the curriculum is ambitious in every subject.
What needs to improve
- Some teachers do not check what pupils remember.
""",
)

MARKDOWN = """---
title: A report
---
# Westmarch Fire and Rescue Service

An inspection by **HMICFRS**, [2023](https://example.org/a_(b)). ![Good](grade.png)

| Question | Grade |
|---|:--:|
| Preventing fires | *Good* |
| Protecting the public | `Requires improvement` |

## Cause of concern
> The service does not visit enough homes.[^1]

1. By 1 May 2024 the service should:
   - plan its visits; and
   - record them.

Responding to fires: **Adequate**
<!-- a note -->

    indented

```
Grade: Inadequate
```
[^1]: We read 20 files.
"""

HTML = """<!DOCTYPE html>
<html lang="en"><head><title>Westmarch Police</title><style>p{}</style></head><body>
<nav><a href="/">Home</a></nav><main><h1>Westmarch Police</h1>
<p>HMICFRS found that the force is <strong>good</strong> at preventing crime&nbsp;&amp; disorder.</p>
<table><tr><th>Area</th><th>Grade</th></tr><tr><td rowspan="2">Investigating crime</td><td>Adequate</td></tr>
<tr><td><img src="g.png" alt="Inadequate"></td></tr></table>
<dl><dt>Leadership</dt><dd><span class="rating rating--requires-improvement"
aria-label="Requires improvement"></span></dd></dl>
<h2>Area for improvement</h2>
<ol><li>The force should <ul><li>answer calls &lt; 10 s;</li><li>call back.</li></ul></li></ol>
<blockquote>&ldquo;We accept this,&rdquo; said the chief constable.</blockquote><!-- end --></main>
<script>if (1 < 2) {}</script></body></html>
"""

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCUMENT = f"""<?xml version="1.0" encoding="UTF-8"?>
<w:document xmlns:w="{_WORD}"><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Westmarch Police</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:t>Summary by HMICFRS</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">The force is good at preventing crime </w:t></w:r>
<w:del><w:r><w:delText>not</w:delText></w:r></w:del>
<w:r><w:t>and requires improvement at investigating it.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr>
<w:r><w:t>Supervisors review risk.</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Area</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>Grade</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>
<w:p><w:r><w:t>Leadership</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Inadequate</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Custody: Good</w:t></w:r></w:p><w:sectPr/></w:body></w:document>
"""
_STYLES = f"""<?xml version="1.0" encoding="UTF-8"?>
<w:styles xmlns:w="{_WORD}"><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style></w:styles>"""
_NOTES = f"""<?xml version="1.0" encoding="UTF-8"?>
<w:footnotes xmlns:w="{_WORD}"><w:footnote w:type="separator" w:id="1"><w:p/></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>We read 52 files.</w:t></w:r></w:p></w:footnote></w:footnotes>"""

Parts = tuple[tuple[str, bytes], ...]  # the name and the bytes of each part of a zip


def word_parts() -> Parts:
    """The parts of a Word document."""
    texts = (("word/document.xml", _DOCUMENT), ("word/styles.xml", _STYLES), ("word/footnotes.xml", _NOTES))
    return tuple((name, text.encode()) for name, text in texts)


def zipped(parts: Parts, *, packed: bool = True) -> bytes:
    """The parts as a zip, without a clock."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name), data, archive.compression)
    return out.getvalue()


def pdf(text: str, *, packed: bool = False, lines: int = 40) -> bytes:
    """A PDF of the text, ``lines`` to a page, what holds a bar underlined."""
    printed = text.encode("cp1252", "replace").decode("cp1252").split("\n")
    pages = [printed[at : at + lines] for at in range(0, len(printed), lines)]
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for page in pages:
        stream = _page(page).encode("cp1252")
        packing = b"/Filter /FlateDecode " if packed else b""
        stream = zlib.compress(stream) if packed else stream
        objects.append(b"<< %s/Length %d >>\nstream\n%s\nendstream" % (packing, len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    return _file(objects)


def _page(lines: list[str]) -> str:
    out = []
    for number, line in enumerate(lines):
        size = 18 if number == 0 else 10
        words = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        out.append(f"BT /F1 {size} Tf 1 0 0 1 50 {790 - 18 * number} Tm ({words}) Tj ET")
        if "|" in line:
            out.append(f"50 {786 - 18 * number} m 500 {786 - 18 * number} l S")
    return "\n".join(out)


def _file(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + end


@cache
def pdfs() -> tuple[bytes, ...]:
    """Small PDFs, packed and not."""
    return (*(pdf(text) for text in TEXTS), pdf("\n".join(TEXTS), packed=True), pdf("\n".join(TEXTS), lines=12))
