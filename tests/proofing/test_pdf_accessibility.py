"""Structure of PDFs: each fault is found, also those that a PDF/UA validator was measured to miss."""

from __future__ import annotations

import functools
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pikepdf
import pytest
from docx.enum.text import WD_BREAK
from pikepdf import Array, Dictionary, Name, Pdf, String
from proof_documents import BODY, proof, rendered, watch, word
from test_word_accessibility import bookmarks, both, link, picture

from sigdocs.model.documents import PDF
from sigdocs.office import is_available, to_pdf
from sigdocs.proofing import check_accessibility

if not is_available():
    pytest.skip("LibreOffice is not installed: no PDF can be made", allow_module_level=True)

CLEAN = watch()


def more(document: docx.document.Document) -> None:
    """A picture, a link, and pages enough for a second one."""
    both(bookmarks("here"), link("here"), picture("A white square"))(document)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_heading("The second page", level=2)
    document.add_paragraph(BODY[0])


@functools.cache
def clean() -> bytes:
    return to_pdf([("clean", word(more))])[0]


def changed(change: Callable[[Pdf], object]) -> bytes:
    with pikepdf.open(io.BytesIO(clean())) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, fix_metadata_version=False)
        return out.getvalue()


def faults(content: bytes) -> set[str]:
    return {fault.code for fault in check_accessibility(content, PDF)}


def elements(pdf: Pdf, kind: str) -> Iterator[Dictionary]:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/S") == Name(f"/{kind}"):
            yield item


def retyped(old: str, new: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        for element in elements(pdf, old):
            element.S = Name(f"/{new}")

    return change


def without(*path: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        node = pdf.Root
        for key in path[:-1]:
            node = node[key]
        del node[path[-1]]

    return change


def described(key: str, value: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            if value:
                metadata[key] = value
            else:
                del metadata[key]

    return change


def undescribed(pdf: Pdf) -> None:
    for figure in elements(pdf, "Figure"):
        del figure["/Alt"]


def swapped(pdf: Pdf) -> None:
    first, second = pdf.pages[0].obj, pdf.pages[1].obj
    first.StructParents, second.StructParents = int(second.StructParents), int(first.StructParents)


def links(pdf: Pdf) -> Iterator[Dictionary]:
    for page in pdf.pages:
        yield from page.obj.get("/Annots", ())


FAULTS: dict[str, tuple[str, Callable[[Pdf], object]]] = {
    "no structure": ("structure", without("/StructTreeRoot")),
    "not marked": ("structure", without("/MarkInfo")),
    "American": ("language", lambda pdf: pdf.Root.__setitem__("/Lang", String("en-US"))),
    "no language": ("language", without("/Lang")),
    "title not shown": ("title", without("/ViewerPreferences")),
    "no title": ("title", described("dc:title", "")),
    "title with a code": ("title", described("dc:title", "A &amp; B")),
    "not PDF/UA": ("pdfua", described("pdfuaid:part", "")),
    "no page labels": ("page-labels", without("/PageLabels")),
    "no bookmarks": ("outline", without("/Outlines")),
    "order of links": ("tab-order", lambda pdf: [p.obj.__delitem__("/Tabs") for p in pdf.pages]),
    "table without header cells": ("table-header", retyped("TH", "TD")),
    "heading that skips": ("heading-order", retyped("H2", "H4")),
    "picture without description": ("alternative-text", undescribed),
    "pages swapped in the structure": ("structure", swapped),
    "page with a key to nothing": (
        "structure", lambda pdf: pdf.pages[0].obj.__setitem__("/StructParents", 999)
    ),
    "link outside the structure": ("links", lambda pdf: [n.__delitem__("/StructParent") for n in links(pdf)]),
    "link gone from the page": (
        "links", lambda pdf: [page.obj.__setitem__("/Annots", Array()) for page in pdf.pages]
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_found(fault: str) -> None:
    code, change = FAULTS[fault]
    assert faults(changed(change)) == {code}


def test_a_sound_pdf_has_no_fault_and_an_independent_validator_agrees(tmp_path: Path) -> None:
    import page

    assert faults(clean()) == set()
    file = tmp_path / "clean.pdf"
    file.write_bytes(clean())
    verdict = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
    assert verdict.is_compliant, [failure.rule_id for failure in verdict.failures]


def test_what_is_no_pdf_is_refused() -> None:
    for content in (b"", b"words", clean()[:300]):
        with pytest.raises(ValueError, match="not a whole"):
            check_accessibility(content, PDF)


def finished(content: bytes) -> set[str]:
    texts = (*rendered(b"").substituted, BODY[0], "Go there", "The second page")
    return proof(content, CLEAN, media_type=PDF, substituted=texts)


def test_a_page_without_marking_number_or_words_is_found() -> None:
    assert finished(clean()) == set()

    def blank(pdf: Pdf) -> None:
        pdf.pages[1].obj.Contents = pdf.make_stream(b"")

    assert {"empty-page", "marking", "page-number"} <= finished(changed(blank))


def test_a_page_with_header_and_footer_only_is_empty() -> None:
    def lonely(document: docx.document.Document) -> None:
        more(document)
        for _ in range(2):
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        document.add_paragraph("Last.")

    assert finished(to_pdf([("lonely", word(lonely))])[0]) == {"empty-page"}


def test_an_author_who_may_be_a_person_is_found() -> None:
    def signed(pdf: Pdf) -> None:
        pdf.docinfo["/Author"] = "Function Lead"

    assert finished(changed(signed)) == {"property"}

    def signed_again(pdf: Pdf) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:creator"] = ["Function Lead"]

    assert finished(changed(signed_again)) == {"property"}
