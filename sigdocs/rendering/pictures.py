"""Puts pictures into a filled Word template, in the place of those that the template holds.

A template's picture is found by the name Word shows for it in the selection pane; size, place and
style stay the secretariat's. The words that stand for the picture come with it.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from sigdocs.model.documents import RenderedDocument
from sigdocs.rendering.charts import Chart

_BODY, _RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_EMBED = f"{{{_OFFICE}}}embed"


def with_charts(document: RenderedDocument, charts: Mapping[str, Chart]) -> RenderedDocument:
    """The same document with its pictures of these names replaced; a missing one is left out.

    Each gets a part of its own: pictures that look alike share one in the template.
    """
    with zipfile.ZipFile(io.BytesIO(document.content)) as source:
        entries = source.infolist()
        parts = {entry.filename: source.read(entry) for entry in entries}
    body, relations = etree.fromstring(parts[_BODY]), etree.fromstring(parts[_RELATIONS])
    told = []
    for number, (drawing, chart) in enumerate(_drawings(body, charts), start=1):
        part = f"media/chart{number}.png"
        parts[f"word/{part}"] = chart.picture
        _place(drawing, chart, relations, f"rChart{number}", part)
        told += [chart.alternative, chart.alternative]
    _forget_unused(body, relations, parts)
    parts[_BODY], parts[_RELATIONS] = _xml(body), _xml(relations)
    content = _packed(parts, {entry.filename: entry for entry in entries})
    return replace(document, content=content, substituted=(*document.substituted, *told))


def _drawings(
    body: etree._Element, charts: Mapping[str, Chart]
) -> Iterator[tuple[etree._Element, Chart]]:
    for drawing in body.iter("{*}drawing"):
        shown = next(drawing.iter("{*}docPr"), None)
        name = str(shown.get("name")) if shown is not None else ""
        if name in charts and next(drawing.iter("{*}blip"), None) is not None:
            yield drawing, charts[name]


def _place(
    drawing: etree._Element, chart: Chart, relations: etree._Element, key: str, part: str
) -> None:
    """Lead a picture of the template to its chart, and say what it shows."""
    for node in (*drawing.iter("{*}docPr"), *drawing.iter("{*}cNvPr")):
        node.set("descr", chart.alternative)
    next(drawing.iter("{*}blip")).set(_EMBED, key)
    etree.SubElement(
        relations, f"{{{_PACKAGE}}}Relationship", Id=key, Type=f"{_OFFICE}/image", Target=part
    )


def _forget_unused(
    body: etree._Element, relations: etree._Element, parts: dict[str, bytes]
) -> None:
    """Take out the template's own pictures that no drawing shows any more."""
    shown = {str(value) for node in body.iter() for value in node.attrib.values()}
    for node in list(relations):
        is_picture = str(node.get("Type", "")).endswith("/image")
        if is_picture and str(node.get("Id")) not in shown:
            relations.remove(node)
            target = posixpath.normpath(posixpath.join("word", str(node.get("Target"))))
            if all(str(other.get("Target")) != str(node.get("Target")) for other in relations):
                parts.pop(target, None)


def _packed(parts: Mapping[str, bytes], entries: Mapping[str, zipfile.ZipInfo]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            entry = entries.get(name) or zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            target.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _xml(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
