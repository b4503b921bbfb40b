"""Draft e-mails are read back too: headers, text, the attachment and its name."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

from sigdocs.model.documents import (
    EMAIL,
    DocumentKind,
    ProvenDocument,
    Removed,
    RenderedDocument,
    Watch,
)
from sigdocs.model.personal import PersonalText
from sigdocs.proofing import prove

NAME = Removed(text=PersonalText("Ottoline Brackenbury"), code="person:patient", strong=True)
WATCH = Watch(removed=(NAME,), contacts=())


def draft(*, subject: str = "Your form", text: str = "Dear colleague", name: str = "") -> bytes:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject
    message.set_content(text)
    if name:
        message.add_attachment(b"a note", maintype="text", subtype="plain", filename=name)
    return message.as_bytes()


def outcome(content: bytes) -> set[str]:
    document = RenderedDocument(
        kind=DocumentKind.RETURN_LETTER,
        media_type=EMAIL,
        content=content,
        stem="SC-2026-0001-return-email",
        title="Your form",
    )
    proven = prove(document, WATCH)
    return set() if isinstance(proven, ProvenDocument) else {f"{f.code} {f.place}" for f in proven}


def test_a_clean_draft_is_proven() -> None:
    assert outcome(draft(name="letter.txt")) == set()


def test_a_name_in_the_subject_the_text_or_an_attachments_name_is_caught() -> None:
    assert any("Subject" in f for f in outcome(draft(subject="About Ottoline Brackenbury")))
    assert any("text" in f for f in outcome(draft(text="ottoline   BRACKENBURY was seen")))
    assert any("attachment" in f for f in outcome(draft(name="Ottoline-Brackenbury.txt")))


def test_an_attachment_that_nobody_can_read_back_blocks_the_draft() -> None:
    message = EmailMessage(policy=SMTP)
    message.set_content("Dear colleague")
    message.add_attachment(b"\x00\x01", maintype="application", subtype="octet-stream")
    assert outcome(message.as_bytes()) == {"unreadable file"}
