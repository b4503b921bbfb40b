"""Reading, checking and minimising single files: nothing is kept, nothing leaves."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from sigdocs.errors import ReferenceWrong, Unreadable, Unsafe
from sigdocs.model.findings import ValidatedForm
from sigdocs.model.forms import ParsedForm
from sigdocs.model.minimised import MinimisedForm, Purpose
from sigdocs.model.people import PeopleTable
from sigdocs.model.personal import PersonalText
from sigdocs.model.policy import KnownOrganisation
from sigdocs.model.reviews import Ruling
from sigdocs.reference.definitions import form_definition
from sigdocs.reference.directory import known_organisations
from sigdocs.reference.workspace import find_workspace
from sigdocs.rendering.wording import say_date
from sigdocs.workflows.opening import Opened, open_form

MOST_BYTES = 50 * 1024 * 1024


def read_file(file: Path) -> ParsedForm:
    """What a form on disk says.

    Raises:
        Unreadable, NotAForm, Unsafe, NoText, OfficeMissing: see ``sigdocs.errors``.
    """
    return open_file(file).form


def open_file(file: Path) -> Opened:
    """Read one form from disk."""
    return open_form(read_bytes(file), name=PersonalText(file.name))


def read_bytes(file: Path) -> bytes:
    """The bytes of one file on disk, within bounds.

    Raises:
        Unsafe: it is too large. Unreadable: it cannot be opened.
    """
    try:
        if file.stat().st_size > MOST_BYTES:
            raise Unsafe("The file is larger than 50 MB.", next_step="Ask for the form alone.")
        return file.read_bytes()
    except OSError:
        raise Unreadable("The file cannot be opened.", next_step="Is it there?") from None


def read_password(file: Path) -> str:
    """The password in the first line of a file.

    Raises:
        Unreadable: there is none.
    """
    lines = read_bytes(file).decode("utf-8", "replace").splitlines()
    if not lines or not lines[0]:
        raise Unreadable(
            "The password file is empty.", next_step="Write the password in its first line."
        )
    return lines[0]


def check_file(
    file: Path, *, root: Path, meeting: date | None, received: date | None, today: date
) -> ValidatedForm:
    """Check a form as if it were sent: for ``meeting``, received on ``received`` or its own date."""
    opened = open_file(file)
    arrived = received or opened.sent or _file_date(file)
    workspace = find_workspace(root.resolve())
    meetings = workspace.meeting_dates if workspace else ()
    return check_form(
        opened.form, received=arrived, meetings=meetings, meeting=meeting, today=today
    )


def notes_on_sending(
    checked: ValidatedForm, *, root: Path, meeting: date | None, today: date
) -> tuple[str, ...]:
    """What a form's own date hides from whoever is about to send it: the calendar, and what day it is.

    ``meeting`` is the one that was asked about. Empty for a case that the Group has decided.
    """
    from sigdocs.reference.rules import validation_rules

    workspace = find_workspace(root.resolve())
    listed = workspace.meeting_dates if workspace else ()
    notes = []
    if meeting and listed and meeting not in listed:
        notes.append(f"The calendar has no meeting on {say_date(meeting)}.")
    goes_to, rules = checked.meeting, validation_rules()
    if goes_to is None or checked.profile.decided:
        return tuple(notes)
    by = rules.working_days.latest_receipt(goes_to, rules.notice)
    if checked.received <= by < today:
        notes.append(
            f"Sent today it would be late for the meeting on {say_date(goes_to)}: "
            f"it had to come by {say_date(by)}."
        )
    return tuple(notes)


def check_form(
    form: ParsedForm,
    *,
    received: date,
    meetings: tuple[date, ...],
    meeting: date | None,
    today: date,
) -> ValidatedForm:
    """Check a form that has been read."""
    from sigdocs.reference.rules import validation_rules
    from sigdocs.validation import validate

    return validate(
        form,
        definition=form_definition(form.kind),
        rules=validation_rules(),
        received=received,
        meetings=meetings,
        meeting=meeting,
        today=today,
    )


def minimise_file(file: Path, *, root: Path, purpose: str, recipient: str) -> MinimisedForm:
    """Minimise a form on disk for one purpose, as a case of its own.

    A recipient that is not named gets the least that any recipient gets.

    Raises:
        ReferenceWrong: the recipient is not known.
    """
    opened = open_file(file)
    day = opened.sent or _file_date(file)
    checked = check_form(opened.form, received=day, meetings=(), meeting=None, today=day)
    workspace = find_workspace(root.resolve())
    return minimise_form(
        checked,
        purpose=Purpose(purpose),
        recipient=recipient,
        people=PeopleTable(),
        organisations=known_organisations(workspace.root) if workspace else (),
    )[0]


def minimise_form(
    checked: ValidatedForm,
    *,
    purpose: Purpose,
    recipient: str,
    people: PeopleTable,
    rulings: tuple[Ruling, ...] = (),
    organisations: tuple[KnownOrganisation, ...] = (),
) -> tuple[MinimisedForm, PeopleTable]:
    """Minimise a checked form under the policy that IG owns."""
    from sigdocs.minimisation import minimise
    from sigdocs.reference.purposes import minimisation_policy

    named = purpose is Purpose.RECIPIENT and recipient
    key = recipient_key(recipient, own_letter=True) if named else ""
    return minimise(
        checked,
        purpose=purpose,
        people=people,
        policy=minimisation_policy(organisations),
        recipient=key,
        rulings=tuple(ruling for ruling in rulings if ruling.fits(purpose, key)),
    )


def recipient_key(words: str, *, own_letter: bool = False) -> str:
    """The key of the recipient that ``words`` name ("gmc", "Medical Director", "the GMC").

    ``own_letter``: the responsible officer of another body counts too, to whom no decision shares.

    Raises:
        ReferenceWrong: no recipient is called so (22); the message lists the keys.
    """
    from sigdocs.reference.recipients import recipients, responsible_officer

    known = recipients() + ((responsible_officer(),) if own_letter else ())
    wanted = words.strip().casefold().replace("_", "-")
    for recipient in known:
        names = (recipient.key, recipient.title, *recipient.aliases)
        if wanted in {name.casefold() for name in names}:
            return recipient.key
    keys = ", ".join(recipient.key for recipient in known)
    raise ReferenceWrong("No recipient is called that.", next_step=f"Use one of: {keys}.")


def _file_date(file: Path) -> date:
    return datetime.fromtimestamp(file.stat().st_mtime).astimezone().date()
