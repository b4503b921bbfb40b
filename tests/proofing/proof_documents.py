"""Clean finished documents built by hand, so that a leak can be planted in each hiding place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from sigdocs.model.documents import (
    DOCX,
    DocumentKind,
    ProofFinding,
    ProvenDocument,
    Removed,
    RenderedDocument,
    Watch,
)
from sigdocs.model.personal import PersonalText, personal
from sigdocs.proofing import prove

MARKING = "OFFICIAL-SENSITIVE"
TITLE = "Significant concern SC-2026-0007"
HEADING = "What the concern is about"
BODY = (
    "Patient 1 was seen by Consultant A in May 2026, when the ward may have been short of staff.",
    "Younger mothers said that they hope for a long-standing problem to be mended & kept mended.",
    "RAG green was given for Bell's palsy pathways; Parkinson's disease was not in question.",
)
ROWS = (("Action", "Owner"), ("Write to the provider", "Function lead"))


def _field(paragraph: docx.text.paragraph.Paragraph, code: str, shown: str) -> None:
    for kind in ("begin", None, "separate", "shown", "end"):
        run = paragraph.add_run(shown if kind == "shown" else "")
        if kind is None:
            text = OxmlElement("w:instrText")
            text.set(qn("xml:space"), "preserve")
            text.text = f" {code} "
            run._r.append(text)
        elif kind != "shown":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def word(change: Callable[[docx.document.Document], None] | None = None) -> bytes:
    """A clean Word file, after ``change`` has been made to it."""
    document = docx.Document()
    language = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    language.set(qn("w:val"), "en-GB")
    document.styles["Normal"].font.size = Pt(12)
    header = document.sections[0].header.paragraphs[0]
    header.text = MARKING
    footer = document.sections[0].footer.paragraphs[0]
    footer.add_run("Page ")
    _field(footer, "PAGE", "1")
    footer.add_run(" of ")
    _field(footer, "NUMPAGES", "1")
    document.add_heading(TITLE, level=1)
    document.add_heading(HEADING, level=2)
    for text in BODY:
        document.add_paragraph(text)
    table = document.add_table(rows=0, cols=2)
    for number, cells in enumerate(ROWS):
        row = table.add_row()
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
        if number == 0:
            properties = row._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:tblHeader"))
    core = document.core_properties
    core.title, core.author, core.last_modified_by = TITLE, "NHS Resolution", "NHS Resolution"
    core.comments = ""
    if change:
        change(document)
    out = io.BytesIO()
    document.save(out)
    return without_thumbnail(out.getvalue())


def without_thumbnail(content: bytes) -> bytes:
    return repack(content, {"docProps/thumbnail.jpeg": None})


def repack(content: bytes, parts: dict[str, bytes | None], comment: bytes = b"") -> bytes:
    """The package with parts replaced, added or (None) taken out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = parts.get(name, old.read(name)) if name in parts else old.read(name)
            if data is not None:
                new.writestr(name, _without(name, data))
        for name, data in parts.items():
            if name not in old.namelist() and data is not None:
                new.writestr(name, data)
        new.comment = comment
    return out.getvalue()


def _without(name: str, data: bytes) -> bytes:
    if name != "_rels/.rels":
        return data
    start = data.find(b"<Relationship Id=", data.find(b"thumbnail") - 200)
    for piece in data.split(b"<Relationship ")[1:]:
        whole = b"<Relationship " + piece.split(b"/>")[0] + b"/>"
        if b"thumbnail" in whole:
            return data.replace(whole, b"")
    assert start
    return data


def rendered(content: bytes, *, media_type: str = DOCX, **changes: object) -> RenderedDocument:
    document = RenderedDocument(
        kind=DocumentKind.NOTIFICATION,
        media_type=media_type,
        content=content,
        stem="SC-2026-0007-notification-group",
        title=TITLE,
        substituted=(TITLE, TITLE, *BODY, ROWS[1][0], ROWS[1][1]),
        template_text="\n".join((MARKING, "Page 1 of 1", HEADING, *ROWS[0])),
    )
    return replace(document, **changes)  # type: ignore[arg-type]


def watch(
    *removed: tuple[str, str, bool], fields: Iterable[str] = (), kept: Iterable[str] = ()
) -> Watch:
    return Watch(
        removed=tuple(Removed(text=PersonalText(t), code=c, strong=s) for t, c, s in removed),
        own_name_fields=personal(fields),
        kept=personal(kept),
    )


def codes(result: ProvenDocument | tuple[ProofFinding, ...]) -> set[str]:
    return set() if isinstance(result, ProvenDocument) else {finding.code for finding in result}


def proof(content: bytes, seen: Watch, **changes: object) -> set[str]:
    return codes(prove(rendered(content, **changes), seen))
