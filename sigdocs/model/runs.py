"""What a run did with each file, and the balance that must add up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sigdocs.model.cases import Disposition
from sigdocs.model.outcomes import Written

_WORDS = {
    Disposition.ACCEPTED: "accepted",
    Disposition.RETURNED: "returned to its sender",
    Disposition.DUPLICATE: "a duplicate",
    Disposition.OUTCOME: "recorded as an outcome",
    Disposition.REVIEW: "recorded as a review",
    Disposition.HELD: "held: a person must say what it is",
    Disposition.REFUSED: "refused as unsafe",
    Disposition.FAILED: "failed",
    Disposition.STILL_ARRIVING: "still being written: run again when it has stood still",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """One file of a run. ``number`` counts the files; its name is personal text and not here.

    ``file`` is its SHA-256 where it waits for a person; its first eight letters name it to them.
    """

    number: int
    disposition: Disposition
    reference: str = ""
    file: str = ""
    code: str = ""
    message: str = ""
    exit_code: int = 0

    def words(self) -> str:
        """The line as a person reads it."""
        code = f" ({self.file[:8]})" if self.file else ""
        name = self.reference or f"file {self.number}{code}"
        return f"{name}: {_WORDS[self.disposition]}" + (f". {self.message}" if self.message else "")

    def as_object(self) -> dict[str, object]:
        """The line as a program reads it."""
        return {
            "number": self.number,
            "disposition": self.disposition.value,
            "reference": self.reference,
            "file": self.file,
            "code": self.code,
            "message": self.message,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """All lines of a run. ``arrived`` is how many files lay in the inboxes at its start.

    ``folders`` is how many folders in them nobody looked into; ``posted`` what was said of the
    letters and e-mails that went out at its end.
    """

    arrived: int
    lines: tuple[RunLine, ...]
    folders: int = 0
    posted: Written = field(default_factory=Written)

    @property
    def counts(self) -> dict[Disposition, int]:
        """How many files got each disposition."""
        counted = Counter(line.disposition for line in self.lines)
        return {disposition: counted[disposition] for disposition in Disposition}

    @property
    def adds_up(self) -> bool:
        """Whether every file that arrived has exactly one disposition."""
        return self.arrived == sum(self.counts.values())

    @property
    def exit_code(self) -> int:
        """The highest of the files; 70 where the balance does not add up."""
        if not self.adds_up:
            return 70
        return max((self.posted.exit_code, *(line.exit_code for line in self.lines)))

    def balance(self) -> str:
        """The balance line."""
        parts = [f"{n} {d.value.replace('-', ' ')}" for d, n in self.counts.items() if n]
        verdict = "adds up" if self.adds_up else "DOES NOT ADD UP"
        return f"Balance: {self.arrived} arrived = {' + '.join(parts) or '0'} ({verdict})."

    def notes(self) -> tuple[str, ...]:
        """What a person should know besides the lines."""
        if not self.folders:
            return self.posted.notes
        lies = "One folder lies" if self.folders == 1 else f"{self.folders} folders lie"
        told = f"{lies} in the inbox: what is in folders is not read. Put the files out of them."
        return (told, *self.posted.notes)

    def balance_object(self) -> dict[str, object]:
        """The balance for programs."""
        return {
            "arrived": self.arrived,
            **{d.value: n for d, n in self.counts.items()},
            "folders": self.folders,
            "adds_up": self.adds_up,
        }
