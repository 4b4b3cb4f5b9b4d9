"""What a case is put through: each reader alone, and the text stage from a file to proved words."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree as ET

from briefings.document import Document
from briefings.edition import parse_markdown
from briefings.making import make_words, text_files
from briefings.readers import pdf, pdf_child, read_document
from briefings.settings import Settings
from briefings.verify import verify_words
from soak import language, seeds
from soak.child import MEMORY, Limits, Outcome, run
from soak.mutate import mutated

_HTML = tuple(
    b"<table> </table> <tr> <td> </td> <th colspan=50 rowspan=50> <ul> <ol> <li> <div> </div> <p> <h1> <h6> <dl> <dt> "
    b"<dd> <span class=rating-good> <!-- --> <![CDATA[ ]]> <? &amp; &#x110000; &#0; &#xd800; & < > <script> </script> "
    b"<blockquote> <br/> <img alt=Good> <b> <svg> <textarea> <title> \xff \x00 <a href=' <select>".split()
)
_MARKDOWN = tuple(
    b"# |#######|**|*|_|__|`|```|~~~|[|](|)|![|[^1]|[^1]: |---|===|> |- |1. |||\\||<!--|-->|    |\t|:--|<b>|"
    b"\\|\n|\n\n|&|[a](b)|[a][b]|<https://|\xff|\xc2\xa3|  - ".split(b"|")
)
_DOCX = (
    *b'<w:p> </w:p> <w:tbl> </w:tbl> <w:tr> <w:tc> <w:r> <w:t> </w:t> <w:del> <w:sdt> w:val="2" w:val="-1" w:val="x" '
    b'w:val="\xd9\xa3" <w:numPr> <w:ilvl <w:tab/> &amp; &#0; &#xfffe; <!DOCTYPE <!-- ]]> <?xml encoding="utf-16" '
    b'xmlns:w="" word/document.xml <w:pPr> <w:gridSpan '.split(),
    b"<w:p>" * 3_000,
    b"<w:sdt>" * 20_000,
)
_VALUES = (
    "",
    "0",
    "1",
    "9",
    "-1",
    "1e9",
    "99999999999",
    "٣",
    "²",
    "heading 0",
    "Heading 9",
    "List 5",
    "continue",
    "false",
)
_PDF = tuple(
    b"obj endobj stream endstream xref trailer startxref %%EOF << >> [ ] ( ) /Kids /Count /Parent /Length /MediaBox "
    b"/Contents /Font /FlateDecode /Type /Page /Pages /Root 2 R Tj TJ Tf Tm BT ET q Q cm Do re l m S \\377 <feff> "
    b"/ToUnicode /Encrypt 1e30 -1e30 nan 0.0000001 /Rotate /UserUnit".split()
)
_TEXT = (
    *" |\n|\n\n|\t|. |“|”|‘|’|(|)|•|- |1. |good|not|: ||\x0c|\xad|-\n|\xa0|£|…".encode().split(b"|"),
    b"\xff",
    b"\x93",
    b"\x00",
    b"\xef\xbb\xbf",
)


@dataclass(frozen=True, slots=True)
class Target:
    """``make`` gives a case's bytes, ``work`` reads them from a file and says what was made."""

    name: str
    suffix: str
    valid: bytes  # a document that nothing is wrong with
    make: Callable[[Random], bytes]
    work: Callable[[Path], str]
    seconds: float  # of the processor, whatever the length
    each: float  # seconds more for each byte
    size: Callable[[bytes], int] = len  # what the length is counted in

    def limits(self, data: bytes) -> Limits:
        size = self.size(data)
        return Limits(self.seconds + self.each * size, 200 * MEMORY + 600 * size)

    def outcome(self, path: Path) -> Outcome:
        """What becomes of the file."""
        found = run(lambda: self.work(path), self.limits(path.read_bytes()))
        if self.name == "pdf" and found.kind in ("died", "memory"):
            # A file may take PDFium down: it is opened in a process of its own, and that is what is tried now.
            return run(lambda: _read(path), Limits(pdf_child.MOST_CPU + 10, None))
        return found


def _read(path: Path) -> str:
    return _checked(read_document(path))


def _read_pdf(path: Path) -> str:
    """A PDF as it is read, but for the process that opens it, which is this one; now and then that one."""
    if path.stat().st_size % 40 == 0:
        return _read(path)
    opened, pdf._run = pdf._run, _opened_here
    try:
        return _read(path)
    finally:
        pdf._run = opened


def _opened_here(name: str, data: bytes) -> list[dict[str, Any]]:
    """``pdf._run`` without its process: a fault of our own code in there is seen here for what it is."""
    del name
    out = io.StringIO()
    pdf_child._read(data, out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def _checked(document: Document) -> str:
    """The document holds what it promises."""
    end, blocks = 0, document.blocks
    for block in blocks:
        if block.span.start < end or block.span.end > len(document.text):
            raise AssertionError(f"a block out of order or out of the text: {block}")
        end = block.span.end
        if not document.quote(block.span).strip():
            raise AssertionError(f"a block without words: {block}")
        if any(cell not in block.span for cell in block.cells) or len(block.columns) != len(block.cells):
            raise AssertionError(f"cells that are not in their row: {block}")
    document.text.encode("utf-8")  # an edition is written so
    return "a document"


def _words(path: Path) -> str:
    """The whole text stage. What is written is proved, and an editor's file of it reads back the same."""
    words = make_words(path, Settings())
    _checked(words.document)
    text, briefing = words.document.text, words.briefing
    if failures := verify_words(text, briefing, words.facts):
        raise AssertionError(f"what was written is not proved: {failures[0]}")
    for evidence in _evidence(words.facts):
        if text[evidence["start"] : evidence["end"]] != evidence["quote"]:
            raise AssertionError(f"a quotation that does not stand at its place: {evidence}")
    again = parse_markdown(text_files(words)["briefing.md"].decode("utf-8"))
    said = [(c.title.text, [line.text for line in c.lines]) for c in again.chapters]
    meant = [(_line(c.title), [_line(s.text) for s in c.sentences]) for c in briefing.chapters]
    if said != meant:
        raise AssertionError("briefing.md does not read back as it was written")
    return "a briefing" if not words.left_out else "a briefing, some of it left out"


def _line(words: str) -> str:
    return " ".join(words.split())


def _evidence(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "quote" in value:
            yield value
        for inner in value.values():
            yield from _evidence(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _evidence(inner)


def _pdf(choose: Random) -> bytes:
    if choose.random() < 0.1:
        return seeds.pdf(language.text(choose)[:20_000], lines=choose.choice((40, 40, 3)))
    return mutated(choose, choose.choice(seeds.pdfs()), _PDF) + choose.choice((b"", b"%%EOF", b"%%EOF"))


def _html(choose: Random) -> bytes:
    if choose.random() < 0.3:
        tags = [choose.choice(_HTML) for _ in range(choose.choice((1, 2, 5, 30)))]
        some = b"".join(tag + choose.choice((b"", b" good ", b"a\n")) for tag in tags)
        return b"<html><body>" + some * choose.choice((1, 100, 3_000))
    return mutated(choose, seeds.HTML.encode(), _HTML)


def _markdown(choose: Random) -> bytes:
    if choose.random() < 0.3:
        some = b"".join(choose.choice((*_MARKDOWN, b"good", b"a", b" ")) for _ in range(choose.choice((1, 3, 9, 40))))
        return some * choose.choice((1, 30, 1_000))
    return mutated(choose, seeds.MARKDOWN.encode(), _MARKDOWN)


def _docx(choose: Random) -> bytes:
    parts = seeds.word_parts()
    if choose.random() < 0.6:  # still XML, of another shape
        return seeds.zipped(tuple((name, _reshaped(choose, data)) for name, data in parts))
    if choose.random() < 0.3:
        return mutated(choose, seeds.zipped(parts, packed=choose.random() < 0.5), _DOCX)
    harmed = choose.randrange(len(parts))
    made = [(name, mutated(choose, data, _DOCX) if n == harmed else data) for n, (name, data) in enumerate(parts)]
    if choose.random() < 0.01:
        made[harmed] = (made[harmed][0], made[harmed][1] + b" " * (90 * MEMORY))  # a few KB that unpack to 90 MB
    return seeds.zipped(tuple(made))


def _reshaped(choose: Random, xml: bytes) -> bytes:
    """The same tags with elements moved, doubled, dropped, put into each other or given other words or values."""
    root = ET.fromstring(xml)
    for _ in range(choose.choice((1, 3, 10, 40))):
        every = list(root.iter())
        one, other = choose.choice(every), choose.choice(every)
        manner = choose.randrange(5)
        if manner == 0 and len(one):
            one.remove(choose.choice(list(one)))
        elif manner == 1 and len(every) < 5_000:
            other.insert(choose.randint(0, len(other)), deepcopy(one))
        elif manner == 2:
            one.tag = choose.choice(every).tag
        elif manner == 3 and one.attrib:
            one.attrib[choose.choice(sorted(one.attrib))] = choose.choice(_VALUES)
        else:
            one.text = choose.choice((language.text(choose)[:2_000], "Good", "", ": ", "•", "1."))
            one.text = "".join(letter for letter in one.text if letter >= " ")
    return b'<?xml version="1.0" encoding="UTF-8"?>' + ET.tostring(root)


def _unpacked(data: bytes) -> int:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return len(data) + min(sum(part.file_size for part in archive.infolist()), 100 * MEMORY)
    except Exception:  # noqa: BLE001  # harmed: its length is all that is known
        return len(data)


def _text(choose: Random) -> bytes:
    if choose.random() < 0.5:
        return language.text(choose).encode("utf-8", "replace")
    encoding = choose.choice(("utf-8", "utf-8", "cp1252", "utf-16"))
    return mutated(choose, choose.choice(seeds.TEXTS).encode(encoding, "replace"), _TEXT)


def _language(choose: Random) -> bytes:
    return language.text(choose).encode("utf-8", "replace")


TARGETS = {
    target.name: target
    for target in (
        Target("pdf", ".pdf", seeds.pdfs()[3], _pdf, _read_pdf, 5.0, 100e-6),
        Target("html", ".html", seeds.HTML.encode(), _html, _read, 0.5, 20e-6),
        Target("docx", ".docx", seeds.zipped(seeds.word_parts()), _docx, _read, 0.5, 20e-6, _unpacked),
        Target("markdown", ".md", seeds.MARKDOWN.encode(), _markdown, _read, 0.5, 20e-6),
        Target("text", ".txt", seeds.TEXTS[0].encode(), _text, _read, 0.5, 20e-6),
        Target("words", ".txt", seeds.TEXTS[0].encode(), _language, _words, 2.0, 100e-6),
    )
}
