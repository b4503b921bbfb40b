"""Puts pictures into a filled Word template, in the place of those that the template holds.

A template's picture is found by the name Word shows for it in the selection pane; size, place and
style stay the secretariat's. The words that stand for the picture come with it.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from sigdocs.model.documents import RenderedDocument
from sigdocs.rendering.charts import Chart

_BODY, _RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"


def with_charts(document: RenderedDocument, charts: Mapping[str, Chart]) -> RenderedDocument:
    """The same document with its pictures of these names replaced; a missing one is left out."""
    with zipfile.ZipFile(io.BytesIO(document.content)) as source:
        parts = {entry: source.read(entry) for entry in source.infolist()}
    by_name = {entry.filename: data for entry, data in parts.items()}
    body = etree.fromstring(by_name[_BODY])
    targets = _targets(by_name[_RELATIONS])
    changed, told = {}, []
    for drawing in body.iter("{*}drawing"):
        shown = next(drawing.iter("{*}docPr"), None)
        chart = charts.get(str(shown.get("name"))) if shown is not None else None
        blip = next(drawing.iter("{*}blip"), None)
        if chart is None or shown is None or blip is None:
            continue
        for node in (shown, *drawing.iter("{*}cNvPr")):
            node.set("descr", chart.alternative)
        changed[targets[str(blip.get(_EMBED))]] = chart.picture
        told += [chart.alternative, chart.alternative]
    changed[_BODY] = bytes(
        etree.tostring(body, xml_declaration=True, encoding="UTF-8", standalone=True)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry, data in parts.items():
            target.writestr(entry, changed.get(entry.filename, data), zipfile.ZIP_DEFLATED)
    return replace(document, content=out.getvalue(), substituted=(*document.substituted, *told))


def _targets(relations: bytes) -> dict[str, str]:
    """Relationship id to the part it leads to."""
    return {
        str(node.get("Id")): posixpath.normpath(posixpath.join("word", str(node.get("Target"))))
        for node in etree.fromstring(relations)
    }
