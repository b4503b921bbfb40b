"""Opens what the office suite made and says what is wrong with it. Its exit code proves nothing."""

from __future__ import annotations

import io
import re
import zipfile

import pikepdf

_LINK = re.compile(rb"<w:hyperlink[ >]")
_PAGE_LINK = re.compile(rb"\sPAGEREF\s+\w+\s+\\h")


def is_word(content: bytes) -> bool:
    """Whether this is a Word package."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return "word/document.xml" in package.namelist()
    except zipfile.BadZipFile:
        return False


def faults(pdf: pikepdf.Pdf, source: bytes) -> list[str]:
    """What is wrong with a PDF made from a Word file, in words; nothing when it is sound.

    Checks that the source is Word at all (the suite converts plain text named .docx too), pages,
    tags (PDF/UA-1, ISO 14289-1), and that no link was lost.
    """
    if not is_word(source):
        return ["the Word file is damaged"]
    found = [] if len(pdf.pages) else ["it has no pages"]
    if "/StructTreeRoot" not in pdf.Root:
        found.append("it is not tagged")
    if "/Metadata" not in pdf.Root or b"pdfuaid" not in pdf.Root.Metadata.read_bytes():
        found.append("it is not marked as PDF/UA")
    wanted, there = links_of_word(source), links_of_pdf(pdf)
    if there < wanted:  # a link over two lines counts twice in the PDF, never less than once
        found.append(f"{wanted - there} of {wanted} links were lost")
    return found


def links_of_word(content: bytes) -> int:
    """Links and page references in the body of a Word file."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = package.read("word/document.xml")
    return len(_LINK.findall(body)) + len(_PAGE_LINK.findall(body))


def links_of_pdf(pdf: pikepdf.Pdf) -> int:
    """Link annotations on all pages."""
    return sum(
        1
        for page in pdf.pages
        for note in page.get("/Annots", [])
        if note.get("/Subtype") == "/Link"
    )
