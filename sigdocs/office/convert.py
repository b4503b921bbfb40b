"""Conversions in batches: one call for all, each output checked, a failing one found by halving."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from functools import partial

import pikepdf

from sigdocs.errors import OfficeMissing, Unreadable
from sigdocs.office.check import faults, is_word
from sigdocs.office.old_formats import real_suffix
from sigdocs.office.seal import Seal, sealed
from sigdocs.office.suite import run_suite
from sigdocs.office.workroom import workroom

# PDF/UA with bookmarks, each Word bookmark also as a named destination. A misspelt option would be
# ignored in silence, hence the checks of ``faults``.
_PDF = (
    'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"},'
    '"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
)
_WORD = "docx:MS Word 2007 XML"
_Finish = Callable[[bytes, bytes], tuple[bytes, list[str]]]
LEAST_SECONDS = 20  # a call of the suite takes 1-2 seconds, more on a busy machine
_OLD_FORMATS = (".doc", ".odt", ".rtf")


class ConversionFailed(OfficeMissing):
    """Some documents of a batch could not be converted.

    ``failed`` are their places in the batch, from 0; ``made`` the PDFs of the others, by place.
    """

    code = "office"

    def __init__(self, failed: Sequence[int], made: dict[int, bytes], why: str) -> None:
        """Name the failing documents by their number, from 1: their names are personal text."""
        numbers = ", ".join(str(place + 1) for place in failed)
        super().__init__(
            f"The office suite could not convert document {numbers} of the batch: {why}.",
            next_step="Open it in Word, save it again, and repeat; the Word files are kept.",
        )
        self.failed = tuple(failed)
        self.made = made


def to_pdf(
    documents: Sequence[tuple[str, bytes]],
    *,
    time_limit: float = 120,
    password: str = "",
    seal: Seal | None = None,
) -> list[bytes]:
    """Convert our own Word files to tagged PDF/UA-1, in one call of the office suite.

    Args:
        documents: (name, .docx) each; the name is not used for files, only the order counts.
        time_limit: seconds for the whole call; a part of a failing batch gets half of it again.
        password: if given, the PDFs are encrypted with AES-256 and open with it.
        seal: first page number and look of the bookmarks; the default numbers pages from 1.

    Raises:
        OfficeMissing: the suite is not installed.
        ConversionFailed: with the places of the failing documents and the PDFs of the others.
    """
    if not documents:
        return []
    contents = dict(enumerate(content for _, content in documents))
    finish = partial(_finish, seal=seal or Seal(), password=password)
    made, why = _convert_by_halves(contents, finish, time_limit)
    failed = sorted(set(contents) - set(made))
    if failed:
        raise ConversionFailed(failed, made, why)
    return [made[place] for place in contents]


def to_docx(content: bytes, *, suffix: str, time_limit: float = 60) -> bytes:
    """Convert a .doc, .odt or .rtf to .docx: macros off, links not followed, no network.

    Args:
        content: the file.
        suffix: what its name says; a hint only, the content decides which it is.
        time_limit: seconds.

    Raises:
        OfficeMissing: the suite is not installed.
        Unreadable: another format, or the suite made nothing of it.
        Unsafe: it has macros, or draws in other files (the suite would embed them).
    """
    if suffix.lower() not in _OLD_FORMATS:
        raise Unreadable(
            "This format is not read.", next_step="Save it as a Word document (.docx)."
        )
    real = real_suffix(content)
    with workroom() as room:
        file = room.source / f"0{real}"
        file.write_bytes(content)
        run_suite([file], to=_WORD, folder=room.folder, time_limit=time_limit)
        made = room.folder / "0.docx"
        converted = made.read_bytes() if made.exists() else b""
    if not is_word(converted):
        raise Unreadable(
            "The file could not be read as an older Word or OpenDocument file.",
            next_step="Open it in Word, save it as .docx and send it again.",
        )
    return converted


def _convert_by_halves(
    contents: dict[int, bytes], finish: _Finish, time_limit: float
) -> tuple[dict[int, bytes], str]:
    """PDFs by place, and why the last failing one failed. What failed is tried again in halves."""
    made, why = _convert_once(contents, finish, time_limit)
    missing = [place for place in contents if place not in made]
    if not missing or len(contents) == 1:
        return made, why
    limit = max(LEAST_SECONDS, time_limit / 2)
    for half in _halves(missing):
        again, said = _convert_by_halves({p: contents[p] for p in half}, finish, limit)
        made |= again
        why = said or why
    return made, why


def _halves(places: list[int]) -> Iterable[list[int]]:
    """Two halves; a single document is tried once more by itself, since a crash hits neighbours."""
    middle = len(places) // 2
    return (half for half in (places[:middle], places[middle:]) if half)


def _convert_once(
    contents: dict[int, bytes], finish: _Finish, time_limit: float
) -> tuple[dict[int, bytes], str]:
    with workroom() as room:
        files = []
        for place, content in contents.items():
            files.append(room.source / f"{place}.docx")
            files[-1].write_bytes(content)
        ended_well = run_suite(files, to=_PDF, folder=room.folder, time_limit=time_limit)
        outputs = {place: room.folder / f"{place}.pdf" for place in contents}
        pdfs = {place: file.read_bytes() for place, file in outputs.items() if file.exists()}
    made, why = {}, "nothing was made of it"
    if not ended_well:
        why = "it took too long, or the suite ended itself"
    for place, pdf in pdfs.items():
        finished, found = finish(pdf, contents[place])
        if finished:
            made[place] = finished
        why = "; ".join(found) or why
    return made, why if len(made) < len(contents) else ""


def _finish(content: bytes, source: bytes, *, seal: Seal, password: str) -> tuple[bytes, list[str]]:
    """The sealed PDF, or what is wrong with it."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            found = faults(pdf, source)
            return (b"", found) if found else (sealed(pdf, seal, password), [])
    except pikepdf.PdfError:
        return b"", ["the PDF is damaged"]
