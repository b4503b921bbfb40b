"""What goes when something's time is over: every file of it, wherever people have put it.

A document is known by its hash, and by its name where somebody has edited it: the name holds our
reference. Once the released documents of a case go, nothing that bears its reference stays.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from sigdocs.inbox import gists
from sigdocs.inbox.case_files import case_file
from sigdocs.inbox.notes import notes_of
from sigdocs.inbox.originals import forget_original
from sigdocs.inbox.words import forget_words
from sigdocs.model.retention import DueForPurge, Kept
from sigdocs.workflows.desk import Desk

_REVISION = re.compile(r"-r\d{1,3}$")


def remove(desk: Desk, due: DueForPurge) -> None:
    """Remove for good what is due; what is gone already is no fault."""
    if due.kept is Kept.ORIGINALS:
        _remove_originals(desk, due)
    elif due.kept is Kept.PSEUDONYM_KEYS:
        _remove_decided(desk, due.reference)
    elif due.kept is Kept.WITHOUT_CASE:
        _forget_files(desk, due.files)
    else:
        for path in _documents(desk, due):
            path.unlink(missing_ok=True)
        for sha256 in (*due.files, *_made_from(desk, due)):
            forget_original(desk.vault, sha256)  # what was put before IG lies there too


def _remove_decided(desk: Desk, reference: str) -> None:
    """Who the people of a case are, and whatever IG decided about its words."""
    gist = case_file(gists.SHELF, reference)
    for name in desk.vault.names():
        if name.endswith(f"/{reference}.json") and name != gist:
            desk.vault.forget(name)


def _remove_originals(desk: Desk, due: DueForPurge) -> None:
    """The forms and papers of a case, what it is about, and every word kept about it."""
    reference = due.reference
    made_from = {
        sha256 for made in desk.register.documents(reference) for sha256 in made.facts.sources
    }
    _forget_files(desk, (*due.files, *sorted(made_from - _needed_elsewhere(desk, due))))
    desk.vault.forget(case_file(gists.SHELF, reference))
    for note in notes_of(desk.vault, reference):
        desk.vault.forget(note)
    for words in _words_of(desk, reference) - _words_of_others(desk, reference):
        forget_words(desk.vault, words)


def _forget_files(desk: Desk, files: tuple[str, ...]) -> None:
    """Originals, what they were called when they came, and why they were set aside."""
    for sha256 in files:
        forget_original(desk.vault, sha256)
        forget_words(desk.vault, sha256)
        for note in notes_of(desk.vault, f"file-{sha256[:12]}"):
            desk.vault.forget(note)


def _needed_elsewhere(desk: Desk, due: DueForPurge) -> set[str]:
    """Files of the case that did not become due, because another case has them too."""
    files = {file.sha256 for file in desk.register.submissions(due.reference)}
    return files - set(due.files)


def _words_of(desk: Desk, reference: str) -> set[str]:
    return {found.words for found in desk.register.conditions(reference) if found.words}


def _words_of_others(desk: Desk, reference: str) -> set[str]:
    """The same direction may stand in another case's form."""
    others = (case.reference for case in desk.register.cases() if case.reference != reference)
    return {words for other in others for words in _words_of(desk, other)}


def _documents(desk: Desk, due: DueForPurge) -> Iterator[Path]:
    """Finished documents by their hash, by their name, or by the reference of their case."""
    wanted, named = set(due.files), _stems(desk, due)
    everything = due.reference if due.kept is Kept.RELEASED else ""
    for folder in (desk.workspace.outbox, desk.workspace.restricted):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and (_is_named(path, named, everything) or _hash(path) in wanted):
                yield path


def _made_from(desk: Desk, due: DueForPurge) -> set[str]:
    """What papers of no case were made from: those of a case go with its originals."""
    made = () if due.reference else desk.register.documents()
    return {each for d in made if d.facts.sha256 in due.files for each in d.facts.sources}


def _stems(desk: Desk, due: DueForPurge) -> set[str]:
    """The names that only documents which go have: another of that name may have to stay."""
    made = [each.facts for each in desk.register.documents(due.reference or None)]
    stay = {facts.stem for facts in made if facts.sha256 not in due.files}
    return {facts.stem for facts in made if facts.sha256 in due.files} - stay


def _is_named(path: Path, stems: set[str], reference: str) -> bool:
    """Whether a file is called like one that goes, or (for a reference) bears it anywhere."""
    return _REVISION.sub("", path.stem) in stems or bool(reference and reference in str(path))


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
