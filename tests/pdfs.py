"""PDFs made for tests, with reportlab: reports about places that do not exist, and files with one thing wrong."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen import canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    ListFlowable,
    ListItem,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

RUNNING_HEAD = "Westmarch Police: an inspection of how well it keeps people safe"

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=14, spaceAfter=8)
TITLE = ParagraphStyle("title", parent=BODY, fontName="Helvetica-Bold", fontSize=24, leading=29, spaceAfter=16)
SECTION = ParagraphStyle("section", parent=BODY, fontName="Helvetica-Bold", fontSize=16, leading=20, spaceBefore=14)
PART = ParagraphStyle("part", parent=BODY, fontName="Helvetica-Bold", fontSize=11, leading=14, spaceBefore=8)
NOTE = ParagraphStyle("note", parent=BODY, fontSize=8, leading=10)

PROSE = (
    "The force answers most emergency calls quickly, but it does not always know which callers are vulnerable. "
    "We listened to forty recordings and found that call handlers asked about risk in most of them. Supervisors "
    "told us that they check the quality of calls each week, and that they share what they learn with their teams.",
    "Officers who visit victims of domestic abuse complete a risk assessment at the scene. In a third of the cases "
    "that we read, nobody had checked it afterwards. The force should make sure that supervisors review every "
    "assessment, because a mistake at this stage can leave a child in danger for weeks.",
    "Neighbourhood teams know their areas well. They meet residents each month, publish what was agreed, and go back "
    "to say what was done. We saw good examples in the market towns, and fewer in the villages along the coast.",
)
AREAS = (
    ("Preventing crime", "Good"),
    ("Responding to the public", "Requires improvement"),
    ("Investigating crime", "Adequate"),
    ("Protecting people who are vulnerable because of their age or their circumstances", "Inadequate"),
    ("Leadership", "Outstanding"),
)


def report(
    story: Sequence[Flowable], *, columns: int = 1, head: str = "", numbered: bool = True, footnotes: Sequence[str] = ()
) -> bytes:
    """A report of ``story``, with a running head, page numbers, and footnotes on its first page."""

    def around(page: canvas.Canvas, document: Any) -> None:
        page.saveState()
        page.setFont("Helvetica", 8)
        if head:
            page.drawString(2 * cm, A4[1] - 1.2 * cm, head)
        if numbered:
            page.drawRightString(A4[0] - 2 * cm, 1.2 * cm, str(document.page))
        if document.page == 1 and footnotes:
            page.line(2 * cm, 3.6 * cm, 7 * cm, 3.6 * cm)
            low = 3.4 * cm
            for number, words in enumerate(footnotes, 1):
                note = Paragraph(f"<super size=6>{number}</super> {words}", NOTE)
                low -= note.wrapOn(page, A4[0] - 4 * cm, 3 * cm)[1] + 2
                note.drawOn(page, 2 * cm, low)
        page.restoreState()

    out = BytesIO()
    document = BaseDocTemplate(out, pagesize=A4, title="A report", invariant=1)
    bottom, gap = 4 * cm, 0.8 * cm
    width = (A4[0] - 4 * cm - gap * (columns - 1)) / columns
    frames = [
        Frame(2 * cm + number * (width + gap), bottom, width, A4[1] - bottom - 2 * cm, 0, 0, 0, 0)
        for number in range(columns)
    ]
    document.addPageTemplates([PageTemplate("page", frames, onPage=around)])
    document.build(list(story))
    return out.getvalue()


def prose(count: int, style: ParagraphStyle = BODY) -> list[Flowable]:
    """Paragraphs of running words, each told from the others by a number in words."""
    return [Paragraph(f"Finding {number}. {PROSE[number % len(PROSE)]}", style) for number in range(1, count + 1)]


def heading(words: str, style: ParagraphStyle = SECTION) -> Flowable:
    return Paragraph(words, style)


def bullets(items: Sequence[str], inner: Sequence[str] = ()) -> Flowable:
    """A bulleted list; ``inner`` is a list under its last item."""
    made: list[Any] = [ListItem(Paragraph(words, BODY)) for words in items]
    if inner:
        made.append(bullets(inner))
    return ListFlowable(made, bulletType="bullet", start="•", leftIndent=18)


def ruled(rows: Sequence[Sequence[str]], widths: Sequence[float] = (9 * cm, 6 * cm)) -> Flowable:
    """A table with lines around its cells; the words of a cell wrap."""
    cells = [[Paragraph(words, BODY) for words in row] for row in rows]
    return Table(cells, widths, style=TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")]))


def unruled(rows: Sequence[Sequence[str]], widths: Sequence[float] = (9 * cm, 6 * cm)) -> Flowable:
    """A table that only stands in columns."""
    cells = [[Paragraph(words, BODY) for words in row] for row in rows]
    return Table(cells, widths, style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))


def together(*parts: Flowable) -> Flowable:
    return KeepTogether(list(parts))


def space(points: float = 12) -> Flowable:
    return Spacer(1, points)


def drawn(pages: Sequence[Sequence[tuple[float, float, str]]], size: float = 11, **options: Any) -> bytes:
    """Pages of words put at places (points from the left and the top). ``options`` go to the canvas."""
    out = BytesIO()
    page = canvas.Canvas(out, pagesize=A4, invariant=1, **options)
    for words in pages:
        page.setFont("Helvetica", size)
        for x, y, line in words:
            page.drawString(x, A4[1] - y, line)
        page.showPage()
    page.save()
    return out.getvalue()


def lines(text: str, *, x: float = 60, top: float = 90, leading: float = 14) -> list[tuple[float, float, str]]:
    """A text's lines one under another, for ``drawn``."""
    return [(x, top + leading * number, line) for number, line in enumerate(text.split("\n"))]


def scanned(pages: int = 2) -> bytes:
    """Pages that are pictures: no letter in them."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(Image.new("L", (200, 280), 230))
    out = BytesIO()
    page = canvas.Canvas(out, pagesize=A4, invariant=1)
    for _ in range(pages):
        page.drawImage(picture, 0, 0, *A4)
        page.showPage()
    page.save()
    return out.getvalue()


def locked(data: bytes, *, user: str = "", owner: str = "owner") -> bytes:
    """The PDF encrypted; with a ``user`` password it cannot be opened without it."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt(user_password=user, owner_password=owner, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def garbled(data: bytes) -> bytes:
    """The words of the PDF as a broken font map shows them: each letter another."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject, StreamObject

    shifted = "".join(f"<{code:02x}> <{code - 29:04x}>\n" for code in range(0x41, 0x7B))
    stream = StreamObject()
    stream.set_data(
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "1 begincodespacerange <00> <ff> endcodespacerange\n"
            f"58 beginbfchar\n{shifted}endbfchar endcmap end end"
        ).encode()
    )
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    unicode_map = writer._add_object(stream)
    for page in writer.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]  # pypdf types the page as any object
            font.get_object()[NameObject("/ToUnicode")] = unicode_map
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
