"""A style sheet cut at its tags says the same as one parsed whole; an odd one is parsed whole."""

from __future__ import annotations

import zipfile

import pytest
from lxml import etree

from sigdocs.errors import SigdocsError
from sigdocs.parsing import word_sheet
from sigdocs.parsing.markup import W, parse_part
from sigdocs.parsing.word_sheet import style_sheet
from tests.conftest import SHARED

FOLDERS = (SHARED / "samples", SHARED / "corpora" / "docx", SHARED / "corpora" / "forms")
ROOT = f'<w:styles xmlns:w="{W[1:-1]}">'
HIDDEN = '<w:style w:type="paragraph" w:styleId="Quiet"><w:rPr><w:vanish/></w:rPr></w:style>'
ODD = {
    "comment": f"{ROOT}<!-- {HIDDEN} --></w:styles>",
    "CDATA": f"{ROOT}<w:style w:styleId='x'><w:name><![CDATA[{HIDDEN}]]></w:name></w:style></w:styles>",
    "instruction": f"{ROOT}<?x {HIDDEN} ?></w:styles>",
}


def canonical(element: object) -> bytes:
    return bytes(etree.tostring(element, method="c14n", exclusive=True))


def test_a_sheet_cut_is_a_sheet_parsed() -> None:
    cut = styles = 0
    for file in (f for folder in FOLDERS for f in folder.glob("*.docx")):
        try:
            data = zipfile.ZipFile(file).read("word/styles.xml")
            whole = parse_part(data)
        except (zipfile.BadZipFile, KeyError, SigdocsError, RuntimeError):  # other tests read them
            continue
        sheet = style_sheet(data)
        cut += isinstance(sheet, word_sheet._Sheet)
        wanted = {s.get(W + "styleId", ""): s for s in whole.iterchildren(W + "style")}
        assert list(sheet) == list(wanted)
        for name in list(wanted)[:40]:
            assert canonical(sheet[name]) == canonical(wanted[name])
            styles += 1
    if not cut:
        pytest.skip("the shared samples and corpora are not beside this project")
    assert cut > 300
    assert styles > 5_000


@pytest.mark.parametrize("sheet", ODD.values(), ids=ODD.keys())
def test_what_only_looks_like_a_style_is_none(sheet: str) -> None:
    assert "Quiet" not in style_sheet(sheet.encode())


@pytest.mark.parametrize(
    "sheet",
    [
        ROOT + HIDDEN + "</w:styles>",
        ROOT.replace("w:", "x:").replace(":w", ":x") + HIDDEN.replace("w:", "x:") + "</x:styles>",
        ("<?xml version='1.0' encoding='UTF-16'?>" + ROOT + HIDDEN + "</w:styles>"),
    ],
    ids=["plain", "other prefix", "UTF-16"],
)
def test_a_style_is_found_however_the_sheet_is_written(sheet: str) -> None:
    data = sheet.encode("utf-16" if "UTF-16" in sheet else "utf-8")
    found = style_sheet(data)["Quiet"]
    assert found.find(f"{W}rPr/{W}vanish") is not None


def test_an_empty_sheet_has_no_styles() -> None:
    assert dict(style_sheet(b"  ")) == {}
