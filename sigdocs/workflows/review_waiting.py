"""What waits for Information Governance: cases, finished drafts, words that stop a document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sigdocs.inbox.clearances import SHELF, load_clearances
from sigdocs.model.cases import Case, CaseStatus
from sigdocs.model.outcomes import Shown
from sigdocs.model.records import RecordedDocument
from sigdocs.model.shapes import is_reference
from sigdocs.model.workspace import Workspace
from sigdocs.rendering.wording import say_date
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.finalise import FOR_APPROVAL, SCOPE
from sigdocs.workflows.group_papers import group_papers
from sigdocs.workflows.seen_by_ig import awaits_ig

_OF_IG = (CaseStatus.WITH_IG, CaseStatus.READY, CaseStatus.ENHANCED, CaseStatus.DEFERRED)
_COLUMNS = ("Case", "Waits for", "Since", "Meeting", "Next")


def waiting_for_ig(workspace: Workspace, today: date) -> Shown:
    """What waits for IG, each with the command that comes next; the oldest case first."""
    with open_desk(workspace, today=today) as desk:
        rows = (*_cases(desk), *_words(desk), *_drafts(desk))
    reports = f"The reports lie in {workspace.restricted.name}/review, a folder for each case."
    return Shown(
        title="With Information Governance",
        columns=_COLUMNS,
        rows=rows,
        notes=(reports,) if rows else ("Nothing waits for Information Governance.",),
    )


def _cases(desk: Desk) -> Iterator[tuple[str, ...]]:
    found = [case for case in desk.register.cases(*_OF_IG) if _waits(desk, case)]
    for case in sorted(found, key=lambda case: case.since):
        since, meeting = say_date(case.since.date()), say_date(case.meeting)
        todo = f"sigdocs review show {case.reference}"
        yield case.reference, "what the Group will see", since, meeting, todo


def _waits(desk: Desk, case: Case) -> bool:
    """Whether IG has to see a case; further on, what came or was decided otherwise since."""
    if case.status is CaseStatus.WITH_IG:
        return True
    return awaits_ig(desk, case.reference, group_papers(desk, case.reference)[0])


def _words(desk: Desk) -> Iterator[tuple[str, ...]]:
    """Cases whose documents a word stops that is also a name."""
    for name in desk.vault.names(SHELF):
        reference = name.removeprefix(f"{SHELF}/").removesuffix(".json")
        if not is_reference(reference):
            continue
        number = sum(not each.is_cleared for each in load_clearances(desk.vault, reference))
        if number:
            what = "a word that stops a document" if number == 1 else f"{number} words that stop it"
            yield reference, what, "", "", f"sigdocs review clear {reference}"


def _drafts(desk: Desk) -> Iterator[tuple[str, ...]]:
    """Finished letters and summaries whose newest version nobody has approved."""
    newest: dict[str, RecordedDocument] = {}
    for made in desk.register.documents():
        if made.facts.stem.endswith(FOR_APPROVAL):
            newest[made.facts.stem] = made
    for made in newest.values():
        reference, digest = made.facts.reference, made.facts.sha256
        if not desk.register.is_approved(reference, digest, scope=SCOPE):
            what = f"a finished {made.facts.kind.value.replace('-', ' ')}"
            since = say_date(made.at.date())
            yield reference, what, since, "", f"sigdocs review approve {reference} {digest}"
