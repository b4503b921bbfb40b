"""What holds for every template that ships: free text comes out as it went in, and the PDF is accessible."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import page
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from pypdf import PdfReader

from sigdocs.model.documents import DocumentKind
from sigdocs.model.templates import TemplateContract
from sigdocs.office import is_available, to_pdf
from sigdocs.rendering.contracts import CONTRACTS, contract_of
from sigdocs.rendering.fill import Filled, fill
from sigdocs.rendering.finish import finish
from tests.rendering_letters import invented as made

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT_PART = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
NEVER_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")
HARD = (
    "Ampersand & less < more > \"double\" 'single' {{ 7*7 }} {% for x in y %} {# no #} {_{ kept }_} "
    "emoji 😀 👩‍👩‍👧 Arabic العربية Hebrew עברית \u202eturned\u202c "
    "</w:t></w:r> [square] ‘curly’ \\1 $x tab\tend"
)
NAMES = [contract.name for contract in CONTRACTS]


def filled_with(contract: TemplateContract, text: str) -> Filled:
    """The template with ``text`` in every field that holds words."""
    return fill(
        (made.TEMPLATES / f"{contract.name}.docx").read_bytes(), worded(contract.sample, text)
    )


def worded(value: Any, text: str) -> Any:
    if isinstance(value, str):
        return text if value else ""
    if isinstance(value, Mapping):
        return {key: worded(each, text) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [worded(each, text) for each in value]
    return value


def printed(content: bytes) -> str:
    """Every text of the file, breaks as line feeds and tabs as tabs."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in filter(TEXT_PART.fullmatch, package.namelist()):
            for node in etree.fromstring(package.read(name)).iter(
                f"{W}t", f"{W}br", f"{W}tab", f"{W}p"
            ):
                kind = node.tag.removeprefix(W)
                found.append({"t": node.text or "", "br": "\n", "tab": "\t", "p": "\f"}[kind])
    return "".join(found)


def clean(text: str) -> str:
    return NEVER_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


@pytest.mark.parametrize("name", NAMES)
@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=120))
def test_any_text_comes_out_of_every_template_as_it_went_in(name: str, text: str) -> None:
    for words in (text, HARD):
        filled = filled_with(contract_of(name), words)
        shown = printed(filled.content)
        put_in = filled.substituted.count(clean(words))
        assert put_in, "the template prints no field at all"
        if clean(words).strip():
            assert shown.count(clean(words)) >= put_in


@pytest.mark.parametrize("name", NAMES)
def test_fifty_thousand_characters_go_through_every_template(name: str) -> None:
    long = "\n".join(f"{n}. Notes & <figures> {{{{ {n} }}}} – ünïcode 😀" for n in range(1300))
    assert len(long) > 50_000
    assert long in printed(filled_with(contract_of(name), long).content)


@pytest.mark.parametrize("name", NAMES)
def test_control_characters_are_left_out_of_every_template_with_a_notice(name: str) -> None:
    filled = filled_with(contract_of(name), "a\x00b\x07c")
    assert filled.dropped_controls >= 2
    assert "abc" in printed(filled.content)
    document = finish(filled, b"", kind=DocumentKind.PACK, reference="", stem="x", title="x")
    assert document.dropped_controls == filled.dropped_controls


@pytest.fixture(scope="module")
def pdfs() -> dict[str, bytes]:
    """Each template, filled with its sample, as PDF: one call of the office suite for all."""
    if not is_available():
        pytest.skip("LibreOffice is not installed: no PDF to look at")
    words = {}
    for contract in CONTRACTS:
        template = (made.TEMPLATES / f"{contract.name}.docx").read_bytes()
        filled = fill(template, contract.sample)
        words[contract.name] = finish(
            filled, template, kind=DocumentKind.PACK, reference="SC-2026-0001", stem="x",
            title=contract.title,
        ).content  # fmt: skip
    return dict(zip(words, to_pdf(list(words.items())), strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_of_document_is_pdf_ua(
    name: str, pdfs: dict[str, bytes], tmp_path: Path
) -> None:
    file = tmp_path / "document.pdf"
    file.write_bytes(pdfs[name])
    result = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
    assert [f"{f.rule_id}: {f.message}" for f in result.failures] == []
    assert result.is_compliant


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_of_document_has_title_language_marking_and_tagged_headings(
    name: str, pdfs: dict[str, bytes]
) -> None:
    reader = PdfReader(io.BytesIO(pdfs[name]))
    root = reader.trailer["/Root"]
    assert reader.metadata
    assert reader.metadata.title == contract_of(name).title
    assert str(root["/Lang"]) == "en-GB"  # type: ignore[index]
    assert all("OFFICIAL" in sheet.extract_text() for sheet in reader.pages)
    tags = structure(root["/StructTreeRoot"])  # type: ignore[index]
    assert tags.count("/H1") >= 1
    assert tags.count("/TH") >= tags.count("/Table")
    assert all(described for described in figures(root["/StructTreeRoot"]))  # type: ignore[index]


def structure(node: Any) -> list[str]:
    """The kinds of the elements of a structure tree."""
    return [str(each.get("/S", "")) for each in elements(node)]


def figures(node: Any) -> list[str]:
    """The alternative text of each figure."""
    return [str(each.get("/Alt", "")) for each in elements(node) if each.get("/S") == "/Figure"]


def elements(node: Any) -> list[Any]:
    node = node.get_object()
    if isinstance(node, list):
        return [found for each in node for found in elements(each)]
    if not isinstance(node, dict):
        return []
    return [node, *(elements(node["/K"]) if "/K" in node else [])]
