"""E-mails with the form attached: the attachment is the form, the message is kept beside it.

Standard library only (RFC 5322, MIME RFC 2045-2049). Nothing is fetched, links are not followed,
and the message's own text is not read as a form.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from sigdocs.errors import NotAForm, Unreadable, Unsafe
from sigdocs.inbox.kind import kind_of
from sigdocs.model.arrivals import AttachedForm, FileKind
from sigdocs.model.personal import PersonalText

FORM_KINDS = frozenset(
    (FileKind.DOCX, FileKind.DOC, FileKind.ODT, FileKind.PDF, FileKind.ENCRYPTED_OFFICE)
)
_MOST_PARTS = 200
_DEEPEST = 5


def open_message(content: bytes) -> AttachedForm:
    """The one form that is attached to an e-mail, with who sent it when.

    Pictures, signatures and calendar entries beside it are left alone. A forwarded message is
    looked into; its own date and sender do not count, the outer message's do.

    Raises:
        Unreadable: it is no message, or damaged.
        NotAForm: nothing attached can be a form.
        Unsafe: several attachments can be, so that a person must choose; or one has macros.
    """
    message = _message(content)
    attached = list(_attachments(message))
    if any(kind is FileKind.DOCM for _, _, kind in attached):
        raise Unsafe(
            "A document with macros is attached to the message.",
            next_step="Ask for the form without macros.",
        )
    forms = {data: name for name, data, kind in attached if kind in FORM_KINDS}
    if not forms:
        raise NotAForm("No form is attached to the message.", next_step="Ask the sender for it.")
    if len(forms) > 1:
        raise Unsafe(
            f"{len(forms)} documents are attached to the message; only one can be the form.",
            next_step="Save the form itself into the inbox.",
        )
    data, name = next(iter(forms.items()))
    return AttachedForm(
        name=PersonalText(name),
        content=data,
        sender=PersonalText(_sender(message)),
        sent=_sent(message),
    )


def _message(content: bytes) -> EmailMessage:
    if kind_of(content) is not FileKind.EML:
        raise Unreadable("The file is not an e-mail message.", next_step="Ask for it again.")
    try:
        return message_from_bytes(content, policy=policy.default)
    except (ValueError, LookupError, RecursionError):
        raise Unreadable(
            "The message is damaged.", next_step="Save the attachment itself."
        ) from None


def _attachments(message: EmailMessage, depth: int = 0) -> Iterator[tuple[str, bytes, FileKind]]:
    """Name, bytes and kind of every part that is a file, forwarded messages included."""
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS or depth > _DEEPEST:
            raise Unsafe("The message has more parts than mail has.", next_step="Do not open it.")
        if part.is_multipart():
            continue
        data = _decoded(part)
        kind = kind_of(data) if data else FileKind.EMPTY
        if kind is FileKind.EML and _file_name(part).casefold().endswith(".eml"):
            yield from _attachments(_message(data), depth + 1)
        elif data:
            yield _file_name(part), data, kind


def _decoded(part: EmailMessage) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return data if isinstance(data, bytes) else b""


def _file_name(part: EmailMessage) -> str:
    try:
        return part.get_filename() or ""
    except (ValueError, LookupError, TypeError, IndexError, AttributeError):
        return ""


def _sender(message: EmailMessage) -> str:
    try:
        return parseaddr(str(message.get("From", "")))[1]
    except (ValueError, LookupError, TypeError, IndexError, AttributeError):
        return ""


def _sent(message: EmailMessage) -> datetime | None:
    try:
        found = getattr(message.get("Date"), "datetime", None)
    except (ValueError, LookupError, TypeError, IndexError, AttributeError):
        return None
    if not isinstance(found, datetime):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
