"""The proof of a PDF that opens with a password: opened with it, and then proven like any other."""

from __future__ import annotations

import io
from dataclasses import replace
from hashlib import sha256

import pikepdf

from sigdocs.errors import Unreadable
from sigdocs.model.documents import ProofFinding, ProvenDocument, RenderedDocument, Watch
from sigdocs.proofing.proof import prove


def prove_protected(
    document: RenderedDocument, watch: Watch, password: str
) -> ProvenDocument | tuple[ProofFinding, ...]:
    """As ``prove``; what is proven and released is the protected file itself.

    A file that opens without the password, or not with it, is not what was asked for.
    """
    try:
        if _is_open(document.content):
            return (_fault("The file opens without its password."),)
        plain = opened(document.content, password)
    except (Unreadable, pikepdf.PdfError) as problem:
        return (_fault(f"The finished file cannot be read again: {problem}"),)
    outcome = prove(replace(document, content=plain), watch)
    if not isinstance(outcome, ProvenDocument):
        return outcome
    digest = sha256(document.content).hexdigest()
    return ProvenDocument(document=document, sha256=digest, checks=outcome.checks)


def opened(content: bytes, password: str) -> bytes:
    """The same PDF without its password; one that has none stays as it is.

    Raises:
        Unreadable: it is no PDF, or the password is another.
    """
    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(content), password=password) as pdf:
            if not pdf.is_encrypted:
                return content
            pdf.save(out, encryption=False)
    except pikepdf.PasswordError:
        raise Unreadable("The password does not open the file.") from None
    except pikepdf.PdfError:
        raise Unreadable("This is no whole PDF.", next_step="Is it the right file?") from None
    return out.getvalue()


def _is_open(content: bytes) -> bool:
    try:
        with pikepdf.open(io.BytesIO(content)):
            return True
    except pikepdf.PasswordError:
        return False


def _fault(message: str) -> ProofFinding:
    return ProofFinding(code="password", place="file", message=message)
