"""What can be asked of the register; every answer is a value of the model."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from sigdocs.model.cases import Case, CaseStatus, Disposition, FindingFacts, Submission
from sigdocs.model.documents import DocumentKind
from sigdocs.model.events import ChainHead, Event, EventKind, Verification
from sigdocs.model.records import (
    ActionRow,
    Assurance,
    Candidate,
    Condition,
    KpiAnswer,
    Meeting,
    Milestones,
    RecordedDecision,
    RecordedDocument,
    Story,
    WorklistRow,
)
from sigdocs.model.retention import DueForPurge, Hold, RetentionRule
from sigdocs.model.sealed import SealedEntry
from sigdocs.register import (
    actions,
    approvals,
    chain,
    conditions,
    decisions,
    documents,
    export,
    life,
    milestones,
    retention,
    rows,
    schema,
    sealed,
    separating,
    submissions,
    verify,
    worklist,
)
from sigdocs.register import story as stories
from sigdocs.register.session import Session


class Asking(Session):
    """Everything that only reads. Inside ``together()`` it sees what was just recorded."""

    def case(self, reference: str) -> Case | None:
        """The case with that reference, if there is one."""
        with self._reading() as connection:
            return rows.find_case(connection, reference)

    def cases(self, *statuses: CaseStatus) -> tuple[Case, ...]:
        """The cases with these statuses (all, without any), by reference."""
        with self._reading() as connection:
            found = life.all_cases(connection)
        return tuple(case for case in found if not statuses or case.status in statuses)

    def cases_for_meeting(self, meeting: date) -> tuple[Case, ...]:
        """The cases put to a meeting, urgent first, then by reference."""
        found = [case for case in self.cases() if case.meeting == meeting]
        return tuple(sorted(found, key=lambda case: (not case.urgent, case.reference)))

    def find_submission(self, sha256: str) -> Submission | None:
        """The first recording of exactly these bytes, if there is one."""
        with self._reading() as connection:
            return submissions.find(connection, sha256)

    def submissions(self, reference: str) -> tuple[Submission, ...]:
        """The files of a case, in order."""
        with self._reading() as connection:
            return submissions.of_case(connection, reference)

    def forms(self, reference: str) -> tuple[Submission, ...]:
        """The forms of a case that were not taken out of it, in order."""
        with self._reading() as connection:
            return separating.forms_of(connection, reference)

    def joined_from(self, reference: str, file: Submission) -> str:
        """The case that was joined into this one with that form, "" where it came by itself."""
        with self._reading() as connection:
            return separating.joined_from(connection, reference, file)

    def findings(self, sha256: str) -> tuple[FindingFacts, ...]:
        """What was found in a file; RegisterWrong where the register does not know it."""
        with self._reading() as connection:
            return stories.findings(connection, submissions.need(connection, sha256))

    def candidates(self, function: str = "") -> tuple[Candidate, ...]:
        """Cases that a form without our reference may belong to, the newest first."""
        with self._reading() as connection:
            return stories.candidates(connection, function)

    def waiting(self) -> tuple[Submission, ...]:
        """Files that wait for a person: held or failed, and not set aside."""
        with self._reading() as connection:
            return submissions.waiting(connection)

    def balance(self, run: str) -> dict[Disposition, int]:
        """How many files of a run got each disposition."""
        with self._reading() as connection:
            return submissions.balance(connection, run)

    def worklist(self, today: date) -> tuple[WorklistRow, ...]:
        """What is to be done, urgent first."""
        with self._reading() as connection:
            return worklist.worklist(connection, today)

    def story(self, reference: str) -> Story:
        """Everything about one case; RegisterWrong where there is no such case."""
        with self._reading() as connection:
            return stories.story(connection, reference)

    def documents(
        self,
        reference: str | None = None,
        *,
        meeting: date | None = None,
        kind: DocumentKind | None = None,
    ) -> tuple[RecordedDocument, ...]:
        """Documents of a case, of a meeting, of a kind, or all, the oldest first."""
        with self._reading() as connection:
            return documents.documents(connection, reference, meeting, kind)

    def decisions(self, reference: str) -> tuple[RecordedDecision, ...]:
        """The decisions of a case, the latest last."""
        with self._reading() as connection:
            return decisions.decisions(connection, reference)

    def actions(self, reference: str | None = None) -> tuple[ActionRow, ...]:
        """The actions of a case in their order, or all by when they are due."""
        with self._reading() as connection:
            return actions.actions(connection, reference)

    def assurances(self, reference: str | None = None) -> tuple[Assurance, ...]:
        """Assurances asked for, by when they are due."""
        with self._reading() as connection:
            return actions.assurances(connection, reference)

    def kpis(self, reference: str | None = None) -> tuple[KpiAnswer, ...]:
        """Answers to the KPI questions, of one case or of all."""
        with self._reading() as connection:
            return actions.kpis(connection, reference)

    def conditions(self, reference: str) -> tuple[Condition, ...]:
        """The conditions of a case."""
        with self._reading() as connection:
            return conditions.conditions(connection, reference)

    def is_approved(self, reference: str, sha256: str, *, scope: str) -> bool:
        """Whether exactly these bytes are approved for that scope now."""
        with self._reading() as connection:
            return approvals.is_approved(connection, self._key, reference, sha256, scope)

    def meetings(self) -> tuple[Meeting, ...]:
        """Every meeting on record."""
        with self._reading() as connection:
            return documents.meetings(connection)

    def holds(self, reference: str) -> tuple[Hold, ...]:
        """The legal holds that stand on a case."""
        with self._reading() as connection:
            return retention.holds(connection, reference)

    def sealed_entry(self, file: str) -> SealedEntry | None:
        """What is known of a sealed file of the vault."""
        with self._reading() as connection:
            return sealed.find(connection, file)

    def sealed_entries(self) -> tuple[SealedEntry, ...]:
        """What is known of every sealed file of the vault."""
        with self._reading() as connection:
            return sealed.all_of(connection)

    def due_for_purge(
        self, rules: tuple[RetentionRule, ...], today: date
    ) -> tuple[DueForPurge, ...]:
        """What is due to be removed; with holds where something blocks it."""
        with self._reading() as connection:
            return retention.due(connection, rules, today)

    def milestones(self) -> tuple[Milestones, ...]:
        """When each case came to each status, with outcome and KPI answers: for reports."""
        with self._reading() as connection:
            return milestones.milestones(connection)

    def export(self, reference: str | None = None) -> tuple[str, ...]:
        """The events as JSON lines, each with its mac (``export.check_lines`` checks them)."""
        with self._reading() as connection:
            return tuple(export.lines(connection, reference))

    def check_export(self, lines: Iterable[str], expected: ChainHead) -> Verification:
        """Check exported lines under this vault's key, up to the head in their manifest."""
        return export.check_lines(lines, self._key, expected)

    def events(
        self, reference: str | None = None, kind: EventKind | None = None
    ) -> tuple[Event, ...]:
        """The events of one case, or all, in order; only of one kind where it is given."""
        with self._reading() as connection:
            return tuple(chain.read(connection, reference, kind))

    def head(self) -> ChainHead:
        """The last entry of the chain, for manifests."""
        with self._reading() as connection:
            row = connection.execute(select(schema.head)).one()
            return ChainHead(sequence=row.sequence, mac=row.mac)

    def verify(self, *expected: ChainHead) -> Verification:
        """Check the whole record, against heads from manifests where there are any."""
        with self._reading() as connection:
            return verify.verify(connection, self._key, *expected)
