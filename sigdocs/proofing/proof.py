"""The proof: a finished file reopened, everything checked, nothing repaired."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from sigdocs.model.documents import (
    DOCX,
    PDF,
    ProofFinding,
    ProvenDocument,
    RenderedDocument,
    Watch,
)
from sigdocs.proofing.accessibility import check_accessibility
from sigdocs.proofing.leaks import leaks
from sigdocs.proofing.leftovers import leftovers
from sigdocs.proofing.properties import properties
from sigdocs.proofing.reading import Reopened, reopen
from sigdocs.proofing.word import UNREADABLE

CHECKS = (
    "strong forms",
    "weak forms",
    "names of the form",
    "shapes of identifiers",
    "leftovers",
    "accessibility",
    "properties",
)


def prove(document: RenderedDocument, watch: Watch) -> ProvenDocument | tuple[ProofFinding, ...]:
    """Reopen a finished document and look for what must not be in it.

    Returns:
        The proven document, or every reason why it is not released: a code and a place each,
        never the words.
    """
    try:
        reopened = reopen(document)
        findings = tuple(dict.fromkeys(_all(reopened, watch)))
    except ValueError as problem:
        fault = f"The finished file cannot be read again: {problem}."
        return (ProofFinding(code="unreadable", place="file", message=fault),)
    if findings:
        return findings
    digest = sha256(document.content).hexdigest()
    return ProvenDocument(document=document, sha256=digest, checks=CHECKS)


def _all(reopened: Reopened, watch: Watch) -> Iterator[ProofFinding]:
    yield from leaks(reopened, watch)
    for passage in reopened.passages:
        if passage.place.endswith(UNREADABLE):
            message = "An embedded file cannot be opened, so nobody knows what it holds."
            yield ProofFinding(code="embedded", place=passage.place, message=message)
    yield from leftovers(reopened)
    yield from properties(reopened.document)
    if reopened.document.media_type in (DOCX, PDF):  # the others are plain text and figures
        yield from check_accessibility(reopened.document.content, reopened.document.media_type)
