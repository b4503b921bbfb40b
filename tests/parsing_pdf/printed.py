"""Makes printed PDFs in hands that the samples do not have, with reportlab."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4, LETTER, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from sigdocs.model.definitions import Question
from sigdocs.model.forms import FormKind
from sigdocs.reference.definitions import form_definition
from tests.parsing_pdf.cases import CASES, asked, title

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12)
BOLD = ParagraphStyle("bold", parent=BODY, fontName="Helvetica-Bold")
HELP = ParagraphStyle("help", parent=BODY, fontName="Helvetica-Oblique", fontSize=9)
SERIF = ParagraphStyle(
    "serif", parent=BODY, fontName="Times-Roman", fontSize=11, leading=13, alignment=TA_JUSTIFY
)
GRID = [("VALIGN", (0, 0), (-1, -1), "TOP")]
BOXED = [*GRID, ("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
LEVEL = [*GRID, ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)]


def furniture(canvas: Any, document: Any) -> None:
    """A running header, and a page number at the foot."""
    canvas.setFont("Helvetica", 8)
    width, height = document.pagesize
    canvas.drawString(40, height - 30, "OFFICIAL - SENSITIVE: restricted circulation")
    canvas.drawRightString(width - 40, 25, f"Page {document.page} of 9")


def build(story: list[Any], *, size: tuple[float, float] = A4) -> bytes:
    """The PDF of a story, with running header and page numbers."""
    buffer = BytesIO()
    template = SimpleDocTemplate(
        buffer, pagesize=size, leftMargin=50, rightMargin=50, topMargin=60, bottomMargin=60
    )
    template.build(story, onFirstPage=furniture, onLaterPages=furniture)
    return buffer.getvalue()


def lines(text: str, style: ParagraphStyle = BODY) -> list[Any]:
    """An answer as paragraphs; an empty line is a gap."""
    found: list[Any] = []
    for line in text.split("\n"):
        found.append(Paragraph(escape(line), style) if line.strip() else Spacer(1, style.leading))
    return found


def help_of(question: Question) -> list[Any]:
    """The printed help of a question."""
    return [Paragraph(escape(line), HELP) for line in question.guidance]


def columns(
    kind: FormKind,
    *,
    style: list[Any],
    widths: tuple[float, ...] = (170, 325),
    body: ParagraphStyle = BODY,
    with_help: bool = True,
    size: tuple[float, float] = A4,
) -> bytes:
    """Label beside answer, one row a question; headings stand alone. Rows may break over pages."""
    definition, answers = form_definition(kind), CASES[kind]
    story: list[Any] = [Paragraph(escape(title(definition)), BOLD), Spacer(1, 10)]
    for label, question, occurrence in asked(kind):
        if question is None:
            story += [Spacer(1, 8), Paragraph(escape(label), BOLD), Spacer(1, 4)]
            continue
        text = answers.get((question.id, occurrence), "")
        left = [Paragraph(escape(label), body), *(help_of(question) if with_help else [])]
        cells: list[Any] = [left, lines(text, body) or ""]
        if len(widths) == 3:
            letter, _, words = label.partition(") ") if ") " in label else ("", "", label)
            first = Paragraph(escape(f"{letter})" if letter else ""), body)
            left[0] = Paragraph(escape(words), body)
            cells = [first, left, lines(text, body) or ""]
        story.append(Table([cells], colWidths=widths, style=TableStyle(style), splitInRow=1))
    return build(story, size=size)


def stacked(kind: FormKind, *, body: ParagraphStyle = BODY, bold: bool = True) -> bytes:
    """No tables: label, help and answer one under the other, in plain paragraphs."""
    definition, answers = form_definition(kind), CASES[kind]
    story: list[Any] = [Paragraph(escape(title(definition)), BOLD), Spacer(1, 10)]
    for label, question, occurrence in asked(kind):
        story.append(Paragraph(escape(label), BOLD if bold else body))
        if question is not None:
            story += help_of(question)
            story += lines(answers.get((question.id, occurrence), ""), body)
        story.append(Spacer(1, 8))
    return build(story)


def two_column_names(kind: FormKind) -> bytes:
    """Sign-offs as four cells in a row (name and date side by side), ruled."""
    definition, answers = form_definition(kind), CASES[kind]
    story: list[Any] = [Paragraph(escape(title(definition)), BOLD)]
    rows = asked(kind)
    for (label, question, occurrence), after in zip(rows, [*rows[1:], rows[-1]], strict=True):
        if question is None:
            story.append(Table([[Paragraph(escape(label), BOLD)]], colWidths=495, style=BOXED))
        elif question.id.endswith(".date"):
            continue
        else:
            cells = [[Paragraph(escape(label), BODY), *help_of(question)]]
            cells.append(lines(answers.get((question.id, occurrence), "")) or [""])
            widths = [150.0, 345.0]
            if after[1] is not None and after[1].id == f"{question.id.split('.')[0]}.date":
                date = answers.get((after[1].id, occurrence), "")
                cells += [[Paragraph("Date:", BODY)], [Paragraph(escape(date), BODY)]]
                widths = [150.0, 180.0, 45.0, 120.0]
            story.append(Table([cells], colWidths=widths, style=TableStyle(BOXED), splitInRow=1))
    return build(story)


N, E = FormKind.NOTIFICATION, FormKind.AUDIT_TRAIL
HANDS: dict[str, tuple[FormKind, Any]] = {
    "boxed": (N, lambda: columns(N, style=BOXED)),
    "boxed-audit": (E, lambda: columns(E, style=BOXED)),
    "no-rules": (N, lambda: columns(N, style=GRID)),
    "no-rules-audit": (E, lambda: columns(E, style=GRID)),
    "no-rules-narrow": (N, lambda: columns(N, style=GRID, widths=(120, 375), with_help=False)),
    "level-rules": (N, lambda: columns(N, style=LEVEL)),
    "level-rules-audit": (E, lambda: columns(E, style=LEVEL)),
    "letters-apart": (N, lambda: columns(N, style=BOXED, widths=(25, 150, 320))),
    "letters-apart-no-rules": (N, lambda: columns(N, style=GRID, widths=(25, 150, 320))),
    "serif-justified": (N, lambda: columns(N, style=GRID, body=SERIF)),
    "landscape": (N, lambda: columns(N, style=GRID, widths=(220, 470), size=landscape(LETTER))),
    "stacked": (N, lambda: stacked(N)),
    "stacked-plain": (N, lambda: stacked(N, bold=False)),
    "stacked-audit": (E, lambda: stacked(E)),
    "stacked-justified": (N, lambda: stacked(N, body=SERIF)),
    "four-cells": (E, lambda: two_column_names(E)),
}
