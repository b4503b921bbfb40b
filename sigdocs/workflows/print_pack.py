"""From a pack's values to its finished files: Word and PDF together, with or without a password.

A case or paper on which the office suite falls over, or hangs, is found by halving and withheld
visibly; the pack of the others is made.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sigdocs.errors import OfficeMissing
from sigdocs.model.documents import PDF, DocumentKind, ProvenDocument, RenderedDocument, Watch
from sigdocs.model.meetings import AbsentCase, Pack, PackCase, PackPaper
from sigdocs.model.outcomes import Written
from sigdocs.office import ConversionFailed, Seal, failing, page_numbers, protected, to_pdf
from sigdocs.proofing import watch_for_all
from sigdocs.rendering.editions import absent_paper
from sigdocs.rendering.marks import with_page_numbers
from sigdocs.rendering.pack import render_pack
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.pack_cases import ReadyCase
from sigdocs.workflows.publishing import publish, with_members
from sigdocs.workflows.review_clearances import proved

_FAILED = "Withheld: LibreOffice cannot convert it. Open it in Word, and save it anew."
_Part = PackCase | PackPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPack:
    """A pack as Word and, where there is an office suite, PDF; where each case and paper starts.

    ``pack`` is what was printed: without what could not be.
    """

    pack: Pack
    word: RenderedDocument
    pdf: RenderedDocument | None
    pages: dict[str, int]
    last_page: int
    notes: tuple[str, ...] = ()
    exit_code: int = 0

    def named(self, ending: str) -> PrintedPack:
        """The same under a longer name."""
        word, pdf = self.word, self.pdf
        return replace(
            self,
            word=replace(word, stem=word.stem + ending),
            pdf=replace(pdf, stem=pdf.stem + ending) if pdf else None,
        )


def print_pack(desk: Desk, pack: Pack) -> PrintedPack:
    """Render; convert once, so that the Word file's index gets its page numbers too."""
    template = desk.template("pack")
    word = render_pack(template, pack)
    if not desk.workspace.make_pdf:
        return PrintedPack(pack=pack, word=word, pdf=None, pages={}, last_page=0)
    try:
        content = _converted(word, pack, desk.workspace.office_seconds)
    except ConversionFailed as problem:
        return _without_failing(desk, pack, template, problem)
    except OfficeMissing as problem:
        return _word_only(pack, word, problem)
    pages = page_numbers(content)
    last_page = pack.first_page - 1 + _page_count(content)
    numbered = with_page_numbers(word, pages)
    pdf = replace(numbered, content=content, media_type=PDF)
    return PrintedPack(pack=pack, word=numbered, pdf=pdf, pages=pages, last_page=last_page)


def _word_only(pack: Pack, word: RenderedDocument, problem: OfficeMissing) -> PrintedPack:
    note = f"No PDF was made. {problem}"
    return PrintedPack(pack=pack, word=word, pdf=None, pages={}, last_page=0, notes=(note,))


def _converted(word: RenderedDocument, pack: Pack, seconds: float) -> bytes:
    seal = Seal(is_pack=True, first_page=pack.first_page)
    return to_pdf([(word.stem, word.content)], seal=seal, time_limit=seconds)[0]


def _without_failing(
    desk: Desk, pack: Pack, template: bytes, problem: ConversionFailed
) -> PrintedPack:
    """The pack without what the office suite cannot convert, found by halving."""
    parts: tuple[_Part, ...] = (*pack.cases, *pack.papers)

    def works(some: Sequence[_Part]) -> bool:
        word = render_pack(template, _of(pack, some))
        try:
            _converted(word, pack, desk.workspace.office_seconds / 2)
        except ConversionFailed:
            return False
        return True

    middle = len(parts) // 2
    bad = failing(parts[:middle], works) + failing(parts[middle:], works)
    if not bad:
        return _word_only(pack, render_pack(template, pack), problem)
    names = [part.reference if isinstance(part, PackCase) else f"Paper {part.key}" for part in bad]
    done = print_pack(desk, _withheld(pack, bad))
    notes = tuple(f"{name} is withheld: LibreOffice cannot convert it." for name in names)
    code = max(done.exit_code, problem.exit_code)
    return replace(done, notes=(*notes, *done.notes), exit_code=code)


def _of(pack: Pack, some: Sequence[_Part]) -> Pack:
    return replace(
        pack,
        cases=tuple(part for part in some if isinstance(part, PackCase)),
        papers=tuple(part for part in some if isinstance(part, PackPaper)),
    )


def _withheld(pack: Pack, bad: Sequence[_Part]) -> Pack:
    cases = [
        AbsentCase(
            reference=part.reference, function=part.facts.function, reason=_FAILED, kind=part.kind
        )
        for part in bad
        if isinstance(part, PackCase)
    ]
    papers = [absent_paper(part, _FAILED) for part in bad if isinstance(part, PackPaper)]
    parts: tuple[_Part, ...] = (*pack.cases, *pack.papers)
    kept = _of(pack, [part for part in parts if part not in bad])
    return replace(
        kept,
        withheld=(*pack.withheld, *cases),
        absent_papers=(*pack.absent_papers, *papers),
    )


def _page_count(pdf: bytes) -> int:
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def watch_of(desk: Desk, ready: Sequence[ReadyCase]) -> Watch:
    """What must not be in a pack."""
    return with_members(desk, watch_for_all([(each.form, each.minimised) for each in ready]))


def publish_pack(
    desk: Desk, made: PrintedPack, ready: list[ReadyCase], folder: Path, *, password: str = ""
) -> Written:
    """Both or neither: a Word pack whose own PDF holds a leak is no clean pack."""
    watch = watch_of(desk, ready)
    made_here = [document for document in (made.word, made.pdf) if document is not None]
    faulty = [d for d in made_here if not isinstance(proved(desk, d, watch), ProvenDocument)]
    done = []
    for document in faulty or made_here:
        secret = password if document.media_type == PDF and not faulty else ""
        out = _protected(document, secret) if secret else document
        done.append(publish(desk, out, watch, folder, meeting=made.pack.meeting, password=secret))
    return Written(
        paths=tuple(each.path for each in done if each.path),
        notes=(*made.notes, *(note for each in done for note in each.notes)),
        exit_code=max(made.exit_code, *(each.exit_code for each in done)),
    )


def publish_protected(
    desk: Desk, pdf: Path, ready: list[ReadyCase], folder: Path, meeting: date, *, password: str
) -> Written:
    """A protected copy of a pack that is out."""
    document = RenderedDocument(
        kind=DocumentKind.PACK,
        media_type=PDF,
        content=pdf.read_bytes(),
        stem=pdf.stem,
        title=pdf.stem,
    )
    watch = watch_of(desk, ready)
    done = publish(
        desk, _protected(document, password), watch, folder, meeting=meeting, password=password
    )
    return Written(
        paths=(done.path,) if done.path else (), notes=done.notes, exit_code=done.exit_code
    )


def _protected(document: RenderedDocument, password: str) -> RenderedDocument:
    content = protected(document.content, password)
    return replace(document, content=content, stem=f"{document.stem}-protected")
