"""What was issued for a meeting: read from the manifest of the last issue, written for the next.

A manifest holds references, page numbers, checksums and the head of the chain of events; no words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sigdocs.model.meetings import Pack, PackCase, PackEntry
from sigdocs.outbox import write_manifest
from sigdocs.workflows.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """An issue that is out. ``cases``: reference to the fingerprint of its minimised words.

    ``last_page`` is the last printed page number, 0 without a PDF; ``files`` name to checksum;
    ``supplements`` the edition that this issue adds to, 0 for a whole pack.
    """

    edition: int
    on: date
    cases: dict[str, str]
    last_page: int
    files: dict[str, str]
    path: Path
    supplements: int = 0

    def stands(self, pack: Pack) -> bool:
        """Whether nothing came, went or changed since."""
        return not any(self.differences(pack))

    def differences(self, pack: Pack) -> tuple[set[str], set[str], set[str]]:
        """References of the cases that came, went, or changed since."""
        now = {case.reference: _fingerprint(case) for case in pack.cases}
        changed = {r for r, mark in now.items() if self.cases.get(r, mark) != mark}
        return set(now) - set(self.cases), set(self.cases) - set(now), changed

    def held(self, pack: Pack) -> tuple[PackCase, ...]:
        """The cases of ``pack`` that were in this issue already."""
        return tuple(case for case in pack.cases if case.reference in self.cases)


def latest_issue(folder: Path, meeting: date) -> Issued | None:
    """The last issue of a meeting's papers; None where nothing is out."""
    found = [_read(path) for path in sorted(folder.glob(f"{meeting.isoformat()}-pack-manifest*"))]
    return max(found, key=lambda issue: issue.edition, default=None)


def record_issue(
    desk: Desk,
    pack: Pack,
    entries: Sequence[PackEntry],
    *,
    last_page: int,
    files: Sequence[Path],
    folder: Path,
    before: Issued | None,
) -> Path:
    """Write the manifest of an issue; the same issue again leaves the one that is there."""
    checksums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    if before is not None and before.files == checksums:
        return before.path
    cases = dict(before.cases) if before is not None and pack.supplements else {}
    cases |= {case.reference: _fingerprint(case) for case in pack.cases}
    manifest = {
        "meeting": pack.meeting.isoformat(),
        "edition": pack.edition,
        "issued": (pack.issued or desk.today).isoformat(),
        "last_page": last_page,
        "supplements": pack.supplements,
        "cases": cases,
        "pages": {e.reference: [e.first_page, e.last_page] for e in entries if e.first_page},
        "withheld": [case.reference for case in pack.withheld],
        "not_accepted": [case.reference for case in pack.not_accepted],
        "files": checksums,
        "chain_head": str(desk.register.head()),
    }
    text = json.dumps(manifest, indent=2) + "\n"
    stem = f"{pack.meeting.isoformat()}-pack-manifest-{pack.edition}"
    return write_manifest(text, folder, stem=stem)


def _read(path: Path) -> Issued:
    raw = json.loads(path.read_text("utf-8"))
    return Issued(
        edition=raw["edition"],
        on=date.fromisoformat(raw["issued"]),
        cases=raw["cases"],
        last_page=raw["last_page"],
        files=raw["files"],
        path=path,
        supplements=raw["supplements"],
    )


def _fingerprint(case: PackCase) -> str:
    words = "\x1f".join(answer.text for answer in case.form.answers)
    return hashlib.sha256(words.encode("utf-8")).hexdigest()
