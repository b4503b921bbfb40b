"""What a run sends back at its end: each return letter as a PDF, and the draft e-mail that carries it.

One call of the office suite makes the PDFs of all letters that have none yet. What is owed is asked
of the register, not remembered: what a run that was cut short left undone, the next one does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sigdocs.errors import OfficeMissing, SigdocsError
from sigdocs.model.cases import Disposition, Submission
from sigdocs.model.documents import DOCX, PDF, DocumentKind, RenderedDocument, Watch
from sigdocs.model.findings import ValidatedForm
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.model.outcomes import Written
from sigdocs.model.records import DocumentFacts, DocumentStatus
from sigdocs.model.runs import RunLine
from sigdocs.office import ConversionFailed, to_pdf
from sigdocs.outbox import as_it_left
from sigdocs.proofing import watch_for
from sigdocs.proofing.reading import passages_in
from sigdocs.rendering.finish import template_words
from sigdocs.rendering.returns import draft_return_email, title_of_return
from sigdocs.workflows.desk import Desk
from sigdocs.workflows.publishing import Published, publish

_EMAIL, _PDF, _WORD = "eml", "pdf", "docx"
_AGAIN = "The next run tries again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A return letter with something left to make. ``made``: the PDF and the e-mail, where made."""

    letter: DocumentFacts
    content: bytes
    form: Submission
    made: dict[str, DocumentFacts] = field(default_factory=dict)

    @property
    def reference(self) -> str:
        """The case."""
        return self.letter.reference


def folder_of(desk: Desk, reference: str) -> Path:
    """Where what goes back to the sender of a case's form lies."""
    return desk.workspace.outbox / "returned" / reference


def watch_for_return(checked: ValidatedForm) -> Watch:
    """Nothing of the form may be in the letter: as if all of it had been left out."""
    nothing = MinimisedForm(
        kind=checked.form.kind,
        edition=checked.form.edition,
        purpose=Purpose.GROUP,
        answers=(),
        redactions=(),
    )
    return watch_for(checked.form, nothing)


def post_returns(desk: Desk) -> Written:
    """Make what is owed. Without an office suite the Word letters stand, and a note says so."""
    owed = tuple(_owed(desk))
    pdfs, notes = _pdfs(desk, owed)
    done = [_post(desk, each, pdfs.get(number, b"")) for number, each in enumerate(owed)]
    return Written(
        notes=(*notes, *(note for each in done for note in each.notes)),
        exit_code=max((each.exit_code for each in done), default=0),
    )


def posted_with(desk: Desk, line: RunLine) -> RunLine:
    """What is told of one form that was settled outside a run, once what it owes is made."""
    done = post_returns(desk)
    message = " ".join(words for words in (line.message, *done.notes) if words)
    return replace(line, message=message, exit_code=max(line.exit_code, done.exit_code))


def _owed(desk: Desk) -> Iterator[Owed]:
    """The letters that answer the newest form of their case and lie where they were put."""
    recorded = [made.facts for made in desk.register.documents(kind=DocumentKind.RETURN_LETTER)]
    wanted = {_EMAIL, _PDF} if desk.workspace.make_pdf else {_EMAIL}
    for letter in recorded:
        if letter.media != _WORD or letter.status is not DocumentStatus.RELEASED:
            continue
        made = {facts.media: facts for facts in recorded if letter.sha256 in facts.sources
                and facts.status is not DocumentStatus.WITHHELD}  # fmt: skip
        form = desk.latest_file(letter.reference)
        if wanted <= set(made) or form.disposition is not Disposition.RETURNED:
            continue
        content = as_it_left(folder_of(desk, letter.reference), of=letter.sha256)
        if content and form.sha256 in letter.sources:
            yield Owed(letter=letter, content=content, form=form, made=made)


def _pdfs(desk: Desk, owed: Sequence[Owed]) -> tuple[dict[int, bytes], tuple[str, ...]]:
    """The PDFs that are missing, by the letter's place, and why some could not be made."""
    places = [n for n, each in enumerate(owed) if _PDF not in each.made]
    if not places or not desk.workspace.make_pdf:
        return {}, ()
    batch = [(owed[n].letter.stem, owed[n].content) for n in places]
    why: tuple[str, ...] = ()
    try:
        made = dict(enumerate(to_pdf(batch, time_limit=desk.workspace.office_seconds)))
    except ConversionFailed as problem:
        made = problem.made
        names = ", ".join(owed[places[number]].reference for number in problem.failed)
        why = (f"{names}: the return letter is in Word only: LibreOffice failed. {_AGAIN}",)
    except OfficeMissing as problem:
        made, why = {}, (f"The return letters are in Word only. {problem} {_AGAIN}",)
    return {places[number]: content for number, content in made.items()}, why


def _post(desk: Desk, owed: Owed, pdf: bytes) -> Written:
    """The PDF, if it was made now; then the e-mail, if there is none yet."""
    if not pdf and _EMAIL in owed.made:
        return Written()
    try:
        opened, checked = desk.form_in(owed.form)
    except SigdocsError as problem:
        return Written(notes=(f"{owed.reference}: {problem}",))
    watch, word = watch_for_return(checked), _as_rendered(desk, owed, checked)
    done: list[Published] = []
    attached = _standing_pdf(desk, owed, word)
    if pdf:
        attached = replace(word, content=pdf, media_type=PDF)
        done.append(_publish(desk, owed, attached, watch))
        attached = attached if done[0].path else word
    if _EMAIL not in owed.made:
        message = draft_return_email(
            attached,
            reference=owed.reference,
            office=desk.workspace.office,
            to=opened.sender.reveal(),
            urgent=checked.profile.urgent,
        )
        done.append(_publish(desk, owed, message, watch))
    return Written(
        notes=tuple(note for each in done for note in each.notes),
        exit_code=max(each.exit_code for each in done),
    )


def _publish(desk: Desk, owed: Owed, document: RenderedDocument, watch: Watch) -> Published:
    folder, sources = folder_of(desk, owed.reference), (owed.letter.sha256,)
    return publish(desk, document, watch, folder, reference=owed.reference, sources=sources)


def _standing_pdf(desk: Desk, owed: Owed, word: RenderedDocument) -> RenderedDocument:
    """The letter as PDF where an earlier run made it, else as Word."""
    known = owed.made.get(_PDF)
    content = as_it_left(folder_of(desk, owed.reference), of=known.sha256) if known else b""
    return replace(word, content=content, media_type=PDF) if content else word


def _as_rendered(desk: Desk, owed: Owed, checked: ValidatedForm) -> RenderedDocument:
    """The letter that was proven; nothing but its own words may be in what is made of it."""
    return RenderedDocument(
        kind=DocumentKind.RETURN_LETTER,
        media_type=DOCX,
        content=owed.content,
        stem=owed.letter.stem,
        title=title_of_return(owed.reference, checked.form.kind),
        substituted=tuple(passage.text for passage in passages_in(owed.content, DOCX)),
        template_text=template_words(desk.template("return_letter")),
    )
