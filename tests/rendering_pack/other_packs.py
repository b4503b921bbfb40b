"""A pack as another office would make it (reportlab, untagged), sound but for what a test breaks."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

import pikepdf
from reportlab.pdfgen.canvas import Canvas

MARK = "OFFICIAL – SENSITIVE: PERSONAL"
WIDTH, HEIGHT = 595, 842
TITLES = ("Governance report", "Theatre utilisation review", "Letter from the ombudsman")
PAGES_EACH = 2
FIRSTS = (2, 4, 6)
LAST = 7


def prose(paper: int, page: int) -> list[str]:
    """Lines that are in no other paper and on no other page."""
    subjects = ("wards", "lists", "clinics", "rotas", "audits", "letters", "boards", "scans")
    return [
        f"In month {line + 3 * page} of plan {paper} the {subjects[(line + paper + page) % 8]} "
        f"were looked at {line * paper + page} times by panel {paper * 7 + line}."
        for line in range(1, 9)
    ]


@dataclass(kw_only=True)
class Recipe:
    """What to print; every field is sound as it stands."""

    rows: list[tuple[str, int]] = field(
        default_factory=lambda: list(zip(TITLES, FIRSTS, strict=True))
    )
    lands: dict[int, int] = field(default_factory=dict)
    bookmarks: list[tuple[str, int]] = field(
        default_factory=lambda: list(zip(TITLES, FIRSTS, strict=True))
    )
    footers: dict[int, str] = field(default_factory=dict)
    footer: str = "Page {} of {}"
    marks: dict[int, str] = field(default_factory=dict)
    bodies: dict[int, list[str]] = field(default_factory=dict)
    links: list[tuple[int, str, int]] = field(default_factory=list)
    has_links: bool = True
    sideways: int = 0


def body_of(position: int) -> list[str]:
    """What stands on a page of the sound pack."""
    paper, page = divmod(position - 2, PAGES_EACH)
    head = [TITLES[paper]] if page == 0 else []
    return [*head, *prose(paper + 1, page + 1)]


def make(recipe: Recipe) -> bytes:
    """The PDF."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT))
    for position in range(1, LAST + 1):
        _page(canvas, recipe, position)
        canvas.showPage()
    canvas.save()
    return _with_links(out.getvalue(), recipe)


def _page(canvas: Canvas, recipe: Recipe, position: int) -> None:
    canvas.drawString(60, 800, recipe.marks.get(position, MARK))
    if position == recipe.sideways:
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
    if position == 1:
        canvas.drawString(60, 760, "Index")
        for line, (title, number) in enumerate(recipe.rows):
            canvas.drawString(60, 730 - 24 * line, title)
            canvas.drawString(500, 730 - 24 * line, str(number))
    for line, text in enumerate(
        [] if position == 1 else recipe.bodies.get(position, body_of(position))
    ):
        canvas.drawString(
            60, 500 - 24 * line if position == recipe.sideways else 740 - 24 * line, text
        )
    for line, (page, text, _) in enumerate(recipe.links):
        if page == position:
            canvas.drawString(60, 300 - 24 * line, text)
    footer = recipe.footers.get(position, recipe.footer.format(position, LAST))
    canvas.drawString(60, 40, footer)


def _with_links(content: bytes, recipe: Recipe) -> bytes:
    pdf = pikepdf.open(io.BytesIO(content))
    for line, (_, number) in enumerate(recipe.rows if recipe.has_links else []):
        y = 730 - 24 * line
        _link(pdf, 1, (495, y - 4, 530, y + 14), recipe.lands.get(line, number))
    for line, (page, _, lands) in enumerate(recipe.links):
        y = 300 - 24 * line
        _link(pdf, page, (55, y - 4, 400, y + 14), lands)
    if recipe.bookmarks:
        with pdf.open_outline() as outline:
            for title, number in recipe.bookmarks:
                outline.root.append(pikepdf.OutlineItem(title, number - 1))
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _link(pdf: pikepdf.Pdf, page: int, box: tuple[int, ...], lands: int) -> None:
    """A link to a page; 0: to a page that has been taken out; -1: to a file."""
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=pikepdf.Array(box)
    )
    if lands < 0:
        note.A = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("C:/papers/x.docx"))
    else:
        target = pdf.pages[lands - 1].obj if 0 < lands <= len(pdf.pages) else None
        note.Dest = pikepdf.Array([target, pikepdf.Name.Fit])
    sheet = pdf.pages[page - 1].obj
    sheet.Annots = pikepdf.Array([*sheet.get("/Annots", []), pdf.make_indirect(note)])
