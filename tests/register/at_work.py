"""Processes at work on one register: what the tests of two at once and of power cuts start."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable

from sigdocs.model.cases import AnswerFacts, CaseStatus, Disposition, FindingFacts
from sigdocs.model.documents import DocumentKind
from sigdocs.model.forms import AnswerState
from sigdocs.model.records import DocumentFacts, DocumentStatus
from sigdocs.register import open_register
from tests.register.conftest import KEY, arrived, digest, stamp

FINDINGS = (
    FindingFacts(code="missing", severity="error", question="3a", state="blank"),
    FindingFacts(code="late", severity="warning"),
)
ANSWERS = tuple(
    AnswerFacts(question=f"1{letter}", occurrence=1, state=AnswerState.ANSWERED, length=40)
    for letter in "abcdef"
)


def record_all(url: str, numbers: range) -> None:
    """Record these files one after the other, each with all that belongs to it at once."""
    with open_register(url, key=KEY, create=True, by=stamp()) as register:
        for number in numbers:
            record_one(register, number)


def record_one(register, number: int) -> None:
    """A file as a run records it: returned or accepted, with a document; accepted ones move on."""
    is_returned = number % 3 == 0
    disposition = Disposition.RETURNED if is_returned else Disposition.ACCEPTED
    by = stamp(number)
    with register.together():
        file = register.record_submission(
            arrived(number, disposition, findings=FINDINGS, answers=ANSWERS), by=by
        )
        if file.already:
            return
        if not is_returned:
            register.move(file.reference, CaseStatus.MINIMISED, by=by)
        register.record_document(letter(file.reference, number), by=by)


def letter(reference: str, number: int) -> DocumentFacts:
    return DocumentFacts(
        sha256=digest(1000 + number),
        kind=DocumentKind.RETURN_LETTER,
        status=DocumentStatus.RELEASED,
        stem=f"{reference}-return-letter",
        reference=reference,
        checks=("leaks", "structure"),
    )


def start(work: Callable[..., None], *arguments: object) -> multiprocessing.Process:
    """Start ``work`` in a process of its own."""
    process = multiprocessing.get_context("fork").Process(target=work, args=arguments)
    process.start()
    return process  # type: ignore[return-value]


def kill_after(process: multiprocessing.Process, seconds: float) -> None:
    """Cut the power of a process after some time, however far it is."""
    time.sleep(seconds)
    if process.is_alive() and process.pid:
        os.kill(process.pid, signal.SIGKILL)
    process.join()
