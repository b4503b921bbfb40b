"""A scan is refused, or read through ocrmypdf where the workspace turns it on."""

from __future__ import annotations

import io
import shutil

import pytest
from rapidfuzz import fuzz

from sigdocs.errors import NoText
from sigdocs.model.forms import FormKind
from sigdocs.workflows.opening import open_form
from tests.conftest import SAMPLES

PRINTED = SAMPLES / "S02-samecell-printed.pdf"


def scanned(pages: int) -> bytes:
    """The first pages of a printed form as pictures only."""
    import pypdfium2
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    document = pypdfium2.PdfDocument(PRINTED)
    for number in range(min(pages, len(document))):
        page = document[number]
        canvas.setPageSize(page.get_size())
        picture = ImageReader(page.render(scale=200 / 72).to_pil())
        canvas.drawImage(picture, 0, 0, *page.get_size())
        canvas.showPage()
    document.close()
    canvas.save()
    return out.getvalue()


def test_a_scan_is_refused_as_one_where_nobody_turned_recognition_on() -> None:
    with pytest.raises(NoText):
        open_form(scanned(1))


@pytest.mark.skipif(shutil.which("ocrmypdf") is None, reason="no ocrmypdf here: scans not read")
def test_a_scan_is_read_where_the_workspace_turns_recognition_on() -> None:
    truth = open_form(PRINTED.read_bytes()).form
    form = open_form(scanned(12), ocr=True).form
    assert form.kind is FormKind.NOTIFICATION
    assert any(notice.code == "recognised-text" for notice in form.notices)
    for question in ("1b", "1c", "2b", "3b"):
        assert fuzz.ratio(truth.text(question), form.text(question)) > 85, question
