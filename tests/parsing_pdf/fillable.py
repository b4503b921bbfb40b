"""Makes fillable PDFs whose field names say nothing, in hands that the samples do not have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from sigdocs.model.definitions import Question
from sigdocs.model.forms import FormKind
from sigdocs.reference.definitions import form_definition
from tests.parsing_pdf.cases import CASES, asked, title

WIDTH, HEIGHT = A4
LEFT, BOTTOM = 45.0, 60.0


@dataclass(slots=True, kw_only=True)
class Sheet:
    """A page that is being filled from the top; values are put in afterwards, as a viewer would."""

    canvas: Canvas
    y: float = HEIGHT - 60
    number: int = 0

    def room(self, height: float) -> None:
        """Turn the page if ``height`` points do not fit."""
        if self.y - height < BOTTOM:
            self.canvas.showPage()
            self.y = HEIGHT - 60

    def write(self, text: str, *, x: float = LEFT, width: float = 500, bold: bool = False) -> float:
        """Print wrapped lines from the current height; return how far down they go."""
        font = "Helvetica-Bold" if bold else "Helvetica"
        self.canvas.setFont(font, 9)
        down = 0.0
        for line in simpleSplit(text, font, 9, width):
            self.canvas.drawString(x, self.y - 9 - down, line)
            down += 11
        return down

    def field(self, x: float, y: float, width: float, height: float, tooltip: str = "") -> str:
        """An empty field with its top left corner there; returns its meaningless name."""
        self.number += 1
        name = f"Text{self.number * 7 % 101}_{self.number}"
        self.canvas.acroForm.textfield(
            name=name,
            x=x,
            y=y - height,
            width=width,
            height=height,
            tooltip=tooltip or None,
            fieldFlags="multiline" if height > 20 else "",
            maxlen=100_000,
        )
        return name


def fill(content: bytes, values: dict[str, str]) -> bytes:
    """Put values into fields, as a viewer does on saving."""
    with pikepdf.open(BytesIO(content)) as document:
        for page in document.pages:
            for widget in page.get("/Annots", []):
                value = values.get(str(widget.get("/T", "")))
                if value is not None:
                    widget["/V"] = pikepdf.String(value)
        out = BytesIO()
        document.save(out)
    return out.getvalue()


def _height(text: str) -> float:
    return 16.0 if len(text) < 60 else 30.0 + 3 * text.count("\n")


def _form(kind: FormKind, put: Callable[[Sheet, str, Question, str], str]) -> bytes:
    buffer = BytesIO()
    sheet = Sheet(canvas=Canvas(buffer, pagesize=A4))
    sheet.y -= sheet.write(title(form_definition(kind)), bold=True) + 8
    values: dict[str, str] = {}
    for label, question, occurrence in asked(kind):
        if question is None:
            sheet.room(60)
            sheet.y -= sheet.write(label, bold=True) + 6
            continue
        value = CASES[kind].get((question.id, occurrence), "")
        values[put(sheet, label, question, value)] = value
    sheet.canvas.save()
    return fill(buffer.getvalue(), values)


def beside(sheet: Sheet, label: str, question: Question, value: str) -> str:
    """The label to the left of a tall field, its lines from the top; help below it."""
    words = [label, *question.guidance]
    lines = sum(len(simpleSplit(w, "Helvetica", 9, 150)) for w in words)
    height = max(11.0 * lines, _height(value))
    sheet.room(height + 8)
    top, down = sheet.y, 0.0
    for text in words:
        sheet.y = top - down
        down += sheet.write(text, width=150)
    sheet.y = top - height - 8
    return sheet.field(LEFT + 165, top, 330, height)


def beside_middle(sheet: Sheet, label: str, question: Question, value: str) -> str:
    """The label to the left, level with the middle of the field."""
    lines = len(simpleSplit(label, "Helvetica", 9, 150))
    height = max(11.0 * lines + 24, _height(value))
    sheet.room(height + 8)
    top = sheet.y
    sheet.y = top - (height - 11.0 * lines) / 2
    sheet.write(label, width=150)
    sheet.y = top - height - 8
    return sheet.field(LEFT + 165, top, 330, height)


def low_beside(sheet: Sheet, label: str, question: Question, value: str) -> str:
    """A label of several lines beside a field that is only one line high."""
    lines = len(simpleSplit(label, "Helvetica", 9, 150))
    sheet.room(11.0 * lines + 8)
    top = sheet.y
    sheet.write(label, width=150)
    sheet.y = top - 11.0 * lines - 8
    return sheet.field(LEFT + 165, top, 330, 15)


def above(sheet: Sheet, label: str, question: Question, value: str) -> str:
    """Label, then help, then the field over the whole width."""
    words = [label, *question.guidance]
    height = _height(value)
    sheet.room(height + 11.0 * sum(len(simpleSplit(w, "Helvetica", 9, 500)) for w in words) + 8)
    for text in words:
        sheet.y -= sheet.write(text, bold=text is label)
    top = sheet.y - 2
    sheet.y = top - height - 8
    return sheet.field(LEFT, top, 500, height)


def tooltip_only(sheet: Sheet, label: str, question: Question, value: str) -> str:
    """Nothing printed but a number; a screen reader speaks the label."""
    height = _height(value)
    sheet.room(height + 20)
    sheet.y -= sheet.write(f"Box {sheet.number + 1}")
    top = sheet.y
    sheet.y = top - height - 8
    return sheet.field(LEFT, top, 500, height, tooltip=label)


def boxes(**ticked: str) -> bytes:
    """A notification with labels above; tick boxes at 2h, a radio group at 5a, a list at 4c."""
    kind = FormKind.NOTIFICATION
    buffer = BytesIO()
    sheet = Sheet(canvas=Canvas(buffer, pagesize=A4))
    sheet.y -= sheet.write(title(form_definition(kind)), bold=True) + 8
    values: dict[str, str] = {}
    for question in form_definition(kind).questions:
        label = f"{question.letter}) {question.label}" if question.letter else question.label
        if question.section > "5":
            break
        if question.id in ("2h", "5a", "4c"):
            sheet.room(50)
            sheet.y -= sheet.write(label) + 3
            _choices(sheet, question.id, ticked.get(f"q{question.id}", ""))
            sheet.y -= 22
        else:
            value = CASES[kind].get((question.id, 1), "")
            values[above(sheet, label, question, value)] = value
    sheet.canvas.save()
    return fill(buffer.getvalue(), values)


def _choices(sheet: Sheet, question: str, chosen: str) -> None:
    form: Any = sheet.canvas.acroForm
    y = sheet.y - 14
    if question == "4c":
        options = ["Choose a date", "10 December 2026", "14 January 2027"]
        form.choice(
            name="List3",
            x=LEFT,
            y=y,
            width=150,
            height=16,
            options=options,
            value=chosen or options[0],
        )
        return
    for number, option in enumerate(("Yes", "No")):
        x = LEFT + 80 * number
        if question == "2h":
            form.checkbox(name=f"Check{number}", x=x, y=y, size=12, checked=option == chosen)
        else:
            form.radio(
                name="Group9", value=f"v{number}", x=x, y=y, size=12, selected=option == chosen
            )
        sheet.canvas.setFont("Helvetica", 9)
        sheet.canvas.drawString(x + 18, y + 3, option)


N, E = FormKind.NOTIFICATION, FormKind.AUDIT_TRAIL
HANDS: dict[str, tuple[FormKind, Callable[[], bytes]]] = {
    "beside": (N, lambda: _form(N, beside)),
    "beside-audit": (E, lambda: _form(E, beside)),
    "beside-middle": (N, lambda: _form(N, beside_middle)),
    "low-beside": (N, lambda: _form(N, low_beside)),
    "low-beside-audit": (E, lambda: _form(E, low_beside)),
    "above": (N, lambda: _form(N, above)),
    "above-audit": (E, lambda: _form(E, above)),
    "tooltip-only": (N, lambda: _form(N, tooltip_only)),
    "tooltip-only-audit": (E, lambda: _form(E, tooltip_only)),
}
