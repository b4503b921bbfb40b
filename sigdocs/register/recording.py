"""What can be recorded: one method a thing, each one transaction with its event."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from datetime import date

from sigdocs.model.cases import AnswerFacts, Arrived, Case, CaseStatus, Reason, Submission
from sigdocs.model.events import Event, EventKind, Fact, Stamp
from sigdocs.model.forms import ParsedForm
from sigdocs.model.records import (
    ActionStatus,
    Approval,
    Assurance,
    Condition,
    ConditionStatus,
    DecisionFacts,
    DocumentFacts,
    KpiAnswer,
    Meeting,
    RecordedDecision,
)
from sigdocs.model.retention import DueForPurge, Hold
from sigdocs.model.sealed import SealedEntry
from sigdocs.register import (
    actions,
    approvals,
    conditions,
    decisions,
    documents,
    joining,
    life,
    retention,
    sealed,
    separating,
    submissions,
)
from sigdocs.register.replay import TELLERS
from sigdocs.register.session import Session


class Recording(Session):
    """Everything that writes. Inside ``together()`` several share one transaction."""

    def record_submission(self, arrived: Arrived, *, by: Stamp) -> Submission:
        """Record a file, its case, findings and events at once; the same file only once."""
        with self._writing(by) as writing:
            return submissions.record(writing, arrived)

    def set_aside(self, sha256: str, *, by: Stamp, reason: Reason, note: str = "") -> None:
        """Say that a held or failed file is done with; RegisterWrong for any other file."""
        with self._writing(by) as writing:
            submissions.set_aside(writing, sha256, reason, note)

    def join(self, reference: str, arrived: Arrived, *, by: Stamp, note: str = "") -> Submission:
        """Join a case into the one that ``arrived`` names; RegisterWrong where states forbid it."""
        with self._writing(by) as writing:
            return joining.join(writing, reference, arrived, note)

    def separate(
        self, reference: str, file: Submission, arrived: Arrived, *, by: Stamp, note: str = ""
    ) -> Submission:
        """Take a form out of a case and record it where it belongs ("": a new case)."""
        with self._writing(by) as writing:
            return separating.separate(writing, reference, file, arrived, note)

    def restore(self, arrived: Arrived, *, by: Stamp) -> Submission:
        """Record the form before as the newest of the case that ``arrived`` names."""
        with self._writing(by) as writing:
            return separating.restore(writing, arrived)

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
        with self._writing(by) as writing:
            return life.move(
                writing, reference, to,
                reason=reason, file=file, note=note, meeting=meeting, due=due,
            )  # fmt: skip

    def set_meeting(
        self, reference: str, meeting: date | None, *, by: Stamp, reason: Reason | None = None
    ) -> Case:
        """Put a case to another meeting, or to none yet."""
        with self._writing(by) as writing:
            return life.set_meeting(writing, reference, meeting, reason)

    def note(
        self, kind: EventKind, *, by: Stamp, reference: str = "", facts: Iterable[Fact] = ()
    ) -> Event:
        """Record an event that changes no table (revealed, exported, run finished)."""
        if kind in TELLERS:
            raise ValueError("an event that tells of a row is written with the row")
        with self._writing(by) as writing:
            return writing.tell(kind, reference, facts)

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

    def record_document(self, document: DocumentFacts, *, by: Stamp) -> None:
        """Record a document or its new status; the same again changes nothing."""
        with self._writing(by) as writing:
            documents.record_document(writing, document)

    def record_meeting(self, meeting: Meeting, *, by: Stamp) -> None:
        """Record a meeting or its new deadline or status; the same again changes nothing.

        Then it does not even queue: every command tells the meetings of its calendar.
        """
        with self._reading() as connection:
            if documents.stands(connection, meeting):
                return
        with self._writing(by) as writing:
            documents.record_meeting(writing, meeting)

    def approve(
        self, reference: str, sha256: str, *, scope: str, by: Stamp, file: str = ""
    ) -> Approval:
        """Approve exactly these bytes for a scope (a code); ApprovalMissing where one may not.

        ``file`` is the hash of the form that they were made of.
        """
        with self._writing(by) as writing:
            return approvals.approve(writing, reference, sha256, scope, file)

    def withdraw_approval(self, reference: str, sha256: str, *, scope: str, by: Stamp) -> None:
        """Take an approval back; RegisterWrong where there is none."""
        with self._writing(by) as writing:
            approvals.withdraw(writing, reference, sha256, scope)

    def find_condition(
        self, reference: str, *, kind: str, question: str, words: str, by: Stamp
    ) -> Condition:
        """Record a direction found in a form (``words``: where the vault keeps it), once."""
        with self._writing(by) as writing:
            return conditions.find(writing, reference, kind, question, words)

    def settle_condition(
        self, reference: str, number: int, status: ConditionStatus, *, by: Stamp
    ) -> None:
        """Confirm a direction, or dismiss it."""
        with self._writing(by) as writing:
            conditions.settle(writing, reference, number, status)

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
        with self._writing(by) as writing:
            return decisions.decide(writing, reference, decision, reason, note)

    def correct_decision(
        self, reference: str, decision: DecisionFacts, *, by: Stamp, note: str
    ) -> RecordedDecision:
        """Record a decision that corrects the one before; once for each source file."""
        with self._writing(by) as writing:
            return decisions.correct(writing, reference, decision, note)

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
        with self._writing(by) as writing:
            actions.change(writing, reference, decision, number, status, on)

    def record_assurance(self, assurance: Assurance, *, by: Stamp) -> None:
        """Record that assurance was asked for, or (with ``received_on``) that it came."""
        with self._writing(by) as writing:
            actions.record_assurance(writing, assurance)

    def end_assurance(self, reference: str, recipient: str, *, by: Stamp) -> None:
        """Say that nothing is awaited from a recipient any more; what has come stays."""
        with self._writing(by) as writing:
            actions.end_assurance(writing, reference, recipient)

    def place_hold(self, reference: str, hold: Hold, *, by: Stamp, note: str = "") -> None:
        """Place a legal hold: nothing of the case is removed until it is lifted."""
        with self._writing(by) as writing:
            retention.place_hold(writing, reference, hold, note)

    def lift_hold(self, reference: str, hold: Hold, *, by: Stamp, note: str = "") -> None:
        """Lift a legal hold; RegisterWrong where there is none."""
        with self._writing(by) as writing:
            retention.lift_hold(writing, reference, hold, note)

    def record_purge(self, removed: DueForPurge, *, by: Stamp) -> None:
        """Record that files were removed; refused under a hold."""
        with self._writing(by) as writing:
            retention.record_purge(writing, removed)

    def record_sealed(self, entries: Iterable[SealedEntry], *, by: Stamp) -> None:
        """Record the versions of sealed entries of the vault, where they are newer than known."""
        with self._writing(by) as writing:
            sealed.record(writing, entries)

    def forget_sealed(self, *, by: Stamp) -> None:
        """Record that nothing in the vault is sealed any more."""
        with self._writing(by) as writing:
            sealed.forget_all(writing)

    def record_kpi(self, answer: KpiAnswer, *, by: Stamp) -> None:
        """Record what a KPI question was answered."""
        with self._writing(by) as writing:
            actions.record_kpi(writing, answer)
