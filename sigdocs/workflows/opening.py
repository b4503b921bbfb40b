"""From the bytes of a file to a ParsedForm, by whatever way its content asks for.

Word files are read in this process (bounded by size and depth); PDFs in a child process with
limits of time and memory; .doc, .odt and .rtf through the office suite first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sigdocs.errors import NotAForm, NoText, SigdocsError, Unreadable, Unsafe
from sigdocs.inbox.kind import kind_of, name_agrees
from sigdocs.model.arrivals import FileKind
from sigdocs.model.forms import Notice, ParsedForm
from sigdocs.model.personal import PersonalText
from sigdocs.reference.definitions import form_definitions

_CONVERTED = (FileKind.DOC, FileKind.ODT, FileKind.RTF)
_ASK_AGAIN = "Ask the sender for the Word form (.docx)."


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A form as it was read, and what came with it: how it was sent, when, by whom."""

    form: ParsedForm
    source_format: str
    sent: date | None = None
    sender: PersonalText = PersonalText("")


def open_form(content: bytes, *, name: PersonalText | None = None, ocr: bool = False) -> Opened:
    """Read a form.

    Args:
        content: the file.
        name: what it was called; only its ending counts, and content decides.
        ocr: whether a scan is given a layer of text first (the workspace's setting).

    Raises:
        Unreadable, NotAForm, Unsafe, NoText, OfficeMissing: see ``sigdocs.errors``.
    """
    kind = kind_of(content)
    if kind is FileKind.EML:
        return _from_message(content, ocr=ocr)
    form = _parse(content, kind, ocr=ocr)
    if name is not None and not name_agrees(name.reveal(), kind):
        notice = Notice(code="name-disagrees", message="The file's name and content disagree.")
        form = replace(form, notices=(*form.notices, notice))
    return Opened(form=form, source_format=kind.value)


def _parse(content: bytes, kind: FileKind, *, ocr: bool) -> ParsedForm:
    if kind is FileKind.DOCX:
        from sigdocs.parsing import parse

        return parse(content, suffix=f".{kind.value}", definitions=form_definitions())
    if kind is FileKind.PDF:
        return _parse_pdf(content, ocr=ocr)
    if kind in _CONVERTED:
        return _parse_converted(content, kind)
    raise _refusal(kind)


def _parse_pdf(content: bytes, *, ocr: bool) -> ParsedForm:
    from sigdocs.inbox.bounded import run_bounded

    try:
        return run_bounded(parse_pdf_bytes, content)
    except NoText:
        if not ocr:
            raise
    from sigdocs.office.ocr import recognise_text

    return run_bounded(parse_pdf_bytes, recognise_text(content))


def parse_pdf_bytes(content: bytes) -> ParsedForm:
    """Read a PDF; runs in the child process."""
    from sigdocs.parsing import parse

    return parse(content, suffix=".pdf", definitions=form_definitions())


def _parse_converted(content: bytes, kind: FileKind) -> ParsedForm:
    from sigdocs.office import to_docx
    from sigdocs.parsing import parse

    word = to_docx(content, suffix=f".{kind.value}")
    form = parse(word, suffix=".docx", definitions=form_definitions())
    return replace(form, source_format=kind.value)


def _from_message(content: bytes, *, ocr: bool) -> Opened:
    """The attachment is the form; the message is kept with the original."""
    from sigdocs.inbox.message import open_message

    attached = open_message(content)
    opened = open_form(attached.content, name=attached.name, ocr=ocr)
    return replace(
        opened,
        source_format="eml",
        sent=attached.sent.date() if attached.sent else None,
        sender=attached.sender,
    )


def _refusal(kind: FileKind) -> SigdocsError:
    """The one clear answer to each kind of file that can be no form."""
    if kind is FileKind.EMPTY:
        return Unreadable("The file is empty.", next_step=_ASK_AGAIN)
    if kind is FileKind.ENCRYPTED_OFFICE:
        return Unreadable(
            "The file is protected by a password.",
            next_step="Ask the sender to save it without one.",
        )
    if kind is FileKind.IMAGE:
        return NoText("The file is a picture.", next_step=_ASK_AGAIN)
    if kind is FileKind.DOCM:
        return Unsafe(
            "The file is of a kind that holds macros (.docm).",
            next_step="Ask the sender to save it as a Word document (.docx).",
        )
    if kind is FileKind.PROGRAM:
        return Unsafe("The file is a program.", next_step="Do not open it; tell IT security.")
    if kind in (FileKind.ZIP, FileKind.TEXT, FileKind.UNKNOWN):
        return Unreadable("The file is no Word file and no PDF.", next_step=_ASK_AGAIN)
    return NotAForm("The file is no form that sigdocs knows.", next_step=_ASK_AGAIN)
