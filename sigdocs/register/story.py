"""A case's story: what came, what was found and changed, what was made of it and decided."""

from __future__ import annotations

from sqlalchemy import Connection, select

from sigdocs.model.cases import AnswerFacts, FindingFacts, Submission
from sigdocs.model.records import AnswerChange, Candidate, Story
from sigdocs.register import (
    actions,
    approvals,
    chain,
    conditions,
    decisions,
    documents,
    life,
    rows,
    schema,
    submissions,
)


def story(connection: Connection, reference: str) -> Story:
    """Everything about one case; RegisterWrong where there is no such case."""
    case = rows.need_case(connection, reference)
    files = submissions.of_case(connection, reference)
    return Story(
        case=case,
        submissions=files,
        findings=tuple((f.revision, findings(connection, f)) for f in files if f.revision),
        changes=_changes(connection, files),
        documents=documents.documents(connection, reference),
        decisions=decisions.decisions(connection, reference),
        actions=actions.actions(connection, reference),
        assurances=actions.assurances(connection, reference),
        conditions=conditions.conditions(connection, reference),
        approvals=approvals.approvals(connection, reference),
        events=tuple(chain.read(connection, reference)),
    )


def findings(connection: Connection, file: Submission) -> tuple[FindingFacts, ...]:
    """What was found in a file, in the order in which it was found."""
    table = schema.findings
    query = select(table).where(table.c.sha256 == file.sha256, table.c.arrival == file.arrival)
    rows_found = connection.execute(query.order_by(table.c.number))
    return tuple(rows.finding_of(row) for row in rows_found)


def answers(connection: Connection, file: Submission) -> tuple[AnswerFacts, ...]:
    """States and lengths of the answers of a file, in printed order."""
    table = schema.answers
    query = select(table).where(table.c.sha256 == file.sha256, table.c.arrival == file.arrival)
    return tuple(rows.answer_of(row) for row in connection.execute(query.order_by(table.c.number)))


def _changes(connection: Connection, files: tuple[Submission, ...]) -> tuple[AnswerChange, ...]:
    """What each revision changed in the one before it, question by question."""
    revisions = sorted((file for file in files if file.revision), key=lambda file: file.revision)
    given = [answers(connection, file) for file in revisions]
    changed: list[AnswerChange] = []
    for file, before, after in zip(revisions[1:], given, given[1:], strict=False):
        changed += _compare(file.revision, before, after)
    return tuple(changed)


def _compare(
    revision: int, before: tuple[AnswerFacts, ...], after: tuple[AnswerFacts, ...]
) -> list[AnswerChange]:
    old = {(answer.question, answer.occurrence): answer for answer in before}
    new = {(answer.question, answer.occurrence): answer for answer in after}
    return [
        AnswerChange(
            revision=revision,
            question=place[0],
            occurrence=place[1],
            before=old.get(place),
            after=new.get(place),
        )
        for place in dict.fromkeys([*new, *old])
        if old.get(place) != new.get(place)
    ]


def candidates(connection: Connection, function: str = "") -> tuple[Candidate, ...]:
    """Cases that an arriving form without our reference may belong to, the newest first.

    The register holds no words: the caller compares organisations and summaries in the vault.
    """
    found = [case for case in life.all_cases(connection) if function in ("", case.function)]
    return tuple(
        Candidate(
            reference=case.reference,
            status=case.status,
            function=case.function,
            received=case.received,
            latest_file=_latest(connection, case.reference, case.revision),
        )
        for case in reversed(found)
    )


def _latest(connection: Connection, reference: str, revision: int) -> str:
    table = schema.submissions
    mine = (table.c.reference == reference) & (table.c.revision == revision)
    return connection.scalar(select(table.c.sha256).where(mine)) or ""
