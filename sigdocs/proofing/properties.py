"""Author and "last modified by" hold no person: an organisation, or nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from sigdocs.model.documents import DOCX, PDF, ProofFinding, RenderedDocument
from sigdocs.proofing.package import open_package

_ORGANISATION = re.compile(
    r"\b(?:nhs|resolution|trust|group|secretariat|office|organisation|sigdocs|team|board|libreoffice"
    r"|authority|directorate|department)\b",
    re.IGNORECASE,
)
_PERSONAL = ("creator", "lastModifiedBy", "Manager", "contact", "author")


def properties(document: RenderedDocument) -> Iterator[ProofFinding]:
    """Findings for properties that name, or may name, a person."""
    for place, value in _people(document):
        if value.strip() and not _ORGANISATION.search(value):
            yield ProofFinding(
                code="property", place=place, message="A property of the file may name a person."
            )


def _people(document: RenderedDocument) -> Iterator[tuple[str, str]]:
    if document.media_type == DOCX:
        package = open_package(document.content)
        for part in ("docProps/core.xml", "docProps/app.xml"):
            root = package.parts.get(part)
            for node in root.iter("{*}*") if root is not None else ():
                if str(node.tag).rpartition("}")[2] in _PERSONAL:
                    yield f"{part}: {str(node.tag).rpartition('}')[2]}", node.text or ""
        return
    if document.media_type != PDF:
        return
    import pikepdf

    with pikepdf.open(io.BytesIO(document.content)) as pdf:
        yield "document information: author", str(pdf.docinfo.get("/Author", ""))
        with pdf.open_metadata() as metadata:
            for key in ("dc:creator", "pdf:Author"):
                value = metadata.get(key, "")
                names = value if isinstance(value, (list, set)) else [value]
                yield from (("metadata: author", str(name)) for name in names)
