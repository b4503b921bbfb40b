"""A trust's look-back schedule: only if the Group decided so, encrypted, and never in the outbox (27)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sigdocs.errors import ApprovalMissing, Incomplete, ReferenceWrong
from sigdocs.inbox.passphrase import SHORTEST, secret_in
from sigdocs.model.letters import Addressee
from sigdocs.model.lookback import LookbackRow, lookback_rows, organisations_at_1c
from sigdocs.model.outcomes import Written
from sigdocs.model.recipients import Recipient
from sigdocs.model.workspace import Workspace
from sigdocs.office import to_pdf
from sigdocs.rendering.lookback import encrypted_schedule, render_lookback_schedule
from sigdocs.workflows.briefs import Sharing, brief_for, latest_reply, prepare_sharing
from sigdocs.workflows.desk import Desk, open_desk
from sigdocs.workflows.forms import recipient_key
from sigdocs.workflows.publishing import keep_restricted
from sigdocs.workflows.suggested_addresses import PROVIDER_POSTS

_APART = "Send it apart from the letter, and the password by another way."


def write_lookback_schedule(
    workspace: Workspace,
    reference: str,
    *,
    recipient: str,
    password: str,
    today: date,
    chosen: Sequence[int] = (),
) -> Written:
    """Write the schedule as a PDF that only the password opens (AES-256), into ``restricted``.

    Args:
        workspace: where. reference: the case. recipient: any name of the provider. today: its date.
        password: at least twelve characters, told to the reader by another way.
        chosen: the rows that are this organisation's, counted from 1; needed where 1c names several.

    Raises:
        ApprovalMissing: the Group decided on no look-back, or not to tell this recipient; nobody
            has confirmed the addressee; the rows have to be chosen.
        Incomplete: the form has no such hospital number. ReferenceWrong: the password is too short.
        OfficeMissing: no PDF can be made.
    """
    if len(password) < SHORTEST:
        raise ReferenceWrong(
            f"A password needs {SHORTEST} characters or more.",
            next_step="Three random words and a number are easy to tell on the telephone.",
        )
    with open_desk(workspace, today=today) as desk:
        sharing = prepare_sharing(desk, reference, recipient_key(recipient))
        to = _confirmed(desk, sharing)
        rows = _chosen(sharing, to, chosen)
        schedule = render_lookback_schedule(
            desk.template("lookback_schedule"),
            reference=reference,
            to=sharing.to,
            organisation=to.organisation or sharing.to.title,
            rows=rows,
            office=workspace.office,
            met_on=sharing.brief.decided_on,
            dated=today,
        )
        (pdf,) = to_pdf([(schedule.stem, schedule.content)], password=password)
        folder = workspace.restricted / "schedules" / reference
        path = keep_restricted(
            desk,
            encrypted_schedule(schedule, pdf),
            folder,
            reference=reference,
            recipient=sharing.to.key,
        )
    return Written(paths=(path,), notes=(f"{len(rows)} hospital numbers. {_APART}",))


def password_in(file: Path) -> str:
    """The password that a file holds.

    Raises:
        ReferenceWrong: it is missing, empty or no text, or others may read it.
    """
    try:
        return secret_in(file, "the password").decode()
    except UnicodeDecodeError:
        raise ReferenceWrong("The file with the password is no text.") from None


def _confirmed(desk: Desk, sharing: Sharing) -> Addressee:
    """The addressee whom somebody confirmed for the letter that the schedule goes with."""
    to: Recipient = sharing.to
    if to.key not in PROVIDER_POSTS or sharing.is_exchange:
        raise ApprovalMissing(
            "Hospital numbers go only to the organisation whose numbers they are.",
            next_step="Name the provider: --to medical-director, chief-executive, private-provider.",
        )
    if not sharing.decides_lookback:
        raise ApprovalMissing(
            f"The Group has not decided on a look-back in {sharing.reference}.",
            next_step="If it did, the decision must say so: send its decision sheet with the look-back "
            "in the decision, the assurance or the actions.",
        )
    reply = latest_reply(desk, sharing.reference, to.key)
    addressee = brief_for(desk, sharing, reply).addressee
    if not addressee.confirmed_by:
        raise ApprovalMissing(
            "Nobody has confirmed who gets the schedule.",
            next_step="Complete the brief of the letter first: "
            f"sigdocs letter brief {sharing.reference} --to {to.key}",
        )
    return addressee


def _chosen(sharing: Sharing, to: Addressee, chosen: Sequence[int]) -> list[LookbackRow]:
    """The rows that are this organisation's own; a person says which where 1c names several."""
    rows = lookback_rows(sharing.form, sharing.minimised)
    if not rows:
        raise Incomplete(
            "The form gives no hospital number outside the sections that are kept back.",
            next_step="Ask the function lead for the numbers, as a new form.",
        )
    if chosen:
        wrong = [number for number in chosen if not 1 <= number <= len(rows)]
        if wrong:
            raise Incomplete(f"There are {len(rows)} rows.", next_step=_told(rows))
        return [rows[number - 1] for number in dict.fromkeys(chosen)]
    named = organisations_at_1c(sharing.minimised)
    is_theirs = len(named) == 1 and not any(row.is_elsewhere for row in rows)
    if not is_theirs or " ".join(to.organisation.casefold().split()) not in named:
        raise ApprovalMissing(
            "The form names several organisations, or another than the addressee's: say which numbers "
            "are the addressee's own (--row).",
            next_step=_told(rows),
        )
    return list(rows)


def _told(rows: Sequence[LookbackRow]) -> str:
    """Where each number stands in the form, without the number."""
    told = (
        f"{place}: {row.place}{f', {row.patient}' if row.patient else ''}"
        for place, row in enumerate(rows, 1)
    )
    return f"Look them up in the form. {'; '.join(told)}."
