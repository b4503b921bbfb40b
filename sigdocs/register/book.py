"""The register as its users see it: one method for each thing that is recorded or asked.

Each recording method is one transaction, with its event; inside ``together()`` they share one.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from types import TracebackType

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DatabaseError

from sigdocs.errors import RegisterWrong
from sigdocs.model.cases import (
    AnswerFacts,
    Arrived,
    Case,
    CaseStatus,
    Disposition,
    FindingFacts,
    Reason,
    Submission,
)
from sigdocs.model.events import ChainHead, Event, EventKind, Fact, Stamp, Verification
from sigdocs.model.forms import ParsedForm
from sigdocs.model.records import (
    ActionRow,
    ActionStatus,
    Approval,
    Assurance,
    Candidate,
    Condition,
    ConditionStatus,
    DecisionFacts,
    DocumentFacts,
    Meeting,
    RecordedDecision,
    RecordedDocument,
    Story,
    WorklistRow,
)
from sigdocs.register import (
    chain,
    life,
    outcomes,
    papers,
    rows,
    schema,
    submissions,
    verify,
    worklist,
)
from sigdocs.register import story as stories


class Register:
    """An open register. Made by ``open_register``; not to be shared between threads."""

    def __init__(self, engine: Engine, key: bytes) -> None:
        """Keep the database and the vault's key."""
        self._engine = engine
        self._key = key
        self._shared: Connection | None = None

    def __enter__(self) -> Register:
        """Return the register itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make everything recorded inside one transaction: all of it, or nothing.

        Other processes wait meanwhile: render and convert before, record inside.
        """
        with self._writing():
            yield

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self._shared is not None:
            yield self._shared
            return
        with self._connected(writes=True) as connection:
            self._shared = connection
            try:
                yield connection
            finally:
                self._shared = None

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        if self._shared is not None:
            yield self._shared
            return
        with self._connected(writes=False) as connection:
            yield connection

    @contextmanager
    def _connected(self, *, writes: bool) -> Iterator[Connection]:
        """A transaction; what the database says goes no further: it may quote values."""
        try:
            with self._engine.connect() as plain:
                connection = plain.execution_options(writes=writes)
                with connection.begin():
                    yield connection
        except DatabaseError as error:
            raise RegisterWrong(
                f"The register could not be used ({type(error.orig).__name__}).",
                next_step="Is the disk full, or another sigdocs at work? Then run it again.",
            ) from None

    # Files and cases

    def record_submission(self, arrived: Arrived, *, by: Stamp) -> Submission:
        """Record a file, its case, findings and events at once; the same file only once."""
        with self._writing() as connection:
            return submissions.record(connection, self._key, arrived, by)

    def move(
        self,
        reference: str,
        to: CaseStatus,
        *,
        by: Stamp,
        reason: Reason | None = None,
        file: str = "",
        note: str = "",
        meeting: date | None = None,
        due: date | None = None,
    ) -> Case:
        """Move a case along its life; RegisterWrong for a move that it does not have."""
        with self._writing() as connection:
            return life.move(
                connection, self._key, reference, to, by,
                reason=reason, file=file, note=note, meeting=meeting, due=due,
            )  # fmt: skip

    def set_meeting(
        self, reference: str, meeting: date | None, *, by: Stamp, reason: Reason | None = None
    ) -> Case:
        """Put a case to another meeting, or to none yet."""
        with self._writing() as connection:
            return life.set_meeting(connection, self._key, reference, meeting, by, reason)

    def note(
        self, kind: EventKind, *, by: Stamp, reference: str = "", facts: Iterable[Fact] = ()
    ) -> Event:
        """Record an event that changes no table (revealed, exported, run finished)."""
        with self._writing() as connection:
            return chain.append(connection, self._key, kind, by, reference=reference, facts=facts)

    def answer_facts(self, form: ParsedForm) -> tuple[AnswerFacts, ...]:
        """States, lengths and keyed fingerprints of a form's answers: nothing of their words."""
        return tuple(
            AnswerFacts(
                question=answer.question,
                occurrence=answer.occurrence,
                state=answer.state,
                length=len(answer.text),
                fingerprint=self._fingerprint(answer.text.reveal()),
            )
            for answer in form.answers
        )

    def _fingerprint(self, words: str) -> str:
        message = b"sigdocs answer" + words.encode("utf-8", "surrogatepass")
        return hmac.digest(self._key, message, "sha256").hex()

    # Documents, meetings, approvals, conditions

    def record_document(self, document: DocumentFacts, *, by: Stamp) -> None:
        """Record a document or its new status; the same again changes nothing."""
        with self._writing() as connection:
            papers.record_document(connection, self._key, document, by)

    def record_meeting(self, meeting: Meeting, *, by: Stamp) -> None:
        """Record a meeting or its new deadline or status."""
        with self._writing() as connection:
            papers.record_meeting(connection, self._key, meeting, by)

    def approve(self, reference: str, sha256: str, *, scope: str, by: Stamp) -> Approval:
        """Approve exactly these bytes for a scope (a code); ApprovalMissing where one may not."""
        with self._writing() as connection:
            return papers.approve(connection, self._key, reference, sha256, scope, by)

    def withdraw_approval(self, reference: str, sha256: str, *, scope: str, by: Stamp) -> None:
        """Take an approval back."""
        with self._writing() as connection:
            papers.withdraw_approval(connection, self._key, reference, sha256, scope, by)

    def find_condition(
        self, reference: str, *, kind: str, question: str, words: str, by: Stamp
    ) -> Condition:
        """Record a direction found in a form (``words``: where the vault keeps it), once."""
        with self._writing() as connection:
            return papers.find_condition(
                connection, self._key, reference, kind, question, words, by
            )

    def settle_condition(
        self, reference: str, number: int, status: ConditionStatus, *, by: Stamp
    ) -> None:
        """Confirm a direction, or dismiss it."""
        with self._writing() as connection:
            papers.settle_condition(connection, self._key, reference, number, status, by)

    # Outcomes

    def record_decision(
        self,
        reference: str,
        decision: DecisionFacts,
        *,
        by: Stamp,
        reason: Reason | None = None,
        note: str = "",
    ) -> RecordedDecision:
        """Record a decision, its actions and the moves they mean; once for each source file."""
        with self._writing() as connection:
            return outcomes.decide(connection, self._key, reference, decision, by, reason, note)

    def update_action(
        self,
        reference: str,
        decision: int,
        number: int,
        status: ActionStatus,
        *,
        by: Stamp,
        on: date | None = None,
    ) -> None:
        """Say that an action is done, dropped, or open again."""
        with self._writing() as connection:
            outcomes.update_action(
                connection, self._key, reference, decision, number, status, by, on
            )

    def record_assurance(self, assurance: Assurance, *, by: Stamp) -> None:
        """Record that assurance was asked for, or (with ``received_on``) that it came."""
        with self._writing() as connection:
            outcomes.await_assurance(connection, self._key, assurance.reference, assurance, by)

    # Questions

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

    def findings(self, sha256: str) -> tuple[FindingFacts, ...]:
        """What was found in a file; RegisterWrong where the register does not know it."""
        with self._reading() as connection:
            return stories.findings(connection, submissions.need(connection, sha256))

    def candidates(self, function: str = "") -> tuple[Candidate, ...]:
        """Cases that a form without our reference may belong to, the newest first."""
        with self._reading() as connection:
            return stories.candidates(connection, function)

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
        self, reference: str | None = None, *, meeting: date | None = None
    ) -> tuple[RecordedDocument, ...]:
        """Documents of a case, of a meeting, or all, the oldest first."""
        with self._reading() as connection:
            return papers.documents(connection, reference, meeting)

    def decisions(self, reference: str) -> tuple[RecordedDecision, ...]:
        """The decisions of a case, the latest last."""
        with self._reading() as connection:
            return outcomes.decisions(connection, reference)

    def actions(self, reference: str | None = None) -> tuple[ActionRow, ...]:
        """The actions of a case in their order, or all by when they are due."""
        with self._reading() as connection:
            return outcomes.actions(connection, reference)

    def assurances(self, reference: str | None = None) -> tuple[Assurance, ...]:
        """Assurances asked for, by when they are due."""
        with self._reading() as connection:
            return outcomes.assurances(connection, reference)

    def conditions(self, reference: str) -> tuple[Condition, ...]:
        """The conditions of a case."""
        with self._reading() as connection:
            return papers.conditions(connection, reference)

    def is_approved(self, reference: str, sha256: str, *, scope: str) -> bool:
        """Whether exactly these bytes are approved for that scope now."""
        with self._reading() as connection:
            return papers.is_approved(connection, reference, sha256, scope)

    def meetings(self) -> tuple[Meeting, ...]:
        """Every meeting on record."""
        with self._reading() as connection:
            return papers.meetings(connection)

    def events(self, reference: str | None = None) -> tuple[Event, ...]:
        """The events of one case, or all, in order."""
        with self._reading() as connection:
            return tuple(chain.read(connection, reference))

    def head(self) -> ChainHead:
        """The last entry of the chain, for manifests."""
        with self._reading() as connection:
            row = connection.execute(select(schema.head)).one()
            return ChainHead(sequence=row.sequence, mac=row.mac)

    def verify(self, expected: ChainHead | None = None) -> Verification:
        """Check the whole record, against a head from a manifest where there is one."""
        with self._reading() as connection:
            return verify.verify(connection, self._key, expected)
