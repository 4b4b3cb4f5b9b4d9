"""A Word document's words come out in order with their kinds; one that is a trap is refused."""

from __future__ import annotations

import contextlib
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from briefings.document import Document
from briefings.errors import InputError
from briefings.readers import read_document

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = (
    f'<w:styles {NAMESPACE}><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>'
)


def paragraph(words: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{words}</w:t></w:r></w:p>"


def item(words: str, level: int = 0) -> str:
    return paragraph(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>')


def table(*rows: tuple[str, ...]) -> str:
    made = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(c)}</w:tc>" for c in row) + "</w:tr>" for row in rows)
    return f"<w:tbl>{made}</w:tbl>"


def word(body: str, *, before: str = "", more: dict[str, str] | None = None) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        document = f"{before}<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>"
        for part, xml in {"word/document.xml": document, "word/styles.xml": STYLES, **(more or {})}.items():
            archive.writestr(part, xml)
    return out.getvalue()


def unpackable() -> bytes:
    """A zip whose list is whole, and whose first part is packed in no way that there is."""
    data = word(paragraph("x"))
    name = b"word/document.xml"
    at = data.index(name) + len(name)
    return data[:at] + b"\xff" * 8 + data[at + 8 :]


def read(folder: Path, data: bytes) -> Document:
    (folder / "report.docx").write_bytes(data)
    return read_document(folder / "report.docx")


def test_headings_lists_tables_and_notes_come_out_in_order(tmp_path: Path) -> None:
    body = (
        paragraph("Westmarch Police", '<w:pStyle w:val="Title"/>')
        + paragraph("Our findings", '<w:pStyle w:val="berschrift1"/>')
        + paragraph("It answers calls quickly.")
        + item("in the north")
        + item("on the coast", 1)
        + table(("Area", "Grade"), ("Custody", "Inadequate"))
        + paragraph("Calls", run="<w:b/>")
        + paragraph("They wait.")
    )
    notes = f'<w:footnotes {NAMESPACE}><w:footnote w:type="separator">{paragraph("-")}</w:footnote>'
    notes += f"<w:footnote>{paragraph('Counted in May.')}</w:footnote></w:footnotes>"
    document = read(tmp_path, word(body, more={"word/footnotes.xml": notes}))
    assert [(b.kind.value, b.level, document.quote(b.span), b.header) for b in document.blocks] == [
        ("heading", 1, "Westmarch Police", False),
        ("heading", 2, "Our findings", False),
        ("paragraph", 0, "It answers calls quickly.", False),
        ("list item", 0, "in the north", False),
        ("list item", 1, "on the coast", False),
        ("table row", 0, "Area\tGrade", True),
        ("table row", 0, "Custody\tInadequate", False),
        ("heading", 5, "Calls", False),
        ("paragraph", 0, "They wait.", False),
        ("note", 0, "Counted in May.", False),
    ]


def test_a_table_of_one_cell_is_a_box_around_words(tmp_path: Path) -> None:
    document = read(tmp_path, word(table(("Cause of concern.",)) + table(("The force is slow.",))))
    assert [block.kind.value for block in document.blocks] == ["paragraph", "paragraph"]


def test_words_struck_out_by_a_tracked_change_are_not_read(tmp_path: Path) -> None:
    kept = (
        "<w:p><w:r><w:t>The force is </w:t></w:r><w:del><w:r><w:delText>good</w:delText><w:t>good</w:t></w:r></w:del>"
    )
    kept += "<w:ins><w:r><w:t>inadequate</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>"
    assert read(tmp_path, word(kept)).text == "The force is inadequate.\n"


def test_what_a_picture_shows_is_read_from_its_description(tmp_path: Path) -> None:
    drawing = '<w:drawing><x:docPr xmlns:x="urn:x" descr="Requires improvement"/></w:drawing>'
    document = read(tmp_path, word(f"<w:p><w:r><w:t>Custody:</w:t>{drawing}</w:r></w:p>"))
    assert [document.quote(cell) for cell in document.blocks[0].cells] == ["Custody", "Requires improvement"]


def test_one_damaged_byte_anywhere_is_an_input_error_or_does_no_harm(tmp_path: Path) -> None:
    whole = word(paragraph("HMIC rated Northmoor Police as good for legitimacy. " * 40))
    for n in range(0, len(whole), 3):
        with contextlib.suppress(InputError):
            read(tmp_path, whole[:n] + bytes([whole[n] ^ 255]) + whole[n + 1 :])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (word(paragraph("x"))[:-40], "damaged or locked"),
        (unpackable(), "damaged or locked"),
        (word("<w:p>"), "damaged Word document"),
        (word(paragraph("x"), before='<!DOCTYPE a [<!ENTITY b "c">]>'), "holds a document type"),
        (word(paragraph("x"), before="<?xml version='1.0' encoding='utf-16'?>"), "not coded as Word codes it"),
        (word(f"<w:p><w:r><w:t>{'a' * (81 * 2**20)}</w:t></w:r></w:p>"), "unpacks to more than 80 MB"),
        (word("<w:sdt>" * 20_000 + paragraph("x") + "</w:sdt>" * 20_000), "nested deeper"),
    ],
    ids=["cut short", "unpackable", "broken XML", "entities", "another encoding", "a bomb", "a deep nest"],
)
def test_a_damaged_or_hostile_document_is_one_line(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read(tmp_path, data)
    assert str(caught.value).startswith("report.docx: ")
    assert "\n" not in str(caught.value)
