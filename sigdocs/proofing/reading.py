"""Reopens a finished document: every passage of it, folded once for all checks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sigdocs.model.documents import CSV, DOCX, EMAIL, PDF, XLSX, RenderedDocument
from sigdocs.proofing.disguises import undisguised
from sigdocs.proofing.fold import Folded, Passage, fold_all

_TAG = re.compile(r"\s*[a-z]{2,3}-[A-Z]{2}\s*")
"""The language of a document, "en-GB" (BCP 47): no initials of somebody's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened:
    """A finished document as proofing sees it.

    ``everything`` is all passages folded; ``readable`` only those with words for people.
    """

    document: RenderedDocument
    passages: tuple[Passage, ...]
    everything: Folded

    @property
    def pages(self) -> tuple[Passage, ...]:
        """What is printed: pages of a PDF, paragraphs of a Word file."""
        return tuple(p for p in self.passages if p.is_page and p.is_text)


def reopen(document: RenderedDocument) -> Reopened:
    """Read the whole file and its name.

    Raises:
        ValueError: neither Word nor PDF, or not whole.
    """
    inside = passages_in(document.content, document.media_type)
    passages = (*(p for p in inside if p.is_page or not _TAG.fullmatch(p.text)), _name_of(document))
    passages = (
        *passages,
        *(opened for p in passages if not p.is_noise for opened in undisguised(p)),
    )
    return Reopened(document=document, passages=passages, everything=fold_all(passages))


def _name_of(document: RenderedDocument) -> Passage:
    return Passage(place="the file's name", text=document.stem, is_page=False)


def passages_in(content: bytes, media_type: str) -> tuple[Passage, ...]:
    """Everything that a file says, to people or to programs.

    Raises:
        ValueError: it is of none of the kinds that are finished documents, or not whole.
    """
    if media_type == DOCX:
        import zipfile

        from sigdocs.proofing.word import read_word

        try:
            return tuple(read_word(content))
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as problem:
            raise ValueError("not a whole Word file") from problem
    if media_type == PDF:
        import pikepdf
        from pypdfium2 import PdfiumError

        from sigdocs.proofing.portable import read_pdf

        try:
            return tuple(read_pdf(content))
        except (pikepdf.PdfError, pikepdf.PasswordError, PdfiumError) as problem:
            raise ValueError("not a whole PDF") from problem
    if media_type == EMAIL:
        from sigdocs.proofing.message import read_message

        return tuple(read_message(content, passages_in))
    if media_type in (CSV, XLSX):
        from sigdocs.proofing.sheets import read_csv, read_workbook

        return tuple(read_csv(content) if media_type == CSV else read_workbook(content))
    raise ValueError("neither Word nor PDF nor e-mail nor figures")
