"""Every kind of letter as PDF: conforms to PDF/UA-1, says the same as the Word file, ends with its page."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import page
import pytest
from pypdf import PdfReader

from sigdocs.model.forms import AnswerState, FormKind
from sigdocs.office import is_available, to_pdf
from sigdocs.reference.definitions import form_definition
from sigdocs.rendering.blank_forms import render_blank_form
from sigdocs.rendering.sharing import render_sharing_letter
from tests.rendering_letters import invented as made
from tests.rendering_letters import reading, test_brief, test_letters

OFFICIAL = "OFFICIAL – SENSITIVE"


def documents() -> dict[str, bytes]:
    values = {"received": date(2026, 11, 24), "dated": date(2026, 11, 25), "urgent": True}
    findings = (made.missing("3a"), made.missing("2g", AnswerState.DEFERRED), made.LATE)
    form = form_definition(FormKind.AUDIT_TRAIL)
    template = (made.TEMPLATES / "form.docx").read_bytes()
    return {
        "return": test_letters.return_letter(findings, FormKind.NOTIFICATION, values).content,
        "outcome": test_letters.outcome().content,
        "sharing": render_sharing_letter(
            test_letters.template("sharing_letter"),
            brief=test_letters.brief("gmc"),
            office=made.OFFICE,
        ).content,
        "exchange": test_letters.exchanged().content,
        "brief": test_brief.rendered(test_letters.brief()),
        "learning": test_letters.learning().content,
        "redactions": test_letters.redaction_report().document.content,
        "form": render_blank_form(template, definition=form).content,
    }


@pytest.fixture(scope="module")
def printed() -> dict[str, tuple[bytes, bytes]]:
    """Word and PDF of each kind, from one call of the office suite."""
    if not is_available():
        pytest.skip("LibreOffice is not installed: no PDF to look at")
    words = documents()
    pdfs = to_pdf(list(words.items()))
    return {name: (words[name], pdf) for name, pdf in zip(words, pdfs, strict=True)}


KINDS = ("return", "outcome", "sharing", "exchange", "brief", "learning", "redactions", "form")


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_pdf_ua(kind: str, printed: dict[str, tuple[bytes, bytes]], tmp_path: Path) -> None:
    file = tmp_path / "document.pdf"
    file.write_bytes(printed[kind][1])
    result = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
    assert [f"{f.rule_id}: {f.message}" for f in result.failures] == []
    assert result.is_compliant


@pytest.mark.parametrize("kind", KINDS)
def test_each_page_has_marking_and_number_and_the_file_a_title(
    kind: str, printed: dict[str, tuple[bytes, bytes]]
) -> None:
    pdf = PdfReader(io.BytesIO(printed[kind][1]))
    count = len(pdf.pages)
    for number, sheet in enumerate(pdf.pages, start=1):
        text = sheet.extract_text()
        assert OFFICIAL in text
        assert f"Page {number} of {count}" in text
    assert pdf.metadata
    assert (pdf.metadata.title or "").strip()
    assert str(pdf.trailer["/Root"]["/Lang"]) == "en-GB"  # type: ignore[index]


@pytest.mark.parametrize("kind", KINDS)
def test_no_word_is_lost_on_the_way_to_pdf(
    kind: str, printed: dict[str, tuple[bytes, bytes]]
) -> None:
    word, pdf = printed[kind]
    shown = "".join("".join(p.extract_text().split()) for p in PdfReader(io.BytesIO(pdf)).pages)
    for line in reading.lines(word):
        for piece in line.split():
            if piece.isascii():
                assert piece in shown, piece


@pytest.mark.parametrize("kind", KINDS)
def test_tables_have_header_cells_and_headings_are_tagged(
    kind: str, printed: dict[str, tuple[bytes, bytes]]
) -> None:
    word, pdf = printed[kind]
    tags = _tags(PdfReader(io.BytesIO(pdf)))
    assert tags.count("/Table") == len(reading.tables(word))
    assert tags.count("/TH") >= tags.count("/Table")
    headings = [level for level, _ in reading.headings(word)]
    assert tags.count("/H1") == headings.count(1)
    assert tags.count("/H2") == headings.count(2)


def _tags(reader: PdfReader) -> list[str]:
    """The structure elements of a PDF, in order."""
    found: list[str] = []

    def walk(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(str(node["/S"]))
            walk(node.get("/K", []))

    walk(reader.trailer["/Root"]["/StructTreeRoot"])  # type: ignore[index]
    return found


def test_a_brief_is_one_page(printed: dict[str, tuple[bytes, bytes]]) -> None:
    assert len(PdfReader(io.BytesIO(printed["brief"][1])).pages) == 1
