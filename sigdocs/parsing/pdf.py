"""A PDF as a form: its fields first, then its pages, then what else it holds.

Two libraries, each for what the other cannot do safely: pikepdf for the object tree (fields,
programs, properties), pypdfium2 for the printed words and where they stand. Meant to be run in a
child process with limits (``sigdocs.inbox.bounded``); it is pure all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sigdocs.errors import NoText, Unsafe
from sigdocs.model.definitions import FormDefinition
from sigdocs.model.forms import Answer, Layer, LayerKind, Notice, ParsedForm
from sigdocs.model.personal import PersonalText, personal
from sigdocs.parsing.blocks import Block
from sigdocs.parsing.pdf_fields import FilledField, read_fields
from sigdocs.parsing.pdf_filled import Filled, expand, with_fields
from sigdocs.parsing.pdf_furniture import without_furniture
from sigdocs.parsing.pdf_pages import read_blocks, read_pages
from sigdocs.parsing.pdf_print import PrintedPage
from sigdocs.parsing.pdf_structure import damaged, open_structure, read_layers
from sigdocs.parsing.pdf_wording import wording
from sigdocs.parsing.recognise import Recognised, recognise
from sigdocs.parsing.states import Surroundings, state_of

_FEWEST_LETTERS = 150  # of a page: a scanner stamps less
_MOSTLY = 0.5  # of the page
_A_WORD = re.compile(r"[^\W\d_]{3}")
_MOST_PIECES = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfFile:
    """What a PDF holds, before anyone asks which form it is."""

    blocks: tuple[Block, ...]
    layers: tuple[Layer, ...]
    notices: tuple[Notice, ...]
    filled: Filled


def parse_pdf(content: bytes, definitions: tuple[FormDefinition, ...]) -> ParsedForm:
    """Read a form from the bytes of a PDF.

    Raises:
        Unreadable: damaged, protected with a password, or an XFA form.
        Unsafe: it carries or starts a program, or is larger than any form.
        NoText: a scan.
        NotAForm: it can be read but is none of the forms.
    """
    return pdf_form(read_pdf(content, definitions), definitions)[0]


def read_pdf(content: bytes, definitions: tuple[FormDefinition, ...]) -> PdfFile:
    """Everything in the file, in reading order. Raises as ``parse_pdf`` does, but for NotAForm."""
    document = open_structure(content)
    layers = read_layers(document)
    fields = read_fields(document)
    pages = _printed_pages(content)
    _refuse_scan(pages, fields.filled)
    words = wording(definitions)
    body, running = without_furniture(pages, words)
    blocks = read_blocks(with_fields(body, fields.filled), definitions)
    filled = expand(blocks, fields.filled, words)
    return PdfFile(
        blocks=filled.blocks,
        layers=(*running, *_page_layers(pages), *layers, *fields.layers),
        notices=(*_notices(pages, fields.filled), *_columns_notice(blocks)),
        filled=filled,
    )


def pdf_form(
    file: PdfFile, definitions: tuple[FormDefinition, ...]
) -> tuple[ParsedForm, Recognised]:
    """The form that a PDF holds, and how it was recognised (for the loss ledger)."""
    attached = any(layer.kind is LayerKind.EMBEDDED for layer in file.layers)
    found = recognise(file.blocks, definitions, has_attachment=attached)
    answers, printed = _revealed(found.answers, file.filled, has_attachment=attached)
    loose = [file.filled.reveal(text.reveal()) for text in found.unassigned]
    words = wording(definitions)
    own = [text for text in printed if words.share(text) == 1]
    form = ParsedForm(
        kind=found.kind,
        edition=found.edition,
        answers=answers,
        layers=file.layers,
        unassigned=personal([*loose, *(text for text in printed if text not in own)]),
        notices=(*found.notices, *file.notices),
        source_format="pdf",
    )
    return form, replace(found, accounted=(*found.accounted, *own))


def _printed_pages(content: bytes) -> tuple[PrintedPage, ...]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        raise damaged() from None
    try:
        pages = read_pages(document)
    except pypdfium2.PdfiumError:
        raise damaged() from None
    finally:
        document.close()
    if sum(len(page.pieces) for page in pages) > _MOST_PIECES:
        raise Unsafe("The PDF has more text than any form.", next_step="Ask for the form alone.")
    return pages


def _refuse_scan(pages: Sequence[PrintedPage], fields: Sequence[FilledField]) -> None:
    """A scan has no words, or no more than a machine stamps on its pictures."""
    if any(field.value or field.tooltip for field in fields):
        return
    if all(_is_picture(page) or not page.pieces for page in pages):
        raise NoText(
            "The PDF is a picture: it has no text that can be read.",
            next_step="Ask for the Word form, or run it through OCR (ocrmypdf) first.",
        )


def _is_picture(page: PrintedPage) -> bool:
    letters = sum(len(piece.text) for piece in page.pieces)
    return page.picture >= _MOSTLY and letters < _FEWEST_LETTERS


def _notices(pages: Sequence[PrintedPage], fields: Sequence[FilledField]) -> list[Notice]:
    notices = []
    for page in pages:
        where = f"page {page.number}"
        has_field = any(field.page == page.number for field in fields)
        if _is_picture(page) or not (page.pieces or has_field):
            message = "The page has no text; it may be a scan."
            notices.append(Notice(code="page-without-text", message=message, where=where))
        if page.struck:
            message = "Words on the page are struck out; they do not count."
            notices.append(Notice(code="struck-out", message=message, where=where))
        if page.is_ocr:
            message = "The page's text was recognised in a picture and may have mistakes."
            notices.append(Notice(code="recognised-text", message=message, where=where))
    return notices


def _columns_notice(blocks: Sequence[Block]) -> Iterator[Notice]:
    """Words that stand side by side on a print with nothing to say where one column ends."""
    unsure = [block.where for block in blocks if _is_side_by_side(block.text)]
    if unsure:
        yield Notice(
            code="columns-unsure",
            message="Words stand side by side and no lines part the columns; "
            "check these answers against the print.",
            where=f"{unsure[0]} ({len(unsure)} lines in all)",
        )


def _is_side_by_side(text: str) -> bool:
    """Whether a gap follows words, and not only a question's letter."""
    before = (part.rpartition("\n")[2] for part in text.split("\t")[:-1])
    return any(_A_WORD.search(part) for part in before)


def _page_layers(pages: Sequence[PrintedPage]) -> list[Layer]:
    """Words that nobody sees, and words that somebody struck out."""
    found = []
    for page in pages:
        for kind, pieces in ((LayerKind.HIDDEN, page.hidden), (LayerKind.DELETED, page.struck)):
            if pieces:
                text = PersonalText("\n".join(piece.text for piece in pieces))
                found.append(Layer(kind=kind, text=text, where=f"page {page.number}"))
    return found


def _revealed(
    answers: Sequence[Answer], filled: Filled, *, has_attachment: bool
) -> tuple[tuple[Answer, ...], list[str]]:
    """Answers with the words behind their marks, and print that only stood after a field."""
    texts = [filled.answer(answer.text.reveal()) for answer in answers]
    others = {answer.question: text for answer, (text, _) in zip(answers, texts, strict=True)}
    found = []
    for number, (answer, (text, _)) in enumerate(zip(answers, texts, strict=True)):
        if text != answer.text.reveal():
            around = Surroundings(
                something_above=any(words for words, _ in texts[:number]),
                something_below=any(words for words, _ in texts[number + 1 :]),
                has_attachment=has_attachment,
                others=others,
            )
            state = state_of(text, question=answer.question, around=around)
            shown = PersonalText(text if state.has_text else "")
            answer = replace(answer, text=shown, state=state)
        found.append(answer)
    return tuple(found), [text for _, text in texts if any(map(str.isalnum, text))]
