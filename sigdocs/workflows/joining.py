"""Two cases that are one concern: a person says so, and they become one.

The newest form of the one is the next revision of the other, under the other's pseudonyms; what IG
ruled on the one does not carry over, since its rows were others.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from sigdocs.errors import NotAForm
from sigdocs.inbox.notes import keep_note
from sigdocs.model.cases import Case
from sigdocs.model.events import Role
from sigdocs.model.outcomes import Written
from sigdocs.model.personal import PersonalText
from sigdocs.model.workspace import Workspace
from sigdocs.register.joining import refuse_to_join
from sigdocs.workflows.desk import open_desk
from sigdocs.workflows.held import as_it_came
from sigdocs.workflows.matching import belonging
from sigdocs.workflows.posting import posted_with
from sigdocs.workflows.settling import settle_form


def join_cases(
    workspace: Workspace, reference: str, into: str, *, words: PersonalText, today: date
) -> Written:
    """Join a case into another.

    Args:
        workspace: where. reference: the case that ends. into: the case that goes on.
        words: why; the vault keeps them. today: what day it counts as.

    Raises:
        RegisterWrong: there is no such case, or their states forbid it. NotAForm: the other case
            has another kind of form. ApprovalMissing: whoever asks is not of the secretariat.
    """
    with open_desk(workspace, today=today) as desk:
        by, case, other = desk.stamp_as(Role.SECRETARIAT), desk.case(reference), desk.case(into)
        refuse_to_join(case, other)
        file = as_it_came(desk, desk.latest_file(reference))
        opened, _ = desk.latest_form(reference)
        found = belonging(desk, other, opened.form)
        if found.is_doubtful:
            raise NotAForm(
                f"{into} has another kind of form.",
                next_step="A record of the enhanced process is joined into its notification.",
            )
        note = keep_note(desk.vault, reference, words)
        line = settle_form(
            desk, file, opened, found, arrival=_arrival(case), number=1, run="",
            record=partial(desk.register.join, reference, by=by, note=note),
        )  # fmt: skip
        line = posted_with(desk, line)
    joined = f"{reference} is joined into {into}: its form is the newest there."
    return Written(notes=(joined, line.message), exit_code=line.exit_code)


def _arrival(case: Case) -> str:
    """A code for the form in its new case; a case that was separated may be joined once more."""
    again = f"-{case.revision}" if case.revision > 1 else ""
    return f"joined-{case.reference.lower()}{again}"
