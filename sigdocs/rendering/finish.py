"""Turns a filled template into a document: title, author, our marks, the same bytes every time.

docxtpl escapes the core properties twice and stamps the time of day into the file; both are put
right here, so that a document rebuilt from the same values has the same hash.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping

from lxml import etree

from sigdocs.model.documents import DOCX, DocumentKind, RenderedDocument
from sigdocs.rendering.fill import Filled

AUTHOR = "NHS Resolution"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CORE = "docProps/core.xml"
_CUSTOM = "docProps/custom.xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_WORDS_PART = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")


def finish(
    filled: Filled,
    template: bytes,
    *,
    kind: DocumentKind,
    reference: str,
    stem: str,
    title: str,
    is_draft: bool = False,
    marks: Mapping[str, str] | None = None,
) -> RenderedDocument:
    """The finished document.

    ``marks`` are further custom document properties beside SigdocsReference, SigdocsKind and
    SigdocsHash (of the texts put in): they survive being saved by LibreOffice, which drops
    ``w:tag``.
    """
    properties = {
        "SigdocsReference": reference,
        "SigdocsKind": kind.value,
        "SigdocsHash": hashlib.sha256("\x1f".join(filled.substituted).encode()).hexdigest(),
        **(marks or {}),
    }
    return RenderedDocument(
        kind=kind,
        media_type=DOCX,
        content=with_properties(filled.content, title=title, marks=properties),
        stem=stem,
        title=title,
        substituted=(*filled.substituted, title, *properties.values()),
        template_text=filled.template_text or template_words(template),
        is_draft=is_draft,
        dropped_controls=filled.dropped_controls,
    )


def with_properties(content: bytes, *, title: str, marks: Mapping[str, str]) -> bytes:
    """The Word file with our title, author and marks and without times of day."""
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts[_CORE] = _core(title)
    parts[_CUSTOM] = _custom(marks)
    parts["[Content_Types].xml"] = _typed(parts["[Content_Types].xml"])
    parts["_rels/.rels"] = _related(parts["_rels/.rels"])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def with_marks(content: bytes, marks: Mapping[str, str]) -> bytes:
    """Somebody else's Word file with our marks; what else it says of itself stays as it is."""
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        infos = {info.filename: info for info in source.infolist()}
        parts = {name: source.read(name) for name in infos}
    parts[_CUSTOM] = _custom(marks, parts.get(_CUSTOM, b""))
    parts["[Content_Types].xml"] = _typed(parts["[Content_Types].xml"], (_CUSTOM,))
    parts["_rels/.rels"] = _related(parts["_rels/.rels"], (_CUSTOM,))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            info = infos.get(name) or zipfile.ZipInfo(name, _EPOCH)
            target.writestr(info, data, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def template_words(template: bytes) -> str:
    """The words that a template itself brings: its text without its tags."""
    with zipfile.ZipFile(io.BytesIO(template)) as source:
        texts = [
            _text_of(source.read(name)) for name in source.namelist() if _WORDS_PART.fullmatch(name)
        ]
    return _TAG.sub(" ", "\n".join(texts))


def _text_of(part: bytes) -> str:
    root = etree.fromstring(part)
    lines = []
    for paragraph in root.iter(f"{_WORD}p"):
        lines.append("".join(node.text or "" for node in paragraph.iter(f"{_WORD}t")))
    return "\n".join(lines)


def _core(title: str) -> bytes:
    dc, cp = "http://purl.org/dc/elements/1.1/", f"{_PACKAGE}/metadata/core-properties"
    root = etree.Element(f"{{{cp}}}coreProperties", nsmap={"cp": cp, "dc": dc})
    rows = (("title", dc, title), ("creator", dc, AUTHOR), ("language", dc, "en-GB"))
    for tag, space, value in (*rows, ("lastModifiedBy", cp, AUTHOR)):
        etree.SubElement(root, f"{{{space}}}{tag}").text = value
    return _xml(root)


def _custom(marks: Mapping[str, str], existing: bytes = b"") -> bytes:
    """The custom properties with our marks; those of others stay, after them come ours."""
    space, types = f"{_OFFICE}/custom-properties", f"{_OFFICE}/docPropsVTypes"
    root = etree.fromstring(existing or f'<Properties xmlns="{space}" xmlns:vt="{types}"/>')
    for known in [node for node in root if node.get("name") in marks]:
        root.remove(known)
    first = 1 + max((int(str(node.get("pid", "1"))) for node in root), default=1)
    for number, (name, value) in enumerate(marks.items(), start=first):
        found = etree.SubElement(
            root, f"{{{space}}}property", fmtid=_FORMAT_ID, pid=str(number), name=name
        )
        etree.SubElement(found, f"{{{types}}}lpwstr").text = value
    return _xml(root)


def _typed(content_types: bytes, wanted: tuple[str, ...] = (_CUSTOM, _CORE)) -> bytes:
    root = etree.fromstring(content_types)
    space = f"{{{_PACKAGE}/content-types}}"
    known = {node.get("PartName") for node in root}
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    for part, kind in ((_CUSTOM, _CUSTOM_TYPE), (_CORE, core)):
        if part in wanted and f"/{part}" not in known:
            etree.SubElement(root, f"{space}Override", PartName=f"/{part}", ContentType=kind)
    return _xml(root)


def _related(relationships: bytes, wanted: tuple[str, ...] = (_CUSTOM, _CORE)) -> bytes:
    root = etree.fromstring(relationships)
    space = f"{{{_PACKAGE}/relationships}}"
    known = {str(node.get("Target", "")).lstrip("/") for node in root}
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    kinds = ((_CUSTOM, f"{_OFFICE}/relationships/custom-properties"), (_CORE, core))
    for part, kind in kinds:
        if part in wanted and part not in known:
            name = "rSigdocs" + part.rpartition("/")[2].partition(".")[0]
            etree.SubElement(root, f"{space}Relationship", Id=name, Type=kind, Target=part)
    return _xml(root)


def _xml(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
