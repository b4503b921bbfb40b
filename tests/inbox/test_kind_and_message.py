"""What a file is by its content; and e-mails with the form attached."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime, timedelta, timezone
from email.message import EmailMessage
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.errors import NotAForm, SigdocsError, Unreadable, Unsafe
from sigdocs.inbox.kind import kind_of, name_agrees
from sigdocs.inbox.message import open_message
from sigdocs.model.arrivals import FileKind

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def package(content_type: str = WORD, **parts: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if content_type:
            types = f'<Types><Override PartName="/d.xml" ContentType="{content_type}"/></Types>'
            archive.writestr("[Content_Types].xml", types)
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", FileKind.EMPTY),
        (b"\x00\n \x00", FileKind.EMPTY),
        (package(), FileKind.DOCX),
        (package(MACROS), FileKind.DOCM),
        (package()[:-40], FileKind.DOCX),
        (package("application/vnd.ms-excel.sheet.main+xml"), FileKind.OTHER_OFFICE),
        (package("", mimetype="application/vnd.oasis.opendocument.text"), FileKind.ODT),
        (
            package("", mimetype="application/vnd.oasis.opendocument.spreadsheet"),
            FileKind.OTHER_OFFICE,
        ),
        (package("", a="b"), FileKind.ZIP),
        (b"%PDF-1.7\n", FileKind.PDF),
        (b"junk before\n%PDF-1.4", FileKind.PDF),
        (OLE + "WordDocument".encode("utf-16-le"), FileKind.DOC),
        (OLE + "EncryptedPackage".encode("utf-16-le"), FileKind.ENCRYPTED_OFFICE),
        (OLE, FileKind.OTHER_OFFICE),
        (rb"{\rtf1 hello}", FileKind.RTF),
        (b"\x89PNG\r\n", FileKind.IMAGE),
        (b"\xff\xd8\xff\xe0", FileKind.IMAGE),
        (b"MZ\x90\x00", FileKind.PROGRAM),
        (b"From: a@b.example\r\nSubject: x\r\n\r\nhello", FileKind.EML),
        (b"Name: Jane\nDirector: May", FileKind.TEXT),
        ("Notification form".encode("utf-16"), FileKind.TEXT),
        (bytes(range(256)), FileKind.UNKNOWN),
    ],
)
def test_the_content_decides(content: bytes, kind: FileKind) -> None:
    assert kind_of(content) is kind


@given(
    st.binary(max_size=200), st.sampled_from([b"", b"PK\x03\x04", package()[:60], OLE, b"%PDF-"])
)
def test_any_bytes_have_a_kind(tail: bytes, head: bytes) -> None:
    assert kind_of(head + tail) in FileKind


@pytest.mark.parametrize(
    ("name", "kind", "agrees"),
    [
        ("Form.DOCX", FileKind.DOCX, True),
        ("form.pdf", FileKind.DOCX, False),
        ("form", FileKind.PDF, False),
        ("form.doc", FileKind.RTF, True),  # Word itself saves such
        ("form.docx", FileKind.TEXT, True),  # text has no ending of its own: kind alone refuses
    ],
)
def test_whether_the_name_agrees(name: str, kind: FileKind, agrees: bool) -> None:
    assert name_agrees(name, kind) is agrees


def message(
    *attachments: tuple[str, bytes], date: str = "Thu, 03 Dec 2026 16:55:00 +0100"
) -> bytes:
    mail = EmailMessage()
    mail["From"] = '"Doe, Jane" <jane.doe@trust.example>'
    mail["To"] = "secretariat@body.example"
    mail["Date"] = date
    mail["Subject"] = "Concern about someone"
    mail.set_content("Please find the form attached.")
    for name, content in attachments:
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def test_the_attached_form_and_who_sent_it_when() -> None:
    form = open_message(message(("logo.png", b"\x89PNG"), ("Jané form.docx", package())))
    assert form.content == package()
    assert form.name.reveal() == "Jané form.docx"
    assert form.sender.reveal() == "jane.doe@trust.example"
    assert form.sent == datetime(2026, 12, 3, 16, 55, tzinfo=timezone(timedelta(hours=1)))
    assert "jane" not in repr(form).lower()


def test_a_forwarded_message_is_looked_into_and_the_outer_date_counts() -> None:
    inner = message(("form.pdf", b"%PDF-1.7 x"), date="Mon, 02 Nov 2026 08:00:00 +0000")
    form = open_message(message(("fwd.eml", inner)))
    assert form.content == b"%PDF-1.7 x"
    assert form.sent is not None
    assert form.sent.astimezone(UTC).date().isoformat() == "2026-12-03"


def test_the_same_form_attached_twice_is_one() -> None:
    assert open_message(message(("a.docx", package()), ("b.docx", package()))).content == package()


@pytest.mark.parametrize(
    ("attachments", "error"),
    [
        ((), NotAForm),
        ((("note.txt", b"Name: Jane"),), NotAForm),
        ((("a.docx", package()), ("b.pdf", b"%PDF-1.7")), Unsafe),
        ((("a.docm", package(MACROS)),), Unsafe),
        ((("a.docx", package()), ("b.docm", package(MACROS))), Unsafe),
    ],
)
def test_no_form_or_more_than_one_is_refused(
    attachments: tuple[tuple[str, bytes], ...], error: type
) -> None:
    with pytest.raises(error) as raised:
        open_message(message(*attachments))
    assert "jane" not in str(raised.value).lower()


def test_what_is_no_message_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        open_message(b"hello")


def test_a_message_without_a_date_has_none() -> None:
    assert open_message(message(("a.docx", package()), date="some day")).sent is None


@given(st.data())
def test_a_damaged_message_is_read_or_refused(data: st.DataObject) -> None:
    raw = bytearray(message(("a.docx", package())))
    for _ in range(data.draw(st.integers(1, 30))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    refused, attached = None, None
    try:
        attached = open_message(bytes(raw))
    except SigdocsError as problem:
        refused = problem
    assert (refused is None) is (attached is not None and len(attached.content) > 0)
    assert refused is None or (refused.exit_code in (10, 11, 13) and refused.next_step)
