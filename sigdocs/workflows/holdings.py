"""Everything that is held, entry by entry and file by file, with the words in it.

The vault, the finished documents, the restricted ones, and what waits in the inboxes. A form is read
question by question; any other file in every one of its parts.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from sigdocs.errors import SigdocsError, Unreadable
from sigdocs.inbox.bounded import Limits, run_bounded
from sigdocs.inbox.kind import kind_of
from sigdocs.model.arrivals import FileKind
from sigdocs.model.cases import Submission
from sigdocs.model.documents import DOCX, EMAIL, PDF, XLSX
from sigdocs.model.forms import ParsedForm
from sigdocs.proofing.reading import passages_in
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.opening import open_form

_REFERENCE = re.compile(r"SC-\d{4}-\d{4,6}")
_MEDIA = {
    FileKind.DOCX: DOCX,
    FileKind.DOCM: DOCX,
    FileKind.PDF: PDF,
    FileKind.EML: EMAIL,
    FileKind.OTHER_OFFICE: XLSX,
    FileKind.ZIP: XLSX,
}
_BY_OFFICE = (FileKind.DOC, FileKind.ODT, FileKind.RTF)
_WRITTEN = (FileKind.TEXT, FileKind.UNKNOWN, FileKind.EMPTY)
_LIMITS = Limits(memory=3072, cpu=300, wall=600.0)
_BLOCK = re.compile(r"</(?:p|t[dhr]|li|h\d|div|d[dt]|caption|title)>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")

Passages = tuple[tuple[str, str], ...]
"""Pairs of where something stands and what stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One thing that is held: what it is, whose, and its words. ``is_read`` False: no words known.

    ``case`` is "" where nobody knows which; ``revision`` is 0 for anything but a form.
    """

    what: str
    case: str = ""
    revision: int = 0
    passages: Passages = field(default=(), repr=False)
    is_read: bool = True


def holdings(desk: Desk) -> Iterator[Holding]:
    """All that is held, the vault first."""
    yield from _in_vault(desk)
    workspace = desk.workspace
    for folder in (workspace.outbox, workspace.restricted, workspace.inbox):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield _in_folder(desk, path)


def _in_vault(desk: Desk) -> Iterator[Holding]:
    files = {file.sha256: (file.reference, file.revision) for file in _forms(desk)}
    directions = {
        found.words: case.reference
        for case in desk.register.cases()
        for found in desk.register.conditions(case.reference)
    }
    for name in desk.vault.names():
        if "/" not in name:
            continue  # the key of the chain
        shelf, _, file_name = name.partition("/")
        stem = file_name.partition(".")[0]
        case, revision = files.get(stem, (directions.get(stem) or _reference_in(name), 0))
        content = desk.vault.read(name) or b""
        what = f"vault, {shelf}"
        if shelf == "originals":
            yield _read(desk, content, what=what, case=case, revision=revision)
        else:
            words = content.decode("utf-8", "replace")
            yield Holding(what=what, case=case, passages=(("", words),))


def _forms(desk: Desk) -> list[Submission]:
    """The files of all cases, the last recorded last: a form may have been put to another case."""
    cases = desk.register.cases()
    found = [file for case in cases for file in desk.register.submissions(case.reference)]
    return sorted(found, key=lambda file: file.recorded)


def _in_folder(desk: Desk, path: Path) -> Holding:
    """A file with its name: leads put names of people into names of files."""
    what = str(path.relative_to(desk.workspace.root))
    found = _read(desk, path.read_bytes(), what=what, case=_reference_in(what), revision=0)
    return Holding(
        what=what,
        case=found.case,
        passages=(("the file's name", path.stem.replace("_", " ")), *found.passages),
        is_read=found.is_read,
    )


def _reference_in(name: str) -> str:
    found = _REFERENCE.search(name)
    return found[0] if found else ""


def _read(desk: Desk, content: bytes, *, what: str, case: str, revision: int) -> Holding:
    """The words of a file; of one that is no form, or not whole, whatever can be had."""
    made = partial(Holding, what=what, case=case, revision=revision)
    try:
        return made(passages=tuple(_of_form(open_form(content, ocr=desk.workspace.ocr).form)))
    except SigdocsError:
        pass
    try:
        return made(passages=_of_any(content))
    except SigdocsError:
        return made(is_read=False)


def _of_form(form: ParsedForm) -> Iterator[tuple[str, str]]:
    for answer in form.answers:
        number = f" ({answer.occurrence})" if answer.occurrence > 1 else ""
        yield f"question {answer.question}{number}", answer.text.reveal()
    for layer in form.layers:
        yield f"{layer.kind.value} ({layer.where})", layer.text.reveal()
    for text in form.unassigned:
        yield "outside the questions", text.reveal()


def _of_any(content: bytes) -> Passages:
    kind = kind_of(content)
    if kind in _WRITTEN:
        return tuple(_of_text(content.decode("utf-8", "replace")))
    if kind in _BY_OFFICE:
        from sigdocs.office import to_docx

        content, kind = to_docx(content, suffix=f".{kind.value}"), FileKind.DOCX
    if kind not in _MEDIA:
        raise Unreadable("The file holds no text.")
    return run_bounded(partial(words_in, media_type=_MEDIA[kind]), content, limits=_LIMITS)


def _of_text(text: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(_BLOCK.sub("\n", text).splitlines(), 1):
        words = html.unescape(_TAG.sub(" ", line)).strip()
        if words:
            yield f"passage {number}", words


def words_in(content: bytes, media_type: str) -> Passages:
    """The words of a document, once each; runs in the child process."""
    try:
        found = passages_in(content, media_type)
    except Exception as problem:  # noqa: BLE001 (a file that is not whole says so in many ways)
        raise Unreadable(f"The file is not whole ({type(problem).__name__}).") from None
    return tuple(dict.fromkeys((p.place, p.text) for p in found if not p.is_noise))
