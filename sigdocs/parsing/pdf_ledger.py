"""The loss ledger of a PDF: every word on its pages and in its fields, and where the reader put it.

The words are counted a second, much simpler way: bare text extraction and the fields' values. A word
that was broken over two lines and joined by the reader is neither lost nor new.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sigdocs.model.definitions import FormDefinition
from sigdocs.model.forms import LayerKind, ParsedForm
from sigdocs.parsing.ledger import Ledger
from sigdocs.parsing.pdf import pdf_form, read_pdf
from sigdocs.parsing.pdf_structure import open_structure
from sigdocs.parsing.wording import words_of

_PRINTED_LAYERS = (LayerKind.HEADER, LayerKind.FOOTER, LayerKind.HIDDEN, LayerKind.DELETED)
_TIMES = re.compile(r"\((\d+) times\)")
_HYPHEN = "\ufffe"  # what pdfium writes for a hyphen at a line's end
_DEEPEST = 30


def pdf_ledger(content: bytes, definitions: tuple[FormDefinition, ...]) -> Ledger:
    """Count the words of a PDF form in, and the words of its reading out.

    Raises:
        SigdocsError: as ``parse_pdf``.
    """
    form, found = pdf_form(read_pdf(content, definitions), definitions)
    there = _counted(_words_in(content))
    placed = _counted([*_texts(form), *found.accounted])
    lost, new = list((there - placed).elements()), list((placed - there).elements())
    joined = sorted("".join(lost)) == sorted("".join(new))
    return Ledger(words=there.total(), lost=() if joined else tuple(lost))


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in words_of(text))


def _texts(form: ParsedForm) -> Iterator[str]:
    yield from (answer.text.reveal() for answer in form.answers)
    yield from (text.reveal() for text in form.unassigned)
    for layer in form.layers:
        if layer.kind in _PRINTED_LAYERS:
            times = _TIMES.search(layer.where)
            yield from [layer.text.reveal()] * (int(times[1]) if times else 1)


def _words_in(content: bytes) -> Iterator[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        for page in document:
            yield page.get_textpage().get_text_range().replace(_HYPHEN, "-")
    finally:
        document.close()
    form = open_structure(content).Root.get("/AcroForm")
    yield from _values(form.get("/Fields", ()), "", 0) if form is not None else ()


def _values(fields: Iterable[Any], kind: str, depth: int) -> Iterator[str]:
    """What is typed into the text fields."""
    for one in fields:
        own = str(one.get("/FT", kind))
        if "/V" in one and own == "/Tx":
            yield str(one["/V"])
        if "/Kids" in one and depth < _DEEPEST:
            yield from _values(one["/Kids"], own, depth + 1)
