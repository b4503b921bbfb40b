"""Bookmarks, links inside the document and page references for our templates.

Word's own bookmarks cannot be made by a loop in a template, so these are values: a template places
them with ``{{r case.heading }}``, ``{{r case.link }}``, ``{{r case.page }}``. Links carry the
Hyperlink character style, without which LibreOffice drops them from the PDF.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape

from docxtpl import RichText

from sigdocs.model.documents import RenderedDocument

UNKNOWN_PAGE = "–"
_MARGINS = re.compile(r"(<w:pgMar\b[^>]*/>)")
_FIELD = re.compile(
    r'(<w:fldChar\b[^>]*w:fldCharType="begin")([^>]*/>(?:(?!fldCharType="end").)*?'
    r"<w:instrText[^>]*>\s*PAGEREF\s+(\w+)\s(?:(?!fldCharType=\"end\").)*?"
    r'fldCharType="separate"/></w:r>(?:(?!fldCharType="end").)*?<w:t(?: [^>]*)?>)([^<]*)(</w:t>)',
    re.DOTALL,
)


class Mark(RichText):  # type: ignore[misc] # docxtpl has no types
    """A piece of Word's XML made by this module; ``fill`` puts it in as it is."""

    def __init__(self, xml: str) -> None:
        """Keep the XML of one or more runs."""
        super().__init__()
        self.xml = xml


def bookmark_name(*words: str) -> str:
    """A name that Word and LibreOffice keep as it is: letters and digits, 40 at most."""
    return re.sub(r"[\W_]+", "", "".join(words), flags=re.ASCII)[:40]


def bookmark(name: str, text: str) -> Mark:
    """``text`` with a bookmark around it. The number Word wants is made from the name."""
    number = zlib.crc32(name.encode()) & 0x3FFFFFFF
    return Mark(
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{_run(text)}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


def link(name: str, text: str) -> Mark:
    """``text`` as a link to a bookmark."""
    run = _run(text, style="Hyperlink")
    return Mark(f'<w:hyperlink w:anchor="{name}" w:history="1">{run}</w:hyperlink>')


def page_reference(name: str) -> Mark:
    """The number of the page a bookmark is on, as a field that is a link too.

    Until ``with_page_numbers`` has filled it in, it shows a dash and asks Word to work it out.
    """
    style = '<w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>'
    return Mark(
        f'<w:r>{style}<w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r>{style}<w:instrText xml:space="preserve"> PAGEREF {name} \\h </w:instrText></w:r>'
        f'<w:r>{style}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{style}<w:t>{UNKNOWN_PAGE}</w:t></w:r>"
        f'<w:r>{style}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def with_page_numbers(document: RenderedDocument, pages: Mapping[str, int]) -> RenderedDocument:
    """Fill in the printed page numbers of a Word document, as found in its PDF.

    Args:
        document: a Word document with ``page_reference`` fields.
        pages: bookmark name to printed page number. A field whose bookmark is not listed stays.
    """
    numbers: list[str] = []

    def fill_in(found: re.Match[str]) -> str:
        if found[3] not in pages:
            return found[0]
        numbers.append(str(pages[found[3]]))
        before = found[2].replace(' w:dirty="true"', "", 1)
        return f"{found[1]}{before}{numbers[-1]}{found[5]}"

    content = _with_body(document.content, lambda body: _FIELD.sub(fill_in, body))
    shown = tuple(document.substituted) + tuple(numbers)
    return replace(document, content=content, substituted=shown)


def pages_from(document: RenderedDocument, first: int) -> RenderedDocument:
    """The same Word document with its first page numbered ``first``."""
    if first == 1:
        return document
    number = f'<w:pgNumType w:start="{first}"/>'
    content = _with_body(document.content, lambda body: _MARGINS.sub(rf"\1{number}", body, count=1))
    return replace(document, content=content)


def _with_body(content: bytes, change: Callable[[str], str]) -> bytes:
    """The Word file with its main part changed and everything else, dates included, as it was."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename == "word/document.xml":
                part = change(part.decode("utf-8")).encode("utf-8")
            new.writestr(entry, part)
    return out.getvalue()


def _run(text: str, style: str = "") -> str:
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
