"""Reads a draft e-mail back: headers, text, and every attachment by the reader of its own kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from email import message_from_bytes, policy

from sigdocs.proofing.fold import Passage

Read = Callable[[bytes, str], Iterable[Passage]]


def read_message(content: bytes, read: Read) -> Iterator[Passage]:
    """Every passage of a message (RFC 5322) that a person or a program can read.

    Args:
        content: the message. read: reads an attachment's bytes by its media type.

    Raises:
        ValueError: an attachment is of a kind that nobody can read back.
    """
    message = message_from_bytes(content, policy=policy.default)
    for name, value in message.items():
        yield Passage(place=f"header {name}", text=str(value), is_page=False)
    for part in message.walk():
        if part.is_multipart():
            continue
        name = part.get_filename() or ""
        yield Passage(place="name of an attachment", text=name, is_page=False)
        if part.get_content_maintype() == "text":
            yield Passage(place="text of the message", text=str(part.get_content()))
            continue
        attached = part.get_payload(decode=True)
        if not isinstance(attached, bytes):
            raise ValueError("an attachment cannot be read")
        for passage in read(attached, part.get_content_type()):
            yield replace(passage, place=f"attachment, {passage.place}")
