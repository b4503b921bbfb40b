"""Makes odd and hostile PDFs out of an ordinary one."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.parsing_pdf.printed import HANDS

Change = Callable[[pikepdf.Pdf], None]


def plain() -> bytes:
    """An ordinary printed notification."""
    return HANDS["boxed"][1]()


def changed(change: Change, content: bytes | None = None, **save: Any) -> bytes:
    """A PDF after something was done to it."""
    with pikepdf.open(BytesIO(content or plain())) as document:
        change(document)
        out = BytesIO()
        document.save(out, **save)
    return out.getvalue()


def drawn(draw: Callable[[Canvas], None]) -> bytes:
    """A PDF of one page with whatever is drawn."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def over(draw: Callable[[Canvas], None]) -> bytes:
    """The ordinary form with something drawn over its first page."""

    def add(document: pikepdf.Pdf) -> None:
        with pikepdf.open(BytesIO(drawn(draw))) as other:
            document.pages[0].add_overlay(other.pages[0])

    return changed(add)


def script(code: str = "app.alert(1)") -> Dictionary:
    """A JavaScript action."""
    return Dictionary(S=Name.JavaScript, JS=String(code))


def annotate(document: pikepdf.Pdf, **keys: Any) -> None:
    """Add an annotation to the first page."""
    note = Dictionary(Type=Name.Annot, Rect=Array([100, 100, 200, 120]), **keys)
    page = document.pages[0].obj
    page.Annots = Array([*page.get("/Annots", []), document.make_indirect(note)])


def attach(document: pikepdf.Pdf, name: str, content: bytes) -> None:
    """Embed a file."""
    document.attachments[name] = pikepdf.AttachedFileSpec(document, content, filename=name)


def opens_with(action: Dictionary) -> Change:
    """Do something on opening."""

    def change(document: pikepdf.Pdf) -> None:
        document.Root.OpenAction = action

    return change


def named_script(document: pikepdf.Pdf) -> None:
    """A script in the document's name tree."""
    pair = Array([String("start"), document.make_indirect(script())])
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=pair))


def page_script(document: pikepdf.Pdf) -> None:
    """A script that runs when a page is shown."""
    document.pages[0].obj.AA = Dictionary(O=script())


def outline_loop(document: pikepdf.Pdf) -> None:
    """An outline whose next entry is itself."""
    entry = document.make_indirect(Dictionary(Title=String("Jane Roe's operation")))
    entry.Next = entry
    entry.First = entry
    document.Root.Outlines = Dictionary(First=entry, Last=entry)


def names_loop(document: pikepdf.Pdf) -> None:
    """A name tree that contains itself."""
    tree = document.make_indirect(Dictionary())
    tree.Kids = Array([tree])
    document.Root.Names = Dictionary(EmbeddedFiles=tree)


def field_loop(document: pikepdf.Pdf) -> None:
    """A field that is its own parent."""
    field = document.make_indirect(
        Dictionary(Subtype=Name.Widget, FT=Name.Tx, T=String("a"), Rect=Array([0, 0, 9, 9]))
    )
    field.Parent = field
    field.Kids = Array([field])
    document.Root.AcroForm = Dictionary(Fields=Array([field]))
    document.pages[0].obj.Annots = Array([field])


def action_chain(document: pikepdf.Pdf) -> None:
    """An action that is followed by itself."""
    action = document.make_indirect(Dictionary(S=Name.URI, URI=String("https://x.example")))
    action.Next = action
    annotate(document, Subtype=Name.Link, A=action)


def xfa_only(document: pikepdf.Pdf) -> None:
    """A form for Adobe's programs only."""
    document.Root.AcroForm = Dictionary(Fields=Array([]), XFA=document.make_stream(b"<xdp/>"))


def many_pages(document: pikepdf.Pdf) -> None:
    """The first page four hundred and one times."""
    for _ in range(401):
        document.pages.append(document.pages[0])


def wrong_types(document: pikepdf.Pdf) -> None:
    """Numbers where dictionaries belong, and the other way round."""
    document.Root.Outlines = 7
    document.Root.Names = Array([1, 2])
    document.Root.AcroForm = String("none")
    document.Root.Metadata = Name.None_
    document.pages[0].obj.Annots = Dictionary(A=1)
    document.pages[1].obj.Annots = Array([1, Name.X, Array([]), Dictionary(Rect=String("x"))])
