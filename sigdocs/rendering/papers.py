"""Puts Word papers into a filled pack, each where its place is kept: one document, one structure."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from sigdocs.errors import ReferenceWrong
from sigdocs.rendering.paper_blocks import Paper
from sigdocs.rendering.paper_runs import Picture
from sigdocs.rendering.paper_sections import Turning, across, stretched, wide_key
from sigdocs.rendering.paper_source import R, W

_MAIN, _NUMBERING = "word/document.xml", "word/numbering.xml"
_LINKS, _TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FIRST_NUMBER = 1000  # above the numbers of the template's own lists
_LEVEL_KEPT = ("start", "numFmt", "lvlRestart", "isLgl", "lvlText", "lvlJc")
_DRAWING = """<w:r xmlns:w="{w}" xmlns:r="{r}"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:drawing>
<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>
<wp:docPr id="{id}" name="Picture {id}"/><a:graphic>
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>
<pic:nvPicPr><pic:cNvPr id="{id}" name="Picture {id}"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:embed="{rel}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"""


def place_of(key: str) -> str:
    """What keeps the place of a paper while the template is filled: brackets that nobody types."""
    return f"\u27e6paper {key}\u27e7"


def with_papers(content: bytes, papers: Mapping[str, tuple[str, Paper]]) -> bytes:
    """The filled pack with each paper in its place; ``papers``: key to title and paper.

    Raises:
        ReferenceWrong: the template keeps no place for them.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    pack = _Pack(parts)
    places = {_words(block): block for block in pack.body[0].iterchildren(f"{W}p")}
    for key, (title, paper) in papers.items():
        if place_of(key) not in places:
            raise ReferenceWrong(
                "The template pack.docx has no place for papers.",
                next_step="Move it away, then run: sigdocs init .",
            )
        at = pack.body[0].index(places[place_of(key)])
        blocks = pack.taken(key, title, paper)
        pack.body[0][at : at + 1] = blocks
        if any(paper.wide):
            pack.turning.turn(blocks, paper.wide)
    return pack.saved()


class _Pack:
    """The parts of the pack that papers add to."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        self.body = etree.fromstring(parts[_MAIN])
        self.links = etree.fromstring(parts[_LINKS])
        self.types = etree.fromstring(parts[_TYPES])
        self.numbering = etree.fromstring(parts[_NUMBERING])
        self.turning = Turning(self.body[0])
        self._pictures = 0
        self._lists = _FIRST_NUMBER

    def taken(self, key: str, title: str, paper: Paper) -> list[etree._Element]:
        """The blocks of a paper with their lists, links and pictures made the pack's own."""
        blocks = [copy.deepcopy(block) for block in paper.blocks]
        numbers = {number: self._list(levels) for number, levels in paper.lists.items()}
        name = "Paper" + key.replace(".", "x")
        for block in blocks:
            for node in block.iter(f"{W}numId"):
                node.set(f"{W}val", numbers[node.get(f"{W}val", "")])
            for link in block.iter(f"{W}hyperlink"):
                number = int(link.get(f"{R}id", "0"))
                target = paper.web[number - 1]
                link.set(f"{R}id", self._link(f"r{name}Link{number}", "hyperlink", target))
            for run in [r for r in block.iter(f"{W}r") if r.get("picture")]:
                self._put(run, paper.pictures[int(run.get("picture", "0")) - 1], title)
        return blocks

    def saved(self) -> bytes:
        """The whole file."""
        if self.turning.is_used:
            self._stretch()
        changed = {
            _MAIN: self.body, _LINKS: self.links, _TYPES: self.types, _NUMBERING: self.numbering
        }  # fmt: skip
        self.parts |= {name: _xml(root) for name, root in changed.items()}
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for name, data in self.parts.items():
                target.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        return out.getvalue()

    def _stretch(self) -> None:
        """The pack's headers and footers once more, as they reach across wide pages."""
        sizes = {
            "upright": across(self.turning.upright), "wide": across(self.turning.wide)
        }  # fmt: skip
        for row in list(self.links):
            kind, target = row.get("Type", "").rpartition("/")[2], row.get("Target", "")
            if kind not in ("header", "footer"):
                continue
            made = target.replace(".xml", "Wide.xml")
            self.parts[f"word/{made}"] = stretched(self.parts[f"word/{target}"], **sizes)
            if f"word/_rels/{target}.rels" in self.parts:
                self.parts[f"word/_rels/{made}.rels"] = self.parts[f"word/_rels/{target}.rels"]
            self._link(wide_key(row.get("Id", "")), kind, made)
            etree.SubElement(
                self.types, f"{{{_PACKAGE}/content-types}}Override", PartName=f"/word/{made}",
                ContentType=f"{_WORD_TYPE}.{kind}+xml",
            )  # fmt: skip

    def _list(self, levels: Mapping[str, etree._Element]) -> str:
        """A list of the paper's as a list of the pack's; its new number."""
        self._lists += 1
        number = str(self._lists)
        abstract = etree.Element(f"{W}abstractNum")
        abstract.set(f"{W}abstractNumId", number)
        _add(abstract, "multiLevelType", val="multilevel")
        for level, found in sorted(levels.items()):
            made = _add(abstract, "lvl", ilvl=level)
            made.extend(copy.deepcopy(n) for name in _LEVEL_KEPT for n in found.iter(f"{W}{name}"))
            left = 454 * (int(level) + 1)
            _add(_add(made, "pPr"), "ind", left=str(left), hanging="454")
        first = self.numbering.find(f"{W}num")
        at = self.numbering.index(first) if first is not None else len(self.numbering)
        self.numbering.insert(at, abstract)
        _add(_add(self.numbering, "num", numId=number), "abstractNumId", val=number)
        return number

    def _link(self, key: str, kind: str, target: str) -> str:
        if not any(row.get("Id") == key for row in self.links):
            row = etree.SubElement(
                self.links, f"{{{_PACKAGE}/relationships}}Relationship",
                Id=key, Type=f"{_OFFICE}/{kind}", Target=target,
            )  # fmt: skip
            if kind == "hyperlink":
                row.set("TargetMode", "External")
        return key

    def _put(self, run: etree._Element, picture: Picture, title: str) -> None:
        self._pictures += 1
        number = self._pictures
        target = f"media/paper{number}.{picture.ending}"
        self.parts[f"word/{target}"] = picture.content
        self._type(picture.ending)
        drawing = _DRAWING.format(
            w=W[1:-1], r=_OFFICE, cx=picture.width, cy=picture.height, id=9000 + number,
            rel=self._link(f"rPaperPicture{number}", "image", target),
        )  # fmt: skip
        made = etree.fromstring(drawing)
        words = picture.description or f"A picture in “{title}”; the paper does not describe it."
        for node in (*made.iter("{*}docPr"), *made.iter("{*}cNvPr")):
            node.set("descr", words)
        run.append(made[0])
        del run.attrib["picture"]

    def _type(self, ending: str) -> None:
        known = {row.get("Extension") for row in self.types}
        if ending not in known:
            row = etree.Element(
                f"{{{_PACKAGE}/content-types}}Default", Extension=ending,
                ContentType=f"image/{ending}",
            )  # fmt: skip
            self.types.insert(0, row)


def _words(block: etree._Element) -> str:
    return "".join(node.text or "" for node in block.iter(f"{W}t"))


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    made = etree.SubElement(parent, f"{W}{name}")
    for key, value in attributes.items():
        made.set(f"{W}{key}", value)
    return made


def _xml(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
