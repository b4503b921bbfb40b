"""What LibreOffice 7.4 leaves out of a PDF: tab order, page labels, bookmark numbers, password."""

from __future__ import annotations

import io
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name

_TIMES = re.compile(rb"<xmp:(CreateDate|ModifyDate|MetadataDate)>[^<]*</xmp:\1>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """How pages are numbered.

    ``first_page`` is the label of the first one; with ``is_pack`` the bookmarks end with their page
    number and are shown when the file is opened.
    """

    first_page: int = 1
    is_pack: bool = False


def sealed(pdf: pikepdf.Pdf, seal: Seal, password: str = "") -> bytes:
    """The finished PDF.

    Tab order follows the structure (/Tabs /S, ISO 14289-1, 7.18.3), pages are labelled with the
    numbers printed on them, and times of day are taken out, so that the same Word file gives the
    same bytes. With a password: AES-256, open to screen readers.
    """
    _follow_structure(pdf)
    _label_pages(pdf, seal.first_page)
    _forget_the_time(pdf)
    if seal.is_pack:
        _number_bookmarks(pdf, seal.first_page)
    out = io.BytesIO()
    pdf.save(out, encryption=_encryption(password), deterministic_id=not password)
    return out.getvalue()


def protected(content: bytes, password: str) -> bytes:
    """A sealed PDF that opens with a password (AES-256), and to screen readers."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(out, encryption=_encryption(password))
    return out.getvalue()


def page_numbers(content: bytes) -> dict[str, int]:
    """Printed page number of each bookmark of a sealed PDF that is not encrypted."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        places = _places(pdf)
        first = int(pdf.Root.PageLabels.Nums[1].get("/St", 1)) if "/PageLabels" in pdf.Root else 1
        names = pdf.Root.get("/Dests", Dictionary())
        return {
            name.removeprefix("/"): places[target[0].objgen] + first
            for name, target in names.items()
            if target[0].objgen in places
        }


def _follow_structure(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.obj.Tabs = Name.S
    view = pdf.Root.get("/ViewerPreferences", Dictionary())
    view.DisplayDocTitle = True
    pdf.Root.ViewerPreferences = view


def _label_pages(pdf: pikepdf.Pdf, first: int) -> None:
    labels = Dictionary(S=Name.D, St=first)
    pdf.Root.PageLabels = Dictionary(Nums=pikepdf.Array([0, labels]))


def _forget_the_time(pdf: pikepdf.Pdf) -> None:
    for key in ("/ID", "/DocChecksum"):
        if key in pdf.trailer:
            del pdf.trailer[key]
    for key in ("/CreationDate", "/ModDate"):
        if key in pdf.docinfo:
            del pdf.docinfo[key]
    described = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(_TIMES.sub(b"", described))


def _places(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    return {page.obj.objgen: place for place, page in enumerate(pdf.pages)}


def _number_bookmarks(pdf: pikepdf.Pdf, first: int) -> None:
    places = _places(pdf)
    for entry in _entries(pdf.Root.get("/Outlines", Dictionary())):
        target = entry.get("/Dest", entry.get("/A", Dictionary()).get("/D"))
        if isinstance(target, pikepdf.Array) and target[0].objgen in places:
            entry.Title = f"{entry.Title}, page {places[target[0].objgen] + first}"
    pdf.Root.PageMode = Name.UseOutlines
    pdf.Root.OpenAction = pikepdf.Array([pdf.pages[0].obj, Name.XYZ, None, None, 1])  # 100%


def _entries(parent: pikepdf.Object) -> Iterator[pikepdf.Object]:
    entry = parent.get("/First")
    while entry is not None:
        yield entry
        yield from _entries(entry)
        entry = entry.get("/Next")


def _encryption(password: str) -> pikepdf.Encryption | None:
    """AES-256 (R6). The owner's password is thrown away: nobody needs to lift the restrictions."""
    if not password:
        return None
    allowed = pikepdf.Permissions(accessibility=True, modify_other=False, modify_assembly=False)
    return pikepdf.Encryption(
        user=password, owner=secrets.token_urlsafe(24), R=6, allow=allowed, metadata=False
    )
