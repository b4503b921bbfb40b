"""What was issued for a meeting: read from the manifest of the last issue, written for the next.

A manifest holds references, page numbers, checksums and the head of the chain of events; no words.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sigdocs.model.meetings import Pack, PackCase, PackEntry
from sigdocs.outbox import write_manifest
from sigdocs.workflows.desk import Desk

_REVISION = re.compile(r"-r(\d+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """An issue that is out. ``cases``: reference to the fingerprint of its minimised words.

    ``papers``: the key of a paper of the secretariat's to its fingerprint; ``front``: that of the
    agenda and its lists, ``order``: of the order of business; "" in manifests of before.
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
    papers: dict[str, str] = field(default_factory=dict)
    front: str = ""
    order: str = ""
    revision: int = 1

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing to decide on: such an edition is replaced, not added to."""
        return not self.cases and not self.papers

    def stands(self, pack: Pack) -> bool:
        """Whether nothing came, went or changed since."""
        return not any(self.differences(pack)) and self.front in ("", _front_of(pack))

    def differences(self, pack: Pack) -> tuple[set[str], set[str], set[str]]:
        """References of the cases, and papers by their numbers, that came, went, or changed."""
        now = {case.reference: _fingerprint(case) for case in pack.cases}
        now |= {_name_of(p.key): _digest(p.content) for p in pack.papers}
        before = {**self.cases, **{_name_of(key): mark for key, mark in self.papers.items()}}
        changed = {r for r, mark in now.items() if before.get(r, mark) != mark}
        return set(now) - set(before), set(before) - set(now), changed

    def has_order_of(self, pack: Pack) -> bool:
        """Whether the items of business, and so the numbers of cases, are still the same."""
        return self.order in ("", _order_of(pack))

    def held(self, pack: Pack) -> tuple[PackCase, ...]:
        """The cases of ``pack`` that were in this issue already."""
        return tuple(case for case in pack.cases if case.reference in self.cases)


def latest_issue(folder: Path, meeting: date) -> Issued | None:
    """The last issue of a meeting's papers; None where nothing is out."""
    found = [_read(path) for path in sorted(folder.glob(f"{meeting.isoformat()}-pack-manifest*"))]
    return max(found, key=lambda issue: (issue.edition, issue.revision), default=None)


def record_issue(
    desk: Desk,
    pack: Pack,
    entries: Sequence[PackEntry],
    *,
    last_page: int,
    files: Sequence[Path],
    folder: Path,
    before: Issued | None,
    whole: Pack,
) -> Path:
    """Write the manifest of an issue; the same issue again leaves the one that is there.

    ``whole``: the pack with everything that the meeting has, where ``pack`` adds to an edition.
    """
    checksums = {path.name: _digest(path.read_bytes()) for path in files}
    if before is not None and before.edition == pack.edition:
        checksums = {**before.files, **checksums}
        if before.files == checksums:
            return before.path
    is_added = before is not None and pack.supplements
    cases = dict(before.cases) if before is not None and is_added else {}
    cases |= {case.reference: _fingerprint(case) for case in pack.cases}
    papers = dict(before.papers) if before is not None and is_added else {}
    papers |= {paper.key: _digest(paper.content) for paper in pack.papers}
    manifest = {
        "meeting": pack.meeting.isoformat(),
        "edition": pack.edition,
        "issued": (pack.issued or desk.today).isoformat(),
        "last_page": last_page,
        "supplements": pack.supplements,
        "cases": cases,
        "papers": papers,
        "agenda": _front_of(whole),
        "index": _order_of(whole),
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
        papers=raw.get("papers", {}),
        front=raw.get("agenda", ""),
        order=raw.get("index", ""),
        revision=int(found[1]) if (found := _REVISION.search(path.stem)) else 1,
    )


def _front_of(pack: Pack) -> str:
    """The fingerprint of what stands before the cases: order of business, lists, actions due."""
    said = (
        *(pack.agenda, pack.time, pack.place, pack.chair, pack.attendees, pack.interests),
        *(pack.follow_up, pack.not_accepted, pack.withheld, pack.absent_papers),
        *(sorted(pack.headings.items()), sorted(pack.left_out), pack.next_meeting),
    )
    return _digest(repr(said).encode("utf-8"))


def _order_of(pack: Pack) -> str:
    kinds = [item.kind.value for item in pack.agenda]
    return _digest("\x1f".join(kinds).encode("utf-8"))


def _name_of(key: str) -> str:
    return f"paper {key}"


def _fingerprint(case: PackCase) -> str:
    words = "\x1f".join(answer.text for answer in case.form.answers)
    return _digest(words.encode("utf-8"))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
