"""Whether everyone can read it: structure checks of finished Word files and PDFs.

Also used by ``sigdocs templates check`` on templates. Sources: PDF/UA-1 (ISO 14289-1) and the
measured blind spots of validators and of LibreOffice (research/generation.md, §5-6).
"""

from __future__ import annotations

from sigdocs.model.documents import DOCX, PDF, ProofFinding


def check_accessibility(content: bytes, media_type: str) -> tuple[ProofFinding, ...]:
    """Every fault of structure in a Word file or PDF.

    Args:
        content: the file.
        media_type: ``DOCX`` or ``PDF`` of ``sigdocs.model.documents``.

    Raises:
        ValueError: the file is not a whole one of that type.
    """
    if media_type == DOCX:
        from sigdocs.proofing.accessible_word import word_faults

        return tuple(word_faults(content))
    if media_type == PDF:
        from sigdocs.proofing.accessible_pdf import pdf_faults

        return tuple(pdf_faults(content))
    raise ValueError("neither Word nor PDF")
