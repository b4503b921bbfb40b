"""Where a print's columns cannot be told apart the reader says so, and only there."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

from sigdocs.model.forms import FormKind
from sigdocs.parsing.pdf import parse_pdf
from sigdocs.reference.definitions import form_definition, form_definitions
from tests.parsing_pdf import printed


def in_pairs() -> bytes:
    """Two questions a line in four columns, without a single rule."""
    out = io.BytesIO()
    page = Canvas(out)
    page.setFont("Helvetica", 9)
    form, height = form_definition(FormKind.NOTIFICATION), 800
    labels = [f"{q.letter}) {q.labels[-1][:26]}" for q in form.questions[:15]]
    for left, right in zip(labels[::2], labels[1::2], strict=False):
        for place, words in ((40, left), (170, "Una Crisp"), (300, right), (430, "None known")):
            page.drawString(place, height, words)
        height -= 24
    for q in form.questions[15:]:
        page.drawString(40, height, f"{q.letter}) {q.label[:90]}" if q.letter else q.label)
        height -= 14
    page.save()
    return out.getvalue()


def test_columns_that_nothing_parts_are_noticed() -> None:
    codes = {notice.code for notice in parse_pdf(in_pairs(), form_definitions()).notices}
    assert "columns-unsure" in codes


def test_prints_whose_columns_are_plain_are_not() -> None:
    for _, make in printed.HANDS.values():
        codes = {notice.code for notice in parse_pdf(make(), form_definitions()).notices}
        assert "columns-unsure" not in codes
