"""The register: what happened to every file, case and document, in a chain that shows any editing.

It deliberately keeps no words: codes, hashes, references, numbers and dates only. The words of a
decision, an action, a condition or a reason are in the vault; the register holds their hash.

    from sigdocs.model.cases import Arrived, Arriving, CaseFacts, CaseStatus, Disposition
    from sigdocs.model.events import Actor, Role, Stamp, Versions
    from sigdocs.register import open_register

    by = Stamp(actor=Actor(role=Role.SECRETARIAT, user="jo"), at=datetime.now(UTC),
               versions=Versions(form="17", program="0.1.0"))
    with open_register("sqlite:///register.sqlite", key=key, create=True) as register:
        with register.together():                      # one transaction, or none of it
            file = register.record_submission(
                Arrived(
                    sha256=digest, disposition=Disposition.ACCEPTED, arriving=Arriving.NEW_CASE,
                    received=date(2026, 11, 25), source_format="docx", run="run-1",
                    case=CaseFacts(form=form.kind, edition=form.edition, function=profile.function,
                                   focus=profile.focus, urgent=profile.urgent, meeting=meeting),
                    findings=finding_facts(checked.findings),
                    answers=register.answer_facts(form),
                ),
                by=by,
            )                                          # file.reference == "SC-2026-0001"
            register.record_document(document_facts(proven, status=DocumentStatus.RELEASED,
                                                    reference=file.reference), by=by)
        register.move(file.reference, CaseStatus.MINIMISED, by=by)
        register.worklist(today)                       # urgent first, whose turn, what is due
        register.verify().sound                        # nothing was edited

**Recording a file.** ``Arrived.case`` with no ``reference`` opens a case; with one it is the next
revision of that case; without ``case`` nothing about a case changes. Accepted, returned and outcome
files move a case that is received or returned (via received) to accepted or returned; a case
further on stays where it is. The same hash again changes nothing (``file.already``); the same
bytes under another ``arrival`` code are recorded as a duplicate. Held, failed and still-arriving
files get their new disposition when they are recorded again.

**Moving a case.** ``sigdocs.model.cases.MOVES`` lists the only moves; others are RegisterWrong.
Withdrawal, moves to and from the enhanced process, and decisions on a case that was not listed need
a ``Reason``; its words go to the vault, their hash to ``note``.

**Outcomes.** ``record_decision(reference, decision_facts(decision, source=…, words=…), by=by)``
moves the case to no-further-action, action-agreed (and on to actions-open where there are actions),
deferred or enhanced. ``actions()``, ``update_action``, ``record_assurance``.

**Papers.** ``record_document``, ``approve`` / ``is_approved`` (by hash and scope; who submitted may
not approve), ``find_condition`` / ``settle_condition``, ``record_meeting``, ``record_kpi``.

**Keeping.** ``place_hold`` / ``lift_hold``, ``due_for_purge(rules, today)``, ``record_purge``.

**Asking.** ``case``, ``cases``, ``cases_for_meeting``, ``find_submission`` (exact duplicate),
``candidates`` (to compare in the vault), ``findings``, ``story``, ``worklist``, ``balance``,
``milestones`` (for reports), ``events``, ``head`` (for manifests), ``export`` / ``check_export``,
``verify`` (the chain, its end, and every table against it). ``note`` records an event that changes
no table (revealed, exported, run finished).

**Again.** Recording the same file, document, decision, approval, condition or meeting again changes
nothing, so that a run that was interrupted can simply be repeated.

Importing this module is light: SQLAlchemy is loaded when a register is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sigdocs.model.events import Stamp
    from sigdocs.register.book import Register as Register

__all__ = ["open_register"]


def open_register(
    url: str, *, key: bytes, create: bool = False, by: Stamp | None = None
) -> Register:
    """Open the register at ``url`` (see ``connection.open_register``)."""
    from sigdocs.register import connection

    return connection.open_register(url, key=key, create=create, by=by)
