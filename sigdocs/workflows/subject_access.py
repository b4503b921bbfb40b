"""Everything held about a named person (UK GDPR, article 15), into the restricted folder.

The originals themselves are searched, through the same reader that read them first: answers, hidden
layers, words outside the form. Spelling is folded for case, accents and punctuation. What it finds
is for a person to go through: others are named in the same passages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sigdocs.errors import ReferenceWrong, SigdocsError
from sigdocs.inbox.originals import original
from sigdocs.model.cases import Submission
from sigdocs.model.documents import RestrictedDocument, RestrictedPurpose
from sigdocs.model.events import EventKind, Role, facts
from sigdocs.model.forms import ParsedForm
from sigdocs.model.outcomes import Written
from sigdocs.model.personal import PersonalText
from sigdocs.model.subject_access import Held
from sigdocs.model.workspace import Workspace
from sigdocs.rendering.subject_access import render_subject_access
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.opening import open_form
from sigdocs.workflows.publishing import keep_restricted


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    """A folded name as two patterns: all of it, and its last word alone."""

    whole: re.Pattern[str]
    last: re.Pattern[str]

    def certainty(self, text: str) -> str:
        """How surely a passage is about the person: "" where it is not."""
        folded = _fold(text)
        if self.whole.search(folded):
            return "full name"
        return "surname only" if self.last.search(folded) else ""


def everything_about(workspace: Workspace, name: PersonalText, today: date) -> Written:
    """Search every case and write what is held into ``restricted/subject-access``; recorded.

    Raises:
        ReferenceWrong: the name has fewer than two words. ApprovalMissing: not IG.
    """
    sought = _name(name)
    with open_desk(workspace, today=today) as desk:
        by = desk.stamp_as(Role.IG)
        held, unread = [], 0
        for case in desk.register.cases():
            found, failed = _in_case(desk, case.reference, sought)
            held += found
            unread += failed
            if found:
                told = facts(count=len(found))
                desk.register.note(
                    EventKind.SUBJECT_ACCESS, by=by, reference=case.reference, facts=told
                )
        desk.register.note(EventKind.SUBJECT_ACCESS, by=by, facts=facts(count=len(held)))
        report = RestrictedDocument(
            document=render_subject_access(name, tuple(held), prepared=today, unread=unread),
            purpose=RestrictedPurpose.IG,
        )
        folder = workspace.restricted / "subject-access"
        path = keep_restricted(desk, report, folder, reference="")
    cases = len({each.case for each in held})
    notes = [f"{len(held)} passages in {cases} cases. Go through them: others are named too."]
    if unread:
        notes.append(f"{unread} originals could not be read again; look at them yourself.")
    return Written(paths=(path,), notes=tuple(notes))


def _in_case(desk: Desk, reference: str, sought: _Name) -> tuple[list[Held], int]:
    """What a case holds, and how many of its originals could not be read."""
    held, unread = [], 0
    labels = [
        (person.label, name.reveal())
        for person in desk.people(reference).people
        for name in person.names
    ]
    for label, name in labels:
        if certainty := sought.certainty(name):
            held.append(_held(reference, 0, f"table of people, as {label}", certainty, name))
    for file in desk.register.submissions(reference):
        try:
            form = open_form(original(desk.vault, file.sha256)).form
        except SigdocsError:
            unread += 1
            continue
        held += _in_form(reference, file, form, sought)
    return held, unread


def _in_form(reference: str, file: Submission, form: ParsedForm, sought: _Name) -> Iterator[Held]:
    for where, words in _passages(form):
        if certainty := sought.certainty(words):
            yield _held(reference, file.revision, where, certainty, words)


def _passages(form: ParsedForm) -> Iterator[tuple[str, str]]:
    for answer in form.answers:
        number = f" ({answer.occurrence})" if answer.occurrence > 1 else ""
        yield f"question {answer.question}{number}", answer.text.reveal()
    for layer in form.layers:
        yield f"{layer.kind.value} ({layer.where})", layer.text.reveal()
    for text in form.unassigned:
        yield "outside the questions", text.reveal()


def _held(case: str, revision: int, where: str, certainty: str, words: str) -> Held:
    return Held(
        case=case, revision=revision, where=where, certainty=certainty, words=PersonalText(words)
    )


def _name(name: PersonalText) -> _Name:
    """The name as patterns: its words in order, one more between them, or the last one first."""
    words = [re.escape(word) for word in _fold(name.reveal()).split()]
    if len(words) < 2:
        raise ReferenceWrong("Give forename and surname.", next_step='sigdocs sar "Ann Example".')
    gap = r"\s+(?:\w+\s+)?"
    in_order, surname_first = gap.join(words), gap.join((words[-1], *words[:-1]))
    return _Name(
        whole=re.compile(rf"\b(?:{in_order}|{surname_first})\b"),
        last=re.compile(rf"\b{words[-1]}\b"),
    )


def _fold(text: str) -> str:
    """Small letters without accents; punctuation becomes a space, an apostrophe nothing."""
    plain = unicodedata.normalize("NFKD", text)
    letters = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return re.sub(r"[\W_]+", " ", re.sub(r"['\u2019\u02bc`]", "", letters)).strip()
