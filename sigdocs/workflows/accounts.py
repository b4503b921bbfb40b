"""The loss ledger of a file on disk: every word that is in it, and whether the reader placed it."""

from __future__ import annotations

from pathlib import Path

from sigdocs.inbox.kind import kind_of
from sigdocs.model.accounts import Account
from sigdocs.model.arrivals import FileKind
from sigdocs.model.forms import ParsedForm
from sigdocs.reference.definitions import form_definitions
from sigdocs.workflows.forms import read_bytes

_BY_OFFICE = (FileKind.DOC, FileKind.ODT, FileKind.RTF)


def account_for(file: Path, form: ParsedForm) -> Account:
    """Count the words of a file in, and the words of its reading out.

    Older Word and OpenDocument files are counted as the office suite hands them over; of a message
    the form that is attached.

    Raises:
        SigdocsError: as for reading it.
    """
    words, lost = _ledger(read_bytes(file))
    unassigned = sum(len(text.reveal().split()) for text in form.unassigned)
    return Account(words=words, lost=lost, unassigned=unassigned)


def _ledger(content: bytes) -> tuple[int, tuple[str, ...]]:
    kind = kind_of(content)
    if kind is FileKind.EML:
        from sigdocs.inbox.message import open_message

        return _ledger(open_message(content).content)
    if kind is FileKind.PDF:
        from sigdocs.inbox.bounded import run_bounded

        return run_bounded(count_pdf_words, content)
    if kind in _BY_OFFICE:
        from sigdocs.office import to_docx

        content = to_docx(content, suffix=f".{kind.value}")
    from sigdocs.parsing.ledger import ledger

    counted = ledger(content, form_definitions())
    return counted.words, counted.lost


def count_pdf_words(content: bytes) -> tuple[int, tuple[str, ...]]:
    """Count the words of a PDF; runs in the child process."""
    from sigdocs.parsing.pdf_ledger import pdf_ledger

    counted = pdf_ledger(content, form_definitions())
    return counted.words, counted.lost
