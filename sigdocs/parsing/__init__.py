"""Bytes in, ``ParsedForm`` out. The content decides what a file is, never its name."""

from __future__ import annotations

from sigdocs.errors import NotAForm, SigdocsError, Unreadable, Unsafe
from sigdocs.model.definitions import FormDefinition
from sigdocs.model.forms import LayerKind, ParsedForm
from sigdocs.parsing.recognise import Recognised, recognise
from sigdocs.parsing.word import WordFile, read_word

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_SAVE_AS = "Open it in Word, save it as a Word document (.docx) and send it once more."


def parse(content: bytes, *, suffix: str, definitions: tuple[FormDefinition, ...]) -> ParsedForm:
    """Read a form from the bytes of a Word or PDF file.

    Args:
        content: the whole file. Older Word and OpenDocument files are converted before this.
        suffix: the ending of its name (".docx"), used in messages only.
        definitions: the forms to choose from.

    Raises:
        Unreadable: empty, damaged, protected with a password, or neither Word nor PDF.
        NotAForm: it can be read but is none of the forms.
        Unsafe: macros, bombs, or more than any form holds.
        NoText: a scan.
    """
    if content[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _parse_word(content, definitions)
    if b"%PDF-" in content[:1024]:
        from sigdocs.parsing.pdf import parse_pdf

        return parse_pdf(content, definitions)
    raise _unknown(content, suffix)


def _parse_word(content: bytes, definitions: tuple[FormDefinition, ...]) -> ParsedForm:
    return word_form(read_word(content), definitions)[0]


def word_form(
    file: WordFile, definitions: tuple[FormDefinition, ...]
) -> tuple[ParsedForm, Recognised]:
    """The form that a Word file holds, and how it was recognised (for the loss ledger)."""
    attached = any(layer.kind is LayerKind.EMBEDDED for layer in file.layers)
    found = recognise(file.blocks, definitions, has_attachment=attached)
    form = ParsedForm(
        kind=found.kind,
        edition=found.edition,
        answers=found.answers,
        layers=file.layers,
        unassigned=found.unassigned,
        notices=found.notices,
        source_format="docx",
        marks=file.marks,
    )
    return form, found


def _unknown(content: bytes, suffix: str) -> SigdocsError:
    """Why a file that is neither Word nor PDF cannot be read."""
    if not content.strip():
        return Unreadable("The file is empty.", next_step="Send it once more.")
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            return Unreadable(
                "The file is protected with a password.",
                next_step="Take the password off in Word and send it once more.",
            )
        if _MACROS in content:
            return Unsafe("The file contains macros and was not opened.", next_step=_SAVE_AS)
        return Unreadable("This is an older Office file.", next_step=_SAVE_AS)
    if suffix.casefold() in (".docx", ".pdf", ".doc", ".odt"):
        return Unreadable("The file is not what its name says.", next_step=_SAVE_AS)
    return NotAForm("This is neither a Word nor a PDF file.", next_step=_SAVE_AS)
